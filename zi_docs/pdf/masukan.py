"""A DOCX before its conversion, and its PDF held against it."""

import re
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import PureWindowsPath
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from zi_docs.pdf.baca import look_into
from zi_docs.pdf.hasil import Pdf
from zi_docs.pdf.huruf import families, replaced
from zi_docs.pdf.jejak import wipe
from zi_docs.pdf.segel import pin

if TYPE_CHECKING:
    from lxml.etree import _Element

_CREATED = "{http://purl.org/dc/terms/}created"
_CORE, _STYLES = "docProps/core.xml", "word/styles.xml"
_TEXTS = re.compile(r"word/(?:document|header|footer|footnotes|endnotes)\d*\.xml")
_PDFA_MARKS = rb"(?s)pdfaid:part\W+2\b.*pdfaid:conformance\W+B\b"


@dataclass(frozen=True, slots=True)
class Masukan:
    """One readable DOCX, and what its PDF must answer to. `besar`: bytes of its text, unpacked."""

    nama: str
    isi: bytes
    besar: int
    dibuat: datetime | None
    huruf: frozenset[str]


def read(nama: str, isi: bytes) -> Masukan | str:
    """Check a DOCX and take out what its PDF is held against; a text says why it is none.

    LibreOffice is no judge of this: it makes a page of any text, and an empty one of a foreign document.xml.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        with ZipFile(BytesIO(isi)) as paket:
            if rusak := paket.testzip():
                return f'bagian "{rusak}" dari DOCX ini rusak'
            names = [n for n in paket.namelist() if n in {_CORE, _STYLES} or _TEXTS.fullmatch(n)]
            mentah = {n: paket.read(n) for n in names}
            parts = {n: etree.fromstring(mentah[n], parser) for n in names}
    except (BadZipFile, etree.XMLSyntaxError, EOFError, RuntimeError, ValueError, zlib.error) as error:
        return f"bukan berkas DOCX yang utuh ({error})"
    texts = [part for n, part in parts.items() if _TEXTS.fullmatch(n)]
    if not any(etree.QName(part).localname == "document" for part in texts):
        return "bukan berkas DOCX: naskahnya (word/document.xml) tidak ada"
    besar = sum(map(len, mentah.values()))
    return Masukan(nama, isi, besar, _created(parts.get(_CORE)), families(texts, parts.get(_STYLES)))


def _created(core: "_Element | None") -> datetime | None:
    try:
        found = datetime.fromisoformat("" if core is None else core.findtext(_CREATED, ""))
    except ValueError:
        return None
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)


def is_whole(isi: bytes) -> bool:
    """Return whether a PDF was written to its end."""
    return isi.startswith(b"%PDF-") and b"%%EOF" in isi[-1024:]


def inspect(isi: bytes, masukan: Masukan, *, pdfa: bool) -> Pdf | str:
    """Verify and pin one PDF; a text says what is wrong with it."""
    if not is_whole(isi):
        return "yang dihasilkan LibreOffice bukan PDF yang utuh"
    try:
        isi = pin(wipe(isi, masukan.dibuat), masukan.dibuat, masukan.isi + (b"A" if pdfa else b""))
        halaman, huruf, xmp = look_into(isi)
    except (LookupError, TypeError, ValueError, zlib.error) as error:
        return f"PDF dari LibreOffice tidak terbaca ({error})"
    if not halaman:
        return "PDF dari LibreOffice tidak berhalaman"
    if pdfa and not re.search(_PDFA_MARKS, xmp):
        return "hasilnya bukan PDF/A-2b; diperlukan LibreOffice 7.4 atau yang lebih baru"
    nama = re.sub(r"(?i)(?<=.)\.docx$", "", PureWindowsPath(masukan.nama).name) + ".pdf"  # splits at / and \
    return Pdf(nama, isi, halaman, huruf, replaced(masukan.huruf, huruf), masukan.nama)
