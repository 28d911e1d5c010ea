"""Values written into the text of a plan: only what is meant changes."""

from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zi_docs.errors import PlanError
from zi_docs.plan import parse_yaml
from zi_docs.plan.ubah import set_values

CONTOH = sorted([*Path("contoh").glob("*.yaml"), *Path("tests/cases").glob("*/plan.yaml")])
TETAP: dict[tuple[str | int, ...], str] = {
    ("nomor",): "7",
    ("penutup", "tanggal"): "2026-01-08",
    ("penetapan", "sidik"): "0123456789abcdef",
}


def tree(teks: str) -> Any:  # noqa: ANN401 - a tree of texts
    """What a text is read as."""
    return parse_yaml(teks, "plan.yaml").isi


@pytest.mark.parametrize("berkas", CONTOH, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_real_plans_keep_every_other_line(berkas: Path) -> None:
    """Of a real plan only the lines that hold the new values differ; its comments stay."""
    lama = berkas.read_text(encoding="utf-8")
    baru = set_values(lama, berkas.name, TETAP)
    hilang = set(lama.splitlines()) - set(baru.splitlines())
    assert all(baris.lstrip().startswith(("nomor:", "tanggal:")) for baris in hilang), hilang
    isi = tree(baru)
    assert (isi["nomor"], isi["penutup"]["tanggal"], isi["penetapan"]["sidik"]) == tuple(TETAP.values())
    assert set_values(baru, berkas.name, TETAP) == baru


@pytest.mark.parametrize(
    ("lama", "baru"),
    [
        ("satker: 1\n", "satker: 1\nnomor: 7\n"),
        ("satker: 1", "satker: 1\nnomor: 7\n"),
        ("satker: 1\r\ntentang: x\r\n", "satker: 1\r\nnomor: 7\r\ntentang: x\r\n"),
        ("satker: 1\n# judul\ntentang: x\n", "satker: 1\nnomor: 7\n# judul\ntentang: x\n"),
        ("nomor: # belum\nsatker: 1\n", "nomor: 7 # belum\nsatker: 1\n"),
        ("nomor:\nsatker: 1\n", "nomor: 7\nsatker: 1\n"),
        ("nomor: ~\nsatker: 1\n", "nomor: 7\nsatker: 1\n"),
        ("nomor: '6'   # lama\nsatker: 1\n", "nomor: 7   # lama\nsatker: 1\n"),
        ('nomor: "6"\nsatker: 1\n', "nomor: 7\nsatker: 1\n"),
        ("{satker: 1}\n", "{nomor: 7, satker: 1}\n"),
    ],
)
def test_a_number_is_filled_in_where_a_reader_looks_for_it(lama: str, baru: str) -> None:
    """A missing number comes behind the office; a comment, quotes and line ends stay what they are."""
    assert set_values(lama, "plan.yaml", {("nomor",): "7"}) == baru


@pytest.mark.parametrize(
    ("lama", "baru"),
    [
        ("a: 1\n", "a: 1\npenutup:\n  tanggal: x\n"),
        ("penutup:\n    tempat: A\n", "penutup:\n    tanggal: x\n    tempat: A\n"),
        ("penutup: {}\n", "penutup: {tanggal: x}\n"),
        ("penutup: {tempat: A}\n", "penutup: {tanggal: x, tempat: A}\n"),
        ("penutup:  # akhir\na: 1\n", "penutup:  # akhir\n  tanggal: x\na: 1\n"),
    ],
)
def test_a_key_below_another_is_added_in_its_layout(lama: str, baru: str) -> None:
    """A key is added to a mapping as the mapping is written: in lines with its indent, or in braces."""
    assert set_values(lama, "plan.yaml", {("penutup", "tanggal"): "x"}) == baru


@pytest.mark.parametrize("teks", ["a: &x 1\nnomor: *x\n", "nomor: >-\n  8\n", "nomor: [1]\n"])
def test_what_cannot_be_written_safely_is_left_to_the_writer(teks: str) -> None:
    """An alias, a block or a list is not guessed at: the message says what to write by hand."""
    with pytest.raises(PlanError, match=r"tulis sendiri dalam plan.yaml: nomor = 7"):
        set_values(teks, "plan.yaml", {("nomor",): "7"})


@given(nilai=st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp")), min_size=1, max_size=40))
def test_any_value_is_read_as_it_was_given(nilai: str) -> None:
    """Whatever is written comes back letter for letter (as NFC, like all of a plan), in lines and in braces."""
    for teks in ("satker: 1\ntentang: x # catatan\n", "{satker: 1}\n"):
        assert tree(set_values(teks, "plan.yaml", {("nomor",): nilai}))["nomor"] == normalize("NFC", nilai)
