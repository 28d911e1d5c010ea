"""zi-docs mutasi: an amending decree and a new personnel annex after people have moved."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from zi_docs.cli.bantuan import Perintah
from zi_docs.cli.lapor import report_problems, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zi_docs.models.mutasi import Mutasi
    from zi_docs.mutasi import Beda


@click.command(cls=Perintah, short_help="Membuat keputusan perubahan sesudah mutasi.")
@click.argument("plan", type=click.Path(path_type=Path))
@click.argument("mutasi", type=click.Path(path_type=Path), required=False)
@click.option("--keluar", multiple=True, metavar="NAMA", help="Orang yang keluar; boleh diulang.")
@click.option("--ganti", multiple=True, metavar="LAMA=BARU", help="Orang yang digantikan orang baru; boleh diulang.")
@click.option("--kembali", multiple=True, metavar="NAMA", help="Orang yang kembali ke tempatnya; boleh diulang.")
@click.option(
    "--keluaran", type=click.Path(file_okay=False, path_type=Path), help="Folder hasil. Bawaan: di samping PLAN."
)
@click.option("--timpa", is_flag=True, help="Ganti plan perubahan yang sudah ada; yang lama disimpan sebagai cadangan.")
def mutasi(
    plan: Path,
    mutasi: Path | None,
    keluar: tuple[str, ...],
    ganti: tuple[str, ...],
    kembali: tuple[str, ...],
    keluaran: Path | None,
    timpa: bool,
) -> None:
    """Membuat keputusan perubahan dari PLAN yang sudah ditetapkan dan daftar MUTASI (YAML, Excel, atau CSV).

    PLAN sendiri tidak diubah. Yang ditulis: plan keputusan perubahan, rancangannya dengan lampiran baru yang lengkap,
    dan tabel perbandingan semula-menjadi. Plan lain di folder yang sama yang memuat orang-orang itu disebut.

    \b
    Contoh:
      zi-docs mutasi plan.yaml mutasi.yaml
      zi-docs mutasi plan.yaml --keluar "Budi Santoso" --ganti "Ani Lestari=Dewi Anggraini"
    """  # noqa: D301 - click's own mark
    from zi_docs.mutasi_berkas import amend_file

    if bool(mutasi) == bool(keluar or ganti or kembali):
        raise click.UsageError("sebut berkas MUTASI, atau --keluar, --ganti, dan --kembali")
    hasil = amend_file(plan, _changes(mutasi, keluar, ganti, kembali), keluaran, timpa=timpa)
    show_comparison(hasil.beda)
    report_problems(hasil.catatan, "perhatian", "yellow")
    for satu in hasil.berkas:
        click.secho("✓ ", fg="green", nl=False)
        click.echo(shown(satu))
    for satu, nama in hasil.lain:
        click.secho("periksa juga: ", fg="yellow", nl=False)
        click.echo(f"{shown(satu)} memuat {nama}")


def _changes(
    berkas: Path | None, keluar: "Sequence[str]", ganti: "Sequence[str]", kembali: "Sequence[str]"
) -> "Mutasi":
    from zi_docs.models.mutasi import Mutasi
    from zi_docs.plan.mutasi import load_mutasi

    if berkas:
        return load_mutasi(berkas)
    pasang = [satu.partition("=") for satu in ganti]
    if salah := [f"{lama}{tanda}{baru}" for lama, tanda, baru in pasang if not (lama.strip() and baru.strip())]:
        raise click.UsageError(f'--ganti {salah[0]}: tulis seperti "Nama Lama=Nama Baru"')
    perubahan = [
        *({"keluar": nama} for nama in keluar),
        *({"menggantikan": lama, "masuk": baru} for lama, _, baru in pasang),
        *({"kembali": nama} for nama in kembali),
    ]
    return Mutasi.model_validate({"perubahan": perubahan})


def show_comparison(beda: "Sequence[Beda]") -> None:
    """Print what differs, group by group: what was, what is."""
    kelompok = None
    for satu in beda:
        if satu.kelompok != kelompok:
            kelompok = satu.kelompok
            click.secho(kelompok or "Tim", bold=True)
        if satu.semula:
            click.secho(f"  - {satu.semula}", fg="red")
        if satu.menjadi:
            click.secho(f"  + {satu.menjadi}", fg="green")
