"""Page geometry and the settings of a plan laid over a template: paper, margins, font, spacing."""

from copy import deepcopy

from lxml import etree

from zi_docs.docx.ooxml import W, twips
from zi_docs.docx.sekitar import Halaman
from zi_docs.models.plan import TataLetak

_MARGINS = (("atas", "top"), ("bawah", "bottom"), ("kiri", "left"), ("kanan", "right"))


def _int(element: etree._Element, name: str) -> int:
    """Return a measure in twips; 0 for what is missing or written in another unit."""
    try:
        return int(element.get(W + name, "0"))
    except ValueError:
        return 0


def area(sect: etree._Element) -> Halaman:
    """Return the text area of a section."""
    size, margin = sect.find(f"{W}pgSz"), sect.find(f"{W}pgMar")
    if size is None or margin is None:
        return Halaman(9354, 15874)
    lebar = _int(size, "w") - _int(margin, "left") - _int(margin, "right") - _int(margin, "gutter")
    return Halaman(lebar, _int(size, "h") - _int(margin, "top") - _int(margin, "bottom"))


def apply_page(sect: etree._Element, tata_letak: TataLetak, orientasi: str | None) -> etree._Element:
    """Return the section with the paper, margins and orientation of a plan; else those of the template."""
    sect = deepcopy(sect)
    size, margin = sect.find(f"{W}pgSz"), sect.find(f"{W}pgMar")
    if size is None or margin is None:
        return sect
    landscape = _int(size, "w") > _int(size, "h") if orientasi is None else orientasi == "melintang"
    short, long = sorted((_int(size, "w"), _int(size, "h")))
    if tata_letak.kertas:
        short, long = twips(tata_letak.kertas.lebar), twips(tata_letak.kertas.tinggi)
    size.set(f"{W}w", str(long if landscape else short))
    size.set(f"{W}h", str(short if landscape else long))
    if landscape:
        size.set(f"{W}orient", "landscape")
    else:
        size.attrib.pop(f"{W}orient", "")
    for nama, attribute in _MARGINS:
        nilai: float | None = getattr(tata_letak.batas, nama)
        if nilai is not None:
            margin.set(W + attribute, str(twips(nilai)))
    return sect


def fit(document: etree._Element, indents: dict[str, tuple[int, int]], old: int, new: int) -> None:
    """Fit what a template sized for a text width of `old` twips to `new`: layout tables, and blocks that stand right.

    `indents` gives the left and right indent of each paragraph style, for paragraphs that have none of their own.
    """
    if old == new:
        return
    for table in document.iterfind(f"{W}body/{W}tbl"):
        _fit_table(table, new - old)
    for paragraph in document.iter(f"{W}p"):
        _fit_indent(paragraph, indents, old, new)


def _fit_table(table: etree._Element, difference: int) -> None:
    grid = list(table.iterfind(f"{W}tblGrid/{W}gridCol"))
    if not grid:
        return
    widest = max(range(len(grid)), key=lambda n: _int(grid[n], "w"))
    for element in (*filter(_in_twips, table.iterfind(f"{W}tblPr/{W}tblW")), grid[widest]):
        element.set(f"{W}w", str(_int(element, "w") + difference))
    for row in table.iterfind(f"{W}tr"):
        cells = list(filter(_in_twips, row.iterfind(f"{W}tc/{W}tcPr/{W}tcW")))
        if not cells:
            continue
        cell = cells[widest] if len(cells) == len(grid) else max(cells, key=lambda c: _int(c, "w"))
        cell.set(f"{W}w", str(_int(cell, "w") + difference))


def _in_twips(width: etree._Element) -> bool:
    return width.get(f"{W}type", "dxa") == "dxa" and _int(width, "w") > 0


def _fit_indent(paragraph: etree._Element, indents: dict[str, tuple[int, int]], old: int, new: int) -> None:
    """A block indented by more than a third keeps its distance from the other side."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    indent = paragraph.find(f"{W}pPr/{W}ind")
    inherited = indents.get("" if style is None else style.get(f"{W}val", ""), (0, 0))
    for side, base in zip(("left", "right"), inherited, strict=True):
        width = base if indent is None or indent.get(W + side) is None else _int(indent, side)
        if width * 3 < old:
            continue
        if indent is None:
            indent = etree.Element(f"{W}ind")
            _insert_indent(paragraph, indent)
        indent.set(W + side, str(max(width + new - old, 0)))


def _insert_indent(paragraph: etree._Element, indent: etree._Element) -> None:
    """Put w:ind where the schema wants it: behind these, before the rest."""
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        paragraph.insert(0, properties)
    before = {W + n for n in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "spacing")}
    properties.insert(sum(1 for child in properties if child.tag in before), indent)


def apply_styles(styles: etree._Element, tata_letak: TataLetak) -> etree._Element:
    """Return styles.xml with the font, sizes and spacing of a plan."""
    styles = deepcopy(styles)
    defaults = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    if defaults is not None and tata_letak.huruf:
        for fonts in defaults.iterfind(f"{W}rFonts"):
            for script in ("ascii", "hAnsi", "eastAsia", "cs"):
                fonts.set(W + script, tata_letak.huruf)
    if defaults is not None and tata_letak.ukuran:
        _size(defaults, tata_letak.ukuran)
    for style in styles.iterfind(f"{W}style"):
        name = style.find(f"{W}name")
        nama = "" if name is None else name.get(f"{W}val", "")
        if nama == "ZI Badan" and tata_letak.spasi:
            for spacing in style.iterfind(f"{W}pPr/{W}spacing"):
                spacing.set(f"{W}line", str(round(240 * tata_letak.spasi)))
        if nama == "ZI Sel" and tata_letak.ukuran_tabel:
            for properties in style.iterfind(f"{W}rPr"):
                _size(properties, tata_letak.ukuran_tabel)
    return styles


def _size(properties: etree._Element, points: float) -> None:
    for tag in ("sz", "szCs"):
        for element in properties.iterfind(W + tag):
            element.set(f"{W}val", str(round(points * 2)))
