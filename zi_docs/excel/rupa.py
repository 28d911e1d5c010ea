"""How a written sheet looks: styles, widths, heights, lists to choose from, the printed page."""

from collections.abc import Iterable, Iterator, Sequence
from math import ceil, sqrt
from typing import Any, Final, NamedTuple

from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.properties import Outline, PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from zi_docs import bahasa
from zi_docs.excel.kepala import Daun
from zi_docs.excel.kisi import CENTANG
from zi_docs.excel.lembar import GAYA_BAGIAN, GAYA_ISI_BAGIAN

HURUF: Final = "Arial"
"""Known to every office suite, or replaced by a font as wide."""
UKURAN: Final = 10
KEDUDUKAN: Final = (
    *("Pengarah", "Pengarah merangkap Ketua", "Ketua", "Wakil Ketua", "Sekretaris", "Koordinator"),
    *("Koordinator merangkap Anggota", "Anggota"),
)
_JADWAL: Final = (*bahasa.BULAN, "Januari s.d. Desember", "Per triwulan", "Per semester")
_HURUF_SE_CM = 5
_NOMOR, _BULAN = 5.0, 4.3
_SPASI, _KECIL, _KAPITAL = 0.5, 0.9, 1.25
"""Widths in Arial of a space, a letter, a capital, as parts of the width of a digit."""
_TERSEMPIT, _SEBARIS, _TERLEBAR = 12, 28, 46
_BARIS_BARU = 500
"""Rows below the table that have the lists too."""
_TITIK_BARIS, _TITIK_TERTINGGI = 12.75, 409.0
_CENTIMETER = 1 / 2.54
_TEGAK_TERLEBAR = 100
"""Characters: a wider table is printed across."""
_A4 = 9


class Bidang(NamedTuple):
    """A cell or merged area with its text; rows and columns count from 1."""

    atas: int
    kiri: int
    bawah: int
    kanan: int
    teks: str


class _Luwes(RowDimension):
    """A row whose height is set and still follows what is typed into it."""

    @property
    def customHeight(self) -> bool:  # noqa: N802 - the name of the format
        return False


def styles() -> Iterator[NamedStyle]:
    """Yield the styles of the workbook; two of them mean something when it is read (`lembar`)."""
    tipis = Side(style="thin", color="808080")
    garis = Border(left=tipis, right=tipis, top=tipis, bottom=tipis)
    biasa, tebal = Font(HURUF, UKURAN), Font(HURUF, UKURAN, bold=True)
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


def comfortable(daun: Daun, isi: Iterable[str]) -> float:
    """Return a width in characters: as stated, else short texts on one line and long ones wider the longer they are."""
    if daun.kisi:
        return _BULAN
    if daun.kolom.lebar:
        return max(_NOMOR, daun.kolom.lebar * _HURUF_SE_CM)
    teks = list(isi)
    judul = max((len(k) for k in daun.kolom.judul.split()), default=0) * 1.25 + 2
    kata = max((len(k) for satu in teks for k in satu.split()), default=0) + 1
    panjang = sorted(max(map(len, satu.split("\n"))) for satu in teks)[len(teks) * 9 // 10] if teks else 0
    cukup = min(panjang + 1, max(_SEBARIS, sqrt(8 * panjang) + 4))
    return min(_TERLEBAR, max(_NOMOR if daun.kolom.penomoran else _TERSEMPIT, judul, kata, cukup))


def set_widths(lembar: Worksheet, lebar: Sequence[float]) -> None:
    """Set the width of each column of the sheet, in characters."""
    for kolom, satu in enumerate(lebar, 1):
        lembar.column_dimensions[get_column_letter(kolom)].width = satu


def set_heights(lembar: Worksheet, bidang: Iterable[Bidang], lebar: Sequence[float]) -> None:
    """Set the height of each row such that every text can be read; a merged area that needs more shares it out.

    No program does this by itself for merged areas.
    """
    baris: dict[int, int] = {}
    tetap: set[int] = set()
    gabungan: list[tuple[Bidang, int]] = []
    for satu in bidang:
        banyak = _lines(satu.teks, sum(lebar[satu.kiri - 1 : satu.kanan]))
        if satu.atas == satu.bawah:
            baris[satu.atas] = max(banyak, baris.get(satu.atas, 1))
        else:
            gabungan.append((satu, banyak))
    for satu, banyak in sorted(gabungan, key=lambda pasang: pasang[0].bawah - pasang[0].atas):
        dilalui = range(satu.atas, satu.bawah + 1)
        kurang = banyak - sum(baris.get(n, 1) for n in dilalui)
        if kurang > 0:
            tetap.update(dilalui)
            baris |= {n: baris.get(n, 1) + ceil(kurang / len(dilalui)) for n in dilalui}
    for nomor, banyak in baris.items():
        tinggi = min(banyak * _TITIK_BARIS + 2, _TITIK_TERTINGGI)
        jenis = RowDimension if nomor in tetap else _Luwes
        dalam = lembar.row_dimensions[nomor].outlineLevel
        lembar.row_dimensions[nomor] = jenis(lembar, index=nomor, ht=tinggi, outlineLevel=dalam)


def _lines(teks: str, lebar: float) -> int:
    """Count the lines into which words fall, one after another as far as they fit; the unit is the width of a digit."""
    ruang = max(lebar - 0.8, 1.0)
    hasil = 0
    for satu in teks.split("\n"):
        hasil, terisi = hasil + 1, -_SPASI
        for kata in satu.split(" "):
            panjang = len(kata) * (_KAPITAL if kata.isupper() else _KECIL)
            terisi += _SPASI + panjang
            if terisi > ruang:
                hasil += ceil(panjang / ruang) if terisi > panjang else ceil(panjang / ruang) - 1
                terisi = panjang % ruang
    return hasil


def offer(lembar: Worksheet, daun: Daun, kolom: range, baris: range) -> None:
    """Offer months, roles and ticks in the cells of a column; anything else may still be typed."""
    pilihan = _choices(daun)
    if not pilihan:
        return
    aturan = DataValidation("list", formula1=f'"{",".join(pilihan)}"', allow_blank=True, showErrorMessage=False)
    kiri, kanan = get_column_letter(kolom[0]), get_column_letter(kolom[-1])
    aturan.add(f"{kiri}{baris.start}:{kanan}{baris.stop + _BARIS_BARU}")
    lembar.add_data_validation(aturan)


def _choices(daun: Daun) -> tuple[str, ...]:
    if daun.kisi:
        return (CENTANG,)
    if daun.kolom.jenis == "jadwal":
        return _JADWAL
    return KEDUDUKAN if daun.kolom.nama == "kedudukan" else ()


def set_page(lembar: Worksheet, lebar: Sequence[float], kepala: range) -> None:
    """Print on A4 as wide as the page, the heading on each page and the page number below; freeze the heading."""
    lembar.freeze_panes = f"A{kepala.stop}"
    lembar.print_title_rows = f"{kepala.start}:{kepala.stop - 1}"
    lembar.sheet_properties.outlinePr = Outline(summaryBelow=False)
    lembar.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    lembar.page_setup.orientation = "landscape" if sum(lebar) > _TEGAK_TERLEBAR else "portrait"
    lembar.page_setup.paperSize = _A4
    lembar.page_setup.fitToHeight = 0
    lembar.print_options.horizontalCentered = True
    tepi = lembar.page_margins
    tepi.left = tepi.right = 1.5 * _CENTIMETER
    tepi.top, tepi.bottom, tepi.header, tepi.footer = (n * _CENTIMETER for n in (1.5, 1.8, 0.8, 0.8))
    kaki: Any = lembar.oddFooter  # the stubs doubt that it is there
    kaki.center.text = "&P dari &N"
