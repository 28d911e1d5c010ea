"""CSV files and files of other programs: what is read, and what is refused with line and cure."""

from pathlib import Path

import pytest

from zi_docs.errors import PlanError
from zi_docs.excel import sheets

ISI = 'kode;nama;kota\n1;Café "Upik";Ungaran\n2;"a ""b""; c";Demak\n'


def cells(path: Path, isi: bytes) -> list[list[str]]:
    """The texts of the one sheet in a file."""
    path.write_bytes(isi)
    (lembar,) = sheets(path)
    return [[nilai.garis.teks for nilai in baris.values()] for baris in lembar.sel.values()]


@pytest.mark.parametrize("sandi", ["utf-8", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("tanda", ["", "\ufeff"])
def test_encodings(tmp_path: Path, sandi: str, tanda: str) -> None:
    """A file says the same in every encoding that Excel and its like write, with a mark of its order or without."""
    isi = ISI if sandi in {"cp1252", "utf-16"} else tanda + ISI
    assert cells(tmp_path / "kantor.csv", isi.encode(sandi)) == [
        ["kode", "nama", "kota"],
        ["1", 'Café "Upik"', "Ungaran"],
        ["2", 'a "b"; c', "Demak"],
    ]


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ('1;"Siti;x\n2;Dewi;y\n3;Rina "Upik";z\n', "baris 2, kolom 2: tanda petik tidak berpasangan; sel .* baris 4\n"),
        ('1;Siti;x\n2;"Dewi;y\n3;Rina;z\n', "baris 3, kolom 2: tanda petik tidak berpasangan; sel .* baris 4\n"),
        ('1;"a;b";"Upik" Dewi\n', "baris 2, kolom 3: tanda petik tidak berpasangan\n"),
        ('1;"a\nb";x\n2;y;"z', "baris 4, kolom 3: tanda petik tidak berpasangan\n"),
    ],
)
def test_quotation_mark(tmp_path: Path, isi: str, pesan: str) -> None:
    """A quotation mark that would swallow what follows is told where it stands; no row is lost in silence."""
    with pytest.raises(PlanError, match=pesan) as galat:
        cells(tmp_path / "kantor.csv", f"kode;nama;kota\n{isi}".encode())
    assert galat.value.masalah[0].saran


@pytest.mark.parametrize("nama", ["kantor.ods", "kantor.xlsx"])
def test_sheet_of_libreoffice(tmp_path: Path, nama: str) -> None:
    """A sheet of LibreOffice is called what it is, whatever its name, and how to save it is said."""
    isi = b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
    with pytest.raises(PlanError, match=r"berformat LibreOffice \(.ods\)\n.*Excel 2007-365 \(.xlsx\)"):
        cells(tmp_path / nama, isi)
