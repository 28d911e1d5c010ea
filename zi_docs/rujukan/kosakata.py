"""kata.txt → the words that the spelling rules know, one word a line."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from zi_docs.errors import DataError, Tempat
from zi_docs.rujukan.berkas import read_text

_BAGIAN = {"[inti]": "inti", "[umum]": "umum"}


class Kosakata(NamedTuple):
    """Words in small letters."""

    inti: frozenset[str]
    """Those that decrees use often: what a mistyped word was probably meant to be."""
    umum: frozenset[str]
    """All others that are right."""


def read_kosakata(berkas: Sequence[Path]) -> Kosakata:
    """Return the words of several files together; those before the first heading are `umum`.

    Raises DataError with the line of what is no word.
    """
    kata: dict[str, set[str]] = {"inti": set(), "umum": set()}
    for path in berkas:
        _add_words(path, kata)
    return Kosakata(frozenset(kata["inti"]), frozenset(kata["umum"]))


def _add_words(path: Path, kata: Mapping[str, set[str]]) -> None:
    bagian = kata["umum"]
    for nomor, baris in enumerate(read_text(path).casefold().split("\n"), 1):
        satu = baris.strip()
        if satu.isalpha():
            bagian.add(satu)
        elif satu in _BAGIAN:
            bagian = kata[_BAGIAN[satu]]
        elif satu and not satu.startswith("#"):
            saran = "tulis satu kata tiap baris, tanpa angka dan tanda baca"
            raise DataError(f"'{satu}' bukan satu kata", saran, Tempat(str(path), nomor, 1))
