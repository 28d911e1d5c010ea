"""Which words of a plan a finding is about: the value at a path of the model → line, column and length in the file."""

import re
from collections.abc import Iterator
from functools import lru_cache, partial
from typing import NamedTuple

from zi_docs.plan.sunting import Halaman, Ruas, Skalar, scalar
from zi_docs.plan.yaml import Berkas, Isi, Jalur, Letak


class Simpul(NamedTuple):
    """A value of the tree, as a path of the model leads to it."""

    jalur: Jalur
    """The steps that the tree has."""
    letak: Letak
    isi: Isi
    baris: int
    """Which line of the text is meant, where the model takes a text for a list of lines."""


class Penunjuk:
    """Finds values and words in one file."""

    def __init__(self, berkas: Berkas) -> None:
        self.berkas = berkas
        self.halaman = Halaman(berkas.teks)
        self._scalar = lru_cache(maxsize=8)(partial(scalar, self.halaman.teks))

    def node(self, jalur: Jalur) -> Simpul:
        """Return what stands at a path; steps that only the model has, such as `butir` of a plain list, are skipped."""
        letak, isi, baris = self.berkas.letak, self.berkas.isi, 0
        ada: Jalur = ()
        di_sini: Isi = isi
        for langkah in jalur:
            bawah = letak.turun(langkah)
            if bawah is not None:
                letak, ada = bawah, (*ada, langkah)
                di_sini = di_sini[langkah]  # type: ignore[index]
            elif isinstance(langkah, int):
                baris = langkah
        return Simpul(ada, letak, di_sini, baris if isinstance(di_sini, str) else 0)

    def text(self, letak: Letak, isi: str) -> Skalar | None:
        """Return the text at a place with where its characters stand; a long one with many findings is read once."""
        return self._scalar(self.halaman.index(letak.baris, letak.kolom), isi)

    def words(self, jalur: Jalur, kutip: str, bentang: tuple[int, int] | None) -> tuple[int, int, int] | None:
        """Return line, column and length of quoted words, or of all words of the value; None when it is no text.

        `bentang` says where they stand in the value as the model has it.
        """
        simpul = self.node(jalur)
        for letak, nilai in _texts(simpul.isi, simpul.letak):
            di = _span(nilai, kutip)
            if nilai is simpul.isi:
                di = _shifted(bentang, _start(nilai, simpul.baris), len(nilai)) or di or (0, len(nilai))
            if di and (skalar := self.text(letak, nilai)):
                return self._shown(skalar.span(di))
        return None

    def _shown(self, ruas: Ruas) -> tuple[int, int, int]:
        """Return line, column and length on that line of a stretch."""
        baris, kolom = self.halaman.place(ruas.awal)
        sisa = len(self.halaman.line(baris)) - kolom + 1
        return baris, kolom, max(1, min(ruas.akhir - ruas.awal, sisa))


def _texts(isi: Isi, letak: Letak) -> Iterator[tuple[Letak, str]]:
    """Yield every text of a value in the order of the file."""
    if isinstance(isi, str):
        yield letak, isi
        return
    anak = isi.items() if isinstance(isi, dict) else enumerate(isi or ())
    for langkah, satu in anak:
        if bawah := letak.turun(langkah):
            yield from _texts(satu, bawah)


def _start(nilai: str, baris: int) -> int:
    """Return where the model's text begins in a value: behind blanks, and in the line that is meant."""
    mulai = len(nilai) - len(nilai.lstrip())
    for _ in range(baris):
        mulai = nilai.find("\n", mulai) + 1
    return mulai + len(nilai[mulai:]) - len(nilai[mulai:].lstrip())


def _shifted(bentang: tuple[int, int] | None, mulai: int, panjang: int) -> tuple[int, int] | None:
    """Return a stretch of the model's text as one of the value; None where the value is another text."""
    return (bentang[0] + mulai, bentang[1] + mulai) if bentang and bentang[1] + mulai <= panjang else None


@lru_cache(maxsize=1 << 11)
def _span(nilai: str, kutip: str) -> tuple[int, int] | None:
    cari = re.escape(kutip.strip()).replace(r"\ ", r"\s+")
    pola = (rf"(?<!\w){cari}(?!\w)", cari, f"(?i:{cari})") if cari else ()
    return next((found.span() for satu in pola if (found := re.search(satu, nilai))), None)
