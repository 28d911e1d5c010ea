"""Two DOCX side by side: which paragraphs and cells have other words, and whether only the look differs."""

import zipfile
from collections.abc import Iterator
from difflib import SequenceMatcher
from io import BytesIO
from typing import NamedTuple

from lxml import etree

from zi_docs.docx.ooxml import DOCUMENT, W

_HEADERS = ("word/header", "word/footer")
_PARSER = etree.XMLParser(resolve_entities=False, huge_tree=True)
_DELETED = frozenset((f"{W}delText", f"{W}moveFrom"))


class Alinea(NamedTuple):
    """One paragraph: where it stands for a reader, and its words."""

    tempat: str
    teks: str


class Perbedaan(NamedTuple):
    """Words that differ: where, what stood there, what stands there now; '' for what was added or is gone."""

    tempat: str
    semula: str
    kini: str


def compare(semula: bytes, kini: bytes) -> list[Perbedaan]:
    """Return the paragraphs and cells whose words differ, in the order of the document."""
    lama, baru = list(paragraphs(semula)), list(paragraphs(kini))
    cocok = SequenceMatcher(None, [a.teks for a in lama], [a.teks for a in baru], autojunk=False)
    hasil: list[Perbedaan] = []
    for jenis, a, b, c, d in cocok.get_opcodes():
        if jenis == "equal":
            continue
        for n in range(max(b - a, d - c)):
            dulu = lama[a + n] if a + n < b else None
            nanti = baru[c + n] if c + n < d else None
            tempat = (nanti or dulu or lama[0]).tempat
            hasil.append(Perbedaan(tempat, dulu.teks if dulu else "", nanti.teks if nanti else ""))
    return [satu for satu in hasil if satu.semula != satu.kini]


def paragraphs(isi: bytes) -> Iterator[Alinea]:
    """Yield the paragraphs of a DOCX that have words, body first, then headers and footers; none when it is no DOCX."""
    try:
        with zipfile.ZipFile(BytesIO(isi)) as paket:
            kepala = sorted(nama for nama in paket.namelist() if nama.startswith(_HEADERS))
            akar = [(nama, etree.fromstring(paket.read(nama), _PARSER)) for nama in (DOCUMENT, *kepala)]
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError, OSError, EOFError, RuntimeError):
        return
    for nama, root in akar:
        yield from _body(root) if nama == DOCUMENT else (Alinea("kepala atau kaki halaman", t) for t in _texts(root))


def _body(root: etree._Element) -> Iterator[Alinea]:
    nomor = tabel = 0
    for anak in root.iterfind(f"{W}body/*"):
        if anak.tag == f"{W}tbl":
            tabel += 1
            yield from _table(anak, tabel)
            continue
        for teks in _texts(anak):
            nomor += 1
            yield Alinea(f"paragraf {nomor}", teks)


def _table(tabel: etree._Element, nomor: int) -> Iterator[Alinea]:
    for n, baris in enumerate(tabel.iterfind(f"{W}tr"), 1):
        for m, sel in enumerate(baris.iterfind(f"{W}tc"), 1):
            yield from (Alinea(f"tabel {nomor}, baris {n}, sel {m}", teks) for teks in _texts(sel))


def _texts(element: etree._Element) -> Iterator[str]:
    """Yield the words of each paragraph below an element as they read today: tracked deletions are gone."""
    for paragraf in (element,) if element.tag == f"{W}p" else element.iter(f"{W}p"):
        teks = "".join(_word(satu) for satu in paragraf.iter(f"{W}t", f"{W}br", f"{W}tab") if not _is_deleted(satu))
        if teks.strip():
            yield teks.replace("\u00a0", " ").replace("\u200b", "")


def _word(node: etree._Element) -> str:
    return node.text or "" if node.tag == f"{W}t" else " "


def _is_deleted(node: etree._Element) -> bool:
    return any(satu.tag in _DELETED for satu in node.iterancestors(f"{W}moveFrom"))
