"""zi-docs check --perbaiki and --diff: what is written into a plan, what is kept of it, and what is left out."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.dokumen import LENGKAP, RENCANA
from tests.test_cli import PLAN, Cli, cli, posix
from tests.test_cli_faults import folder, limited
from tests.test_excel_plan import exchange
from zi_docs import OutputError, load_plan
from zi_docs.keluaran import replace_text
from zi_docs.pipeline import export_tables, mend

__all__ = ["cli", "folder"]

SALAH = PLAN.replace("  - bahwa", "  - Bahwa").replace("Kepala Subbagian Hukum", "'Kepala Sub Bagian Hukum'  # lama")
BENAR = SALAH.replace("Bahwa", "bahwa").replace("Sub Bagian", "Subbagian")
ALIAS = PLAN.replace("    jabatan: Kepala Subbagian Hukum\n", "    jabatan: &j Sub Bagian Hukum\n    unit: *j\n")
"""A text that is repeated elsewhere, so that a change of it would change both."""


@pytest.fixture(autouse=True)
def plan(tmp_path: Path) -> Path:
    """A plan with two findings that can be cured."""
    (tmp_path / "plan.yaml").write_text(SALAH, encoding="utf-8", newline="")
    return tmp_path / "plan.yaml"


def names(folder: Path) -> list[str]:
    """What is in a folder, hidden files too."""
    return sorted(satu.name for satu in folder.iterdir())


def test_cures_are_written_and_told(cli: Cli, plan: Path) -> None:
    """The cures are written, each is told with its line, and with nothing left the exit code is 0."""
    hasil = cli("check", "plan.yaml", "--perbaiki")
    assert (hasil.kode, hasil.err) == (0, "")
    assert hasil.out.splitlines() == [
        "✓ plan.yaml: 2 perbaikan ditulis",
        '    baris 5: "Bahwa" → "bahwa"',
        '    baris 14: "Sub Bagian" → "Subbagian"',
        "✓ plan.yaml: tidak ada temuan",
    ]
    assert plan.read_text(encoding="utf-8") == BENAR


def test_second_run_changes_nothing(cli: Cli, plan: Path) -> None:
    """What was cured once is not touched again."""
    cli("check", "plan.yaml", "--perbaiki")
    os.utime(plan, (1, 1))
    assert cli("check", "plan.yaml", "--perbaiki") == (0, "✓ plan.yaml: tidak ada temuan\n", "")
    assert plan.stat().st_mtime == 1


def test_diff_writes_nothing(cli: Cli, plan: Path) -> None:
    """--diff shows the change as a unified diff alone on stdout, leaves the plan, and ends with 1."""
    hasil = cli("check", "plan.yaml", "--diff")
    assert (hasil.kode, plan.read_text(encoding="utf-8")) == (1, SALAH)
    assert hasil.out.splitlines()[:2] == ["--- plan.yaml", "+++ plan.yaml (sesudah diperbaiki)"]
    berubah = [satu for satu in hasil.out.splitlines()[2:] if satu[0] in "+-"]
    assert berubah == [
        "-  - Bahwa pengujian memerlukan naskah",
        "+  - bahwa pengujian memerlukan naskah",
        "-    jabatan: 'Kepala Sub Bagian Hukum'  # lama",
        "+    jabatan: 'Kepala Subbagian Hukum'  # lama",
    ]
    assert hasil.err == "Belum ada yang ditulis; pakai --perbaiki. Temuan yang tersisa: tidak ada.\n"


def test_diff_without_cures(cli: Cli, plan: Path) -> None:
    """Where nothing can be cured --diff shows nothing, and the exit code tells whether errors are left."""
    plan.write_text(PLAN, encoding="utf-8")
    assert cli("check", "plan.yaml", "--diff")[:2] == (0, "")
    plan.write_text(PLAN.replace("- bahwa pengujian", "- pengujian"), encoding="utf-8")
    hasil = cli("check", "plan.yaml", "--diff")
    assert hasil[:2] == (1, "")
    assert "Tidak ada yang dapat diperbaiki sendiri. Temuan yang tersisa: 1 galat" in hasil.err


def test_diff_is_for_people(cli: Cli) -> None:
    """--diff together with a format for programs is wrong usage."""
    assert cli("check", "plan.yaml", "--diff", "--format", "json").kode == 2


@pytest.mark.parametrize(
    ("awalan", "sandi", "akhir"),
    [
        (b"", "utf-8", "\r\n"),
        (b"\xef\xbb\xbf", "utf-8", "\n"),
        (b"\xff\xfe", "utf-16-le", "\r\n"),
        (b"", "utf-8", "\r"),
    ],
    ids=["CRLF", "BOM", "UTF-16", "CR"],
)
def test_bytes_around_the_words_stay(cli: Cli, plan: Path, awalan: bytes, sandi: str, akhir: str) -> None:
    """Line ends, byte order mark and coding stay as they were; one odd line end in the middle too."""
    campur = SALAH.replace("\n", akhir).replace(f"nomor: 7{akhir}", "nomor: 7\n")
    plan.write_bytes(awalan + campur.encode(sandi))
    assert cli("check", "plan.yaml", "--perbaiki").kode == 0
    baru = campur.replace("Bahwa", "bahwa").replace("Sub Bagian", "Subbagian")
    assert plan.read_bytes() == awalan + baru.encode(sandi)


def test_only_chosen_rules_are_cured(cli: Cli, plan: Path) -> None:
    """With --pilih and --abaikan only findings of those rules are cured and told."""
    hasil = cli("check", "plan.yaml", "--perbaiki", "--pilih", "ZI7")
    assert (hasil.kode, plan.read_text(encoding="utf-8")) == (0, SALAH.replace("Sub Bagian", "Subbagian"))
    assert cli("check", "plan.yaml", "--perbaiki", "--abaikan", "ZI201").kode == 0
    assert "Bahwa" in plan.read_text(encoding="utf-8")


def test_what_the_plan_suppresses_is_not_cured(cli: Cli, plan: Path) -> None:
    """A suppressed finding stays as the plan has it."""
    plan.write_text(f"{SALAH}abaikan:\n  - {{aturan: ZI201, alasan: kutipan}}\n", encoding="utf-8")
    assert cli("check", "plan.yaml", "--perbaiki").kode == 0
    assert "Bahwa" in plan.read_text(encoding="utf-8")


def test_programs_get_what_is_left(cli: Cli, plan: Path) -> None:
    """With a format for programs stdout holds what is left after the cures and nothing else."""
    hasil = json.loads(cli("check", "plan.yaml", "--perbaiki", "--format", "json").out)
    assert hasil["temuan"] == []
    assert plan.read_text(encoding="utf-8") == BENAR


def test_plan_that_cannot_be_read_stays(cli: Cli, plan: Path) -> None:
    """A plan with mistakes is told about and stays; the others of the same call are cured."""
    plan.write_text(SALAH.replace("satker:", "satkr:"), encoding="utf-8")
    (plan.parent / "lain.yaml").write_text(SALAH, encoding="utf-8")
    hasil = cli("check", "plan.yaml", "lain.yaml", "--perbaiki")
    assert hasil.kode == 1
    assert "ZI000 plan-tidak-sah" in hasil.out
    assert "satkr" in plan.read_text(encoding="utf-8")
    assert (plan.parent / "lain.yaml").read_text(encoding="utf-8") == BENAR


def test_repeated_text_is_left_with_a_reason(cli: Cli, plan: Path) -> None:
    """A cure that would change another value too is left out, with place and reason; the others are written."""
    plan.write_text(ALIAS.replace("- bahwa", "- Bahwa"), encoding="utf-8")
    hasil = cli("check", "plan.yaml", "--perbaiki")
    assert plan.read_text(encoding="utf-8") == ALIAS
    assert 'plan.yaml:14:17: "Sub Bagian" → "Subbagian" tidak ditulis: mengubahnya akan mengubah isi lain' in hasil.err


def test_workbook_is_told_not_changed(cli: Cli, plan: Path) -> None:
    """What stands in a workbook is left to Excel: file, sheet and cell are named, the workbook keeps its bytes."""
    lampiran = {**RENCANA, "isi": [{"nama": "Hukum", "uraian": "Rapat Sub Bagian Hukum"}]}
    mentah = {**LENGKAP, "lampiran": [lampiran]}
    plan.write_text(json.dumps(mentah), encoding="utf-8")
    exchange(mentah, plan.parent, export_tables(load_plan(plan)))
    buku = next(plan.parent.glob("*.xlsx"))
    isi, teks = buku.read_bytes(), plan.read_bytes()
    hasil = cli("check", "plan.yaml", "--perbaiki", "--pilih", "ZI701")
    assert (hasil.kode, buku.read_bytes(), plan.read_bytes()) == (1, isi, teks)
    assert "tidak ditulis: perbaiki di Excel: " in hasil.err
    assert buku.name in hasil.err


@posix
def test_mode_and_link_are_kept(cli: Cli, plan: Path) -> None:
    """A link stays a link, its file gets the cures and keeps its mode, and no other file is left behind."""
    asal = plan.parent / "asal"
    asal.mkdir()
    (asal / "rencana.yaml").write_text(SALAH, encoding="utf-8")
    (asal / "rencana.yaml").chmod(0o640)
    plan.unlink()
    plan.symlink_to(asal / "rencana.yaml")
    assert cli("check", "plan.yaml", "--perbaiki").kode == 0
    assert plan.is_symlink()
    assert (asal / "rencana.yaml").read_text(encoding="utf-8") == BENAR
    assert (asal / "rencana.yaml").stat().st_mode & 0o777 == 0o640
    assert (names(plan.parent), names(asal)) == (["asal", "plan.yaml"], ["rencana.yaml"])


@posix
def test_read_only_plan_is_kept(cli: Cli, plan: Path) -> None:
    """A write-protected plan is not replaced behind the owner's back."""
    plan.chmod(0o444)
    hasil = cli("check", "plan.yaml", "--perbaiki")
    assert hasil.kode == 1
    assert "plan.yaml hanya dapat dibaca dan tidak diubah" in hasil.err
    assert plan.read_text(encoding="utf-8") == SALAH


def test_plan_changed_meanwhile_is_kept(plan: Path) -> None:
    """What someone saved between reading and writing is not overwritten."""
    hasil = mend(plan)
    plan.write_text("# disunting di Notepad\n", encoding="utf-8")
    with pytest.raises(OutputError, match="berubah selama diperbaiki"):
        replace_text(plan, hasil.lama, hasil.baru)
    assert plan.read_text(encoding="utf-8") == "# disunting di Notepad\n"
    plan.unlink()
    with pytest.raises(OutputError, match="tidak ada"):
        replace_text(plan, hasil.lama, hasil.baru)
    assert names(plan.parent) == []


@posix
def test_full_disk_leaves_the_plan_whole(folder: Path) -> None:
    """When the disk takes no more the plan stays as it was, the reason is told, and nothing else is left."""
    (folder / "plan.yaml").write_text(SALAH, encoding="utf-8")
    hasil = limited(folder, "100", "check", "plan.yaml", "--perbaiki")
    assert hasil.returncode == 1
    assert "tidak ada" in hasil.stderr
    assert (folder / "plan.yaml").read_text(encoding="utf-8") == SALAH
    assert names(folder) == ["plan.yaml"]


@posix
def test_kill_leaves_the_old_or_the_new_plan(folder: Path) -> None:
    """Killed at the moment of moving in, the command has left the old plan whole; never a half one."""
    (folder / "plan.yaml").write_text(SALAH, encoding="utf-8")
    program = (
        "import os, pathlib, signal, sys\n"
        "pathlib.Path.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        "from zi_docs.cli import main\n"
        "main(['check', 'plan.yaml', '--perbaiki'])\n"
    )
    lingkungan = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    selesai = subprocess.run([sys.executable, "-c", program], cwd=folder, env=lingkungan, check=False)
    assert selesai.returncode == -9
    assert (folder / "plan.yaml").read_text(encoding="utf-8") == SALAH
