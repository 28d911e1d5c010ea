"""The gate behind the first document of every shape: the words that went in came out, and the file is sound."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import is_dataclass

from lxml import etree

from zi_docs.docx.ooxml import W
from zi_docs.docx.wujud import printed
from zi_docs.errors import TemplateError
from zi_docs.models.naskah import Naskah, NaskahRapat, Tabel, Teks

_TEXT = {f"{W}t": "", f"{W}br": "\n", f"{W}tab": "\t"}


def paragraph_text(paragraph: etree._Element) -> str:
    """Return the words of a paragraph; line breaks are LF."""
    return "".join([_TEXT[n.tag] or n.text or "" for n in paragraph.iter(*_TEXT)])


def verify(naskah: Naskah | NaskahRapat, document: bytes, others: list[bytes], templat: str) -> None:
    """Raise TemplateError unless every text of `naskah` stands in the document and its structure is sound."""
    try:
        roots = [etree.fromstring(part) for part in (document, *others)]
    except etree.XMLSyntaxError:
        pesan = f"templat {templat} menghasilkan dokumen yang rusak"
        raise TemplateError(f"{pesan}; tulis if dan endif, for dan endfor, dalam sel atau bagian yang sama") from None
    _verify_structure(roots[0], templat)
    found = [paragraph_text(p) for root in roots for p in root.iter(f"{W}p")]
    whole, joined = set(found), "\n".join(found)
    for text in _texts(naskah):
        if text not in whole and text not in joined:
            raise TemplateError(
                f'teks "{text[:80]}" tidak muncul dalam hasil; templat {templat} '
                "tidak memuat tag untuk teks itu (lihat docs/templat.md)"
            )


def _texts(nilai: object) -> Iterator[str]:
    """Yield every text of a value of the Naskah that a template has to print."""
    if isinstance(nilai, Teks):
        if nilai.polos.strip():
            yield nilai.polos
    elif isinstance(nilai, Tabel):
        semua = {p.teks.polos for baris in nilai.baris for sel in baris.sel for p in sel.paragraf}
        yield from (satu for satu in semua if satu.strip())
    elif isinstance(nilai, tuple):
        for satu in nilai:
            yield from _texts(satu)
    elif is_dataclass(nilai) and not isinstance(nilai, type):
        for nama in printed(type(nilai)):
            yield from _texts(getattr(nilai, nama))


def _verify_structure(root: etree._Element, templat: str) -> None:
    """Word refuses a cell that does not end in a paragraph, and bookmarks that stand twice."""
    for cell in root.iter(f"{W}tc"):
        if len(cell) == 0 or cell[-1].tag != f"{W}p":
            pesan = f"templat {templat} menghasilkan sel tanpa paragraf; beri satu paragraf di luar if atau for"
            raise TemplateError(pesan)
    for tag, attribute in ((f"{W}bookmarkStart", f"{W}name"), (f"{W}bookmarkStart", f"{W}id")):
        kali = Counter(b.get(attribute) for b in root.iter(tag))
        ganda = [nama for nama, jumlah in kali.items() if jumlah > 1]
        if ganda:
            pesan = f"templat {templat} menggandakan penanda '{ganda[0]}'; hapus penanda itu dari bagian yang diulang"
            raise TemplateError(pesan)
