"""The text of a plan as it lies on the disk, so that it goes back with the same mark and in the same coding."""

import codecs
from pathlib import Path
from typing import NamedTuple

from zi_docs.plan.yaml import decode, read_bytes

_BOM = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


class TeksPlan(NamedTuple):
    """The bytes of a file, and the text that they are."""

    lama: bytes
    tanda: bytes
    """The mark that the file begins with, if any."""
    sandi: str
    isi: str

    def coded(self, isi: str) -> bytes:
        """Return another text as the bytes of this file."""
        return self.tanda + isi.encode(self.sandi)


def read_text(path: Path) -> TeksPlan:
    """Read the text of a plan to write it again. Raises PlanError when it is no file, or no text."""
    lama = read_bytes(path)
    decode(lama, str(path))
    tanda, sandi = encoding(lama)
    return TeksPlan(lama, tanda, sandi, lama[len(tanda) :].decode(sandi))


def encoding(isi: bytes) -> tuple[bytes, str]:
    """Return the mark that a file of text begins with, and its coding, so that it can be written as it was."""
    for tanda, sandi in _BOM.items():
        if isi.startswith(tanda):
            return tanda, sandi
    return b"", "utf-16-le" if isi[1:2] == b"\0" else "utf-8"
