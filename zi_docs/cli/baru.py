"""zi-docs baru: a starter plan for an office, with notes on how to go on."""

from datetime import datetime
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

import click

from zi_docs.cli.bantuan import Perintah
from zi_docs.cli.lapor import shown
from zi_docs.errors import OutputError

if TYPE_CHECKING:
    from zi_docs.models.satker import Satker

_KEPALA = """\
# Plan keputusan $nama. Ganti kalimat contoh dengan kalimat kantor, lalu:
#
#   $perintah
#
# Baris yang diawali tanda pagar (#) adalah keterangan; boleh dihapus. Awal baris hanya boleh spasi, bukan TAB.
# {{ satker.lembaga }} dan {{ tahun }} diisi sendiri. Kalimat yang memuat titik dua diapit tanda kutip: "...".

# $nama: kop, nama lembaga, dan tempat penetapan diambil dari data satker.
satker: $kode
tahun: $tahun

# Nomor boleh kosong selama rancangan.
nomor:

# Nama keputusan, dalam huruf judul dan tanpa titik. Huruf kapitalnya dibuat sendiri.
tentang: $tentang di Lingkungan {{ satker.lembaga }} Tahun {{ tahun }}

# Tiap butir satu kalimat yang diawali "bahwa". Huruf a, b, titik koma, dan pertimbangan penutup dibuat sendiri.
menimbang:
$menimbang

# Cukup id peraturan; judul, Lembaran Negara, dan perubahannya diambil dari data. Yang tidak ada dalam data ditulis
# sebagai kalimat biasa.
mengingat:
  - uu-7-2017
  - pkpu-14-2020
  - permenpanrb-90-2021

# Label KESATU, KEDUA, dan seterusnya dihitung sendiri. Diktum baku cukup disebut: penetapan, anggaran, berlaku.
diktum:
$diktum
$lampiran
# Boleh kosong selama rancangan. Nama ditulis di antara tanda kutip, tanpa gelar, misalnya "Siti Aminah".
penutup:
  tanggal:
  penanda_tangan:
    nama: ""
  # Pejabat yang mengesahkan salinan; sesuaikan jabatannya dengan nama jabatan di kantor.
  pengesah:
    nama: ""
    jabatan: $pengesah
"""

_TENTANG = {
    "rencana-aksi": "Rencana Aksi Pembangunan Zona Integritas",
    "tim": "Pembentukan Tim Kerja Pembangunan Zona Integritas",
    "minimal": "Pencanangan Pembangunan Zona Integritas",
}

_MENIMBANG = {
    "rencana-aksi": """\
  - bahwa pembangunan Zona Integritas memerlukan langkah yang terarah, terukur, dan dapat dipertanggungjawabkan
  - bahwa langkah tersebut perlu disusun dalam rencana aksi sebagai pedoman bagi seluruh pegawai""",
    "tim": """\
  - bahwa pembangunan Zona Integritas melibatkan seluruh unit kerja di lingkungan {{ satker.lembaga }}
  - bahwa agar pembangunan Zona Integritas terkoordinasi, perlu dibentuk tim kerja""",
    "minimal": """\
  - bahwa pembangunan Zona Integritas diawali dengan pencanangan oleh pimpinan dan seluruh pegawai""",
}

_DIKTUM_BAKU = """\
  - penetapan
  - berlaku
"""

_DIKTUM_TIM = """\
  # Kalimat sendiri. {{ lampiran.tim }} menyebut lampiran yang id-nya tim.
  - baku: penetapan
    isi: >-
      Membentuk Tim Kerja Pembangunan Zona Integritas di Lingkungan {{ satker.lembaga }} Tahun {{ tahun }} dengan
      susunan personalia sebagaimana tercantum dalam {{ lampiran.tim }} yang merupakan bagian tidak terpisahkan dari
      Keputusan ini
  # Titik dua, titik koma, kata "dan", dan titik pada rincian dibuat sendiri.
  - isi: Tim Kerja sebagaimana dimaksud dalam {{ diktum.penetapan }} mempunyai tugas
    rincian:
      - menyusun rencana aksi pembangunan Zona Integritas
      - melaksanakan rencana aksi sesuai dengan bidang masing-masing
      - melaporkan pelaksanaan rencana aksi kepada Ketua setiap 3 (tiga) bulan
  - berlaku
"""

_LAMPIRAN_RENCANA_AKSI = """\

lampiran:
  - jenis: rencana aksi
    judul: Rencana Aksi Pembangunan Zona Integritas {{ satker.singkatan }} Tahun {{ tahun }}
    # NO, KOMPONEN, INDIKATOR, LANGKAH AKSI, BUKTI FISIK, TARGET WAKTU, TARGET CAPAIAN. Judul kolom menjadi kunci sel:
    # LANGKAH AKSI ditulis langkah_aksi. Nomor baris dan nomor bagian dihitung sendiri.
    kolom: rencana-aksi-capaian
    isi:
      - bagian: MANAJEMEN PERUBAHAN
        isi:
          - komponen: Tim kerja
            indikator: Tim kerja telah dibentuk
            langkah_aksi: Membentuk tim kerja pembangunan Zona Integritas
            bukti_fisik: Keputusan tentang tim kerja
            target_waktu: Januari {{ tahun }}
            target_capaian: 1 (satu) keputusan
          # Satu komponen dengan dua indikator: komponen di atas, indikator masing-masing dalam isi. Sel komponen
          # digabung ke bawah sepanjang baris-baris isi.
          - komponen: Perubahan pola pikir dan budaya kerja
            isi:
              - indikator: Pimpinan menjadi *role model*
                langkah_aksi: Pimpinan hadir dalam setiap rapat evaluasi
                # Daftar di dalam sel.
                bukti_fisik:
                  - Undangan
                  - Daftar hadir
                target_waktu: Januari s.d. Desember {{ tahun }}
                target_capaian: Setiap bulan
              - indikator: Agen perubahan telah ditetapkan
                langkah_aksi: Menetapkan agen perubahan
                bukti_fisik: Keputusan tentang agen perubahan
                target_waktu: Februari {{ tahun }}
                target_capaian: 1 (satu) keputusan
      - bagian: PENATAAN TATA LAKSANA
        isi:
          - komponen: Prosedur operasional standar
            indikator: Prosedur operasional standar telah dimutakhirkan
            langkah_aksi: Mengevaluasi pelaksanaan prosedur operasional standar
            bukti_fisik: Laporan evaluasi
            target_waktu: Juni {{ tahun }}
            target_capaian: 1 (satu) laporan
      # Tambahkan bagian lain dengan cara yang sama: PENATAAN SISTEM MANAJEMEN SUMBER DAYA MANUSIA, PENGUATAN
      # AKUNTABILITAS, PENGUATAN PENGAWASAN, PENINGKATAN KUALITAS PELAYANAN PUBLIK.

"""

_LAMPIRAN_TIM = """\

lampiran:
  - id: tim
    jenis: susunan personalia
    judul: Susunan Personalia Tim Kerja Pembangunan Zona Integritas {{ satker.singkatan }} Tahun {{ tahun }}
    # Nomor kelompok (1, a) dan nomor orang dihitung sendiri.
    kelompok:
      - nama: PENGARAH
        anggota:
          - nama: Nama Ketua
            jabatan: Ketua {{ satker.singkatan }}
            kedudukan: Pengarah merangkap Ketua
          - nama: Nama Anggota
            jabatan: Anggota {{ satker.singkatan }}
            kedudukan: Pengarah merangkap Anggota
      - nama: TIM KERJA
        anggota:
          - nama: Nama Sekretaris
            jabatan: Sekretaris {{ satker.singkatan }}
            kedudukan: Ketua
        # Subkelompok, satu untuk tiap area perubahan.
        kelompok:
          - nama: TIM MANAJEMEN PERUBAHAN
            anggota:
              - nama: Nama Koordinator
                jabatan: Kepala Subbagian
                kedudukan: Koordinator merangkap Anggota
              - nama: Nama Pegawai
                jabatan: Staf Subbagian
                kedudukan: Anggota

"""

_DIKTUM = {"tim": _DIKTUM_TIM}
_LAMPIRAN = {"rencana-aksi": _LAMPIRAN_RENCANA_AKSI, "tim": _LAMPIRAN_TIM}


def starter(satker: "Satker", jenis: str, tahun: int, perintah: str) -> str:
    """Return the text of a plan for `satker` that loads as it is.

    `jenis` is rencana-aksi, tim or minimal; `perintah` is the command that renders the plan.
    """
    subbagian = "Kepala Subbagian Teknis Penyelenggaraan Pemilu dan Hukum"
    return Template(_KEPALA).substitute(
        nama=satker.singkatan,
        kode=satker.kode,
        tahun=tahun,
        perintah=perintah,
        tentang=_TENTANG[jenis],
        menimbang=_MENIMBANG[jenis],
        diktum=_DIKTUM.get(jenis, _DIKTUM_BAKU).rstrip("\n"),
        lampiran=_LAMPIRAN.get(jenis, ""),
        pengesah="Kepala Bagian Hukum" if satker.tingkat == "provinsi" else subbagian,
    )


@click.command(cls=Perintah, short_help="Membuat plan.yaml pertama untuk satu satker.")
@click.argument("satker", nargs=-1, required=True, metavar="SATKER...")
@click.option(
    "--jenis", type=click.Choice(list(_TENTANG)), default="rencana-aksi", show_default=True, help="Isi plan contoh."
)
@click.option(
    "--keluaran", type=click.Path(path_type=Path), default=Path("plan.yaml"), show_default=True, help="Berkas hasil."
)
def baru(satker: tuple[str, ...], jenis: str, keluaran: Path) -> None:
    """Membuat plan.yaml berketerangan untuk satu SATKER, menurut kode atau namanya.

    Berkas yang sudah ada tidak pernah ditimpa.

    \b
    Contoh:
      zi-docs baru 3305
      zi-docs baru kota semarang --jenis tim --keluaran tim.yaml
    """  # noqa: D301 - click's own mark
    from zi_docs.keluaran import write_all

    kantor = _office(" ".join(satker))
    perintah = f'zi-docs render "{shown(keluaran)}"' if " " in shown(keluaran) else f"zi-docs render {shown(keluaran)}"
    if keluaran.exists():
        raise OutputError(f"{keluaran} sudah ada dan tidak ditimpa; pilih nama lain dengan --keluaran")
    isi = starter(kantor, jenis, datetime.now().astimezone().year, perintah)
    write_all([(keluaran, isi.encode())])
    click.secho("✓ ", fg="green", nl=False)
    click.echo(f"{shown(keluaran)} ({kantor.singkatan}, {jenis})")
    click.echo(f"Buka berkas itu, ganti kalimat contohnya, lalu: {perintah}")


def _office(acuan: str) -> "Satker":
    from pydantic import ValidationError

    from zi_docs.models.satker import AcuanSatker
    from zi_docs.rujukan import rujukan

    try:
        return rujukan().satker(AcuanSatker(kode=acuan))
    except ValidationError:
        raise click.UsageError(f"'{acuan}' bukan kode atau nama satker; contoh: 3305, atau kota semarang") from None
