"""Workbooks that cannot be read are refused with file, sheet, cell and cure; nothing hangs, no row gets lost."""

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from zi_docs.errors import PlanError
from zi_docs.excel import read_people, read_table, write_people, write_table
from zi_docs.excel.paket import BATAS_PAKET
from zi_docs.models.lampiran import Anggota, Kelompok, Kolom, Simpul

NO = Kolom(judul="NO", penomoran="angka")
KOLOM = (NO, Kolom(judul="KOMPONEN"), Kolom(judul="LANGKAH AKSI"), Kolom(judul="BUKTI FISIK"))
JUDUL = ["NO", "KOMPONEN", "LANGKAH AKSI", "BUKTI FISIK"]
SATU = [1, "A", "B", "C"]

Salah = Callable[..., str]


def build(rows: Sequence[Sequence[Any]], gabung: str = "", ubah: Callable[[Any], None] = lambda _: None) -> bytes:
    """A workbook with one sheet."""
    buku = Workbook()
    lembar: Any = buku.active
    lembar.title = "RENCANA"
    for isi in rows:
        lembar.append(isi)
    for daerah in gabung.split():
        lembar.merge_cells(daerah)
    ubah(lembar)
    hasil = io.BytesIO()
    buku.save(hasil)
    return hasil.getvalue()


def rewrite(isi: bytes, nama: str, ubah: Callable[[str], str]) -> bytes:
    """The package with one part changed."""
    hasil = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(isi)) as dari, zipfile.ZipFile(hasil, "w", zipfile.ZIP_DEFLATED) as ke:
        for satu in dari.namelist():
            teks = dari.read(satu)
            ke.writestr(satu, ubah(teks.decode()) if satu == nama else teks)
    return hasil.getvalue()


@pytest.fixture
def salah(tmp_path: Path) -> Salah:
    """A function that reads a file that must be refused, and returns the report."""

    def read(isi: bytes, nama: str = "rencana-aksi.xlsx", kolom: tuple[Kolom, ...] = KOLOM, **aturan: Any) -> str:  # noqa: ANN401
        (tmp_path / nama).write_bytes(isi)
        with pytest.raises(PlanError) as galat:
            read_table(tmp_path / nama, kolom, **aturan)
        assert all(m.saran for m in galat.value.masalah)
        return str(galat.value)

    return read


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        (OLE + "EncryptedPackage".encode("utf-16-le"), "dilindungi kata sandi"),
        (OLE + b"Workbook", "berformat Excel lama (.xls)"),
        (b"%PDF-1.7", "adalah PDF, bukan buku kerja Excel"),
        (b"", "kosong (0 bita)"),
        (b"NO,KOMPONEN", "bukan buku kerja Excel"),
        (b"PK\x03\x04 rusak", "rusak atau bukan buku kerja Excel"),
        (build([JUDUL])[:900], "rusak atau bukan buku kerja Excel"),
        (rewrite(build([JUDUL]), "xl/workbook.xml", lambda _: "<a/>"), "rusak atau bukan buku kerja Excel"),
        (rewrite(build([JUDUL]), "xl/worksheets/sheet1.xml", lambda _: "<a>"), "rusak atau bukan buku kerja Excel"),
        (
            rewrite(build([JUDUL]), "xl/workbook.xml", lambda t: '<!DOCTYPE a [<!ENTITY b "c">]>' + t),
            "rusak atau bukan buku kerja Excel",
        ),
    ],
    ids=["sandi", "xls", "pdf", "kosong", "teks", "bukan zip", "terpotong", "bukan workbook", "xml rusak", "entitas"],
)
def test_not_a_workbook(salah: Salah, isi: bytes, pesan: str) -> None:
    """Anything that is no readable workbook is named for what it is."""
    assert pesan in salah(isi)


def test_missing_file_and_folder(tmp_path: Path) -> None:
    """A missing file names what is there; a folder is said to be one, and a name that is none."""
    (tmp_path / "rencana_aksi.xlsx").write_bytes(build([JUDUL]))
    with pytest.raises(PlanError, match=r"tidak ditemukan\n    → yang ada: rencana_aksi.xlsx"):
        read_table(tmp_path / "rencana-aksi.xlsx", KOLOM)
    with pytest.raises(PlanError, match="adalah folder, bukan berkas"):
        read_table(tmp_path, KOLOM)
    with pytest.raises(PlanError, match=r"tidak dapat dibaca \(nama berkas terlalu panjang\)"):
        read_table(tmp_path / ("n" * 5000), KOLOM)


def test_zip_bomb(salah: Salah) -> None:
    """A package that unpacks to more than a table can need is refused before it is unpacked."""
    hasil = io.BytesIO(build([JUDUL]))
    with zipfile.ZipFile(hasil, "a", zipfile.ZIP_DEFLATED) as paket, paket.open("xl/bom.xml", "w") as bom:
        for _ in range(BATAS_PAKET // 10**7 + 1):
            bom.write(bytes(10**7))
    assert "tidak wajar untuk sebuah tabel" in salah(hasil.getvalue())


def test_missing_sheet(salah: Salah) -> None:
    """A sheet that does not exist is answered with those that do."""
    assert "→ mungkin maksud Anda RENCANA" in salah(build([JUDUL, SATU]), lembar="RENCNA")


@pytest.mark.parametrize(
    ("rows", "gabung", "pesan"),
    [
        ([["A", "B"], ["C", "D"]], "", 'baris judul tabel tidak ditemukan pada lembar "RENCANA"'),
        ([JUDUL], "", "sel A2: tabel ini tidak berisi baris"),
        ([JUDUL[:3], SATU[:3]], "", "sel A1: kolom 'BUKTI FISIK' tidak ditemukan"),
        ([[*JUDUL, "KOMPONEN"], SATU], "", "sel E1: kolom B dan E sama-sama terbaca sebagai 'KOMPONEN'"),
        ([[*JUDUL, "KET"], [*SATU, "x"]], "", "sel E1: kolom 'KET' tidak dikenal"),
        ([JUDUL, [*SATU, "x"]], "", "sel E2: sel ini berisi, tetapi kolomnya tanpa judul"),
        ([JUDUL, SATU, [], JUDUL, SATU], "", 'sel A1; rencana-aksi.xlsx, lembar "RENCANA", sel A4'),
        ([JUDUL, [1, "A", "=1+1"]], "", "sel C2: rumus di sel ini belum dihitung"),
        ([JUDUL, [1, "A", "#REF!"]], "", "sel C2: sel ini memuat galat #REF!"),
        ([JUDUL, [1, 198410142009022008]], "", "sel B2: angka 198410142009022016 di sel ini lebih dari 15 angka"),
        ([JUDUL, SATU], "B1:B2", "sel B1: sel gabungan B1:B2 menutupi judul kolom sekaligus isi tabel"),
        ([JUDUL, [1, "A", "B"], [2, "C", "D"], [3, "E"]], "C2:C3", "sel C2: sel gabungan ini melintasi beberapa nomor"),
        ([JUDUL, [1, "A", "B", "C"]], "B2:C2", "sel B2: sel gabungan B2:C2 menyatukan beberapa kolom"),
        (
            [JUDUL, [1, "A", "x", "p"], [None, None, None, "q"], [None, None, "y"]],
            "A2:A4 C2:C3 D3:D4 B2:B3",
            "bersilang dengan sel gabungan kolom lain",
        ),
    ],
)
def test_bad_table(salah: Salah, rows: list[list[Any]], gabung: str, pesan: str) -> None:
    """Every mistake names its cell."""
    assert pesan in salah(build(rows, gabung))


def test_two_sheets_match(salah: Salah) -> None:
    """When two sheets hold such a table, both are named and one is to be chosen."""

    def copy(lembar: Any) -> None:  # noqa: ANN401
        lembar.parent.copy_worksheet(lembar)

    laporan = salah(build([JUDUL, SATU], ubah=copy))
    assert 'lembar "RENCANA", sel A1' in laporan
    assert 'lembar "RENCANA Copy", sel A1' in laporan
    assert "→ pilih dengan `lembar`" in laporan


def test_overlapping_merges(salah: Salah) -> None:
    """Merged areas over the same cell, which only a damaged file has, are named."""
    isi = rewrite(
        build([JUDUL, SATU, SATU, SATU], "B2:B3"),
        "xl/worksheets/sheet1.xml",
        lambda t: t.replace('<mergeCell ref="B2:B3"/>', '<mergeCell ref="B2:B3"/><mergeCell ref="B3:B4"/>').replace(
            '<mergeCell ref="B2:B3" />', '<mergeCell ref="B2:B3" /><mergeCell ref="B3:B4" />'
        ),
    )
    assert "sel gabungan B2:B3 dan B3:B4 bertumpuk" in salah(isi)


def test_all_mistakes_at_once(salah: Salah) -> None:
    """All mistakes of a workbook are reported together, in the order of its rows."""
    laporan = salah(build([[*JUDUL, "KET"], [1, "=A1", "#N/A", 10**16, "x"], [2, "=A2"]]))
    assert re.findall(r"sel ([A-Z]\d)", laporan) == ["E1", "B2", "C2", "D2", "B3"]


def test_bad_month_cell(salah: Salah) -> None:
    """A cell of a month grid that is no tick is named."""
    kolom = (NO, Kolom(judul="BULAN", jenis="kisi"))
    rows = [["NO", "BULAN"], [None, *range(1, 13)], [1, "v", "minggu II"]]
    assert 'sel C3: isi sel bulan ini "minggu II" bukan tanda centang' in salah(build(rows, "B1:M1"), kolom=kolom)


def test_many_formatted_rows(tmp_path: Path) -> None:
    """200,000 rows that are only formatted, and merged areas over whole columns, cost nothing and change nothing."""
    sel = "".join(f'<c r="{k}{{0}}" s="0"/>' for k in "ABCDEFGH")
    kosong = "".join(f'<row r="{n}" ht="15" customHeight="1">{sel.format(n)}</row>' for n in range(3, 200_003))
    isi = rewrite(
        build([JUDUL, SATU]),
        "xl/worksheets/sheet1.xml",
        lambda t: t.replace(
            "</sheetData>", kosong + '</sheetData><mergeCells><mergeCell ref="A5:D1048576"/></mergeCells>'
        ),
    )
    (tmp_path / "besar.xlsx").write_bytes(isi)
    assert read_table(tmp_path / "besar.xlsx", KOLOM).baris == 1


def test_long_cell(tmp_path: Path) -> None:
    """A cell of 40,000 characters is read in full; writing it is refused, since Excel would cut it."""
    panjang = "kata " * 8000
    isi = rewrite(
        build([JUDUL, [1, "PANJANG", "B"]]), "xl/worksheets/sheet1.xml", lambda t: t.replace("PANJANG", panjang)
    )
    (tmp_path / "panjang.xlsx").write_bytes(isi)
    assert read_table(tmp_path / "panjang.xlsx", KOLOM).isi[0]["komponen"] == panjang.strip()
    with pytest.raises(PlanError, match="melampaui batas sel Excel"):
        write_table(KOLOM, (Simpul.model_validate({"komponen": panjang}),), "Judul")


def test_six_thousand_rows(tmp_path: Path) -> None:
    """A workbook of 6,000 rows is read in full."""
    isi = tuple(
        Simpul.model_validate({"komponen": f"*A* {n}", "isi": [{"langkah_aksi": "x"}] * 2}) for n in range(3000)
    )
    (tmp_path / "banyak.xlsx").write_bytes(write_table(KOLOM, isi, "Judul"))
    bacaan = read_table(tmp_path / "banyak.xlsx", KOLOM)
    assert bacaan.baris == 6000
    assert tuple(Simpul.model_validate(s) for s in bacaan.isi) == isi


@pytest.mark.parametrize(
    ("simpul", "pesan"),
    [
        ({"kompnen": "x"}, "kolom 'kompnen' tidak ada dalam tabel"),
        ({"komponen": "x", "isi": [{"komponen": "y"}]}, "kolom 'komponen' sudah diisi di atasnya"),
        ({"bagian": "X", "komponen": "x"}, "bagian 'X' mengisi kolom tetapi tidak memuat baris"),
        ({"komponen": "x", "isi": [{"bagian": "Y", "isi": [{"langkah_aksi": "z"}]}]}, "berada di dalam sebuah baris"),
    ],
)
def test_tree_that_no_workbook_holds(simpul: dict[str, Any], pesan: str) -> None:
    """What the columns cannot hold is refused instead of being left out."""
    with pytest.raises(PlanError, match=pesan):
        write_table(KOLOM, (Simpul.model_validate(simpul),), "Judul")


@pytest.mark.parametrize("isi", [b"PK\x03\x04", b"%PDF-1.4", b"NO\0\0KOMPONEN"])
def test_bad_csv(salah: Salah, isi: bytes) -> None:
    """A file named .csv that is none is refused."""
    assert "bukan teks CSV" in salah(isi, "rencana.csv")


def test_bad_team(tmp_path: Path) -> None:
    """A person with two names, or after a sub-group, is refused with the cell."""
    kolom = (NO, Kolom(judul="NAMA"), Kolom(judul="JABATAN"))
    (tmp_path / "tim.xlsx").write_bytes(build([["NO", "NAMA", "JABATAN"], [1, "A", "x"], [None, "B", "y"]], "A2:A3"))
    with pytest.raises(PlanError, match="sel A2: satu nomor memuat beberapa orang"):
        read_people(tmp_path / "tim.xlsx", kolom)


def test_people_round_trip(tmp_path: Path) -> None:
    """A team comes back as it was written, with what the printed columns do not show; texts like lists stay texts."""
    orang = Anggota(nama="Budi, S.H.", jabatan="1. Ketua\n2. Anggota", kedudukan="Pengarah", nip="198410142009022008")
    rujuk = Anggota(nama="Citra", pejabat="ketua", pangkat="*Penata* (III/c)")
    kelompok = (
        Kelompok(nama="PENGARAH", anggota=(orang,)),
        Kelompok(nama="TIM", nomor="IX", anggota=(rujuk,), kelompok=(Kelompok(nama="a. Sub", anggota=(orang, orang)),)),
    )
    kolom = (NO, Kolom(judul="NAMA"), Kolom(judul="JABATAN"), Kolom(judul="KEDUDUKAN DALAM TIM", kunci="kedudukan"))
    isi = write_people(kolom, kelompok, (orang,), "Susunan")
    (tmp_path / "tim.xlsx").write_bytes(isi)
    hasil = read_people(tmp_path / "tim.xlsx", kolom)
    assert tuple(Kelompok.model_validate(k) for k in hasil.isi["kelompok"]) == kelompok
    assert tuple(Anggota.model_validate(a) for a in hasil.isi["anggota"]) == (orang,)
