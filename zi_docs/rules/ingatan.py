"""What rules say of a piece of a decree, asked once for all plans that share it, as those of a batch do."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from zi_docs.compose.terbatas import MenurutBenda
from zi_docs.rules.aturan import Jalur, Remark, Rule
from zi_docs.rules.tabel_baca import Sel, tables

if TYPE_CHECKING:
    from zi_docs.compose import Tulisan
    from zi_docs.rules.subjek import Subject


class Keping(NamedTuple):
    """A piece of a decree: the texts of one cell, or one text that stands in no cell."""

    benda: "Sel | Tulisan"
    """The same object in all plans that share it."""
    teks: "tuple[Tulisan, ...]"


_Catatan = Mapping[str, Sequence[Any]]
"""Remarks of local rules, and texts that other rules ask for, by the code of the rule."""
_INGAT: "Final" = MenurutBenda[_Catatan](1 << 11)


class Ingatan:
    """What is remembered of the pieces of one decree."""

    def __init__(self, aturan: Sequence[Rule], subject: "Subject") -> None:
        """Ask `aturan`: all rules or none, since what is remembered of a piece holds for all of them."""
        self._tanya = {satu.kode: satu.pada or satu.periksa for satu in aturan if satu.lokal or satu.pada}
        self._subject = subject
        self._gagal: set[str] = set()
        try:
            self._catatan = self._read() if self._tanya else {}
        except Exception:  # noqa: BLE001 - every rule meets it again, and says so
            self._tanya = {}

    def speaks(self, aturan: Rule) -> bool:
        """Return whether a rule may have something to say: one that was asked of all pieces in vain has not."""
        return aturan.kode not in self._tanya or aturan.kode in self._catatan or aturan.kode in self._gagal

    def remarks(self, aturan: Rule) -> Iterable[Remark]:
        """Return what a rule says of the decree; one that failed on some piece fails again for the caller to see."""
        if aturan.kode not in self._tanya or aturan.kode in self._gagal:
            return aturan.periksa(self._subject)
        ada = self._catatan.get(aturan.kode, ())
        if aturan.pada and ada:
            return aturan.periksa(self._subject.pick(ada))
        return sorted(ada, key=self._place) if len(ada) > 1 else ada

    def _place(self, satu: Remark) -> int:
        """Return where a remark stands, so that what was remembered comes in the order of the decree too."""
        teks = self._subject.text(satu.jalur)
        return self._subject.urutan[teks.jalur] if teks else 0

    def _read(self) -> dict[str, list[Any]]:
        """Return what is known of all pieces by the code of the rules."""
        rujukan = self._subject.rujukan
        hasil: dict[str, list[Any]] = {}
        baru: list[Keping] = []
        for satu in pieces(self._subject):
            ada = _INGAT.get(satu.benda, rujukan)
            if ada is None:
                baru.append(satu)
                continue
            for kode, isi in ada.items():
                hasil.setdefault(kode, []).extend(isi)
        for satu, catatan in zip(baru, self._ask(baru), strict=True):
            for kode, isi in catatan.items():
                hasil.setdefault(kode, []).extend(isi)
            if not self._gagal:
                _INGAT.keep(satu.benda, catatan, rujukan)
        return hasil

    def _ask(self, keping: Sequence[Keping]) -> list[dict[str, list[Any]]]:
        """Return what there is to say of each of some pieces."""
        hasil: list[dict[str, list[Any]]] = [{} for _ in keping]
        milik = {jalur: n for n, satu in enumerate(keping) for jalur in _paths(satu)}
        sebagian = self._subject.only([teks for satu in keping for teks in satu.teks])
        for kode, tanya in self._tanya.items() if keping else ():
            try:
                for satu in tanya(sebagian):
                    hasil[_owner(milik, satu.jalur)].setdefault(kode, []).append(satu)
            except Exception:  # noqa: BLE001 - it is run again on the whole, and reported, when its turn comes
                self._gagal.add(kode)
        return hasil


def pieces(subject: "Subject") -> Iterator[Keping]:
    """Yield what a decree consists of for local rules: cells, and texts that stand in no cell."""
    sel = [Keping(satu, satu.teks) for tabel in tables(subject) for satu in tabel.sel if satu.teks]
    dalam_sel = {teks.jalur for satu in sel for teks in satu.teks}
    yield from (Keping(satu, (satu,)) for satu in subject.teks if satu.jalur not in dalam_sel)
    yield from sel


def _paths(keping: Keping) -> Iterator[Jalur]:
    """Yield where a remark on a piece can stand; a text may stand for the value that holds it alone."""
    for satu in keping.teks:
        yield from (satu.jalur, satu.jalur[:-1]) if satu.jalur[-1] == "isi" else (satu.jalur,)
    if isinstance(keping.benda, Sel):
        yield keping.benda.jalur


def _owner(milik: Mapping[Jalur, int], jalur: Jalur) -> int:
    """Return to which piece a place belongs. Raises StopIteration where it belongs to none: then no rule was local."""
    return next(milik[jalur[:n]] for n in range(len(jalur), 0, -1) if jalur[:n] in milik)
