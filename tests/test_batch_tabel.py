"""zi-docs batch: tables of offices as people make them, and what is said of a row or cell that is no office's own."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.test_batch import KEBUMEN, KEPALA, POLA, SEMARANG, TIM, pola, results, table, workbook
from tests.test_cli import Cli, cli

__all__ = ["cli", "pola"]

KLATEN = ["3310", "KPU Kabupaten Klaten", "8", "8 Januari 2026", "Rina Utami", "Eko Fauzi", "197501012000031001"]
SALINAN = ("batch", "plan.yaml", "--data", "kantor.xlsx", "--bentuk", "salinan")


def changed(folder: Path, ubah: Callable[[Worksheet], object], *baris: list[str]) -> None:
    """A workbook of offices in which something was changed by hand."""
    workbook(folder, Kantor=[KEPALA, *baris])
    buku: Workbook = load_workbook(folder / "kantor.xlsx")
    ubah(buku["Kantor"])
    buku.save(folder / "kantor.xlsx")


def skipped(folder: Path) -> list[str]:
    """The codes of the offices that the manifest calls left out."""
    with (folder / "keluaran" / "manifest.csv").open(encoding="utf-8-sig", newline="") as berkas:
        return [satu["kode"] for satu in csv.DictReader(berkas, delimiter=";") if satu["status"] == "dilewati"]


def test_merged_cell_stops_the_offices_of_its_rows(cli: Cli, tmp_path: Path) -> None:
    """A cell merged over two offices is no value of either: --lanjut makes the third alone."""
    changed(tmp_path, lambda lembar: lembar.merge_cells("F2:F3"), KEBUMEN, KLATEN, SEMARANG)
    hasil = cli(*SALINAN, "--lanjut")
    assert "2 kantor: sel gabungan ini meliputi beberapa kantor\n      3305, 3310\n" in hasil.err
    assert 'lembar "Kantor", sel F2\n' in hasil.err
    assert results(tmp_path) == ["3374_Semarang_Keputusan_9_2026_Salinan.docx"]
    assert skipped(tmp_path) == ["3305", "3310"]


def test_merged_cell_over_columns_stops_its_office(cli: Cli, tmp_path: Path) -> None:
    """A cell merged over ketua and pengesah names neither of them."""
    changed(tmp_path, lambda lembar: lembar.merge_cells("E2:F2"), KEBUMEN, SEMARANG)
    hasil = cli(*SALINAN, "--lanjut")
    assert "kantor 3305: sel gabungan ini meliputi beberapa kolom\n" in hasil.err
    assert skipped(tmp_path) == ["3305"]


def test_merged_cell_that_gives_nothing(cli: Cli, tmp_path: Path) -> None:
    """A province merged over its offices, and a remark for people, harm nobody."""
    kepala, tambahan = [*KEPALA, "Provinsi", "#Catatan"], ["Jawa Tengah", "sudah dicek"]
    workbook(tmp_path, Kantor=[kepala, [*KEBUMEN, *tambahan], [*KLATEN, *tambahan]])
    buku = load_workbook(tmp_path / "kantor.xlsx")
    buku["Kantor"].merge_cells("H2:H3")
    buku["Kantor"].merge_cells("I2:I3")
    buku.save(tmp_path / "kantor.xlsx")
    assert cli(*SALINAN).kode == 0


def test_rows_without_code_are_counted(cli: Cli, tmp_path: Path) -> None:
    """Seven rows without code are told as seven, and the list of their cells does not look complete."""
    hasil = cli(*SALINAN[:3], workbook(tmp_path, Kantor=[KEPALA, KEBUMEN, *[["", *KLATEN[1:]]] * 7]), "--lanjut")
    assert "tabel: baris ini berisi, tetapi kodenya kosong (7 kali)" in hasil.err
    assert "sel A3, A4, A5, A6, A7, …" in hasil.err
    assert "7 baris asing dilewati" in hasil.err


def test_office_of_a_further_sheet_alone_is_left_out(cli: Cli, tmp_path: Path) -> None:
    """An office with rows in a further sheet but none in the table is skipped by --lanjut, with its neighbour there."""
    (tmp_path / "plan.yaml").write_text(POLA + TIM, encoding="utf-8")
    tim = [["kode", "nama", "jabatan", "kedudukan"], *([n, "Ani", "Staf", "Ketua"] for n in ("3305", "3374", "3310"))]
    workbook(tmp_path, Kantor=[KEPALA, KEBUMEN, SEMARANG], Tim=tim)
    hasil = cli(*SALINAN, "--lanjut")
    assert 'kantor 3310: kode 3310 ada di lembar "Tim", tetapi kantor itu tidak ada dalam tabel kantor' in hasil.err
    assert "2 dari 3 kantor dilewati" in hasil.err
    assert skipped(tmp_path) == ["3310", "3374"]
    assert "1 baris asing" in cli(*SALINAN, "--satker", "3305").err


@pytest.mark.parametrize(
    "judul",
    [
        ["PROVINSI JAWA TENGAH"],
        ["Jawa Tengah", "", "-"],
        ["", "I. Prov. Jawa Tengah"],
        ["KPU Provinsi Jawa Tengah"],
    ],
)
def test_name_of_a_province_is_a_heading(cli: Cli, tmp_path: Path, judul: list[str]) -> None:
    """A row that only names a province, or merged over the table its office, heads the offices that follow."""
    workbook(tmp_path, Kantor=[KEPALA, judul, KEBUMEN, SEMARANG])
    if judul[0].startswith("KPU"):
        changed(tmp_path, lambda lembar: lembar.merge_cells("A2:G2"), judul, KEBUMEN, SEMARANG)
    hasil = cli(*SALINAN)
    assert (hasil.kode, len(results(tmp_path))) == (0, 2)
    assert 'catatan: kantor.xlsx, lembar "Kantor", sel A2: baris 2 hanya berisi nama provinsi' in hasil.err
    assert "tulis kodenya: 33 untuk Provinsi Jawa Tengah" in hasil.err


@pytest.mark.parametrize(
    "baris", [["33"], ["33", "Jawa Tengah"], ["Jawa Tengah", "", "5"], ["KPU Provinsi Jawa Tengah", ""]]
)
def test_office_of_a_province(cli: Cli, tmp_path: Path, baris: list[str]) -> None:
    """A row with the code of a province, with a value, or with the name of its institution is the office."""
    data = workbook(tmp_path, Kantor=[KEPALA, baris, KEBUMEN])
    hasil = cli("batch", "plan.yaml", "--data", data, "--bentuk", "rancangan")
    assert ("2 kantor (rancangan)" in hasil.out, "nama provinsi" in hasil.err) == (True, False)


@pytest.mark.parametrize("kedua", [["Kabupaten Kebumen"], ["Jawa Barat", "", "5"]])
def test_list_of_names_has_no_headings(cli: Cli, tmp_path: Path, kedua: list[str]) -> None:
    """Where no row gives anything, or another names its province, the name of a province is that of its office."""
    data = workbook(tmp_path, Kantor=[KEPALA, ["Jawa Tengah"], kedua])
    hasil = cli("batch", "plan.yaml", "--data", data, "--bentuk", "rancangan")
    assert "2 kantor (rancangan)" in hasil.out


@pytest.mark.parametrize("awal", ["", "("])
def test_row_of_column_numbers(cli: Cli, tmp_path: Path, awal: str) -> None:
    """Numbers of the columns under the heading are no office."""
    angka = [f"{awal}{n}{')' * bool(awal)}" for n in range(1, 8)]
    assert cli(*SALINAN[:3], workbook(tmp_path, Kantor=[KEPALA, angka, KEBUMEN])).kode == 0
    assert len(results(tmp_path)) == 1


@pytest.mark.parametrize(
    ("tertulis", "pesan", "saran"),
    [
        ("Jumlah", "'Jumlah' bukan kode kantor", "hapus baris itu"),
        ("TOTAL:", "'TOTAL:' bukan kode kantor", "hapus baris itu"),
        ("Keterangan: per 1 Mei 2026", "'Keterangan: per 1 Mei 2026' bukan kode kantor", "hapus baris itu"),
        ("3 kantor", "kode '3 kantor' tidak dikenal", "bila bukan kantor, hapus barisnya"),
        ("", "baris ini berisi, tetapi kodenya kosong", "isi kode satkernya, atau hapus barisnya"),
        ("33,1", "kode '33,1' terbaca sebagai angka", "beri kolom format Teks, lalu tulis kodenya lagi, misalnya 3310"),
    ],
)
def test_row_that_is_no_office(cli: Cli, tmp_path: Path, tertulis: str, pesan: str, saran: str) -> None:
    """What stands below the offices is told with what to do about it."""
    hasil = cli(*SALINAN[:3], workbook(tmp_path, Kantor=[KEPALA, KEBUMEN, [tertulis, "1 kantor"]]))
    assert (hasil.kode, pesan in hasil.err, saran in hasil.err) == (1, True, True)


def test_code_with_invisible_signs(cli: Cli, tmp_path: Path) -> None:
    """A code is read without the signs that web pages leave in it."""
    workbook(tmp_path, Kantor=[KEPALA, ["\u200b33.05\ufeff", *KEBUMEN[1:]]])
    assert cli(*SALINAN).kode == 0


@pytest.mark.parametrize("isi", ["........", "..", "… …", "____", "\u200b", "–"])
def test_dots_give_nothing(cli: Cli, tmp_path: Path, isi: str) -> None:
    """Dots to be filled in, of whatever number, are a blank cell, which is named."""
    workbook(tmp_path, Kantor=[KEPALA, [*KEBUMEN[:5], isi, ""]])
    hasil = cli(*SALINAN)
    assert "nama pengesah salinan belum diisi" in hasil.err
    assert 'kantor.xlsx, lembar "Kantor", sel F2' in hasil.err


def test_hidden_rows_are_named(cli: Cli, tmp_path: Path) -> None:
    """Offices in rows that nobody sees, hidden or filtered away, are made, and their rows named."""

    def hide(lembar: Worksheet) -> None:
        for nomor in (2, 4):
            lembar.row_dimensions[nomor].hidden = True

    changed(tmp_path, hide, KEBUMEN, KLATEN, SEMARANG)
    hasil = cli(*SALINAN)
    assert "3 dibuat" in hasil.out
    assert "sel A2: baris 2 dan 4 tersembunyi tetapi ikut dibaca; hapus bila tidak dimaksudkan" in hasil.err


@pytest.mark.parametrize(
    "petunjuk",
    [
        [["Petunjuk pengisian"], ["Isi kolom kode dengan kode satker"]],
        [["Kolom", "Isi"], ["Kode", "kode satker"], ["Nomor", "nomor keputusan"]],
    ],
)
def test_instructions_before_the_table(cli: Cli, tmp_path: Path, petunjuk: list[list[str]]) -> None:
    """The table is the first sheet that holds codes; what stands before it is named and left aside."""
    workbook(tmp_path, Petunjuk=petunjuk, Kantor=[KEPALA, KEBUMEN])
    hasil = cli(*SALINAN)
    catatan = (
        'catatan: lembar "Petunjuk" tidak berisi kode kantor dan dilewati; tabel kantor dibaca dari lembar "Kantor"'
    )
    assert (hasil.kode, hasil.err.splitlines()[0]) == (0, catatan)
    assert len(results(tmp_path)) == 1


@pytest.mark.parametrize("kode", ["3305", "3399"])
def test_first_sheet_is_the_table(cli: Cli, tmp_path: Path, kode: str) -> None:
    """A first sheet of codes, or of values though with a wrong code, is the table before any team."""
    (tmp_path / "plan.yaml").write_text(POLA + TIM, encoding="utf-8")
    kepala = ["kode"] if kode == "3305" else ["kode", "nomor"]
    tim = [["kode", "nama", "jabatan", "kedudukan"], ["3305", "Ani", "Staf", "Ketua"]]
    hasil = cli("batch", "plan.yaml", "--data", workbook(tmp_path, Kantor=[kepala, [kode]], Tim=tim))
    assert (hasil.kode, "sel A2" in hasil.err, "dilewati" in hasil.err) == (int(kode == "3399"), kode == "3399", False)


@pytest.mark.parametrize(
    ("atas", "bawah", "gabungan"),
    [
        (["Kode", "Keputusan", "", "Ketua"], ["", "Nomor", "Tanggal", ""], ["A1:A2", "B1:C1", "D1:D2"]),
        (["Kode", "Nomor", "", "Ketua"], ["", "No", "Tgl", "Nama"], []),
        (["", "Keputusan", "", "Ketua"], ["Kode", "Nomor", "Tanggal", ""], ["B1:C1", "D1:D2"]),
        (["Satker", "Keputusan", "", "Ketua"], ["Kode", "Nomor", "Tanggal", ""], []),
    ],
)
def test_heading_of_two_rows(cli: Cli, tmp_path: Path, atas: list[str], bawah: list[str], gabungan: list[str]) -> None:
    """A heading in two rows is told as what it is, without a guess at its single words."""
    workbook(tmp_path, Kantor=[atas, bawah, ["3305", "7", "8 Januari 2026", "Siti Aminah"]])
    buku = load_workbook(tmp_path / "kantor.xlsx")
    for satu in gabungan:
        buku["Kantor"].merge_cells(satu)
    buku.save(tmp_path / "kantor.xlsx")
    hasil = cli(*SALINAN)
    assert "galat: judul tabel ini tersusun dalam dua baris\n    → tulis tiap judul dalam satu baris" in hasil.err
    assert "mungkin maksud" not in hasil.err


def test_row_of_an_unknown_office_may_be_that_of_any(cli: Cli, tmp_path: Path) -> None:
    """While a row cannot be ascribed, --lanjut makes no decree of an office that was asked for and has no row."""
    data = table(tmp_path, KEBUMEN, ["33O5", *SEMARANG[1:]])
    hasil = cli("batch", "plan.yaml", "--data", data, "--satker", "3305,3374", "--bentuk", "rancangan", "--lanjut")
    assert "kantor 3374: kantor ini tidak punya baris dalam tabel, tetapi ada baris yang tidak diketahui" in hasil.err
    assert (len(results(tmp_path)), skipped(tmp_path)) == (1, ["3374"])


def test_doubtful_table_is_not_passed_over(cli: Cli, tmp_path: Path) -> None:
    """A first sheet that gives offices by name under unknown headings is the table: no other sheet takes its place."""
    kepala = ["No", "Satker", "TGL. SK"]
    buku = workbook(tmp_path, Kantor=[kepala, ["1", "Kab. Kebumen", "7 Januari 2026"]], Lama=[KEPALA, SEMARANG])
    hasil = cli(*SALINAN[:3], buku)
    assert (hasil.kode, results(tmp_path)) == (1, [])
    assert 'lembar "Kantor", sel C1: galat: kolom "TGL. SK" tidak dikenal' in hasil.err


def test_numbered_province_is_an_office(cli: Cli, tmp_path: Path) -> None:
    """A provincial office by name, numbered among the others, is made though its row gives nothing else."""
    baris = [["1", "Jawa Tengah", ""], ["2", "Kabupaten Kebumen", "Siti Aminah"]]
    buku = workbook(tmp_path, Kantor=[["No", "satker", "ketua"], *baris])
    assert cli(*SALINAN[:3], buku, "--bentuk", "rancangan", "--tanpa-periksa").kode == 0
    assert len(results(tmp_path)) == 2


def test_remark_below_the_table_is_nobodys(cli: Cli, tmp_path: Path) -> None:
    """A remark in the column of codes cannot be the row of an office: with --lanjut all others are made."""
    buku = workbook(tmp_path, Kantor=[KEPALA, KEBUMEN, ["Keterangan: data sementara"]])
    cli(*SALINAN[:3], buku, "--satker", "3305,3310", "--bentuk", "rancangan", "--tanpa-periksa", "--lanjut")
    assert len(results(tmp_path)) == 2
