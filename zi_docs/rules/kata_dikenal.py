"""Which words are known, which are wrong spellings, and what a mistyped word was probably meant to be."""

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from zi_docs.rules.frasa import by_first_word, phrases_in
from zi_docs.rules.imbuhan import stems
from zi_docs.rules.kemiripan import is_near, shortened
from zi_docs.rules.ketikan import Ketikan, in_order, typed_texts, words
from zi_docs.rules.kutipan import parse

if TYPE_CHECKING:
    from zi_docs.models.istilah import Ejaan, Istilah
    from zi_docs.rujukan import Rujukan
    from zi_docs.rules.asal import Bentang
    from zi_docs.rules.frasa import Daftar
    from zi_docs.rules.subjek import Subject

_AKHIRAN = ("nya", "lah", "kah", "pun", "ku", "mu", "s")
"""The last is the plural of English words."""
_KLITIK = ("nya", "lah", "kah", "pun")
_DASAR_TERPENDEK = 3
_PANJANG_TERKECIL = 5
"""A shorter word has too many neighbours."""
_PALING_BANYAK = 3
_TEMPAT = """
awal akhir antara antaranya atas atasnya bawah bawahnya bagian belakang belakangnya berbagai beberapa bidang dalam
dalamnya daerah depan depannya desa dinas gedung hadapan halaman hari hulu hilir instansi jajaran kabupaten kalangan
kantor kecamatan kelurahan kota lapangan lembaga lingkungan lokasi luar luarnya masa masyarakat negara pinggir provinsi
pusat ruang ruangan rumah samping sana sebelah sekitar sekitarnya sekolah sekretariat semua setiap seluruh sini situ
sisi tahun tempat tengah tengahnya tiap tingkat wilayah
"""
_TUJUAN = """
arah atas bawah belakang dalam daerah depan depannya desa gedung hadapan halaman kabupaten kantor kecamatan lapangan
lokasi pusat ruang rumah samping sana sekolah setiap sini situ tempat tengah wilayah
"""
DEPAN_TEMPAT = frozenset((*(f"di{satu}" for satu in _TEMPAT.split()), *(f"ke{satu}" for satu in _TUJUAN.split())))
"""Prepositions run together with their word; none of these is a verb or a noun with an affix."""
_AKTA_SENDIRI = frozenset(("keputusan", "surat", "berita acara"))


class Kamus(NamedTuple):
    """What is known of words."""

    kenal: frozenset[str]
    sasaran: dict[str, frozenset[str]]
    """Words that decrees use often, by what is left of them when a letter is left out."""

    def meant(self, kata: str) -> str:
        """Return the one frequent word that is a slip away from an unknown one and begins alike, or ''."""
        if len(kata) < _PANJANG_TERKECIL:
            return ""
        calon = set[str]().union(*(self.sasaran.get(satu, ()) for satu in (kata, *shortened(kata))))
        dekat = [satu for satu in calon if is_near(kata, satu) and (satu[0] == kata[0] or satu[1:] == kata)]
        return dekat[0] if len(dekat) == 1 else ""

    def alike(self, kata: str, maksud: str) -> list[str]:
        """Return the words that may have been meant: the frequent one, then others a slip away."""
        panjang = range(len(kata) - 1, len(kata) + 2)
        lain = (satu for satu in self.kenal if satu[0] == kata[0] and len(satu) in panjang and is_near(kata, satu))
        return [maksud, *sorted({*lain} - {maksud})][:_PALING_BANYAK]


@lru_cache(maxsize=1 << 13)
def is_known(kata: str, rujukan: "Rujukan") -> bool:
    """Say whether a word in small letters is known, perhaps with a clitic, or a regular form of a known one."""
    kenal = kamus(rujukan).kenal
    if kata in kenal:
        return True
    dasar = (kata.removesuffix(akhiran) for akhiran in _AKHIRAN if kata.endswith(akhiran))
    if any(len(satu) >= _DASAR_TERPENDEK and satu in kenal for satu in dasar):
        return True
    utuh = (kata, *(kata.removesuffix(satu) for satu in _KLITIK if kata.endswith(satu)))
    return any(not kenal.isdisjoint(stems(satu)) for satu in utuh)


@lru_cache(maxsize=2)
def kamus(rujukan: "Rujukan") -> Kamus:
    """Return the known words of the reference data."""
    kosakata, istilah = rujukan.kosakata(), rujukan.istilah()
    asing = {kata for satu in istilah.kata_asing for kata in _letters(satu.kata)}
    sasaran: dict[str, set[str]] = {}
    for kata in kosakata.inti | {satu for satu in asing if len(satu) > _PANJANG_TERKECIL}:
        for kurang in (kata, *shortened(kata)):
            sasaran.setdefault(kurang, set()).add(kata)
    kenal = kosakata.inti | kosakata.umum | asing | set(_domain_words(istilah)) | DEPAN_TEMPAT
    return Kamus(kenal, {kurang: frozenset(semua) for kurang, semua in sasaran.items()})


def _domain_words(istilah: "Istilah") -> Iterator[str]:
    for singkatan in istilah.singkatan:
        yield from _letters(singkatan.singkatan)
        yield from _letters(singkatan.kepanjangan)
    for jabatan in (*istilah.jabatan, *istilah.unit):
        yield from _letters(jabatan.nama)
        for satu in jabatan.ejaan:
            yield from _letters(satu)
    for area in istilah.area:
        yield from _letters(area.nama)
    for ejaan in istilah.ejaan:  # a wrong spelling has its own rule
        yield from _letters(ejaan.salah)
        yield from _letters(ejaan.benar)


def _letters(teks: str) -> Iterator[str]:
    return (satu[0].casefold() for satu in words(teks))


def is_name(kata: str, subject: "Subject") -> bool:
    """Say whether a word in small letters is part of a name: of an office or its seat, of a person in the decree."""
    return kata in _names_of_offices(subject.rujukan) or kata in _own_names(subject.utuh)


@lru_cache(maxsize=2)
def _own_names(subject: "Subject") -> frozenset[str]:
    orang = (k.teks for k in typed_texts(subject) if k.is_name)
    satker = subject.satker
    sendiri = f"{satker.nama} {satker.provinsi} {satker.ibu_kota} {satker.wilayah} {satker.lembaga}"
    return frozenset(kata for teks in (*orang, sendiri) for kata in _letters(teks))


@lru_cache(maxsize=2)
def _names_of_offices(rujukan: "Rujukan") -> frozenset[str]:
    kantor = (f"{b.nama} {b.ibu_kota} {b.ejaan_lain} {b.wilayah}" for b in rujukan.baris_satker())
    return frozenset(kata for teks in kantor for kata in _letters(teks))


@lru_cache(maxsize=2)
def _wrong_spellings(rujukan: "Rujukan") -> "Daftar[Ejaan]":
    return by_first_word((satu.salah, satu) for satu in rujukan.istilah().ejaan)


@lru_cache(maxsize=1 << 10)
def misspelt(ketikan: Ketikan, rujukan: "Rujukan") -> "tuple[tuple[int, int, Ejaan], ...]":
    """Return where a text has a wrong spelling, and which."""
    return tuple(phrases_in(ketikan, _wrong_spellings(rujukan)))


@lru_cache(maxsize=1 << 11)
def titles_of_others(teks: str) -> tuple["Bentang", ...]:
    """Return where regulations of others are named in their own words, whose spelling stands as it was promulgated."""
    semua = [satu for kutipan in parse(teks) for satu in kutipan.all()]
    judul = (satu.letak_tentang for satu in semua if satu.golongan not in _AKTA_SENDIRI)
    return in_order((*(satu.letak_lembaran for satu in semua), *judul))


def known_titles(teks: str, rujukan: "Rujukan") -> tuple["Bentang", ...]:
    """Return where regulations are named whose title is known: rules on citations compare it letter by letter."""
    semua = [satu for kutipan in parse(teks) for satu in kutipan.all()]
    dikenal = (s for s in semua if s.tahun and rujukan.find_peraturan(s.jenis, s.nomor, s.tahun) is not None)
    return in_order((*(satu.letak_lembaran for satu in semua), *(satu.letak_tentang for satu in dikenal)))
