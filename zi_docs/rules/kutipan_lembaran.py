"""Gazettes in a text: '(Lembaran Negara Republik Indonesia Tahun 2017 Nomor 182, …)', however they are written."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from zi_docs.rules.pola import pattern

Bentang = tuple[int, int]
"""From where to where in the text."""
_TAHUN_NOMOR = 4
_LEMBARAN_TERPANJANG = 400
_SEGMEN = pattern(
    r"\b(?:(tambahan)\s+)?(?!lembaga)(lem\w{2,6}|berita)\s+(negara|daerah)\b|\b((?-i:TLN|LN|BN))(?:\s?RI)?\b",
    re.IGNORECASE,
)
_AKHIR_LEMBARAN = pattern(r"[);]|\bsebagaimana\b", re.IGNORECASE)
_RAPI = pattern(
    r"(?:Lembaran|Berita) (?:Negara|Daerah [\w/ ]{3,60}) (?:Republik Indonesia )?Tahun \d{4} Nomor \d+"
    r"|Tambahan Lembaran (?:Negara Republik Indonesia|Daerah [\w/ ]{3,60}) Nomor \d+"
)
_TAHUN_LEMBARAN = pattern(r"\btahun\s*(\d{4})\b", re.IGNORECASE)
_BILANGAN = pattern(r"\d[\d.]*")


class Lembar(NamedTuple):
    """One gazette of a citation."""

    jenis: str
    """ln, tln, bn, or ld for those of a region."""
    tahun: int | None
    nomor: int | None
    letak: Bentang
    rapi: bool
    """Whether it is written out in the official form."""


def gazettes(text: str) -> Iterator[tuple[Bentang, tuple[Lembar, ...]]]:
    """Yield the groups of gazettes with their brackets."""
    if "egara" not in text and "aerah" not in text and "N" not in text:
        return
    segmen = list(_SEGMEN.finditer(text))
    n = 0
    while n < len(segmen):
        awal = segmen[n].start()
        kurung = text[max(0, awal - 3) : awal].rstrip()[-1:] == "("
        batas = min(len(text), awal + _LEMBARAN_TERPANJANG)
        tutup = _AKHIR_LEMBARAN.search(text, segmen[n].end(), batas)
        akhir = tutup.start() if tutup else batas
        anggota = [satu for satu in segmen[n : n + 4] if satu.start() < akhir]
        n += len(anggota)
        if (segmen[n - len(anggota)][4] and not kurung) or not _BILANGAN.search(text, awal, akhir):
            continue
        ujung = [*(satu.start() for satu in anggota[1:]), akhir]
        lembar = tuple(_gazette(text, satu, sampai) for satu, sampai in zip(anggota, ujung, strict=True))
        mulai = text.rindex("(", 0, awal) if kurung else awal
        yield (mulai, akhir + (tutup is not None and tutup[0] == ")")), lembar


def _gazette(text: str, kepala: re.Match[str], sampai: int) -> Lembar:
    isi = text[kepala.start() : sampai].rstrip(" ,.\n")
    tahun = _TAHUN_LEMBARAN.search(isi)
    angka = [satu[0] for satu in _BILANGAN.finditer(isi) if not (tahun and satu.start() == tahun.start(1))]
    nomor = angka[-1].replace(".", "")[:9] if angka else ""
    tertulis = int(tahun[1]) if tahun else int(angka[0]) if len(angka) > 1 and len(angka[0]) == _TAHUN_NOMOR else None
    singkat = (kepala[4] or "").casefold()
    panjang = "bn" if (kepala[2] or "").casefold() == "berita" else "tln" if kepala[1] else "ln"
    jenis = "ld" if (kepala[3] or "").casefold() == "daerah" else singkat or panjang
    rapi = _RAPI.fullmatch(" ".join(isi.split())) is not None
    return Lembar(jenis, tertulis, int(nomor) if nomor else None, (kepala.start(), kepala.start() + len(isi)), rapi)
