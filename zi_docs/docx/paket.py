"""A template file → its members, checked: a real DOCX of a sane size without macros."""

import io
import zipfile
import zlib
from pathlib import Path

from lxml import etree

from zi_docs.docx.ooxml import CONTENT_TYPES, CT_NS, DOCUMENT, DOCUMENT_RELS, NUMBERING, REL_NS, ROOT_RELS, STYLES, W
from zi_docs.errors import TemplateError, os_reason

_LARGEST = 50_000_000
_CURE = "simpan ulang dari Word sebagai .docx"
_REQUIRED = {
    CONTENT_TYPES: f"{{{CT_NS}}}Types",
    ROOT_RELS: f"{{{REL_NS}}}Relationships",
    DOCUMENT_RELS: f"{{{REL_NS}}}Relationships",
    DOCUMENT: f"{W}document",
    STYLES: f"{W}styles",
    NUMBERING: f"{W}numbering",
}
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def read_package(berkas: Path) -> dict[str, bytes]:
    """Return the members of a DOCX template by name.

    Raises TemplateError when the file is missing, is no DOCX, is damaged, too large, or carries macros.
    """
    try:
        if not berkas.is_file() or berkas.stat().st_size > _LARGEST:
            raise TemplateError(f"templat {berkas} tidak dapat dibaca: bukan berkas Word biasa; periksa namanya")
        isi = berkas.read_bytes()
    except OSError as salah:
        pesan = f"templat {berkas} tidak dapat dibaca ({os_reason(salah)}); periksa nama dan letaknya"
        raise TemplateError(pesan) from None
    try:
        with zipfile.ZipFile(io.BytesIO(isi)) as paket:
            if sum(satu.file_size for satu in paket.infolist()) > _LARGEST:
                pesan = f"templat {berkas} terlalu besar; kecilkan gambar di dalamnya"
                raise TemplateError(pesan)
            members = {nama: paket.read(nama) for nama in paket.namelist() if not nama.endswith("/")}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError):
        pesan = f"templat {berkas} rusak atau bukan berkas Word (.docx); simpan ulang dari Word"
        raise TemplateError(pesan) from None
    for wajib, akar in _REQUIRED.items():
        if wajib not in members or parse(members[wajib], berkas.name).tag != akar:
            raise TemplateError(f"templat {berkas} bukan dokumen Word: bagian {wajib} tidak ada atau rusak; {_CURE}")
    for bagian in (CONTENT_TYPES, ROOT_RELS, DOCUMENT_RELS):  # read as text later, whatever they were written in
        members[bagian] = serialize(parse(members[bagian], berkas.name))
    if b'/officeDocument"' not in members[ROOT_RELS]:
        raise TemplateError(f"templat {berkas} bukan dokumen Word: naskah utamanya tidak disebut; {_CURE}")
    if any(nama.endswith("vbaProject.bin") for nama in members) or b"macroEnabled" in members[CONTENT_TYPES]:
        raise TemplateError(f"templat {berkas} memuat makro; simpan sebagai .docx tanpa makro")
    return members


def parse(isi: bytes | str, berkas: str) -> etree._Element:
    """Return the root element of an XML part; raises TemplateError when it is broken."""
    try:
        return etree.fromstring(isi.encode() if isinstance(isi, str) else isi, _PARSER)
    except etree.XMLSyntaxError as salah:
        pesan = f"templat {berkas} rusak ({salah.__class__.__name__}); {_CURE}"
        raise TemplateError(pesan) from None


def serialize(element: etree._Element) -> bytes:
    """Return an XML part as bytes."""
    return etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)
