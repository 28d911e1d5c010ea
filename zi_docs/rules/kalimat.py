"""What several rules ask of a text: its letters, its end, where a second sentence starts, which letters it names."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from zi_docs import bahasa
from zi_docs.rules.aturan import Fix

if TYPE_CHECKING:
    from zi_docs.compose import Tulisan
    from zi_docs.rules.subjek import Subject

LAMPIRAN_II = "UU 12/2011 Lampiran II"
_EKOR_TERPANJANG = 60
_NAMA_TERPANJANG = 3000
_KALIMAT_BARU = r"\b([^\W\d_]{4,20}|\d{4}|\))\.\s+[A-Z]\w*"
_BERTITIK = frozenset(("prof", "prov", "kapt", "letjen", "mayjen", "brigjen", "jend", "subbag", "kasubbag", "hlm"))
_PENGHUBUNG_HURUF = frozenset(("dan", "atau", "serta", "sampai", "dengan", "s.d.", "s.d", "s/d"))
_RENTANG = frozenset(("sampai", "s.d.", "s.d", "s/d"))


def typed(subject: "Subject", *bagian: str) -> "list[Tulisan]":
    """Return the texts of some parts that a person wrote."""
    return [satu for satu in subject.part(*bagian) if not satu.baku]


def letters(text: str) -> str:
    """Return the letters and figures of a text, all small: what two ways of writing the same words share."""
    return re.sub(r"[\W_]+", "", text.casefold())


def find(pola: str, text: str, *kunci: str) -> re.Match[str] | None:
    """Return where a pattern stands, in any letter case; a text without any of its words `kunci` costs little."""
    kecil = text.casefold()
    return re.search(pola, text, re.IGNORECASE) if any(kata in kecil for kata in kunci) else None


def first_word(text: str) -> str:
    """Return the first word, or ''."""
    return next(iter(text[:200].split()), "")


def last_word(text: str) -> str:
    """Return the last word, or ''."""
    return next(iter(text[-200:].split()[::-1]), "")


class Beda(NamedTuple):
    """How one name differs from another, word by word, in any letter case."""

    ada: str
    """The first words that differ; '' where some are missing."""
    harus: str
    kemiripan: float
    bertukar: int
    """How many words stand for as many others; 0 when the names differ in length."""

    @property
    def uraian(self) -> str:
        """What the first difference is."""
        if not self.ada:
            return f'tanpa "{self.harus}"'
        return (
            f'tertulis "{self.ada}", semestinya "{self.harus}"' if self.harus else f'dengan kata tambahan "{self.ada}"'
        )


def difference(ada: str, harus: str) -> Beda | None:
    """Return how a name differs from what it should be; None when the words are the same."""
    from difflib import SequenceMatcher

    kiri, kanan = ada[:_NAMA_TERPANJANG].split(), harus[:_NAMA_TERPANJANG].split()
    sama = SequenceMatcher(None, [k.casefold() for k in kiri], [k.casefold() for k in kanan], autojunk=False)
    beda = [satu for satu in sama.get_opcodes() if satu[0] != "equal"]
    if not beda:
        return None
    _, a, b, c, d = beda[0]
    tertukar = sum(b - a for _, a, b, _, _ in beda) if len(kiri) == len(kanan) else 0
    return Beda(" ".join(kiri[a:b]), " ".join(kanan[c:d]), sama.ratio(), tertukar)


def is_shouted(text: str) -> bool:
    """Whether a text has letters and all of them are capitals."""
    return text.isupper()


def title(subject: "Subject") -> str:
    """Return the name of the decree as it reads in a sentence."""
    return " ".join(satu.polos for satu in subject.utuh.part("judul")[:1])


def is_amendment(subject: "Subject") -> bool:
    """Whether the decree amends another: its lists hold provisions, not items of a sentence."""
    return title(subject).casefold().startswith("perubahan ")


def is_repeal(subject: "Subject") -> bool:
    """Whether the decree only repeals another."""
    return title(subject).casefold().startswith("pencabutan ")


def second_sentence(text: str) -> str:
    """Return the words where a second sentence starts; '' when there is none, or quotation marks hide where."""
    if '"' in text or "\u201c" in text:
        return ""
    semua = re.finditer(_KALIMAT_BARU, text)
    return next((satu[0] for satu in semua if satu[1].casefold() not in _BERTITIK), "")


def fix_end(tulisan: "Tulisan", tanda: str) -> tuple[Fix, ...]:
    """Return the cure of a text's last mark, where the plan's value ends in it too."""
    mentah = tulisan.mentah
    if not mentah or mentah[-1] != tulisan.polos[-1:]:
        return ()
    ekor = (mentah[-n:] for n in range(2, _EKOR_TERPANJANG) if mentah.count(mentah[-n:]) == 1)
    return tuple(Fix(tulisan.jalur, satu, satu[:-1] + tanda) for satu in list(ekor)[:1])


class Huruf(NamedTuple):
    """A reference to lettered items: 'huruf a, b, dan c'."""

    frasa: str
    """The words as they stand."""
    nomor: tuple[int, ...]
    """The items it means, 1 for a."""
    berulang: bool
    """Whether the word huruf stands before every letter."""


def named_letters(text: str) -> Iterator[Huruf]:
    """Yield the references of a text to lettered items beside it, not those of an article."""
    for awal in re.finditer(r"\bdimaksud\s+(?:dalam|pada)\s+(?=huruf\s)", text, re.IGNORECASE):
        ada = _letters_from(text, awal.end())
        if ada.nomor:
            yield ada


def _letters_from(text: str, awal: int) -> Huruf:
    nomor: list[int] = []
    akhir, berulang, rentang, sebelum = awal, True, False, ""
    for kata in re.finditer(r"[^\s,;]+", text[awal : awal + 2000]):
        isi = kata[0].casefold()
        if len(isi.rstrip(".")) == 1 and isi[0].isalpha() and isi.isascii():
            baru = bahasa.parse_huruf(isi[0])
            nomor += range(nomor[-1] + 1, baru + 1) if rentang and nomor else [baru]
            berulang = berulang and sebelum == "huruf"
            rentang, akhir = False, awal + kata.start() + 1
        elif isi == "huruf" or isi in _PENGHUBUNG_HURUF:
            rentang = rentang or isi in _RENTANG
        else:
            break
        sebelum = isi
    return Huruf(text[awal:akhir], tuple(nomor), berulang)
