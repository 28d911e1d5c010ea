"""A sheet as plain data, whatever file it came from."""

from dataclasses import dataclass, field
from typing import NamedTuple

from openpyxl.utils import get_column_letter

from zi_docs.excel.teks import Garis
from zi_docs.excel.tempat import TempatSel

GAYA_BAGIAN = "Bagian"
"""The named cell style of a section row whose table is too narrow for a merged area."""
GAYA_ISI_BAGIAN = "Isi bagian"
"""The named cell style of a cell that belongs to a section, even where the section has one row."""


class Nilai(NamedTuple):
    """What a cell shows, or why it cannot be told: message and cure."""

    garis: Garis
    salah: tuple[str, str] | None = None


class Daerah(NamedTuple):
    """A merged area: first and last row, first and last column, from 1."""

    atas: int
    kiri: int
    bawah: int
    kanan: int

    def __str__(self) -> str:
        """Give the range as Excel names it: A3:B7."""
        return f"{get_column_letter(self.kiri)}{self.atas}:{get_column_letter(self.kanan)}{self.bawah}"


@dataclass(slots=True)
class Lembar:
    """One sheet: cells that hold something by row and column, merged areas, properties of rows.

    kerangka: outline level of rows that have one. judul_di_atas: whether the sheet says that the heading of an outline
    group stands above it. gaya: cells in one of the two styles that mean something.
    """

    berkas: str
    nama: str
    sel: dict[int, dict[int, Nilai]] = field(default_factory=dict)
    daerah: list[Daerah] = field(default_factory=list)
    tersembunyi: set[int] = field(default_factory=set)
    kerangka: dict[int, int] = field(default_factory=dict)
    judul_di_atas: bool = False
    gaya: dict[tuple[int, int], str] = field(default_factory=dict)
    tampak: bool = True

    def tempat(self, baris: int, kolom: int) -> TempatSel:
        """Return the place of a cell."""
        return TempatSel(self.berkas, baris, kolom, self.nama)
