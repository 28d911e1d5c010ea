"""Small decrees, edited templates and opened packages: what the tests of the DOCX engine share."""

import re
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import docx
from docx.document import Document
from lxml import etree
from openxml_audit import OpenXmlValidator

from zi_docs import Bentuk, Plan, assets, render

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DOCUMENT = "word/document.xml"
KEPUTUSAN = "keputusan/keputusan.docx"
Edit = Callable[[str], str] | str | bytes | None
"""What becomes of a member: a function of its text, a new content, or None to leave it out."""

LENGKAP: Mapping[str, Any] = {
    "satker": 3305,
    "nomor": "7",
    "tentang": "Uji Naskah di Lingkungan {{ satker.lembaga }}",
    "menimbang": ["bahwa pengujian memerlukan naskah", "bahwa naskah memerlukan pengujian"],
    "mengingat": ["uu-7-2017", "pkpu-14-2020"],
    "penutup": {
        "tanggal": "8 Januari 2026",
        "penanda_tangan": {"nama": "Siti Aminah"},
        "pengesah": {"nama": "Budi Santoso", "jabatan": ["Kepala Subbagian Hukum"]},
    },
}
TABEL: Mapping[str, Any] = {
    "jenis": "tabel",
    "judul": "Daftar Uji",
    "kolom": [{"judul": "NO", "penomoran": "angka"}, "NAMA", "URAIAN"],
    "isi": [{"nama": "pertama", "uraian": "baris pertama"}, {"nama": "kedua", "uraian": "baris kedua"}],
}
TEKS: Mapping[str, Any] = {"jenis": "teks", "judul": "Pedoman Uji", "isi": ["Paragraf pertama pedoman."]}
RENCANA: Mapping[str, Any] = {**TABEL, "jenis": "rencana aksi", "judul": "Rencana Uji"}
TIM: Mapping[str, Any] = {
    "jenis": "susunan personalia",
    "judul": "Susunan Tim Uji",
    "kelompok": [{"nama": "Pengarah", "anggota": [{"nama": "Siti Aminah", "kedudukan": "Ketua"}]}],
}


def make_plan(**isi: object) -> Plan:
    """A plan that is complete for every form, with `isi` laid over it."""
    return Plan.model_validate({**LENGKAP, **isi})


def make_docx(bentuk: Bentuk = Bentuk.ASLI, **isi: object) -> bytes:
    """The DOCX of such a plan."""
    return render(make_plan(**isi), bentuk, periksa=False).isi


def open_docx(isi: bytes) -> Document:
    """The document as python-docx sees it."""
    return docx.Document(BytesIO(isi))


def members(isi: bytes) -> dict[str, bytes]:
    """The members of a package by name."""
    with zipfile.ZipFile(BytesIO(isi)) as paket:
        assert len(set(paket.namelist())) == len(paket.namelist())
        return {nama: paket.read(nama) for nama in paket.namelist()}


def part(isi: bytes, nama: str) -> etree._Element:
    """The root of one XML part."""
    return etree.fromstring(members(isi)[nama])


def body(isi: bytes) -> etree._Element:
    """The w:body."""
    found = part(isi, DOCUMENT).find(f"{W}body")
    assert found is not None
    return found


def val(element: etree._Element, path: str, attribute: str = "val") -> str | None:
    """The attribute of the element at `path` (names of w: joined by /), None without such an element."""
    found = element.find("/".join(W + nama for nama in path.split("/")))
    return None if found is None else found.get(W + attribute, "")


def words(element: etree._Element) -> str:
    """The words of an element; line breaks are LF."""
    ink = {f"{W}br": "\n", f"{W}tab": "\t"}
    return "".join(ink.get(str(n.tag)) or n.text or "" for n in element.iter(f"{W}t", *ink))


def text_of(isi: bytes, *parts: str) -> str:
    """The words of a document, or of some of its parts, a paragraph a line; no-break spaces as spaces."""
    roots = [part(isi, nama) for nama in parts or (DOCUMENT,)]
    return "\n".join(words(p) for root in roots for p in root.iter(f"{W}p")).replace("\u00a0", " ")


def tables(isi: bytes, style: str = "ZITabel") -> list[etree._Element]:
    """The tables of one style."""
    return [table for table in body(isi).iter(f"{W}tbl") if val(table, "tblPr/tblStyle") == style]


def sections(isi: bytes) -> list[etree._Element]:
    """The sections in order."""
    return list(body(isi).iter(f"{W}sectPr"))


def audit(isi: bytes) -> list[str]:
    """What openxml-audit and two checks of our own have against a document."""
    with TemporaryDirectory() as folder:
        berkas = Path(folder) / "uji.docx"
        berkas.write_bytes(isi)
        result = OpenXmlValidator().validate(str(berkas))
    return [*(error.description for error in result.errors), *_doubles(isi)]


def _doubles(isi: bytes) -> list[str]:
    """Word refuses a package whose content types or relationships say a thing twice; openxml-audit does not see it."""
    found = []
    for nama, content in members(isi).items():
        if nama == "[Content_Types].xml" or nama.endswith(".rels"):
            said = [e.get("PartName") or e.get("Extension") or e.get("Id") for e in etree.fromstring(content)]
            found += [f"{nama}: {satu} twice" for satu in said if said.count(satu) > 1]
    return found


def template(nama: str) -> Path:
    """A shipped template."""
    return assets.templates() / nama


@cache
def _template_members(berkas: Path) -> dict[str, bytes]:
    return members(berkas.read_bytes())


def edit_template(nama: str, folder: Path, edits: Mapping[str, Edit]) -> Path:
    """A copy of a shipped template in `folder`, its members edited; each edit has to change something."""
    isi = dict(_template_members(template(nama)))
    for member, edit in edits.items():
        before = isi.pop(member, b"")
        if edit is None:
            continue
        after = edit(before.decode()) if callable(edit) else edit
        isi[member] = after if isinstance(after, bytes) else after.encode()
        assert isi[member] != before, f"the edit of {member} changes nothing"
    berkas = folder / Path(nama).name
    with zipfile.ZipFile(berkas, "w", zipfile.ZIP_DEFLATED) as paket:
        for member, content in isi.items():
            paket.writestr(member, content)
    return berkas


def swap(old: str, new: str) -> Callable[[str], str]:
    """An edit that puts `new` in the place of the first `old`."""
    return lambda text: text.replace(old, new, 1)


def relate(rid: str, jenis: str, target: str, mode: str = "") -> Callable[[str], str]:
    """An edit of a .rels member that adds one relationship."""
    namespace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    outside = f' TargetMode="{mode}"' if mode else ""
    new = f'<Relationship Id="{rid}" Type="{namespace}/{jenis}" Target="{target}"{outside}/></Relationships>'
    return swap("</Relationships>", new)


def declare(part_name: str, content_type: str) -> Callable[[str], str]:
    """An edit of [Content_Types].xml that declares one part of WordprocessingML."""
    kind = f"application/vnd.openxmlformats-officedocument.{content_type}+xml"
    return swap("</Types>", f'<Override PartName="{part_name}" ContentType="{kind}"/></Types>')


def paragraph_of(xml: str, tag: str) -> str:
    """The w:p that holds `tag`."""
    found = next(p for p in re.findall(r"<w:p>.*?</w:p>", xml) if tag in p)
    return str(found)
