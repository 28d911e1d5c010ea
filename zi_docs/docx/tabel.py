"""A table of the Naskah → w:tbl, as strings: linear in its rows, in the named styles of the template."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from zi_docs.docx.halaman import Halaman
from zi_docs.docx.lanjutan import Gabungan, Ruang, begin_anew, cell_at, continued, hold, merges, page_starts
from zi_docs.docx.lebar import Huruf, cell_height, column_widths, row_height
from zi_docs.docx.ooxml import escape
from zi_docs.docx.paragraf import Daftar, paragraph
from zi_docs.docx.sekitar import KOSONG, Sekitar
from zi_docs.models.naskah import Baris, Gaya, Sel, Tabel

_CELL_MARGIN = 57
"""Left and right margin of a cell in twips, as the table style has it (0.1 cm)."""
_CADANGAN = 0.02
"""How much of a page rows leave free by estimate, so that they really fit; the closing block may use it."""
_MERGE = {"": "", "mulai": '<w:vMerge w:val="restart"/>', "lanjut": "<w:vMerge/>"}


class Latar(NamedTuple):
    """What a table is set in."""

    gaya: Mapping[Gaya, str]
    gaya_tabel: str
    huruf: Huruf
    halaman: Halaman
    sekitar: Sekitar = KOSONG


class _Ukuran(NamedTuple):
    """Widths of the columns in twips, and the letters in them."""

    lebar: Sequence[int]
    huruf: Huruf

    def height(self, sel: Sel, kolom: int) -> int:
        """Return the height of the words of a cell that begins in `kolom`."""
        return cell_height(sel, sum(self.lebar[kolom : kolom + sel.kolom]), self.huruf, _CELL_MARGIN)


def table(tabel: Tabel, latar: Latar, daftar: Daftar) -> str:
    """Return a whole table, for content that mixes paragraphs and tables."""
    lebar = widths(tabel, latar)
    width = latar.halaman.lebar
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{latar.gaya_tabel}"/><w:tblW w:w="{width}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="{escape(tabel.judul)}"/></w:tblPr>'
        f"<w:tblGrid>{grid(lebar)}</w:tblGrid>{rows(tabel, lebar, latar, daftar)}</w:tbl>"
    )


def widths(tabel: Tabel, latar: Latar) -> list[int]:
    """Return the column widths in twips."""
    return column_widths(tabel, latar.halaman.lebar, latar.huruf, _CELL_MARGIN)


def grid(lebar: Sequence[int]) -> str:
    """Return the w:gridCol elements of columns of `lebar` twips."""
    return "".join(f'<w:gridCol w:w="{satu}"/>' for satu in lebar)


def rows(tabel: Tabel, lebar: Sequence[int], latar: Latar, daftar: Daftar) -> str:
    """Return the rows; header rows repeat on each page, rows stay whole unless longer than half a page."""
    ukuran = _Ukuran(lebar, latar.huruf)
    tinggi = [row_height(baris, lebar, latar.huruf, _CELL_MARGIN) for baris in tabel.baris]
    gabungan = list(merges(tabel.baris))
    keep = _kept(tabel, tinggi, latar.halaman.tinggi // 3)
    _keep_tall(keep, tabel.baris, gabungan, tinggi, ukuran)
    pecah = latar.halaman.tinggi // 2
    baris_cetak = _paginate(tabel.baris, gabungan, tinggi, keep, latar, ukuran)
    return "".join(
        f"<w:tr>{_row_properties(baris, tinggi[n] <= pecah)}"
        f"{''.join(_cells(baris, lebar, latar, daftar, keep=keep[n]))}</w:tr>"
        for n, baris in enumerate(baris_cetak)
    )


def _paginate(  # noqa: PLR0913, PLR0917 - what decides where a page ends
    baris: Sequence[Baris],
    gabungan: Sequence[Gabungan],
    tinggi: Sequence[int],
    keep: list[bool],
    latar: Latar,
    ukuran: _Ukuran,
) -> list[Baris]:
    """Return the rows with their merged cells begun anew on each page, and in `keep` what holds pages together."""
    penuh = list(tinggi)
    for mulai, akhir, kolom in gabungan:
        penuh[akhir - 1] += max(0, ukuran.height(cell_at(baris[mulai], kolom), kolom) - sum(penuh[mulai:akhir]))
    kepala = sum(t for t, satu in zip(penuh, baris, strict=True) if satu.kepala)
    halaman, (atas, bawah) = latar.halaman.tinggi, latar.sekitar
    cadangan = round(_CADANGAN * halaman)
    ruang = Ruang(halaman - kepala - cadangan, atas, max(bawah - cadangan, 0), halaman // 2)

    def repeated(nomor: int) -> int:
        lebih = (
            ukuran.height(continued(cell_at(baris[g.mulai], g.kolom)), g.kolom) - sum(penuh[nomor : g.akhir])
            for g in gabungan
            if g.mulai < nomor < g.akhir
        )
        return max(0, *lebih, 0)

    mulai_halaman = page_starts(baris, penuh, keep, ruang, repeated)
    hold(keep, mulai_halaman, penuh, ruang)
    return begin_anew(baris, gabungan, mulai_halaman)


def _kept(tabel: Tabel, tinggi: Sequence[int], limit: int) -> list[bool]:
    """Say which rows keep with the next: section rows, the last row, and merged groups of at most `limit` twips.

    The last group may take half of that: a chain that with the closing block outgrows a page is not kept at all.
    """
    keep = [baris.bagian for baris in tabel.baris]
    keep[-1] = True
    start = 0
    for nomor, baris in enumerate(tabel.baris):
        if not baris.menyatu:
            room = limit if nomor + 1 < len(tabel.baris) else limit // 2
            if nomor > start and sum(tinggi[start : nomor + 1]) <= room:
                keep[start:nomor] = [True] * (nomor - start)
            start = nomor + 1
    return keep


def _keep_tall(
    keep: list[bool], baris: Sequence[Baris], gabungan: Sequence[Gabungan], tinggi: Sequence[int], ukuran: _Ukuran
) -> None:
    """Keep the rows together beside which the words of a merged cell stand, so that no page breaks them."""
    for mulai, akhir, kolom in gabungan:
        if baris[mulai].kepala:
            continue
        sisa = ukuran.height(cell_at(baris[mulai], kolom), kolom) - tinggi[mulai]
        for nomor in range(mulai, akhir - 1):
            if sisa <= 0:
                break
            keep[nomor] = True
            sisa -= tinggi[nomor + 1]


def _row_properties(baris: Baris, whole: bool) -> str:  # noqa: FBT001 - fits half a page or not
    flags = ("<w:cantSplit/>" if whole or baris.kepala else "") + ("<w:tblHeader/>" if baris.kepala else "")
    return f"<w:trPr>{flags}</w:trPr>" if flags else ""


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
