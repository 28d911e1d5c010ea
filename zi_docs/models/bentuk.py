"""The forms of a decree."""

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
