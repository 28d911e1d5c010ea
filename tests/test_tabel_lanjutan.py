"""Where the pages of a table are expected to end, and what begins anew there."""

from dataclasses import replace
from typing import Literal

import pytest

from zi_docs.docx.akhir_halaman import Awal, Induk, Rangka, Ruang, cuts, frame, merges, page_starts, paginate
from zi_docs.docx.lanjutan import continued, is_number
from zi_docs.docx.sekitar import KOSONG, Sekitar
from zi_docs.models.naskah import Baris, Gaya, Paragraf, Potongan, Sel, Teks

RUANG = Ruang(halaman=1000, atas=0, bawah=0, pecah=900)


def cell(isi: str, gabung: Literal["", "mulai", "lanjut"] = "") -> Sel:
    """A cell with one paragraph."""
    return Sel((Paragraf(Teks((Potongan(isi),)), Gaya.SEL),), gabung=gabung)


def frames(banyak: int, *induk: str) -> tuple[Rangka, ...]:
    """Rows beside merged cells that reach over all of them."""
    return tuple(
        frame(Baris((*(cell(teks, "lanjut" if n else "mulai") for teks in induk), cell(f"uraian {n}"))))
        for n in range(banyak)
    )


def parents(*induk: str) -> list[Induk]:
    """Merged cells of one line."""
    return [Induk(100, 100, is_number(cell(teks))) for teks in induk]


@pytest.mark.parametrize(("tinggi", "pasti"), [(100, False), (140, True)])
def test_last_page_is_certain_only_where_estimates_cannot_be_too_high(tinggi: int, pasti: bool) -> None:  # noqa: FBT001
    """Rows that by estimate run over by less than estimates may err may all stand on one page."""
    starts = page_starts(frames(11, "Tim"), [tinggi] * 11, [False] * 11, RUANG, lambda _: 0)
    assert [satu.pasti for satu in starts] == [pasti]


def test_what_may_stand_within_a_page_is_not_marked_as_continued() -> None:
    """A cell begun anew says "(lanjutan)" on a page that is certain; elsewhere it only says its words again."""
    potong = cuts(merges(frames(9, "Tim")), parents("Tim"), [Awal(3, 900), Awal(6, 900, pasti=False)])
    assert [(satu.baris, satu.gabung, satu.lanjutan) for satu in potong] == [
        (0, "mulai", False),
        (3, "mulai", True),
        (6, "mulai", False),
    ]
    assert continued(cell("Tim")).paragraf[0].teks.polos == "Tim (lanjutan)"


def test_a_number_that_begins_anew_is_always_marked_beside_it() -> None:
    """Where the number of an entry is said again, its name says that it is the same entry."""
    potong = cuts(merges(frames(6, "1", "Komponen")), parents("1", "Komponen"), [Awal(3, 900, pasti=False)])
    assert [satu.lanjutan for satu in potong if satu.baris == 3] == [True, True]
    lanjutan = [continued(cell(teks)).paragraf[0].teks.polos for teks in ("1", "Komponen")]
    assert lanjutan == ["1", "Komponen (lanjutan)"]


def test_a_part_of_one_row_is_no_merge() -> None:
    """Where a page begins with the last row of a merge, that row stands there by itself."""
    potong = cuts(merges(frames(4, "Tim")), parents("Tim"), [Awal(3, 900)])
    assert [(satu.baris, satu.gabung) for satu in potong] == [(0, "mulai"), (3, "")]


def test_tables_of_other_heights_fall_into_other_pages() -> None:
    """What is remembered of one table is not said of another with the same merges and other heights."""
    baris, induk = frames(12, "Tim"), tuple(parents("Tim"))
    awal = {
        tinggi: [satu.baris for satu in paginate(baris, (tinggi,) * 12, induk, 1000, KOSONG).potong]
        for tinggi in (150, 300, 150)
    }
    assert awal[150] == [0, 6]
    assert awal[300] == [0, 3, 6, 9]


@pytest.mark.parametrize(("bawah", "awal"), [(1000, []), (1300, []), (1900, [0, 2])])
def test_rows_beneath_a_heading_begin_anew_only_where_their_page_surely_ends(bawah: int, awal: list[int]) -> None:
    """A group that hardly fits under its heading is let go, but what may stand on one page is not said twice there."""
    baris = tuple(replace(satu, menyatu=n < 2) for n, satu in enumerate(frames(3, "1", "Komponen")))
    bagi = paginate(baris, (100,) * 3, tuple(parents("1", "Komponen")), 3000, Sekitar(1500, bawah))
    assert bagi.keep == ((True,) * 3 if bawah == 1000 else (False, False, True))
    assert sorted({satu.baris for satu in bagi.potong}) == awal
