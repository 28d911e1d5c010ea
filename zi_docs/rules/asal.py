"""Where the words of a finding come from: finished words → the text as written, with `{{ facts }}` and `*marks*`."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice

from zi_docs.compose.teks import Isian, fact_names
from zi_docs.models.dasar import MIRING
from zi_docs.rules.pola import pattern

ISIAN = pattern(r"\\\{|\{\{.*?\}\}", re.DOTALL)
_TANDA = pattern(r"\\(?=[*{])")
_TERANG = str.maketrans({"\x01": "*", "\x02": "{", "\x03": "\\", "\u00a0": " "})
_SPASI_LAIN = pattern(r"[^\S ]|  ")
_BERARTI = "{*\\"
"""Without these a text is finished as it is written."""
_PANJANG = 100_000
"""Characters; in a longer text nobody looks for words by eye."""

Bentang = tuple[int, int]
_Huruf = tuple[str, int, int]


class Asal:
    """One text as written and as finished, character by character."""

    def __init__(self, mentah: str, fakta: Mapping[str, str]) -> None:
        utuh = mentah if len(mentah) <= _PANJANG else ""
        bertanda = any(tanda in utuh for tanda in _BERARTI)
        self._huruf = _finished(utuh, fakta) if bertanda else [*_written(utuh, 0, len(utuh))]
        self._teks = "".join([satu for satu, _, _ in self._huruf]).translate(_TERANG)

    def span(self, kutip: str, ke: int = 0) -> Bentang | None:
        """Return from where to where quoted words stand in the text as written: their place number `ke`, from 0.

        Whole words come first, then parts of words, then words in other letters. None where they do not stand at all.
        """
        kata = kutip.strip().translate(_TERANG)
        awal = self._first(kata) if kata and not ke else -1
        if awal >= 0:
            return self._huruf[awal][1], self._huruf[awal + len(kata) - 1][2]
        cari = re.escape(kata).replace(r"\ ", r"\s+")
        for pola in (rf"(?<!\w){cari}(?!\w)", cari, f"(?i:{cari})") if cari else ():
            if ada := list(islice(re.finditer(pola, self._teks), ke + 1)):
                return self._huruf[ada[-1].start()][1], self._huruf[ada[-1].end() - 1][2]
        return None

    def _first(self, kata: str) -> int:
        """Return where words stand first as they are, -1 where a pattern must be made: that takes far longer."""
        teks = self._teks
        di = -1 if " " in kata and _SPASI_LAIN.search(teks) else teks.find(kata)
        while di >= 0 and (_is_letter(teks[di - 1 : di]) or _is_letter(teks[di + len(kata) : di + len(kata) + 1])):
            di = teks.find(kata, di + 1)
        return di

    def at(self, awal: int, akhir: int) -> Bentang | None:
        """Return from where to where a stretch of the finished text stands in the text as written, if that is known."""
        return (self._huruf[awal][1], self._huruf[akhir - 1][2]) if awal < akhir <= len(self._huruf) else None


def _is_letter(huruf: str) -> bool:
    return huruf.isalnum() or huruf == "_"


def span(mentah: str, fakta: Mapping[str, str], kutip: str, ke: int) -> Bentang | None:
    """Return `Asal.span` of a text, remembered: what other plans say too is found in them at the same place."""
    return _span(mentah, _named(mentah, fakta), kutip, ke)


def origin(mentah: str, fakta: Mapping[str, str]) -> Asal:
    """Return a text as written and as finished, remembered for a while."""
    return _read(mentah, _named(mentah, fakta))


def _named(mentah: str, fakta: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return the facts that a text names."""
    return tuple([(nama, fakta[nama]) for nama in fact_names(mentah) if nama in fakta]) if "{{" in mentah else ()


@lru_cache(maxsize=1 << 11)
def _span(mentah: str, fakta: tuple[tuple[str, str], ...], kutip: str, ke: int) -> Bentang | None:
    return _read(mentah, fakta).span(kutip, ke)


@lru_cache(maxsize=1 << 6)
def _read(mentah: str, fakta: tuple[tuple[str, str], ...]) -> Asal:
    return Asal(mentah, dict(fakta))


def _finished(mentah: str, fakta: Mapping[str, str]) -> list[_Huruf]:
    """Return every character of the finished text with the stretch of the written text that it comes from."""
    huruf = _filled(mentah, Isian(fakta))
    teks = "".join([satu for satu, _, _ in huruf])
    tanda: set[int] = set()
    for satu in MIRING.finditer(teks):
        if satu[2] is None:
            tanda.add(satu.start())
        else:
            tanda |= {satu.start(), satu.end() - 1, *(m.start() + satu.start(2) for m in _TANDA.finditer(satu[2]))}
    return [satu for n, satu in enumerate(huruf) if n not in tanda] if tanda else huruf


def _filled(mentah: str, isian: Isian) -> list[_Huruf]:
    hasil: list[_Huruf] = []
    sampai = 0
    for satu in ISIAN.finditer(mentah):
        hasil += _written(mentah, sampai, satu.start())
        sampai = satu.end()
        hasil += [(c, satu.start(), sampai) for c in isian.markup(satu[0], ())]
    return [*hasil, *_written(mentah, sampai, len(mentah))]


def _written(mentah: str, awal: int, akhir: int) -> Iterator[_Huruf]:
    return zip(mentah[awal:akhir], range(awal, akhir), range(awal + 1, akhir + 1), strict=True)
