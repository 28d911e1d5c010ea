"""What a prepared template calls: values of the Naskah → XML at their place."""

from collections.abc import Callable, Mapping

from markupsafe import Markup

from zi_docs.docx.gambar import Gambar
from zi_docs.docx.paragraf import Daftar, inline, paragraph
from zi_docs.docx.tabel import Latar, grid, rows, table, widths
from zi_docs.docx.templat import Templat
from zi_docs.errors import TemplateError
from zi_docs.models.naskah import Isi, Paragraf, Tabel, Teks


class Pengisi:
    """Fills one part of one document."""

    def __init__(self, templat: Templat, latar: Latar, daftar: Daftar) -> None:
        self._templat = templat
        self._latar = latar
        self._daftar = daftar
        self._widths: dict[int, list[int]] = {}

    def functions(self) -> Mapping[str, Callable[..., object]]:
        """Return the writers by the names that a prepared template uses."""
        return {
            "_teks": self.teks,
            "_isi": self.isi,
            "_baris": self.baris,
            "_kolom": lambda nilai: Markup(grid(self._lebar(self._tabel(nilai)))),  # noqa: S704 - numbers only
            "_banyak": lambda nilai: len(self._tabel(nilai).kolom),
            "_judul": lambda nilai: self._tabel(nilai).judul,
        }

    def teks(self, nilai: Teks | Gambar, nomor: int) -> Markup:
        """Return words, or the emblem, for the middle of a run of the template."""
        if isinstance(nilai, Gambar):
            return Markup(f"</w:t></w:r><w:r>{nilai.xml}</w:r><w:r><w:t>")  # noqa: S704 - our own XML
        return Markup(inline(nilai, self._templat.run_styles[nomor]))  # noqa: S704 - escaped by inline

    def isi(self, nilai: Isi) -> Markup:
        """Return paragraphs and tables in place of a paragraph of the template."""
        isi = (
            paragraph(satu, self._latar.gaya, self._daftar)
            if isinstance(satu, Paragraf)
            else table(satu, self._latar, self._daftar)
            for satu in nilai
        )
        return Markup("".join(isi) or "<w:p/>")  # noqa: S704 - escaped by the writers

    def baris(self, nilai: Isi) -> Markup:
        """Return the rows of a table in place of a row of the template."""
        tabel = self._tabel(nilai)
        return Markup(rows(tabel, self._lebar(tabel), self._latar, self._daftar))  # noqa: S704 - escaped by the writers

    def _tabel(self, nilai: Isi) -> Tabel:
        for satu in nilai:
            if isinstance(satu, Tabel):
                return satu
        nama = self._templat.berkas
        raise TemplateError(f"templat {nama} untuk tabel, isi lampiran ini teks; pakai {{{{p isi }}}}")

    def _lebar(self, tabel: Tabel) -> list[int]:
        """Return the column widths; a template asks for them twice, for the grid and for the rows."""
        if id(tabel) not in self._widths:
            self._widths[id(tabel)] = widths(tabel, self._latar)
        return self._widths[id(tabel)]
