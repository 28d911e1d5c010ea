"""Cells and rows as they are before their columns have widths, made once for all documents that share them.

A cell is escaped, measured and wrapped once while it stays the same object; a row is put together from its cells. What
is left for a document are the widths of its columns, put into the places that its rows keep for them.
"""

from collections import deque
from collections.abc import Mapping, Sequence
from math import inf
from operator import le, lt
from typing import Any

from zi_docs.docx.lebar import Demand, Huruf, RowDemand, demand
from zi_docs.docx.paragraf import Daftar, paragraph
from zi_docs.docx.tinggi import Lines, cell_lines, height
from zi_docs.models.naskah import Baris, Gaya, Sel

CELL_MARGIN = 57
"""Left and right margin of a cell in twips, as the table style has it (0.1 cm)."""
_KNOWN = 512
"""How many rows are remembered, in two halves; four times as many cells."""
_SEEN = 7
"""How many more heights of one row or cell are remembered than the last."""
_MERGE = {"": "", "mulai": '<w:vMerge w:val="restart"/>', "lanjut": "<w:vMerge/>"}
_FREE = Lines(0, -inf, inf)
"""A cell whose words do not count, in any width."""
_NONE = Demand(0.0, 0.0, 0)


class RupaSel:
    """One cell in the styles and letters of a template."""

    __slots__ = ("_demand", "_gaya", "_huruf", "_lines", "_xml", "_xml_tahan", "asal", "berdaftar")

    def __init__(self, sel: Sel, gaya: Mapping[Gaya, str], huruf: Huruf) -> None:
        self.asal = sel
        self.berdaftar = tuple([p for p in sel.paragraf if p.daftar])
        self._gaya = gaya
        self._huruf = huruf
        self._demand: Demand | None = None
        self._xml = self._xml_tahan = ""
        self._lines: tuple[Lines, ...] = ()

    @property
    def demand(self) -> Demand:
        """What the cell asks of its column."""
        if self._demand is None:
            self._demand = demand(self.asal, self._huruf.setara)
        return self._demand

    def lines(self, width: int) -> Lines:
        """Return how many lines the words take in a cell of `width` twips."""
        for satu in self._lines:
            if satu[1] <= width < satu[2]:
                return satu
        hasil = cell_lines(self.asal, width, self._huruf.setara, CELL_MARGIN)
        self._lines = (hasil, *self._lines[:_SEEN])
        return hasil

    def xml(self, daftar: Daftar, *, keep: bool) -> str:
        """Return the cell with a place for its width, every other per cent sign doubled."""
        ada = self._xml_tahan if keep else self._xml
        if ada:
            return ada
        sel = self.asal
        isi = "".join([paragraph(p, self._gaya, daftar, keep=keep) for p in sel.paragraf]).replace("%", "%%")
        span = f'<w:gridSpan w:val="{sel.kolom}"/>' if sel.kolom > 1 else ""
        middle = '<w:vAlign w:val="center"/>' if sel.paragraf[0].gaya is Gaya.KEPALA_KOLOM else ""
        sifat = f'<w:tcW w:w="%d" w:type="dxa"/>{span}{_MERGE[sel.gabung]}{middle}'
        hasil = f"<w:tc><w:tcPr>{sifat}</w:tcPr>{isi}</w:tc>"
        if keep:
            self._xml_tahan = hasil
        else:
            self._xml = hasil
        return hasil


class Rupa:
    """One row in the styles and letters of a template."""

    __slots__ = ("_demands", "_heights", "_huruf", "_sel", "_ujung", "_xml", "asal", "berdaftar")

    def __init__(self, baris: Baris, sel: Sequence[RupaSel], huruf: Huruf) -> None:
        self.asal = baris
        self._sel = sel
        self._huruf = huruf
        self._ujung = _ends(baris.sel) if sum([satu.kolom for satu in baris.sel]) > len(sel) else ()
        self.berdaftar = tuple([p for satu in sel for p in satu.berdaftar])
        self._xml = "", ""  # as it stands alone, and kept with the next row
        self._heights: tuple[tuple[int, list[float], list[float]], ...] = ()
        self._demands: RowDemand | None = None

    @property
    def demands(self) -> RowDemand:
        """What the cells ask of each grid column."""
        if self._demands is None:
            each = [satu.demand for satu in self._sel]
            if self._ujung:
                asal = zip(self.asal.sel, each, strict=True)
                each = [satu for sel, ask in asal for satu in ([ask] if sel.kolom == 1 else [_NONE] * sel.kolom)]
            self._demands = RowDemand(*zip(*each, strict=True))
        return self._demands

    def widths(self, lebar: tuple[int, ...]) -> tuple[int, ...]:
        """Return the width of each cell in columns of `lebar` twips."""
        return tuple([sum(lebar[awal:akhir]) for awal, akhir in self._ujung]) if self._ujung else lebar

    def height(self, lebar: tuple[int, ...]) -> int:
        """Return the estimated height of the row in twips; merged cells do not count."""
        widths = self.widths(lebar)
        for tinggi, least, most in self._heights:
            if all(map(le, least, widths)) and all(map(lt, widths, most)):
                return tinggi
        lines = [
            _FREE if satu.asal.gabung else satu.lines(width) for satu, width in zip(self._sel, widths, strict=True)
        ]
        counted = [satu[0] for satu in lines if satu is not _FREE]
        tinggi = height(max(counted) if counted else 1, self._huruf.ukuran)
        self._heights = ((tinggi, [satu[1] for satu in lines], [satu[2] for satu in lines]), *self._heights[:_SEEN])
        return tinggi

    def xml(self, lebar: tuple[int, ...], daftar: Daftar, *, keep: bool) -> str:
        """Return the cells of the row."""
        for p in self.berdaftar:
            daftar.add(p)
        xml = self._xml[keep]
        if not xml:
            xml = "".join([satu.xml(daftar, keep=keep) for satu in self._sel])
            self._xml = (self._xml[0], xml) if keep else (xml, self._xml[1])
        return xml % (self.widths(lebar) if self._ujung else lebar)


class Perupa:
    """Sets cells and rows in the styles and letters of one template, and remembers those that it has set."""

    def __init__(self, gaya: Mapping[Gaya, str], huruf: Huruf) -> None:
        self.gaya = gaya
        self._huruf = huruf
        self._baris: dict[int, Rupa] = {}
        self._sel: dict[int, RupaSel] = {}
        self.terakhir: deque[tuple[Any, Any]] = deque(maxlen=4)
        """The tables laid out last, each with what it was made from."""

    def all(self, baris: Sequence[Baris]) -> list[Rupa]:
        """Return the looks of rows; those of a table too long to be remembered are made for it alone."""
        if len(baris) > _KNOWN:
            return [self.one(satu) for satu in baris]
        if len(self._baris) + len(baris) > 2 * _KNOWN:
            self._baris.clear()
        hasil: list[Rupa] = []
        for satu in baris:
            rupa = self._baris.get(id(satu))
            if rupa is None or rupa.asal is not satu:
                rupa = self._baris[id(satu)] = self.one(satu)
            hasil.append(rupa)
        return hasil

    def one(self, baris: Baris) -> Rupa:
        """Return the look of a row that no other document has."""
        return Rupa(baris, [self.cell(sel) for sel in baris.sel], self._huruf)

    def cell(self, sel: Sel) -> RupaSel:
        """Return the look of a cell."""
        rupa = self._sel.get(id(sel))
        if rupa is not None and rupa.asal is sel:
            return rupa
        if len(self._sel) >= 4 * _KNOWN:
            self._sel.clear()
        rupa = self._sel[id(sel)] = RupaSel(sel, self.gaya, self._huruf)
        return rupa

    def cell_height(self, sel: Sel, width: int) -> int:
        """Return the estimated height in twips of the words of a cell of `width` twips."""
        return height(self.cell(sel).lines(width).banyak, self._huruf.ukuran)


def _ends(sel: Sequence[Sel]) -> tuple[tuple[int, int], ...]:
    """Return the grid columns with which each cell begins and before which it ends."""
    hasil, kolom = [], 0
    for satu in sel:
        hasil.append((kolom, kolom + satu.kolom))
        kolom += satu.kolom
    return tuple(hasil)
