"""Rows and cells of an annex: what was met before is the same object, and nothing else than what is written."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from zi_docs.models.butir import Butir
from zi_docs.models.lampiran import LampiranTabel, Simpul

KATA = st.sampled_from(["a", "b", "c", "komponen", "x y", " a ", "e\u0301", "1", ""])
SEL = KATA | st.lists(KATA.filter(str.strip), max_size=2) | st.none() | st.builds(lambda teks: {"isi": teks}, KATA)
KEPALA = st.fixed_dictionaries({}, optional={"nomor": KATA, "bagian": st.just("A") | st.just("B")})
DAUN = st.dictionaries(st.sampled_from("abc"), SEL, min_size=1, max_size=3)
BARIS: st.SearchStrategy[Any] = st.recursive(
    st.builds(lambda kepala, sel: {**kepala, **sel}, KEPALA, DAUN)
    | st.builds(lambda kepala, sel: {**kepala, "sel": sel}, KEPALA, DAUN)
    | st.lists(KATA.filter(str.strip), min_size=1, max_size=3),
    lambda anak: st.builds(
        lambda kepala, sel, isi: {**kepala, **sel, "isi": isi}, KEPALA, DAUN, st.lists(anak, min_size=1, max_size=3)
    ),
    max_leaves=4,
)


def rows(*isi: Any) -> tuple[Simpul, ...]:  # noqa: ANN401 - rows as a plan may have them
    """The rows of an annex."""
    return LampiranTabel.model_validate({"jenis": "tabel", "judul": "J", "kolom": ["A"], "isi": [*isi]}).isi


def checked(baris: Any, simpul: Simpul) -> None:  # noqa: ANN401 - a row as a plan may have it
    """Compare a row with what it was made of, cell by cell and row by row."""
    assert simpul == Simpul.model_validate(baris)
    if isinstance(baris, list):
        return
    sel = baris.get("sel") or {k: v for k, v in baris.items() if k not in {"nomor", "bagian", "isi"}}
    assert simpul.sel == {kunci: Butir.model_validate(nilai) for kunci, nilai in sel.items()}
    assert simpul.nomor == (baris["nomor"].strip().replace("e\u0301", "\u00e9") if "nomor" in baris else None)
    assert simpul.bagian == baris.get("bagian")
    for satu, anak in zip(baris.get("isi", ()), simpul.isi, strict=True):
        checked(satu, anak)


@given(st.lists(BARIS, min_size=1, max_size=6))
def test_rows_say_what_is_written_however_many_were_met_before(daftar: list[Any]) -> None:
    """Rows that are alike in words, keys or shape are not taken for one another."""
    for baris, simpul in zip(daftar, rows(*daftar), strict=True):
        checked(baris, simpul)


@given(BARIS.filter(lambda baris: isinstance(baris, dict)))
def test_equal_cells_of_two_plans_are_the_same_object(baris: dict[str, Any]) -> None:
    """A cell that is a text or a list of texts is made once."""
    pertama, kedua = rows(baris)[0], rows(dict(baris))[0]
    assert pertama == kedua
    for kunci, butir in pertama.sel.items():
        sel = baris.get("sel", baris)[kunci]
        if isinstance(sel, str | list):
            assert butir is kedua.sel[kunci]


def test_rows_and_sections_of_two_plans_are_shared() -> None:
    """A section with its rows is one object for all plans that have it; one other word makes another one."""
    bagian: dict[str, Any] = {"bagian": "Area", "isi": [{"a": "satu", "b": ["dua", "tiga"]}, {"a": "empat"}]}
    pertama, kedua = rows(bagian)[0], rows({**bagian, "isi": [dict(satu) for satu in bagian["isi"]]})[0]
    assert pertama is kedua
    lain = rows({**bagian, "isi": [bagian["isi"][0], {"a": "lima"}]})[0]
    assert lain != pertama
    assert lain.isi[0] is pertama.isi[0]


@pytest.mark.parametrize("salah", [{"a": "x\x07"}, {"a": "y", "isi": []}, {"a": {"tiada": "x"}}, {"a": 5}])
def test_a_wrong_row_is_refused_each_time(salah: dict[str, Any]) -> None:
    """What was refused once is not remembered as right."""
    for _ in range(2):
        with pytest.raises(ValidationError):
            rows({"a": "baik"}, salah)
