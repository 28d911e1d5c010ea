"""Document properties: what Word shows as title and author, and where the document comes from."""

import zipfile
import zlib
from collections.abc import Iterable, Mapping
from hashlib import sha256
from io import BytesIO

from zi_docs.docx.ooxml import CUSTOM, escape
from zi_docs.models.keadaan import Keadaan
from zi_docs.models.naskah import Naskah, NaskahRapat

ISI = "zi-docs isi"
PLAN = "zi-docs plan"
VERSI = "zi-docs versi"
BENTUK = "zi-docs bentuk"
UNTUK = "zi-docs untuk"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
)
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


def core_properties(naskah: Naskah | NaskahRapat) -> bytes:
    """Return docProps/core.xml; the dates are those of the decree, so that no clock stands in the file."""
    dates, jenis = "", "Keputusan" if isinstance(naskah, Naskah) else naskah.bentuk.capitalize()
    if naskah.ditetapkan:
        stamp = f'xsi:type="dcterms:W3CDTF">{naskah.ditetapkan.isoformat()}T00:00:00Z'
        dates = f"<dcterms:created {stamp}</dcterms:created><dcterms:modified {stamp}</dcterms:modified>"
    return (
        f"{_HEAD}{_CORE}<dc:title>{escape(naskah.judul_berkas)}</dc:title><dc:subject>{jenis}</dc:subject>"
        f"<dc:creator>{escape(naskah.pembuat)}</dc:creator><dc:language>id-ID</dc:language>"
        f"<cp:category>{naskah.bentuk}</cp:category>{dates}</cp:coreProperties>"
    ).encode()


def custom_properties(ciri: Mapping[str, str]) -> bytes:
    """Return docProps/custom.xml."""
    daftar = "".join(
        f'<property fmtid="{_FORMAT}" pid="{pid}" name="{escape(nama)}">'
        f"<vt:lpwstr>{escape(nilai)}</vt:lpwstr></property>"
        for pid, (nama, nilai) in enumerate(ciri.items(), 2)
    )
    return f'{_HEAD}<Properties xmlns="{_PROPERTIES}" xmlns:vt="{_TYPES}">{daftar}</Properties>'.encode()


def content_hash(digests: Iterable[tuple[str, bytes]]) -> str:
    """Return the hash of a package without its custom properties, which carry it; takes names and SHA-256 digests."""
    sidik = sha256()
    for nama, digest in sorted(digests):
        if nama != CUSTOM:
            sidik.update(nama.encode() + b"\0" + digest)
    return sidik.hexdigest()


def read_properties(isi: bytes) -> dict[str, str]:
    """Return the custom properties of a DOCX; empty when it has none or is no DOCX."""
    return _read(isi)[0]


def state(isi: bytes) -> Keadaan:
    """Return whether a DOCX is as it was generated, was edited since, or is not ours."""
    ciri, sidik = _read(isi)
    if ISI not in ciri:
        return Keadaan.ASING
    return Keadaan.UTUH if ciri[ISI] == sidik else Keadaan.DISUNTING


def _read(isi: bytes) -> tuple[dict[str, str], str]:
    from lxml import etree  # slow to import, and not needed to write

    try:
        with zipfile.ZipFile(BytesIO(isi)) as paket:
            root = etree.fromstring(paket.read(CUSTOM), etree.XMLParser(resolve_entities=False))
            digests = [(nama, sha256(paket.read(nama)).digest()) for nama in paket.namelist()]
    except (
        zipfile.BadZipFile,
        zlib.error,
        KeyError,
        etree.XMLSyntaxError,
        OSError,
        RuntimeError,
        EOFError,
        ValueError,
    ):
        return {}, ""
    return {s.get("name", ""): "".join(str(t) for t in s.itertext()) for s in root}, content_hash(digests)
