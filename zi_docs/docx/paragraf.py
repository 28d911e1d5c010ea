"""Finished words → runs and paragraphs of WordprocessingML, in the named styles of the template."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from zi_docs.docx.ooxml import escape
from zi_docs.models.naskah import Gaya, Paragraf, Teks

_TICK = "✓"
_TICK_FONT = "<w:rFonts {}/>".format(" ".join(f'w:{s}="Segoe UI Symbol"' for s in ("ascii", "hAnsi", "eastAsia", "cs")))
_OPEN = '<w:t xml:space="preserve">'


@dataclass(slots=True)
class Daftar:
    """The lists of one document: each gets a w:num of its own, so that each starts anew."""

    numbering: Mapping[Gaya, int]
    """w:abstractNumId behind each list style of the template."""
    first: int
    """First free w:numId."""
    used: dict[int, tuple[int, int]] = field(default_factory=dict)
    """List of the Naskah → (abstractNumId, level)."""

    def add(self, paragraf: Paragraf) -> None:
        """Note the list of a paragraph."""
        if paragraf.daftar:
            nomor, tingkat = paragraf.daftar
            self.used.setdefault(nomor, (self.numbering[paragraf.gaya], tingkat))

    def xml(self) -> str:
        """Return the w:num elements of all lists met."""
        return "".join(
            f'<w:num w:numId="{self.first + nomor}"><w:abstractNumId w:val="{abstract}"/>'
            f'<w:lvlOverride w:ilvl="{tingkat}"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
            for nomor, (abstract, tingkat) in sorted(self.used.items())
        )


def run_text(text: str) -> str:
    """Return text as the content of a run: line breaks and tabs become elements, the rest escaped."""
    text = escape(text)
    if "\n" in text:
        text = text.replace("\n", f"</w:t><w:br/>{_OPEN}")
    if "\t" in text:
        text = text.replace("\t", f"</w:t><w:tab/>{_OPEN}")
    return text


class RunStyle(NamedTuple):
    """The w:rPr content of a run in its three looks."""

    upright: str = ""
    italic: str = "<w:i/><w:iCs/>"
    tick: str = _TICK_FONT


PLAIN = RunStyle()


def runs(teks: Teks, style: RunStyle = PLAIN) -> str:
    """Return `teks` as runs."""
    return "".join([_run(teks, style, style.italic if miring else style.upright) for teks, miring in teks])


def inline(teks: Teks, style: RunStyle) -> str:
    """Return `teks` for the middle of a run of `style`: what looks different closes that run and opens it again."""
    if len(teks) == 1 and not teks[0].miring and _TICK not in teks[0].teks:
        return run_text(teks[0].teks)
    if not teks:
        return ""
    properties = f"<w:rPr>{style.upright}</w:rPr>" if style.upright else ""
    return f"</w:t></w:r>{runs(teks, style)}<w:r>{properties}{_OPEN}"


def _run(text: str, style: RunStyle, look: str) -> str:
    if _TICK in text:
        before, _, after = text.partition(_TICK)
        tick = f"<w:r><w:rPr>{style.tick}</w:rPr><w:t>{_TICK}</w:t></w:r>"
        return (_run(before, style, look) if before else "") + tick + (_run(after, style, look) if after else "")
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f"<w:r>{properties}{_OPEN}{run_text(text)}</w:t></w:r>"


def paragraph(paragraf: Paragraf, gaya: Mapping[Gaya, str], daftar: Daftar, *, keep: bool = False) -> str:
    """Return one paragraph in its style; `keep` holds it with the next one."""
    ppr = f'<w:pStyle w:val="{gaya[paragraf.gaya]}"/>'
    if keep or paragraf.menyatu:
        ppr += "<w:keepNext/>"
    if paragraf.daftar:
        nomor, tingkat = paragraf.daftar
        daftar.add(paragraf)
        ppr += f'<w:numPr><w:ilvl w:val="{tingkat}"/><w:numId w:val="{daftar.first + nomor}"/></w:numPr>'
    return f"<w:p><w:pPr>{ppr}</w:pPr>{runs(paragraf.teks)}</w:p>"
