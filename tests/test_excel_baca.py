"""What staff put into Excel is read as they mean it: headings, merged cells, blanks, sections, values."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from zi_docs.excel import Bacaan, read_people, read_table, write_table
from zi_docs.models.lampiran import Kolom, Simpul
from zi_docs.rujukan import rujukan

NO = Kolom(judul="NO", penomoran="angka")
KOLOM = (NO, Kolom(judul="KOMPONEN"), Kolom(judul="LANGKAH AKSI"), Kolom(judul="BUKTI FISIK"))
JUDUL = ["NO", "KOMPONEN", "LANGKAH AKSI", "BUKTI FISIK"]
KISI = (NO, Kolom(judul="URAIAN"), Kolom(judul="PELAKSANAAN (BULAN)", kunci="bulan", jenis="kisi"), Kolom(judul="PJ"))

Baca = Callable[..., Bacaan]


@pytest.fixture
def baca(tmp_path: Path) -> Baca:
    """A function that reads a sheet given as rows of cells and merged areas."""

    def read(
        rows: Sequence[Sequence[Any]],
        gabung: str = "",
        kolom: tuple[Kolom, ...] = KOLOM,
        ubah: Callable[[Any], None] = lambda _: None,
        **aturan: Any,  # noqa: ANN401
    ) -> Bacaan:
        buku = Workbook()
        lembar: Any = buku.active
        lembar.title = "RENCANA"
        for baris, isi in enumerate(rows, 1):
            for letak, nilai in enumerate(isi, 1):
                if nilai is not None:
                    lembar.cell(baris, letak, nilai)
        for daerah in gabung.split():
            lembar.merge_cells(daerah)
        ubah(lembar)
        buku.save(tmp_path / "rencana-aksi.xlsx")
        return read_table(tmp_path / "rencana-aksi.xlsx", kolom, **aturan)

    return read


SATU = [[1, "A", "B", "C"]]
SATU_TERBACA = [{"komponen": "A", "langkah_aksi": "B", "bukti_fisik": "C"}]


@pytest.mark.parametrize(
    "kepala",
    [
        [JUDUL],
        [["No.", "komponen", "Langkah\nAksi", " BUKTI   FISIK "]],
        [["Nomor Urut", "Komponen", "LANGKAH_AKSI", "Data Dukung"]],
        [["RENCANA AKSI ZONA INTEGRITAS"], [], ["TAHUN 2026"], [], JUDUL],
        [JUDUL, [1, 2, 3, 4]],
        [JUDUL, ["(1)", "(2)", "(3)", "(4)"]],
    ],
    ids=["sama", "huruf kecil dan baris baru", "sebutan lain", "blok judul", "nomor kolom", "nomor berkurung"],
)
def test_heading_is_found(baca: Baca, kepala: list[list[Any]]) -> None:
    """Letter case, line breaks, synonyms, title blocks and number rows make no difference."""
    assert baca([*kepala, *SATU]).isi == SATU_TERBACA


def test_heading_of_two_levels(baca: Baca) -> None:
    """Columns under a merged heading are found under it; so is a heading that is merged downwards."""
    kolom = (
        NO,
        Kolom(judul="URAIAN"),
        Kolom(judul="TARGET", kolom=(Kolom(judul="WAKTU"), Kolom(judul="CAPAIAN"))),
        Kolom(judul="KET"),
    )
    rows = [["NO", "URAIAN", "TARGET", None, "KET"], [None, None, "WAKTU", "CAPAIAN"], [1, "A", "Mei", "B", "C"]]
    isi = [{"uraian": "A", "waktu": "Mei", "capaian": "B", "ket": "C"}]
    assert baca(rows, "A1:A2 B1:B2 C1:D1 E1:E2", kolom).isi == isi
    assert baca(rows, "", kolom).isi == isi


def test_columns_in_another_order(baca: Baca) -> None:
    """Cells go to the column whose heading they stand under, wherever it stands; a number column may be missing."""
    assert baca([["BUKTI FISIK", "KOMPONEN", "LANGKAH AKSI"], ["C", "A", "B"]]).isi == SATU_TERBACA


def test_presets_are_read(tmp_path: Path) -> None:
    """Each named set of columns reads a row of its own workbook back."""
    for nama in rujukan()._kolom.table():  # noqa: SLF001 - every preset, none by name
        kolom = rujukan().kolom(nama)
        daun = [satu for k in kolom for satu in (k.kolom or (k,)) if not satu.penomoran]
        isi = (Simpul.model_validate({k.nama: "Maret" if k.jenis == "kisi" else f"isi {k.nama}" for k in daun}),)
        path = tmp_path / f"{nama}.xlsx"
        path.write_bytes(write_table(kolom, isi, "Judul"))
        assert tuple(Simpul.model_validate(s) for s in read_table(path, kolom).isi) == isi


def test_merged_cells_are_parents(baca: Baca) -> None:
    """A cell merged over rows stands above the rows beside it, two levels deep, in any column."""
    rows = [JUDUL, [1, "A", "B", "x"], [None, None, None, "y"], [None, None, "C", "z"], [2, "D", "E", "F"]]
    hasil = baca(rows, "A2:A4 B2:B4 C2:C3")
    assert hasil.isi == [
        {
            "komponen": "A",
            "isi": [
                {"langkah_aksi": "B", "isi": [{"bukti_fisik": "x"}, {"bukti_fisik": "y"}]},
                {"langkah_aksi": "C", "bukti_fisik": "z"},
            ],
        },
        {"komponen": "D", "langkah_aksi": "E", "bukti_fisik": "F"},
    ]
    assert str(hasil.tempat[0, "isi", 1, "bukti_fisik"]) == 'rencana-aksi.xlsx, lembar "RENCANA", sel D4'


def test_blank_means_continues(baca: Baca) -> None:
    """Without merged cells a blank number and blank leading cells go on with the row above; later blanks are empty."""
    rows = [JUDUL, [1, "A", "B", "x"], [None, None, None, "y"], [None, None, "C"], [2, "D"]]
    assert baca(rows).isi == [
        {
            "komponen": "A",
            "isi": [
                {"langkah_aksi": "B", "isi": [{"bukti_fisik": "x"}, {"bukti_fisik": "y"}]},
                {"langkah_aksi": "C"},
            ],
        },
        {"komponen": "D"},
    ]


def test_unnumbered_rows(baca: Baca) -> None:
    """Where no row has a number all are numbered; where some have, one that has none prints none."""
    assert baca([JUDUL, [None, "A"], [None, "B"]]).isi == [{"komponen": "A"}, {"komponen": "B"}]
    assert baca([JUDUL, [1, "A", "x"], [None, "B", "y"]]).isi[1] == {"nomor": "", "komponen": "B", "langkah_aksi": "y"}


def test_numbers_that_differ_are_kept(baca: Baca) -> None:
    """A number that counting gives is left out, any other is stated."""
    isi = baca([JUDUL, ["1.", "A"], [3, "B"], [4, "C"], ["4a", "D"]]).isi
    assert [satu.get("nomor") for satu in isi] == [None, "3", None, "4a"]


@pytest.mark.parametrize(
    ("rows", "gabung"),
    [
        ([["I", "UMUM"], [1, "A", "B", "C"], ["II", "KHUSUS"], [1, "D", "E", "F"]], "B2:D2 B4:D4"),
        ([["I. UMUM"], [1, "A", "B", "C"], ["II. KHUSUS"], [1, "D", "E", "F"]], "A2:D2 A4:D4"),
        ([["I", "UMUM"], [1, "A", "B", "C"], ["II", "KHUSUS"], [1, "D", "E", "F"]], ""),
        ([["I. UMUM"], [1, "A", "B", "C"], ["II. KHUSUS"], [1, "D", "E", "F"]], ""),
    ],
    ids=["nomor dan gabung", "gabung penuh", "nomor dan judul saja", "judul saja"],
)
def test_section_rows(baca: Baca, rows: list[list[Any]], gabung: str) -> None:
    """A row that only holds a title is a section, merged or not; its automatic number is left out."""
    assert baca([JUDUL, *rows], gabung).isi == [
        {"bagian": "UMUM", "isi": SATU_TERBACA},
        {"bagian": "KHUSUS", "isi": [{"komponen": "D", "langkah_aksi": "E", "bukti_fisik": "F"}]},
    ]


def test_sections_nest_by_label_and_by_outline(baca: Baca) -> None:
    """Sections nest by the kind of their numbers, or by the outline levels of the sheet."""
    rows = [
        JUDUL,
        ["I", "SATU"],
        ["A", "Sub a"],
        [1, "x", "y"],
        ["B", "Sub b"],
        [1, "z", "w"],
        ["II", "DUA"],
        [1, "v", "u"],
    ]

    def tree(isi: list[dict[str, Any]]) -> list[Any]:
        return [(s["bagian"], tree(s.get("isi", []))) for s in isi if "bagian" in s]

    def outline(lembar: Any) -> None:  # noqa: ANN401
        for baris, tingkat in zip(range(2, 9), [0, 1, 2, 1, 2, 0, 1], strict=False):
            lembar.row_dimensions[baris].outlineLevel = tingkat

    diharapkan: list[Any] = [("SATU", [("Sub a", []), ("Sub b", [])]), ("DUA", [])]
    assert tree(baca(rows, "B2:D2 B3:D3 B5:D5 B7:D7").isi) == diharapkan
    assert tree(baca(rows, "B2:D2 B3:D3 B5:D5 B7:D7", ubah=outline).isi) == diharapkan


def test_cell_beside_a_whole_section(baca: Baca) -> None:
    """A cell merged over all numbered rows of a section belongs to the section."""
    isi = baca([JUDUL, ["I", "UMUM"], [1, "A", "B", "TIM"], [2, "C", "D"]], "B2:D2 D3:D4").isi
    assert isi == [
        {
            "bagian": "UMUM",
            "bukti_fisik": "TIM",
            "isi": [{"komponen": "A", "langkah_aksi": "B"}, {"komponen": "C", "langkah_aksi": "D"}],
        }
    ]


@pytest.mark.parametrize(
    ("nilai", "bentuk", "teks"),
    [
        (12, None, "12"),
        (12.0, None, "12"),
        (0.5, None, "0,5"),
        (0.45, "0%", "45%"),
        (1234567.5, "#,##0.00", "1.234.567,50"),
        (1500000, '"Rp"#,##0', "Rp1.500.000"),
        (7, "000", "007"),
        (date(2026, 1, 8), None, "8 Januari 2026"),
        (date(2026, 1, 8), "mmm-yy", "Januari 2026"),
        (date(2026, 1, 8), "dddd, d mmmm yyyy", "Kamis, 8 Januari 2026"),
        (datetime(2026, 1, 8, 9, 30), "dd/mm/yyyy hh:mm", "8 Januari 2026 09.30"),  # noqa: DTZ001
        (True, None, "BENAR"),
        ("198410142009022008", None, "198410142009022008"),
        ("2 * 3", None, r"2 \* 3"),
        ("{{ tahun }} {{x-y}}", None, r"{{ tahun }} \{\{x-y}}"),
        ("a\r\nb", None, "a\nb"),
        ("1. Undangan\n2. Daftar hadir", None, {"rincian": ["Undangan", "Daftar hadir"]}),
        ("Bukti:\n- foto\n- video", None, {"isi": "Bukti:", "rincian": ["foto", "video"], "penomoran": "strip"}),
        ("1. satu\na. x\nb. y\n2. dua", None, {"rincian": [{"isi": "satu", "rincian": ["x", "y"]}, "dua"]}),
        ("1. satu\n3. tiga", None, "1. satu\n3. tiga"),
        ("-", None, "-"),
    ],
)
def test_value_is_what_the_cell_shows(baca: Baca, nilai: object, bentuk: str | None, teks: object) -> None:
    """Dates, numbers, percentages, lists and special characters are read as the cell shows them."""

    def fill(lembar: Any) -> None:  # noqa: ANN401
        lembar["B2"] = nilai
        if bentuk:
            lembar["B2"].number_format = bentuk

    assert baca([JUDUL, [1, None, "x"]], ubah=fill).isi[0]["komponen"] == teks


def test_italics(baca: Baca) -> None:
    """Italic words are marked, of a part of the cell or of the whole; half a word is widened to the word."""

    def fill(lembar: Any) -> None:  # noqa: ANN401
        miring = InlineFont(i=True)
        lembar["B2"] = CellRichText("pada ", TextBlock(miring, "website "), "dan web", TextBlock(miring, "site"))
        lembar["C2"] = "role model"
        lembar["C2"].font = Font(italic=True)

    satu = baca([JUDUL, [1]], ubah=fill).isi[0]
    assert satu == {"komponen": "pada *website* dan *website*", "langkah_aksi": "*role model*"}


def test_month_grid(baca: Baca) -> None:
    """Ticks of any kind, merged months and text over all months become one schedule."""
    kepala = [["NO", "URAIAN", "PELAKSANAAN (BULAN)", *[None] * 11, "PJ"], [None, None, *range(1, 13)]]
    bulan = [None] * 12
    rows = [
        [1, "A", "✓", None, "v", "V", "x", *bulan[5:], "T"],
        [2, "B", "√", *bulan[1:], "T"],
        [3, "C", "sesuai kebutuhan", *bulan[1:], "T"],
        [4, "D", *bulan, "T"],
    ]
    isi = baca([*kepala, *rows], "A1:A2 B1:B2 C1:N1 O1:O2 C4:F4 C5:N5", KISI).isi
    assert [satu.get("bulan") for satu in isi] == [
        "Januari dan Maret s.d. Mei",
        "Januari s.d. April",
        "sesuai kebutuhan",
        None,
    ]


@pytest.mark.parametrize("bulan", [["Jan", "Feb", "Mar"], ["I", "II", "III"], ["Januari", "Pebruari", "MARET"]])
def test_month_names_as_headings(baca: Baca, bulan: list[str]) -> None:
    """The months of a grid may be headed by numbers, names or Roman numerals."""
    nama = [*bulan, *(["IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"] if bulan[0] == "I" else range(4, 13))]
    kepala = [["NO", "URAIAN", "PELAKSANAAN (BULAN)", *[None] * 11, "PJ"], [None, None, *nama]]
    isi = baca([*kepala, [1, "A", None, "v"]], "C1:N1", KISI).isi
    assert isi[0]["bulan"] == "Februari"


def test_grid_merged_over_rows(baca: Baca) -> None:
    """Months all merged over rows belong to the parent; one month merged alone is ticked in each row."""
    kepala = [["NO", "URAIAN", "PELAKSANAAN (BULAN)", *[None] * 11, "PJ"], [None, None, *range(1, 13)]]
    rows = [[1, "A", "v", *[None] * 11, "x"], [*[None] * 14, "y"]]
    huruf = "CDEFGHIJKLMN"
    semua = " ".join(f"{h}3:{h}4" for h in huruf)
    assert baca([*kepala, *rows], f"A3:A4 B3:B4 C1:N1 {semua}", KISI).isi[0]["bulan"] == "Januari"
    cabang = baca([*kepala, *rows], "A3:A4 B3:B4 C1:N1 C3:C4", KISI).isi[0]["isi"]
    assert [satu["bulan"] for satu in cabang] == ["Januari", "Januari"]


def test_hidden_rows_are_read_and_reported(baca: Baca) -> None:
    """A hidden row is in the table, and said to be hidden; the number of rows is told."""

    def hide(lembar: Any) -> None:  # noqa: ANN401
        lembar.row_dimensions[3].hidden = True

    hasil = baca([JUDUL, [1, "A"], [2, "B"], [], [3, "C"]], ubah=hide)
    assert len(hasil.isi) == hasil.baris == 3
    assert any("1 baris tersembunyi ikut dibaca: baris 3" in str(c) for c in hasil.catatan)
    assert any("3 baris dibaca" in str(c) for c in hasil.catatan)


def test_sheet_by_name(baca: Baca) -> None:
    """A sheet is named in any letter case; without a name the one with the headings is taken."""

    def add(lembar: Any) -> None:  # noqa: ANN401
        lembar.parent.create_sheet("Catatan", 0)["A1"] = "bukan tabel"

    assert baca([JUDUL, *SATU], ubah=add).isi == SATU_TERBACA
    assert baca([JUDUL, *SATU], ubah=add, lembar=" rencana ").isi == SATU_TERBACA


@pytest.mark.parametrize("pemisah", [",", ";", "\t"])
@pytest.mark.parametrize("sandi", ["utf-8", "utf-8-sig", "cp1252"])
def test_csv(tmp_path: Path, pemisah: str, sandi: str) -> None:
    """CSV is read with any separator and the encodings that Excel writes; places are line and column."""
    isi = [JUDUL, ["1", "Café; a, b", "x", "y"], ["", "", "", "z"]]
    teks = "\r\n".join(pemisah.join(f'"{s}"' for s in baris) for baris in isi)
    path = tmp_path / "rencana.csv"
    path.write_bytes(teks.encode(sandi))
    hasil = read_table(path, KOLOM)
    assert hasil.isi == [
        {"komponen": "Café; a, b", "langkah_aksi": "x", "isi": [{"bukti_fisik": "y"}, {"bukti_fisik": "z"}]}
    ]
    assert str(hasil.tempat[0, "isi", 1, "bukti_fisik"]) == "rencana.csv, baris 3, kolom 4"


def test_people(tmp_path: Path) -> None:
    """A team is read with groups, sub-groups and every column it has, the NIP as text."""
    buku = Workbook()
    lembar: Any = buku.active
    for baris in [
        ["NO", "Nama Lengkap", "Jabatan", "Kedudukan dalam Tim", "NIP"],
        [1, "PENGARAH"],
        [1, "Budi", "Ketua KPU", "Pengarah"],
        [2, "TIM KERJA"],
        ["a", "Manajemen Perubahan"],
        [1, "Citra, S.H.", "Staf", "Anggota", "198410142009022008"],
    ]:
        lembar.append(baris)
    buku.save(tmp_path / "tim.xlsx")
    hasil = read_people(tmp_path / "tim.xlsx")
    orang = {"nama": "Citra, S.H.", "jabatan": "Staf", "kedudukan": "Anggota", "nip": "198410142009022008"}
    assert hasil.isi == {
        "kelompok": [
            {"nama": "PENGARAH", "anggota": [{"nama": "Budi", "jabatan": "Ketua KPU", "kedudukan": "Pengarah"}]},
            {"nama": "TIM KERJA", "kelompok": [{"nama": "Manajemen Perubahan", "anggota": [orang]}]},
        ]
    }
    tempat = hasil.tempat["kelompok", 1, "kelompok", 0, "anggota", 0, "nip"]
    assert str(tempat) == 'tim.xlsx, lembar "Sheet", sel E6'


@pytest.mark.parametrize(("akhir", "di_excel"), [("\r\n", "_x000D_\n"), ("\r", "_x000D_"), ("\n", "\n")])
def test_line_ends_in_a_cell(baca: Baca, tmp_path: Path, akhir: str, di_excel: str) -> None:
    """A line end within a cell means the same in a workbook and in CSV, whichever system wrote it."""
    path = tmp_path / "rencana.csv"
    path.write_bytes(f'NO,KOMPONEN,LANGKAH AKSI,BUKTI FISIK\n1,A,"B{akhir}C",D\n'.encode())
    isi = baca([JUDUL, [1, "A", "B\nC", "D"]]).isi
    assert read_table(path, KOLOM).isi == isi
    assert baca([JUDUL, [1, "A", f"B{di_excel}C", "D"]]).isi == isi
