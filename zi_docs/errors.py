"""Everything that zi_docs raises on purpose, under one root.

    ZiDocsError
    ├── MasalahError      carries ``masalah``: every problem found, each with its place
    │   ├── PlanError     the plan cannot be read or is wrong
    │   ├── ComposeError  the plan is right but a decree cannot be made of it
    │   └── CheckError    the checker found errors, so no asli or salinan is made
    ├── TemplateError     a Word template is missing, broken or uses an unknown tag
    ├── OutputError       a file cannot be written: it exists and was edited, the disk is full, …
    ├── PdfError          LibreOffice is missing, failed or gave no valid PDF
    │   └── KonversiError some files gave no PDF (in zi_docs.pdf, carries the others)
    ├── ClusterError      a Dask cluster cannot be reached or was lost (in zi_docs.batch)
    └── DataError         reference data (offices, regulations) is missing or wrong

Messages are Indonesian: what is wrong, the value, what to do.
"""

import errno
import re
from collections.abc import Iterable
from dataclasses import dataclass
from textwrap import indent
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class Tempat:
    """A place in a text file; line and column count from 1, columns in characters."""

    berkas: str
    baris: int
    kolom: int

    def __str__(self) -> str:
        """Give the form that terminals and editors can click: ``plan.yaml:12:5``."""
        return f"{self.berkas}:{self.baris}:{self.kolom}"


@dataclass(frozen=True, slots=True)
class Masalah:
    """One problem: what is wrong, what to do, where, and the value as it was written."""

    pesan: str
    saran: str = ""
    tempat: Tempat | None = None
    jalur: tuple[str | int, ...] = ()
    nilai: str = ""

    def __str__(self) -> str:
        """Give ``tempat: pesan`` and, indented below it, the cure."""
        awal = f"{self.tempat}: " if self.tempat else ""
        sebut = rf"(?<!\w){re.escape(self.nilai)}(?!\w)"
        perlu = self.nilai and not re.search(sebut, f"{self.pesan} {self.saran}")
        nilai = f' (tertulis: "{self.nilai}")' if perlu else ""
        saran = "\n" + indent(f"→ {self.saran}", "    ") if self.saran else ""
        return f"{awal}{self.pesan}{nilai}{saran}"


class ZiDocsError(Exception):
    """Root of every error that this package raises on purpose."""


class MasalahError(ZiDocsError):
    """Several problems at once, sorted by place; those without a place come first."""

    masalah: tuple[Masalah, ...]

    def __init__(self, masalah: Iterable[Masalah]) -> None:
        """Keep the problems in order of place, so that the report reads like the file."""
        self.masalah = tuple(sorted(masalah, key=_urutan))
        super().__init__(self.masalah)

    @classmethod
    def satu(cls, pesan: str, saran: str = "", tempat: Tempat | None = None) -> Self:
        """Make the error of a single problem."""
        return cls([Masalah(pesan, saran, tempat)])

    def __str__(self) -> str:
        """Give the report for people: one paragraph a problem."""
        return "\n".join(map(str, self.masalah))


def _urutan(masalah: Masalah) -> tuple[str, int, int]:
    tempat = masalah.tempat
    return (tempat.berkas, tempat.baris, tempat.kolom) if tempat else ("", 0, 0)


class PlanError(MasalahError):
    """The plan cannot be read, is not YAML, or does not describe a decree."""


class ComposeError(MasalahError):
    """The plan is well formed, but the words of a decree cannot be made of it."""


class CheckError(MasalahError):
    """The checker found errors in a plan of which an asli or a salinan was wanted."""

    temuan: tuple[Any, ...]
    """Everything that was found, as `check` gives it."""

    def __init__(self, masalah: Iterable[Masalah], temuan: Iterable[Any] = ()) -> None:
        """Keep all findings beside the problems, which are its errors."""
        super().__init__(masalah)
        self.temuan = tuple(temuan)


class TemplateError(ZiDocsError):
    """A template or emblem is missing, damaged, or asks for something that does not exist."""

    jalur: tuple[str | int, ...] = ()
    """Which value of the plan names it."""


class OutputError(ZiDocsError):
    """A result cannot be written: the file was edited, the folder is read-only, the disk is full."""


class PdfError(ZiDocsError):
    """A PDF could not be made or failed its verification."""


class DataError(ZiDocsError):
    """Reference data that the package or the user supplies is missing or wrong."""

    pesan: str
    saran: str
    tempat: Tempat | None

    def __init__(self, pesan: str, saran: str = "", tempat: Tempat | None = None) -> None:
        """Keep what is wrong and what to do apart, for callers that report it among other problems."""
        super().__init__(pesan, saran, tempat)
        self.pesan, self.saran, self.tempat = pesan, saran, tempat

    def __str__(self) -> str:
        """Give the report for people, as of any other problem."""
        return str(Masalah(self.pesan, self.saran, self.tempat))


_SEBAB = {
    errno.ENOENT: "berkas atau folder itu tidak ada",
    errno.EACCES: "tidak ada izin",
    errno.EPERM: "tidak ada izin",
    errno.EEXIST: "sudah ada",
    errno.ENOTDIR: "yang disebut sebagai folder ternyata berkas",
    errno.EISDIR: "itu folder, bukan berkas",
    errno.ENOSPC: "disk penuh (kosongkan sebagian dahulu)",
    errno.EDQUOT: "jatah disk habis (kosongkan sebagian dahulu)",
    errno.EROFS: "disk hanya dapat dibaca",
    errno.EFBIG: "berkas terlalu besar untuk disk ini",
    errno.ENAMETOOLONG: "nama berkas terlalu panjang",
    errno.ELOOP: "tautan berkas berputar",
}


def os_reason(galat: OSError) -> str:
    """Return why the system refused, in Indonesian where we know the reason."""
    return _SEBAB.get(galat.errno or 0, galat.strerror or str(galat))
