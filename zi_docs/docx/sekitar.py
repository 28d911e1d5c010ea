"""How much of a page an annex takes besides its table: the heading above it and the closing block below it."""

from typing import Final, NamedTuple

from zi_docs.docx.lebar import Huruf
from zi_docs.docx.tinggi import line_count
from zi_docs.models.naskah import NaskahLampiran, Teks

_BARIS = 1.2
"""Height of a line, as a part of the size of its letters."""
_JARAK_ATAS = 480
"""Space below the lines of the heading and below the title, in twips, as the templates have it."""
_JARAK_TTD, _RUANG_TTD, _RUANG_SALINAN = 960, 1900, 1500
"""Space above, within and around a signature that is printed as `ttd.`, is yet to be given, or certifies a copy."""
_TERSEMPIT, _BAGIAN = 5400, 2.5
"""Least width in twips of the heading and of both blocks, and how often they go into the width of the text; a little
more than they have, since widths of capitals are estimated high."""


class Halaman(NamedTuple):
    """The area of a page that text fills, in twips."""

    lebar: int
    tinggi: int


class Sekitar(NamedTuple):
    """Heights in twips above and below a table."""

    atas: int
    bawah: int


KOSONG: Final = Sekitar(0, 0)


def around(lampiran: NaskahLampiran, lebar: int, huruf: Huruf) -> Sekitar:
    """Return what stands above and below the table of an annex, estimated; `lebar` is that of the text in twips."""
    tinggi = huruf.ukuran * _BARIS * 20
    ruang = max(_TERSEMPIT, round(lebar / _BAGIAN))

    def height(*teks: Teks) -> int:
        baris = [satu for t in teks if t.polos for satu in t.polos.split("\n")]
        return round(sum(line_count(satu, ruang, huruf.setara) for satu in baris) * tinggi)

    judul = round((lampiran.judul.polos.count("\n") + 1) * tinggi)
    tanda, salinan = lampiran.penutup, lampiran.salinan
    bawah = height(tanda.tempat, tanda.tanggal, tanda.jabatan, tanda.ttd, tanda.nama, tanda.nip)
    bawah += _JARAK_TTD if tanda.ttd else _RUANG_TTD
    if salinan:
        bawah += height(salinan.pengantar, salinan.unit, salinan.jabatan, salinan.nama, salinan.nip) + _RUANG_SALINAN
    return Sekitar(height(lampiran.label, lampiran.kepala) + judul + _JARAK_ATAS, bawah)
