"""Cells of the table of offices: what stands in one, and rows of a CSV file that fell apart or ran together."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING

from zi_docs.errors import Masalah

if TYPE_CHECKING:
    from zi_docs.excel import Lembar, Nilai

_TAK_TAMPAK = dict.fromkeys((0xAD, *range(0x200B, 0x2010), 0x2060, 0xFEFF))
"""Characters that nobody sees: they come along with what is copied from a page or a chat."""
_PEMISAH = re.compile(r"[,;\t]")
_PANJANG_KODE = 4
_RIBUAN = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")


def visible(teks: str) -> str:
    """Return a text without characters that nobody sees, nor blanks at its ends."""
    return (teks if teks.isascii() else teks.translate(_TAK_TAMPAK)).strip()


def bare_number(teks: str) -> str:
    """Return the number of a decree as it is printed, where its cell shows thousands: 1.029 is 1029."""
    return teks.replace(".", "") if _RIBUAN.fullmatch(teks) else teks


def torn(
    lembar: "Lembar", atas: int, nomor: int, sel: "Mapping[int, Nilai]", kode: Collection[str]
) -> Iterator[Masalah]:
    """Yield why a row of a CSV file is not as it was meant: quotation marks lack, or there are too many.

    atas: the row of the headings. kode: of all offices.
    """
    if lembar.nama:
        return
    judul, banyak = max(lembar.sel[atas]), max(sel)
    if banyak > judul:
        petik = "apit isi yang memuat pemisah kolom, misalnya koma, dengan tanda petik"
        saran = f"{petik}; bila kolom {judul + 1} memang ada, beri judul"
        pesan = f"baris ini punya {banyak} kolom, judulnya {judul}"
        yield Masalah(pesan, saran, lembar.tempat(nomor, judul + 1))
    for kolom, nilai in sel.items():
        kata = (satu.strip() for baris in nilai.garis.teks.split("\n")[1:] for satu in _PEMISAH.split(baris))
        if lain := next((satu for satu in kata if len(satu) == _PANJANG_KODE and satu in kode), None):
            saran = "periksa tanda petik di awal dan di akhir sel ini; hapus yang tidak perlu"
            yield Masalah(f"sel ini menelan baris kantor {lain}", saran, lembar.tempat(nomor, kolom))
