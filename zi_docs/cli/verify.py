"""zi-docs verify: whether a finished file is as it was made, and what was changed in it."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from zi_docs.cli.bantuan import Perintah
from zi_docs.cli.lapor import shown
from zi_docs.errors import OutputError, os_reason

if TYPE_CHECKING:
    from zi_docs.verifikasi import Verifikasi

_TERBANYAK = 30
_PANJANG = 160


@click.command(cls=Perintah, short_help="Memeriksa apakah berkas jadi masih utuh.")
@click.argument("berkas", nargs=-1, required=True, metavar="BERKAS...", type=click.Path(path_type=Path))
@click.option(
    "--plan", type=click.Path(path_type=Path), metavar="PLAN", help="Plan asalnya. Bawaan: dicari di folder itu."
)
def verify(berkas: tuple[Path, ...], plan: Path | None) -> int:
    """Memeriksa DOCX atau PDF: utuh, disunting, dibuat dari plan lain, atau bukan dari zi-docs.

    Bila plan-nya ada, paragraf dan sel yang berbeda dari naskah baru disebut satu per satu. Kode akhir 0 hanya bila
    semua berkas utuh dan cocok dengan plan-nya.

    \b
    Contoh:
      zi-docs verify keluaran/6408_Kutai-Timur_Keputusan_7_2026.docx
      zi-docs verify keluaran/*.pdf --plan plan.yaml
    """  # noqa: D301 - click's own mark
    baik = [_one(satu, plan) for satu in berkas]
    return 0 if all(baik) else 1


def _one(berkas: Path, plan: Path | None) -> bool:
    from zi_docs.plan import load_plan
    from zi_docs.verifikasi import verify as verify_bytes
    from zi_docs.verifikasi import verify_found

    try:
        isi = berkas.read_bytes()
    except OSError as galat:
        raise OutputError(f"{berkas} tidak dapat dibaca: {os_reason(galat)}") from None
    asal, hasil = (plan, verify_bytes(isi, load_plan(plan))) if plan else verify_found(berkas, isi)
    baik, kalimat = _verdict(hasil, asal)
    click.secho("✓ " if baik else "✗ ", fg="green" if baik else "red", nl=False)
    click.echo(f"{shown(berkas)}: {kalimat}")
    for satu in hasil.perbedaan[:_TERBANYAK]:
        click.secho(f"    {satu.tempat}", bold=True)
        if satu.semula:
            click.secho(f"      - {_short(satu.semula)}", fg="red")
        if satu.kini:
            click.secho(f"      + {_short(satu.kini)}", fg="green")
    if len(hasil.perbedaan) > _TERBANYAK:
        click.echo(f"    … dan {len(hasil.perbedaan) - _TERBANYAK} perbedaan lagi")
    return baik


def _verdict(hasil: "Verifikasi", asal: Path | None) -> tuple[bool, str]:
    """Return whether nothing needs a look, and the sentence that says what is known."""
    from zi_docs.models.keadaan import Keadaan
    from zi_docs.verifikasi import Kecocokan

    if hasil.keadaan is Keadaan.ASING:
        return False, "bukan berkas zi-docs, atau tandanya sudah hilang"
    dari = f"{hasil.bentuk} dari {shown(asal)}" if asal else hasil.bentuk or "buatan zi-docs"
    if hasil.keadaan is Keadaan.DISUNTING:
        sesudah = (
            "; yang berbeda:" if hasil.perbedaan else "; kata-katanya sama, hanya bentuk atau sifat berkas berubah"
        )
        return False, f"disunting sesudah dibuat ({dari}){sesudah if asal else '; sebut --plan untuk melihat bedanya'}"
    if hasil.kecocokan is Kecocokan.LAIN:
        return False, f"utuh, tetapi dibuat dari plan lain, atau {shown(asal) if asal else 'plan'} berubah sesudahnya"
    if hasil.kecocokan is Kecocokan.TANPA_PLAN:
        return True, f"utuh seperti saat dibuat ({dari}); plan asalnya tidak ditemukan"
    beda = "" if hasil.sama_persis or not hasil.perbedaan else "; templat atau data sekarang memberi kata lain:"
    return not hasil.perbedaan, f"utuh, {dari}{beda}"


def _short(teks: str) -> str:
    return teks if len(teks) <= _PANJANG else f"{teks[: _PANJANG - 1]}…"
