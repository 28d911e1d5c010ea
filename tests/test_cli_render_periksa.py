"""zi-docs render and the checker: what stops a decree, what does not, and what is said about it."""

import json
import os
from pathlib import Path

import pytest

from tests.test_cli import PLAN, Cli, cli

__all__ = ["cli"]

NAMA = "3305_Kebumen_Keputusan_7_2026"
SALAH = PLAN.replace("- bahwa", "- Bahwa")
RAGU = PLAN.replace("Subbagian Hukum", "Sub Bagian Hukum")
BERHENTI = """\
Naskah asli tidak dibuat karena galat di atas. Yang dapat dilakukan:
  - 1 galat dapat diperbaiki sendiri: zi-docs check plan.yaml --perbaiki
  - perbaiki plan; penjelasan satu aturan: zi-docs explain KODE
  - buat rancangannya dahulu: --bentuk rancangan
  - buat juga tanpa pemeriksaan: --tanpa-periksa
"""


@pytest.fixture(autouse=True)
def plan(tmp_path: Path) -> Path:
    """A plan with one error in the folder where the command runs."""
    return write(tmp_path, "plan.yaml", SALAH)


def write(folder: Path, nama: str, isi: str) -> Path:
    """A file with that text."""
    (folder / nama).write_text(isi, encoding="utf-8")
    return folder / nama


def test_errors_stop_the_asli(cli: Cli, tmp_path: Path) -> None:
    """An asli with an error is not made: the error is shown in full, then the ways out; nothing is written."""
    hasil = cli("render", "plan.yaml")
    assert (hasil.kode, hasil.out) == (1, "")
    assert "  plan.yaml:5:5: ZI201 menimbang-tanpa-bahwa\n      - Bahwa pengujian" in hasil.err
    assert hasil.err.endswith(BERHENTI)
    assert not (tmp_path / "keluaran").exists()


def test_one_wrong_plan_stops_all(cli: Cli, tmp_path: Path) -> None:
    """With several plans and forms the errors of all are told once, and none is written."""
    write(tmp_path, "baik.yaml", PLAN)
    write(tmp_path, "lain.yaml", SALAH)
    hasil = cli("render", "baik.yaml", "plan.yaml", "lain.yaml", "--bentuk", "asli", "--bentuk", "salinan")
    assert (hasil.kode, hasil.out) == (1, "")
    assert hasil.err.count("ZI201 menimbang-tanpa-bahwa") == 2
    assert "Naskah asli dan salinan tidak dibuat" in hasil.err
    assert not (tmp_path / "keluaran").exists()


def test_what_is_missing_is_told_together(cli: Cli, tmp_path: Path) -> None:
    """An asli with errors that also lacks its number is told both in one go."""
    write(tmp_path, "plan.yaml", SALAH.replace("nomor: 7\n", "tahun: 2026\n"))
    hasil = cli("render", "plan.yaml", "--bentuk", "asli")
    assert hasil.kode == 1
    assert "nomor keputusan belum diisi untuk asli" in hasil.err
    assert "ZI201" in hasil.err


def test_draft_is_made_with_its_errors_told(cli: Cli) -> None:
    """A rancangan with an error is made; the error is told in full, the number of remarks in a line."""
    hasil = cli("render", "plan.yaml", "--bentuk", "rancangan")
    assert hasil.kode == 0
    assert "ZI201" in hasil.err
    assert hasil.out.splitlines()[1:] == ["    1 galat; lihat: zi-docs check plan.yaml"]
    assert cli("render", "plan.yaml", "--bentuk", "rancangan", "--diam") == (0, "", "")


def test_warnings_are_one_line(cli: Cli, tmp_path: Path) -> None:
    """Warnings stop nothing and are counted once for each plan, below its last form."""
    write(tmp_path, "plan.yaml", RAGU)
    hasil = cli("render", "plan.yaml", "--bentuk", "asli", "--bentuk", "salinan")
    assert (hasil.kode, hasil.err) == (0, "")
    assert [satu.strip() for satu in hasil.out.splitlines() if "lihat" in satu] == [
        "1 peringatan; lihat: zi-docs check plan.yaml"
    ]
    assert hasil.out.splitlines()[-1].startswith("    1 peringatan")


def test_without_the_checker(cli: Cli) -> None:
    """--tanpa-periksa makes the asli all the same, and the summary says so."""
    hasil = cli("render", "plan.yaml", "--tanpa-periksa")
    assert hasil == (0, f"✓ keluaran{os.sep}{NAMA}.docx (asli, tanpa pemeriksaan)\n", "")


def test_suppressed_error_stops_nothing(cli: Cli, tmp_path: Path) -> None:
    """What the plan sets aside with a reason does not stop the asli."""
    write(tmp_path, "plan.yaml", f"{SALAH}abaikan:\n  - {{aturan: ZI201, alasan: kutipan}}\n")
    assert cli("render", "plan.yaml") == (0, f"✓ keluaran{os.sep}{NAMA}.docx (asli)\n", "")


def test_json_has_the_numbers(cli: Cli, tmp_path: Path) -> None:
    """The summary for programs counts the findings of each plan; without the checker there is no number."""
    write(tmp_path, "plan.yaml", RAGU)
    (satu,) = json.loads(cli("render", "plan.yaml", "--json").out)
    assert satu["pemeriksaan"] == {"galat": 0, "peringatan": 1, "catatan": 0}
    (satu,) = json.loads(cli("render", "plan.yaml", "--json", "--tanpa-periksa").out)
    assert satu["pemeriksaan"] is None
    write(tmp_path, "plan.yaml", SALAH)
    assert cli("render", "plan.yaml", "--json")[:2] == (1, "")
