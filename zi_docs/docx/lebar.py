"""Column widths from content: every longest word fits where it can, the rest goes where most text stands.

Widths are estimates, as a typist makes them: no font is opened, so the same plan gives the same widths everywhere.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from math import ceil, sqrt
from operator import mul
from typing import Final, NamedTuple

from zi_docs.docx.ooxml import twips
from zi_docs.models.naskah import Paragraf, Sel, Tabel

SAMPLE: Final = 400
"""Rows that are looked at for widths: enough for a shape, and a long table costs no more than a short one."""
_BREAKS = re.compile(r"[\s\-–\u200b]+")
_KNOWN = 1 << 14
_NARROW = dict.fromkeys("ijlI.,;:'|!()[] frt", 0.36)
_DIGITS = dict.fromkeys("0123456789", 0.62)
"""The 1 is as wide as the others; a NIP has eighteen of them, so little is too little."""
_WIDE = dict.fromkeys("mwMW@%", 0.92)
_STEP = 1440 / 12.7
"""Two millimetres in twips."""
_INDENT = 340
"""What a level of a list takes from the width of its cell, in twips."""


LEBAR_HURUF: Final = {
    "Times New Roman": 0.82,
    "Garamond": 0.8,
    "Calibri": 0.85,
    "Cambria": 0.9,
    "Arial": 0.91,
    "Tahoma": 0.92,
    "Georgia": 0.93,
    "Century Schoolbook": 0.95,
    "Verdana": 1.06,
}
"""How wide the letters of a font are as compared with Bookman, rather too wide than too narrow."""


class Huruf(NamedTuple):
    """Letters: their size in points, and how wide they are as compared with Bookman."""

    ukuran: float
    lebar: float = 1.0

    @property
    def setara(self) -> float:
        """The size at which Bookman is as wide."""
        return self.ukuran * self.lebar


class Demand(NamedTuple):
    """What a cell asks of its column: twips and characters."""

    terpanjang: float
    """The longest word."""
    alami: float
    """The width at which nothing wraps."""
    panjang: int


class _Em(dict[str, float]):
    """Width of a character by its size: Bookman is wide, capitals about a quarter wider."""

    def __missing__(self, c: str) -> float:
        """Judge a character that is met for the first time."""
        return self.setdefault(c, 0.78 if c.isupper() else 0.60)


_EM = _Em(_NARROW | _DIGITS | _WIDE)
SPACE: Final = _EM[" "]
"""Width of a space by its size."""


class _Words(dict[str, float]):
    """Width of a word by its size; what is met again and again is added up once."""

    def __missing__(self, word: str) -> float:
        if len(self) >= _KNOWN:
            self.clear()
        return self.setdefault(word, sum(map(_EM.__getitem__, word)))


_WORDS = _Words()


class Widths(NamedTuple):
    """Widths of a text by the size of its letters."""

    terpanjang: float
    """The longest word."""
    alami: float
    """All words in one line."""
    kata: Sequence[float]
    """The words between spaces where a line may break."""


@lru_cache(maxsize=1 << 12)
def measure(text: str) -> Widths:
    """Return the widths of a text."""
    words = [*map(_WORDS.__getitem__, text.split(" "))]
    natural = sum(words) + SPACE * (len(words) - 1)
    if _is_plain(text):
        return Widths(max(words), natural, words)
    longest = max([_WORDS[word] for word in _BREAKS.split(text)])
    if "\u200b" in text:
        words = [_WORDS[word] for word in text.replace("\u200b", " ").split(" ")]
    return Widths(longest, natural, words)


def _is_plain(text: str) -> bool:
    """Say whether words are parted by spaces alone, as in most texts: faster than to look for anything else."""
    return text.isascii() and text.isprintable() and "-" not in text


def indent(paragraf: Paragraf) -> int:
    """Return what a paragraph of a list stands in from the left, in twips."""
    return _INDENT * (paragraf.daftar.tingkat + 1) if paragraf.daftar else 0


def demand(sel: Sel, size: float) -> Demand:
    """Return what a cell asks of its column."""
    longest, natural, length, unit = 0.0, 0.0, 0, size * 20
    for p in sel.paragraf:
        text, masuk = p.teks.polos, indent(p)
        lebar = measure(text)
        longest, natural = max(longest, lebar.terpanjang * unit + masuk), max(natural, lebar.alami * unit + masuk)
        length += len(text)
    return Demand(longest, natural, length)


class RowDemand(NamedTuple):
    """What the cells of a row ask of each grid column: nothing where one spans several."""

    terpanjang: tuple[float, ...]
    alami: tuple[float, ...]
    panjang: tuple[int, ...]


def column_widths(tabel: Tabel, isi: Sequence[RowDemand], total: int, margin: int) -> tuple[int, ...]:
    """Return the width of each column in twips, `total` in all, from what the cells of each row ask of them.

    Widths given in cm are kept unless they do not fit together; the others share what is left.
    """
    longest, weight, natural = _joined(isi, sum([baris.kepala for baris in tabel.baris]), margin)
    fixed = [None if k.lebar is None else twips(k.lebar) for k in tabel.kolom]
    free = [n for n, lebar in enumerate(fixed) if lebar is None]
    given = sum(lebar for lebar in fixed if lebar is not None)
    room = total - round(min(sum(longest[n] for n in free), total * len(free) / len(fixed)))
    if given > room:
        fixed = [None if lebar is None else lebar * room // given for lebar in fixed]
        given = room
    left = total - given
    least = [longest[n] for n in free]
    shared = _share(least, [weight[n] for n in free], [natural[n] for n in free], left)
    for n, lebar in zip(free, _rounded(shared, least), strict=True):
        fixed[n] = round(lebar)
    return _scale([lebar or 0 for lebar in fixed], total)


def _joined(isi: Sequence[RowDemand], kepala: int, margin: int) -> tuple[list[float], list[float], list[float]]:
    """Return for each column its longest word, the pull of its text, and the width at which nothing wraps (twips).

    kepala: how many rows are headings, which come first and do not pull.
    """
    room = 2 * margin + 20
    longest = [max(kolom) + room for kolom in zip(*[satu.terpanjang for satu in isi], strict=True)]
    natural = [max(kolom) + room for kolom in zip(*[satu.alami for satu in isi], strict=True)]
    weight = [_pull(kolom) for kolom in zip(*[satu.panjang for satu in isi[kepala:]], strict=True)]
    return longest, weight or [1.0] * len(longest), natural


def _pull(lengths: Sequence[int]) -> float:
    """Return the pull of texts of so many characters, empty cells left out."""
    berisi = len(lengths) - lengths.count(0)
    mean: float = sqrt(sum(map(mul, lengths, lengths)) / berisi) if berisi else 1.0
    pull: float = max(mean, 1.0) ** 0.6
    return pull


def _share(least: list[float], weight: list[float], most: list[float], total: float) -> list[float]:
    """Share `total` by weight, each between its least and its most, as far as that goes."""
    if not least:
        return []
    if sum(least) >= total:
        terlebar = _level(least, total)
        return [min(x, terlebar) for x in least]
    hasil = list(least)
    terbuka = set(range(len(least)))
    for _ in range(len(least)):
        sisa = total - sum(hasil[n] for n in range(len(least)) if n not in terbuka)
        bobot = sum(weight[n] for n in terbuka)
        ideal = {n: sisa * weight[n] / bobot for n in terbuka}
        keluar = {n for n in terbuka if ideal[n] < least[n]} or {n for n in terbuka if ideal[n] > most[n]}
        for n in keluar:
            hasil[n] = least[n] if ideal[n] < least[n] else most[n]
        if not keluar:
            for n in terbuka:
                hasil[n] = ideal[n]
            break
        terbuka -= keluar
        if not terbuka:
            break
    return hasil


def _level(least: Sequence[float], total: float) -> float:
    """Return how wide the widest may be if all share `total`: a long word that breaks can be read, a broken 10 not."""
    sisa = total
    for urut, satu in enumerate(sorted(least)):
        level = sisa / (len(least) - urut)
        if satu >= level:
            return level
        sisa -= satu
    return max(least)


def _rounded(lebar: Sequence[float], least: Sequence[float]) -> Sequence[float]:
    """Return widths in steps of two millimetres where that leaves each its least, the widest taking the rest.

    So the tables of a batch, whose words differ a little, mostly get the same columns.
    """
    if not lebar:
        return lebar
    hasil = [max(round(x / _STEP), ceil(y / _STEP)) * _STEP for x, y in zip(lebar, least, strict=True)]
    widest = max(range(len(hasil)), key=lebar.__getitem__)
    hasil[widest] += sum(lebar) - sum(hasil)
    return hasil if hasil[widest] >= least[widest] else lebar


def _scale(lebar: Sequence[int], total: int) -> tuple[int, ...]:
    """Scale the widths to `total` exactly."""
    jumlah = sum(lebar) or 1
    hasil = [max(round(x * total / jumlah), 1) for x in lebar]
    hasil[max(range(len(hasil)), key=hasil.__getitem__)] += total - sum(hasil)
    return tuple(hasil)
