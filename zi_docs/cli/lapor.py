"""How problems and results look on a terminal."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zi_docs.errors import Masalah, MasalahError, ZiDocsError

if TYPE_CHECKING:
    from zi_docs.models.plan import Plan


def report_error(galat: ZiDocsError) -> None:
    """Print an error for people on stderr: each problem with its place, its source line and its cure."""
    if isinstance(galat, MasalahError):
        report_problems(galat.masalah, "galat", "red")
        return
    click.secho("galat: ", fg="red", bold=True, err=True, nl=False)
    click.echo(str(galat), err=True)


def report_problems(masalah: Iterable[Masalah], sebutan: str, warna: str) -> None:
    """Print problems on stderr."""
    daftar = list(masalah)
    for satu in daftar:
        tempat = f"{satu.tempat}: " if satu.tempat else ""
        click.secho(tempat, bold=True, nl=False, err=True)
        click.secho(f"{sebutan}: ", fg=warna, bold=True, nl=False, err=True)
        nilai = f' (tertulis: "{satu.nilai}")' if satu.nilai and satu.nilai not in satu.pesan else ""
        click.echo(f"{satu.pesan}{nilai}", err=True)
        if satu.saran:
            click.secho(f"    → {satu.saran}", fg="cyan", err=True)
    if len(daftar) > 1:
        click.echo(f"{len(daftar)} {sebutan} ditemukan.", err=True)


def report_notices(plan: "Plan") -> None:
    """Print what was noticed while a plan was read, such as text cut at ` #`."""
    if plan.sumber and plan.sumber.catatan:
        report_problems(plan.sumber.catatan, "perhatian", "yellow")


def shown(path: Path) -> str:
    """Return a path as short as it can be shown from here."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)
