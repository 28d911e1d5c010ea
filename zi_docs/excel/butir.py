r"""Lines of a cell ↔ a point with its list.

`1. …` and `a. …` counted from the first, and `- …` in any number, are list items; a list of another kind or further in
belongs to the item above. Lines further in without a label go on with their item; lines after the list close the
sentence. A backslash before a label (`\1. …`) says that it is plain text.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from zi_docs import bahasa
from zi_docs.excel.teks import Garis, from_markup, gabung, tegak, to_markup
from zi_docs.models.butir import Butir, Penomoran

_LABEL = re.compile(r"(\s*)(\\*)(?:(\d{1,3})[.)]|([a-z]{1,2})[.)]|([-–•])|(›))(?:[ \t]+(?=\S)|(?<=[.)])$)")
_INDEN = "   "


@dataclass(slots=True)
class _Butir:
    """An item in the making."""

    isi: list[Garis]
    daftar: "_Daftar | None" = None


@dataclass(slots=True)
class _Daftar:
    """A list in the making: its numbering, how far in it stands, its items."""

    penomoran: Penomoran
    inden: int
    butir: list[_Butir] = field(default_factory=list)


def read_point(garis: Garis) -> str | dict[str, Any]:
    """Return what a plan would write for this cell: a text, or {isi, rincian, penomoran, akhir}."""
    baris = garis.strip().lines()
    if not any(_LABEL.match(satu.teks) for satu in baris):
        return to_markup(gabung(baris, "\n"))
    pembaca = _Pembaca()
    for satu in baris:
        pembaca.line(satu)
    return to_markup(gabung(baris, "\n")) if pembaca.sumbang or pembaca.hollow() else pembaca.result()


def read_text(garis: Garis) -> str:
    """Return what a plan would write for a cell that holds no list."""
    return to_markup(gabung([_unmarked(satu) for satu in garis.strip().lines()], "\n"))


def write_point(butir: Butir) -> Garis:
    """Return the lines of a point; labels that are mere text are marked only where they would be taken for a list."""
    polos = _write(butir, lolos=False)
    return polos if Butir.model_validate(read_point(polos)) == butir else _write(butir, lolos=True)


class _Pembaca:
    """Reads lines one by one; `_gantung` are lines that close the list unless it goes on.

    sumbang: whether a label fits no list (`1.`, then `3.`): then the cell is plain text.
    """

    def __init__(self) -> None:
        self.sumbang = False
        self._semua: list[_Butir] = []
        self._akar = _Butir([])
        self._buka: list[_Daftar] = []
        self._gantung: list[Garis] = []

    def line(self, garis: Garis) -> None:
        found = _LABEL.match(garis.teks)
        if found and not found[2] and self._item(found, garis.potong(found.end())):
            return
        self.sumbang |= bool(found and not found[2])
        garis = _unmarked(garis)
        if not self._buka:
            self._akar.isi.append(garis)
        elif self._gantung or (garis.teks.strip() and not garis.teks[0].isspace()):
            self._gantung.append(garis)
        elif garis.teks.strip():
            masuk = len(garis.teks) - len(garis.teks.lstrip())
            daftar = self._buka[-1]
            daftar.butir[-1].isi.append(garis.potong(min(masuk, daftar.inden + len(_INDEN))))

    def hollow(self) -> bool:
        """Whether an item has neither words nor a list: a lone `1.` is no list."""
        return any(not (satu.daftar or any(g.teks.strip() for g in satu.isi)) for satu in self._semua)

    def result(self) -> str | dict[str, Any]:
        hasil = _raw(self._akar, 0)
        if self._gantung and isinstance(hasil, dict):
            hasil["akhir"] = to_markup(gabung(self._gantung, "\n").strip())
        return hasil

    def _item(self, found: re.Match[str], isi: Garis) -> bool:
        penomoran, nomor = _label(found)
        inden = len(found[1])
        letak = self._open_list(penomoran, nomor, inden)
        if letak is None:
            return False
        if self._gantung:
            self._buka[-1].butir[-1].isi += self._gantung
            self._gantung = []
        if letak == len(self._buka):
            daftar = _Daftar(penomoran, inden)
            (self._buka[-1].butir[-1] if self._buka else self._akar).daftar = daftar
            self._buka.append(daftar)
        del self._buka[letak + 1 :]
        self._semua.append(_Butir([_unmarked(isi)]))
        self._buka[letak].butir.append(self._semua[-1])
        return True

    def _open_list(self, penomoran: Penomoran, nomor: int, inden: int) -> int | None:
        """Return the depth of the list that this label continues or begins; None when it does neither."""
        for letak in reversed(range(len(self._buka))):
            daftar = self._buka[letak]
            if daftar.penomoran == penomoran and daftar.inden == inden and nomor in {0, len(daftar.butir) + 1}:
                return letak
        if nomor > 1 or (self._gantung and not inden):
            return None
        return len(self._buka) if not self._buka or inden >= self._buka[-1].inden else None


def _unmarked(garis: Garis) -> Garis:
    """Return a line without the backslash that says that its label is plain text."""
    found = _LABEL.match(garis.teks)
    if not (found and found[2]):
        return garis
    return gabung([garis.potong(0, found.end(1)), garis.potong(found.end(1) + 1)])


def _label(found: re.Match[str]) -> tuple[Penomoran, int]:
    """Return the numbering of a label and its number; 0 where there is none to count."""
    if found[3]:
        return "angka", int(found[3]) or -1
    if found[4]:
        return "huruf", bahasa.parse_huruf(found[4])
    return ("strip" if found[5] else "tanpa"), 0


def _raw(butir: _Butir, dalam: int) -> str | dict[str, Any]:
    isi = to_markup(gabung(butir.isi, "\n").strip())
    if butir.daftar is None:
        return isi
    hasil: dict[str, Any] = {"isi": isi} if isi else {}
    hasil["rincian"] = [_raw(satu, dalam + 1) for satu in butir.daftar.butir]
    if butir.daftar.penomoran != _default(dalam):
        hasil["penomoran"] = butir.daftar.penomoran
    return hasil


def _default(dalam: int) -> Penomoran:
    return "huruf" if dalam % 2 else "angka"


def _write(butir: Butir, *, lolos: bool) -> Garis:
    hasil = _text(butir.isi, "", lolos=lolos) if butir.isi else []
    hasil += _items(butir, 0, lolos=lolos)
    if butir.akhir:
        hasil += _text(butir.akhir, "", lolos=lolos)
    return gabung(hasil, "\n")


def _items(butir: Butir, dalam: int, *, lolos: bool) -> list[Garis]:
    hasil: list[Garis] = []
    penomoran = butir.penomoran or _default(dalam)
    inden = _INDEN * dalam
    for urut, satu in enumerate(butir.rincian, 1):
        label = {"angka": f"{urut}.", "huruf": f"{bahasa.huruf(urut)}.", "strip": "-", "tanpa": "›"}[penomoran]
        baris = _text(satu.isi, inden + _INDEN, lolos=lolos)
        pertama = baris[0].potong(len(inden + _INDEN))
        hasil.append(gabung([tegak(f"{inden}{label} "), pertama] if pertama.teks else [tegak(inden + label)]))
        hasil += baris[1:]
        hasil += _items(satu, dalam + 1, lolos=lolos)
        hasil += _text(satu.akhir, inden + _INDEN, lolos=lolos) if satu.akhir else []
    return hasil


def _text(markup: str, inden: str, *, lolos: bool) -> list[Garis]:
    hasil = []
    for satu in from_markup(markup).lines():
        found = _LABEL.match(satu.teks)
        if found and (lolos or found[2]):
            awal = found.end(1)
            satu = gabung([satu.potong(0, awal), tegak("\\"), satu.potong(awal)])  # noqa: PLW2901 - the same line, marked
        hasil.append(gabung([tegak(inden), satu]))
    return hasil
