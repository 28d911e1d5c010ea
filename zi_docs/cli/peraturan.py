"""zi-docs peraturan: regulations looked up, with the citation ready to paste."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING

import click

from zi_docs.cli import pilihan
from zi_docs.cli.bantuan import Kelompok

if TYPE_CHECKING:
    from zi_docs.models.peraturan import Peraturan
    from zi_docs.rujukan import Rujukan

_TERBANYAK = 10
_TERBANYAK_LENGKAP = 3
_LEBAR = 100
_PASTI = "terverifikasi"


@click.group(cls=Kelompok, short_help="Mencari peraturan untuk dikutip.")
def peraturan() -> None:
    """Perintah untuk peraturan yang dikutip keputusan."""


@peraturan.command(short_help="Mencari peraturan menurut nomor, tahun, atau judul.")
@click.argument("kata", nargs=-1, required=True)
@pilihan.data()
@click.option("--json", "sebagai_json", is_flag=True, help="Tulis hasilnya sebagai JSON.")
@click.pass_context
def cari(ctx: click.Context, kata: tuple[str, ...], data: Path | None, sebagai_json: bool) -> None:
    """Mencari peraturan dan menulis kutipannya, siap disalin ke keputusan.

    Di dalam plan cukup id-nya: kutipan beserta perubahannya disusun sendiri.

    \b
    Contoh:
      zi-docs peraturan cari pemilihan umum
      zi-docs peraturan cari uu 7 2017
      zi-docs peraturan cari PKPU 14/2020
    """  # noqa: D301 - click's own mark
    from zi_docs.rujukan import rujukan

    acuan, tanya = rujukan(data), " ".join(kata)
    temuan = acuan.search_peraturan(tanya, _TERBANYAK + 1)
    if sebagai_json:
        click.echo(json.dumps([_record(satu, acuan) for satu in temuan[:_TERBANYAK]], ensure_ascii=False, indent=2))
    elif temuan:
        _show(temuan, acuan)
    if not temuan:
        _nothing(tanya, acuan)
        ctx.exit(1)


def _show(temuan: "Sequence[Peraturan]", acuan: "Rujukan") -> None:
    """Print the citation of the best match, of all where they are few, and the names of the others."""
    lengkap = _TERBANYAK_LENGKAP if len(temuan) <= _TERBANYAK_LENGKAP else 1
    for satu in temuan[:lengkap]:
        _show_one(satu, acuan)
    if lain := temuan[lengkap:_TERBANYAK]:
        click.echo("Yang lain (kutipannya: zi-docs peraturan cari ID):")
        for satu in lain:
            _show_name(satu)
    if len(temuan) > _TERBANYAK:
        click.echo("  … masih ada; sebut nomor, tahun, atau lebih banyak kata judulnya")


def _show_one(satu: "Peraturan", acuan: "Rujukan") -> None:
    click.secho(satu.id, bold=True, nl=False)
    click.secho(f"  dicabut oleh {_called(satu.dicabut_oleh, acuan)}" if satu.dicabut_oleh else "", fg="red")
    click.echo(acuan.kutipan(satu.id))  # one line, however long: a line break would be pasted with it
    for catatan in _notes(satu, acuan):
        click.secho(_wrapped(catatan), fg="cyan")
    click.echo()


def _show_name(satu: "Peraturan", *, err: bool = False) -> None:
    dicabut = " (dicabut)" if satu.dicabut_oleh else ""
    click.echo(_wrapped(f"{satu.id}{dicabut}  {satu.sebutan} tentang {satu.tentang}"), err=err)


def _wrapped(text: str) -> str:
    return click.wrap_text(text, min(get_terminal_size().columns, _LEBAR), "  ", "    ")


def _notes(satu: "Peraturan", acuan: "Rujukan") -> Iterator[str]:
    """Yield what should be known before an act is cited: that it is an amendment, that it is not sure, remarks."""
    if satu.mengubah:
        yield f"Mengubah {_called(satu.mengubah, acuan)}; yang dikutip peraturan itu: {satu.mengubah}."
    for sebutan, id_ in (("", satu.id), *(("perubahannya, ", id_) for id_ in satu.diubah_oleh[-1:])):
        fakta = acuan.peraturan(id_)
        if fakta.keyakinan not in {"", _PASTI}:
            yield f"Belum pasti: {sebutan}{fakta.sebutan}, {fakta.keyakinan}. Sumber: {fakta.sumber}."
    if satu.catatan:
        yield satu.catatan


def _called(id_: str, acuan: "Rujukan") -> str:
    from zi_docs.errors import DataError

    try:
        return acuan.peraturan(id_).sebutan
    except DataError:  # an act that the data name but do not hold
        return id_


def _record(satu: "Peraturan", acuan: "Rujukan") -> dict[str, object]:
    return {
        "kutipan": acuan.kutipan(satu.id),
        **satu.model_dump(mode="json", exclude_defaults=True),
    }


def _nothing(tanya: str, acuan: "Rujukan") -> None:
    """Say that nothing was found, what is near and what to do."""
    click.echo(f"tidak ada peraturan yang cocok dengan '{tanya}'", err=True)
    if dekat := acuan.near_peraturan(tanya):
        click.echo("yang mirip:", err=True)
    for satu in dekat:
        _show_name(satu, err=True)
    saran = "coba nomor dan tahunnya, atau satu dua kata judulnya; peraturan di luar data ditulis lengkap dengan kunci"
    click.secho(_wrapped(f"→ {saran} data dalam plan"), fg="cyan", err=True)
