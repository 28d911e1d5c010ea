"""zi-docs batch --pdf while LibreOffice or the command itself is killed: every PDF arrives, nothing is left behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.test_batch import KEBUMEN, POLA, table
from tests.test_batch_gangguan import content
from tests.test_pdf_pekerja import offices, with_proc
from zi_docs.batch.manifes import JURNAL
from zi_docs.rujukan import rujukan

pytestmark = [pytest.mark.libreoffice, with_proc]

COMMAND = (sys.executable, "-m", "zi_docs", "batch", "plan.yaml", "--data", "kantor.csv", "--tanpa-periksa", "--pdf")


def laid_out(folder: Path) -> Path:
    """A folder with a pattern, a table of the offices of one province, and a place for temporary files."""
    (folder / "sementara").mkdir()
    (folder / "plan.yaml").write_text(POLA, encoding="utf-8")
    table(folder, *([satu.kode, "", *KEBUMEN[2:]] for satu in rujukan().search_satker("33")))
    return folder


def started(folder: Path) -> subprocess.Popen[str]:
    """The batch, begun."""
    env = {**os.environ, "TMPDIR": str(folder / "sementara")}
    return subprocess.Popen(COMMAND, cwd=folder, env=env, stderr=subprocess.PIPE, text=True)


def until(syarat: Callable[[], object], proses: subprocess.Popen[str] | None = None) -> bool:
    """Whether something comes true, in twenty seconds and before a process ends."""
    akhir = time.monotonic() + 20
    while not syarat():
        if time.monotonic() > akhir or (proses and proses.poll() is not None):
            return False
        time.sleep(0.005)
    return True


def has_made(folder: Path, banyak: int) -> bool:
    """Whether LibreOffice is at work, and so many PDF are there."""
    return bool(offices(folder)) and len(list(folder.glob("keluaran/*.pdf"))) >= banyak


def is_clean(folder: Path) -> bool:
    """Whether nothing of LibreOffice is left, neither processes nor files."""
    return not offices(folder) and not list((folder / "sementara").iterdir())


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of a run that nothing disturbs."""
    folder = laid_out(tmp_path_factory.mktemp("utuh"))
    with started(folder) as proses:
        _, galat = proses.communicate(timeout=120)
    assert proses.returncode == 0, galat
    return content(folder / "keluaran")


def test_font_that_is_installed_later(tmp_path: Path) -> None:
    """A PDF in which another font stood in is made again once the font is there, and then stays."""
    folder = laid_out(tmp_path)
    fontconfig = folder / "bin" / "fc-match"
    fontconfig.parent.mkdir()
    env = {**os.environ, "PATH": f"{fontconfig.parent}{os.pathsep}{os.environ['PATH']}"}

    def summary(ada: str) -> str:
        fontconfig.write_text(f"#!/bin/sh\nprintf '{ada}'\n", encoding="utf-8")
        fontconfig.chmod(0o755)
        perintah = (*COMMAND, "--satker", "3305,3374")
        return subprocess.run(perintah, cwd=folder, env=env, capture_output=True, text=True, check=True).stdout

    assert "4 dibuat" in summary("Pengganti")
    assert "4 tidak berubah" in summary("Pengganti")
    assert "2 dibuat, 2 tidak berubah" in summary("Bookman Old Style")
    assert "4 tidak berubah" in summary("Bookman Old Style")


def test_killed_libreoffice(tmp_path: Path, undisturbed: dict[str, bytes]) -> None:
    """Whenever a LibreOffice is killed, its files go through another one: all results are as in a run undisturbed."""
    folder = laid_out(tmp_path)
    mati = 0
    with started(folder) as proses:
        for banyak in (0, 1, 9):
            until(partial(has_made, folder, banyak), proses)
            for korban in offices(folder)[:1]:
                os.kill(korban, signal.SIGKILL)
                mati += 1
        _, galat = proses.communicate(timeout=120)
    assert mati
    assert proses.returncode == 0, galat
    assert content(folder / "keluaran") == undisturbed
    assert is_clean(folder)


def test_killed_batch(tmp_path: Path, undisturbed: dict[str, bytes]) -> None:
    """When the command is killed, its LibreOffice and their folders go too; what it wrote is whole, and is kept."""
    folder = laid_out(tmp_path)
    for banyak in (0, 9):
        with started(folder) as proses:
            until(partial(has_made, folder, banyak), proses)
            proses.kill()
        assert until(partial(is_clean, folder))
        jadi = {nama: isi for nama, isi in content(folder / "keluaran").items() if not nama.startswith(".")}
        assert jadi.items() <= undisturbed.items()
    assert (folder / "keluaran" / JURNAL).exists()
    with started(folder) as proses:
        _, galat = proses.communicate(timeout=120)
    assert proses.returncode == 0, galat
    assert content(folder / "keluaran") == undisturbed
