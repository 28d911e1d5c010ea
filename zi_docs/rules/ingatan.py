"""What rules say of a text that depends on that text alone: asked once per process, as plans of a batch share texts."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from zi_docs.rules.aturan import Jalur, Remark, Rule
from zi_docs.rules.ketikan import Ketikan, typed_texts

if TYPE_CHECKING:
    from zi_docs.compose import Tulisan
    from zi_docs.rujukan import Rujukan
    from zi_docs.rules.subjek import Subject

_TERBANYAK = 1 << 14
_Catatan = Mapping[str, Sequence[Remark]]
_INGAT: "dict[tuple[Ketikan, Rujukan], _Catatan]" = {}
"""The remarks on a text by the code of their rule."""


class Ingatan:
    """The remarks of all local rules on one decree."""

    def __init__(self, aturan: Sequence[Rule], subject: "Subject") -> None:
        """Ask `aturan`: all rules or none, since what is remembered of a text holds for all of them."""
        self._lokal = {satu.kode: satu for satu in aturan if satu.lokal}
        self._subject = subject
        self._gagal: set[str] = set()
        try:
            self._catatan = self._read() if self._lokal else {}
        except Exception:  # noqa: BLE001 - every rule meets it again, and says so
            self._lokal = {}

    def remarks(self, aturan: Rule) -> Iterator[Remark]:
        """Return what a rule says of the decree; one that failed on some text fails again for the caller to see."""
        if aturan.kode not in self._lokal or aturan.kode in self._gagal:
            return aturan.periksa(self._subject)
        return iter(self._catatan.get(aturan.kode, ()))

    def _read(self) -> dict[str, list[Remark]]:
        """Return the remarks on all typed texts by the code of their rule."""
        rujukan, semua = self._subject.rujukan, typed_texts(self._subject)
        if len(_INGAT) > _TERBANYAK:
            _INGAT.clear()
        baru = self._ask([satu.tulisan for satu in semua if (satu, rujukan) not in _INGAT])
        hasil: dict[str, list[Remark]] = {}
        for satu in semua:
            catatan = _INGAT.get((satu, rujukan))
            if catatan is None:
                catatan = baru.get(satu.tulisan.jalur, {})
                if satu.is_plain and not self._gagal:
                    _INGAT[satu, rujukan] = catatan
            for kode, isi in catatan.items():
                hasil.setdefault(kode, []).extend(isi)
        return hasil

    def _ask(self, teks: "Sequence[Tulisan]") -> "dict[Jalur, dict[str, list[Remark]]]":
        """Return what the local rules say of some texts."""
        hasil: dict[Jalur, dict[str, list[Remark]]] = {}
        sebagian = self._subject.only(teks)
        for aturan in self._lokal.values():
            try:
                for satu in aturan.periksa(sebagian):
                    hasil.setdefault(satu.jalur, {}).setdefault(aturan.kode, []).append(satu)
            except Exception:  # noqa: BLE001 - it is run again, and reported, when its turn comes
                self._gagal.add(aturan.kode)
        return hasil
