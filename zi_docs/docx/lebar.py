"""Column widths from content: every longest word fits where it can, the rest goes where most text stands.

Widths are estimates, as a typist makes them: no font is opened, so the same plan gives the same widths everywhere.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import sqrt
from typing import Final, NamedTuple

from zi_docs.docx.ooxml import twips
from zi_docs.models.naskah import Baris, Paragraf, Sel, Tabel

_SAMPLE = 400
"""Rows that are looked at for widths: enough for a shape, and a long table costs no more than a short one."""
_BREAKS = re.compile(r"[\s\-–\u200b]+")
_NARROW = frozenset("ijlI.,;:'|!()[]1 frt")
_WIDE = frozenset("mwMW@")
_INDENT = 340
"""What a level of a list takes from the width of its cell, in twips."""
_RULE = 66
"""What a cell takes above and below its text, in twips: the margins of the table style, and the line between rows."""


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


@lru_cache(maxsize=1 << 14)
def _word_width(word: str, size: float) -> float:
    """Return the width of a word in twips: Bookman is wide, capitals about a quarter wider."""
    em = sum(0.92 if c in _WIDE else 0.78 if c.isupper() else 0.36 if c in _NARROW else 0.60 for c in word)
    return em * size * 20


def _cells(baris: Baris) -> Iterator[tuple[int, Sel]]:
    """Yield column and cell of the cells that stand in one column."""
    kolom = 0
    for sel in baris.sel:
        if sel.kolom == 1:
            yield kolom, sel
        kolom += sel.kolom


def _indent(paragraf: Paragraf) -> int:
    return _INDENT * (paragraf.daftar.tingkat + 1) if paragraf.daftar else 0


def column_widths(tabel: Tabel, total: int, huruf: Huruf, margin: int) -> list[int]:
    """Return the width of each column in twips, `total` in all.

    Widths given in cm are kept unless they do not fit together; the others share what is left.
    """
    longest, weight, natural = _measure(tabel, huruf.setara, margin)
    fixed = [None if k.lebar is None else twips(k.lebar) for k in tabel.kolom]
    free = [n for n, lebar in enumerate(fixed) if lebar is None]
    given = sum(lebar for lebar in fixed if lebar is not None)
    room = total - round(min(sum(longest[n] for n in free), total * len(free) / len(fixed)))
    if given > room:
        fixed = [None if lebar is None else lebar * room // given for lebar in fixed]
        given = room
    left = total - given
    shared = _share([longest[n] for n in free], [weight[n] for n in free], [natural[n] for n in free], left)
    for n, lebar in zip(free, shared, strict=True):
        fixed[n] = round(lebar)
    return _scale([lebar or 0 for lebar in fixed], total)


def _measure(tabel: Tabel, size: float, margin: int) -> tuple[list[float], list[float], list[float]]:
    """Return for each column its longest word, the pull of its text, and the width at which nothing wraps (twips)."""
    banyak = len(tabel.kolom)
    longest, natural = [0.0] * banyak, [0.0] * banyak
    lengths: list[list[float]] = [[] for _ in range(banyak)]
    for baris in tabel.baris[:_SAMPLE]:
        for kolom, sel in _cells(baris):
            for p in sel.paragraf:
                words = max(_word_width(w, size) for w in _BREAKS.split(p.teks.polos))
                longest[kolom] = max(longest[kolom], words + _indent(p))
                natural[kolom] = max(natural[kolom], _word_width(p.teks.polos, size) + _indent(p))
            length = sum(len(p.teks.polos) for p in sel.paragraf)
            if not baris.kepala and length:
                lengths[kolom].append(length)
    pull = [sqrt(sum(x * x for x in satu) / len(satu)) if satu else 1.0 for satu in lengths]
    room = 2 * margin + 20
    return [x + room for x in longest], [max(x, 1.0) ** 0.6 for x in pull], [x + room for x in natural]


def _share(least: list[float], weight: list[float], most: list[float], total: float) -> list[float]:
    """Share `total` by weight, each between its least and its most, as far as that goes."""
    if not least:
        return []
    if sum(least) >= total:
        return [x * total / sum(least) for x in least]
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


def _scale(lebar: Sequence[int], total: int) -> list[int]:
    """Scale the widths to `total` exactly."""
    jumlah = sum(lebar) or 1
    hasil = [max(round(x * total / jumlah), 1) for x in lebar]
    hasil[max(range(len(hasil)), key=hasil.__getitem__)] += total - sum(hasil)
    return hasil


def row_height(baris: Baris, widths: Sequence[int], huruf: Huruf, margin: int) -> int:
    """Return the estimated height of a row in twips; merged cells do not count."""
    tinggi, kolom = 0, 0
    for sel in baris.sel:
        if not sel.gabung:
            tinggi = max(tinggi, cell_height(sel, sum(widths[kolom : kolom + sel.kolom]), huruf, margin))
        kolom += sel.kolom
    return tinggi or _height(1, huruf.ukuran)


def cell_height(sel: Sel, width: int, huruf: Huruf, margin: int) -> int:
    """Return the estimated height in twips of the text of a cell of `width` twips."""
    lines = 0
    for p in sel.paragraf:
        room = max(width - 2 * margin - _indent(p), 1)
        lines += line_count(p.teks.polos, room, huruf.setara)
    return _height(lines, huruf.ukuran)


def _height(lines: int, size: float) -> int:
    return round(lines * size * 1.2 * 20) + _RULE


def line_count(text: str, room: int, size: float) -> int:
    """Return the number of lines into which words fall, one after another as far as they fit in `room` twips."""
    lines, filled, space = 1, 0.0, _word_width(" ", size)
    for word in text.replace("\u200b", " ").split(" "):
        width = _word_width(word, size)
        if filled and filled + space + width > room:
            lines, filled = lines + 1, 0.0
        lines += int(width // room) if width > room else 0
        filled += (space if filled else 0.0) + (width % room if width > room else width)
    return lines
