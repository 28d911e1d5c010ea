"""What comes of a conversion: a PDF, or the report of what failed."""

from collections.abc import Mapping
from dataclasses import dataclass

from zi_docs.errors import PdfError


@dataclass(frozen=True, slots=True)
class Pdf:
    """A verified PDF: its file name, bytes and pages.

    `huruf`: the fonts in it by PostScript name, sorted. `pengganti`: a family that the DOCX asks for and
    that is missing on this machine -> what stands in its place. `asal`: the name of the DOCX as it was given.
    """

    nama: str
    isi: bytes
    halaman: int
    huruf: tuple[str, ...]
    pengganti: Mapping[str, str]
    asal: str = ""


class KonversiError(PdfError):
    """Some files gave no PDF. `berhasil`: those that did; `gagal`: name of the DOCX -> what went wrong."""

    def __init__(self, berhasil: list[Pdf], gagal: dict[str, str]) -> None:
        super().__init__(berhasil, gagal)
        self.berhasil = berhasil
        self.gagal = gagal

    def __str__(self) -> str:
        """Give the report for people: a line a file, then the cure."""
        judul = f"{len(self.gagal)} DOCX tidak menjadi PDF:"
        saran = "Buka DOCX itu di Word atau LibreOffice, perbaiki bila rusak, lalu ulangi."
        return "\n".join([judul, *(f"  {nama}: {sebab}" for nama, sebab in self.gagal.items()), saran])
