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
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import Outline, PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from zi_docs import bahasa
from zi_docs.bahasa.jadwal import Jadwal, parse_jadwal
from zi_docs.errors import PlanError
from zi_docs.excel.baca import BAGIAN_TABEL, NomorBaris
from zi_docs.excel.baris import Deret, Isi, Perata
from zi_docs.excel.kepala import Daun, leaves
from zi_docs.excel.kisi import CENTANG
from zi_docs.excel.lembar import GAYA_BAGIAN, GAYA_ISI_BAGIAN
from zi_docs.excel.nomor import Penomor, split_label
from zi_docs.excel.teks import Garis, from_markup, gabung, runs, tegak
from zi_docs.models.lampiran import Kolom, Simpul, TingkatBagian

SEL_TERPANJANG: Final = 32_767  # characters that Excel holds in a cell
TINGKAT_TERDALAM: Final = 7  # outline levels of Excel
KEDUDUKAN: Final = (
    *("Pengarah", "Pengarah merangkap Ketua", "Ketua", "Wakil Ketua", "Sekretaris", "Koordinator"),
    *("Koordinator merangkap Anggota", "Anggota"),
)
_BULAN = 12
_HURUF_SE_CM = 5
_RUPA_ANGKA = re.compile(r"[1-9]\d{0,8}|0")
_KODE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_UBAH = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")
_TANGGAL = (1980, 1, 1, 0, 0, 0)
_HURUF = "Calibri"
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
    for gaya in _styles():
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
        self._baris = 1

    def write(self, rows: Sequence[Deret], judul: str) -> None:
        self._title(judul)
        kepala = self._baris
        self._heading()
        self._lembar.freeze_panes = f"A{self._baris}"
        self._lembar.print_title_rows = f"{kepala}:{self._baris - 1}"
        pertama = self._baris
        for row in rows:
            self._section(row) if row.bagian else self._cells(row)
            if row.dalam > TINGKAT_TERDALAM:
                raise PlanError.satu(
                    f"bagian bertingkat lebih dari {TINGKAT_TERDALAM}", "Excel tidak mengenal tingkat sedalam itu"
                )
            self._lembar.row_dimensions[self._baris].outlineLevel = row.dalam
            self._baris += 1
        self._widths(rows)
        self._validations(pertama)
        self._page()

    def _title(self, judul: str) -> None:
        polos = " ".join(from_markup(judul).teks.split())
        self._put(1, 1, tegak(polos), "Judul tabel")
        self._merge(1, 1, 1, self._lebar)
        self._baris = 3

    # --- heading --------------------------------------------------------------------------------------------------

    def _heading(self) -> None:
        atas, tinggi = self._baris, max(map(_depth, self._kolom))
        self._headings(self._kolom, atas, atas + tinggi - 1, 1)
        self._baris += tinggi
        if self._lebar > 1:
            for k in range(1, self._lebar + 1):
                self._put(self._baris, k, tegak(f"({k})"), "Nomor kolom")
            self._baris += 1

    def _headings(self, kolom: Sequence[Kolom], atas: int, bawah: int, kiri: int) -> int:
        for satu in kolom:
            lebar = _width(satu)
            bercabang = lebar > 1 or bool(satu.kolom)
            self._put(atas, kiri, from_markup(satu.judul), "Judul kolom")
            self._merge(atas, kiri, atas if bercabang else bawah, kiri + lebar - 1)
            if satu.kolom:
                self._headings(satu.kolom, atas + 1, bawah, kiri)
            elif bercabang:
                for k in range(_BULAN):
                    self._put(atas + 1, kiri + k, tegak(str(k + 1)), "Judul kolom")
                    self._merge(atas + 1, kiri + k, bawah, kiri + k)
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
        self._put(self._baris, kiri, teks, GAYA_BAGIAN if len(rentang) == 1 else "Judul bagian")
        self._merge(self._baris, kiri, self._baris, kanan)
        for n in row.terbuka[len(rentang) :]:
            for k in range(self._letak[n], self._last(n) + 1):
                self._put(self._baris, k, tegak(""), "Judul bagian")
        for n, isi in row.sel.items():
            self._cell(n, isi)

    def _cells(self, row: Deret) -> None:
        for n in range(len(self._daun)):
            if n in row.sel:
                self._cell(n, row.sel[n])
            else:
                for k in range(self._letak[n], self._last(n) + 1):
                    self._put(self._baris, k, tegak(""), "Isi")

    def _cell(self, n: int, isi: Isi) -> None:
        kiri, bawah = self._letak[n], self._baris + isi.tinggi - 1
        if not self._daun[n].kisi:
            gaya = GAYA_ISI_BAGIAN if isi.milik_bagian else _RATA[self._daun[n].kolom.rata]
            self._put(self._baris, kiri, isi.garis, gaya)
            self._merge(self._baris, kiri, bawah, kiri)
            return
        bulan = _ticks(isi.garis)
        if bulan is None:
            self._put(self._baris, kiri, isi.garis, GAYA_ISI_BAGIAN if isi.milik_bagian else "Isi")
            self._merge(self._baris, kiri, bawah, kiri + _BULAN - 1)
            return
        for k in range(_BULAN):
            tanda = tegak(CENTANG if k + 1 in bulan else "")
            self._put(self._baris, kiri + k, tanda, GAYA_ISI_BAGIAN if isi.milik_bagian else "Isi tengah")
            self._merge(self._baris, kiri + k, bawah, kiri + k)

    def _last(self, n: int) -> int:
        return self._letak[n] + (_BULAN if self._daun[n].kisi else 1) - 1

    def _merge(self, atas: int, kiri: int, bawah: int, kanan: int) -> None:
        """Merge an area; not by merge_cells, which compares every area with every other one."""
        if (atas, kiri) != (bawah, kanan):
            self._lembar.merged_cells.ranges.add(CellRange(None, kiri, atas, kanan, bawah))

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

    # --- comfort --------------------------------------------------------------------------------------------------

    def _widths(self, rows: Sequence[Deret]) -> None:
        for n, satu in enumerate(self._daun):
            lebar = _comfortable(satu, [row.sel[n].garis.teks for row in rows if n in row.sel])
            for k in range(self._letak[n], self._last(n) + 1):
                self._lembar.column_dimensions[get_column_letter(k)].width = lebar

    def _validations(self, pertama: int) -> None:
        """Offer months, roles and ticks; anything else may still be typed."""
        akhir = self._baris + 500
        for n, satu in enumerate(self._daun):
            if satu.kisi:
                pilihan: tuple[str, ...] = (CENTANG,)
            elif getattr(satu.kolom, "jenis", "teks") == "jadwal":
                pilihan = (*bahasa.BULAN, "Januari s.d. Desember", "Per triwulan", "Per semester")
            elif satu.kolom.nama == "kedudukan":
                pilihan = KEDUDUKAN
            else:
                continue
            aturan = DataValidation("list", formula1=f'"{",".join(pilihan)}"', allow_blank=True, showErrorMessage=False)
            aturan.add(f"{get_column_letter(self._letak[n])}{pertama}:{get_column_letter(self._last(n))}{akhir}")
            self._lembar.add_data_validation(aturan)

    def _page(self) -> None:
        self._lembar.sheet_properties.outlinePr = Outline(summaryBelow=False)
        self._lembar.page_setup.orientation = "landscape"
        self._lembar.page_setup.fitToHeight = 0
        self._lembar.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _styles() -> Iterator[NamedStyle]:
    """Yield the styles of the workbook; two of them mean something when it is read (`lembar`)."""
    tipis = Side(style="thin", color="808080")
    garis = Border(left=tipis, right=tipis, top=tipis, bottom=tipis)
    biasa, tebal = Font(_HURUF, 11), Font(_HURUF, 11, bold=True)
    abu, muda = PatternFill("solid", fgColor="D9D9D9"), PatternFill("solid", fgColor="F2F2F2")
    yield _style("Judul tabel", tebal, "center", "center", Border(), PatternFill())
    yield _style("Judul kolom", tebal, "center", "center", garis, abu)
    yield _style("Nomor kolom", biasa, "center", "center", garis, PatternFill())
    yield _style("Judul bagian", tebal, "left", "top", garis, muda)
    yield _style("Nomor bagian", tebal, "center", "top", garis, muda)
    yield _style(GAYA_BAGIAN, tebal, "left", "top", garis, muda)
    yield _style(GAYA_ISI_BAGIAN, biasa, "left", "top", garis, PatternFill())
    for rata, nama in (("left", "Isi"), ("center", "Isi tengah"), ("right", "Isi kanan")):
        yield _style(nama, biasa, rata, "top", garis, PatternFill())


def _style(nama: str, huruf: Font, datar: str, tegak_lurus: str, bingkai: Border, warna: PatternFill) -> NamedStyle:  # noqa: PLR0913, PLR0917 - what a style has
    rata = Alignment(datar, tegak_lurus, wrap_text=True)
    return NamedStyle(nama, font=huruf, fill=warna, border=bingkai, alignment=rata)


def _fill(sel: Any, garis: Garis, *, tebal: bool, bernomor: bool) -> None:  # noqa: ANN401 - the stubs doubt that it takes a value
    if not garis.teks:
        return
    if "1" in garis.miring:
        huruf = [(_KODE.sub("_x005F_", teks), miring) for teks, miring in runs(garis)]
        sel.value = CellRichText(
            [TextBlock(InlineFont(rFont=_HURUF, sz=11, b=tebal or None, i=miring or None), t) for t, miring in huruf]
        )
    elif bernomor and _RUPA_ANGKA.fullmatch(garis.teks):
        sel.value = int(garis.teks)
    else:
        sel.value = _KODE.sub("_x005F_", garis.teks)
        sel.data_type = "s"
        sel.number_format = "@" if garis.teks[0].isdigit() else "General"
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


def _comfortable(daun: Daun, isi: Sequence[str]) -> float:
    """Return a width in characters: as stated, or such that long texts take about as many lines as they are wide."""
    if daun.kisi:
        return 4
    if daun.kolom.lebar:
        return max(5.0, daun.kolom.lebar * _HURUF_SE_CM)
    kata = max((len(k) for k in daun.kolom.judul.split()), default=0) + 3
    panjang = sorted(map(len, isi))[len(isi) * 9 // 10] if isi else 0
    return float(min(48, max(12, kata, (6 * panjang) ** 0.5)))


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
