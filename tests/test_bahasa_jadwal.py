"""Schedules: what offices write, the one style they print in, round trips, refusals."""

import re
from itertools import combinations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from zi_docs.bahasa import BULAN, Jadwal, jadwal_teks, parse_bulan, parse_jadwal

SETAHUN = tuple(range(1, 13))
TRIWULAN = (3, 6, 9, 12)
HIMPUNAN = [bulan for n in SETAHUN for bulan in combinations(SETAHUN, n)]
POLA = {"bulan": SETAHUN, "triwulan": TRIWULAN, "semester": (6, 12), "tahun": (12,)}


# Reading


@pytest.mark.parametrize(
    ("teks", "bulan", "tahun"),
    [
        ("Januari", (1,), None),
        ("Januari 2026", (1,), 2026),
        ("Januari s.d. Maret", (1, 2, 3), None),
        ("Januari s.d Maret 2026", (1, 2, 3), 2026),
        ("Januari s.d.Maret", (1, 2, 3), None),
        ("JANUARI S/D MARET", (1, 2, 3), None),
        ("Januari sd Maret", (1, 2, 3), None),
        ("Januari sampai dengan Maret", (1, 2, 3), None),
        ("Januari hingga Maret", (1, 2, 3), None),
        ("Januari - Desember 2026", SETAHUN, 2026),
        ("Januari- Desember 2026", SETAHUN, 2026),
        ("Januari-Desember", SETAHUN, None),
        ("Januari – Desember", SETAHUN, None),
        ("Jan-Mar", (1, 2, 3), None),
        ("Jan. s.d. Agt. 2026", (1, 2, 3, 4, 5, 6, 7, 8), 2026),
        ("Maret, Juni, September dan Desember 2026", TRIWULAN, 2026),
        ("Maret,Juni,September dan Desember 2026", TRIWULAN, 2026),
        ("April, Agustus, Desember 2026", (4, 8, 12), 2026),
        ("Juni dan Desember", (6, 12), None),
        ("Januari, dan Juni 2026.", (1, 6), 2026),
        ("Juni & Desember", (6, 12), None),
        ("Desember, Juni, Juni", (6, 12), None),
        ("Januari, Maret s.d. Mei, Juli", (1, 3, 4, 5, 7), None),
        ("Februari 2026 s.d. Maret 2026", (2, 3), 2026),
        ("bulan Januari s.d. bulan Maret tahun 2026", (1, 2, 3), 2026),
        ("Setiap bulan Januari s.d. Maret", (1, 2, 3), None),
        ("Januari\nJuni 2026", (1, 6), 2026),
        ("Januari s.d.\nMaret\n2026", (1, 2, 3), 2026),
        ("Maret, Juni, September\r\ndan Desember 2026", TRIWULAN, 2026),
        ("Januari\u00a0s.d.\u00a0Maret", (1, 2, 3), None),
    ],
)
def test_months_read_as_offices_write_them(teks: str, bulan: tuple[int, ...], tahun: int | None) -> None:
    """Names, lists and ranges of months are read, whatever the signs between them."""
    assert parse_jadwal(teks) == Jadwal(bulan, tahun)


@pytest.mark.parametrize(
    ("teks", "bulan"),
    [
        ("Triwulan I", (1, 2, 3)),
        ("Triwulan ke-2", (4, 5, 6)),
        ("TW IV", (10, 11, 12)),
        ("Triwulan I s.d. III", tuple(range(1, 10))),
        ("Triwulan I - Triwulan II", tuple(range(1, 7))),
        ("Triwulan I dan III", (1, 2, 3, 7, 8, 9)),
        ("Triwulan Pertama, Kedua", tuple(range(1, 7))),
        ("Semester I", (1, 2, 3, 4, 5, 6)),
        ("Semester 2 dan Januari", (1, 7, 8, 9, 10, 11, 12)),
        ("12 bulan", SETAHUN),
        ("12 (Dua belas) bulan", SETAHUN),
        ("selama 12(dua belas) bulan", SETAHUN),
        ("Sepanjang tahun", SETAHUN),
        ("Selama 1 (satu) tahun", SETAHUN),
    ],
)
def test_quarters_half_years_and_whole_years_are_their_months(teks: str, bulan: tuple[int, ...]) -> None:
    """A numbered quarter or half-year, or the whole year, is the months it holds, without a pattern."""
    assert parse_jadwal(teks) == Jadwal(bulan)


@pytest.mark.parametrize(
    ("teks", "pola", "tahun"),
    [
        ("Setiap Bulan", "bulan", None),
        ("Tiap bulan", "bulan", None),
        ("Bulanan 2026", "bulan", 2026),
        ("Setiap bulan tahun 2026", "bulan", 2026),
        ("Per Triwulan", "triwulan", None),
        ("pertriwulan", "triwulan", None),
        ("Setiap kuartal", "triwulan", None),
        ("3 (Tiga) bulan sekali", "triwulan", None),
        ("setiap tiga bulan", "triwulan", None),
        ("Per Semester", "semester", None),
        ("6 bulan sekali 2026", "semester", 2026),
        ("Setiap Tahun", "tahun", None),
        ("Sekali setahun", "tahun", None),
        ("setahun sekali", "tahun", None),
        ("12 bulan sekali", "tahun", None),
        ("1 (satu) kali dalam setahun", "tahun", None),
    ],
)
def test_patterns_imply_the_last_month_of_each_period(teks: str, pola: str, tahun: int | None) -> None:
    """A pattern keeps its name and gives the months to tick."""
    assert parse_jadwal(teks) == Jadwal(POLA[pola], tahun, pola)


@pytest.mark.parametrize(
    ("teks", "bulan", "tahun"),
    [
        ("2 Januari 2026", (1,), 2026),
        ("8-1-2026", (1,), 2026),
        ("2026-01-08", (1,), 2026),
        ("Kamis, 8 Januari 2026", (1,), 2026),
        ("2 s.d. 5 Januari 2026", (1,), 2026),
        ("28 Januari s.d. 15 Maret 2026", (1, 2, 3), 2026),
        ("Minggu ke-2 Januari 2026", (1,), 2026),
        ("Minggu I dan III Maret", (3,), None),
        ("Akhir Januari", (1,), None),
        ("29 Februari", (2,), None),
    ],
)
def test_dates_and_weeks_are_their_month(teks: str, bulan: tuple[int, ...], tahun: int | None) -> None:
    """What is finer than a month reads as the month."""
    assert parse_jadwal(teks) == Jadwal(bulan, tahun)


@pytest.mark.parametrize(
    ("teks", "pesan"),
    [
        ("Januarii-Desember 2026", '"januarii" tidak dimengerti; mungkin maksudnya Januari'),
        ("Agustsus 2026", "mungkin maksudnya Agustus"),
        ("triwuln I", "mungkin maksudnya triwulan"),
        ("Setiap bualn", "mungkin maksudnya bulan"),
        ("Paling lambat Maret", '"paling" tidak dimengerti; tulis misalnya'),
        ("Maret atau April", '"atau" tidak dimengerti; tulis misalnya'),
        ("November s.d. Januari", "November tidak mendahului Januari"),
        ("Triwulan III s.d. I", "Juli tidak mendahului Maret"),
        ("Desember 2025 s.d. Januari 2026", "lebih dari satu tahun, 2025 dan 2026"),
        ("6 bulan", 'angka "6" tidak menyebut bulan'),
        ("Jan-26", "tahun empat angka"),
        ("Bulan ke-3", 'angka "3" tidak menyebut bulan'),
        ("Triwulan", 'belum bernomor; tulis "Triwulan I" atau "Per triwulan"'),
        ("Triwulan V", "setahun hanya terdiri atas 4 triwulan"),
        ("Semester III", "setahun hanya terdiri atas 2 semester"),
        ("Januari Februari", 'di depan "februari" tidak ada koma'),
        ("Maret - Juni - September", "tidak jelas"),
        ("Januari, s.d. Maret", "tidak jelas"),
        ("s.d. Maret", "tidak jelas"),
        ("Januari s.d.", "belum selesai"),
        ("Setiap minggu", "tidak ada nama bulan"),
        ("Tahun 2026", "tidak ada nama bulan"),
        ("", "bulan harus disebut dengan namanya"),
        ("2026", "bulan harus disebut dengan namanya"),
        ("1, 6, 12", "bulan harus disebut dengan namanya"),
        ("30 Februari 2026", "tanggal 30 Februari tidak ada"),
        ("29 Februari 2026", "tanggal 29 Februari tidak ada"),
        ("Jumat, 8 Januari 2026", "adalah hari Kamis"),
        ("Januari, " * 5000, "Jadwal sepanjang 45.000 huruf"),
    ],
)
def test_what_is_not_clear_is_refused_with_advice(teks: str, pesan: str) -> None:
    """Nothing is guessed: the message shows what is odd and what to write."""
    with pytest.raises(ValueError, match=re.escape(pesan)):
        parse_jadwal(teks)


potongan_apa_pun = st.lists(
    st.sampled_from([*BULAN, "-", "s.d.", ",", "dan", "Triwulan", "I", "V", "2", "31", "2026", "minggu", "ke-2", "\n"])
    | st.sampled_from(["setiap", "sekali", "12", "(dua", "bulan", "tahun", "semester", "x", "."]),
    max_size=8,
).map(" ".join)


@given(st.text() | potongan_apa_pun)
@example("0001-01-01")
@example("31 Februari 0999")
def test_any_text_is_read_or_refused_in_words(teks: str) -> None:
    """Any text gives a proper schedule that reads back from its own print, or a ValueError, and nothing else."""
    try:
        jadwal = parse_jadwal(teks)
    except ValueError:
        return
    assert jadwal.bulan
    assert list(jadwal.bulan) == sorted({*jadwal.bulan} & {*SETAHUN})
    assert parse_jadwal(jadwal_teks(jadwal)) == jadwal


# Printing


@pytest.mark.parametrize(
    ("bulan", "teks"),
    [
        ((1,), "Januari"),
        ((1, 2), "Januari dan Februari"),
        ((1, 2, 3), "Januari s.d. Maret"),
        (TRIWULAN, "Maret, Juni, September, dan Desember"),
        ((1, 2, 3, 6), "Januari s.d. Maret dan Juni"),
        ((1, 2, 6, 7, 8, 12), "Januari, Februari, Juni s.d. Agustus, dan Desember"),
        (SETAHUN, "Januari s.d. Desember"),
    ],
)
def test_months_print_in_one_style(bulan: tuple[int, ...], teks: str) -> None:
    """Three months in a row are a range, fewer are named; the year comes once, at the end."""
    assert jadwal_teks(Jadwal(bulan)) == teks
    assert jadwal_teks(Jadwal(bulan, 2026)) == f"{teks} 2026"


@pytest.mark.parametrize(
    ("pola", "teks", "bertahun"),
    [
        ("bulan", "Setiap bulan", "Setiap bulan tahun 2026"),
        ("triwulan", "Per triwulan", "Per triwulan tahun 2026"),
        ("semester", "Per semester", "Per semester tahun 2026"),
        ("tahun", "Sekali setahun", "Sekali dalam tahun 2026"),
    ],
)
def test_patterns_print_as_patterns_and_read_back(pola: str, teks: str, bertahun: str) -> None:
    """A pattern is not spelt out in months."""
    assert jadwal_teks(Jadwal(POLA[pola], None, pola)) == teks
    assert jadwal_teks(Jadwal(POLA[pola], 2026, pola)) == bertahun
    assert parse_jadwal(teks) == Jadwal(POLA[pola], None, pola)
    assert parse_jadwal(bertahun) == Jadwal(POLA[pola], 2026, pola)


def test_the_written_year_wins() -> None:
    """The year of the plan is only for a schedule that names none."""
    assert jadwal_teks(Jadwal((7,), 2025), 2026) == "Juli 2025"
    assert jadwal_teks(Jadwal((7,)), 2026) == "Juli 2026"


@pytest.mark.parametrize("tahun", [None, 2026])
def test_every_set_of_months_reads_back(tahun: int | None) -> None:
    """All 4095 sets of months survive print and reading."""
    assert len(HIMPUNAN) == 4095
    for bulan in HIMPUNAN:
        jadwal = Jadwal(bulan, tahun)
        assert parse_jadwal(jadwal_teks(jadwal)) == jadwal


def test_prints_differ_between_any_two_sets() -> None:
    """No two sets of months print alike, and a print names no month outside its set."""
    assert len({jadwal_teks(Jadwal(bulan)) for bulan in HIMPUNAN}) == len(HIMPUNAN)
    for bulan in HIMPUNAN:
        nama = [kata.strip(",") for kata in jadwal_teks(Jadwal(bulan)).split() if kata.strip(",") in BULAN]
        assert {parse_bulan(satu) for satu in nama} <= {*bulan}


@pytest.mark.parametrize(
    ("jadwal", "tahun"), [(Jadwal(()), None), (Jadwal((13,)), None), (Jadwal((1,), 26), None), (Jadwal((1,)), 20260)]
)
def test_what_is_no_schedule_is_not_printed(jadwal: Jadwal, tahun: int | None) -> None:
    """No month, a thirteenth month, or a year without four figures is refused."""
    with pytest.raises(ValueError, match=r"Jadwal|Bulan|Tahun"):
        jadwal_teks(jadwal, tahun)
