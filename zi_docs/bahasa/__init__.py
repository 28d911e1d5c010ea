"""The Indonesian that a Keputusan is written in: numbers, dates, labels, letters, lines.

Pure functions on plain values: no I/O, no third-party import, no state. Everything a caller needs is named
here; the modules behind it follow the kinds of words: `bilangan` (numbers), `penomoran` (labels),
`penanggalan` (dates), `kapitalisasi` (capitals), `kata` (lists and spelling), `perekat` and `baris` (line
breaks).

Errors are the built-in `TypeError` (not an int at all) and `ValueError` (an int or a text out of bounds);
their messages are Indonesian and say what to do.
"""

from zi_docs.bahasa.baris import pemenggalan
from zi_docs.bahasa.bilangan import angka_dan_kata, parse_terbilang, ribuan, rupiah, terbilang
from zi_docs.bahasa.kapitalisasi import PARTIKEL, SINGKATAN, judul, kapital
from zi_docs.bahasa.kata import daftar, ejaan_terdekat
from zi_docs.bahasa.penanggalan import (
    BULAN,
    HARI,
    bulan,
    hari,
    parse_bulan,
    parse_tanggal,
    tanggal,
    tanggal_dengan_hari,
    tanggal_terbilang,
)
from zi_docs.bahasa.penomoran import (
    diktum,
    huruf,
    parse_diktum,
    parse_huruf,
    parse_romawi,
    perubahan,
    romawi,
    urutan,
)
from zi_docs.bahasa.perekat import rekatkan

__all__ = [
    "BULAN",
    "HARI",
    "PARTIKEL",
    "SINGKATAN",
    "angka_dan_kata",
    "bulan",
    "daftar",
    "diktum",
    "ejaan_terdekat",
    "hari",
    "huruf",
    "judul",
    "kapital",
    "parse_bulan",
    "parse_diktum",
    "parse_huruf",
    "parse_romawi",
    "parse_tanggal",
    "parse_terbilang",
    "pemenggalan",
    "perubahan",
    "rekatkan",
    "ribuan",
    "romawi",
    "rupiah",
    "tanggal",
    "tanggal_dengan_hari",
    "tanggal_terbilang",
    "terbilang",
    "urutan",
]
