"""zi-docs batch again: only what is missing, changed or damaged is made; nobody's work is lost."""

import json
import os
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from tests.dokumen import open_docx, text_of
from tests.test_batch import ACEH, KEBUMEN, POLA, SEMARANG, results, table
from tests.test_cli import Cli, cli
from tests.test_docx_lambang import png
from zi_docs.docx import state
from zi_docs.models.keadaan import Keadaan

__all__ = ["cli"]

PERINTAH = ("batch", "plan.yaml", "--data", "kantor.csv", "--bentuk", "asli", "--tanpa-periksa")
SATU, DUA = "3305_Kebumen_Keputusan_7_2026.docx", "3374_Semarang_Keputusan_9_2026.docx"


@pytest.fixture(autouse=True)
def keluaran(tmp_path: Path) -> Path:
    """A pattern and a table of two offices; the folder where the results go."""
    (tmp_path / "plan.yaml").write_text(POLA, encoding="utf-8")
    table(tmp_path, KEBUMEN, SEMARANG)
    return tmp_path / "keluaran"


def content(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, hidden ones too."""
    return {satu.name: satu.read_bytes() for satu in sorted(folder.iterdir())}


def edit(berkas: Path) -> bytes:
    """Save the document with a paragraph more, as Word would, and return its bytes."""
    dokumen = open_docx(berkas.read_bytes())
    dokumen.add_paragraph("Disunting oleh Budi")
    dokumen.save(str(berkas))
    return berkas.read_bytes()


def test_second_run_makes_nothing(cli: Cli, keluaran: Path) -> None:
    """The same command again leaves every file as it is, the manifest too."""
    cli(*PERINTAH)
    dulu = content(keluaran)
    assert sorted(dulu) == [SATU, DUA, "manifest.csv", "manifest.json"]
    os.utime(keluaran / SATU, (1, 1))
    hasil = cli(*PERINTAH)
    assert hasil.out.startswith("✓ keluaran: 2 kantor (asli): 2 tidak berubah\n")
    assert content(keluaran) == dulu
    assert (keluaran / SATU).stat().st_mtime == 1


def test_manifest(cli: Cli, keluaran: Path) -> None:
    """The manifest names office, form, file, hash, findings and version of every result."""
    cli(*PERINTAH[:-1])
    isi = json.loads((keluaran / "manifest.json").read_text(encoding="utf-8"))
    satu = isi["berkas"][0]
    assert (satu["kode"], satu["nama"], satu["bentuk"], satu["berkas"]) == (
        "3305",
        "KPU Kabupaten Kebumen",
        "asli",
        SATU,
    )
    assert satu["sha256"] == sha256((keluaran / SATU).read_bytes()).hexdigest()
    assert (satu["status"], satu["galat"], satu["versi"]) == ("jadi", 0, isi["versi"])
    assert isinstance(satu["peringatan"], int)


def test_two_forms_under_a_long_name(cli: Cli, keluaran: Path) -> None:
    """Each form of an office has a file of its own, however long the name that is asked for."""
    panjang = "{kode}_Keputusan tentang " + "Rencana Aksi Pembangunan Zona Integritas " * 5
    perintah = (*PERINTAH, "--bentuk", "salinan", "--nama-berkas", panjang)
    assert "4 dibuat" in cli(*perintah).out
    assert len(results(keluaran.parent)) == 4
    assert "4 tidak berubah" in cli(*perintah).out


def test_data_of_the_office_with_a_blank(cli: Cli, keluaran: Path, tmp_path: Path) -> None:
    """A change in the office's own data is noticed, though the plan names their folder with a blank too many."""
    (tmp_path / "milik").mkdir()
    kata = tmp_path / "milik" / "kata.txt"
    kata.write_text("zonasi\n", encoding="utf-8")
    (tmp_path / "plan.yaml").write_text(POLA + 'data: "milik "\n', encoding="utf-8")
    cli(*PERINTAH)
    kata.write_text("zonasi\nlaksana\n", encoding="utf-8")
    assert "2 dibuat" in cli(*PERINTAH).out
    assert keluaran.is_dir()


def test_results_of_another_pattern(cli: Cli, keluaran: Path, tmp_path: Path) -> None:
    """A second pattern does not replace what the first one made under the same names, unless told to."""
    perintah = (*PERINTAH, "--nama-berkas", "{kode}.docx")
    cli(*perintah)
    dulu = content(keluaran)
    (tmp_path / "lain.yaml").write_text(POLA.replace("Uji Naskah", "Uji Lain"), encoding="utf-8")
    lain = (perintah[0], "lain.yaml", *perintah[2:])
    hasil = cli(*lain)
    assert (hasil.kode, hasil.out.splitlines()[0]) == (1, "! keluaran: 2 kantor (asli): 2 gagal")
    assert "di situ sudah ada hasil dari plan.yaml; pilih" in hasil.err
    assert content(keluaran) == dulu
    assert "2 dibuat" in cli(*lain, "--timpa").out


def test_archive_of_some_offices(cli: Cli, keluaran: Path, tmp_path: Path) -> None:
    """A run for one office packs all of its province again, and leaves the archives of others where they are."""
    table(tmp_path, ACEH, KEBUMEN, SEMARANG)
    cli(*PERINTAH, "--arsip")
    dulu = content(keluaran)
    assert "2 tidak berubah" in cli(*PERINTAH, "--arsip", "--satker", "3305,3374").out
    assert "1 tidak berubah" in cli(*PERINTAH, "--arsip", "--satker", "3305").out
    assert content(keluaran) == dulu


@pytest.mark.libreoffice
def test_both_kinds_of_pdf(cli: Cli, keluaran: Path) -> None:
    """A PDF/A of the same document is not out of date when the next run makes none."""
    cli(*PERINTAH, "--pdfa")
    hasil = cli(*PERINTAH)
    assert "tidak lagi cocok" not in hasil.err
    assert len(list(keluaran.glob("*.pdf"))) == 2
    assert '.pdf"' in (keluaran / "manifest.json").read_text(encoding="utf-8")


@pytest.mark.libreoffice
def test_replaced_font_is_told_again(cli: Cli, keluaran: Path) -> None:
    """What should be looked at in a result is said by every run, not only by the one that made it."""
    pesan = [satu for satu in cli(*PERINTAH, "--pdf").err.splitlines() if "diganti" in satu]
    assert [satu for satu in cli(*PERINTAH, "--pdf").err.splitlines() if "diganti" in satu] == pesan
    assert keluaran.is_dir()


def test_only_the_changed_office_is_made(cli: Cli, keluaran: Path, tmp_path: Path) -> None:
    """A new name in one row makes the decree of that office anew, and no other."""
    cli(*PERINTAH)
    table(tmp_path, [*KEBUMEN[:4], "Sri Lestari", *KEBUMEN[5:]], SEMARANG)
    assert "1 dibuat, 1 tidak berubah" in cli(*PERINTAH).out
    assert "SRI LESTARI" in text_of((keluaran / SATU).read_bytes())


def test_changed_emblem(cli: Cli, tmp_path: Path) -> None:
    """A file beside the plan is read again in every run, within one process too."""
    (tmp_path / "plan.yaml").write_text(f"{POLA}lambang: lambang.png\n", encoding="utf-8")
    for lebar in (2, 3):
        (tmp_path / "lambang.png").write_bytes(png(lebar))
        assert "2 dibuat" in cli(*PERINTAH).out
    assert "2 tidak berubah" in cli(*PERINTAH).out


def test_edited_file_stays(cli: Cli, keluaran: Path, tmp_path: Path) -> None:
    """What a person has edited is left, even when the table changed; it is named, and the exit code says so."""
    cli(*PERINTAH)
    disunting = edit(keluaran / SATU)
    table(tmp_path, [*KEBUMEN[:4], "Sri Lestari", *KEBUMEN[5:]], SEMARANG)
    hasil = cli(*PERINTAH)
    assert hasil.kode == 1
    assert "1 berkas disunting sesudah dibuat dan dibiarkan" in hasil.err
    assert SATU in hasil.err
    assert (keluaran / SATU).read_bytes() == disunting


def test_edited_file_becomes_a_backup(cli: Cli, keluaran: Path) -> None:
    """With --timpa the edited file is kept beside the new one."""
    cli(*PERINTAH)
    dulu, disunting = (keluaran / SATU).read_bytes(), edit(keluaran / SATU)
    hasil = cli(*PERINTAH, "--timpa")
    assert hasil.kode == 0
    assert (keluaran / SATU).read_bytes() == dulu
    (cadangan,) = keluaran.glob("*.cadangan-*.docx")
    assert cadangan.read_bytes() == disunting


def test_renamed_result_leaves_an_old_file(cli: Cli, keluaran: Path, tmp_path: Path) -> None:
    """After a new number the file of the old one is named, and no longer in the manifest."""
    cli(*PERINTAH)
    table(tmp_path, [*KEBUMEN[:2], "8", *KEBUMEN[3:]], SEMARANG)
    hasil = cli(*PERINTAH)
    assert "1 berkas dari pembuatan terdahulu" in hasil.err
    assert SATU in results(tmp_path)
    assert SATU not in (keluaran / "manifest.csv").read_text(encoding="utf-8-sig")


def test_offices_of_another_run_stay_in_the_manifest(cli: Cli, keluaran: Path) -> None:
    """Two runs for different offices into one folder share its manifest."""
    cli(*PERINTAH, "--satker", "3305")
    cli(*PERINTAH, "--satker", "3374")
    sendiri = content(keluaran)
    for satu in keluaran.iterdir():
        satu.unlink()
    cli(*PERINTAH)
    assert content(keluaran) == sendiri


def test_archives(cli: Cli, keluaran: Path, tmp_path: Path) -> None:
    """--arsip packs one zip for each province, the same bytes each time."""
    aceh = ["1171", "", "3", *KEBUMEN[3:]]
    table(tmp_path, KEBUMEN, SEMARANG, aceh)
    hasil = cli(*PERINTAH, "--arsip")
    assert "2 arsip: Arsip_11_Aceh.zip … Arsip_33_Jawa-Tengah.zip" in hasil.out
    dulu = content(keluaran)
    with ZipFile(keluaran / "Arsip_33_Jawa-Tengah.zip") as arsip:
        assert arsip.namelist() == [SATU, DUA]
        assert arsip.read(SATU) == dulu[SATU]
    (keluaran / "Arsip_11_Aceh.zip").unlink()
    cli(*PERINTAH, "--arsip")
    assert content(keluaran) == dulu


def test_offices_with_words_of_their_own(cli: Cli, keluaran: Path, tmp_path: Path) -> None:
    """A file of an office replaces and adds; deviasi.csv lists what differs, the diktum of effect stays the last."""
    kantor = tmp_path / "kantor"
    kantor.mkdir()
    (kantor / "3305.yaml").write_text(
        "penutup:\n  tempat: Gombong\ntambah:\n  mengingat: [pkpu-14-2020]\n  diktum:\n    - Diktum milik Kebumen\n",
        encoding="utf-8",
    )
    (kantor / "kota.yaml").write_text("redaksi:\n  berlaku: Berlaku segera di kota.\n", encoding="utf-8")
    hasil = cli(*PERINTAH, "--kantor", "kantor")
    assert hasil.kode == 0
    kebumen, semarang = (text_of((keluaran / nama).read_bytes()) for nama in (SATU, DUA))
    assert "Gombong" in kebumen
    assert kebumen.index("Diktum milik Kebumen") < kebumen.index("mulai berlaku")
    assert ("Nomor 14 Tahun 2020" in kebumen, "Nomor 14 Tahun 2020" in semarang) == (True, False)
    assert "Berlaku segera di kota." in semarang
    baris = (keluaran / "deviasi.csv").read_text(encoding="utf-8-sig").splitlines()
    assert "3305;KPU Kabupaten Kebumen;3305.yaml;penutup.tempat;(tidak ada);Gombong" in baris
    assert "3305;KPU Kabupaten Kebumen;3305.yaml;mengingat;(ditambahkan);pkpu-14-2020" in baris
    assert "3374;KPU Kota Semarang;kota.yaml;redaksi.berlaku;(tidak ada);Berlaku segera di kota." in baris


def test_office_with_a_folder_of_its_own(cli: Cli, keluaran: Path, tmp_path: Path) -> None:
    """The file may stand in a folder named after the office, and name a workbook that lies beside it."""
    folder = tmp_path / "kantor" / "3305"
    folder.mkdir(parents=True)
    (folder / "tabel.csv").write_text("NO;URAIAN\n1;Pemeriksaan gudang\n", encoding="utf-8")
    lampiran = (
        "lampiran:\n  - jenis: tabel\n    judul: Daftar Gudang\n    kolom: [{judul: NO, penomoran: angka}, URAIAN]\n"
    )
    (folder / "plan.yaml").write_text(f"{lampiran}    sumber: tabel.csv\n", encoding="utf-8")
    assert cli(*PERINTAH, "--kantor", "kantor").kode == 0
    kebumen, semarang = (text_of((keluaran / nama).read_bytes()) for nama in (SATU, DUA))
    assert ("Pemeriksaan gudang" in kebumen, "Pemeriksaan gudang" in semarang) == (True, False)
    assert "3305/plan.yaml;lampiran" in (keluaran / "deviasi.csv").read_text(encoding="utf-8-sig")


def test_table_that_has_no_place_for_what_is_missing(cli: Cli, tmp_path: Path) -> None:
    """What no column gives, and an office without a row, are told as what the table lacks."""
    table(tmp_path, KEBUMEN[:4], kepala=["kode", "nama kantor", "nomor", "tanggal"])
    hasil = cli(*PERINTAH, "--satker", "3305,3306")
    assert hasil.kode == 1
    assert "→ tambahkan kolomnya dalam kantor.csv" in hasil.err
    assert "→ kantor ini tidak ada dalam tabel; tambahkan barisnya dalam kantor.csv" in hasil.err


@pytest.mark.parametrize(
    ("nama", "isi", "pesan"),
    [
        ("3395.yaml", "nomor: 1\n", "3395.yaml bukan bernama kode satker"),
        ("3305.yaml", "penutp:\n  tempat: x\n", "kantor/3305.yaml:2:11"),
        ("3305.yaml", "lampiran.tim.judul: x\n", "3305.yaml"),
        ("3305.yaml", "tambah: uu-7-2017\n", "tambah harus berisi jalur dan butir-butirnya"),
        ("3305.yaml", "nomor: 1\ntambah:\n  mengingt: [uu-7-2017]\n", "kantor/3305.yaml:3:13"),
        ("3305.yaml", "tambah:\n  penutup.tempt: x\n", "kantor/3305.yaml:2:18"),
        ("kota.yaml", "tambah:\n  diktum:\n    - isi: x\n      idd: y\n", "kantor/kota.yaml:4:12"),
        ("3305.yaml", "tambah:\n  mengingat:\n    - pkpu-14-2020\n    - uu-7-20177\n", "kantor/3305.yaml:4:7"),
        ("3305.yaml", "tambah:\n  menimbang: bahwa {{ satker.wilyah }} ada\n", "kantor/3305.yaml:2:14"),
    ],
)
def test_wrong_words_of_an_office(cli: Cli, tmp_path: Path, nama: str, isi: str, pesan: str) -> None:
    """A mistake in the file of an office is told with that file and line."""
    (tmp_path / "kantor").mkdir()
    (tmp_path / "kantor" / nama).write_text(isi, encoding="utf-8")
    hasil = cli(*PERINTAH, "--kantor", "kantor")
    assert hasil.kode == 1
    assert pesan in hasil.err.replace(os.sep, "/")


@pytest.mark.libreoffice
def test_pdf(cli: Cli, keluaran: Path) -> None:
    """--pdf makes the PDF too, with its pages in the manifest; a second run makes none, a lost one comes back."""
    hasil = cli(*PERINTAH, "--pdf")
    assert hasil.out.startswith("✓ keluaran: 2 kantor (asli): 4 dibuat\n")
    isi = json.loads((keluaran / "manifest.json").read_text(encoding="utf-8"))
    pdf = next(satu for satu in isi["berkas"] if satu["berkas"].endswith(".pdf"))
    assert pdf["halaman"] == len(PdfReader(keluaran / pdf["berkas"]).pages)
    (keluaran / pdf["berkas"]).unlink()
    assert "1 dibuat, 3 tidak berubah" in cli(*PERINTAH, "--pdf").out


def test_files_are_sealed(cli: Cli, keluaran: Path) -> None:
    """Every document tells that it is as it was made."""
    cli(*PERINTAH)
    assert {state((keluaran / nama).read_bytes()) for nama in (SATU, DUA)} == {Keadaan.UTUH}
