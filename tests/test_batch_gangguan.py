"""zi-docs batch under real faults: killed, interrupted, out of disk, read-only; the next run gives the same bytes."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.test_batch import KEBUMEN, POLA, table
from zi_docs.batch.manifes import JURNAL
from zi_docs.rujukan import rujukan

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals and file systems of POSIX")

ARGUMEN = ("batch", "plan.yaml", "--data", "kantor.csv", "--bentuk", "asli", "--tanpa-periksa", "--arsip")
COMMAND = (sys.executable, "-m", "zi_docs", *ARGUMEN)
KILLS = 30
# The modules are loaded once; each run of the command is a process of its own, forked from there and then killed.
KILLED = """
import os, random, signal, sys, time
from pathlib import Path
from zi_docs.cli import main
from zi_docs.batch import arsip, rangkai
from zi_docs import docx, excel

def start(folder):
    pid = os.fork()
    if not pid:
        os.nice(5)  # whoever watches must be the faster one, on a busy machine too
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(1, 2)
        try:
            main([*sys.argv[3:], "--keluaran", folder])
        except SystemExit as akhir:
            os._exit(akhir.code)
    return pid

def ready():
    return len([*folder.glob("*.docx")])

acak, folder = random.Random(int(sys.argv[2])), Path("mati")
awal = time.monotonic()
assert os.waitpid(start("utuh"), 0)[1] == 0
lama, mati, separuh, semua = time.monotonic() - awal, 0, 0, len([*Path("utuh").glob("*.docx")])
for nomor in range(int(sys.argv[1])):
    pid = start("mati")
    awal, dulu = time.monotonic(), ready()
    # Of three one is killed at any moment, the others while they write.
    while nomor % 3 and ready() == dulu and time.monotonic() < awal + lama:
        time.sleep(0.0005)
    time.sleep(acak.uniform(0, lama / (100 if nomor % 3 else 2)))
    os.kill(pid, signal.SIGKILL)
    mati += os.WIFSIGNALED(os.waitpid(pid, 0)[1])
    separuh += dulu < ready() < semua
    for satu in folder.glob("*.docx"):
        assert satu.read_bytes() == Path("utuh", satu.name).read_bytes(), satu
    if ready() == semua:
        for satu in folder.iterdir():
            satu.unlink()
print(mati, separuh)
sys.exit(os.waitpid(start("mati"), 0)[1])
"""
SMALL_DISK = """
mkdir keluaran && mount -t tmpfs -o size={ukuran}k none keluaran || exit 77
"$@"
echo "kode $?"
ls -A keluaran
mount -o remount,size=50m keluaran
"$@" || exit 1
cp -r keluaran sesudah
"""
READ_ONLY = """
mkdir keluaran && mount -t tmpfs -o ro none keluaran || exit 77
"$@"
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Path:
    """A pattern and a table of the offices of one province."""
    (tmp_path / "plan.yaml").write_text(POLA, encoding="utf-8")
    table(tmp_path, *([satu.kode, "", *KEBUMEN[2:]] for satu in rujukan().search_satker("33")))
    return tmp_path


def content(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, hidden ones too."""
    return {satu.name: satu.read_bytes() for satu in folder.iterdir()}


def run(folder: Path, *argumen: str) -> subprocess.CompletedProcess[str]:
    """Run a program in the folder."""
    return subprocess.run(argumen, cwd=folder, capture_output=True, text=True, check=False, timeout=600)


def mounted(folder: Path, naskah: str) -> subprocess.CompletedProcess[str]:
    """Run a shell script that may mount file systems of its own; the command is its argument."""
    try:
        selesai = run(folder, "unshare", "-Urm", "sh", "-c", naskah, "sh", *COMMAND)
    except FileNotFoundError:
        pytest.skip("unshare is not here")
    if selesai.returncode == 77 or "unshare" in selesai.stderr:
        pytest.skip("mounting is not permitted here")
    return selesai


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of a run that nothing disturbs."""
    folder = tmp_path_factory.mktemp("utuh")
    (folder / "plan.yaml").write_text(POLA, encoding="utf-8")
    table(folder, *([satu.kode, "", *KEBUMEN[2:]] for satu in rujukan().search_satker("33")))
    assert run(folder, *COMMAND).returncode == 0
    return content(folder / "keluaran")


def test_killed_at_random_moments(folder: Path, undisturbed: dict[str, bytes]) -> None:
    """Whenever the process is killed, no document is half written, and the next run ends to the same bytes."""
    selesai = run(folder, sys.executable, "-c", KILLED, str(KILLS), "7", *ARGUMEN)
    assert selesai.returncode == 0, selesai.stderr
    mati, separuh = map(int, selesai.stdout.split())
    assert (mati > KILLS // 2, separuh > 0) == (True, True), selesai.stdout
    assert content(folder / "mati") == undisturbed


def test_interrupted(folder: Path) -> None:
    """Ctrl-C ends the run cleanly: the manifest says what is done, and the same command makes the rest."""
    keluaran = folder / "keluaran"
    banyak = (*COMMAND, "--bentuk", "rancangan", "--bentuk", "salinan", "--bentuk", "srikandi")
    assert run(folder, *banyak, "--keluaran", "utuh").returncode == 0
    with subprocess.Popen(("nice", "-n", "5", *banyak), cwd=folder, stderr=subprocess.PIPE, text=True) as proses:
        while proses.poll() is None and not (keluaran / JURNAL).exists():
            time.sleep(0.001)
        proses.send_signal(signal.SIGINT)
        _, galat = proses.communicate(timeout=60)
    assert proses.returncode == 130
    assert "perintah yang sama melanjutkan sisanya" in galat
    manifes = (keluaran / "manifest.csv").read_text(encoding="utf-8-sig")
    assert (";jadi;" in manifes, ";belum;" in manifes) == (True, True)
    assert not [nama for nama in content(keluaran) if nama.startswith(".")]
    assert run(folder, *banyak).returncode == 0
    assert content(keluaran) == content(folder / "utuh")


@pytest.mark.parametrize("ukuran", [100, 250, 396])
def test_disk_full(folder: Path, undisturbed: dict[str, bytes], ukuran: int) -> None:
    """A full disk stops the run with its reason and no half file; with room again it ends to the same bytes."""
    selesai = mounted(folder, SMALL_DISK.format(ukuran=ukuran))
    assert selesai.returncode == 0, selesai.stderr
    assert "kode 1\n" in selesai.stdout
    assert "tidak dapat ditulis: disk penuh (kosongkan sebagian dahulu)\n" in selesai.stderr
    assert "tidak ada berkas yang ditulis" not in selesai.stderr
    assert "perintah yang sama melanjutkan sisanya" in selesai.stderr
    assert ".tmp" not in selesai.stdout
    assert content(folder / "sesudah") == undisturbed


def test_read_only_folder(folder: Path) -> None:
    """A folder in which nothing can be written is told as such."""
    selesai = mounted(folder, READ_ONLY)
    assert selesai.returncode == 1
    assert "folder keluaran tidak dapat ditulis: disk hanya dapat dibaca" in selesai.stderr


def test_progress_on_a_terminal(folder: Path) -> None:
    """On a terminal a line says how many of how many are done, how fast, and how long it will take."""
    atas, bawah = os.openpty()
    with subprocess.Popen(COMMAND, cwd=folder, stdout=subprocess.DEVNULL, stderr=bawah) as proses:
        os.close(bawah)
        teks = b""
        with open(atas, "rb", buffering=0, closefd=True) as layar:  # noqa: PTH123 - a descriptor
            try:
                while potongan := layar.read(4096):
                    teks += potongan
            except OSError:  # how Linux says that the other end is closed
                pass
    assert proses.returncode == 0
    assert re.search(rb"membaca \d+/36 \S+ \d+,\d per detik \S+ sisa \d+ detik", teks)
    assert re.search(rb"membuat DOCX 36/36 \S+ \d+,\d per detik\r?\n", teks)


def test_two_at_once(folder: Path, undisturbed: dict[str, bytes]) -> None:
    """Of two batches into one folder one makes all, and the other says why it does nothing."""
    (folder / "keluaran").mkdir()
    with (
        subprocess.Popen(COMMAND, cwd=folder, stderr=subprocess.PIPE, text=True) as satu,
        subprocess.Popen(COMMAND, cwd=folder, stderr=subprocess.PIPE, text=True) as dua,
    ):
        galat = satu.communicate(timeout=120)[1] + dua.communicate(timeout=120)[1]
    assert sorted((satu.returncode, dua.returncode)) in ([0, 0], [0, 1])
    assert satu.returncode == dua.returncode or "batch lain sedang menulis ke keluaran" in galat
    assert content(folder / "keluaran") == undisturbed
