"""What a prepared template calls: values of the Naskah → XML at their place."""

from collections.abc import Mapping
from typing import Final

from zi_docs.docx.cetakan import Penulis
from zi_docs.docx.gambar import Gambar
from zi_docs.docx.ooxml import escape
from zi_docs.docx.paragraf import Daftar, inline, paragraph
from zi_docs.docx.tabel import Latar, Tata, grid, lay_out, table
from zi_docs.docx.templat import Templat
from zi_docs.docx.tinggi import line_count
from zi_docs.errors import TemplateError
from zi_docs.models.naskah import Isi, Paragraf, Tabel, Teks

_SEDIKIT: Final = 4
"""So many lines and no more are kept together."""


class Pengisi:
    """Fills one part of one document."""

    def __init__(self, templat: Templat, latar: Latar, daftar: Daftar) -> None:
        self._templat = templat
        self._latar = latar
        self._daftar = daftar
        self._tata: dict[int, Tata] = {}

    def writers(self) -> Mapping[str, Penulis]:
        """Return the writers by the names that a prepared template uses."""
        return {
            "teks": self.teks,
            "isi": self.isi,
            "baris": self.baris,
            "utuh": self.utuh,
            "kolom": lambda nilai, _: grid(self._laid_out(nilai).lebar),
            "banyak": lambda nilai, _: str(len(self._tabel(nilai).kolom)),
            "judul": lambda nilai, _: escape(self._tabel(nilai).judul),
        }

    def teks(self, nilai: Teks | Gambar, nomor: int) -> str:
        """Return words, or the emblem, for the middle of a run of the template."""
        if isinstance(nilai, Gambar):
            return f"</w:t></w:r><w:r>{nilai.xml}</w:r><w:r><w:t>"
        return inline(nilai, self._templat.run_styles[nomor])

    def isi(self, nilai: Isi, _: int) -> str:
        """Return paragraphs and tables in place of a paragraph of the template."""
        isi = (
            paragraph(satu, self._latar.perupa.gaya, self._daftar)
            if isinstance(satu, Paragraf)
            else table(satu, self._latar, self._daftar)
            for satu in nilai
        )
        return "".join(isi) or "<w:p/>"

    def utuh(self, nilai: Isi, lebar: int) -> str:
        """Return the mark of a row that stays whole, when its content takes few lines in a cell of `lebar` twips.

        A row that breaks within them parts the label beside them too, or leaves the opening of a list alone.
        """
        ruang = lebar or self._templat.halaman.lebar
        baris = 0
        for satu in nilai:
            if not isinstance(satu, Paragraf):
                return ""
            baris += line_count(satu.teks.polos, ruang, self._templat.badan.setara)
            if baris > _SEDIKIT:  # most texts are long, and need not be counted to their end
                return ""
        return "<w:cantSplit/>"

    def baris(self, nilai: Isi, _: int) -> str:
        """Return the rows of a table in place of a row of the template."""
        return self._laid_out(nilai).xml

    def _tabel(self, nilai: Isi) -> Tabel:
        for satu in nilai:
            if isinstance(satu, Tabel):
                return satu
        nama = self._templat.berkas
        raise TemplateError(f"templat {nama} untuk tabel, isi lampiran ini teks; pakai {{{{p isi }}}}")

    def _laid_out(self, nilai: Isi) -> Tata:
        """Return the table laid out; a template asks for it twice, for the grid and for the rows."""
        tabel = self._tabel(nilai)
        if id(tabel) not in self._tata:
            self._tata[id(tabel)] = lay_out(tabel, self._latar, self._daftar)
        return self._tata[id(tabel)]
