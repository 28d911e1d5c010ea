"""DOCX → PDF by a real LibreOffice: the only user of processes and of pypdf."""

from zi_docs.pdf.konversi import KonversiError, Pdf, convert, find_libreoffice
from zi_docs.pdf.segel import made_from, state

__all__ = ["KonversiError", "Pdf", "convert", "find_libreoffice", "made_from", "state"]
