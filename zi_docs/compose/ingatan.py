"""What the rows of annexes say, remembered: the offices of a batch share most of them.

Of the rows the structure is remembered, with holes where cells name facts of the office; of the cells what they say, by
the values of the facts that they name. Rows and cells are told apart as objects, since plans that are read share equal
ones (`models.lampiran`); what met a mistake is not remembered.
"""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final, Generic, NamedTuple, TypeVar

from zi_docs.compose.teks import fact_names
from zi_docs.compose.terbatas import MenurutBenda, Terbatas
from zi_docs.models.butir import Butir
from zi_docs.models.lampiran import Simpul
from zi_docs.models.naskah import Baris, Sel

S = TypeVar("S")
TAHUN: Final = "tahun"
"""The fact that every table depends on: schedules are completed with it."""
_BANYAK: Final = 1024
"""How many rows are remembered."""


class SifatButir(NamedTuple):
    """What the words of a text depend on, besides the year."""

    fakta: tuple[str, ...]
    """The facts that it names."""
    berdaftar: bool
    """Whether it holds a list, which takes a number."""
    terbuka: bool
    """Whether it may leave something open, which a final form refuses."""

    @property
    def tetap(self) -> bool:
        """Whether it says the same in every office."""
        return not (self.fakta or self.berdaftar or self.terbuka)


class IngatSel(NamedTuple):
    """What a text was composed to, and how many lists stand in it."""

    sel: Sel
    daftar: int


class Ingatan(Generic[S]):
    """The rows and cells of tables whose columns and year are the same."""

    def __init__(self) -> None:
        self.struktur = MenurutBenda[S](_BANYAK)
        """Rows of a node, with their holes."""
        self.baris = MenurutBenda[Mapping[int, Sel]](_BANYAK)
        """Cells of a node by column, where all say the same in every office."""
        self.sel = MenurutBenda[IngatSel](_BANYAK)
        """What texts were composed to."""
        self.tetap = MenurutBenda[Sel](4 * _BANYAK)
        """Cells by column that say the same in every office."""


@lru_cache(maxsize=16)
def memory(_tabel: Hashable) -> Ingatan[Any]:
    """Return what is remembered of tables of one kind."""
    return Ingatan()


_FAKTA: Final = MenurutBenda[tuple[str, ...]](1 << 12)
_SIFAT: Final = MenurutBenda[SifatButir](4 * _BANYAK)
_BARIS: Final = Terbatas[Baris](_BANYAK)


def node_facts(simpul: Simpul) -> tuple[str, ...]:
    """Return the facts that a node and all below it name."""
    ada = _FAKTA.get(simpul)
    return _FAKTA.keep(simpul, tuple(sorted({*_named(simpul)}))) if ada is None else ada


def nature(butir: Butir) -> SifatButir:
    """Return what the words of a text depend on."""
    sifat = _SIFAT.get(butir)
    if sifat is None:
        teks = [*_texts(butir)]
        sifat = _SIFAT.keep(butir, SifatButir(facts_named(teks), bool(butir.rincian), any(map(_is_open, teks))))
    return sifat


def facts_named(teks: Sequence[str]) -> tuple[str, ...]:
    """Return the facts that texts name, unless it is the year alone."""
    nama = {satu for t in teks for satu in fact_names(t)}
    return () if all(satu.casefold() == TAHUN for satu in nama) else tuple(sorted(nama))


def is_fixed(teks: str) -> bool:
    """Say whether a text names no fact and leaves nothing open."""
    return "{{" not in teks and not _is_open(teks)


def _texts(butir: Butir) -> Iterator[str]:
    yield from (butir.isi, butir.akhir or "")
    for anak in butir.rincian:
        yield from _texts(anak)


def _is_open(teks: str) -> bool:
    return "..." in teks or "…" in teks or "${" in teks


def _named(simpul: Simpul) -> Iterator[str]:
    yield from fact_names(simpul.bagian or "")
    for butir in (*simpul.sel.values(), *simpul.urut):
        for teks in _texts(butir):
            yield from fact_names(teks)
    for satu in simpul.isi:
        yield from _named(satu)


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
