"""Heights follow the letters that are printed, whether a plan or a template gives their size."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.dokumen import KEPUTUSAN, TABEL, Edit, W, edit_template, make_docx, swap, tables, val, words
from zi_docs import Bentuk

STYLES = "word/styles.xml"
LETTERS = '<w:sz w:val="24"/>'
"""The size of all that no style sets otherwise, in the shipped template."""
NORMAL = '<w:name w:val="Normal"/>'
CELL = '<w:sz w:val="20"/>'
"""The size of cells, in the shipped template."""
DIKTUM = "Menetapkan hal yang diputuskan, " + "dengan kata-kata yang cukup panjang, " * 6
INDUK = {"nama": "Komponen", "isi": [{"uraian": f"uraian {n} " + "kata " * 60} for n in range(40)]}


def whole(**isi: object) -> bool:
    """Whether the row of the first diktum stays whole, as short ones do."""
    rows = tables(make_docx(Bentuk.ASLI, diktum=[DIKTUM, "berlaku"], **isi), "ZITataLetak")[1].findall(f"{W}tr")
    (row,) = (row for row in rows if words(row).startswith("KESATU"))
    return row.find(f"{W}trPr/{W}cantSplit") is not None


def pages(**isi: object) -> int:
    """How often the parent beside rows that fill several pages is said."""
    (table,) = tables(make_docx(Bentuk.ASLI, lampiran=[{**TABEL, "isi": [INDUK]}], **isi))
    return sum(val(row, "tc/tcPr/vMerge") == "restart" for row in table.iterfind(f"{W}tr"))


def own(folder: Path, edit: Edit) -> Mapping[str, str]:
    """The names of a decree template whose styles are edited."""
    return {"keputusan": str(edit_template(KEPUTUSAN, folder, {STYLES: edit}))}


@pytest.mark.parametrize(
    "edit",
    [swap(LETTERS, '<w:sz w:val="16"/>'), swap(NORMAL, f'{NORMAL}<w:rPr><w:sz w:val="16"/></w:rPr>')],
    ids=["defaults", "normal"],
)
def test_lines_of_a_diktum_are_counted_in_its_letters(edit: Edit, tmp_path: Path) -> None:
    """What takes more than four lines in large letters is short in small ones."""
    assert not whole()
    assert whole(tata_letak={"ukuran": 8})
    assert whole(templat=own(tmp_path, edit))


def test_pages_of_a_table_are_counted_in_the_letters_of_its_template(tmp_path: Path) -> None:
    """Cells that inherit the size of the document fall into as many pages as cells set in that size."""
    pt12 = pages(tata_letak={"ukuran_tabel": 12})
    assert pages() < pt12
    assert pages(templat=own(tmp_path, swap(CELL, ""))) == pt12


def test_room_beside_a_table_is_counted_in_the_letters_of_its_template(tmp_path: Path) -> None:
    """A group that has no room beneath a heading in large letters is kept whole beneath one in small letters."""
    isi = [{"nama": "induk", "isi": [{"uraian": "satu"}, {"uraian": "dua"}, {"uraian": "tiga"}]}]
    lampiran = {**TABEL, "orientasi": "melintang", "isi": [{"bagian": "Bagian", "isi": isi}]}

    def kept(**lain: object) -> bool:
        docx = make_docx(Bentuk.SALINAN, lampiran=[lampiran], tentang="Uji " + "Naskah " * 20, **lain)
        row = next(row for row in tables(docx)[0].iterfind(f"{W}tr") if "satu" in words(row))
        return all(p.find(f"{W}pPr/{W}keepNext") is not None for p in row.iter(f"{W}p"))

    assert not kept()
    assert kept(tata_letak={"ukuran": 8})
    assert kept(templat=own(tmp_path, swap(LETTERS, '<w:sz w:val="16"/>')))
