"""Templates as offices make them: edited and saved by Word, LibreOffice or a script; what they must not break."""

import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import docx
import pytest

from tests.dokumen import (
    DOCUMENT,
    KEPUTUSAN,
    RENCANA,
    TABEL,
    Edit,
    W,
    audit,
    body,
    declare,
    edit_template,
    make_docx,
    members,
    part,
    relate,
    sections,
    swap,
    template,
    text_of,
    val,
    words,
)
from zi_docs import Bentuk, TemplateError, load_plan, render
from zi_docs.docx.dump import dump

ANNEX = "lampiran/tabel.docx"
RELS = "word/_rels/document.xml.rels"
TYPES = "[Content_Types].xml"
WORD_ROOT = (
    '<w:document xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14 w15" '
)
HEADER = f'<w:hdr xmlns:w="{W[1:-1]}"><w:p><w:r><w:t>KEPALA KANTOR</w:t></w:r></w:p></w:hdr>'


def decree(folder: Path, edits: Mapping[str, Edit], bentuk: Bentuk = Bentuk.SALINAN, **isi: object) -> bytes:
    """A decree printed with an edited decree template."""
    return make_docx(bentuk, templat={"keputusan": str(edit_template(KEPUTUSAN, folder, edits))}, **isi)


def annex(folder: Path, edits: Mapping[str, Edit], **isi: object) -> bytes:
    """A decree printed with an edited annex template."""
    berkas = edit_template(ANNEX, folder, edits)
    return make_docx(Bentuk.SALINAN, lampiran=[{**TABEL, "templat": str(berkas)}], **isi)


def saved_by_word(xml: str) -> str:
    """The traces that Word leaves in every document: namespaces, paragraph ids, rsid, proofing marks."""
    numbers = iter(range(1, 10_000))
    traced = re.sub(
        "<w:p>", lambda _: f'<w:p w14:paraId="{next(numbers):08X}" w14:textId="77777777" w:rsidR="00AB12CD">', xml
    )
    proofed = traced.replace("<w:r><w:t", '<w:proofErr w:type="spellStart"/><w:r w:rsidRPr="00CD12AB"><w:t')
    return proofed.replace("<w:document ", WORD_ROOT, 1)


def split_tags(xml: str) -> str:
    """Every tag split over three runs, as Word does when somebody corrects a letter in it."""

    def split(found: re.Match[str]) -> str:
        opening, tag, closing = found[1], found[2], found[3]
        at = len(tag) // 2
        proof = '<w:proofErr w:type="spellEnd"/>'
        return f"{opening}{tag[:2]}{closing}{opening}{tag[2:at]}{closing}{proof}{opening}{tag[at:]}{closing}"

    return re.sub(r"(<w:r><w:t[^>]*>)(\{[{%][^<]*[}%]\})(</w:t></w:r>)", split, xml)


def test_tags_split_by_word_are_read(tmp_path: Path) -> None:
    """Tags in pieces, between proofing marks, print the same decree."""
    edits = {DOCUMENT: split_tags}
    assert dump(decree(tmp_path, edits)) == dump(make_docx(Bentuk.SALINAN))
    assert dump(annex(tmp_path, edits)) == dump(make_docx(Bentuk.SALINAN, lampiran=[TABEL]))


def test_decree_template_saved_by_word_prints_the_same(tmp_path: Path) -> None:
    """The traces of Word make no difference in the decree."""
    isi = decree(tmp_path, {DOCUMENT: saved_by_word}, lampiran=[TABEL])
    assert dump(isi) == dump(make_docx(Bentuk.SALINAN, lampiran=[TABEL]))
    assert audit(isi) == []


def test_annex_template_saved_by_word_prints_the_same(tmp_path: Path) -> None:
    """An annex template that Word has saved joins a decree template that it has not."""
    isi = annex(tmp_path, {DOCUMENT: saved_by_word})
    assert dump(isi) == dump(make_docx(Bentuk.SALINAN, lampiran=[TABEL]))
    assert audit(isi) == []


def test_annex_template_saved_by_word_may_be_used_twice(tmp_path: Path) -> None:
    """Two annexes of one template: paragraph ids and the hidden _GoBack bookmark of Word do no harm."""
    mark = '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>'

    def edit(xml: str) -> str:
        return saved_by_word(swap("</w:r></w:p>", f"</w:r>{mark}</w:p>")(xml))

    own = str(edit_template(ANNEX, tmp_path, {DOCUMENT: edit}))
    base = str(edit_template(KEPUTUSAN, tmp_path, {DOCUMENT: edit}))
    isi = make_docx(Bentuk.SALINAN, lampiran=[{**TABEL, "templat": own}] * 2, templat={"keputusan": base})
    assert audit(isi) == []


@pytest.mark.parametrize("spelling", ["{{nomor}}", "{{  nomor  }}", "{{ nomor}}"])
def test_spaces_in_a_tag_do_not_matter(spelling: str, tmp_path: Path) -> None:
    """A tag may be written with any spaces."""
    assert dump(decree(tmp_path, {DOCUMENT: swap("{{ nomor }}", spelling)})) == dump(make_docx(Bentuk.SALINAN))


def test_braces_that_are_no_tag_are_printed(tmp_path: Path) -> None:
    """Single braces and percent signs in the fixed words stay what they are."""
    isi = decree(tmp_path, {DOCUMENT: swap(">TENTANG<", ">TENTANG {a} 100% }{ &amp; &lt;<")})
    assert "TENTANG {a} 100% }{ & <" in text_of(isi)


def test_fixed_words_and_looks_belong_to_the_word_user(tmp_path: Path) -> None:
    """Words added and a tag made bold come out so; what is italic in a bold tag is bold and italic."""
    extra = '<w:p><w:pPr><w:pStyle w:val="ZIKop"/></w:pPr><w:r><w:t>DITERJEMAHKAN</w:t></w:r></w:p>'
    bold = swap('<w:r><w:t xml:space="preserve">{{ menetapkan }}', "<w:r><w:rPr><w:b/></w:rPr><w:t>{{ menetapkan }}")
    edits = {DOCUMENT: lambda xml: bold(xml.replace("<w:body>", f"<w:body>{extra}", 1))}
    isi = decree(tmp_path, edits, redaksi={"menetapkan": "KEPUTUSAN *website* & ✓."})
    assert words(next(body(isi).iter(f"{W}p"))) == "DITERJEMAHKAN"
    found = next(p for p in body(isi).iter(f"{W}p") if "website" in words(p))
    looks = [
        (words(r), sorted(str(x.tag).removeprefix(W) for x in r.iterfind(f"{W}rPr/*"))) for r in found.iter(f"{W}r")
    ]
    assert [look for look in looks if look[0]] == [
        ("KEPUTUSAN ", ["b"]),
        ("website", ["b", "i", "iCs"]),
        (" & ", ["b"]),
        ("✓", ["b", "rFonts"]),
        (".", ["b"]),
    ]
    assert audit(isi) == []


def test_tag_in_a_content_control_is_filled(tmp_path: Path) -> None:
    """A tag that somebody wrapped in a content control of Word is filled all the same."""
    xml = members(template(KEPUTUSAN).read_bytes())[DOCUMENT].decode()
    paragraph = next(p for p in re.findall("<w:p>.*?</w:p>", xml) if "{{ nomor }}" in p)
    control = f'<w:sdt><w:sdtPr><w:alias w:val="Nomor"/></w:sdtPr><w:sdtContent>{paragraph}</w:sdtContent></w:sdt>'
    isi = decree(tmp_path, {DOCUMENT: swap(paragraph, control)})
    assert text_of(isi) == text_of(make_docx(Bentuk.SALINAN))
    assert audit(isi) == []


def test_template_with_more_headers_keeps_them(tmp_path: Path) -> None:
    """Footers and headers that an office adds stay, with their tags filled."""
    footer = f'<w:ftr xmlns:w="{W[1:-1]}"><w:p><w:r><w:t>Arsip {{{{ nomor }}}}</w:t></w:r></w:p></w:ftr>'
    edits: dict[str, Edit] = {
        DOCUMENT: swap(
            '<w:type w:val="nextPage"/>', '<w:footerReference w:type="first" r:id="rId70"/><w:type w:val="nextPage"/>'
        ),
        "word/footer7.xml": footer,
        RELS: relate("rId70", "footer", "footer7.xml"),
        TYPES: declare("/word/footer7.xml", "wordprocessingml.footer"),
    }
    isi = decree(tmp_path, edits)
    assert text_of(isi, "word/footer7.xml") == "Arsip NOMOR 7 TAHUN 2026"
    assert audit(isi) == []


def test_header_repeated_for_annexes_keeps_what_it_leans_on(tmp_path: Path) -> None:
    """Where the lines of annexes are numbered, their headers hold the words and the links of the office's header."""
    link = '<w:p><w:hyperlink r:id="rId1"><w:r><w:t>jdih.kpu.go.id</w:t></w:r></w:hyperlink></w:p></w:hdr>'
    rels = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    edits: dict[str, Edit] = {
        "word/header1.xml": swap("</w:hdr>", link),
        "word/_rels/header1.xml.rels": relate("rId1", "hyperlink", "https://jdih.kpu.go.id", "External")(rels),
    }
    isi = decree(tmp_path, edits, Bentuk.RANCANGAN, lampiran=[RENCANA], tata_letak={"nomor_baris": True})
    (kepala,) = (nama for nama in members(isi) if nama.startswith("word/header-lampiran"))
    assert "jdih.kpu.go.id" in text_of(isi, kepala)
    assert audit(isi) == []


def carried_or_refused(folder: Path, edits: Mapping[str, Edit], mark: bytes) -> None:
    """What an annex template brings along stands in a sound file, or is an error in words; it is never lost."""
    try:
        isi = annex(folder, edits)
    except TemplateError as galat:
        refused = str(galat)
        assert "tabel.docx" in refused
        return
    assert audit(isi) == []
    assert any(mark in content for content in members(isi).values())


def test_header_of_an_annex_template_is_not_lost(tmp_path: Path) -> None:
    """An annex template with a header of its own."""
    edits: dict[str, Edit] = {
        DOCUMENT: swap("<w:sectPr>", '<w:sectPr><w:headerReference w:type="default" r:id="rId77"/>'),
        "word/header9.xml": HEADER,
        RELS: relate("rId77", "header", "header9.xml"),
        TYPES: declare("/word/header9.xml", "wordprocessingml.header"),
    }
    carried_or_refused(tmp_path, edits, b"KEPALA KANTOR")


def test_header_of_an_annex_is_not_taken_for_one_of_the_decree(tmp_path: Path) -> None:
    """The same under a relationship that the decree template has too: rId5 is not the header of the decree."""
    edits: dict[str, Edit] = {
        DOCUMENT: swap("<w:sectPr>", '<w:sectPr><w:headerReference w:type="default" r:id="rId5"/>'),
        "word/header9.xml": HEADER,
        RELS: lambda xml: relate("rId5", "header", "header9.xml")(xml.replace('"rId5"', '"rId95"')),
        TYPES: declare("/word/header9.xml", "wordprocessingml.header"),
    }
    carried_or_refused(tmp_path, edits, b"KEPALA KANTOR")


def test_link_of_an_annex_template_is_not_lost(tmp_path: Path) -> None:
    """An annex template with a hyperlink."""
    link = '<w:hyperlink r:id="rId55"><w:r><w:t>situs</w:t></w:r></w:hyperlink></w:p><w:tbl>'
    edits: dict[str, Edit] = {
        DOCUMENT: swap("</w:p><w:tbl>", link),
        RELS: relate("rId55", "hyperlink", "https://kpu.go.id/x", "External"),
    }
    carried_or_refused(tmp_path, edits, b"https://kpu.go.id/x")


def test_annex_template_in_other_styles_is_refused(tmp_path: Path) -> None:
    """Decree and annex have to come from one family of styles; else the error says so."""
    edits = {name: lambda xml: xml.replace("ZIUraian", "Uraian1") for name in (DOCUMENT, "word/styles.xml")}
    with pytest.raises(TemplateError, match=r"gaya dalam templat tabel\.docx berbeda dari keputusan\.docx"):
        annex(tmp_path, {name: edit for name, edit in edits.items() if name != DOCUMENT})


def test_own_annex_template_is_used_for_that_annex_alone(tmp_path: Path) -> None:
    """The next annex of the same kind keeps the shipped template."""
    edits = {DOCUMENT: swap(">{{ judul }}<", ">VERSI KANTOR {{ judul }}<")}
    own = {**TABEL, "templat": str(edit_template(ANNEX, tmp_path, edits))}
    assert text_of(make_docx(lampiran=[TABEL, own, RENCANA])).count("VERSI KANTOR") == 1


def test_template_changed_on_disk_is_read_again(tmp_path: Path) -> None:
    """A template saved anew between two renderings counts from then on."""
    first = decree(tmp_path, {DOCUMENT: swap(">TENTANG<", ">PERIHAL<")})
    second = decree(tmp_path, {DOCUMENT: swap(">TENTANG<", ">MENGENAI<")})
    assert "PERIHAL" in text_of(first)
    assert "MENGENAI" in text_of(second)


def test_template_is_looked_for_beside_the_plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path in a plan counts from the folder of the plan, wherever the command runs."""
    (tmp_path / "kantor").mkdir()
    edit_template(KEPUTUSAN, tmp_path / "kantor", {DOCUMENT: swap(">TENTANG<", ">PERIHAL<")})
    plan = tmp_path / "plan.yaml"
    plan.write_text(
        "satker: 3305\ntahun: 2026\ntentang: Uji\nmenimbang: [bahwa uji]\nmengingat: [uu-7-2017]\n"
        "templat:\n  keputusan: kantor/keputusan.docx\n",
        encoding="utf-8",
    )
    monkeypatch.chdir(tmp_path.parent)
    assert "PERIHAL" in text_of(render(load_plan(plan)).isi)


def test_template_with_properties_of_its_own_declares_them_once(tmp_path: Path) -> None:
    """A template that has custom properties, as SharePoint leaves them, gives a sound file without them."""
    namespace = "http://schemas.openxmlformats.org/officeDocument/2006"
    custom = (
        f'<Properties xmlns="{namespace}/custom-properties" xmlns:vt="{namespace}/docPropsVTypes">'
        '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Pemilik"><vt:lpwstr>Budi</vt:lpwstr>'
        "</property></Properties>"
    )
    edits: dict[str, Edit] = {
        "docProps/custom.xml": custom,
        "_rels/.rels": relate("rId44", "custom-properties", "docProps/custom.xml"),
        TYPES: declare("/docProps/custom.xml", "custom-properties"),
    }
    isi = decree(tmp_path, edits)
    assert audit(isi) == []
    assert b"Pemilik" not in members(isi)["docProps/custom.xml"]


def test_template_without_core_properties_gets_them(tmp_path: Path) -> None:
    """Google Docs leaves them out; title and author are readable all the same."""
    edits: dict[str, Edit] = {
        "docProps/core.xml": None,
        "_rels/.rels": lambda xml: re.sub(r"<Relationship [^>]*core\.xml[^>]*/>", "", xml),
        TYPES: lambda xml: re.sub(r"<Override [^>]*core\.xml[^>]*/>", "", xml),
    }
    isi = decree(tmp_path, edits)
    assert audit(isi) == []
    relations = [r.get("Target") for r in part(isi, "_rels/.rels")]
    assert "docProps/core.xml" in relations


@pytest.mark.parametrize(
    "edit",
    [
        lambda xml: re.sub(r"<w:tcW [^>]*/>", "", xml),
        lambda xml: re.sub(r"<w:tcW [^>]*/>", '<w:tcW w:w="0" w:type="auto"/>', xml),
        lambda xml: re.sub(r"<w:tblW [^>]*/>", '<w:tblW w:w="5000" w:type="pct"/>', xml),
        lambda xml: re.sub(r"<w:tblW [^>]*/>", '<w:tblW w:w="100%" w:type="pct"/>', xml),
        lambda xml: re.sub(r"<w:tblW [^>]*/>", "", xml),
    ],
    ids=["no width", "auto", "fiftieths", "percent", "no table width"],
)
def test_widths_as_other_programs_write_them(edit: Edit, tmp_path: Path) -> None:
    """Cells without a width and tables in percent print on another paper too."""
    for folder, kertas in ((tmp_path / "f4", "F4"), (tmp_path / "a4", "A4")):
        folder.mkdir()
        assert audit(decree(folder, {DOCUMENT: edit}, tata_letak={"kertas": kertas})) == []


def test_template_made_with_a_script_is_used(tmp_path: Path) -> None:
    """A template opened and saved by python-docx prints the same decree."""
    own = tmp_path / "skrip.docx"
    docx.Document(str(template(KEPUTUSAN))).save(str(own))
    isi = make_docx(Bentuk.SALINAN, templat={"keputusan": str(own)})
    assert dump(isi) == dump(make_docx(Bentuk.SALINAN))
    assert audit(isi) == []


@pytest.mark.libreoffice
def test_template_saved_by_libreoffice_is_used(tmp_path: Path) -> None:
    """Decree and annex templates saved by LibreOffice print the same words, on the same paper."""
    office = shutil.which("soffice") or shutil.which("libreoffice") or "soffice"
    sources = [str(template(KEPUTUSAN)), str(template(ANNEX))]
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        office,
        profile,
        "--headless",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(tmp_path),
        *sources,
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    own = {"keputusan": str(tmp_path / "keputusan.docx")}
    lampiran = [{**TABEL, "templat": str(tmp_path / "tabel.docx")}]
    isi = make_docx(Bentuk.SALINAN, templat=own, lampiran=lampiran)
    plain = make_docx(Bentuk.SALINAN, lampiran=[TABEL])
    assert text_of(isi).split() == text_of(plain).split()
    widths = [[int(val(sect, "pgSz", "w") or 0) for sect in sections(found)] for found in (isi, plain)]
    assert widths[0] == pytest.approx(widths[1], abs=20)  # LibreOffice rounds
