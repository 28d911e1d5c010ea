"""The library twin of the command: the same stages, called from Python."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from tests.dokumen import RENCANA, TABEL, TEKS, TIM, make_docx, make_plan, text_of
from zi_docs import Bentuk, ComposeError, Dokumen, OutputError, PdfError, TemplateError, load_plan, render, to_pdf
from zi_docs.compose import default_bentuk
from zi_docs.pipeline import export_tables, file_name, save_all, try_pdf
from zi_docs.rujukan import rujukan
from zi_docs.verifikasi import Kecocokan, verify

ROOT = Path(__file__).parents[1]
PLANS = sorted([*ROOT.glob("contoh/*.yaml"), *ROOT.glob("tests/cases/*/plan.yaml")])
UTUH = [bentuk for bentuk in Bentuk if bentuk is not Bentuk.PETIKAN]
office = pytest.mark.libreoffice


def label(berkas: Path) -> str:
    """A plan in the name of a test."""
    return berkas.parent.name if berkas.stem == "plan" else berkas.stem


@pytest.mark.parametrize("berkas", PLANS, ids=label)
def test_same_plan_same_bytes(berkas: Path) -> None:
    """A plan loaded and rendered twice gives the same name and the same bytes."""
    pertama, kedua = (render(load_plan(berkas), periksa=False) for _ in range(2))
    assert pertama == kedua
    assert pertama.isi.startswith(b"PK")


@pytest.mark.parametrize("bentuk", UTUH)
def test_forms_of_one_plan(bentuk: Bentuk) -> None:
    """A complete plan gives every form, and the result says which it is."""
    dokumen = render(make_plan(), bentuk)
    assert (dokumen.bentuk, dokumen.halaman, dokumen.pengganti) == (bentuk, None, ())
    assert dokumen.nama.endswith(".docx")


def test_default_form() -> None:
    """The form is the plan's own, else asli when it is complete, else rancangan."""
    assert default_bentuk(make_plan()) is Bentuk.ASLI
    assert default_bentuk(make_plan(nomor=None)) is Bentuk.RANCANGAN
    assert default_bentuk(make_plan(penutup={})) is Bentuk.RANCANGAN
    assert default_bentuk(make_plan(bentuk="salinan")) is Bentuk.SALINAN
    assert render(make_plan(bentuk="salinan")).bentuk is Bentuk.SALINAN


@pytest.mark.parametrize(
    ("isi", "bentuk", "nama"),
    [
        ({}, Bentuk.ASLI, "3305_Kebumen_Keputusan_7_2026.docx"),
        ({}, Bentuk.SALINAN, "3305_Kebumen_Keputusan_7_2026_Salinan.docx"),
        ({}, Bentuk.RANCANGAN, "3305_Kebumen_Uji-Naskah_Rancangan.docx"),
        ({"nama_berkas": "sk"}, Bentuk.ASLI, "sk.docx"),
        ({"nama_berkas": "sk.docx"}, Bentuk.SALINAN, "sk_Salinan.docx"),
        ({"nama_berkas": "CON"}, Bentuk.ASLI, "_CON.docx"),
        ({"satker": 6408}, Bentuk.ASLI, "6408_Kutai-Timur_Keputusan_7_2026.docx"),
        ({"tentang": "Uji (WBK/WBBM): Satu"}, Bentuk.RANCANGAN, "3305_Kebumen_Uji-WBK-WBBM-Satu_Rancangan.docx"),
    ],
)
def test_file_name(isi: dict[str, object], bentuk: Bentuk, nama: str) -> None:
    """The name tells office, number and year, or for a rancangan the title; the plan may choose its own."""
    assert file_name(make_plan(**isi), bentuk, rujukan()) == nama


def test_long_title_is_cut_between_words() -> None:
    """The name of a rancangan holds whole words of the title only, and not too many of them."""
    kata = [f"Kata{n}" for n in range(60)]
    nama = file_name(make_plan(tentang=" ".join(kata)), Bentuk.RANCANGAN, rujukan())
    tengah = nama.removeprefix("3305_Kebumen_").removesuffix("_Rancangan.docx")
    assert len(tengah) <= 60
    assert tengah.split("-") == kata[: tengah.count("-") + 1]


def test_incomplete_plan_is_refused_with_its_places(tmp_path: Path) -> None:
    """A form that lacks something is a ComposeError with all that is missing, each at a place of the plan."""
    teks = (ROOT / "contoh" / "minimal.yaml").read_text(encoding="utf-8")
    (tmp_path / "plan.yaml").write_text(teks, encoding="utf-8")
    with pytest.raises(ComposeError) as galat:
        render(load_plan(tmp_path / "plan.yaml"), Bentuk.SALINAN)
    assert len(galat.value.masalah) == 5
    assert all(m.tempat and m.tempat.berkas.endswith("plan.yaml") and m.saran for m in galat.value.masalah)


def test_plan_without_file_is_refused_without_place() -> None:
    """The same mistakes of a plan made in Python are told without a place."""
    with pytest.raises(ComposeError) as galat:
        render(make_plan(nomor=None), Bentuk.ASLI)
    assert [m.tempat for m in galat.value.masalah] == [None]
    with pytest.raises(TemplateError, match=r"garuda\.png"):
        render(make_plan(lambang="garuda.png"))


def test_save(tmp_path: Path) -> None:
    """A document saves itself into a folder, which is made, and gives its path; again, it changes nothing."""
    dokumen = render(make_plan())
    berkas = dokumen.save(tmp_path / "a" / "b")
    assert berkas == tmp_path / "a" / "b" / dokumen.nama
    assert berkas.read_bytes() == dokumen.isi
    assert dokumen.save(str(berkas.parent)) == berkas


def test_save_keeps_an_edited_file(tmp_path: Path) -> None:
    """A file that is not ours stays, unless `timpa` is asked for; then it becomes a backup."""
    dokumen = render(make_plan())
    (tmp_path / dokumen.nama).write_bytes(b"milik orang lain")
    with pytest.raises(OutputError, match="--timpa"):
        dokumen.save(tmp_path)
    dokumen.save(tmp_path, timpa=True)
    isi = {satu.read_bytes() for satu in tmp_path.iterdir()}
    assert isi == {b"milik orang lain", dokumen.isi}


def test_save_all_or_none(tmp_path: Path) -> None:
    """Of several documents none is written when one cannot be."""
    semua = [render(make_plan(), bentuk) for bentuk in UTUH]
    (tmp_path / semua[-1].nama).write_bytes(b"milik orang lain")
    with pytest.raises(OutputError):
        save_all(semua, tmp_path)
    assert [satu.name for satu in tmp_path.iterdir()] == [semua[-1].nama]
    assert [h.berubah for h in save_all(semua[:-1], tmp_path)] == [True, True, True]


def test_no_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without LibreOffice `to_pdf` raises, and `try_pdf` gives no PDF and the reason."""
    monkeypatch.setenv("ZI_DOCS_SOFFICE", "/nonexistent")
    dokumen = render(make_plan())
    with pytest.raises(PdfError, match="LibreOffice tidak ditemukan"):
        to_pdf([dokumen])
    hasil, galat = try_pdf([dokumen])
    assert hasil == []
    assert isinstance(galat, PdfError)
    assert try_pdf([]) == ([], None)


@office
def test_pdf_of_several() -> None:
    """PDF come in the order of the DOCX, with their names, forms and pages; one that is broken spoils no other."""
    semua = [render(make_plan(), bentuk) for bentuk in (Bentuk.SALINAN, Bentuk.RANCANGAN)]
    rusak = Dokumen("rusak.docx", b"bukan DOCX", Bentuk.ASLI)
    hasil, galat = try_pdf([semua[0], rusak, semua[1]])
    assert [(d.nama, d.bentuk) for d in hasil] == [(d.nama.replace(".docx", ".pdf"), d.bentuk) for d in semua]
    assert [d.halaman for d in hasil] == [len(PdfReader(BytesIO(d.isi)).pages) for d in hasil]
    assert galat is not None
    assert "rusak.docx" in str(galat)


def test_export_names_and_skips() -> None:
    """Every annex with a table gives a workbook named after its place and its id or kind; a text annex gives none."""
    plan = make_plan(lampiran=[RENCANA, TEKS, {**TIM, "id": "tim"}])
    hasil = export_tables(plan)
    assert [nama for nama, _ in hasil] == ["lampiran-1-rencana-aksi.xlsx", "lampiran-3-tim.xlsx"]
    sel = {str(s.value) for baris in load_workbook(BytesIO(hasil[0][1])).worksheets[0].iter_rows() for s in baris}
    assert {"NAMA", "URAIAN", "baris pertama", "baris kedua"} <= sel
    assert export_tables(make_plan()) == []


def test_export_twice_gives_the_same_bytes() -> None:
    """The same plan gives the same workbooks, byte for byte."""
    plan = make_plan(lampiran=[RENCANA, TIM])
    assert export_tables(plan) == export_tables(plan)


def test_title_stands_in_the_document() -> None:
    """What the plan says reaches the words of the document."""
    assert "UJI NASKAH DI LINGKUNGAN KOMISI PEMILIHAN UMUM KABUPATEN KEBUMEN" in text_of(render(make_plan()).isi)


def test_row_moved_to_the_next_annex_makes_another_plan() -> None:
    """A document is not taken for that of a plan in which a row stands in another annex."""
    satu, dua, tiga = ({"nama": nama, "uraian": "u"} for nama in ("satu", "dua", "tiga"))
    semula, pindah = (
        [{**TABEL, "isi": isi} for isi in pasangan] for pasangan in (([satu, dua], [tiga]), ([satu], [dua, tiga]))
    )
    isi = make_docx(lampiran=semula)
    assert verify(isi, make_plan(lampiran=semula)).kecocokan is Kecocokan.SAMA
    assert verify(isi, make_plan(lampiran=pindah)).kecocokan is Kecocokan.LAIN
