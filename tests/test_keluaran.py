"""Files appear whole or not at all, and nothing that a person has edited is lost."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from errno import EACCES
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.dokumen import make_docx, make_plan, open_docx
from zi_docs import Bentuk, OutputError, render
from zi_docs.keluaran import clear_remains, safe_name, write_all
from zi_docs.pipeline import save_all

posix = pytest.mark.skipif(os.name == "nt", reason="limits, users and signals of POSIX")

CHILD = """
import os, resource, signal, sys
from pathlib import Path
from tests.dokumen import make_docx
from zi_docs import OutputError
from zi_docs.keluaran import write_all
folder, how = Path(sys.argv[1]), sys.argv[2]
contents = [make_docx(nomor=nomor) for nomor in ("7", "8")]
files = [folder / "satu.docx", folder / "dua.docx"]
if how == "full":
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(contents[0]) + 64, len(contents[0]) + 64))
    contents = [contents[0], contents[1] + bytes(4096)]
if how == "forbidden" and os.geteuid() == 0:
    os.seteuid(65534)
print("ready", flush=True)
while True:
    try:
        write_all(zip(files, contents))
    except OutputError as galat:
        print(galat)
        break
    if how != "forever":
        break
    contents.reverse()
"""


def edited(isi: bytes) -> bytes:
    """The document with a paragraph more, as Word would save it."""
    document = open_docx(isi)
    document.add_paragraph("Disunting oleh Budi")
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def names(folder: Path) -> list[str]:
    """What is in a folder, hidden files too."""
    return sorted(path.name for path in folder.iterdir())


def run_child(folder: Path, how: str) -> str:
    """What the child says after `ready`."""
    command = [sys.executable, "-c", CHILD, str(folder), how]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout.removeprefix("ready\n")


def test_files_are_written_with_their_folder(tmp_path: Path) -> None:
    """A folder that is not there is made; the files hold their bytes and nothing else is left."""
    folder = tmp_path / "a" / "b"
    hasil = write_all([(folder / "satu.docx", b"1"), (folder / "dua.docx", b"2")])
    assert [(h.berkas.name, h.berubah, h.cadangan) for h in hasil] == [
        ("satu.docx", True, None),
        ("dua.docx", True, None),
    ]
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {"satu.docx": b"1", "dua.docx": b"2"}


@posix
def test_files_have_the_usual_rights(tmp_path: Path) -> None:
    """Others may read a result as the umask says; it is no private temporary file."""
    before = os.umask(0o027)
    try:
        write_all([(tmp_path / "satu.docx", b"1")])
    finally:
        os.umask(before)
    assert (tmp_path / "satu.docx").stat().st_mode & 0o777 == 0o640


def test_same_bytes_are_left_alone(tmp_path: Path) -> None:
    """A file that would not change is not touched and is reported as unchanged."""
    berkas = tmp_path / "satu.docx"
    isi = make_docx()
    write_all([(berkas, isi)])
    os.utime(berkas, (1, 1))
    assert [h.berubah for h in write_all([(berkas, isi)])] == [False]
    assert berkas.stat().st_mtime == 1


def test_intact_document_is_replaced(tmp_path: Path) -> None:
    """A document that nobody has edited gives way to the new one without a backup."""
    berkas = tmp_path / "satu.docx"
    write_all([(berkas, make_docx(nomor="7"))])
    (hasil,) = write_all([(berkas, make_docx(nomor="8"))])
    assert (hasil.berubah, hasil.cadangan) == (True, None)
    assert berkas.read_bytes() == make_docx(nomor="8")
    assert names(tmp_path) == ["satu.docx"]


@pytest.mark.parametrize(
    ("nama", "isi"),
    [
        ("satu.docx", edited(make_docx())),
        ("satu.docx", b"catatan orang lain"),
        ("satu.docx", b""),
        ("satu.pdf", b"%PDF-1.7 pindaian yang sudah ditandatangani"),
        ("satu.PDF", b""),
    ],
    ids=["edited", "foreign", "empty", "pdf", "empty pdf"],
)
def test_edited_file_is_not_overwritten(nama: str, isi: bytes, tmp_path: Path) -> None:
    """It stays byte for byte, the error names it and the way out, and its neighbours are not written either."""
    berkas = tmp_path / nama
    berkas.write_bytes(isi)
    with pytest.raises(OutputError, match="--timpa") as galat:
        write_all([(tmp_path / "baru.docx", b"baru"), (berkas, make_docx())])
    assert str(berkas) in str(galat.value)
    assert berkas.read_bytes() == isi
    assert names(tmp_path) == [nama]


def test_timpa_keeps_what_was_edited(tmp_path: Path) -> None:
    """With `timpa` the edited file is kept under a name that tells what it is; twice gives two backups."""
    berkas = tmp_path / "satu.docx"
    new = make_docx()
    kept = []
    for text in (b"suntingan pertama", b"suntingan kedua"):
        berkas.write_bytes(text)
        (hasil,) = write_all([(berkas, new)], timpa=True)
        assert hasil.cadangan is not None
        kept.append(hasil.cadangan)
        assert hasil.cadangan.read_bytes() == text
        assert berkas.read_bytes() == new
    assert len(set(kept)) == 2
    assert all(path.name.startswith("satu.cadangan-") and path.suffix == ".docx" for path in kept)
    assert names(tmp_path) == sorted(["satu.docx", *(path.name for path in kept)])


def test_timpa_makes_no_backup_of_what_is_intact(tmp_path: Path) -> None:
    """`timpa` over a document that nobody edited needs no backup."""
    berkas = tmp_path / "satu.docx"
    write_all([(berkas, make_docx(nomor="7"))])
    (hasil,) = write_all([(berkas, make_docx(nomor="8"))], timpa=True)
    assert hasil.cadangan is None
    assert names(tmp_path) == ["satu.docx"]


@pytest.mark.parametrize("second", ["satu.docx", "SATU.docx", "x/../satu.docx"])
def test_two_results_of_one_name_are_refused(second: str, tmp_path: Path) -> None:
    """Two results for one file, also on a disk that ignores case, are an error before anything is written."""
    with pytest.raises(OutputError, match="dua hasil bernama sama"):
        write_all([(tmp_path / "satu.docx", b"1"), (tmp_path / second, b"2")])
    assert names(tmp_path) == []


def test_two_plans_for_one_file_are_refused(tmp_path: Path) -> None:
    """Two plans of one office, number and year do not overwrite each other."""
    dokumen = [render(make_plan(tentang=tentang), Bentuk.ASLI) for tentang in ("Satu", "Dua")]
    with pytest.raises(OutputError, match="nama_berkas"):
        save_all(dokumen, tmp_path)
    assert names(tmp_path) == []


def test_folder_that_is_a_file_is_an_error(tmp_path: Path) -> None:
    """Nothing can be written below a file; the error says where."""
    (tmp_path / "hasil").write_bytes(b"berkas")
    with pytest.raises(OutputError, match=r"tidak dapat ditulis.*tidak ada berkas yang ditulis"):
        write_all([(tmp_path / "baik" / "satu.docx", b"1"), (tmp_path / "hasil" / "dua.docx", b"2")])
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [tmp_path / "hasil"]


def test_folder_in_the_place_of_a_file_is_not_lost(tmp_path: Path) -> None:
    """A folder that has the name of the result stays, with what is in it."""
    (tmp_path / "satu.docx").mkdir()
    (tmp_path / "satu.docx" / "isi.txt").write_bytes(b"isi")
    with pytest.raises(OutputError):
        write_all([(tmp_path / "satu.docx", b"1")])
    assert (tmp_path / "satu.docx" / "isi.txt").read_bytes() == b"isi"


@posix
def test_full_disk_leaves_nothing(tmp_path: Path) -> None:
    """When the second file does not fit, the first is not there either, nor any rest."""
    said = run_child(tmp_path, "full")
    assert "dua.docx tidak dapat ditulis" in said
    assert names(tmp_path) == []


@posix
def test_full_disk_leaves_what_was_there(tmp_path: Path) -> None:
    """The old files stay whole when the new ones do not fit."""
    old = make_docx(nomor="6")
    write_all([(tmp_path / "satu.docx", old), (tmp_path / "dua.docx", old + b"")])
    assert "tidak dapat ditulis" in run_child(tmp_path, "full")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"satu.docx": old, "dua.docx": old}


@posix
@pytest.mark.parametrize("rights", [0o555, 0o000], ids=["read only", "closed"])
def test_folder_without_permission_is_an_error(rights: int) -> None:
    """A folder that may not be written, or not even be looked into, says so in words."""
    with TemporaryDirectory() as room:  # the folders that pytest makes are closed to other users
        Path(room).chmod(0o755)
        folder = Path(room) / "hasil"
        folder.mkdir()
        (folder / "lama.docx").write_bytes(b"lama")
        folder.chmod(rights)
        try:
            assert "tidak ada izin" in run_child(folder, "forbidden")
        finally:
            folder.chmod(0o755)
        assert names(folder) == ["lama.docx"]


def refuse(
    monkeypatch: pytest.MonkeyPatch, tolak: Callable[[Path, Path], bool], galat: type[BaseException] = PermissionError
) -> None:
    """Let some files not be moved to some places, as when a program holds what stands there."""
    asli = Path.replace

    def replaced(satu: Path, tujuan: Path) -> Path:
        if tolak(satu, tujuan):
            raise galat(EACCES, "")
        return asli(satu, tujuan)

    monkeypatch.setattr(Path, "replace", replaced)


@pytest.mark.parametrize("galat", [PermissionError, KeyboardInterrupt])
def test_place_that_refuses_leaves_all_as_it_was(
    galat: type[BaseException], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the last file cannot be moved, those before it are new no more: absent, replaced or edited as before."""
    lama = {"b-lama.docx": make_docx(nomor="6"), "c-suntingan.docx": edited(make_docx()), "d-buka.docx": make_docx()}
    for nama, isi in lama.items():
        (tmp_path / nama).write_bytes(isi)
    refuse(monkeypatch, lambda _, tujuan: tujuan.name == "d-buka.docx", galat)
    with pytest.raises((OutputError, KeyboardInterrupt)) as salah:
        write_all([(tmp_path / nama, make_docx(nomor="8")) for nama in ("a-baru.docx", *lama)], timpa=True)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == lama
    if galat is PermissionError:
        assert "d-buka.docx tidak dapat ditulis: tidak ada izin; tidak ada berkas yang ditulis" in str(salah.value)


def test_what_cannot_be_undone_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that was moved and does not let itself be put back is named, with where the edited one went."""
    (tmp_path / "satu.docx").write_bytes(edited(make_docx()))
    refuse(monkeypatch, lambda satu, tujuan: tujuan.name == "dua.docx" or "cadangan" in satu.name)
    with pytest.raises(OutputError) as salah:
        write_all([(tmp_path / "satu.docx", b"1"), (tmp_path / "dua.docx", b"2")], timpa=True)
    cadangan, satu = sorted(tmp_path.iterdir())
    assert f"yang tidak dapat dikembalikan: {satu} (semula kini bernama {cadangan.name})" in str(salah.value)


def test_batch_deletes_its_own_remains_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A batch that begins takes away what a batch before it left, and not what another command is just writing."""

    def begun(*_: Path) -> bool:
        clear_remains(tmp_path)
        return False

    refuse(monkeypatch, begun)
    write_all([(tmp_path / "satu.docx", b"1")])
    with pytest.raises(OutputError):
        write_all([(tmp_path / "dua.docx", b"2")], awet=False)
    assert names(tmp_path) == ["satu.docx"]


@posix
def test_killed_process_leaves_whole_files(tmp_path: Path) -> None:
    """Killed at any moment, the process leaves each file as it was or as it should be, never half."""
    whole = {make_docx(nomor="7"), make_docx(nomor="8")}
    for delay in (0.0, 0.007, 0.03):
        command = [sys.executable, "-c", CHILD, str(tmp_path), "forever"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout is not None
            child.stdout.readline()
            time.sleep(delay)
            child.kill()
        left = [path for path in tmp_path.iterdir() if not path.name.startswith(".")]
        assert {path.read_bytes() for path in left} <= whole
    assert sorted(path.name for path in left) == ["dua.docx", "satu.docx"]


WINDOWS = {"con", "prn", "aux", "nul", *(f"{p}{n}" for p in ("com", "lpt") for n in range(1, 10))}


@given(st.text(max_size=400))
@example("CON")
@example("nul.txt")
@example("con .x")
@example("a/b\\c")
@example("..")
@example("../../etc/passwd")
@example("C:\\Windows")
@example("x" * 300)
@example("é" * 300)
@example("akhir. . ")
@example('<>:"/\\|?*')
@example("a\0b\nc\u202e")
@example("")
def test_names_are_safe_everywhere(nama: str) -> None:
    """Whatever is asked for, the name is one that Windows, macOS and Linux take and that stays in its folder."""
    safe = safe_name(nama)
    assert safe
    assert not set(safe) & set('<>:"/\\|?*')
    assert safe.isprintable()
    assert safe == safe.strip(" .")
    assert safe.split(".")[0].strip().casefold() not in WINDOWS
    assert len(f"{safe}_Rancangan.cadangan-20260108-101010-1.docx".encode()) <= 255
    assert safe_name(safe) == safe


@pytest.mark.parametrize("nama", ["CON", "a/b", "..", "../../luar", "/etc/keputusan", "x" * 300, "Keputusan: no. 7?"])
def test_named_result_stays_in_its_folder(nama: str, tmp_path: Path) -> None:
    """`nama_berkas` cannot lead out of the folder, and keeps its suffix."""
    folder = tmp_path / "hasil"
    berkas = render(make_plan(nama_berkas=nama), Bentuk.SALINAN).save(folder)
    assert berkas.parent == folder
    assert names(tmp_path) == ["hasil"]
    assert names(folder) == [berkas.name]
    assert berkas.name.endswith("_Salinan.docx")


def test_name_of_a_result_tells_office_number_and_year() -> None:
    """What is final carries office, number and year, a draft its title; the form stands at the end."""
    found = [render(make_plan(tentang="Uji Nama"), bentuk).nama for bentuk in Bentuk if bentuk is not Bentuk.PETIKAN]
    assert sorted(found) == [
        "3305_Kebumen_Keputusan_7_2026.docx",
        "3305_Kebumen_Keputusan_7_2026_Salinan.docx",
        "3305_Kebumen_Uji-Nama_Rancangan.docx",
        "3305_Kebumen_Uji-Nama_Srikandi.docx",
    ]


def test_progress_is_reported_in_the_order_asked_for(tmp_path: Path) -> None:
    """The results come in the order of the input, changed or not."""
    write_all([(tmp_path / "b.docx", b"b")])
    hasil = write_all([(tmp_path / f"{n}.docx", n.encode()) for n in "cba"])
    assert [(h.berkas.name, h.berubah) for h in hasil] == [("c.docx", True), ("b.docx", False), ("a.docx", True)]
