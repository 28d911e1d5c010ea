"""A template → compiled once: its tags checked, its runs prepared, its members deflated. The only user of docxtpl.

docxtpl joins tags that Word has split and lifts `{%p %}` and `{%tr %}` out of their paragraph or row. What is left is
checked against the vocabulary and compiled by a sandboxed Jinja in which no name exists that the Naskah does not give.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from jinja2 import StrictUndefined, Template, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from zi_docs.docx import tag
from zi_docs.docx.halaman import Halaman, apply_page, apply_styles, area, fit
from zi_docs.docx.ooxml import DOCUMENT, NUMBERING, R_NS, STYLES, W_NS, W
from zi_docs.docx.paket import parse, read_package, serialize
from zi_docs.docx.paragraf import PLAIN, RunStyle
from zi_docs.errors import TemplateError, os_reason
from zi_docs.models.naskah import Gaya
from zi_docs.models.plan import TataLetak

TABLE_STYLE = "ZI Tabel"
_LEAST_AREA = 2835
"""Five centimetres in twips."""
_TRACES = tuple(
    f"{{{uri}"
    for uri in (
        f"{W_NS}}}rsid",
        "http://schemas.microsoft.com/office/word/2010/wordml}",
        "http://schemas.microsoft.com/office/word/2012/wordml}",
        "http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable",
    )
)
_BEFORE = re.compile(r"^.*?<w:document[^>]*>(.*?<w:body[^>]*>).*$", re.DOTALL)
_NOTES = re.compile(r"word/(?:footnotes|endnotes|comments\w*)\.xml")
_BODY = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}body"
_OUTER = re.compile(r"^.*?<w:body[^>]*>|</w:body>.*$", re.DOTALL)
_BEHIND_ITALIC = frozenset(W + n for n in ("rStyle", "rFonts", "b", "bCs"))
_ENV = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True, keep_trailing_newline=True)


@dataclass(frozen=True, slots=True, eq=False)
class Templat:
    """A compiled template with the page settings of a plan laid over it."""

    berkas: str
    members: Mapping[str, bytes]
    body: Template
    headers: Mapping[str, Template]
    namespaces: Mapping[str | None, str]
    """What the prefixes of the body stand for."""
    before: str
    """What stands in document.xml between its root and the content of w:body."""
    sect: str
    halaman: Halaman
    gaya: Mapping[Gaya, str]
    gaya_tabel: str
    ukuran_sel: float
    numbering: Mapping[Gaya, int]
    first_num: int
    run_styles: tuple[RunStyle, ...]
    tags: frozenset[str]
    """Every name that the template prints."""


def load(berkas: Path, tata_letak: TataLetak, orientasi: str | None, *, lampiran: bool) -> Templat:
    """Return the compiled template; compiled once while the file stays as it is.

    Raises TemplateError when it is missing, broken, lacks a style, or holds a tag that does not exist.
    """
    try:
        stamp = berkas.stat()
    except OSError as salah:
        pesan = f"templat {berkas} tidak ditemukan ({os_reason(salah)}); periksa nama dan letaknya"
        raise TemplateError(pesan) from None
    return _compiled(berkas, (stamp.st_mtime_ns, stamp.st_size), tata_letak, orientasi, lampiran)


@lru_cache(maxsize=32)
def _compiled(
    berkas: Path,
    _stamp: tuple[int, int],
    tata_letak: TataLetak,
    orientasi: str | None,
    lampiran: bool,  # noqa: FBT001 - a key of the cache
) -> Templat:
    nama = berkas.name
    members = read_package(berkas)
    styles = apply_styles(parse(members[STYLES], nama), tata_letak)
    document, sect = _body_and_section(members, nama)
    page = apply_page(sect, tata_letak, orientasi)
    _look_at_area(area(page), nama)
    _look_at_notes(members, nama)
    fit(document, _indents(styles), area(sect).lebar, area(page).lebar)
    by_name = {_value(s, "name"): s for s in styles.iterfind(f"{W}style")}
    gaya = {satu: _style_id(by_name, satu, nama) for satu in Gaya}
    numbering, first_num = _numbering(members, by_name, nama)
    namespaces = _plain(document, page, nama, lampiran=lampiran)
    kosakata = tag.LAMPIRAN if lampiran else tag.KEPUTUSAN
    pool: list[RunStyle] = []
    source = _source(document, kosakata, nama, pool)
    headers = {
        part: _source(parse(isi, nama), kosakata, nama, pool) for part, isi in members.items() if _tagged(part, isi)
    }
    return Templat(
        berkas=nama,
        members={**members, STYLES: serialize(styles)},
        body=_compile(_OUTER.sub("", source), nama),
        headers={part: _compile(isi, nama) for part, isi in headers.items()},
        namespaces=namespaces,
        before=_BEFORE.sub(r"\1", source),
        sect=_without_namespaces(page),
        halaman=area(page),
        gaya=gaya,
        gaya_tabel=_style_id(by_name, TABLE_STYLE, nama),
        ukuran_sel=_font_size(by_name[Gaya.SEL], 10),
        numbering=numbering,
        first_num=first_num,
        run_styles=tuple(pool),
        tags=_all_tags((source, *headers.values()), kosakata, nama),
    )


def _plain(document: etree._Element, page: etree._Element, berkas: str, *, lampiran: bool) -> dict[str | None, str]:
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


def _look_at_area(halaman: Halaman, berkas: str) -> None:
    if min(halaman.lebar, halaman.tinggi) < _LEAST_AREA:
        raise TemplateError(f"batas halaman menyisakan kurang dari 5 cm pada {berkas}; kecilkan batas halamannya")


def _look_at_notes(members: Mapping[str, bytes], berkas: str) -> None:
    for part, isi in members.items():
        found = tag.TAG.search(isi.decode(errors="replace")) if _NOTES.fullmatch(part) else None
        if found:
            pesan = f"templat {berkas} memuat tag '{found[0]}' dalam {part}, yang tidak diisi"
            raise TemplateError(f"{pesan}; pindahkan ke badan naskah")


def _all_tags(sources: Iterable[str], kosakata: Mapping[str, tag.Nilai], berkas: str) -> frozenset[str]:
    """Return the names that a template prints; raises TemplateError when it would lose words of every decree."""
    ada = frozenset(nama for source in sources for nama in tag.used(source))
    kurang = [nama for nama in tag.required(kosakata) if nama not in ada]
    if kurang:
        daftar = ", ".join(f"{{{{ {nama} }}}}" for nama in kurang)
        raise TemplateError(f"templat {berkas} tidak memuat tag {daftar}; tambahkan, agar tidak ada kata yang hilang")
    return ada


def _tagged(part: str, isi: bytes) -> bool:
    return re.fullmatch(r"word/(?:header|footer)\d*\.xml", part) is not None and b"{" in isi


def _body_and_section(members: Mapping[str, bytes], berkas: str) -> tuple[etree._Element, etree._Element]:
    """Return document.xml without its last section properties, and these."""
    document = parse(members[DOCUMENT], berkas)
    body = document.find(_BODY)
    sect = None if body is None else body.find(f"{W}sectPr")
    if body is None or sect is None:
        pesan = f"templat {berkas} tidak punya pengaturan halaman; simpan ulang dari Word"
        raise TemplateError(pesan)
    body.remove(sect)
    return document, sect


def _value(element: etree._Element, child: str) -> str:
    found = element.find(W + child)
    return "" if found is None else found.get(f"{W}val", "")


def _style_id(by_name: Mapping[str, etree._Element], nama: str, berkas: str) -> str:
    if nama not in by_name:
        pesan = f"templat {berkas} tidak punya gaya '{nama}'; salin gaya itu dari templat bawaan"
        raise TemplateError(pesan)
    return by_name[nama].get(f"{W}styleId", "")


def _font_size(style: etree._Element, default: float) -> float:
    size = style.find(f"{W}rPr/{W}sz")
    return default if size is None else int(size.get(f"{W}val", "20")) / 2


def _indents(styles: etree._Element) -> dict[str, tuple[int, int]]:
    """Return the left and right indent of each paragraph style, inherited ones included."""
    by_id = {style.get(f"{W}styleId", ""): style for style in styles.iterfind(f"{W}style")}

    def resolve(name: str, side: str, depth: int = 0) -> int:
        style = by_id.get(name)
        if style is None or depth > len(by_id):
            return 0
        indent = style.find(f"{W}pPr/{W}ind")
        own = None if indent is None else indent.get(W + side)
        return resolve(_value(style, "basedOn"), side, depth + 1) if own is None else int(own)

    return {name: (resolve(name, "left"), resolve(name, "right")) for name in by_id}


def _numbering(
    members: Mapping[str, bytes], by_name: Mapping[str, etree._Element], berkas: str
) -> tuple[dict[Gaya, int], int]:
    """Return the abstract list behind each list style, and the first list number that is free."""
    root = parse(members.get(NUMBERING, f'<w:numbering xmlns:w="{W[1:-1]}"/>'.encode()), berkas)
    abstract = {num.get(f"{W}numId", ""): int(_value(num, "abstractNumId") or 0) for num in root.iterfind(f"{W}num")}
    found: dict[Gaya, int] = {}
    for gaya in Gaya:
        num = by_name[gaya].find(f"{W}pPr/{W}numPr/{W}numId")
        if num is not None:
            found[gaya] = abstract.get(num.get(f"{W}val", ""), 0)
    return found, max((int(n) for n in abstract if n.isdecimal()), default=0) + 1


def _source(root: etree._Element, kosakata: Mapping[str, tag.Nilai], berkas: str, pool: list[RunStyle]) -> str:
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


def _run_style(run: etree._Element) -> RunStyle:
    properties = run.find(f"{W}rPr")
    if properties is None or not len(properties):
        return PLAIN
    parts = [(child.tag, _without_namespaces(child)) for child in properties]
    upright = "".join(xml for _, xml in parts)
    before = [xml for name, xml in parts if name in _BEHIND_ITALIC]
    after = [xml for name, xml in parts if name not in _BEHIND_ITALIC and name not in {f"{W}i", f"{W}iCs"}]
    tick = PLAIN.tick + "".join(xml for name, xml in parts if name not in {f"{W}rFonts", f"{W}rStyle"})
    return RunStyle(upright, "".join((*before, PLAIN.italic, *after)), tick)


def _without_namespaces(element: etree._Element) -> str:
    """Return an element as it stands inside a document that declares the namespaces."""
    xml = etree.tostring(element, encoding="unicode", with_tail=False)
    return re.sub(r' xmlns:\w+="[^"]*"', "", xml)


def _compile(source: str, berkas: str) -> Template:
    try:
        return _ENV.from_string(source)
    except TemplateSyntaxError as salah:
        pesan = f"templat {berkas} tidak dapat dibaca; periksa pasangan if/endif dan for/endfor"
        raise TemplateError(pesan) from salah


def check_template(berkas: Path, *, lampiran: bool) -> None:
    """Raise TemplateError unless the template can be used."""
    load(berkas, TataLetak(), None, lampiran=lampiran)
