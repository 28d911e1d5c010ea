"""The fonts of a DOCX and of its PDF: what was asked for, what is there, what stands in for what."""

import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DEFAULT, _PARAGRAPH = "*", "*paragraph"  # beside the ids of styles
# What a PostScript name adds to its family: TimesNewRomanPS-BoldMT, URWBookman-Light.
_STYLE_WORDS = "(?:regular|roman|book|light|medium|demi|semi|bold|italic|oblique|it|ps|mt)*"


def families(texts: Iterable["_Element"], styles: "_Element | None") -> frozenset[str]:
    """Font families that the written text asks for: of the run, of its styles, else the default.

    Left out: fonts of the theme, numbers of automatic lists, table styles, Asian and right-to-left scripts.
    """
    gaya = {} if styles is None else _style_fonts(styles)
    found: set[str | None] = {sym.get(_W + "font") for text in texts for sym in text.iter(_W + "sym")}
    for own_font, *styled in {asked for text in texts for asked in _asked(text)}:
        fonts = [own_font, *map(gaya.get, [*styled, _DEFAULT])]
        found.add(next((font for font in fonts if font is not None), None))
    return frozenset(font for font in found if font)


def _asked(text: "_Element") -> Iterator[tuple[str | None, str, str]]:
    """Yield the font, the style and the style of the paragraph of every run with a word in it."""
    gaya = {satu.getparent(): satu.get(_W + "val", "") for satu in text.iter(_W + "pStyle")}
    sifat = {satu.getparent(): satu for satu in text.iter(_W + "pPr", _W + "rPr")}
    for t in text.iter(_W + "t"):
        if (t.text or "").strip():
            run, paragraf = next(t.iterancestors()), next(t.iterancestors(_W + "p"), None)
            own = (_own_font(run), _value(run, "rPr/rStyle")) if run in sifat else (None, "")
            yield *own, gaya.get(sifat.get(paragraf), "") or _PARAGRAPH


def _style_fonts(root: "_Element") -> dict[str, str | None]:
    """The font of each style by its id, own or inherited; None: not said, "": left to the theme."""
    styles = {style.get(_W + "styleId", ""): style for style in root.iterfind(_W + "style")}

    def font_of(name: str, depth: int = 20) -> str | None:  # a damaged file may inherit in a circle
        if name not in styles or not depth:
            return None
        own = _own_font(styles[name])
        return font_of(_value(styles[name], "basedOn"), depth - 1) if own is None else own

    found = {name: font_of(name) for name in styles}
    default = root.find(f"{_W}style[@{_W}type='paragraph'][@{_W}default='1']")
    found[_PARAGRAPH] = None if default is None else found[default.get(_W + "styleId", "")]
    found[_DEFAULT] = next(map(_own_font, root.iter(_W + "rPrDefault")), None)
    return found


def _value(element: "_Element", path: str) -> str:
    found = element.find(_W + path.replace("/", "/" + _W))
    return "" if found is None else found.get(_W + "val", "")


def _own_font(element: "_Element") -> str | None:
    fonts = element.find(f"{_W}rPr/{_W}rFonts")
    if fonts is None:
        return None
    return "" if fonts.get(_W + "asciiTheme") else fonts.get(_W + "ascii")


def replaced(asked: Iterable[str], used: Sequence[str]) -> dict[str, str]:
    """Families that are missing -> what stands there: as fontconfig says, else all fonts nobody asked for."""
    foreign = [name for name in used if not any(_is_of(name, family) for family in asked)]
    found = {}
    for family in sorted(asked):
        instead = _fontconfig(family)
        if not is_installed(family) and not any(_is_of(name, family) for name in used):
            named = [other for other in instead if any(_is_of(name, other) for name in used)]
            found[family] = named[0] if named else ", ".join(foreign or used)
    return found


def is_installed(family: str) -> bool:
    """Whether fontconfig has a family; False without fontconfig."""
    return family.casefold() in map(str.casefold, _fontconfig(family))


def _is_of(name: str, family: str) -> bool:
    plain_name, plain_family = (re.sub(r"[\W_]", "", text).lower() for text in (name, family))
    return re.fullmatch(re.escape(plain_family) + _STYLE_WORDS, plain_name) is not None


@lru_cache
def _fontconfig(family: str) -> tuple[str, ...]:
    """The names of the installed family that fontconfig gives for `family`; empty without fontconfig."""
    if not (program := shutil.which("fc-match")):
        return ()
    command = [program, "--format=%{family}", re.sub(r"([\\:,-])", r"\\\1", family)]
    names = subprocess.run(command, capture_output=True, text=True, check=False).stdout.split(",")
    return tuple(name for name in names if name)
