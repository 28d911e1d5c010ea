"""The schedule (jadwal) of an activity: read as offices write it, printed in one style.

A schedule is a set of months. What is finer than a month ("Minggu ke-2 Januari", "2 Januari 2026", "akhir
Maret") reads as its month: whoever prints the value instead of the text loses that detail.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple, NoReturn

from zi_docs.bahasa.bilangan import angka_dan_kata, terbilang
from zi_docs.bahasa.kata import daftar, ejaan_terdekat
from zi_docs.bahasa.penanggalan import BULAN, HARI, bulan, parse_bulan, parse_tanggal
from zi_docs.bahasa.penomoran import romawi, urutan


class Jadwal(NamedTuple):
    """Months of a schedule, as `parse_jadwal` gives them.

    bulan: 1 to 12, ascending, each once, at least one. tahun: the year the text names (four figures), or None.
    pola: "bulan", "triwulan", "semester" or "tahun" when written as a pattern ("Per Triwulan"), else "".
    """

    bulan: tuple[int, ...]
    tahun: int | None = None
    pola: str = ""


_PANJANG = {"bulan": 1, "triwulan": 3, "semester": 6, "tahun": 12}
_POLA = {nama: tuple(range(n, 13, n)) for nama, n in _PANJANG.items()}
_TEKS_POLA = {
    "bulan": "Setiap bulan",
    "triwulan": "Per triwulan",
    "semester": "Per semester",
    "tahun": "Sekali setahun",
}
_NAMA_LAIN = {"bulan": ("sebulan",), "triwulan": ("kuartal",), "semester": (), "tahun": ("setahun", "1 tahun")}
_BENTUK_POLA = (
    *("setiap {}", "tiap {}", "per {}", "per{}", "{} sekali", "setiap {} sekali", "tiap {} sekali"),
    *("sekali {}", "sekali dalam {}", "sekali setiap {}", "sekali tiap {}", "sekali per {}"),
    *("1 kali {}", "1 kali dalam {}", "1 (satu) kali {}", "1 (satu) kali dalam {}", "satu kali dalam {}"),
)


def _tulisan(n: int) -> tuple[str, ...]:
    return str(n), terbilang(n), angka_dan_kata(n)


def _daftar_pola() -> dict[str, str]:
    hasil = {f"{nama}an": nama for nama in (*_PANJANG, "kuartal")} | {"kuartalan": "triwulan"}
    for nama, n in _PANJANG.items():
        dasar = (nama, *_NAMA_LAIN[nama], *(f"{angka} bulan" for angka in _tulisan(n)))
        hasil |= {bentuk.format(kata): nama for bentuk in _BENTUK_POLA for kata in dasar}
    return hasil


_FRASA_POLA = _daftar_pola()
_SETAHUN = frozenset(
    [f"{awal}{angka} bulan" for awal in ("", "selama ") for angka in _tulisan(12)]
    + [f"selama {angka} tahun" for angka in _tulisan(1)]
    + ["sepanjang tahun", "selama setahun", "selama setahun penuh", "setahun penuh"]
)
_SATUAN = {"triwulan": 3, "tw": 3, "kuartal": 3, "semester": 6, "smt": 6}
_NOMOR = {tulisan: n for n in range(1, 6) for tulisan in (str(n), romawi(n).lower(), urutan(n), f"ke{terbilang(n)}")}
_SAMPAI = frozenset(("-", "sd", "sd.", "sampai", "hingga"))
_DAN = frozenset((",", "\n", "dan", "serta", "&"))
_PENGISI = frozenset(
    ("bulan", "tahun", "pada", "di", "tanggal", "tgl", "awal", "pertengahan", "akhir", "minggu", "pekan", "ke")
) | {"terakhir", "setiap", "tiap", "dengan"}
_SEBELUM_TAHUN = frozenset(("tahun", "pada", "di", "dalam", "selama"))
_TANDA = {"s.d.": "-", "s.d": "-", "s/d": "-", "ke-": "ke ", "per-": "per "} | dict.fromkeys("-–—‑‐", " - ")
_TANDA |= {",": " , ", ";": " , ", "\n": " \n ", "(": " ("}
_CONTOH = 'tulis misalnya "Januari s.d. Maret 2026", "Juni dan Desember", atau "Per triwulan"'
_PANJANG_TAHUN = 4
_TERPENDEK = 3
"""Months in a row from which on they print as a range."""


def parse_jadwal(text: str) -> Jadwal:
    """Read a schedule as people write it: names of months, ranges, quarters, half-years, patterns.

    "Januari s.d. Maret 2026", "Maret,Juni dan Desember", "Jan-Mar", "Triwulan I dan III", "Semester I" are their
    months; "Per Triwulan" is a pattern and stands for 3, 6, 9, 12 (each period's last month; "Setiap Bulan" for
    all, "Per Semester" for 6 and 12, "Setiap Tahun" for 12); "12 bulan" and "Sepanjang tahun" are all twelve
    months without a pattern. A date or a week is its month.

    Raises ValueError, naming the odd word and what was probably meant: for a word not known (a misspelt month
    too: nothing is guessed), a range that runs past December, two different years, a number of months that does
    not say which ("6 bulan"), months with nothing between them.
    """
    utuh = _sebagai_tanggal(text)
    if utuh is not None:
        return Jadwal((utuh.month,), utuh.year)
    kata = _pisahkan(text)
    tahun = _tahun(text, kata)
    tanpa_tahun = [satu for satu in kata if not _angka_tahun(satu)]
    frasa = _frasa(tanpa_tahun)
    if frasa in _FRASA_POLA:
        pola = _FRASA_POLA[frasa]
        return Jadwal(_POLA[pola], tahun, pola)
    if frasa in _SETAHUN:
        return Jadwal(_POLA["bulan"], tahun)
    return Jadwal(_Pembaca(text, tahun).baca(tanpa_tahun), tahun)


def jadwal_teks(jadwal: Jadwal, tahun: int | None = None) -> str:
    """Write a schedule in the one official style: "Januari s.d. Maret dan Juni 2026", "Per triwulan".

    Three months in a row or more are a range, two are named; a pattern stays a pattern. `tahun` (four figures) is
    appended when the schedule names no year: the year somebody wrote wins. What comes out reads back to the same
    months, pattern and printed year. Raises ValueError for a schedule without months, or a month outside 1 to 12.
    """
    dipakai = tahun if jadwal.tahun is None else jadwal.tahun
    if jadwal.pola:
        return _teks_pola(jadwal.pola, dipakai)
    if not jadwal.bulan:
        raise ValueError(f"Jadwal tidak menyebut bulan satu pun; {_CONTOH}.")
    teks = daftar([bagian for deret in _deret(jadwal.bulan) for bagian in _teks_deret(deret)])
    return teks if dipakai is None else f"{teks} {dipakai}"


def _teks_pola(pola: str, tahun: int | None) -> str:
    if tahun is None:
        return _TEKS_POLA[pola]
    kepala = "Sekali dalam" if pola == "tahun" else _TEKS_POLA[pola]  # not "setahun tahun 2026"
    return f"{kepala} tahun {tahun}"


def _deret(urut: Sequence[int]) -> Iterator[list[int]]:
    """Split ascending numbers where one is missing."""
    deret = [urut[0]]
    for sebelum, sesudah in pairwise(urut):
        if sesudah != sebelum + 1:
            yield deret
            deret = []
        deret.append(sesudah)
    yield deret


def _teks_deret(deret: Sequence[int]) -> list[str]:
    nama = [bulan(n) for n in deret]
    return [f"{nama[0]} s.d. {nama[-1]}"] if len(nama) >= _TERPENDEK else nama


def _gagal(text: str, sebab: str) -> NoReturn:
    raise ValueError(f'Jadwal "{text}" tidak dapat dibaca: {sebab}.')


def _sebagai_tanggal(text: str) -> date | None:
    """Read a text without any letter, or one that starts with a weekday and a comma: that is a date or nothing."""
    nama_hari, koma, _ = text.partition(",")
    if koma and nama_hari.strip().title() in HARI:
        return parse_tanggal(text)
    if any(huruf.isalpha() for huruf in text):
        return None
    try:
        return parse_tanggal(text)
    except ValueError:
        _gagal(text, f"bulan harus disebut dengan namanya; {_CONTOH}")


def _pisahkan(text: str) -> list[str]:
    """Split into words and signs, all small; a line break is a sign of its own, for a list may do without commas."""
    kecil = text.strip().rstrip(".").lower()
    for tanda, ganti in _TANDA.items():
        kecil = kecil.replace(tanda, ganti if ganti.strip() != "-" else " - ")
    return [kata for potongan in kecil.split(" ") for kata in (["\n"] if potongan == "\n" else potongan.split())]


def _angka_tahun(kata: str) -> bool:
    return len(kata) == _PANJANG_TAHUN and kata.isascii() and kata.isdigit() and kata[0] != "0"


def _tahun(text: str, kata: Iterable[str]) -> int | None:
    tahun = sorted({int(satu) for satu in kata if _angka_tahun(satu)})
    if len(tahun) > 1:
        _gagal(
            text, f"tahunnya lebih dari satu ({daftar([str(n) for n in tahun])}); pisahkan menjadi satu jadwal setahun"
        )
    return tahun[0] if tahun else None


def _frasa(kata: Sequence[str]) -> str:
    """Put the words together again, without what led to the year, for comparison with the known phrases."""
    sisa = [satu for satu in kata if satu != "\n"]
    while sisa and " ".join(sisa) not in _FRASA_POLA and " ".join(sisa) not in _SETAHUN and sisa[-1] in _SEBELUM_TAHUN:
        sisa.pop()
    return " ".join(sisa)


class _Pembaca:
    """Reads months word by word: an item, a conjunction, an item; numbers count what stands before or after."""

    def __init__(self, text: str, tahun: int | None) -> None:
        self.text = text
        self.tahun = tahun
        self.butir: list[tuple[int, int]] = []  # first and last month
        self.nomor: list[int] = []  # days or weeks: numbers before a month
        self.satuan = ""  # triwulan or semester, until a month is named
        self.hubung = ""  # what stands since the last item

    def baca(self, kata: Iterable[str]) -> tuple[int, ...]:
        """Give the months of the words, ascending."""
        for satu in kata:
            self._jenis(satu)(satu)
        self._selesai()
        return tuple(sorted({n for awal, akhir in self.butir for n in range(awal, akhir + 1)}))

    def _jenis(self, kata: str) -> Callable[[str], None]:
        raise NotImplementedError

    def _selesai(self) -> None:
        raise NotImplementedError
