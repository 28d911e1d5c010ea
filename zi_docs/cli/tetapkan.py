"""zi-docs tetapkan: number and date of an adopted decree, written into its plan."""

from datetime import date
from pathlib import Path

import click

from zi_docs import bahasa
from zi_docs.cli import pilihan
from zi_docs.cli.bantuan import Perintah
from zi_docs.cli.lapor import shown


@click.command(cls=Perintah, short_help="Menulis nomor dan tanggal penetapan ke dalam plan.")
@click.argument("plan", type=click.Path(path_type=Path))
@click.option("--nomor", required=True, metavar="NOMOR", help="Nomor keputusan.")
@click.option(
    "--tanggal", required=True, type=pilihan.Tanggal(), metavar="TANGGAL", help="2026-01-08 atau '8 Januari 2026'."
)
@click.option("--timpa", is_flag=True, help="Tetapkan ulang naskah yang berubah sesudah ditetapkan; perlu --alasan.")
@click.option(
    "--alasan", metavar="ALASAN", help="Mengapa naskah yang sudah ditetapkan berubah tanpa keputusan perubahan."
)
def tetapkan(plan: Path, nomor: str, tanggal: date, timpa: bool, alasan: str | None) -> None:
    """Menulis nomor dan tanggal ke dalam PLAN sesudah keputusan ditetapkan.

    Komentar dan tata letak plan tetap. Sesudah ini naskah tidak boleh berubah: perubahan kata ditolak saat dibuat asli
    atau salinan, sampai ada keputusan perubahan.

    \b
    Contoh:
      zi-docs tetapkan plan.yaml --nomor 7 --tanggal 2026-01-08
      zi-docs tetapkan plan.yaml --nomor 7 --tanggal 2026-01-08 --timpa --alasan "salah ketik nama"
    """  # noqa: D301 - click's own mark
    from zi_docs.penetapan import adopt

    if timpa != bool(alasan and alasan.strip()):
        raise click.UsageError("--timpa dan --alasan dipakai bersama-sama")
    hasil = adopt(plan, nomor.strip(), tanggal, alasan=alasan)
    click.secho("✓ ", fg="green", nl=False)
    keterangan = "" if hasil.berubah else " (sudah ditetapkan; tidak ada yang berubah)"
    click.echo(f"{shown(plan)}: Nomor {nomor} Tahun {tanggal.year}, {bahasa.tanggal(tanggal)}{keterangan}")
    if hasil.berubah:
        click.echo(f"  Naskah asli: zi-docs render {shown(plan)}; salinan: tambahkan --bentuk salinan.")
