"""Numbers, dates and labels: round trips, cross-checks against num2words and babel, known traps."""

import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date

import pytest
from babel.dates import format_date
from hypothesis import given, settings
from hypothesis import strategies as st
from num2words import num2words

from zi_docs import bahasa

KERAS = "\u00a0"

tanggal_apa_pun = st.dates(min_value=date(1000, 1, 1))


# Numbers


@pytest.mark.parametrize(
    ("n", "kata"),
    [
        (0, "nol"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (17, "tujuh belas"),
        (100, "seratus"),
        (1000, "seribu"),
        (1111, "seribu seratus sebelas"),
        (2026, "dua ribu dua puluh enam"),
        (100_000, "seratus ribu"),
        (1_001_000, "satu juta seribu"),
        (1_001_001_000, "satu miliar satu juta seribu"),
        (4_000_000_000, "empat miliar"),
        (10**15 - 1, None),
        (10**15, "satu kuadriliun"),
    ],
)
def test_terbilang_is_the_conventional_spelling(n: int, kata: str | None) -> None:
    """Numbers are spelt as Indonesian spells them, with "seribu" even after a higher group."""
    assert kata is None or bahasa.terbilang(n) == kata
    assert bahasa.parse_terbilang(bahasa.terbilang(n)) == n


def test_terbilang_agrees_with_num2words_up_to_199_999() -> None:
    """An independent implementation says the same where it is known to be right."""
    for n in (*range(2_100), *range(2_100, 200_000, 7), 199_999):
        assert bahasa.terbilang(n) == num2words(n, lang="id")


@given(st.integers(min_value=0, max_value=10**15 - 1))
def test_terbilang_differs_from_num2words_only_in_seribu(n: int) -> None:
    """Above that the only difference is its "satu ribu" after a higher group."""
    assert bahasa.terbilang(n).replace("seribu", "satu ribu") == num2words(n, lang="id").replace("seribu", "satu ribu")


@given(st.integers(min_value=0, max_value=10**15))
def test_terbilang_reads_back(n: int) -> None:
    """Words read back as the number, whatever their case and spaces."""
    kata = bahasa.terbilang(n)
    assert bahasa.parse_terbilang(kata) == n
    assert bahasa.parse_terbilang(f"  {kata.title().replace(' ', '  ')} ") == n


@pytest.mark.parametrize(
    ("kata", "saran"),
    [
        ("satu juta satu ribu", '1.001.000, tulis "satu juta seribu"'),
        ("satu ratus", 'tulis "seratus"'),
        ("satu puluh", 'tulis "sepuluh"'),
        ("dua dua", 'kalau maksudnya 4, tulis "empat"'),
        ("seribu juta", 'tulis "satu miliar"'),
        ("ribu", 'tulis "seribu"'),
        ("puluh", 'tulis "sepuluh"'),
        ("empat milyar", 'mungkin maksudnya "miliar"'),
        ("xyz", '"xyz" bukan kata bilangan'),
        ("", "bukan bilangan yang dapat dibaca"),
        ("dua kuadriliun", "sampai satu kuadriliun"),
    ],
)
def test_parse_terbilang_refuses_with_advice(kata: str, saran: str) -> None:
    """What terbilang never writes is refused, with the proper spelling where there is one."""
    with pytest.raises(ValueError, match=r"tulis|mungkin") as kesalahan:
        bahasa.parse_terbilang(kata)
    assert saran in str(kesalahan.value)


@pytest.mark.parametrize("fungsi", [bahasa.terbilang, bahasa.ribuan, bahasa.rupiah, bahasa.angka_dan_kata])
@pytest.mark.parametrize("nilai", [True, 1.0, float("nan"), "12", None], ids=repr)
def test_numbers_refuse_what_is_no_int(fungsi: Callable[[object], str], nilai: object) -> None:
    """Bool, float, text and None are refused, the value is shown."""
    with pytest.raises(TypeError, match="harus berupa bilangan bulat") as kesalahan:
        fungsi(nilai)
    assert repr(nilai) in str(kesalahan.value)


@pytest.mark.parametrize("fungsi", [bahasa.terbilang, bahasa.ribuan, bahasa.rupiah, bahasa.angka_dan_kata])
def test_numbers_refuse_negatives(fungsi: Callable[[int], str]) -> None:
    """No "min satu" in a decree."""
    with pytest.raises(ValueError, match="-1 tidak dapat dipakai; pilih bilangan dari 0"):
        fungsi(-1)


def test_terbilang_ends_at_a_kuadriliun() -> None:
    """Above 10**15 the names of the powers are not settled, so the number is refused."""
    with pytest.raises(ValueError, match=r"sampai dengan 1\.000\.000\.000\.000\.000"):
        bahasa.terbilang(10**15 + 1)


def test_figures_have_points_and_words() -> None:
    """Thousands have points, rupiah two decimals and no space after Rp, words stand in brackets."""
    assert [bahasa.ribuan(n) for n in (0, 999, 1000, 1_001_000, 10**18)] == [
        "0",
        "999",
        "1.000",
        "1.001.000",
        "1.000.000.000.000.000.000",
    ]
    assert bahasa.rupiah(4_000_000_000) == "Rp4.000.000.000,00"
    assert bahasa.rupiah(4_000_000_000, dengan_kata=True) == "Rp4.000.000.000,00 (empat miliar rupiah)"
    assert bahasa.rupiah(10**16) == "Rp10.000.000.000.000.000,00"
    assert bahasa.angka_dan_kata(1) == "1 (satu)"
    assert bahasa.angka_dan_kata(1500) == "1.500 (seribu lima ratus)"


# Dates


def test_dates_as_a_decree_writes_them() -> None:
    """No zero before the day, the weekday before a comma, the words for a berita acara."""
    d = date(2026, 1, 8)
    assert bahasa.tanggal(d) == "8 Januari 2026"
    assert bahasa.tanggal_dengan_hari(d) == "Kamis, 8 Januari 2026"
    assert bahasa.tanggal_terbilang(d) == "tanggal delapan bulan Januari tahun dua ribu dua puluh enam"
    assert (bahasa.hari(d), bahasa.bulan(1)) == ("Kamis", "Januari")


@settings(deadline=None)  # the first date loads the locale
@given(tanggal_apa_pun)
def test_dates_agree_with_babel(d: date) -> None:
    """Babel writes the same long date and the same names of day and month."""
    assert bahasa.tanggal(d) == format_date(d, "long", locale="id")
    assert bahasa.tanggal_dengan_hari(d) == format_date(d, "EEEE, d MMMM y", locale="id")


@given(tanggal_apa_pun)
def test_dates_read_back(d: date) -> None:
    """Every form that is accepted reads back as the date it was made from."""
    bentuk = [
        bahasa.tanggal(d),
        bahasa.tanggal_dengan_hari(d).upper(),
        f" {d:%d} {bahasa.bulan(d.month)[:3].lower()}.{KERAS}{d.year} ",
        f"{d.day}-{d.month}-{d.year}",
        f"{d:%d/%m/%Y}",
        d.isoformat(),
    ]
    assert {bahasa.parse_tanggal(satu) for satu in bentuk} == {d}


@pytest.mark.parametrize(
    ("teks", "pesan"),
    [
        ("30 Februari 2026", "Februari 2026 hanya sampai tanggal 28"),
        ("30-2-2024", "Februari 2024 hanya sampai tanggal 29"),
        ("29 Februari 1900", "hanya sampai tanggal 28"),
        ("31 April 2026", "April 2026 hanya sampai tanggal 30"),
        ("0 Mei 2026", "Tanggal 0 Mei 2026 tidak ada"),
        ("8/13/2026", "Bulan 13 tidak dapat dipakai"),
        ("8-1-0000", "Tahun 0000 tidak ada"),
        ("Rabu, 8 Januari 2026", '8 Januari 2026 adalah hari Kamis, bukan "Rabu"'),
        (", 8 Januari 2026", "adalah hari Kamis"),
        ("8 Januri 2026", '"Januri" bukan nama bulan; mungkin maksudnya Januari'),
        ("8 Xyz 2026", "tulis Januari sampai dengan Desember"),
        ("8-1-26", '"8-1-26" bukan tanggal yang dapat dibaca; tulis misalnya 8 Januari 2026'),
        ("2026/01/08", "tahun empat angka"),
        ("8-1/2026", "bukan tanggal"),
        ("008 Januari 2026", "bukan tanggal"),
        ("8--2026", "bukan tanggal"),
        ("٨ Januari 2026", "bukan tanggal"),
        ("8 Januari", "bukan tanggal"),
        ("", "bukan tanggal"),
    ],
)
def test_parse_tanggal_refuses_with_advice(teks: str, pesan: str) -> None:
    """An impossible or unclear date is refused with what is wrong and what to write."""
    with pytest.raises(ValueError, match=re.escape(pesan)):
        bahasa.parse_tanggal(teks)


def test_parse_tanggal_accepts_leap_days_and_old_friday() -> None:
    """29 February exists in leap years; Jum'at with its apostrophe is Friday too."""
    assert bahasa.parse_tanggal("29 Februari 2000") == date(2000, 2, 29)
    for jumat in ("JUMAT", "Jum'at", "Jum’at"):
        assert bahasa.parse_tanggal(f"{jumat}, 9 Januari 2026") == date(2026, 1, 9)


@pytest.mark.parametrize(
    ("n", "ejaan"),
    [
        (1, "januari JAN Jan."),
        (2, "Feb Peb Pebruari"),
        (8, "Agustus Agu Agt AGT. agust"),
        (9, "Sep Sept"),
        (11, "Nov Nop Nopember"),
        (12, "DESEMBER des"),
    ],
)
def test_parse_bulan_knows_what_people_write(n: int, ejaan: str) -> None:
    """Short, old and capital spellings name their month."""
    assert {bahasa.parse_bulan(satu) for satu in ejaan.split()} == {n}


# Labels


def test_urutan_agrees_with_num2words() -> None:
    """Ordinals from the second on are "ke" and the number; the first is "pertama"."""
    assert bahasa.urutan(1) == "pertama"
    assert all(bahasa.urutan(n) == num2words(n, lang="id", to="ordinal") for n in range(1, 1000))


@pytest.mark.parametrize(
    ("n", "label"),
    [
        (1, "KESATU"),
        (2, "KEDUA"),
        (10, "KESEPULUH"),
        (11, "KESEBELAS"),
        (12, "KEDUA BELAS"),
        (20, "KEDUA PULUH"),
        (21, "KEDUA PULUH SATU"),
        (100, "KESERATUS"),
    ],
)
def test_diktum_labels(n: int, label: str) -> None:
    """The labels of a decree count KESATU, not PERTAMA."""
    assert bahasa.diktum(n) == label


def test_labels_read_back() -> None:
    """Every diktum and Roman numeral, and three lengths of letters, read back; no two are the same."""
    for tulis, baca, banyak in (
        (bahasa.diktum, bahasa.parse_diktum, 100),
        (bahasa.romawi, bahasa.parse_romawi, 3999),
        (bahasa.huruf, bahasa.parse_huruf, 26 + 26**2 + 26**3),
    ):
        label = [tulis(n) for n in range(1, banyak + 1)]
        assert len(set(label)) == banyak
        assert [baca(satu) for satu in label] == list(range(1, banyak + 1))


@given(st.integers(min_value=1, max_value=10**12))
def test_huruf_reads_back(n: int) -> None:
    """Letters never run out."""
    assert bahasa.parse_huruf(bahasa.huruf(n)) == n


def test_labels_at_their_turns() -> None:
    """After z comes aa, after KESATU's sibling Perubahan comes Perubahan Kedua, four is IV."""
    assert [bahasa.huruf(n) for n in (1, 26, 27, 52, 53, 702, 703)] == [
        "a",
        "z",
        "aa",
        "az",
        "ba",
        "zz",
        "aaa",
    ]
    assert [bahasa.romawi(n) for n in (4, 9, 40, 1994, 3999)] == ["IV", "IX", "XL", "MCMXCIV", "MMMCMXCIX"]
    assert [bahasa.perubahan(n) for n in (1, 2, 12)] == [
        "Perubahan",
        "Perubahan Kedua",
        "Perubahan Kedua Belas",
    ]


@pytest.mark.parametrize(
    "fungsi",
    [bahasa.urutan, bahasa.diktum, bahasa.perubahan, bahasa.huruf, bahasa.romawi, bahasa.bulan],
)
def test_labels_begin_at_one(fungsi: Callable[[float], str]) -> None:
    """There is no zeroth label ("kenol"), and a fraction is no count."""
    with pytest.raises(ValueError, match="0 tidak dapat dipakai; pilih bilangan dari 1"):
        fungsi(0)
    with pytest.raises(TypeError, match=r"bukan 1\.5"):
        fungsi(1.5)


@pytest.mark.parametrize(("fungsi", "n"), [(bahasa.diktum, 101), (bahasa.romawi, 4000), (bahasa.bulan, 13)])
def test_labels_end(fungsi: Callable[[int], str], n: int) -> None:
    """What has no established label is refused."""
    with pytest.raises(ValueError, match="tidak dapat dipakai"):
        fungsi(n)


@pytest.mark.parametrize(
    ("fungsi", "teks"),
    [
        *((bahasa.parse_diktum, teks) for teks in ("", "PERTAMA", "SATU", "KE", "KESATU BELAS", "KESERATUS SATU")),
        *((bahasa.parse_romawi, teks) for teks in ("", "iv", "IIII", "VX", "IC", "IVI", "MMMM", "Ⅳ", "4")),
        *((bahasa.parse_huruf, teks) for teks in ("", "A", "a.", "é", "1")),
        *((bahasa.parse_bulan, teks) for teks in ("", "1", "Mar et", "August")),
    ],
)
def test_labels_refuse_other_forms(fungsi: Callable[[str], int], teks: str) -> None:
    """Only the one proper form is read; the message shows the text and says what to write."""
    with pytest.raises(ValueError, match=r"tulis|pakai|mungkin") as kesalahan:
        fungsi(teks)
    assert f'"{teks}"' in str(kesalahan.value)


def test_parse_diktum_minds_neither_case_nor_spaces() -> None:
    """A reference in a sentence may be written "Kedua  puluh satu"."""
    assert bahasa.parse_diktum(" Kedua  puluh satu ") == 21


# The module


def test_every_public_name_is_documented() -> None:
    """Each name of __all__ is there, each function explains itself."""
    assert sorted(bahasa.__all__) == bahasa.__all__
    for nama in bahasa.__all__:
        benda = getattr(bahasa, nama)
        assert isinstance(benda, tuple | frozenset) or benda.__doc__


def test_import_brings_no_heavy_module() -> None:
    """Importing the language loads nothing that costs more than itself."""
    kode = "import sys, zi_docs.bahasa; print(*sys.modules)"
    keluaran = subprocess.run([sys.executable, "-S", "-c", kode], capture_output=True, text=True, check=True).stdout
    assert not {"re", "difflib", "typing", "babel", "num2words"} & set(keluaran.split())
