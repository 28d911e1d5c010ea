"""zi-docs batch: names and folders for results that cannot be."""

from pathlib import Path

import pytest

from tests.test_batch import POLA, SEMARANG, table
from tests.test_batch_lanjut import PERINTAH, keluaran
from tests.test_cli import Cli, cli

__all__ = ["cli", "keluaran"]

KABUPATEN = ["3322", "Kabupaten Semarang", *SEMARANG[2:]]


@pytest.mark.parametrize(
    ("nama", "saran"),
    [
        ("{nama}", "sertakan {kode} dalam --nama-berkas"),
        ("Rencana Aksi Pembangunan Zona Integritas " * 5 + "{kode}", "pendekkan pola nama dalam --nama-berkas"),
    ],
)
@pytest.mark.parametrize("milik_pola", ["", "nama_berkas: Keputusan\n"])
def test_option_that_gives_one_name(cli: Cli, tmp_path: Path, nama: str, saran: str, milik_pola: str) -> None:
    """Two equal names because of --nama-berkas are told of that option, not of the pattern."""
    (tmp_path / "plan.yaml").write_text(POLA + milik_pola, encoding="utf-8")
    table(tmp_path, KABUPATEN, SEMARANG)
    hasil = cli(*PERINTAH, "--nama-berkas", nama)
    assert hasil.kode == 1
    assert "dua hasil bernama sama" in hasil.err
    assert f"→ {saran}" in hasil.err
    assert "plan.yaml" not in hasil.err


@pytest.mark.parametrize("folder", ["plan.yaml/hasil", "plan.yaml/hasil/2026"])
def test_folder_below_a_file(cli: Cli, folder: str) -> None:
    """A folder for the results that lies below a file is told as such."""
    hasil = cli(*PERINTAH, "--keluaran", folder)
    assert (hasil.kode, hasil.err) == (
        1,
        "galat: plan.yaml itu berkas, bukan folder; pilih folder lain dengan --keluaran\n",
    )
