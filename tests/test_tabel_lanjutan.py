"""Where the pages of a table are expected to end, and what begins anew there."""

from typing import Literal

import pytest

from zi_docs.docx.lanjutan import Awal, Ruang, begin_anew, merges, page_starts
from zi_docs.models.naskah import Baris, Gaya, Paragraf, Potongan, Sel, Teks

RUANG = Ruang(halaman=1000, atas=0, bawah=0, pecah=900)


def cell(isi: str, gabung: Literal["", "mulai", "lanjut"] = "") -> Sel:
    """A cell with one paragraph."""
    return Sel((Paragraf(Teks((Potongan(isi),)), Gaya.SEL),), gabung=gabung)


def table_rows(banyak: int, *induk: str) -> list[Baris]:
    """Rows beside merged cells that reach over all of them."""
    return [
        Baris((*(cell(teks, "lanjut" if n else "mulai") for teks in induk), cell(f"uraian {n}"))) for n in range(banyak)
    ]


@pytest.mark.parametrize(("tinggi", "pasti"), [(100, False), (140, True)])
def test_last_page_is_certain_only_where_estimates_cannot_be_too_high(tinggi: int, pasti: bool) -> None:  # noqa: FBT001
    """Rows that by estimate run over by less than estimates may err may all stand on one page."""
    starts = page_starts(table_rows(11, "Tim"), [tinggi] * 11, [False] * 11, RUANG, lambda _: 0)
    assert [satu.pasti for satu in starts] == [pasti]


def test_what_may_stand_within_a_page_is_not_marked_as_continued() -> None:
    """A cell begun anew says "(lanjutan)" on a page that is certain; elsewhere it only says its words again."""
    rows = table_rows(9, "Tim")
    hasil = begin_anew(rows, list(merges(rows)), [Awal(3, 900), Awal(6, 900, pasti=False)])
    assert [hasil[n].sel[0].paragraf[0].teks.polos for n in (0, 3, 6)] == ["Tim", "Tim (lanjutan)", "Tim"]
    assert [satu.sel[0].gabung for satu in hasil] == ["mulai", "lanjut", "lanjut"] * 3


def test_a_number_that_begins_anew_is_always_marked_beside_it() -> None:
    """Where the number of an entry is said again, its name says that it is the same entry."""
    rows = table_rows(6, "1", "Komponen")
    hasil = begin_anew(rows, list(merges(rows)), [Awal(3, 900, pasti=False)])
    assert [sel.paragraf[0].teks.polos for sel in hasil[3].sel[:2]] == ["1", "Komponen (lanjutan)"]
