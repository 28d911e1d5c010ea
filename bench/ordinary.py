"""The same document the ordinary way: a template for docxtpl and the words that fill it, both taken from our DOCX.

So both engines print the same words in the same package: same styles, same letterhead, same table.
"""

import zipfile
from collections.abc import Iterator
from copy import deepcopy
from io import BytesIO
from typing import TypedDict

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DOCUMENT = "word/document.xml"


class Kelompok(TypedDict):
    """Rows beside one merged cell: that cell, and the other cells of each row."""

    penanggung_jawab: str
    isi: list[list[str]]


class Bagian(TypedDict):
    """A section: its heading and its rows."""

    judul: str
    kelompok: list[Kelompok]


class Context(TypedDict):
    """The words of one document: the paragraphs outside the table, and the table."""

    teks: list[str]
    bagian: list[Bagian]


def words(docx: bytes) -> list[str]:
    """Return the words of each paragraph of a DOCX that says anything."""
    texts = (_text(paragraph) for paragraph in document(docx).iter(f"{W}p"))
    return [text for text in texts if text]


def take_apart(docx: bytes) -> tuple[bytes, Context]:
    """Return a template and the context with which docxtpl makes the words of `docx` again."""
    root = document(docx)
    table = next(next(root.iter(f"{W}tblHeader")).iterancestors(f"{W}tbl"))
    bagian = _loop(table)
    headings = {p for row in table if row.find(f"{W}trPr/{W}tblHeader") is not None for p in row.iter(f"{W}p")}
    teks: list[str] = []
    for paragraph in root.iter(f"{W}p"):
        text = _text(paragraph)
        if text and paragraph not in headings and "{" not in text:
            fill(paragraph, f"{{{{ teks[{len(teks)}] }}}}")
            teks.append(text)
    template = etree.tostring(root, encoding="UTF-8", standalone=True)
    return replaced(docx, template), Context(teks=teks, bagian=bagian)


def _loop(table: etree._Element) -> list[Bagian]:
    """Put loops in the place of the body rows of `table` and return what these said; the closing row stays."""
    rows = [row for row in table.iterfind(f"{W}tr") if row.find(f"{W}trPr/{W}tblHeader") is None]
    while len(_cells(rows[-1])) == 1:
        del rows[-1]
    place = table.index(rows[0])
    bagian: list[Bagian] = []
    for row in rows:
        *cells, last = map(_text, _cells(row))
        if cells:
            kelompok = bagian[-1]["kelompok"]
            if last or not kelompok:
                kelompok.append(Kelompok(penanggung_jawab=last, isi=[]))
            kelompok[-1]["isi"].append(cells)
        else:
            bagian.append(Bagian(judul=last, kelompok=[]))
        table.remove(row)
    table[place:place] = [*_template_rows(rows[0], rows[1])]
    return bagian


def _cells(row: etree._Element) -> list[etree._Element]:
    return row.findall(f"{W}tc")


def _template_rows(section: etree._Element, row: etree._Element) -> Iterator[etree._Element]:
    *cells, merged = _cells(row)
    for number, cell in enumerate(cells):
        fill(cell, f"{{{{ r[{number}] }}}}")
    for properties in merged.iterfind(f"{W}tcPr"):
        _drop(properties, f"{W}vMerge")
    fill(merged, "{% vm %}{{ k.penanggung_jawab }}")
    yield _filled(section, "{%tr for b in bagian %}")
    yield _filled(section, "{{ b.judul }}")
    yield _filled(section, "{%tr for k in b.kelompok %}")
    yield _filled(section, "{%tr for r in k.isi %}")
    yield row
    for _ in range(3):
        yield _filled(section, "{%tr endfor %}")


def _filled(row: etree._Element, text: str) -> etree._Element:
    row = deepcopy(row)
    fill(row, text)
    return row


def fill(element: etree._Element, text: str) -> None:
    """Let `element` say `text` in its first run and nothing else."""
    first = next(element.iter(f"{W}r"))
    for paragraph in element.iter(f"{W}p"):
        _drop(paragraph, f"{W}r", keep=first)
    for tag in (f"{W}t", f"{W}br"):
        _drop(first, tag)
    etree.SubElement(first, f"{W}t").text = text


def _drop(parent: etree._Element, tag: str, keep: etree._Element | None = None) -> None:
    for child in parent.findall(tag):
        if child is not keep:
            parent.remove(child)


def _text(element: etree._Element) -> str:
    return "".join("\n" if e.tag == f"{W}br" else e.text or "" for e in element.iter(f"{W}t", f"{W}br"))


def document(docx: bytes) -> etree._Element:
    """Return the root of document.xml."""
    with zipfile.ZipFile(BytesIO(docx)) as package:
        return etree.fromstring(package.read(DOCUMENT))


def replaced(docx: bytes, xml: bytes) -> bytes:
    """Return a DOCX with another document.xml."""
    with zipfile.ZipFile(BytesIO(docx)) as old, zipfile.ZipFile(target := BytesIO(), "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, xml if name == DOCUMENT else old.read(name))
    return target.getvalue()
