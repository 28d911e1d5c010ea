"""What was read of a YAML file: a tree of texts, and where in the file each of them stands."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import accumulate
from typing import Final, TypeAlias

from zi_docs.errors import Masalah, Tempat

Isi: TypeAlias = "dict[str, Isi] | list[Isi] | str | None"
Jalur: TypeAlias = tuple[str | int, ...]

BATAS_SIMPUL: Final = 500_000  # values, aliases expanded
BATAS_HURUF: Final = 40_000_000  # characters of all values, aliases expanded
BATAS_DALAM: Final = 50


@dataclass(slots=True)
class Letak:
    """The place of one value, of its key, and of the values below it by key or index."""

    baris: int
    kolom: int
    kunci: tuple[int, int] | None = None
    anak: "dict[str | int, Letak] | None" = None

    def tempat(self, berkas: str) -> Tempat:
        """Give the place of the value in a file."""
        return Tempat(berkas, self.baris, self.kolom)

    def turun(self, langkah: str | int) -> "Letak | None":
        """Give the place one step down, or None where the tree has no such step."""
        return self.anak.get(langkah) if self.anak else None


class Denah:
    """The text of a file with the places in it, which are worked out when one is asked for: most plans are right."""

    def __init__(self, teks: str, letak: Letak | Callable[[], Letak]) -> None:
        self.teks = teks
        self._letak = letak

    @cached_property
    def letak(self) -> Letak:
        """The places of the whole tree."""
        return self._letak if isinstance(self._letak, Letak) else self._letak()

    @cached_property
    def sumber(self) -> tuple[str, ...]:
        """The lines."""
        return tuple(self.teks.split("\n"))


@dataclass(frozen=True, slots=True)
class Berkas:
    """A YAML file that was read: its tree of texts, notices, and the place of everything in it."""

    nama: str
    isi: dict[str, Isi]
    catatan: tuple[Masalah, ...]
    denah: Denah = field(repr=False)

    @property
    def letak(self) -> Letak:
        """The places of the whole tree."""
        return self.denah.letak

    @property
    def teks(self) -> str:
        """The text of the file; every line ends with LF."""
        return self.denah.teks

    def changed(self, isi: dict[str, Isi], letak: Letak) -> "Berkas":
        """Give the same file with another tree and its places."""
        return replace(self, isi=isi, denah=Denah(self.teks, letak))

    def tempat(self, jalur: Jalur) -> Tempat:
        """Give the place of the value at a path; of its nearest existing ancestor when it is missing."""
        return self._terdekat(jalur)[0].tempat(self.nama)

    def tempat_kunci(self, jalur: Jalur) -> Tempat:
        """Give the place of the key at a path; of the value where there is no key (list items, root)."""
        letak, lengkap = self._terdekat(jalur)
        return Tempat(self.nama, *(letak.kunci if lengkap and letak.kunci else (letak.baris, letak.kolom)))

    def baris(self, nomor: int) -> str:
        """Give the source text of a line, counted from 1; empty outside the file."""
        sumber = self.denah.sumber
        return sumber[nomor - 1] if 0 < nomor <= len(sumber) else ""

    def _terdekat(self, jalur: Jalur) -> tuple[Letak, bool]:
        letak = self.letak
        for langkah in jalur:
            bawah = letak.turun(langkah)
            if bawah is None:
                return letak, False
            letak = bawah
        return letak, True


def places(isi: Isi, teks: str, indeks: Sequence[int]) -> Letak:
    """Return the places of a tree whose keys and values begin at these characters of a text, in the text's order."""
    awal = [0, *accumulate(len(baris) + 1 for baris in teks.split("\n"))]
    tempat = ((baris := bisect_right(awal, satu), satu - awal[baris - 1] + 1) for satu in indeks)
    return _placed(isi, tempat)


def _placed(isi: Isi, tempat: Iterator[tuple[int, int]]) -> Letak:
    letak = Letak(*next(tempat))
    if isinstance(isi, dict):
        letak.anak = {}
        for nama, nilai in isi.items():
            kunci = next(tempat)
            letak.anak[nama] = anak = _placed(nilai, tempat)
            anak.kunci = kunci
    elif isinstance(isi, list):
        letak.anak = {nomor: _placed(nilai, tempat) for nomor, nilai in enumerate(isi)}
    return letak
