"""Cells and rows as they are before a table is laid out, made once for all documents that share them.

A cell is escaped, measured and wrapped once while it stays the same object; a row is put together from its cells once
for each set of column widths, of which a batch has few.
"""

from collections import deque
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from zi_docs.docx.akhir_halaman import Induk, frame
from zi_docs.docx.lanjutan import continued, is_number
from zi_docs.docx.lebar import Demand, Huruf, RowDemand, demand
from zi_docs.docx.paragraf import Daftar, paragraph
from zi_docs.docx.tinggi import cell_lines, height
from zi_docs.models.naskah import Baris, Gaya, Sel

CELL_MARGIN = 57
"""Left and right margin of a cell in twips, as the table style has it (0.1 cm)."""
_KNOWN = 512
"""How many rows are remembered, in two halves; four times as many cells."""
_SEEN = 8
"""How many heights, and how many prints, of one row or cell are remembered."""
_MERGE = {"": "", "mulai": '<w:vMerge w:val="restart"/>', "lanjut": "<w:vMerge/>"}
_NONE = Demand(0.0, 0.0, 0)
_Kunci = TypeVar("_Kunci")
_Nilai = TypeVar("_Nilai")


class RupaSel:
    """One cell in the styles and letters of a template."""

    __slots__ = ("_demand", "_gaya", "_huruf", "_induk", "_lain", "_lines", "_xml", "asal", "berdaftar")

    def __init__(self, sel: Sel, gaya: Mapping[Gaya, str], huruf: Huruf) -> None:
        self.asal = sel
        self.berdaftar = tuple([p for p in sel.paragraf if p.daftar])
        self._gaya = gaya
        self._huruf = huruf
        self._demand: Demand | None = None
        self._xml = "", ""  # as it stands alone, and kept with the next row
        self._lines: dict[int, int] = {}
        self._lain: dict[tuple[str, bool], RupaSel] = {}
        self._induk: dict[int, Induk] = {}

    @property
    def demand(self) -> Demand:
        """What the cell asks of its column."""
        if self._demand is None:
            self._demand = demand(self.asal, self._huruf.setara)
        return self._demand

    def lines(self, width: int) -> int:
        """Return how many lines the words take in a cell of `width` twips."""
        ada = self._lines.get(width)
        if ada is None:
            ada = _keep(self._lines, width, cell_lines(self.asal, width, self._huruf.setara, CELL_MARGIN))
        return ada

    def merged(self, gabung: str, *, lanjutan: bool) -> "RupaSel":
        """Return the cell as a part of its merge, with `lanjutan` as it begins anew on a page."""
        ada = self._lain.get((gabung, lanjutan))
        if ada is None:
            sel = (continued(self.asal) if lanjutan else self.asal)._replace(gabung=gabung)
            ada = self._lain[gabung, lanjutan] = RupaSel(sel, self._gaya, self._huruf)
        return ada

    def parent(self, lebar: tuple[int, ...]) -> Induk:
        """Return what the first cell of a merge, in columns of `lebar` twips, says of where pages end."""
        width, ukuran = sum(lebar), self._huruf.ukuran
        ada = self._induk.get(width)
        if ada is None:
            lanjutan = height(self.merged("mulai", lanjutan=True).lines(width), ukuran)
            ada = _keep(self._induk, width, Induk(height(self.lines(width), ukuran), lanjutan, is_number(self.asal)))
        return ada

    def xml(self, daftar: Daftar, *, keep: bool) -> str:
        """Return the cell with a place for its width, every other per cent sign doubled."""
        if ada := self._xml[keep]:
            return ada
        sel = self.asal
        isi = "".join([paragraph(p, self._gaya, daftar, keep=keep) for p in sel.paragraf]).replace("%", "%%")
        span = f'<w:gridSpan w:val="{sel.kolom}"/>' if sel.kolom > 1 else ""
        middle = '<w:vAlign w:val="center"/>' if sel.paragraf[0].gaya is Gaya.KEPALA_KOLOM else ""
        sifat = f'<w:tcW w:w="%d" w:type="dxa"/>{span}{_MERGE[sel.gabung]}{middle}'
        hasil = f"<w:tc><w:tcPr>{sifat}</w:tcPr>{isi}</w:tc>"
        self._xml = (self._xml[0], hasil) if keep else (hasil, self._xml[1])
        return hasil


class Rupa:
    """One row in the styles and letters of a template."""

    __slots__ = ("_demands", "_heights", "_huruf", "_lain", "_sel", "_ujung", "_xml", "asal", "berdaftar", "rangka")

    def __init__(self, baris: Baris, sel: Sequence[RupaSel], huruf: Huruf) -> None:
        self.asal = baris
        self.rangka = frame(baris)
        self._sel = sel
        self._huruf = huruf
        self._ujung = _ends(baris.sel) if sum([satu.kolom for satu in baris.sel]) > len(sel) else ()
        self.berdaftar = tuple([p for satu in sel for p in satu.berdaftar])
        self._demands: RowDemand | None = None
        self._heights: dict[tuple[int, ...], int] = {}
        self._xml: dict[tuple[tuple[int, ...], bool, bool], str] = {}
        self._lain: tuple[dict[int, RupaSel], Rupa] | None = None

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

    def at(self, kolom: int) -> RupaSel:
        """Return the cell that begins in a grid column."""
        return self._sel[next(n for n, (awal, _) in enumerate(self._ujung) if awal == kolom) if self._ujung else kolom]

    def put(self, tukar: dict[int, RupaSel]) -> "Rupa":
        """Return the row with other cells in the given grid columns."""
        ada = self._lain
        if ada is None or ada[0] != tukar:
            kolom = [awal for awal, _ in self._ujung] or range(len(self._sel))
            sel = [tukar.get(awal, satu) for awal, satu in zip(kolom, self._sel, strict=True)]
            ada = self._lain = tukar, Rupa(self.asal, sel, self._huruf)
        return ada[1]

    def widths(self, lebar: tuple[int, ...]) -> tuple[int, ...]:
        """Return the width of each cell in columns of `lebar` twips."""
        return tuple([sum(lebar[awal:akhir]) for awal, akhir in self._ujung]) if self._ujung else lebar

    def height(self, lebar: tuple[int, ...]) -> int:
        """Return the estimated height of the row in twips; merged cells do not count."""
        ada = self._heights.get(lebar)
        if ada is None:
            widths = zip(self._sel, self.widths(lebar), strict=True)
            lines = max([satu.lines(width) for satu, width in widths if not satu.asal.gabung], default=1)
            ada = _keep(self._heights, lebar, height(lines, self._huruf.ukuran))
        return ada

    def xml(self, lebar: tuple[int, ...], daftar: Daftar, *, keep: bool, utuh: bool) -> str:
        """Return the row; `keep` holds it with the next one, `utuh` together."""
        for p in self.berdaftar:
            daftar.add(p)
        ada = self._xml.get((lebar, keep, utuh))
        if ada is None:
            kepala = self.rangka.kepala
            flags = ("<w:cantSplit/>" if utuh or kepala else "") + ("<w:tblHeader/>" if kepala else "")
            properties = f"<w:trPr>{flags}</w:trPr>" if flags else ""
            cells = "".join([satu.xml(daftar, keep=keep) for satu in self._sel]) % self.widths(lebar)
            ada = _keep(self._xml, (lebar, keep, utuh), f"<w:tr>{properties}{cells}</w:tr>")
        return ada


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


def _keep(ingatan: dict[_Kunci, _Nilai], kunci: _Kunci, nilai: _Nilai) -> _Nilai:
    """Remember a value beside the few that there may be, and return it."""
    if len(ingatan) >= _SEEN:
        ingatan.clear()
    ingatan[kunci] = nilai
    return nilai


def _ends(sel: Sequence[Sel]) -> tuple[tuple[int, int], ...]:
    """Return the grid columns with which each cell begins and before which it ends."""
    hasil, kolom = [], 0
    for satu in sel:
        hasil.append((kolom, kolom + satu.kolom))
        kolom += satu.kolom
    return tuple(hasil)
