"""zi-docs satker: which code an office has."""

from pathlib import Path

import click

from zi_docs import bahasa
from zi_docs.cli import pilihan
from zi_docs.cli.bantuan import Perintah


@click.command(cls=Perintah, short_help="Mencari kode satker.")
@click.argument("kata", nargs=-1, required=True)
@pilihan.data()
def satker(kata: tuple[str, ...], data: Path | None) -> None:
    """Mencari satker menurut nama dalam ejaan apa pun, kode, atau ibu kota.

    \b
    Contoh:
      zi-docs satker kebumen
      zi-docs satker palangkaraya
      zi-docs satker 64
    """  # noqa: D301 - click's own mark
    from zi_docs.rujukan import rujukan

    acuan, cari = rujukan(data), " ".join(kata).casefold()
    cocok = acuan.search_satker(cari)
    if not cocok:
        dekat = acuan.near_satker(cari)
        saran = f"mungkin maksud Anda {bahasa.daftar(dekat, 'atau')}" if dekat else "coba sebagian namanya"
        raise click.UsageError(f"tidak ada satker yang cocok dengan '{cari}'; {saran}")
    for s in cocok:
        click.echo(f"{s.kode:<5} {s.singkatan:<45} {s.ibu_kota} ({s.zona_waktu})")
