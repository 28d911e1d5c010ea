"""zi-docs batch and cells that are not what they should be: rows of CSV out of step, numbers, dates, odd characters."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from tests.test_batch import KEBUMEN, KEPALA, SEMARANG, pola, results, table, words
from tests.test_cli import Cli, cli

__all__ = ["cli", "pola"]

PERINTAH = ("batch", "plan.yaml", "--bentuk", "salinan", "--data")


def changed(baris: list[str], judul: str, isi: str) -> list[str]:
    """A row of the table with another value in one column."""
    return [isi if kolom == judul else lama for kolom, lama in zip(KEPALA, baris, strict=True)]


def test_row_with_too_many_cells(cli: Cli, tmp_path: Path) -> None:
    """A row of CSV with more cells than the heading is an error of its office; blank cells behind it are none."""
    lebih = changed(KEBUMEN, "Pengesah", "Budi Santoso; M.Si.")
    hasil = cli(*PERINTAH, table(tmp_path, lebih, [*SEMARANG, "", " "]), "--lanjut")
    assert "kantor 3305: baris ini punya 8 kolom, judulnya 7\n      kantor.csv, kolom 8, baris 2" in hasil.err
    assert "tidak berjudul" not in hasil.err
    assert results(tmp_path) == ["3374_Semarang_Keputusan_9_2026_Salinan.docx"]


def test_notes_beside_a_workbook(cli: Cli, tmp_path: Path) -> None:
    """In a workbook what stands beside the table is left aside, and that is told."""
    buku = Workbook()
    for baris in (KEPALA, [*KEBUMEN, "", "sudah ditelepon"]):
        buku.worksheets[0].append(baris)
    buku.save(tmp_path / "kantor.xlsx")
    hasil = cli(*PERINTAH, "kantor.xlsx")
    assert (hasil.kode, "kolom ini tidak berjudul" in hasil.err) == (0, True)


def test_cell_that_swallows_a_row(cli: Cli, tmp_path: Path) -> None:
    """Two stray quotation marks that make one cell of several rows are an error, with the office that was lost."""
    kepala = [*KEPALA, "Jabatan Pengesah"]
    baris = [[*KEBUMEN, '"Kepala Bagian Hukum'], [*SEMARANG, 'Kepala Bagian Hukum"']]
    hasil = cli(*PERINTAH, table(tmp_path, *baris, kepala=kepala))
    assert "kantor 3305: sel ini menelan baris kantor 3374\n      kantor.csv, kolom 8, baris 2" in hasil.err
    assert results(tmp_path) == []


@pytest.mark.parametrize(("judul", "isi"), [("Ketua", "Siti\nAminah"), ("Nomor", "7\n8"), ("Pengesah", "Budi\nStaf")])
def test_line_end_in_a_fact(cli: Cli, tmp_path: Path, judul: str, isi: str) -> None:
    """A name or number over several lines is an error at its cell."""
    hasil = cli(*PERINTAH, table(tmp_path, changed(KEBUMEN, judul, f'"{isi}"')))
    assert "teks ini harus dalam satu baris" in hasil.err
    assert f"kantor.csv, kolom {KEPALA.index(judul) + 1}, baris 2" in hasil.err
    assert results(tmp_path) == []


def test_line_ends_in_a_position(cli: Cli, tmp_path: Path) -> None:
    """A position may stand in several lines."""
    baris = [*KEBUMEN, '"Kepala Bagian\nHukum dan 3374"']
    hasil = cli(*PERINTAH, table(tmp_path, baris, kepala=[*KEPALA, "Jabatan Pengesah"]))
    assert hasil.kode == 0, hasil.err


def test_characters_that_nobody_sees(cli: Cli, tmp_path: Path) -> None:
    """Invisible characters do not make an unknown code, nor a name of a blank cell."""
    baris = [*changed(KEBUMEN, "Ketua", "\u200b")]
    hasil = cli(*PERINTAH, table(tmp_path, ["3305\u200b", *baris[1:]]))
    assert "kantor 3305: nama penanda tangan belum diisi" in hasil.err
    assert "kantor.csv, kolom 5, baris 2" in hasil.err


def numbered(folder: Path, nilai: Any, bentuk: str) -> str:  # noqa: ANN401 - what a cell may hold
    """A workbook whose office has a number in a cell of some format."""
    buku = Workbook()
    lembar: Any = buku.active
    lembar.append(KEPALA)
    lembar.append(KEBUMEN)
    lembar["C2"] = nilai
    lembar["C2"].number_format = bentuk
    buku.save(folder / "kantor.xlsx")
    return "kantor.xlsx"


def test_number_shown_with_thousands(cli: Cli, tmp_path: Path) -> None:
    """The format of a cell puts no point into the number of a decree."""
    assert cli(*PERINTAH, numbered(tmp_path, 1029, "#,##0")).kode == 0
    assert "NOMOR 1029 TAHUN 2026" in words(tmp_path, "3305")


def test_date_of_another_year(cli: Cli, tmp_path: Path) -> None:
    """A date outside the year of the decree is told at its cell, and nobody is told to drop the year."""
    hasil = cli(*PERINTAH, table(tmp_path, changed(KEBUMEN, "Tanggal", "8 Januari 2062")))
    pesan = "tanggal penetapan 8 Januari 2062 tidak dalam tahun keputusan, 2026 (penutup.tanggal)"
    tempat = "      kantor.csv, kolom 4, baris 2\n      → betulkan tanggalnya"
    assert f"kantor 3305: {pesan}\n{tempat}" in hasil.err
    assert "hapus" not in hasil.err


def test_date_in_the_column_of_numbers(cli: Cli, tmp_path: Path) -> None:
    """A cell that Excel made a date of is no number: no copy is made, and the cell is named."""
    hasil = cli(*PERINTAH, numbered(tmp_path, date(2026, 3, 1), "mmm-yy"))
    assert 'ZI101 nomor-bukan-angka-arab: nomor keputusan "Maret 2026" adalah tanggal' in hasil.err
    assert '      kantor.xlsx, lembar "Sheet", sel C2\n' in hasil.err
    assert results(tmp_path) == []


@pytest.mark.parametrize("isi", ["0", "SALAH", "#N/A", "(kosong)", "s.d.a."])
def test_name_that_is_none(cli: Cli, tmp_path: Path, isi: str) -> None:
    """What a formula or a lazy hand leaves in the cell of a name is printed in no copy."""
    hasil = cli(*PERINTAH, table(tmp_path, changed(KEBUMEN, "Pengesah", isi), SEMARANG), "--lanjut")
    pesan = f'kantor 3305: ZI836 nama-bukan-nama: "{isi}" bukan nama orang (penutup.pengesah.nama)'
    assert f"{pesan}\n      kantor.csv, kolom 6, baris 2" in hasil.err
    assert results(tmp_path) == ["3374_Semarang_Keputusan_9_2026_Salinan.docx"]
