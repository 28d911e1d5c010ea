"""zi-docs render: plans → DOCX, and PDF on request."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from zi_docs import bahasa
from zi_docs.cli import pilihan
from zi_docs.cli.bantuan import Perintah
from zi_docs.cli.lapor import report_notices, report_problems, shown
from zi_docs.cli.pola import expand
from zi_docs.errors import ComposeError, Masalah, PlanError
from zi_docs.models.bentuk import Bentuk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zi_docs.keluaran import Hasil
    from zi_docs.models.plan import Plan
    from zi_docs.pipeline import Dokumen
    from zi_docs.rules import Finding

_SUDAH_DISEBUT = frozenset({"ZI004", "ZI005"})


@click.command(cls=Perintah, short_help="Membuat DOCX (dan PDF) dari plan.")
@click.argument("plan", nargs=-1, required=True, metavar="PLAN...")
@click.option(
    "--bentuk",
    multiple=True,
    type=click.Choice([b.value for b in Bentuk]),
    help="Bentuk naskah; boleh diulang. Bawaan: asli bila lengkap, rancangan bila belum.",
)
@click.option("--untuk", metavar="NAMA", help="Orang atau tim yang diberi petikan (untuk --bentuk petikan).")
@pilihan.keluaran("keluaran")
@click.option("--pdf", is_flag=True, help="Buat PDF juga, memakai LibreOffice.")
@click.option("--pdfa", is_flag=True, help="Buat PDF/A-2b untuk arsip (termasuk --pdf).")
@pilihan.timpa()
@click.option("--tanpa-periksa", is_flag=True, help="Buat juga bila pemeriksa menemukan galat; naskah tidak diperiksa.")
@click.option("--diam", is_flag=True, help="Jangan tampilkan ringkasan; hanya galat.")
@click.option("--json", "sebagai_json", is_flag=True, help="Tampilkan ringkasan sebagai JSON untuk skrip.")
def render(
    plan: tuple[str, ...],
    bentuk: tuple[str, ...],
    untuk: str | None,
    keluaran: Path,
    pdf: bool,
    pdfa: bool,
    timpa: bool,
    tanpa_periksa: bool,
    diam: bool,
    sebagai_json: bool,
) -> int:
    """Membuat keputusan dari satu PLAN atau beberapa (boleh pola seperti contoh/*.yaml).

    Tidak ada berkas yang ditulis bila satu plan saja salah. Setiap plan diperiksa dahulu seperti dengan zi-docs check:
    galat menghentikan setiap bentuk kecuali rancangan.

    \b
    Contoh:
      zi-docs render plan.yaml
      zi-docs render plan.yaml --bentuk rancangan --keluaran pleno
      zi-docs render plan.yaml --bentuk petikan --untuk "Suyeni"
      zi-docs render contoh/*.yaml --bentuk asli --bentuk salinan --pdf
    """  # noqa: D301 - click's own mark
    from zi_docs.pipeline import save_all, try_pdf

    if untuk and Bentuk.PETIKAN not in bentuk:
        raise click.UsageError("--untuk hanya berarti bersama --bentuk petikan")
    berkas = expand(plan)
    plans = dict(zip(berkas, _load(berkas), strict=True))
    if not diam:
        for satu in plans.values():
            report_notices(satu)
    naskah = _forms(plans, [Bentuk(b) for b in dict.fromkeys(bentuk)] or [None], periksa=not tanpa_periksa)
    if _stopped(naskah, diam=diam):
        return 1
    dokumen = _render_all(naskah, untuk)
    if not diam:
        report_problems(dict.fromkeys(m for d in dokumen for m in d.catatan), "perhatian", "yellow")
    asal = dict(zip((Path(d.nama).stem for d in dokumen), naskah, strict=True))
    pdf_dokumen, gagal = try_pdf(dokumen, pdfa=pdfa) if pdf or pdfa else ([], None)
    dokumen += pdf_dokumen
    hasil = save_all(dokumen, keluaran, timpa=timpa)
    selesai = [_Selesai(d, h, asal[Path(d.nama).stem]) for d, h in zip(dokumen, hasil, strict=True)]
    if sebagai_json:
        click.echo(_as_json(selesai))
    elif not diam:
        _summary(selesai)
    if gagal:
        raise gagal
    return 0


class _Naskah(NamedTuple):
    """One plan in one form, and what the checker found in the plan: None where it did not look."""

    berkas: Path
    plan: "Plan"
    bentuk: Bentuk
    temuan: "Sequence[Finding] | None"

    @property
    def galat(self) -> "list[Finding]":
        return [satu for satu in self.temuan or () if satu.tingkat == "galat"]


class _Selesai(NamedTuple):
    """A document, what became of its file, and what it was made of."""

    dokumen: "Dokumen"
    hasil: "Hasil"
    naskah: _Naskah


def _forms(plans: "dict[Path, Plan]", bentuk: "Sequence[Bentuk | None]", *, periksa: bool) -> list[_Naskah]:
    """Return every plan in every form; each plan is checked once."""
    from zi_docs.compose import default_bentuk
    from zi_docs.pipeline import check

    hasil: list[_Naskah] = []
    for berkas, satu in plans.items():
        temuan = check(satu) if periksa else None
        hasil += [_Naskah(berkas, satu, b or default_bentuk(satu), temuan) for b in bentuk]
    return hasil


def _stopped(naskah: list[_Naskah], *, diam: bool) -> bool:
    """Print the errors that the checker found, and tell whether they stop the whole run."""
    salah = {satu.berkas: satu.galat for satu in naskah if satu.galat}
    berhenti = [satu for satu in naskah if satu.galat and satu.bentuk is not Bentuk.RANCANGAN]
    if salah and (berhenti or not diam):
        from zi_docs.cli.temuan import report_findings

        report_findings([*salah.items()], err=True)
    if not berhenti:
        return False
    _report_missing(naskah)
    bentuk = bahasa.daftar([*dict.fromkeys(str(satu.bentuk) for satu in berhenti)])
    click.secho(f"Naskah {bentuk} tidak dibuat karena galat di atas. Yang dapat dilakukan:", bold=True, err=True)
    nama = shown(berhenti[0].berkas) if len(salah) == 1 else "PLAN..."
    if dapat := sum(bool(satu.perbaikan) for galat in salah.values() for satu in galat):
        click.echo(f"  - {dapat} galat dapat diperbaiki sendiri: zi-docs check {nama} --perbaiki", err=True)
    click.echo("  - perbaiki plan; penjelasan satu aturan: zi-docs explain KODE", err=True)
    click.echo("  - buat rancangannya dahulu: --bentuk rancangan", err=True)
    click.echo("  - buat juga tanpa pemeriksaan: --tanpa-periksa", err=True)
    return True


def _report_missing(naskah: list[_Naskah]) -> None:
    """Print what the forms still lack, so that it is known together with the rest."""
    from zi_docs.compose import missing

    kurang = [(satu.plan.sumber, satu_kurang) for satu in naskah for satu_kurang in missing(satu.plan, satu.bentuk)]
    report_problems([m for sumber, satu in kurang if sumber for m in sumber.placed([satu])], "galat", "red")


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


def _render_all(naskah: list[_Naskah], untuk: str | None) -> "list[Dokumen]":
    """Return every plan in every form; what is missing in any of them is told together."""
    from zi_docs.pipeline import render as render_plan

    dokumen: list[Dokumen] = []
    masalah: list[Masalah] = []
    for satu in naskah:
        try:
            dokumen.append(render_plan(satu.plan, satu.bentuk, periksa=False, untuk=untuk))
        except ComposeError as galat:
            masalah += galat.masalah
    if masalah:
        raise ComposeError(dict.fromkeys(masalah))
    return dokumen


def _summary(selesai: list[_Selesai]) -> None:
    """Print each file with its form, and once for each plan how many remarks the checker has."""
    terakhir = {satu.naskah.berkas: satu for satu in selesai}
    for satu in selesai:
        dok, hasil, naskah = satu
        halaman = f", {dok.halaman} halaman" if dok.halaman else ""
        tetap = "" if hasil.berubah else ", tidak berubah"
        lewat = ", tanpa pemeriksaan" if naskah.temuan is None else ""
        click.secho("✓ ", fg="green", nl=False)
        click.echo(f"{shown(hasil.berkas)} ({dok.bentuk}{halaman}{tetap}{lewat})")
        if hasil.cadangan:
            click.echo(f"    berkas lama disimpan: {shown(hasil.cadangan)}")
        if terakhir[naskah.berkas] is satu and (banyak := _remarks(naskah)):
            click.secho(f"    {banyak}; lihat: zi-docs check {shown(naskah.berkas)}", fg="yellow")
    ganti = sorted({pasang for satu in selesai for pasang in satu.dokumen.pengganti})
    for diminta, dipakai in ganti:
        click.secho(f"perhatian: huruf {diminta} tidak terpasang; PDF memakai {dipakai}", fg="yellow", err=True)


def _remarks(naskah: _Naskah) -> str:
    """Return how many remarks there are beside those that were already told while the plan was read."""
    from zi_docs.cli.temuan import counted, counts

    return counted(counts(satu for satu in naskah.temuan or () if satu.kode not in _SUDAH_DISEBUT))


def _as_json(selesai: list[_Selesai]) -> str:
    from zi_docs.cli.temuan import counts

    daftar = [
        {
            "berkas": str(satu.hasil.berkas),
            "bentuk": str(satu.dokumen.bentuk),
            "halaman": satu.dokumen.halaman,
            "berubah": satu.hasil.berubah,
            "cadangan": str(satu.hasil.cadangan) if satu.hasil.cadangan else None,
            "huruf_pengganti": dict(satu.dokumen.pengganti),
            "pemeriksaan": None if satu.naskah.temuan is None else counts(satu.naskah.temuan),
        }
        for satu in selesai
    ]
    return json.dumps(daftar, ensure_ascii=False, indent=2)
