"""A table of the Naskah → w:tbl, as strings: linear in its rows, in the named styles of the template."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from zi_docs.docx.akhir_halaman import merges, paginate
from zi_docs.docx.lebar import SAMPLE, column_widths
from zi_docs.docx.ooxml import escape
from zi_docs.docx.paragraf import Daftar
from zi_docs.docx.rupa import CELL_MARGIN, Perupa, Rupa, RupaSel
from zi_docs.docx.sekitar import KOSONG, Halaman, Sekitar
from zi_docs.models.naskah import Paragraf, Tabel


class Latar(NamedTuple):
    """What a table is set in."""

    perupa: Perupa
    gaya_tabel: str
    halaman: Halaman
    sekitar: Sekitar = KOSONG


class Tata(NamedTuple):
    """A table laid out: the widths of its columns in twips, its rows as XML, the paragraphs in them that are listed."""

    lebar: tuple[int, ...]
    xml: str
    berdaftar: tuple[Paragraf, ...]


def table(tabel: Tabel, latar: Latar, daftar: Daftar) -> str:
    """Return a whole table, for content that mixes paragraphs and tables."""
    lebar, xml, _ = lay_out(tabel, latar, daftar)
    width = latar.halaman.lebar
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{latar.gaya_tabel}"/><w:tblW w:w="{width}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="{escape(tabel.judul)}"/></w:tblPr>'
        f"<w:tblGrid>{grid(lebar)}</w:tblGrid>{xml}</w:tbl>"
    )


def lay_out(tabel: Tabel, latar: Latar, daftar: Daftar) -> Tata:
    """Return a table laid out; a table that an earlier document had is not laid out again."""
    asal = tabel.kolom, latar.halaman, latar.sekitar, tabel.baris
    sama: Tata | None = next((tata for ada, tata in tuple(latar.perupa.terakhir) if ada == asal), None)
    if sama:
        for satu in sama.berdaftar:
            daftar.add(satu)
        return sama
    rupa = latar.perupa.all(tabel.baris)
    lebar = column_widths(tabel, [satu.demands for satu in rupa[:SAMPLE]], latar.halaman.lebar, CELL_MARGIN)
    berdaftar = tuple([p for satu in rupa for p in satu.berdaftar])
    tata = Tata(lebar, _rows(rupa, lebar, latar, daftar), berdaftar)
    latar.perupa.terakhir.append((asal, tata))
    return tata


def grid(lebar: Sequence[int]) -> str:
    """Return the w:gridCol elements of columns of `lebar` twips."""
    return "".join(f'<w:gridCol w:w="{satu}"/>' for satu in lebar)


def _rows(rupa: Sequence[Rupa], lebar: tuple[int, ...], latar: Latar, daftar: Daftar) -> str:
    """Return the rows; header rows repeat on each page, rows stay whole unless longer than half a page."""
    rangka = tuple([satu.rangka for satu in rupa])
    tinggi = tuple([satu.height(lebar) for satu in rupa])
    gabungan = merges(rangka)
    sel = [rupa[satu.mulai].at(satu.kolom) for satu in gabungan]
    induk = [satu.parent(lebar[g.kolom : g.kolom + satu.asal.kolom]) for g, satu in zip(gabungan, sel, strict=True)]
    bagi = paginate(rangka, tinggi, tuple(induk), latar.halaman.tinggi, latar.sekitar)
    tukar = defaultdict[int, dict[int, RupaSel]](dict)
    for urut, nomor, gabung, lanjutan in bagi.potong:
        tukar[nomor][gabungan[urut].kolom] = sel[urut].merged(gabung, lanjutan=lanjutan)
    cetak = list(rupa)
    for nomor, lain in tukar.items():
        cetak[nomor] = rupa[nomor].put(lain)
    pecah = latar.halaman.tinggi // 2
    baris = zip(cetak, bagi.keep, tinggi, strict=True)
    return "".join([satu.xml(lebar, daftar, keep=keep, utuh=utuh <= pecah) for satu, keep, utuh in baris])
