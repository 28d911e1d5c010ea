"""Rows → the tree that a plan would state: sections, rows, branches, with the place of each value.

A cell belongs to the topmost node whose rows its merged area spans; a cell that spans all rows of a section, but not
one row alone, belongs to the section; a cell style says so where a section has one row. Numbers that counting gives
anyway are left out.
"""

from collections.abc import Sequence
from typing import Any

from zi_docs.errors import Tempat
from zi_docs.excel.badan import KOSONG, Badan, Baris, Sel
from zi_docs.excel.butir import read_point, read_text
from zi_docs.excel.lembar import GAYA_ISI_BAGIAN
from zi_docs.excel.nomor import TANPA, Penomor, agrees, levels, split_label
from zi_docs.excel.teks import to_markup
from zi_docs.excel.tempat import Jalur


class Perangkai:
    """Builds the tree of one table; `tempat` gives the place of every value, mistakes go to `badan.masalah`."""

    def __init__(self, badan: Badan, penomor: Penomor, *, polos: bool = False) -> None:
        """`penomor` counts as the printed table will; `polos`: cells hold no lists."""
        self._polos = polos
        self.tempat: dict[Jalur, Tempat] = {}
        self._badan = badan
        self._baris = badan.baris
        self._penomor = penomor
        self._kunci = [d.kolom.nama for d in badan.daun]
        self._isi_kolom = [n for n in range(len(badan.daun)) if n != badan.nomor]
        self._bernomor = badan.nomor is not None and any(badan.nomor in satu.sel for satu in badan.baris)
        self._tingkat = self._levels()

    def tree(self) -> list[dict[str, Any]]:
        """Return the value of `isi`."""
        return self._children((0, len(self._baris)), frozenset(), 0, ())

    def _levels(self) -> list[int]:
        """Return the level of every row: of a section its own, of another the deepest section it may belong to."""
        if not self._badan.terurai:
            label = [self._label_text(satu) for satu in self._baris if satu.bagian]
            tingkat = iter(levels(label))
            return [next(tingkat) if satu.bagian else len(self._baris) for satu in self._baris]
        hasil: list[int] = []
        for urut, satu in enumerate(self._baris):
            bernomor = self._badan.nomor is not None and satu.awal[self._badan.nomor] < urut
            hasil.append(hasil[-1] if satu.lanjut or bernomor else satu.dalam)
        return hasil

    def _label_text(self, baris: Baris) -> str:
        nomor, judul = baris.bagian or (None, None)
        if nomor is not None:
            return nomor.garis.teks.strip()
        teks = judul.garis.teks.strip() if judul else ""
        label, awal = split_label(teks, "")
        return label or teks[:awal]

    def _start(self, urut: int, daun: int) -> int:
        """Return the row in which the cell begins that covers this one; blank areas of content columns do not count."""
        awal = self._baris[urut].awal[daun]
        return awal if daun == self._badan.nomor or daun in self._baris[awal].sel else urut

    # --- sections -------------------------------------------------------------------------------------------------

    def _children(
        self, batas: tuple[int, int], tertutup: frozenset[int], tingkat: int, jalur: Jalur
    ) -> list[dict[str, Any]]:
        hasil: list[dict[str, Any]] = []
        urut_bagian, awal, akhir = 0, *batas
        while awal < akhir:
            if self._baris[awal].bagian:
                urut_bagian += 1
                sampai = self._section_end(awal, akhir)
                di_sini = (*jalur, len(hasil))
                hasil.append(self._section((awal, sampai), tertutup, (tingkat, urut_bagian), di_sini))
            else:
                sampai = next((n for n in range(awal, akhir) if self._baris[n].bagian), akhir)
                self._items((awal, sampai), tertutup, jalur, hasil)
            awal = sampai
        return hasil

    def _section_end(self, awal: int, akhir: int) -> int:
        tingkat = self._tingkat[awal]
        return next((n for n in range(awal + 1, akhir) if self._tingkat[n] <= tingkat), akhir)

    def _section(
        self, batas: tuple[int, int], tertutup: frozenset[int], urutan: tuple[int, int], jalur: Jalur
    ) -> dict[str, Any]:
        awal, akhir = batas
        tingkat, urut = urutan
        nomor, judul = self._baris[awal].bagian or (None, None)
        if judul is None:
            return {}
        self.tempat[jalur] = self.tempat[*jalur, "bagian"] = judul.tempat
        otomatis = self._penomor.section(tingkat, urut)
        garis = judul.garis.strip()
        if nomor is None:
            label, mulai = split_label(garis.teks, otomatis)
            garis = garis.potong(mulai)
        else:
            tertulis = to_markup(nomor.garis.strip())
            label = None if agrees(tertulis, otomatis) else tertulis
        hasil: dict[str, Any] = {"bagian": to_markup(garis)}
        if label is not None:
            hasil["nomor"] = label
            self.tempat[*jalur, "nomor"] = (nomor or judul).tempat
        milik = self._section_cells((awal + 1, akhir), tertutup)
        for daun in milik:
            self._put(hasil, daun, self._baris[awal + 1].sel[daun], jalur)
        self._penomor.section_opens()
        isi = self._children((awal + 1, akhir), tertutup | milik, tingkat + 1, (*jalur, "isi"))
        return {**hasil, "isi": isi} if isi else hasil

    def _section_cells(self, batas: tuple[int, int], tertutup: frozenset[int]) -> frozenset[int]:
        """Return the columns whose one cell stands beside all rows of a section."""
        awal, akhir = batas
        if awal == akhir:
            return frozenset()
        satu_baris = len(self._blocks(batas, tertutup)) == 1 and not any(
            self._baris[n].bagian for n in range(awal, akhir)
        )
        return frozenset(
            n
            for n in self._isi_kolom
            if n not in tertutup
            and n in self._baris[awal].sel
            and self._spans(n, batas)
            and (self._baris[awal].sel[n].gaya == GAYA_ISI_BAGIAN or not satu_baris)
        )

    def _spans(self, daun: int, batas: tuple[int, int]) -> bool:
        return all(self._baris[n].awal[daun] == batas[0] for n in range(*batas))

    # --- rows -----------------------------------------------------------------------------------------------------

    def _blocks(self, batas: tuple[int, int], tertutup: frozenset[int]) -> list[tuple[int, int]]:
        """Return the rows of each numbered row; without a number column, rows that merged areas hold together."""
        awal, akhir = batas
        nomor = self._badan.nomor
        if nomor is not None:
            mulai = [n for n in range(awal, akhir) if n == awal or self._baris[n].awal[nomor] == n]
        else:
            mulai = self._cuts(batas, [n for n in self._isi_kolom if n not in tertutup])
        return list(zip(mulai, [*mulai[1:], akhir], strict=True))

    def _cuts(self, batas: tuple[int, int], kolom: Sequence[int]) -> list[int]:
        """Return the rows at which no merged area of these columns goes on from above, the first row included."""
        return [n for n in range(*batas) if n == batas[0] or all(self._start(n, k) == n for k in kolom)]

    def _items(
        self, batas: tuple[int, int], tertutup: frozenset[int], jalur: Jalur, hasil: list[dict[str, Any]]
    ) -> None:
        kolom = [n for n in self._isi_kolom if n not in tertutup]
        for awal, akhir in self._blocks(batas, tertutup):
            terpotong = [n for n in kolom if self._start(awal, n) < awal]
            if terpotong:
                sel = self._baris[self._start(awal, terpotong[0])].sel[terpotong[0]]
                self._badan.report(
                    "sel gabungan ini melintasi beberapa nomor, tetapi bukan seluruh bagian",
                    "pisahkan per nomor dan isi masing-masing, atau jadikan baris-baris itu satu bagian",
                    sel.tempat,
                )
                continue
            di_sini = (*jalur, len(hasil))
            simpul: dict[str, Any] = {}
            self._number(self._baris[awal], simpul, di_sini)
            simpul |= self._block((awal, akhir), kolom, di_sini)
            hasil.append(simpul)

    def _number(self, baris: Baris, simpul: dict[str, Any], jalur: Jalur) -> None:
        nomor = self._badan.nomor
        sel = baris.sel.get(nomor) if nomor is not None else None
        self.tempat[jalur] = next(
            (baris.sel[n].tempat for n in sorted(baris.sel)), self._badan.lembar.tempat(baris.nomor, 1)
        )
        otomatis = self._penomor.next()
        label: str | None = None
        if nomor is not None and self._bernomor:
            tertulis = to_markup(sel.garis.strip()) if sel else ""
            tertulis = "" if tertulis == TANPA else tertulis
            label = None if agrees(tertulis, otomatis) else tertulis
        if label is not None:
            simpul["nomor"] = label
            self.tempat[*jalur, "nomor"] = sel.tempat if sel else self.tempat[jalur]
        self._penomor.count(label)

    def _block(self, batas: tuple[int, int], kolom: Sequence[int], jalur: Jalur) -> dict[str, Any]:
        """Return the cells that span all rows of a block, and below them what the other columns branch into."""
        awal, akhir = batas
        simpul: dict[str, Any] = {}
        milik = [n for n in kolom if n in self._baris[awal].sel and self._spans(n, batas)]
        for daun in milik:
            self._put(simpul, daun, self._baris[awal].sel[daun], jalur)
        sisa = [n for n in kolom if n not in milik]
        mulai = self._cuts(batas, sisa)
        potong = [p for p in zip(mulai, [*mulai[1:], akhir], strict=True) if self._filled(p, sisa)]
        if not potong:
            return simpul
        if len(potong) == 1:
            if potong[0] == batas and not milik:
                self._staggered(batas, sisa)
                return simpul
            return simpul | self._block(potong[0], sisa, jalur)
        simpul["isi"] = []
        for satu in potong:
            di_sini = (*jalur, "isi", len(simpul["isi"]))
            self.tempat[di_sini] = self._first(satu, sisa)
            simpul["isi"].append(self._block(satu, sisa, di_sini))
        return simpul

    def _filled(self, batas: tuple[int, int], kolom: Sequence[int]) -> bool:
        return any(n in self._baris[satu].sel for satu in range(*batas) for n in kolom)

    def _first(self, batas: tuple[int, int], kolom: Sequence[int]) -> Tempat:
        return next(
            self._baris[satu].sel[n].tempat for satu in range(*batas) for n in kolom if n in self._baris[satu].sel
        )

    def _staggered(self, batas: tuple[int, int], kolom: Sequence[int]) -> None:
        """Report merged areas that overlap like roof tiles: neither is above the other."""
        ujung = [
            self._baris[self._start(n, k)].sel[k]
            for n in range(batas[0] + 1, batas[1])
            for k in kolom
            if self._start(n, k) < n
        ]
        unik = list({id(satu): satu for satu in ujung}.values())
        lain = f" (dan {unik[1].tempat})" if len(unik) > 1 else ""
        self._badan.report(
            f"sel gabungan di sini bersilang dengan sel gabungan kolom lain{lain}",
            "samakan batas baris sel-sel gabungan itu, atau pisahkan",
            unik[0].tempat,
        )

    def _put(self, simpul: dict[str, Any], daun: int, sel: Sel, jalur: Jalur) -> None:
        isi = read_text(sel.garis) if self._polos else read_point(sel.garis)
        if isi and isi != KOSONG:
            simpul[self._kunci[daun]] = isi
            self.tempat[*jalur, self._kunci[daun]] = sel.tempat
