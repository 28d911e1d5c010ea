"""Acts that a text cites: 'Keputusan … Nomor 4 Tahun 2025 tentang …', and where each citation ends."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from zi_docs.rules.pola import pattern

_NOMOR = pattern(r"\bnomor\b(?!\s*\.{3})", re.IGNORECASE)
_PUTUS = pattern(r"[;(]")
_TENTANG = pattern(r"\b(?:tentang|perihal|hal)\b", re.IGNORECASE)
_ANGKA = pattern(r"\s*:?\s*\S+(?:\s+tahun\s+\d{4}\b)?(?:\s+tanggal\s+\d{1,2}\s+\w+\s+\d{4}\b)?", re.IGNORECASE)
_AKHIR = pattern(
    r";|\((?:lembaran|tambahan|berita|seri)\b|\b(?:perlu|sebagaimana|maka|telah|menyetujui)\b", re.IGNORECASE
)
_SEBELUM = 160
_SAMPAI_TENTANG = 150


class Akta(NamedTuple):
    """One citation: where it begins, its number, its title (equal to `akhir` where it gives none), its end."""

    awal: int
    nomor: int
    judul: int
    akhir: int


@lru_cache(maxsize=1 << 10)
def cited_acts(teks: str) -> tuple[Akta, ...]:
    """Return the acts that a text cites; an act named in the title of another is part of that title."""
    return tuple(_read(teks))


def _read(teks: str) -> Iterator[Akta]:
    sampai = 0
    while nomor := _NOMOR.search(teks, sampai):
        awal = max(sampai, nomor.start() - _SEBELUM, teks.rfind(";", sampai, nomor.start()) + 1)
        tentang = _TENTANG.search(teks, nomor.end(), nomor.end() + _SAMPAI_TENTANG)
        if tentang and not _PUTUS.search(teks, nomor.end(), tentang.start()):
            akhir = _AKHIR.search(teks, tentang.end())
            sampai = akhir.start() if akhir else len(teks)
            yield Akta(awal, nomor.start(), tentang.end(), sampai)
        else:
            angka = _ANGKA.match(teks, nomor.end())
            sampai = angka.end() if angka else nomor.end()
            yield Akta(awal, nomor.start(), sampai, sampai)
