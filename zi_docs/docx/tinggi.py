"""Heights from content: how many lines words take in a width, and for which other widths they take as many.

A line breaks at the same words until the width passes what a line holds. So a count is remembered with the widths
between which it holds, and the same words in another table, a little wider, need not be counted again.
"""

from collections.abc import Sequence
from functools import lru_cache
from math import inf
from typing import NamedTuple

from zi_docs.docx.lebar import SPACE, indent, measure
from zi_docs.models.naskah import Sel

_RULE = 66
"""What a cell takes above and below its text, in twips: the margins of the table style, and the line between rows."""


class Lines(NamedTuple):
    """A number of lines, and the widths for which it holds: at least `least`, less than `most`."""

    banyak: int
    least: float
    most: float


def count(text: str, room: int, size: float) -> Lines:
    """Return the number of lines into which words fall, one after another as far as they fit in `room` twips."""
    return _fill(measure(text, size).kata, room, SPACE * size * 20)


def _fill(words: Sequence[float], room: int, space: float) -> Lines:
    lines, filled, least, most = 1, 0.0, 0.0, inf
    for width in words:
        if filled:
            together = filled + space + width
            if together > room:
                lines, filled = lines + 1, 0.0
                if together < most:  # noqa: PLR1730 - a call for each word is dear
                    most = together
            elif together > least:
                least = together
        if width > room:  # such a word breaks within itself, elsewhere in every other width
            lines += int(width // room)
            least, most = room, min(most, room + 1)
            filled += (space if filled else 0.0) + width % room
        else:
            if width > least:  # noqa: PLR1730 - as above
                least = width
            filled = filled + space + width if filled else width
    return Lines(lines, least, most)


@lru_cache(maxsize=1024)
def line_count(text: str, room: int, size: float) -> int:
    """Return the number of lines of words in `room` twips."""
    return count(text, room, size).banyak


def cell_lines(sel: Sel, width: int, size: float, margin: int) -> Lines:
    """Return the lines of all paragraphs of a cell, and the widths of the cell for which they are as many."""
    lines, least, most = 0, -inf, inf
    for p in sel.paragraf:
        beside = 2 * margin + indent(p)
        satu = count(p.teks.polos, max(width - beside, 1), size)
        lines += satu.banyak
        if width - beside < 1:
            least, most = width, width + 1
        else:
            least, most = max(least, satu.least + beside), min(most, satu.most + beside)
    return Lines(lines, least, most)


def height(lines: int, size: float) -> int:
    """Return the height in twips of a cell of so many lines of letters of `size` points."""
    return round(lines * size * 1.2 * 20) + _RULE
