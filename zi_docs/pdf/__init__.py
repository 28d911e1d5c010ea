"""DOCX → PDF by a real LibreOffice: the only user of processes and of pypdf."""

from zi_docs.pdf.hasil import KonversiError, Pdf
from zi_docs.pdf.huruf import is_installed
from zi_docs.pdf.konversi import convert
from zi_docs.pdf.libreoffice import find_libreoffice, guarded
from zi_docs.pdf.pekerja import Workers, side_by_side
from zi_docs.pdf.segel import made_from, state

__all__ = [
    "KonversiError",
    "Pdf",
    "Workers",
    "convert",
    "find_libreoffice",
    "guarded",
    "is_installed",
    "made_from",
    "side_by_side",
    "state",
]
