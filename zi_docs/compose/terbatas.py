"""Memories with a bound: what was not asked for long is forgotten, or what hangs on an object that is gone."""

from collections.abc import Hashable
from typing import Generic, TypeVar
from weakref import ReferenceType, ref

_Isi = TypeVar("_Isi")


class Terbatas(Generic[_Isi]):
    """Values by key, for what is found one by one but made together, where `lru_cache` does not fit.

    The last `banyak` that were asked for are kept, and at most as many more: two generations that change places cost
    less than an order of all.
    """

    def __init__(self, banyak: int) -> None:
        self._banyak = banyak
        self._baru: dict[Hashable, _Isi] = {}
        self._lama: dict[Hashable, _Isi] = {}

    def get(self, kunci: Hashable) -> _Isi | None:
        """Return what is remembered under a key."""
        ada = self._baru.get(kunci)
        if ada is None and (ada := self._lama.get(kunci)) is not None:
            self.keep(kunci, ada)
        return ada

    def keep(self, kunci: Hashable, isi: _Isi) -> _Isi:
        """Remember a value and return it."""
        self._baru[kunci] = isi
        if len(self._baru) >= self._banyak:
            self._lama, self._baru = self._baru, {}
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


class SeumurBenda(Generic[_Isi]):
    """Values that hang on an object and a key for as long as the object lives, which this memory does not prolong."""

    def __init__(self) -> None:
        self._ada: dict[int, tuple[ReferenceType[object], dict[Hashable, _Isi]]] = {}

    def get(self, benda: object, kunci: Hashable = None) -> _Isi | None:
        """Return what is remembered of an object."""
        ada = self._ada.get(id(benda))
        return ada[1].get(kunci) if ada is not None and ada[0]() is benda else None

    def keep(self, benda: object, isi: _Isi, kunci: Hashable = None) -> _Isi:
        """Remember a value, which must not hold the object, and return it."""
        nomor = id(benda)
        if nomor not in self._ada:
            self._ada[nomor] = ref(benda, lambda _: self._ada.pop(nomor, None)), {}
        self._ada[nomor][1][kunci] = isi
        return isi
