"""The forms of one plan: what each shows, hides, and refuses."""

import re
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openxml_audit import OpenXmlValidator
from pydantic import ValidationError

from tests.naskah_teks import LENGKAP, NO, alinea, body, faults, grid, make_naskah, make_plan, polos, tabel
from zi_docs.compose import compose
from zi_docs.docx import Asal, assemble
from zi_docs.errors import ComposeError
from zi_docs.models.bentuk import Bentuk
from zi_docs.models.naskah import Naskah
from zi_docs.rujukan import rujukan

TIM: dict[str, Any] = {
    "jenis": "susunan personalia",
    "judul": "Tim",
    "kolom": [NO, "NAMA", "KEDUDUKAN"],
    "kelompok": [
        {"nama": "PENGARAH", "anggota": [{"nama": "Ani", "kedudukan": "Ketua"}]},
        {
            "nama": "TIM KERJA",
            "kelompok": [
                {"nama": "Satu", "anggota": [{"nama": "Budi"}, {"nama": "Cici", "kedudukan": "Anggota"}]},
                {"nama": "Dua", "anggota": [{"nama": "Cici", "kedudukan": "Koordinator"}]},
            ],
        },
    ],
}
TABEL: dict[str, Any] = {"jenis": "tabel", "judul": "Lain", "kolom": ["A"], "isi": [["isi"]]}
TOKEN = {"${nomor_naskah}", "${tanggal_naskah}", "${jabatan_pengirim}", "${ttd_pengirim}", "${nama_pengirim}"}


def make_docx(naskah: Naskah) -> bytes:
    """The DOCX of a composed decree."""
    return assemble(naskah, Path(), Asal(plan="", versi="0"))


def document(isi: bytes, part: str = "word/document.xml") -> str:
    """A member of a package as text."""
    with zipfile.ZipFile(BytesIO(isi)) as paket:
        return paket.read(part).decode()


def petikan(untuk: str, **isi: object) -> Naskah:
    """The petikan of a plan with one team and one plain table."""
    lampiran = [TABEL, TIM]
    return compose(make_plan(**{**LENGKAP, "lampiran": lampiran, **isi}), rujukan(), Bentuk.PETIKAN, untuk)


def test_srikandi_has_every_token_in_one_run() -> None:
    """The e-office finds its tokens only where nothing parts them; a name of the plan never stands beside them."""
    isi = make_docx(make_naskah(Bentuk.SRIKANDI, **LENGKAP, lampiran=[TIM]))
    runs = re.findall(r"<w:t[^>]*>([^<]*)</w:t>", document(isi))
    for token in TOKEN:
        assert any(token in run for run in runs), token
    assert "SITI AMINAH" not in document(isi)
    assert "NOMOR ${nomor_naskah} TAHUN 2026" in document(isi).replace("&#160;", " ")


def test_srikandi_of_a_secretary_has_the_nip() -> None:
    """A Keputusan Sekretaris prints the NIP of its signatory, a Keputusan of the Ketua does not (Lampiran II, 164)."""
    assert polos(make_naskah(Bentuk.SRIKANDI, jenis="sekretaris").penutup.nip) == "NIP ${nip_pengirim}"
    assert polos(make_naskah(Bentuk.SRIKANDI).penutup.nip) == ""


def test_capitals_leave_a_token_alone() -> None:
    """A text that asks for a fact in capitals gets the token as the e-office knows it."""
    naskah = make_naskah(Bentuk.SRIKANDI, redaksi={"menetapkan": "KEPUTUSAN NOMOR {{ NOMOR }}."})
    assert polos(naskah.menetapkan) == "KEPUTUSAN NOMOR ${nomor_naskah}."


@pytest.mark.parametrize("bentuk", [Bentuk.ASLI, Bentuk.SALINAN])
@pytest.mark.parametrize("bocor", ["bahwa ${ttd_pengirim} perlu", "bahwa tanggal ... perlu", "bahwa nama …… perlu"])
def test_no_token_and_no_dots_leak(bentuk: Bentuk, bocor: str) -> None:
    """What waits for words stops a final form, wherever it was written; a rancangan may hold it."""
    (satu,) = faults(bentuk, **LENGKAP, menimbang=[bocor])
    assert satu.jalur[:3] == ("menimbang", "butir", 0)
    assert polos_menimbang(make_naskah(menimbang=[bocor])) == f"{bocor};"


def polos_menimbang(naskah: Naskah) -> str:
    """The first consideration without its letter."""
    return alinea(naskah.menimbang)[0].removeprefix("a. ")


@pytest.mark.parametrize("nomor", ["...", "…", "____"])
def test_dots_are_no_number(nomor: str) -> None:
    """A number of dots is a number that is missing."""
    assert [m.jalur for m in faults(Bentuk.ASLI, **{**LENGKAP, "nomor": nomor})] == [("nomor",)]


def test_a_fact_that_nobody_gave_stops_a_final_form() -> None:
    """A name still unknown prints as dots in a rancangan and is a mistake in asli."""
    isi = {"nomor": "7", "penutup": {"tanggal": "8 Januari 2026", "penanda_tangan": "Siti"}}
    menimbang = ["bahwa {{ pengesah }} perlu"]
    assert ".........." in polos_menimbang(make_naskah(menimbang=menimbang, **isi))
    (satu,) = faults(Bentuk.ASLI, menimbang=menimbang, **isi)
    assert "pengesah" in satu.pesan


def test_dots_of_a_list_or_a_pause_are_words() -> None:
    """Three dots that end a word say 'and so on' and stand in any form."""
    kalimat = "bahwa rapat, apel, dan lain-lain... perlu diatur"
    assert polos_menimbang(make_naskah(Bentuk.ASLI, **LENGKAP, menimbang=[kalimat])) == f"{kalimat};"


def test_petikan_shows_one_person_with_the_numbers_of_the_whole_team() -> None:
    """Every row of the person stays under its groups; the annex keeps its Roman number."""
    naskah = petikan("cici")
    (satu,) = naskah.lampiran
    assert polos(satu.label) == "LAMPIRAN II"
    assert [baris.replace("\u00a0", " ") for baris in grid(tabel(satu.isi))[1:]] == [
        "2. TIM KERJA →3",
        "a. Satu →3",
        "2 | Cici | Anggota",
        "b. Dua →3",
        "1 | Cici | Koordinator",
    ]
    assert polos(naskah.tanda) == "PETIKAN"
    assert naskah.salinan is not None
    assert polos(naskah.salinan.pengantar) == "Petikan sesuai dengan aslinya"
    assert alinea(naskah.menimbang) == alinea(naskah.mengingat) == ["dan seterusnya;"]


def test_petikan_of_a_group_shows_all_of_it() -> None:
    """A group is asked for by its name as it is printed."""
    (satu,) = petikan("Satu").lampiran
    assert [len(baris.sel) for baris in body(tabel(satu.isi))] == [1, 1, 3, 3]


def test_petikan_may_print_everything() -> None:
    """No rule settles the form of a petikan: its words are settings, and 'lengkap' leaves nothing out."""
    naskah = petikan("Ani", redaksi={"petikan_menimbang": "lengkap", "petikan_mengingat": "dst."})
    assert alinea(naskah.menimbang)[0].startswith("a. bahwa")
    assert alinea(naskah.mengingat) == ["dst."]


def test_petikan_for_nobody_names_who_is_near() -> None:
    """A name that stands in no team is refused with the names that are near; no name at all says what to do."""
    with pytest.raises(ComposeError, match="mungkin maksud Anda Cici"):
        petikan("Cicii")
    assert any("--untuk" in m.saran for m in faults(Bentuk.PETIKAN, **LENGKAP, lampiran=[TIM]))


def test_the_mark_of_a_rancangan_stands_on_every_page() -> None:
    """The word stands in the headers of first and later pages; without it, and in other forms, there is none."""
    parts = ("word/header1.xml", "word/header2.xml")
    ada = make_docx(make_naskah())
    assert all('string="RANCANGAN"' in document(ada, part) for part in parts)
    tanpa = make_docx(make_naskah(tata_letak={"tanda_air": "tidak"}))
    asli = make_docx(make_naskah(Bentuk.ASLI, **LENGKAP))
    assert not any("v:textpath" in document(isi, part) for isi in (tanpa, asli) for part in parts)


def test_line_numbers_run_down_the_page() -> None:
    """A rancangan has a number for each line of the body's spacing; asli has none, whatever is asked."""
    tata_letak = {"nomor_baris": "ya", "tanda_air": "tidak"}
    kepala = document(make_docx(make_naskah(tata_letak=tata_letak)), "word/header1.xml")
    nomor = [int(n) for n in re.findall(r"<w:t>(\d+)</w:t></w:r></w:p>", kepala)]
    assert nomor == list(range(1, len(nomor) + 1))
    assert 30 < len(nomor) < 45
    asli = make_docx(make_naskah(Bentuk.ASLI, **LENGKAP, tata_letak=tata_letak))
    assert "txbxContent" not in document(asli, "word/header1.xml")


def test_line_numbers_end_where_the_text_of_a_page_may() -> None:
    """A lying page has fewer numbers than the standing ones before and behind it."""
    lampiran = [{**TABEL, "orientasi": orientasi} for orientasi in ("melintang", "tegak")]
    isi = make_docx(make_naskah(lampiran=lampiran, tata_letak={"nomor_baris": "ya"}))
    relasi = dict(re.findall(r'Id="([^"]+)"[^>]* Target="([^"]+)"', document(isi, "word/_rels/document.xml.rels")))
    acuan = re.findall(r'<w:headerReference w:type="default" r:id="([^"]+)"', document(isi))
    keputusan, melintang, tegak = (
        re.findall(r"<w:t>(\d+)</w:t></w:r></w:p>", document(isi, f"word/{relasi[satu]}")) for satu in acuan
    )
    assert keputusan == tegak
    assert keputusan[: len(melintang)] == melintang
    assert 18 < len(melintang) < 25


@pytest.mark.parametrize("bentuk", list(Bentuk))
def test_every_form_is_a_sound_file(bentuk: Bentuk, tmp_path: Path) -> None:
    """Word finds nothing to repair in any form."""
    plan = make_plan(**LENGKAP, lampiran=[TIM, TABEL], tata_letak={"nomor_baris": "ya"})
    berkas = tmp_path / "uji.docx"
    berkas.write_bytes(make_docx(compose(plan, rujukan(), bentuk, "Ani")))
    hasil = OpenXmlValidator().validate(berkas)
    assert hasil.is_valid, hasil.errors


@pytest.mark.parametrize("isi", [{"nomor": "${nomor_naskah}"}, {"nomor": "7\n8"}])
def test_a_number_is_one_line_and_no_token(isi: dict[str, str]) -> None:
    """A token is never a fact of a plan; the form srikandi writes its own."""
    with pytest.raises(ValidationError, match=r"token Srikandi|satu baris"):
        make_plan(**{**LENGKAP, **isi})


def test_dots_among_the_facts_do_not_leak() -> None:
    """A place of dots is a place that is missing."""
    penutup = {**LENGKAP["penutup"], "tempat": "..."}
    (satu,) = faults(Bentuk.ASLI, **{**LENGKAP, "penutup": penutup})
    assert (satu.pesan, satu.jalur) == ("tempat penetapan belum diisi untuk asli", ("penutup", "tempat"))


@pytest.mark.parametrize(
    ("satker", "jabatan", "unit"),
    [
        ("11", "KETUA KOMISI INDEPENDEN PEMILIHAN\nACEH,", "SEKRETARIAT\nKOMISI INDEPENDEN PEMILIHAN\nACEH"),
        (
            "1612",
            "KETUA KOMISI PEMILIHAN UMUM\nKABUPATEN PENUKAL ABAB\nLEMATANG ILIR,",
            "SEKRETARIAT KOMISI PEMILIHAN UMUM\nKABUPATEN PENUKAL ABAB\nLEMATANG ILIR",
        ),
    ],
)
def test_long_names_are_broken_where_a_reader_would_breathe(satker: str, jabatan: str, unit: str) -> None:
    """No word of an office stands alone on a line of the signatory or of the certification, unless it is alone."""
    naskah = make_naskah(Bentuk.SALINAN, satker=satker, **LENGKAP)
    assert polos(naskah.penutup.jabatan) == jabatan
    assert naskah.salinan is not None
    assert polos(naskah.salinan.unit) == unit
