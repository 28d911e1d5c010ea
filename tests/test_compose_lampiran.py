"""Annexes: label, header, title, closing, columns and teams; long titles; the office's own wording."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from tests.naskah_teks import LENGKAP, NO, alinea, fault, faults, grid, make_naskah, make_tabel, polos, tabel, tanda
from zi_docs.errors import ComposeError
from zi_docs.models.bentuk import Bentuk
from zi_docs.models.naskah import KOSONG, Gaya, Isi, Naskah, NaskahLampiran, Paragraf, Teks
from zi_docs.models.redaksi import Redaksi

TEKS: dict[str, Any] = {"jenis": "teks", "judul": "Tata *Tertib*", "isi": "isi"}
TABEL: dict[str, Any] = {"jenis": "tabel", "judul": "Tabel", "kolom": ["A"], "isi": [["x"]]}
TIM: dict[str, Any] = {"jenis": "susunan personalia", "judul": "Tim", "anggota": [{"nama": "Ani"}]}
PANJANG = "Rencana Aksi Pembangunan Zona Integritas di Lingkungan {{ satker.lembaga }} Tahun {{ tahun }}"


def annex(lampiran: dict[str, Any], bentuk: Bentuk = Bentuk.RANCANGAN, /, **lain: object) -> NaskahLampiran:
    """Return the only annex of a decree."""
    (satu,) = make_naskah(bentuk, lampiran=[lampiran], **lain).lampiran
    return satu


def kept(isi: Isi) -> list[bool]:
    """Return which paragraphs keep with what follows."""
    return [satu.menyatu for satu in isi if isinstance(satu, Paragraf)]


def team(**isi: object) -> list[str]:
    """Return the table of a team."""
    return grid(tabel(annex({"jenis": "susunan personalia", "judul": "Tim", **isi}).isi))


# Label, header, title


@pytest.mark.parametrize(
    ("banyak", "label"),
    [(1, ["LAMPIRAN"]), (2, ["LAMPIRAN I", "LAMPIRAN II"]), (4, [f"LAMPIRAN {n}" for n in ("I", "II", "III", "IV")])],
)
def test_several_annexes_are_numbered(banyak: int, label: list[str]) -> None:
    """One annex has no number, more have Roman ones; references have the same."""
    lampiran = [{**TEKS, "id": f"l{n}"} for n in range(banyak)]
    naskah = make_naskah(lampiran=lampiran, diktum=[f"Lihat {{{{ lampiran.l{banyak - 1} }}}}"])
    assert [polos(satu.label) for satu in naskah.lampiran] == label
    assert alinea(naskah.diktum_akhir.isi) == [f"Lihat {label[-1].replace('LAMPIRAN', 'Lampiran')}."]


def test_the_header_repeats_the_facts_of_the_decree() -> None:
    """Kind, region, number and name stand over each annex, from the same facts as the title."""
    naskah = make_naskah(Bentuk.ASLI, **LENGKAP, lampiran=[TEKS, TABEL])
    harap = "KEPUTUSAN KOMISI PEMILIHAN UMUM\nKABUPATEN KEBUMEN\nNOMOR 7 TAHUN 2026\nTENTANG\nCONTOH"
    assert [polos(satu.kepala) for satu in naskah.lampiran] == [harap, harap]


def test_an_annex_may_have_a_header_of_its_own() -> None:
    """Own lines replace the header of one annex; facts and italics work in them."""
    satu, dua = make_naskah(lampiran=[{**TEKS, "kepala": ["KEPUTUSAN *X*", "NOMOR {{ nomor }}"]}, TEKS]).lampiran
    assert tanda(satu.kepala) == "KEPUTUSAN <i>X</i>\nNOMOR ..."
    assert polos(dua.kepala).startswith("KEPUTUSAN KOMISI")
    assert tanda(annex({**TEKS, "kepala": "A\nB"}).kepala) == "A\nB"


def test_the_title_is_in_capitals() -> None:
    """The title of an annex is in capitals, and is the title of its table."""
    assert tanda(annex(TEKS).judul) == "TATA <i>TERTIB</i>"
    isi = annex({**TABEL, "judul": "*Rekap*\nTahun {{ tahun }}"}).isi
    assert tabel(isi).judul.replace("\u00a0", " ") == "Rekap Tahun 2026"


def test_kind_and_direction_choose_the_template() -> None:
    """Each kind of annex has its template; direction and an own template are the plan's."""
    rencana = {**TABEL, "jenis": "rencana aksi"}
    lampiran = [TEKS, TABEL, TIM, rencana, {**rencana, "orientasi": "tegak", "templat": "sendiri.docx"}]
    naskah = make_naskah(lampiran=lampiran)
    nama = ["teks", "tabel", "susunan-personalia", "rencana-aksi", "rencana-aksi"]
    assert [satu.templat for satu in naskah.lampiran] == [f"lampiran/{satu}.docx" for satu in nama]
    assert [satu.orientasi for satu in naskah.lampiran] == [None] * 4 + ["tegak"]
    assert [satu.templat_sendiri for satu in naskah.lampiran] == [""] * 4 + ["sendiri.docx"]


def test_a_long_name_is_broken_into_lines() -> None:
    """Lines of a long title end where a reader breathes; breaks of the writer stay; a wide page has longer lines."""
    baris = polos(make_naskah(tentang=PANJANG).tentang).split("\n")
    assert baris == [
        "RENCANA AKSI PEMBANGUNAN ZONA INTEGRITAS",
        "DI LINGKUNGAN KOMISI PEMILIHAN UMUM",
        "KABUPATEN KEBUMEN TAHUN 2026",
    ]
    sendiri = PANJANG.replace(" di Ling", "\ndi Ling")
    assert polos(make_naskah(tentang=sendiri).tentang).split("\n") == [baris[0], " ".join(baris[1:])]
    assert polos(annex({**TABEL, "judul": PANJANG, "orientasi": "melintang"}).judul).count("\n") == 1


@pytest.mark.parametrize(
    "nama",
    [
        PANJANG.replace(" ", "  "),
        "{{ isian.kosong }} " + PANJANG,
        PANJANG.replace(" ", " \u2009"),
    ],
    ids=["double", "leading", "thin"],
)
def test_breaking_a_title_leaves_spare_spaces_out(nama: str) -> None:
    """Spare spaces do not change how a long title is broken, in the decree and in an annex."""
    naskah = make_naskah(tentang=nama, isian={"kosong": ""}, lampiran=[{**TEKS, "judul": nama}])
    harap = make_naskah(tentang=PANJANG, lampiran=[{**TEKS, "judul": PANJANG}])
    assert polos(naskah.tentang) == polos(harap.tentang)
    assert polos(naskah.lampiran[0].judul) == polos(harap.lampiran[0].judul)


SPASI = st.sampled_from([" ", "  ", "\t", "\n", " \n ", "\u00a0", "\u2003"])
KATA = st.sampled_from(["Rencana", "dan", "*Website*", "Tahun", "2026", "Komisi Pemilihan Umum", "straße", "*a b*"])


@given(st.lists(st.tuples(KATA, SPASI), min_size=1, max_size=30))
def test_breaking_a_title_loses_no_letter(bagian: list[tuple[str, str]]) -> None:
    """Whatever spaces stand between its words, a title keeps all of them."""
    nama = "".join(kata + spasi for kata, spasi in bagian)
    naskah = make_naskah(tentang=nama, lampiran=[{**TEKS, "judul": nama}])
    harap = " ".join(kata.strip("*") for kata, _ in bagian).upper().split()
    assert polos(naskah.tentang).split() == harap
    assert polos(naskah.lampiran[0].judul).split() == harap


# Closing


def test_an_annex_is_signed_like_the_decree() -> None:
    """The closing block is repeated, place and date when asked for."""
    naskah = make_naskah(Bentuk.SALINAN, **LENGKAP, lampiran=[TEKS, {**TEKS, "tempat_tanggal": "ya"}])
    tanpa, dengan = (satu.penutup for satu in naskah.lampiran)
    assert dengan == naskah.penutup
    assert (tanpa.tempat, tanpa.tanggal) == (KOSONG, KOSONG)
    assert (tanpa.jabatan, tanpa.nama, tanpa.ttd) == (dengan.jabatan, dengan.nama, dengan.ttd)


def test_a_copy_is_certified_under_each_annex() -> None:
    """The certification is repeated under an annex of a salinan unless the plan says no."""
    lampiran = [TEKS, {**TEKS, "salinan": "tidak"}]
    salinan = make_naskah(Bentuk.SALINAN, **LENGKAP, lampiran=lampiran)
    assert salinan.salinan is not None
    assert [satu.salinan for satu in salinan.lampiran] == [salinan.salinan, None]
    asli = make_naskah(Bentuk.ASLI, **LENGKAP, lampiran=lampiran)
    assert [satu.salinan for satu in asli.lampiran] == [None, None]


def test_the_last_paragraph_keeps_with_the_closing() -> None:
    """Only the last paragraph before a closing block keeps with it, so that the block never stands alone."""
    naskah = make_naskah(diktum=["a", {"isi": "b", "rincian": ["c", "d"]}], lampiran=[{**TEKS, "isi": ["a", "b"]}])
    assert kept(naskah.diktum[0].isi) == [False]
    assert kept(naskah.diktum_akhir.isi) == [False, False, True]
    assert kept(naskah.lampiran[0].isi) == [False, True]


# Columns


def test_headings_may_have_two_levels() -> None:
    """A heading over several columns spans them; columns without one merge down."""
    kolom = [NO, {"judul": "BULAN", "kolom": ["Jan", "Feb"]}, "PJ"]
    hasil = make_tabel(kolom, [{"jan": "x", "pj": "y"}])
    assert grid(hasil) == ["NO↓ | BULAN →2 | PJ↓", "↑ | Jan | Feb | ↑", "1 | x |  | y"]
    assert [baris.kepala for baris in hasil.baris] == [True, True, False]
    assert [kolom.judul for kolom in hasil.kolom] == ["NO", "Jan", "Feb", "PJ"]


def test_headings_may_have_three_levels() -> None:
    """Every cell of the heading stands once, whatever the depth beside it."""
    kolom = [
        "A",
        {"judul": "B", "kolom": ["B1", {"judul": "B2", "kolom": ["B21", "B22"]}]},
        {"judul": "C", "kolom": ["C1"]},
    ]
    assert grid(make_tabel(kolom, [["x"]]))[:3] == [
        "A↓ | B →3 | C",
        "↑ | B1↓ | B2 →2 | C1↓",
        "↑ | ↑ | B21 | B22 | ↑",
    ]


@pytest.mark.parametrize(("bentuk", "harap"), [("1", ["1 | 2"]), ("(1)", ["(1) | (2)"]), ("tanpa", [])])
def test_columns_may_be_numbered(bentuk: str, harap: list[str]) -> None:
    """A row of column numbers belongs to the heading; its form is chosen or it is left out."""
    hasil = make_tabel(["A", "B"], [["x", "y"]], nomor_kolom=bentuk)
    assert grid(hasil) == ["A | B", *harap, "x | y"]
    assert [baris.kepala for baris in hasil.baris] == [True] * (1 + len(harap)) + [False]


def test_widths_and_alignment_are_the_columns() -> None:
    """A column has a width in cm or none; its cells are aligned as it says."""
    kolom = [{"judul": "A", "lebar": "2,5", "rata": "tengah"}, {"judul": "B", "rata": "kanan"}, "C"]
    hasil = make_tabel(kolom, [["x", "y", "z"]])
    assert [kolom.lebar for kolom in hasil.kolom] == [2.5, None, None]
    assert [sel.paragraf[0].gaya for sel in hasil.baris[1].sel] == [Gaya.SEL_TENGAH, Gaya.SEL_KANAN, Gaya.SEL]


def test_headings_are_texts() -> None:
    """Facts and italics work in headings."""
    assert grid(make_tabel(["TARGET {{ tahun }}", "*Website*"], [["x", "y"]]))[0] == "TARGET 2026 | <i>Website</i>"
    assert fault(lampiran=[{**TABEL, "kolom": ["TARGET {{ xyz }}"]}]).jalur == ("lampiran", 0, "kolom")


def test_the_annex_of_a_plan_is_the_table() -> None:
    """A table with a named set of columns is the whole content of its annex."""
    lampiran: dict[str, Any] = {"jenis": "rencana aksi", "judul": "R", "kolom": "rencana-aksi-capaian", "isi": [["x"]]}
    kepala = "NO | KOMPONEN | INDIKATOR | LANGKAH AKSI | BUKTI FISIK | TARGET WAKTU | TARGET CAPAIAN"
    assert grid(tabel(annex(lampiran).isi)) == [kepala, "1 | 2 | 3 | 4 | 5 | 6 | 7", "1 | x |  |  |  |  | "]


# Teams


def test_a_team_is_a_table_of_groups() -> None:
    """Groups and sub-groups are section rows with own numbers; people are numbered anew in each."""
    kelompok = [
        {
            "nama": "PENGARAH",
            "anggota": [{"nama": "Ani", "jabatan": "Ketua {{ satker.nama }}", "kedudukan": "Pengarah"}],
        },
        {
            "nama": "TIM KERJA",
            "anggota": [{"nama": "Budi", "kedudukan": "Ketua"}, {"nama": "Cici"}],
            "kelompok": [
                {"nama": "TATA LAKSANA", "anggota": [{"nama": "Didi"}, {"nama": "Edi"}]},
                {"nama": "LAIN", "nomor": "z", "anggota": [{"nama": "Fifi"}]},
            ],
        },
    ]
    assert team(kelompok=kelompok) == [
        "NO | NAMA | JABATAN | KEDUDUKAN DALAM TIM",
        "1. PENGARAH →4",
        "1 | Ani | Ketua Kebumen | Pengarah",
        "2. TIM KERJA →4",
        "1 | Budi |  | Ketua",
        "2 | Cici |  | ",
        "a. TATA LAKSANA →4",
        "1 | Didi |  | ",
        "2 | Edi |  | ",
        "z. LAIN →4",
        "1 | Fifi |  | ",
    ]


def test_numbers_of_a_team_may_go_on() -> None:
    """People outside groups come first; with `lanjut` numbers go on through all groups."""
    kelompok = [{"nama": "A", "anggota": [{"nama": "Budi"}]}, {"nama": "B", "anggota": [{"nama": "Cici"}]}]
    isi = team(anggota=[{"nama": "Ani"}], kelompok=kelompok, nomor_baris="lanjut", bagian=["tanpa"])
    assert [baris.split(" | ")[:2] for baris in isi[1:]] == [
        ["1", "Ani"],
        ["A →4"],
        ["2", "Budi"],
        ["B →4"],
        ["3", "Cici"],
    ]


def test_a_team_prints_the_columns_it_has() -> None:
    """NIP and pangkat are printed where a column asks for them."""
    orang = {"nama": "Ani", "nip": "1970", "pangkat": "III/a"}
    assert team(anggota=[orang])[1] == "1 | Ani |  | "
    assert team(anggota=[orang], kolom=[NO, "Nama", "PANGKAT", "NIP"])[1] == "1 | Ani | III/a | 1970"


def test_a_team_without_a_column_loses_nothing() -> None:
    """A part in the team that no column shows is reported, not dropped."""
    kolom = [NO, "NAMA", "JABATAN", "KEDUDUKAN DALAM TIM"]
    satu = fault(lampiran=[{**TIM, "kolom": kolom, "anggota": [{"nama": "Ani", "kedudukan": "Ketua"}]}])
    assert satu.jalur[:4] == ("lampiran", 0, "anggota", 0)


def test_people_are_stated_once() -> None:
    """A team names people of the plan's list by id or name; what it states itself wins."""
    ani = {"nama": "Ani", "jabatan": ["Kepala", "Hukum"], "nip": "1970", "pangkat": "III/a", "status": "Plt."}
    pejabat = [{"id": "ani", **ani}, {"nama": "Budi", "jabatan": "Staf"}]
    anggota = [
        {"pejabat": "ani", "kedudukan": "Ketua"},
        {"pejabat": "Budi", "jabatan": "Arsiparis"},
        {"pejabat": "Ani"},
    ]
    kolom = [NO, "NAMA", "JABATAN", "KEDUDUKAN", "NIP"]
    isi = annex({**TIM, "kolom": kolom, "anggota": anggota}, pejabat=pejabat).isi
    assert grid(tabel(isi))[1:] == [
        "1 | Ani | Plt. Kepala Hukum | Ketua | 1970",
        "2 | Budi | Arsiparis |  | ",
        "3 | Ani | Plt. Kepala Hukum |  | 1970",
    ]


def test_signatory_and_certifier_are_people_of_the_list() -> None:
    """Who signs takes name and status of the list, who certifies the office too; an unknown name is reported."""
    pejabat = [{"id": "siti", "nama": "Siti", "status": "Plh."}, {"id": "budi", "nama": "Budi", "jabatan": "Kepala"}]
    penutup = {"tanggal": "8-1-2026", "penanda_tangan": {"pejabat": "siti"}, "pengesah": {"pejabat": "budi"}}
    naskah = make_naskah(Bentuk.SALINAN, nomor="7", pejabat=pejabat, penutup=penutup)
    assert polos(naskah.penutup.nama) == "SITI"
    assert polos(naskah.penutup.jabatan).startswith("Plh. KETUA ")
    assert naskah.salinan is not None
    assert (polos(naskah.salinan.nama), polos(naskah.salinan.jabatan)) == ("Budi", "Kepala,")
    satu = fault(pejabat=pejabat, penutup={"penanda_tangan": {"pejabat": "sitti"}})
    assert (satu.jalur, satu.nilai) == (("penutup", "penanda_tangan", "pejabat"), "sitti")
    assert "siti" in satu.saran


# Mistakes


def test_an_unknown_set_of_columns_is_reported() -> None:
    """A name of columns that the data do not know is a mistake with the nearest one; no columns are one too."""
    satu = fault(lampiran=[{**TABEL, "kolom": "rencana-aksi-capain"}])
    assert (satu.jalur, satu.nilai) == (("lampiran", 0, "kolom"), "rencana-aksi-capain")
    assert "rencana-aksi-capaian" in satu.saran
    assert fault(lampiran=[{**TABEL, "kolom": []}]).pesan == "tabel ini tidak punya kolom"


def test_all_annexes_are_looked_at() -> None:
    """Mistakes of every annex come together, each with its place."""
    rusak = {**TABEL, "kolom": "xyz"}
    tim = {**TIM, "anggota": [{"nama": "{{ xyz }}"}]}
    masalah = faults(lampiran=[rusak, {**TEKS, "isi": "{{ xyz }}"}, rusak, tim])
    assert sorted(m.jalur[:2] for m in masalah) == [("lampiran", n) for n in range(4)]


def test_columns_are_named_in_one_way() -> None:
    """A named set and a list of columns together are refused: one of them would be ignored."""
    with pytest.raises((ValidationError, ComposeError)):
        annex({**TABEL, "kolom": {"prasetel": "personalia", "daftar": ["X"]}})


# Own wording


def worded(naskah: Naskah) -> dict[str, Teks]:
    """Return where each composed sentence of a decree is printed, by its name in `redaksi`."""
    assert naskah.salinan is not None
    isi = [satu.teks for satu in naskah.menimbang if isinstance(satu, Paragraf)]
    diktum = [satu.isi[0] for satu in (*naskah.diktum, naskah.diktum_akhir)]
    baku = [satu.teks for satu in diktum if isinstance(satu, Paragraf)]
    return {
        "kop": naskah.kop,
        "judul": naskah.judul,
        "nomor": naskah.nomor,
        "pejabat": naskah.pejabat,
        "menimbang_penutup": isi[-1],
        "memutuskan": naskah.memutuskan,
        "menetapkan": naskah.menetapkan,
        **dict(zip(("penetapan", "anggaran", "berlaku"), baku, strict=True)),
        "ditetapkan": naskah.penutup.tempat,
        "tanggal": naskah.penutup.tanggal,
        "jabatan": naskah.penutup.jabatan,
        "ttd": naskah.penutup.ttd,
        "pengantar_salinan": naskah.salinan.pengantar,
        "unit_salinan": naskah.salinan.unit,
        "kepala_lampiran": naskah.lampiran[0].kepala,
        "tanda_salinan": naskah.tanda,
    }


DIKTUM = ["penetapan", "anggaran", "berlaku"]
LAIN = ("sebutan", "penetapan_", "tanda_rancangan", "berita_acara", "hasil_pleno", "petikan", "srikandi")
KALIMAT = sorted(nama for nama in Redaksi.model_fields if not any(satu in nama for satu in LAIN))


@pytest.mark.parametrize("nama", KALIMAT)
def test_an_office_may_word_every_sentence(nama: str) -> None:
    """Own words, with facts and italics, replace one composed sentence and change no other."""
    baku = worded(make_naskah(Bentuk.SALINAN, **LENGKAP, lampiran=[TEKS], diktum=DIKTUM))
    redaksi = {nama: "Kalimat *sendiri* {{ nomor }} {{ SATKER.NAMA }}."}
    sendiri = worded(make_naskah(Bentuk.SALINAN, **LENGKAP, lampiran=[TEKS], diktum=DIKTUM, redaksi=redaksi))
    assert tanda(sendiri[nama]) == "Kalimat <i>sendiri</i> 7 KEBUMEN."
    assert {k: v for k, v in sendiri.items() if k != nama} == {k: v for k, v in baku.items() if k != nama}


def test_own_words_for_other_forms_and_numbers_of_annexes() -> None:
    """The mark of a draft, the formulas without and with several annexes, and the name of the kind are wordable."""
    assert polos(make_naskah(redaksi={"tanda_rancangan": "KONSEP"}).tanda) == "KONSEP"
    formula = {"penetapan_tanpa": "tanpa", "penetapan": "satu", "penetapan_banyak": "banyak {{ lampiran.semua }}"}
    hasil = [alinea(make_naskah(redaksi=formula, lampiran=[TEKS] * n).diktum[0].isi) for n in range(3)]
    assert hasil == [["tanpa."], ["satu."], ["banyak Lampiran I dan Lampiran II."]]
    redaksi = {"sebutan": "Keputusan {{ satker.singkatan }}", "sebutan_induk": "Keputusan KPU"}
    naskah = make_naskah(redaksi=redaksi, lampiran=[TEKS])
    assert polos(naskah.menetapkan) == "KEPUTUSAN KPU KABUPATEN KEBUMEN TENTANG CONTOH."
    assert polos(naskah.lampiran[0].kepala).startswith("KEPUTUSAN KPU\nKABUPATEN KEBUMEN\n")


def test_the_certifier_may_word_unit_and_opening() -> None:
    """Unit and opening of the certifier win over the office's and the standard words."""
    pengesah = {"nama": "Budi", "jabatan": "Kepala", "unit": "SEKRETARIAT\nKPU", "pengantar": "Sesuai *asli*"}
    penutup = {**LENGKAP["penutup"], "pengesah": pengesah}
    salinan = make_naskah(
        Bentuk.SALINAN, nomor="7", penutup=penutup, redaksi={"unit_salinan": "X", "pengantar_salinan": "Y"}
    ).salinan
    assert salinan is not None
    assert (polos(salinan.unit), tanda(salinan.pengantar)) == ("SEKRETARIAT\nKPU", "Sesuai <i>asli</i>")
