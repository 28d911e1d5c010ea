"""zi-docs batch: the decrees of many offices from one plan and a table."""

import gc
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from zi_docs import bahasa
from zi_docs.cli import pilihan
from zi_docs.cli.bantuan import Perintah
from zi_docs.cli.kemajuan import Kemajuan
from zi_docs.cli.lapor import shown
from zi_docs.cli.ringkasan import kept, not_again, summary
from zi_docs.errors import OutputError, ZiDocsError, os_reason
from zi_docs.models.bentuk import Bentuk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zi_docs.batch.bahan import Bahan
    from zi_docs.batch.manifes import Entri, Manifes
    from zi_docs.batch.periksa import Pemeriksaan, Syarat
    from zi_docs.batch.rangkai import Rangkai, Tujuan

_BENTUK = [b.value for b in Bentuk if b is not Bentuk.PETIKAN]


@click.command(cls=Perintah, short_help="Membuat keputusan yang sama untuk banyak kantor.")
@click.argument("plan", type=click.Path(path_type=Path))
@click.option("--satker", metavar="SATKER", help="semua; 64 (provinsi beserta isinya); atau 3305,6408.")
@click.option("--data", type=click.Path(path_type=Path), metavar="TABEL", help="Tabel kantor: Excel atau CSV.")
@click.option(
    "--kantor", type=click.Path(file_okay=False, path_type=Path), metavar="FOLDER", help="Penyimpangan tiap kantor."
)
@click.option(
    "--bentuk",
    multiple=True,
    type=click.Choice(_BENTUK),
    help="Bentuk naskah; boleh diulang. Bawaan: asli bila semua lengkap, rancangan bila belum.",
)
@pilihan.keluaran("keluaran")
@click.option("--nama-berkas", metavar="POLA", help="Misalnya '{kode}_{nama}_Keputusan_{nomor}_{tahun}.docx'.")
@click.option("--pdf", is_flag=True, help="Buat PDF juga, memakai LibreOffice.")
@click.option("--pdfa", is_flag=True, help="Buat PDF/A-2b untuk arsip (termasuk --pdf).")
@click.option("--lanjut", is_flag=True, help="Buat yang benar walaupun ada kantor yang salah.")
@click.option("--arsip", is_flag=True, help="Kemas hasil menjadi satu zip tiap provinsi.")
@pilihan.timpa()
@click.option("--tanpa-periksa", is_flag=True, help="Lewati pemeriksa; plan tetap dibaca dan disusun dahulu.")
@click.option("--dask", metavar="ALAMAT", help="Bagi pekerjaan ke gugus Dask, misalnya tcp://10.0.0.5:8786.")
def batch(
    plan: Path,
    satker: str | None,
    data: Path | None,
    kantor: Path | None,
    bentuk: tuple[str, ...],
    keluaran: Path,
    nama_berkas: str | None,
    pdf: bool,
    pdfa: bool,
    lanjut: bool,
    arsip: bool,
    timpa: bool,
    tanpa_periksa: bool,
    dask: str | None,
) -> int:
    """Membuat keputusan banyak kantor dari satu PLAN sebagai pola dan satu tabel kantor.

    Semua kantor dibaca dan diperiksa dahulu; bila ada galat, tidak ada yang ditulis kecuali dengan --lanjut. Perintah
    yang sama boleh diulang: hanya yang belum ada, berubah, atau rusak yang dibuat. Catatannya: manifest.csv.

    \b
    Contoh:
      zi-docs batch plan.yaml --data pejabat.xlsx
      zi-docs batch plan.yaml --satker 33 --data pejabat.xlsx --bentuk salinan --pdf --arsip
      zi-docs batch plan.yaml --satker semua --bentuk rancangan
    """  # noqa: D301 - click's own mark
    from zi_docs.batch.bahan import gather
    from zi_docs.batch.nama import check_pattern
    from zi_docs.batch.periksa import Syarat

    if not satker and not data:
        raise click.UsageError("sebut kantornya: --satker semua, --satker 64, atau --data TABEL")
    if nama_berkas is not None:
        check_pattern(nama_berkas)
    gc.enable()  # many plans, one after the other: what refers to itself must go
    syarat = Syarat(tuple(Bentuk(b) for b in dict.fromkeys(bentuk)), not tanpa_periksa, nama_berkas, lanjut)
    mau = _Mau(keluaran, pdf or pdfa, pdfa, lanjut, arsip, timpa, kantor is not None, dask)
    return _run(gather(plan, data, satker, kantor), syarat, mau)


class _Mau(NamedTuple):
    """What is wanted of a run."""

    keluaran: Path
    pdf: bool
    pdfa: bool
    lanjut: bool
    arsip: bool
    timpa: bool
    deviasi: bool
    dask: str | None


def _run(bahan: "Bahan", syarat: "Syarat", mau: _Mau) -> int:
    """Check all, then make what is needed; nothing is written before."""
    from zi_docs.batch.kunci import locked

    with ExitStack() as tumpuk:
        if ada := _is_there(mau.keluaran):
            tumpuk.enter_context(locked(mau.keluaran))
        hasil = _examined(bahan, syarat, mau)
        if _stopped(hasil, lanjut=mau.lanjut):
            return 1
        if not ada:
            tumpuk.enter_context(locked(mau.keluaran))
        return _made(bahan, hasil, mau)


def _is_there(folder: Path) -> bool:
    """Return whether the folder of the results is there already. Raises OutputError where it cannot be."""
    try:
        ada = next(satu for satu in (folder, *folder.absolute().parents) if satu.exists())
        if not ada.is_dir():
            pesan = f"{shown(ada)} itu berkas, bukan folder; pilih folder lain dengan --keluaran"
            raise OutputError(pesan)
    except OSError as galat:
        pesan = f"folder {folder} tidak dapat dibuka: {os_reason(galat)}; pilih folder lain dengan --keluaran"
        raise OutputError(pesan) from None
    return ada == folder


def _examined(bahan: "Bahan", syarat: "Syarat", mau: _Mau) -> "Pemeriksaan":
    """Look at every office and tell what was found; what has not changed since a sound run is not checked again."""
    from zi_docs.batch.manifes import JADI, Manifes
    from zi_docs.batch.muka import RUANG, DiMuka
    from zi_docs.batch.periksa import Pemeriksa
    from zi_docs.cli.hal import report

    for satu in bahan.tabel.catatan:
        click.echo(f"catatan: {satu}", err=True)
    jadi = [satu for satu in Manifes(mau.keluaran).entri.values() if satu.status == JADI]
    dikenal = {
        satu.masukan: {"galat": 0, "peringatan": satu.peringatan or 0, "catatan": satu.catatan or 0}
        for satu in jadi
        if satu.galat == 0
    }
    di_muka = DiMuka({satu.masukan for satu in jadi}, 0 if mau.dask else RUANG)
    kemajuan = Kemajuan("memeriksa" if syarat.periksa else "membaca")
    try:
        hasil = Pemeriksa(bahan, syarat, dikenal, di_muka).all(kemajuan)
    finally:
        kemajuan.close()
    report(hasil)
    not_again(hasil.lewat, mau.keluaran)
    return hasil


def _stopped(hasil: "Pemeriksaan", *, lanjut: bool) -> bool:
    """Tell whether the run ends here, and what can be done about it."""
    salah = hasil.banyak - len(hasil.layak)
    if not salah and not hasil.asing:
        return False
    apa = [f"{salah} dari {hasil.banyak} kantor"] * bool(salah) + [f"{hasil.asing} baris asing"] * bool(hasil.asing)
    bentuk = bahasa.daftar([str(satu) for satu in hasil.bentuk])
    if lanjut and hasil.layak:
        click.secho(f"{bahasa.daftar(apa)} dilewati karena galat di atas.", fg="yellow", err=True)
        return False
    click.secho(f"Tidak ada yang ditulis: {bahasa.daftar(apa)} bergalat. Yang dapat dilakukan:", bold=True, err=True)
    click.echo("  - perbaiki tabel, pola, atau berkas kantor itu; penjelasan aturan: zi-docs explain KODE", err=True)
    if hasil.layak:
        click.echo(f"  - buat {bentuk} yang {len(hasil.layak)} dahulu, lewati yang salah: --lanjut", err=True)
    if hasil.akhir and hasil.siap:
        click.echo("  - buat rancangannya dahulu: --bentuk rancangan", err=True)
    return True


def _made(bahan: "Bahan", hasil: "Pemeriksaan", mau: _Mau) -> int:
    """Make what is needed, and tell what became of it."""
    from zi_docs.batch.arsip import others
    from zi_docs.batch.jalan import SETEMPAT
    from zi_docs.batch.manifes import Manifes
    from zi_docs.batch.rangkai import Aturan, Rangkai
    from zi_docs.keluaran import clear_remains

    clear_remains(mau.keluaran)
    kabar = _Kabar()
    manifes = Manifes(mau.keluaran)
    aturan = Aturan(mau.keluaran, mau.dask or SETEMPAT, timpa=mau.timpa, pdfa=mau.pdfa)
    rangkai = Rangkai(bahan, hasil, aturan, manifes, kabar)
    tujuan = rangkai.targets()
    with _recorded(rangkai, manifes, tujuan, mau):
        try:
            rangkai.docx(tujuan)
            if mau.pdf:
                rangkai.pdf(tujuan)
        finally:
            kabar.close()
        rangkai.settle_others(tujuan)
        rangkai.left_out()
        kode = {*bahan.kode, *rangkai.ringkasan.sisa.kode_keluar}
        gagal = {satu.berkas for satu in rangkai.ringkasan.gagal}  # another pattern's may lie there by that name
        ada = [satu for satu in manifes.entri.values() if satu.berkas not in gagal]
        zip_ = _archived(bahan, ada, mau.keluaran, kode) if mau.arsip else []
        lain = _deviations(bahan, hasil, manifes, mau)
        semua = [*others(manifes.arsip, mau.keluaran, kode), *zip_]
        rangkai.ringkasan.cadangan += manifes.finish(semua, lain)
    return summary(rangkai.ringkasan, hasil, mau.keluaran, [str(satu["berkas"]) for satu in zip_])


class _Kabar:
    """Shows how far each part of the run is."""

    def __init__(self) -> None:
        self._kemajuan: Kemajuan | None = None
        self._jenis = ""

    def __call__(self, jenis: str, selesai: int, semua: int) -> None:
        """Show how many are done of how many."""
        if self._kemajuan is None or jenis != self._jenis:
            self.close()
            self._jenis, self._kemajuan = jenis, Kemajuan(f"membuat {jenis}")
        self._kemajuan(selesai, semua)

    def close(self) -> None:
        """End the line."""
        if self._kemajuan:
            self._kemajuan.close()


@contextmanager
def _recorded(rangkai: "Rangkai", manifes: "Manifes", tujuan: "Sequence[Tujuan]", mau: _Mau) -> "Iterator[None]":
    """However a run ends, the manifest says what is done; where even that cannot be written, the journal does."""
    from zi_docs.keluaran import clear_remains

    try:
        yield
    except BaseException as galat:
        clear_remains(mau.keluaran)  # Ctrl-C may have come just when a file was opened
        rangkai.unfinished(tujuan, pdf=mau.pdf)
        with suppress(OutputError):
            rangkai.ringkasan.cadangan += manifes.finish(manifes.arsip)
        with suppress(OutputError):
            manifes.close()
        if isinstance(galat, ZiDocsError | KeyboardInterrupt):
            jadi = rangkai.ringkasan.dibuat + rangkai.ringkasan.tetap
            click.echo(f"berhenti; {jadi} berkas sudah jadi, perintah yang sama melanjutkan sisanya", err=True)
            kept(rangkai.ringkasan.cadangan)
        raise


def _archived(bahan: "Bahan", entri: "Iterable[Entri]", folder: Path, kode: "Iterable[str]") -> list[dict[str, Any]]:
    from zi_docs.batch.arsip import pack_provinces

    provinsi = {satu.kode: satu.nama for satu in bahan.pola.acuan.baris_satker() if satu.tingkat == "provinsi"}
    return pack_provinces(entri, folder, provinsi, kode)


def _deviations(bahan: "Bahan", hasil: "Pemeriksaan", manifes: "Manifes", mau: _Mau) -> dict[str, bytes]:
    """Return the list of deviations; none where no run used --kantor."""
    from zi_docs.batch.deviasi import NAMA, current, deviations

    try:
        lama = (mau.keluaran / NAMA).read_bytes()
    except OSError:
        lama = b""
    dibuat = [satu.kode for satu in hasil.layak]
    kantor = {satu.kode for satu in manifes.entri.values()}
    isi = current(lama, deviations(bahan, dibuat), {*dibuat}, kantor)
    return {NAMA: isi} if mau.deviasi or isi != current(lama, (), (), kantor) else {}
