"""Core and custom properties: what a file says of itself, and whether it is still as it was generated."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

import docx
import pytest
from lxml import etree

from tests.dokumen import DOCUMENT, TABEL, audit, edit_template, make_docx, make_plan, members, open_docx, part, swap
from zi_docs import Bentuk, render
from zi_docs.docx import read_properties, state
from zi_docs.models.keadaan import Keadaan


def resaved(isi: bytes) -> bytes:
    """The document opened and saved by another program."""
    saved = BytesIO()
    open_docx(isi).save(saved)
    return saved.getvalue()


def repacked(isi: bytes, changed: Mapping[str, bytes] = {}, level: int = 9) -> bytes:
    """The package zipped anew, some members changed."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as paket:
        for nama, content in reversed({**members(isi), **changed}.items()):
            paket.writestr(nama, content)
    return packed.getvalue()


def test_core_properties_tell_of_the_decree() -> None:
    """Title, author, subject, language, form and dates come from the plan, none from the machine."""
    core = open_docx(make_docx(Bentuk.SALINAN)).core_properties
    assert core.title == (
        "Keputusan Komisi Pemilihan Umum Kabupaten Kebumen tentang Uji Naskah di Lingkungan "
        "Komisi Pemilihan Umum Kabupaten Kebumen"
    )
    assert core.author == "Komisi Pemilihan Umum Kabupaten Kebumen"
    assert (core.subject, core.language, core.category) == ("Keputusan", "id-ID", "salinan")
    assert core.created is not None
    assert core.created.date().isoformat() == "2026-01-08"
    assert core.modified == core.created
    assert (core.last_modified_by, core.comments) == ("", "")


def test_draft_has_no_date() -> None:
    """A rancangan has no date of its own and takes none from the clock."""
    root = part(make_docx(Bentuk.RANCANGAN), "docProps/core.xml")
    assert not [child.tag for child in root if etree.QName(child).localname in {"created", "modified"}]


def test_custom_properties_tell_where_it_comes_from() -> None:
    """Hash of plan, template and content, version and form; another plan has another hash, another form has not."""
    asli, salinan = (read_properties(make_docx(bentuk)) for bentuk in (Bentuk.ASLI, Bentuk.SALINAN))
    assert set(asli) == {f"zi-docs {nama}" for nama in ("isi", "plan", "templat", "versi", "bentuk")}
    assert (asli["zi-docs bentuk"], salinan["zi-docs bentuk"]) == ("asli", "salinan")
    assert asli["zi-docs plan"] == salinan["zi-docs plan"]
    assert asli["zi-docs templat"] == salinan["zi-docs templat"]
    assert asli["zi-docs isi"] != salinan["zi-docs isi"]
    assert read_properties(make_docx(nomor="8"))["zi-docs plan"] != asli["zi-docs plan"]


@pytest.mark.parametrize("bentuk", [bentuk for bentuk in Bentuk if bentuk is not Bentuk.PETIKAN])
def test_fresh_document_is_intact(bentuk: Bentuk) -> None:
    """What was just rendered is `utuh`, however it is zipped."""
    isi = make_docx(bentuk, lampiran=[TABEL])
    assert state(isi) is Keadaan.UTUH
    assert state(repacked(isi)) is Keadaan.UTUH
    assert state(repacked(isi, level=0)) is Keadaan.UTUH


def test_document_saved_by_another_program_is_edited() -> None:
    """Saving is editing, even when no word was changed."""
    assert state(resaved(make_docx())) is Keadaan.DISUNTING


@pytest.mark.parametrize("nama", [DOCUMENT, "word/styles.xml", "word/header2.xml", "docProps/core.xml"])
def test_any_change_is_noticed(nama: str) -> None:
    """One more space in any part makes a document `disunting`; so does a part more."""
    isi = make_docx()
    assert state(repacked(isi, {nama: members(isi)[nama] + b" "})) is Keadaan.DISUNTING
    assert state(repacked(isi, {"word/media/baru.png": b"x"})) is Keadaan.DISUNTING


def test_foreign_files_are_told_apart() -> None:
    """A document of somebody else, a damaged one, and what is no document at all are `asing`."""
    isi = make_docx()
    foreign = BytesIO()
    docx.Document().save(foreign)
    broken = repacked(isi, {"docProps/custom.xml": b"<putus"})
    for content in (foreign.getvalue(), b"", b"teks", b"%PDF-1.7", isi[: len(isi) // 2], broken):
        assert state(content) is Keadaan.ASING
        assert read_properties(content) == {}


def test_no_byte_of_a_damaged_file_crashes_the_check() -> None:
    """A file with any byte blotted out has some state."""
    isi = make_docx()
    for n in range(0, len(isi), 97):
        assert state(isi[:n] + b"\xff\xff\xff\xff" + isi[n + 4 :]) in set(Keadaan)


def test_package_is_plain_and_reproducible() -> None:
    """Content types come first, the rest is sorted, every member has the zip epoch as its time, nothing is twice."""
    with zipfile.ZipFile(BytesIO(make_docx(lampiran=[TABEL]))) as paket:
        names = [info.filename for info in paket.infolist()]
        assert names[0] == "[Content_Types].xml"
        assert names[1:] == sorted(set(names[1:]))
        assert {info.date_time for info in paket.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert paket.testzip() is None


def test_order_of_rendering_does_not_show() -> None:
    """Other decrees rendered in between leave no trace."""
    plan = make_plan(lampiran=[TABEL])
    first = render(plan, Bentuk.ASLI).isi
    make_docx(Bentuk.SALINAN, diktum=[{"isi": "Lain", "rincian": ["a", "b"]}], lampiran=[TABEL] * 3)
    assert render(plan, Bentuk.ASLI).isi == first


def test_template_shows_in_the_properties(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Another template gives another hash of the template, and a sound file."""
    own = edit_template(
        "keputusan/keputusan.docx", tmp_path_factory.mktemp("t"), {DOCUMENT: swap(">TENTANG<", ">Tentang<")}
    )
    isi = make_docx(templat={"keputusan": str(own)})
    assert read_properties(isi)["zi-docs templat"] != read_properties(make_docx())["zi-docs templat"]
    assert audit(isi) == []
