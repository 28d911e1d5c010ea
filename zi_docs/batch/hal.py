"""Problems of many offices, told once each: the same problem of 412 offices is one line with its first cells."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from zi_docs.batch.pohon import Beda
from zi_docs.errors import Masalah, Tempat
from zi_docs.models.satker import Satker
from zi_docs.rules import Finding, Severity

_PANJANG_KATA = 4
_TEMPAT = 5
"""Places that are kept of one problem."""
_KUTIPAN = re.compile(r'"[^"]*"|\'[^\']*\'|\d+')


class Hal(NamedTuple):
    """One problem of one office."""

    tingkat: Severity
    masalah: Masalah
    aturan: str = ""
    akhir: bool = False
    """Whether it matters only to what is more than a rancangan."""


@dataclass(slots=True)
class Kelompok:
    """The same problem of several offices."""

    contoh: Hal
    kantor: list[str] = field(default_factory=list)
    tempat: list[tuple[str, Tempat]] = field(default_factory=list)
    """The first places, each with the first of its offices."""
    lebih: bool = False
    """Whether there are further places."""
    kali: int = 0
    """How often it was told."""
    seragam: bool = True
    """Whether it is said of all in the same words."""

    def everyone(self, banyak: int) -> bool:
        """Whether it is a problem of the pattern: of each of `banyak` offices in the same words at the same place."""
        return banyak > 1 and len(self.kantor) == banyak and len({str(di) for _, di in self.tempat}) == 1


class Daftar:
    """Collects problems by what they say."""

    def __init__(self) -> None:
        self._kelompok: dict[tuple[object, ...], Kelompok] = {}

    def add(self, kode: str, hal: Iterable[Hal], sendiri: Sequence[str] = ()) -> None:
        """Add the problems of an office; `sendiri` are the words that are its own, whatever the problem is."""
        for satu in hal:
            apa, di = satu.masalah, bool(satu.masalah.tempat)
            sama = satu.tingkat, satu.aturan, satu.akhir, apa.jalur, di, _mask(apa.pesan, sendiri)
            kelompok = self._kelompok.setdefault(sama, Kelompok(satu))
            kelompok.seragam &= kelompok.contoh.masalah.pesan == satu.masalah.pesan
            if not kelompok.kantor or kelompok.kantor[-1] != kode:
                kelompok.kantor.append(kode)
            kelompok.kali += 1
            if satu.masalah.tempat and all(satu.masalah.tempat != ada for _, ada in kelompok.tempat):
                kelompok.lebih = len(kelompok.tempat) == _TEMPAT
                if not kelompok.lebih:
                    kelompok.tempat.append((kode, satu.masalah.tempat))

    def groups(self, tingkat: Severity | None = None, *, akhir: bool = True) -> list[Kelompok]:
        """Return the groups, those of most offices first; without `akhir` not what only asli and salinan lack."""
        semua = [
            satu
            for satu in self._kelompok.values()
            if tingkat in {None, satu.contoh.tingkat} and (akhir or satu.contoh.aturan or not satu.contoh.akhir)
        ]
        return sorted(semua, key=lambda satu: -len(satu.kantor))


def of_problems(masalah: Iterable[Masalah], *, akhir: bool = False) -> list[Hal]:
    """Return problems of reading and composing as errors."""
    return [Hal(Severity.GALAT, satu, akhir=akhir) for satu in masalah]


def of_findings(temuan: Iterable[Finding]) -> list[Hal]:
    """Return what the checker found; its errors stop only what is more than a rancangan."""
    return [
        Hal(
            satu.tingkat, Masalah(satu.pesan, satu.saran, satu.tempat, satu.jalur, satu.kutip), satu.sebutan, akhir=True
        )
        for satu in temuan
    ]


def own_words(satker: Satker, beda: Iterable[Beda]) -> list[str]:
    """Return the words that stand for an office in messages: its names, and what the table says of it."""
    nama = (satker.nama_lembaga, satker.singkatan, satker.wilayah, satker.provinsi, satker.ibu_kota, satker.nama)
    isi = {satu.isi for satu in beda if isinstance(satu.isi, str) and len(satu.isi) >= _PANJANG_KATA}
    return sorted({*nama, *isi}, key=len, reverse=True)


def _mask(pesan: str, sendiri: Iterable[str]) -> str:
    for kata in sendiri:
        pesan = pesan.replace(kata, "…")
    return _KUTIPAN.sub("…", pesan)
