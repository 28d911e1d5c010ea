"""The tree of an annex → rows of a workbook: cells with the rows they span, section rows with their level."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from zi_docs.errors import Masalah, PlanError
from zi_docs.excel.badan import KOSONG
from zi_docs.excel.butir import write_point
from zi_docs.excel.kepala import Daun
from zi_docs.excel.nomor import TANPA, Penomor
from zi_docs.excel.teks import Garis, from_markup, tegak
from zi_docs.models.butir import Butir
from zi_docs.models.lampiran import Simpul, kunci_kolom


class Isi(NamedTuple):
    """A cell, how many rows it spans, and whether it belongs to the section."""

    garis: Garis
    tinggi: int = 1
    milik_bagian: bool = False


@dataclass(slots=True)
class Deret:
    """One row of the workbook.

    sel: cells that begin here by column. bagian: number and title of a section row. terbuka: the columns that no cell
    from above reaches. dalam: outline level.
    """

    sel: dict[int, Isi] = field(default_factory=dict)
    bagian: tuple[str, str] | None = None
    terbuka: tuple[int, ...] = ()
    dalam: int = 0


class Perata:
    """Flattens a tree; columns that the table does not have are reported."""

    def __init__(self, daun: Sequence[Daun], penomor: Penomor) -> None:
        """`penomor` counts as the printed table does."""
        self._penomor = penomor
        self._kunci = {d.kolom.nama: n for n, d in enumerate(daun)}
        self._nomor = next((n for n, d in enumerate(daun) if d.kolom.penomoran), None)
        self._isi_kolom = tuple(n for n in range(len(daun)) if n != self._nomor)
        self._semua = tuple(range(len(daun)))

    def rows(self, isi: Sequence[Simpul]) -> list[Deret]:
        """Return the rows. Raises PlanError for a cell that has no column, or stands in one already filled."""
        return self._children(isi, 0, self._semua)

    def _children(self, isi: Sequence[Simpul], tingkat: int, terbuka: tuple[int, ...]) -> list[Deret]:
        hasil: list[Deret] = []
        urut = 0
        for satu in isi:
            if satu.bagian is None:
                hasil += self._item(satu, tingkat, terbuka)
            else:
                urut += 1
                hasil += self._section(satu, tingkat, urut, terbuka)
        return hasil

    def _section(self, satu: Simpul, tingkat: int, urut: int, terbuka: tuple[int, ...]) -> list[Deret]:
        nomor = self._penomor.section(tingkat, urut) if satu.nomor is None else satu.nomor
        kepala = Deret(bagian=(nomor, satu.bagian or ""), terbuka=terbuka, dalam=tingkat)
        sel = self._cells(satu, terbuka)
        self._penomor.section_opens()
        bawah = self._children(satu.isi, tingkat + 1, tuple(n for n in terbuka if n not in sel))
        if sel and not bawah:
            raise _refused(f"bagian '{satu.bagian}' mengisi kolom tetapi tidak memuat baris", "isi baris-barisnya")
        _span(bawah, sel, milik_bagian=True)
        return [kepala, *bawah]

    def _item(self, satu: Simpul, tingkat: int, terbuka: tuple[int, ...]) -> list[Deret]:
        nomor = self._penomor.next() if satu.nomor is None else satu.nomor
        self._penomor.count(satu.nomor)
        rows = self._branch(satu, tingkat, tuple(n for n in terbuka if n != self._nomor))
        if self._nomor in terbuka and self._nomor is not None:
            teks = TANPA if satu.nomor == "" and self._penomor.counts else nomor
            _span(rows, {self._nomor: from_markup(teks)})
        pertama = self._isi_kolom[0] if self._isi_kolom else 0
        bernomor = self._nomor in rows[0].sel and rows[0].sel[self._nomor].garis.teks if self._nomor is not None else ""
        if not bernomor and pertama in terbuka and not (pertama in rows[0].sel and rows[0].sel[pertama].garis.teks):
            rows[0].sel[pertama] = Isi(tegak(KOSONG))
        return rows

    def _branch(self, satu: Simpul, tingkat: int, terbuka: tuple[int, ...]) -> list[Deret]:
        if satu.bagian is not None:
            raise _refused(
                f"bagian '{satu.bagian}' berada di dalam sebuah baris", "pindahkan menjadi bagian tersendiri"
            )
        sel = self._cells(satu, terbuka)
        sisa = tuple(n for n in terbuka if n not in sel)
        rows = [row for anak in satu.isi for row in self._branch(anak, tingkat, sisa)] or [Deret(dalam=tingkat)]
        _span(rows, sel)
        return rows

    def _cells(self, satu: Simpul, terbuka: tuple[int, ...]) -> dict[int, Garis]:
        hasil: dict[int, Garis] = {}
        for kolom, butir in self._placed(satu):
            garis = write_point(butir)
            if not garis.teks:
                continue
            if kolom in hasil or kolom not in terbuka:
                nama = next(kunci for kunci, n in self._kunci.items() if n == kolom)
                raise _refused(f"kolom '{nama}' sudah diisi di atasnya", "isi satu kali saja")
            hasil[kolom] = garis
        return hasil

    def _placed(self, satu: Simpul) -> Iterator[tuple[int, Butir]]:
        if len(satu.urut) > len(self._isi_kolom):
            raise _refused(f"baris punya {len(satu.urut)} isi untuk {len(self._isi_kolom)} kolom", "kurangi isinya")
        yield from zip(self._isi_kolom, satu.urut, strict=False)
        for kunci, butir in satu.sel.items():
            kolom = self._kunci.get(kunci_kolom(kunci))
            if kolom is None:
                raise _refused(f"kolom '{kunci}' tidak ada dalam tabel", f"kolom yang ada: {', '.join(self._kunci)}")
            yield kolom, butir


def _span(rows: list[Deret], sel: dict[int, Garis], *, milik_bagian: bool = False) -> None:
    if rows:
        rows[0].sel |= {n: Isi(garis, len(rows), milik_bagian) for n, garis in sel.items()}


def _refused(pesan: str, saran: str) -> PlanError:
    return PlanError([Masalah(pesan, saran)])
