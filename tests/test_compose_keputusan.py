"""Parts of a decree composed from single facts: title, considerations, legal bases, diktum, closing, three forms."""

from datetime import date
from typing import Any

import pytest

from tests.naskah_teks import LENGKAP, alinea, fault, faults, make_naskah, polos, tanda
from zi_docs.models.bentuk import Bentuk
from zi_docs.models.naskah import KOSONG, BlokSalinan, Gaya, Isi, Naskah, Paragraf

KEBUMEN = "Komisi Pemilihan Umum Kabupaten Kebumen"
TEKS = {"jenis": "teks", "judul": "Lampiran", "isi": "isi"}
UU_7_2017 = (
    "Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum (Lembaran Negara Republik Indonesia Tahun 2017 Nomor 182, "
    "Tambahan Lembaran Negara Republik Indonesia Nomor 6109)"
)


def styles(isi: Isi) -> list[Gaya]:
    """Return the style of each paragraph."""
    return [satu.gaya for satu in isi if isinstance(satu, Paragraf)]


def diktum(naskah: Naskah) -> list[str]:
    """Return each diktum on one line."""
    semua = (*naskah.diktum, naskah.diktum_akhir)
    return [f"{tanda(satu.label)}: {' '.join(alinea(satu.isi))}" for satu in semua]


def certification(naskah: Naskah) -> BlokSalinan:
    """Return the block that certifies a copy."""
    assert naskah.salinan is not None
    return naskah.salinan


# Title


@pytest.mark.parametrize(
    ("satker", "kop", "tempat"),
    [
        ("3305", "KOMISI PEMILIHAN UMUM\nKABUPATEN KEBUMEN", "Kebumen"),
        ("6309", "KOMISI PEMILIHAN UMUM\nKABUPATEN TABALONG", "Tanjung"),
        ("3374", "KOMISI PEMILIHAN UMUM\nKOTA SEMARANG", "Semarang"),
        ("33", "KOMISI PEMILIHAN UMUM\nPROVINSI JAWA TENGAH", "Semarang"),
        ("11", "KOMISI INDEPENDEN PEMILIHAN\nACEH", "Banda Aceh"),
        ("1116", "KOMISI INDEPENDEN PEMILIHAN\nKABUPATEN ACEH TAMIANG", "Karang Baru"),
    ],
)
def test_the_office_follows_from_its_code(satker: str, kop: str, tempat: str) -> None:
    """Letterhead, title, who decides, signature and place are those of the office: KPU or KIP, of any level."""
    naskah = make_naskah(satker=satker)
    sebaris = kop.replace("\n", " ")
    assert polos(naskah.kop) == kop
    assert polos(naskah.judul).replace("\n", " ") == f"KEPUTUSAN {sebaris}"
    assert polos(naskah.pejabat).replace("\n", " ") == f"KETUA {sebaris},"
    assert polos(naskah.menetapkan) == f"KEPUTUSAN {sebaris} TENTANG CONTOH."
    assert polos(naskah.penutup.jabatan) == f"KETUA {kop},"
    assert polos(naskah.penutup.tempat) == f"Ditetapkan di {tempat}"


def test_a_decree_of_the_secretary_differs_by_data() -> None:
    """With `jenis: sekretaris` every place that names the decree or who signs it is the secretary's."""
    naskah = make_naskah(Bentuk.SALINAN, jenis="sekretaris", lampiran=[TEKS], **LENGKAP)
    assert polos(naskah.kop) == "SEKRETARIAT KOMISI PEMILIHAN UMUM\nKABUPATEN KEBUMEN"
    assert polos(naskah.judul) == "KEPUTUSAN SEKRETARIS\nKOMISI PEMILIHAN UMUM KABUPATEN KEBUMEN"
    assert polos(naskah.pejabat) == "SEKRETARIS KOMISI PEMILIHAN UMUM KABUPATEN KEBUMEN,"
    assert polos(naskah.menetapkan) == f"KEPUTUSAN SEKRETARIS {KEBUMEN.upper()} TENTANG CONTOH."
    assert polos(naskah.penutup.jabatan) == "SEKRETARIS KOMISI PEMILIHAN UMUM\nKABUPATEN KEBUMEN,"
    assert polos(naskah.lampiran[0].kepala).startswith(
        "KEPUTUSAN SEKRETARIS\nKOMISI PEMILIHAN UMUM\nKABUPATEN KEBUMEN\n"
    )
    assert f"Keputusan Sekretaris {KEBUMEN} tentang Contoh;" in alinea(naskah.menimbang)[-1]


def test_the_name_of_the_decree_is_written_once() -> None:
    """Title, closing consideration, Menetapkan, KESATU, annex header and document title hold the one name."""
    naskah = make_naskah(tentang="Tim *Website*\n{{ satker.singkatan }} Tahun {{ tahun }}", lampiran=[TEKS])
    nama = "Tim <i>Website</i> KPU Kabupaten Kebumen Tahun 2026"
    besar = nama.upper().replace("<I>", "<i>").replace("</I>", "</i>")
    assert tanda(naskah.tentang) == besar.replace("</i> ", "</i>\n")
    assert tanda(naskah.menetapkan) == f"KEPUTUSAN {KEBUMEN.upper()} TENTANG {besar}."
    assert alinea(naskah.menimbang)[-1].endswith(f"perlu menetapkan Keputusan {KEBUMEN} tentang {nama};")
    assert diktum(naskah)[0].startswith(f"KESATU: Menetapkan {nama} sebagaimana tercantum dalam Lampiran Keputusan")
    assert tanda(naskah.lampiran[0].kepala).endswith("\nTENTANG\n" + besar.replace("KPU ", "KPU\n"))
    assert (
        naskah.judul_berkas.replace("\u00a0", " ")
        == f"Keputusan {KEBUMEN} tentang Tim Website KPU Kabupaten Kebumen Tahun 2026"
    )
    assert naskah.pembuat == KEBUMEN


# Considerations and legal bases


@pytest.mark.parametrize(
    ("banyak", "rujukan"),
    [
        (1, "huruf a"),
        (2, "huruf a dan huruf b"),
        (3, "huruf a, huruf b, dan huruf c"),
        (5, "huruf a, huruf b, huruf c, huruf d, dan huruf e"),
    ],
)
def test_the_closing_consideration_names_all_others(banyak: int, rujukan: str) -> None:
    """It is the last letter and refers to each one before it."""
    naskah = make_naskah(menimbang=[f"bahwa {n}" for n in range(banyak)])
    *_, akhir = alinea(naskah.menimbang)
    assert akhir == (
        f"{chr(ord('a') + banyak)}. bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam {rujukan}, "
        f"perlu menetapkan Keputusan {KEBUMEN} tentang Contoh;"
    )
    assert len(naskah.menimbang) == banyak + 1


def test_a_single_consideration_has_no_letter() -> None:
    """With `penutup: tanpa` one consideration stands alone, two are lettered."""
    satu = make_naskah(menimbang={"butir": ["bahwa perlu"], "penutup": "tanpa"}).menimbang
    assert (alinea(satu), styles(satu)) == (["bahwa perlu;"], [Gaya.URAIAN])
    dua = make_naskah(menimbang={"butir": ["bahwa a", "bahwa b"], "penutup": "tanpa"}).menimbang
    assert alinea(dua) == ["a. bahwa a;", "b. bahwa b;"]


def test_the_closing_consideration_may_be_worded_otherwise() -> None:
    """Own words in `penutup` win over those in `redaksi`, and both over the standard; references still work."""
    butir = [{"id": "dasar", "isi": "bahwa a"}, "bahwa b"]
    redaksi = {"menimbang_penutup": "bahwa menurut {{ menimbang.semua }} perlu {{ tentang }}"}
    assert alinea(make_naskah(menimbang=butir, redaksi=redaksi).menimbang)[-1] == (
        "c. bahwa menurut huruf a dan huruf b perlu Contoh;"
    )
    menimbang = {"butir": butir, "penutup": "bahwa menurut {{ menimbang.dasar }} perlu."}
    assert alinea(make_naskah(menimbang=menimbang, redaksi=redaksi).menimbang)[-1] == "c. bahwa menurut huruf a perlu."


def test_legal_bases_are_cited_by_id_in_full_or_freely() -> None:
    """An id gives the citation of the data with its amendment, `data` a new one, anything else is text."""
    data = {"jenis": "Peraturan Bupati", "nomor": "5", "tahun": 2020, "tentang": "*Website*"}
    lembaran = {"ln": {"tahun": 2020, "nomor": 9}, "bn": {"tahun": 2021, "nomor": 8}}
    kutip = (
        " (Lembaran Negara Republik Indonesia Tahun 2020 Nomor 9, Berita Negara Republik Indonesia Tahun 2021 Nomor 8)"
    )
    mengingat = [
        "uu-7-2017",
        {"peraturan": "uu-7-2017", "tanpa_perubahan": "ya"},
        "Undang-Undang {{ tahun }}",
        {"isi": "uu-7-2017 dan lain"},
        {"data": data},
        {"data": {**data, **lembaran}},
    ]
    uu, tanpa, *lain = alinea(make_naskah(mengingat=mengingat).mengingat)
    assert uu.startswith(f"1. {UU_7_2017} sebagaimana telah diubah dengan Undang-Undang Nomor 7 Tahun 2023 tentang ")
    assert tanpa == f"2. {UU_7_2017};"
    assert lain == [
        "3. Undang-Undang 2026;",
        "4. uu-7-2017 dan lain;",
        "5. Peraturan Bupati Nomor 5 Tahun 2020 tentang <i>Website</i>;",
        f"6. Peraturan Bupati Nomor 5 Tahun 2020 tentang <i>Website</i>{kutip};",
    ]


@pytest.mark.parametrize("bagian", ["mengingat", "memperhatikan"])
def test_a_single_item_has_no_number(bagian: str) -> None:
    """One item stands as a paragraph, more are numbered."""
    satu: Isi = getattr(make_naskah(**{bagian: ["Surat A"]}), bagian)
    assert (alinea(satu), styles(satu)) == (["Surat A;"], [Gaya.URAIAN])
    dua: Isi = getattr(make_naskah(**{bagian: ["Surat A", "Surat B"]}), bagian)
    assert alinea(dua) == ["1. Surat A;", "2. Surat B;"]
    assert make_naskah().memperhatikan == ()


def test_an_unknown_regulation_is_reported_with_what_was_meant() -> None:
    """An id that the data do not know is a mistake at its place, with the nearest one."""
    satu = fault(mengingat=["uu-7-2017", "pkpu-14-2202"])
    assert (satu.jalur, satu.nilai) == (("mengingat", 1, "peraturan"), "pkpu-14-2202")
    assert "pkpu-14-2202" in satu.pesan
    assert "pkpu-14-2020" in satu.saran


def test_a_regulation_of_the_plan_is_cited_like_any_other() -> None:
    """Facts in its name are filled in, and what amends it last is cited."""
    data = {
        "jenis": "Peraturan",
        "nomor": "1",
        "tahun": 2020,
        "tentang": "{{ satker.nama }}",
        "diubah_oleh": ["uu-7-2023"],
    }
    (satu,) = alinea(make_naskah(mengingat=[{"data": data}]).mengingat)
    assert satu.startswith("Peraturan Nomor 1 Tahun 2020 tentang Kebumen sebagaimana telah diubah dengan Undang-Undang")


# Diktum


def test_labels_count_on() -> None:
    """Labels go KESATU … beyond twenty; an own label takes the place of its number."""
    isi: list[Any] = [f"isi {n}" for n in range(1, 23)]
    isi[2] = {"label": "KETIGA A", "isi": "isi 3"}
    label = [satu.split(":")[0] for satu in diktum(make_naskah(diktum=isi))]
    assert label[:4] == ["KESATU", "KEDUA", "KETIGA A", "KEEMPAT"]
    assert label[10:12] == ["KESEBELAS", "KEDUA BELAS"]
    assert label[19:] == ["KEDUA PULUH", "KEDUA PULUH SATU", "KEDUA PULUH DUA"]


def test_too_many_diktum_are_a_mistake_of_the_plan() -> None:
    """Beyond KESERATUS there are no labels; this is reported, not a crash."""
    naskah = make_naskah(diktum=[*(f"isi {n}" for n in range(1, 100)), {"id": "x", "isi": "{{ diktum.x }}"}])
    assert diktum(naskah)[98:] == ["KESEMBILAN PULUH SEMBILAN: isi 99.", "KESERATUS: Diktum KESERATUS."]
    assert fault(diktum=[f"isi {n}" for n in range(101)]).jalur[0] == "diktum"


def test_diktum_refer_to_one_another() -> None:
    """A diktum is named by its id or by the name of its formula, with the label it has."""
    isi = [
        "penetapan",
        {"id": "tim", "isi": "Membentuk tim"},
        {"id": "biaya", "baku": "anggaran", "isi": "Biaya", "label": "KETIGA A"},
        "Tugas {{ diktum.tim }}, {{ diktum.penetapan, diktum.biaya }} dan {{ diktum.berlaku }}",
        "berlaku",
    ]
    assert diktum(make_naskah(diktum=isi))[3] == (
        "KEEMPAT: Tugas Diktum KEDUA, Diktum KESATU dan Diktum KETIGA A dan Diktum KELIMA."
    )


@pytest.mark.parametrize(
    ("bagian", "isi"),
    [
        ("diktum", [{"id": "tim", "isi": "a"}, "b", {"id": "tim", "isi": "c"}]),
        ("diktum", [{"id": "berlaku", "isi": "a"}, "b", "berlaku"]),
        ("menimbang", [{"id": "x", "isi": "a"}, "b", {"id": "x", "isi": "c"}]),
        ("mengingat", [{"id": "x", "isi": "a"}, "b", {"id": "x", "isi": "c"}]),
        ("lampiran", [{**TEKS, "id": "x"}, TEKS, {**TEKS, "id": "x"}]),
    ],
)
def test_two_items_of_one_id_are_refused(bagian: str, isi: list[object]) -> None:
    """An id names one item of its part."""
    satu = fault(**{bagian: isi})
    assert satu.pesan.endswith(f"dipakai dua kali dalam {bagian}")
    assert satu.jalur[0] == bagian
    assert satu.jalur[-1] == 2


def test_two_people_of_one_name_are_refused() -> None:
    """A name of the list of officials, or an id, names one person."""
    satu = fault(pejabat=[{"nama": "Ani"}, {"id": "ani", "nama": "Ani"}])
    assert (satu.jalur, satu.pesan) == (("pejabat", 1), "'Ani' ada dua kali dalam daftar pejabat")


def test_ids_belong_to_their_part() -> None:
    """The same id in two parts names two items."""
    butir = {"id": "x", "isi": "{{ menimbang.x }}, {{ diktum.x }}"}
    naskah = make_naskah(menimbang=[butir], diktum=[butir])
    assert diktum(naskah) == ["KESATU: huruf a, Diktum KESATU."]


BERLAKU = "Keputusan ini mulai berlaku pada tanggal ditetapkan."
BAGIAN = "yang merupakan bagian tidak terpisahkan dari Keputusan ini."


@pytest.mark.parametrize(
    ("banyak", "harap"),
    [
        (0, "Menetapkan Contoh."),
        (1, f"Menetapkan Contoh sebagaimana tercantum dalam Lampiran Keputusan {BAGIAN}"),
        (2, f"Menetapkan Contoh sebagaimana tercantum dalam Lampiran I dan Lampiran II {BAGIAN}"),
        (3, f"Menetapkan Contoh sebagaimana tercantum dalam Lampiran I, Lampiran II, dan Lampiran III {BAGIAN}"),
    ],
)
def test_standard_diktum_name_the_annexes(banyak: int, harap: str) -> None:
    """Without diktum of its own a plan gets penetapan, which names every annex, and berlaku."""
    assert diktum(make_naskah(lampiran=[TEKS] * banyak)) == [f"KESATU: {harap}", f"KEDUA: {BERLAKU}"]


def test_the_budget_diktum_names_office_and_year() -> None:
    """The standard budget sentence holds the office and the year; own words replace any standard sentence."""
    satu, dua = diktum(make_naskah(diktum=["anggaran", {"baku": "berlaku", "isi": "Berlaku segera"}]))
    assert satu.startswith("KESATU: Segala biaya yang timbul akibat pelaksanaan Keputusan ini dibebankan pada Daftar ")
    assert satu.endswith(f" {KEBUMEN} Bagian Anggaran 076 Tahun Anggaran 2026.")
    assert dua == "KEDUA: Berlaku segera."


def test_mistakes_of_a_standard_diktum_have_their_place() -> None:
    """A mistake in the office's own formula is at its key, one in the points below at the diktum."""
    isi = [{"baku": "penetapan", "rincian": ["{{ xyz }}"]}]
    masalah = faults(diktum=isi, redaksi={"penetapan_tanpa": "Menetapkan {{ abc }}:"})
    assert {m.nilai: m.jalur for m in masalah} == {
        "abc": ("redaksi", "penetapan_tanpa"),
        "xyz": ("diktum", 0, "rincian", 0, "isi"),
    }


def test_a_standard_diktum_with_points_has_a_colon() -> None:
    """The full stop of a standard sentence makes way for the colon before its points."""
    assert diktum(make_naskah(diktum=[{"baku": "penetapan", "rincian": ["x", "y"]}])) == [
        "KESATU: Menetapkan Contoh: a. x; dan b. y."
    ]


# Closing


def test_the_year_is_of_the_date_or_stated() -> None:
    """The year of the decree is stated or that of its date."""
    naskah = make_naskah(Bentuk.ASLI, **LENGKAP, tahun=None, diktum=["Tahun {{ tahun }}"])
    assert (polos(naskah.nomor), diktum(naskah)) == ("NOMOR 7 TAHUN 2026", ["KESATU: Tahun 2026."])
    assert diktum(make_naskah(tahun=2025, diktum=["Tahun {{ tahun }}"])) == ["KESATU: Tahun 2025."]


def test_place_and_date_close_the_decree() -> None:
    """The place is the seat of the office unless stated; the date is in words."""
    naskah = make_naskah(Bentuk.ASLI, **{**LENGKAP, "penutup": {**LENGKAP["penutup"], "tempat": "Gombong"}})
    assert polos(naskah.penutup.tempat) == "Ditetapkan di Gombong"
    assert polos(naskah.penutup.tanggal) == "pada tanggal 8 Januari 2026"
    assert naskah.ditetapkan == date(2026, 1, 8)


@pytest.mark.parametrize("status", ["Plt.", "Plh."])
def test_an_acting_official_is_marked(status: str) -> None:
    """Plt. or Plh. stands before the office, of who signs and of who certifies."""
    orang = {"nama": "Siti", "status": status, "nip": "197001011990011001"}
    penutup = {"tanggal": "8-1-2026", "penanda_tangan": orang, "pengesah": {**orang, "jabatan": ["Kepala", "Hukum"]}}
    naskah = make_naskah(Bentuk.SALINAN, nomor="7", penutup=penutup)
    assert polos(naskah.penutup.jabatan) == f"{status} KETUA KOMISI PEMILIHAN UMUM\nKABUPATEN KEBUMEN,"
    assert (polos(naskah.penutup.nama), polos(naskah.penutup.nip)) == ("SITI", "NIP 197001011990011001")
    salinan = certification(naskah)
    assert polos(salinan.jabatan) == f"{status} Kepala\nHukum,"
    assert (polos(salinan.nama), polos(salinan.nip)) == ("Siti", "NIP 197001011990011001")


def test_an_acting_official_is_marked_before_own_words_too() -> None:
    """The status is not lost when the plan words the office itself."""
    orang = {"nama": "Siti", "status": "Plt.", "jabatan": "KETUA TIM"}
    assert polos(make_naskah(penutup={"penanda_tangan": orang}).penutup.jabatan) == "Plt. KETUA TIM,"


# Forms


def test_a_draft_has_dots_whatever_the_plan_says() -> None:
    """A rancangan has dots for number, year of the number and date, everywhere; it is neither signed nor certified."""
    naskah = make_naskah(**LENGKAP, diktum=["{{ nomor }} {{ tanggal }} {{ tahun }}"], lampiran=[TEKS])
    assert polos(naskah.tanda) == "RANCANGAN"
    assert polos(naskah.nomor) == "NOMOR ... TAHUN ..."
    assert "NOMOR ... TAHUN ..." in polos(naskah.lampiran[0].kepala)
    assert polos(naskah.penutup.tanggal) == "pada tanggal ..."
    assert diktum(naskah) == ["KESATU: ... ... 2026."]
    assert polos(naskah.penutup.nama) == "SITI AMINAH"
    assert (naskah.penutup.ttd, naskah.salinan, naskah.ditetapkan) == (KOSONG, None, None)


def test_a_draft_needs_nothing() -> None:
    """What is not known yet is dots: names too, and the year."""
    naskah = make_naskah(tahun=None, diktum=["{{ penanda_tangan }} tahun {{ tahun }} oleh {{ pengesah }} x"])
    titik = "." * 30
    assert polos(naskah.penutup.nama) == titik
    assert naskah.penutup.nip == KOSONG
    assert diktum(naskah) == [f"KESATU: {titik} tahun ... oleh {titik} x."]


def test_the_original_is_not_marked_and_the_copy_is_certified() -> None:
    """Only a salinan bears SALINAN, ttd. and the certification."""
    asli = make_naskah(Bentuk.ASLI, **LENGKAP)
    assert (asli.tanda, asli.penutup.ttd, asli.salinan) == (KOSONG, KOSONG, None)
    salinan = make_naskah(Bentuk.SALINAN, **LENGKAP)
    assert (polos(salinan.tanda), polos(salinan.penutup.ttd)) == ("SALINAN", "ttd.")
    blok = certification(salinan)
    assert polos(blok.pengantar) == "Salinan sesuai dengan aslinya"
    assert polos(blok.unit) == "SEKRETARIAT KOMISI PEMILIHAN UMUM\nKABUPATEN KEBUMEN"
    assert (polos(blok.jabatan), polos(blok.nama), blok.nip) == ("Kepala Subbagian,", "Budi", KOSONG)
    assert (asli.bentuk, salinan.bentuk) == (Bentuk.ASLI, Bentuk.SALINAN)


@pytest.mark.parametrize("bentuk", [Bentuk.ASLI, Bentuk.SALINAN])
def test_everything_missing_is_told_at_once(bentuk: Bentuk) -> None:
    """Asli and salinan list all that is missing, with mistakes of texts, in one error."""
    masalah = faults(bentuk, diktum=["{{ xyz }}"])
    penutup = [("penutup", "tanggal"), ("penutup", "penanda_tangan")]
    if bentuk is Bentuk.SALINAN:
        penutup += [("penutup", "pengesah")] * 2
    assert [m.jalur for m in masalah] == [("diktum", 0, "isi"), ("nomor",), *penutup]
    assert all(m.pesan.endswith(f"belum diisi untuk {bentuk}") and "rancangan" in m.saran for m in masalah[1:])


def test_an_unknown_office_is_reported() -> None:
    """An office that nobody knows is a mistake of the plan with its place and value."""
    satu = fault(satker="9999")
    assert (satu.jalur, satu.nilai) == (("satker",), "9999")
    assert "tidak dikenal" in satu.pesan
