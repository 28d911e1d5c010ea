"""A DOCX → text for reviewers: one line a paragraph, and everything in it that a reader of a difference should see.

    section: 21.5 × 33 cm, margins top 2.5 right 2.5 bottom 2.5 left 2.5 cm, title page
    ZI Judul | KEPUTUSAN KOMISI PEMILIHAN UMUM⏎KABUPATEN KEBUMEN
    table ZI Tata Letak "Menimbang …": 3.45 + 0.45 + 12.6 cm
      row
        [1] ZI Label | Menimbang
        [2] ZI Label | :
        [3] ZI Menimbang a. | bahwa …

`[2-4]` is a cell over grid columns 2 to 4, `[1 ↓]` and `[1 ↑]` begin and continue a vertical merge, `{…}` is what a
paragraph or cell sets for itself besides its style, `<PAGE>` a field. ⏎ is a line break, ⇥ a tab, ⍽ a space that does
not break; italics stand between asterisks.
"""

import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath

from lxml import etree

from zi_docs import bahasa
from zi_docs.docx.ooxml import CORE, DOCUMENT, DOCUMENT_RELS, EMU_PER_CM, NUMBERING, STYLES, TWIPS_PER_CM, R, W
from zi_docs.docx.sifat import read_properties
from zi_docs.errors import TemplateError

_WORDS = {
    f"{W}br": "⏎",
    f"{W}cr": "⏎",
    f"{W}tab": "⇥",
    f"{W}noBreakHyphen": "‑",
    f"{W}softHyphen": "¬",
}
_LISTS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "lowerLetter": lambda n: chr(ord("a") + (n - 1) % 26) * ((n - 1) // 26 + 1),
    "upperLetter": lambda n: chr(ord("A") + (n - 1) % 26) * ((n - 1) // 26 + 1),
    "lowerRoman": lambda n: bahasa.romawi(n).lower(),
    "upperRoman": bahasa.romawi,
}
_SHOWN_ELSEWHERE = frozenset(W + n for n in ("pStyle", "numPr", "sectPr", "rPr", "tcW", "gridSpan", "vMerge"))
_TRACES = ("rsid", "paraId", "textId")
"""What Word notes of each saving: never part of the look."""
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def dump(isi: bytes, *, gaya: bool = False, sifat: bool = False) -> str:
    """Return a DOCX as text: sections with headers and footers, paragraphs, tables; same bytes, same text.

    `gaya` adds what the styles and lists look like, `sifat` the core and custom properties. Raises TemplateError when
    `isi` is no DOCX.
    """
    lines = list(_Dumper(_members(isi)).lines())
    if gaya:
        lines += ["", *_styles(_members(isi))]
    if sifat:
        lines += ["", *_properties(isi)]
    return "".join(f"{line}\n" for line in lines)


def _members(isi: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(BytesIO(isi)) as paket:
            members = {nama: paket.read(nama) for nama in paket.namelist()}
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError) as salah:
        raise TemplateError(
            f"berkas ini rusak atau bukan berkas Word (.docx) ({salah}); simpan ulang dari Word"
        ) from None
    if DOCUMENT not in members:
        raise TemplateError(f"berkas ini bukan dokumen Word: bagian {DOCUMENT} tidak ada; simpan ulang sebagai .docx")
    return members


def _root(members: Mapping[str, bytes], nama: str) -> etree._Element:
    try:
        return etree.fromstring(members.get(nama, b"<none/>"), etree.XMLParser(resolve_entities=False))
    except etree.XMLSyntaxError as salah:
        raise TemplateError(f"bagian {nama} rusak: {salah}; simpan ulang dari Word") from None


def _value(element: etree._Element, path: str) -> str:
    """Return w:val of the element at `path` (names of w: joined by /), or ''."""
    found = element.find("/".join(W + name for name in path.split("/")))
    return "" if found is None else found.get(f"{W}val", "")


def _cm(twips: str) -> str:
    return f"{round(int(twips) / TWIPS_PER_CM, 2):g}"


@dataclass(slots=True)
class _Level:
    """One level of a list: its look, and how far it has counted."""

    format: str
    text: str
    start: int
    count: int = 0


class _Lists:
    """Counts the lists of a document as Word does: the lists of one abstract list count on, unless one starts anew."""

    def __init__(self, root: etree._Element) -> None:
        looks = {a.get(f"{W}abstractNumId", ""): a for a in root.iterfind(f"{W}abstractNum")}
        self._levels = {nama: dict(_levels(look)) for nama, look in looks.items()}
        self._abstract = {n.get(f"{W}numId", ""): _value(n, "abstractNumId") for n in root.iterfind(f"{W}num")}
        self._anew = {
            n.get(f"{W}numId", ""): {
                o.get(f"{W}ilvl", ""): _value(o, "startOverride") for o in n.iter(f"{W}lvlOverride")
            }
            for n in root.iterfind(f"{W}num")
        }

    def label(self, num: str, ilvl: str) -> str:
        """Return the label of the next paragraph of list `num`, '' when it has none."""
        levels = self._levels.get(self._abstract.get(num, ""), {})
        level = levels.get(ilvl or "0")
        if level is None:
            return ""
        start = self._anew.get(num, {}).pop(ilvl or "0", "")
        level.count = int(start) if start else (level.count + 1 if level.count else level.start)
        for deeper, satu in levels.items():
            if int(deeper) > int(ilvl or "0"):
                satu.count = 0
        text = level.text
        for nomor, satu in levels.items():
            text = text.replace(f"%{int(nomor) + 1}", _LISTS.get(satu.format, str)(max(satu.count, 1)))
        return text


def _levels(abstract: etree._Element) -> Iterator[tuple[str, _Level]]:
    for level in abstract.iterfind(f"{W}lvl"):
        start = int(_value(level, "start") or 1)
        yield level.get(f"{W}ilvl", "0"), _Level(_value(level, "numFmt"), _value(level, "lvlText"), start)


class _Dumper:
    """Walks one document."""

    def __init__(self, members: Mapping[str, bytes]) -> None:
        self._members = members
        self._style = {s.get(f"{W}styleId", ""): s for s in _root(members, STYLES).iterfind(f"{W}style")}
        self._lists = _Lists(_root(members, NUMBERING))
        relations = _root(members, DOCUMENT_RELS)
        self._target = {r.get("Id", ""): r.get("Target", "") for r in relations.iter(etree.Element)}

    def lines(self) -> Iterator[str]:
        """Yield the lines of the body, each section headed by its page."""
        body = _root(self._members, DOCUMENT).find(f"{W}body")
        if body is None:
            return
        sections = iter(list(body.iter(f"{W}sectPr")))
        yield from self._section(next(sections, None))
        for block in body:
            if block.tag == f"{W}sectPr":
                continue
            yield from self._block(block)
            if next(block.iter(f"{W}sectPr"), None) is not None:
                yield ""
                yield from self._section(next(sections, None))

    def _section(self, sect: etree._Element | None) -> Iterator[str]:
        if sect is None:
            return
        yield f"section: {', '.join(_page(sect))}"
        for reference in sect:
            if reference.tag not in {f"{W}headerReference", f"{W}footerReference"}:
                continue
            jenis = etree.QName(reference).localname.removesuffix("Reference")
            target = self._target.get(reference.get(f"{R}id", ""), "")
            yield f"{jenis} {reference.get(f'{W}type', '')}"
            part = str(PurePosixPath("word") / target.removeprefix("/word/"))
            for block in _root(self._members, part):
                yield from (f"  {line}" for line in self._block(block))

    def _block(self, block: etree._Element) -> Iterator[str]:
        if block.tag == f"{W}p":
            yield self._paragraph(block)
        elif block.tag == f"{W}tbl":
            yield from self._table(block)
        elif block.tag in {f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}smartTag"}:
            for inner in block:
                yield from self._block(inner)

    def _paragraph(self, paragraph: etree._Element) -> str:
        properties = paragraph.find(f"{W}pPr")
        style = "" if properties is None else _value(properties, "pStyle")
        nama = _value(self._style[style], "name") if style in self._style else style or "-"
        head = [nama, self._label(properties, style), _own(properties)]
        text = "".join(_words(paragraph))
        return f"{' '.join(part for part in head if part)} |{f' {text}' if text else ''}"

    def _label(self, properties: etree._Element | None, style: str) -> str:
        num = ilvl = ""
        if properties is not None:
            num, ilvl = _value(properties, "numPr/numId"), _value(properties, "numPr/ilvl")
        seen: set[str] = set()
        while not num and style in self._style and style not in seen:
            seen.add(style)
            num, ilvl = _value(self._style[style], "pPr/numPr/numId"), _value(self._style[style], "pPr/numPr/ilvl")
            style = _value(self._style[style], "basedOn")
        label = self._lists.label(num, ilvl) if num else ""
        return f"{'›' * int(ilvl or 0)}{label}"

    def _table(self, table: etree._Element) -> Iterator[str]:
        style = _value(table, "tblPr/tblStyle")
        nama = _value(self._style[style], "name") if style in self._style else style or "-"
        judul = _value(table, "tblPr/tblCaption")
        grid = [_cm(c.get(f"{W}w", "0")) for c in table.iterfind(f"{W}tblGrid/{W}gridCol")]
        caption = f' "{judul}"' if judul else ""
        yield f"table {nama}{caption}: {' + '.join(grid)} cm"
        for row in table.iter(f"{W}tr"):
            if next(row.iterancestors(f"{W}tbl"), None) is table:
                yield from (f"  {line}" for line in self._row(row))

    def _row(self, row: etree._Element) -> Iterator[str]:
        yield f"row {_own(row.find(f'{W}trPr'))}".rstrip()
        kolom = 1 + int(_value(row, "trPr/gridBefore") or 0)
        for cell in row.iter(f"{W}tc"):
            if next(cell.iterancestors(f"{W}tr"), None) is not row:
                continue
            span = int(_value(cell, "tcPr/gridSpan") or 1)
            place = f"[{kolom}{f'-{kolom + span - 1}' if span > 1 else ''}{_merge(cell)}]"
            own = _own(cell.find(f"{W}tcPr"))
            yield from self._cell(cell, f"{place} {own}".rstrip())
            kolom += span

    def _cell(self, cell: etree._Element, place: str) -> Iterator[str]:
        isi = [line for block in cell for line in self._block(block)]
        yield f"  {place} {isi[0] if isi else '(no paragraph)'}"
        yield from (f"  {' ' * len(place)} {line}" for line in isi[1:])


def _page(sect: etree._Element) -> Iterator[str]:
    size, margin = sect.find(f"{W}pgSz"), sect.find(f"{W}pgMar")
    if size is not None:
        orient = size.get(f"{W}orient", "")
        yield f"{_cm(size.get(f'{W}w', '0'))} × {_cm(size.get(f'{W}h', '0'))} cm{f' {orient}' if orient else ''}"
    if margin is not None:
        sides = (f"{side} {_cm(margin.get(W + side, '0'))}" for side in ("top", "right", "bottom", "left"))
        yield f"margins {' '.join(sides)} cm"
    if sect.find(f"{W}titlePg") is not None:
        yield "title page"
    for extra in ("pgNumType", "cols", "docGrid"):
        found = sect.find(W + extra)
        if found is not None:
            yield _plain(found)


def _merge(cell: etree._Element) -> str:
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    if merge is None:
        return ""
    return " ↓" if merge.get(f"{W}val") == "restart" else " ↑"


def _own(properties: etree._Element | None) -> str:
    """Return what an element sets for itself, besides what its line says already."""
    if properties is None:
        return ""
    found = [_plain(child) for child in properties.iterchildren("*") if child.tag not in _SHOWN_ELSEWHERE]
    return f"{{{'; '.join(found)}}}" if found else ""


def _plain(element: etree._Element) -> str:
    """Return an element as `name`, `name=value` or `name(attribute=value inner)`."""
    kept = [(etree.QName(key).localname, str(nilai)) for key, nilai in element.items()]
    kept = [(key, nilai) for key, nilai in kept if not key.startswith(_TRACES)]
    nama = etree.QName(element).localname
    inner = [_plain(child) for child in element.iterchildren("*")]
    if [key for key, _ in kept] == ["val"] and not inner:
        return f"{nama}={kept[0][1]}"
    parts = [*(f"{key}={nilai}" for key, nilai in kept), *inner]
    return f"{nama}({' '.join(parts)})" if parts else nama


def _words(paragraph: etree._Element) -> Iterator[str]:
    """Yield the words of a paragraph; italic stretches stand between asterisks, fields show their instruction."""
    italic, fields, result = False, 0, False
    for run in paragraph.iter(f"{W}r"):
        if next(run.iterancestors(f"{W}p"), None) is not paragraph:
            continue
        slanted = _is_italic(run)
        text = ""
        for node in run:
            if node.tag == f"{W}fldChar":
                kind = node.get(f"{W}fldCharType")
                fields += {"begin": 1, "end": -1}.get(kind or "", 0)
                result = kind == "separate" or (result and kind != "end" and fields > 0)
            elif not result:
                text += _word(node)
        if text and slanted != italic:
            yield "*"
            italic = slanted
        yield text
    if italic:
        yield "*"


def _is_italic(run: etree._Element) -> bool:
    found = run.find(f"{W}rPr/{W}i")
    return found is not None and found.get(f"{W}val", "true") not in {"0", "false", "off"}


def _word(node: etree._Element) -> str:
    if node.tag == f"{W}t":
        return (node.text or "").replace("\u00a0", "⍽")
    if node.tag == f"{W}instrText":
        return f"<{(node.text or '').strip()}>"
    if node.tag == f"{W}sym":
        return f"<sym {node.get(f'{W}char')}>"
    if node.tag == f"{W}drawing":
        return "".join(_pictures(node))
    if node.tag == f"{W}br" and node.get(f"{W}type"):
        return f"<{node.get(f'{W}type')} break>"
    return _WORDS.get(str(node.tag), "")


def _pictures(drawing: etree._Element) -> Iterator[str]:
    for extent in drawing.iter(f"{_DRAWING}extent"):
        lebar, tinggi = (round(int(extent.get(side, "0")) / EMU_PER_CM, 2) for side in ("cx", "cy"))
        judul = next((d.get("descr") or d.get("name") for d in drawing.iter(f"{_DRAWING}docPr")), "")
        yield f'<picture "{judul}" {lebar:g} × {tinggi:g} cm>'


def _styles(members: Mapping[str, bytes]) -> Iterator[str]:
    """Yield a line for the defaults, for each style of our own or based on one, and for each level of each list."""
    root = _root(members, STYLES)
    for defaults in root.iterfind(f"{W}docDefaults"):
        yield f"defaults {_own(defaults)}"
    for style in root.iterfind(f"{W}style"):
        based = _value(style, "basedOn")
        look = [_plain(child) for child in style if etree.QName(child).localname.endswith("Pr")]
        yield f"style {_value(style, 'name')}{f' < {based}' if based else ''}: {'; '.join(look)}".rstrip(" :")
    for abstract in _root(members, NUMBERING).iterfind(f"{W}abstractNum"):
        for level in abstract.iterfind(f"{W}lvl"):
            nama = f"list {abstract.get(f'{W}abstractNumId')} level {level.get(f'{W}ilvl')}"
            yield f"{nama}: {' '.join(_plain(child) for child in level)}"


def _properties(isi: bytes) -> Iterator[str]:
    root = _root(_members(isi), CORE)
    core = {etree.QName(child).localname: child.text or "" for child in root.iterchildren("*")}
    for nama, nilai in [*sorted(core.items()), *sorted(read_properties(isi).items())]:
        yield f"property {nama}: {nilai}"
