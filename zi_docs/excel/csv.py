"""A CSV file as a sheet: separated by comma, semicolon or tab; UTF-8 or as Excel on Windows saves it."""

import csv
import re
from io import StringIO

from zi_docs.errors import PlanError
from zi_docs.excel.lembar import Lembar, Nilai
from zi_docs.excel.paket import BATAS_BERKAS
from zi_docs.excel.teks import lf, tegak
from zi_docs.excel.tempat import TempatSel
from zi_docs.excel.xlsx import BATAS_BARIS

_PEMISAH = ",;\t"
_PANGKAT = re.compile(r"\d(?:[.,]\d+)?[eE]\+\d{2,3}")
"""A long number as Excel saves it from a cell that is no text."""
_CONTOH = 50
_TERBACA = 100_000


def read_csv(isi: bytes, nama: str) -> Lembar:
    """Return the one sheet of a CSV file. Raises PlanError when it is no text or too long."""
    teks = lf(_decoded(isi, nama))
    csv.field_size_limit(BATAS_BERKAS)
    lembar, pemisah = Lembar(nama, ""), _delimiter(teks)
    pembaca = csv.reader(StringIO(teks, newline=""), delimiter=pemisah, strict=True)
    dari = 1
    try:
        for baris, kolom in enumerate(pembaca, 1):
            if sel := {n: _value(satu) for n, satu in enumerate(kolom, 1) if satu.strip()}:
                lembar.sel[baris] = sel
            dari = pembaca.line_num + 1
    except csv.Error:
        raise _misquoted(nama, teks.split("\n")[dari - 1 : pembaca.line_num], dari, pemisah) from None
    if len(lembar.sel) > BATAS_BARIS:
        raise PlanError.satu(f"{nama} memuat lebih dari {BATAS_BARIS} baris", "bagi tabelnya")
    return lembar


def _misquoted(nama: str, baris: list[str], dari: int, pemisah: str) -> PlanError:
    """Return the error of a quotation mark that reaches too far, or no end; `baris`: the lines, from the mark's on."""
    terbuka = re.search(rf'(?:^|{pemisah})"(?:[^"]|"")*"(?=[^"{pemisah}])', baris[0][:_TERBACA])
    kolom = len(next(csv.reader([baris[0][: terbuka.end()] if terbuka else baris[0]], delimiter=pemisah)))
    sampai = f"; sel yang dibukanya berlanjut sampai baris {dari + len(baris) - 1}" if len(baris) > 1 else ""
    saran = 'tutup sel itu dengan tanda petik, dan tulis dua kali yang di dalamnya: "Rina ""Upik"" Utami"'
    return PlanError.satu(f"tanda petik tidak berpasangan{sampai}", saran, TempatSel(nama, dari, kolom))


def _value(teks: str) -> Nilai:
    if not _PANGKAT.fullmatch(teks.strip()):
        return Nilai(tegak(teks))
    pesan = f"angka {teks.strip()} ditulis dengan pangkat sepuluh, jadi angka-angka akhirnya sudah hilang"
    return Nilai(tegak(teks), (pesan, "di Excel beri kolom itu format Teks, ketik ulang, lalu simpan lagi"))


def _decoded(isi: bytes, nama: str) -> str:
    if isi.startswith((b"\xff\xfe", b"\xfe\xff")):
        return isi.decode("utf-16", "replace")
    awal = isi[:4096]
    if isi.startswith((b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0")) or b"\0" in awal:
        genap, ganjil = awal[::2].count(0), awal[1::2].count(0)
        if 0 in {genap, ganjil} and (genap + ganjil) * 4 > len(awal):  # half of the bytes of mostly ASCII in UTF-16
            return isi.decode("utf-16-le" if ganjil else "utf-16-be", "replace")
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
