"""Lists, spelling, capitals and line breaks of zi_docs.bahasa."""

from itertools import pairwise

import pytest
from babel.lists import format_list
from hypothesis import given, settings
from hypothesis import strategies as st

from zi_docs import bahasa

KERAS = "\u00a0"
ZONA_INTEGRITAS = (
    "RENCANA AKSI ZONA INTEGRITAS MENUJU WILAYAH BEBAS DARI KORUPSI DAN WILAYAH BIROKRASI BERSIH "
    "DAN MELAYANI DI LINGKUNGAN KOMISI PEMILIHAN UMUM KABUPATEN KUTAI TIMUR TAHUN 2026"
)
KATA_JUDUL = [
    *ZONA_INTEGRITAS.split(),
    "NOMOR",
    "7",
    "PASAL",
    "5",
    "KOTA",
    "TENTANG",
    "(BARU),",
    "PERUNDANG-UNDANGAN",
]

POTONGAN = "1 7 (2) (satu) 10.00 Nomor Pasal ayat huruf a Diktum KEDUA PULUH Tahun"
judul_apa_pun = st.lists(st.sampled_from(KATA_JUDUL), max_size=30).map(" ".join)


# Words


@settings(deadline=None)  # the first list loads the locale
@given(st.lists(st.text("abc, ", min_size=1), min_size=1, max_size=6))
def test_daftar_agrees_with_babel(butir: list[str]) -> None:
    """Lists have the serial comma."""
    assert bahasa.daftar(butir) == format_list(butir, locale="id")


def test_daftar_takes_other_conjunctions() -> None:
    """The conjunction can be another one; an empty list is refused."""
    assert bahasa.daftar(("huruf a", "huruf b", "huruf c"), "dan/atau") == "huruf a, huruf b, dan/atau huruf c"
    with pytest.raises(ValueError, match="tidak boleh kosong"):
        bahasa.daftar([])


@pytest.mark.parametrize(
    ("kata", "saran"),
    [
        ("nomer", ["nomor"]),
        ("mengigat", ["mengingat"]),
        ("LAMPRAN", ["lampiran"]),
        ("Nomor", ["nomor"]),
        ("xyz", []),
        ("", []),
    ],
)
def test_ejaan_terdekat_guesses_slips(kata: str, saran: list[str]) -> None:
    """One slip is recognised in any case, nonsense is not."""
    assert bahasa.ejaan_terdekat(kata, ["nama", "nomor", "menimbang", "mengingat", "lampiran"]) == saran


def test_ejaan_terdekat_is_ordered() -> None:
    """Best first, equals in the order given, at most n, each as it was written."""
    calon = ["Kutai Barat", "KUTAI TIMUR", "Kutai Timuk"]
    assert bahasa.ejaan_terdekat("kutai timu", calon, 3) == ["KUTAI TIMUR", "Kutai Timuk"]
    assert bahasa.ejaan_terdekat("kutai timu", calon[::-1]) == ["Kutai Timuk"]


# Capitals


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        (ZONA_INTEGRITAS[:62], "Rencana Aksi Zona Integritas Menuju Wilayah Bebas dari Korupsi"),
        ("peraturan kpu tentang undang-undang", "Peraturan KPU tentang Undang-Undang"),
        ("PEMBENTUKAN PERATURAN PERUNDANG-UNDANGAN", "Pembentukan Peraturan Perundang-undangan"),
        ("KPU PROVINSI DAN/ATAU KPU/KIP KABUPATEN/KOTA", "KPU Provinsi dan/atau KPU/KIP Kabupaten/Kota"),
        ("DALAM RANGKA WBK DAN WBBM", "Dalam Rangka WBK dan WBBM"),
        ("PERATURAN MENTERI DALAM NEGERI DALAM RANGKA X", "Peraturan Menteri Dalam Negeri dalam Rangka X"),
        ("LAMPIRAN II BAB XIV", "Lampiran II Bab XIV"),
        ("lampiran iv", "Lampiran IV"),
        ("PermenPANRB nomor 90", "PermenPANRB Nomor 90"),
        ("Penerapan SIREKAP di KPU", "Penerapan SIREKAP di KPU"),
        ("PENERAPAN SIREKAP DI KPU", "Penerapan Sirekap di KPU"),
        ("HUT KE-80 SE-INDONESIA", "HUT ke-80 se-Indonesia"),
        ("BA'A, MA’RUF (“DI SINI”)", "Ba'a, Ma’ruf (“di Sini”)"),
        ("JANUARI S.D. FEBRUARI, S.H.", "Januari s.d. Februari, S.H."),
        ("NILAI-NILAI  DASAR\u00a0DAN\nSEADIL-ADILNYA", "Nilai-Nilai  Dasar\u00a0dan\nSeadil-adilnya"),
        ("LAMPIRAN a b c", "Lampiran A B C"),
        ("KUTAI-INDAH", "Kutai-Indah"),
        ("KOTA LI DAN MIX", "Kota Li dan Mix"),
        ("X" * 500, "X" + "x" * 499),
        ("- dan", "- Dan"),
        ("", ""),
    ],
)
def test_judul_follows_official_titles(teks: str, hasil: str) -> None:
    """Particles are small, names and abbreviations keep their capitals, nothing but letters changes."""
    assert bahasa.judul(teks) == hasil
    assert bahasa.judul(hasil) == hasil


@given(
    st.lists(st.sampled_from([*KATA_JUDUL, "kpu", "Kpu", "SIREKAP", "dan", "tim", "PermenPANRB", "-"])).map(" ".join)
)
def test_judul_twice_is_judul(teks: str) -> None:
    """A finished title stays as it is, and its letters are those that were given."""
    hasil = bahasa.judul(teks)
    assert bahasa.judul(hasil) == hasil
    assert hasil.upper() == teks.upper()


@given(st.text())
def test_judul_accepts_any_text(teks: str) -> None:
    """No text makes it fail, and spaces stay where they are."""
    assert bahasa.judul(teks).split() == bahasa.judul(" ".join(teks.split())).split()


@given(st.text())
def test_kapital_is_final(teks: str) -> None:
    """A second pass changes nothing; no lower-case letter of Indonesian is left."""
    hasil = bahasa.kapital(teks)
    assert bahasa.kapital(hasil) == hasil
    assert not set(hasil) & set("abcdefghijklmnopqrstuvwxyz")
    assert bahasa.kapital("dan/atau groß i é") == "DAN/ATAU GROSS I É"


# Lines


@pytest.mark.parametrize(
    "teks",
    [
        "Nomor~7 Tahun~2017 tentang",
        "NOMOR~... TAHUN~... TENTANG",
        "Keputusan Nomor 314/ORT.07-Kpt/01/KPU/V/2021, Nomor~12/A, dan Nomor B/169/PW.04/2024",
        "(Lembaran Negara Tahun~2017 Nomor~182, Tambahan Nomor~6109)",
        "dalam Pasal~5 ayat~(2) huruf~a dan angka~1, huruf~aa;",
        "Diktum~KESATU, Diktum~KESEBELAS, Diktum KEDUA PULUH SATU, dan Diktum KEDUA BELAS.",
        "Lampiran~II, Lampiran Keputusan, Bab~I, dan Pasal~I",
        "1~(satu) orang, 25~(dua puluh lima) hari, 1.500~(seribu lima ratus) lembar, 3 (lihat) ini",
        "pada tanggal 8~Januari 2026, (17~AGUSTUS 2026), 45 Januari",
        "pukul~10.00~WIB, pukul~09.05~WITA",
        "Tahun Anggaran~2026, tahun ini, huruf di atas, huruf kecil, Rp 4, lampiran di sini, Nomor  7",
        "Pasal\n5, Pasal\t5, Nomor \n7, Nomor\n 7, baris\nPasal~5",
        " Nomor~7 ",
    ],
)
def test_rekatkan_ties_labels_to_numbers(teks: str) -> None:
    """Only the spaces marked ~ become non-breaking; a second pass changes nothing."""
    hasil = bahasa.rekatkan(teks.replace("~", " "))
    assert hasil.replace(KERAS, "~") == teks
    assert bahasa.rekatkan(hasil) == hasil


@given(st.lists(st.sampled_from([*POTONGAN.split(), "", "\n"])))
def test_rekatkan_changes_only_spaces(kata: list[str]) -> None:
    """Text in, the same text out but for the kind of its spaces; twice is once."""
    teks = " ".join(kata)
    hasil = bahasa.rekatkan(teks)
    assert hasil.replace(KERAS, " ") == teks
    assert bahasa.rekatkan(hasil) == hasil


@given(st.text())
def test_rekatkan_accepts_any_text(teks: str) -> None:
    """No text makes it fail or lose a character."""
    assert bahasa.rekatkan(teks).replace(KERAS, " ") == teks.replace(KERAS, " ")


def greedy_lines(kata: list[str], lebar: int) -> int:
    """Count the lines of first-fit, which for a fixed width is the least possible."""
    baris = panjang = 0
    for satu in kata:
        panjang += 1 + len(satu)
        if not baris or panjang > lebar:
            baris, panjang = baris + 1, len(satu)
    return baris


@given(judul_apa_pun, st.integers(min_value=1, max_value=80))
def test_pemenggalan_keeps_text_width_and_least_lines(teks: str, lebar: int) -> None:
    """The lines are the text, none wider than allowed (unless one word), no more than with office names whole."""
    baris = bahasa.pemenggalan(f" {teks.replace(' ', '  ')}\n", lebar)
    assert " ".join(baris) == teks
    assert all(len(satu) <= lebar or " " not in satu for satu in baris)
    lembaga = "KOMISI PEMILIHAN UMUM"
    satuan = teks.replace(lembaga, lembaga.replace(" ", "-")) if len(lembaga) <= lebar else teks
    assert len(baris) == greedy_lines(satuan.split(), lebar)


@pytest.mark.parametrize(
    ("lebar", "baris"),
    [
        (
            64,
            [
                "RENCANA AKSI ZONA INTEGRITAS MENUJU WILAYAH BEBAS DARI KORUPSI",
                "DAN WILAYAH BIROKRASI BERSIH DAN MELAYANI DI LINGKUNGAN",
                "KOMISI PEMILIHAN UMUM KABUPATEN KUTAI TIMUR TAHUN 2026",
            ],
        ),
        (
            42,
            [
                "RENCANA AKSI ZONA INTEGRITAS",
                "MENUJU WILAYAH BEBAS DARI KORUPSI",
                "DAN WILAYAH BIROKRASI BERSIH DAN MELAYANI",
                "DI LINGKUNGAN KOMISI PEMILIHAN UMUM",
                "KABUPATEN KUTAI TIMUR TAHUN 2026",
            ],
        ),
    ],
)
def test_pemenggalan_breathes_where_a_reader_does(lebar: int, baris: list[str]) -> None:
    """A real title breaks at its phrases, in capitals and in small letters alike."""
    assert bahasa.pemenggalan(ZONA_INTEGRITAS, lebar) == baris
    assert bahasa.pemenggalan(ZONA_INTEGRITAS.lower(), lebar) == [satu.lower() for satu in baris]


@pytest.mark.parametrize(
    ("teks", "lebar", "baris"),
    [
        ("AA BB CC DD DAN EE FF GG HH", 16, ["AA BB CC DD", "DAN EE FF GG HH"]),
        ("AAAA BBBB CCCC TAHUN 2026", 20, ["AAAA BBBB CCCC", "TAHUN 2026"]),
        ("AAAA BBBB CCCC DDDD EEEE", 19, ["AAAA BBBB CCCC", "DDDD EEEE"]),
        ("PEMBANGUNAN BARU KABUPATEN KEBUMEN", 30, ["PEMBANGUNAN BARU", "KABUPATEN KEBUMEN"]),
        ("KETUA KOMISI PEMILIHAN UMUM KOTA TUAL", 33, ["KETUA KOMISI PEMILIHAN UMUM", "KOTA TUAL"]),
        ("KEPUTUSAN KOMISI INDEPENDEN PEMILIHAN", 31, ["KEPUTUSAN", "KOMISI INDEPENDEN PEMILIHAN"]),
        ("KEPUTUSAN SEKRETARIS KOMISI PEMILIHAN UMUM", 33, ["KEPUTUSAN SEKRETARIS", "KOMISI PEMILIHAN UMUM"]),
        (
            "DI LINGKUNGAN KOMISI PEMILIHAN UMUM KOTA SURAKARTA TAHUN 2026",
            31,
            ["DI LINGKUNGAN", "KOMISI PEMILIHAN UMUM", "KOTA SURAKARTA TAHUN 2026"],
        ),
        ("KETUA KOMISI PEMILIHAN UMUM", 20, ["KETUA KOMISI", "PEMILIHAN UMUM"]),
        ("KEPUTUSAN KOMISI PEMILIHAN UMUM KOTA AMBON", 37, ["KEPUTUSAN KOMISI PEMILIHAN UMUM", "KOTA AMBON"]),
        (
            "SUSUNAN TIM PROVINSI SULAWESI TENGAH MASA BARU SEKALI",
            40,
            ["SUSUNAN TIM PROVINSI SULAWESI TENGAH", "MASA BARU SEKALI"],
        ),
        ("KEPUTUSAN LAMA NOMOR 4 TAHUN 2025", 25, ["KEPUTUSAN LAMA", "NOMOR 4 TAHUN 2025"]),
        (
            "KABUPATEN ACEH BARAT DAYA NOMOR\u00a04 TAHUN\u00a02025 TENTANG TIM KERJA",
            50,
            ["KABUPATEN ACEH BARAT DAYA", "NOMOR\u00a04 TAHUN\u00a02025 TENTANG TIM KERJA"],
        ),
        ("KABUPATEN ACEH TAMIANG TAHUN\u00a02026", 31, ["KABUPATEN ACEH TAMIANG", "TAHUN\u00a02026"]),
        (
            "KETUA KOMISI PEMILIHAN UMUM KABUPATEN HULU SUNGAI UTARA NOMOR 4 TAHUN 2025 TENTANG TIM KERJA",
            42,
            [
                "KETUA KOMISI PEMILIHAN UMUM",
                "KABUPATEN HULU SUNGAI UTARA",
                "NOMOR 4 TAHUN 2025 TENTANG TIM KERJA",
            ],
        ),
        ("PROVINSI SULAWESI TENGAH BERINTEGRITAS", 24, ["PROVINSI SULAWESI", "TENGAH BERINTEGRITAS"]),
        (
            "TIM KABUPATEN HULU SUNGAI UTARA BARU SEKALI",
            40,
            ["TIM KABUPATEN HULU SUNGAI UTARA", "BARU SEKALI"],
        ),
        ("TIM KABUPATEN KEBUMEN TAHUN 2026", 24, ["TIM KABUPATEN KEBUMEN", "TAHUN 2026"]),
        ("TIM KABUPATEN KEBUMEN, BARU SAJA", 24, ["TIM KABUPATEN KEBUMEN,", "BARU SAJA"]),
        ("AAAA BBBB CCC MENUJU DDDD EEEE FFFF", 22, ["AAAA BBBB CCC", "MENUJU DDDD EEEE FFFF"]),
        ("AA DAN", 3, ["AA", "DAN"]),
        ("SATU", 2, ["SATU"]),
        ("AA BB\u00a0CC DD", 5, ["AA", "BB\u00a0CC", "DD"]),
        ("", 10, []),
    ],
)
def test_pemenggalan_spares_what_belongs_together(teks: str, lebar: int, baris: list[str]) -> None:
    """Particles, years, single last words and names decide where there is a choice."""
    assert bahasa.pemenggalan(teks, lebar) == baris


def test_pemenggalan_is_even() -> None:
    """Words without weight of their own are spread so that the lines differ by less than one word."""
    baris = bahasa.pemenggalan(" ".join(["AAAA"] * 13), 29)
    assert [len(satu.split()) for satu in baris] in ([5, 4, 4], [4, 5, 4], [4, 4, 5])
    assert all(abs(len(a) - len(b)) <= len(" AAAA") for a, b in pairwise(baris))


def test_pemenggalan_needs_a_width() -> None:
    """A width below one character is refused."""
    with pytest.raises(ValueError, match="Lebar baris 0 tidak dapat dipakai"):
        bahasa.pemenggalan("A", 0)
