"""The tables of a plan as their reader sees them: sections, rows with what merged cells lend them, cells, lists."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from zi_docs import bahasa
from zi_docs.compose.bacaan import node_key
from zi_docs.compose.terbatas import MenurutBenda, Terbatas
from zi_docs.models.butir import Butir
from zi_docs.models.lampiran import (
    Anggota,
    Kelompok,
    Kolom,
    LampiranPersonalia,
    LampiranTabel,
    LampiranTeks,
    PenomoranBaris,
    Simpul,
    TingkatBagian,
    kunci_kolom,
)
from zi_docs.rules.aturan import Jalur
from zi_docs.rules.pola import pattern

if TYPE_CHECKING:
    from zi_docs.compose import Tulisan
    from zi_docs.rules.subjek import Subject

TELITI = "ketelitian naskah (tidak ada ketentuan tertulis)"
"""The source of rules that no law states: what a table says must be whole and must not contradict itself."""

_JADWAL = frozenset(
    (
        *("target_waktu", "target_waktu_pelaksanaan", "pelaksanaan", "pelaksanaan_bulan", "jadwal"),
        *("jadwal_pelaksanaan", "waktu_pelaksanaan", "waktu", "bulan"),
    )
)
_CAPAIAN = frozenset({"target_capaian", "capaian"})
_NOMOR = frozenset({"no", "nomor", "no_urut", "nomor_urut"})
_KEMIRIPAN = 0.7
_KUTIPAN = 90
_MASA = pattern(rf"(?i)(?:tw|triwulan|semester|smt|minggu|{'|'.join(bahasa.BULAN)}|[ivx]+|\d+)\b")
_SPASI = pattern(r"\s+")


class Lajur(NamedTuple):
    """One column that holds cells; a month grid is one."""

    nama: str
    judul: str
    jenis: str
    penomoran: PenomoranBaris | None
    jadwal: bool
    """Whether it says when."""
    capaian: bool
    """Whether it says how much."""
    berderet: bool
    """Whether it is one of several of a kind, such as quarters, of which a row fills those that it needs."""


class Sel(NamedTuple):
    """One cell as it stands in the plan."""

    kolom: Lajur
    jalur: Jalur
    butir: Butir
    teks: "tuple[Tulisan, ...]"
    """Its texts in order; none when the cell is empty."""
    polos: str
    """All its words."""
    ringkas: str
    """Its words for comparison: small letters, single spaces, no full stop at the end."""


class Ruas(NamedTuple):
    """A node of the tree: a section (or group of people) when it has a title, else a row with what is below it."""

    jalur: Jalur
    judul: "Tulisan | None" = None
    nomor: str | None = None
    """The number typed for it."""
    sel: tuple[Sel, ...] = ()
    """Its own cells in the order of the columns."""
    anak: "tuple[Ruas, ...]" = ()


class Baris(NamedTuple):
    """One row of the printed table."""

    ruas: Ruas
    bagian: tuple[Ruas, ...]
    """The sections it stands in, from the outermost."""
    sel: Mapping[str, Sel]
    """Its cells that say something, by column, with those merged down to it."""


class Daftar(NamedTuple):
    """What is numbered together: the nodes of one section, or of the whole table."""

    tingkat: int
    induk: Ruas | None
    ruas: tuple[Ruas, ...]

    @property
    def bagian(self) -> tuple[Ruas, ...]:
        """The sections among them."""
        return tuple(satu for satu in self.ruas if satu.judul is not None)

    @property
    def baris(self) -> tuple[Ruas, ...]:
        """The rows among them, each with the rows under it."""
        return tuple(satu for satu in self.ruas if satu.judul is None)


@dataclass(frozen=True, eq=False)
class Tabel:
    """One annex with a table."""

    jalur: Jalur
    lampiran: LampiranTabel | LampiranPersonalia
    judul: str
    kolom: tuple[Lajur, ...]
    akar: tuple[Ruas, ...]
    baris: tuple[Baris, ...]
    sel: tuple[Sel, ...]
    """Every cell of the plan once, in order."""

    @property
    def rencana(self) -> bool:
        """Whether it is an action plan."""
        return self.lampiran.jenis == "rencana aksi"

    @cached_property
    def letak(self) -> Mapping[Jalur, int]:
        """Which cell each text stands in."""
        return {teks.jalur: n for n, satu in enumerate(self.sel) for teks in satu.teks}

    @cached_property
    def bernomor(self) -> Lajur | None:
        """The column that counts the rows."""
        return next((k for k in self.kolom if k.penomoran), None)

    @cached_property
    def kolom_nomor(self) -> Lajur | None:
        """The column of numbers, counted or typed."""
        ketikan = next((k for k in self.kolom[:1] if kunci_kolom(k.judul) in _NOMOR), None)
        return self.bernomor or ketikan

    @cached_property
    def isian(self) -> tuple[Lajur, ...]:
        """The columns that people fill, without that of numbers."""
        nomor = self.kolom_nomor
        return tuple(k for k in self.kolom if k is not nomor)

    @cached_property
    def daftar(self) -> tuple[Daftar, ...]:
        """What is numbered together, top first."""
        return tuple(_lists(self.akar, 0, None))

    @cached_property
    def isi(self) -> tuple[tuple[str, ...], ...]:
        """The words of each row in the columns that people fill, for comparison."""
        return tuple(content(satu, self.isian) for satu in self.baris)

    @cached_property
    def menurut_kolom(self) -> Mapping[Lajur, tuple[Sel, ...]]:
        """The cells that say something by their column."""
        hasil: dict[Lajur, list[Sel]] = {satu: [] for satu in self.kolom}
        for sel in self.sel:
            if sel.ringkas or sel.polos.strip():
                hasil[sel.kolom].append(sel)
        return {kolom: tuple(isi) for kolom, isi in hasil.items()}

    def label(self, tingkat: int, urut: int, ruas: Ruas) -> str:
        """Return the number of a section as it is printed; `urut` counts from 1."""
        return ruas.nomor if ruas.nomor is not None else number(self.numbering(tingkat), urut)

    def numbering(self, tingkat: int) -> PenomoranBaris:
        """Return how the sections of a level are numbered."""
        semua = self.lampiran.bagian or (TingkatBagian(penomoran="tanpa"),)
        return semua[min(tingkat, len(semua) - 1)].penomoran


def content(baris: Baris, kolom: Iterable[Lajur]) -> tuple[str, ...]:
    """Return the words of a row in some columns, for comparison."""
    sel = baris.sel
    return tuple([sel[satu.nama].ringkas if satu.nama in sel else "" for satu in kolom])


def number(penomoran: PenomoranBaris | None, urut: int) -> str:
    """Return the automatic number of a row or a section, '' for none."""
    if penomoran == "romawi":
        return bahasa.romawi(urut) if urut < 4000 else ""  # noqa: PLR2004 - Roman numerals end there
    return bahasa.huruf(urut) if penomoran == "huruf" else str(urut) if penomoran == "angka" else ""


@lru_cache(maxsize=1 << 12)
def normal(teks: str) -> str:
    """Return words for comparison: small letters, single spaces, no full stop at the end."""
    return _SPASI.sub(" ", teks).strip(" .;,").casefold()


def short(teks: str) -> str:
    """Return words on one line as a message quotes them: the first of many."""
    sebaris = " ".join(teks[: 2 * _KUTIPAN].split())
    return f"{sebaris[:_KUTIPAN].rsplit(' ', 1)[0]} …" if len(sebaris) > _KUTIPAN else sebaris


@lru_cache(maxsize=1 << 12)
def likeness(satu: str, lain: str) -> float:
    """Return how alike two words are, 0 to 1; 0 for words that are not alike at all."""
    from difflib import SequenceMatcher

    pencocok = SequenceMatcher(None, satu, lain, autojunk=False)
    mungkin = pencocok.real_quick_ratio() >= _KEMIRIPAN and pencocok.quick_ratio() >= _KEMIRIPAN
    return pencocok.ratio() if mungkin else 0.0


def _lanes(kolom: tuple[Kolom, ...], *, bawah: bool = False) -> Iterator[Lajur]:
    """Yield the columns that hold cells; `bawah`: they stand under a heading of their own."""
    for satu in kolom:
        if satu.kolom:
            yield from _lanes(satu.kolom, bawah=True)
            continue
        nama = satu.nama
        arti = {nama, kunci_kolom(satu.judul)} if satu.jenis == "teks" else set[str]()
        yield Lajur(
            nama,
            satu.judul,
            satu.jenis,
            satu.penomoran,
            jadwal=satu.jenis in {"jadwal", "kisi"} or not arti.isdisjoint(_JADWAL),
            capaian=satu.jenis == "capaian" or not arti.isdisjoint(_CAPAIAN),
            berderet=(bawah and len(kolom) > len("ab")) or bool(_MASA.match(satu.judul)),
        )


@lru_cache(maxsize=2)
def tables(subject: "Subject") -> tuple[Tabel, ...]:
    """Return the annexes with tables; of a part of a decree only the cells that belong to it."""
    if subject.utuh is not subject:
        return tuple(_only(satu, subject.teks) for satu in tables(subject.utuh))
    pembaca = _Pembaca({satu.jalur: satu for satu in subject.part("lampiran")}, subject.fakta)
    return tuple(
        pembaca.table(("lampiran", n), satu, subject.kolom[n])
        for n, satu in enumerate(subject.plan.lampiran)
        if not isinstance(satu, LampiranTeks) and subject.kolom[n]
    )


def _only(tabel: Tabel, teks: "Iterable[Tulisan]") -> Tabel:
    letak = tabel.letak
    sel = sorted({letak[satu.jalur] for satu in teks if satu.jalur in letak})
    return replace(tabel, akar=(), baris=(), sel=tuple(tabel.sel[n] for n in sel))


def plans(subject: "Subject") -> Iterator[Tabel]:
    """Yield the annexes that are action plans."""
    yield from (satu for satu in tables(subject) if satu.rencana)


def is_amendment(subject: "Subject") -> bool:
    """Say whether the annexes may hold only what changes (Lampiran II, 236c)."""
    return subject.plan.tentang.casefold().startswith("perubahan")


class _Pembaca:
    """Joins the tree of the plan with the finished texts."""

    def __init__(self, teks: "Mapping[Jalur, Tulisan]", fakta: Mapping[str, str]) -> None:
        self._teks = teks
        self._fakta = fakta

    def table(self, jalur: Jalur, lampiran: LampiranTabel | LampiranPersonalia, kolom: tuple[Kolom, ...]) -> Tabel:
        daun = tuple(_lanes(kolom))
        self._menurut = {k.nama: k for k in daun}
        self._urut = {k.nama: n for n, k in enumerate(daun)}
        self._kisi = tuple(k for k in daun if k.jenis == "kisi")
        self._bebas = tuple(k for k in daun if not k.penomoran)
        self._macam = _kind(daun, lampiran.jenis, apa_adanya=lampiran.apa_adanya)
        if isinstance(lampiran, LampiranTabel):
            akar = self._nodes(lampiran.isi, (*jalur, "isi"))
        else:
            akar = (*self._people(lampiran.anggota, jalur), *self._groups(lampiran.kelompok, jalur))
        judul = self._teks.get((*jalur, "judul"))
        return Tabel(
            jalur, lampiran, judul.polos if judul else "", daun, akar, tuple(_rows(akar, (), {})), tuple(_cells(akar))
        )

    def _nodes(self, simpul: tuple[Simpul, ...], jalur: Jalur) -> tuple[Ruas, ...]:
        return tuple(self._node(satu, (*jalur, n)) for n, satu in enumerate(simpul))

    def _node(self, simpul: Simpul, jalur: Jalur) -> Ruas:
        """Return a node: the same object in all plans of a batch in which it says the same."""
        kunci = self._macam, node_key(simpul, jalur, self._fakta)
        return _RUAS.get(simpul, kunci) or _RUAS.keep(simpul, self._read_node(simpul, jalur), kunci)

    def _read_node(self, simpul: Simpul, jalur: Jalur) -> Ruas:
        return Ruas(
            jalur,
            self._teks.get((*jalur, "bagian")) if simpul.bagian is not None else None,
            simpul.nomor,
            tuple(sorted(self._row(simpul, jalur), key=lambda sel: self._urut[sel.kolom.nama])),
            self._nodes(simpul.isi, (*jalur, "isi")),
        )

    def _row(self, simpul: Simpul, jalur: Jalur) -> Iterator[Sel]:
        for kunci, butir in simpul.sel.items():
            if kolom := self._column(kunci_kolom(kunci)):
                yield self._cell(kolom, (*jalur, kunci), butir)
        for n, butir in enumerate(simpul.urut[: len(self._bebas)]):
            yield self._cell(self._bebas[n], (*jalur, "urut", n), butir)

    def _column(self, nama: str) -> Lajur | None:
        ada = self._menurut.get(nama)
        return ada or next((k for k in self._kisi if nama.startswith(f"{k.nama}_")), None)

    def _cell(self, kolom: Lajur, jalur: Jalur, butir: Butir) -> Sel:
        teks = tuple(self._texts(butir, jalur)) if butir.rincian or butir.akhir else self._alone(jalur)
        kunci = self._macam, jalur, id(butir), *map(id, teks)
        ada = _SEL.get(kunci)
        if ada is None or ada.butir is not butir or any(a is not b for a, b in zip(ada.teks, teks, strict=True)):
            ada = _SEL.keep(kunci, _sel(kolom, jalur, butir, teks))
        return ada

    def _alone(self, jalur: Jalur) -> "tuple[Tulisan, ...]":
        ada = self._teks.get((*jalur, "isi"))
        return (ada,) if ada else ()

    def _texts(self, butir: Butir, jalur: Jalur) -> "Iterator[Tulisan]":
        for kunci, anak in (("isi", ()), ("rincian", butir.rincian), ("akhir", ())):
            if ada := self._teks.get((*jalur, kunci)):
                yield ada
            for n, satu in enumerate(anak):
                yield from self._texts(satu, (*jalur, "rincian", n))

    def _groups(self, kelompok: tuple[Kelompok, ...], jalur: Jalur) -> Iterator[Ruas]:
        for n, satu in enumerate(kelompok):
            di_sini = (*jalur, "kelompok", n)
            anak = (*self._people(satu.anggota, di_sini), *self._groups(satu.kelompok, di_sini))
            yield Ruas(di_sini, self._teks.get((*di_sini, "nama")), satu.nomor, (), anak)

    def _people(self, anggota: tuple[Anggota, ...], jalur: Jalur) -> Iterator[Ruas]:
        for n in range(len(anggota)):
            di_sini = (*jalur, "anggota", n)
            ada = ((k, self._teks.get((*di_sini, k.nama))) for k in self._bebas)
            yield Ruas(di_sini, sel=tuple(_person_cell(k, t) for k, t in ada if t is not None))


class _Macam:
    """A kind of table, told apart as object."""


@lru_cache(maxsize=64)
def _kind(_kolom: tuple[Lajur, ...], _jenis: str, *, apa_adanya: bool) -> _Macam:  # noqa: ARG001 - what tells kinds apart
    return _Macam()


_RUAS: Final = MenurutBenda[Ruas](1 << 10)
_SEL: Final = Terbatas[Sel](1 << 11)


@lru_cache(maxsize=1 << 11)
def _person_cell(kolom: Lajur, teks: "Tulisan") -> Sel:
    return _sel(kolom, teks.jalur, Butir(isi=teks.mentah), (teks,))


def _sel(kolom: Lajur, jalur: Jalur, butir: Butir, teks: "tuple[Tulisan, ...]") -> Sel:
    polos = "\n".join(satu.polos for satu in teks)
    return Sel(kolom, jalur, butir, teks, polos, normal(polos))


def _rows(ruas: tuple[Ruas, ...], bagian: tuple[Ruas, ...], atas: Mapping[str, Sel]) -> Iterator[Baris]:
    for satu in ruas:
        sel = {**atas, **{x.kolom.nama: x for x in satu.sel if x.polos.strip()}}
        if satu.judul is not None:
            yield from _rows(satu.anak, (*bagian, satu), sel)
        elif satu.anak:
            yield from _rows(satu.anak, bagian, sel)
        else:
            yield Baris(satu, bagian, sel)


def _lists(ruas: tuple[Ruas, ...], tingkat: int, induk: Ruas | None) -> Iterator[Daftar]:
    if ruas:
        yield Daftar(tingkat, induk, ruas)
    for satu in ruas:
        if satu.judul is not None:
            yield from _lists(satu.anak, tingkat + 1, satu)


def _cells(ruas: tuple[Ruas, ...]) -> Iterator[Sel]:
    for satu in ruas:
        yield from satu.sel
        yield from _cells(satu.anak)
