"""Numbers and dates as a cell shows them, in Indonesian: 1.234,5 · 45% · 8 Januari 2026."""

import re
from datetime import date, datetime, time, timedelta

from openpyxl.styles.numbers import is_date_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from zi_docs import bahasa

ANGKA_TERBANYAK = 15
"""Excel keeps so many digits of a number; the rest it has replaced by zeros."""

_HIASAN = re.compile(r"\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|\"([^\"]*)\"|\\(.)|_.|\*.")
_INTI = re.compile(r"[#0?][#0?,]*(?:\.[#0?]*)?|\.[#0?]+")
_BUKAN_HURUF_TANGGAL = re.compile(r"\[[^\]]*\]|\"[^\"]*\"|\\.|AM/PM|A/P", re.IGNORECASE)


def shown_number(teks: str, bentuk: str, *, mac: bool) -> str:
    """Return what a cell shows whose stored number is `teks` and whose number format is `bentuk`.

    `mac`: days count from 1904. Raises ValueError when `teks` is no number, or no date where one is due; OverflowError
    when the cell has lost digits of a long number.
    """
    nilai = float(teks)
    if is_date_format(bentuk):
        hasil = from_excel(nilai, CALENDAR_MAC_1904 if mac else CALENDAR_WINDOWS_1900)
        if isinstance(hasil, (datetime, time)):
            return shown_date(hasil, bentuk)
        return str(hasil) if isinstance(hasil, timedelta) else teks
    if abs(nilai) >= 10**ANGKA_TERBANYAK:
        raise OverflowError(teks)
    return _formatted(nilai, bentuk)


def shown_date(nilai: datetime | date | time, bentuk: str) -> str:
    """Return a date as far as the format shows it, the month as a word; a time as 09.30.

    A date at midnight is one that some program saved as date and time: nobody means the hour.
    """
    huruf = _BUKAN_HURUF_TANGGAL.sub("", bentuk.partition(";")[0]).lower()
    berjam = bool(re.search("[hs]", huruf))
    jam = f"{nilai:%H.%M}" if isinstance(nilai, (datetime, time)) and berjam else ""
    if isinstance(nilai, time):
        return jam or f"{nilai:%H.%M}"
    bagian = re.sub(r"[hs][:.]?m+|m+[:.]s+", "", huruf) if berjam else huruf
    if not re.search("[dmy]", bagian):
        return jam or bahasa.tanggal(nilai)
    if isinstance(nilai, datetime) and nilai.time() == time():
        jam = ""
    kata = [
        str(nilai.day) if re.search(r"(?<!d)d{1,2}(?!d)", bagian) else "",
        bahasa.bulan(nilai.month) if "m" in bagian else "",
        str(nilai.year) if "y" in bagian else "",
        jam,
    ]
    hari = bahasa.hari(nilai) if "ddd" in bagian else ""
    return ", ".join(filter(None, [hari, " ".join(filter(None, kata))]))


def _formatted(nilai: float, bentuk: str) -> str:
    pilihan = bentuk.split(";")
    if nilai < 0 and len(pilihan) > 1 and pilihan[1]:
        nilai, dipakai = -nilai, pilihan[1]
    else:
        dipakai = pilihan[0]
    polos = _HIASAN.sub("", dipakai)
    inti = _INTI.search(polos)
    if inti is None or "E" in polos or "/" in polos:
        return _general(nilai)
    bingkai = _HIASAN.sub(lambda found: _hidden(found[1] or found[2] or found[3] or ""), dipakai)
    angka = _INTI.search(bingkai)
    if angka is None:
        return _general(nilai)
    skala = 100 ** polos.count("%") / 1000 ** (len(inti[0]) - len(inti[0].rstrip(",")))
    teks = _decimals(nilai * skala, inti[0])
    return _shown(f"{bingkai[: angka.start()]}{teks}{bingkai[angka.end() :]}").strip()


def _hidden(teks: str) -> str:
    """Lift literal text of a format out of reach, so that its digits are not taken for places."""
    return "".join(chr(ord(huruf) + 0xF0000) for huruf in teks)


def _shown(teks: str) -> str:
    return "".join(chr(ord(huruf) - 0xF0000) if ord(huruf) >= 0xF0000 else huruf for huruf in teks)  # noqa: PLR2004


def _decimals(nilai: float, inti: str) -> str:
    bulat, _, pecahan = inti.partition(".")
    teks = f"{abs(nilai):.{len(pecahan)}f}"
    utuh, _, desimal = teks.partition(".")
    while desimal and len(desimal) > pecahan.count("0") and desimal.endswith("0"):
        desimal = desimal[:-1]
    utuh = utuh.zfill(bulat.count("0"))
    if "," in bulat.rstrip(","):
        utuh = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ".", utuh)
    tanda = "-" if nilai < 0 and teks.strip("0.") else ""
    return tanda + utuh + ("," + desimal if desimal else "")


def _general(nilai: float) -> str:
    return str(int(nilai)) if nilai.is_integer() else f"{nilai:.10g}".replace(".", ",")
