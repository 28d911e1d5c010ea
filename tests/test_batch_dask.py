"""zi-docs batch --dask: a real scheduler and two worker processes on this machine, one of which is killed midway."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.test_batch import POLA
from tests.test_cli import Cli, cli
from zi_docs.batch.manifes import JURNAL

__all__ = ["cli"]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="processes of POSIX")
PERINTAH = ("batch", "plan.yaml", "--satker", "32,33", "--bentuk", "rancangan", "--tanpa-periksa")
LOOPBACK = "127.0.0.1"


class Gugus(NamedTuple):
    """A cluster: its address and its workers."""

    alamat: str
    pekerja: tuple[subprocess.Popen[bytes], ...]


@pytest.fixture
def sementara(tmp_path: Path) -> Path:
    """The folder for temporary files of the workers."""
    (tmp_path / "sementara").mkdir()
    return tmp_path / "sementara"


@pytest.fixture
def gugus(tmp_path: Path, sementara: Path) -> Iterator[Gugus]:
    """A scheduler and two workers, each a process of its own; none outlives the test."""
    pytest.importorskip("distributed")
    lingkungan = {**os.environ, "TMPDIR": str(sementara)}
    berkas = tmp_path / "penjadwal.json"
    with ExitStack() as tumpuk:

        def start(bagian: str, *argumen: str) -> subprocess.Popen[bytes]:
            kode = f"from distributed.cli.dask_{bagian} import main; main()"
            log = tumpuk.enter_context((tmp_path / f"{bagian}.log").open("ab"))
            perintah = [sys.executable, "-c", kode, "--no-dashboard", "--scheduler-file", str(berkas), *argumen]
            proses = tumpuk.enter_context(
                subprocess.Popen(perintah, cwd=tmp_path, env=lingkungan, stdout=log, stderr=log)
            )
            tumpuk.callback(proses.kill)
            return proses

        start("scheduler", "--host", LOOPBACK, "--port", "0")
        while not berkas.exists():
            time.sleep(0.05)
        pekerja = tuple(start("worker", "--no-nanny", "--nthreads", "1", "--host", LOOPBACK) for _ in range(2))
        yield Gugus(json.loads(berkas.read_text(encoding="utf-8"))["address"], pekerja)


def test_worker_killed_midway(cli: Cli, gugus: Gugus, tmp_path: Path) -> None:
    """All decrees arrive though a worker dies, and they are those that this process alone would have made."""
    (tmp_path / "plan.yaml").write_text(POLA, encoding="utf-8")
    perintah = [sys.executable, "-m", "zi_docs", *PERINTAH, "--keluaran", "gugus", "--dask", gugus.alamat]
    with subprocess.Popen(perintah, cwd=tmp_path, stderr=subprocess.PIPE, text=True) as proses:
        while proses.poll() is None and not (tmp_path / "gugus" / JURNAL).exists():
            time.sleep(0.005)
        gugus.pekerja[0].kill()
        _, galat = proses.communicate(timeout=300)
    assert (proses.returncode, galat) == (0, "")
    assert cli(*PERINTAH).kode == 0
    isi, sendiri = (
        {satu.name: satu.read_bytes() for satu in (tmp_path / nama).iterdir()} for nama in ("gugus", "keluaran")
    )
    assert len(isi) > 60
    assert isi == sendiri


def test_own_files_travel(cli: Cli, gugus: Gugus, tmp_path: Path) -> None:
    """Data of the office's own reach the workers, who have no folder of ours."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "istilah.yaml").write_text("singkatan: []\n", encoding="utf-8")
    (tmp_path / "plan.yaml").write_text(POLA + "data: data\n", encoding="utf-8")
    assert cli(*PERINTAH, "--dask", gugus.alamat, "--satker", "3305").kode == 0


def test_killed_workers_leave_nothing(cli: Cli, gugus: Gugus, sementara: Path, tmp_path: Path) -> None:
    """What travelled to a worker does not stay on its disk, even if it is killed."""
    (tmp_path / "plan.yaml").write_text(POLA, encoding="utf-8")
    assert cli(*PERINTAH, "--dask", gugus.alamat, "--satker", "3305").kode == 0
    assert [*sementara.glob("zi-docs-*")]
    for satu in gugus.pekerja:
        satu.kill()
    sampai = time.monotonic() + 60
    while [*sementara.glob("zi-docs-*")] and time.monotonic() < sampai:
        time.sleep(0.1)
    assert not [*sementara.glob("zi-docs-*")]


def test_nobody_answers(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A scheduler that does not answer is named; nothing is lost, and the folder takes the next run."""
    pytest.importorskip("distributed")
    monkeypatch.setattr("zi_docs.batch.gugus._SAMBUNG", 0.5)
    (tmp_path / "plan.yaml").write_text(POLA, encoding="utf-8")
    hasil = cli(*PERINTAH, "--satker", "3305", "--dask", f"tcp://{LOOPBACK}:1")
    assert hasil.kode == 1
    assert f"penjadwal Dask di tcp://{LOOPBACK}:1 tidak menjawab" in hasil.err
    assert cli(*PERINTAH, "--satker", "3305").kode == 0


def test_dask_is_not_loaded_without_being_asked(tmp_path: Path) -> None:
    """Without --dask no module of Dask is imported."""
    (tmp_path / "plan.yaml").write_text(POLA, encoding="utf-8")
    kode = (
        "import sys\nfrom zi_docs.cli import main\ntry: main(sys.argv[1:])\n"
        "except SystemExit: print([n for n in sys.modules if n.partition('.')[0] in {'dask', 'distributed'}])"
    )
    perintah = [sys.executable, "-c", kode, *PERINTAH, "--satker", "3305"]
    selesai = subprocess.run(perintah, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert selesai.stdout.splitlines()[-1] == "[]"
