"""zi-docs batch: annexes that offices have of their own, from sheets of the table or workbooks that they name."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from tests.test_batch import KEBUMEN, KEPALA, POLA, SEMARANG, TIM, table, words, workbook
from tests.test_cli import Cli, cli

__all__ = ["cli"]

TABEL = """\
lampiran:
  - jenis: tabel
    judul: Daftar Kegiatan
    kolom: [KEGIATAN, KETERANGAN]
    sumber: pusat.xlsx
"""
TANPA_SUMBER = TABEL.replace("sumber: pusat.xlsx", "isi: [[Kegiatan dari pola, Pusat]]")
KEPALA_TIM = ["kode", "NO", "NAMA", "JABATAN", "KEDUDUKAN DALAM TIM"]
RINA = ["3305", "1", "Rina Wulandari", "Sekretaris", "Ketua"]
TRI = ["3374", "1", "Tri Handayani", "Sekretaris", "Ketua"]
KEGIATAN = ["kode", "KEGIATAN", "KETERANGAN"]


def activities(path: Path, **lembar: str) -> None:
    """A workbook with one activity a sheet."""
    buku = Workbook()
    buku.remove(buku.worksheets[0])
    for nama, kegiatan in lembar.items():
        halaman = buku.create_sheet(nama)
        halaman.append(["KEGIATAN", "KETERANGAN"])
        halaman.append([kegiatan, "Selesai"])
    buku.save(path)


def merge(path: Path, lembar: str, daerah: str) -> None:
    """Merge cells of a workbook."""
    buku = load_workbook(path)
    buku[lembar].merge_cells(daerah)
    buku.save(path)


@pytest.fixture(autouse=True)
def pola(tmp_path: Path) -> Path:
    """A pattern whose annex stands in a workbook."""
    activities(tmp_path / "pusat.xlsx", PUSAT="Kegiatan dari pusat")
    (tmp_path / "plan.yaml").write_text(POLA + TABEL, encoding="utf-8")
    return tmp_path / "plan.yaml"


def office(folder: Path, nama: str, isi: str) -> None:
    """Write what an office, or a kind of office, words otherwise."""
    (folder / "kantor").mkdir(exist_ok=True)
    (folder / "kantor" / nama).write_text(isi, encoding="utf-8")


@pytest.mark.parametrize("mentah", [TABEL, TANPA_SUMBER], ids=["dari berkas", "dari pola"])
def test_own_workbook_in_the_table(cli: Cli, tmp_path: Path, pola: Path, mentah: str) -> None:
    """A workbook that a column names for one office is read, beside the table; the others keep the pattern's rows."""
    pola.write_text(POLA + mentah, encoding="utf-8")
    activities(tmp_path / "kebumen.xlsx", Isi="Kegiatan Kebumen")
    kepala = [*KEPALA, "lampiran.1.sumber"]
    data = table(tmp_path, [*KEBUMEN, "kebumen.xlsx"], [*SEMARANG, ""], kepala=kepala)
    assert cli("batch", "plan.yaml", "--data", data, "--tanpa-periksa").kode == 0
    assert "Kegiatan Kebumen" in words(tmp_path, "3305")
    assert "Kegiatan dari pusat" not in words(tmp_path, "3305")
    assert "Kegiatan dari p" in words(tmp_path, "3374")


def test_own_workbook_in_its_folder(cli: Cli, tmp_path: Path) -> None:
    """A workbook that the file of an office names stands beside that file."""
    office(tmp_path, "3305.yaml", 'lampiran: {"1": {sumber: kebumen.xlsx}}\n')
    activities(tmp_path / "kantor" / "kebumen.xlsx", Isi="Kegiatan Kebumen")
    perintah = ("batch", "plan.yaml", "--data", table(tmp_path, KEBUMEN, SEMARANG), "--kantor", "kantor")
    assert cli(*perintah, "--tanpa-periksa").kode == 0
    assert "Kegiatan Kebumen" in words(tmp_path, "3305")
    assert "Kegiatan dari pusat" in words(tmp_path, "3374")


def test_own_sheet_of_the_workbook(cli: Cli, tmp_path: Path, pola: Path) -> None:
    """A column may name another sheet of the pattern's workbook."""
    pola.write_text(POLA + TABEL + "    lembar: PUSAT\n", encoding="utf-8")
    activities(tmp_path / "pusat.xlsx", PUSAT="Kegiatan dari pusat", LAIN="Kegiatan lain")
    data = table(tmp_path, [*KEBUMEN, "LAIN"], kepala=[*KEPALA, "lampiran.1.lembar"])
    assert cli("batch", "plan.yaml", "--data", data, "--tanpa-periksa").kode == 0
    assert "Kegiatan lain" in words(tmp_path, "3305")


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ("kolom: [{judul: NO, penomoran: angka}, KEGIATAN, KETERANGAN]", "I. Bidang Umum"),
        ("kolom: [A, B], isi: [[Isi sendiri, '']]", "Isi sendiri"),
    ],
    ids=["kolom", "tanpa buku kerja"],
)
def test_own_columns(cli: Cli, tmp_path: Path, pola: Path, isi: str, kata: str) -> None:
    """The pattern's workbook is read with the columns of the office, unless it has rows without a workbook."""
    pola.write_text(POLA + TABEL.replace("[KEGIATAN", "[NO, KEGIATAN"), encoding="utf-8")
    buku = Workbook()
    for baris in (["NO", "KEGIATAN", "KETERANGAN"], ["I", "Bidang Umum"], ["1", "Rapat", "Baik"]):
        buku.worksheets[0].append(baris)
    buku.save(tmp_path / "pusat.xlsx")
    office(tmp_path, "3305.yaml", f'lampiran: {{"1": {{{isi}}}}}\n')
    perintah = ("batch", "plan.yaml", "--data", table(tmp_path, KEBUMEN, SEMARANG), "--kantor", "kantor")
    assert cli(*perintah, "--tanpa-periksa").kode == 0
    assert kata in words(tmp_path, "3305")
    assert kata not in words(tmp_path, "3374")


@pytest.mark.parametrize(
    ("kolom", "pesan"),
    [
        ("[KEGIATAN]", "kolom 'KETERANGAN' tidak dikenal"),
        ("[KEGIATAN, {judl: KETERANGAN}]", "kunci `judl` tidak dikenal"),
    ],
)
def test_own_columns_that_do_not_fit(cli: Cli, tmp_path: Path, kolom: str, pesan: str) -> None:
    """Columns of an office that do not fit the workbook, or are wrong, are told before anything is written."""
    office(tmp_path, "3305.yaml", f'lampiran: {{"1": {{kolom: {kolom}}}}}\n')
    hasil = cli("batch", "plan.yaml", "--data", table(tmp_path, KEBUMEN, SEMARANG), "--kantor", "kantor")
    assert (hasil.kode, (tmp_path / "keluaran").exists()) == (1, False)
    assert "Galat (1 jenis)" in hasil.err
    assert pesan in hasil.err


def test_workbook_that_is_not_there(cli: Cli, tmp_path: Path) -> None:
    """A workbook that nobody finds is a mistake of the cell that names it."""
    data = table(tmp_path, [*KEBUMEN, "tiada.xlsx"], kepala=[*KEPALA, "lampiran.1.sumber"])
    hasil = cli("batch", "plan.yaml", "--data", data)
    assert (hasil.kode, (tmp_path / "keluaran").exists()) == (1, False)
    assert "tiada.xlsx" in hasil.err
    assert "kantor.csv" in hasil.err


def test_sheet_leaves_the_rest_of_the_annex(cli: Cli, tmp_path: Path) -> None:
    """Rows of a sheet replace the rows only: a title from the table or from the kind of office stays."""
    office(tmp_path, "kota.yaml", 'lampiran: {"1": {judul: Daftar Kegiatan Kota}}\n')
    kantor = [[*KEPALA, "lampiran.1.judul"], [*KEBUMEN, "Daftar Milik Kebumen"], [*SEMARANG, ""]]
    isi = [KEGIATAN, ["3305", "Kegiatan Kebumen", "Baik"], ["3374", "Kegiatan Semarang", "Baik"]]
    nama = workbook(tmp_path, Kantor=kantor, **{"lampiran 1": isi})
    assert cli("batch", "plan.yaml", "--data", nama, "--kantor", "kantor", "--tanpa-periksa").kode == 0
    kebumen, semarang = words(tmp_path, "3305"), words(tmp_path, "3374")
    assert "DAFTAR MILIK KEBUMEN" in kebumen
    assert "Kegiatan Kebumen" in kebumen
    assert "DAFTAR KEGIATAN KOTA" in semarang
    assert "Kegiatan Semarang" in semarang


def test_merged_cell_over_offices_in_turn(cli: Cli, tmp_path: Path) -> None:
    """A merged cell that begins and ends with one office, but covers a row of another, is refused."""
    isi = [KEGIATAN, ["3305", "A", "Sama"], ["3374", "B", ""], ["3305", "C", ""]]
    nama = workbook(tmp_path, Kantor=[KEPALA, KEBUMEN, SEMARANG], **{"lampiran 1": isi})
    merge(tmp_path / nama, "lampiran 1", "C2:C4")
    hasil = cli("batch", "plan.yaml", "--data", nama)
    assert hasil.kode == 1
    assert "semua kantor: sel gabungan ini meliputi beberapa kantor" in hasil.err


def test_merged_cell_over_offices_in_the_table(cli: Cli, tmp_path: Path) -> None:
    """A merged cell over two offices would serve the first of them only."""
    nama = workbook(tmp_path, Kantor=[KEPALA, KEBUMEN, [*SEMARANG[:5], "", ""]])
    merge(tmp_path / nama, "Kantor", "F2:F3")
    hasil = cli("batch", "plan.yaml", "--data", nama)
    assert hasil.kode == 1
    assert "semua kantor: sel gabungan ini meliputi beberapa kantor" in hasil.err
    assert "sel F2" in hasil.err


def test_person_without_a_code(cli: Cli, tmp_path: Path, pola: Path) -> None:
    """A row above the first code is nobody's: it does not join the team of every office."""
    pola.write_text(POLA + TIM, encoding="utf-8")
    tim = [KEPALA_TIM, ["", "1", "Andi Wijaya", "Staf", "Anggota"], RINA, TRI]
    nama = workbook(tmp_path, Kantor=[KEPALA, KEBUMEN, SEMARANG], tim=tim)
    hasil = cli("batch", "plan.yaml", "--data", nama)
    assert hasil.kode == 1
    assert "baris ini berisi, tetapi kodenya kosong" in hasil.err
    assert 'lembar "tim", sel A2' in hasil.err


def test_column_of_codes_in_any_place(cli: Cli, tmp_path: Path, pola: Path) -> None:
    """In the table and in a further sheet the codes stand below "kode", though a column before is called "satker"."""
    pola.write_text(POLA + TANPA_SUMBER.replace("KEGIATAN, KETERANGAN", "SATKER, KEGIATAN"), encoding="utf-8")
    isi = [["SATKER", "kode", "KEGIATAN"], ["Sekretariat", "3305", "Kegiatan Kebumen"]]
    kantor = [["Satker", *KEPALA[:1], *KEPALA[2:]], [KEBUMEN[1], KEBUMEN[0], *KEBUMEN[2:]]]
    nama = workbook(tmp_path, Kantor=kantor, **{"lampiran 1": isi})
    assert cli("batch", "plan.yaml", "--data", nama, "--tanpa-periksa").kode == 0
    assert all(kata in words(tmp_path, "3305") for kata in ("Sekretariat", "Kegiatan Kebumen", "SITI AMINAH"))


def test_heading_of_two_rows(cli: Cli, tmp_path: Path, pola: Path) -> None:
    """A row of column numbers below the heading needs no code."""
    pola.write_text(POLA + TIM, encoding="utf-8")
    tim = [KEPALA_TIM, ["", "1", "2", "3", "4"], RINA, TRI]
    nama = workbook(tmp_path, Kantor=[KEPALA, KEBUMEN, SEMARANG], tim=tim)
    assert cli("batch", "plan.yaml", "--data", nama, "--tanpa-periksa").kode == 0
    assert "Rina Wulandari" in words(tmp_path, "3305")


def test_code_that_is_not_computed(cli: Cli, tmp_path: Path, pola: Path) -> None:
    """A formula for a code that nobody computed gives its row to no office, in any sheet."""
    pola.write_text(POLA + TIM, encoding="utf-8")
    nama = workbook(tmp_path, Kantor=[KEPALA, KEBUMEN, SEMARANG], tim=[KEPALA_TIM, RINA, ["=Kantor!A3", *TRI[1:]]])
    hasil = cli("batch", "plan.yaml", "--data", nama)
    assert hasil.kode == 1
    assert "rumus di sel ini belum dihitung" in hasil.err
    assert 'lembar "tim", sel A3' in hasil.err
    hasil = cli("batch", "plan.yaml", "--data", workbook(tmp_path, Kantor=[KEPALA, ["=A9", *KEBUMEN[1:]]]))
    assert "rumus di sel ini belum dihitung" in hasil.err


def test_two_sheets_for_one_annex(cli: Cli, tmp_path: Path, pola: Path) -> None:
    """Two sheets for one annex are refused: which of them counts, nobody could tell."""
    pola.write_text(POLA + TIM, encoding="utf-8")
    lembar = {"tim": [KEPALA_TIM, RINA, TRI], "lampiran 1": [KEPALA_TIM, RINA]}
    hasil = cli("batch", "plan.yaml", "--data", workbook(tmp_path, Kantor=[KEPALA, KEBUMEN, SEMARANG], **lembar))
    assert hasil.kode == 1
    assert 'lembar "tim" dan "lampiran 1" mengisi lampiran yang sama' in hasil.err


def test_office_that_only_a_sheet_names(cli: Cli, tmp_path: Path, pola: Path) -> None:
    """A code of a further sheet that the table of offices does not have was probably mistyped."""
    pola.write_text(POLA + TIM, encoding="utf-8")
    nama = workbook(tmp_path, Kantor=[KEPALA, KEBUMEN], tim=[KEPALA_TIM, RINA, ["3306", *TRI[1:]]])
    hasil = cli("batch", "plan.yaml", "--data", nama)
    assert hasil.kode == 1
    assert 'kode 3306 ada di lembar "tim"' in hasil.err
    assert 'lembar "tim", sel A3' in hasil.err


def test_column_without_a_heading(cli: Cli, tmp_path: Path) -> None:
    """Values below no heading are not read, and that is said."""
    nama = workbook(tmp_path, Kantor=[[*KEPALA[:6], ""], KEBUMEN])
    hasil = cli("batch", "plan.yaml", "--data", nama, "--bentuk", "rancangan", "--tanpa-periksa")
    assert hasil.kode == 0
    assert 'lembar "Kantor", sel G2: kolom ini tidak berjudul dan tidak dibaca' in hasil.err


def test_commas_within_the_cells(cli: Cli, tmp_path: Path) -> None:
    """A table separated by semicolons is read as such, however many commas its cells hold."""
    isian = "isian:\n  unit: Sekretariat\n"
    (tmp_path / "plan.yaml").write_text(
        POLA.replace("naskah\n", "naskah {{ isian.unit }}\n", 1) + isian, encoding="utf-8"
    )
    unit = "Subbagian Keuangan, Umum, dan Logistik"
    baris = [["3305", unit], ["3374", unit], ["3306", unit]]
    data = table(tmp_path, *baris, kepala=["kode", "isian.unit"])
    assert cli("batch", "plan.yaml", "--data", data, "--tanpa-periksa").kode == 0
    assert unit in " ".join(words(tmp_path, "3305").split())


@pytest.mark.parametrize(
    ("judul", "pesan"),
    [
        ("jenis", '"jenis" tidak dapat diisi dari kolom tabel'),
        ("kode satker", 'kolom "kode satker" menyebut kode sekali lagi'),
    ],
)
def test_column_that_cannot_be(cli: Cli, tmp_path: Path, judul: str, pesan: str) -> None:
    """A heading that means something, but nothing that a column can give, is told as such."""
    hasil = cli("batch", "plan.yaml", "--data", table(tmp_path, [*KEBUMEN, "x"], kepala=[*KEPALA, judul]))
    assert hasil.kode == 1
    assert pesan in hasil.err


def test_number_that_lost_its_end(cli: Cli, tmp_path: Path) -> None:
    """A NIP that Excel saved into a CSV file with a power of ten is refused: its last digits are gone."""
    data = table(tmp_path, [*KEBUMEN[:-1], "1,98001E+17"])
    hasil = cli("batch", "plan.yaml", "--data", data)
    assert (hasil.kode, (tmp_path / "keluaran").exists()) == (1, False)
    assert "angka 1,98001E+17 ditulis dengan pangkat sepuluh" in hasil.err


def test_date_with_midnight(cli: Cli, tmp_path: Path) -> None:
    """A date that another program saved with its midnight is a date."""
    nama = workbook(tmp_path, Kantor=[KEPALA, KEBUMEN])
    buku = load_workbook(tmp_path / nama)
    buku["Kantor"]["D2"] = datetime(2026, 1, 8, tzinfo=UTC).replace(tzinfo=None)
    buku["Kantor"]["D2"].number_format = "yyyy-mm-dd hh:mm:ss"
    buku.save(tmp_path / nama)
    assert cli("batch", "plan.yaml", "--data", nama, "--tanpa-periksa").kode == 0
    assert "8 Januari 2026" in " ".join(words(tmp_path, "3305").split())


def test_mistake_of_an_office_that_is_not_chosen(cli: Cli, tmp_path: Path) -> None:
    """What is wrong in the row of another office does not stop those that are chosen."""
    data = table(tmp_path, KEBUMEN, ["3374", "Kota Salatiga", *SEMARANG[2:]])
    assert cli("batch", "plan.yaml", "--data", data, "--satker", "3305", "--tanpa-periksa").kode == 0
    assert cli("batch", "plan.yaml", "--data", data, "--tanpa-periksa").kode == 1


@pytest.mark.parametrize(
    ("nama", "isi", "pesan"),
    [
        ("3305.yaml", "satker: 3374\n", "berkas ini milik kantor 3305, jadi satker tidak dapat diganti di sini"),
        (
            "3305.yaml",
            "satker: {kode: 3374}\n",
            "berkas ini milik kantor 3305, jadi satker tidak dapat diganti di sini",
        ),
        ("kabupaten.yaml", "satker: 3374\n", "berkas ini milik banyak kantor, jadi satker tidak dapat diganti di sini"),
        ("3305.yaml", "data: lain\n", "data berlaku untuk semua kantor"),
    ],
)
def test_office_remains_what_it_is(cli: Cli, tmp_path: Path, nama: str, isi: str, pesan: str) -> None:
    """The file of an office names no other office and no other data."""
    office(tmp_path, nama, isi)
    hasil = cli("batch", "plan.yaml", "--data", table(tmp_path, KEBUMEN), "--kantor", "kantor")
    assert (hasil.kode, (tmp_path / "keluaran").exists()) == (1, False)
    assert pesan in hasil.err
    assert f"kantor/{nama}:1:" in hasil.err


def test_office_may_say_who_it_is(cli: Cli, tmp_path: Path) -> None:
    """The file of an office may state the office's own code."""
    office(tmp_path, "3305.yaml", "satker: 3305\ntentang: Uji Milik Sendiri\n")
    perintah = ("batch", "plan.yaml", "--data", table(tmp_path, KEBUMEN), "--kantor", "kantor", "--tanpa-periksa")
    assert cli(*perintah).kode == 0
    assert "UJI MILIK SENDIRI" in words(tmp_path, "3305")
