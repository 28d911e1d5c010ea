"""Annex tables as native Word: grids, widths, rows that repeat and hold together, merged cells."""

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from pypdf import PdfReader

from tests.dokumen import RENCANA, TABEL, W, audit, body, make_docx, sections, tables, val, words
from zi_docs import Bentuk
from zi_docs.pdf import convert

TWIPS_PER_CM = 1440 / 2.54
LEBAR_TEGAK = 12190 - 2 * 1418
ROUNDING = 2  # twips, of the frame that the template draws


def table_of(**isi: object) -> etree._Element:
    """The table of an annex with `isi` laid over a small one."""
    return tables(make_docx(lampiran=[{**TABEL, **isi}]))[0]


def grid(table: etree._Element) -> list[int]:
    """Widths of the grid columns in twips."""
    return [int(column.get(f"{W}w", "0")) for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]


def spans(row: etree._Element) -> list[int]:
    """How many grid columns each cell of a row spans."""
    return [int(val(cell, "tcPr/gridSpan") or 1) for cell in row.iterfind(f"{W}tc")]


def assert_fits(table: etree._Element, width: int) -> None:
    """The columns fill the width of the text exactly; every row spans all of them, and every cell says its width."""
    columns = grid(table)
    assert sum(columns) == width
    assert min(columns) > 0
    assert abs(int(val(table, "tblPr/tblW", "w") or 0) - width) <= ROUNDING
    assert val(table, "tblPr/tblLayout", "type") == "fixed"
    for row in table.iterfind(f"{W}tr"):
        start = 0
        for cell, span in zip(row.iterfind(f"{W}tc"), spans(row), strict=True):
            assert abs(int(val(cell, "tcPr/tcW", "w") or 0) - sum(columns[start : start + span])) <= ROUNDING
            start += span
        assert start == len(columns)


def test_columns_fill_the_text_width_exactly() -> None:
    """Upright and across, the columns together are as wide as the text."""
    assert_fits(table_of(), LEBAR_TEGAK)
    assert_fits(table_of(orientasi="melintang"), 18711 - 2 * 1418)
    assert_fits(tables(make_docx(lampiran=[RENCANA]))[0], 18711 - 2 * 1418)


@pytest.mark.parametrize("banyak", [1, 2, 18, 40])
def test_any_number_of_columns_fits(banyak: int) -> None:
    """One column fills the width; eighteen and forty share it."""
    kolom = [f"KOLOM {n}" for n in range(banyak)]
    assert_fits(table_of(kolom=kolom, isi=[[f"isi {n}" for n in range(banyak)]] * 3), LEBAR_TEGAK)


cells = st.text(st.characters(categories=("L", "N", "P", "Zs")), max_size=60)


@settings(max_examples=40)
@given(st.integers(1, 9).flatmap(lambda n: st.lists(st.lists(cells, min_size=n, max_size=n), min_size=1, max_size=6)))
def test_any_content_fits(isi: list[list[str]]) -> None:
    """Whatever stands in the cells, the columns stay positive and fill the width."""
    kolom = [f"K{n}" for n in range(len(isi[0]))]
    rows = [["-", *(teks.replace("*", "").replace("{", "") or "-" for teks in row[1:])] for row in isi]
    assert_fits(table_of(kolom=kolom, isi=rows), LEBAR_TEGAK)


def test_a_name_a_little_longer_moves_no_column() -> None:
    """Widths go in steps of two millimetres, so that the offices of a batch get the same columns."""
    kolom = ["NAMA", "URAIAN KEGIATAN", "BUKTI FISIK"]
    teks = "laporan pelaksanaan kegiatan sosialisasi dan pendampingan seluruh pegawai di kantor {}"
    lebar = [
        grid(table_of(kolom=kolom, isi=[["Tim", teks.format(nama), "Undangan, daftar hadir, dan foto"]] * 9))
        for nama in ("Kebumen", "Purworejo", "Wonosobo")
    ]
    assert lebar[0] == lebar[1] == lebar[2]
    langkah = 1440 / 12.7
    sempit = [satu for satu in lebar[0] if satu < max(lebar[0])]
    assert [round(satu / langkah) * langkah for satu in sempit] == pytest.approx(sempit, abs=1)


def test_given_widths_are_kept() -> None:
    """A column of 3 cm is 3 cm wide; the others share the rest."""
    kolom = [{"judul": "A", "lebar": 3}, {"judul": "B", "lebar": "2,5"}, "C"]
    columns = grid(table_of(kolom=kolom, isi=[["satu", "dua", "tiga " * 50]]))
    assert columns[:2] == [round(3 * TWIPS_PER_CM), round(2.5 * TWIPS_PER_CM)]
    assert sum(columns) == LEBAR_TEGAK


def test_given_widths_that_do_not_fit_are_scaled() -> None:
    """Columns of 30 cm on a page of 16.5 cm still leave room for a third."""
    kolom = [{"judul": "A", "lebar": 30}, {"judul": "B", "lebar": 30}, "C"]
    table = table_of(kolom=kolom, isi=[["satu", "dua", "tiga"]])
    assert_fits(table, LEBAR_TEGAK)
    first, second, third = grid(table)
    assert abs(first - second) <= 1
    assert third > 300


def test_longest_word_gets_room_where_there_is_some() -> None:
    """A narrow column with one long word is as wide as that word; long prose takes the rest."""
    isi = [["dipertanggungjawabkannya", "kata " * 80]]
    long_word, prose = grid(table_of(kolom=["A", "B"], isi=isi))
    short_word, _ = grid(table_of(kolom=["A", "B"], isi=[["ya", "kata " * 80]]))
    assert long_word > 2 * short_word
    assert long_word > 24 * 0.5 * 10 * 20  # 24 letters of half an em at 10 points
    assert prose > long_word


@pytest.mark.parametrize(("isi", "em"), [("100%", 2.76), ("111", 1.86), ("198101111111111111", 11.16)])
def test_numbers_and_percentages_stay_on_one_line(isi: str, em: float) -> None:
    """Beside long prose a column is as wide as its digits really are, the 1 like any other, and the per cent sign."""
    angka, _ = grid(table_of(kolom=["A", "B"], isi=[[isi, "kata " * 200]] * 9))
    assert angka >= em * 10 * 20 + 2 * 57


def test_narrow_columns_stay_whole_where_long_words_do_not_fit() -> None:
    """Long words that find no room together make their own columns narrower, not those of numbers and ticks."""
    panjang = [f"KATA{n}" for n in range(5)]
    isi = [["10", *["dipertanggungjawabkannya"] * 5, "100%", "✓"]] * 12
    nomor, *lain, persen, _ = grid(table_of(kolom=["NO", *panjang, "NILAI", "ADA"], isi=isi))
    assert nomor >= 2 * 0.78 * 10 * 20 + 2 * 57
    assert persen >= 2.76 * 10 * 20 + 2 * 57
    assert max(lain) - min(lain) <= len(lain)


def test_a_word_longer_than_the_page_does_not_break_the_table() -> None:
    """One word of 5,000 letters beside ordinary columns: the columns still fill the width."""
    assert_fits(table_of(isi=[{"nama": "x" * 5000, "uraian": "biasa"}]), LEBAR_TEGAK)


def test_header_rows_repeat_on_every_page() -> None:
    """The headings of both levels and the row of column numbers repeat, the data rows do not."""
    kolom = ["NO", {"judul": "WAKTU", "kolom": ["MULAI", "SELESAI"]}, "KETERANGAN"]
    table = table_of(kolom=kolom, isi=[["1", "Januari", "Maret", "-"]])
    headers = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in table.iterfind(f"{W}tr")]
    assert headers == [True, True, True, False, False]
    first, second, *_ = table.iterfind(f"{W}tr")
    assert spans(first) == [1, 2, 1]
    assert [val(c, "tcPr/vMerge") for c in first.iterfind(f"{W}tc")] == ["restart", None, "restart"]
    assert [words(c) for c in second.iterfind(f"{W}tc")] == ["", "MULAI", "SELESAI", ""]
    assert [val(c, "tcPr/vMerge") for c in second.iterfind(f"{W}tc")] == ["", None, None, ""]


@pytest.mark.parametrize(("bentuk", "nomor"), [("1", ["1", "2", "3"]), ("(1)", ["(1)", "(2)", "(3)"]), ("tanpa", None)])
def test_row_of_column_numbers_is_a_choice(bentuk: str, nomor: list[str] | None) -> None:
    """The row under the headings counts 1 2 3 or (1) (2) (3), or is left out."""
    rows = [[words(c) for c in row.iterfind(f"{W}tc")] for row in table_of(nomor_kolom=bentuk).iterfind(f"{W}tr")]
    assert rows[1] == (nomor or ["1", "pertama", "baris pertama"])


def test_short_rows_stay_whole_and_long_rows_may_break() -> None:
    """A row does not split over pages, unless it is longer than half a page."""
    table = table_of(isi=[{"nama": "pendek", "uraian": "ya"}, {"nama": "panjang", "uraian": "kata " * 2000}])
    whole = {
        words(row)[1:8]: row.find(f"{W}trPr/{W}cantSplit") is not None for row in table.iterfind(f"{W}tr") if words(row)
    }
    assert whole["pendeky"] is True
    assert whole["panjang"] is False


def keeps(row: etree._Element) -> bool:
    """Whether every paragraph of a row keeps with the next row."""
    styles = {"ZIBagian", "ZIBagianNomor", "ZIKepalaKolom", "ZINomorKolom"}  # these keep by their style
    found = list(row.iter(f"{W}p"))
    return all(p.find(f"{W}pPr/{W}keepNext") is not None or val(p, "pPr/pStyle") in styles for p in found)


def test_section_rows_are_never_last_on_a_page() -> None:
    """A section row and a sub-section row keep with what follows; an ordinary row does not, the last one does."""
    isi = [{"bagian": "Satu", "isi": [{"bagian": "Dalam", "isi": [{"nama": "a"}, {"nama": "b"}, {"nama": "c"}]}]}]
    rows = list(table_of(isi=isi, nomor_kolom="tanpa").iterfind(f"{W}tr"))
    assert [words(row) for row in rows[1:6]] == ["I. Satu", "1Dalam", "1a", "2b", "3c"]
    assert [keeps(row) for row in rows[:6]] == [True, True, True, False, False, True]
    assert spans(rows[1]) == [3]
    assert spans(rows[2]) == [1, 2]


def test_parent_cells_merge_down_over_their_children() -> None:
    """The cell of a parent begins a merge beside its first child and goes on, empty, beside the others."""
    isi = [{"nama": "induk", "isi": [{"uraian": "satu"}, {"uraian": "dua"}, {"uraian": "tiga"}]}, {"nama": "lain"}]
    rows = list(table_of(isi=isi, nomor_kolom="tanpa").iterfind(f"{W}tr"))[1:5]
    merges = [[val(c, "tcPr/vMerge") for c in row.iterfind(f"{W}tc")] for row in rows]
    assert merges == [["restart", "restart", None], ["", "", None], ["", "", None], [None, None, None]]
    assert [[words(c) for c in row.iterfind(f"{W}tc")] for row in rows] == [
        ["1", "induk", "satu"],
        ["", "", "dua"],
        ["", "", "tiga"],
        ["2", "lain", ""],
    ]


def test_small_merged_group_holds_together() -> None:
    """The rows beside one merged cell keep together, so that a page break does not orphan them."""
    isi = [{"nama": "induk", "isi": [{"uraian": "satu"}, {"uraian": "dua"}]}, {"nama": "b"}, {"nama": "c"}]
    rows = list(table_of(isi=isi, nomor_kolom="tanpa").iterfind(f"{W}tr"))
    assert [keeps(row) for row in rows[1:4]] == [True, False, False]


TINGGI = {"nama": "Komponen", "isi": [{"uraian": f"uraian {n} " + "kata " * 60} for n in range(40)]}
"""A parent beside rows that fill several pages."""


def test_parent_begins_anew_on_each_page() -> None:
    """A merged parent that runs over pages says so again, and its bare number too; the rows below hold together."""
    rows = list(table_of(isi=[TINGGI, {"nama": "lain"}], nomor_kolom="tanpa").iterfind(f"{W}tr"))[1:41]
    begun = [n for n, row in enumerate(rows) if val(row, "tc/tcPr/vMerge") == "restart"]
    assert len(begun) > 2
    said = [[words(c) for c in rows[n].iterfind(f"{W}tc")][:2] for n in begun]
    assert said == [["1", "Komponen"], *[["1", "Komponen (lanjutan)"]] * (len(begun) - 1)]
    assert all(keeps(rows[n]) for n in begun[1:])
    assert not any(keeps(rows[n - 1]) for n in begun[1:])


def test_a_page_ends_between_parents_rather_than_within_one() -> None:
    """A page does not end behind the first rows of a parent: these go to the next page with the others."""
    isi = [
        {"nama": f"induk {n}", "isi": [{"uraian": f"{huruf} " + "kata " * 60} for huruf in "abcdefgh"]}
        for n in range(8)
    ]
    rows = list(table_of(isi=isi, nomor_kolom="tanpa").iterfind(f"{W}tr"))[1:65]
    said = [words(row.findall(f"{W}tc")[1]) for row in rows]
    cut = [n for n, text in enumerate(said) if text.endswith("(lanjutan)")]
    assert cut
    assert all(n % 8 > 2 for n in cut)


@pytest.mark.libreoffice
@pytest.mark.parametrize("bentuk", [Bentuk.ASLI, Bentuk.SALINAN])
def test_the_heading_of_an_annex_never_stands_alone_on_its_page(bentuk: Bentuk) -> None:
    """A group of rows that with the closing block has no room beneath the heading leaves its first rows there."""
    isi = [{"nama": "induk", "isi": [{"uraian": "satu"}, {"uraian": "dua"}, {"uraian": "tiga"}]}]
    lampiran = {**TABEL, "orientasi": "melintang", "isi": [{"bagian": "Bagian", "isi": isi}]}
    docx = make_docx(bentuk, lampiran=[lampiran], tentang="Uji Naskah " + "di Lingkungan Kantor " * 17)
    (pdf,) = convert([("tabel.docx", docx)])
    *_, heading, closing = [page.extract_text() for page in PdfReader(BytesIO(pdf.isi)).pages]
    assert heading.index("LAMPIRAN") < heading.index("Bagian") < heading.index("satu")
    assert closing.index("(lanjutan)") < closing.index("tiga") < closing.index("SITI AMINAH")


@pytest.mark.libreoffice
@pytest.mark.parametrize("huruf", [None, "Arial"])
def test_every_page_says_to_which_parent_its_rows_belong(huruf: str | None) -> None:
    """On every page of the PDF the parent stands once, first with its own words, then as continued."""
    tata_letak = {"huruf": huruf} if huruf else {}
    isi = make_docx(lampiran=[{**TABEL, "isi": [TINGGI, {"nama": "lain"}]}], tata_letak=tata_letak)
    (pdf,) = convert([("tabel.docx", isi)])
    pages = [page.extract_text() for page in PdfReader(BytesIO(pdf.isi)).pages]
    beside = [text for text in pages if "uraian" in text]
    assert len(beside) > 2
    assert [text.count("Komponen") for text in beside] == [1] * len(beside)
    assert [text.count("(lanjutan)") for text in beside] == [0, *[1] * (len(beside) - 1)]


@pytest.mark.parametrize(("rata", "gaya"), [({}, "ZISelTengah"), ({"rata": "kiri"}, "ZISel")])
def test_row_numbers_are_centred_unless_the_plan_says_otherwise(rata: dict[str, str], gaya: str) -> None:
    """A column that counts its rows is centred by itself; what a plan says of it holds."""
    table = table_of(kolom=[{"judul": "NO", "penomoran": "angka", **rata}, "NAMA"], isi=[["a"], ["b"]])
    rows = list(table.iterfind(f"{W}tr"))[2:4]
    assert [val(row, "tc/p/pPr/pStyle") or "ZISel" for row in rows] == [gaya] * 2


def test_cells_hold_lists_that_start_anew() -> None:
    """A list within a cell is a native list; the list of the next row starts again at 1."""
    isi = [{"nama": "a", "uraian": {"isi": "Isi:", "rincian": ["satu", "dua"]}}, {"nama": "b", "uraian": ["tiga"]}]
    found = [p for p in table_of(isi=isi).iter(f"{W}p") if p.find(f"{W}pPr/{W}numPr") is not None]
    assert [(words(p), val(p, "pPr/pStyle")) for p in found] == [
        ("satu", "ZISelAngka"),
        ("dua", "ZISelAngka"),
        ("tiga", "ZISelAngka"),
    ]
    numbers = [val(p, "pPr/numPr/numId") for p in found]
    assert numbers[0] == numbers[1] != numbers[2]


def test_lines_of_a_cell_become_paragraphs() -> None:
    """A line break in the plan makes a new paragraph of the cell, in the style of the column."""
    isi = [{"nama": "baris satu\nbaris dua", "uraian": "x"}]
    cell = list(table_of(isi=isi, nomor_kolom="tanpa").iterfind(f"{W}tr/{W}tc"))[4]
    assert [words(p) for p in cell.iterfind(f"{W}p")] == ["baris satu", "baris dua"]


def test_tick_is_set_in_a_font_that_has_it() -> None:
    """✓ stands in a run of its own whose font is known to hold it."""
    table = table_of(isi=[{"nama": "Januari ✓ selesai", "uraian": "✓"}])
    ticks = [run for run in table.iter(f"{W}r") if words(run) == "✓"]
    assert [val(run, "rPr/rFonts", "ascii") for run in ticks] == ["Segoe UI Symbol"] * 2
    assert "Januari ✓ selesai" in words(table)


def test_long_table_is_sound() -> None:
    """600 rows pass the audit; every row is there, in order."""
    isi = make_docx(lampiran=[{**TABEL, "isi": [{"nama": f"nama {n}", "uraian": "ya"} for n in range(1, 601)]}])
    rows = list(tables(isi)[0].iterfind(f"{W}tr"))[2:602]
    assert [words(row) for row in rows] == [f"{n}nama {n}ya" for n in range(1, 601)]
    assert audit(isi) == []


def test_every_cell_ends_in_a_paragraph() -> None:
    """Word refuses a cell without one; empty cells have an empty paragraph in the style of cells."""
    isi = make_docx(lampiran=[{**TABEL, "isi": [{"nama": "a"}, {"uraian": "b"}]}])
    found = list(body(isi).iter(f"{W}tc"))
    assert found
    assert all(cell[-1].tag == f"{W}p" for cell in found)
    assert len(sections(isi)) == 2
