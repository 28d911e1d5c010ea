"""The shape of a document: which of its texts there are.

Documents of one shape take the same ways through their templates, since these ask only whether a text is there, and
repeat what there are several of. So the gate (`periksa`) stands behind the first document of every shape; what the
writers of rows and paragraphs make does not depend on a template.
"""

from collections.abc import Hashable
from dataclasses import fields, is_dataclass
from functools import cache

from zi_docs.models.naskah import Paragraf, Tabel, Teks

BUKAN_TAG = frozenset(
    {
        "catatan",
        "lampiran",
        "bentuk",
        "templat",
        "templat_sendiri",
        "tata_letak",
        "judul_berkas",
        "pembuat",
        "ditetapkan",
        "orientasi",
    }
)
"""Fields of a document that are no tags."""


def shape(nilai: object) -> Hashable:
    """Return which texts of a value of the Naskah are there, and how many there are of what a template repeats."""
    if isinstance(nilai, Teks):
        return nilai.polos.isspace() if nilai else None
    if isinstance(nilai, Paragraf | Tabel):
        return type(nilai).__name__
    if isinstance(nilai, tuple):
        bentuk = tuple(map(shape, nilai))
        return bentuk if Paragraf.__name__ not in bentuk else ("campuran", bentuk.count(Tabel.__name__))
    if is_dataclass(nilai) and not isinstance(nilai, type):
        return tuple([shape(getattr(nilai, nama)) for nama in printed(type(nilai))])
    return bool(nilai)


@cache
def printed(jenis: type) -> tuple[str, ...]:
    """Return the fields of a kind of document, or of a part of one, that a template prints."""
    return tuple([nama for nama in names(jenis) if nama not in BUKAN_TAG or nama == "lampiran"])


@cache
def names(jenis: type) -> tuple[str, ...]:
    """Return the fields of a kind of document, or of a part of one."""
    return tuple([satu.name for satu in fields(jenis)])
