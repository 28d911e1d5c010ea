"""Plan → every text of the decree with its facts filled in, and the place where each was written."""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from zi_docs.compose.ingatan import node_facts
from zi_docs.compose.keputusan import Penyusun
from zi_docs.compose.pejabat import DaftarPejabat
from zi_docs.compose.teks import fact_names, literal, spans
from zi_docs.compose.terbatas import MenurutBenda, Terbatas
from zi_docs.errors import ComposeError, DataError, Masalah
from zi_docs.models.bentuk import Bentuk
from zi_docs.models.butir import Butir
from zi_docs.models.keputusan import TANPA, Diktum
from zi_docs.models.lampiran import (
    Anggota,
    Kelompok,
    Kolom,
    Lampiran,
    LampiranPersonalia,
    LampiranTeks,
    Simpul,
    kunci_kolom,
)
from zi_docs.models.naskah import Teks
from zi_docs.models.plan import Plan
from zi_docs.models.satker import Satker
from zi_docs.rujukan import Rujukan

Jalur = tuple[str | int, ...]
_BANYAK: Final = 1 << 12
"""How many texts without facts are remembered, which most plans of a batch share; a quarter of it of others."""


class Tulisan(NamedTuple):
    """One text of the decree, finished.

    The plans of a batch share it: as long as it is remembered it is the same object in all that have the same words in
    the same place, filled with the same facts.
    """

    jalur: Jalur
    bagian: str
    """judul, menimbang, mengingat, memperhatikan, diktum, lampiran, penutup, pejabat, redaksi or isian."""
    peran: str
    """What it is there: isi, akhir, label, judul, kepala, bagian, nomor, nama, jabatan …, or the key of its column."""
    mentah: str
    """As the plan has it; '' where the engine composed it."""
    teks: Teks
    polos: str
    """The finished words, spaces as typed but never unbreakable."""

    @property
    def baku(self) -> bool:
        """Whether the engine composed it, so that no person can have mistyped it."""
        return not self.mentah


@dataclass(frozen=True, slots=True)
class Bacaan:
    """A decree as it is read: the plan with its people found, its office, its facts, its texts in order."""

    plan: Plan
    satker: Satker
    fakta: Mapping[str, str]
    teks: tuple[Tulisan, ...]
    kolom: tuple[tuple[Kolom, ...], ...]
    """Columns of each annex, () for free text."""


def read(plan: Plan, rujukan: Rujukan) -> Bacaan:
    """Return the texts of a plan in the order of the decree; number and date are the plan's, dots where it has none.

    Raises ComposeError when the office is unknown; other mistakes of composition are left to `compose`.
    """
    try:
        satker = rujukan.satker(plan.satker)
    except DataError as salah:
        raise ComposeError([Masalah(salah.pesan, salah.saran, jalur=("satker",), nilai=plan.satker.kode)]) from None
    pejabat = DaftarPejabat(plan.pejabat)
    plan = pejabat.resolve(plan)
    pembaca = _Pembaca(plan, Penyusun(plan, rujukan, satker, Bentuk.ASLI, pejabat), pejabat)
    kolom = tuple(_columns(satu, rujukan) for satu in plan.lampiran)
    return Bacaan(plan, satker, pembaca.fakta, tuple(pembaca.read()), kolom)


def _columns(lampiran: Lampiran, rujukan: Rujukan) -> tuple[Kolom, ...]:
    if isinstance(lampiran, LampiranTeks):
        return ()
    try:
        return rujukan.susunan(lampiran.kolom)
    except DataError:
        return ()


class _Pembaca:
    """Walks a plan in the order of the decree."""

    def __init__(self, plan: Plan, penyusun: Penyusun, pejabat: DaftarPejabat) -> None:
        self._plan = plan
        self._penyusun = penyusun
        self._isian = penyusun.isian
        self._pejabat = pejabat

    @property
    def fakta(self) -> Mapping[str, str]:
        return self._isian.fakta

    def read(self) -> Iterator[Tulisan]:
        plan = self._plan
        yield self._text(plan.tentang, ("tentang",), "judul", "tentang")
        yield from self._considerations()
        for n, dasar in enumerate(plan.mengingat):
            jalur: Jalur = ("mengingat", n)
            yield _made(jalur, "mengingat", "isi", dasar.isi or "", self._penyusun.citation(dasar, jalur))
        for n, butir in enumerate(plan.memperhatikan):
            yield from self._noted(butir, ("memperhatikan", n))
        yield from self._diktum()
        for n, satu in enumerate(plan.lampiran):
            yield from self._annex(satu, ("lampiran", n))
        yield from self._closing()
        yield from self._own_words()

    def _text(self, mentah: str, jalur: Jalur, bagian: str, peran: str) -> Tulisan:
        if "{{" not in mentah:
            return _plain(jalur, bagian, peran, mentah)
        kunci = jalur, bagian, peran, mentah, tuple([self.fakta.get(nama) for nama in fact_names(mentah)])
        return _BERFAKTA.get(kunci) or _BERFAKTA.keep(
            kunci, _made(jalur, bagian, peran, mentah, self._isian.teks(mentah, jalur))
        )

    def _considerations(self) -> Iterator[Tulisan]:
        menimbang = self._plan.menimbang
        for n, butir in enumerate(menimbang.butir):
            yield from self._butir(butir, ("menimbang", "butir", n), "menimbang", "isi")
        if menimbang.penutup is None:
            yield _made(("menimbang", "penutup"), "menimbang", "penutup", "", self._penyusun.text("menimbang_penutup"))
        elif menimbang.penutup != TANPA:
            yield self._text(menimbang.penutup, ("menimbang", "penutup"), "menimbang", "penutup")

    def _diktum(self) -> Iterator[Tulisan]:
        for n, diktum in enumerate(self._plan.diktum):
            jalur: Jalur = ("diktum", n)
            if diktum.label:
                yield _made((*jalur, "label"), "diktum", "label", diktum.label, spans(literal(diktum.label)))
            if diktum.baku and not diktum.isi:
                yield _made(jalur, "diktum", "isi", "", self._penyusun.formula(diktum.baku))
            yield from self._butir(diktum, jalur, "diktum", "isi")

    def _butir(self, butir: Butir | Diktum, jalur: Jalur, bagian: str, peran: str) -> Iterator[Tulisan]:
        if butir.isi:
            yield self._text(butir.isi, (*jalur, "isi"), bagian, peran)
        for n, anak in enumerate(butir.rincian):
            rincian = peran if bagian == "lampiran" else "rincian"
            yield from self._butir(anak, (*jalur, "rincian", n), bagian, rincian)
        if butir.akhir:
            yield self._text(butir.akhir, (*jalur, "akhir"), bagian, "akhir" if bagian != "lampiran" else peran)

    def _noted(self, butir: Butir, jalur: Jalur) -> Iterator[Tulisan]:
        kutipan = self._penyusun.minutes(butir, jalur)
        if kutipan is None:
            yield from self._butir(butir, jalur, "memperhatikan", "isi")
        else:
            yield _made(jalur, "memperhatikan", "isi", "", kutipan)

    def _annex(self, lampiran: Lampiran, jalur: Jalur) -> Iterator[Tulisan]:
        yield self._text(lampiran.judul, (*jalur, "judul"), "lampiran", "judul")
        for n, satu in enumerate(lampiran.kepala or ()):
            yield self._text(satu, (*jalur, "kepala", n), "lampiran", "kepala")
        if isinstance(lampiran, LampiranTeks):
            for n, butir in enumerate(lampiran.isi):
                yield from self._butir(butir, (*jalur, "isi", n), "lampiran", "isi")
        elif isinstance(lampiran, LampiranPersonalia):
            yield from self._people(lampiran.anggota, jalur)
            yield from self._groups(lampiran.kelompok, jalur)
        else:
            yield from self._rows(lampiran.isi, (*jalur, "isi"))

    def _rows(self, simpul: tuple[Simpul, ...], jalur: Jalur) -> list[Tulisan]:
        hasil: list[Tulisan] = []
        for n, satu in enumerate(simpul):
            hasil += self._row(satu, (*jalur, n))
        return hasil

    def _row(self, satu: Simpul, jalur: Jalur) -> tuple[Tulisan, ...]:
        """Return the texts of a node and of all below it."""
        kunci = node_key(satu, jalur, self.fakta)
        ada = _SIMPUL.get(satu, kunci)
        return _SIMPUL.keep(satu, tuple(self._row_texts(satu, jalur)), kunci) if ada is None else ada

    def _row_texts(self, satu: Simpul, jalur: Jalur) -> Iterator[Tulisan]:
        if satu.bagian is not None:
            yield self._text(satu.bagian, (*jalur, "bagian"), "lampiran", "bagian")
        for kunci, butir in satu.sel.items():
            yield from self._butir(butir, (*jalur, kunci), "lampiran", kunci_kolom(kunci))
        for urut, butir in enumerate(satu.urut):
            yield from self._butir(butir, (*jalur, "urut", urut), "lampiran", f"kolom {urut + 1}")
        yield from self._rows(satu.isi, (*jalur, "isi"))

    def _groups(self, kelompok: tuple[Kelompok, ...], jalur: Jalur) -> Iterator[Tulisan]:
        for n, satu in enumerate(kelompok):
            di_sini = (*jalur, "kelompok", n)
            yield self._text(satu.nama, (*di_sini, "nama"), "lampiran", "bagian")
            yield from self._people(satu.anggota, di_sini)
            yield from self._groups(satu.kelompok, di_sini)

    def _people(self, anggota: tuple[Anggota, ...], jalur: Jalur) -> Iterator[Tulisan]:
        for n, satu in enumerate(anggota):
            di_sini = (*jalur, "anggota", n)
            for kunci, nilai in self._pejabat.member(satu, di_sini).items():
                yield self._text(nilai, (*di_sini, kunci), "lampiran", kunci)

    def _closing(self) -> Iterator[Tulisan]:
        penutup = self._plan.penutup
        if penutup.tempat:
            jalur: Jalur = ("penutup", "tempat")
            yield _made(jalur, "penutup", "tempat", penutup.tempat, spans(literal(penutup.tempat)))
        for kunci in ("penanda_tangan", "pengesah"):
            orang = getattr(penutup, kunci)
            if orang.nama:
                yield _made(
                    ("penutup", kunci, "nama"), "penutup", f"nama {kunci}", orang.nama, spans(literal(orang.nama))
                )
            for medan in ("jabatan", "unit"):
                for n, satu in enumerate(getattr(orang, medan, ())):
                    yield self._text(satu, ("penutup", kunci, medan, n), "penutup", f"{medan} {kunci}")
        if penutup.pengesah.pengantar:
            yield self._text(penutup.pengesah.pengantar, ("penutup", "pengesah", "pengantar"), "penutup", "pengantar")

    def _own_words(self) -> Iterator[Tulisan]:
        for n, orang in enumerate(self._plan.pejabat):
            yield _made(("pejabat", n, "nama"), "pejabat", "nama", orang.nama, spans(literal(orang.nama)))
            for m, satu in enumerate(orang.jabatan):
                yield self._text(satu, ("pejabat", n, "jabatan", m), "pejabat", "jabatan")
        for nama, nilai in self._plan.redaksi.model_dump(exclude_none=True).items():
            for n, satu in enumerate([nilai] if isinstance(nilai, str) else nilai):
                jalur: Jalur = ("redaksi", nama) if isinstance(nilai, str) else ("redaksi", nama, n)
                yield self._text(satu, jalur, "redaksi", nama)
        for nama, nilai in self._plan.isian.items():
            yield self._text(nilai, ("isian", nama), "isian", nama)


def node_key(simpul: Simpul, jalur: Jalur, fakta: Mapping[str, str]) -> Hashable:
    """Return what the texts of a node of a table depend on, besides the node itself."""
    return jalur, *[fakta.get(nama) for nama in node_facts(simpul)]


_BERFAKTA: Final = Terbatas[Tulisan](_BANYAK // 4)
_SIMPUL: Final = MenurutBenda[tuple[Tulisan, ...]](_BANYAK // 4)


@lru_cache(maxsize=_BANYAK)
def _plain(jalur: Jalur, bagian: str, peran: str, mentah: str) -> Tulisan:
    return _new(jalur, bagian, peran, mentah, spans(mentah))


def _made(jalur: Jalur, bagian: str, peran: str, mentah: str, teks: Teks) -> Tulisan:
    return (_new if "{{" in mentah else _same)(jalur, bagian, peran, mentah, teks)


def _new(jalur: Jalur, bagian: str, peran: str, mentah: str, teks: Teks) -> Tulisan:
    return Tulisan(jalur, bagian, peran, mentah, teks, teks.polos.replace("\u00a0", " ").replace("\u200b", ""))


_same = lru_cache(maxsize=_BANYAK)(_new)
