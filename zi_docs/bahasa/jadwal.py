"""The schedule (jadwal) of an activity: read as offices write it, printed in one style.

A schedule is a set of months. What is finer than a month ("Minggu ke-2 Januari", "2 Januari 2026", "akhir
Maret") reads as its month: whoever prints the value instead of the text loses that detail.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple, NoReturn

from zi_docs.bahasa.bilangan import angka_dan_kata, periksa_bulat, ribuan, terbilang
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


_Rentang = tuple[int, int]

_TIAP = {"bulan": 1, "triwulan": 3, "semester": 6, "tahun": 12}
_POLA = {nama: tuple(range(n, 13, n)) for nama, n in _TIAP.items()}
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
_SETAHUN = ("sepanjang", "sepanjang tahun", "selama tahun", "selama setahun", "selama 1 tahun", "selama 1 (satu) tahun")


def _frasa() -> dict[str, str]:
    """Map each way to say a pattern, in small letters, to its name; "" says all months without a pattern."""
    hasil = {f"{nama}an": nama for nama in _TIAP} | {"kuartalan": "triwulan"} | dict.fromkeys(_SETAHUN, "")
    for nama, n in _TIAP.items():
        angka = (str(n), terbilang(n), angka_dan_kata(n))
        dasar = (nama, *_NAMA_LAIN[nama], *(f"{satu} bulan" for satu in angka))
        hasil |= {bentuk.format(kata): nama for bentuk in _BENTUK_POLA for kata in dasar}
        if nama == "tahun":
            hasil |= {f"{awal}{satu} bulan": "" for awal in ("", "selama ") for satu in angka}
    return hasil


_FRASA = _frasa()
_SEBELUM_TAHUN = frozenset(("tahun", "pada", "di", "dalam", "selama"))
_SATUAN = {"triwulan": 3, "tw": 3, "kuartal": 3, "semester": 6, "smt": 6}
_NOMOR = {kata: n for n in range(1, 6) for kata in (romawi(n).lower(), urutan(n), f"ke{terbilang(n)}")}
_NOMOR |= {str(n): n for n in range(1, 32)}
_HUBUNG = dict.fromkeys(("-", "sd", "sd.", "sampai", "hingga"), "R") | dict.fromkeys((",", "dan", "serta", "&"), "K")
_HUBUNG["\n"] = "L"
_PENGISI = (
    *("bulan", "tahun", "pada", "di", "tanggal", "tgl", "awal", "pertengahan", "akhir", "terakhir"),
    *("minggu", "pekan", "ke", "setiap", "tiap", "dengan"),
)
"""Words that do not say which month."""

_TANDA = {"s.d.": "-", "s.d": "-", "s/d": "-", "ke-": "ke ", "per-": "per ", "(": " (", "\n": " \n ", "&": " & "}
_TANDA |= dict.fromkeys(",;", " , ") | dict.fromkeys("-\u2010\u2011\u2013\u2014", " - ")
_KOSAKATA = (*BULAN, "triwulan", "semester", "bulan", "tahun", "minggu", "setiap", "sekali", "sepanjang", "selama")
"""Words to suggest for one that is not understood."""

_POTONGAN = re.compile("(?:N(?:[RKL]+N)*L*)?B|(?:SL*)?N|S|[RKL]+")
"""Cuts the kinds of the words (see `_jenis`) into items and conjunctions: days and month, quarter, number."""

_CONTOH = 'tulis misalnya "Januari s.d. Maret 2026", "Juni dan Desember", atau "Per triwulan"'
_ANGKA_TAHUN = 4
_DERET_TERPENDEK = 3
_KABISAT = 2000
_TERPANJANG = 300
"""Most characters of a schedule: a cell can hold pages, which are none."""


@lru_cache(maxsize=1 << 10)
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
    if len(text) > _TERPANJANG:
        raise ValueError(f"Jadwal sepanjang {ribuan(len(text))} huruf tidak dapat dibaca; {_CONTOH}.")
    utuh = _tanggal(text)
    if utuh is not None:
        return Jadwal((utuh.month,), _periksa_tahun(utuh.year))
    semua = _kata(text)
    kata = [satu for satu in semua if not _angka_tahun(satu)]
    tahun = _tahun(text, semua)
    pola = _pola(kata)
    if pola is not None:
        return Jadwal(_POLA[pola or "bulan"], tahun, pola)
    return Jadwal(_bulan(text, kata, tahun), tahun)


def jadwal_teks(jadwal: Jadwal, tahun: int | None = None) -> str:
    """Write a schedule in the one official style: "Januari s.d. Maret dan Juni 2026", "Per triwulan tahun 2026".

    Three months in a row or more are a range, two are named; a pattern stays a pattern. `tahun` (four figures) is
    appended when the schedule names no year itself: the written year wins. The text reads back to the same months,
    pattern and year. Raises ValueError for a schedule without months, a month outside 1 to 12 or a year outside
    1000 to 9999.
    """
    dipakai = tahun if jadwal.tahun is None else jadwal.tahun
    if dipakai is not None:
        _periksa_tahun(dipakai)
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
    return [f"{nama[0]} s.d. {nama[-1]}"] if len(nama) >= _DERET_TERPENDEK else nama


def _gagal(text: str, sebab: str) -> NoReturn:
    raise ValueError(f'Jadwal "{text}" tidak dapat dibaca: {sebab}.')


def _tanggal(text: str) -> date | None:
    """Read a text without letters, or with a weekday before a comma: that is a date or nothing at all."""
    nama_hari, koma, _ = text.partition(",")
    if koma and nama_hari.strip().title() in HARI:
        return parse_tanggal(text)
    if any(huruf.isalpha() for huruf in text):
        return None
    try:
        return parse_tanggal(text)
    except ValueError:
        _gagal(text, f"bulan harus disebut dengan namanya; {_CONTOH}")


def _kata(text: str) -> list[str]:
    """Split into words and signs, all small; a line break is a sign too: a list over several lines has no commas."""
    kecil = text.strip().rstrip(".").lower()
    for tanda, ganti in _TANDA.items():
        kecil = kecil.replace(tanda, ganti)
    return [kata for bagian in kecil.split(" ") for kata in (["\n"] if bagian == "\n" else bagian.split())]


def _angka_tahun(kata: str) -> bool:
    return len(kata) == _ANGKA_TAHUN and kata.isascii() and kata.isdigit() and kata[0] != "0"


def _periksa_tahun(tahun: int) -> int:
    return periksa_bulat(tahun, "Tahun jadwal", 1000, 9999)


def _tahun(text: str, kata: Iterable[str]) -> int | None:
    tahun = sorted({int(satu) for satu in kata if _angka_tahun(satu)})
    if len(tahun) > 1:
        _gagal(
            text, f"ada lebih dari satu tahun, {daftar([str(n) for n in tahun])}; tulis satu jadwal untuk satu tahun"
        )
    return tahun[0] if tahun else None


def _pola(kata: Iterable[str]) -> str | None:
    """Give the pattern these words say, "" for the whole year, None for neither; a year may have stood at the end."""
    sisa = [satu for satu in kata if satu != "\n"]
    while sisa and " ".join(sisa) not in _FRASA and sisa[-1] in _SEBELUM_TAHUN:
        sisa.pop()
    return _FRASA.get(" ".join(sisa))


def _bulan(text: str, kata: Iterable[str], tahun: int | None) -> tuple[int, ...]:
    """Read items and the conjunctions between them; each item is a first and a last month."""
    isi = [satu for satu in kata if satu not in _PENGISI]
    hasil: list[_Rentang] = []
    satuan = hubung = sebelumnya = ""
    for potongan in _POTONGAN.finditer("".join(_jenis(text, satu) for satu in isi)):
        bagian = isi[potongan.start() : potongan.end()]
        if potongan[0][0] in "RKL":
            hubung = potongan[0]
            continue
        satuan = "" if potongan[0][-1] == "B" else bagian[0] if potongan[0][0] == "S" else satuan
        butir = _hari_dan_bulan(text, bagian, tahun) if potongan[0][-1] == "B" else _bagian_tahun(text, satuan, bagian)
        _periksa_hubung(text, bagian, ada=bool(hasil), hubung=hubung, sebelumnya=sebelumnya)
        hasil.append(_rentang(text, hasil.pop(), butir) if "R" in hubung else butir)
        sebelumnya, hubung = hubung, ""
    if hubung.strip("L") or not hasil:
        _gagal(text, f"{'ada bagian yang belum selesai' if hasil else 'tidak ada nama bulan'}; {_CONTOH}")
    return tuple(sorted({n for awal, akhir in hasil for n in range(awal, akhir + 1)}))


def _jenis(text: str, kata: str) -> str:
    """Tell the kind of a word: Range, list (K), Line break, Number, unit (S) or month (B)."""
    if kata in _HUBUNG:
        return _HUBUNG[kata]
    if kata in _NOMOR:
        return "N"
    if kata in _SATUAN:
        return "S"
    try:
        parse_bulan(kata)
    except ValueError:
        saran = ejaan_terdekat(kata, _KOSAKATA) if kata.isalpha() and kata not in _KOSAKATA else []
        anjuran = f"mungkin maksudnya {saran[0]}" if saran else _CONTOH
        _gagal(text, f'"{kata}" tidak dimengerti; {anjuran}')
    return "B"


def _periksa_hubung(text: str, bagian: Sequence[str], *, ada: bool, hubung: str, sebelumnya: str) -> None:
    """Refuse an item that is not joined to the one before in one clear way."""
    kata = " ".join(bagian)
    if ada and not hubung:
        _gagal(text, f'di depan "{kata}" tidak ada koma, "dan", atau "s.d."; {_CONTOH}')
    rentang = hubung.count("R")
    if (hubung.strip("L") and not ada) or rentang > 1 or (rentang and ("K" in hubung or "R" in sebelumnya)):
        _gagal(text, f'hubungan "{kata}" dengan kata di depannya tidak jelas; {_CONTOH}')


def _hari_dan_bulan(text: str, kata: Sequence[str], tahun: int | None) -> _Rentang:
    """Read a month and the days or weeks before it, which must exist."""
    n = parse_bulan(kata[-1])
    for hari in kata[:-1]:
        try:
            date(tahun or _KABISAT, n, _NOMOR.get(hari, 1))
        except ValueError:
            _gagal(text, f"tanggal {hari} {bulan(n)} tidak ada; perbaiki tanggalnya atau tulis bulannya saja")
    return n, n


def _bagian_tahun(text: str, satuan: str, kata: Sequence[str]) -> _Rentang:
    """Read a numbered quarter or half-year; the unit may have been said before ("Triwulan I dan III")."""
    if not satuan:
        _gagal(text, f'angka "{kata[-1]}" tidak menyebut bulan yang mana; tulis nama bulan, dan tahun empat angka')
    panjang = _SATUAN[satuan]
    nomor = _NOMOR.get(kata[-1])
    if nomor is None:
        _gagal(text, f'"{satuan}" belum bernomor; tulis "{satuan.title()} I" atau "Per {satuan}"')
    if nomor * panjang > len(BULAN):
        _gagal(text, f"{satuan} {kata[-1]} tidak ada; setahun hanya terdiri atas {len(BULAN) // panjang} {satuan}")
    return (nomor - 1) * panjang + 1, nomor * panjang


def _rentang(text: str, awal: _Rentang, akhir: _Rentang) -> _Rentang:
    if awal > akhir:
        _gagal(
            text,
            f"{bulan(awal[0])} tidak mendahului {bulan(akhir[1])} dalam tahun yang sama; "
            "tulis satu jadwal untuk satu tahun, atau sebut bulannya satu per satu",
        )
    return awal[0], akhir[1]
