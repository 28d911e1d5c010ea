"""A CSV file as a sheet: separated by comma, semicolon or tab; UTF-8 or as Excel on Windows saves it."""

import csv
import re
from io import StringIO

from zi_docs.errors import PlanError
from zi_docs.excel.lembar import Lembar, Nilai
from zi_docs.excel.teks import lf, tegak
from zi_docs.excel.xlsx import BATAS_BARIS

_PEMISAH = ",;\t"
_PANGKAT = re.compile(r"\d(?:[.,]\d+)?[eE]\+\d{2,3}")
"""A long number as Excel saves it from a cell that is no text."""
_CONTOH = 50


def read_csv(isi: bytes, nama: str) -> Lembar:
    """Return the one sheet of a CSV file. Raises PlanError when it is no text or too long."""
    teks = lf(_decoded(isi, nama))
    csv.field_size_limit(10_000_000)
    lembar = Lembar(nama, "")
    try:
        for baris, kolom in enumerate(csv.reader(StringIO(teks, newline=""), delimiter=_delimiter(teks)), 1):
            if sel := {n: _value(satu) for n, satu in enumerate(kolom, 1) if satu.strip()}:
                lembar.sel[baris] = sel
    except csv.Error as galat:
        raise PlanError.satu(f"{nama} tidak terbaca sebagai CSV ({galat})", "simpan ulang sebagai .xlsx") from None
    if len(lembar.sel) > BATAS_BARIS:
        raise PlanError.satu(f"{nama} memuat lebih dari {BATAS_BARIS} baris", "bagi tabelnya")
    return lembar


def _value(teks: str) -> Nilai:
    if not _PANGKAT.fullmatch(teks.strip()):
        return Nilai(tegak(teks))
    pesan = f"angka {teks.strip()} ditulis dengan pangkat sepuluh, jadi angka-angka akhirnya sudah hilang"
    return Nilai(tegak(teks), (pesan, "di Excel beri kolom itu format Teks, ketik ulang, lalu simpan lagi"))


def _decoded(isi: bytes, nama: str) -> str:
    if isi.startswith((b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0")) or b"\0" in isi[:4096].replace(b"\xff\xfe", b""):
        if isi.startswith(b"\xff\xfe"):
            return isi.decode("utf-16", "replace")
        raise PlanError.satu(f"{nama} bukan teks CSV", "simpan ulang sebagai CSV UTF-8, atau pakai berkas .xlsx")
    try:
        return isi.decode("utf-8-sig")
    except UnicodeDecodeError:
        return isi.decode("cp1252", "replace")


def _delimiter(teks: str) -> str:
    """Return the separator that splits the most of the first lines into the same number of columns, of equals the most.

    Commas within cells, as in "Keuangan, Umum, dan Logistik", seldom stand in the heading too.
    """
    awal = teks.split("\n", _CONTOH)[:_CONTOH]
    banyak = {tanda: [len(kolom) for kolom in csv.reader(awal, delimiter=tanda)] for tanda in _PEMISAH}
    return max(
        _PEMISAH, key=lambda tanda: max(((banyak[tanda].count(n), n) for n in banyak[tanda] if n > 1), default=(0, 0))
    )
