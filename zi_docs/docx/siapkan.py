"""A template as Word saved it → all that documents need of it, checked, as plain values that can be kept on disk.

docxtpl joins tags that Word has split and lifts `{%p %}` and `{%tr %}` out of their paragraph or row. What is left is
checked against the vocabulary and compiled to a tree of fixed text and places (`cetakan`).
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from lxml import etree

from zi_docs.docx import tag
from zi_docs.docx.cetakan import compile_part
from zi_docs.docx.halaman import apply_page, apply_styles, area, fit
from zi_docs.docx.lebar import LEBAR_HURUF
from zi_docs.docx.ooxml import DOCUMENT, NUMBERING, STYLES, W
from zi_docs.docx.paket import parse, read_package, serialize
from zi_docs.docx.paragraf import RunStyle
from zi_docs.docx.rapikan import bare, clean, jinja_source
from zi_docs.docx.sekitar import Halaman
from zi_docs.errors import TemplateError
from zi_docs.models.naskah import Gaya, NaskahLampiran
from zi_docs.models.plan import TataLetak

TABLE_STYLE = "ZI Tabel"
_LEAST_AREA = 2835
"""Five centimetres in twips."""
_POINTS = 10
"""Size of letters in Word where nothing says one."""
_BEFORE = re.compile(r"^.*?<w:document[^>]*>(.*?<w:body[^>]*>).*$", re.DOTALL)
_NOTES = re.compile(r"word/(?:footnotes|endnotes|comments\w*)\.xml")
_BODY = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}body"
_OUTER = re.compile(r"^.*?<w:body[^>]*>|</w:body>.*$", re.DOTALL)


def prepare(berkas: Path, tata_letak: TataLetak, orientasi: str | None, kelas: type) -> dict[str, Any]:
    """Return the fields of a Templat as plain values; `kelas` is what it prints.

    Raises TemplateError when the template is broken, lacks a style, or holds a tag that does not exist.
    """
    nama = berkas.name
    members = read_package(berkas)
    styles = apply_styles(parse(members[STYLES], nama), tata_letak)
    document, sect = _body_and_section(members, nama)
    page = apply_page(sect, tata_letak, orientasi)
    _look_at_page(area(page), members, nama)
    fit(document, _indents(styles), area(sect).lebar, area(page).lebar)
    by_name = {_value(s, "name"): s for s in styles.iterfind(f"{W}style")}
    gaya = {satu.value: _style_id(by_name, satu, nama) for satu in Gaya}
    numbering, first_num = _numbering(members, by_name, nama)
    namespaces = clean(document, page, nama, lampiran=kelas is NaskahLampiran)
    kosakata, pool = tag.KOSAKATA[kelas], list[RunStyle]()
    source = jinja_source(document, kosakata, nama, pool)
    tagged = {part: parse(isi, nama) for part, isi in members.items() if _tagged(part, isi)}
    headers = {part: jinja_source(root, kosakata, nama, pool) for part, root in tagged.items()}
    return {
        "members": {**members, STYLES: serialize(styles)},
        "body": compile_part(_OUTER.sub("", source), nama),
        "headers": {part: compile_part(isi, nama) for part, isi in headers.items()},
        "namespaces": namespaces,
        "before": _BEFORE.sub(r"\1", source),
        "sect": bare(page),
        "halaman": (area(page).lebar, area(page).tinggi),
        "gaya": gaya,
        "gaya_tabel": _style_id(by_name, TABLE_STYLE, nama),
        "huruf": (_font_size(styles, gaya[Gaya.SEL]), _letter_width(styles)),
        "badan": (_font_size(styles, gaya[Gaya.URAIAN]), _letter_width(styles)),
        "numbering": numbering,
        "first_num": first_num,
        "run_styles": [tuple(satu) for satu in pool],
        "tags": sorted(_all_tags((source, *headers.values()), kosakata, nama)),
    }


def _look_at_page(halaman: Halaman, members: Mapping[str, bytes], berkas: str) -> None:
    if min(halaman.lebar, halaman.tinggi) < _LEAST_AREA:
        raise TemplateError(f"batas halaman menyisakan kurang dari 5 cm pada {berkas}; kecilkan batas halamannya")
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


def _font_size(styles: etree._Element, nama: str) -> float:
    """Return the size of the letters of a style in points, that of the document where no style says one."""
    by_id = {style.get(f"{W}styleId", ""): style for style in styles.iterfind(f"{W}style")}
    size = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}sz")
    for _ in by_id:
        style = by_id.get(nama)
        own = None if style is None else style.find(f"{W}rPr/{W}sz")
        if style is None or own is not None:
            size = size if own is None else own
            break
        nama = _value(style, "basedOn")
    return _POINTS if size is None else int(size.get(f"{W}val", "20")) / 2


def _letter_width(styles: etree._Element) -> float:
    fonts = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}rFonts")
    return 1.0 if fonts is None else LEBAR_HURUF.get(fonts.get(f"{W}ascii", ""), 1.0)


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
) -> tuple[dict[str, int], int]:
    """Return the abstract list behind each list style, and the first list number that is free."""
    root = parse(members.get(NUMBERING, f'<w:numbering xmlns:w="{W[1:-1]}"/>'.encode()), berkas)
    abstract = {num.get(f"{W}numId", ""): int(_value(num, "abstractNumId") or 0) for num in root.iterfind(f"{W}num")}
    found: dict[str, int] = {}
    for gaya in Gaya:
        num = by_name[gaya].find(f"{W}pPr/{W}numPr/{W}numId")
        if num is not None:
            found[gaya.value] = abstract.get(num.get(f"{W}val", ""), 0)
    return found, max((int(n) for n in abstract if n.isdecimal()), default=0) + 1
