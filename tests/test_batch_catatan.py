"""zi-docs batch: what was noticed while something of an office's own was read is told, as it is of the pattern."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.test_batch import KEBUMEN, KEPALA, SEMARANG, table, workbook
from tests.test_batch_lampiran import activities, office, pola
from tests.test_cli import Cli, cli

__all__ = ["cli", "pola"]

TERPOTONG = "ZI005 catatan-pembacaan: teks terpotong di tanda #"
TERSEMBUNYI = "ZI005 catatan-pembacaan: 1 baris tersembunyi ikut dibaca"


def hide(path: Path, lembar: str, baris: int) -> None:
    """Hide a row of a workbook."""
    buku = load_workbook(path)
    buku[lembar].row_dimensions[baris].hidden = True
    buku.save(path)


@pytest.mark.parametrize(
    ("nama", "siapa"), [("3305.yaml", "kantor 3305"), ("kip.yaml", ""), ("kabupaten.yaml", "2 kantor")]
)
@pytest.mark.parametrize(
    "isi", ["tambah:\n  diktum:\n    - Berkas perkara #12 disampaikan\n", "tentang: Uji #12 ini\n"]
)
def test_text_cut_in_the_file_of_an_office(cli: Cli, tmp_path: Path, nama: str, siapa: str, isi: str) -> None:
    """A text that ends at a # in the file of an office, or of a kind of office, is told for those it concerns."""
    office(tmp_path, nama, isi)
    data = table(tmp_path, KEBUMEN, SEMARANG, ["3322", "Kabupaten Semarang", *KEBUMEN[2:]])
    hasil = cli("batch", "plan.yaml", "--data", data, "--kantor", "kantor", "--bentuk", "rancangan")
    assert (TERPOTONG in hasil.err) == bool(siapa)
    assert f"{siapa}: {TERPOTONG}" in hasil.err or not siapa
    assert f"kantor/{nama}:" in hasil.err or not siapa


def test_hidden_row_of_an_own_workbook(cli: Cli, tmp_path: Path) -> None:
    """A hidden row in the workbook that an office names is told for this office only."""
    activities(tmp_path / "kebumen.xlsx", Isi="Kegiatan Kebumen")
    hide(tmp_path / "kebumen.xlsx", "Isi", 2)
    data = table(tmp_path, [*KEBUMEN, "kebumen.xlsx"], [*SEMARANG, ""], kepala=[*KEPALA, "lampiran.1.sumber"])
    hasil = cli("batch", "plan.yaml", "--data", data, "--bentuk", "rancangan")
    assert f"kantor 3305: {TERSEMBUNYI}" in hasil.err
    assert 'kebumen.xlsx, lembar "Isi", sel A2' in hasil.err


def test_hidden_row_of_a_further_sheet(cli: Cli, tmp_path: Path) -> None:
    """A hidden row of a further sheet is told for the office whose row it is."""
    isi = [["kode", "KEGIATAN", "KETERANGAN"], ["3305", "Apel", "Baik"], ["3374", "Senam", "Baik"]]
    nama = workbook(tmp_path, Kantor=[KEPALA, KEBUMEN, SEMARANG], **{"lampiran 1": isi})
    hide(tmp_path / nama, "lampiran 1", 3)
    hasil = cli("batch", "plan.yaml", "--data", nama, "--bentuk", "rancangan")
    assert f"kantor 3374: {TERSEMBUNYI}" in hasil.err
    assert 'kantor.xlsx, lembar "lampiran 1", sel B3' in hasil.err
