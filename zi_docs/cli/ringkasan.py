"""What a batch did and did not do, as it is told at its end."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from zi_docs import bahasa
from zi_docs.cli.lapor import first_of, shown
from zi_docs.models.bentuk import Bentuk

if TYPE_CHECKING:
    from zi_docs.batch.periksa import Pemeriksaan
    from zi_docs.batch.rangkai import Ringkasan
    from zi_docs.batch.terdahulu import Sisa

_TERBANYAK = 10
"""Files or offices that are named; of the others it is said how many they are."""


def not_again(lewat: Mapping[str, int], folder: Path) -> None:
    """Say how many warnings an earlier run told of offices that were not checked again, and where they stand."""
    kantor = [kode for kode, banyak in lewat.items() if banyak]
    if kantor:
        di = f"kolom peringatan dalam {shown(folder / 'manifest.csv')}"
        pesan = f"perhatian: {len(lewat)} kantor tidak berubah dan tidak diperiksa lagi; pemeriksaan yang lalu memberi "
        click.secho(f"{pesan}{sum(lewat.values())} peringatan pada {len(kantor)} kantor:", fg="yellow", err=True)
        click.echo(f"    {first_of(kantor, _TERBANYAK)}; {di}", err=True)
        click.echo("    → untuk membacanya lagi, jalankan perintah yang sama dengan --keluaran folder baru", err=True)


def summary(ringkasan: "Ringkasan", hasil: "Pemeriksaan", folder: Path, arsip: list[str]) -> int:
    """Print what became of the batch, and return the exit code: 0 only when every result is as it should be."""
    for satu in ringkasan.gagal[:_TERBANYAK]:
        click.secho(f"gagal: {satu.berkas}: ", fg="red", err=True, nl=False)
        click.echo(" ".join(satu.keterangan), err=True)
    if len(ringkasan.gagal) > _TERBANYAK:
        click.echo(f"… dan {len(ringkasan.gagal) - _TERBANYAK} lagi; lihat {shown(folder / 'manifest.csv')}", err=True)
    for pesan, banyak in ringkasan.catatan.items():
        click.secho(f"perhatian: {pesan} ({banyak} berkas)", fg="yellow", err=True)
    _listed("disunting sesudah dibuat dan dibiarkan (--timpa menggantinya, yang lama dicadangkan)", ringkasan.disunting)
    _listed_others(ringkasan.sisa)
    kept(ringkasan.cadangan)
    dilewati = hasil.banyak - len(hasil.layak)
    angka = {
        "dibuat": ringkasan.dibuat,
        "tidak berubah": ringkasan.tetap,
        "disunting": len(ringkasan.disunting),
        "gagal": len(ringkasan.gagal),
    }
    baik = not (dilewati or hasil.asing or ringkasan.gagal or ringkasan.disunting)
    click.secho("✓ " if baik else "! ", fg="green" if baik else "yellow", nl=False)
    rinci = ", ".join(f"{n} {apa}" for apa, n in angka.items() if n) or "tidak ada berkas"
    bentuk = bahasa.daftar([str(satu) for satu in hasil.bentuk])
    lewat = f"; {dilewati} kantor dilewati" if dilewati else ""
    click.echo(f"{shown(folder)}: {len(hasil.layak)} kantor ({bentuk}): {rinci}{lewat}")
    if arsip:
        lagi = f" … {arsip[-1]}" if len(arsip) > 1 else ""
        click.echo(f"  {len(arsip)} arsip: {arsip[0]}{lagi}")
    click.echo(f"  catatan lengkap: {shown(folder / 'manifest.csv')}")
    if hasil.kurang and hasil.bentuk == (Bentuk.RANCANGAN,):
        click.echo(f"  {hasil.kurang} kantor belum lengkap untuk asli; yang kurang: --bentuk asli")
    return 0 if baik else 1


def _listed_others(sisa: "Sisa") -> None:
    """Name the results that this run did not make: those that may go, and those that stay as old ones."""
    from zi_docs.batch.manifes import JADI
    from zi_docs.batch.terdahulu import BERUBAH

    _listed("dari pembuatan terdahulu, tidak lagi cocok; hapus bila tidak perlu", sisa.usang)
    _listed("milik kantor yang tidak ada lagi dalam tabel; hapus bila tidak perlu", sisa.keluar)
    for alasan, entri in sisa.lama.items():
        utuh = [satu for satu in entri if alasan == BERUBAH and satu.status == JADI]
        bentuk = " ".join(f"--bentuk {satu}" for satu in sorted({satu.bentuk for satu in utuh}))
        apa = f"{alasan}; dibiarkan dan tidak dikemas dalam arsip"
        _listed(f"{apa} (hapus, atau buat lagi dengan {bentuk})", [satu.berkas for satu in utuh])
        _listed(apa, [satu.berkas for satu in entri if satu not in utuh])


def kept(cadangan: Sequence[Path]) -> None:
    """Name the copies of what a person wrote and the run replaced."""
    _listed("yang lama disimpan dengan nama lain", [shown(satu) for satu in cadangan])


def _listed(apa: str, berkas: Sequence[str]) -> None:
    if berkas:
        click.secho(f"perhatian: {len(berkas)} berkas {apa}:", fg="yellow", err=True)
        click.echo(f"    {first_of(berkas, _TERBANYAK)}", err=True)
