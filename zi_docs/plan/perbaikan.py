"""Safe cures → the text of a plan: only the words meant change, proved by reading the text again."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import NamedTuple

from zi_docs.errors import PlanError
from zi_docs.plan.muat import Sumber
from zi_docs.plan.sunting import Ganti, Halaman, Ruas, Skalar, quoted, replacement
from zi_docs.plan.yaml import Isi, Jalur, Letak, parse_yaml
from zi_docs.rules.aturan import Fix

_ID = re.compile(r"[a-z][a-z0-9-]*")
"""A word that needs no block of text around it, such as the id of a regulation."""
_BLOK = re.compile(r"[|>][-+\d]*\s*")


class Tersisa(NamedTuple):
    """A cure that was left out, and why."""

    perbaikan: Fix
    alasan: str


class Hasil(NamedTuple):
    """A text after one round of cures."""

    teks: str
    terpasang: tuple[Fix, ...]
    tersisa: tuple[Tersisa, ...]


class _Calon(NamedTuple):
    """A cure with what it changes: in the tree from character `mulai` on, in the source `ganti` within `ruas`."""

    perbaikan: Fix
    jalur: tuple[Jalur, ...]
    """Where the text is read: more than once when the plan repeats it by an alias and each place has the cure."""
    mulai: int
    ruas: Ruas
    ganti: tuple[Ganti, ...]
    skalar: Skalar


def cure(teks: str, sumber: Sumber, perbaikan: Iterable[Fix]) -> Hasil:
    """Return the text of a plan with its cures written in, as far as they are safe.

    `sumber` is the plan as read from this text. Of cures that touch one another the first is written; the others are
    neither written nor left over: they may be found anew in the result.
    """
    calon: list[_Calon] = []
    tersisa: list[Tersisa] = []
    for satu in dict.fromkeys(perbaikan):
        baru = _candidate(satu, sumber)
        if isinstance(baru, str):
            tersisa.append(Tersisa(satu, baru))
        else:
            _add(calon, baru)
    penerap = _Penerap(teks, sumber)
    terpasang = calon if penerap.sound(calon) else []
    for satu_calon in calon if not terpasang else ():
        cara = (c for c in _ways(satu_calon) if penerap.sound([*terpasang, c]))
        if aman := next(cara, None):
            terpasang.append(aman)
        else:
            tersisa.append(Tersisa(satu_calon.perbaikan, "mengubahnya akan mengubah isi lain dalam plan"))
    return Hasil(penerap.text(terpasang), tuple(c.perbaikan for c in terpasang), tuple(tersisa))


def widened(fix: Fix, sumber: Sumber) -> Fix:
    """Return the same cure with the whole words around it, as people read it."""
    isi = sumber.penunjuk.node(fix.jalur).isi
    if not isinstance(isi, str) or isi.count(fix.lama) != 1:
        return fix
    awal, _, akhir = isi.partition(fix.lama)
    depan = "" if awal[-1:].isspace() else awal.split()[-1] if awal else ""
    belakang = "" if akhir[:1].isspace() else akhir.split(maxsplit=1)[0] if akhir else ""
    return Fix(fix.jalur, f"{depan}{fix.lama}{belakang}", f"{depan}{fix.baru}{belakang}")


def _add(calon: list[_Calon], baru: _Calon) -> None:
    """Add a cure unless it touches another; one of the same words, read in another place, belongs to the other."""
    for n, lain in enumerate(calon):
        if (lain.ruas, lain.ganti) == (baru.ruas, baru.ganti):
            calon[n] = lain._replace(jalur=(*lain.jalur, *baru.jalur))
            return
    if not any(_touch(baru.ruas, lain.ruas) for lain in calon):
        calon.append(baru)


def _candidate(perbaikan: Fix, sumber: Sumber) -> _Calon | str:
    """Return what a cure would change, or why it cannot."""
    if sel := sumber.cell(perbaikan.jalur):
        return f"perbaiki di Excel: {sel}"
    simpul = sumber.penunjuk.node(perbaikan.jalur)
    if not isinstance(simpul.isi, str):
        return "nilainya bukan satu teks"
    skalar = sumber.penunjuk.text(simpul.letak, simpul.isi)
    if skalar is None:
        return "teksnya ditulis di tempat lain (tanda *) atau dengan huruf yang disandikan"
    ganti = replacement(skalar, perbaikan.lama, perbaikan.baru)
    if not ganti:
        return f'"{perbaikan.lama}" tidak tertulis tepat satu kali di sana'
    mulai = simpul.isi.index(perbaikan.lama)
    ruas = skalar.span((mulai, mulai + len(perbaikan.lama)))
    if perbaikan.lama == simpul.isi and _ID.fullmatch(perbaikan.baru):
        ganti = _without_block(sumber.penunjuk.halaman, simpul.letak, ruas, perbaikan.baru) or ganti
    return _Calon(perbaikan, (simpul.jalur,), mulai, ruas, tuple(ganti), skalar)


def _without_block(halaman: Halaman, letak: Letak, ruas: Ruas, baru: str) -> list[Ganti]:
    """Return what puts one word in the place of a whole block of text, its mark too; [] where that is no bare block."""
    kepala = halaman.line(letak.baris)[letak.kolom - 1 :]
    return [Ganti(Ruas(halaman.index(letak.baris, letak.kolom), ruas.akhir), baru)] if _BLOK.fullmatch(kepala) else []


def _touch(a: Ruas, b: Ruas) -> bool:
    return a.awal <= b.akhir and b.awal <= a.akhir


def _ways(calon: _Calon) -> Iterator[_Calon]:
    """Yield a cure as it is, then with quotes around the text."""
    yield calon
    nilai, fix = calon.skalar.nilai, calon.perbaikan
    baru = f"{nilai[: calon.mulai]}{fix.baru}{nilai[calon.mulai + len(fix.lama) :]}"
    if ganti := quoted(calon.skalar, calon.ganti, baru):
        yield calon._replace(ganti=tuple(ganti))


class _Penerap:
    """Writes cures into a text and looks whether exactly the values meant have changed."""

    def __init__(self, teks: str, sumber: Sumber) -> None:
        self._mentah = Halaman(teks)
        self._bersih = sumber.penunjuk.halaman
        self._isi = parse_yaml(teks, sumber.nama).isi

    def text(self, calon: Sequence[_Calon]) -> str:
        """Return the text with these cures; line ends stay as they are."""
        return self._mentah.changed(
            Ganti(Ruas(self._raw(satu.ruas.awal), self._raw(satu.ruas.akhir)), satu.teks)
            for c in calon
            for satu in c.ganti
        )

    def sound(self, calon: Sequence[_Calon]) -> bool:
        """Return whether the text with these cures is read as meant."""
        diharapkan: Isi = self._isi
        for satu in sorted(calon, key=lambda c: -c.mulai):
            for jalur in satu.jalur:
                diharapkan = _put(diharapkan, jalur, satu.mulai, satu.perbaikan)
        with suppress(PlanError):
            return parse_yaml(self.text(calon), "").isi == diharapkan
        return False

    def _raw(self, indeks: int) -> int:
        return self._mentah.index(*self._bersih.place(indeks))


def _put(isi: Isi, jalur: Jalur, mulai: int, fix: Fix) -> Isi:
    if isinstance(isi, str):
        return f"{isi[:mulai]}{fix.baru}{isi[mulai + len(fix.lama) :]}"
    langkah, *sisa = jalur
    if isinstance(isi, dict) and isinstance(langkah, str):
        return {**isi, langkah: _put(isi[langkah], tuple(sisa), mulai, fix)}
    if isinstance(isi, list):
        return [_put(x, tuple(sisa), mulai, fix) if n == langkah else x for n, x in enumerate(isi)]
    return isi
