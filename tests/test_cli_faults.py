"""The command on bad days: stopped, killed, a full disk, places where nothing can be written, two runs at once."""

import os
import random
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.dokumen import text_of
from tests.test_cli import PLAN, ROOT, Cli, cli

__all__ = ["cli"]

NAMA = "3305_Kebumen_Keputusan_7_2026.docx"
COMMAND = (sys.executable, "-m", "zi_docs")
posix_only = pytest.mark.skipif(os.name == "nt", reason="signals, limits and users of POSIX")
pytestmark = posix_only

LIMITED = """
import importlib, os, pkgutil, resource, signal, sys
import zi_docs
from zi_docs.cli import main, perintah
how = sys.argv[1]
if how.isdigit():
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(how), int(how)))
elif os.geteuid() == 0:
    # whatever is imported or read once is so before: another user may not enter the checkout
    perintah.main(["render", "plan.yaml", "--diam", "--keluaran", "pemanasan"], standalone_mode=False)
    for satu in pkgutil.walk_packages(zi_docs.__path__, "zi_docs."):
        if not satu.name.endswith("__main__"):
            importlib.import_module(satu.name)
    os.seteuid(65534)
main(sys.argv[2:])
"""
SLOW_OFFICE = """#!/bin/sh
echo $$ > "{folder}/pid.baru"
mv "{folder}/pid.baru" "{folder}/pid"
exec sleep 60
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that other users may enter, unlike that of pytest."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as nama:
        Path(nama).chmod(0o755)
        write(Path(nama))
        yield Path(nama)


def write(folder: Path, nama: str = "plan.yaml", isi: str = PLAN) -> None:
    """Put a plan there."""
    (folder / nama).write_text(isi, encoding="utf-8")


def names(folder: Path) -> list[str]:
    """What is in a folder, hidden files too; nothing when there is no folder."""
    return sorted(satu.name for satu in folder.iterdir()) if folder.exists() else []


def start(folder: Path, *argumen: str, **lingkungan: str) -> subprocess.Popen[str]:
    """Start the command in a folder; what it says can be read."""
    return subprocess.Popen(
        [*COMMAND, *argumen],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **lingkungan},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def converting(folder: Path, **lingkungan: str) -> subprocess.Popen[str]:
    """Start the command, and return it when it waits for a LibreOffice that never ends, whose number is in `pid`."""
    soffice = folder / "soffice"
    soffice.write_text(SLOW_OFFICE.format(folder=folder), encoding="utf-8")
    soffice.chmod(0o755)
    anak = start(folder, "render", "plan.yaml", "--pdf", ZI_DOCS_SOFFICE=str(soffice), **lingkungan)
    while not (folder / "pid").exists():
        assert anak.poll() is None
        time.sleep(0.05)
    return anak


def limited(folder: Path, how: str, *argumen: str) -> subprocess.CompletedProcess[str]:
    """Run the command with files of at most so many bytes, or as another user."""
    return subprocess.run(
        [sys.executable, "-c", LIMITED, how, *argumen],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


def whole(berkas: Path) -> bool:
    """Whether a DOCX has come out whole."""
    with zipfile.ZipFile(berkas) as paket:
        return paket.testzip() is None


def ended(pid: int) -> bool:
    """Whether a process is gone, within ten seconds."""
    for _ in range(100):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        if Path(f"/proc/{pid}/stat").exists() and ") Z " in Path(f"/proc/{pid}/stat").read_text(encoding="utf-8"):
            return True
        time.sleep(0.1)
    return False


@pytest.mark.parametrize("sinyal", [signal.SIGINT, signal.SIGTERM], ids=lambda s: s.name)
def test_stopped_in_the_middle(folder: Path, sinyal: signal.Signals) -> None:
    """Ctrl-C and SIGTERM while LibreOffice works: 130, one sentence, no file, and LibreOffice ends too."""
    anak = converting(folder)
    anak.send_signal(sinyal)
    out, err = anak.communicate(timeout=30)
    assert (anak.returncode, out) == (130, "")
    assert err.strip() == "dihentikan; berkas yang belum selesai tidak ditulis"
    assert names(folder / "keluaran") == []
    assert ended(int((folder / "pid").read_text(encoding="utf-8")))


@pytest.mark.parametrize("sinyal", [signal.SIGINT, signal.SIGTERM], ids=lambda s: s.name)
def test_stopped_by_an_impatient_hand(folder: Path, sinyal: signal.Signals) -> None:
    """However often it is told to stop, the command tidies up to the end and leaves no folder of LibreOffice."""
    sementara = folder / "sementara"
    sementara.mkdir()
    anak = converting(folder, TMPDIR=str(sementara))
    assert len(names(sementara)) == 1
    while anak.poll() is None:
        anak.send_signal(sinyal)
        time.sleep(0.01)
    _, err = anak.communicate()
    assert (anak.returncode, err.strip()) == (130, "dihentikan; berkas yang belum selesai tidak ditulis")
    assert names(sementara) == []


def test_goes_on_under_nohup(folder: Path) -> None:
    """A command that was started to outlive its terminal does so."""
    lama = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        anak = converting(folder)
    finally:
        signal.signal(signal.SIGHUP, lama)
    anak.send_signal(signal.SIGHUP)
    (folder / "soffice").write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")  # when it is tried again
    os.kill(int((folder / "pid").read_text(encoding="utf-8")), signal.SIGKILL)
    _, err = anak.communicate(timeout=30)
    assert (anak.returncode, "dihentikan; " in err) == (1, False)


def test_output_folder_is_a_file(cli: Cli, tmp_path: Path) -> None:
    """A file where the folder should be is wrong usage and stays as it is; below a file nothing can be written."""
    write(tmp_path)
    (tmp_path / "hasil").write_text("milik saya", encoding="utf-8")
    hasil = cli("render", "plan.yaml", "--keluaran", "hasil")
    assert hasil.kode == 2
    assert hasil.err.startswith("--keluaran harus berupa folder, bukan berkas\n")
    hasil = cli("render", "plan.yaml", "--keluaran", "hasil/dalam")
    assert (hasil.kode, hasil.out) == (1, "")
    assert "tidak dapat ditulis: yang disebut sebagai folder ternyata berkas" in hasil.err
    assert (tmp_path / "hasil").read_text(encoding="utf-8") == "milik saya"
    assert names(tmp_path) == ["hasil", "plan.yaml"]


def test_folder_where_the_file_should_be(cli: Cli, tmp_path: Path) -> None:
    """A folder with the name of the result is not replaced."""
    write(tmp_path)
    (tmp_path / "keluaran" / NAMA).mkdir(parents=True)
    hasil = cli("render", "plan.yaml")
    assert hasil.kode == 1
    assert NAMA in hasil.err
    assert names(tmp_path / "keluaran") == [NAMA]


def test_pipe_where_the_file_should_be(folder: Path) -> None:
    """A named pipe with the name of the result is refused at once; the command does not wait for a writer."""
    (folder / "keluaran").mkdir()
    os.mkfifo(folder / "keluaran" / NAMA)
    out, err = start(folder, "render", "plan.yaml").communicate(timeout=30)
    assert out == ""
    assert "bukan berkas biasa" in err


def test_links_in_a_circle(cli: Cli, tmp_path: Path) -> None:
    """A folder that is a link to itself is an error of the place, not a fault inside the command."""
    write(tmp_path)
    (tmp_path / "lingkaran").symlink_to("lingkaran")
    hasil = cli("render", "plan.yaml", "--keluaran", "lingkaran")
    assert (hasil.kode, hasil.out) == (1, "")
    assert "tidak dapat ditulis" in hasil.err


def test_folder_of_another_user(folder: Path) -> None:
    """A folder that may not be written to is told in Indonesian; nothing is left there."""
    (folder / "keluaran").mkdir()
    (folder / "keluaran").chmod(0o555)
    selesai = limited(folder, "nobody", "render", "plan.yaml")
    assert (selesai.returncode, selesai.stdout) == (1, "")
    assert "tidak dapat ditulis: tidak ada izin; tidak ada berkas yang ditulis" in selesai.stderr
    assert names(folder / "keluaran") == []


def test_plan_that_may_not_be_read(folder: Path) -> None:
    """A plan that may not be read is an error that names it."""
    (folder / "plan.yaml").chmod(0o000)
    selesai = limited(folder, "nobody", "render", "plan.yaml")
    assert selesai.returncode == 1
    assert "plan.yaml" in selesai.stderr
    assert "izin" in selesai.stderr
    assert "Traceback" not in selesai.stderr


@pytest.mark.parametrize("batas", ["1", "4096"])
def test_full_disk_leaves_nothing(folder: Path, batas: str) -> None:
    """When the disk fills up no file of several is there, not even a part of one, and the error says so."""
    selesai = limited(folder, batas, "render", "plan.yaml", "--bentuk", "asli", "--bentuk", "salinan")
    assert (selesai.returncode, selesai.stdout) == (1, "")
    assert "tidak ada berkas yang ditulis" in selesai.stderr
    assert names(folder / "keluaran") == []


def test_full_disk_keeps_the_old_file(folder: Path) -> None:
    """When the disk fills up the result of an earlier run stays whole."""
    assert limited(folder, "1000000000", "render", "plan.yaml").returncode == 0
    lama = (folder / "keluaran" / NAMA).read_bytes()
    write(folder, isi=PLAN.replace("Uji Naskah", "Uji Ulang"))
    assert limited(folder, "4096", "render", "plan.yaml").returncode == 1
    assert (folder / "keluaran" / NAMA).read_bytes() == lama
    assert names(folder / "keluaran") == [NAMA]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="has no /dev/full")
def test_full_disk_behind_stdout(folder: Path) -> None:
    """A summary that cannot be written is an error in Indonesian, not a traceback."""
    with Path("/dev/full").open("w", encoding="utf-8") as penuh:
        selesai = subprocess.run(
            [*COMMAND, "render", "plan.yaml"],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=penuh,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (selesai.returncode, selesai.stderr.strip()) == (1, "galat sistem: disk penuh (kosongkan sebagian dahulu)")
    assert whole(folder / "keluaran" / NAMA)


def test_killed_at_any_moment(folder: Path) -> None:
    """Killed at twenty moments, the file in its place is always the old one or the new one, whole."""
    mulai = time.monotonic()
    assert start(folder, "render", "plan.yaml", "--diam").communicate() == ("", "")
    lama = time.monotonic() - mulai
    hasil = folder / "keluaran" / NAMA
    versi = {hasil.read_bytes()}
    for putaran in range(20):
        judul = f"Uji {'Genap' if putaran % 2 else 'Ganjil'}"
        write(folder, isi=PLAN.replace("Uji Naskah", judul))
        anak = start(folder, "render", "plan.yaml", "--diam")
        time.sleep(random.uniform(0.5 * lama, 1.1 * lama))  # noqa: S311 - any moment will do
        anak.kill()
        anak.communicate()
        assert whole(hasil)
        versi.add(hasil.read_bytes())
    assert len(versi) <= 3
    assert {n for n in names(folder / "keluaran") if not n.startswith(".zi-docs-")} == {NAMA}
    write(folder, isi=PLAN.replace("Uji Naskah", "Uji Akhir"))
    assert start(folder, "render", "plan.yaml", "--diam").communicate() == ("", "")
    assert "UJI AKHIR" in text_of(hasil.read_bytes())


def test_two_runs_at_once(folder: Path) -> None:
    """Two runs into one folder, for different plans and for the same one, both end well with whole files."""
    write(folder, "b.yaml", PLAN.replace("nomor: 7", "nomor: 8"))

    def run(berkas: tuple[str, ...]) -> tuple[int, str]:
        anak = start(folder, "render", *berkas, "--diam")
        _, err = anak.communicate()
        return anak.returncode, err

    with ThreadPoolExecutor() as kolam:
        assert list(kolam.map(run, [("plan.yaml", "b.yaml"), ("b.yaml", "plan.yaml")])) == [(0, "")] * 2
    assert names(folder / "keluaran") == [NAMA, NAMA.replace("_7_", "_8_")]
    assert all(whole(satu) for satu in (folder / "keluaran").iterdir())
