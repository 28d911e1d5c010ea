"""The starter plan: it loads as it is, turns into a decree, and never replaces a file."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from zi_docs import Bentuk, load_plan, render
from zi_docs.cli.baru import baru
from zi_docs.errors import DataError, OutputError

JENIS = ("rencana-aksi", "tim", "minimal")


def run(folder: Path, *arguments: str) -> Result:
    """Run the command with `folder`/plan.yaml as its result unless the arguments name another."""
    where = () if "--keluaran" in arguments else ("--keluaran", str(folder / "plan.yaml"))
    return CliRunner().invoke(baru, [*arguments, *where])


def filled(text: str) -> str:
    """A starter with its blanks filled in."""
    text = text.replace("\nnomor:\n", "\nnomor: 7\n").replace("  tanggal:\n", "  tanggal: 8 Januari 2026\n")
    return re.sub(r'nama: ""', "nama: Siti Aminah", text)


@pytest.mark.parametrize("jenis", JENIS)
@pytest.mark.parametrize("satker", ["3305", "3374", "33", "11", "1116"])
def test_starter_is_a_plan(tmp_path: Path, satker: str, jenis: str) -> None:
    """Every kind of starter loads for every kind of office without a notice and renders as a rancangan."""
    result = run(tmp_path, satker, "--jenis", jenis)
    assert result.exit_code == 0, result.output
    plan = load_plan(tmp_path / "plan.yaml")
    assert plan.sumber is not None
    assert plan.sumber.catatan == ()
    assert render(plan).bentuk is Bentuk.RANCANGAN


@pytest.mark.parametrize("jenis", JENIS)
def test_filled_starter_is_complete(tmp_path: Path, jenis: str) -> None:
    """With its blanks filled in, a starter gives asli and salinan: it asks for everything they need."""
    run(tmp_path, "3305", "--jenis", jenis)
    berkas = tmp_path / "plan.yaml"
    berkas.write_text(filled(berkas.read_text(encoding="utf-8")), encoding="utf-8")
    plan = load_plan(berkas)
    assert render(plan, Bentuk.SALINAN).isi
    assert render(plan).bentuk is Bentuk.ASLI


def test_office_may_be_named(tmp_path: Path) -> None:
    """The office is found by its name in several words; its code stands in the plan."""
    result = run(tmp_path, "kota", "semarang")
    assert "KPU Kota Semarang" in result.output
    assert load_plan(tmp_path / "plan.yaml").satker.kode == "3374"


def test_starter_shows_its_own_command(tmp_path: Path) -> None:
    """The first lines and the output name the command that renders this very file."""
    folder = tmp_path / "kantor baru"
    result = run(tmp_path, "3305", "--keluaran", str(folder / "tim.yaml"))
    command = f'zi-docs render "{folder / "tim.yaml"}"'
    assert command in result.output
    assert f"#   {command}\n" in (folder / "tim.yaml").read_text(encoding="utf-8")


def test_existing_file_is_kept(tmp_path: Path) -> None:
    """A file that is there stays as it is, and the message says what to do."""
    (tmp_path / "plan.yaml").write_text("milik saya", encoding="utf-8")
    result = run(tmp_path, "3305")
    assert isinstance(result.exception, OutputError)
    assert "sudah ada" in str(result.exception)
    assert "--keluaran" in str(result.exception)
    assert (tmp_path / "plan.yaml").read_text(encoding="utf-8") == "milik saya"


def test_folder_that_cannot_be(tmp_path: Path) -> None:
    """A place where no file can stand is an error of ours, in Indonesian."""
    (tmp_path / "berkas").write_text("", encoding="utf-8")
    result = run(tmp_path, "3305", "--keluaran", str(tmp_path / "berkas" / "plan.yaml"))
    assert isinstance(result.exception, OutputError)
    assert "tidak dapat ditulis" in str(result.exception)


def test_blank_office_is_wrong_usage(tmp_path: Path) -> None:
    """A code of nothing but spaces is wrong usage, not a fault of the data."""
    result = run(tmp_path, " ")
    assert result.exit_code == 2
    assert "bukan kode atau nama satker" in result.output


def test_unknown_office_writes_nothing(tmp_path: Path) -> None:
    """An office that nobody knows is refused before a file appears."""
    result = run(tmp_path, "9999")
    assert isinstance(result.exception, DataError)
    assert list(tmp_path.iterdir()) == []
