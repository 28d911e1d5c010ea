"""Annexes whose rows an office has of its own: from a workbook that it names, or from a further sheet of the table."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from zi_docs.batch.pohon import Beda
from zi_docs.errors import PlanError, Tempat
from zi_docs.plan.sumber import ISI, read_annex
from zi_docs.plan.yaml import Isi, Jalur
from zi_docs.rujukan import Rujukan

if TYPE_CHECKING:
    from zi_docs.excel import Lembar

_SUMBER: Final = ("sumber", "lembar")


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
        isi, sel, _ = read_annex(mentah, sumber, acuan)
    except PlanError as galat:
        raise PlanError([m if m.tempat else replace(m, tempat=di) for m in galat.masalah]) from None
    for kunci in sorted(ISI & {*mentah, *isi}):
        rinci = {jalur[1:]: tempat for jalur, tempat in sel.items() if jalur[0] == kunci}
        yield Beda(("lampiran", nomor, kunci), isi.get(kunci, []), di, rinci=rinci)


class Bersumber:
    """Reads the annexes for which an office names a workbook or a sheet."""

    def __init__(self, folder: Path, acuan: Rujukan) -> None:
        """`folder`: where the workbooks of the pattern stand."""
        self._pola = folder
        self._folder: dict[int, Path] = {}
        self._acuan = acuan

    def read(self, milik: Sequence[Beda], folder: Path, pohon: Callable[[], Mapping[str, Isi]]) -> Iterator[Beda]:
        """Yield the content of the annexes that some values, from a file in `folder`, give another source.

        pohon: the tree with these values in it. Raises PlanError for what cannot be read.
        """
        for nomor, satu in _named(milik).items():
            if satu.jalur[-1] == _SUMBER[0]:
                self._folder[nomor] = folder
            if ganda := next((b for b in milik if not b.tambah and _gives_content(b.jalur, nomor)), None):
                pesan = f"lampiran ini punya {satu.jalur[-1]} dan juga {ganda.jalur[-1]}"
                raise PlanError.satu(pesan, "pilih salah satu", ganda.tempat)
            mentah = annex(pohon(), nomor)
            if mentah is None or not mentah.get("sumber"):
                raise PlanError.satu("lembar ini tidak punya sumber", "sebutkan sumber lampiran itu juga", satu.tempat)
            path = self._folder.get(nomor, self._pola) / str(mentah["sumber"])
            yield from content(nomor, mentah, path, self._acuan, satu.tempat)


def _named(milik: Sequence[Beda]) -> dict[int, Beda]:
    """Return the annexes, from 0, of which these values name workbook or sheet; the workbook before the sheet."""
    hasil: dict[int, Beda] = {}
    for kunci in reversed(_SUMBER):
        hasil |= {int(b.jalur[1]): b for b in milik if b.jalur[:1] == ("lampiran",) and b.jalur[2:] == (kunci,)}
    return hasil


def _gives_content(jalur: Jalur, nomor: int) -> bool:
    return jalur[:2] == ("lampiran", nomor) and len(jalur) > len(("lampiran", nomor)) and jalur[2] in ISI
