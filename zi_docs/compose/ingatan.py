"""What the rows of annexes say, remembered: the offices of a batch share most of them.

A row says the same wherever its columns are the same and the facts that it names have the same values. Rows are told
apart as objects, since plans that are read share equal ones (`models.lampiran`); what met a mistake is not remembered.
"""

import re
from collections.abc import Hashable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Final, NamedTuple

from zi_docs.models.butir import Butir
from zi_docs.models.lampiran import Simpul
from zi_docs.models.naskah import Baris, Sel

_ISIAN = re.compile(r"\{\{(.*?)(?:\}\}|$)", re.DOTALL)
_BANYAK: Final = 4096
"""How many rows are remembered."""


class _Sifat(NamedTuple):
    """What a row depends on: the facts that it names, and whether it holds a list, which takes a number."""

    simpul: Simpul
    fakta: tuple[str, ...]
    berdaftar: bool


class _Ingat(NamedTuple):
    """The cells of a row by column, and how many lists stand in them."""

    simpul: Simpul
    sel: dict[int, Sel]
    daftar: int


class Ingatan:
    """The rows of tables of one kind: their columns, and whether anything may be left open in them."""

    def __init__(self) -> None:
        self._ada: dict[Hashable, _Ingat] = {}
        self._tetap: dict[Hashable, _Ingat] = {}

    def key(self, simpul: Simpul, terisi: frozenset[int], fakta: Mapping[str, str], nomor: int) -> Hashable:
        """Return what the cells of a row depend on; `nomor` is the number of the last list before it."""
        sifat = _character(simpul)
        nilai = tuple([fakta.get(nama) for nama in sifat.fakta])
        return id(simpul), terisi, nilai, nomor if sifat.berdaftar else 0

    def find(self, key: Hashable, simpul: Simpul) -> _Ingat | None:
        """Return the cells of a row that was composed before."""
        ada = self._ada.get(key)
        return ada if ada is not None and ada.simpul is simpul else None

    def fixed(self, simpul: Simpul, terisi: frozenset[int]) -> dict[int, Sel]:
        """Return the cells of a row that no fact changes, as far as they are known."""
        ada = self._tetap.get((id(simpul), terisi))
        return ada.sel if ada is not None and ada.simpul is simpul else {}

    def keep(self, key: Hashable, simpul: Simpul, sel: dict[int, Sel], daftar: int) -> None:
        """Remember the cells of a row."""
        if len(self._ada) >= _BANYAK:
            self._ada.clear()
        self._ada[key] = _Ingat(simpul, sel, daftar)


@lru_cache(maxsize=16)
def memory(_tabel: Hashable) -> Ingatan:
    """Return what is remembered of tables of one kind."""
    return Ingatan()


_SIFAT: dict[int, _Sifat] = {}
_BARIS: dict[Hashable, Baris] = {}


def _character(simpul: Simpul) -> _Sifat:
    sifat = _SIFAT.get(id(simpul))
    if sifat is None or sifat.simpul is not simpul:
        isi = [satu for butir in (*simpul.sel.values(), *simpul.urut) for satu in _below(butir)]
        isian = [temuan for b in isi for teks in (b.isi, b.akhir or "") for temuan in _ISIAN.findall(teks)]
        nama = {satu.strip() for temuan in isian for satu in temuan.split(",")}
        sifat = _Sifat(simpul, ("tahun", *sorted({*nama, *map(str.casefold, nama)})), any(b.rincian for b in isi))
        if len(_SIFAT) >= _BANYAK:
            _SIFAT.clear()
        _SIFAT[id(simpul)] = sifat
    return sifat


def _below(butir: Butir) -> Iterator[Butir]:
    yield butir
    for anak in butir.rincian:
        yield from _below(anak)


def shared(sel: tuple[Sel, ...], *, menyatu: bool) -> Baris:
    """Return the row of these cells: the same object for the same cells."""
    key: tuple[Any, ...] = (menyatu, *map(id, sel))
    ada = _BARIS.get(key)
    if ada is None:
        if len(_BARIS) >= _BANYAK:
            _BARIS.clear()
        ada = _BARIS[key] = Baris(sel, menyatu=menyatu)
    return ada


@lru_cache(maxsize=_BANYAK)
def same_cell(sel: Sel) -> Sel:
    """Return an equal cell that was met before."""
    return sel


@lru_cache(maxsize=256)
def same_row(baris: Baris) -> Baris:
    """Return an equal row that was met before."""
    return baris
