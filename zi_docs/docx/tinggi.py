"""Heights from content: how many lines words take in a width."""

from collections.abc import Sequence
from functools import lru_cache

from zi_docs.docx.lebar import SPACE, indent, measure
from zi_docs.models.naskah import Sel

_RULE = 66
"""What a cell takes above and below its text, in twips: the margins of the table style, and the line between rows."""


@lru_cache(maxsize=1024)
def line_count(text: str, room: int, size: float) -> int:
    """Return the number of lines of words in `room` twips, in letters of `size` points."""
    return _count(measure(text).kata, room / (size * 20))


def _count(words: Sequence[float], room: float) -> int:
    """Return the number of lines into which words fall, one after another as far as they fit; widths by size."""
    lines, filled = 1, -SPACE
    for width in words:
        filled += SPACE + width
        if filled > room:
            if width <= room:
                lines, filled = lines + 1, width
            else:  # it breaks within itself
                lines += (filled > width) + int(width // room)
                filled = width % room or -SPACE
    return lines


def cell_lines(sel: Sel, width: int, size: float, margin: int) -> int:
    """Return the lines of all paragraphs of a cell of `width` twips."""
    unit = size * 20
    return sum(
        [_count(measure(p.teks.polos).kata, max(width - 2 * margin - indent(p), 1) / unit) for p in sel.paragraf]
    )


def height(lines: int, size: float) -> int:
    """Return the height in twips of a cell of so many lines of letters of `size` points."""
    return round(lines * size * 1.2 * 20) + _RULE
