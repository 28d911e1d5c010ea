"""zi-docs pleno: the file set of the meeting that decides on a decree."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from zi_docs.cli import pilihan
from zi_docs.cli.bantuan import Perintah
from zi_docs.cli.lapor import report_notices, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zi_docs.rules import Finding


@click.command(cls=Perintah, short_help="Membuat berkas rapat pleno.")
@click.argument("plan", type=click.Path(path_type=Path))
@pilihan.keluaran("pleno")
@pilihan.timpa()
def pleno(plan: Path, keluaran: Path, timpa: bool) -> None:
    """Membuat undangan, daftar hadir, berita acara, dan rancangan untuk rapat pleno yang memutuskan PLAN.

    Temuan pemeriksa menjadi komentar Word dalam rancangan, di tempatnya masing-masing. Untuk keputusan perubahan dibuat
    juga tabel perbandingan. Yang belum diketahui dicetak sebagai titik-titik; peserta diambil dari daftar pejabat.

    \b
    Contoh:
      zi-docs pleno plan.yaml
      zi-docs pleno plan.yaml --keluaran "Pleno 8 Januari"
    """  # noqa: D301 - click's own mark
    from zi_docs.keluaran import write_all
    from zi_docs.plan import load_plan
    from zi_docs.pleno import meeting

    isi = load_plan(plan)
    report_notices(isi)
    rapat = meeting(isi)
    hasil = write_all([(keluaran / satu.nama, satu.isi) for satu in rapat.berkas], timpa=timpa)
    for berkas, tertulis in zip(rapat.berkas, hasil, strict=True):
        komentar = f", {_comments(rapat.temuan)}" if berkas.jenis == "rancangan" else ""
        tetap = "" if tertulis.berubah else ", tidak berubah"
        click.secho("✓ ", fg="green", nl=False)
        click.echo(f"{shown(tertulis.berkas)} ({berkas.jenis}{komentar}{tetap})")
        if tertulis.cadangan:
            click.echo(f"    berkas lama disimpan: {shown(tertulis.cadangan)}")


def _comments(temuan: "Sequence[Finding]") -> str:
    return f"{len(temuan)} komentar" if temuan else "tanpa komentar"
