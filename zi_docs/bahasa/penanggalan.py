"""Dates as a Keputusan writes them, and as people type them.

The month is a word, the day has no leading zero, the weekday stands before a comma: "Kamis, 8 Januari 2026".
"""

from datetime import date

from zi_docs.bahasa.bilangan import periksa_bulat, terbilang
from zi_docs.bahasa.kata import ejaan_terdekat

BULAN = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
"""Names of the months; BULAN[0] is Januari."""

HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
"""Names of the days, in the order of `date.weekday()`."""

_PANJANG = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_EJAAN_LAIN = {"peb": 2, "pebruari": 2, "agt": 8, "ags": 8, "agust": 8, "sept": 9, "nop": 11, "nopember": 11}
_EJAAN_BULAN = (
    {nama.lower(): n for n, nama in enumerate(BULAN, 1)}
    | {nama[:3].lower(): n for n, nama in enumerate(BULAN, 1)}
    | _EJAAN_LAIN
)
_EMPAT = (4,)
_SATU_ATAU_DUA = (1, 2)
_CONTOH = "tulis misalnya 8 Januari 2026, 8-1-2026, 08/01/2026, atau 2026-01-08"


def bulan(n: int) -> str:
    """Name month n, 1 to 12. Raises TypeError unless n is an int, ValueError outside."""
    return BULAN[periksa_bulat(n, "Bulan", 1, len(BULAN)) - 1]


def parse_bulan(text: str) -> int:
    """Read a month's name in any case, whole or short ("Agu", "Agt.", "Nop", old "Pebruari"), as 1 to 12.

    Raises ValueError with the nearest name.
    """
    n = _EJAAN_BULAN.get(text.strip().removesuffix(".").lower())
    if n is None:
        saran = ejaan_terdekat(text, BULAN)
        anjuran = f"mungkin maksudnya {saran[0]}" if saran else "tulis Januari sampai dengan Desember"
        raise ValueError(f'"{text}" bukan nama bulan; {anjuran}.')
    return n


def hari(d: date) -> str:
    """Name the day of the week of d: "Kamis"."""
    return HARI[d.weekday()]


def tanggal(d: date) -> str:
    """Write d as "8 Januari 2026"."""
    return f"{d.day} {bulan(d.month)} {d.year}"


def tanggal_dengan_hari(d: date) -> str:
    """Write d as "Kamis, 8 Januari 2026"."""
    return f"{hari(d)}, {tanggal(d)}"


def tanggal_terbilang(d: date) -> str:
    """Write d in words: "tanggal delapan bulan Januari tahun dua ribu dua puluh enam"."""
    return f"tanggal {terbilang(d.day)} bulan {bulan(d.month)} tahun {terbilang(d.year)}"


def parse_tanggal(text: str) -> date:
    """Read "8 Januari 2026", "Kamis, 8 Januari 2026", "8-1-2026", "08/01/2026" (day first) or "2026-01-08".

    Raises ValueError for any other form, a date that does not exist, or a weekday that is not the date's.
    """
    nama_hari, koma, isi = text.rpartition(",")
    tahun, n_bulan, n_hari = _uraikan(isi, text)
    hasil = _tanggal_nyata(tahun, n_bulan, n_hari)
    tertulis = nama_hari.strip().replace("'", "").replace("\u2019", "")
    if koma and tertulis.lower() != hari(hasil).lower():
        raise ValueError(
            f'{tanggal(hasil)} adalah hari {hari(hasil)}, bukan "{tertulis}"; perbaiki hari atau tanggalnya.'
        )
    return hasil


def _uraikan(isi: str, text: str) -> tuple[int, int, int]:
    """Take year, month and day out of a date without weekday; `text` is what the message shows."""
    potongan = isi.split()
    if len(potongan) == 1:
        potongan = isi.strip().split("/" if "/" in isi else "-")
    match potongan:
        case [tahun, n_bulan, n_hari] if "-" in isi and len(tahun) in _EMPAT:
            pass
        case [n_hari, n_bulan, tahun]:
            pass
        case _:
            raise ValueError(_pesan_bentuk(text))
    bernama = n_bulan[:1].isalpha()
    n = parse_bulan(n_bulan) if bernama else _angka(n_bulan, _SATU_ATAU_DUA, text)
    return _angka(tahun, _EMPAT, text), n, _angka(n_hari, _SATU_ATAU_DUA, text)


def _angka(angka: str, panjang: tuple[int, ...], text: str) -> int:
    """Read figures of one of the given lengths: a year has four, for of two nobody knows the century."""
    if not (angka.isascii() and angka.isdigit() and len(angka) in panjang):
        raise ValueError(_pesan_bentuk(text))
    return int(angka)


def _pesan_bentuk(text: str) -> str:
    return f'"{text}" bukan tanggal yang dapat dibaca; {_CONTOH} (tahun empat angka).'


def _tanggal_nyata(tahun: int, n_bulan: int, n_hari: int) -> date:
    if not tahun:
        raise ValueError(f"Tahun 0000 tidak ada; {_CONTOH}.")
    nama = bulan(n_bulan)
    kabisat = nama == "Februari" and tahun % 4 == 0 and (tahun % 100 != 0 or tahun % 400 == 0)
    panjang = _PANJANG[n_bulan - 1] + kabisat
    if not 1 <= n_hari <= panjang:
        raise ValueError(f"Tanggal {n_hari} {nama} {tahun} tidak ada; {nama} {tahun} hanya sampai tanggal {panjang}.")
    return date(tahun, n_bulan, n_hari)
