"""zi-docs mutasi: an amending decree and a new personnel annex after people have moved."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zi_docs.cli import pilihan
from zi_docs.cli.bantuan import Perintah
from zi_docs.cli.lapor import report_problems, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zi_docs.mutasi import Beda


@click.command(cls=Perintah, short_help="Membuat keputusan perubahan sesudah mutasi.")
@click.argument("plan", type=click.Path(path_type=Path))
@click.argument("mutasi", type=click.Path(path_type=Path), required=False)
@click.option("--keluar", multiple=True, metavar="NAMA", help="Orang yang keluar; boleh diulang.")
@click.option("--ganti", multiple=True, metavar="LAMA=BARU", help="Orang yang digantikan orang baru; boleh diulang.")
@click.option("--kembali", multiple=True, metavar="NAMA", help="Orang yang kembali ke tempatnya; boleh diulang.")
@click.option("--jabatan", multiple=True, metavar="NAMA=JABATAN", help="Orang dan jabatan barunya; boleh diulang.")
@click.option("--kedudukan", multiple=True, metavar="NAMA=KEDUDUKAN", help="Orang dan kedudukan barunya dalam tim.")
@click.option(
    "--tanggal", type=pilihan.Tanggal(), metavar="TANGGAL", help="Tanggal keputusan perubahan, bila sudah diketahui."
)
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
    jabatan: tuple[str, ...],
    kedudukan: tuple[str, ...],
    tanggal: date | None,
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
    from zi_docs.models.mutasi import Mutasi
    from zi_docs.mutasi_berkas import amend_file
    from zi_docs.plan.mutasi import load_mutasi

    perubahan = [
        *({"keluar": nama} for nama in keluar),
        *({"menggantikan": lama, "masuk": baru} for lama, baru in _pairs("--ganti", ganti)),
        *({"kembali": nama} for nama in kembali),
        *({"nama": nama, "jabatan": isi} for nama, isi in _pairs("--jabatan", jabatan)),
        *({"nama": nama, "kedudukan": isi} for nama, isi in _pairs("--kedudukan", kedudukan)),
    ]
    if bool(mutasi) == bool(perubahan):
        raise click.UsageError("sebut berkas MUTASI, atau perubahannya: --keluar, --ganti, --kembali, --jabatan, ...")
    isi = load_mutasi(mutasi) if mutasi else Mutasi.model_validate({"perubahan": perubahan})
    hasil = amend_file(plan, isi.model_copy(update={"tanggal": tanggal} if tanggal else {}), keluaran, timpa=timpa)
    show_comparison(hasil.beda)
    report_problems(hasil.catatan, "perhatian", "yellow")
    for satu in hasil.berkas:
        click.secho("✓ ", fg="green", nl=False)
        click.echo(f"{shown(satu.berkas)}{'' if satu.berubah else ' (tidak berubah)'}")
        if satu.cadangan:
            click.echo(f"    berkas lama disimpan: {shown(satu.cadangan)}")
    for lain, nama in hasil.lain:
        click.secho("periksa juga: ", fg="yellow", nl=False)
        click.echo(f"{shown(lain)} memuat {nama}")


def _pairs(opsi: str, nilai: "Sequence[str]") -> list[tuple[str, str]]:
    pasang = [satu.partition("=") for satu in nilai]
    if salah := [f"{kiri}{tanda}{kanan}" for kiri, tanda, kanan in pasang if not (kiri.strip() and kanan.strip())]:
        raise click.UsageError(f'{opsi} {salah[0]}: tulis dua hal dengan = di tengahnya, seperti "Nama=Isi"')
    return [(kiri.strip(), kanan.strip()) for kiri, _, kanan in pasang]


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
