"""Searching acts by what people type: an id, kind with number and year, or words of the title, well spelt or not."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from zi_docs import bahasa
from zi_docs.models.peraturan import Peraturan
from zi_docs.rujukan.sebutan import kind_key, number_key
from zi_docs.rujukan.uu_pp import BarisPeraturan

_KATA = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+")
_NASKAH_DINAS = re.compile(r"\b(\d+)/\S*[a-z]\S*/(\d{4})\b")
_PENGHUBUNG = frozenset(
    {
        "nomor",
        "no",
        "tahun",
        "tentang",
        "dan",
        "atau",
        "di",
        "ke",
        "yang",
        "dari",
        "untuk",
        "pada",
        "oleh",
        "atas",
        "jo",
    }
)
_TAHUN = {str(tahun) for tahun in range(1945, 2101)}
_KATA_JENIS = 8
"""Most words of a kind: Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi."""
_PERUBAHAN = ("perubahan ", "penetapan peraturan pemerintah pengganti", "pencabutan ")


class Calon(NamedTuple):
    """An act as the search sees it."""

    id: str
    jenis: str
    nomor: str
    tahun: str
    judul: str
    utama: bool
    dicabut: bool


class Pertanyaan(NamedTuple):
    """What a query asks for; what it does not name is empty."""

    jenis: str
    nomor: str
    tahun: str
    kata: tuple[str, ...]


def search(kata: str, semua: Iterable[Calon], singkatan: Mapping[str, str], batas: int) -> list[str]:
    """Return the ids of the acts that a query means, best first.

    `singkatan` are abbreviations that may stand for words of a title, in small letters.
    """
    calon = list(semua)
    tanya = _parse(kata, {satu.jenis for satu in calon}, singkatan)
    if tanya == Pertanyaan("", "", "", ()):
        return []
    cocok, kata_judul = [satu for satu in calon if _fits(satu, tanya)], tanya.kata
    if kata_judul and not (dengan := _by_words(cocok, kata_judul)):
        kata_judul = _respelt(kata_judul, calon)
        dengan = _by_words(cocok, kata_judul)
    frasa = " ".join(kata_judul)
    return [satu.id for satu in sorted(dengan if kata_judul else cocok, key=lambda s: _rank(s, frasa))[:batas]]


def candidate(peraturan: Peraturan) -> Calon:
    """Return an act of peraturan.yaml as the search sees it."""
    judul = peraturan.tentang.replace("*", "").casefold()
    dicabut = peraturan.dicabut_oleh is not None
    return Calon(
        peraturan.id,
        kind_key(peraturan.jenis),
        peraturan.nomor,
        str(peraturan.tahun),
        judul,
        utama=True,
        dicabut=dicabut,
    )


def candidates(teks: str) -> Iterator[Calon]:
    """Yield the acts of the text of uu-pp.csv."""
    jenis = {nama: kind_key(nama) for nama in ("uu", "pp")}
    for isi in csv.reader(teks.splitlines()[1:]):
        if len(isi) == len(BarisPeraturan._fields):
            baris = BarisPeraturan(*isi)
            judul, dicabut = baris.tentang.casefold(), bool(baris.dicabut_petunjuk)
            yield Calon(
                baris.id, jenis.get(baris.jenis, ""), baris.nomor, baris.tahun, judul, utama=False, dicabut=dicabut
            )


def _parse(text: str, jenis: AbstractSet[str], singkatan: Mapping[str, str]) -> Pertanyaan:
    kata = _KATA.findall(_NASKAH_DINAS.sub(r"\1 \2", text.casefold()))
    kind = ""
    for panjang in range(min(_KATA_JENIS, len(kata)), 0, -1):
        if (kunci := kind_key(" ".join(kata[:panjang]))) in jenis:
            kind, kata = kunci, kata[panjang:]
            break
    kata = [satu for k in kata for satu in singkatan.get(k, k).split()]
    angka = [satu for satu in kata if satu.isdigit()]
    tahun = next((satu for satu in reversed(angka) if satu in _TAHUN), "")
    nomor = next((number_key(satu) for satu in angka if satu != tahun), "")
    return Pertanyaan(kind, nomor, tahun, tuple(s for s in kata if not s.isdigit() and s not in _PENGHUBUNG))


def _fits(calon: Calon, tanya: Pertanyaan) -> bool:
    return (
        (not tanya.jenis or calon.jenis == tanya.jenis)
        and (not tanya.nomor or number_key(calon.nomor) == tanya.nomor)
        and (not tanya.tahun or calon.tahun == tanya.tahun)
    )


def _by_words(calon: list[Calon], kata: tuple[str, ...]) -> list[Calon]:
    """Return the acts whose titles have most of the words, more than half of them; a word may be cut short."""
    cocok = [(sum(f" {satu}" in f" {c.judul}" for satu in kata), c) for c in calon]
    terbanyak = max((n for n, _ in cocok), default=0)
    return [c for n, c in cocok if n == terbanyak] if terbanyak * 2 > len(kata) else []


def _respelt(kata: tuple[str, ...], calon: list[Calon]) -> tuple[str, ...]:
    """Return the words as titles spell them."""
    ada = dict.fromkeys(satu for c in calon for satu in _KATA.findall(c.judul))
    return tuple((bahasa.ejaan_terdekat(satu, ada) or [satu])[0] for satu in kata)


def _rank(calon: Calon, frasa: str) -> tuple[bool | int, ...]:
    return (
        calon.judul != frasa,
        calon.dicabut,
        calon.judul.startswith(_PERUBAHAN),
        not calon.judul.startswith(frasa),
        not calon.utama,
        frasa not in calon.judul,
        -int(calon.tahun),
    )
