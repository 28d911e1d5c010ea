"""Affixes: which stems a word can be made of, so that a regular form of a known word is known."""

from collections.abc import Iterator

_HIDUP = "aiueo"
_LULUH = (("meny", "s"), ("peny", "s"), ("meng", "k"), ("peng", "k"), ("men", "t"), ("pen", "t"), ("mem", "p"))
"""A nasal prefix that has swallowed the first letter of its stem, and which letter that was."""
_LULUH_SEMUA = (*_LULUH, ("pem", "p"))
_SENGAU = {
    "menge": "bcdlpst",
    "penge": "bcdlpst",
    "meng": f"{_HIDUP}ghk",
    "peng": f"{_HIDUP}ghk",
    "men": "cdjstz",
    "pen": "cdjstz",
    "mem": "bfpv",
    "pem": "bfpv",
    "me": "lmnrwy",
    "pe": "lmnrwy",
}
"""A nasal prefix, and the letters before which it stands."""
_AKHIRAN = {
    "m": ("", "kan", "i"),
    "p": ("", "an"),
    "di": ("", "kan", "i"),
    "diper": ("", "kan", "i"),
    "memper": ("", "kan", "i"),
    "ber": ("", "kan", "an"),
    "ter": ("", "kan", "i"),
    "per": ("an",),
    "ke": ("an",),
    "se": ("",),
    "": ("kan", "i", "an"),
}
"""Which endings go with a prefix; m and p stand for the nasal ones."""
_TERPENDEK = 3
_TANPA_AN = frozenset(("m", "di"))
_PANJANG_AN = 6
"""Verbs are not made of nouns in -an ("menambahan"); a shorter word can end so by itself ("menekan")."""


def stems(kata: str) -> frozenset[str]:
    """Return what may be left of a word in small letters without its affixes; '' and stumps are left out."""
    return frozenset(satu for satu in _cut(kata) if len(satu) >= _TERPENDEK)


def _cut(kata: str) -> Iterator[str]:
    for awalan, akhiran in _AKHIRAN.items():
        for akhir in akhiran:
            if not kata.endswith(akhir):
                continue
            batang = kata[: len(kata) - len(akhir)]
            if akhir == "i" and batang.endswith("i"):  # "sebagaii"
                continue
            if not akhir and awalan in _TANPA_AN and batang.endswith("an") and len(batang) > _PANJANG_AN:
                continue
            if awalan in {"m", "p"}:
                yield from _without_nasal(batang, awalan)
            elif batang.startswith(awalan):
                yield batang[len(awalan) :]


def _without_nasal(kata: str, huruf: str) -> Iterator[str]:
    for awalan, sesudah in _SENGAU.items():
        if awalan[0] == huruf and kata.startswith(awalan) and kata[len(awalan) :][:1] in set(sesudah):
            yield kata[len(awalan) :]
    for awalan, hilang in _LULUH_SEMUA:
        if awalan[0] == huruf and kata.startswith(awalan) and kata[len(awalan) :][:1] in set(_HIDUP):
            yield hilang + kata[len(awalan) :]
