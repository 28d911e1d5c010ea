"""zi-docs batch into a folder in which something is damaged, held by another, or written by another hand."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.test_batch import results
from tests.test_batch_lanjut import DUA, PERINTAH, SATU, content, edit, keluaran
from tests.test_cli import Cli, cli
from zi_docs.batch.kunci import NAMA, locked
from zi_docs.errors import OutputError

__all__ = ["cli", "keluaran"]


@pytest.mark.parametrize(
    "rusak",
    [
        lambda _: b"",
        lambda isi: isi[:700],
        lambda isi: bytes(len(isi)),
        lambda isi: isi[:900] + b"????" + isi[904:],
    ],
    ids=["kosong", "terpotong", "nol", "bita"],
)
def test_damaged_and_missing_files_come_back(cli: Cli, keluaran: Path, rusak: Callable[[bytes], bytes]) -> None:
    """A file that nobody can open any more, and one that is gone, are made again, byte for byte."""
    cli(*PERINTAH)
    dulu = content(keluaran)
    (keluaran / SATU).write_bytes(rusak(dulu[SATU]))
    (keluaran / DUA).unlink()
    hasil = cli(*PERINTAH)
    assert (hasil.kode, hasil.out.splitlines()[0]) == (0, "✓ keluaran: 2 kantor (asli): 2 dibuat")
    assert content(keluaran) == dulu


def test_damaged_work_of_a_person_is_kept(cli: Cli, keluaran: Path) -> None:
    """A document that another program saved, and in which something is damaged, is made again beside a copy of it."""
    cli(*PERINTAH)
    dulu = content(keluaran)
    isi = bytearray(edit(keluaran / SATU))
    isi[900:904] = b"????"
    (keluaran / SATU).write_bytes(isi)
    hasil = cli(*PERINTAH)
    assert (hasil.kode, hasil.out.splitlines()[0]) == (0, "✓ keluaran: 2 kantor (asli): 1 dibuat, 1 tidak berubah")
    assert (keluaran / SATU).read_bytes() == dulu[SATU]
    (cadangan,) = keluaran.glob("*cadangan*.docx")
    assert cadangan.read_bytes() == bytes(isi)
    assert cadangan.name in hasil.err


def test_document_that_python_cannot_inflate(cli: Cli, keluaran: Path) -> None:
    """A document deflated in a way that Word alone knows is the work of a person, and stays."""
    cli(*PERINTAH)
    isi = bytearray(edit(keluaran / SATU))
    for tanda, letak in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        di = isi.index(tanda) + letak
        isi[di : di + 2] = (9).to_bytes(2, "little")  # Deflate64
    (keluaran / SATU).write_bytes(isi)
    assert "1 disunting" in cli(*PERINTAH).out
    assert (keluaran / SATU).read_bytes() == bytes(isi)


def test_locked_folder(cli: Cli, keluaran: Path) -> None:
    """While another batch writes into the folder, this one says so and touches nothing."""
    with locked(keluaran):
        hasil = cli(*PERINTAH)
    assert hasil.kode == 1
    assert "batch lain sedang menulis ke keluaran (proses " in hasil.err
    assert content(keluaran) == {}


def test_lock_of_a_dead_process(cli: Cli, keluaran: Path) -> None:
    """A lock that nobody holds any more is taken over."""
    keluaran.mkdir()
    (keluaran / NAMA).write_text("proses 1\n", encoding="utf-8")
    assert cli(*PERINTAH).kode == 0
    assert NAMA not in content(keluaran)


@pytest.mark.skipif(os.name == "nt", reason="Windows deletes no file that is open")
def test_lock_is_held_until_its_file_is_gone(keluaran: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody can take the lock between its release and the deletion of its file."""
    hapus, ditolak = Path.unlink, []

    def unlink(path: Path) -> None:
        monkeypatch.undo()
        with pytest.raises(OutputError) as galat, locked(keluaran):
            pass
        ditolak.append(str(galat.value))
        hapus(path)

    with locked(keluaran):
        monkeypatch.setattr(Path, "unlink", unlink)
    assert ["batch lain sedang menulis" in satu for satu in ditolak] == [True]
    with locked(keluaran):
        assert NAMA in content(keluaran)


@pytest.mark.parametrize("isi", [b"{}", b"[]", b'{"jenis": "zi-docs ba', b"\xff", b"[" * 100_000])
def test_foreign_manifest(cli: Cli, keluaran: Path, isi: bytes) -> None:
    """A manifest.json of somebody else, or of which a part is lost, is not overwritten."""
    keluaran.mkdir()
    (keluaran / "manifest.json").write_bytes(isi)
    hasil = cli(*PERINTAH)
    assert hasil.kode == 1
    assert "bukan manifes dari zi-docs batch" in hasil.err
    assert content(keluaran) == {"manifest.json": isi}


@pytest.mark.parametrize("isi", [b"", bytes(700)], ids=["kosong", "nol"])
def test_empty_manifest(cli: Cli, keluaran: Path, isi: bytes) -> None:
    """A manifest of which a loss of power has left nothing is made anew; results that nobody edited stay results."""
    cli(*PERINTAH)
    dulu = content(keluaran)
    (keluaran / "manifest.json").write_bytes(isi)
    assert cli(*PERINTAH).kode == 0
    assert content(keluaran) == dulu


@pytest.mark.parametrize(
    ("nama", "nilai"),
    [
        *(("kode", 3305), ("halaman", "2"), ("berkas", ["a"]), ("sha256", None), ("plan", {}), ("asing", "")),
        *(("nama", "\ud83d"), ("keterangan", "\udcff"), ("keterangan", [7])),
    ],
)
def test_damaged_line_of_the_manifest(cli: Cli, keluaran: Path, nama: str, nilai: object) -> None:
    """What the manifest cannot have said of a result counts for nothing: it is made again, and all ends as it was."""
    cli(*PERINTAH)
    dulu = content(keluaran)
    isi = json.loads(dulu["manifest.json"])
    isi["berkas"][0][nama] = nilai
    (keluaran / "manifest.json").write_text(json.dumps(isi), encoding="utf-8")
    hasil = cli(*PERINTAH)
    assert (hasil.kode, hasil.out.splitlines()[0]) == (0, "✓ keluaran: 2 kantor (asli): 1 dibuat, 1 tidak berubah")
    assert content(keluaran) == dulu


@pytest.mark.parametrize("nama", ["../rahasia.txt", "{folder}/rahasia.txt", "..\\rahasia.txt", "sub/rahasia.txt"])
def test_manifest_that_points_elsewhere(cli: Cli, keluaran: Path, tmp_path: Path, nama: str) -> None:
    """A manifest that somebody else has written brings no other file into the archive, and none comes to harm."""
    cli(*PERINTAH, "--arsip")
    dulu = content(keluaran)
    rahasia = [tmp_path / "rahasia.txt", keluaran / "sub" / "rahasia.txt", keluaran / "..\\rahasia.txt"]
    (keluaran / "sub").mkdir()
    for satu in rahasia[: 2 if os.name == "nt" else 3]:
        satu.write_text("rahasia", encoding="utf-8")
    isi = json.loads(dulu["manifest.json"])
    isi["berkas"].append({**isi["berkas"][0], "berkas": nama.format(folder=tmp_path)})
    (keluaran / "manifest.json").write_text(json.dumps(isi), encoding="utf-8")
    hasil = cli(*PERINTAH, "--arsip")
    assert (hasil.kode, "rahasia" in hasil.err) == (0, False)
    assert {nama: (keluaran / nama).read_bytes() for nama in dulu} == dulu
    assert {satu.read_text(encoding="utf-8") for satu in rahasia if satu.exists()} == {"rahasia"}


def test_lists_hold_no_formula(cli: Cli, keluaran: Path, tmp_path: Path) -> None:
    """What Excel would take for a formula is shown as text; file and manifest.json keep the name as it is."""
    (tmp_path / "kantor").mkdir()
    overlay = "tentang: '=HYPERLINK(\"http://contoh\")'\npenutup: {tempat: ' @Gombong'}\n"
    (tmp_path / "kantor" / "3305.yaml").write_text(overlay, encoding="utf-8")
    perintah = (*PERINTAH, "--kantor", "kantor", "--satker", "3305", "--nama-berkas", "=1+1_{kode}")
    assert cli(*perintah).kode == 0
    manifes, deviasi = ((keluaran / nama).read_text(encoding="utf-8-sig") for nama in ("manifest.csv", "deviasi.csv"))
    assert ";'=1+1_3305.docx;" in manifes
    assert ("\"'=HYPERLINK(" in deviasi, ";' @Gombong" in deviasi) == (True, True)
    assert (
        json.loads((keluaran / "manifest.json").read_text(encoding="utf-8"))["berkas"][0]["berkas"]
        == results(tmp_path)[0]
    )
    assert "1 tidak berubah" in cli(*perintah).out
