"""Where the words of a finding come from: finished words → the text as written, with `{{ facts }}` and `*marks*`."""

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from zi_docs.compose.teks import Isian
from zi_docs.models.dasar import MIRING

ISIAN = re.compile(r"\\\{|\{\{.*?\}\}", re.DOTALL)
_TANDA = re.compile(r"\\(?=[*{])")
_TERANG = str.maketrans({"\x01": "*", "\x02": "{", "\x03": "\\", "\u00a0": " "})
_PANJANG = 100_000
"""Characters; in a longer text nobody looks for words by eye."""

Bentang = tuple[int, int]


class Asal:
    """One text as written and as finished, character by character."""

    def __init__(self, mentah: str, fakta: Mapping[str, str]) -> None:
        self._huruf = list(_finished(mentah, fakta)) if len(mentah) <= _PANJANG else []
        self._teks = "".join(satu for satu, _, _ in self._huruf).translate(_TERANG)

    def span(self, kutip: str, ke: int = 0) -> Bentang | None:
        """Return from where to where quoted words stand in the text as written: their place number `ke`, from 0.

        Whole words come first, then parts of words, then words in other letters. None where they do not stand at all.
        """
        cari = re.escape(kutip.strip().translate(_TERANG)).replace(r"\ ", r"\s+")
        for pola in (rf"(?<!\w){cari}(?!\w)", cari, f"(?i:{cari})") if cari else ():
            if ada := list(islice(re.finditer(pola, self._teks), ke + 1)):
                return self._huruf[ada[-1].start()][1], self._huruf[ada[-1].end() - 1][2]
        return None

    def at(self, awal: int, akhir: int) -> Bentang | None:
        """Return from where to where a stretch of the finished text stands in the text as written, if that is known."""
        return (self._huruf[awal][1], self._huruf[akhir - 1][2]) if awal < akhir <= len(self._huruf) else None


def _finished(mentah: str, fakta: Mapping[str, str]) -> Iterator[tuple[str, int, int]]:
    """Yield every character of the finished text with the stretch of the written text that it comes from."""
    huruf = list(_filled(mentah, Isian(fakta)))
    teks = "".join(satu for satu, _, _ in huruf)
    tanda: set[int] = set()
    for satu in MIRING.finditer(teks):
        if satu[2] is None:
            tanda.add(satu.start())
        else:
            tanda |= {satu.start(), satu.end() - 1, *(m.start() + satu.start(2) for m in _TANDA.finditer(satu[2]))}
    return (satu for n, satu in enumerate(huruf) if n not in tanda)


def _filled(mentah: str, isian: Isian) -> Iterator[tuple[str, int, int]]:
    sampai = 0
    for satu in ISIAN.finditer(mentah):
        yield from ((mentah[n], n, n + 1) for n in range(sampai, satu.start()))
        for c in isian.markup(satu[0], ()):
            yield c, satu.start(), satu.end()
        sampai = satu.end()
    yield from ((mentah[n], n, n + 1) for n in range(sampai, len(mentah)))
