"""Column widths from content: every longest word fits where it can, the rest goes where most text stands.

Widths are estimates, as a typist makes them: no font is opened, so the same plan gives the same widths everywhere.
"""

import re
from collections.abc import Iterator, Sequence
from math import ceil, sqrt

from zi_docs.docx.ooxml import twips
from zi_docs.models.naskah import Baris, Tabel

_SAMPLE = 400
"""Rows that are looked at for widths: enough for a shape, and a long table costs no more than a short one."""
_BREAKS = re.compile(r"[\s/\-–]+")
_NARROW = frozenset("ijlI.,;:'|!()[]1 frt")


def _word_width(word: str, size: float) -> float:
    """Return the width of a word in twips: Bookman is wide, capitals about a quarter wider."""
    em = sum(0.78 if c.isupper() else 0.36 if c in _NARROW else 0.60 for c in word)
    return em * size * 20


def _cell_text(baris: Baris) -> Iterator[tuple[int, str]]:
    """Yield column and text of the cells that stand in one column."""
    kolom = 0
    for sel in baris.sel:
        if sel.kolom == 1:
            yield kolom, "\n".join(p.teks.polos + (" " * 4 if p.daftar else "") for p in sel.paragraf)
        kolom += sel.kolom


def column_widths(tabel: Tabel, total: int, size: float, margin: int) -> list[int]:
    """Return the width of each column in twips, `total` in all; `size` is the font size in points.

    Widths given in cm are kept unless they do not fit together; the others share what is left.
    """
    longest, weight, natural = _measure(tabel, size, margin)
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
        for kolom, text in _cell_text(baris):
            words = max((_word_width(w, size) for w in _BREAKS.split(text)), default=0.0)
            line = max(_word_width(satu, size) for satu in text.split("\n"))
            longest[kolom] = max(longest[kolom], words)
            natural[kolom] = max(natural[kolom], line)
            if not baris.kepala and text:
                lengths[kolom].append(len(text))
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


def row_height(baris: Baris, widths: Sequence[int], size: float, margin: int) -> int:
    """Return the estimated height of a row in twips."""
    tinggi, kolom = 1, 0
    for sel in baris.sel:
        lebar = max(sum(widths[kolom : kolom + sel.kolom]) - 2 * margin, 1)
        kolom += sel.kolom
        if sel.gabung:
            continue
        tinggi = max(tinggi, sum(max(1, ceil(_word_width(p.teks.polos, size) / lebar)) for p in sel.paragraf))
    return round(tinggi * size * 1.2 * 20) + 2 * margin
