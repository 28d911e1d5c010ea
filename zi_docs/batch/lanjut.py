"""What a folder already holds: which results are there as they should be, which were edited, which must be made."""

from enum import Enum
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812 - an exception

from zi_docs.batch.manifes import JADI, Entri
from zi_docs.batch.sidik import content_hash
from zi_docs.keluaran import state_of
from zi_docs.models.keadaan import Keadaan

_OLE = b"\xd0\xcf\x11\xe0"
"""How a file begins that Word has encrypted."""


class Ada(Enum):
    """What stands in the place of a result."""

    TETAP = "tetap"
    """The result itself, made of the same."""
    TIADA = "tiada"
    """Nothing, or a result that is made of something else by now."""
    RUSAK = "rusak"
    """Something that nobody can open any more."""
    DISUNTING = "disunting"
    """The work of a person."""


def found(path: Path, masukan: str, lama: Entri | None) -> Ada:
    """Return what stands at `path`, where a result made of `masukan` shall be; `lama` is what the manifest says."""
    try:
        isi = path.read_bytes()
    except FileNotFoundError:
        return Ada.TIADA
    except OSError:
        return Ada.DISUNTING
    if lama and lama.status == JADI and lama.sha256 == content_hash(isi):
        return Ada.TETAP if lama.masukan == masukan else Ada.TIADA
    if state_of(path, isi) is Keadaan.UTUH:
        return Ada.TIADA
    return Ada.RUSAK if damaged(isi, path.suffix) else Ada.DISUNTING


def damaged(isi: bytes, akhiran: str) -> bool:
    """Return whether bytes are what is left of a document that no program opens."""
    if not isi.strip(b"\0"):
        return True
    if isi.startswith(_OLE):
        return False
    if akhiran.casefold() == ".pdf":
        return isi.startswith(b"%PDF-") and b"%%EOF" not in isi[-1024:]
    try:
        with ZipFile(BytesIO(isi)) as paket:
            return paket.testzip() is not None
    except (BadZipFile, ZlibError, NotImplementedError, RuntimeError, OSError, EOFError, ValueError):
        return isi.startswith(b"PK")
