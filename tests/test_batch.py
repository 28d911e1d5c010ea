"""zi-docs batch: which offices, what each gets from the table, and how the problems of many are told."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.dokumen import text_of
from tests.test_cli import Cli, cli

__all__ = ["cli"]

POLA = """\
tahun: 2026
tentang: Uji Naskah di Lingkungan {{ satker.lembaga }}
menimbang:
  - bahwa pengujian di {{ satker.wilayah }} memerlukan naskah
mengingat:
  - uu-7-2017
penutup:
  pengesah:
    jabatan: Kepala Subbagian Hukum dan SDM
"""
TIM = """\
lampiran:
  - id: tim
    jenis: susunan personalia
    judul: Tim Uji {{ satker.lembaga }}
"""
KEPALA = ["Kode", "Nama Kantor", "Nomor", "Tanggal", "Ketua", "Pengesah", "NIP"]
KEBUMEN = ["3305", "KPU Kabupaten Kebumen", "7", "8 Januari 2026", "Siti Aminah", "Budi Santoso", "197001011990011001"]
SEMARANG = ["3374", "Kota Semarang", "9", "9 Januari 2026", "Dewi Anggraini", "Agus Prasetyo", "198203042005021002"]
ACEH = ["11", "KIP Aceh", "12", "5 Januari 2026", "Cut Rahmawati", "Iskandar Muda", ""]
Baris = list[str]


@pytest.fixture(autouse=True)
def pola(tmp_path: Path) -> Path:
    """A pattern in the folder where the command runs."""
    (tmp_path / "plan.yaml").write_text(POLA, encoding="utf-8")
    return tmp_path / "plan.yaml"


def table(folder: Path, *baris: Baris, kepala: Baris = KEPALA) -> str:
    """A table of offices as CSV; returns its name."""
    isi = "\n".join(";".join(satu) for satu in (kepala, *baris))
    (folder / "kantor.csv").write_text(isi + "\n", encoding="utf-8")
    return "kantor.csv"


def workbook(folder: Path, **lembar: list[Baris]) -> str:
    """A table of offices as a workbook of several sheets; returns its name."""
    buku = Workbook()
    for satu in buku.worksheets:
        buku.remove(satu)
    for nama, isi in lembar.items():
        halaman = buku.create_sheet(nama)
        for baris in isi:
            halaman.append(baris)
    buku.save(folder / "kantor.xlsx")
    return "kantor.xlsx"


def results(folder: Path) -> list[str]:
    """The documents in the folder of results, sorted."""
    return sorted(satu.name for satu in (folder / "keluaran").glob("*.docx"))


def words(folder: Path, awal: str) -> str:
    """The text of the one document whose name begins so."""
    (satu,) = (folder / "keluaran").glob(f"{awal}_*.docx")
    return text_of(satu.read_bytes())


def test_every_office_gets_its_own(cli: Cli, tmp_path: Path) -> None:
    """Each row of the table gives a decree with its own institution, seat, number, date and people."""
    hasil = cli("batch", "plan.yaml", "--data", table(tmp_path, KEBUMEN, SEMARANG, ACEH), "--bentuk", "salinan")
    assert (hasil.kode, hasil.out.splitlines()[0]) == (0, "✓ keluaran: 3 kantor (salinan): 3 dibuat")
    assert results(tmp_path) == [
        "11_Aceh_Keputusan_12_2026_Salinan.docx",
        "3305_Kebumen_Keputusan_7_2026_Salinan.docx",
        "3374_Semarang_Keputusan_9_2026_Salinan.docx",
    ]
    kebumen, aceh = words(tmp_path, "3305"), words(tmp_path, "11")
    assert "KABUPATEN KEBUMEN" in kebumen
    assert "SITI AMINAH" in kebumen
    assert "NIP 197001011990011001" in kebumen
    assert "KOMISI INDEPENDEN PEMILIHAN ACEH" in " ".join(aceh.split())
    assert "Banda Aceh" in aceh
    assert "KOTA SEMARANG" in words(tmp_path, "3374")


def test_complete_table_gives_asli(cli: Cli, tmp_path: Path) -> None:
    """Without --bentuk a complete table gives asli, one that lacks a name of one office gives rancangan of all."""
    cli("batch", "plan.yaml", "--data", table(tmp_path, KEBUMEN, SEMARANG))
    assert results(tmp_path) == ["3305_Kebumen_Keputusan_7_2026.docx", "3374_Semarang_Keputusan_9_2026.docx"]
    tanpa = [*SEMARANG[:4], "", *SEMARANG[5:]]
    hasil = cli("batch", "plan.yaml", "--data", table(tmp_path, KEBUMEN, tanpa), "--keluaran", "baru")
    assert hasil.kode == 0
    assert "2 kantor (rancangan)" in hasil.out
    assert "1 kantor belum lengkap untuk asli" in hasil.out
    assert "belum diisi" not in hasil.err


@pytest.mark.parametrize(
    ("satker", "banyak"), [("34", 6), ("3305,3374", 2), ("33.05", 1), ("kabupaten kebumen, 3374", 2)]
)
def test_chosen_offices(cli: Cli, tmp_path: Path, satker: str, banyak: int) -> None:
    """A province stands for itself and all in it; codes and names may be listed; nobody's gaps stay dots."""
    hasil = cli("batch", "plan.yaml", "--satker", satker, "--bentuk", "rancangan", "--tanpa-periksa")
    assert hasil.kode == 0
    assert len(results(tmp_path)) == banyak


def test_unknown_office(cli: Cli, tmp_path: Path) -> None:
    """Every code that nobody has is refused with the likely ones, before anything is written."""
    hasil = cli("batch", "plan.yaml", "--satker", "3305,3399,9899")
    assert hasil.kode == 1
    assert "--satker: kode '3399' tidak dikenal" in hasil.err
    assert "--satker: kode '9899' tidak dikenal" in hasil.err
    assert "mungkin maksud Anda 33" in hasil.err
    assert not (tmp_path / "keluaran").exists()


def test_neither_offices_nor_table(cli: Cli) -> None:
    """Without --satker and --data it is a wrong use of the command."""
    hasil = cli("batch", "plan.yaml")
    assert (hasil.kode, hasil.err.splitlines()[0]) == (
        2,
        "sebut kantornya: --satker semua, --satker 64, atau --data TABEL",
    )


def test_same_gap_is_told_once(cli: Cli, tmp_path: Path) -> None:
    """What several offices lack is one line with their number, their codes and the blank cells."""
    kosong = [[*satu[:4], "-", *satu[5:]] for satu in (KEBUMEN, SEMARANG)]
    hasil = cli("batch", "plan.yaml", "--data", table(tmp_path, *kosong, ACEH), "--bentuk", "asli")
    assert hasil.kode == 1
    assert "  2 kantor: nama penanda tangan belum diisi untuk asli" in hasil.err
    assert "      3305, 3374\n      kantor.csv, kolom 5, baris 2, 3\n" in hasil.err
    assert "Tidak ada yang ditulis: 2 dari 3 kantor bergalat" in hasil.err
    assert not (tmp_path / "keluaran").exists()


def test_sound_offices_go_on(cli: Cli, tmp_path: Path) -> None:
    """With --lanjut the sound ones are made and the others listed in the manifest; the exit code says so."""
    kosong = [*KEBUMEN[:4], "", *KEBUMEN[5:]]
    argumen = ("batch", "plan.yaml", "--data", table(tmp_path, kosong, SEMARANG), "--bentuk", "asli", "--lanjut")
    hasil = cli(*argumen)
    assert hasil.kode == 1
    assert "! keluaran: 1 kantor (asli): 1 dibuat; 1 kantor dilewati" in hasil.out
    assert results(tmp_path) == ["3374_Semarang_Keputusan_9_2026.docx"]
    manifes = (tmp_path / "keluaran" / "manifest.csv").read_text(encoding="utf-8-sig")
    assert "3305;KPU Kabupaten Kebumen;asli;;dilewati" in manifes


@pytest.mark.parametrize(
    ("baris", "pesan"),
    [
        ([KEBUMEN, KEBUMEN], "kode 3305 tertulis dua kali: di baris 2 dan baris 3"),
        ([["3399", *KEBUMEN[1:]]], "kode '3399' tidak dikenal"),
        ([["3305", "Kota Semarang", *KEBUMEN[2:]]], 'Nama Kantor "Kota Semarang" tidak cocok dengan kode 3305'),
        ([["", *KEBUMEN[1:]]], "baris ini berisi, tetapi kodenya kosong"),
        ([[*KEBUMEN[:3], "40 Januari 2026", *KEBUMEN[4:]]], "40 Januari 2026"),
    ],
)
def test_wrong_row(cli: Cli, tmp_path: Path, baris: list[Baris], pesan: str) -> None:
    """A row that is wrong is told with its cell, and nothing is written."""
    hasil = cli("batch", "plan.yaml", "--data", table(tmp_path, SEMARANG, *baris), "--tanpa-periksa")
    pesan = pesan.replace("baris 3", "baris 4").replace("baris 2", "baris 3")
    assert hasil.kode == 1
    assert pesan in hasil.err
    assert "kantor.csv, " in hasil.err
    assert not (tmp_path / "keluaran").exists()


@pytest.mark.parametrize(
    ("judul", "pesan"),
    [
        ("Tangal", 'kolom "Tangal" tidak dikenal\n    → mungkin maksud Anda "tanggal"'),
        ("penutup.penanda_tangan.nma", 'mungkin maksud Anda "penutup.penanda_tangan.nama"'),
        ("Warna", "bila hanya keterangan, tulis #Warna"),
        ("nomor_keputusan", 'kolom "nomor_keputusan" dan "Nomor" memuat hal yang sama'),
    ],
)
def test_wrong_column(cli: Cli, tmp_path: Path, judul: str, pesan: str) -> None:
    """A heading that means nothing, or what another means, is refused with what was probably meant."""
    hasil = cli("batch", "plan.yaml", "--data", table(tmp_path, [*KEBUMEN, "x"], kepala=[*KEPALA, judul]))
    assert hasil.kode == 1
    assert pesan in hasil.err


def test_columns_by_path(cli: Cli, tmp_path: Path) -> None:
    """A heading may be any path of a plan; one that begins with # is only for people."""
    kepala = [*KEPALA, "penutup.tempat", "redaksi.berlaku", "#catatan"]
    baris = [*KEBUMEN, "Gombong", "Keputusan ini berlaku besok.", "sudah ditelepon"]
    hasil = cli("batch", "plan.yaml", "--data", table(tmp_path, baris, kepala=kepala), "--tanpa-periksa")
    assert hasil.kode == 0
    teks = words(tmp_path, "3305")
    assert "Gombong" in teks
    assert "Keputusan ini berlaku besok." in teks
    assert "ditelepon" not in teks


def test_formula_without_result(cli: Cli, tmp_path: Path) -> None:
    """A formula that Excel has not computed is told with sheet and cell."""
    nama = workbook(tmp_path, Kantor=[KEPALA, [*KEBUMEN[:4], "=A1", *KEBUMEN[5:]]])
    hasil = cli("batch", "plan.yaml", "--data", nama)
    assert hasil.kode == 1
    assert "rumus di sel ini belum dihitung" in hasil.err
    assert 'kantor.xlsx, lembar "Kantor", sel E2' in hasil.err


def test_many_unknown_rows(cli: Cli, tmp_path: Path) -> None:
    """Ten thousand rows of unknown codes are one line."""
    asing = [[f"{nomor}99", *KEBUMEN[1:]] for nomor in range(1000, 11000)]
    hasil = cli("batch", "plan.yaml", "--data", table(tmp_path, *asing))
    assert hasil.kode == 1
    assert "10000 kantor: kode '100099' tidak dikenal" in hasil.err
    assert len(hasil.err) < 3000


def test_teams_from_a_further_sheet(cli: Cli, tmp_path: Path, pola: Path) -> None:
    """A sheet named after an annex gives each office its own people; a blank code goes on with the office above."""
    pola.write_text(POLA + TIM, encoding="utf-8")
    tim = [
        ["kode", "NO", "NAMA", "JABATAN", "KEDUDUKAN DALAM TIM"],
        ["3305", "1", "Rina Wulandari", "Sekretaris", "Ketua"],
        ["", "2", "Joko Susilo", "Kepala Subbagian", "Anggota"],
        ["3374", "1", "Tri Handayani", "Sekretaris", "Ketua"],
    ]
    nama = workbook(tmp_path, Kantor=[KEPALA, KEBUMEN, SEMARANG], tim=tim)
    hasil = cli("batch", "plan.yaml", "--data", nama, "--tanpa-periksa")
    assert hasil.kode == 0
    kebumen, semarang = words(tmp_path, "3305"), words(tmp_path, "3374")
    assert ("Rina Wulandari" in kebumen, "Joko Susilo" in kebumen, "Tri Handayani" in kebumen) == (True, True, False)
    assert ("Rina Wulandari" in semarang, "Tri Handayani" in semarang) == (False, True)


def test_office_without_team(cli: Cli, tmp_path: Path, pola: Path) -> None:
    """An office that the sheet leaves out has no team; the empty annex of the pattern is told once."""
    pola.write_text(POLA + TIM, encoding="utf-8")
    tim = [["kode", "NAMA", "JABATAN", "KEDUDUKAN DALAM TIM"], ["3305", "Rina Wulandari", "Sekretaris", "Ketua"]]
    nama = workbook(tmp_path, Kantor=[KEPALA, KEBUMEN, SEMARANG], tim=tim)
    hasil = cli("batch", "plan.yaml", "--data", nama)
    assert hasil.kode == 1
    assert "kantor 3374: susunan personalia ini kosong" in hasil.err


def test_mistake_of_the_pattern_is_told_once(cli: Cli, tmp_path: Path, pola: Path) -> None:
    """What is wrong in the pattern is no matter of its offices."""
    pola.write_text(POLA.replace("satker.wilayah", "satker.wilyah"), encoding="utf-8")
    hasil = cli("batch", "plan.yaml", "--data", table(tmp_path, KEBUMEN, SEMARANG, ACEH))
    assert hasil.kode == 1
    assert "  pola: " in hasil.err
    assert hasil.err.count("satker.wilyah") == 1
    assert "plan.yaml:4:" in hasil.err


def test_pattern_that_names_people_is_doubted(cli: Cli, pola: Path) -> None:
    """A chairman in the pattern would sign for every office: that is said."""
    pola.write_text(POLA.replace("penutup:", "penutup:\n  penanda_tangan: Siti Aminah"), encoding="utf-8")
    hasil = cli("batch", "plan.yaml", "--satker", "34", "--bentuk", "rancangan", "--tanpa-periksa")
    assert hasil.kode == 0
    assert 'penutup.penanda_tangan.nama "Siti Aminah" dari pola dipakai semua kantor' in hasil.err


def test_adopted_plan_as_pattern(cli: Cli, tmp_path: Path, pola: Path) -> None:
    """That the plan of one office was adopted does not keep others from using it as their pattern."""
    pola.write_text(POLA + "penetapan: {sidik: 0123456789abcdef, versi: '1'}\n", encoding="utf-8")
    assert cli("batch", "plan.yaml", "--data", table(tmp_path, KEBUMEN), "--tanpa-periksa").kode == 0
    assert results(tmp_path) == ["3305_Kebumen_Keputusan_7_2026.docx"]


def test_names_by_a_pattern(cli: Cli, tmp_path: Path) -> None:
    """Names follow --nama-berkas, are safe on Windows and stay in the folder."""
    baris = ["3305", "", "7/../8: *", *KEBUMEN[3:]]
    data = table(tmp_path, baris)
    hasil = cli(
        "batch", "plan.yaml", "--data", data, "--nama-berkas", "../{nomor}_{kode}_{nama}.docx", "--tanpa-periksa"
    )
    assert hasil.kode == 0
    assert results(tmp_path) == ["-7-..-8- -_3305_Kebumen.docx"]


@pytest.mark.parametrize(
    ("nama", "pesan"),
    [("{kod}.docx", "mungkin maksud Anda {kode}"), ("Keputusan_{nomor}.docx", "semua kantor nama yang sama")],
)
def test_wrong_pattern_of_names(cli: Cli, tmp_path: Path, nama: str, pesan: str) -> None:
    """A pattern with an unknown part, or without any part that tells offices apart, is refused."""
    hasil = cli("batch", "plan.yaml", "--data", table(tmp_path, KEBUMEN), "--nama-berkas", nama)
    assert hasil.kode == 1
    assert pesan in hasil.err


def test_results_of_one_name(cli: Cli, tmp_path: Path, pola: Path) -> None:
    """Two results whose names differ by capitals alone are one file on Windows, and refused."""
    pola.write_text(POLA + "nama_berkas: Keputusan\n", encoding="utf-8")
    hasil = cli("batch", "plan.yaml", "--data", table(tmp_path, KEBUMEN, SEMARANG), "--tanpa-periksa")
    assert hasil.kode == 1
    assert 'dua hasil bernama sama "Keputusan.docx"' in hasil.err
