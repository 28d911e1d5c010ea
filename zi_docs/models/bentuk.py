"""The forms of a decree."""

from enum import StrEnum


class Bentuk(StrEnum):
    """The forms in which one decree is printed."""

    RANCANGAN = "rancangan"
    ASLI = "asli"
    SALINAN = "salinan"
