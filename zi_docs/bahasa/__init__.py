"""The Indonesian that a Keputusan is written in: numbers, dates, labels, letters, lines.

Pure functions on plain values: no I/O, no third-party import, no state. Everything a caller needs is named
here; the modules behind it follow the kinds of words: `bilangan` (numbers), `penomoran` (labels),
`penanggalan` (dates), `jadwal` (schedules), `capaian` (targets), `kapitalisasi` (capitals), `kata` (lists and
spelling), `perekat` and `baris` (line breaks). `jadwal` is loaded when it is first used: it needs `re` and
`typing`, which cost more than all the others.

Errors are the built-in `TypeError` (not an int at all) and `ValueError` (an int or a text out of bounds);
their messages are Indonesian and say what to do.
"""

from zi_docs.bahasa.baris import pemenggalan
from zi_docs.bahasa.bilangan import angka_dan_kata, parse_terbilang, ribuan, rupiah, terbilang
from zi_docs.bahasa.capaian import capaian
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

TYPE_CHECKING = False  # type checkers know it
if TYPE_CHECKING:
    from zi_docs.bahasa.jadwal import Jadwal, jadwal_teks, parse_jadwal

__all__ = [  # noqa: RUF022 - plain order, not capitals before words
    "BULAN",
    "HARI",
    "Jadwal",
    "PARTIKEL",
    "SINGKATAN",
    "angka_dan_kata",
    "bulan",
    "capaian",
    "daftar",
    "diktum",
    "ejaan_terdekat",
    "hari",
    "huruf",
    "jadwal_teks",
    "judul",
    "kapital",
    "parse_bulan",
    "parse_diktum",
    "parse_huruf",
    "parse_jadwal",
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

_JADWAL = frozenset(("Jadwal", "jadwal_teks", "parse_jadwal"))


def __getattr__(name: str) -> object:
    """Load the schedule when it is asked for."""
    if name not in _JADWAL:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.jadwal"), name)
