"""Traces that the process of LibreOffice leaves in compressed parts of a PDF, wiped out: its fonts, its colour profile.

It makes OpenType fonts with PostScript outlines (.otf) into Type 1 and numbers these through the whole process
(`/UniqueID 4100001`), in the open and in the encrypted part of the font. Here each PDF counts from one, as if it had
been made by a process of its own. The colour profile of PDF/A holds the time at which it was made; here that of the
decree. Formats: Adobe Type 1 Font Format, chapters 2.4 and 7; ISO 32000-1, 7.5.4 and 9.9; ICC.1:2010, 7.2.
"""

import re
import struct
import zlib
from bisect import bisect_left
from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

_ALIRAN = re.compile(
    rb"\n\d+ 0 obj\n<<(?P<profil>/N \d)?/Length (?P<panjang>\d+) 0 R/Filter/FlateDecode"
    rb"(?P<huruf>/Length1 (?P<terang>\d+)/Length2 (?P<rahasia>\d+)/Length3 \d+)?>>\nstream\n"
)
_NOMOR = re.compile(rb"(?<=/UniqueID )\d{7}(?= def\s)")
_PERTAMA = 4_100_001
_KUNCI, _KALI, _TAMBAH = 55665, 52845, 22719
"""Of the encryption of Type 1 fonts."""
_TANGGAL = slice(24, 36)
"""Where a colour profile says when it was made."""
_TANPA = datetime(1980, 1, 1)  # noqa: DTZ001 - as the members of a DOCX have it
_XREF = re.compile(rb"\nxref\n0 \d+\n((?:\d{10} \d{5} [nf] \n)+)trailer\b")
_LETAK = re.compile(rb"^\d{10}(?= \d{5} n )", re.MULTILINE)
_AWAL_XREF = re.compile(rb"(?<=\nstartxref\n)\d+(?=\n%%EOF)")


class _Ganti(NamedTuple):
    """What stands from one place to another is to be replaced."""

    awal: int
    akhir: int
    isi: bytes


def wipe(isi: bytes, dibuat: datetime | None) -> bytes:
    """Return the PDF without these traces; unchanged when it is not as LibreOffice writes. Raises zlib.error.

    `dibuat` is when the decree was made. What may hold a trace is compressed anew even if it is right already, so that
    the same DOCX gives the same bytes in any company.
    """
    ganti = list(_edits(isi, dibuat))
    xref = _XREF.search(isi, ganti[-1].akhir) if ganti else None
    if xref is None:
        return isi
    awal = [satu.awal for satu in ganti]
    geser = [0, *accumulate(len(satu.isi) - (satu.akhir - satu.awal) for satu in ganti)]

    def moved(found: re.Match[bytes]) -> bytes:
        letak = int(found[0])
        return b"%0*d" % (len(found[0]), letak + geser[bisect_left(awal, letak)])

    daftar, ekor = _LETAK.sub(moved, xref[1]), _AWAL_XREF.sub(moved, isi[xref.end(1) :])
    return b"".join(_applied(isi, [*ganti, _Ganti(xref.start(1), len(isi), daftar + ekor)]))


def _edits(isi: bytes, dibuat: datetime | None) -> Iterator[_Ganti]:
    """Yield the parts without traces, and their lengths, which stand in objects of their own; in their order."""
    nomor = _PERTAMA
    for aliran in _ALIRAN.finditer(isi):
        if not (aliran["huruf"] or aliran["profil"]):
            continue
        pembuka = zlib.decompressobj()
        lama = pembuka.decompress(isi[aliran.end() :])
        akhir = len(isi) - len(pembuka.unused_data)
        ekor = rb"\nendstream\nendobj\n\n%s 0 obj\n(\d+)\nendobj\n" % aliran["panjang"]
        panjang = re.compile(ekor).match(isi, akhir)
        if aliran["huruf"]:
            baru = _numbered(lama, int(aliran["terang"]), int(aliran["rahasia"]), b"%d" % nomor)
            nomor += baru is not None
        else:
            baru = _dated(lama, dibuat)
        if panjang and baru:
            padat = zlib.compress(baru)
            yield _Ganti(aliran.end(), akhir, padat)
            yield _Ganti(panjang.start(1), panjang.end(1), b"%d" % len(padat))


def _dated(profil: bytes, dibuat: datetime | None) -> bytes | None:
    """Return a colour profile under another date, which must be one; None for what is no profile."""
    if profil[36:40] != b"acsp":
        return None
    tanggal = struct.pack(">6H", *(dibuat or _TANPA).timetuple()[:6])
    return profil[: _TANGGAL.start] + tanggal + profil[_TANGGAL.stop :]


def _numbered(huruf: bytes, terang: int, rahasia: int, nomor: bytes) -> bytes | None:
    """Return a font under another number; None for one without."""
    kepala, batas = huruf[:terang], terang + rahasia
    lama = _NOMOR.search(kepala)
    if lama is None or lama[0] == nomor:
        return huruf if lama else None
    inti = _encrypted(_NOMOR.sub(nomor, _decrypted(huruf[terang:batas]), 1))
    return _NOMOR.sub(nomor, kepala, 1) + inti + huruf[batas:]


def _decrypted(sandi: bytes) -> bytes:
    kunci, hasil = _KUNCI, bytearray()
    for satu in sandi:
        hasil.append(satu ^ (kunci >> 8))
        kunci = ((satu + kunci) * _KALI + _TAMBAH) & 0xFFFF
    return bytes(hasil)


@lru_cache(16)  # the decrees of a batch are written in the same letters
def _encrypted(polos: bytes) -> bytes:
    kunci, hasil = _KUNCI, bytearray()
    for satu in polos:
        sandi = satu ^ (kunci >> 8)
        hasil.append(sandi)
        kunci = ((sandi + kunci) * _KALI + _TAMBAH) & 0xFFFF
    return bytes(hasil)


def _applied(isi: bytes, ganti: list[_Ganti]) -> Iterator[bytes]:
    sampai = 0
    for satu in ganti:
        yield isi[sampai : satu.awal]
        yield satu.isi
        sampai = satu.akhir
    yield isi[sampai:]
