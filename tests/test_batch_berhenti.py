"""zi-docs batch that is stopped: the manifest says of every result what is there, and what is still to come."""

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from hashlib import sha256
from pathlib import Path

import pytest
from pydantic import BaseModel, field_serializer

from tests.test_batch import KEBUMEN, POLA, table
from zi_docs.batch.manifes import JURNAL
from zi_docs.batch.terdahulu import BERUBAH
from zi_docs.compose import as_json
from zi_docs.rujukan import rujukan

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")

COMMAND = (sys.executable, "-m", "zi_docs", "batch", "plan.yaml", "--data", "kantor.csv", "--tanpa-periksa")
BANYAK = ("--bentuk", "asli", "--bentuk", "rancangan", "--bentuk", "salinan", "--bentuk", "srikandi")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Path:
    """A pattern and a table of the offices of one province."""
    (tmp_path / "plan.yaml").write_text(POLA, encoding="utf-8")
    table(tmp_path, *([satu.kode, "", *KEBUMEN[2:]] for satu in rujukan().search_satker("33")))
    return tmp_path


def stopped(folder: Path, *argumen: str) -> Counter[tuple[str, str, str]]:
    """Run the command, press Ctrl-C when the first result is there; return how many are in which state.

    What the manifest says is there must be there as it says.
    """
    keluaran = folder / "keluaran"
    with subprocess.Popen(("nice", "-n", "5", *COMMAND, *argumen), cwd=folder, stderr=subprocess.DEVNULL) as proses:
        while proses.poll() is None and not (keluaran / JURNAL).exists():
            time.sleep(0.001)
        proses.send_signal(signal.SIGINT)
        assert proses.wait(timeout=60) == 130
    berkas = json.loads((keluaran / "manifest.json").read_text(encoding="utf-8"))["berkas"]
    for satu in (satu for satu in berkas if satu["status"] == "jadi"):
        assert sha256((keluaran / satu["berkas"]).read_bytes()).hexdigest() == satu["sha256"]
    return Counter((Path(satu["berkas"]).suffix, satu["status"], satu["usang"]) for satu in berkas)


def test_results_that_were_lost(folder: Path) -> None:
    """Of results that were deleted, those that the stopped run did not make again are still to come."""
    subprocess.run((*COMMAND, *BANYAK), cwd=folder, check=True, capture_output=True)
    for satu in (folder / "keluaran").glob("*.docx"):
        satu.unlink()
    banyak = stopped(folder, *BANYAK)
    assert banyak[".docx", "belum", ""] > 0
    assert banyak.keys() == {(".docx", "jadi", ""), (".docx", "belum", "")}
    assert banyak.total() == 4 * 36


def test_results_of_an_older_table(folder: Path) -> None:
    """Results that the stopped run would have replaced are named as old."""
    subprocess.run((*COMMAND, *BANYAK), cwd=folder, check=True, capture_output=True)
    baru = [*KEBUMEN[2:4], "Sri Lestari", *KEBUMEN[5:]]
    table(folder, *([satu.kode, "", *baru] for satu in rujukan().search_satker("33")))
    banyak = stopped(folder, *BANYAK)
    assert banyak.keys() == {(".docx", "jadi", ""), (".docx", "jadi", BERUBAH)}
    selesai = subprocess.run((*COMMAND, *BANYAK), cwd=folder, check=True, capture_output=True, text=True)
    assert f"{banyak['.docx', 'jadi', BERUBAH]} dibuat" in selesai.stdout


@pytest.mark.libreoffice
def test_pdf_to_come(folder: Path) -> None:
    """Of every document the PDF is noted that is to come, whether or not the document is there yet."""
    banyak = stopped(folder, *BANYAK, "--pdf")
    assert banyak[".pdf", "belum", ""] == 4 * 36
    assert banyak.total() == 2 * 4 * 36


class Ditekan(BaseModel):
    """A part of a plan in which Ctrl-C is pressed just when it is written down."""

    isi: str = "x"

    @field_serializer("isi")
    def tekan(self, _isi: str) -> str:
        """Press it."""
        raise KeyboardInterrupt


def test_key_that_pydantic_hides() -> None:
    """Ctrl-C stops the run at whatever moment it comes; pydantic would make a fault of one document of it."""
    with pytest.raises(KeyboardInterrupt):
        as_json(Ditekan(isi="y"))
