"""What reading a workbook or a CSV file gives: values, the cell of each, notices."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from openpyxl.utils import get_column_letter

from zi_docs.errors import Masalah, Tempat

Jalur: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class TempatSel(Tempat):
    """A cell; row and column count from 1. A CSV file has no sheet."""

    lembar: str = ""

    def __str__(self) -> str:
        """Give the form that people look for in Excel: ``rencana-aksi.xlsx, lembar "RENCANA", sel D17``."""
        if not self.lembar:
            return f"{self.berkas}, baris {self.baris}, kolom {self.kolom}"
        return f'{self.berkas}, lembar "{self.lembar}", sel {get_column_letter(self.kolom)}{self.baris}'


@dataclass(frozen=True, slots=True)
class Bacaan:
    """A table as plan.yaml would state it.

    isi: the value of `isi` of an annex: mappings, lists and texts. tempat: the cell of every value by its path under
    isi. catatan: what the reader should know though nothing is wrong. baris: rows read, section rows included.
    """

    isi: list[dict[str, Any]]
    tempat: Mapping[Jalur, Tempat]
    catatan: tuple[Masalah, ...]
    baris: int


@dataclass(frozen=True, slots=True)
class BacaanOrang:
    """A team as plan.yaml would state it.

    isi: the keys `kelompok` and `anggota` of the annex. tempat: the cell of every value by its path under isi.
    catatan, baris: as of `Bacaan`.
    """

    isi: dict[str, list[dict[str, Any]]]
    tempat: Mapping[Jalur, Tempat]
    catatan: tuple[Masalah, ...]
    baris: int
