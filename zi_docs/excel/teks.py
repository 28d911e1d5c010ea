r"""Words of a cell with their italics ↔ marked-up text of a plan (`*miring*`, `\*`, `\{`).

`{{ nama }}` and `\{` mean in a cell what they mean in a plan; an asterisk in a cell is an asterisk, and `{{` that
names nothing is made plain text.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from zi_docs.models.dasar import MIRING

_KURUNG = re.compile(r"\\\{|\{\{\s*[A-Za-z_][\w.]*(?:\s*,\s*[A-Za-z_][\w.]*)*\s*\}\}|\{\{")
_MENEMPEL = re.compile(r"[\w*\\]")
_KATA = re.compile(r"\w")
_BUKAN_AKHIR = re.compile(r"[\s*\\]")


class Garis(NamedTuple):
    """Text, and for each of its characters "1" when it is italic, "0" when upright."""

    teks: str
    miring: str

    def potong(self, awal: int, akhir: int | None = None) -> "Garis":
        """Return a part, as a slice would."""
        return Garis(self.teks[awal:akhir], self.miring[awal:akhir])

    def lines(self) -> list["Garis"]:
        """Return the lines."""
        if "\n" not in self.teks:
            return [self]
        hasil, awal = [], 0
        for satu in self.teks.split("\n"):
            hasil.append(self.potong(awal, awal + len(satu)))
            awal += len(satu) + 1
        return hasil

    def strip(self) -> "Garis":
        """Return the text without blanks at its ends."""
        if self.teks == self.teks.strip():
            return self
        awal = len(self.teks) - len(self.teks.lstrip())
        return self.potong(awal, max(awal, len(self.teks.rstrip())))


def lf(teks: str) -> str:
    """Return a text with LF line ends."""
    return teks.replace("\r\n", "\n").replace("\r", "\n") if "\r" in teks else teks


def tegak(teks: str) -> Garis:
    """Return text without italics."""
    return Garis(teks, "0" * len(teks))


def gabung(garis: Iterable[Garis], antara: str = "") -> Garis:
    """Join stretches of text."""
    semua = list(garis)
    if len(semua) == 1:
        return semua[0]
    return Garis(antara.join(g.teks for g in semua), ("0" * len(antara)).join(g.miring for g in semua))


def from_markup(markup: str) -> Garis:
    """Return what a marked-up text shows in a cell; italics never run over the end of a line."""
    return gabung(map(_line_from_markup, markup.split("\n")), "\n")


def to_markup(garis: Garis) -> str:
    """Return the marked-up text that shows the same words with the same italics.

    Italics that begin or end within a word are widened to the word, since a plan cannot say them otherwise.
    """
    return "\n".join(_line_to_markup(satu) for satu in garis.lines())


def runs(garis: Garis) -> list[tuple[str, bool]]:
    """Return stretches of upright and italic text, none empty."""
    hasil: list[tuple[str, bool]] = []
    awal = 0
    for n in range(1, len(garis.teks) + 1):
        if n == len(garis.teks) or garis.miring[n] != garis.miring[awal]:
            hasil.append((garis.teks[awal:n], garis.miring[awal] == "1"))
            awal = n
    return hasil


def _line_from_markup(markup: str) -> Garis:
    if "*" not in markup:
        return tegak(markup)
    hasil, akhir = [], 0
    for found in MIRING.finditer(markup):
        hasil.append(tegak(markup[akhir : found.start()]))
        if found[2] is not None:
            teks = found[2].replace("\\*", "*")
            hasil.append(Garis(teks, "1" * len(teks)))
        else:
            hasil.append(tegak("*" if found[1] == "*" else found[0]))
        akhir = found.end()
    return gabung([*hasil, tegak(markup[akhir:])])


def _line_to_markup(garis: Garis) -> str:
    if "1" not in garis.miring:
        return _escape(garis.teks)
    hasil, akhir = "", 0
    for awal, sampai in _regions(garis):
        hasil += f"{_escape(garis.teks[akhir:awal])}*{_escape(garis.teks[awal:sampai])}*"
        akhir = sampai
    return hasil + _escape(garis.teks[akhir:])


def _regions(garis: Garis) -> list[tuple[int, int]]:
    """Return start and end of each italic stretch, moved to where a plan can mark it."""
    hasil: list[tuple[int, int]] = []
    posisi = 0
    for teks, miring in runs(garis):
        awal, posisi = posisi, posisi + len(teks)
        if not miring:
            continue
        region = _markable(garis.teks, awal, posisi)
        if region and hasil and region[0] <= hasil[-1][1]:
            region = _markable(garis.teks, hasil.pop()[0], max(posisi, region[1]))
        if region:
            hasil.append(region)
    return hasil


def _markable(teks: str, awal: int, akhir: int) -> tuple[int, int] | None:
    """Widen to whole words, drop blanks at both ends; an asterisk or backslash cannot stand last."""
    while awal < akhir and teks[awal].isspace():
        awal += 1
    while awal < akhir and awal > 0 and _MENEMPEL.match(teks[awal - 1]):
        awal -= 1
    while akhir > awal and _BUKAN_AKHIR.match(teks[akhir - 1]):
        akhir -= 1
    if akhir == awal:
        return None
    while akhir < len(teks) and _KATA.match(teks[akhir]):
        akhir += 1
    return awal, akhir


def _escape(teks: str) -> str:
    if "{" in teks:
        teks = _KURUNG.sub(lambda found: "\\{\\{" if found[0] == "{{" else found[0], teks)
    return teks.replace("*", "\\*")
