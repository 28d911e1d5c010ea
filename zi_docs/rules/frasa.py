"""Listed words and phrases found in a text: by their first word, the longest first, none over another."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from zi_docs.rules.ketikan import Ketikan, words

T = TypeVar("T")
Daftar = Mapping[str, tuple[tuple[str, T], ...]]
"""Phrases in small letters with what they mean, by their first word."""


def by_first_word(semua: Iterable[tuple[str, T]]) -> dict[str, tuple[tuple[str, T], ...]]:
    """Return phrases for `phrases_in`."""
    hasil: dict[str, list[tuple[str, T]]] = {}
    for frasa, arti in sorted(semua, key=lambda satu: -len(satu[0])):
        kecil = frasa.casefold()
        awal = next((satu[0] for satu in words(kecil)), kecil)
        hasil.setdefault(awal, []).append((kecil, arti))
    return {awal: tuple(isi) for awal, isi in hasil.items()}


def phrases_in(ketikan: Ketikan, daftar: Daftar[T]) -> Iterator[tuple[int, int, T]]:
    """Yield where listed phrases stand as whole words, and what each means; capitals do not matter."""
    if daftar.keys().isdisjoint(ketikan.kecil):
        return
    kecil, sampai = ketikan.teks.lower(), 0
    if len(kecil) != len(ketikan.teks):
        return
    awalan = [(ada, kata) for ada, kata in zip(ketikan.kata, ketikan.kecil, strict=True) if kata in daftar]
    for ada, kata in awalan:
        for frasa, arti in daftar[kata] if ada.start() >= sampai else ():
            awal, akhir = ada.start(), ada.start() + len(frasa)
            if kecil.startswith(frasa, awal) and _stands_alone(kecil, awal, akhir):
                yield awal, akhir, arti
                sampai = akhir
                break


def _stands_alone(teks: str, awal: int, akhir: int) -> bool:
    return not (teks[awal - 1 : awal].isalnum() or teks[akhir : akhir + 1].isalnum())
