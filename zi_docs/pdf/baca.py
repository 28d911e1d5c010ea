"""What a PDF holds: its pages, its fonts, its metadata; the only user of pypdf.

As LibreOffice writes it now, every object stands in the open, in one table at the end: then each of them is looked for
where that table says, which costs a twentieth of reading them. Anything else is left to pypdf.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any, NamedTuple
from urllib.parse import unquote

_TABEL = re.compile(
    rb"\nxref\n0 (?P<banyak>\d+)\n0{10} 65535 f \n(?P<letak>(?:\d{10} 00000 n \n)+)"
    rb"trailer\n<<[^>]*?/Root (?P<akar>\d+) 0 R(?s:.*)\nstartxref\n(?P<awal>\d+)\n%%EOF\s*\Z"
)
_HALAMAN = b" 0 obj\n<</Type/Page/"
_POHON = re.compile(rb" 0 obj\n<</Type/Pages\n[^>]*/Count (\d+)")
_HURUF = re.compile(rb" 0 obj\n<</Type/Font/(?!Subtype/CIDFont)[^>]*?/BaseFont/(?:[A-Z]{6}\+)?([^/<>()\[\]{}%\s]+)")
_XMP = re.compile(rb" 0 obj\n<</Type/Metadata/Subtype/XML/Length \d+>>\nstream\n((?s:.*?))endstream")


class Berisi(NamedTuple):
    """What a PDF holds; `huruf`: PostScript names without the mark of a subset, sorted."""

    halaman: int
    huruf: tuple[str, ...]
    xmp: bytes


def look_into(isi: bytes) -> Berisi:
    """Return what a PDF holds. Raises ValueError, with the reason in English, for one that cannot be read."""
    return _open(isi) or _parsed(isi)


def _open(isi: bytes) -> Berisi | None:
    """Read a PDF of which every object stands in the open where its table says; None for any other."""
    tabel = _TABEL.search(isi, max(isi.rfind(b"\nxref\n"), 0))
    if tabel is None or int(tabel["awal"]) != tabel.start() + 1:
        return None
    letak = [0, *map(int, tabel["letak"].split()[::3])]
    akar, halaman, xmp = int(tabel["akar"]), isi.count(_HALAMAN), _XMP.findall(isi)
    if (
        len(letak) != int(tabel["banyak"])
        or not all(isi.startswith(b"%d 0 obj\n" % n, letak[n]) for n in range(1, len(letak)))
        or not isi.startswith(b"%d 0 obj\n<</Type/Catalog/Pages " % akar, letak[min(akar, len(letak) - 1)])
        or list(map(int, _POHON.findall(isi))) != [halaman]
        or len(xmp) != isi.count(b"/Metadata ")
    ):
        return None
    huruf = {unquote(nama.decode("latin-1").replace("#", "%")) for nama in _HURUF.findall(isi)}
    return Berisi(halaman, tuple(sorted(huruf)), *xmp or [b""])


def _parsed(isi: bytes) -> Berisi:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(BytesIO(isi))
        akar: Any = reader.trailer["/Root"]
        huruf = {nama for page in reader.pages for nama in _fonts(page["/Resources"])}
        xmp: bytes = akar["/Metadata"].get_data() if "/Metadata" in akar else b""
        return Berisi(len(reader.pages), tuple(sorted(huruf)), xmp)
    except (PyPdfError, AttributeError, LookupError, TypeError) as galat:
        raise ValueError(str(galat)) from None


def _fonts(resources: Any) -> Iterator[str]:  # noqa: ANN401  pypdf gives any kind of object
    """PostScript names of the fonts of a page and of the drawings on it, without the mark of a subset."""
    belum, sudah = [resources], set[int]()
    while belum:
        satu = belum.pop().get_object()
        if id(satu) in sudah:  # a watermark shares the resources of its page, in which it stands itself
            continue
        sudah.add(id(satu))
        for font in satu.get("/Font", {}).values():
            yield re.sub(r"^/(?:[A-Z]{6}\+)?", "", font.get_object()["/BaseFont"])
        drawings = satu.get("/XObject", {}).values()
        belum += [isi["/Resources"] for drawing in drawings if "/Resources" in (isi := drawing.get_object())]
