"""zi-docs batch: files of --kantor that look as if they were meant, but are not read for their name."""

from pathlib import Path

import pytest

from tests.test_batch import KEBUMEN, POLA, SEMARANG, table
from tests.test_cli import Cli, Selesai, cli

__all__ = ["cli"]


def batch(cli: Cli, folder: Path, *nama: str) -> Selesai:
    """Run a batch with these files in the folder of offices."""
    (folder / "plan.yaml").write_text(POLA, encoding="utf-8")
    for satu in nama:
        path = folder / "kantor" / satu
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("tentang: Uji Milik Sendiri\n", encoding="utf-8")
    perintah = ("batch", "plan.yaml", "--data", table(folder, KEBUMEN, SEMARANG), "--kantor", "kantor")
    return cli(*perintah, "--tanpa-periksa")


@pytest.mark.parametrize(
    ("nama", "benar"),
    [
        ("3305.yaml.txt", "3305.yaml"),
        ("kota.yml.TXT", "kota.yaml"),
        ("3374/plan.yml", "3374/plan.yaml"),
        ("3374/plan.yaml.txt", "3374/plan.yaml"),
        ("6408/6408.yaml", "6408/plan.yaml"),
    ],
)
def test_file_with_a_wrong_name(cli: Cli, tmp_path: Path, nama: str, benar: str) -> None:
    """A file of an office that is not read for its name stops the batch, and is told with the right name."""
    hasil = batch(cli, tmp_path, nama)
    assert (hasil.kode, (tmp_path / "keluaran").exists()) == (1, False)
    assert f"kantor/{nama} tidak dibaca karena namanya" in hasil.err
    assert f"beri nama kantor/{benar}" in hasil.err


@pytest.mark.parametrize("nama", [("3305.yaml", "3305.yaml.txt"), ("3305/plan.yaml", "3305/plan.yml")])
def test_file_beside_the_right_one(cli: Cli, tmp_path: Path, nama: tuple[str, str]) -> None:
    """Of two files of an office nobody knows which one is meant."""
    hasil = batch(cli, tmp_path, *nama)
    assert hasil.kode == 1
    assert f"gabungkan dengan kantor/{nama[0]}, atau pindahkan" in hasil.err


def test_files_of_other_kinds(cli: Cli, tmp_path: Path) -> None:
    """Backups, notes and what lies in folders that belong to no office are nobody's business."""
    semua = (
        "3305.YAML",
        "3305.yaml.bak",
        "3305.txt",
        "3374/catatan.txt",
        "3374/plan.yaml",
        "3374/lama.yaml",
        "a/b.yaml",
    )
    assert batch(cli, tmp_path, *semua).kode == 0
