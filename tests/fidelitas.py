"""How near a DOCX comes to the clean text of the decree that it reproduces.

The clean text has one paragraph or table row a line, cells parted by ` | `. Both sides become segments of bare words:
no case, no punctuation, no labels of lists (typed in the one, counted by Word in the other), one sign for every tick.
A segment is compared by its runs of four words; a shorter segment is one run.
"""

import re
import unicodedata
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from lxml import etree

from tests.dokumen import W, part

RUN = 4
Segment = tuple[str, ...]
_LABEL = re.compile(r"\(?(?:[a-z]|\d{1,2}|[ivxl]+)[.)]\)?")
_NUMBER = re.compile(r"\d{1,2}|[ivxl]+")
_INK = {f"{W}tab": " ", f"{W}br": " ", f"{W}cr": " ", f"{W}noBreakHyphen": "-", f"{W}sym": "✓"}


class Fidelity(NamedTuple):
    """Shares between 0 and 1."""

    recall: float
    """Of the runs of the original, how many the DOCX has."""
    precision: float
    """Of the runs of the DOCX, how many the original has."""
    order: float
    """Of the long segments of the original, how many stand in the DOCX in the same order."""


def measure(isi: bytes, asli: str) -> Fidelity:
    """Compare a DOCX with the clean text of its original."""
    wanted = [s for line in asli.splitlines() for cell in line.split(" | ") if (s := segment(cell))]
    paragraphs = part(isi, "word/document.xml").iter(f"{W}p")
    found = [s for p in paragraphs if (s := segment("".join(_ink(p))))]
    return Fidelity(_share(wanted, found), _share(found, wanted), _order(wanted, found))


def segment(text: str) -> Segment:
    """Return the bare words of a paragraph or cell; a cell that is nothing but a number is empty."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    plain = re.sub(r"[\u2010-\u2015]", "-", plain).translate(str.maketrans("✔√☑", "✓✓✓"))
    tokens = re.sub(r"\s*([/-])\s*", r"\1", plain).split()
    words = (re.sub(r"[^\w/✓-]", "", token).strip("-/") for token in tokens if not _LABEL.fullmatch(token))
    kept = tuple(word for word in words if word)
    return () if all(_NUMBER.fullmatch(word) for word in kept) else kept


def _ink(paragraph: etree._Element) -> Iterator[str]:
    for node in paragraph.iter(f"{W}t", *_INK):
        yield _INK.get(str(node.tag)) or node.text or ""


def _runs(words: Sequence[str], size: int = RUN) -> Iterator[Segment]:
    width = min(size, len(words))
    return (tuple(words[n : n + width]) for n in range(len(words) - width + 1))


def _share(wanted: list[Segment], offered: list[Segment]) -> float:
    """Return the share of the runs of `wanted` that `offered` can pay for, each of its places once for each length."""
    stream = _flat(offered)
    stock = Counter(run for size in range(1, RUN + 1) for run in _runs(stream, size))
    asked = Counter(run for words in wanted for run in _runs(words))
    return sum(min(count, stock[run]) for run, count in asked.items()) / max(asked.total(), 1)


def _order(wanted: list[Segment], offered: list[Segment]) -> float:
    """Return the longest rising sequence of places, as a share of the segments of at least eight words."""
    places: dict[Segment, list[int]] = defaultdict(list)
    for place, run in enumerate(_runs(_flat(offered))):
        places[run].append(place)
    opening = [words[:RUN] for words in wanted if len(words) >= 2 * RUN]
    ends: list[int] = []
    for run in opening:
        for place in reversed(places[run]):
            slot = bisect_left(ends, place)
            ends[slot : slot + 1] = [place]
    return min(len(ends) / len(opening), 1.0) if opening else 1.0


def _flat(segments: Iterable[Segment]) -> list[str]:
    return [word for words in segments for word in words]
