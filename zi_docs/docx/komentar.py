"""Remarks as comments of Word: DOCX → the same DOCX with word/comments.xml, each comment at the words it is about."""

import re
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from copy import deepcopy
from hashlib import sha256
from io import BytesIO
from typing import NamedTuple

from lxml import etree

from zi_docs.docx import zip as zipper
from zi_docs.docx.ooxml import CONTENT_TYPES, CUSTOM, DOCUMENT, DOCUMENT_RELS, R_NS, W_NS, W, escape
from zi_docs.docx.paragraf import run_text
from zi_docs.docx.sifat import ISI, content_hash, custom_properties, read_properties

COMMENTS = "word/comments.xml"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_TYPE = f'<Override PartName="/{COMMENTS}" ContentType="{_KIND}"/>'
_RELATION = f'<Relationship Id="rIdKomentar" Type="{R_NS}/comments" Target="comments.xml"/>'
_EMPTY = f'<w:comments xmlns:w="{W_NS}"/>'.encode()
_PARSER = etree.XMLParser(resolve_entities=False, huge_tree=True)
_ENDING = re.compile(r"[\s;:.,]*(?:; (?:dan|atau|dan/atau))?$")
_SHORTEST = 8
"""Words that are looked for inside a paragraph are at least this long."""
_SPACES = dict.fromkeys(map(ord, "\u00a0\n\t"), " ")


class Letak(NamedTuple):
    """A paragraph, as its words tell: section 0 is the decree, 1 its first annex; `urut` counts equal words from 0."""

    bagian: int
    teks: str
    urut: int = 0


class Komentar(NamedTuple):
    """One comment."""

    letak: Sequence[Letak]
    """Where it belongs, the best place first; the first that is printed is taken."""
    kutip: str
    """The words it is about; the whole paragraph when it does not hold them."""
    isi: Sequence[str]
    """Its paragraphs."""


def annotate(isi: bytes, komentar: Sequence[Komentar], penulis: str) -> bytes:
    """Return a generated DOCX with comments; its own hash fits again. Same input, same bytes."""
    if not komentar:
        return isi
    with zipfile.ZipFile(BytesIO(isi)) as paket:
        members = {nama: paket.read(nama) for nama in paket.namelist()}
    document = etree.fromstring(members[DOCUMENT], _PARSER)
    comments = etree.fromstring(members.get(COMMENTS, _EMPTY), _PARSER)
    peta = _Peta(document)
    pertama = 1 + max((int(satu.get(f"{W}id", "0")) for satu in comments), default=-1)
    for nomor, satu in enumerate(komentar, pertama):
        _mark(peta.find(satu.letak), satu.kutip, nomor)
        comments.append(_comment(nomor, satu.isi, penulis))
    members[DOCUMENT] = _serialize(document)
    members[COMMENTS] = _serialize(comments)
    if _TYPE not in members[CONTENT_TYPES].decode() and _KIND not in members[CONTENT_TYPES].decode():
        members[CONTENT_TYPES] = members[CONTENT_TYPES].replace(b"</Types>", f"{_TYPE}</Types>".encode())
        members[DOCUMENT_RELS] = members[DOCUMENT_RELS].replace(
            b"</Relationships>", f"{_RELATION}</Relationships>".encode()
        )
    return _sealed(members, read_properties(isi))


def _sealed(members: dict[str, bytes], ciri: dict[str, str]) -> bytes:
    digests = ((nama, sha256(data).digest()) for nama, data in members.items())
    members[CUSTOM] = custom_properties({**ciri, ISI: content_hash(digests)})
    order = sorted(members, key=lambda nama: (nama != CONTENT_TYPES, nama))
    return zipper.write(zipper.deflate(nama, members[nama]) for nama in order)


def _serialize(element: etree._Element) -> bytes:
    return etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)


def _plain(teks: str) -> str:
    """Return words as they are compared: single spaces, small letters, without what ends a sentence."""
    return _ENDING.sub("", " ".join(teks.replace("\u200b", "").split())).lower()


class _Peta:
    """Finds the paragraphs of a document by their words."""

    def __init__(self, document: etree._Element) -> None:
        self._all: list[tuple[int, str, etree._Element]] = []
        self._equal: dict[tuple[int, str], list[etree._Element]] = defaultdict(list)
        bagian = 0
        for paragraf in document.iter(f"{W}p"):
            teks = _plain("".join(satu.huruf for satu in _letters(paragraf)))
            if teks:
                self._all.append((bagian, teks, paragraf))
                self._equal[bagian, teks].append(paragraf)
            bagian += paragraf.find(f"{W}pPr/{W}sectPr") is not None

    def find(self, letak: Iterable[Letak]) -> etree._Element:
        """Return the first place that is printed; else the first paragraph with words."""
        for satu in letak:
            teks = _plain(satu.teks)
            if sama := self._equal.get((satu.bagian, teks)):
                return sama[min(satu.urut, len(sama) - 1)]
            if len(teks) >= _SHORTEST:
                memuat = [p for bagian, isi, p in self._all if bagian == satu.bagian and teks in isi]
                if memuat:
                    return memuat[0]
        return self._all[0][2]


class Huruf(NamedTuple):
    """One letter: the w:t, w:br or w:tab it comes from, its place there, and itself."""

    node: etree._Element
    posisi: int
    huruf: str


def _letters(paragraf: etree._Element) -> list[Huruf]:
    hasil: list[Huruf] = []
    for node in paragraf.iter(f"{W}t", f"{W}br", f"{W}tab"):
        run = node.getparent()
        if run is not None and run.tag == f"{W}r":
            isi = (node.text or "") if node.tag == f"{W}t" else " "
            hasil += [Huruf(node, n, char) for n, char in enumerate(isi)]
    return hasil


def _mark(paragraf: etree._Element, kutip: str, nomor: int) -> None:
    """Put the range of a comment around `kutip`, and its reference behind it."""
    mulai, akhir = _stretch(_letters(paragraf), kutip)
    sesudah = _split(paragraf, akhir)
    awal = _split(paragraf, mulai)
    tanda = {"id": str(nomor)}
    batas, ujung = (_element(f"commentRange{nama}", tanda) for nama in ("Start", "End"))
    acuan = _element("r", {})
    acuan.append(_element("commentReference", tanda))
    if awal is None:
        paragraf.append(batas)
    else:
        awal.addprevious(batas)
    if sesudah is None:
        paragraf.extend((ujung, acuan))
    else:
        sesudah.addprevious(ujung)
        sesudah.addprevious(acuan)


def _stretch(letters: Sequence[Huruf], kutip: str) -> tuple[int, int]:
    """Return from where to where `kutip` stands among the letters; all of them when it does not."""
    tampak = [n for n, satu in enumerate(letters) if satu.huruf != "\u200b"]
    teks = "".join(_small(letters[n].huruf) for n in tampak)
    cari = "".join(map(_small, kutip.strip()))
    posisi = teks.find(cari) if cari else -1
    if posisi < 0:
        return 0, len(letters)
    return tampak[posisi], tampak[posisi + len(cari) - 1] + 1


def _small(char: str) -> str:
    kecil = char.translate(_SPACES).lower()
    return kecil if len(kecil) == 1 else char


def _split(paragraf: etree._Element, posisi: int) -> etree._Element | None:
    """Return the run that begins with letter `posisi`, split off where needed; None behind the last letter."""
    letters = _letters(paragraf)
    if posisi >= len(letters):
        return None
    node, n, _ = letters[posisi]
    run = node.getparent()
    if run is None or (n == 0 and next(x for x in run if x.tag != f"{W}rPr") is node):
        return run
    baru = _element("r", {})
    sifat = run.find(f"{W}rPr")
    if sifat is not None:
        baru.append(deepcopy(sifat))
    pindah = [node, *node.itersiblings()]
    if n:
        ekor = deepcopy(node)
        ekor.text, node.text = (node.text or "")[n:], (node.text or "")[:n]
        for satu in (node, ekor):
            satu.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        pindah[0] = ekor
    baru.extend(pindah)
    run.addnext(baru)
    return baru


def _element(nama: str, attributes: dict[str, str]) -> etree._Element:
    return etree.Element(f"{W}{nama}", {f"{W}{k}": v for k, v in attributes.items()})


def _comment(nomor: int, isi: Sequence[str], penulis: str) -> etree._Element:
    alinea = [f'<w:r><w:t xml:space="preserve">{run_text(teks)}</w:t></w:r>' for teks in isi]
    acuan = "<w:r><w:annotationRef/></w:r>"
    paragraf = "".join(f"<w:p>{acuan if not n else ''}{satu}</w:p>" for n, satu in enumerate(alinea))
    kepala = f'w:id="{nomor}" w:author="{escape(penulis)}" w:initials="ZI"'
    return etree.fromstring(f'<w:comment xmlns:w="{W_NS}" {kepala}>{paragraf}</w:comment>', _PARSER)
