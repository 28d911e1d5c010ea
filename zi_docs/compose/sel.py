"""Cells of a kind: a schedule in one official style or as ticks of a month grid, a target with its figure in words."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from zi_docs import bahasa
from zi_docs.compose.kolom import BULAN
from zi_docs.compose.teks import Isian
from zi_docs.models.butir import Butir

_CENTANG = Butir.model_construct(isi="✓")
_KOSONG = Butir.model_construct()
_FINER = re.compile(r"(?i)minggu|pekan|tanggal|\d[-/]\d|\b\d{1,2}\s+(?!bulan|\()[a-z]")
"""A week or a day: the official form knows months only, so such a schedule is printed as written."""
Jalur = tuple[str | int, ...]


def ticks(butir: Butir, jalur: Jalur, isian: Isian) -> Iterator[Butir]:
    """Yield the twelve cells of a month grid."""
    if _too_rich(butir):
        isian.catat("jadwal kisi bulan hanya berisi nama-nama bulan", jalur, "tulis seperti: Januari s.d. Maret")
        return
    teks = isian.markup(_joined(butir), (*jalur, "isi"))
    if not teks.strip():
        yield from (_KOSONG for _ in BULAN)
        return
    try:
        jadwal = _schedule(teks)
    except ValueError as salah:
        isian.catat(str(salah), jalur, "tulis seperti: Januari s.d. Maret, atau Maret, Juni, dan Desember", teks)
        return
    _look_at_year(jadwal, teks, jalur, isian)
    yield from (_CENTANG if n in jadwal.bulan else _KOSONG for n in BULAN)


def official(butir: Butir, jenis: str, jalur: Jalur, isian: Isian) -> Butir:
    """Return the cell with its schedule or target in official form; a schedule not understood stays and is noted."""
    if jenis == "capaian":
        return _mapped(butir, lambda teks: _capaian(teks, jalur, isian))
    if _too_rich(butir):
        isian.perhatikan("jadwal dicetak seperti ditulis: isinya bukan nama bulan saja", jalur)
        return butir
    sebelum = len(isian.masalah)
    teks = isian.markup(_joined(butir), (*jalur, "isi"))
    if len(isian.masalah) > sebelum:
        return Butir()
    if not teks.strip():
        return butir
    try:
        jadwal = _schedule(teks)
    except ValueError as salah:
        isian.perhatikan(f"jadwal dicetak seperti ditulis: {salah}", jalur, nilai=teks)
        return butir
    _look_at_year(jadwal, teks, jalur, isian)
    return butir if _FINER.search(teks) else _written(jadwal)


@lru_cache(maxsize=1024)
def _schedule(teks: str) -> "bahasa.Jadwal":
    return bahasa.parse_jadwal(teks)


@lru_cache(maxsize=1024)
def _written(jadwal: "bahasa.Jadwal") -> Butir:
    return Butir.model_construct(isi=bahasa.jadwal_teks(jadwal))


def _capaian(teks: str, jalur: Jalur, isian: Isian) -> str:
    try:
        return bahasa.capaian(isian.markup(teks, jalur))
    except ValueError as salah:
        isian.catat(str(salah), jalur, nilai=teks)
        return teks


def _look_at_year(jadwal: "bahasa.Jadwal", teks: str, jalur: Jalur, isian: Isian) -> None:
    tahun = isian.fakta["tahun"]
    if jadwal.tahun and tahun.isdecimal() and str(jadwal.tahun) != tahun:
        isian.perhatikan(
            f"jadwal ini tahun {jadwal.tahun}, keputusan ini tahun {tahun}", jalur, "periksa tahunnya", teks
        )


def _too_rich(butir: Butir) -> bool:
    """Say whether a cell holds more than a text or a plain list of months."""
    return bool(
        butir.akhir or (butir.isi and butir.rincian) or any(anak.rincian or anak.akhir for anak in butir.rincian)
    )


def _joined(butir: Butir) -> str:
    return ", ".join(filter(None, (butir.isi, *(anak.isi for anak in butir.rincian))))


def _mapped(butir: Butir, ubah: Callable[[str], str]) -> Butir:
    rincian = tuple(_mapped(anak, ubah) for anak in butir.rincian)
    return butir.model_copy(update={"isi": ubah(butir.isi) if butir.isi else "", "rincian": rincian})
