"""Naskah → DOCX: templates compiled once, annex tables, joined sections, a reproducible package.

What reads documents back is loaded when it is first used: it needs lxml, which writing them does not.
"""

from zi_docs.docx.rakit import Asal, assemble
from zi_docs.docx.sifat import BENTUK, PLAN, UNTUK, VERSI, read_properties, state
from zi_docs.docx.templat import check_template

TYPE_CHECKING = False  # type checkers know it
if TYPE_CHECKING:
    from zi_docs.docx.banding import Perbedaan, compare
    from zi_docs.docx.komentar import Komentar, Letak, annotate

__all__ = [
    "BENTUK",
    "PLAN",
    "UNTUK",
    "VERSI",
    "Asal",
    "Komentar",
    "Letak",
    "Perbedaan",
    "annotate",
    "assemble",
    "check_template",
    "compare",
    "read_properties",
    "state",
]

_PEMBACA = {
    **dict.fromkeys(("Perbedaan", "compare"), "banding"),
    **dict.fromkeys(("Komentar", "Letak", "annotate"), "komentar"),
}


def __getattr__(name: str) -> object:
    """Load a reader when it is asked for."""
    if name not in _PEMBACA:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_PEMBACA[name]}"), name)
