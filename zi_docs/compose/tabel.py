"""The tree of an annex → a table grid: section rows, branching rows with merged parents, numbers, header rows."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from zi_docs import bahasa
from zi_docs.compose.butir import Perinci
from zi_docs.compose.ingatan import TAHUN, Ingatan, memory, nature
from zi_docs.compose.isi_sel import RATA, PenyusunSel
from zi_docs.compose.kolom import Kepala, head
from zi_docs.compose.lubang import Lubang, Pola, Slot, Struktur, merged, structured, title
from zi_docs.compose.sel import ticks
from zi_docs.compose.teks import spans
from zi_docs.models.butir import Butir
from zi_docs.models.lampiran import Kolom, PenomoranBaris, Simpul, TingkatBagian, kunci_kolom
from zi_docs.models.naskah import KOSONG, Baris, Gaya, Paragraf, Sel, Tabel, Teks

_ANGKA: dict[PenomoranBaris, Callable[[int], str]] = {
    "angka": str,
    "huruf": bahasa.huruf,
    "romawi": bahasa.romawi,
    "tanpa": lambda _: "",
}
_ANGKA_TERPANJANG = 10
_TERBANYAK = 1024
"""Rows of a table that are remembered: longer ones are hardly made for many offices."""
_TANPA_ISI = Sel((Paragraf(KOSONG, Gaya.SEL),))


class Cabang(NamedTuple):
    """A node of the tree with the place in the plan where each value stands."""

    jalur: tuple[str | int, ...]
    bagian: str | None = None
    nomor: str | None = None
    sel: Collection[tuple[str, Butir]] = ()
    urut: tuple[Butir, ...] = ()
    isi: tuple["Cabang", ...] = ()
    asal: Simpul | None = None
    """The node of the plan, whose `isi` are the branches below."""

    @property
    def bawah(self) -> tuple["Cabang", ...]:
        """The branches below."""
        return branches(self.asal.isi, (*self.jalur, "isi")) if self.asal else self.isi


def branches(simpul: tuple[Simpul, ...], jalur: tuple[str | int, ...]) -> tuple[Cabang, ...]:
    """Return the nodes that stand at `jalur` as branches."""
    return tuple([Cabang((*jalur, n), s.bagian, s.nomor, s.sel.items(), s.urut, (), s) for n, s in enumerate(simpul)])


class Aturan(NamedTuple):
    """The columns of one table, and how its rows are numbered and headed."""

    jalur: tuple[str | int, ...]
    """Where the columns stand in the plan."""
    kolom: tuple[Kolom, ...]
    bagian: tuple[TingkatBagian, ...]
    nomor_kolom: str
    lanjut: bool
    apa_adanya: bool = False
    petik: frozenset[tuple[str | int, ...]] | None = None
    """The rows that a petikan shows, with the numbers they have in the whole table; None for all."""


@dataclass(slots=True)
class _Row:
    """One grid row in the making: cells by column; a section row keeps its heading until the grid is closed."""

    sel: dict[int, Slot] = field(default_factory=dict)
    bagian: tuple[str, Teks | Lubang, bool] | None = None
    menyatu: bool = False


@dataclass(slots=True)
class _Urutan:
    """How far the rows of one list are numbered."""

    nilai: int = 0


def build(cabang: tuple[Cabang, ...], aturan: Aturan, perinci: Perinci, judul: str) -> Tabel:
    """Return the finished grid; mistakes of the tree are recorded in the texts' `Isian`."""
    kepala = head(aturan.kolom, aturan.nomor_kolom, perinci.isian, aturan.jalur)
    isi = _Builder(kepala, aturan, perinci).rows(cabang)
    return Tabel(kepala.lebar, (*kepala.baris, *isi), judul)


class _Builder:
    """Flattens the tree into rows."""

    def __init__(self, kepala: Kepala, aturan: Aturan, perinci: Perinci) -> None:
        self._daun = kepala.daun
        self._aturan = aturan
        self._isian = perinci.isian
        self._kunci, self._kisi, self._nomor, self._bebas, sifat, salah = kepala.letak
        self._lanjut = _Urutan() if aturan.lanjut else None
        self._mengingat = False
        tingkat = tuple([(satu.penomoran, satu.letak) for satu in aturan.bagian])
        cara = aturan.apa_adanya, aturan.lanjut, self._isian.fakta[TAHUN]
        self._ingatan: Ingatan[Struktur] = memory((sifat, tingkat, cara))
        self._sel = PenyusunSel(kepala.daun, perinci, self._ingatan, apa_adanya=aturan.apa_adanya)
        self._berubah = False
        for pesan, saran, nilai in salah:
            self._isian.catat(pesan, aturan.jalur, saran, nilai)

    def rows(self, cabang: tuple[Cabang, ...]) -> Iterator[Baris]:
        urut_bagian, urutan = 0, self._lanjut or _Urutan()
        self._mengingat = sum([1 + len(satu.asal.isi) for satu in cabang if satu.asal]) <= _TERBANYAK
        for satu in cabang:
            urut_bagian += satu.bagian is not None
            yield from self._top(satu, urut_bagian, urutan)

    def _top(self, satu: Cabang, urut_bagian: int, urutan: "_Urutan") -> Sequence[Baris]:
        """Return the rows of a node that stands in no other."""
        if satu.asal is None or not self._mengingat:
            rows = self._node(satu, 0, frozenset(), urut_bagian, urutan)
            return [self._close(row).filled(()) for row in rows]
        key = satu.jalur, urut_bagian if satu.bagian is not None else 0, urutan.nilai
        struktur = self._ingatan.struktur.get(satu.asal, key)
        if struktur is None:
            sebelum, self._berubah = self._isian.banyak, False
            rows = self._node(satu, 0, frozenset(), urut_bagian, urutan)
            struktur = structured([self._close(row) for row in rows], self._sel.take_holes(), urutan.nilai)
            if self._isian.banyak == sebelum and not self._berubah:
                self._ingatan.struktur.keep(satu.asal, struktur, key)
        urutan.nilai = struktur.nomor
        return struktur.filled([self._sel.fill(lubang) for lubang in struktur.lubang])

    def _children(
        self, cabang: tuple[Cabang, ...], tingkat: int, terisi: frozenset[int], *, bernomor: bool
    ) -> list[_Row]:
        rows: list[_Row] = []
        urut_bagian = 0
        urutan = (self._lanjut or _Urutan()) if bernomor else None
        for satu in cabang:
            urut_bagian += satu.bagian is not None
            rows += self._node(satu, tingkat, terisi, urut_bagian, urutan)
        return rows

    def _node(
        self, satu: Cabang, tingkat: int, terisi: frozenset[int], urut_bagian: int, urutan: "_Urutan | None"
    ) -> list[_Row]:
        if satu.bagian is not None:
            return self._section(satu, tingkat, urut_bagian, terisi)
        return self._item(satu, tingkat, terisi, urutan)

    def _section(self, satu: Cabang, tingkat: int, urut: int, terisi: frozenset[int]) -> list[_Row]:
        semua = self._aturan.bagian or (TingkatBagian(penomoran="tanpa"),)
        aturan = semua[min(tingkat, len(semua) - 1)]
        nomor = self._label(aturan.penomoran, urut, satu.jalur) if satu.nomor is None else satu.nomor
        terpisah = aturan.letak == "kolom"
        bebas = {*range(len(self._daun))} - terisi - ({0} if terpisah and self._nomor == 0 else set())
        if not bebas:
            pesan = "judul bagian ini tidak punya tempat: semua kolom sudah diisi di atasnya"
            self._isian.catat(pesan, satu.jalur, "kosongkan satu kolom pada bagian di atasnya")
        judul = self._sel.heading(satu.bagian or "", (*satu.jalur, "bagian"), berlubang=self._open(satu))
        kepala = _Row(bagian=(nomor, judul, terpisah))
        sel = self._cells(satu, terisi)
        rows = self._children(satu.bawah, tingkat + 1, terisi.union(sel), bernomor=True)
        if sel and not rows and self._aturan.petik is None:
            self._isian.catat("bagian ini mengisi kolom tetapi tidak memuat baris", satu.jalur, "isi baris-barisnya")
        _merge(rows, sel)
        return [] if self._aturan.petik is not None and not rows else [kepala, *rows]

    def _item(self, satu: Cabang, tingkat: int, terisi: frozenset[int], urutan: "_Urutan | None") -> list[_Row]:
        sel, bawah = self._cells(satu, terisi), satu.bawah
        if not (satu.sel or satu.urut or bawah):
            self._isian.catat("baris ini kosong", satu.jalur, "isi kolom-kolomnya atau hapus barisnya")
        if urutan is not None and self._nomor is not None:
            if self._nomor not in sel:
                sel[self._nomor] = self._number(satu, self._daun[self._nomor], urutan)
        elif satu.nomor is not None:
            pesan = "nomor baris ini tidak punya tempat"
            saran = "beri nomor pada baris induknya" if self._nomor is not None else "tambahkan kolom dengan penomoran"
            self._isian.catat(pesan, satu.jalur, saran, satu.nomor)
        if self._aturan.petik is not None and satu.jalur not in self._aturan.petik:
            return []
        if not bawah:
            return [_Row(sel)]
        rows = self._children(bawah, tingkat, terisi.union(sel), bernomor=False)
        for row in rows[:-1]:
            row.menyatu = True
        _merge(rows, sel)
        return rows

    def _number(self, satu: Cabang, kolom: Kolom, urutan: "_Urutan") -> Sel:
        if satu.nomor is None:
            urutan.nilai += 1
            nomor = self._label(kolom.penomoran or "angka", urutan.nilai, satu.jalur)
        else:
            nomor = satu.nomor
            angka = nomor.rstrip(".)")
            urutan.nilai = int(angka) if angka.isdecimal() and len(angka) < _ANGKA_TERPANJANG else urutan.nilai
        return _numbered_cell(nomor, RATA[kolom.rata])

    def _label(self, penomoran: PenomoranBaris, urut: int, jalur: tuple[str | int, ...]) -> str:
        try:
            return _ANGKA[penomoran](urut)
        except ValueError as salah:
            self._isian.catat(str(salah), jalur, "pakai penomoran angka")
            return ""

    def _cells(self, satu: Cabang, terisi: frozenset[int]) -> dict[int, Slot]:
        """Return the cells of a node by column; those that say the same in every office are remembered together."""
        berlubang, sebelum = self._open(satu), self._isian.banyak
        if berlubang and (ada := self._ingatan.baris.get(satu.asal, terisi)) is not None:
            return {**ada}
        hasil: dict[int, Slot] = {}
        for kolom, jalur, butir in self._placed(satu):
            if kolom in terisi or kolom in hasil:
                nama = self._daun[kolom].judul
                self._isian.catat(f"kolom '{nama}' sudah diisi di atasnya", jalur, "isi satu kali saja")
            hasil[kolom] = self._sel.slot(butir, kolom, jalur, berlubang=berlubang)
        tetap = {kolom: sel for kolom, sel in hasil.items() if isinstance(sel, Sel)}
        if berlubang and len(tetap) == len(hasil) and self._isian.banyak == sebelum and not self._berubah:
            self._ingatan.baris.keep(satu.asal, tetap, terisi)
        return hasil

    def _open(self, satu: Cabang) -> bool:
        """Say whether the rows of a node may have holes: those of a team, or of a long table, are for one office."""
        return self._mengingat and satu.asal is not None

    def _placed(self, satu: Cabang) -> Iterator[tuple[int, tuple[str | int, ...], Butir]]:
        bebas = self._bebas
        for urut, butir in enumerate(satu.urut):
            jalur = (*satu.jalur, "urut", urut)
            if urut >= len(bebas):
                pesan = f"baris ini punya {len(satu.urut)} isi untuk {len(bebas)} kolom"
                self._isian.catat(pesan, jalur, "kurangi isinya")
                return
            if bebas[urut] in self._kisi.values():
                for n, sel in enumerate(self._ticks(butir, jalur)):
                    yield bebas[urut] + n, jalur, sel
            else:
                yield bebas[urut], jalur, butir
        for kunci, butir in satu.sel:
            jalur, nama = (*satu.jalur, kunci), kunci_kolom(kunci)
            if nama in self._kisi:
                for bulan, sel in enumerate(self._ticks(butir, jalur)):
                    yield self._kisi[nama] + bulan, jalur, sel
            elif nama in self._kunci:
                yield self._kunci[nama], jalur, butir
            else:
                self._unknown_column(kunci, jalur)

    def _ticks(self, butir: Butir, jalur: tuple[str | int, ...]) -> Iterator[Butir]:
        """Yield the cells of a month grid; of an office alone where its months hang on the office."""
        sifat = nature(butir)
        self._berubah |= bool(sifat.fakta) or sifat.terbuka
        return ticks(butir, jalur, self._isian)

    def _unknown_column(self, kunci: str, jalur: tuple[str | int, ...]) -> None:
        ada = [k for k in (*self._kunci, *self._kisi) if not any(k.startswith(f"{kisi}_") for kisi in self._kisi)]
        dekat = bahasa.ejaan_terdekat(kunci_kolom(kunci), ada)
        saran = f"mungkin maksud Anda '{dekat[0]}'" if dekat else f"kolom yang ada: {', '.join(ada)}"
        self._isian.catat(f"kolom '{kunci}' tidak ada dalam tabel", jalur, saran, kunci)

    def _close(self, row: _Row) -> Pola:
        if row.bagian is None:
            return Pola(tuple([row.sel.get(i, _TANPA_ISI) for i in range(len(self._daun))]), menyatu=row.menyatu)
        return Pola(tuple(self._section_cells(row)), bagian=True)

    def _section_cells(self, row: _Row) -> Iterator[Slot]:
        """A section row spans what no parent's merged cell occupies; its heading stands in the first span."""
        nomor, judul, terpisah = row.bagian or ("", KOSONG, False)
        pisah = terpisah and self._nomor == 0 and 0 not in row.sel
        if pisah:
            yield Sel((Paragraf(spans(nomor), Gaya.BAGIAN_NOMOR),))
        teks, nomor = judul, "" if pisah else nomor
        kolom = int(pisah)
        while kolom < len(self._daun):
            if kolom in row.sel:
                yield row.sel[kolom]
                kolom += 1
                continue
            akhir = next((i for i in range(kolom, len(self._daun)) if i in row.sel), len(self._daun))
            rentang = akhir - kolom
            yield (
                teks._replace(nomor=nomor, rentang=rentang) if isinstance(teks, Lubang) else title(nomor, teks, rentang)
            )
            kolom, teks, nomor = akhir, KOSONG, ""


@lru_cache(maxsize=4096)
def _numbered_cell(nomor: str, gaya: Gaya) -> Sel:
    return Sel((Paragraf(spans(nomor), gaya),))


def _merge(rows: list[_Row], sel: dict[int, Slot]) -> None:
    """Put the cells of a parent beside the rows of its children, merged downwards."""
    for kolom, satu in sel.items():
        for nomor, row in enumerate(rows):
            row.sel[kolom] = merged(satu, "lanjut" if nomor else "mulai" if len(rows) > 1 else "")
