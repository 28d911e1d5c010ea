"""Naskah → DOCX: templates compiled once, annex tables, joined sections, a reproducible package."""

from zi_docs.docx.banding import Perbedaan, compare
from zi_docs.docx.rakit import Asal, assemble
from zi_docs.docx.sifat import BENTUK, PLAN, UNTUK, VERSI, read_properties, state
from zi_docs.docx.templat import check_template

__all__ = [
    "BENTUK",
    "PLAN",
    "UNTUK",
    "VERSI",
    "Asal",
    "Perbedaan",
    "assemble",
    "check_template",
    "compare",
    "read_properties",
    "state",
]
