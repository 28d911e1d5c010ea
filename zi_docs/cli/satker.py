"""zi-docs satker: which code an office has."""

import click

from zi_docs.cli.bantuan import Perintah


@click.command(cls=Perintah, short_help="Mencari kode satker.")
@click.argument("kata", nargs=-1, required=True)
def satker(kata: tuple[str, ...]) -> None:
    """Mencari satker menurut nama, kode, atau ibu kota.

    \b
    Contoh:
      zi-docs satker kebumen
      zi-docs satker 64
    """  # noqa: D301 - click's own mark
    from zi_docs.rujukan import rujukan

    cari = " ".join(kata).casefold()
    cocok = [
        s
        for s in rujukan().semua_satker()
        if cari in f"{s.singkatan} {s.nama_lembaga} {s.ibu_kota}".casefold() or s.kode.startswith(cari)
    ]
    if not cocok:
        raise click.UsageError(f"tidak ada satker yang cocok dengan '{cari}'; coba sebagian namanya")
    for s in cocok:
        click.echo(f"{s.kode:<5} {s.singkatan:<45} {s.ibu_kota} ({s.zona_waktu})")
