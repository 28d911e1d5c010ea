"""What was worked out of templates, kept on disk for the next process: compiled templates, and documents found whole.

Everything is kept under a hash of the template, of the plan's settings and of this engine, and beside a hash of its
own. What is missing, damaged or of another engine is worked out anew; where nothing can be written, nothing is kept.
"""

import marshal
import os
import sys
import tempfile
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from zi_docs.versi import engine_version

_HASH: Final = sha256().digest_size
_TERBANYAK: Final = 200
"""How many files are kept."""


def key(berkas: Path, *lain: str) -> str:
    """Return under what a template is kept; '' when it cannot be read."""
    try:
        isi = berkas.read_bytes()
    except OSError:
        return ""
    return sha256("\0".join((_engine(), berkas.name, *lain, sha256(isi).hexdigest())).encode()).hexdigest()


def read(kunci: str) -> Any:  # noqa: ANN401 - what was written
    """Return what is kept, None when there is nothing."""
    folder = _folder()
    if folder is None or not kunci:
        return None
    try:
        isi = (folder / kunci).read_bytes()
    except OSError:
        return None
    if sha256(isi[_HASH:]).digest() != isi[:_HASH]:
        return None
    return marshal.loads(isi[_HASH:])  # noqa: S302 - of this very engine, in a folder of the user, and undamaged


def write(kunci: str, isi: Any) -> None:  # noqa: ANN401 - plain values
    """Keep plain values; written whole or not at all."""
    folder = _folder()
    if folder is None or not kunci:
        return
    data = marshal.dumps(isi)
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        nomor, nama = tempfile.mkstemp(dir=folder)
        try:
            with os.fdopen(nomor, "wb") as berkas:
                berkas.write(sha256(data).digest() + data)
            Path(nama).replace(folder / kunci)
        except OSError:
            Path(nama).unlink(missing_ok=True)
        _forget(folder)


def _forget(folder: Path) -> None:
    """Drop what was written longest ago: templates that were changed since, and engines that are gone."""
    tersimpan = sorted(folder.iterdir(), key=lambda satu: satu.stat().st_mtime_ns, reverse=True)
    for satu in tersimpan[_TERBANYAK:]:
        satu.unlink(missing_ok=True)


@cache
def _engine() -> str:
    """Return what tells this engine from another: its version, its Python, the state of the sources of this package."""
    sumber = sorted((satu.name, satu.stat().st_mtime_ns) for satu in Path(__file__).parent.glob("*.py"))
    return repr((engine_version(), sys.implementation.cache_tag, marshal.version, sumber))


def _folder() -> Path | None:
    """Return where this user's programs keep what they can make again."""
    rumah = os.environ.get("LOCALAPPDATA") if sys.platform == "win32" else os.environ.get("XDG_CACHE_HOME")
    if rumah:
        return Path(rumah) / "zi-docs" if Path(rumah).is_absolute() else None
    with suppress(RuntimeError):
        return Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "zi-docs"
    return None
