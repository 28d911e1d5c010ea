"""Naskah → DOCX: templates compiled once, annex tables, joined sections, a reproducible package."""

from zi_docs.docx.rakit import Asal, assemble
from zi_docs.docx.sifat import read_properties, state
from zi_docs.docx.templat import check_template

__all__ = ["Asal", "assemble", "check_template", "read_properties", "state"]
