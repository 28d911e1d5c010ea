"""zi-docs explain: what a rule of the checker wants, why, and on what ground."""

from collections.abc import Iterator, Sequence
from textwrap import fill, indent
from typing import TYPE_CHECKING

import click

from zi_docs.cli.bantuan import Perintah
from zi_docs.cli.lapor import width
from zi_docs.cli.pola import matching

if TYPE_CHECKING:
    from zi_docs.rules import Rule

_MENGABAIKAN = """\
abaikan:
  - aturan: {kode}
    alasan: mengapa temuannya benar-benar boleh diabaikan
    teks: kata-kata temuan itu (boleh dihapus)"""


@click.command(cls=Perintah, short_help="Menjelaskan aturan pemeriksa.")
@click.argument("aturan", nargs=-1)
def explain(aturan: tuple[str, ...]) -> None:
    """Menjelaskan ATURAN menurut kode atau namanya; mendaftar aturan menurut awal kode (ZI3), atau semuanya.

    \b
    Contoh:
      zi-docs explain ZI201
      zi-docs explain menimbang-tanpa-bahwa ZI000
      zi-docs explain ZI3
      zi-docs explain
    """  # noqa: D301 - click's own mark
    from zi_docs.rules import find_page

    halaman = [(find_page(satu), [] if find_page(satu) else matching(satu)) for satu in aturan]
    for n, (satu, daftar) in enumerate(halaman):
        click.echo("\n" if n else "", nl=False)
        if satu is None:
            _list(daftar)
        else:
            _page(satu)
    if not aturan:
        _list(matching("ZI"))


def _list(kode: Sequence[str]) -> None:
    """Print rules by family."""
    from zi_docs.rules import BAGIAN, own_pages, rules

    semua = [satu for satu in (*own_pages(), *rules()) if satu.kode in kode]
    for angka, judul in BAGIAN.items():
        sebagian = [satu for satu in semua if satu.kode[2] == angka]
        if sebagian:
            click.secho(f"{judul} (ZI{angka})", bold=True)
        for satu in sebagian:
            click.secho(f"  {satu.kode} ", fg=_colour(satu), nl=False)
            click.echo(f"{satu.nama} ", nl=False)
            click.secho(f"{satu.tingkat}{'' if satu.pasti else ', dasar belum pasti'}", dim=True)
    click.echo("\nSelengkapnya: zi-docs explain KODE")


def _colour(aturan: "Rule") -> str:
    from zi_docs.cli.temuan import TINGKAT

    return TINGKAT[aturan.tingkat][0]


def _page(aturan: "Rule") -> None:
    click.secho(f"{aturan.kode} {aturan.nama}", bold=True, nl=False)
    click.secho(f" {aturan.tingkat}", fg=_colour(aturan))
    click.echo(fill(aturan.ringkas, width()))
    for judul, isi in _sections(aturan):
        click.secho(f"\n{judul}", bold=True)
        click.echo(indent(isi, "  "))


def _sections(aturan: "Rule") -> Iterator[tuple[str, str]]:
    from zi_docs.rules import own_pages

    if mengapa := " ".join(aturan.section("Mengapa").split()):
        yield "Mengapa", fill(f"{mengapa[0].upper()}{mengapa[1:]}", width() - 2)
    for judul in ("Buruk", "Baik"):
        if isi := aturan.section(judul):
            yield judul, isi
    sendiri = aturan in own_pages()
    if not sendiri:
        ragu = "" if aturan.pasti else "\nDasar ini belum pasti; temuannya boleh ditimbang sendiri."
        angka = ", ".join(aturan.angka)
        lampiran = f"\nMelayani UU 12/2011 Lampiran II angka {angka}." if angka else ""
        yield "Dasar", fill(aturan.dasar, width() - 2) + ragu + lampiran
    if not sendiri or aturan.kode in {"ZI004", "ZI005"}:
        yield "Mengabaikan temuannya, dalam plan", _MENGABAIKAN.format(kode=aturan.kode)
