"""No text is ever lost or taken for XML, for a tag or for code: what went in is found in the dump."""

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.dokumen import TABEL, TEKS, audit, make_docx, text_of
from zi_docs import Bentuk
from zi_docs.docx.dump import dump

HOSTILE = [
    "a & b < c > d &amp; &lt; &#65;",
    "<w:p><w:r><w:t>palsu</w:t></w:r></w:p>",
    "</w:t></w:r></w:p><w:p/> \"kutip\" 'tunggal' “lengkung”",
    "]]> <![CDATA[ x ]]> <!-- catatan --> <?xml version='1.0'?>",
    "{{ nomor }} {% if x %} {# y #} {{ 7 * 7 }} {{ ''.__class__ }} {%p endif %}",
    "}} %} #} {p { } }",
    "emoji 😀 👨‍👩‍👧 🇮🇩 é é",
    "مرحبا بالعالم שלום \u200fterbalik\u200e",
    "nol\u200blebar\u200d\u2060\ufeffgabung",
    "pemisah\u2028baris\u2029paragraf",
    "swasta \ue000 \U000f0000 dan langka \U0001f9ff 𠮷",
    "kata" * 2000,
    "tab\tdi tengah",
    "spasi\u00a0tetap\u2009tipis\u3000lebar",
    "𝕭𝖔𝖔𝖐 ﬁ ① ½ İi ß ŉ",
    "%s %d %1. \\n \\\\ $1 ${x} `id` $(id)",
]


def plain(text: str) -> str:
    """A text as a plan writes it when neither stars nor braces shall mean anything."""
    return text.replace("*", "\\*").replace("{", "\\{")


def bare(text: str) -> str:
    """A text as it is compared: composed, every kind of white space one space."""
    for sign, meaning in (("⍽", " "), ("⇥", " "), ("⏎", " ")):
        text = text.replace(sign, meaning)
    return " ".join(unicodedata.normalize("NFC", text).split())


def everywhere(text: str) -> dict[str, object]:
    """A plan that has the text in a consideration, a diktum, a list, a cell, a section row and free text."""
    tulis = plain(text)
    isi = [{"bagian": tulis, "isi": [{"nama": tulis, "uraian": [tulis, "akhir"]}]}]
    return {
        "menimbang": [f"bahwa {tulis}", "bahwa cukup"],
        "diktum": [tulis, {"isi": "Rincian", "rincian": [tulis, "akhir"]}],
        "lampiran": [{**TABEL, "isi": isi}, {**TEKS, "isi": [tulis, "akhir"]}],
    }


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_survives_everywhere(text: str) -> None:
    """Markup, tags, code, emoji, right-to-left, zero width: printed as they are in seven places of a sound file."""
    isi = make_docx(Bentuk.ASLI, **everywhere(text))
    assert bare(dump(isi)).count(bare(text)) >= 7
    assert bare(text_of(isi)).count(bare(text)) >= 7
    assert audit(isi) == []


def test_forty_thousand_characters_in_a_cell_survive() -> None:
    """A cell of forty thousand characters is printed whole, and the file is sound."""
    text = " ".join(f"kata{n}" for n in range(5000))
    assert len(text) > 40_000
    isi = make_docx(lampiran=[{**TABEL, "isi": [{"nama": "a", "uraian": text}]}])
    assert text in text_of(isi)
    assert audit(isi) == []


def test_hostile_names_survive_in_headings_properties_and_closing() -> None:
    """Title, names and offices take any text too, in capitals where these belong."""
    text = "A & B <c> \"d\" ]]> '{ }'"
    isi = make_docx(
        Bentuk.SALINAN,
        tentang=plain(text),
        nomor=text,
        penutup={
            "tanggal": "8 Januari 2026",
            "tempat": plain(text),
            "penanda_tangan": {"nama": text},
            "pengesah": {"nama": text, "jabatan": [plain(text)]},
        },
        lampiran=[{**TABEL, "judul": plain(text)}],
    )
    found = bare(dump(isi, sifat=True))
    assert found.count(text) >= 5
    assert found.count(text.upper()) >= 4
    assert f"NOMOR {text} TAHUN 2026" in found
    assert audit(isi) == []


# What no plan may hold is refused when the plan is read; white space at the ends means nothing.
printable = st.text(
    st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff\u2028\u2029\u0085"), min_size=1
).filter(lambda text: bare(text) and not any((ord(c) & 0xFFFE) == 0xFFFE for c in text))


@settings(max_examples=80)
@given(printable)
@example("\\")
@example("\\*{")
@example("*a*")
@example("{{x}}")
@example("✓✓ ✓")
@example("\u00a0a")
@example("⏎ ⍽ |")
def test_any_printable_text_survives(text: str) -> None:
    """Any printable text, as a diktum, as a cell and as free text, is found again in the dump."""
    isi = make_docx(
        diktum=[plain(f"mulai {text} selesai")],
        lampiran=[{**TABEL, "isi": [{"nama": plain(f"mulai {text} selesai")}]}],
    )
    assert bare(dump(isi)).count(bare(f"mulai {text} selesai")) == 2
