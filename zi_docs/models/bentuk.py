"""The forms of a decree, and the kinds of documents beside it."""

from enum import StrEnum


class Bentuk(StrEnum):
    """The forms in which one decree is printed."""

    RANCANGAN = "rancangan"
    ASLI = "asli"
    SALINAN = "salinan"
    PETIKAN = "petikan"
    SRIKANDI = "srikandi"

    @property
    def final(self) -> bool:
        """Whether it is printed with number, date and name: no dots and no tokens may stand in it."""
        return self in {Bentuk.ASLI, Bentuk.SALINAN, Bentuk.PETIKAN}

    @property
    def certified(self) -> bool:
        """Whether an official certifies it, and `ttd.` stands for the signature."""
        return self in {Bentuk.SALINAN, Bentuk.PETIKAN}


class JenisRapat(StrEnum):
    """The kinds of documents beside a decree."""

    UNDANGAN = "undangan"
    DAFTAR_HADIR = "daftar hadir"
    BERITA_ACARA = "berita acara"
    PERBANDINGAN = "perbandingan"
