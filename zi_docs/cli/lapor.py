"""How problems and results look on a terminal."""

import shutil
import sys
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zi_docs.errors import Masalah, MasalahError, Tempat, ZiDocsError

if TYPE_CHECKING:
    from zi_docs.models.plan import Plan

_TERBANYAK = 50
_LEBAR = 100


def report_error(galat: ZiDocsError) -> None:
    """Print an error for people on stderr: each problem with its place, its source line and its cure."""
    if isinstance(galat, MasalahError):
        report_problems(galat.masalah, "galat", "red")
        return
    click.secho("galat: ", fg="red", bold=True, err=True, nl=False)
    click.echo(str(galat), err=True)


def report_problems(masalah: Iterable[Masalah], sebutan: str, warna: str) -> None:
    """Print problems on stderr: place, what is wrong, the line with its spot, the cure."""
    daftar = list(masalah)
    for satu in daftar[:_TERBANYAK]:
        tempat = f"{satu.tempat}: " if satu.tempat else ""
        click.secho(tempat, bold=True, nl=False, err=True)
        click.secho(f"{sebutan}: ", fg=warna, bold=True, nl=False, err=True)
        nilai = f' (tertulis: "{satu.nilai}")' if satu.nilai and satu.nilai not in satu.pesan else ""
        click.echo(f"{satu.pesan}{nilai}", err=True)
        show_line(satu.tempat)
        if satu.saran:
            click.secho(f"    → {satu.saran}", fg="cyan", err=True)
    if len(daftar) > _TERBANYAK:
        click.echo(f"… dan {len(daftar) - _TERBANYAK} {sebutan} lagi.", err=True)
    if len(daftar) > 1:
        click.echo(f"{len(daftar)} {sebutan} ditemukan.", err=True)


def first_of(daftar: Sequence[str], banyak: int) -> str:
    """Return the first ones of a list, and how many more there are."""
    lagi = f" dan {len(daftar) - banyak} lagi" if len(daftar) > banyak else ""
    return f"{', '.join(daftar[:banyak])}{lagi}"


def width() -> int:
    """Return how many columns to fill: those of the terminal, within reason; a pipe gets the same everywhere."""
    return min(_LEBAR, shutil.get_terminal_size().columns) if sys.stdout.isatty() else _LEBAR


def show_line(tempat: Tempat | None, panjang: int = 1, warna: str | None = None, *, err: bool = True) -> bool:
    """Print the line of a plan with marks under the spot, and say so; a cell of a workbook has no line to show."""
    if type(tempat) is not Tempat:
        return False
    baris = _lines(tempat.berkas)
    if not 0 < tempat.baris <= len(baris):
        return False
    teks, awal = _window(baris[tempat.baris - 1].replace("\t", " "), tempat.kolom - 1, panjang)
    depan = tempat.kolom - 1 - awal
    click.echo(f"    {teks}", err=err)
    click.secho(f"    {' ' * depan}{'^' * max(1, min(panjang, len(teks) - depan))}", fg=warna, err=err)
    return True


def _window(teks: str, kolom: int, panjang: int) -> tuple[str, int]:
    """Return what of a line can be shown around a spot, and where that begins; a long line loses its indent first."""
    lebar = width() - 4
    if len(teks) <= lebar:
        return teks, 0
    tepi = min(len(teks) - len(teks.lstrip()), kolom)
    isi, kolom = teks[tepi:], kolom - tepi
    if len(isi) <= lebar:
        return isi, tepi
    awal = max(0, min(kolom - lebar // 4, len(isi) - lebar)) if kolom + panjang > lebar else 0
    akhir = awal + lebar
    return f"{'…' if awal else isi[0]}{isi[awal + 1 : akhir - 1]}{'…' if akhir < len(isi) else isi[-1]}", tepi + awal


def _lines(berkas: str) -> list[str]:
    try:
        return _read(berkas, Path(berkas).stat().st_mtime_ns) if Path(berkas).is_file() else []
    except (OSError, ValueError):
        return []


@lru_cache(maxsize=8)
def _read(berkas: str, _saat: int) -> list[str]:
    return Path(berkas).read_text(encoding="utf-8-sig").splitlines()


def report_notices(plan: "Plan") -> None:
    """Print what was noticed while a plan was read, such as text cut at ` #`."""
    catatan = plan.sumber.catatan if plan.sumber else ()
    report_problems([m for m in catatan if m.saran], "perhatian", "yellow")
    for satu in (m for m in catatan if not m.saran):
        click.echo(f"catatan: {satu.pesan}", err=True)


def shown(path: Path) -> str:
    """Return a path as short as it can be shown from here."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)
