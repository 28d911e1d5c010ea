"""zi-docs batch and its lists for people: what stands in them, and what a person wrote in their place."""

import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.test_batch import ACEH, KEBUMEN, SEMARANG, results, table
from tests.test_batch_lanjut import DUA, PERINTAH, SATU, content, keluaran
from tests.test_cli import Cli, cli

__all__ = ["cli", "keluaran"]

BERKANTOR = (*PERINTAH, "--kantor", "kantor")


@pytest.fixture(autouse=True)
def kantor(tmp_path: Path) -> None:
    """What one office words otherwise."""
    (tmp_path / "kantor").mkdir()
    (tmp_path / "kantor" / "3305.yaml").write_text("penutup: {tempat: Gombong}\n", encoding="utf-8")


def backups(folder: Path) -> dict[str, bytes]:
    """The copies that were kept, by the name of what they are copies of."""
    return {satu.name.split(".")[0]: satu.read_bytes() for satu in folder.glob("*.cadangan-*")}


def test_list_of_another_hand(cli: Cli, keluaran: Path) -> None:
    """A list that a person put where ours go is kept under another name, which is told."""
    keluaran.mkdir()
    for nama in ("manifest.csv", "deviasi.csv"):
        (keluaran / nama).write_text(f"milik Budi: {nama}", encoding="utf-8")
    hasil = cli(*BERKANTOR)
    assert (hasil.kode, "2 berkas yang lama disimpan dengan nama lain" in hasil.err) == (0, True)
    assert backups(keluaran) == {"manifest": b"milik Budi: manifest.csv", "deviasi": b"milik Budi: deviasi.csv"}
    dulu = content(keluaran)
    assert "cadangan" not in cli(*BERKANTOR).err
    assert content(keluaran) == dulu


def test_list_in_which_a_person_wrote(cli: Cli, keluaran: Path) -> None:
    """What a person adds to our list is kept, too, and the list itself is written as it should be."""
    cli(*BERKANTOR)
    dulu = content(keluaran)
    (keluaran / "manifest.csv").write_bytes(dulu["manifest.csv"] + b"sudah ditelepon\r\n")
    assert "manifest.cadangan-" in cli(*BERKANTOR).err
    assert backups(keluaran) == {"manifest": dulu["manifest.csv"] + b"sudah ditelepon\r\n"}
    assert {nama: (keluaran / nama).read_bytes() for nama in dulu} == dulu


def test_own_lists_are_replaced(cli: Cli, keluaran: Path, tmp_path: Path) -> None:
    """A list that nobody touched since an earlier run wrote it makes room for the new one, without a copy."""
    cli(*BERKANTOR)
    (tmp_path / "kantor" / "3374.yaml").write_text("penutup: {tempat: Ungaran}\n", encoding="utf-8")
    cli(*PERINTAH)
    cli(*BERKANTOR)
    assert "Ungaran" in (keluaran / "deviasi.csv").read_text(encoding="utf-8-sig")
    assert not backups(keluaran)


def test_lists_after_a_foreign_mark(cli: Cli, keluaran: Path) -> None:
    """Whatever a manifest states of the lists, the next run ends well and keeps what it does not know."""
    cli(*BERKANTOR)
    isi = json.loads((keluaran / "manifest.json").read_text(encoding="utf-8"))
    asing: list[object] = [[], {"manifest.csv": 7}, {"\ud83d": "\ud83d"}]
    for daftar in asing:
        (keluaran / "manifest.json").write_text(json.dumps({**isi, "daftar": daftar}), encoding="utf-8")
        assert cli(*BERKANTOR).kode == 0


def listed(folder: Path) -> list[str]:
    """The offices in the manifest."""
    isi = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return [satu["kode"] for satu in isi["berkas"]]


def test_office_that_left_the_table(cli: Cli, keluaran: Path, tmp_path: Path) -> None:
    """An office whose row is gone leaves manifest and archive too; its file stays and is named, once."""
    cli(*PERINTAH, "--arsip")
    table(tmp_path, KEBUMEN)
    hasil = cli(*PERINTAH, "--arsip")
    assert hasil.kode == 0
    assert f"1 berkas milik kantor yang tidak ada lagi dalam tabel; hapus bila tidak perlu:\n    {DUA}" in hasil.err
    assert (listed(keluaran), results(tmp_path)) == (["3305"], [SATU, DUA])
    with ZipFile(keluaran / "Arsip_33_Jawa-Tengah.zip") as arsip:
        assert arsip.namelist() == [SATU]
    assert "tidak ada lagi" not in cli(*PERINTAH, "--arsip").err
    table(tmp_path, KEBUMEN, SEMARANG)
    assert cli(*PERINTAH, "--arsip").kode == 0
    assert listed(keluaran) == ["3305", "3374"]


def test_province_that_left_the_table(cli: Cli, keluaran: Path, tmp_path: Path) -> None:
    """The archive of a province without any office is no longer one of the batch."""
    table(tmp_path, ACEH, KEBUMEN)
    cli(*PERINTAH, "--arsip")
    table(tmp_path, KEBUMEN)
    cli(*PERINTAH, "--arsip")
    isi = json.loads((keluaran / "manifest.json").read_text(encoding="utf-8"))
    assert [satu["berkas"] for satu in isi["arsip"]] == ["Arsip_33_Jawa-Tengah.zip"]


def test_offices_that_stay_in_the_manifest(cli: Cli, keluaran: Path, tmp_path: Path) -> None:
    """Neither a run for some offices, nor another table or none, takes those out that their own table still holds."""
    cli(*PERINTAH)
    assert cli(*PERINTAH, "--satker", "3305").kode == 0
    (tmp_path / "lain").mkdir()
    table(tmp_path / "lain", ACEH)
    assert cli(*PERINTAH[:3], "lain/kantor.csv", *PERINTAH[4:]).kode == 0
    assert cli(*PERINTAH[:2], "--satker", "3306", "--bentuk", "rancangan", "--tanpa-periksa").kode == 0
    table(tmp_path, KEBUMEN, ["3374", "Kota Salatiga", *SEMARANG[2:]])
    assert "1 kantor dilewati" in cli(*PERINTAH, "--lanjut").out
    assert listed(keluaran) == ["11", "3305", "3306", "3374", "3374"]  # as skipped now, and what was made before


def test_notices_stay_apart(cli: Cli, keluaran: Path) -> None:
    """Notices of a result are told one by one by the next run, whatever signs they hold; so is the text of old."""
    cli(*PERINTAH)
    isi = json.loads((keluaran / "manifest.json").read_text(encoding="utf-8"))
    isi["berkas"][0]["keterangan"], isi["berkas"][1]["keterangan"] = ["huruf A; B diganti C", "lain"], "dari dulu"
    (keluaran / "manifest.json").write_text(json.dumps(isi), encoding="utf-8")
    galat = cli(*PERINTAH).err
    assert all(f"perhatian: {satu} (1 berkas)" in galat for satu in ("huruf A; B diganti C", "lain", "dari dulu"))
    kini = json.loads((keluaran / "manifest.json").read_text(encoding="utf-8"))["berkas"]
    assert [satu["keterangan"] for satu in kini] == [["huruf A; B diganti C", "lain"], ["dari dulu"]]
    assert '"huruf A; B diganti C | lain"' in (keluaran / "manifest.csv").read_text(encoding="utf-8-sig")
