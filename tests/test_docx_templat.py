"""Templates that cannot be used: each fault is told in words, none runs code, none prints a broken decree."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.dokumen import (
    DOCUMENT,
    KEPUTUSAN,
    TABEL,
    TEKS,
    Edit,
    W,
    declare,
    edit_template,
    make_docx,
    paragraph_of,
    relate,
    swap,
    template,
)
from zi_docs import Bentuk, TemplateError
from zi_docs.docx import check_template

ANNEX = "lampiran/tabel.docx"
PALSU = "application/vnd.ms-word.document.macroEnabled.main+xml"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def print_with(berkas: Path, bentuk: Bentuk = Bentuk.SALINAN, **isi: object) -> bytes:
    """A decree printed with an own template."""
    return make_docx(bentuk, templat={"keputusan": str(berkas)}, **isi)


def print_annex_with(berkas: Path, annex: Mapping[str, object] = TABEL) -> bytes:
    """A decree whose annex is printed with an own template."""
    return make_docx(Bentuk.SALINAN, lampiran=[{**annex, "templat": str(berkas)}])


def in_title(tag: str) -> Mapping[str, Edit]:
    """An edit that puts something beside the word TENTANG."""
    return {DOCUMENT: swap(">TENTANG<", f">TENTANG {tag}<")}


def test_shipped_templates_can_be_used() -> None:
    """The check that users run finds nothing in the shipped templates."""
    check_template(template(KEPUTUSAN), lampiran=False)
    for nama in ("rencana-aksi", "susunan-personalia", "tabel", "teks"):
        check_template(template(f"lampiran/{nama}.docx"), lampiran=True)


def test_missing_template_is_named(tmp_path: Path) -> None:
    """A template that is not there, and a folder, are errors that name the path."""
    with pytest.raises(TemplateError, match=r"kantor\.docx tidak ditemukan"):
        print_with(tmp_path / "kantor.docx")
    with pytest.raises(TemplateError, match="tidak dapat dibaca"):
        print_with(tmp_path)


@pytest.mark.parametrize("share", [0, 0.01, 0.3, 0.6, 0.9, 0.99, 0.999])
def test_truncated_template_is_refused(share: float, tmp_path: Path) -> None:
    """A download that broke off anywhere is no Word file."""
    whole = template(KEPUTUSAN).read_bytes()
    berkas = tmp_path / "putus.docx"
    berkas.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(TemplateError, match=r"rusak atau bukan berkas Word"):
        print_with(berkas)


@pytest.mark.parametrize(
    "content", [b"", b"ini teks biasa", b"%PDF-1.7", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)]
)
def test_what_is_no_word_file_is_refused(content: bytes, tmp_path: Path) -> None:
    """Text, PDF, old .doc or encrypted files are no templates."""
    berkas = tmp_path / "lain.docx"
    berkas.write_bytes(content)
    with pytest.raises(TemplateError, match=r"lain\.docx rusak atau bukan berkas Word"):
        print_with(berkas)


def test_zip_that_is_no_document_is_refused(tmp_path: Path) -> None:
    """A zip of anything else says which part is missing."""
    berkas = tmp_path / "arsip.docx"
    with zipfile.ZipFile(berkas, "w") as paket:
        paket.writestr("catatan.txt", "bukan dokumen")
    with pytest.raises(TemplateError, match=r"bukan dokumen Word"):
        print_with(berkas)


@pytest.mark.parametrize(
    "member",
    [
        DOCUMENT,
        "word/styles.xml",
        "word/numbering.xml",
        "[Content_Types].xml",
        "_rels/.rels",
        "word/_rels/document.xml.rels",
    ],
)
@pytest.mark.parametrize("content", [None, "", "<putus", "<lain/>"], ids=["gone", "empty", "cut", "other"])
def test_damaged_part_is_refused(member: str, content: str | None, tmp_path: Path) -> None:
    """A part that is gone, cut or something else is an error, never a file that Word cannot open."""
    berkas = edit_template(KEPUTUSAN, tmp_path, {member: content})
    with pytest.raises(TemplateError, match=r"keputusan\.docx"):
        print_with(berkas, lampiran=[TABEL], diktum=[{"isi": "Rincian", "rincian": ["satu", "dua"]}])


@pytest.mark.parametrize("content", [None, "<putus"], ids=["gone", "cut"])
def test_damaged_header_is_refused(content: str | None, tmp_path: Path) -> None:
    """A header that the document names has to be there and whole."""
    with pytest.raises(TemplateError, match=r"keputusan\.docx"):
        print_with(edit_template(KEPUTUSAN, tmp_path, {"word/header2.xml": content}))


def test_template_without_page_settings_is_refused(tmp_path: Path) -> None:
    """Without w:sectPr nothing is known of the page."""
    berkas = edit_template(
        KEPUTUSAN, tmp_path, {DOCUMENT: lambda xml: xml[: xml.rindex("<w:sectPr")] + "</w:body></w:document>"}
    )
    with pytest.raises(TemplateError, match="tidak punya pengaturan halaman"):
        print_with(berkas)


def test_zip_bomb_is_refused(tmp_path: Path) -> None:
    """A part of 60 MB in a file of 60 kB is not unpacked."""
    berkas = edit_template(KEPUTUSAN, tmp_path, {"word/media/bom.bin": bytes(60_000_000)})
    assert berkas.stat().st_size < 200_000
    with pytest.raises(TemplateError, match="terlalu besar"):
        print_with(berkas)


def test_zip_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    """A bomb whose directory says 1 kB is not unpacked either."""
    berkas = edit_template(KEPUTUSAN, tmp_path, {"word/media/bom.bin": bytes(60_000_000)})
    content = berkas.read_bytes().replace((60_000_000).to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    berkas.write_bytes(content)
    with pytest.raises(TemplateError, match="rusak atau bukan berkas Word"):
        print_with(berkas)


def test_xml_bomb_is_refused_or_stays_small(tmp_path: Path) -> None:
    """Entities are not expanded, and no file of the machine is read into the decree."""
    secret = tmp_path / "rahasia.txt"
    secret.write_text("KATA RAHASIA", encoding="utf-8")
    laugh = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    head = f'<!DOCTYPE w:document [<!ENTITY l0 "ha">{laugh}<!ENTITY f SYSTEM "{secret.as_uri()}">]><w:document '
    body = swap(">TENTANG<", ">TENTANG &l9; &f;<")
    berkas = edit_template(KEPUTUSAN, tmp_path, {DOCUMENT: lambda xml: body(xml.replace("<w:document ", head, 1))})
    with pytest.raises(TemplateError):
        print_with(berkas)


@pytest.mark.parametrize(
    ("edits", "message"),
    [
        ({"word/vbaProject.bin": "makro"}, "makro"),
        ({"[Content_Types].xml": swap(f"{WORD}.document.main+xml", PALSU)}, "makro"),
    ],
    ids=["vba", "docm"],
)
def test_macros_are_refused(edits: Mapping[str, Edit], message: str, tmp_path: Path) -> None:
    """A template with macros, or a .docm by another name, is told to be saved as .docx."""
    with pytest.raises(TemplateError, match=message):
        print_with(edit_template(KEPUTUSAN, tmp_path, edits))


def test_missing_style_is_named(tmp_path: Path) -> None:
    """A style that somebody deleted is named, with the cure."""
    berkas = edit_template(KEPUTUSAN, tmp_path, {"word/styles.xml": swap('w:val="ZI Uraian"', 'w:val="Uraian Kantor"')})
    with pytest.raises(TemplateError, match=r"tidak punya gaya 'ZI Uraian'; salin gaya itu"):
        print_with(berkas)


@pytest.mark.parametrize(
    ("tag", "message"),
    [
        ("{{ nomer }}", r"'\{\{ nomer \}\}' tidak dikenal; mungkin maksud Anda 'nomor'"),
        ("{{ penutup.nma }}", r"mungkin maksud Anda 'penutup\.nama'"),
        ("{{ xyzzy }}", "tidak dikenal"),
        ("{{ penutup }}", r"kelompok; pakai bagiannya: penutup\.tempat"),
        ("{{ menimbang }}", "paragraf"),
        ("{% for x in nomor %}{% endfor %}", "bukan daftar"),
        ("{% if nomer %}{% endif %}", "mungkin maksud Anda 'nomor'"),
        ("{{ d.label }}", "tidak dikenal"),
        ("{{ lampiran }}", "tidak dikenal"),
        ("{{ pembuat }}", "tidak dikenal"),
    ],
)
def test_wrong_tag_is_explained(tag: str, message: str, tmp_path: Path) -> None:
    """An unknown name, a group, a list or a name out of its loop: the error quotes the tag and helps."""
    with pytest.raises(TemplateError, match=message):
        print_with(edit_template(KEPUTUSAN, tmp_path, in_title(tag)))


@pytest.mark.parametrize(
    "tag",
    [
        "{{ 7 * 7 }}",
        "{{ nomor.__class__ }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ nomor|upper }}",
        "{{ nomor() }}",
        "{{ nomor[0] }}",
        "{{ 'teks' }}",
        "{{ nomor if nomor }}",
        "{% set x = nomor %}",
        "{% include 'lain.docx' %}",
        "{% import 'os' as os %}",
        "{% extends 'lain' %}",
        "{% macro m() %}{% endmacro %}",
        "{% block b %}{% endblock %}",
        "{% raw %}{{ x }}{% endraw %}",
        "{% filter upper %}x{% endfilter %}",
        "{% for x in range(9) %}{% endfor %}",
        "{% if nomor == '7' %}{% endif %}",
        "{% if nomor.__class__ %}{% endif %}",
        "{% do x %}",
        "{% call m() %}{% endcall %}",
        "{% debug %}",
        "{# catatan #}",
        "{{ self }}",
        "{{ _teks }}",
        "{{ _isi(menimbang) }}",
        "{{ cycler }}",
        "{{r nomor }}",
    ],
)
def test_nothing_in_a_template_computes_or_runs(tag: str, tmp_path: Path) -> None:
    """Expressions, filters, calls, attributes of Python and every statement but if and for are refused."""
    with pytest.raises(TemplateError, match=r"keputusan\.docx tidak dapat dipakai"):
        print_with(edit_template(KEPUTUSAN, tmp_path, in_title(tag)))


@pytest.mark.parametrize(
    "tag",
    ["{% if nomor %}", "{% endif %}", "{% endfor %}", "{% else %}", "{% for d in diktum %}", "{{ nomor", "{% if nomor"],
)
def test_unpaired_tag_is_refused(tag: str, tmp_path: Path) -> None:
    """A tag that opens and does not close, or closes what was not opened, is an error of the template."""
    with pytest.raises(TemplateError, match=r"keputusan\.docx"):
        print_with(edit_template(KEPUTUSAN, tmp_path, in_title(tag)))


def test_condition_across_parts_is_refused(tmp_path: Path) -> None:
    """An if that begins in a paragraph and ends in a table would tear the file: it is an error, not a traceback."""
    edits = {
        DOCUMENT: lambda xml: swap(">Mengingat<", ">{% endif %}Mengingat<")(
            swap(">TENTANG<", ">{% if memperhatikan %}TENTANG<")(xml)
        )
    }
    with pytest.raises(TemplateError, match=r"keputusan\.docx"):
        print_with(edit_template(KEPUTUSAN, tmp_path, edits))


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    """Three wrong tags give one error with three lines."""
    with pytest.raises(TemplateError) as galat:
        print_with(edit_template(KEPUTUSAN, tmp_path, in_title("{{ nomer }} {{ juduul }} {{ 1 + 1 }}")))
    assert all(tag in str(galat.value) for tag in ("nomer", "juduul", "1 + 1"))


@pytest.mark.parametrize("part", ["word/footnotes.xml", "word/endnotes.xml", "word/comments.xml"])
def test_tag_where_none_is_filled_is_refused(part: str, tmp_path: Path) -> None:
    """A tag in a footnote or comment would be printed as it is; so it is refused."""
    kind = Path(part).stem
    inside = "<w:p><w:r><w:t>{{ nomor }}</w:t></w:r></w:p>"
    xml = f'<w:{kind} xmlns:w="{W[1:-1]}">{inside}</w:{kind}>'
    edits: dict[str, Edit] = {
        part: xml,
        "word/_rels/document.xml.rels": relate("rId90", kind, f"{kind}.xml"),
        "[Content_Types].xml": declare(f"/{part}", f"wordprocessingml.{kind}"),
    }
    with pytest.raises(TemplateError, match=part):
        print_with(edit_template(KEPUTUSAN, tmp_path, edits))


TAGS = ["kop", "judul", "nomor", "tentang", "pejabat", "memutuskan", "menetapkan"]
TAGS += [f"penutup.{nama}" for nama in ("tempat", "tanggal", "jabatan", "ttd", "nama")]
TAGS += [f"salinan.{nama}" for nama in ("pengantar", "unit", "jabatan", "nama")]


@pytest.mark.parametrize("tag", TAGS)
def test_decree_template_that_forgets_a_tag_is_refused(tag: str, tmp_path: Path) -> None:
    """Text that has no place in the decree is never lost in silence, not even when an annex prints the same words."""
    berkas = edit_template(KEPUTUSAN, tmp_path, {DOCUMENT: swap(f"{{{{ {tag} }}}}", "")})
    with pytest.raises(TemplateError, match="tag"):
        print_with(berkas, lampiran=[{**TABEL, "tempat_tanggal": "ya"}])


@pytest.mark.parametrize(
    "tag", ["{{p menimbang }}", "{{p mengingat }}", "{{p d.isi }}", "{{ d.label }}", "{{p diktum_akhir.isi }}"]
)
def test_decree_template_that_forgets_content_is_refused(tag: str, tmp_path: Path) -> None:
    """The same for considerations, legal bases and diktum."""
    berkas = edit_template(KEPUTUSAN, tmp_path, {DOCUMENT: swap(tag, "")})
    with pytest.raises(TemplateError, match="tag"):
        print_with(berkas)


@pytest.mark.parametrize(
    "tag", ["label", "kepala", "judul", "penutup.tanggal", "penutup.jabatan", "penutup.nama", "salinan.nama"]
)
def test_annex_template_that_forgets_a_tag_is_refused(tag: str, tmp_path: Path) -> None:
    """Text of an annex that the decree prints too is still missed in the annex."""
    berkas = edit_template(ANNEX, tmp_path, {DOCUMENT: swap(f"{{{{ {tag} }}}}", "")})
    with pytest.raises(TemplateError, match="tag"):
        print_annex_with(berkas, {**TABEL, "tempat_tanggal": "ya"})


def test_header_that_forgets_the_mark_is_refused(tmp_path: Path) -> None:
    """A salinan whose template has no place for SALINAN is not printed."""
    berkas = edit_template(KEPUTUSAN, tmp_path, {"word/header2.xml": swap("{{ tanda }}", "")})
    with pytest.raises(TemplateError, match=r"tanda|SALINAN"):
        print_with(berkas)


def test_table_template_for_an_annex_of_text_is_refused(tmp_path: Path) -> None:
    """An annex of text in a template for tables, and a table where paragraphs go, are errors in words."""
    berkas = edit_template(ANNEX, tmp_path, {})
    with pytest.raises(TemplateError):
        print_annex_with(berkas, TEKS)
    with pytest.raises(TemplateError):
        print_annex_with(edit_template("lampiran/teks.docx", tmp_path, {}), TABEL)


def test_value_that_a_form_lacks_is_an_error(tmp_path: Path) -> None:
    """A certification printed without asking whether there is one is an error in asli, not a gap."""
    edits = {DOCUMENT: swap(">{{ nomor }}<", ">{{ nomor }} {{ salinan.nama }}<")}
    with pytest.raises(TemplateError, match=r"keputusan\.docx"):
        print_with(edit_template(KEPUTUSAN, tmp_path, edits), Bentuk.ASLI)


def test_cell_that_a_condition_empties_is_refused(tmp_path: Path) -> None:
    """Word cannot open a cell without a paragraph; openxml-audit and Word agree, and so does the gate."""
    xml = zipfile.ZipFile(io.BytesIO(template(KEPUTUSAN).read_bytes())).read(DOCUMENT).decode()
    label = paragraph_of(xml, ">Mengingat<")
    guarded = label.replace("Mengingat", "{%p if memperhatikan %}") + label + label.replace("Mengingat", "{%p endif %}")
    with pytest.raises(TemplateError, match="sel tanpa paragraf"):
        print_with(edit_template(KEPUTUSAN, tmp_path, {DOCUMENT: swap(label, guarded)}))
