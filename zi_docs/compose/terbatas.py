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


class MenurutBenda(Generic[_Isi]):
    """Values that hang on an object and a key: on that very object, since equal ones are told apart; with a bound."""

    def __init__(self, banyak: int) -> None:
        self._ada = Terbatas[tuple[object, _Isi]](banyak)

    def get(self, benda: object, kunci: Hashable = None) -> _Isi | None:
        """Return what is remembered of an object."""
        ada = self._ada.get((id(benda), kunci))
        return ada[1] if ada is not None and ada[0] is benda else None

    def keep(self, benda: object, isi: _Isi, kunci: Hashable = None) -> _Isi:
        """Remember a value, and the object, so that no other can take its place in memory; return the value."""
        return self._ada.keep((id(benda), kunci), (benda, isi))[1]
