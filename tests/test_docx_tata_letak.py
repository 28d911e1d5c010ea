"""Page settings of a plan laid over the templates: paper, margins, font, sizes, spacing, orientation."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import etree
from pydantic import ValidationError

from tests.dokumen import (
    DOCUMENT,
    KEPUTUSAN,
    RENCANA,
    TABEL,
    TEKS,
    TIM,
    W,
    audit,
    body,
    edit_template,
    make_docx,
    part,
    sections,
    tables,
    val,
    words,
)
from zi_docs import Bentuk, ZiDocsError

TWIPS_PER_CM = 1440 / 2.54
ANNEXES = [RENCANA, TIM, TABEL, TEKS]
KECIL = {"kertas": {"lebar": 10, "tinggi": 10}}


def twips(cm: float) -> int:
    """Centimetres as Word counts them."""
    return round(cm * TWIPS_PER_CM)


def page(sect: etree._Element) -> tuple[int, int]:
    """Width and height of a page in twips."""
    return int(val(sect, "pgSz", "w") or 0), int(val(sect, "pgSz", "h") or 0)


def text_width(sect: etree._Element) -> int:
    """Width between the margins in twips."""
    return page(sect)[0] - int(val(sect, "pgMar", "left") or 0) - int(val(sect, "pgMar", "right") or 0)


def style(isi: bytes, nama: str) -> etree._Element:
    """A style by its name."""
    return next(s for s in part(isi, "word/styles.xml").iter(f"{W}style") if val(s, "name") == nama)


def defaults(isi: bytes) -> etree._Element:
    """What holds for all text."""
    found = part(isi, "word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    assert found is not None
    return found


def indent(isi: bytes, paragraph: etree._Element, side: str) -> int:
    """The indent of a paragraph in twips: its own, else that of its style or what the style is based on."""
    by_id = {s.get(f"{W}styleId"): s for s in part(isi, "word/styles.xml").iter(f"{W}style")}
    own = val(paragraph, "pPr/ind", side)
    nama = val(paragraph, "pPr/pStyle")
    while not own and nama in by_id:
        own = val(by_id[nama], "pPr/ind", side)
        nama = val(by_id[nama], "basedOn")
    return int(own or 0)


def blocks(isi: bytes) -> dict[int, list[etree._Element]]:
    """The paragraphs of each section, those within tables too."""
    found: dict[int, list[etree._Element]] = {0: []}
    for child in body(isi):
        found[len(found) - 1] += child.iter(f"{W}p")
        if next(child.iter(f"{W}sectPr"), None) is not None:
            found[len(found)] = []
    return found


def assert_inside(isi: bytes) -> None:
    """Whatever stands indented leaves itself at least 4 cm between the margins; layout tables fill the text width."""
    for sect, paragraphs in zip(sections(isi), blocks(isi).values(), strict=False):
        width = text_width(sect)
        for p in paragraphs:
            if words(p) and p.getparent() is not None:
                left, right = indent(isi, p, "left"), indent(isi, p, "right")
                assert width - left - right >= twips(4), words(p)


def test_defaults_are_f4_bookman_12() -> None:
    """Without settings: F4, margins of 2.5 cm, Bookman Old Style 12, body at 1.5 lines, tables at 10 points."""
    isi = make_docx(lampiran=[TABEL])
    for sect in sections(isi):
        assert [round(side / TWIPS_PER_CM, 2) for side in page(sect)] == [21.5, 33]
        assert {val(sect, "pgMar", side) for side in ("top", "right", "bottom", "left")} <= {"1417", "1418"}
    assert val(defaults(isi), "rFonts", "ascii") == "Bookman Old Style"
    assert val(defaults(isi), "sz") == "24"
    assert val(style(isi, "ZI Badan"), "pPr/spacing", "line") == "360"
    assert val(style(isi, "ZI Sel"), "rPr/sz") == "20"


@pytest.mark.parametrize(
    ("kertas", "lebar", "tinggi"),
    [
        ("A4", 21.0, 29.7),
        ("a4", 21.0, 29.7),
        ("Legal", 21.59, 35.56),
        ("Letter", 21.59, 27.94),
        ({"lebar": 21.5, "tinggi": "33,5"}, 21.5, 33.5),
    ],
)
def test_paper_is_a_setting(kertas: object, lebar: float, tinggi: float) -> None:
    """Every section takes the paper, turned where the annex lies across; all that is set for a width follows it."""
    isi = make_docx(Bentuk.SALINAN, tata_letak={"kertas": kertas}, lampiran=ANNEXES)
    upright = (twips(lebar), twips(tinggi))
    assert [page(sect) for sect in sections(isi)] == [upright, upright[::-1], upright, upright, upright]
    assert_inside(isi)
    assert_tables_fit(isi)


def assert_tables_fit(isi: bytes) -> None:
    """Each table is as wide as the text of its section, to a few twips."""
    sect = iter(sections(isi))
    here = next(sect)
    for child in body(isi):
        if child.tag == f"{W}tbl":
            columns = [int(c.get(f"{W}w", "0")) for c in child.iterfind(f"{W}tblGrid/{W}gridCol")]
            assert abs(sum(columns) - text_width(here)) <= 4
        elif child.find(f"{W}pPr/{W}sectPr") is not None:
            here = next(sect)


def test_margins_are_settings() -> None:
    """A margin that is given is taken in every section, the others stay."""
    isi = make_docx(tata_letak={"batas": {"kiri": 3, "atas": "1,5"}}, lampiran=ANNEXES)
    for sect in sections(isi):
        assert val(sect, "pgMar", "left") == str(twips(3))
        assert val(sect, "pgMar", "top") == str(twips(1.5))
        assert val(sect, "pgMar", "right") == "1418"
    assert_tables_fit(isi)


def test_font_and_sizes_are_settings() -> None:
    """Font and size hold for the whole text, the size of tables for cells alone, spacing for the body alone."""
    tata_letak = {"huruf": 'Arial "Uji" & Co', "ukuran": 11, "ukuran_tabel": "8,5", "spasi": 1.15}
    isi = make_docx(tata_letak=tata_letak, lampiran=[TABEL])
    fonts = {val(defaults(isi), "rFonts", script) for script in ("ascii", "hAnsi", "eastAsia", "cs")}
    assert fonts == {'Arial "Uji" & Co'}
    assert [val(defaults(isi), size) for size in ("sz", "szCs")] == ["22", "22"]
    assert [val(style(isi, "ZI Sel"), f"rPr/{size}") for size in ("sz", "szCs")] == ["17", "17"]
    assert val(style(isi, "ZI Badan"), "pPr/spacing", "line") == "276"
    assert audit(isi) == []


def test_smaller_table_font_needs_narrower_columns() -> None:
    """Widths are reckoned at the size that the table is set in."""
    kolom = ["A", "B"]
    isi = [["dipertanggungjawabkannya", "kata " * 80]]
    widths = {}
    for ukuran in (7, 14):
        table = tables(make_docx(tata_letak={"ukuran_tabel": ukuran}, lampiran=[{**TABEL, "kolom": kolom, "isi": isi}]))
        widths[ukuran] = int(val(table[0], "tblGrid/gridCol", "w") or 0)
    assert widths[7] < widths[14]


def test_settings_do_not_leak_into_the_next_decree() -> None:
    """A decree rendered after one with other settings is as it always was."""
    before = make_docx(lampiran=[TABEL])
    assert make_docx(lampiran=[TABEL], tata_letak={"kertas": "A4", "ukuran": 9}) != before
    assert make_docx(lampiran=[TABEL]) == before


@pytest.mark.parametrize("jenis", [RENCANA, TIM, TABEL, TEKS], ids=lambda annex: annex["jenis"])
@pytest.mark.parametrize("orientasi", ["tegak", "melintang"])
def test_an_annex_can_be_turned(jenis: Mapping[str, object], orientasi: str) -> None:
    """Each kind of annex stands or lies as the plan says; what stands at the right still stands on the page."""
    isi = make_docx(Bentuk.SALINAN, lampiran=[{**jenis, "orientasi": orientasi}])
    decree, annex = sections(isi)
    across = orientasi == "melintang"
    assert page(decree) == (12190, 18711)
    assert page(annex) == ((18711, 12190) if across else (12190, 18711))
    assert val(annex, "pgSz", "orient") == ("landscape" if across else "")
    assert_inside(isi)
    assert_tables_fit(isi)
    assert audit(isi) == []


@pytest.mark.parametrize("annex", [RENCANA, TABEL], ids=lambda annex: annex["jenis"])
@pytest.mark.parametrize("orientasi", ["tegak", "melintang"])
def test_closing_of_a_turned_annex_stands_at_the_right(annex: Mapping[str, object], orientasi: str) -> None:
    """Header and signature begin right of a third of the width and have 8 to 10 cm; the certification stands left."""
    isi = make_docx(Bentuk.SALINAN, lampiran=[{**annex, "orientasi": orientasi}])
    width = text_width(sections(isi)[1])
    found = {words(p): p for p in blocks(isi)[1]}
    for text in ("LAMPIRAN", "SITI AMINAH"):
        left = indent(isi, found[text], "left")
        assert left > width / 3
        assert twips(8) < width - left < twips(11)
    certifier = found["Budi Santoso"]
    assert indent(isi, certifier, "left") == 0
    assert twips(8) < width - indent(isi, certifier, "right") < twips(11)


@pytest.mark.parametrize("annex", [RENCANA, TIM, TABEL], ids=lambda annex: annex["jenis"])
def test_closing_of_an_annex_is_as_wide_as_that_of_the_decree(annex: Mapping[str, object]) -> None:
    """The cell of the closing block below a table has no margins of its own, so that its lines break alike."""
    closing = tables(make_docx(lampiran=[annex]))[-1].findall(f"{W}tr")[-1]
    assert [val(closing, f"tc/tcPr/tcMar/{side}", "w") for side in ("left", "right")] == ["0", "0"]


@pytest.mark.parametrize("orientasi", ["tegak", "melintang"])
def test_a_long_header_is_broken_where_a_reader_would_breathe(orientasi: str) -> None:
    """Lines of the standard header keep names whole, in the room that each kind of annex has; an own one is kept."""
    sendiri = "KEPUTUSAN KOMISI PEMILIHAN UMUM KABUPATEN PANGKAJENE DAN KEPULAUAN"
    annexes = [{**satu, "orientasi": orientasi} for satu in (TIM, RENCANA, {**TEKS, "kepala": [sendiri, "TENTANG"]})]
    isi = make_docx(satker=7310, tentang="Pembentukan Tim di Lingkungan {{ satker.lembaga }}", lampiran=annexes)
    sempit, luas, tertulis = (words(blocks(isi)[n][1]).split("\n") for n in (1, 2, 3))
    assert sempit[1:3] == ["KABUPATEN PANGKAJENE", "DAN KEPULAUAN"]
    assert sempit[-2:] == ["KOMISI PEMILIHAN UMUM KABUPATEN", "PANGKAJENE DAN KEPULAUAN"]
    assert luas[1] == "KABUPATEN PANGKAJENE DAN KEPULAUAN"
    assert tertulis == [sendiri, "TENTANG"]
    aceh = blocks(make_docx(satker=1116, lampiran=[{**TIM, "orientasi": orientasi}]))[1][1]
    assert words(aceh).split("\n")[:3] == ["KEPUTUSAN", "KOMISI INDEPENDEN PEMILIHAN", "KABUPATEN ACEH TAMIANG"]


def whole(isi: bytes, label: str) -> str | None:
    """Whether the row with this label stays on one page: '' yes, '0' not, None when it says nothing."""
    rows = (row for table in tables(isi, "ZITataLetak") for row in table.iterfind(f"{W}tr"))
    return val(next(row for row in rows if words(row).startswith(label)), "trPr/cantSplit")


def test_a_short_diktum_is_not_parted() -> None:
    """A diktum of few lines stands whole, so that its label does too; a longer one runs on over the end of a page."""
    pendek = {"isi": "Tim terdiri atas", "rincian": ["ketua", "anggota"]}
    isi = make_docx(diktum=["Dilaksanakan oleh seluruh pegawai", pendek, "kata " * 90, "berlaku"])
    assert [whole(isi, f"{label}:") for label in ("KESATU", "KEDUA", "KETIGA", "KEEMPAT")] == ["", "", None, ""]
    assert audit(isi) == []


def test_a_template_says_itself_how_a_diktum_breaks(tmp_path: Path) -> None:
    """What the template says of a row holds, whether its content is short or not."""
    label = "{{ d.label }}"
    boleh = '<w:trPr><w:cantSplit w:val="0"/></w:trPr>'
    berkas = edit_template(KEPUTUSAN, tmp_path, {DOCUMENT: lambda xml: _before_row(xml, label, boleh)})
    isi = make_docx(templat={"keputusan": str(berkas)}, diktum=["Dilaksanakan oleh seluruh pegawai", "berlaku"])
    assert [whole(isi, f"{nama}:") for nama in ("KESATU", "KEDUA")] == ["0", ""]


def _before_row(xml: str, tag: str, properties: str) -> str:
    start = xml.rindex("<w:tr>", 0, xml.index(tag)) + len("<w:tr>")
    return xml[:start] + properties + xml[start:]


def test_small_paper_still_works() -> None:
    """On A5 everything still stands between the margins."""
    kertas = {"kertas": {"lebar": 14.8, "tinggi": 21.0}, "batas": {"kiri": 1.5, "kanan": 1.5}}
    isi = make_docx(Bentuk.SALINAN, tata_letak=kertas, lampiran=ANNEXES)
    assert_tables_fit(isi)
    assert audit(isi) == []


@pytest.mark.parametrize("batas", [{"kiri": 10, "kanan": 10}, {"kiri": 4, "kanan": 4}, {"atas": 5, "bawah": 5}])
def test_margins_that_leave_no_page_are_refused(batas: Mapping[str, float]) -> None:
    """Margins that leave no room for text are an error, not a file that Word cannot open."""
    with pytest.raises((ZiDocsError, ValidationError), match="batas"):
        make_docx(tata_letak={**KECIL, "batas": batas}, lampiran=[TABEL])
