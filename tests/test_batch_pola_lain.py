"""zi-docs batch of several patterns into one folder: each knows its own results, whatever the patterns are called."""

import json
import os
from pathlib import Path

import pytest

from tests.test_batch import KEBUMEN, POLA, SEMARANG, table
from tests.test_batch_lanjut import DUA, SATU, content
from tests.test_batch_terdahulu import entries
from tests.test_cli import Cli, cli

__all__ = ["cli"]

LAIN = ("--data", "kantor.csv", "--bentuk", "asli", "--tanpa-periksa")


@pytest.fixture(autouse=True)
def keluaran(tmp_path: Path) -> Path:
    """Two patterns of the same name in two folders; the folder where the results of both go."""
    for nama in ("pagi", "sore"):
        (tmp_path / nama).mkdir()
        (tmp_path / nama / "plan.yaml").write_text(POLA.replace("Uji Naskah", f"Uji {nama}"), encoding="utf-8")
    table(tmp_path, KEBUMEN, SEMARANG)
    return tmp_path / "keluaran"


def test_same_names_of_results(cli: Cli, keluaran: Path) -> None:
    """The results of a pattern are not replaced by those of another one that bears its name in another folder."""
    cli("batch", "pagi/plan.yaml", *LAIN, "--nama-berkas", "{kode}.docx")
    dulu = content(keluaran)
    hasil = cli("batch", "sore/plan.yaml", *LAIN, "--nama-berkas", "{kode}.docx")
    assert (hasil.kode, hasil.out.splitlines()[0]) == (1, "! keluaran: 2 kantor (asli): 2 gagal")
    assert f"di situ sudah ada hasil dari {Path('pagi', 'plan.yaml')}; pilih folder lain" in hasil.err
    assert content(keluaran) == dulu


def test_other_names_of_results(cli: Cli, keluaran: Path, tmp_path: Path) -> None:
    """The results of a pattern stay in the manifest, and are not called old, when another of its name is used."""
    cli("batch", "pagi/plan.yaml", *LAIN)
    table(tmp_path, *([*satu[:2], f"10{satu[2]}", *satu[3:]] for satu in (KEBUMEN, SEMARANG)))
    hasil = cli("batch", "sore/plan.yaml", *LAIN)
    assert (hasil.kode, "perhatian" in hasil.err) == (0, False)
    assert len(entries(keluaran)) == 4


def test_manifest_with_bare_names(cli: Cli, keluaran: Path, tmp_path: Path) -> None:
    """In a manifest of an earlier version, which has bare names, a pattern finds its own results."""
    cli("batch", "pagi/plan.yaml", *LAIN)
    isi = json.loads((keluaran / "manifest.json").read_text(encoding="utf-8"))
    for satu in isi["berkas"]:
        assert satu["plan"] == "../pagi/plan.yaml"
        satu["plan"] = "plan.yaml"
    (keluaran / "manifest.json").write_text(json.dumps(isi), encoding="utf-8")
    table(tmp_path, [*KEBUMEN[:2], "8", *KEBUMEN[3:]], SEMARANG)
    hasil = cli("batch", "pagi/plan.yaml", *LAIN)
    assert f"hapus bila tidak perlu:\n    {SATU}" in hasil.err
    assert [*entries(keluaran)] == [SATU.replace("_7_", "_8_"), DUA]


def test_pattern_from_elsewhere(cli: Cli, keluaran: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From whatever folder the command is run, it is the same pattern."""
    cli("batch", "pagi/plan.yaml", *LAIN)
    dulu = content(keluaran)
    monkeypatch.chdir(tmp_path / "pagi")
    jauh = ("--data", os.path.join("..", "kantor.csv"), *LAIN[2:])  # noqa: PTH118 - as a person writes it
    assert "2 tidak berubah" in cli("batch", "plan.yaml", *jauh, "--keluaran", "../keluaran").out
    assert content(keluaran) == dulu


def test_results_and_pattern_apart(cli: Cli, keluaran: Path, tmp_path: Path) -> None:
    """A folder of results that was moved away from its pattern goes on as it was."""
    cli("batch", "pagi/plan.yaml", *LAIN)
    (tmp_path / "2026").mkdir()
    keluaran.rename(tmp_path / "2026" / "keluaran")
    table(tmp_path, [*KEBUMEN[:4], "Nama Baru", *KEBUMEN[5:]], SEMARANG)
    hasil = cli("batch", "pagi/plan.yaml", *LAIN, "--keluaran", str(Path("2026", "keluaran")))
    assert (hasil.kode, "2 kantor (asli): 1 dibuat, 1 tidak berubah" in hasil.out) == (0, True)


def test_archive_without_what_failed(cli: Cli, keluaran: Path) -> None:
    """A document that could not take the place of another pattern's does not lend it a place in the archive."""
    cli("batch", "pagi/plan.yaml", *LAIN, "--nama-berkas", "{kode}.docx")
    hasil = cli("batch", "sore/plan.yaml", *LAIN, "--nama-berkas", "{kode}.docx", "--arsip")
    assert hasil.kode == 1
    assert not [*keluaran.glob("*.zip")]
