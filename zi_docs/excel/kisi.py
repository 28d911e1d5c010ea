"""A month grid: twelve cells with ticks → a schedule in words."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Final

from zi_docs.bahasa.jadwal import Jadwal, jadwal_teks
from zi_docs.errors import Masalah
from zi_docs.excel.lembar import Daerah, Lembar, Nilai
from zi_docs.excel.teks import Garis, tegak
from zi_docs.excel.tempat import TempatSel

CENTANG: Final = "✓"
_CENTANG: Final = {CENTANG, "✔", "√", "v", "x", "1", "ü", "☑", "●", "•", "*", "ya", "benar"}
_BUKAN_CENTANG: Final = {"-", "–", "0", "tidak", "salah"}


class Kisi:
    """The twelve columns of one month grid.

    utuh: merged areas (first row, last row) that hold all twelve months of several rows.
    """

    def __init__(self, lembar: Lembar, kolom: tuple[int, ...], baris: Sequence[int], daerah: Iterable[Daerah]) -> None:
        """`baris`: the rows of the table; `daerah`: merged areas that lie in these columns."""
        self._lembar = lembar
        self._kolom = kolom
        self._asal: dict[tuple[int, int], Daerah] = {}
        menurut_baris: dict[tuple[int, int], list[Daerah]] = {}
        for satu in daerah:
            menurut_baris.setdefault((satu.atas, satu.bawah), []).append(satu)
        self.utuh: list[tuple[int, int]] = []
        for (atas, bawah), semua in menurut_baris.items():
            if bawah > atas and sum(d.kanan - d.kiri + 1 for d in semua) == len(kolom):
                self.utuh.append((atas, bawah))
                bawah = atas  # noqa: PLW2901 - its value stands in its first row
            for d in semua:
                for nomor in baris[bisect_left(baris, atas) : bisect_left(baris, bawah + 1)]:
                    self._asal |= {(nomor, k): d for k in range(d.kiri, d.kanan + 1)}

    def read(self, nomor: int) -> tuple[tuple[Garis, TempatSel] | None, list[Masalah]]:
        """Return the schedule of a row with its place, None when no month is ticked; and what is wrong with it."""
        isi = {k: nilai for k in self._kolom if (nilai := self._at(nomor, k))}
        if not isi:
            return None, []
        pertama = min(isi)
        tempat = self._lembar.tempat(nomor, pertama)
        asal = self._asal.get((nomor, pertama))
        if asal and asal.kanan - asal.kiri + 1 == len(self._kolom) and not _ticked(isi[pertama]):
            return (isi[pertama].garis, tempat), []
        bulan = tuple(n for n, k in enumerate(self._kolom, 1) if k in isi and _ticked(isi[k]))
        masalah = [
            Masalah(
                f'isi sel bulan ini "{nilai.garis.teks.strip()}" bukan tanda centang',
                "tulis ✓, √, v, x, atau 1",
                self._lembar.tempat(nomor, k),
            )
            for k, nilai in isi.items()
            if not _ticked(nilai) and nilai.garis.teks.strip().casefold() not in _BUKAN_CENTANG and not nilai.salah
        ]
        return ((tegak(jadwal_teks(Jadwal(bulan))), tempat) if bulan else None), masalah

    def _at(self, nomor: int, kolom: int) -> Nilai | None:
        asal = self._asal.get((nomor, kolom))
        baris, kolom = (asal.atas, asal.kiri) if asal else (nomor, kolom)
        return self._lembar.sel.get(baris, {}).get(kolom)


def _ticked(nilai: Nilai) -> bool:
    return nilai.garis.teks.strip().casefold() in _CENTANG
