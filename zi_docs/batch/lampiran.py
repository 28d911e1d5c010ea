"""Annexes whose rows an office has of its own: from a workbook that it names, or from a further sheet of the table."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from zi_docs.batch.pohon import Beda
from zi_docs.errors import PlanError, Tempat
from zi_docs.plan.sumber import ISI, read_annex
from zi_docs.plan.yaml import Isi
from zi_docs.rujukan import Rujukan

if TYPE_CHECKING:
    from zi_docs.excel import Lembar

_SUMBER: Final = ("sumber", "lembar")
_CARA_BACA: Final = ("kolom", "bagian", "nomor_baris")
"""What decides how the sheet of an annex is read."""


def annex(pola: Mapping[str, Isi], nomor: int) -> dict[str, Any] | None:
    """Return an annex of a tree, counted from 0; None where there is none that has keys."""
    daftar = pola.get("lampiran")
    mentah = daftar[nomor] if isinstance(daftar, list) and nomor < len(daftar) else None
    return mentah if isinstance(mentah, dict) else None


def content(nomor: int, mentah: dict[str, Any], sumber: "Path | Lembar", acuan: Rujukan, di: Tempat) -> Iterator[Beda]:
    """Yield the rows or people of an annex as values of their own, so that all else that is said of it stays.

    Raises PlanError for a workbook or sheet that cannot be read.
    """
    try:
        isi, sel, catatan = read_annex(mentah, sumber, acuan)
    except PlanError as galat:
        if not galat.masalah:  # of what the annex itself is wrong in, its validation tells
            return
        raise PlanError([m if m.tempat else replace(m, tempat=di) for m in galat.masalah]) from None
    ragu = tuple(satu for satu in catatan if satu.saran)  # how many rows each office has would be too much to tell
    for kunci in sorted(ISI & {*mentah, *isi}):
        rinci = {jalur[1:]: tempat for jalur, tempat in sel.items() if jalur[0] == kunci}
        yield Beda(("lampiran", nomor, kunci), isi.get(kunci, []), di, rinci=rinci, catatan=ragu)


class Bersumber:
    """Reads the annexes for which an office names a workbook or a sheet, or says how the pattern's are read."""

    def __init__(self, folder: Path, acuan: Rujukan) -> None:
        """`folder`: where the workbooks of the pattern stand."""
        self._pola = folder
        self._folder: dict[int, Path] = {}
        self._tanpa: set[int] = set()
        """Annexes whose rows an office has without a workbook."""
        self._acuan = acuan

    def read(self, milik: Sequence[Beda], folder: Path, pohon: Callable[[], Mapping[str, Isi]]) -> Iterator[Beda]:
        """Yield the content of the annexes that some values, from a file in `folder`, give another source or columns.

        pohon: the tree with these values in it. Raises PlanError for what cannot be read.
        """
        isi, sumber = _by_annex(milik, sorted(ISI)), _by_annex(milik, _SUMBER)
        self._tanpa = (self._tanpa | isi.keys()) - sumber.keys()
        for nomor, satu in {**_by_annex(milik, _CARA_BACA), **sumber}.items():
            if nomor in sumber and nomor in isi:
                pesan = f"lampiran ini punya {satu.jalur[-1]} dan juga {isi[nomor].jalur[-1]}"
                raise PlanError.satu(pesan, "pilih salah satu", isi[nomor].tempat)
            if satu.jalur[-1] == _SUMBER[0]:
                self._folder[nomor] = folder
            mentah = annex(pohon(), nomor)
            if mentah and mentah.get("sumber") and nomor not in self._tanpa:
                path = self._folder.get(nomor, self._pola) / str(mentah["sumber"])
                yield from content(nomor, mentah, path, self._acuan, satu.tempat)
            elif nomor in sumber:
                raise PlanError.satu("lembar ini tidak punya sumber", "sebutkan sumber lampiran itu juga", satu.tempat)


def _by_annex(milik: Iterable[Beda], kunci: Sequence[str]) -> dict[int, Beda]:
    """Return by annex, from 0, the value that stands under one of these keys or replaces something there.

    Of several keys the first counts.
    """
    hasil: dict[int, Beda] = {}
    for satu in milik:
        lampiran, nomor, apa = (*satu.jalur[:3], None, None)[:3]
        if lampiran == "lampiran" and isinstance(nomor, int) and apa in kunci and not satu.tambah:
            lama = hasil.get(nomor)
            if lama is None or kunci.index(str(apa)) < kunci.index(str(lama.jalur[2])):
                hasil[nomor] = satu
    return hasil
