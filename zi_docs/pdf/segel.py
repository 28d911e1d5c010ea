"""A PDF made reproducible and sealed: dates and identifiers by what the DOCX says, the second identifier by its bytes.

The identifiers of a PDF (/ID, two of 16 bytes) name the original and this version of it. The first is taken from the
DOCX, the second from the PDF itself, so that a PDF tells whether it is as it was made.
"""

import re
from datetime import datetime
from hashlib import sha256

from zi_docs.models.keadaan import Keadaan

_NOL = b"0" * 32
_BERTANGGAL = re.compile(rb"/(?:Creation|Mod)Date ?\(D:\d{14}Z[^)]*\)|<xmp:(Create|Modify)Date>[^<]*</xmp:\1Date>")
_ID = re.compile(rb"/ID ?\[ ?<([0-9A-F]{32})>\s*<([0-9A-F]{32})> ?\]")


def pin(isi: bytes, dibuat: datetime | None, asal: bytes) -> bytes:
    """Overwrite dates, identifiers and checksum in place and seal the PDF; the length stays.

    `dibuat` is when the decree was made: without a date the PDF has none. `asal` is what it is made from.
    """
    if dibuat:
        tanggal = dibuat.isoformat()[:19].encode()
        angka = re.sub(rb"\D", b"", tanggal)
        isi = re.sub(rb"(/(?:Creation|Mod)Date ?\(D:)\d{14}(?=Z)", rb"\g<1>" + angka, isi)
        isi = re.sub(rb"(<xmp:(?:Create|Modify)Date>)[\d-]{10}T[\d:]{8}(?=Z<)", rb"\g<1>" + tanggal, isi)
    else:
        isi = _BERTANGGAL.sub(lambda tanggal: b" " * len(tanggal[0]), isi)
    awal, trailer, akhir = isi.rpartition(b"trailer")
    if not trailer:
        return isi
    sidik = _fingerprint(asal)
    isi = awal + trailer + re.sub(rb"(?<=[</])[0-9A-F]{32}\b", sidik, akhir)
    return _sealed(isi) or isi


def state(isi: bytes) -> Keadaan:
    """Return whether a PDF is as it was generated, was changed since, or is not ours."""
    if not isi.startswith(b"%PDF-") or not _ID.search(isi, isi.rfind(b"trailer")):
        return Keadaan.ASING
    return Keadaan.UTUH if _sealed(isi) == isi else Keadaan.DISUNTING


def made_from(isi: bytes, asal: bytes) -> bool:
    """Return whether a PDF was made from these bytes, as `pin` was given them."""
    found = _ID.search(isi, max(isi.rfind(b"trailer"), 0))
    return found is not None and found[1] == _fingerprint(asal)


def _fingerprint(asal: bytes) -> bytes:
    return sha256(asal).hexdigest()[:32].upper().encode()


def _sealed(isi: bytes) -> bytes | None:
    found = _ID.search(isi, max(isi.rfind(b"trailer"), 0))
    if found is None:
        return None
    awal, akhir = isi[: found.start(2)], isi[found.end(2) :]
    return awal + sha256(awal + _NOL + akhir).hexdigest()[:32].upper().encode() + akhir
