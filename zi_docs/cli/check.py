"""zi-docs check: what a careful reviewer would find in plans, and the safe cures."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from zi_docs.cli.bantuan import Perintah
from zi_docs.cli.pola import chosen, expand
from zi_docs.errors import PlanError

if TYPE_CHECKING:
    from collections.abc import Callable

    from zi_docs.cli.temuan import Periksa
    from zi_docs.pipeline import Perbaikan
    from zi_docs.rules import Finding, Fix

_BENTUK = ("text", "json", "github", "sarif")


@click.command(cls=Perintah, short_help="Memeriksa plan seperti penelaah hukum yang teliti.")
@click.argument("plan", nargs=-1, required=True, metavar="PLAN...")
@click.option(
    "--format",
    "bentuk",
    type=click.Choice(_BENTUK),
    default="text",
    show_default=True,
    help="Untuk dibaca orang (text) atau program lain.",
)
@click.option("--pilih", multiple=True, metavar="ATURAN", help="Hanya aturan ini: kode, awal kode (ZI3), atau nama.")
@click.option("--abaikan", multiple=True, metavar="ATURAN", help="Semua aturan kecuali yang ini.")
@click.option("--perbaiki", is_flag=True, help="Tulis perbaikan yang aman ke dalam plan, lalu tampilkan sisanya.")
@click.option("--diff", is_flag=True, help="Tampilkan perbaikan itu saja; tidak ada yang ditulis.")
@click.option("--diam", is_flag=True, help="Jangan tampilkan catatan dan ringkasan; hanya yang membuat kode akhir 1.")
def check(
    plan: tuple[str, ...],
    bentuk: str,
    pilih: tuple[str, ...],
    abaikan: tuple[str, ...],
    perbaiki: bool,
    diff: bool,
    diam: bool,
) -> int:
    """Memeriksa satu PLAN atau beberapa (boleh pola seperti contoh/*.yaml).

    Tiap temuan disertai tempat, sebab, dasar, dan obatnya. Kode akhir 0 bila tidak ada galat atau peringatan (catatan
    boleh ada), 1 bila ada, atau bila --diff menampilkan perubahan. Beberapa aturan dipisahkan dengan koma.

    \b
    Contoh:
      zi-docs check plan.yaml
      zi-docs check contoh/*.yaml --pilih ZI3,ZI8
      zi-docs check plan.yaml --diff
      zi-docs check plan.yaml --perbaiki
    """  # noqa: D301 - click's own mark
    if bentuk != "text" and (diff or diam):
        raise click.UsageError(f"--{'diff' if diff else 'diam'} hanya untuk --format text")
    mau = chosen(pilih, abaikan)
    berkas = expand(plan)
    hasil: list[tuple[Path, list[Finding]]] = []
    berubah = False
    for satu in berkas:
        if perbaiki or diff:
            temuan, ada = _mended(satu, mau, diff=diff, bicara=bentuk == "text" and not diam)
            berubah = berubah or ada
        else:
            temuan = _findings(satu)
        hasil.append((satu, [t for t in temuan if mau(t)]))
    if diff:
        return _dry(hasil, berubah=berubah, diam=diam)
    return _quiet(hasil) if diam else _report(hasil, bentuk)


def _findings(berkas: Path) -> "list[Finding]":
    from zi_docs.pipeline import as_findings
    from zi_docs.pipeline import check as check_plan
    from zi_docs.plan import load_plan

    try:
        return check_plan(load_plan(berkas))
    except PlanError as galat:
        return as_findings(galat, berkas)


def _report(hasil: "Periksa", bentuk: str) -> int:
    from zi_docs.cli import bentuk_temuan
    from zi_docs.cli.temuan import report_findings, summary

    if bentuk == "text":
        report_findings(hasil)
        summary(hasil)
    elif isi := getattr(bentuk_temuan, f"as_{bentuk}")([satu for _, temuan in hasil for satu in temuan]):
        click.echo(isi)
    return _code(hasil)


def _quiet(hasil: "Periksa") -> int:
    """Print errors and warnings alone; nothing when all is well."""
    from zi_docs.cli.temuan import report_findings

    berat = [(berkas, [satu for satu in temuan if _counts(satu)]) for berkas, temuan in hasil]
    report_findings(berat)
    return _code(berat)


def _code(hasil: "Periksa") -> int:
    return int(any(_counts(satu) for _, temuan in hasil for satu in temuan))


def _counts(satu: "Finding") -> bool:
    return satu.tingkat != "catatan"


def _mended(
    berkas: Path, mau: "Callable[[Finding], bool]", *, diff: bool, bicara: bool
) -> "tuple[list[Finding], bool]":
    """Return what is still found in one plan after its cures, and whether there were any."""
    from zi_docs.keluaran import replace_text
    from zi_docs.pipeline import as_findings, mend

    try:
        hasil = mend(berkas, pilih=mau)
    except PlanError as galat:
        return as_findings(galat, berkas), False
    if diff:
        _show_diff(berkas, hasil)
    elif hasil.baru != hasil.lama:
        replace_text(berkas, hasil.lama, hasil.baru)
    if bicara:
        _tell(berkas, hasil, ditulis=not diff)
    return hasil.temuan, hasil.baru != hasil.lama


def _tell(berkas: Path, hasil: "Perbaikan", *, ditulis: bool) -> None:
    """Print which cures were written, and which were left out and why."""
    if hasil.terpasang and ditulis:
        click.secho("✓ ", fg="green", nl=False)
        click.echo(f"{berkas}: {len(hasil.terpasang)} perbaikan ditulis")
        for tempat, fix in hasil.terpasang:
            click.echo(f"    baris {tempat.baris}: {_change(fix)}")
    for tempat, tersisa in hasil.tersisa:
        click.secho("perhatian: ", fg="yellow", nl=False, err=True)
        click.echo(f"{tempat}: {_change(tersisa.perbaikan)} tidak ditulis: {tersisa.alasan}", err=True)


def _change(fix: "Fix") -> str:
    from zi_docs.plan.pesan import ringkas

    lama, baru = ringkas(fix.lama), ringkas(fix.baru)
    return f'"{fix.lama}" → "{fix.baru}"' if lama == baru else f'"{lama}" → "{baru}"'


def _show_diff(berkas: Path, hasil: "Perbaikan") -> None:
    from difflib import unified_diff

    from zi_docs.plan import decode

    lama, baru = (decode(isi, str(berkas)).removeprefix("\ufeff").splitlines() for isi in (hasil.lama, hasil.baru))
    for baris in unified_diff(lama, baru, str(berkas), f"{berkas} (sesudah diperbaiki)", lineterm=""):
        tebal = baris.startswith(("---", "+++"))
        warna = None if tebal else {"-": "red", "+": "green", "@": "cyan"}.get(baris[:1])
        click.secho(baris, fg=warna, bold=tebal)


def _dry(hasil: "Periksa", *, berubah: bool, diam: bool) -> int:
    """Say on stderr what the cures would leave, so that stdout is the difference alone."""
    from zi_docs.cli.temuan import counted, counts

    if diam:
        return int(berubah or _code(hasil))
    sisa = counted(counts(satu for _, temuan in hasil for satu in temuan)) or "tidak ada"
    kata = "Belum ada yang ditulis; pakai --perbaiki." if berubah else "Tidak ada yang dapat diperbaiki sendiri."
    click.echo(f"{kata} Temuan yang tersisa: {sisa}.", err=True)
    return int(berubah or _code(hasil))
