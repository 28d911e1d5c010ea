"""Butir → paragraphs: lists nested as the law nests them, endings and conjunctions supplied where they were not typed.

Sources: UU 12/2011 Lampiran II, 87 (levels a. 1. a) 1), at most four, `;`, a colon before a list), 88-91 (dan, atau).
"""

from collections.abc import Iterator
from functools import lru_cache

from zi_docs.compose.teks import Isian, akhiri, loosened, spans
from zi_docs.models.butir import Butir, Penomoran
from zi_docs.models.keputusan import Diktum
from zi_docs.models.naskah import KOSONG, Daftar, Gaya, Paragraf, Sel, Teks

_TINGKAT_TERDALAM = 3
_RINCIAN: dict[Penomoran, Gaya] = {
    "huruf": Gaya.RINCIAN_HURUF,
    "angka": Gaya.RINCIAN_ANGKA,
    "strip": Gaya.RINCIAN_STRIP,
    "tanpa": Gaya.URAIAN,
}
_SEL: dict[Penomoran, Gaya] = {
    "huruf": Gaya.SEL_HURUF,
    "angka": Gaya.SEL_ANGKA,
    "strip": Gaya.SEL_STRIP,
    "tanpa": Gaya.SEL,
}
_BERIKUT: dict[Penomoran, Penomoran] = {
    "huruf": "angka",
    "angka": "huruf",
    "strip": "strip",
    "tanpa": "tanpa",
}


class Perinci:
    """Turns Butir into paragraphs; gives every list of the document a number of its own."""

    def __init__(self, isian: Isian) -> None:
        self.isian = isian
        self.nomor = 0
        """The number of the last list."""

    def kalimat(
        self,
        butir: Butir | Diktum,
        jalur: tuple[str | int, ...],
        gaya: Gaya,
        tanda: str = ".",
        kalimat: Teks | None = None,
    ) -> list[Paragraf]:
        """Return a sentence with its list, ending in `tanda`; the list starts with letters (Lampiran II, 87 b).

        `kalimat` is the sentence when it is not the words of `butir`.
        """
        teks = self.isian.teks(butir.isi, (*jalur, "isi")) if kalimat is None else kalimat
        teks = akhiri(teks, ":" if butir.rincian else tanda)
        dalam = 1 if gaya in {Gaya.MENIMBANG, Gaya.MENGINGAT, Gaya.MEMPERHATIKAN} else 0
        penomoran: Penomoran = "angka" if gaya is Gaya.MENIMBANG else "huruf"
        if butir.isi and not teks.polos.strip() and not self.isian.masalah:
            self.isian.catat("kalimat ini menjadi kosong", jalur, "periksa isian di dalamnya", butir.isi)
        hasil = [Paragraf(teks, gaya)] if teks else []
        hasil += self._rincian(butir, jalur, butir.penomoran or penomoran, dalam, tanda)
        return hasil

    def sel(self, butir: Butir, jalur: tuple[str | int, ...], gaya: Gaya) -> Sel:
        """Return a table cell, as typed: a line each, then the list, then what closes it."""
        if is_line(butir):
            return _alone(self.isian.markup(butir.isi.strip(), (*jalur, "isi")), gaya)
        hasil = [Paragraf(teks, gaya) for teks in self._alinea(butir.isi, (*jalur, "isi"))]
        hasil += self._daftar_sel(butir, jalur, 0, gaya)
        return Sel(tuple(hasil) or (Paragraf(KOSONG, gaya),))

    def teks_bebas(self, butir: Butir, jalur: tuple[str | int, ...]) -> list[Paragraf]:
        """Return free text: paragraphs as typed, then the list with the endings of a sentence."""
        if not butir.rincian:
            alinea = self._alinea(butir.isi, (*jalur, "isi")), self._alinea(butir.akhir or "", (*jalur, "akhir"))
            return [Paragraf(teks, Gaya.URAIAN) for bagian in alinea for teks in bagian]
        return self.kalimat(butir, jalur, Gaya.URAIAN)

    def _next(self, butir: Butir | Diktum) -> int:
        """Return the number of a list; 0 where there is none."""
        self.nomor += bool(butir.rincian)
        return self.nomor if butir.rincian else 0

    def _alinea(self, mentah: str, jalur: tuple[str | int, ...]) -> Iterator[Teks]:
        for satu in mentah.split("\n"):
            if satu.strip():
                yield loosened(self.isian.teks(satu.strip(), jalur))

    def _daftar_sel(self, butir: Butir, jalur: tuple[str | int, ...], dalam: int, gaya: Gaya) -> Iterator[Paragraf]:
        penomoran: Penomoran = butir.penomoran or ("angka" if dalam % 2 == 0 else "huruf")
        nomor = self._next(butir)
        for urut, anak in enumerate(butir.rincian):
            di_sini = (*jalur, "rincian", urut)
            if self._terlalu_dalam(dalam, di_sini):
                return
            teks = loosened(self.isian.teks(anak.isi, (*di_sini, "isi")))
            yield Paragraf(teks, _SEL[penomoran], None if penomoran == "tanpa" else Daftar(nomor, dalam))
            yield from self._daftar_sel(anak, di_sini, dalam + 1, gaya)
        if butir.akhir:
            yield Paragraf(self.isian.teks(butir.akhir, (*jalur, "akhir")), gaya)

    def _rincian(
        self, butir: Butir | Diktum, jalur: tuple[str | int, ...], penomoran: Penomoran, dalam: int, tanda: str
    ) -> Iterator[Paragraf]:
        nomor = self._next(butir)
        for urut, anak in enumerate(butir.rincian):
            di_sini = (*jalur, "rincian", urut)
            if self._terlalu_dalam(dalam, di_sini):
                return
            penutup = _ending(butir, urut, tanda)
            teks = akhiri(self.isian.teks(anak.isi, (*di_sini, "isi")), ":" if anak.rincian else penutup)
            yield Paragraf(teks, _RINCIAN[penomoran], None if penomoran == "tanpa" else Daftar(nomor, dalam))
            turunan = anak.penomoran or _BERIKUT[penomoran]
            yield from self._rincian(anak, di_sini, turunan, dalam + 1, penutup)
        if butir.akhir:
            yield Paragraf(akhiri(self.isian.teks(butir.akhir, (*jalur, "akhir")), tanda), Gaya.URAIAN)

    def _terlalu_dalam(self, dalam: int, jalur: tuple[str | int, ...]) -> bool:
        if dalam <= _TINGKAT_TERDALAM:
            return False
        self.isian.catat(
            "rincian lebih dari empat tingkat",
            jalur,
            "pecah menjadi diktum atau butir lain (UU 12/2011 Lampiran II angka 87 huruf h)",
        )
        return True


def is_line(butir: Butir) -> bool:
    """Say whether a text is one line without a list."""
    return not (butir.rincian or butir.akhir or "\n" in butir.isi)


@lru_cache(maxsize=1 << 10)
def _alone(markup: str, gaya: Gaya) -> Sel:
    """Return a cell of one line, whose facts are filled in; the same object for the same words."""
    return Sel((Paragraf(loosened(spans(markup)), gaya),))


def _ending(butir: Butir | Diktum, urut: int, tanda: str) -> str:
    """Return what ends sub-point `urut`: `;`, then `; dan`, at the last `tanda` or a comma before closing words."""
    sisa = len(butir.rincian) - 1 - urut
    if sisa == 0:
        return "," if butir.akhir else tanda
    if sisa == 1 and butir.sambung != "tanpa":
        return f"; {butir.sambung or 'dan'}"
    return ";"
