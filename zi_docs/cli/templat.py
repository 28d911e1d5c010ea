"""zi-docs templat: checks of templates that an office has edited in Word."""

from pathlib import Path

import click

from zi_docs.cli.bantuan import Kelompok
from zi_docs.errors import TemplateError
from zi_docs.models.bentuk import JenisRapat


@click.group(cls=Kelompok, short_help="Memeriksa templat Word.")
def templat() -> None:
    """Perintah untuk templat Word kantor sendiri (tag: docs/templat.md)."""


@templat.command(short_help="Memeriksa tag, gaya, dan keamanan templat.")
@click.argument("berkas", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--lampiran", is_flag=True, help="Berkas adalah templat lampiran, bukan templat keputusan.")
@click.option(
    "--pleno",
    type=click.Choice([jenis.replace(" ", "-") for jenis in JenisRapat]),
    help="Berkas adalah templat dokumen rapat pleno.",
)
def periksa(berkas: tuple[Path, ...], lampiran: bool, pleno: str | None) -> None:
    """Memeriksa apakah templat dapat dipakai.

    \b
    Contoh:
      zi-docs templat periksa templat-kantor.docx
      zi-docs templat periksa --lampiran rencana-aksi-kantor.docx
      zi-docs templat periksa --pleno berita-acara berita-acara-kantor.docx
    """  # noqa: D301 - click's own mark
    from zi_docs.docx import check_template

    if lampiran and pleno:
        raise click.UsageError("pilih salah satu: --lampiran atau --pleno")
    rapat = JenisRapat(pleno.replace("-", " ")) if pleno else None
    salah = []
    for satu in berkas:
        try:
            check_template(satu, lampiran=lampiran, rapat=rapat)
            click.secho("✓ ", fg="green", nl=False)
            click.echo(f"{satu} dapat dipakai")
        except TemplateError as galat:
            salah.append(str(galat))
    if salah:
        raise TemplateError("\n".join(salah))
