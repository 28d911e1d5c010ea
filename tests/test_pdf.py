"""DOCX to PDF through the real LibreOffice, and through false ones that misbehave as it does on bad days."""

import os
import pickle
import re
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx.enum.style import WD_STYLE_TYPE
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from tests.soffice import DOCX, FalseOffice, false_office, ganti, naskah, sementara, simpan
from zi_docs.errors import PdfError
from zi_docs.pdf import KonversiError, Pdf, convert, find_libreoffice
from zi_docs.pdf.baca import look_into

__all__ = ["sementara"]

office = pytest.mark.libreoffice
tmp_is_shared = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])


def buka(pdf: Pdf) -> PdfReader:
    """A PDF as a strict reader sees it."""
    return PdfReader(BytesIO(pdf.isi), strict=True)


def berdetak(berkas: Path) -> bool:
    """Whether something still writes into a file, as the child of a false soffice does all the time."""
    isi = berkas.read_bytes()
    time.sleep(0.4)
    return berkas.read_bytes() != isi


DI_GAMBAR = DOCX.index(b"docProps/thumbnail.jpeg") + 99


@pytest.fixture
def palsu(tmp_path: Path) -> FalseOffice:
    """A maker of false soffice from lines of shell; it logs its calls in `catatan`, a line each."""
    return partial(false_office, tmp_path)


@pytest.fixture(scope="module")
def hasil() -> list[Pdf]:
    """Three decrees from one call: plain; two pages under a nasty name; one with fonts of all kinds."""
    huruf = naskah("Teks biasa")
    huruf.add_paragraph().add_run("Bahwa huruf ini asing").font.name = "Huruf Asing"
    huruf.add_paragraph().add_run("✓").font.name = "Simbol Asing"
    huruf.add_paragraph().add_run(" \u00a0 ").font.name = "Huruf Spasi"
    huruf.styles["Heading 1"].font.name = "Huruf Kalah dari Tema"
    huruf.styles["Quote"].font.name = "Huruf Gaya Tak Terpakai"
    huruf.styles["List"].font.name = "Huruf Gaya"
    turunan = huruf.styles.add_style("Turunan", WD_STYLE_TYPE.PARAGRAPH)
    turunan.base_style = huruf.styles["List"]
    huruf.add_paragraph("Gaya turunan", style="Turunan")
    huruf.styles["Strong"].font.name = "Huruf Karakter"
    huruf.add_paragraph().add_run("Gaya karakter", style="Strong")
    dua = simpan(naskah("Halaman satu", "Halaman dua"))
    return convert([("a.docx", DOCX), ("../x\\Lampiran Ü  no.1.DOCX", dua), ("huruf", simpan(huruf))])


@office
def test_every_docx_gives_its_pdf_in_order(hasil: list[Pdf]) -> None:
    """Several files in one call keep their order, names without folders, words and pages."""
    assert [pdf.nama for pdf in hasil] == ["a.pdf", "Lampiran Ü  no.1.pdf", "huruf.pdf"]
    assert [pdf.halaman for pdf in hasil] == [1, 2, 1]
    assert "bahwa berdasarkan hal tersebut;" in buka(hasil[0]).pages[0].extract_text()
    assert "Halaman dua" in buka(hasil[1]).pages[1].extract_text()


@office
def test_pdf_is_read_alike_however_it_is_written(hasil: list[Pdf]) -> None:
    """What LibreOffice writes in the open is found as well where another program has packed it, or left rubbish."""
    for pdf in hasil:
        PdfWriter(BytesIO(pdf.isi)).write(lain := BytesIO())
        geser = pdf.isi.replace(b"\nstartxref\n", b"\nstartxref\n1")
        assert look_into(pdf.isi) == (pdf.halaman, pdf.huruf, b"")
        assert look_into(lain.getvalue()) == look_into(geser) == look_into(pdf.isi)


@office
def test_pdf_is_tagged_and_has_an_outline(hasil: list[Pdf]) -> None:
    """A PDF carries its structure for screen readers, and its headings as bookmarks."""
    reader = buka(hasil[0])
    akar: Any = reader.trailer["/Root"]
    assert akar["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in akar
    assert [str(butir["/Title"]) for butir in reader.outline if isinstance(butir, dict)] == ["Menimbang"]


@office
def test_fonts_that_are_missing_are_reported(hasil: list[Pdf]) -> None:
    """Each missing family that text is set in is named, by run or by style, with a font that the PDF has."""
    biasa, _, huruf = hasil
    assert biasa.pengganti == {}
    assert set(huruf.pengganti) == {"Huruf Asing", "Simbol Asing", "Huruf Gaya", "Huruf Karakter"}
    pengganti, *ada = (re.sub(r"[ -]", "", nama) for nama in (huruf.pengganti["Huruf Asing"], *huruf.huruf))
    assert any(nama.startswith(pengganti) or nama in pengganti for nama in ada)


@office
def test_missing_fonts_are_reported_without_fontconfig(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing tells which font replaces another, the report lists those that nobody asked for."""
    soffice, sejati = find_libreoffice(), shutil.which
    monkeypatch.setattr(shutil, "which", lambda name: None if name == "fc-match" else sejati(name))
    [pdf] = convert([("a.docx", simpan(naskah("Teks", huruf="Tak Dikenal")))], soffice=soffice)
    assert pdf.pengganti == {"Tak Dikenal": ", ".join(pdf.huruf)}


@office
def test_same_docx_gives_the_same_bytes(hasil: list[Pdf], monkeypatch: pytest.MonkeyPatch) -> None:
    """Made again in another time zone a PDF is the same, dated like its DOCX; another DOCX gives another."""
    monkeypatch.setenv("TZ", "Asia/Jakarta")
    [lagi] = convert([("a.docx", DOCX)])
    assert lagi.isi == hasil[0].isi
    assert b"/CreationDate(D:20260130071509Z')" in lagi.isi
    assert len({str(buka(pdf).trailer["/ID"]) for pdf in hasil}) == len(hasil)


@office
def test_pdfa_says_so_and_is_dated_like_its_docx() -> None:
    """On request the PDF is a PDF/A-2b by its own metadata, with the same date there as elsewhere."""
    [pdf] = convert([("a.docx", DOCX)], pdfa=True)
    akar: Any = buka(pdf).trailer["/Root"]
    xmp = akar["/Metadata"].get_data()
    for kata in [b"pdfaid:part>2<", b"pdfaid:conformance>B<", b">2026-01-30T07:15:09Z<"]:
        assert kata in xmp
    assert b"(D:20260130071509Z')" in pdf.isi


@office
def test_threads_do_not_disturb_each_other() -> None:
    """Two conversions at the same time both succeed."""
    with ThreadPoolExecutor(2) as pool:
        kerja = [pool.submit(convert, [(f"{nama}.docx", DOCX)]) for nama in "ab"]
        assert [pdf.nama for tugas in kerja for pdf in tugas.result()] == ["a.pdf", "b.pdf"]


@office
def test_what_does_not_convert_is_named_and_the_others_are_kept() -> None:
    """Garbage, plain text and what only looks like a DOCX fail by name; the sound file still converts."""
    aneh = ganti(DOCX, "[Content_Types].xml", b"<x/>")
    masukan = [
        ("rusak.docx", b"\0\1"),
        ("baik.docx", DOCX),
        ("teks.docx", b"Halo\n" * 99),
        ("aneh.docx", aneh),
    ]
    with pytest.raises(KonversiError, match=r"3 DOCX tidak menjadi PDF:\n  rusak\.docx: bukan") as caught:
        convert(masukan)
    assert [pdf.nama for pdf in caught.value.berhasil] == ["baik.pdf"]
    assert list(caught.value.gagal) == ["rusak.docx", "teks.docx", "aneh.docx"]
    assert "LibreOffice melapor: Error: " in caught.value.gagal["aneh.docx"]


@pytest.mark.parametrize(
    "isi",
    [
        b"",
        DOCX[:-3000],
        DOCX[:DI_GAMBAR] + b"\0\0\0\0" + DOCX[DI_GAMBAR + 4 :],
        ganti(DOCX, "word/document.xml", None),
        ganti(DOCX, "word/document.xml", b"<salah/>"),
        ganti(DOCX, "word/document.xml", b"<w:document"),
        ganti(DOCX, "word/styles.xml", b"bukan xml"),
    ],
    ids=["empty", "cut", "damaged picture", "no text", "foreign text", "malformed text", "malformed styles"],
)
def test_broken_docx_never_reaches_libreoffice(isi: bytes, tmp_path: Path) -> None:
    """What is no whole DOCX is refused before anything is started."""
    with pytest.raises(KonversiError, match=r"x\.docx: .*DOCX"):
        convert([("x.docx", isi)], soffice=tmp_path / "tidak-ada")


@tmp_is_shared
@given(st.integers(0, len(DOCX) - 1), st.binary(max_size=4))
def test_damage_ends_in_our_own_error(palsu: FalseOffice, di: int, bytes_: bytes) -> None:
    """Whatever bytes are overwritten in a DOCX, nothing but an error of ours comes out."""
    rusak = DOCX[:di] + bytes_ + DOCX[di + len(bytes_) :]
    with pytest.raises(KonversiError):
        convert([("x.docx", rusak)], soffice=palsu("exit 0"))


@tmp_is_shared
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_name_leads_out_of_a_folder(palsu: FalseOffice, nama: str) -> None:
    """Whatever a DOCX is called, its PDF has a plain file name that ends in .pdf."""
    [pdf] = convert([(nama, DOCX)], soffice=palsu("semua"))
    assert re.fullmatch(r"(?s)[^/\\]*\.pdf", pdf.nama)


@pytest.mark.parametrize(
    ("lines", "sebab"),
    [
        ("exit 0", "selesai tanpa menghasilkan PDF"),
        ("exit 3", r"berhenti di tengah jalan \(kode 3\)"),
        ("semua; kill -9 $$", r"berhenti di tengah jalan \(kode -9\)"),
        ("semua; echo 'Error: disk penuh' >&2", "melapor: Error: disk penuh"),
        ('echo sampah > "$(nama $berkas)"', "bukan PDF yang utuh"),
        ('head -c 200 "$pdf" > "$(nama $berkas)"', "bukan PDF yang utuh"),
        ('cp "$folder/kosong.pdf" "$(nama $berkas)"', "tidak berhalaman"),
        ('printf "%%PDF-1.6\\n%%%%EOF\\n" > "$(nama $berkas)"', "tidak terbaca"),
    ],
    ids=["nothing", "fails", "dies after writing", "complains", "garbage", "cut", "no page", "hollow"],
)
def test_exit_code_alone_proves_nothing(palsu: FalseOffice, lines: str, sebab: str) -> None:
    """A PDF counts only when it is whole and nothing went wrong; else the error says what did."""
    with pytest.raises(KonversiError, match=sebab) as caught:
        convert([("x.docx", DOCX)], soffice=palsu(lines))
    assert caught.value.berhasil == []


def test_plain_pdf_does_not_pass_for_pdfa(palsu: FalseOffice) -> None:
    """Where LibreOffice is too old for PDF/A, the plain PDF that it gives is an error."""
    with pytest.raises(KonversiError, match=r"PDF/A-2b; diperlukan LibreOffice 7\.4"):
        convert([("x.docx", DOCX)], pdfa=True, soffice=palsu('cp "$pdf" "$(nama $berkas)"'))


def test_one_process_serves_all_files(palsu: FalseOffice, tmp_path: Path) -> None:
    """Files of one call that convert well share one process."""
    hasil = convert([(f"{i}.docx", DOCX) for i in range(12)], soffice=palsu("semua"))
    # The PDF has no font, so only fontconfig tells that the one asked for is not missing.
    assert hasil[0].pengganti == ({} if shutil.which("fc-match") else {"Arial": ""})
    assert [pdf.nama for pdf in hasil] == [f"{i}.pdf" for i in range(12)]
    assert (tmp_path / "catatan").read_bytes().count(b"\n") == 1


@pytest.mark.parametrize("akhir", ["kill -9 $$", "exit 1"])
def test_what_came_last_before_a_break_is_tried_again_alone(palsu: FalseOffice, tmp_path: Path, akhir: str) -> None:
    """What LibreOffice has gone on from counts; the file at which it broke gets a process of its own."""
    soffice = palsu(f"semua; if banyak; then {akhir}; fi")
    hasil = convert([("a.docx", DOCX), ("b.docx", DOCX)], soffice=soffice)
    assert [pdf.nama for pdf in hasil] == ["a.pdf", "b.pdf"]
    assert (tmp_path / "catatan").read_bytes().count(b"\n") == 2


def test_what_a_complaint_may_concern_is_tried_again_alone(palsu: FalseOffice, tmp_path: Path) -> None:
    """A complaint that no missing file explains puts the files in doubt that have just come."""
    hasil = convert([("a.docx", DOCX), ("b.docx", DOCX)], soffice=palsu("banyak && echo 'Error: x' >&2; semua"))
    assert [pdf.nama for pdf in hasil] == ["a.pdf", "b.pdf"]
    assert (tmp_path / "catatan").read_bytes().count(b"\n") > 1


def test_only_the_file_that_hangs_is_lost(palsu: FalseOffice, tmp_path: Path) -> None:
    """A file that LibreOffice never finishes is reported after one retry; those behind it convert."""
    macet = ganti(DOCX, "docProps/thumbnail.jpeg", None, keterangan=b"MACET")
    lines = 'for f in $berkas; do grep -q MACET "$f" && sleep 600; cp "$pdf" "$(nama "$f")"; done'
    masukan = [("a.docx", DOCX), ("macet.docx", macet), ("c.docx", DOCX)]
    with pytest.raises(KonversiError, match=r"macet\.docx: .* 2 detik tanpa hasil") as caught:
        convert(masukan, soffice=palsu(lines), batas_waktu=2)
    assert [pdf.nama for pdf in caught.value.berhasil] == ["a.pdf", "c.pdf"]
    assert list(caught.value.gagal) == ["macet.docx"]
    assert (tmp_path / "catatan").read_bytes().count(b"\n") == 3


def test_time_limit_is_for_each_file(palsu: FalseOffice, tmp_path: Path) -> None:
    """A batch may take longer than the limit as long as files keep coming."""
    lines = 'for f in $berkas; do sleep 0.9; cp "$pdf" "$(nama "$f")"; done'
    assert len(convert([(f"{i}.docx", DOCX) for i in range(4)], soffice=palsu(lines), batas_waktu=3)) == 4
    assert (tmp_path / "catatan").read_bytes().count(b"\n") == 1


def test_time_limit_leaves_nothing_behind(palsu: FalseOffice, tmp_path: Path, sementara: Path) -> None:
    """At the limit LibreOffice and its children are killed, and the temporary folder is removed."""
    with pytest.raises(KonversiError, match="perpanjang batas waktu"):
        convert([("x.docx", DOCX)], soffice=palsu("macet"), batas_waktu=0.5)
    assert not berdetak(tmp_path / "detak")
    assert list(sementara.iterdir()) == []


def test_interrupt_leaves_nothing_behind(palsu: FalseOffice, tmp_path: Path, sementara: Path) -> None:
    """Ctrl-C kills LibreOffice with its children and removes the temporary folder."""
    (tmp_path / "x.docx").write_bytes(DOCX)
    code = "import sys, pathlib as p, zi_docs.pdf as z; d, s = map(p.Path, sys.argv[1:]);"
    code += "z.convert([(d.name, d.read_bytes())], soffice=s)"
    command = [sys.executable, "-c", code, str(tmp_path / "x.docx"), str(palsu("macet"))]
    env = {**os.environ, "TMPDIR": str(sementara), "PYTHONPATH": str(Path(__file__).parent.parent)}
    with subprocess.Popen(command, env=env, stderr=subprocess.PIPE) as process:
        while not (tmp_path / "detak").exists() and process.poll() is None:
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        _, stderr = process.communicate(timeout=30)
    assert b"KeyboardInterrupt" in stderr
    assert not berdetak(tmp_path / "detak")
    assert list(sementara.iterdir()) == []


def test_docx_without_a_date_gives_a_pdf_without_one(palsu: FalseOffice) -> None:
    """A DOCX without a date of creation does not get that of its conversion."""
    masukan = [("tanpa", ganti(DOCX, "docProps/core.xml", None)), ("dengan", DOCX)]
    tanpa, dengan = convert(masukan, soffice=palsu("semua"))
    assert b"Date" not in tanpa.isi
    assert b"(D:20260130071509Z')" in dengan.isi


@office
@pytest.mark.parametrize("pdfa", [False, True])
def test_docx_without_a_date_gives_the_same_bytes(pdfa: bool) -> None:  # noqa: FBT001
    """The time of conversion is nowhere in a PDF, not even in its colour profile."""
    masukan = [("tanpa.docx", ganti(DOCX, "docProps/core.xml", None))]
    [awal] = convert(masukan, pdfa=pdfa)
    time.sleep(1)
    [lagi] = convert(masukan, pdfa=pdfa)
    assert lagi.isi == awal.isi
    assert buka(awal).metadata is not None
    assert not {"/CreationDate", "/ModDate"} & {*(buka(awal).metadata or {})}


def test_missing_libreoffice_tells_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without LibreOffice the message says so and how to install it anywhere; no files need none."""
    monkeypatch.setenv("ZI_DOCS_SOFFICE", "tidak-ada-soffice")
    assert convert([]) == []
    with pytest.raises(PdfError) as caught:
        convert([("x.docx", DOCX)])
    for bagian in ["DOCX tetap ditulis", '"tidak-ada-soffice"', "sudo apt install", "winget", "brew"]:
        assert bagian in str(caught.value)


def test_soffice_that_cannot_start_is_named(tmp_path: Path) -> None:
    """A path that is no program ends in a message with that path."""
    with pytest.raises(PdfError, match='bukan-program" tidak bisa dijalankan'):
        convert([("x.docx", DOCX)], soffice=tmp_path / "bukan-program")


def test_setting_decides_before_path(palsu: FalseOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    """ZI_DOCS_SOFFICE comes first and alone; without it PATH decides."""
    soffice = palsu("exit 0")
    monkeypatch.setenv("PATH", str(soffice.parent))
    monkeypatch.delenv("ZI_DOCS_SOFFICE", raising=False)
    assert find_libreoffice() == soffice
    monkeypatch.setenv("ZI_DOCS_SOFFICE", sys.executable)
    assert find_libreoffice() == Path(sys.executable)
    monkeypatch.setenv("ZI_DOCS_SOFFICE", "tidak-ada-soffice")
    assert find_libreoffice() is None


def test_error_survives_the_way_between_processes() -> None:
    """The report with its files can be pickled, as workers in other processes need."""
    pdf = Pdf("a.pdf", b"%PDF", 1, (), {})
    salinan = pickle.loads(pickle.dumps(KonversiError([pdf], {"b.docx": "rusak"})))  # noqa: S301
    assert (salinan.berhasil, salinan.gagal) == ([pdf], {"b.docx": "rusak"})
