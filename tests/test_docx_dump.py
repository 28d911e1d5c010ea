"""The text dump itself: what it shows, and that every template has its twin."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.dokumen import (
    DOCUMENT,
    KEPUTUSAN,
    RENCANA,
    TABEL,
    edit_template,
    make_docx,
    swap,
    template,
)
from zi_docs import Bentuk, TemplateError, assets
from zi_docs.docx.dump import dump

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = sorted(path for path in assets.templates().rglob("*.docx") if not path.name.startswith("~$"))


def test_dump_shows_sections_with_their_headers() -> None:
    """Paper in centimetres, orientation, margins, title page; then the headers, then the text."""
    isi = make_docx(Bentuk.SALINAN, lampiran=[RENCANA], tata_letak={"kertas": "A4", "batas": {"kiri": 3}})
    lines = dump(isi).splitlines()
    assert lines[0] == "section: 21 × 29.7 cm, margins top 2.5 right 2.5 bottom 2.5 left 3 cm, title page"
    assert lines[1:5] == ["header default", "  ZI Nomor Halaman | - <PAGE> -", "header first", "  ZI Tanda | SALINAN"]
    assert "section: 29.7 × 21 cm landscape, margins top 2.5 right 2.5 bottom 2.5 left 3 cm" in lines


def test_dump_counts_lists_as_word_does() -> None:
    """Letters and numbers are those that Word will print, levels deep, each list anew, lists of cells too."""
    rincian = {"isi": "Rincian", "rincian": [{"isi": "satu", "rincian": ["dalam", "luar"]}, "dua"]}
    cell = {"nama": {"rincian": ["x", "y"]}, "uraian": {"rincian": ["z"], "penomoran": "strip"}}
    text = dump(make_docx(diktum=[rincian, rincian], lampiran=[{**TABEL, "isi": [cell]}]))
    found = [line.strip().partition("ZI ")[2] for line in text.splitlines() if "ZI Rincian" in line]
    once = ["Rincian Huruf a. | satu:", "Rincian Angka ›1. | dalam; dan", "Rincian Angka ›2. | luar; dan"]
    last = ["Rincian Huruf b. {keepNext} | dua."]
    assert found == [*once, "Rincian Huruf b. | dua.", *once, *last]
    for line in ("ZI Menimbang a. | bahwa", "ZI Menimbang c. | bahwa", "ZI Mengingat 2. |"):
        assert line in text
    for line in ("ZI Sel Angka 1. {keepNext} | x", "ZI Sel Angka 2. {keepNext} | y", "ZI Sel Strip – {keepNext} | z"):
        assert line in text


def test_dump_shows_rows_spans_and_merges() -> None:
    """Header rows, cells over several columns, cells that merge down."""
    isi = [{"bagian": "Satu", "isi": [{"nama": "induk", "isi": [{"uraian": "a"}, {"uraian": "b"}]}]}]
    lines = [line.strip() for line in dump(make_docx(lampiran=[{**TABEL, "isi": isi}])).splitlines()]
    assert "row {cantSplit; tblHeader}" in lines
    assert "[1-3] ZI Bagian {keepNext} | I. Satu" in lines
    merged = [line for line in lines if line.startswith(("[1 ↓]", "[2 ↓]", "[1 ↑]", "[2 ↑]"))]
    assert [line[:5] for line in merged] == ["[1 ↓]", "[2 ↓]", "[1 ↑]", "[2 ↑]"]
    assert merged[1].endswith("| induk")
    assert merged[3].endswith("|")


def test_dump_shows_italics_breaks_tabs_and_fixed_spaces() -> None:
    """Italics stand between asterisks; ⏎, ⇥ and ⍽ stand for what cannot be seen."""
    text = dump(make_docx(diktum=["Memakai *website* dan\ttab pada Pasal 5"]))
    assert "| Memakai *website* dan⇥tab pada Pasal⍽5." in text
    assert "KOMISI PEMILIHAN UMUM⏎KABUPATEN KEBUMEN" in text


def test_properties_are_shown_when_asked_for() -> None:
    """Core and custom properties stand below the text with `sifat`, and only then."""
    isi = make_docx()
    with_properties = dump(isi, sifat=True)
    assert with_properties.startswith(dump(isi))
    assert "property creator: Komisi Pemilihan Umum Kabupaten Kebumen" in with_properties
    assert "property zi-docs bentuk: asli" in with_properties
    assert "property" not in dump(isi)


def test_styles_are_shown_when_asked_for(tmp_path: Path) -> None:
    """With `gaya` a change of a style alone shows as one changed line."""
    before = dump(template(KEPUTUSAN).read_bytes(), gaya=True)
    bold = swap(
        '<w:jc w:val="right"/></w:pPr></w:style>', '<w:jc w:val="right"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    )
    after = dump(edit_template(KEPUTUSAN, tmp_path, {"word/styles.xml": bold}).read_bytes(), gaya=True)
    changed = [(x, y) for x, y in zip(before.splitlines(), after.splitlines(), strict=True) if x != y]
    assert changed == [("style ZI Tanda < Normal: pPr(jc=right)", "style ZI Tanda < Normal: pPr(jc=right); rPr(b)")]


def test_traces_of_saving_do_not_show(tmp_path: Path) -> None:
    """What Word notes of each saving (rsid, paraId, proofing marks) makes no difference."""
    noise = '<w:p w:rsidR="00AB12CD" w:rsidRDefault="00AB12CD"><w:proofErr w:type="spellStart"/><w:pPr>'
    again = edit_template(KEPUTUSAN, tmp_path, {DOCUMENT: swap("<w:p><w:pPr>", noise)})
    assert dump(again.read_bytes()) == dump(template(KEPUTUSAN).read_bytes())


@pytest.mark.parametrize("isi", [b"", b"bukan zip", b"PK\3\4 setengah"])
def test_what_is_no_docx_is_an_error(isi: bytes) -> None:
    """Anything but a DOCX is refused in words."""
    with pytest.raises(TemplateError, match=r"bukan berkas Word"):
        dump(isi)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_every_template_has_a_fresh_twin(path: Path) -> None:
    """The text beside each template is its dump; if not: .venv/bin/python scripts/twins."""
    assert path.with_suffix(".txt").read_text(encoding="utf-8") == dump(path.read_bytes(), gaya=True)


def test_twins_check_names_what_is_stale(tmp_path: Path) -> None:
    """scripts/twins writes the twins; --check is content then, and names the one that was changed or left over."""
    (tmp_path / "scripts").mkdir()
    script = tmp_path / "scripts" / "twins"
    script.write_bytes((ROOT / "scripts" / "twins").read_bytes())
    folder = tmp_path / "templates" / "keputusan"
    folder.mkdir(parents=True)
    (folder / "keputusan.docx").write_bytes(template(KEPUTUSAN).read_bytes())
    (folder / "~$putusan.docx").write_bytes(b"lock file of Word")

    def twins(*options: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(script), *options]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    assert twins("--check").returncode == 1
    assert twins().returncode == 0
    assert twins("--check").returncode == 0
    (folder / "keputusan.txt").write_text("lama", encoding="utf-8")
    (folder / "yatim.txt").write_text("tanpa templat", encoding="utf-8")
    stale = twins("--check")
    assert stale.returncode == 1
    assert stale.stdout.split() == ["templates/keputusan/keputusan.txt", "templates/keputusan/yatim.txt"]
