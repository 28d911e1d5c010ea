"""What `write_table` and `write_people` write, `read_table` and `read_people` read back to the same."""

import string
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from zi_docs.bahasa.jadwal import Jadwal, jadwal_teks
from zi_docs.excel import read_table, write_table
from zi_docs.excel.nomor import Penomor, agrees
from zi_docs.models.butir import Butir, Penomoran
from zi_docs.models.lampiran import Kolom, LampiranTabel, PenomoranBaris, Simpul, TingkatBagian
from zi_docs.rujukan import rujukan

CASES = Path(__file__).parent / "cases"
JUDUL = "Rencana Aksi *Zona Integritas*"
NO = Kolom(judul="NO", penomoran="angka", rata="tengah")
TABEL = {
    "biasa": (NO, *(Kolom(judul=j) for j in ("KOMPONEN", "INDIKATOR", "LANGKAH\nAKSI", "BUKTI FISIK", "CAPAIAN"))),
    "bertingkat": (
        NO,
        Kolom(judul="URAIAN"),
        Kolom(judul="TARGET", kolom=(Kolom(judul="WAKTU"), Kolom(judul="CAPAIAN", lebar=3, rata="kanan"))),
        Kolom(judul="PENANGGUNG JAWAB"),
    ),
    "kisi": (
        NO,
        Kolom(judul="URAIAN"),
        Kolom(judul="BUKTI"),
        Kolom(judul="PELAKSANAAN (BULAN)", kunci="bulan", jenis="kisi"),
        Kolom(judul="JADWAL", jenis="jadwal"),
    ),
    "tanpa nomor": tuple(Kolom(judul=j) for j in ("ASPEK", "KEGIATAN", "TARGET", "CATATAN")),
    "nomor huruf": (Kolom(judul="NO", penomoran="huruf"), Kolom(judul="URAIAN"), Kolom(judul="BUKTI")),
    "nomor di tengah": (Kolom(judul="URAIAN"), Kolom(judul="NOMOR", penomoran="romawi"), Kolom(judul="BUKTI")),
    "penomoran tanpa": (Kolom(judul="NO", penomoran="tanpa"), Kolom(judul="URAIAN"), Kolom(judul="BUKTI")),
    "satu kolom": (Kolom(judul="URAIAN"),),
    "dua kolom": (NO, Kolom(judul="URAIAN")),
}
PENOMORAN: tuple[PenomoranBaris, ...] = ("angka", "huruf", "romawi", "tanpa")
BAGIAN = st.lists(st.sampled_from(PENOMORAN).map(lambda p: TingkatBagian(penomoran=p)), max_size=3).map(tuple)

_KATA = st.one_of(
    st.sampled_from(
        (
            *("Rapat", "e-office", "1.", "2.", "a.", "-", "x)", "=A1", "#REF!", "'", "_x000D_", "100%", "✓", "&amp;"),
            *("<b>", "{{ tahun }}", "\\{{", "{", "198410142009022008", "Januari", "é", "\U0001f600", "\u00a0"),
            *("(kosong", "\\*", "\\"),
        )
    ),
    st.text(string.ascii_letters + string.digits + " .,;-()/", min_size=1, max_size=8),
)
_POTONGAN = st.one_of(_KATA, st.sampled_from(["*website*", "*role model*", "(*hotline*)"]))


def _neat(text: str) -> str:
    return "\n".join(filter(None, (" ".join(baris.split(" ")).strip() for baris in text.split("\n")))).strip()


BARIS = st.lists(_POTONGAN, min_size=1, max_size=4).map(lambda kata: _neat(" ".join(kata)) or "isi")
TEKS = st.lists(BARIS, min_size=1, max_size=3).map("\n".join)


def _plain(markup: str) -> bool:
    """Whether a text is spelled as reading a cell would spell it."""
    from zi_docs.excel.teks import from_markup, to_markup

    return to_markup(from_markup(markup)) == markup and markup == markup.strip()


TEKS_BAKU = TEKS.filter(_plain)
SEBARIS = BARIS.filter(_plain)


def butir(dalam: int = 0) -> st.SearchStrategy[Butir]:
    """Points with lists to depth 3 in all four numberings."""
    daun = TEKS_BAKU.map(lambda isi: Butir(isi=isi))
    if dalam > 2:
        return daun
    baku: Penomoran = "huruf" if dalam % 2 else "angka"
    jenis = st.sampled_from(["huruf", "angka", "strip", "tanpa"]).map(lambda p: None if p == baku else p)
    bercabang = st.builds(
        Butir,
        isi=TEKS_BAKU if dalam else st.one_of(st.just(""), TEKS_BAKU),
        rincian=st.lists(butir(dalam + 1), min_size=1, max_size=3).map(tuple),
        penomoran=jenis,
        akhir=st.none() if dalam else st.one_of(st.none(), TEKS_BAKU),
    )
    return st.one_of(daun, daun, bercabang)


JADWAL = st.one_of(
    st.sets(st.integers(1, 12), min_size=1).map(lambda n: jadwal_teks(Jadwal(tuple(sorted(n))))),
    st.sampled_from(["Per triwulan", "sesuai kebutuhan", "Januari 2026"]),
).map(lambda isi: Butir(isi=isi))


class Pohon:
    """Draws trees in the one form that reading gives: no cell empty, no branch with one child, no needless number."""

    def __init__(self, draw: Callable[[Any], Any], kolom: tuple[Kolom, ...]) -> None:
        """Trees over these columns."""
        self._draw = draw
        self._daun = [satu for k in kolom for satu in (k.kolom or (k,)) if not satu.penomoran]
        self._bernomor = any(k.penomoran for k in kolom)

    def children(self, kolom: list[Kolom], dalam: int) -> list[Simpul]:
        """Rows and sections."""
        hasil = []
        for _ in range(self._draw(st.integers(1, 3))):
            if dalam < 3 and self._draw(st.booleans()):
                hasil.append(self._section(kolom, dalam))
            else:
                hasil.append(self._row(kolom, 4, bernomor=True))
        return hasil

    def _section(self, kolom: list[Kolom], dalam: int) -> Simpul:
        milik = [k for k in kolom[1:] if self._draw(st.integers(0, 3)) == 0]
        isi = (
            self.children([k for k in kolom if k not in milik], dalam + 1) if milik or self._draw(st.booleans()) else []
        )
        nomor = self._draw(st.sampled_from([None, None, "", "IX", "7", "c"]))
        judul = self._draw(TEKS_BAKU)
        bawah: dict[str, Any] = {"isi": tuple(isi)} if isi else {}
        return Simpul(bagian=judul, nomor=nomor, sel=self._cells(milik), **bawah)

    def _row(self, kolom: list[Kolom], dalam: int, *, bernomor: bool) -> Simpul:
        nomor = (
            self._draw(st.sampled_from([None, None, None, "", "12", "4a", "Ke-1"]))
            if bernomor and self._bernomor
            else None
        )
        milik = self._some(kolom)
        sisa = [k for k in kolom if k not in milik]
        if not sisa or dalam == 0 or self._draw(st.booleans()):
            return Simpul(nomor=nomor, sel=self._cells(milik))
        if bernomor and self._bernomor and self._draw(st.integers(0, 4)) == 0:
            milik, sisa = [], kolom
        isi = [self._row(sisa, dalam - 1, bernomor=False) for _ in range(self._draw(st.integers(2, 3)))]
        return Simpul(nomor=nomor, sel=self._cells(milik), isi=tuple(isi))

    def _some(self, kolom: list[Kolom]) -> list[Kolom]:
        hasil: list[Kolom] = self._draw(st.lists(st.sampled_from(kolom), min_size=1, unique_by=lambda k: k.nama))
        return hasil

    def _cells(self, kolom: list[Kolom]) -> dict[str, Butir]:
        return {k.nama: self._draw(JADWAL if k.jenis == "kisi" else butir()) for k in kolom}


def canonical(isi: tuple[Simpul, ...], penomor: Penomor, tingkat: int = 0) -> tuple[Simpul, ...]:
    """Drop numbers that counting gives anyway."""
    hasil, urut = [], 0
    for satu in isi:
        if satu.bagian is None:
            otomatis = penomor.next()
            nomor = None if satu.nomor is None or agrees(satu.nomor, otomatis) else satu.nomor
            penomor.count(nomor)
            hasil.append(satu.model_copy(update={"nomor": nomor}))
        else:
            urut += 1
            otomatis = penomor.section(tingkat, urut)
            nomor = None if satu.nomor is None or agrees(satu.nomor, otomatis) else satu.nomor
            penomor.section_opens()
            bawah = canonical(satu.isi, penomor, tingkat + 1)
            hasil.append(satu.model_copy(update={"nomor": nomor, "isi": bawah}))
    return tuple(hasil)


@st.composite
def tables(draw: st.DrawFn, nama: str) -> tuple[tuple[Simpul, ...], dict[str, Any]]:
    """A tree and how it is numbered."""
    bagian: tuple[TingkatBagian, ...] = draw(BAGIAN)
    kolom = TABEL[nama]
    aturan: dict[str, Any] = {"bagian": bagian, "nomor_baris": draw(st.sampled_from(["ulang", "lanjut"]))}
    isi = Pohon(draw, kolom).children([k for atas in kolom for k in (atas.kolom or (atas,)) if not k.penomoran], 0)
    penomoran = next((k.penomoran for k in kolom if k.penomoran), None)
    return canonical(tuple(isi), Penomor(penomoran, bagian, lanjut=aturan["nomor_baris"] == "lanjut")), aturan


def read_back(kolom: tuple[Kolom, ...], isi: bytes, **aturan: Any) -> tuple[Simpul, ...]:  # noqa: ANN401
    """The tree that a workbook says."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "tabel.xlsx")
        path.write_bytes(isi)
        bacaan = read_table(path, kolom, **aturan)
    _check_places(bacaan.isi, bacaan.tempat, ())
    return tuple(Simpul.model_validate(satu) for satu in bacaan.isi)


def _check_places(isi: Any, tempat: Any, jalur: tuple[str | int, ...]) -> None:  # noqa: ANN401
    for n, satu in enumerate(isi):
        assert (*jalur, n) in tempat
        assert all((*jalur, n, kunci) in tempat for kunci in satu if kunci != "isi")
        _check_places(satu.get("isi", []), tempat, (*jalur, n, "isi"))


@pytest.mark.parametrize("nama", TABEL)
def test_table_round_trip(nama: str) -> None:
    """Any tree of sections, rows, branches, lists and italics is read back as it was written."""

    @settings(max_examples=25)
    @given(tables(nama))
    def check(tabel: tuple[tuple[Simpul, ...], dict[str, Any]]) -> None:
        isi, aturan = tabel
        assert read_back(TABEL[nama], write_table(TABEL[nama], isi, JUDUL, **aturan), **aturan) == isi

    check()


@pytest.mark.parametrize("kasus", ["kebumen", "kutai-timur"])
def test_real_plan_round_trip(kasus: str) -> None:
    """The action plans of real decrees come back as they were, twice with the same bytes."""
    plan = yaml.load((CASES / kasus / "plan.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506
    for mentah in plan["lampiran"]:
        if mentah["jenis"] != "rencana aksi":
            continue
        lampiran = LampiranTabel.model_validate(mentah)
        kolom = rujukan().kolom(lampiran.kolom.prasetel or "")
        isi = write_table(kolom, lampiran.isi, lampiran.judul, bagian=lampiran.bagian)
        assert isi == write_table(kolom, lampiran.isi, lampiran.judul, bagian=lampiran.bagian)
        assert read_back(kolom, isi, bagian=lampiran.bagian) == lampiran.isi
