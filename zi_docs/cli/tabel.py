"""zi-docs tabel: the annex tables of a plan as workbooks, to edit in Excel and read back."""

from pathlib import Path

import click

from zi_docs.cli import pilihan
from zi_docs.cli.bantuan import Kelompok
from zi_docs.cli.lapor import shown


@click.group(cls=Kelompok, short_help="Menukar tabel lampiran dengan Excel.")
def tabel() -> None:
    """Perintah untuk tabel lampiran dan Excel."""


@tabel.command(short_help="Menulis tabel lampiran sebagai berkas Excel.")
@click.argument("plan", type=click.Path(path_type=Path))
@pilihan.keluaran(".")
@click.option("--timpa", is_flag=True, help="Ganti berkas yang sudah ada; yang lama disimpan sebagai cadangan.")
def ekspor(plan: Path, keluaran: Path, timpa: bool) -> None:
    """Menulis setiap tabel dan susunan personalia dari PLAN sebagai berkas Excel.

    Sesudah disunting, berkas itu dipakai kembali dengan kunci sumber pada lampiran.

    \b
    Contoh:
      zi-docs tabel ekspor plan.yaml
      zi-docs tabel ekspor plan.yaml --keluaran tabel
    """  # noqa: D301 - click's own mark
    from zi_docs.errors import PlanError
    from zi_docs.keluaran import write_all
    from zi_docs.pipeline import export_tables
    from zi_docs.plan import load_plan

    berkas = export_tables(load_plan(plan))
    if not berkas:
        raise PlanError.satu(
            f"{plan} tidak punya lampiran tabel", "tambahkan lampiran rencana aksi atau susunan personalia"
        )
    for satu in write_all([(keluaran / nama, isi) for nama, isi in berkas], timpa=timpa):
        click.secho("✓ ", fg="green", nl=False)
        click.echo(f"{shown(satu.berkas)}{'' if satu.berubah else ' (tidak berubah)'}")
        if satu.cadangan:
            click.echo(f"    berkas lama disimpan: {shown(satu.cadangan)}")
