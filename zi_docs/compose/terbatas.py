"""A memory with a bound: what was not asked for longest is forgotten first."""

from collections.abc import Hashable
from typing import Generic, TypeVar

_Isi = TypeVar("_Isi")


class Terbatas(Generic[_Isi]):
    """Values by key, for what is found one by one but made together, where `lru_cache` does not fit."""

    def __init__(self, banyak: int) -> None:
        self._banyak = banyak
        self._isi: dict[Hashable, _Isi] = {}

    def get(self, kunci: Hashable) -> _Isi | None:
        """Return what is remembered under a key."""
        ada = self._isi.pop(kunci, None)
        if ada is not None:
            self._isi[kunci] = ada
        return ada

    def keep(self, kunci: Hashable, isi: _Isi) -> _Isi:
        """Remember a value and return it."""
        self._isi[kunci] = isi
        if len(self._isi) > self._banyak:
            try:  # noqa: SIM105 - suppress costs more than the rest
                self._isi.pop(next(iter(self._isi)), None)
            except RuntimeError:  # another thread changed it just now: the next value makes room
                pass
        return isi
