"""The tree of a table becomes a grid: merged parents, sections, numbers; nothing is lost on the way."""

from collections import Counter

import pytest
from hypothesis import given

from tests.naskah_teks import (
    NO,
    Pohon,
    body,
    cells,
    columns,
    grid,
    height,
    make_naskah,
    make_tabel,
    nodes,
    polos,
    run,
    table_faults,
    trees,
)
from tests.naskah_teks import tabel as only_table
from zi_docs.models.naskah import Gaya, Sel

ABC = ["A", "B", "C"]


def rows(kolom: object, isi: object, **lain: object) -> list[str]:
    """Return the rows below a heading of one row."""
    return grid(make_tabel(kolom, isi, **lain))[1:]


# Branches


def test_a_parent_is_merged_over_its_children() -> None:
    """Cells of a node stand in its first row and merge down over all rows below it, at every depth."""
    isi = [
        {"a": "a1", "isi": [{"b": "b1", "isi": [{"c": "c1"}, {"c": "c2"}]}, {"b": "b2", "c": "c3"}]},
        {"a": "a2", "isi": [{"b": "b3", "c": "c4"}]},
        {"a": "a3", "b": "b4", "c": "c5"},
    ]
    assert rows([NO, *ABC], isi) == [
        "1↓ | a1↓ | b1↓ | c1",
        "↑ | ↑ | ↑ | c2",
        "↑ | ↑ | b2 | c3",
        "2 | a2 | b3 | c4",
        "3 | a3 | b4 | c5",
    ]


def test_rows_beside_one_parent_stay_together() -> None:
    """All rows beside a merged cell but the last keep with the next, so that the cell does not split badly."""
    isi = [{"a": "x", "isi": [{"b": "1"}, {"b": "2"}, {"b": "3"}]}, {"a": "y", "b": "4"}]
    assert [baris.menyatu for baris in body(make_tabel(ABC, isi))] == [True, True, False, False]


def test_any_column_may_be_merged() -> None:
    """A parent may fill columns left and right of what its children fill."""
    isi = [{"a": "x", "c": "z", "isi": [{"b": "1"}, {"b": "2"}]}]
    assert rows(ABC, isi) == ["x↓ | 1 | z↓", "↑ | 2 | ↑"]


def test_children_without_a_parent_cell_are_rows() -> None:
    """A node that fills nothing itself only groups and numbers its children."""
    assert rows([NO, *ABC], [{"isi": [{"a": "x"}, {"a": "y"}]}]) == ["1↓ | x |  | ", "↑ | y |  | "]


def test_a_value_of_a_section_spans_the_section() -> None:
    """A cell filled beside `bagian` merges down over its rows, and over the headings of sub-sections."""
    isi = [
        {
            "bagian": "S",
            "c": "tim",
            "isi": [{"bagian": "S1", "isi": [["x", "1"]]}, {"bagian": "S2", "isi": [["y", "2"]]}],
        },
        {"bagian": "T", "c": "dia", "isi": [["z", "3"]]},
    ]
    assert rows([NO, *ABC], isi) == [
        "I. S →4",
        "1 | S1 →2 | tim↓",
        "1 | x | 1 | ↑",
        "2 | S2 →2 | ↑",
        "1 | y | 2 | ↑",
        "II. T →4",
        "1 | z | 3 | dia",
    ]


def test_a_heading_is_parted_by_a_merged_cell() -> None:
    """Where a merged cell stands in the middle, the heading is in the first span and the rest is empty."""
    isi = [{"bagian": "S", "b": "x", "isi": [{"bagian": "T", "isi": [{"a": "1", "c": "2"}]}]}]
    assert rows([*ABC, "D"], isi, bagian=["romawi"]) == ["I. S →4", "I. T | x↓ |  →2", "1 | ↑ | 2 | "]


# Sections


def test_sections_are_numbered_by_level() -> None:
    """Each level has its own numbers, anew under each parent; the number stands before the title or in its column."""
    isi = [
        {"bagian": "S", "isi": [{"bagian": "S1"}, {"bagian": "S2", "isi": [{"bagian": "S21"}]}]},
        {"bagian": "T", "isi": [{"bagian": "T1"}]},
    ]
    assert rows([NO, "A"], isi) == ["I. S →2", "1 | S1", "2 | S2", "1 | S21", "II. T →2", "1 | T1"]
    lain = ["angka", "huruf", {"penomoran": "tanpa"}]
    assert rows([NO, "A"], isi, bagian=lain) == ["1. S →2", "a. S1 →2", "b. S2 →2", "S21 →2", "2. T →2", "a. T1 →2"]
    gabung = [{"penomoran": "romawi", "letak": "kolom"}]
    assert rows([NO, "A"], isi[1:], bagian=gabung) == ["I | T", "I | T1"]


def test_a_number_column_elsewhere_leaves_headings_whole() -> None:
    """A section number has a cell of its own only where the number column is the first."""
    kolom = ["A", NO]
    isi = [{"bagian": "S", "isi": [{"bagian": "S1", "isi": [["x"]]}]}]
    assert rows(kolom, isi) == ["I. S →2", "1. S1 →2", "x | 1"]
    assert rows(["A", "B"], isi) == ["I. S →2", "1. S1 →2", "x | "]


@pytest.mark.parametrize(
    ("nomor", "harap"),
    [("VI", "VI. S →2"), ("", "S →2"), ("A.", "A. S →2"), ("(1)", "(1) S →2"), (None, "I. S →2")],
)
def test_a_section_may_have_its_own_number(nomor: str | None, harap: str) -> None:
    """An own number replaces the counted one; an empty one prints none; the next section counts on."""
    isi = [{"bagian": "S", "nomor": nomor}, {"bagian": "T"}]
    assert rows([NO, "A"], isi) == [harap, "II. T →2"]


def test_section_rows_are_marked() -> None:
    """Headings of sections are told apart by style and mark, the number in its own style."""
    s, t, x = body(make_tabel([NO, "A"], [{"bagian": "S", "isi": [{"bagian": "T", "isi": [["x"]]}]}]))
    assert [s.bagian, t.bagian, x.bagian] == [True, True, False]
    assert [sel.paragraf[0].gaya for sel in (*s.sel, *t.sel)] == [Gaya.BAGIAN, Gaya.BAGIAN_NOMOR, Gaya.BAGIAN]


def test_titles_of_sections_are_texts() -> None:
    """Facts and italics work in the title of a section."""
    assert rows(["A"], [{"bagian": "*Website* {{ tahun }}"}]) == ["I. <i>Website</i> 2026"]


# Numbers of rows


def numbers(kolom: object, isi: object, **lain: object) -> list[str]:
    """Return the first cell of each row."""
    return [baris.split(" | ")[0] for baris in rows(kolom, isi, **lain)]


def test_rows_are_numbered_anew_or_on() -> None:
    """Numbers start anew in each section, or go on with `lanjut`; children have no number of their own."""
    isi = [
        {"bagian": "S", "isi": [["x"], {"a": "y", "isi": [{"b": "1"}, {"b": "2"}]}]},
        {"bagian": "T", "isi": [["z"], ["w"]]},
    ]
    assert numbers([NO, "A", "B"], isi) == ["I. S →3", "1", "2↓", "↑", "II. T →3", "1", "2"]
    assert numbers([NO, "A", "B"], isi, nomor_baris="lanjut")[4:] == ["II. T →3", "3", "4"]


@pytest.mark.parametrize(
    ("penomoran", "harap"),
    [("angka", ["1", "2", "3"]), ("huruf", ["a", "b", "c"]), ("romawi", ["I", "II", "III"]), ("tanpa", ["", "", ""])],
)
def test_rows_are_numbered_in_any_kind(penomoran: str, harap: list[str]) -> None:
    """The number column chooses figures, letters, Roman numerals or none."""
    kolom = [{"judul": "NO", "penomoran": penomoran}, "A"]
    assert numbers(kolom, [["x"], ["y"], ["z"]]) == harap


@pytest.mark.parametrize(
    ("nomor", "harap"),
    [
        ("3", ["3", "4"]),
        ("3.", ["3.", "4"]),
        ("7)", ["7)", "8"]),
        ("", ["", "1"]),
        ("VI", ["VI", "1"]),
        ("2a", ["2a", "1"]),
    ],
)
def test_a_row_may_have_its_own_number(nomor: str, harap: list[str]) -> None:
    """After an own figure counting goes on from it; anything else, also nothing, does not count."""
    isi = [{"a": "x", "nomor": nomor}, {"a": "y"}]
    assert numbers([NO, "A"], isi) == harap


def test_the_number_column_may_be_filled_by_hand() -> None:
    """A cell of the number column is text like any other; without the column nothing does."""
    assert rows([NO, "A"], [{"a": "x"}, {"no": "*", "a": "y"}]) == ["1 | x", "* | y"]
    assert rows(["A", "B"], [["x"], ["y"]]) == ["x | ", "y | "]


@pytest.mark.parametrize(
    "tengah",
    [
        {"bagian": "S", "isi": [["p"], ["q"]]},
        {"a": "x", "isi": [{"bagian": "S", "isi": [{"b": "p"}, {"b": "q"}, {"b": "r"}]}]},
    ],
)
def test_counting_goes_on_after_a_section(tengah: Pohon) -> None:
    """A row after a section has the number that follows the last row before it at its own level."""
    isi = [["x"], tengah, ["y"]]
    harap = "2" if "bagian" in tengah else "3"
    assert rows([NO, "A", "B"], isi)[-1] == f"{harap} | y | "


@pytest.mark.parametrize(
    "isi", [{"a": "x", "nomor": "9"}, {"a": "x", "isi": [{"nomor": "9", "b": "y"}]}], ids=["no column", "child"]
)
def test_an_own_number_is_never_lost(isi: Pohon) -> None:
    """A number that no column can show is reported."""
    assert table_faults([NO, "A", "B"] if "isi" in isi else ["A"], [isi])


# Filling


def test_cells_are_named_by_heading_or_place() -> None:
    """A key is the heading in any spelling or the column's own key; a list fills from the left, past the number."""
    kolom = [NO, "LANGKAH AKSI", {"judul": "KEDUDUKAN DALAM TIM", "kunci": "kedudukan"}]
    harap = ["1 | x | y"]
    assert rows(kolom, [{"langkah_aksi": "x", "kedudukan": "y"}]) == harap
    assert rows(kolom, [{"LANGKAH AKSI": "x", "Kedudukan": "y"}]) == harap
    assert rows(kolom, [{"sel": {"langkah-aksi": "x", "kedudukan": "y"}}]) == harap
    assert rows(kolom, [["x", "y"]]) == harap
    assert rows(kolom, [{"urut": ["x"], "kedudukan": "y"}]) == harap


@pytest.mark.parametrize(
    ("isi", "jalur", "pesan", "saran"),
    [
        (
            {"langkah_aks": "x", "b": "y"},
            (0, "langkah_aks"),
            "kolom 'langkah_aks' tidak ada dalam tabel",
            "'langkah_aksi'",
        ),
        (
            {"xyz": "x", "b": "y"},
            (0, "xyz"),
            "kolom 'xyz' tidak ada dalam tabel",
            "kolom yang ada: no, langkah_aksi, b",
        ),
        ({"b": "x", "B": "y"}, (0, "B"), "kolom 'B' sudah diisi di atasnya", "satu kali"),
        ({"b": "x", "isi": [{"b": "y"}]}, (0, "isi", 0, "b"), "kolom 'B' sudah diisi di atasnya", "satu kali"),
        ({"urut": ["x"], "langkah_aksi": "y"}, (0, "langkah_aksi"), "kolom 'LANGKAH AKSI' sudah diisi", "satu kali"),
        (["x", "y", "z"], (0, "urut", 2), "baris ini punya 3 isi untuk 2 kolom", "kurangi"),
        ({}, (0,), "baris ini kosong", "hapus barisnya"),
        ([], (0,), "baris ini kosong", "hapus barisnya"),
        ({"b": "x", "isi": [{}]}, (0, "isi", 0), "baris ini kosong", "hapus barisnya"),
        ({"bagian": "S", "b": "x"}, (0,), "bagian ini mengisi kolom tetapi tidak memuat baris", "isi baris"),
    ],
)
def test_mistakes_of_a_row_are_reported(isi: object, jalur: tuple[object, ...], pesan: str, saran: str) -> None:
    """Each mistake has its place in the tree and its cure."""
    (satu,) = table_faults([NO, "LANGKAH AKSI", "B"], [isi])
    assert satu.jalur == ("lampiran", 0, "isi", *jalur)
    assert satu.pesan.startswith(pesan)
    assert saran in satu.saran


def test_a_row_with_one_unknown_column_is_one_mistake() -> None:
    """One mistake gives one report."""
    assert len(table_faults(["A"], [{"xyz": "x"}])) == 1


def test_all_mistakes_of_a_table_are_reported() -> None:
    """One mistake does not hide the next."""
    isi = [{"x": "1"}, {"a": "{{ xyz }}"}, ["1", "2"], {"bagian": "S", "isi": [{"a": "1", "isi": [{"a": "2"}]}]}]
    assert len({satu.jalur[3] for satu in table_faults(["A"], isi)}) == 4


def test_two_columns_of_one_key_are_refused() -> None:
    """Headings that give the same key need keys of their own."""
    kolom = [{"judul": "P", "kolom": ["TARGET"]}, {"judul": "Q", "kolom": ["TARGET"]}]
    assert table_faults(kolom, [{"target": "x"}])


@pytest.mark.parametrize("kolom", [["A"], [NO, "A"]])
def test_a_heading_without_room_is_reported(kolom: list[object]) -> None:
    """A sub-section beside cells that fill every column has no place for its title."""
    assert table_faults(kolom, [{"bagian": "S", "a": "x", "isi": [{"bagian": "T"}]}])


def test_too_many_roman_numbers_are_a_mistake_of_the_plan() -> None:
    """Beyond 3999 there are no Roman numerals; this is reported, not a crash."""
    assert table_faults([{"judul": "NO", "penomoran": "romawi"}, "A"], [["x"]] * 4000)


# Kinds of columns

KISI: list[object] = ["A", {"judul": "BULAN", "jenis": "kisi", "lebar": 6}]
WAKTU: list[object] = ["A", {"judul": "WAKTU", "jenis": "jadwal"}, {"judul": "CAPAIAN", "jenis": "capaian"}]


def test_a_month_grid_is_ticked() -> None:
    """A month grid is twelve columns under one heading; a schedule ticks its months, and any month can be filled."""
    tabel = make_tabel(
        KISI, [{"a": "x", "bulan": "Maret, Mei"}, {"a": "y", "bulan_12": "*v*"}, {"a": "z", "bulan": ""}]
    )
    assert grid(tabel)[0] == "A↓ | BULAN →12"
    assert [kolom.lebar for kolom in tabel.kolom] == [None, *[0.5] * 12]
    centang = [[polos(sel.paragraf[0].teks) for sel in baris.sel[1:]] for baris in body(tabel)]
    assert centang == [["✓" if n in {3, 5} else "" for n in range(1, 13)], [*[""] * 11, "v"], [""] * 12]
    (satu,) = table_faults(KISI, [{"a": "x", "bulan": "kapan saja"}])
    assert (satu.jalur[-1], satu.nilai) == ("bulan", "kapan saja")


def test_schedules_and_targets_take_their_official_form() -> None:
    """Months are spelled out, figures get their words; with `apa_adanya` all stays as typed."""
    isi = [
        {"a": "x", "waktu": "Jan - Maret {{ tahun }}", "capaian": "1 dokumen"},
        {"a": "y", "capaian": ["2 kali", "x"]},
    ]
    assert rows(WAKTU, isi) == ["x | Januari s.d. Maret 2026 | 1 (satu) dokumen", "y |  | 1. 2 (dua) kali / 2. x"]
    assert rows(WAKTU, isi, apa_adanya="ya")[0] == "x | Jan - Maret 2026 | 1 dokumen"
    (satu,) = table_faults(WAKTU, [{"capaian": "2 (tiga) kali"}])
    assert satu.jalur[-1] == "capaian"


def test_doubtful_schedules_are_printed_and_noticed() -> None:
    """A schedule that is not understood, or of another year, is printed as typed with a notice at its place."""
    isi = [{"waktu": "kapan *saja*"}, {"waktu": "Januari 2025"}, {"waktu": "minggu ke-2 Januari"}]
    lampiran = {"jenis": "tabel", "judul": "T", "kolom": WAKTU, "isi": isi}
    naskah = make_naskah(lampiran=[lampiran])
    waktu = [baris.split(" | ")[1] for baris in grid(only_table(naskah.lampiran[0].isi))[2:]]
    assert waktu == ["kapan <i>saja</i>", "Januari 2025", "minggu ke-2 Januari"]
    assert [satu.jalur[3:] for satu in naskah.catatan] == [(0, "waktu"), (1, "waktu")]


@pytest.mark.parametrize("waktu", [{"isi": "Januari", "akhir": "Maret"}, [{"isi": "Januari", "rincian": ["Maret"]}]])
def test_a_schedule_loses_no_words(waktu: object) -> None:
    """Closing words and inner points of a schedule are printed too."""
    assert "Maret" in rows(WAKTU, [{"waktu": waktu}])[0]


def test_an_unknown_fact_in_a_schedule_is_one_mistake() -> None:
    """One mistake gives one report."""
    assert len(table_faults(WAKTU, [{"waktu": "{{ xyz }}"}])) == 1


def test_a_month_grid_is_one_place_of_a_list() -> None:
    """In a row written as a list a month grid takes one value, its schedule."""
    assert rows([*KISI, "B"], [["x", "Januari", "y"]])[-1] == "x | ✓ |" + "  |" * 11 + " y"


# Any tree


@given(trees())
def test_any_tree_becomes_a_whole_grid(pohon: tuple[list[object], list[Pohon]]) -> None:
    """Every text stands once, each row spans all columns, each cell covers exactly the rows below its node."""
    kolom, isi = pohon
    tabel = make_tabel(kolom, isi)
    tempat = cells(tabel)
    semua = [satu for akar in isi for satu in nodes(akar)]
    assert len(body(tabel)) == sum(height(akar) + ("bagian" in akar) for akar in isi)
    assert {teks for teks in tempat if teks.startswith("t")} == {
        teks for satu in semua for teks in satu.values() if isinstance(teks, str)
    }
    for satu in semua:
        for kunci in satu.keys() - {"isi", "bagian"}:
            baris, letak = tempat[satu[kunci]]
            assert tabel.kolom[letak].judul == kunci
            assert run(tabel, baris, letak) == height(satu)


@given(trees())
def test_leaves_and_sections_keep_their_order(pohon: tuple[list[object], list[Pohon]]) -> None:
    """Leaves and headings stand in rows of their own, in the order of the tree."""
    kolom, isi = pohon
    tempat = cells(make_tabel(kolom, isi))
    urut = [s for akar in isi for s in nodes(akar) if "bagian" in s or "isi" not in s]
    baris = [tempat[s.get("bagian") or next(iter(s.values()))][0] for s in urut]
    assert baris == list(range(len(urut)))


@given(trees())
def test_every_merge_has_a_beginning(pohon: tuple[list[object], list[Pohon]]) -> None:
    """Below a cell that goes on there is no gap: each ↑ stands under ↓ or ↑ of the same column and is empty."""
    atas: dict[int, Sel] = {}
    hitung: Counter[str] = Counter()
    for baris in body(make_tabel(*pohon)):
        ini = dict(columns(baris))
        for kolom, sel in ini.items():
            hitung[sel.gabung] += 1
            assert not sel.gabung or sel.kolom == 1
            assert atas.get(kolom, Sel(())).gabung != "mulai" or sel.gabung == "lanjut"
            if sel.gabung == "lanjut":
                assert atas[kolom].gabung
                assert [polos(p.teks) for p in sel.paragraf] == [""]
        atas = ini
    assert hitung["lanjut"] >= hitung["mulai"]
