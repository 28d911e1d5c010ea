"""What a plan may hold: short forms are understood, everything else is refused where it stands."""

import pickle
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from tests.naskah_teks import PENUH, Jalur, at, changed, error, errors, leaves, make_plan, mappings, mistakes
from zi_docs.models.lampiran import kunci_kolom
from zi_docs.models.plan import UKURAN_KERTAS, Plan


def models() -> set[type[BaseModel]]:
    """Return every model that the full plan is made of."""
    ada: set[type[BaseModel]] = set()

    def visit(nilai: object) -> None:
        if isinstance(nilai, BaseModel):
            ada.add(type(nilai))
            for nama in type(nilai).model_fields:
                visit(getattr(nilai, nama))
        elif isinstance(nilai, (tuple, dict)):
            for satu in nilai.values() if isinstance(nilai, dict) else nilai:
                visit(satu)

    visit(Plan.model_validate(PENUH))
    return ada


# Everything at once


def test_the_full_plan_has_every_field() -> None:
    """The plan that these tests vary gives a value to each field of each model of a plan."""
    kunci = {langkah for jalur in (*leaves(PENUH), *mappings(PENUH)) for langkah in jalur} | {"tahun", "tln"}
    for jalur in mappings(PENUH):
        kunci |= at(PENUH, jalur).keys()
    nama = {nama for model in models() if model.__name__ != "Redaksi" for nama in model.model_fields}
    assert nama - kunci == set()


def test_a_plan_survives_its_own_dump() -> None:
    """What a plan says beyond defaults, as Python values or as JSON, is the same plan again; so is a pickle."""
    plan = Plan.model_validate(PENUH)
    assert Plan.model_validate(plan.model_dump(exclude_defaults=True)) == plan
    assert Plan.model_validate_json(plan.model_dump_json(exclude_defaults=True)) == plan
    assert pickle.loads(pickle.dumps(plan)) == plan  # noqa: S301 - our own bytes


FREE = {("isian",), ("lampiran", 0, "isi", 0, "isi", 0, "sel")}
"""Mappings whose keys are the writer's own."""


ROW = ("lampiran", 0, "isi")


@pytest.mark.parametrize("jalur", [j for j in mappings(PENUH) if j not in FREE], ids=str)
def test_an_unknown_key_is_refused(jalur: Jalur) -> None:
    """No mapping of a plan takes a key that it does not know; in a row of a table any key is a column."""
    isi = changed(PENUH, (*jalur, "nomer"), "x")
    if jalur[:3] == ROW and "rincian" not in at(PENUH, jalur):
        isi = changed(PENUH, jalur, {"sel": {}, "nomer": "x"})
    with pytest.raises(ValidationError) as caught:
        Plan.model_validate(isi)
    assert [(tempat[-1], pesan) for tempat, pesan in mistakes(caught.value)] == [
        ("nomer", "Extra inputs are not permitted")
    ]


DATES = {"tanggal", "ditetapkan", "diundangkan"}
CONTROL = ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\r", "\u009f", "\ud800", "\udfff", "\ufffe", "\uffff", "\U0001fffe"]


@pytest.mark.parametrize("jalur", [j for j in leaves(PENUH) if j[-1] not in DATES], ids=str)
def test_no_text_holds_what_word_cannot(jalur: Jalur) -> None:
    """A control character, a lone surrogate or a non-character is refused in every text of a plan."""
    lama = at(PENUH, jalur)
    for char in ("\x07", "\ud800", "\ufffe"):
        with pytest.raises(ValidationError):
            Plan.model_validate(changed(PENUH, jalur, f"{lama[:1]}{char}{lama[1:]}x"))


@pytest.mark.parametrize("isi", [{"penutup": {"tanggal": "8\ud800"}}, {"tata_letak": {"kertas": "\ud800"}}], ids=ascii)
def test_no_date_or_paper_holds_a_surrogate(isi: dict[str, object]) -> None:
    """A lone surrogate is refused too where the message quotes the value."""
    assert error(**isi)


@pytest.mark.parametrize("char", CONTROL, ids=ascii)
def test_control_characters_are_named(char: str) -> None:
    """The message names the character by its code where Python can hold it in a text."""
    jalur, pesan = error(tentang=f"a{char}b")
    assert jalur == ("tentang",)
    surrogate = unicodedata.category(char) == "Cs"
    assert surrogate or f"U+{ord(char):04X}" in pesan


@pytest.mark.parametrize(
    "char", ["\t", "\u00a0", "\u200b", "\u00ad", "é", "م", "字", "😀", "\ue000", "<", "&", "\u2028"], ids=ascii
)
def test_other_characters_stay(char: str) -> None:
    """Any other character is text."""
    assert make_plan(tentang=f"a{char}b").tentang == f"a{char}b"


def test_texts_are_normalised() -> None:
    """Texts lose outer spaces and Windows line ends, and come in composed form."""
    plan = make_plan(tentang="  a\r\nb e\u0301 \n", mengingat=[" x "], isian={"a": " b "})
    assert plan.tentang == "a\nb é"
    assert (plan.mengingat[0].isi, plan.isian) == ("x", {"a": "b"})


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1))
def test_any_text_without_control_is_kept_or_refused_as_blank(text: str) -> None:
    """A text without control characters is kept in composed form, unless there is nothing in it."""
    try:
        assert make_plan(memperhatikan=[text]).memperhatikan[0].isi == unicodedata.normalize("NFC", text.strip())
    except ValidationError as salah:
        (satu,) = salah.errors()
        kosong = not text.strip()
        assert kosong == ("tidak punya kalimat" in satu["msg"])
        assert kosong or "karakter kendali" in satu["msg"]


# Types and limits

WRONG: list[tuple[dict[str, object], Jalur]] = [
    ({"tentang": 5}, ("tentang",)),
    ({"tentang": ["a"]}, ("tentang",)),
    ({"tentang": None}, ("tentang",)),
    ({"menimbang": 5}, ("menimbang",)),
    ({"menimbang": [{"isi": ["a"]}]}, ("menimbang", "butir", 0, "isi")),
    ({"mengingat": "uu-7-2017"}, ("mengingat",)),
    ({"mengingat": [5]}, ("mengingat", 0)),
    ({"diktum": "berlaku"}, ("diktum",)),
    ({"diktum": [{"baku": "penutup"}]}, ("diktum", 0, "baku")),
    ({"lampiran": {"jenis": "teks"}}, ("lampiran",)),
    ({"lampiran": [{"jenis": "peta", "judul": "a"}]}, ("lampiran", 0)),
    ({"lampiran": [{"judul": "a"}]}, ("lampiran", 0)),
    ({"lampiran": ["a"]}, ("lampiran", 0)),
    ({"jenis": "bupati"}, ("jenis",)),
    ({"bentuk": "petikan"}, ("bentuk",)),
    ({"tahun": "dua ribu"}, ("tahun",)),
    ({"tahun": 1944}, ("tahun",)),
    ({"tahun": 2101}, ("tahun",)),
    ({"satker": ["3305"]}, ("satker",)),
    ({"satker": {}}, ("satker", "kode")),
    ({"penutup": {"penanda_tangan": {"status": "Pjs."}}}, ("penutup", "penanda_tangan", "status")),
    ({"tata_letak": {"spasi": "3"}}, ("tata_letak", "spasi")),
    ({"tata_letak": {"batas": {"kiri": 0}}}, ("tata_letak", "batas", "kiri")),
    ({"isian": {"a": ["b"]}}, ("isian", "a")),
    ({"isian": ["a"]}, ("isian",)),
    ({"redaksi": {"kop": {"a": "b"}}}, ("redaksi", "kop")),
]


@pytest.mark.parametrize(("isi", "jalur"), WRONG, ids=str)
def test_wrong_types_and_values_are_refused(isi: dict[str, object], jalur: Jalur) -> None:
    """A value of another type, beyond its limits or none of the choices is refused at its place."""
    with pytest.raises(ValidationError) as caught:
        Plan.model_validate({**make_plan().model_dump(), **isi})
    assert [tempat[: len(jalur)] for tempat, _ in mistakes(caught.value)] == [jalur]


TABEL = {"jenis": "tabel", "judul": "a", "kolom": ["A"]}
TIM = {"jenis": "susunan personalia", "judul": "a"}
EMPTY: list[dict[str, object]] = [
    {"menimbang": []},
    {"menimbang": {"butir": []}},
    {"menimbang": ""},
    {"menimbang": [""]},
    {"menimbang": [[]]},
    {"menimbang": [["a"]]},
    {"menimbang": [None]},
    {"menimbang": [{"id": "a"}]},
    {"mengingat": []},
    {"mengingat": [""]},
    {"mengingat": [{}]},
    {"memperhatikan": [" "]},
    {"diktum": []},
    {"diktum": [""]},
    {"diktum": [{"rincian": ["a"]}]},
    {"lampiran": [{**TABEL, "isi": []}]},
    {"lampiran": [{"jenis": "teks", "judul": "a", "isi": " \n "}]},
    {"lampiran": [{"jenis": "teks", "judul": "", "isi": "a"}]},
    {"lampiran": [TIM]},
    {"lampiran": [{**TIM, "kelompok": [{"nama": "a"}]}]},
    {"lampiran": [{**TIM, "anggota": [{"jabatan": "a"}]}]},
    {"tentang": " "},
    {"nomor": ""},
    {"redaksi": {"kop": "a\n\nb"}},
    {"menimbang": [{"isi": "a", "penomoran": "huruf"}]},
]


@pytest.mark.parametrize("isi", EMPTY, ids=str)
def test_what_is_empty_is_refused(isi: dict[str, object]) -> None:
    """Parts that must say something may be neither empty nor blank, at any depth."""
    ((jalur, _),) = errors(**isi)
    assert jalur[0] in isi


def test_a_plan_needs_four_keys() -> None:
    """Office, name, considerations and legal bases must be there; nothing else."""
    with pytest.raises(ValidationError) as caught:
        Plan.model_validate({})
    assert {satu["loc"] for satu in caught.value.errors()} == {
        ("satker",),
        ("tentang",),
        ("menimbang",),
        ("mengingat",),
    }
    assert make_plan(tahun=None).tahun_keputusan is None


def test_all_mistakes_are_found_at_once() -> None:
    """One mistake does not hide the next."""
    salah = errors(tentang="", diktum=[{"id": "A", "isi": "a"}, "b", ""], penutup={"tanggal": "besok"})
    assert [jalur[:2] for jalur, _ in salah] == [("tentang",), ("diktum", 0), ("diktum", 2), ("penutup", "tanggal")]


# Dates, numbers, truth, ids


@pytest.mark.parametrize(
    "tulis", ["8 Januari 2026", "8 januari 2026", "8-1-2026", "08-01-2026", "2026-01-08", "8/1/2026"]
)
def test_dates_are_read_as_people_write_them(tulis: str) -> None:
    """A date may be written in words or figures; it gives the year of the decree."""
    plan = make_plan(penutup={"tanggal": tulis}, tahun=None)
    assert (plan.penutup.tanggal, plan.tahun_keputusan) == (date(2026, 1, 8), 2026)


def test_the_year_stated_is_that_of_the_date() -> None:
    """A year of the decree beside a date of another year is refused."""
    assert make_plan(penutup={"tanggal": "8-1-2026"}, tahun=2026).tahun_keputusan == 2026
    assert "tahun keputusan, 2025" in error(penutup={"tanggal": "8-1-2026"}, tahun=2025)[1]


@pytest.mark.parametrize(
    "tulis",
    [
        "30 Februari 2026",
        "2026-02-30",
        "31-4-2026",
        "29 Februari 2025",
        "0-1-2026",
        "8-13-2026",
        "besok",
        "8 Januari",
        "",
    ],
)
def test_impossible_dates_are_refused(tulis: str) -> None:
    """A day that no calendar has, or no day at all, is refused with an explanation."""
    jalur, pesan = error(penutup={"tanggal": tulis})
    assert jalur == ("penutup", "tanggal")
    assert pesan.startswith("Value error, ")
    assert any(kata in pesan for kata in ("tidak ada", "tidak dapat dipakai", "bukan tanggal"))


@pytest.mark.parametrize(("tulis", "nilai"), [("1,5", 1.5), ("1.5", 1.5), (1.5, 1.5), (2, 2.0), ("2", 2.0)], ids=repr)
def test_decimals_may_have_a_comma(tulis: object, nilai: float) -> None:
    """Comma and point are both understood."""
    assert make_plan(tata_letak={"spasi": tulis}).tata_letak.spasi == nilai


@pytest.mark.parametrize("tulis", ["satu", "1,5,0", "1.000,5", "nan", "inf", "-1", "", "1;5"])
def test_other_decimals_are_refused(tulis: str) -> None:
    """What is no number within the limits is refused."""
    jalur, _ = error(tata_letak={"spasi": tulis})
    assert jalur == ("tata_letak", "spasi")


@pytest.mark.parametrize(
    ("tulis", "nilai"),
    [
        ("ya", True),
        ("Ya", True),
        ("YA", True),
        ("tidak", False),
        ("Tidak", False),
        ("true", True),
        ("false", False),
        (True, True),
    ],
)
def test_truth_is_ya_or_tidak(tulis: object, nilai: bool) -> None:  # noqa: FBT001 - the expected value
    """Truth values are written in Indonesian; true and false are understood."""
    isi = [{"isi": "x", "tanpa_perubahan": tulis}]
    assert make_plan(mengingat=isi).mengingat[0].tanpa_perubahan is nilai


@pytest.mark.parametrize("tulis", ["mungkin", "", "2", ["ya"]])
def test_other_truth_is_refused(tulis: object) -> None:
    """What is neither is refused."""
    assert error(mengingat=[{"isi": "x", "tanpa_perubahan": tulis}])[0] == ("mengingat", 0, "tanpa_perubahan")


@pytest.mark.parametrize("id_", ["a", "rencana_aksi", "a1", "x_2_y"])
def test_good_ids_are_taken(id_: str) -> None:
    """An id is small letters, figures and underscores after a letter."""
    assert make_plan(diktum=[{"id": id_, "isi": "x"}]).diktum[0].id == id_


@pytest.mark.parametrize("id_", ["", "A", "1a", "_a", "a-b", "a.b", "a b", "é", "a\nb", "semua", "keputusan"])
@pytest.mark.parametrize("bagian", ["menimbang", "mengingat", "memperhatikan", "diktum", "lampiran", "pejabat"])
def test_bad_ids_are_refused(bagian: str, id_: str) -> None:
    """Other ids, and those that the system uses itself, are refused in every part."""
    isi = {"jenis": "teks", "judul": "x", "isi": "x"} if bagian == "lampiran" else {"isi": "x"}
    isi = {"nama": "x"} if bagian == "pejabat" else isi
    jalur, pesan = error(**{bagian: [{**isi, "id": id_}]})
    assert (jalur[0], jalur[-1]) == (bagian, "id")
    assert pesan.startswith("id")


# Short forms


def same(pendek: dict[str, object], panjang: dict[str, object]) -> None:
    """Check that two ways to write a part of a plan are one."""
    assert make_plan(**pendek) == make_plan(**panjang)


TEKS = {"jenis": "teks", "judul": "a"}
A: dict[str, object] = {"isi": "a", "rincian": ["x"]}
SHORT: list[tuple[dict[str, object], dict[str, object]]] = [
    ({"satker": 3305}, {"satker": {"kode": "3305"}}),
    ({"satker": "3305"}, {"satker": {"kode": "3305"}}),
    ({"menimbang": "a"}, {"menimbang": {"butir": [{"isi": "a"}]}}),
    ({"menimbang": [A, "b"]}, {"menimbang": {"butir": [A | {"rincian": [{"isi": "x"}]}, {"isi": "b"}]}}),
    ({"diktum": ["berlaku", "Berlaku"]}, {"diktum": [{"baku": "berlaku"}, {"isi": "Berlaku"}]}),
    ({"lampiran": [{**TEKS, "isi": "a"}]}, {"lampiran": [{**TEKS, "isi": [{"isi": "a"}]}]}),
    ({"penutup": {"pengesah": "Budi"}}, {"penutup": {"pengesah": {"nama": "Budi"}}}),
    ({"redaksi": {"kop": "A\nB\n"}}, {"redaksi": {"kop": ["A", "B"]}}),
]


@pytest.mark.parametrize(("pendek", "panjang"), SHORT, ids=str)
def test_usual_cases_have_short_forms(pendek: dict[str, object], panjang: dict[str, object]) -> None:
    """A code is an office, a text a sentence, a list its points, a name a person, a block of text its lines."""
    same(pendek, panjang)


@pytest.mark.parametrize("tulis", ["uu-7-2017", "pkpu-14-2020", "kep-kpu-314-2021"])
def test_what_looks_like_an_id_is_a_regulation(tulis: str) -> None:
    """Small letters and figures with hyphens are the id of a regulation, everything else is a text."""
    same({"mengingat": [tulis]}, {"mengingat": [{"peraturan": tulis}]})
    for teks in (tulis.upper(), f"{tulis} tentang", f"{tulis};", tulis.partition("-")[0]):
        same({"mengingat": [teks]}, {"mengingat": [{"isi": teks}]})


@pytest.mark.parametrize("isi", [{"peraturan": "a", "isi": "b"}, {"id": "a"}, {"tanpa_perubahan": "ya"}], ids=str)
def test_a_legal_basis_is_one_of_three(isi: object) -> None:
    """Id, full data or text: one of them and only one."""
    jalur, pesan = error(mengingat=[isi])
    assert jalur == ("mengingat", 0)
    assert "tepat satu" in pesan


def test_paper_is_named_in_any_case() -> None:
    """F4, A4, Legal and Letter are known; any other name is refused with the choices."""
    assert make_plan(tata_letak={"kertas": " f4 "}).tata_letak.kertas == UKURAN_KERTAS["F4"]
    assert make_plan(tata_letak={"kertas": "LEGAL"}).tata_letak.kertas == UKURAN_KERTAS["Legal"]
    jalur, pesan = error(tata_letak={"kertas": "folio"})
    assert jalur == ("tata_letak",)
    assert "'folio'" in pesan
    assert "F4, A4, Legal, Letter" in pesan


def test_tables_have_short_forms() -> None:
    """A heading stands for a column, a kind of number for a level; keys of a row are columns, a list fills by place."""
    pendek = {**TABEL, "kolom": ["A", "B"], "bagian": ["huruf"], "isi": [{"a": "x", "isi": [["y"]]}]}
    daftar = [{"judul": "A"}, {"judul": "B"}]
    baris = {"sel": {"a": {"isi": "x"}}, "isi": [{"urut": [{"isi": "y"}]}]}
    panjang = {**TABEL, "kolom": {"daftar": daftar}, "bagian": [{"penomoran": "huruf"}], "isi": [baris]}
    same({"lampiran": [pendek]}, {"lampiran": [panjang]})
    same({"lampiran": [{**pendek, "kolom": "x"}]}, {"lampiran": [{**panjang, "kolom": {"prasetel": "x"}}]})


@pytest.mark.parametrize(
    ("judul", "kunci"),
    [
        ("LANGKAH AKSI", "langkah_aksi"),
        ("NO.", "no"),
        ("(Target) *Waktu*", "target_waktu"),
        ("KEGIATAN/AKSI", "kegiatan_aksi"),
    ],
)
def test_a_heading_implies_its_key(judul: str, kunci: str) -> None:
    """The key of a column is its heading in small letters with underscores; a key is its own key."""
    assert kunci_kolom(judul) == kunci
    assert kunci_kolom(kunci) == kunci
