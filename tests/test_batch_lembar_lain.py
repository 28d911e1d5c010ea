"""zi-docs batch: faults of a further sheet stop every office that they may concern, and what is not used is said."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.test_batch import KEBUMEN, KEPALA, POLA, SEMARANG, results, words, workbook
from tests.test_cli import Cli, Selesai, cli

__all__ = ["cli"]

DARI_POLA = "Kegiatan dari pola"
TABEL = f"""\
lampiran:
  - id: kegiatan
    jenis: tabel
    judul: Daftar Kegiatan
    kolom: [KEGIATAN, KETERANGAN]
    isi: [[{DARI_POLA}, Pusat]]
"""
JUDUL = ["kode", "KEGIATAN", "KETERANGAN"]
BANYUMAS = ["3302", "KPU Kabupaten Banyumas", "8", *KEBUMEN[3:]]
SALATIGA = ["3373", "KPU Kota Salatiga", "6", *KEBUMEN[3:]]
KANTOR = [KEPALA, BANYUMAS, KEBUMEN, SALATIGA, SEMARANG]


@pytest.fixture(autouse=True)
def pola(tmp_path: Path) -> Path:
    """A pattern with one annex that has rows of its own."""
    (tmp_path / "plan.yaml").write_text(POLA + TABEL, encoding="utf-8")
    return tmp_path / "plan.yaml"


def batch(cli: Cli, folder: Path, *argumen: str, **lembar: list[list[str]]) -> Selesai:
    """Run a batch over four offices with further sheets."""
    nama = workbook(folder, Kantor=KANTOR, **lembar)
    return cli("batch", "plan.yaml", "--data", nama, "--lanjut", "--tanpa-periksa", *argumen)


def made(folder: Path) -> list[str]:
    """The offices of which there is a result."""
    return [nama.partition("_")[0] for nama in results(folder)]


def row(kode: str, kegiatan: str = "Rapat") -> list[str]:
    """A row of the further sheet."""
    return [kode, kegiatan, "Baik"]


@pytest.mark.parametrize("salah", ["33O5", "#N/A", "3306"], ids=["salah ketik", "galat rumus", "di luar tabel"])
def test_code_that_no_office_carries(cli: Cli, tmp_path: Path, salah: str) -> None:
    """Nothing is made of an office to which a row with a wrong code may belong, as one that has no other row."""
    isi = [JUDUL, row("3373"), row("3302"), row(salah), row("", "Lanjutan"), row("3374")]
    nama = workbook(tmp_path, Kantor=KANTOR, kegiatan=isi)
    if salah.startswith("#"):
        buku = load_workbook(tmp_path / nama)
        buku["kegiatan"]["A4"].data_type = "e"
        buku.save(tmp_path / nama)
    hasil = cli("batch", "plan.yaml", "--data", nama, "--lanjut", "--tanpa-periksa")
    assert (hasil.kode, made(tmp_path)) == (1, ["3373"])
    assert "3 kantor: kode baris ini salah atau tidak ada dalam tabel kantor, dan barisnya mungkin milik" in hasil.err
    assert "\n      3302, 3305, 3374" in hasil.err
    assert 'lembar "kegiatan", sel A4' in hasil.err


def test_row_above_the_first_code(cli: Cli, tmp_path: Path) -> None:
    """A row above the first code may be that of an office without another one, which does not get the pattern's."""
    hasil = batch(cli, tmp_path, kegiatan=[JUDUL, row(""), row("3305")])
    assert (hasil.kode, made(tmp_path)) == (1, [])
    hasil = batch(cli, tmp_path, kegiatan=[JUDUL, ["", "1", "2"], row("3305")])
    assert (hasil.kode, made(tmp_path)) == (0, ["3302", "3305", "3373", "3374"])


@pytest.mark.parametrize(
    ("lembar", "pesan"),
    [
        ({"kegiatan": [JUDUL, row("3305")], "lampiran 1": [JUDUL, row("3374")]}, "mengisi lampiran yang sama"),
        ({"Lain": [JUDUL, row("3305")]}, 'lembar "Lain" tidak menyebut lampiran mana yang diisinya'),
    ],
)
def test_sheet_that_nobody_can_place(
    cli: Cli, tmp_path: Path, pola: Path, lembar: dict[str, list[list[str]]], pesan: str
) -> None:
    """A sheet of which nobody can tell what it gives stops every office."""
    if "Lain" in lembar:
        dua = TABEL + TABEL.replace("lampiran:\n", "").replace("id: kegiatan", "id: lagi")
        pola.write_text(POLA + dua, encoding="utf-8")
    hasil = batch(cli, tmp_path, **lembar)
    assert (hasil.kode, made(tmp_path)) == (1, [])
    assert "semua kantor: " in hasil.err
    assert pesan in hasil.err


def test_office_with_sound_rows(cli: Cli, tmp_path: Path) -> None:
    """Where every code is known each office gets its rows."""
    assert batch(cli, tmp_path, kegiatan=[JUDUL, row("3305", "Apel"), row("", "Senam"), row("3374")]).kode == 0
    assert all(kata in words(tmp_path, "3305") for kata in ("Apel", "Senam"))
    assert DARI_POLA in words(tmp_path, "3302")


@pytest.mark.parametrize("kata", ["Jumlah", "TOTAL SELURUHNYA", "Grand Total: 2"])
def test_row_that_sums_up_the_sheet(cli: Cli, tmp_path: Path, kata: str) -> None:
    """The sum below a whole sheet does not join the annex of the last office; with its code it is meant to."""
    isi = [JUDUL, row("3302"), row("3305"), row("3373"), row("3374"), row("", kata)]
    hasil = batch(cli, tmp_path, kegiatan=isi)
    assert (hasil.kode, made(tmp_path)) == (1, ["3302", "3305", "3373"])
    assert f'kantor 3374: baris terakhir ("{kata}") tidak berkode' in hasil.err
    assert 'lembar "kegiatan", sel B6' in hasil.err
    assert batch(cli, tmp_path, kegiatan=[*isi[:-1], row("3374", kata)]).kode == 0
    assert kata in words(tmp_path, "3374")


def test_row_that_only_begins_like_a_sum(cli: Cli, tmp_path: Path, pola: Path) -> None:
    """A last row that fills its columns is a row, though its first word is that of a sum."""
    kolom = TABEL.replace("KETERANGAN]", "SASARAN, KETERANGAN]").replace("Pusat", "Warga, Pusat")
    pola.write_text(POLA + kolom, encoding="utf-8")
    isi = [[*JUDUL, "SASARAN"], *([kode, "Apel", "Pusat", "Pegawai"] for kode in ("3302", "3305", "3373", "3374"))]
    assert batch(cli, tmp_path, kegiatan=[*isi, ["", "Jumlah pengaduan yang selesai", "Loket", "Warga"]]).kode == 0
    assert "Jumlah pengaduan yang selesai" in words(tmp_path, "3374")


def test_row_that_sums_up_an_office(cli: Cli, tmp_path: Path) -> None:
    """Where every office ends in a sum of its own, so may the last; a further sum is that of the sheet."""
    isi = [JUDUL, row("3305"), row("", "Jumlah"), row("3374"), row("", "Jumlah")]
    assert batch(cli, tmp_path, kegiatan=isi).kode == 0
    assert "Jumlah" in words(tmp_path, "3374")
    hasil = batch(cli, tmp_path, kegiatan=[*isi, row("", "Jumlah seluruhnya")])
    assert hasil.kode == 1
    assert 'baris terakhir ("Jumlah seluruhnya")' in hasil.err


def test_offices_without_rows(cli: Cli, tmp_path: Path) -> None:
    """Which offices keep the pattern's rows though there is a sheet for the annex is said once."""
    hasil = batch(cli, tmp_path, kegiatan=[JUDUL, row("3302"), row("3374")])
    assert hasil.err.startswith(
        'catatan: 2 kantor tidak punya baris di lembar "kegiatan"; memakai isi pola: 3305, 3373\n'
    )
    (tmp_path / "kantor").mkdir()
    (tmp_path / "kantor" / "kota.yaml").write_text("tentang: Uji Kota\n", encoding="utf-8")
    hasil = batch(cli, tmp_path, "--kantor", "kantor", kegiatan=[JUDUL, row("3302"), row("3305"), row("3373")])
    assert 'catatan: 1 kantor tidak punya baris di lembar "kegiatan"; memakai isi pola atau berkas' in hasil.err


def test_sheet_that_is_hidden(cli: Cli, tmp_path: Path) -> None:
    """A hidden sheet with codes is left aside, and named; one without, as of a drop-down list, is not."""
    nama = workbook(tmp_path, Daftar=[["Ketua"]], Kantor=KANTOR, kegiatan=[JUDUL, row("3305", "Apel")])
    buku = load_workbook(tmp_path / nama)
    for lembar in ("Daftar", "kegiatan"):
        buku[lembar].sheet_state = "hidden"
    buku.active = 1
    buku.save(tmp_path / nama)
    hasil = cli("batch", "plan.yaml", "--data", nama, "--tanpa-periksa")
    assert hasil.kode == 0
    assert 'catatan: lembar "kegiatan" berisi kolom kode, tetapi tersembunyi dan tidak dibaca' in hasil.err
    assert "Daftar" not in hasil.err
    assert DARI_POLA in words(tmp_path, "3305")


@pytest.mark.parametrize(("nama", "disebut"), [("Arsip lama", True), ("Lampiran", False), ("Daftar Kegiatan", False)])
def test_sheet_that_fills_the_only_annex(cli: Cli, tmp_path: Path, nama: str, disebut: bool) -> None:  # noqa: FBT001
    """A sheet that fills the only annex, and whose name says nothing about it, is named."""
    hasil = batch(cli, tmp_path, **{nama: [JUDUL, *(row(satu[0], "Apel") for satu in KANTOR[1:])]})
    assert hasil.kode == 0
    assert ('lembar "Arsip lama" mengisi lampiran 1' in hasil.err) == disebut
    assert "Apel" in words(tmp_path, "3305")
