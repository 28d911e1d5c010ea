"""The short way through YAML, for the many files that hold nothing to report and no anchor, alias or tag.

It has no words for mistakes: where it meets what may be one, or what needs thought, it gives up, and the careful way
of `yaml.py` reads the file. What it does read is what the careful way would read.
"""

import re
from array import array
from collections.abc import Sequence
from itertools import islice
from typing import Any, Final, TypeAlias
from unicodedata import normalize

import yaml
from yaml import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from zi_docs.plan.berkas import BATAS_DALAM, BATAS_HURUF, BATAS_SIMPUL, Isi

Peristiwa: TypeAlias = Any  # the stubs of PyYAML doubt that an event has marks; a parser always gives them

TERLARANG = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
KOSONG = frozenset({"", "~", "null"})
PENGURAI: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_KATA_TEKS: Final = 3  # shorter scalars are data, not text that a # may cut
_MEKAR: Final = 3  # so many characters may one become when it is composed (NFC)


def is_cut(teks: str, nilai: str, akhir: int) -> bool:
    """Return whether YAML cut a plain text at " #"; two spaces before the #, or one behind it, say it is a comment."""
    if not teks.startswith(" #", akhir):
        return False
    return len(nilai.split()) >= _KATA_TEKS or teks[akhir + 2 : akhir + 3].isalnum()


def read_plainly(teks: str) -> tuple[dict[str, Isi], Sequence[int]] | None:
    """Return the tree of a text, and at which of its characters each key and value begins, in the order of the text.

    None for a text that takes the careful way.
    """
    # The parser itself refuses the forbidden characters of ASCII; it does not count a byte order mark.
    if not teks.isascii() and (teks.startswith("\ufeff") or TERLARANG.search(teks)):
        return None
    if len(teks) * _MEKAR > BATAS_HURUF:
        return None
    try:
        pembaca = _Pembaca(teks)
        return pembaca.document(), pembaca.indeks
    except (_Aneh, StopIteration, yaml.YAMLError, MemoryError):
        return None


class _Aneh(Exception):  # noqa: N818 - no error: there is another way
    """Something that the careful way has to look at."""


class _Pembaca:
    """Builds the tree of one text from the events of the parser."""

    def __init__(self, teks: str) -> None:
        self.indeks = array("I")
        self._catat = self.indeks.append
        self._teks = teks
        self._berpagar = " #" in teks
        pengurai: Any = PENGURAI(teks)
        self._ambil = islice(iter(pengurai.get_event, None), BATAS_SIMPUL).__next__

    def document(self) -> dict[str, Isi]:
        """Return the tree of the one document."""
        self._expect(yaml.StreamStartEvent)
        self._expect(yaml.DocumentStartEvent)
        awal = self._ambil()
        if type(awal) is not MappingStartEvent:
            raise _Aneh
        isi = self._mapping(awal, 1)
        self._expect(yaml.DocumentEndEvent)
        self._expect(yaml.StreamEndEvent)
        if self.indeks[-1] == len(self._teks):  # the parser may put the end of the file on a line of its own
            raise _Aneh
        return isi

    def _expect(self, jenis: type[yaml.Event]) -> None:
        if type(self._ambil()) is not jenis:
            raise _Aneh

    def _mapping(self, awal: Peristiwa, dalam: int) -> dict[str, Isi]:
        self._begin(awal, dalam)
        isi: dict[str, Isi] = {}
        while type(peristiwa := self._ambil()) is ScalarEvent:
            kunci = self._text(peristiwa)
            if not kunci or kunci == "<<" or kunci in isi:
                raise _Aneh
            isi[kunci] = self._value(self._ambil(), dalam)
        if type(peristiwa) is not MappingEndEvent:
            raise _Aneh
        return isi

    def _list(self, awal: Peristiwa, dalam: int) -> list[Isi]:
        self._begin(awal, dalam)
        isi: list[Isi] = []
        while type(peristiwa := self._ambil()) is not SequenceEndEvent:
            isi.append(self._value(peristiwa, dalam))
        return isi

    def _begin(self, awal: Peristiwa, dalam: int) -> None:
        if awal.anchor or awal.tag or dalam > BATAS_DALAM:
            raise _Aneh
        self._catat(awal.start_mark.index)

    def _value(self, awal: Peristiwa, dalam: int) -> Isi:
        jenis = type(awal)
        if jenis is ScalarEvent:
            teks = self._text(awal)
            return None if teks in KOSONG and not awal.style else teks
        if jenis is MappingStartEvent:
            return self._mapping(awal, dalam + 1)
        if jenis is SequenceStartEvent:
            return self._list(awal, dalam + 1)
        raise _Aneh

    def _text(self, skalar: Peristiwa) -> str:
        teks: str = skalar.value
        if skalar.anchor or skalar.tag:
            raise _Aneh
        if not teks.isascii():
            teks = normalize("NFC", teks)
        if not skalar.style:
            if self._berpagar and is_cut(self._teks, teks, skalar.end_mark.index):
                raise _Aneh
        elif skalar.style == '"' and TERLARANG.search(teks):
            raise _Aneh
        self._catat(skalar.start_mark.index)
        return teks
