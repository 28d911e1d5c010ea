"""The shape of a document: which of its texts there are.

Documents of one shape take the same ways through their templates, since these ask only whether a text is there, and
repeat what there are several of. So the gate (`periksa`) stands behind the first document of every shape; what the
writers of rows and paragraphs make does not depend on a template.
"""

from collections.abc import Hashable
from dataclasses import fields, is_dataclass
from typing import Any

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
_MEDAN: dict[type, tuple[str, ...]] = {}


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
        return tuple(shape(getattr(nilai, nama)) for nama in printed(nilai))
    return bool(nilai)


def printed(nilai: Any) -> tuple[str, ...]:  # noqa: ANN401 - any document or part of one
    """Return the fields that a template prints."""
    return tuple([nama for nama in names(nilai) if nama not in BUKAN_TAG or nama == "lampiran"])


def names(nilai: Any) -> tuple[str, ...]:  # noqa: ANN401 - any document or part of one
    """Return the fields of a document or a part of it."""
    ada = _MEDAN.get(type(nilai))
    if ada is None:
        ada = _MEDAN[type(nilai)] = tuple([satu.name for satu in fields(nilai)])
    return ada
