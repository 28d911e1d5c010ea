"""A table of the Naskah → w:tbl, as strings: linear in its rows, in the named styles of the template."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from zi_docs.docx.halaman import Halaman
from zi_docs.docx.lebar import column_widths, row_height
from zi_docs.docx.ooxml import escape
from zi_docs.docx.paragraf import Daftar, paragraph
from zi_docs.models.naskah import Baris, Gaya, Sel, Tabel

_CELL_MARGIN = 57
"""Left and right margin of a cell in twips, as the table style has it (0.1 cm)."""
_MERGE = {"": "", "mulai": '<w:vMerge w:val="restart"/>', "lanjut": "<w:vMerge/>"}


class Latar(NamedTuple):
    """What a table is set in."""

    gaya: Mapping[Gaya, str]
    gaya_tabel: str
    ukuran: float
    halaman: Halaman


def table(tabel: Tabel, latar: Latar, daftar: Daftar) -> str:
    """Return the table; header rows repeat on each page, rows stay whole unless longer than half a page."""
    widths = column_widths(tabel, latar.halaman.lebar, latar.ukuran, _CELL_MARGIN)
    grid = "".join(f'<w:gridCol w:w="{lebar}"/>' for lebar in widths)
    caption = f'<w:tblCaption w:val="{escape(tabel.judul)}"/>' if tabel.judul else ""
    head = (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{latar.gaya_tabel}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>{caption}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    )
    return "".join((head, *_rows(tabel, widths, latar, daftar), "</w:tbl>"))


def _rows(tabel: Tabel, widths: Sequence[int], latar: Latar, daftar: Daftar) -> Iterator[str]:
    half_page = latar.halaman.tinggi // 2
    last = len(tabel.baris) - 1
    for nomor, baris in enumerate(tabel.baris):
        whole = baris.kepala or row_height(baris, widths, latar.ukuran, _CELL_MARGIN) <= half_page
        flags = ("<w:cantSplit/>" if whole else "") + ("<w:tblHeader/>" if baris.kepala else "")
        properties = f"<w:trPr>{flags}</w:trPr>" if flags else ""
        keep = baris.menyatu or nomor == last
        yield f"<w:tr>{properties}{''.join(_cells(baris, widths, latar, daftar, keep=keep))}</w:tr>"


def _cells(baris: Baris, widths: Sequence[int], latar: Latar, daftar: Daftar, *, keep: bool) -> Iterator[str]:
    kolom = 0
    for sel in baris.sel:
        lebar = sum(widths[kolom : kolom + sel.kolom])
        kolom += sel.kolom
        isi = "".join(paragraph(p, latar.gaya, daftar, keep=keep) for p in sel.paragraf)
        yield f"<w:tc><w:tcPr>{_cell_properties(sel, lebar)}</w:tcPr>{isi}</w:tc>"


def _cell_properties(sel: Sel, lebar: int) -> str:
    span = f'<w:gridSpan w:val="{sel.kolom}"/>' if sel.kolom > 1 else ""
    middle = '<w:vAlign w:val="center"/>' if sel.paragraf[0].gaya is Gaya.KEPALA_KOLOM else ""
    return f'<w:tcW w:w="{lebar}" w:type="dxa"/>{span}{_MERGE[sel.gabung]}{middle}'
