"""Dates as sentences write them: '8 Januari 2026', with the day of the week where one stands before it."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from zi_docs import bahasa
from zi_docs.bahasa.penanggalan import BULAN, HARI

_BULAN = "|".join((*BULAN, *(nama.upper() for nama in BULAN)))
_HARI = "|".join((*HARI, "Jum'at", "Jum\u2019at", "Ahad"))
_POLA = (
    rf"(?:\b(?P<hari>{_HARI})\b(?:\s*,\s*|\s+)(?:[Tt]anggal\s+)?)?"
    rf"(?<![\d./-])\b(?P<tanggal>(?P<angka>\d{{1,2}})\s+(?P<bulan>{_BULAN})\s+(?P<tahun>\d{{4}}))\b"
)
_LAIN = {"jum'at": "jumat", "jum\u2019at": "jumat", "ahad": "minggu"}


class Tertulis(NamedTuple):
    """One date of a text."""

    kata: str
    """As written, without the day of the week."""
    nilai: date
    awal: int
    hari: str
    """The day of the week as written, or ''."""

    @property
    def cocok(self) -> bool:
        """Whether the day of the week is that of the date."""
        hari = self.hari.casefold()
        return not hari or _LAIN.get(hari, hari) == bahasa.hari(self.nilai).casefold()


def _written(text: str) -> Iterator[re.Match[str]]:
    return re.finditer(_POLA, text)


def dates_in(text: str) -> list[Tertulis]:
    """Return the dates of a text that exist, in order."""
    hasil = []
    for ada in _written(text):
        try:
            nilai = bahasa.parse_tanggal(ada["tanggal"])
        except ValueError:
            continue
        hasil.append(Tertulis(ada["tanggal"], nilai, ada.start("tanggal"), ada["hari"] or ""))
    return hasil


def impossible_dates(text: str) -> Iterator[tuple[str, str]]:
    """Yield what is written like a date but is none, with the reason."""
    for ada in _written(text):
        try:
            bahasa.parse_tanggal(ada["tanggal"])
        except ValueError as salah:
            yield ada["tanggal"], str(salah)
