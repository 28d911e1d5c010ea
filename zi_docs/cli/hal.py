"""How the problems of many offices look on a terminal: each once, with how many offices, the first cells, the cure."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from zi_docs.cli.lapor import first_of
from zi_docs.cli.temuan import TINGKAT
from zi_docs.errors import Tempat

if TYPE_CHECKING:
    from zi_docs.batch.hal import Kelompok
    from zi_docs.batch.periksa import Pemeriksaan

_KODE = 8
_JENIS = 30
"""Kinds of problems of one severity that are shown."""
_JALUR_PENDEK = 60


def report(hasil: "Pemeriksaan") -> None:
    """Print everything that was found, errors first."""
    from zi_docs.rules import Severity

    for tingkat in Severity:
        semua = hasil.hal.groups(tingkat, akhir=hasil.akhir)
        if not semua:
            continue
        warna, judul, arti = TINGKAT[tingkat]
        click.secho(f"{judul} ({len(semua)} jenis)", fg=warna, bold=True, nl=False, err=True)
        click.secho(f" {arti}", dim=True, err=True)
        for satu in semua[:_JENIS]:
            _group(satu, hasil.banyak, warna)
        if len(semua) > _JENIS:
            click.echo(f"  … dan {len(semua) - _JENIS} jenis lagi", err=True)
        click.echo(err=True)


def _group(satu: "Kelompok", banyak: int, warna: str) -> None:
    masalah = satu.contoh.masalah
    aturan = f"{satu.contoh.aturan}: " if satu.contoh.aturan else ""
    nilai = f' (tertulis: "{masalah.nilai}")' if masalah.nilai and masalah.nilai not in masalah.pesan else ""
    kantor = [kode for kode in satu.kantor if kode]
    misal = "" if satu.seragam or len(kantor) <= 1 else f" (misalnya {satu.kantor[0]})"
    pola = satu.everyone(banyak) or not kantor
    di_sel = hasattr(masalah.tempat, "lembar")
    milik = "pola" if not di_sel else "semua kantor" if kantor else "tabel"
    siapa = milik if pola else f"{len(kantor)} kantor" if len(kantor) > 1 else f"kantor {kantor[0]}"
    click.secho(f"  {siapa}: ", bold=True, nl=False, err=True)
    click.secho(aturan, fg=warna, nl=False, err=True)
    kali = f" ({satu.kali} kali)" if not kantor and satu.kali > 1 else ""
    click.echo(f"{masalah.pesan}{nilai}{_named(masalah.jalur, masalah.pesan)}{misal}{kali}", err=True)
    if not pola and len(kantor) > 1:
        click.echo(f"      {first_of(kantor, _KODE)}", err=True)
    if tempat := _places([di for _, di in satu.tempat], lebih=satu.lebih):
        click.secho(f"      {tempat}", dim=True, err=True)
    if masalah.saran:
        click.secho(f"      → {masalah.saran}", fg="cyan", err=True)


def _named(jalur: Sequence[str | int], pesan: str) -> str:
    from zi_docs.batch.pohon import shown_path

    kata = shown_path(tuple(jalur))
    return f" ({kata})" if kata and kata not in pesan and len(kata) <= _JALUR_PENDEK else ""


def _places(tempat: Iterable[Tempat], *, lebih: bool) -> str:
    """Return places, what they share once: `pejabat.xlsx, lembar "Kantor", sel D4, D5, …`."""
    menurut: dict[str, list[str]] = {}
    for satu in tempat:
        depan, ekor = _split(satu)
        sel = menurut.setdefault(depan, [])
        if ekor not in sel:
            sel.append(ekor)
    teks = "; ".join(f"{depan}{', '.join(sel)}" for depan, sel in menurut.items())
    return f"{teks}, …" if teks and lebih and any(menurut) else teks


def _split(tempat: Tempat) -> tuple[str, str]:
    """Return what the places of one column share, and what each has of its own."""
    depan, sel, ekor = str(tempat).rpartition(", sel ")
    if sel:
        return f"{depan}{sel}", ekor
    if type(tempat) is not Tempat:
        return f"{tempat.berkas}, kolom {tempat.kolom}, baris ", str(tempat.baris)
    return "", str(tempat)
