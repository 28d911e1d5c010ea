"""Documents made ahead: each while its office is looked at, to be written when all were found to be in order."""

from collections.abc import Set as AbstractSet

from zi_docs.batch.kerja import finished
from zi_docs.batch.sidik import own_files
from zi_docs.batch.tugas import Keluar
from zi_docs.errors import ZiDocsError
from zi_docs.models.bentuk import Bentuk
from zi_docs.models.plan import Plan
from zi_docs.pipeline import render
from zi_docs.rujukan import Rujukan

RUANG = 8 << 20
"""Bytes enough for the documents of all offices, if they are not large."""


class DiMuka:
    """The documents by the hash of what they are made of; those for which there is no room are made later."""

    def __init__(self, sudah: AbstractSet[str] = frozenset(), ruang: int = RUANG) -> None:
        """`sudah`: the hashes of what the results are made of that are there already; `ruang`: bytes that are kept."""
        self._sudah = sudah
        self._ada: dict[str, Keluar] = {}
        self._ruang = self._sisa = ruang
        self._dicoba: set[tuple[str, ...]] = set()
        """Which emblem and templates were found to do, and in which form."""

    def __contains__(self, masukan: str) -> bool:
        """Return whether the document was made."""
        return masukan in self._ada

    def make(self, nama: str, masukan: str, plan: Plan, bentuk: Bentuk, acuan: Rujukan) -> None:
        """Make a document and keep it if there is room; a fault of our own is left for later, when it is told.

        An emblem or a template is tried once even without room. Raises ZiDocsError for a document that cannot be made.
        """
        milik = own_files(plan)
        coba = bool(milik) and (bentuk, *milik) not in self._dicoba
        if masukan in self._sudah or not (coba or self._sisa > 0):
            return
        try:
            keluar = finished(nama, render(plan, bentuk, acuan, periksa=False))
        except ZiDocsError:
            raise
        except Exception:  # noqa: BLE001 - one document must not stop the others
            return
        self._dicoba.add((bentuk, *milik))
        if self._sisa > 0:
            self._ada[masukan] = keluar
            self._sisa -= len(keluar.isi)

    def take(self, masukan: str) -> Keluar:
        """Return a document and forget it."""
        return self._ada.pop(masukan)

    def clear(self) -> None:
        """Forget all: other forms are wanted."""
        self._ada.clear()
        self._sisa = self._ruang
