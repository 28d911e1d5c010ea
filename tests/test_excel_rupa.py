"""Workbooks that we write are pleasant to edit and to print."""

import re
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from openpyxl import load_workbook

from zi_docs.bahasa import BULAN
from zi_docs.excel import write_people, write_table
from zi_docs.models.lampiran import Anggota, Kolom, Simpul

NO = Kolom(judul="NO", penomoran="angka")
KOLOM = (NO, Kolom(judul="KOMPONEN"), Kolom(judul="LANGKAH AKSI"), Kolom(judul="WAKTU", jenis="jadwal"))
KISI = (NO, Kolom(judul="KEGIATAN"), Kolom(judul="BULAN", jenis="kisi"), Kolom(judul="PENANGGUNG JAWAB"))
PANJANG = "Menyusun dokumen rencana aksi pembangunan Zona Integritas dan menyosialisasikannya kepada pegawai. " * 3


def sheet(kolom: tuple[Kolom, ...], *isi: dict[str, Any]) -> Any:  # noqa: ANN401 - openpyxl
    """The sheet of a table with these rows."""
    return opened(write_table(kolom, tuple(Simpul.model_validate(satu) for satu in isi), "Rencana Aksi"))


def opened(isi: bytes) -> Any:  # noqa: ANN401 - openpyxl
    """The sheet of a workbook."""
    return load_workbook(BytesIO(isi)).worksheets[0]


def row(lembar: Any, teks: str) -> int:  # noqa: ANN401 - openpyxl
    """The row in which a text stands."""
    return int(next(sel.row for baris in lembar.iter_rows() for sel in baris if sel.value == teks))


def test_headings_stay_in_sight() -> None:
    """The rows of headings are frozen, bold, and printed again on each page."""
    lembar = sheet(KOLOM, {"komponen": "A"})
    assert lembar.freeze_panes == "A5"
    assert lembar.print_title_rows == "$3:$4"
    assert all(sel.font.b for sel in lembar[3])
    assert row(lembar, "A") == 5


def test_page_is_as_wide_as_the_table() -> None:
    """Printed on A4 in the width of the page; a wide table lies across, a narrow one upright; pages are numbered."""
    lebar = sheet(KOLOM, {"komponen": PANJANG, "langkah_aksi": PANJANG, "waktu": "Januari"})
    sempit = sheet(KOLOM, {"komponen": "A"})
    assert [satu.page_setup.orientation for satu in (lebar, sempit)] == ["landscape", "portrait"]
    for satu in (lebar, sempit):
        assert satu.sheet_properties.pageSetUpPr.fitToPage
        assert (satu.page_setup.paperSize, satu.page_setup.fitToHeight) == (9, 0)
        assert satu.oddFooter.center.text == "&P dari &N"


def test_long_texts_wrap_into_rows_high_enough() -> None:
    """A long text is wrapped and its row high; a short one has a low row, and heights still follow what is typed."""
    lembar = sheet(KOLOM, {"komponen": PANJANG}, {"komponen": "B"})
    panjang, pendek = (lembar.row_dimensions[row(lembar, teks)] for teks in (PANJANG.strip(), "B"))
    assert panjang.height > 5 * pendek.height
    assert lembar.cell(row(lembar, "B"), 2).alignment.wrap_text
    assert b'customHeight="1"' not in member(write_table(KOLOM, (Simpul.model_validate({"komponen": PANJANG}),), ""))


def member(isi: bytes) -> bytes:
    """The sheet of a workbook as it is stored."""
    return ZipFile(BytesIO(isi)).read("xl/worksheets/sheet1.xml")


def test_merged_parent_has_room_for_its_words() -> None:
    """The rows beside a long parent are together as high as its words need."""
    sendiri = sheet(KOLOM, {"komponen": PANJANG})
    anak = [{"langkah_aksi": "x"}, {"langkah_aksi": "y"}, {"langkah_aksi": "z"}]
    lembar = sheet(KOLOM, {"komponen": PANJANG, "isi": anak})
    pertama = row(lembar, "x")
    tinggi = [lembar.row_dimensions[pertama + n].height for n in range(3)]
    assert sum(tinggi) >= sendiri.row_dimensions[row(sendiri, PANJANG.strip())].height
    assert max(tinggi) == min(tinggi)


def test_columns_are_as_wide_as_their_texts_need() -> None:
    """Numbers stand narrow, long texts wider than short ones, no column wider than a third of a screen."""
    lembar = sheet(KOLOM, {"komponen": PANJANG * 9, "langkah_aksi": "singkat"})
    nomor, panjang, pendek, _ = (lembar.column_dimensions[huruf].width for huruf in "ABCD")
    assert nomor < pendek < panjang < 50


def test_merged_areas_have_borders_all_round() -> None:
    """Every cell that a merged area covers has a style too: Excel draws the border of each by itself."""
    anak = [{"komponen": "a", "isi": [{"langkah_aksi": "x"}, {"langkah_aksi": "y"}]}]
    isi = Simpul.model_validate({"bagian": "SATU", "waktu": "Mei", "isi": [*anak, {"komponen": "b"}]})
    bergaya = {satu.decode() for satu in re.findall(rb'<c r="(\w+)" s="[1-9]', member(write_table(KOLOM, (isi,), "")))}
    assert {f"{kolom}{baris}" for baris in range(3, 9) for kolom in "ABCD"} <= bergaya


def test_lists_to_choose_from() -> None:
    """Schedules offer months, grids the tick, a team its roles; other words may be typed, also in rows added below."""
    waktu = sheet(KOLOM, {"komponen": "A", "waktu": "Mei"}).data_validations.dataValidation
    kisi = sheet(KISI, {"kegiatan": "A", "bulan": "Mei"}).data_validations.dataValidation
    kolom = (NO, Kolom(judul="NAMA"), Kolom(judul="KEDUDUKAN"))
    tim = opened(write_people(kolom, (), (Anggota(nama="A", kedudukan="Ketua"),), "Tim")).data_validations
    (bulan,), (centang,), (peran,) = waktu, kisi, tim.dataValidation
    assert all(satu in bulan.formula1 for satu in BULAN)
    assert centang.formula1 == '"✓"'
    assert {"Ketua", "Anggota"} <= {*peran.formula1.strip('"').split(",")}
    assert "D5" in bulan.sqref
    assert "D400" in bulan.sqref
    assert {"C5", "N5"} <= {sel for sel in ("C5", "N5", "O5") if sel in centang.sqref}
    assert "O5" not in centang.sqref
    assert not any(satu.showErrorMessage for satu in (bulan, centang, peran))


def test_nip_cells_are_text() -> None:
    """A NIP keeps its digits; so does one that is typed into an empty cell or below the table."""
    kolom = (NO, Kolom(judul="NAMA"), Kolom(judul="NIP"))
    lembar = opened(write_people(kolom, (), (Anggota(nama="A", nip="198410142009022008"), Anggota(nama="B")), "Tim"))
    assert [lembar.cell(row(lembar, nama), 3).number_format for nama in "AB"] == ["@", "@"]
    assert lembar.cell(row(lembar, "A"), 3).value == "198410142009022008"
    assert lembar.column_dimensions["C"].number_format == "@"


def test_month_grid_is_centred_under_its_months() -> None:
    """Ticks and words over all months stand in the middle; no second row of numbers follows that of the months."""
    lembar = sheet(KISI, {"kegiatan": "A", "bulan": "Maret"}, {"kegiatan": "B", "bulan": "Per triwulan"})
    assert [sel.value for sel in lembar[4]][2:14] == [str(n) for n in range(1, 13)]
    assert row(lembar, "A") == 5
    for teks in ("✓", "Per triwulan"):
        (sel,) = (sel for baris in lembar.iter_rows() for sel in baris if sel.value == teks)
        assert sel.alignment.horizontal == "center"


def test_sections_fold() -> None:
    """Rows of a section can be folded away: the sheet says how deep its outline goes, headings above."""
    lembar = sheet(KOLOM, {"bagian": "SATU", "isi": [{"bagian": "DUA", "isi": [{"komponen": "a"}]}]})
    assert lembar.row_dimensions[row(lembar, "a")].outlineLevel == lembar.sheet_format.outlineLevelRow == 2
    assert not lembar.sheet_properties.outlinePr.summaryBelow
