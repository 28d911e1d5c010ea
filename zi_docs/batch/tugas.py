"""What work is given and what comes of it, here or on another machine."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Tugas:
    """A piece of work: the file that comes of it, and what it takes, which can be sent to another machine."""

    nama: str
    isi: Any


@dataclass(frozen=True, slots=True)
class Keluar:
    """What came of it: the bytes of the file, or why there are none."""

    nama: str
    isi: bytes = b""
    halaman: int | None = None
    galat: str = ""
    catatan: tuple[str, ...] = ()
    huruf: tuple[str, ...] = ()
    """Fonts that it asks for and that were missing where it was made."""
    versi: str = ""
    """The version that did the work."""


Kerja = Callable[[Iterable[Tugas]], Iterator[Keluar]]
"""Gives what comes of every task, in any order; one that fails says so in its result."""
