"""zi-docs render: plans → DOCX, and PDF on request."""

import glob
import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zi_docs.cli.bantuan import Perintah
from zi_docs.cli.lapor import report_notices, report_problems, shown
from zi_docs.errors import ComposeError, Masalah, PlanError
from zi_docs.models.bentuk import Bentuk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zi_docs.keluaran import Hasil
    from zi_docs.models.plan import Plan
    from zi_docs.pipeline import Dokumen


@click.command(cls=Perintah, short_help="Membuat DOCX (dan PDF) dari plan.")
@click.argument("plan", nargs=-1, required=True, metavar="PLAN...")
@click.option(
    "--bentuk",
    multiple=True,
    type=click.Choice([b.value for b in Bentuk]),
    help="Bentuk naskah; boleh diulang. Bawaan: asli bila lengkap, rancangan bila belum.",
)
@click.option(
    "--keluaran",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("keluaran"),
    show_default=True,
    help="Folder hasil.",
)
@click.option("--pdf", is_flag=True, help="Buat PDF juga, memakai LibreOffice.")
@click.option("--pdfa", is_flag=True, help="Buat PDF/A-2b untuk arsip (termasuk --pdf).")
@click.option("--timpa", is_flag=True, help="Ganti berkas yang sudah disunting; yang lama disimpan sebagai cadangan.")
@click.option("--diam", is_flag=True, help="Jangan tampilkan ringkasan; hanya galat.")
@click.option("--json", "sebagai_json", is_flag=True, help="Tampilkan ringkasan sebagai JSON untuk skrip.")
def render(
    plan: tuple[str, ...],
    bentuk: tuple[str, ...],
    keluaran: Path,
    pdf: bool,
    pdfa: bool,
    timpa: bool,
    diam: bool,
    sebagai_json: bool,
) -> None:
    """Membuat keputusan dari satu PLAN atau beberapa (boleh pola seperti contoh/*.yaml).

    Tidak ada berkas yang ditulis bila satu plan saja salah.

    \b
    Contoh:
      zi-docs render plan.yaml
      zi-docs render plan.yaml --bentuk rancangan --keluaran pleno
      zi-docs render contoh/*.yaml --bentuk asli --bentuk salinan --pdf
    """  # noqa: D301 - click's own mark
    from zi_docs.pipeline import save_all, try_pdf

    plans = _load(_expand(plan))
    if not diam:
        for satu in plans:
            report_notices(satu)
    dokumen = _render_all(plans, [Bentuk(b) for b in dict.fromkeys(bentuk)] or [None])
    if not diam:
        report_problems(dict.fromkeys(m for d in dokumen for m in d.catatan), "perhatian", "yellow")
    pdf_dokumen, gagal = try_pdf(dokumen, pdfa=pdfa) if pdf or pdfa else ([], None)
    dokumen += pdf_dokumen
    hasil = save_all(dokumen, keluaran, timpa=timpa)
    if sebagai_json:
        click.echo(_as_json(dokumen, hasil))
    elif not diam:
        _summary(dokumen, hasil)
    if gagal:
        raise gagal


def _expand(pola: tuple[str, ...]) -> list[Path]:
    """Return the plans named; patterns are expanded here too, as the Windows shell does not."""
    hasil: list[Path] = []
    for satu in pola:
        if not Path(satu).exists() and any(c in satu for c in "*?["):
            cocok = sorted(glob.glob(satu, recursive=True))  # noqa: PTH207 - the pattern may be absolute
            if not cocok:
                raise click.UsageError(f"tidak ada plan yang cocok dengan {satu}")
            hasil += map(Path, cocok)
        else:
            hasil.append(Path(satu))
    return list(dict.fromkeys(hasil))


def _load(berkas: list[Path]) -> "list[Plan]":
    """Return all plans; the mistakes of all of them are told together."""
    from zi_docs.plan import load_plan

    plans: list[Plan] = []
    masalah: list[Masalah] = []
    for satu in berkas:
        try:
            plans.append(load_plan(satu))
        except PlanError as galat:
            masalah += galat.masalah
    if masalah:
        raise PlanError(masalah)
    return plans


def _render_all(plans: "list[Plan]", bentuk: "Sequence[Bentuk | None]") -> "list[Dokumen]":
    """Return every plan in every form; what is missing in any of them is told together."""
    from zi_docs.pipeline import render as render_plan

    dokumen: list[Dokumen] = []
    masalah: list[Masalah] = []
    for satu in plans:
        for b in bentuk:
            try:
                dokumen.append(render_plan(satu, b))
            except ComposeError as galat:
                masalah += galat.masalah
    if masalah:
        raise ComposeError(dict.fromkeys(masalah))
    return dokumen


def _summary(dokumen: "list[Dokumen]", hasil: "list[Hasil]") -> None:
    for dok, satu in zip(dokumen, hasil, strict=True):
        halaman = f", {dok.halaman} halaman" if dok.halaman else ""
        tetap = "" if satu.berubah else ", tidak berubah"
        click.secho("✓ ", fg="green", nl=False)
        click.echo(f"{shown(satu.berkas)} ({dok.bentuk}{halaman}{tetap})")
        if satu.cadangan:
            click.echo(f"    berkas lama disimpan: {shown(satu.cadangan)}")
    ganti = sorted({pasang for dok in dokumen for pasang in dok.pengganti})
    for diminta, dipakai in ganti:
        click.secho(f"perhatian: huruf {diminta} tidak terpasang; PDF memakai {dipakai}", fg="yellow", err=True)


def _as_json(dokumen: "list[Dokumen]", hasil: "list[Hasil]") -> str:
    daftar = [
        {
            "berkas": str(satu.berkas),
            "bentuk": str(dok.bentuk),
            "halaman": dok.halaman,
            "berubah": satu.berubah,
            "cadangan": str(satu.cadangan) if satu.cadangan else None,
            "huruf_pengganti": dict(dok.pengganti),
        }
        for dok, satu in zip(dokumen, hasil, strict=True)
    ]
    return json.dumps(daftar, ensure_ascii=False, indent=2)
