"""Points and their lists: nesting, endings, conjunctions, closing words; in the decree, in annexes and in cells."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from tests.naskah_teks import alinea, body, fault, grid, make_naskah, make_tabel, polos, tabel
from zi_docs.errors import ComposeError
from zi_docs.models.naskah import Gaya, Isi, Paragraf


def diktum(butir: object) -> Isi:
    """Return what stands beside KESATU, the only diktum."""
    return make_naskah(diktum=[butir]).diktum_akhir.isi


def menimbang(*butir: object) -> Isi:
    """Return the considerations without the closing one."""
    return make_naskah(menimbang={"butir": list(butir), "penutup": "tanpa"}).menimbang


def memperhatikan(*butir: object) -> Isi:
    """Return the items of Memperhatikan."""
    return make_naskah(memperhatikan=list(butir)).memperhatikan


def teks(*butir: object) -> Isi:
    """Return the content of an annex of free text."""
    return make_naskah(lampiran=[{"jenis": "teks", "judul": "L", "isi": list(butir)}]).lampiran[0].isi


def cell(butir: object) -> str:
    """Return the only cell of a table, paragraphs parted by slashes."""
    return grid(make_tabel(["A"], [{"a": butir}]))[-1]


def paragraphs(isi: Isi) -> list[Paragraf]:
    """Return the content, all of it paragraphs."""
    assert all(isinstance(satu, Paragraf) for satu in isi)
    return [satu for satu in isi if isinstance(satu, Paragraf)]


# Endings


@pytest.mark.parametrize(
    ("isi", "harap"),
    [
        ("Membentuk tim", "Membentuk tim."),
        ("Membentuk tim.", "Membentuk tim."),
        ("Membentuk tim;", "Membentuk tim;"),
        ("Membentuk tim:", "Membentuk tim:"),
        ("Membentuk tim,", "Membentuk tim,"),
        ("Setuju?", "Setuju?"),
        ("Disebut “Tim.”", "Disebut “Tim.”"),
        ("Membentuk *tim*", "Membentuk <i>tim</i>."),
        ("Membentuk *tim.*", "Membentuk <i>tim.</i>"),
        ("Pukul 10.00 WIB", "Pukul 10.00 WIB."),
        ("Pasal 5 ayat (2)", "Pasal 5 ayat (2)."),
        ("Tim dan", "Tim dan."),
    ],
)
def test_an_ending_is_supplied_only_where_it_is_missing(isi: str, harap: str) -> None:
    """A diktum ends with a full stop unless it was typed with an ending of its own."""
    assert alinea(diktum(isi)) == [harap]


def test_endings_follow_the_part_of_the_decree() -> None:
    """Considerations, legal bases and what is noted end with a semicolon, also the last; diktum with a full stop."""
    naskah = make_naskah(menimbang=["bahwa a", "bahwa b;"], mengingat=["UUD", "UU;"], memperhatikan=["Surat", "BA."])
    assert alinea(naskah.menimbang)[:2] == ["a. bahwa a;", "b. bahwa b;"]
    assert alinea(naskah.mengingat) == ["1. UUD;", "2. UU;"]
    assert alinea(naskah.memperhatikan) == ["1. Surat;", "2. BA."]


def test_dots_for_what_is_not_known_are_no_ending() -> None:
    """A sentence that ends with the dots of a rancangan still gets its own ending."""
    naskah = make_naskah(tahun=None, menimbang=["bahwa Tahun {{ tahun }}", "bahwa b"])
    assert alinea(naskah.menimbang)[0] == "a. bahwa Tahun ...;"


def test_a_full_stop_within_brackets_is_no_ending() -> None:
    """What ends the words in brackets does not end the sentence."""
    assert alinea(menimbang("bahwa buku, surat (dan sebagainya, dsb.)", "bahwa b"))[0].endswith("dsb.);")


# Lists


def test_a_list_starts_with_a_colon_and_ends_as_the_sentence() -> None:
    """The lead-in gets a colon, items a semicolon, the last but one `; dan`, the last the end of the sentence."""
    tiga = {"isi": "Tim bertugas", "rincian": ["menyusun", "membahas", "melaporkan"]}
    assert alinea(diktum(tiga)) == ["Tim bertugas:", "a. menyusun;", "b. membahas; dan", "c. melaporkan."]
    assert alinea(menimbang(tiga, "bahwa b"))[:4] == [
        "a. Tim bertugas:",
        "  1. menyusun;",
        "  2. membahas; dan",
        "  3. melaporkan;",
    ]


@pytest.mark.parametrize(
    ("sambung", "harap"),
    [(None, "; dan"), ("dan", "; dan"), ("atau", "; atau"), ("dan/atau", "; dan/atau"), ("tanpa", ";")],
)
def test_the_conjunction_stands_after_the_last_but_one(sambung: str | None, harap: str) -> None:
    """The conjunction is dan unless the plan says otherwise; tanpa leaves it out."""
    isi = diktum({"isi": "Tim", "rincian": ["x", "y", "z"], "sambung": sambung})
    assert alinea(isi) == ["Tim:", "a. x;", f"b. y{harap}", "c. z."]


@pytest.mark.parametrize("tulis", ["y; dan", "y, atau", "y; dan/atau", "y;dan", "y;", "y."])
def test_a_conjunction_that_was_typed_is_not_repeated(tulis: str) -> None:
    """Items with an ending of their own keep it."""
    assert alinea(diktum({"isi": "Tim:", "rincian": ["x;", tulis, "z."]})) == ["Tim:", "a. x;", f"b. {tulis}", "c. z."]


def test_a_list_of_one_has_no_conjunction() -> None:
    """The only item ends the sentence."""
    assert alinea(diktum({"isi": "Tim", "rincian": ["x"]})) == ["Tim:", "a. x."]


def test_closing_words_end_the_sentence_after_the_list() -> None:
    """Before closing words the last item has a comma; the words get the end of the sentence."""
    isi = {"isi": "Dalam hal", "rincian": ["x", "y"], "sambung": "atau", "akhir": "Ketua menunjuk pengganti"}
    harap = ["Dalam hal:", "a. x; atau", "b. y,", "Ketua menunjuk pengganti."]
    assert alinea(diktum(isi)) == harap
    assert alinea(teks(isi)) == harap
    assert alinea(menimbang(isi, "bahwa b"))[3] == "Ketua menunjuk pengganti;"


def test_a_list_within_a_list_ends_as_its_item() -> None:
    """The last inner item takes the ending that its parent would have had."""
    dalam = {"isi": "b", "rincian": ["b1", "b2"], "akhir": "tutup b"}
    isi = {"isi": "Tim", "rincian": ["a", dalam, {"isi": "c", "rincian": ["c1", "c2"]}]}
    assert alinea(diktum(isi)) == [
        "Tim:",
        "a. a;",
        "b. b:",
        "  1. b1; dan",
        "  2. b2,",
        "tutup b; dan",
        "c. c:",
        "  1. c1; dan",
        "  2. c2.",
    ]


def nested(tingkat: int, bawah: object = "x") -> object:
    """Return a point with `tingkat` levels of lists under it."""
    for n in reversed(range(tingkat)):
        bawah = {"isi": f"t{n}", "rincian": [bawah]}
    return bawah


def levels(isi: Isi) -> list[tuple[str, int]]:
    """Return style and level of each list paragraph."""
    return [(p.gaya.value.removeprefix("ZI Rincian "), p.daftar.tingkat) for p in paragraphs(isi) if p.daftar]


def test_levels_are_numbered_as_the_law_numbers_them() -> None:
    """A diktum goes a. 1. a) 1); a lettered consideration goes on with 1. a) 1), a numbered item with a. a) 1)."""
    empat = [("Huruf", 0), ("Angka", 1), ("Huruf", 2), ("Angka", 3)]
    assert levels(diktum(nested(4))) == empat
    assert levels(menimbang(nested(4))) == empat
    assert levels(menimbang(nested(3), "bahwa b")) == empat[1:]
    assert levels(memperhatikan(nested(3), "BA")) == [("Huruf", 1), ("Angka", 2), ("Huruf", 3)]
    assert alinea(diktum(nested(4))) == ["t0:", "a. t1:", "  1. t2:", "    a) t3:", "      1) x."]


PLACES: dict[str, tuple[int, tuple[str | int, ...], Callable[[object], object]]] = {
    "diktum": (4, ("diktum", 0), lambda butir: make_naskah(diktum=[butir])),
    "menimbang": (3, ("menimbang", "butir", 0), lambda butir: make_naskah(menimbang=[butir])),
    "memperhatikan": (3, ("memperhatikan", 0), lambda butir: make_naskah(memperhatikan=[butir, "BA"])),
    "teks": (4, ("lampiran", 0, "isi", 0), teks),
    "sel": (4, ("lampiran", 0, "isi", 0, "a"), cell),
}


@pytest.mark.parametrize("tempat", PLACES)
def test_more_than_four_levels_are_refused(tempat: str) -> None:
    """Four levels, the letter of the point counted, are the limit of the law; the fifth is refused at its place."""
    batas, jalur, buat = PLACES[tempat]
    assert buat(nested(batas))
    with pytest.raises(ComposeError, match="lebih dari empat tingkat") as caught:
        buat(nested(batas + 1))
    (satu,) = caught.value.masalah
    assert satu.jalur == (*jalur, *["rincian", 0] * (batas + 1))
    assert "angka 87" in satu.saran


@pytest.mark.parametrize(
    ("penomoran", "harap"),
    [("huruf", ["a. x; dan", "b. y."]), ("angka", ["1. x; dan", "2. y."]), ("strip", ["- x; dan", "- y."])],
)
def test_a_list_may_choose_its_numbers(penomoran: str, harap: list[str]) -> None:
    """Letters, figures or dashes as the plan says."""
    assert alinea(diktum({"isi": "Tim", "rincian": ["x", "y"], "penomoran": penomoran}))[1:] == harap


def test_a_list_without_numbers_is_a_row_of_paragraphs() -> None:
    """With tanpa the items keep their endings and stand in the style of the text."""
    isi = paragraphs(diktum({"isi": "Tim", "rincian": ["x", "y"], "penomoran": "tanpa"}))
    assert [(polos(p.teks), p.gaya, p.daftar) for p in isi[1:]] == [
        ("x; dan", Gaya.URAIAN, None),
        ("y.", Gaya.URAIAN, None),
    ]


def test_inner_numbers_follow_the_outer_choice() -> None:
    """Under figures come letters, under dashes dashes, unless the inner list chooses."""

    def di_bawah(penomoran: str, dalam: dict[str, str]) -> list[tuple[str, int]]:
        return levels(
            diktum({"isi": "Tim", "penomoran": penomoran, "rincian": [{"isi": "x", "rincian": ["y"], **dalam}]})
        )

    assert di_bawah("angka", {}) == [("Angka", 0), ("Huruf", 1)]
    assert di_bawah("strip", {}) == [("Strip", 0), ("Strip", 1)]
    assert di_bawah("angka", {"penomoran": "strip"}) == [("Angka", 0), ("Strip", 1)]


def test_every_list_counts_for_itself() -> None:
    """No two lists of a decree, its annexes and their cells share a number, so that each starts anew."""
    dua = {"isi": "Tim", "rincian": ["x", {"isi": "y", "rincian": ["z"]}]}
    lampiran = {"jenis": "tabel", "judul": "T", "kolom": ["A"], "isi": [{"a": ["x", "y"]}, {"a": ["z"]}]}
    naskah = make_naskah(
        menimbang=[dua], diktum=[dua, dua], lampiran=[{"jenis": "teks", "judul": "L", "isi": [dua]}, lampiran]
    )
    bagian = (naskah.menimbang, naskah.diktum[0].isi, naskah.diktum_akhir.isi, naskah.lampiran[0].isi)
    nomor = [{p.daftar.nomor for p in paragraphs(isi) if p.daftar} for isi in bagian]
    sel = [p for baris in body(tabel(naskah.lampiran[1].isi)) for p in baris.sel[0].paragraf]
    nomor.append({p.daftar.nomor for p in sel if p.daftar})
    assert list(map(len, nomor)) == [2] * 5
    assert len(set().union(*nomor)) == 10


# Free text and cells


def test_free_text_is_as_typed() -> None:
    """Paragraphs of an annex get no ending; each line of a block is a paragraph."""
    assert alinea(teks("Satu", "Dua\nTiga\n\nEmpat.")) == ["Satu", "Dua", "Tiga", "Empat."]


def test_a_list_in_free_text_is_a_sentence() -> None:
    """A list of an annex has colon, semicolons and full stop like any sentence."""
    isi = ["Umum", {"isi": "Tim", "rincian": ["x", "y"]}]
    assert alinea(teks(*isi)) == ["Umum", "Tim:", "a. x; dan", "b. y."]


@pytest.mark.parametrize(
    ("butir", "harap"),
    [
        ("Rapat", "Rapat"),
        ("Satu\nDua", "Satu / Dua"),
        ("Rapat *pleno*", "Rapat <i>pleno</i>"),
        (["x", "y"], "1. x / 2. y"),
        ({"isi": "Dokumen:", "rincian": ["x", "y"]}, "Dokumen: / 1. x / 2. y"),
        ({"isi": "D", "rincian": ["x"], "akhir": "tutup"}, "D / 1. x / tutup"),
        ({"isi": "D", "akhir": "tutup"}, "D / tutup"),
        ({"rincian": ["x"], "penomoran": "huruf"}, "a. x"),
        ({"rincian": ["x"], "penomoran": "strip"}, "- x"),
        ({"rincian": ["x", "y"], "penomoran": "tanpa"}, "x / y"),
        ([{"isi": "x", "rincian": ["y", "z"]}], "1. x /   a. y /   b. z"),
        (None, ""),
        ("", ""),
    ],
)
def test_a_cell_is_as_typed(butir: object, harap: str) -> None:
    """A cell holds lines and lists without supplied endings; its lists start with figures; it may be empty."""
    isi = [{"a": butir, "b": "x"}]
    assert grid(make_tabel(["A", "B"], isi))[-1] == f"{harap} | x"


def printed_or_refused(kata: str, buat: Callable[[], list[str]]) -> bool:
    """Whether a word is in what was made, or the plan was refused because of it."""
    try:
        return any(kata in satu for satu in buat())
    except ValidationError:
        return True


def test_closing_words_of_free_text_are_never_lost() -> None:
    """Closing words without a list are printed or refused."""
    assert printed_or_refused("tutup", lambda: alinea(teks({"isi": "x", "akhir": "tutup"})))


def test_closing_words_within_a_cell_are_never_lost() -> None:
    """Closing words of an inner list of a cell are printed."""
    butir = {"rincian": [{"isi": "x", "rincian": ["y"], "akhir": "tutup"}]}
    assert printed_or_refused("tutup", lambda: [cell(butir)])


@pytest.mark.parametrize("kosong", ["", None, {}])
def test_an_empty_item_is_refused(kosong: object) -> None:
    """A list holds no empty points, at any depth."""
    with pytest.raises(ValidationError, match="kosong"):
        menimbang({"isi": "bahwa", "rincian": ["x", kosong]})


KATA = st.sampled_from([f"kata{n}" for n in range(9)])
POHON = st.recursive(
    KATA,
    lambda anak: st.fixed_dictionaries(
        {"isi": KATA, "rincian": st.lists(anak, min_size=1, max_size=4)},
        optional={"penomoran": st.sampled_from(["huruf", "angka", "strip", "tanpa"])},
    ),
    max_leaves=8,
)


def sentences(butir: object) -> Iterator[str]:
    """Yield every sentence of a tree in the order of reading."""
    if isinstance(butir, dict):
        yield butir["isi"]
        for anak in butir["rincian"]:
            yield from sentences(anak)
    else:
        yield str(butir)


def depth(butir: object) -> int:
    """Return how many levels of lists a tree has."""
    return 1 + max(map(depth, butir["rincian"])) if isinstance(butir, dict) else 0


@given(POHON.filter(lambda pohon: depth(pohon) <= 4))
def test_every_point_is_printed_once_in_order(pohon: object) -> None:
    """Any tree of points keeps all its sentences, in the decree, in free text and in a cell; one full stop ends it."""
    harap = list(sentences(pohon))
    isi = paragraphs(diktum(pohon))
    assert [polos(p.teks).removesuffix("; dan").rstrip(".;:") for p in isi] == harap
    assert [polos(p.teks) for p in isi if polos(p.teks).endswith(".")] == [polos(isi[-1].teks)]
    assert len(teks(pohon)) == len(harap)
    sel = make_tabel(["A"], [{"a": pohon}]).baris[-1].sel[0].paragraf
    assert [polos(p.teks) for p in sel] == harap


def test_the_fault_of_a_deep_list_is_the_only_one() -> None:
    """Texts below the limit are not looked at again, so that one mistake gives one report."""
    assert fault(diktum=[nested(6, "{{ salah }}")]).pesan == "rincian lebih dari empat tingkat"
