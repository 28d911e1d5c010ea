"""Remarks as comments of Word: at the right words, in a sound file, without a trace in the text."""

import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.dokumen import DOCUMENT, TABEL, TIM, W, audit, make_docx, members, open_docx, part, text_of, words
from zi_docs import Bentuk
from zi_docs.docx import Komentar, Letak, annotate, state
from zi_docs.models.keadaan import Keadaan

KALIMAT = "bahwa pengujian memerlukan naskah;"
ISI = ("ZI101 contoh (catatan)", "Pesan.")


@pytest.fixture(scope="module")
def naskah() -> bytes:
    """A rancangan with a table and a team."""
    return make_docx(Bentuk.RANCANGAN, lampiran=[TABEL, TIM, TABEL])


def comment(isi: bytes, *komentar: Komentar) -> bytes:
    """The document with these comments."""
    return annotate(isi, komentar, "zi-docs")


def at(teks: str, kutip: str = "", bagian: int = 0, urut: int = 0) -> Komentar:
    """A comment at one place."""
    return Komentar([Letak(bagian, teks, urut)], kutip, ISI)


def marked(isi: bytes) -> list[str]:
    """The words between start and end of each comment, in the order of the comments."""
    xml = members(isi)[DOCUMENT].decode()
    hasil = []
    for nomor in sorted(map(int, re.findall(r'<w:commentRangeStart w:id="(\d+)"/>', xml))):
        inner = xml.split(f'<w:commentRangeStart w:id="{nomor}"/>')[1].split(f'<w:commentRangeEnd w:id="{nomor}"/>')[0]
        hasil.append(unescape(re.sub(r"<[^>]*>", "", inner)).replace("\u00a0", " "))
    return hasil


@pytest.mark.parametrize("kutip", ["bahwa", "pengujian", "naskah;", "memerlukan naskah", "PENGUJIAN", "h", KALIMAT])
def test_the_quoted_words_are_marked(naskah: bytes, kutip: str) -> None:
    """First, middle and last words of a paragraph, in any case, and the whole of it."""
    hasil = comment(naskah, at(KALIMAT, kutip))
    assert [teks.casefold() for teks in marked(hasil)] == [kutip.casefold()]
    assert text_of(hasil) == text_of(naskah)


def test_words_that_are_not_there_leave_the_paragraph(naskah: bytes) -> None:
    """Without a quotation, or with one that is not printed, the whole paragraph is marked."""
    assert marked(comment(naskah, at(KALIMAT), at(KALIMAT, "tiada"))) == [KALIMAT, KALIMAT]


def test_the_title_is_found_in_capitals_and_over_its_lines(naskah: bytes) -> None:
    """What the title breaks into lines and prints in capitals is the same text."""
    judul = "Uji Naskah di Lingkungan Komisi Pemilihan Umum Kabupaten Kebumen"
    (teks,) = marked(comment(naskah, at(judul, "Umum Kabupaten Kebumen")))
    assert teks.replace("\n", "") in {"UMUMKABUPATEN KEBUMEN", "UMUM KABUPATENKEBUMEN", "UMUM KABUPATEN KEBUMEN"}


def test_equal_words_are_told_apart(naskah: bytes) -> None:
    """The same text in two annexes, and twice in one, has its own comment."""
    pertama, kedua = (comment(naskah, at("baris pertama", bagian=n)) for n in (1, 3))
    assert marked(pertama) == marked(kedua) == ["baris pertama"]
    assert members(pertama)[DOCUMENT] != members(kedua)[DOCUMENT]


def test_the_next_place_is_taken_when_one_is_not_printed(naskah: bytes) -> None:
    """A place that is not printed gives way to the next; without any the comment stands at the head."""
    satu = Komentar([Letak(0, "tidak dicetak sama sekali"), Letak(0, KALIMAT)], "", ISI)
    hasil = comment(naskah, satu, Komentar([], "", ISI), Komentar([Letak(9, "x")], "", ISI))
    assert marked(hasil)[0] == KALIMAT
    kepala = next(words(p) for p in part(naskah, DOCUMENT).iter(f"{W}p") if words(p))
    assert marked(hasil)[1:] == [kepala.replace("\n", "")] * 2


def test_the_file_is_sound_and_ours(naskah: bytes) -> None:
    """Word's schema is kept, python-docx reads the comments, and the file counts as unchanged."""
    hasil = comment(naskah, at(KALIMAT, "pengujian"), at(KALIMAT, "memerlukan"), at("kedua", bagian=1))
    assert audit(hasil) == []
    komentar = list(open_docx(hasil).comments)
    assert [(satu.author, satu.text) for satu in komentar] == [("zi-docs", "\n".join(ISI))] * 3
    assert state(hasil) is Keadaan.UTUH


def test_same_remarks_give_the_same_bytes(naskah: bytes) -> None:
    """Nothing of the moment stands in the file; without remarks it is the file itself."""
    assert comment(naskah, at(KALIMAT)) == comment(naskah, at(KALIMAT))
    assert comment(naskah) == naskah


def test_comments_of_a_template_stay(naskah: bytes) -> None:
    """Comments that are there already keep their numbers; new ones go on from them."""
    hasil = comment(comment(naskah, at(KALIMAT, "bahwa")), at(KALIMAT, "naskah"))
    assert marked(hasil) == ["bahwa", "naskah"]
    assert audit(hasil) == []


@settings(max_examples=40, deadline=None)
@given(kutip=st.lists(st.tuples(st.integers(0, 33), st.integers(1, 34)), min_size=1, max_size=6))
def test_many_comments_on_one_sentence(naskah: bytes, kutip: list[tuple[int, int]]) -> None:
    """Comments overlap in every way, and no letter is lost, doubled or moved."""
    daftar = [KALIMAT[a : a + n].strip() for a, n in kutip]
    hasil = comment(naskah, *(at(KALIMAT, satu) for satu in daftar))
    assert text_of(hasil) == text_of(naskah)
    assert len(list(open_docx(hasil).comments)) == len(daftar)
    assert marked(hasil) == [satu or KALIMAT for satu in daftar]


@given(teks=st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), max_size=60))
def test_any_words_may_stand_in_a_comment(naskah: bytes, teks: str) -> None:
    """Angle brackets, ampersands and braces are words like any other."""
    hasil = annotate(naskah, [Komentar([], teks, (f"<&>{{{{ {teks}",))], "zi-docs")
    assert next(iter(open_docx(hasil).comments)).text == f"<&>{{{{ {teks}"
