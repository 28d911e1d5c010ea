"""The tree of an annex → a workbook that is pleasant to edit and reads back to the same tree."""

import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from zi_docs.bahasa.jadwal import Jadwal, parse_jadwal
from zi_docs.errors import PlanError
from zi_docs.excel.baca import BAGIAN_TABEL, NomorBaris
from zi_docs.excel.baris import Deret, Isi, Perata
from zi_docs.excel.kepala import Daun, leaves
from zi_docs.excel.kisi import CENTANG
from zi_docs.excel.lembar import GAYA_BAGIAN, GAYA_ISI_BAGIAN
from zi_docs.excel.nomor import Penomor, split_label
from zi_docs.excel.rupa import HURUF, UKURAN, Bidang, comfortable, offer, set_heights, set_page, set_widths, styles
from zi_docs.excel.teks import Garis, from_markup, gabung, runs, tegak
from zi_docs.models.lampiran import Kolom, Simpul, TingkatBagian

SEL_TERPANJANG: Final = 32_767  # characters that Excel holds in a cell
TINGKAT_TERDALAM: Final = 7  # outline levels of Excel
_BULAN = 12
_RUPA_ANGKA = re.compile(r"[1-9]\d{0,8}|0")
_KODE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_UBAH = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")
_TANGGAL = (1980, 1, 1, 0, 0, 0)
_TEKS = "@"
"""The number format that leaves digits as typed."""
_KOSONG = tegak("")
_RATA = {"kiri": "Isi", "tengah": "Isi tengah", "kanan": "Isi kanan"}


def write_table(
    kolom: tuple[Kolom, ...],
    isi: tuple[Simpul, ...],
    judul: str,
    *,
    bagian: tuple[TingkatBagian, ...] = BAGIAN_TABEL,
    nomor_baris: NomorBaris = "ulang",
) -> bytes:
    """Return an .xlsx file that `read_table` reads back to the same tree. The same tree gives the same bytes.

    Raises PlanError for a tree that the columns cannot hold, and for a text too long for Excel.
    """
    daun = list(leaves(kolom))
    penomoran = next((d.kolom.penomoran for d in daun if d.kolom.penomoran), None)
    penomor = Penomor(penomoran, bagian, lanjut=nomor_baris == "lanjut")
    rows = Perata(daun, penomor).rows(isi)
    buku = Workbook()
    lembar = buku.worksheets[0]
    lembar.title = "Tabel"
    for gaya in styles():
        buku.add_named_style(gaya)
    _Penulis(lembar, kolom, daun).write(rows, judul)
    return _reproducible(buku)


class _Penulis:
    """Fills one sheet."""

    def __init__(self, lembar: Worksheet, kolom: Sequence[Kolom], daun: Sequence[Daun]) -> None:
        self._lembar = lembar
        self._kolom = kolom
        self._daun = daun
        self._letak: list[int] = []
        berikut = 1
        for satu in daun:
            self._letak.append(berikut)
            berikut += _BULAN if satu.kisi else 1
        self._lebar = berikut - 1
        self._nomor = next((n for n, d in enumerate(daun) if d.kolom.penomoran), None)
        self._nip = {self._letak[n] for n, d in enumerate(daun) if d.kolom.nama == "nip"}
        self._bidang: list[Bidang] = []
        self._tertutup: set[tuple[int, int]] = set()
        self._baris = 1

    def write(self, rows: Sequence[Deret], judul: str) -> None:
        self._title(judul)
        kepala = self._baris
        self._heading()
        pertama = self._baris
        for row in rows:
            self._section(row) if row.bagian else self._cells(row)
            if row.dalam > TINGKAT_TERDALAM:
                raise PlanError.satu(
                    f"bagian bertingkat lebih dari {TINGKAT_TERDALAM}", "Excel tidak mengenal tingkat sedalam itu"
                )
            self._lembar.row_dimensions[self._baris].outlineLevel = row.dalam
            self._baris += 1
        self._comfort(rows, range(kepala, pertama))

    def _title(self, judul: str) -> None:
        polos = " ".join(from_markup(judul).teks.split())
        self._area(1, 1, 1, self._lebar, tegak(polos), "Judul tabel")
        self._baris = 3

    # --- heading --------------------------------------------------------------------------------------------------

    def _heading(self) -> None:
        """Write the headings, and column numbers so that no first row is taken for them; beside months they confuse."""
        atas, tinggi = self._baris, max(map(_depth, self._kolom))
        self._headings(self._kolom, atas, atas + tinggi - 1, 1)
        self._baris += tinggi
        if self._lebar > 1 and 2 * sum(not d.kisi for d in self._daun) > self._lebar:
            for k in range(1, self._lebar + 1):
                self._put(self._baris, k, tegak(f"({k})"), "Nomor kolom")
            self._baris += 1

    def _headings(self, kolom: Sequence[Kolom], atas: int, bawah: int, kiri: int) -> int:
        for satu in kolom:
            lebar = _width(satu)
            bercabang = lebar > 1 or bool(satu.kolom)
            garis, sampai = from_markup(satu.judul), atas if bercabang else bawah
            self._area(atas, kiri, sampai, kiri + lebar - 1, garis, "Judul kolom")
            if satu.kolom:
                self._headings(satu.kolom, atas + 1, bawah, kiri)
            elif bercabang:
                for k in range(_BULAN):
                    self._area(atas + 1, kiri + k, bawah, kiri + k, tegak(str(k + 1)), "Judul kolom")
            kiri += lebar
        return kiri

    # --- rows -----------------------------------------------------------------------------------------------------

    def _section(self, row: Deret) -> None:
        """Number in its own cell where the table begins with one, else before the title; merged over what is free."""
        nomor, judul = row.bagian or ("", "")
        rentang = _first_run(row.terbuka)
        terpisah = self._nomor == 0 == rentang[0] and len(rentang) > 2  # noqa: PLR2004 - two are left to merge
        if terpisah:
            self._put(self._baris, 1, from_markup(nomor), "Nomor bagian")
        teks = from_markup(judul) if terpisah else _numbered(nomor, from_markup(judul))
        kiri = self._letak[rentang[1 if terpisah else 0]]
        kanan = self._last(rentang[-1])
        self._area(self._baris, kiri, self._baris, kanan, teks, GAYA_BAGIAN if len(rentang) == 1 else "Judul bagian")
        for n in row.terbuka[len(rentang) :]:
            self._blank(n, "Judul bagian")
        for n, isi in row.sel.items():
            self._cell(n, isi)

    def _cells(self, row: Deret) -> None:
        for n in range(len(self._daun)):
            if n in row.sel:
                self._cell(n, row.sel[n])
            elif (self._baris, self._letak[n]) not in self._tertutup:
                self._blank(n, "Isi")

    def _blank(self, n: int, gaya: str) -> None:
        for k in range(self._letak[n], self._last(n) + 1):
            self._put(self._baris, k, _KOSONG, gaya)

    def _cell(self, n: int, isi: Isi) -> None:
        kiri, bawah = self._letak[n], self._baris + isi.tinggi - 1
        if not self._daun[n].kisi:
            gaya = GAYA_ISI_BAGIAN if isi.milik_bagian else _RATA[self._daun[n].kolom.rata]
            self._area(self._baris, kiri, bawah, kiri, isi.garis, gaya)
            return
        bulan = _ticks(isi.garis)
        if bulan is None:
            gaya = GAYA_ISI_BAGIAN if isi.milik_bagian else "Isi tengah"
            self._area(self._baris, kiri, bawah, kiri + _BULAN - 1, isi.garis, gaya)
            return
        for k in range(_BULAN):
            tanda = tegak(CENTANG if k + 1 in bulan else "")
            gaya = GAYA_ISI_BAGIAN if isi.milik_bagian else "Isi tengah"
            self._area(self._baris, kiri + k, bawah, kiri + k, tanda, gaya)

    def _last(self, n: int) -> int:
        return self._letak[n] + (_BULAN if self._daun[n].kisi else 1) - 1

    def _area(self, atas: int, kiri: int, bawah: int, kanan: int, garis: Garis, gaya: str) -> None:  # noqa: PLR0913, PLR0917 - what an area has
        """Fill and merge an area; not by merge_cells, which compares every area with every other one."""
        self._put(atas, kiri, garis, gaya)
        if garis.teks:
            self._bidang.append(Bidang(atas, kiri, bawah, kanan, garis.teks))
        if (atas, kiri) == (bawah, kanan):
            return
        self._lembar.merged_cells.ranges.add(CellRange(None, kiri, atas, kanan, bawah))
        for baris in range(atas, bawah + 1):
            for kolom in range(kiri, kanan + 1):
                if (baris, kolom) != (atas, kiri):
                    self._put(baris, kolom, _KOSONG, gaya)
                    self._tertutup.add((baris, kolom))

    def _put(self, baris: int, kolom: int, garis: Garis, gaya: str) -> None:
        if len(garis.teks) > SEL_TERPANJANG:
            raise PlanError.satu(
                f"teks sepanjang {len(garis.teks)} huruf melampaui batas sel Excel ({SEL_TERPANJANG})",
                f'pecah teks yang diawali "{garis.teks[:40]}" menjadi beberapa baris',
            )
        sel: Any = self._lembar.cell(baris, kolom)
        sel.style = gaya
        tebal = gaya in {GAYA_BAGIAN, "Judul bagian", "Judul kolom", "Judul tabel"}
        _fill(sel, garis, tebal=tebal, bernomor=self._nomor is not None and kolom == self._letak[self._nomor])
        if kolom in self._nip:
            sel.number_format = _TEKS

    def _comfort(self, rows: Sequence[Deret], kepala: range) -> None:
        lebar: list[float] = []
        for n, satu in enumerate(self._daun):
            isi = (row.sel[n].garis.teks for row in rows if n in row.sel)
            kolom = range(self._letak[n], self._last(n) + 1)
            lebar += [comfortable(satu, isi)] * len(kolom)
            offer(self._lembar, satu, kolom, range(kepala.stop, self._baris))
        set_widths(self._lembar, lebar)
        set_heights(self._lembar, self._bidang, lebar)
        set_page(self._lembar, lebar, kepala)
        for kolom_nip in self._nip:
            self._lembar.column_dimensions[get_column_letter(kolom_nip)].number_format = _TEKS
        self._lembar.sheet_format.outlineLevelRow = max(row.dalam for row in rows)


def _fill(sel: Any, garis: Garis, *, tebal: bool, bernomor: bool) -> None:  # noqa: ANN401 - the stubs doubt that it takes a value
    if not garis.teks:
        return
    if "1" in garis.miring:
        huruf = [(_KODE.sub("_x005F_", teks), miring) for teks, miring in runs(garis)]
        sel.value = CellRichText(
            [TextBlock(InlineFont(rFont=HURUF, sz=UKURAN, b=tebal or None, i=miring or None), t) for t, miring in huruf]
        )
    elif bernomor and _RUPA_ANGKA.fullmatch(garis.teks):
        sel.value = int(garis.teks)
    else:
        sel.value = _KODE.sub("_x005F_", garis.teks)
        sel.data_type = "s"
        sel.number_format = _TEKS if garis.teks[0].isdigit() else "General"
        sel.quotePrefix = garis.teks[0] in "=+-@"


def _numbered(nomor: str, judul: Garis) -> Garis:
    """Return number and title as they are printed; a backslash keeps a title from being read as numbered."""
    if not nomor:
        return judul if split_label(judul.teks, "")[1] == 0 else gabung([tegak("\\"), judul])
    return gabung([from_markup(f"{nomor}. " if nomor[-1].isalnum() else f"{nomor} "), judul])


def _first_run(terbuka: Sequence[int]) -> list[int]:
    hasil = [terbuka[0]]
    for n in terbuka[1:]:
        if n != hasil[-1] + 1:
            break
        hasil.append(n)
    return hasil


def _ticks(garis: Garis) -> tuple[int, ...] | None:
    """Return the months of a schedule that ticks can say in full, else None."""
    try:
        jadwal = parse_jadwal(garis.teks)
    except ValueError:
        return None
    return None if "1" in garis.miring or jadwal != Jadwal(jadwal.bulan) else jadwal.bulan


def _depth(kolom: Kolom) -> int:
    if kolom.kolom:
        return 1 + max(map(_depth, kolom.kolom))
    return 2 if _is_grid(kolom) else 1


def _width(kolom: Kolom) -> int:
    return sum(map(_width, kolom.kolom)) if kolom.kolom else _BULAN if _is_grid(kolom) else 1


def _is_grid(kolom: Kolom) -> bool:
    return getattr(kolom, "jenis", "teks") == "kisi"


def _reproducible(buku: Workbook) -> bytes:
    """Return the file without any trace of when it was written."""
    mentah, hasil = BytesIO(), BytesIO()
    buku.properties.creator = "zi-docs"
    buku.properties.created = datetime(1980, 1, 1)  # noqa: DTZ001 - openpyxl knows no time zones
    buku.save(mentah)
    with zipfile.ZipFile(mentah) as dari, zipfile.ZipFile(hasil, "w", zipfile.ZIP_DEFLATED) as ke:
        for nama, isi in _members(dari):
            ke.writestr(zipfile.ZipInfo(nama, _TANGGAL), isi, zipfile.ZIP_DEFLATED)
    return hasil.getvalue()


def _members(paket: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    for nama in paket.namelist():
        isi = paket.read(nama)
        yield nama, _UBAH.sub(rb"\g<1>1980-01-01T00:00:00Z", isi) if nama.endswith("core.xml") else isi
