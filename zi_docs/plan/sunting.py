"""Texts within the source of a plan: where each of their characters stands, and how to change a few of them.

The layout stays as it is: a change touches the characters that differ and nothing else, whether the text is plain,
quoted, folded over lines or literal. What cannot be changed safely is left alone.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate, count
from typing import NamedTuple

_PANJANG = 100_000
"""Characters; in a longer text no words are looked for."""
_PUTIH = " \t\r\n"
_SANDI = {"0": 0, "a": 7, "b": 8, "t": 9, "\t": 9, "n": 10, "v": 11, "f": 12, "r": 13, "e": 27, "N": 0x85, "_": 0xA0}
_SANDI |= {"L": 0x2028, "P": 0x2029} | {c: ord(c) for c in ' "/\\'}
_HEKS = {"x": 2, "u": 4, "U": 8}
_SIFAT = re.compile(r"(?:&\S+\s+)?")
_KEPALA_BLOK = re.compile(r"[|>][^\n]*\n")
_KATA = re.compile(r"([ \t\n]*)([^ \t\n]+|$)")
_BARIS = re.compile(r"\r\n|\r|\n")


class Ruas(NamedTuple):
    """A stretch of the source, from an index to before another."""

    awal: int
    akhir: int


class Ganti(NamedTuple):
    """A stretch of the source and what stands there instead."""

    ruas: Ruas
    teks: str


class Skalar(NamedTuple):
    """A text of a YAML file: its value, where each character of it comes from, and how it is written."""

    nilai: str
    ruas: tuple[Ruas, ...]
    gaya: str
    """'"', "'", '|', '>' or '' for plain."""

    def span(self, bentang: tuple[int, int]) -> Ruas:
        """Return the stretch of the source that some characters of the value come from."""
        awal, akhir = bentang
        return Ruas(self.ruas[awal].awal, self.ruas[akhir - 1].akhir)


def scalar(sumber: str, indeks: int, nilai: str) -> Skalar | None:
    """Return the text that starts at an index of the source; None where it is no text of its own, such as an alias."""
    if not nilai or len(nilai) > _PANJANG:
        return None
    indeks += len(found[0]) if (found := _SIFAT.match(sumber, indeks)) else 0
    gaya = sumber[indeks : indeks + 1]
    if gaya in {"|", ">"}:
        kepala = _KEPALA_BLOK.match(sumber, indeks)
        indeks = kepala.end() if kepala else indeks
    elif gaya in {'"', "'"}:
        indeks += 1
    else:
        gaya = ""
    if "\n" not in nilai and sumber.startswith(nilai, indeks):  # as most stand there, letter for letter
        return Skalar(nilai, tuple(map(Ruas, range(indeks, indeks + len(nilai)), count(indeks + 1))), gaya)
    ruas = _aligned(nilai, _tokens(sumber, indeks, gaya))
    return Skalar(nilai, ruas, gaya) if ruas else None


class _Huruf(NamedTuple):
    """A character as YAML reads it, and where it is written; '' for a line break that counts for nothing."""

    huruf: str
    ruas: Ruas


def _tokens(sumber: str, indeks: int, gaya: str) -> Iterator[_Huruf]:
    while indeks < len(sumber):
        satu, akhir = sumber[indeks], indeks + 1
        if satu == gaya == "'":
            if sumber[akhir : akhir + 1] != "'":
                return
            akhir += 1
        elif satu == gaya == '"':
            return
        elif satu == "\\" and gaya == '"':
            satu, akhir = _escaped(sumber, akhir)
        yield _Huruf(satu, Ruas(indeks, akhir))
        indeks = akhir


def _escaped(sumber: str, indeks: int) -> tuple[str, int]:
    """Return the character that an escape stands for, and where the escape ends."""
    satu = sumber[indeks : indeks + 1]
    akhir = indeks + 1 + _HEKS.get(satu, 0)
    if satu in _HEKS:
        return chr(int(sumber[indeks + 1 : akhir], 16)), akhir
    return "" if satu in "\r\n" else chr(_SANDI.get(satu, 0)), akhir


def _aligned(nilai: str, huruf: Iterator[_Huruf]) -> tuple[Ruas, ...]:
    """Return where each character of a value stands; () where value and source do not agree.

    Between words YAML joins lines and drops indentation: what is not written just so is taken as a whole.
    """
    hasil: list[Ruas] = []
    for spasi, kata in _KATA.findall(nilai):
        satu, putih = _next_word(huruf)
        if spasi:
            if not putih:
                return ()
            hasil += _blank(spasi, putih)
        for n, diharapkan in enumerate(kata):
            satu = _next_word(huruf)[0] if n else satu
            if satu is None or satu.huruf != diharapkan:
                return ()
            hasil.append(satu.ruas)
    return tuple(hasil)


def _next_word(huruf: Iterator[_Huruf]) -> tuple[_Huruf | None, list[_Huruf]]:
    """Return the next character that is seen, and the blanks before it."""
    putih: list[_Huruf] = []
    for satu in huruf:
        if satu.huruf and satu.huruf not in _PUTIH:
            return satu, putih
        putih.append(satu)
    return None, putih


def _blank(nilai: str, putih: Sequence[_Huruf]) -> list[Ruas]:
    depan = putih[: len(nilai)]
    if "".join(satu.huruf for satu in depan) == nilai and (len(depan) == len(putih) or nilai[-1] == "\n"):
        return [satu.ruas for satu in depan]
    return [Ruas(putih[0].ruas.awal, putih[-1].ruas.akhir)] * len(nilai)


def replacement(skalar: Skalar, lama: str, baru: str) -> list[Ganti]:
    """Return what to write where so that `lama` becomes `baru` in a text; [] unless `lama` stands there just once."""
    if skalar.nilai.count(lama) != 1:
        return []
    mulai = skalar.nilai.index(lama)
    hasil: list[Ganti] = []
    for apa, a, b, c, d in SequenceMatcher(None, lama, baru, autojunk=False).get_opcodes():
        if apa == "equal":
            continue
        if apa == "insert":
            di = skalar.ruas[mulai + a].awal if a < len(lama) else skalar.ruas[mulai + a - 1].akhir
            ruas = Ruas(di, di)
        else:
            ruas = skalar.span((mulai + a, mulai + b))
        hasil.append(Ganti(ruas, _written(baru[c:d], skalar.gaya)))
    return hasil


def quoted(skalar: Skalar, ganti: Sequence[Ganti], baru: str) -> list[Ganti]:
    """Return the changes of a plain text with quotes around it, for words that plain YAML would misread; [] if none do.

    `baru` is the whole value as it will be.
    """
    tanda = next((t for t in ('"', "'") if t not in baru and (t == "'" or "\\" not in baru)), "")
    if skalar.gaya or not tanda:
        return []
    awal, akhir = skalar.ruas[0].awal, skalar.ruas[-1].akhir
    return [Ganti(Ruas(awal, awal), tanda), *ganti, Ganti(Ruas(akhir, akhir), tanda)]


def _written(teks: str, gaya: str) -> str:
    if gaya == "'":
        return teks.replace("'", "''")
    return teks.replace("\\", "\\\\").replace('"', '\\"') if gaya == '"' else teks


class Halaman:
    """A text with its lines: indices ↔ line and column, both from 1; CR, LF and CRLF end a line."""

    def __init__(self, teks: str) -> None:
        self.teks = teks
        self._awal = [0, *(satu.end() for satu in _BARIS.finditer(teks))]

    def index(self, baris: int, kolom: int) -> int:
        """Return the index of a place."""
        return self._awal[baris - 1] + kolom - 1

    def place(self, indeks: int) -> tuple[int, int]:
        """Return line and column of an index."""
        baris = bisect_right(self._awal, indeks)
        return baris, indeks - self._awal[baris - 1] + 1

    def line(self, baris: int) -> str:
        """Return one line without its end."""
        akhir = self._awal[baris] if baris < len(self._awal) else len(self.teks)
        return self.teks[self._awal[baris - 1] : akhir].rstrip("\r\n")

    def changed(self, ganti: Iterable[Ganti]) -> str:
        """Return the text with stretches replaced; these must not overlap. What is put in first stays in front."""
        urut = sorted(ganti, key=lambda satu: satu.ruas)
        sampai = [0, *accumulate((satu.ruas.akhir for satu in urut), max)]
        bagian = [f"{self.teks[a : satu.ruas.awal]}{satu.teks}" for a, satu in zip(sampai, urut, strict=False)]
        return "".join(bagian) + self.teks[sampai[-1] :]
