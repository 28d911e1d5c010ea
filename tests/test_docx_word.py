"""The decree as native Word: styles, language, lists, sections, headers, the closing block, headings."""

from collections.abc import Iterator

import pytest
from lxml import etree

from tests.dokumen import (
    DOCUMENT,
    RENCANA,
    TABEL,
    TEKS,
    TIM,
    W,
    body,
    make_docx,
    members,
    open_docx,
    part,
    sections,
    tables,
    text_of,
    val,
    words,
)
from zi_docs import Bentuk

BERSARANG = {
    "isi": "Tim bertugas",
    "rincian": [{"isi": "menyusun", "rincian": ["rencana", "laporan"]}, {"isi": "menilai", "rincian": ["hasil"]}],
}


@pytest.fixture(scope="module")
def penuh() -> bytes:
    """A salinan with every kind of annex and with lists in its diktum."""
    diktum = ["penetapan", BERSARANG, {**BERSARANG, "isi": "Tim juga bertugas"}, "berlaku"]
    return make_docx(Bentuk.SALINAN, diktum=diktum, lampiran=[RENCANA, TIM, TABEL, TEKS], memperhatikan=["Satu", "Dua"])


def paragraphs(isi: bytes) -> Iterator[etree._Element]:
    """Every paragraph of the body, cells included."""
    return body(isi).iter(f"{W}p")


def style_names(isi: bytes) -> dict[str | None, str]:
    """Names of the styles by their ids."""
    return {style.style_id: str(style.name) for style in open_docx(isi).styles}


def find(isi: bytes, text: str) -> etree._Element:
    """The first paragraph with these words."""
    return next(p for p in paragraphs(isi) if words(p).replace("\u00a0", " ") == text)


def test_every_paragraph_has_a_named_style_of_ours(penuh: bytes) -> None:
    """No paragraph of body or headers is without a style, none looks different from its style letter by letter."""
    names = style_names(penuh)
    roots = [part(penuh, nama) for nama in members(penuh) if nama == DOCUMENT or nama.startswith("word/header")]
    found = [p for root in roots for p in root.iter(f"{W}p")]
    assert found
    assert {names.get(val(p, "pPr/pStyle"), "")[:3] for p in found} == {"ZI "}
    looks = {etree.QName(x).localname for root in roots for x in root.iterfind(f".//{W}r/{W}rPr/*")}
    assert looks <= {"i", "iCs", "rFonts"}
    direct = {etree.QName(x).localname for p in found for x in p.iterfind(f"{W}pPr/*")}
    assert direct <= {"pStyle", "keepNext", "numPr", "ind", "sectPr"}


def test_language_is_indonesian(penuh: bytes) -> None:
    """Spelling is checked as Indonesian, and nothing in the text says otherwise."""
    defaults = part(penuh, "word/styles.xml").find(f"{W}docDefaults")
    assert defaults is not None
    assert val(defaults, "rPrDefault/rPr/lang") == "id-ID"
    assert list(body(penuh).iter(f"{W}lang")) == []


def test_menimbang_goes_on_by_its_style(penuh: bytes) -> None:
    """Enter at the end of Menimbang gives the next letter: the number is in the style, and the style follows itself."""
    butir = find(penuh, "bahwa pengujian memerlukan naskah;")
    assert butir.find(f"{W}pPr/{W}numPr") is None
    style = next(s for s in part(penuh, "word/styles.xml") if s.get(f"{W}styleId") == val(butir, "pPr/pStyle"))
    num = val(style, "pPr/numPr/numId")
    assert val(style, "next") in {None, style.get(f"{W}styleId")}
    assert level_look(penuh, num or "", "0") == ("lowerLetter", "%1.")
    for text, kind in (("Satu;", "decimal"), ("Dua;", "decimal")):
        nama = val(find(penuh, text), "pPr/pStyle")
        style = next(s for s in part(penuh, "word/styles.xml") if s.get(f"{W}styleId") == nama)
        assert level_look(penuh, val(style, "pPr/numPr/numId") or "", "0") == (kind, "%1.")


def level_look(isi: bytes, num: str, ilvl: str) -> tuple[str | None, str | None]:
    """Format and text of a level of a list."""
    numbering = part(isi, "word/numbering.xml")
    found = next(n for n in numbering.iterfind(f"{W}num") if n.get(f"{W}numId") == num)
    abstract = val(found, "abstractNumId")
    look = next(a for a in numbering.iterfind(f"{W}abstractNum") if a.get(f"{W}abstractNumId") == abstract)
    level = next(x for x in look.iterfind(f"{W}lvl") if x.get(f"{W}ilvl") == ilvl)
    return val(level, "numFmt"), val(level, "lvlText")


def test_every_list_starts_anew(penuh: bytes) -> None:
    """Each list in the text has a w:num of its own that starts its level at 1; the paragraphs of a list share it."""
    lists: dict[str, list[str]] = {}
    for p in paragraphs(penuh):
        num = val(p, "pPr/numPr/numId")
        if num is not None:
            lists.setdefault(num, []).append(words(p))
    once = [["menyusun:", "menilai:"], ["rencana; dan", "laporan; dan"], ["hasil."]]
    assert list(lists.values()) == [*once, *once]
    numbering = part(penuh, "word/numbering.xml")
    for num in lists:
        element = next(n for n in numbering.iterfind(f"{W}num") if n.get(f"{W}numId") == num)
        assert val(element, "lvlOverride/startOverride") == "1"


def test_levels_of_a_list_alternate_as_the_law_wants(penuh: bytes) -> None:
    """Under a diktum stand a, b, and under these 1, 2, each level further in."""
    outer, inner = find(penuh, "menyusun:"), find(penuh, "rencana; dan")
    assert [val(p, "pPr/numPr/ilvl") for p in (outer, inner)] == ["0", "1"]
    assert level_look(penuh, val(outer, "pPr/numPr/numId") or "", "0") == ("lowerLetter", "%1.")
    assert level_look(penuh, val(inner, "pPr/numPr/numId") or "", "1") == ("decimal", "%2.")


def test_no_label_is_typed(penuh: bytes) -> None:
    """Letters and numbers of lists are Word's, so that they count on when somebody inserts a point."""
    typed = [words(p) for p in paragraphs(penuh) if words(p)[:3].rstrip() in {"a.", "b.", "1.", "2."}]
    allowed = {"1. Pengarah"}
    assert set(typed) <= allowed


def test_decree_is_upright_and_annexes_follow_their_kind(penuh: bytes) -> None:
    """Five sections on F4, the action plan across; each begins a page, one section properties each."""
    pages = [sect.find(f"{W}pgSz") for sect in sections(penuh)]
    sizes = [(page.get(f"{W}w"), page.get(f"{W}h"), page.get(f"{W}orient")) for page in pages if page is not None]
    upright, across = ("12190", "18711", None), ("18711", "12190", "landscape")
    assert sizes == [upright, across, upright, upright, upright]
    assert [val(sect, "type") for sect in sections(penuh)] == ["nextPage"] * 5
    holders = [sect.getparent() for sect in sections(penuh)]
    assert [holder.tag for holder in holders if holder is not None] == [f"{W}pPr"] * 4 + [f"{W}body"]
    margins = {tuple(sorted(m.items())) for sect in sections(penuh) for m in sect.iterfind(f"{W}pgMar")}
    assert len(margins) == 1


def test_page_number_stands_on_every_page_but_the_first(penuh: bytes) -> None:
    """The first page of the decree has a header without a number; every other page `- n -`, annexes by inheritance."""
    first, *others = sections(penuh)
    assert first.find(f"{W}titlePg") is not None
    relations = {r.get("Id"): r.get("Target") for r in part(penuh, "word/_rels/document.xml.rels")}
    r_id = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    headers = {h.get(f"{W}type"): f"word/{relations[h.get(r_id)]}" for h in first.iterfind(f"{W}headerReference")}
    assert "PAGE" in "".join(str(t.text) for t in part(penuh, headers["default"]).iter(f"{W}instrText"))
    assert list(part(penuh, headers["first"]).iter(f"{W}instrText")) == []
    assert text_of(penuh, headers["first"]) == "SALINAN"
    for sect in others:
        assert sect.find(f"{W}titlePg") is None
        assert sect.find(f"{W}headerReference") is None
        assert sect.find(f"{W}pgNumType") is None


def test_numbers_do_not_break_from_their_words(penuh: bytes) -> None:
    """`Nomor 7` and the like hold together by a space that does not break."""
    text = "\n".join(words(p) for p in paragraphs(penuh))
    for pair in ("NOMOR 7", "TAHUN 2026", "Nomor 14", "Tahun 2020", "8 Januari", "huruf a"):
        assert pair.replace(" ", "\u00a0") in text
        assert pair not in text


def test_headings_make_an_outline(penuh: bytes) -> None:
    """The navigation pane shows the decree, its decision, and each annex with its title."""
    styles = {s.get(f"{W}styleId"): val(s, "pPr/outlineLvl") for s in part(penuh, "word/styles.xml").iter(f"{W}style")}
    outline = [(styles.get(val(p, "pPr/pStyle")), words(p)) for p in paragraphs(penuh)]
    found = [(level, text.replace("\u00a0", " ")) for level, text in outline if level is not None]
    assert found == [
        ("0", "KEPUTUSAN KOMISI PEMILIHAN UMUM KABUPATEN KEBUMEN"),
        ("1", "MEMUTUSKAN:"),
        *(("0", "LAMPIRAN I"), ("1", "RENCANA UJI")),
        *(("0", "LAMPIRAN II"), ("1", "SUSUNAN TIM UJI")),
        *(("0", "LAMPIRAN III"), ("1", "DAFTAR UJI")),
        *(("0", "LAMPIRAN IV"), ("1", "PEDOMAN UJI")),
    ]


def test_closing_block_stays_with_the_last_diktum(penuh: bytes) -> None:
    """Every paragraph of the last diktum keeps with the next row, which is the closing block and does not split."""
    table = tables(penuh, "ZITataLetak")[1]
    *_, last, closing = table.iterfind(f"{W}tr")
    assert words(last).startswith("KEEMPAT")
    cells = [list(cell.iterfind(f"{W}p")) for cell in last.iterfind(f"{W}tc")]
    assert [cell[-1].find(f"{W}pPr/{W}keepNext") is not None for cell in cells] == [True] * 3
    assert "Ditetapkan di" in words(closing)
    assert closing.find(f"{W}trPr/{W}cantSplit") is not None


def test_closing_block_of_an_annex_stands_in_its_table(penuh: bytes) -> None:
    """The row with the signature does not split and follows a row that keeps with it, in every kind of annex."""
    annexes = [*tables(penuh), tables(penuh, "ZITataLetak")[-1]]
    assert len(annexes) == 4
    for table in annexes:
        *_, last, closing = table.iterfind(f"{W}tr")
        assert "SITI AMINAH" in words(closing)
        assert closing.find(f"{W}trPr/{W}cantSplit") is not None
        ends = [list(cell.iterfind(f"{W}p"))[-1] for cell in last.iterfind(f"{W}tc")]
        assert [end.find(f"{W}pPr/{W}keepNext") is not None for end in ends] == [True] * len(ends)


def test_original_leaves_room_for_signature_and_seal() -> None:
    """In asli the signature has a paragraph of about 2.3 cm for it, in salinan it has `ttd.` instead."""
    room = {}
    for bentuk in (Bentuk.ASLI, Bentuk.SALINAN):
        isi = make_docx(bentuk)
        closing = tables(isi, "ZITataLetak")[1].findall(f"{W}tr")[-1]
        room[bentuk] = [val(p, "pPr/pStyle") for p in closing.iter(f"{W}p")]
    assert "ZIRuangTandaTangan" in room[Bentuk.ASLI]
    assert "ZITtd" not in room[Bentuk.ASLI]
    assert "ZITtd" in room[Bentuk.SALINAN]
    assert "ZIRuangTandaTangan" not in room[Bentuk.SALINAN]


def test_italics_are_runs_of_the_same_paragraph() -> None:
    """*Kata* becomes an italic run; its neighbours stay upright."""
    isi = make_docx(diktum=["Memakai *website* lembaga dan *hotline*"])
    found = next(p for p in paragraphs(isi) if "website" in words(p))
    runs = [(words(r), r.find(f"{W}rPr/{W}i") is not None) for r in found.iterfind(f"{W}r") if words(r)]
    assert runs[:4] == [("Memakai ", False), ("website", True), (" lembaga dan ", False), ("hotline", True)]


def test_every_table_has_a_title_for_assistive_technology(penuh: bytes) -> None:
    """w:tblCaption says what a table is about; that of an annex is the title of the annex."""
    captions = [val(table, "tblPr/tblCaption") for table in body(penuh).iter(f"{W}tbl")]
    assert all(captions)
    assert {"Rencana Uji", "Susunan Tim Uji", "Daftar Uji"} <= set(captions)
