"""What a folder already holds: which results are there as they should be, which were edited, which must be made."""

from enum import Enum
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812 - an exception

from zi_docs.batch.manifes import JADI, Entri
from zi_docs.batch.sidik import content_hash
from zi_docs.docx.zip import is_own
from zi_docs.keluaran import state_of
from zi_docs.models.keadaan import Keadaan
from zi_docs.pdf.masukan import is_whole


class Ada(Enum):
    """What stands in the place of a result."""

    TETAP = "tetap"
    """The result itself, made of the same."""
    TIADA = "tiada"
    """Nothing, or a result that is made of something else by now."""
    RUSAK = "rusak"
    """Something that nobody can open any more."""
    CACAT = "cacat"
    """A document in which something is damaged; what else is in it may be the work of a person."""
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
    return _judged(isi, path.suffix)


def _judged(isi: bytes, akhiran: str) -> Ada:
    """Return whether bytes that nobody made just so are damaged, or the work of a person."""
    if not isi.strip(b"\0"):
        return Ada.RUSAK
    if akhiran.casefold() == ".pdf":
        return Ada.RUSAK if isi.startswith(b"%PDF-") and not is_whole(isi) else Ada.DISUNTING
    return _package(isi) if isi.startswith(b"PK") else Ada.DISUNTING  # Word may have encrypted it


def _package(isi: bytes) -> Ada:
    try:
        paket = ZipFile(BytesIO(isi))
    except (BadZipFile, OSError, EOFError, ValueError):
        return Ada.RUSAK
    try:
        rusak = paket.testzip() is not None
    except (NotImplementedError, RuntimeError):  # deflated in a way that Word knows and Python does not
        return Ada.DISUNTING
    except (BadZipFile, ZlibError, OSError, EOFError, ValueError):
        rusak = True
    if not rusak:
        return Ada.DISUNTING
    return Ada.RUSAK if is_own(paket) else Ada.CACAT
