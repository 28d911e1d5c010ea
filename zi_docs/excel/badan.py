"""Rows under the heading → rows whose cells know where their merged area, or what blanks continue, begins.

What is understood, in this order:

- A row without any content is skipped, as is one row of column numbers (`1 2 3`, `(1) (2) (3)`) under the heading.
- A merged area over several columns is a section row when nothing else but a number stands in its row.
- A row goes on with the row above when its number cell is blank, in no merged area, and its first other cell is blank
  or in a merged area from above (without a number column: when its first cell is blank and no merged area from above
  reaches the row). Its leading blank cells then belong to the cells above them; blanks further right are empty.
- A row that holds nothing but number and title is a section row when its number is of another kind than that of the
  rows, or the numbers begin anew below it; not in a workbook that marks sections itself (headings above their groups).
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from zi_docs import bahasa
from zi_docs.errors import Masalah
from zi_docs.excel.kepala import Daun, Kepala
from zi_docs.excel.kisi import Kisi
from zi_docs.excel.lembar import GAYA_BAGIAN, GAYA_ISI_BAGIAN, Daerah, Lembar, Nilai
from zi_docs.excel.nomor import are_column_numbers, is_label
from zi_docs.excel.teks import Garis, tegak
from zi_docs.excel.tempat import TempatSel

KOSONG: Final = "(kosong)"
"""What a cell says that is to stay empty though a blank cell would go on with the row above."""
_DAUN_TERSEMPIT: Final = 3


@dataclass(slots=True)
class Sel:
    """One cell of the table and the place of its value."""

    garis: Garis
    tempat: TempatSel
    gaya: str = ""


@dataclass(slots=True)
class Baris:
    """One row of the table.

    sel: what stands in it, by column. awal: for each column the index of the row in which its cell begins. bagian:
    number and title of a section row; the number is None when it stands in the title. dalam: outline level.
    """

    nomor: int
    sel: dict[int, Sel]
    awal: list[int]
    bagian: tuple[Sel | None, Sel] | None = None
    dalam: int = 0
    lanjut: bool = False


class Badan:
    """The rows of a table. `masalah` collects what is wrong with them, `catatan` what is only to be known."""

    def __init__(self, kepala: Kepala, daun: Sequence[Daun]) -> None:
        """Read the rows under the heading."""
        self.lembar: Lembar = kepala.lembar
        self.daun = daun
        self.masalah: list[Masalah] = []
        self.catatan: list[Masalah] = []
        self.nomor = next((n for n, d in enumerate(daun) if d.kolom.penomoran and n in kepala.letak), None)
        self.pertama = next((n for n in range(len(daun)) if n != self.nomor and n in kepala.letak), 0)
        self._kepala = kepala
        self._daun_di = {k: n for n, kolom in kepala.letak.items() for k in kolom}
        self.baris = self._rows()
        self._cover()
        self._continue()
        self._bare_sections()

    @property
    def terurai(self) -> bool:
        """Whether outline levels tell to which section a row belongs."""
        return self.lembar.judul_di_atas or any(satu.dalam for satu in self.baris)

    def _rows(self) -> list[Baris]:
        lembar, hasil = self.lembar, list[Baris]()
        pertama = True
        for nomor in sorted(lembar.sel):
            isi = lembar.sel[nomor]
            if nomor <= self._kepala.bawah or not self._daun_di.keys() & isi.keys():
                continue
            if pertama and self._column_numbers(isi):
                pertama = False
                continue
            pertama = False
            awal = [len(hasil)] * len(self.daun)
            hasil.append(Baris(nomor, {}, awal, dalam=lembar.kerangka.get(nomor, 0)))
        self._extra()
        self._hidden([satu.nomor for satu in hasil])
        return hasil

    def _column_numbers(self, isi: dict[int, Nilai]) -> bool:
        teks = [isi[k].garis.teks for k in sorted(isi) if k in self._daun_di]
        return len(teks) * 2 > len(self._daun_di) and are_column_numbers(teks)

    def _extra(self) -> None:
        """Report what stands outside the columns of the table."""
        lembar, kepala = self.lembar, self._kepala
        asing: dict[int, int] = {}
        for nomor, isi in lembar.sel.items():
            if nomor > kepala.bawah and self._daun_di.keys() & isi.keys():
                for kolom in isi.keys() - self._daun_di.keys():
                    asing[kolom] = min(nomor, asing.get(kolom, nomor))
        for kolom, nomor in sorted(asing.items()):
            judul = [
                lembar.sel[b][kolom].garis.teks.strip()
                for b in range(kepala.atas, kepala.bawah + 1)
                if kolom in lembar.sel.get(b, {})
            ]
            nama = " ".join(" ".join(judul).split())
            pesan = f"kolom '{nama}' tidak dikenal" if nama else "sel ini berisi, tetapi kolomnya tanpa judul"
            saran = f"tambahkan pada `kolom` dalam plan, atau hapus dari lembar; kolom tabel: {self._names()}"
            self.report(pesan, saran, lembar.tempat(kepala.atas if nama else nomor, kolom))

    def _names(self) -> str:
        return ", ".join(d.kolom.judul.replace("\n", " ") for d in self.daun)

    def _hidden(self, baris: list[int]) -> None:
        hilang = [n for n in baris if n in self.lembar.tersembunyi]
        if hilang:
            daftar = bahasa.daftar([str(n) for n in hilang[:10]]) + (", …" if len(hilang) > 10 else "")  # noqa: PLR2004
            pesan = f"{len(hilang)} baris tersembunyi ikut dibaca: baris {daftar}"
            tempat = self.lembar.tempat(hilang[0], min(self._daun_di))
            self.catatan.append(Masalah(pesan, "hapus baris itu bila tidak dimaksudkan", tempat))

    def report(self, pesan: str, saran: str, tempat: TempatSel) -> None:
        """Record a mistake of the sheet."""
        self.masalah.append(Masalah(pesan, saran, tempat))

    # --- merged areas ---------------------------------------------------------------------------------------------

    def _cover(self) -> None:
        """Put every value into its row, and tell the cells of merged areas where they begin."""
        lebar: dict[tuple[int, int], Daerah] = {}
        dalam_kisi: dict[int, list[Daerah]] = {n: [] for n in self._kepala.letak if self.daun[n].kisi}
        terpakai: dict[tuple[int, int], Daerah] = {}
        nomor = [satu.nomor for satu in self.baris]
        for daerah in self.lembar.daerah:
            daun = {self._daun_di[k] for k in self._columns(daerah) if k in self._daun_di}
            if not daun or daerah.atas <= self._kepala.bawah:
                continue
            dari, sampai = bisect_left(nomor, daerah.atas), bisect_left(nomor, daerah.bawah + 1)
            if not self._claim(daerah, range(dari, sampai), terpakai):
                return
            if len(daun) > 1:
                lebar[daerah.atas, daerah.kiri] = daerah
            elif min(daun) in dalam_kisi:
                dalam_kisi[min(daun)].append(daerah)
            else:
                self._begin(min(daun), dari, sampai)
        kisi = {n: Kisi(self.lembar, self._kepala.letak[n], nomor, semua) for n, semua in dalam_kisi.items()}
        for n, satu in kisi.items():
            for atas, bawah in satu.utuh:
                self._begin(n, bisect_left(nomor, atas), bisect_left(nomor, bawah + 1))
        for urut, baris in enumerate(self.baris):
            self._fill(urut, baris, lebar, kisi)

    def _columns(self, daerah: Daerah) -> range:
        return range(daerah.kiri, min(daerah.kanan, max(self._daun_di)) + 1)

    def _begin(self, daun: int, dari: int, sampai: int) -> None:
        for urut in range(dari, sampai):
            self.baris[urut].awal[daun] = dari

    def _claim(self, daerah: Daerah, baris: range, terpakai: dict[tuple[int, int], Daerah]) -> bool:
        """Note the cells of an area; two areas over one cell end the reading."""
        for urut in baris:
            for kolom in self._columns(daerah):
                lain = terpakai.setdefault((urut, kolom), daerah)
                if lain is not daerah:
                    pesan = f"sel gabungan {lain} dan {daerah} bertumpuk"
                    self.report(pesan, "pisahkan salah satunya", self.lembar.tempat(daerah.atas, daerah.kiri))
                    return False
        return True

    def _fill(self, urut: int, baris: Baris, lebar: dict[tuple[int, int], Daerah], kisi: dict[int, Kisi]) -> None:
        melintang: list[tuple[Sel, Daerah]] = []
        for kolom, nilai in sorted(self.lembar.sel[baris.nomor].items()):
            daun = self._daun_di.get(kolom)
            if daun is None:
                continue
            gaya = self.lembar.gaya.get((baris.nomor, kolom), "")
            sel = Sel(nilai.garis, self.lembar.tempat(baris.nomor, kolom), gaya)
            if nilai.salah:
                self.report(*nilai.salah, sel.tempat)
            if daerah := lebar.get((baris.nomor, kolom)):
                melintang.append((sel, daerah))
            elif daun not in kisi:
                baris.sel[daun] = sel
        tertutup = {self._daun_di.get(k) for _, daerah in melintang for k in self._columns(daerah)}
        for n, satu in kisi.items():
            if baris.awal[n] == urut and n not in tertutup:
                self._month_grid(n, baris, satu)
        self._section(urut, baris, melintang)

    def _month_grid(self, n: int, baris: Baris, kisi: Kisi) -> None:
        terbaca, salah = kisi.read(baris.nomor)
        self.masalah += salah
        if terbaca:
            baris.sel[n] = Sel(*terbaca, self.lembar.gaya.get((baris.nomor, terbaca[1].kolom), ""))

    def _section(self, urut: int, baris: Baris, melintang: list[tuple[Sel, Daerah]]) -> None:
        """Make a section row where there is a title; beside it may stand cells that belong to the section above."""
        bawah = self.baris[urut + 1].awal if urut + 1 < len(self.baris) else []
        sisi = {
            n: satu for n, satu in baris.sel.items() if satu.gaya == GAYA_ISI_BAGIAN or (bawah and bawah[n] == urut)
        }
        sendiri = {n: satu for n, satu in baris.sel.items() if n not in sisi}
        if melintang:
            sel, daerah = melintang[0]
            if len(melintang) > 1 or sendiri.keys() - {self.nomor}:
                pesan = f"sel gabungan {daerah} menyatukan beberapa kolom"
                self.report(pesan, "pisahkan; baris bagian tidak boleh berisi sel lain", sel.tempat)
            di_dalam = {self._daun_di.get(k) for k in self._columns(daerah)}
            baris.bagian = (None if self.nomor in di_dalam else self._section_number(urut, baris), sel)
        elif len(sendiri) == 1 and next(iter(sendiri.values())).gaya == GAYA_BAGIAN:
            baris.bagian = (None, next(iter(sendiri.values())))
        if baris.bagian:
            baris.sel = {n: satu for n, satu in sisi.items() if n != self.nomor}

    def _section_number(self, urut: int, baris: Baris) -> Sel | None:
        """Return the number in its own cell, a blank one too; None where the table has no such cell."""
        if self.nomor is None or baris.awal[self.nomor] != urut:
            return None
        kolom = self._kepala.letak[self.nomor][0]
        return baris.sel.get(self.nomor) or Sel(tegak(""), self.lembar.tempat(baris.nomor, kolom))

    # --- blanks and bare sections -----------------------------------------------------------------------------------

    def _covered(self, urut: int, daun: int) -> bool:
        """Whether a cell belongs to a merged area that began above and holds something (a number cell: any)."""
        awal = self.baris[urut].awal[daun]
        return awal < urut and (daun == self.nomor or daun in self.baris[awal].sel)

    def _continue(self) -> None:
        for urut, baris in enumerate(self.baris):
            if not urut or baris.bagian or self.baris[urut - 1].bagian or not self._continues(urut, baris):
                continue
            baris.lanjut = True
            atas = self.baris[urut - 1]
            for n in range(len(self.daun)):
                if n == self.nomor:
                    baris.awal[n] = atas.awal[n]
                elif n in baris.sel:
                    break
                elif not self._covered(urut, n):
                    baris.awal[n] = atas.awal[n]

    def _continues(self, urut: int, baris: Baris) -> bool:
        if self.nomor is None:
            tertutup = any(self._covered(urut, n) for n in range(len(self.daun)))
            return self.pertama not in baris.sel and not tertutup
        return self.nomor not in baris.sel and not self._covered(urut, self.nomor) and self.pertama not in baris.sel

    def _bare_sections(self) -> None:
        """Find section rows that are not merged: a number and a title, and nothing else."""
        if self.lembar.judul_di_atas or len(self._kepala.letak) < _DAUN_TERSEMPIT:
            return
        for urut, baris in enumerate(self.baris):
            if baris.bagian or baris.lanjut or any(self._covered(urut, n) for n in self._kepala.letak):
                continue
            if self._is_bare(urut, baris):
                nomor = baris.sel.get(self.nomor) if self.nomor is not None else None
                judul = baris.sel.get(self.pertama)
                baris.bagian = (self._section_number(urut, baris), judul) if judul else (None, nomor) if nomor else None
                baris.sel = {}

    def _is_bare(self, urut: int, baris: Baris) -> bool:
        """Whether a row that stands alone is a section, not a row whose other cells are empty."""
        berikut = self.baris[urut + 1] if urut + 1 < len(self.baris) else None
        if berikut is None or berikut.lanjut or any(berikut.awal[n] <= urut for n in self._kepala.letak):
            return False
        terisi = baris.sel.keys()
        if self.nomor is None:
            return terisi == {self.pertama} and _labelled(baris.sel[self.pertama])
        if terisi == {self.pertama}:
            return self.nomor in berikut.sel
        if terisi == {self.nomor}:
            return not is_label(baris.sel[self.nomor].garis.teks)
        return terisi == {self.nomor, self.pertama} and self._own_number(baris, berikut, self.nomor)

    def _own_number(self, baris: Baris, berikut: Baris, daun: int) -> bool:
        """Whether the number of a row is of another kind than that of rows, or numbers begin anew below it."""
        nomor = baris.sel[daun].garis.teks.strip("(). ")
        lanjut = berikut.sel[daun].garis.teks.strip("(). ") if daun in berikut.sel else ""
        if not nomor.isdecimal():
            return is_label(nomor) and self.daun[daun].kolom.penomoran == "angka"
        return int(lanjut) <= int(nomor) if lanjut.isdecimal() else is_label(lanjut)


def _labelled(sel: Sel) -> bool:
    return bool(re.match(r"(?:[IVXLC]+|[A-Z])[.)]\s+\S", sel.garis.teks))
