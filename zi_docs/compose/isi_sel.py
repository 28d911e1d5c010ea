"""The cells of one table: composed once for all offices, or left as holes that each office fills with its own facts."""

from collections.abc import Sequence
from typing import Any, Final

from zi_docs.compose.butir import Perinci, is_line
from zi_docs.compose.ingatan import Ingatan, IngatSel, is_fixed, nature
from zi_docs.compose.lubang import Asal, Lubang, Slot
from zi_docs.compose.sel import official
from zi_docs.models.butir import Butir
from zi_docs.models.lampiran import Kolom
from zi_docs.models.naskah import Gaya, Sel, Teks

RATA: Final = {"kiri": Gaya.SEL, "tengah": Gaya.SEL_TENGAH, "kanan": Gaya.SEL_KANAN}


class PenyusunSel:
    """Composes the cells of one table; mistakes are recorded in the texts' `Isian`."""

    def __init__(self, daun: Sequence[Kolom], perinci: Perinci, ingatan: Ingatan[Any], *, apa_adanya: bool) -> None:
        self._daun = daun
        self._perinci = perinci
        self._isian = perinci.isian
        self._ingatan = ingatan
        self._apa_adanya = apa_adanya
        self._lubang: list[Asal] = []

    def take_holes(self) -> list[Asal]:
        """Return the holes that were left since they were last asked for, in their order."""
        lubang, self._lubang = self._lubang, []
        return lubang

    def heading(self, isi: str, jalur: tuple[str | int, ...], *, berlubang: bool) -> Teks | Lubang:
        """Return the heading of a section; a hole where it is not the same in every office."""
        if berlubang and not is_fixed(isi):
            return self._hole(Asal(Butir.model_construct(isi=isi), jalur, None))
        return self._isian.teks(isi, jalur)

    def slot(self, butir: Butir, kolom: int, jalur: tuple[str | int, ...], *, berlubang: bool) -> Slot:
        """Return a cell; a hole where there may be one and it is not the same in every office."""
        if ada := self._ingatan.tetap.get(butir, kolom):
            return ada
        sebelum, tetap = self._isian.banyak, nature(butir).tetap
        if berlubang and not tetap:
            return self._hole(Asal(butir, jalur, kolom, self._plain(butir, kolom)))
        sel = self._composed(butir, kolom, jalur)
        if tetap and self._isian.banyak == sebelum:
            return self._ingatan.tetap.keep(butir, sel, kolom)
        if not berlubang:
            return sel
        self._isian.undo(sebelum)  # what is to be said of the cell is said for every office
        return self._hole(Asal(butir, jalur, kolom))

    def fill(self, asal: Asal) -> Sel | Teks:
        """Return what stands in a hole of this document; a cell is remembered where it met no mistake."""
        butir, jalur, kolom, gaya = asal
        if gaya:
            return self._perinci.sel(butir, jalur, gaya)  # which remembers by their words
        sifat, isian, perinci = nature(butir), self._isian, self._perinci
        if kolom is None:
            return isian.teks(butir.isi, jalur)
        nilai, terbuka = isian.values(sifat.fakta) if sifat.fakta else ((), False)
        key = kolom, nilai, sifat.berdaftar and perinci.nomor, isian.final and (terbuka or sifat.terbuka)
        if ada := self._ingatan.sel.get(butir, key):
            perinci.nomor += ada.daftar
            return ada.sel
        sebelum, nomor = isian.banyak, perinci.nomor
        sel = self._composed(butir, kolom, jalur)
        if isian.banyak == sebelum:
            self._ingatan.sel.keep(butir, IngatSel(sel, perinci.nomor - nomor), key)
        return sel

    def _hole(self, asal: Asal) -> Lubang:
        self._lubang.append(asal)
        return Lubang(len(self._lubang) - 1)

    def _plain(self, butir: Butir, kolom: int) -> Gaya | None:
        satu = self._daun[kolom]
        return RATA[satu.rata] if is_line(butir) and (satu.jenis == "teks" or self._apa_adanya) else None

    def _composed(self, butir: Butir, kolom: int, jalur: tuple[str | int, ...]) -> Sel:
        satu = self._daun[kolom]
        if satu.jenis != "teks" and not self._apa_adanya:
            butir = official(butir, satu.jenis, jalur, self._isian)
        return self._perinci.sel(butir, jalur, RATA[satu.rata])
