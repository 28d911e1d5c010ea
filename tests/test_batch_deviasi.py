"""zi-docs batch and deviasi.csv: it tells of all offices of the manifest, whichever of them a run makes."""

from pathlib import Path

import pytest

from tests.test_batch import ACEH, KEBUMEN, SEMARANG, table
from tests.test_batch_daftar import BERKANTOR, backups
from tests.test_batch_lanjut import PERINTAH, content, keluaran
from tests.test_cli import Cli, cli

__all__ = ["cli", "keluaran"]


@pytest.fixture(autouse=True)
def kantor(keluaran: Path) -> Path:
    """Three offices that word something otherwise."""
    folder = keluaran.parent / "kantor"
    folder.mkdir()
    for kode, tempat in (("11", "Sabang"), ("3305", "=Gombong"), ("3374", "Ungaran")):
        (folder / f"{kode}.yaml").write_text(f'penutup: {{tempat: "{tempat}"}}\n', encoding="utf-8")
    table(folder.parent, ACEH, KEBUMEN, SEMARANG)
    return folder


def deviating(folder: Path) -> list[str]:
    """The offices and their words in the list."""
    baris = (folder / "deviasi.csv").read_text(encoding="utf-8-sig").splitlines()
    return [f"{satu.split(';')[0]} {satu.split(';')[-1]}" for satu in baris[1:]]


def test_run_of_a_part(cli: Cli, keluaran: Path, kantor: Path) -> None:
    """A run of some offices changes only their lines, also when the one before made only others."""
    cli(*BERKANTOR, "--satker", "3374")
    cli(*BERKANTOR, "--satker", "KIP Aceh,3305")
    assert deviating(keluaran) == ["11 Sabang", "3305 '=Gombong", "3374 Ungaran"]
    dulu = content(keluaran)
    cli(*BERKANTOR)
    cli(*BERKANTOR, "--satker", "3305")
    assert content(keluaran) == dulu
    (kantor / "3305.yaml").write_text("penutup: {tempat: Karanganyar}\n", encoding="utf-8")
    cli(*BERKANTOR, "--satker", "3305")
    assert deviating(keluaran) == ["11 Sabang", "3305 Karanganyar", "3374 Ungaran"]
    assert not backups(keluaran)


def test_run_without_words_of_their_own(cli: Cli, keluaran: Path) -> None:
    """Offices that are made without --kantor have no lines any more; a list of another hand is left alone."""
    cli(*BERKANTOR)
    cli(*PERINTAH, "--satker", "3305")
    assert deviating(keluaran) == ["11 Sabang", "3374 Ungaran"]
    (keluaran / "deviasi.csv").write_text("milik Budi", encoding="utf-8")
    cli(*PERINTAH)
    assert (keluaran / "deviasi.csv").read_text(encoding="utf-8") == "milik Budi"


def test_office_that_left_the_table(cli: Cli, keluaran: Path, tmp_path: Path) -> None:
    """The lines of an office that leaves the manifest go; those of an office that is only skipped stay."""
    cli(*BERKANTOR)
    table(tmp_path, [*KEBUMEN[:4], "", *KEBUMEN[5:]], SEMARANG)
    assert "1 kantor dilewati" in cli(*BERKANTOR, "--lanjut").out
    assert deviating(keluaran) == ["3305 '=Gombong", "3374 Ungaran"]
