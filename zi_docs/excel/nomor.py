"""Numbers of rows and sections, counted as the printed table counts them; labels as people write them."""

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import NamedTuple

from zi_docs import bahasa
from zi_docs.models.lampiran import PenomoranBaris, TingkatBagian

TANPA = "(tanpa)"
"""What the cell of a row says that is to have no number; a blank cell would go on with the row above."""

_ANGKA: dict[PenomoranBaris, Callable[[int], str]] = {
    "angka": str,
    "huruf": bahasa.huruf,
    "romawi": bahasa.romawi,
    "tanpa": lambda _: "",
}
_LABEL = re.compile(r"\(?(?:[IVXLC]+|\d{1,3}|[A-Za-z])(?:[.)]+|(?=\s*$))")
_NOMOR_KOLOM = re.compile(r"\(?(\d{1,2})[).]*")
_BERLABEL = re.compile(r"(\(?(?:[IVXLC]+|\d{1,3}|[A-Za-z])[.)]+)\s+(?=\S)")


class Penomor:
    """Counts rows and sections in the order of the table."""

    def __init__(self, kolom: PenomoranBaris | None, bagian: tuple[TingkatBagian, ...], *, lanjut: bool) -> None:
        """`kolom`: numbering of the number column, None without one; `lanjut`: rows are not counted anew."""
        self._kolom = kolom
        self._bagian = bagian or (TingkatBagian(),)
        self._lanjut = lanjut
        self._urutan = 0

    @property
    def counts(self) -> bool:
        """Whether rows have numbers."""
        return self._kolom not in {None, "tanpa"}

    def section_opens(self) -> None:
        """Begin to count rows anew, unless they are counted through."""
        if not self._lanjut:
            self._urutan = 0

    def section(self, tingkat: int, urut: int) -> str:
        """Return the number of section `urut` (from 1) at a level (from 0)."""
        return _ANGKA[self._bagian[min(tingkat, len(self._bagian) - 1)].penomoran](urut)

    def next(self) -> str:
        """Return the number that the next row would have."""
        return "" if self._kolom is None else _ANGKA[self._kolom](self._urutan + 1)

    def count(self, nomor: str | None) -> None:
        """Count a row: None when it has its automatic number."""
        angka = (nomor or "").rstrip(".)")
        if nomor is None:
            self._urutan += 1
        elif angka.isdecimal():
            self._urutan = int(angka)


def agrees(tertulis: str, otomatis: str) -> bool:
    """Whether a number as written ("1.", "(1)") is the automatic one."""
    return tertulis == otomatis or (bool(otomatis) and tertulis.strip("(). ") == otomatis)


def is_label(teks: str) -> bool:
    """Whether a text is nothing but a number: 1, 1., (1), IV, a."""
    return bool(_LABEL.fullmatch(teks.strip()))


def are_column_numbers(teks: Iterable[str]) -> bool:
    """Whether the cells of a row number the columns: 1 2 3, (1) (2) (3)."""
    found = [_NOMOR_KOLOM.fullmatch(satu.strip()) for satu in teks]
    angka = [int(satu[1]) if satu else 0 for satu in found]
    return len(angka) > 1 and angka == list(range(1, len(angka) + 1))


def split_label(teks: str, otomatis: str) -> tuple[str | None, int]:
    r"""Return the number before a section's title and where the title begins.

    None stands for the automatic number, "" for none; a backslash before the title says that it has none.
    """
    tanpa = "" if otomatis else None
    if teks.startswith("\\"):
        return tanpa, 1
    awal = f"{otomatis}. " if otomatis[-1:].isalnum() else f"{otomatis} "
    if otomatis and teks.startswith(awal):
        return None, len(awal)
    found = _BERLABEL.match(teks)
    if found is None:
        return tanpa, 0
    nomor = found[1].removesuffix(".")
    return (None if agrees(nomor, otomatis) else nomor), found.end()


class _Langkah(NamedTuple):
    """A label that a level has reached: its kind and number."""

    jenis: str
    nomor: int


def levels(label: Iterable[str]) -> list[int]:
    """Return the level of each section by the kind of its number, kinds in the order in which they open."""
    tumpuk: list[list[_Langkah]] = []
    hasil = []
    for satu in label:
        letak, bacaan = _level(tumpuk, _readings(satu))
        del tumpuk[letak:]
        tumpuk.append(bacaan)
        hasil.append(letak)
    return hasil


def _level(tumpuk: list[list[_Langkah]], calon: list[_Langkah]) -> tuple[int, list[_Langkah]]:
    """Return the level whose numbers a label goes on, else that of its kind, else a new one; and how it is read."""
    for letak in reversed(range(len(tumpuk))):
        lanjut = [satu for satu in calon if _Langkah(satu.jenis, satu.nomor - 1) in tumpuk[letak]]
        if lanjut:
            return letak, lanjut
    for letak in reversed(range(len(tumpuk))):
        jenis = {satu.jenis for satu in tumpuk[letak]}
        if sejenis := [satu for satu in calon if satu.jenis in jenis]:
            return letak, sejenis
    return len(tumpuk), [satu for satu in calon if satu.nomor == 1] or calon


def _readings(label: str) -> list[_Langkah]:
    """Return the kinds that a label may be: I is Roman or a letter."""
    inti = label.strip("(). ")
    if inti.isdecimal():
        return [_Langkah("angka", int(inti))]
    hasil = []
    with suppress(ValueError):
        hasil.append(_Langkah("romawi", bahasa.parse_romawi(inti)))
    if len(inti) == 1 and inti.isascii() and inti.isalpha():
        hasil.append(_Langkah("besar" if inti.isupper() else "kecil", bahasa.parse_huruf(inti.lower())))
    return hasil or [_Langkah("", 0)]
