"""How the findings of the checker look on a terminal."""

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING

import click

from zi_docs.cli.lapor import show_line, shown, width
from zi_docs.errors import Tempat

if TYPE_CHECKING:
    from zi_docs.rules import Finding

_SERUPA = 3
"""Findings of one rule in one file that are shown in full; of the others only the lines are told."""
_TERBANYAK = 50
TINGKAT = {
    "galat": ("red", "Galat", "menyalahi aturan; harus diperbaiki"),
    "peringatan": ("yellow", "Peringatan", "kemungkinan besar keliru"),
    "catatan": ("blue", "Catatan", "lihat sekali lagi"),
}
"""Of each severity the colour, the heading, and what it means."""


Periksa = Sequence[tuple[Path, "Sequence[Finding]"]]
"""Plans, each with what was found in it."""


def report_findings(hasil: Periksa, *, err: bool = False) -> None:
    """Print what was found in plans, one after the other."""
    for berkas, temuan in hasil:
        if temuan and len(hasil) > 1:
            click.secho(shown(berkas), bold=True, underline=True, err=err)
        for tingkat in TINGKAT if temuan else ():
            _severity(tingkat, [satu for satu in temuan if satu.tingkat == tingkat], err=err)


def _severity(tingkat: str, temuan: "Sequence[Finding]", *, err: bool) -> None:
    """Print the findings of one severity; of many of one rule the first few, and where the others are.

    The ground of a rule is told once.
    """
    if not temuan:
        return
    warna, judul, arti = TINGKAT[tingkat]
    click.secho(f"{judul} ({len(temuan)})", fg=warna, bold=True, nl=False, err=err)
    click.secho(f" {arti}", dim=True, err=err)
    sekode: dict[str, list[Finding]] = {}
    for satu in temuan:
        sekode.setdefault(satu.kode, []).append(satu)
    for satu in temuan:
        semua = sekode[satu.kode]
        if len(semua) <= _SERUPA + 1 or satu in semua[:_SERUPA]:
            _finding(satu, warna, dasar=satu is semua[0], err=err)
        elif satu is semua[_SERUPA]:
            _others(semua[_SERUPA:], err=err)
    click.echo(err=err)


def _finding(satu: "Finding", warna: str, *, dasar: bool, err: bool) -> None:
    click.secho(f"  {satu.tempat}: " if satu.tempat else "  ", bold=True, nl=False, err=err)
    click.secho(f"{satu.kode} ", fg=warna, bold=True, nl=False, err=err)
    click.secho(satu.nama, fg=warna, err=err)
    lihat = satu.jalur and show_line(satu.tempat, satu.panjang, warna, err=err)
    nilai = f' (tertulis: "{satu.kutip}")' if satu.kutip and not lihat and satu.kutip not in satu.pesan else ""
    click.echo(_paragraph(f"{satu.pesan}{nilai}"), err=err)
    if satu.saran:
        click.secho(_paragraph(f"→ {satu.saran}", "  "), fg="cyan", err=err)
    if satu.dasar and dasar:
        click.secho(_paragraph(f"Dasar: {satu.dasar}"), dim=True, err=err)


def _others(temuan: "Sequence[Finding]", *, err: bool) -> None:
    di = [satu.tempat for satu in temuan[:_TERBANYAK] if satu.tempat]
    baris = ", ".join(str(satu.baris) for satu in di if type(satu) is Tempat)
    sel = [str(satu).rpartition(", ")[2] for satu in di if type(satu) is not Tempat]
    tempat = ", ".join([f"baris {baris}"] * bool(baris) + sel)
    lagi = ", …" if len(temuan) > _TERBANYAK else ""
    click.secho(_paragraph(f"… {len(temuan)} temuan {temuan[0].kode} lagi: {tempat}{lagi}", tepi="  "), err=err)


def _paragraph(teks: str, gantung: str = "", tepi: str = "    ") -> str:
    """Return a text indented; on a terminal broken into lines of its width, into a pipe as one line."""
    if not sys.stdout.isatty():
        return f"{tepi}{teks}"
    return fill(
        teks,
        width(),
        initial_indent=tepi,
        subsequent_indent=f"{tepi}{gantung}",
        break_long_words=False,
        break_on_hyphens=False,
    )


def counts(temuan: "Iterable[Finding]") -> dict[str, int]:
    """Return how many findings there are of each severity."""
    jumlah = Counter(str(satu.tingkat) for satu in temuan)
    return {tingkat: jumlah[tingkat] for tingkat in TINGKAT}


def counted(jumlah: dict[str, int]) -> str:
    """Return such numbers as words: `3 galat, 1 catatan`; '' for none."""
    return ", ".join(f"{banyak} {tingkat}" for tingkat, banyak in jumlah.items() if banyak)


def summary(hasil: Periksa) -> None:
    """Print how many findings there are in how many plans, and what to do next."""
    temuan = [satu for _, sebagian in hasil for satu in sebagian]
    if not temuan:
        click.secho("✓ ", fg="green", nl=False)
        click.echo(f"{shown(hasil[0][0]) if len(hasil) == 1 else f'{len(hasil)} plan'}: tidak ada temuan")
        return
    bersih = sum(not sebagian for _, sebagian in hasil)
    di = f" dalam {len(hasil) - bersih} plan, {bersih} plan tanpa temuan" if len(hasil) > 1 else ""
    click.secho(f"{counted(counts(temuan))}{di}", bold=True)
    if obat := sum(bool(satu.perbaikan) for satu in temuan):
        click.echo(f"{obat} dapat diperbaiki sendiri; lihat dahulu: zi-docs check {_named(hasil)} --diff")
    terberat = min(temuan, key=lambda satu: [*TINGKAT].index(satu.tingkat))
    click.echo(f"Penjelasan satu aturan: zi-docs explain {terberat.kode}")


def _named(hasil: Periksa) -> str:
    nama = shown(hasil[0][0])
    return "PLAN..." if len(hasil) > 1 else f'"{nama}"' if " " in nama else nama
