"""A part of a template as Word saved it → Jinja source: tags joined and wired. The only user of docxtpl."""

import re
from collections.abc import Mapping
from io import BytesIO

from lxml import etree

from zi_docs.docx import tag
from zi_docs.docx.ooxml import R_NS, W_NS, W
from zi_docs.docx.paket import parse
from zi_docs.docx.paragraf import PLAIN, RunStyle
from zi_docs.errors import TemplateError

_BEHIND_ITALIC = frozenset(W + n for n in ("rStyle", "rFonts", "b", "bCs"))
_BLOCK = re.compile(r"\{\{ _isi\(([\w.]+)\) \}\}")
_TRACES = tuple(
    f"{{{uri}"
    for uri in (
        f"{W_NS}}}rsid",
        "http://schemas.microsoft.com/office/word/2010/wordml}",
        "http://schemas.microsoft.com/office/word/2012/wordml}",
        "http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable",
    )
)


def clean(document: etree._Element, page: etree._Element, berkas: str, *, lampiran: bool) -> dict[str | None, str]:
    """Drop the traces of Word's editing sessions, and return the namespaces of what is left.

    Raises TemplateError for an annex that leans on parts of its own file: its body is set in the decree's.
    """
    for element in list(document.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}proofErr")):
        if element.tag == f"{W}proofErr" or _is_cursor(element, document):
            parent = element.getparent()
            if parent is not None:
                parent.remove(element)
    for element in (*document.iter(), *page.iter()):
        for name in [n for n in element.attrib if str(n).startswith(_TRACES)]:
            del element.attrib[name]
        if lampiran and any(str(n).startswith(f"{{{R_NS}}}") for n in element.attrib):
            pesan = f"templat lampiran {berkas} memuat gambar, tautan, atau kepala halaman sendiri"
            raise TemplateError(f"{pesan}; pindahkan ke templat keputusan")
    etree.cleanup_namespaces(document, keep_ns_prefixes=["w", "r"])
    return dict(document.nsmap)


def _is_cursor(element: etree._Element, document: etree._Element) -> bool:
    """Say whether a bookmark is where Word last left the cursor."""
    nomor = element.get(f"{W}id")
    start = next((b for b in document.iter(f"{W}bookmarkStart") if b.get(f"{W}id") == nomor), element)
    return start.get(f"{W}name", "_GoBack") == "_GoBack"


def jinja_source(root: etree._Element, kosakata: Mapping[str, tag.Nilai], berkas: str, pool: list[RunStyle]) -> str:
    """Return a part as Jinja source: tags joined and checked, values wired to the writers of runs and blocks."""
    from docxtpl import DocxTemplate  # slow to import, and not needed once a template is compiled

    raw = etree.tostring(root, encoding="unicode")
    patched = DocxTemplate(BytesIO()).patch_xml(raw)
    tag.check(patched, kosakata, berkas)
    tree = parse(patched, berkas)
    for text in tree.iter(f"{W}t"):
        if text.text and "{{" in text.text:
            run = text.getparent()
            style = _run_style(run if run is not None else text)
            if style not in pool:
                pool.append(style)
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            text.text = _inline_calls(text.text, pool.index(style))
    for element in tree.iter():
        for place in ("text", "tail"):
            isi = getattr(element, place)
            if isi and "{{" in isi and (place == "tail" or element.tag != f"{W}t"):
                holder = element if place == "text" else element.getparent()
                in_table = holder is not None and holder.tag == f"{W}tbl"
                setattr(element, place, tag.TAG.sub(_row_call if in_table else _block_call, isi))
                if in_table and holder is not None:
                    _open_table(holder, tag.TAG.search(isi))
    for row in tree.iter(f"{W}tr"):
        _keep_short(row)
    return etree.tostring(tree, encoding="unicode")


def _inline_calls(text: str, nomor: int) -> str:
    return tag.TAG.sub(lambda m: f"{{{{ _teks({m[2].strip()}, {nomor}) }}}}" if m[1] == "{" else m[0], text)


def _block_call(found: re.Match[str]) -> str:
    return f"{{{{ _isi({found[2].strip()}) }}}}" if found[1] == "{" else found[0]


def _row_call(found: re.Match[str]) -> str:
    return f"{{{{ _baris({found[2].strip()}) }}}}" if found[1] == "{" else found[0]


def _open_table(table: etree._Element, found: re.Match[str] | None) -> None:
    """Let a table that holds `{{tr isi }}` take the columns of its content; its own rows span them all."""
    nama = "" if found is None else found[2].strip()
    grid = table.find(f"{W}tblGrid")
    if grid is None or not nama:
        return
    for column in list(grid):
        grid.remove(column)
    grid.text = f"{{{{ _kolom({nama}) }}}}"
    caption = table.find(f"{W}tblPr/{W}tblCaption")
    if caption is not None:
        caption.set(f"{W}val", f"{{{{ _judul({nama}) }}}}")
    for properties in table.iterfind(f"{W}tr/{W}tc/{W}tcPr"):
        span = properties.find(f"{W}gridSpan")
        if span is None:
            span = etree.Element(f"{W}gridSpan")
            properties.insert(1, span)
        span.set(f"{W}val", f"{{{{ _banyak({nama}) }}}}")


def _keep_short(row: etree._Element) -> None:
    """Let a row stay whole where its content is short; where the template says itself how it breaks, it does so."""
    isi = [(cell, found[1]) for cell in row.iterfind(f"{W}tc") for found in _BLOCK.finditer(_outside(cell))]
    if len(isi) != 1 or row.find(f"{W}trPr/{W}cantSplit") is not None:
        return
    cell, nama = isi[0]
    width = cell.find(f"{W}tcPr/{W}tcW")
    lebar = width.get(f"{W}w", "") if width is not None and width.get(f"{W}type", "dxa") == "dxa" else ""
    properties = row.find(f"{W}trPr")
    if properties is None:
        properties = etree.Element(f"{W}trPr")
        row.insert(0 if row.find(f"{W}tblPrEx") is None else 1, properties)
    properties.text = f"{{{{ _utuh({nama}, {lebar if lebar.isdecimal() else 0}) }}}}"


def _outside(cell: etree._Element) -> str:
    """Return what stands in a cell beside its paragraphs."""
    return "".join((cell.text or "", *(child.tail or "" for child in cell)))


def _run_style(run: etree._Element) -> RunStyle:
    properties = run.find(f"{W}rPr")
    if properties is None or not len(properties):
        return PLAIN
    parts = [(child.tag, bare(child)) for child in properties]
    upright = "".join(xml for _, xml in parts)
    before = [xml for name, xml in parts if name in _BEHIND_ITALIC]
    after = [xml for name, xml in parts if name not in _BEHIND_ITALIC and name not in {f"{W}i", f"{W}iCs"}]
    tick = PLAIN.tick + "".join(xml for name, xml in parts if name not in {f"{W}rFonts", f"{W}rStyle"})
    return RunStyle(upright, "".join((*before, PLAIN.italic, *after)), tick)


def bare(element: etree._Element) -> str:
    """Return an element as it stands inside a document that declares the namespaces."""
    xml = etree.tostring(element, encoding="unicode", with_tail=False)
    return re.sub(r' xmlns:\w+="[^"]*"', "", xml)
