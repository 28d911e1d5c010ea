"""What a person typed, as the rules on language read it: without addresses, with the places of italics and of cures."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final

from zi_docs import bahasa
from zi_docs.compose.teks import Isian, fact_names
from zi_docs.compose.terbatas import Terbatas
from zi_docs.rules.asal import ISIAN, Asal, Bentang, origin
from zi_docs.rules.aturan import Fix, Jalur
from zi_docs.rules.pola import pattern
from zi_docs.rules.tabel_baca import tables

if TYPE_CHECKING:
    from zi_docs.compose import Tulisan
    from zi_docs.models.naskah import Teks
    from zi_docs.rules.subjek import Subject

_NAMA = frozenset(("nama", "nama penanda_tangan", "nama pengesah", "nip", "tempat"))
_TOKEN = pattern(r"\S+")
_ALAMAT = pattern(r"@|://|www\.|\.(?:com|id|org|net|ly|info|gov|pdf|docx?|xlsx?)(?![\w.])", re.IGNORECASE)
_KATA = pattern(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
_JANGGAL = pattern(
    r"[\s(\u201c/\u2013,;:.?!-]"
    r"(?:(?<=\s)[\s,;!?:.)\u201d/\u2013-]|(?<=[(\u201c/\u2013-])\s|(?<=[,;:.?!])[,;:.?!]|(?<=\u2013))"
)
_PETIK = pattern(r'"[^"\n]{1,300}"|\u201c[^\u201d\n]{1,300}\u201d')
_SAMAR = "\ue000"
"""Stands in the place of each character of an address: neither letter, figure, space nor punctuation."""
_TERPENDEK = 10
"""Letters that a cure shows at least: a shorter piece may stand in the value once more when another cure is done."""
_TERPANJANG = 20_000
"""Letters of a text that is cured: nobody types a longer one, and looking for words in it takes long."""
_TERBACA = 100_000
"""Letters of a text that are read; what follows is no prose."""
_TERJAUH = 40
"""Characters to go to either side until the words of a cure stand in a value only once."""


@dataclass(frozen=True, eq=False)
class Ketikan:
    """One text that was typed."""

    tulisan: "Tulisan"
    teks: str
    """Its finished words, addresses made unreadable, letter for letter in their places; not all of an endless text."""
    miring: tuple[Bentang, ...]
    """Which stretches are in italics."""
    fakta: Mapping[str, str]
    is_schedule: bool
    """Whether it is a cell that says when, which has rules of its own."""

    @cached_property
    def kata(self) -> tuple[re.Match[str], ...]:
        """Its words."""
        return tuple(words(self.teks))

    @cached_property
    def kecil(self) -> tuple[str, ...]:
        """Its words in small letters."""
        return tuple(satu[0].casefold() for satu in self.kata)

    @cached_property
    def diapit(self) -> tuple[Bentang, ...]:
        """What stands between quotation marks: names, slogans, what others said."""
        return tuple(satu.span() for satu in _PETIK.finditer(self.teks))

    @cached_property
    def is_odd(self) -> bool:
        """Whether a blank stands beside a mark, or two blanks or marks together: where slips of spacing can be."""
        return _JANGGAL.search(self.teks) is not None

    def may_hold(self, *kata: str) -> bool:
        """Say whether one of some words in small letters may stand in it, in any letters; cheaper than a pattern."""
        rendah = self._rendah
        return rendah is None or any(satu in rendah for satu in kata)

    @cached_property
    def _rendah(self) -> str | None:
        """Its words in small letters; None where letters beyond ASCII may count as others."""
        return self.teks.lower() if self.teks.isascii() else None

    @property
    def is_name(self) -> bool:
        """Whether it names a person or a place, which has a spelling of its own."""
        return self.tulisan.bagian in {"penutup", "pejabat", "lampiran"} and self.tulisan.peran in _NAMA

    def is_italic(self, awal: int, akhir: int) -> bool:
        """Whether any of these letters is in italics."""
        di = bisect_right(self.miring, (awal, len(self.teks))) - 1
        return any(awal < sampai and dari < akhir for dari, sampai in self.miring[max(di, 0) : di + 2])

    def is_typed(self, awal: int, akhir: int) -> bool:
        """Whether these letters were typed here, at least in part: what a fact brings was typed elsewhere."""
        if not self._has_facts:
            return True
        if self._isian is not None:
            return not any(dari <= awal and akhir <= sampai for dari, sampai in self._isian)
        tempat = [self._asal.at(n, n + 1) for n in range(awal, akhir)]
        return None in tempat or any(di is not None and di[1] - di[0] == 1 for di in tempat)

    def quote(self, awal: int, akhir: int) -> str:
        """Return the words as they stand in the finished text."""
        return self.tulisan.polos[awal:akhir]

    def around(self, awal: int, akhir: int) -> str:
        """Return the words as they stand in the finished text, whole words to either side."""
        teks = self.tulisan.polos
        dari, sampai = max(awal - _TERJAUH, 0), akhir + _TERJAUH
        kiri = max(teks.rfind(tanda, dari, awal) for tanda in " \n")
        kanan = min((di for tanda in " \n" if (di := teks.find(tanda, akhir, sampai)) >= 0), default=sampai)
        return teks[kiri + 1 if kiri >= 0 else dari : kanan]

    def fix(self, awal: int, akhir: int, baru: str) -> tuple[Fix, ...]:
        """Return the cure that writes `baru` in the place of these letters, with as many words around as tell it apart.

        None where a fact or a mark of italics stands among them.
        """
        if awal == akhir:
            awal, baru = awal - 1, self.teks[awal - 1 : akhir] + baru
        mentah = self.tulisan.mentah
        if len(mentah) > _TERPANJANG:
            return ()
        di = (awal, akhir) if mentah == self.tulisan.polos else self._asal.at(awal, akhir)
        if di is None or di[1] - di[0] != akhir - awal or _parts_italics(mentah, di, baru):
            return ()
        for jauh in range(max((_TERPENDEK - (di[1] - di[0])) // 2, 0), _TERJAUH):
            dari, sampai = max(di[0] - jauh, 0), di[1] + jauh
            lama = mentah[dari:sampai]
            if lama.strip() and mentah.count(lama) == 1:
                return (Fix(self.tulisan.jalur, lama, f"{mentah[dari : di[0]]}{baru}{mentah[di[1] : sampai]}"),)
        return ()

    def fixes(self, obat: Iterable[tuple[int, int, str]]) -> tuple[Fix, ...]:
        """Return several cures in the order of the text; those that stand close together become one."""
        semua: list[tuple[int, int, str]] = []
        for awal, akhir, baru in obat if len(self.teks) <= _TERPANJANG else ():
            if semua and awal - semua[-1][1] < _TERPENDEK:
                dari, sampai, depan = semua.pop()
                semua.append((dari, akhir, f"{depan}{self.teks[sampai:awal]}{baru}"))
            else:
                semua.append((awal, akhir, baru))
        return tuple(satu for letak in semua for satu in self.fix(*letak))

    @cached_property
    def _isian(self) -> tuple[Bentang, ...] | None:
        """Where facts stand in the finished text; None where marks of italics make that hard to tell."""
        mentah, isian = self.tulisan.mentah, Isian(self.fakta)
        hasil: list[Bentang] = []
        geser = 0
        for satu in ISIAN.finditer(mentah):
            awal, akhir = satu.start() + geser, satu.start() + geser + len(isian.markup(satu[0], ()))
            geser = akhir - satu.end()
            hasil = [*hasil[:-1], (hasil[-1][0], akhir)] if hasil and hasil[-1][1] == awal else [*hasil, (awal, akhir)]
        rapi = "*" not in mentah and "\\" not in mentah and len(mentah) + geser == len(self.teks)
        return tuple(hasil) if rapi else None

    @cached_property
    def _has_facts(self) -> bool:
        return "{{" in self.tulisan.mentah

    @cached_property
    def _asal(self) -> Asal:
        return origin(self.tulisan.mentah, self.fakta)


def _parts_italics(mentah: str, di: Bentang, baru: str) -> bool:
    """Whether a letter would come to stand at a mark of italics, which then is none any more."""
    kiri, kanan = mentah[max(di[0] - 1, 0) : di[0]], mentah[di[1] : di[1] + 1]
    return (kiri == "*" and (baru + kanan)[:1].isalnum()) or (kanan == "*" and (kiri + baru)[-1:].isalnum())


@lru_cache(maxsize=4)
def typed_texts(subject: "Subject") -> tuple[Ketikan, ...]:
    """Return what was typed, without what is printed in a form of its own: schedules that were understood."""
    if subject.utuh is subject:
        return tuple(_read(subject))
    utuh = _by_place(subject.utuh)
    return tuple(utuh[satu.jalur] for satu in subject.teks if satu.jalur in utuh)


@lru_cache(maxsize=1)
def _by_place(subject: "Subject") -> "Mapping[Jalur, Ketikan]":
    return {satu.tulisan.jalur: satu for satu in typed_texts(subject)}


def words(teks: str) -> Iterator[re.Match[str]]:
    """Yield the words of a text: letters only, an apostrophe within."""
    return _KATA.finditer(teks)


def is_within(awal: int, bentang: tuple[Bentang, ...]) -> bool:
    """Whether a place lies in one of these stretches, which follow one another."""
    di = bisect_right(bentang, awal, key=lambda satu: satu[0]) - 1
    return di >= 0 and awal < bentang[di][1]


def in_order(bentang: Iterable[Bentang]) -> tuple[Bentang, ...]:
    """Return stretches in their order, those that overlap as one."""
    hasil: list[Bentang] = []
    for awal, akhir in sorted(bentang):
        if hasil and awal <= hasil[-1][1]:
            hasil[-1] = hasil[-1][0], max(akhir, hasil[-1][1])
        elif awal < akhir:
            hasil.append((awal, akhir))
    return tuple(hasil)


def _read(subject: "Subject") -> "Iterator[Ketikan]":
    jadwal = {t.jalur: (x, sel) for x in tables(subject) for sel in x.sel if sel.kolom.jadwal for t in sel.teks}
    for satu in subject.typed:
        tabel, sel = jadwal.get(satu.jalur, (None, None))
        resmi = sel is not None and sel.kolom.jenis != "teks" and tabel is not None and not tabel.lampiran.apa_adanya
        kunci = id(satu), sel is not None, resmi
        ada = _KETIKAN.get(kunci)
        if ada is None or ada[0] is not satu:
            baca = None if resmi and _is_understood(satu.polos) else _typed(satu, subject.fakta, is_schedule=kunci[1])
            ada = _KETIKAN.keep(kunci, (satu, baca))
        if ada[1] is not None:
            yield ada[1]


_KETIKAN: "Final" = Terbatas["tuple[Tulisan, Ketikan | None]"](1 << 10)
"""Texts as they are read, for plans that share them: what rules remember of one is found again."""


def _typed(satu: "Tulisan", fakta: Mapping[str, str], *, is_schedule: bool) -> Ketikan:
    milik = {nama: fakta[nama] for nama in fact_names(satu.mentah) if nama in fakta}
    return Ketikan(satu, _without_addresses(satu.polos[:_TERBACA]), tuple(_italics(satu.teks)), milik, is_schedule)


def _is_understood(jadwal: str) -> bool:
    try:
        bahasa.parse_jadwal(jadwal)
    except ValueError:
        return False
    return True


def _without_addresses(teks: str) -> str:
    if not any(tanda in teks for tanda in "@:.") or not _ALAMAT.search(teks):
        return teks
    return _TOKEN.sub(lambda kata: _SAMAR * len(kata[0]) if _ALAMAT.search(kata[0]) else kata[0], teks)


def _italics(teks: "Teks") -> Iterator[Bentang]:
    awal = 0
    for potongan in teks:
        akhir = awal + len(potongan.teks.replace("\u200b", ""))
        if potongan.miring:
            yield awal, akhir
        awal = akhir
