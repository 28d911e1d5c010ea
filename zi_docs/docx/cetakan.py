"""A prepared part of a template → its fixed text and the places between, compiled once and filled for each document.

Only what `tag.check` lets through comes here: values, `if`, `for`. So a part is a tree of plain tuples, which can be
kept on disk, and nothing in a template can run.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NoReturn, TypeAlias

from zi_docs.errors import TemplateError

Bagian: TypeAlias = "str | tuple[Any, ...]"
"""Fixed text; or ("isi", writer, path, number); or ("if", negated, path, then, else); or ("for", name, path, body)."""
Cetakan: TypeAlias = tuple[Bagian, ...]
Penulis: TypeAlias = Callable[[Any, int], str]

_TOKEN = re.compile(r"\{\{(.*?)\}\}|\{%(.*?)%\}", re.DOTALL)
_ISI = re.compile(r"\s*_(\w+)\(([\w.]+)(?:, (\d+))?\)\s*")
_PERINTAH = re.compile(r"\s*(?:(if)\s+(not\s+)?([\w.]+)|(for)\s+(\w+)\s+in\s+([\w.]+)|(else|endif|endfor))\s*")


def compile_part(source: str, berkas: str) -> Cetakan:
    """Return a prepared part as a tree. Raises TemplateError when a tag is not closed or closes nothing."""
    pembaca = _Pembaca(source, berkas)
    hasil, penutup = pembaca.read()
    if penutup:
        pembaca.refuse()
    return hasil


class _Pembaca:
    """Reads the tokens of one part, from the first to the last."""

    def __init__(self, source: str, berkas: str) -> None:
        self._source = source
        self._berkas = berkas
        self._tokens = iter([*_TOKEN.finditer(source), None])
        self._akhir = 0

    def refuse(self) -> NoReturn:
        pesan = f"templat {self._berkas} tidak dapat dibaca; periksa pasangan if/endif dan for/endfor"
        raise TemplateError(pesan)

    def read(self) -> tuple[Cetakan, str]:
        """Return everything up to a tag that closes, and that tag; '' at the end of the part."""
        hasil: list[Bagian] = []
        for token in self._tokens:
            tetap = self._source[self._akhir : token.start() if token else None]
            if any(tanda in tetap for tanda in ("{{", "{%", "{#")):
                self.refuse()
            hasil += [tetap] if tetap else []
            if token is None:
                break
            self._akhir = token.end()
            if token[1] is not None:
                hasil.append(self._value(token[1]))
                continue
            perintah = _PERINTAH.fullmatch(token[2])
            if perintah is None:
                self.refuse()
            if perintah[7]:
                return tuple(hasil), perintah[7]
            hasil.append(self._block(perintah))
        return tuple(hasil), ""

    def _value(self, isi: str) -> Bagian:
        panggil = _ISI.fullmatch(isi)
        if panggil is None:
            self.refuse()
        return "isi", panggil[1], tuple(panggil[2].split(".")), int(panggil[3] or 0)

    def _block(self, perintah: re.Match[str]) -> Bagian:
        isi, penutup = self.read()
        if perintah[4]:
            if penutup != "endfor":
                self.refuse()
            return "for", perintah[5], tuple(perintah[6].split(".")), isi
        lain: Cetakan = ()
        if penutup == "else":
            lain, penutup = self.read()
        if penutup != "endif":
            self.refuse()
        return "if", bool(perintah[2]), tuple(perintah[3].split(".")), isi, lain


def fill(cetakan: Cetakan, values: Mapping[str, Any], penulis: Mapping[str, Penulis]) -> Iterator[str]:
    """Yield the text of a part, its values written by the writers that it names.

    Raises AttributeError or TypeError when a value is not what the part takes it for.
    """
    for bagian in cetakan:
        if isinstance(bagian, str):
            yield bagian
        elif bagian[0] == "isi":
            yield penulis[bagian[1]](_look_up(bagian[2], values), bagian[3])
        elif bagian[0] == "if":
            yield from fill(bagian[3 if bool(_look_up(bagian[2], values)) != bagian[1] else 4], values, penulis)
        else:
            for satu in _look_up(bagian[2], values):
                yield from fill(bagian[3], {**values, bagian[1]: satu}, penulis)


def _look_up(nama: tuple[str, ...], values: Mapping[str, Any]) -> Any:  # noqa: ANN401 - any value of a Naskah
    nilai = values[nama[0]]
    for satu in nama[1:]:
        nilai = getattr(nilai, satu)
    return nilai
