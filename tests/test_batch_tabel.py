"""zi-docs batch: tables of offices as people make them, and what is said of a row or cell that is no office's own."""

import csv
from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.test_batch import KEBUMEN, KEPALA, POLA, SEMARANG, TIM, pola, results, workbook
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
    """An office with rows in a further sheet but none in the table is one that --lanjut skips, and says so."""
    (tmp_path / "plan.yaml").write_text(POLA + TIM, encoding="utf-8")
    tim = [["kode", "nama", "jabatan", "kedudukan"], *([n, "Ani", "Staf", "Ketua"] for n in ("3305", "3310"))]
    workbook(tmp_path, Kantor=[KEPALA, KEBUMEN], Tim=tim)
    hasil = cli(*SALINAN, "--lanjut")
    assert 'kantor 3310: kode 3310 ada di lembar "Tim", tetapi kantor itu tidak ada dalam tabel kantor' in hasil.err
    assert "1 dari 2 kantor dilewati" in hasil.err
    assert skipped(tmp_path) == ["3310"]
    assert "1 baris asing bergalat" in cli(*SALINAN, "--satker", "3305").err
