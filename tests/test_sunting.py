"""Cures written into the text of a plan: the words meant change, in any way of writing them, and nothing else does."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, assume, example, given, reject, settings
from hypothesis import strategies as st

from zi_docs.errors import PlanError
from zi_docs.plan.muat import Sumber
from zi_docs.plan.perbaikan import Hasil, cure, widened
from zi_docs.plan.sumber import Terisi
from zi_docs.plan.teks import encoding
from zi_docs.plan.yaml import Berkas, parse_yaml
from zi_docs.rules import Fix

KATA = st.text("abcdeKPU", min_size=1, max_size=8)
KALIMAT = st.lists(KATA, min_size=1, max_size=30).map(" ".join)
TANDA = st.text("ab \n:#-*&{}[]'\"\\|>,.é“”!%@`~\u00a0", min_size=1, max_size=60)
GAYA = st.sampled_from(["", "'", '"', "|", ">"])
LEBAR = st.integers(10, 60)
AKHIR_BARIS = st.sampled_from(["\n", "\r\n"])
JALUR = ("daftar", 1, "isi")


def document(nilai: str, gaya: str, lebar: int, akhir: str) -> str:
    """A YAML text with comments and neighbours in which `nilai` stands at JALUR in one way of writing."""
    awal = yaml.dump(nilai, default_style=gaya or None, width=lebar, allow_unicode=True)
    isi = awal.removesuffix("...\n").rstrip("\n").replace("\n", "\n      ")
    teks = f"# kepala\natas: '#1'   # tetap\ndaftar:\n  - satu\n  - nama: dua  # komentar\n    isi: {isi}\n"
    return f"{teks}\n  # di bawah\n  - tiga\nbawah: >-\n  dua\n  baris\n".replace("\n", akhir)


def source(teks: str) -> Sumber:
    """The text as a plan's source."""
    return Sumber(Path("plan.yaml"), Terisi(parse_yaml(teks, "plan.yaml")))


def value(isi: Any) -> Any:  # noqa: ANN401 - any tree
    """What stands at JALUR in a tree."""
    return isi["daftar"][1]["isi"]


def without(isi: Any) -> Any:  # noqa: ANN401 - any tree
    """A tree without what stands at JALUR."""
    _, dua, *lain = isi["daftar"]
    return {**isi, "daftar": [{**dua, "isi": ""}, *lain]}


def cured(teks: str, lama: str, baru: str, jalur: tuple[str | int, ...] = JALUR) -> Hasil:
    """The text with one cure."""
    return cure(teks, source(teks), [Fix(jalur, lama, baru)])


def kept(lama: str, baru: str) -> None:
    """Everything above and below the value is the same to the last character, line ends too."""
    for satu, lain in zip(lama.split("isi: ")[:1], baru.split("isi: ")[:1], strict=True):
        assert satu == lain
    assert baru.endswith(lama[lama.index("  # di bawah") :])


@given(KALIMAT, GAYA, LEBAR, AKHIR_BARIS, st.data())
def test_words_are_replaced_in_every_style(nilai: str, gaya: str, lebar: int, akhir: str, data: st.DataObject) -> None:
    """Words that stand once become others in any style, folded or not, and nothing around them moves."""
    kata = nilai.split(" ")
    a = data.draw(st.integers(0, len(kata) - 1))
    b = data.draw(st.integers(a + 1, len(kata)))
    lama, baru = " ".join(kata[a:b]), data.draw(KALIMAT)
    assume(nilai.count(lama) == 1 and lama != baru)
    teks = document(nilai, gaya, lebar, akhir)
    hasil = cured(teks, lama, baru)
    assert not hasil.tersisa
    isi = parse_yaml(hasil.teks, "").isi
    assert value(isi) == value(parse_yaml(teks, "").isi).replace(lama, baru)
    assert without(isi) == without(parse_yaml(teks, "").isi)
    kept(teks, hasil.teks)


@given(TANDA, GAYA, LEBAR, AKHIR_BARIS, st.data())
@settings(suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@example(" a", "'", 20, "\n", None)
def test_odd_characters_change_as_meant_or_not_at_all(
    nilai: str, gaya: str, lebar: int, akhir: str, data: st.DataObject | None
) -> None:
    """Whatever stands in a text or comes into it, the value becomes what was meant or the text stays as it was."""
    teks = document(nilai, gaya, lebar, akhir)
    try:
        isi = parse_yaml(teks, "").isi
    except PlanError:
        reject()
    asal = value(isi)
    assume(isinstance(asal, str) and asal)
    a = data.draw(st.integers(0, len(asal) - 1)) if data else 0
    b = data.draw(st.integers(a + 1, len(asal))) if data else len(asal)
    lama, baru = asal[a:b], data.draw(TANDA) if data else "b"
    hasil = cured(teks, lama, baru)
    if hasil.terpasang:
        assert value(parse_yaml(hasil.teks, "").isi) == asal.replace(lama, baru)
        assert without(parse_yaml(hasil.teks, "").isi) == without(isi)
        kept(teks, hasil.teks)
    else:
        assert hasil.teks == teks
        assert len(hasil.tersisa) == 1


@given(TANDA, GAYA, LEBAR, st.data())
@settings(suppress_health_check=[HealthCheck.filter_too_much])
def test_words_are_found_where_they_stand(nilai: str, gaya: str, lebar: int, data: st.DataObject) -> None:
    """The place of a word in any style is where its letters stand in the file."""
    teks = document(f"{nilai} katakunci akhir", gaya, lebar, "\n")
    try:
        berkas: Berkas = parse_yaml(teks, "plan.yaml")
    except PlanError:
        reject()
    cari = data.draw(st.sampled_from(["katakunci", "akhir"]))
    assume(isinstance(value(berkas.isi), str) and cari in value(berkas.isi))
    tempat, panjang = Sumber(Path("plan.yaml"), Terisi(berkas)).words(JALUR, cari, None)
    assert teks.split("\n")[tempat.baris - 1][tempat.kolom - 1 :][:panjang] == cari


@pytest.mark.parametrize(
    ("lama", "baru"),
    [
        ("isi: website kantor  # tetap\n", "isi: '*website* kantor'  # tetap\n"),
        ("isi: website kantor\n", "isi: '*website* kantor'\n"),
        ("isi: 'lewat website kantor'\n", "isi: 'lewat *website* kantor'\n"),
        ("isi: lewat website kantor\n", "isi: lewat *website* kantor\n"),
        ("isi: >-\n  lewat\n  website\n  kantor\n", "isi: >-\n  lewat\n  *website*\n  kantor\n"),
        ("isi: |\n  lewat\n  website\n", "isi: |\n  lewat\n  *website*\n"),
    ],
)
def test_text_that_plain_yaml_would_misread_gets_quotes(lama: str, baru: str) -> None:
    """Italics at the start of a plain text bring quotes with them; elsewhere they do not."""
    assert cured(lama, "website", "*website*", ("isi",)).teks.replace('"', "'") == baru


def test_fold_between_words_stays() -> None:
    """A change on both sides of a fold keeps the fold and its indentation."""
    teks = "isi: >-\n    Bahwa Komisi\n    Pemilihan umum\n"
    assert cured(teks, "Komisi Pemilihan umum", "Komisi Pemilihan Umum", ("isi",)).teks == teks.replace("umum", "Umum")
    assert cured(teks, "Bahwa Komisi Pemilihan", "bahwa KPU Pemilihan", ("isi",)).teks == teks.replace(
        "Bahwa Komisi", "bahwa KPU"
    )


def test_spaces_within_a_line_are_removed() -> None:
    """Two spaces become one where they stand side by side."""
    assert cured("isi: satu  dua\n", "satu  dua", "satu dua", ("isi",)).teks == "isi: satu dua\n"


def test_cures_that_touch_are_written_one_after_the_other() -> None:
    """Of two cures of the same words the first is written; the other is neither written nor called impossible."""
    teks = "isi: satu dua tiga\n"
    fixes = [Fix(("isi",), "satu dua", "1 dua"), Fix(("isi",), "dua tiga", "dua 3"), Fix(("isi",), "tiga", "III")]
    hasil = cure(teks, source(teks), fixes)
    assert (hasil.teks, hasil.terpasang, hasil.tersisa) == ("isi: 1 dua III\n", (fixes[0], fixes[2]), ())


def test_what_cannot_be_cured_says_why() -> None:
    """Words that stand twice, an alias, a list, and a text that others repeat are left with a reason."""
    teks = "a: satu satu\nb: &x dua\nc: *x\nd: [tiga]\n"
    fixes = [Fix(("a",), "satu", "1"), Fix(("c",), "dua", "2"), Fix(("b",), "dua", "2"), Fix(("d",), "tiga", "3")]
    hasil = cure(teks, source(teks), fixes)
    assert (hasil.teks, hasil.terpasang) == (teks, ())
    assert [satu.alasan for satu in hasil.tersisa] == [
        '"satu" tidak tertulis tepat satu kali di sana',
        "teksnya ditulis di tempat lain (tanda *) atau dengan huruf yang disandikan",
        "nilainya bukan satu teks",
        "mengubahnya akan mengubah isi lain dalam plan",
    ]


def test_text_read_in_two_places_is_cured_when_both_ask_for_it() -> None:
    """A text below an alias changes when each place that reads it has the same cure; with one of them it stays."""
    teks = "a: &x\n  - satu dua\nb: *x\n"
    fixes = [Fix((kunci, 0), "dua", "2") for kunci in "ab"]
    assert cure(teks, source(teks), fixes) == (teks.replace("dua", "2"), (fixes[0],), ())
    assert cure(teks, source(teks), fixes[:1]).terpasang == ()


@pytest.mark.parametrize(
    ("lama", "baru"),
    [
        ("a:\n  - >-\n    Undang-Undang\n    Nomor 7\n  - b\n", "a:\n  - uu-7\n  - b\n"),
        ("a:\n  - |-\n    Undang-Undang Nomor 7\n", "a:\n  - uu-7\n"),
        ("a:\n  - >-  # lama\n    Undang-Undang\n    Nomor 7\n", "a:\n  - >-  # lama\n    uu-7\n"),
        ("a:\n  - Undang-Undang\n    Nomor 7\n", "a:\n  - uu-7\n"),
    ],
    ids=["folded", "literal", "comment", "plain"],
)
def test_id_needs_no_block(lama: str, baru: str) -> None:
    """The id that takes the place of a whole block of text stands on the line of the dash; a comment there stays."""
    assert cured(lama, "Undang-Undang Nomor 7", "uu-7", ("a", 0)).teks == baru


@pytest.mark.parametrize(
    ("isi", "lama", "baru", "terbaca"),
    [
        ("satu resiko dua", "u resiko d", "u risiko d", ("satu resiko dua", "satu risiko dua")),
        ("(satu/ dua) tiga", "u/ d", "u/d", ("(satu/ dua)", "(satu/dua)")),
        ("satu  dua", "  ", " ", ("satu  dua", "satu dua")),
        ("satu", "satu", "dua", ("satu", "dua")),
    ],
)
def test_cure_is_told_in_whole_words(isi: str, lama: str, baru: str, terbaca: tuple[str, str]) -> None:
    """People read a cure with the words around it, though only a few signs of them change."""
    sumber = source(f"isi: {isi}\n")
    assert widened(Fix(("isi",), lama, baru), sumber) == Fix(("isi",), *terbaca)


def test_one_unsafe_cure_does_not_stop_the_others() -> None:
    """Beside a cure that would change another value the safe ones are written."""
    teks = "a: &x satu\nb: *x\nc: dua\n"
    hasil = cure(teks, source(teks), [Fix(("a",), "satu", "1"), Fix(("c",), "dua", "2")])
    assert (hasil.teks, len(hasil.tersisa)) == (teks.replace("dua", "2"), 1)


@pytest.mark.parametrize("sandi", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_coding_of_a_file_is_known(sandi: str) -> None:
    """A file goes back to the disk with the mark and in the coding that it came with."""
    isi = "satker: 3305\n".encode(sandi)
    if sandi == "utf-16-be":
        isi = b"\xfe\xff" + isi
    tanda, nama = encoding(isi)
    assert tanda + isi[len(tanda) :].decode(nama).encode(nama) == isi
    assert isi[len(tanda) :].decode(nama) == "satker: 3305\n"
