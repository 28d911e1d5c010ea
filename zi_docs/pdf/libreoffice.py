"""LibreOffice over a batch of files: where it is, how it is started, watched and ended.

Every process has a throw-away profile, a process group and a limit of time for each file. Its exit code alone proves
nothing (it is 0 for a missing or unreadable file), so a file counts when it is written to its end and LibreOffice has
gone on from it, or has ended well, without a complaint that no missing file explains.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from signal import Signals
from subprocess import DEVNULL, PIPE
from tempfile import gettempdir
from threading import Event
from time import monotonic, sleep
from typing import NamedTuple

from zi_docs.pdf.masukan import Masukan, is_whole
from zi_docs.pdf.profil import lay_out

_PLACES = (
    ("/usr/lib", "libreoffice/program/soffice"),
    ("/opt", "libreoffice*/program/soffice"),
    ("/Applications", "LibreOffice*.app/Contents/MacOS/soffice"),
    (os.environ.get("PROGRAMFILES"), "LibreOffice*/program/soffice.com"),
    (os.environ.get("PROGRAMFILES(X86)"), "LibreOffice*/program/soffice.com"),
)
_OPTIONS = {name: {"type": "boolean", "value": "true"} for name in ("UseTaggedPDF", "ExportBookmarks")}
_PDFA_OPTION = {"SelectPdfVersion": {"type": "long", "value": "2"}}
_JEDA = 0.1
"""Seconds between two looks at what has been written."""
_INGATAN = ":".join(
    f"glibc.malloc.{apa}={banyak}"
    for apa, banyak in {"tcache_count": 2000, "trim_threshold": 1 << 28, "mmap_threshold": 1 << 26}.items()
)
"""For glibc: what one document lets go the next one asks for again, so it is kept at hand. Saves a twentieth."""
_PENJAGA = 'trap "" TERM HUP; read -r _; kill -TERM 0; sleep 1; rm -rf "$0"; kill -KILL 0'
"""For the shell: what stays when we are killed ourselves would go on for minutes and leave its folder behind."""
_SINYAL = 128
"""The exit code of soffice from which on a signal ended the process under it."""
_NOBODY = suppress(ProcessLookupError, PermissionError)
_SEPANJANG_BATAS = 4_000_000
"""Bytes of unpacked text for which the limit of time is meant; more may take longer by as much."""


class Gagal(NamedTuple):
    """Why there is no PDF. `mati`: LibreOffice was killed or crashed, which need not be due to the file."""

    sebab: str
    mati: bool = False


@dataclass(frozen=True, slots=True)
class Mesin:
    """How files are converted: by which program, to PDF/A or not, in how many seconds each."""

    soffice: Path
    pdfa: bool
    batas_waktu: float

    def limit(self, masukan: Masukan) -> float:
        """Return how long a file may take."""
        return self.batas_waktu * max(1.0, masukan.besar / _SEPANJANG_BATAS)


def find_libreoffice() -> Path | None:
    """Path of soffice: where ZI_DOCS_SOFFICE says and nowhere else, or on PATH, or at the usual places."""
    if own := os.environ.get("ZI_DOCS_SOFFICE"):
        found = shutil.which(own)
        return Path(found).absolute() if found else None
    if found := shutil.which("soffice") or shutil.which("libreoffice"):
        return Path(found)
    usual = (path for root, pattern in _PLACES if root for path in sorted(Path(root).glob(pattern)))
    return next(usual, None)


def without_libreoffice() -> str:
    """Return what to say where no LibreOffice is found."""
    own = os.environ.get("ZI_DOCS_SOFFICE")
    letak = f' di ZI_DOCS_SOFFICE ("{own}")' if own else ""
    return (
        f"LibreOffice tidak ditemukan{letak}, jadi PDF tidak dibuat; DOCX tetap ditulis. Cara memasangnya:\n"
        "  Debian/Ubuntu: sudo apt install libreoffice-writer\n"
        "  Windows: winget install TheDocumentFoundation.LibreOffice\n"
        "  macOS: brew install --cask libreoffice\n"
        "  atau unduh dari https://id.libreoffice.org\n"
        "Bila sudah terpasang di tempat lain, isi ZI_DOCS_SOFFICE dengan letak berkas soffice."
    )


def attempt(mesin: Mesin, batch: Mapping[int, Masukan], henti: Event) -> Iterator[tuple[int, bytes | Gagal]]:
    """Run one process over files (never none: it would wait for ever); yield each PDF, or why there is none.

    What is not yielded was not reached, because the process broke or hung; at least one file is. With `henti` set all
    ends. Raises OSError when the program cannot be started or the disk takes no more.
    """
    with guarded() as (folder, kelompok):
        jalan = _Jalan(mesin, batch, folder)
        status = None
        with _started(mesin, jalan, kelompok) as process:
            while status is None and jalan.in_time() and not henti.is_set():
                with suppress(subprocess.TimeoutExpired):
                    status = process.wait(_JEDA)
                yield from jalan.arrived()
        if not henti.is_set():
            yield from jalan.ended(status)


class _Jalan:
    """One run over a batch: what has come of it so far. Files go by numbers: their names may hold anything."""

    def __init__(self, mesin: Mesin, batch: Mapping[int, Masukan], folder: Path) -> None:
        """Lay the files out."""
        self.folder, self.keluar, self.log = folder, folder / "keluar", folder / "stderr"
        self.berkas = [folder / f"{i}.docx" for i in batch]
        self.keluar.mkdir()
        for berkas, masukan in zip(self.berkas, batch.values(), strict=True):
            berkas.write_bytes(masukan.isi)
        self._nomor = list(batch)
        self._nama = [f"{i}.pdf" for i in batch]
        self._batas = [mesin.limit(masukan) for masukan in batch.values()]
        self._belum = dict.fromkeys(range(len(batch)))
        """Places in the batch of files that are not there, in order."""
        self._terjauh = -1
        self._tertahan: dict[int, bytes] = {}
        """The file that came last, which LibreOffice may still complain of."""
        self._dicurigai = 0
        self._sampai = monotonic() + self._batas[0]

    def in_time(self) -> bool:
        """Return whether the file that is under way may still come."""
        return monotonic() < self._sampai

    def arrived(self) -> Iterator[tuple[int, bytes | Gagal]]:
        """Yield the files that are there and sure, and those that a complaint may concern."""
        ada = {path.name for path in self.keluar.iterdir()}
        baru = {n: isi for n in self._belum if self._nama[n] in ada and is_whole(isi := self._written(n))}
        if not baru:
            return
        for n in baru:
            del self._belum[n]
        self._terjauh = max(self._terjauh, *baru)
        self._sampai = monotonic() + self._batas[min(self._terjauh + 1, len(self._batas) - 1)]
        semua = self._tertahan | baru
        keluhan = self._complaints()
        if len(keluhan) > self._explained(self._terjauh):
            self._dicurigai += len(semua)
            self._tertahan = {}
            yield from ((self._nomor[n], _reason(0, keluhan)) for n in semua)
        else:
            terakhir = max(baru)
            self._tertahan = {terakhir: semua.pop(terakhir)}
            yield from ((self._nomor[n], isi) for n, isi in semua.items())

    def ended(self, status: int | None) -> Iterator[tuple[int, bytes | Gagal]]:
        """Yield what else has come of the run, which ended with this exit code or, without one, at the limit."""
        yield from self.arrived()
        keluhan = self._complaints()
        batas = self._batas[min(self._terjauh + 1, len(self._batas) - 1)]
        sebab = _reason(status, keluhan, batas)
        sah = not status and len(keluhan) <= self._explained(len(self._nomor))
        yield from ((self._nomor[n], isi if sah else sebab) for n, isi in self._tertahan.items())
        for n in self._belum:
            if status == 0 or n <= self._terjauh + 1:
                yield self._nomor[n], (status == 0 and self._written(n)) or sebab

    def _written(self, n: int) -> bytes:
        path = self.keluar / self._nama[n]
        return path.read_bytes() if path.is_file() else b""

    def _complaints(self) -> list[str]:
        return re.findall(r"^Error:.*", self.log.read_text(encoding="utf-8", errors="replace"), re.MULTILINE)

    def _explained(self, sampai: int) -> int:
        """Return how many complaints are due to files that did not come though their turn is over."""
        return sum(n < sampai for n in self._belum) + self._dicurigai


def _reason(status: int | None, keluhan: Sequence[str], batas: float = 0) -> Gagal:
    if status is None:
        return Gagal(f"LibreOffice dihentikan: {batas:g} detik tanpa hasil; perpanjang batas waktunya")
    berhenti = f"berhenti di tengah jalan (kode {status})" if status else "selesai tanpa menghasilkan PDF"
    sebab = f"LibreOffice {f'melapor: {keluhan[-1][:300]}' if keluhan else berhenti}"
    return Gagal(sebab, mati=status < 0 or status >= _SINYAL)


@contextmanager
def _started(mesin: Mesin, jalan: _Jalan, kelompok: int | None) -> Iterator[subprocess.Popen[bytes]]:
    """Run soffice over all files of a batch, in their order and in a group, and end it with all its children."""
    options = json.dumps(_OPTIONS | _PDFA_OPTION if mesin.pdfa else _OPTIONS)
    # A profile of its own: two processes on one profile refuse each other.
    command = [str(mesin.soffice), lay_out(jalan.folder / "profil", mesin.soffice), "--headless", "--norestore"]
    command += ["--nologo", "--nolockcheck", "--infilter=MS Word 2007 XML"]
    command += ["--convert-to", f"pdf:writer_pdf_Export:{options}", "--outdir", str(jalan.keluar)]
    # Local time would change the length of the dates; what a killed soffice leaves goes with the folder.
    env = {
        "GLIBC_TUNABLES": _INGATAN,
        **os.environ,
        "TZ": "UTC",
        **dict.fromkeys(("TMPDIR", "TMP", "TEMP"), str(jalan.folder)),
    }
    command += map(str, jalan.berkas)
    with (
        jalan.log.open("wb") as log,
        subprocess.Popen(
            command, stdin=DEVNULL, stdout=DEVNULL, stderr=log, env=env, process_group=kelompok
        ) as process,
    ):
        try:
            yield process
        finally:  # at the limit, on Ctrl-C, and for stragglers of a crash
            _kill(process, kelompok)


@contextmanager
def guarded() -> Iterator[tuple[Path, int | None]]:
    """Give a folder and the number of a group of processes that do not outlive us, however we end.

    The first process of the group waits for our end, ends the others and removes the folder; so it is there before the
    folder is. Leaving the context ends them all, and waits until they have let go of the folder. Windows has no such
    groups: there the folder goes when the context is left.
    """
    folder = Path(gettempdir(), f"zi-docs-{token_hex(8)}")
    penjaga = _guard(folder)
    try:
        folder.mkdir(mode=0o700)
        yield folder, None if penjaga is None else penjaga.pid
    finally:
        if penjaga is not None:
            _end(penjaga)
        shutil.rmtree(folder, ignore_errors=True)


def _guard(folder: Path) -> subprocess.Popen[bytes] | None:
    if sys.platform == "win32":
        return None
    shell = ["/bin/sh", "-c", _PENJAGA, str(folder)]
    return subprocess.Popen(shell, stdin=PIPE, stdout=DEVNULL, stderr=DEVNULL, process_group=0)


def _end(penjaga: subprocess.Popen[bytes]) -> None:
    """End the first process of a group, and wait until the others, which were ended before, are gone."""
    penjaga.kill()
    penjaga.communicate()
    with _NOBODY:  # the usual case
        for _ in range(50):
            os.killpg(penjaga.pid, 0)
            sleep(0.02)


def _kill(process: subprocess.Popen[bytes], kelompok: int | None) -> None:
    """Kill the process with all its children."""
    if sys.platform != "win32":
        with _NOBODY:
            os.killpg(kelompok or process.pid, Signals.SIGKILL)
    elif process.poll() is None:
        taskkill = ["taskkill", "/T", "/F", "/PID", str(process.pid)]
        subprocess.run(taskkill, capture_output=True, check=False)
