"""The decree that is measured: a plan whose annex is an action plan of as many rows as asked for.

Sections of ten rows with one merged cell beside them, cells as long as those of a printed action plan, and no two
rows alike, so that deflate finds no more to repeat than in a real one.
"""

from collections.abc import Iterator

PRESET = "rencana-aksi-penanggung-jawab"
"""The set of columns of the annex."""
_SECTION = 10
_KERJA = ("Menyusun", "Menetapkan", "Memantau", "Mengevaluasi", "Mendokumentasikan", "Menyosialisasikan", "Meninjau")
_HAL = (
    "dokumen rencana aksi pembangunan Zona Integritas",
    "peta risiko benturan kepentingan & gratifikasi",
    "standar pelayanan informasi publik",
    "pengelolaan pengaduan masyarakat",
    "sasaran kinerja pegawai",
    "peta proses bisnis dan prosedur operasional",
    "laporan capaian kinerja triwulanan",
    "survei kepuasan penerima layanan",
    "pakta integritas seluruh pegawai",
    "pengendalian intern pada tiap subbagian",
    "agen perubahan di tiap subbagian",
)
_AREA = (
    "Manajemen Perubahan",
    "Penataan Tatalaksana",
    "Penataan Sistem Manajemen SDM",
    "Penguatan Akuntabilitas",
    "Penguatan Pengawasan",
    "Peningkatan Kualitas Pelayanan Publik",
)
_SASARAN = (
    "seluruh pegawai",
    "jajaran sekretariat {{ satker.singkatan }}",
    "penerima layanan",
    "Tim Kerja Zona Integritas",
    "pemangku kepentingan di {{ satker.wilayah }}",
)
_PIHAK = ("tiap subbagian", "operator SIPP", "tim penilai internal", "pengelola PPID", "petugas layanan")
_BULAN = ("Januari", "Maret", "April", "Juni", "Agustus", "September", "November", "Desember")
DECREE = """\
satker: 3305
nomor: "29"
tentang: Rencana Aksi Pembangunan Zona Integritas di Lingkungan {{ satker.lembaga }} Tahun {{ tahun }}
menimbang:
  - bahwa pembangunan Zona Integritas memerlukan langkah yang terarah, terukur, dan dapat dipertanggungjawabkan
  - bahwa Tim Kerja Zona Integritas {{ satker.lembaga }} bertugas melaksanakan rencana aksi itu
mengingat: [uu-28-1999, uu-31-1999, uu-7-2017, pkpu-8-2019, pkpu-14-2020, permenpanrb-90-2021]
penutup: {tanggal: 2026-01-19, penanda_tangan: NAMA KETUA}
"""
ANNEX = f"""\
lampiran:
  - jenis: rencana aksi
    judul: Rencana Aksi Pembangunan Zona Integritas {{{{ satker.lembaga }}}} Tahun {{{{ tahun }}}}
    kolom: {PRESET}
    isi:
"""


def plan(banyak: int) -> str:
    """Return a plan.yaml whose annex has so many rows besides its section rows; 0 gives a decree without annex."""
    return DECREE + (ANNEX + "".join(rows(banyak)) if banyak else "")


def rows(banyak: int) -> Iterator[str]:
    """Yield the rows of an annex as lines of YAML."""
    for n in range(banyak):
        if n % _SECTION == 0:
            yield f"      - bagian: {_pick(_AREA, n // _SECTION)}\n"
            yield f"        penanggung_jawab: Tim {n // _SECTION + 1}\n        isi:\n"
        kerja, hal, sasaran = _pick(_KERJA, n), _pick(_HAL, n * 3 + n // 7), _pick(_SASARAN, n + n // 11)
        yield f"          - komponen: {_pick(_HAL, n).capitalize()}\n"
        yield f"            indikator: {hal.capitalize()} dalam paket {n + 1} sudah tersedia bagi {sasaran}\n"
        langkah = f"{kerja} {hal} bersama {_pick(_PIHAK, n + n // 13)}, lalu meninjaunya tiap {n % 27 + 2} hari"
        yield f"            langkah_aksi: {langkah}\n"
        yield f"            bukti_fisik: Undangan, daftar hadir, dan notula rapat tentang {_pick(_HAL, n // 3)}\n"
        yield f"            pelaksanaan: {_pick(_BULAN, n // 2)} {{{{ tahun }}}}\n"


def _pick(words: tuple[str, ...], n: int) -> str:
    return words[n % len(words)]
