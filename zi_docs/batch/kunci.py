"""One batch at a time in a folder: a lock that the system lets go when its process ends, however it ends."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from zi_docs.errors import OutputError, os_reason

NAMA = ".zi-docs-batch.kunci"


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder, which is made when it is not there.

    Raises OutputError while another batch holds it, and for a folder in which nothing can be written.
    """
    path = folder / NAMA
    try:
        folder.mkdir(parents=True, exist_ok=True)
        berkas = _taken(path)
    except OSError as galat:
        raise OutputError(
            f"folder {folder} tidak dapat ditulis: {os_reason(galat)}; pilih folder lain dengan --keluaran"
        ) from None
    if berkas is None:
        raise OutputError(
            f"batch lain sedang menulis ke {folder} ({_holder(path)}); tunggu sampai selesai, "
            "atau pilih folder lain dengan --keluaran"
        )
    try:
        yield
    finally:
        _let_go(berkas, path)


def _taken(path: Path) -> IO[str] | None:
    """Return the lock file, held; None while another process holds it."""
    while True:
        berkas = path.open("a+", encoding="utf-8")
        if not _hold(berkas):
            berkas.close()
            return None
        # The holder before may have deleted the file between our opening and our holding it.
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(berkas.fileno()), path.stat()):
                break
        berkas.close()
    berkas.truncate(0)
    berkas.write(f"proses {os.getpid()}\n")
    berkas.flush()
    return berkas


def _hold(berkas: IO[str]) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            berkas.seek(1 << 30)  # beyond the text, which others must be able to read
            msvcrt.locking(berkas.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(berkas, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _let_go(berkas: IO[str], path: Path) -> None:
    """Delete the file while it is held: whoever took it before that would hold a file that others no longer find."""
    if sys.platform == "win32":
        berkas.close()  # an open file cannot be deleted there, so neither can one that the next holder has opened
    with suppress(OSError):
        path.unlink()
    berkas.close()


def _holder(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip() or "proses lain"
    except (OSError, ValueError):
        return "proses lain"
