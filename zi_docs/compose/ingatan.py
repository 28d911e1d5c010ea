"""What the rows of annexes say, remembered: the offices of a batch share most of them.

A row says the same wherever its columns are the same and the facts that it names have the same values. Rows are told
apart as objects, since plans that are read share equal ones (`models.lampiran`); what met a mistake is not remembered.
"""

from collections.abc import Hashable, Iterator
from functools import lru_cache
from typing import Any, Final, NamedTuple

from zi_docs.compose.teks import Isian, fact_names
from zi_docs.compose.terbatas import Terbatas
from zi_docs.models.butir import Butir
from zi_docs.models.lampiran import Simpul
from zi_docs.models.naskah import Baris, Sel

_BANYAK: Final = 1024
"""How many rows are remembered."""


class Sifat(NamedTuple):
    """What a row depends on."""

    simpul: Simpul
    fakta: tuple[str, ...]
    """The facts that it names."""
    berdaftar: bool
    """Whether it holds a list, which takes a number."""
    terbuka: bool
    """Whether it may leave something open, which a final form refuses."""


class Ingat(NamedTuple):
    """What a node was composed to, and how many lists stand in it."""

    simpul: Simpul
    hasil: Any
    daftar: int


class Ingatan:
    """The rows of tables whose columns are the same."""

    def __init__(self) -> None:
        self._ada = Terbatas[Ingat](_BANYAK)

    def key(self, simpul: Simpul, awal: Hashable, isian: Isian, nomor: int) -> Hashable:
        """Return what a node is composed from: what stands before it, and the number of the last list there."""
        sifat = character(simpul)
        nilai = tuple([isian.fakta.get(nama) for nama in sifat.fakta])
        terbuka = sifat.terbuka or any(satu is not None and "..." in satu for satu in nilai)
        return id(simpul), awal, nilai, nomor if sifat.berdaftar else 0, isian.final and terbuka

    def find(self, key: Hashable, simpul: Simpul) -> Ingat | None:
        """Return what a node was composed to before."""
        ada = self._ada.get(key)
        return ada if ada is not None and ada.simpul is simpul else None

    def keep(self, key: Hashable, ingat: Ingat) -> None:
        """Remember what a node was composed to."""
        self._ada.keep(key, ingat)


@lru_cache(maxsize=16)
def memory(_tabel: Hashable) -> Ingatan:
    """Return what is remembered of tables of one kind."""
    return Ingatan()


_SIFAT: Final = Terbatas[Sifat](1 << 12)
_BARIS: Final = Terbatas[Baris](_BANYAK)


def character(simpul: Simpul) -> Sifat:
    """Return what a node and all below it depend on."""
    sifat = _SIFAT.get(id(simpul))
    if sifat is None or sifat.simpul is not simpul:
        isi = [*_points(simpul)]
        teks = [satu for b in isi for satu in (b.isi, b.akhir or "")] + [*_headings(simpul)]
        nama = {satu for t in teks for satu in fact_names(t)}
        sifat = Sifat(
            simpul,
            ("tahun", *sorted(nama)),
            any(b.rincian for b in isi),
            any(tanda in satu for satu in teks for tanda in ("...", "…", "${")),
        )
        _SIFAT.keep(id(simpul), sifat)
    return sifat


def _points(simpul: Simpul) -> Iterator[Butir]:
    for butir in (*simpul.sel.values(), *simpul.urut):
        yield from _below(butir)
    for satu in simpul.isi:
        yield from _points(satu)


def _below(butir: Butir) -> Iterator[Butir]:
    yield butir
    for anak in butir.rincian:
        yield from _below(anak)


def _headings(simpul: Simpul) -> Iterator[str]:
    yield simpul.bagian or ""
    for satu in simpul.isi:
        yield from _headings(satu)


def shared(sel: tuple[Sel, ...], *, menyatu: bool) -> Baris:
    """Return the row of these cells: the same object for the same cells."""
    key: tuple[Any, ...] = (menyatu, *map(id, sel))
    return _BARIS.get(key) or _BARIS.keep(key, Baris(sel, menyatu=menyatu))


@lru_cache(maxsize=1 << 12)
def same_cell(sel: Sel) -> Sel:
    """Return an equal cell that was met before."""
    return sel


@lru_cache(maxsize=256)
def same_row(baris: Baris) -> Baris:
    """Return an equal row that was met before."""
    return baris
