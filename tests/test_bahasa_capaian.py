"""Targets: words behind the figure, words that agree with it, everything else untouched."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from zi_docs.bahasa import capaian, terbilang

TETAP = [
    "",
    "1",
    "Tersedia",
    "12 (dua belas) bulan",
    "2 (dua) Dokuemen",
    "Beberapa lampiran Dokumen: 1. Terlaksananya Apel Rutin 2. Terlaksananya Rapat Pleno",
    "1. Melaksanakan Gathering",
    "1) Rapat",
    "1 Terlaksananya rapat",
    "1 Menyusun laporan",
    "1 Dilaksanakan tiap bulan",
    "1 Dokumen\n2 Laporan",
    "Minimal 2 kali",
    "Pasal 5 ayat (2)",
    "5R",
    "5 R",
    "100%",
    "100 persen",
    "2,5 jam",
    "1.5 jam",
    "2-3 kali",
    "2 – 3 kali",
    "2 s.d. 3 kali",
    "2 atau 3 kali",
    "7 x 24 jam",
    "3 dari 5 Dokumen",
    "5 juta rupiah",
    "2026 Dokumen",
    "01 Dokumen",
    "2 Januari 2026",
    "8 Jan 2026",
    "08.00 WIB",
    "1\tRapat",
    "2 (dua orang) peserta",
    "2,5 (dua) jam",
    "2-3 (dua) kali",
    "Rp1.000.000,00 (satu juta rupiah)",
    "tahun 2026 (dua ribu dua puluh enam)",
    "9999999999999999 Dokumen",
    "9" * 5000 + " Dokumen",
]


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ("1 Dokumen", "1 (satu) Dokumen"),
        ("1 (Satu) Dokumen", "1 (satu) Dokumen"),
        ("1(satu) Dokumen", "1 (satu) Dokumen"),
        ("12 ( Dua  Belas ) bulan", "12 (dua belas) bulan"),
        ("  3 Laporan ", "  3 (tiga) Laporan "),
        ("3\u00a0Laporan", "3 (tiga)\u00a0Laporan"),
        ("0 Temuan", "0 (nol) Temuan"),
        ("1500 orang", "1500 (seribu lima ratus) orang"),
        ("1.500 orang", "1.500 (seribu lima ratus) orang"),
        ("3 menit", "3 (tiga) menit"),
        ("1 Dokumen\nper bulan", "1 (satu) Dokumen\nper bulan"),
        ("3 kali dalam 1 tahun", "3 (tiga) kali dalam 1 tahun"),
        ("Dilaksanakan 3 (Tiga) bulan sekali", "Dilaksanakan 3 (tiga) bulan sekali"),
        ("1 (Satu) Dokumen dan 2 (Dua) Laporan", "1 (satu) Dokumen dan 2 (dua) Laporan"),
        ("100% (Seratus Persen)", "100% (seratus persen)"),
    ],
)
def test_figures_get_their_words(teks: str, hasil: str) -> None:
    """The figure that begins a target gets its words; words that are there become small letters."""
    assert capaian(teks) == hasil


@pytest.mark.parametrize("teks", TETAP)
def test_what_is_no_count_stays(teks: str) -> None:
    """Labels, years, dates, ranges, money, percentages, names and proper forms are not touched."""
    assert capaian(teks) == teks


@pytest.mark.parametrize(
    ("teks", "pesan"),
    [
        ("2 (satu) Dokumen", '"2 (satu)": angka dan kata berbeda; tulis "2 (dua)" atau "1 (satu)"'),
        ("5 (lima) atau 6 (Tujuh) kali", 'tulis "6 (enam)" atau "7 (tujuh)"'),
        ("100% (sembilan puluh persen)", 'tulis "100% (seratus persen)" atau "90% (sembilan puluh persen)"'),
        ("Rp1.000,00 (dua ribu rupiah)", 'atau "Rp2.000,00 (dua ribu rupiah)"'),
        ("1 (sattu) Dokumen", 'tidak baku; tulis "1 (satu)"'),
        ("1000 (satu ribu) orang", 'tidak baku; tulis "1000 (seribu)"'),
    ],
)
def test_words_that_differ_are_refused(teks: str, pesan: str) -> None:
    """Figure and words can never differ; the message says both right forms."""
    with pytest.raises(ValueError, match=re.escape(pesan)):
        capaian(teks)


@given(st.integers(min_value=0, max_value=1899), st.sampled_from(["Dokumen", "kali", "Laporan per bulan"]))
def test_every_count_has_the_words_of_its_figure(n: int, benda: str) -> None:
    """An independent implementation gives the same words."""
    assert capaian(f"{n} {benda}") == f"{n} ({num2words(n, lang='id')}) {benda}"


@given(st.integers(min_value=0, max_value=10**6), st.integers(min_value=0, max_value=10**6))
def test_only_equal_words_pass(angka: int, kata: int) -> None:
    """Whatever the two numbers, the text passes exactly when they are one."""
    teks = f"Sebanyak {angka} ({terbilang(kata).title()}) Dokumen"
    if angka == kata:
        assert capaian(teks) == f"Sebanyak {angka} ({terbilang(kata)}) Dokumen"
    else:
        with pytest.raises(ValueError, match="berbeda"):
            capaian(teks)


potongan_apa_pun = st.lists(
    st.sampled_from(["1", "2.000", "12", "2026", "(satu)", "(Dua belas)", "Dokumen", "kali", "%", "Rp", ",", "\n", "-"])
    | st.sampled_from([" ", " ", "\u00a0", "(", ")", "s.d.", "nol", "persen"]),
    max_size=10,
).map("".join)


@given(st.text() | potongan_apa_pun | st.sampled_from(TETAP))
def test_twice_is_once_and_nothing_but_words_is_added(teks: str) -> None:
    """Applied to its own result it changes nothing; without its words in brackets the text is as it was."""
    try:
        hasil = capaian(teks)
    except ValueError:
        return
    assert capaian(hasil) == hasil
    if "(" not in teks and hasil != teks:
        depan, _, sisa = hasil.partition(" (")
        assert depan + sisa.partition(")")[2] == teks
