"""The template of `ordinary` in the tags of docxtemplater and easy-template-x, and its words as these take them.

Neither has a tag that merges cells downwards, so a group of rows is two loops: its first row, and the rows below it.
"""

from copy import deepcopy
from typing import Any

from lxml import etree

from bench.ordinary import Context, W, document, fill, replaced

_MERGE = f"{W}vMerge"


def peer_template(template: bytes) -> bytes:
    """Return a template of docxtpl with the tags of the peers."""
    root = document(template)
    for text in root.iter(f"{W}t"):
        if text.text and text.text.startswith("{{ teks["):
            text.text = f"{{t{text.text.removeprefix('{{ teks[').removesuffix('] }}')}}}"
    loop = next(row for row in root.iter(f"{W}tr") if "{%tr for b" in "".join(map(str, row.itertext())))
    rows = [loop, *loop.itersiblings(f"{W}tr")][:8]
    _, section, _, _, row, *_ = rows
    first, below = row, deepcopy(row)
    fill(section, "{#bagian}{judul}")
    _set(first, "{#kelompok}{#pertama}", "restart", "{pj}{/pertama}")
    _set(below, "{#lain}", None, "{/lain}{/kelompok}{/bagian}")
    row.addnext(below)
    for satu in rows:
        if satu not in (section, first):
            parent = satu.getparent()
            if parent is not None:
                parent.remove(satu)
    return replaced(template, etree.tostring(root, encoding="UTF-8", standalone=True))


def _set(row: etree._Element, before: str, merge: str | None, last: str) -> None:
    *cells, merged = row.findall(f"{W}tc")
    for number, cell in enumerate(cells):
        fill(cell, f"{'' if number else before}{{r{number}}}")
    fill(merged, last)
    for properties in merged.iterfind(f"{W}tcPr"):
        element = etree.SubElement(properties, _MERGE)
        if merge:
            element.set(f"{W}val", merge)


def peer_context(context: Context) -> dict[str, Any]:
    """Return the words of a document as the peers take them."""
    bagian = [
        {
            "judul": satu["judul"],
            "kelompok": [
                {
                    "pertama": [{**_row(k["isi"][0]), "pj": k["penanggung_jawab"]}],
                    "lain": [_row(cells) for cells in k["isi"][1:]],
                }
                for k in satu["kelompok"]
            ],
        }
        for satu in context["bagian"]
    ]
    return {**{f"t{n}": teks for n, teks in enumerate(context["teks"])}, "bagian": bagian}


def _row(cells: list[str]) -> dict[str, str]:
    return {f"r{n}": cell for n, cell in enumerate(cells)}
