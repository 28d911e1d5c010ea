"""Plan → Naskah: all wording, numbering and formatting of a decree is decided here."""

from zi_docs.compose.keputusan import compose, missing

__all__ = ["compose", "missing"]
