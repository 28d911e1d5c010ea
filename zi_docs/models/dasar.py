"""The base of every model, and the text types they share."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from zi_docs import bahasa

_BUKAN_KARAKTER = 0xFFFE
# Marks that turn the order of letters around, and tags: they hide what a text says.
_TERSEMBUNYI = re.compile("[\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")
MIRING = re.compile(r"\\([*{])|(?<![\w*\\])\*(?=[^\s*])((?:\\\*|[^*])*?)(?<=[^\s*\\])\*(?![\w*])")
"""How a text marks italics (group 2), or takes a mark for itself (group 1)."""
_BENTUK_ID = re.compile(r"[a-z][a-z0-9_]*")


class Model(BaseModel):
    """A frozen model that refuses keys it does not know.

    Defaults are constructed (`model_construct`): to validate one compiles its model, a millisecond before anything is
    done.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True)


class _Sesudah:
    """What a text goes through; AfterValidator would look up the signature of each check for every field anew."""

    def __init__(self, *periksa: Callable[[str], str]) -> None:
        self._periksa = periksa

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        skema = handler(source)
        for satu in self._periksa:
            skema = core_schema.no_info_after_validator_function(satu, skema)
        return skema


def _clean(text: str) -> str:
    """Return `text` in NFC with LF line ends.

    Raises ValueError on a character that no Word file can hold (control characters, lone surrogates, non-characters).
    """
    if text.isascii() and text.isprintable():
        return text
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    for char in text:
        if char in "\n\t" or char.isprintable():
            continue
        category = unicodedata.category(char)
        if category in {"Cc", "Cs"} or (ord(char) & _BUKAN_KARAKTER) == _BUKAN_KARAKTER or _TERSEMBUNYI.match(char):
            raise ValueError(f"karakter kendali U+{ord(char):04X} tidak boleh ada dalam teks; hapus karakter itu")
    return text


def _not_blank(text: str) -> str:
    if not text:
        pesan = "teks ini kosong; isi teksnya atau hapus kuncinya"
        raise ValueError(pesan)
    return text


def _plain(text: str) -> str:
    if "{{" in text:
        saran = "tulis isinya langsung; isian hanya dipakai dalam kalimat"
        raise PydanticCustomError("tanpa_isian", "isian {{ }} tidak diganti di sini", {"saran": saran})
    if "${" in text:
        saran = "hapus; bentuk srikandi menulis tokennya sendiri"
        raise PydanticCustomError("tanpa_token", "token Srikandi tidak ditulis dalam plan", {"saran": saran})
    return text


def _one_line(text: str) -> str:
    if "\n" in text:
        saran = "hapus pergantian barisnya"
        raise PydanticCustomError("satu_baris", "teks ini harus dalam satu baris", {"saran": saran})
    return text


def _identifier(text: str) -> str:
    if not _BENTUK_ID.fullmatch(text):
        raise PydanticCustomError(
            "id_bentuk",
            "id hanya boleh huruf kecil, angka, dan garis bawah, diawali huruf",
            {"saran": "contoh: id: rencana_aksi"},
        )
    if text in {"semua", "keputusan"}:
        raise PydanticCustomError("id_terpakai", "id ini dipakai sistem; pilih nama lain")
    return text


def _lines(value: Any) -> Any:
    """Let a single text stand for a list of one line, and a block text for its lines."""
    return tuple(value.strip().split("\n")) if isinstance(value, str) else value


Kalimat = Annotated[str, _Sesudah(_clean)]
"""A text that may be empty."""

Teks = Annotated[str, _Sesudah(_clean, _not_blank)]
"""A text that says something. May hold `{{ isian }}` and `*miring*`."""

Fakta = Annotated[str, _Sesudah(_clean, _plain)]
"""A fact that texts name: itself without `{{ isian }}`. May be empty."""

FaktaBerisi = Annotated[str, _Sesudah(_clean, _plain, _not_blank)]
"""A fact that is stated."""

FaktaSebaris = Annotated[Fakta, _Sesudah(_one_line)]
"""A fact that stands in one line, such as the name of a person. May be empty."""

SebarisBerisi = Annotated[FaktaBerisi, _Sesudah(_one_line)]
"""A fact that stands in one line and is stated."""

Nomor = SebarisBerisi
"""The number of a decree or a paper, as it is printed."""

Id = Annotated[str, _Sesudah(_identifier)]
"""The name by which texts of the same plan refer to an item."""

Baris = Annotated[tuple[Teks, ...], BeforeValidator(_lines)]
"""Lines that stand under one another, such as a letterhead."""

BarisBerisi = Annotated[tuple[Teks, ...], BeforeValidator(_lines), Field(min_length=1)]
"""At least one line."""


def _date(value: Any) -> Any:
    return bahasa.parse_tanggal(_clean(value)) if isinstance(value, str) else value


Tanggal = Annotated[date, BeforeValidator(_date)]
"""A date, written as people write it: 8 Januari 2026, 8-1-2026, 2026-01-08."""

_YA = {"ya": True, "tidak": False}


def _yes_no(value: Any) -> Any:
    return _YA.get(value.casefold(), value) if isinstance(value, str) else value


def _decimal_comma(value: Any) -> Any:
    return value.replace(",", ".") if isinstance(value, str) else value


YaTidak = Annotated[bool, BeforeValidator(_yes_no)]
"""A truth value: ya or tidak (true and false are understood too)."""

Angka = Annotated[float, BeforeValidator(_decimal_comma)]
"""A number whose decimals stand behind a comma or a point."""
