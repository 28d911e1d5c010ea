"""Rows of an annex with holes: what every office says alike is composed once, and what names the office is left open.

A hole keeps where its words stand in the plan; each document fills it with its own facts, or with its own mistakes.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple, TypeAlias

from zi_docs.compose.ingatan import same_cell, same_row, shared
from zi_docs.compose.teks import spans
from zi_docs.models.butir import Butir
from zi_docs.models.naskah import KOSONG, Baris, Gaya, Paragraf, Sel, Teks

_BERLANJUT: Final = {gaya: Sel((Paragraf(KOSONG, gaya),), 1, "lanjut") for gaya in Gaya}
"""What stands below the first cell of a vertical merge."""


class Asal(NamedTuple):
    """The words of a hole: the text and its place in the plan, and the column, None for the heading of a section."""

    butir: Butir
    jalur: tuple[str | int, ...]
    kolom: int | None
    gaya: Gaya | None = None
    """The style of a cell that holds one line as it is written."""


class Lubang(NamedTuple):
    """A place in a row for the words of hole `urut`."""

    urut: int
    gabung: str = ""
    nomor: str = ""
    """The number before the heading of a section."""
    rentang: int = 0
    """How many columns the heading of a section spans; 0 for a cell."""


Slot: TypeAlias = Sel | Lubang
Isi: TypeAlias = Sequence[Sel | Teks]
"""What stands in the holes, in their order."""


class Pola(NamedTuple):
    """A row of cells and holes."""

    sel: tuple[Slot, ...]
    bagian: bool = False
    menyatu: bool = False

    def filled(self, isi: Isi) -> Baris:
        """Return the row with its holes filled; the same object for the same cells."""
        sel = tuple([_filled(satu, isi[satu.urut]) if isinstance(satu, Lubang) else satu for satu in self.sel])
        return same_row(Baris(sel, bagian=True)) if self.bagian else shared(sel, menyatu=self.menyatu)


class Struktur(NamedTuple):
    """The rows of a node: those without holes, and the places of the others."""

    tetap: tuple[Baris, ...]
    pola: tuple[tuple[int, Pola], ...]
    lubang: tuple[Asal, ...]
    nomor: int
    """How far its rows are numbered."""

    def filled(self, isi: Isi) -> list[Baris]:
        """Return the rows with their holes filled."""
        hasil = list(self.tetap)
        for n, pola in self.pola:
            hasil.insert(n, pola.filled(isi))
        return hasil


def structured(rows: Sequence[Pola], lubang: Sequence[Asal], nomor: int) -> Struktur:
    """Return rows of cells and holes as a structure."""
    berlubang = [(n, row) for n, row in enumerate(rows) if any(isinstance(satu, Lubang) for satu in row.sel)]
    terbuka = {n for n, _ in berlubang}
    tetap = tuple([row.filled(()) for n, row in enumerate(rows) if n not in terbuka])
    return Struktur(tetap, tuple(berlubang), tuple(lubang), nomor)


def merged(satu: Slot, gabung: str) -> Slot:
    """Return a cell as part of a vertical merge: '' of none, 'mulai' its first, 'lanjut' below it."""
    return satu._replace(gabung=gabung) if isinstance(satu, Lubang) else _merged(satu, gabung)


def title(nomor: str, judul: Teks, rentang: int) -> Sel:
    """Return the heading of a section behind its number."""
    if nomor:
        judul = Teks((*spans(f"{nomor}. " if nomor[-1].isalnum() else f"{nomor} "), *judul))
    return Sel((Paragraf(judul, Gaya.BAGIAN),), rentang)


def _filled(lubang: Lubang, isi: Sel | Teks) -> Sel:
    return _merged(isi, lubang.gabung) if isinstance(isi, Sel) else title(lubang.nomor, isi, lubang.rentang)


def _merged(sel: Sel, gabung: str) -> Sel:
    if gabung == "lanjut":
        return _BERLANJUT[sel.paragraf[0].gaya]
    return same_cell(sel._replace(gabung=gabung)) if gabung else sel
