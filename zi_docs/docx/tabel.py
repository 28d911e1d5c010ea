"""A table of the Naskah → w:tbl, as strings: linear in its rows, in the named styles of the template."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from zi_docs.docx.lanjutan import Gabungan, Ruang, begin_anew, cell_at, continued, hold, merges, page_starts
from zi_docs.docx.lebar import SAMPLE, column_widths
from zi_docs.docx.ooxml import escape
from zi_docs.docx.paragraf import Daftar
from zi_docs.docx.rupa import CELL_MARGIN, Perupa, Rupa
from zi_docs.docx.sekitar import KOSONG, Halaman, Sekitar
from zi_docs.models.naskah import Baris, Paragraf, Sel, Tabel

_CADANGAN = 0.02
"""How much of a page rows leave free by estimate, so that they really fit; the closing block may use it."""


class Latar(NamedTuple):
    """What a table is set in."""

    perupa: Perupa
    gaya_tabel: str
    halaman: Halaman
    sekitar: Sekitar = KOSONG


class _Ukuran(NamedTuple):
    """Widths of the columns in twips, and who knows the letters in them."""

    lebar: tuple[int, ...]
    perupa: Perupa

    def height(self, sel: Sel, kolom: int) -> int:
        """Return the height of the words of a cell that begins in `kolom`."""
        return self.perupa.cell_height(sel, sum(self.lebar[kolom : kolom + sel.kolom]))


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
    tata = Tata(lebar, _rows(tabel, rupa, lebar, latar, daftar), berdaftar)
    latar.perupa.terakhir.append((asal, tata))
    return tata


def grid(lebar: Sequence[int]) -> str:
    """Return the w:gridCol elements of columns of `lebar` twips."""
    return "".join(f'<w:gridCol w:w="{satu}"/>' for satu in lebar)


def _rows(tabel: Tabel, rupa: Sequence[Rupa], lebar: tuple[int, ...], latar: Latar, daftar: Daftar) -> str:
    """Return the rows; header rows repeat on each page, rows stay whole unless longer than half a page."""
    ukuran = _Ukuran(lebar, latar.perupa)
    tinggi = [satu.height(lebar) for satu in rupa]
    gabungan = list(merges(tabel.baris))
    keep = _kept(tabel, tinggi, latar.halaman.tinggi // 3)
    _keep_tall(keep, tabel.baris, gabungan, tinggi, ukuran)
    pecah = latar.halaman.tinggi // 2
    baris_cetak = _paginate(tabel.baris, gabungan, tinggi, keep, latar, ukuran)
    return "".join(
        [
            _row(satu if satu.asal is baris else latar.perupa.one(baris), lebar, daftar, tahan, utuh=utuh <= pecah)
            for satu, baris, tahan, utuh in zip(rupa, baris_cetak, keep, tinggi, strict=True)
        ]
    )


def _row(rupa: Rupa, lebar: tuple[int, ...], daftar: Daftar, keep: bool, *, utuh: bool) -> str:  # noqa: FBT001 - as it is
    kepala = rupa.asal.kepala
    flags = ("<w:cantSplit/>" if utuh or kepala else "") + ("<w:tblHeader/>" if kepala else "")
    properties = f"<w:trPr>{flags}</w:trPr>" if flags else ""
    return f"<w:tr>{properties}{rupa.xml(lebar, daftar, keep=keep)}</w:tr>"


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

    menurut = defaultdict[int, list[Gabungan]](list)
    for satu in gabungan:
        menurut[satu.kolom].append(satu)

    def repeated(nomor: int) -> int:
        sebelum = [satu[bisect_left(satu, (nomor,)) - 1] for satu in menurut.values() if satu[0].mulai < nomor]
        lebih = (
            ukuran.height(continued(cell_at(baris[g.mulai], g.kolom)), g.kolom) - sum(penuh[nomor : g.akhir])
            for g in sebelum
            if nomor < g.akhir
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
