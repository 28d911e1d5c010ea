"""The columns of an annex table: month grids spread out, header rows, the row of column numbers."""

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from zi_docs.compose.ingatan import is_fixed, same_row
from zi_docs.compose.teks import Isian, spans
from zi_docs.compose.terbatas import MenurutBenda
from zi_docs.models.lampiran import KUNCI_SIMPUL, Kolom
from zi_docs.models.naskah import KOSONG, Baris, Gaya, KolomTabel, Paragraf, Sel, Teks

BULAN = range(1, 13)
_KOLOM_WORD = 63
Jalur = tuple[str | int, ...]


class Letak(NamedTuple):
    """How the cells of a row find their columns."""

    kunci: Mapping[str, int]
    kisi: Mapping[str, int]
    """The first column of each month grid."""
    nomor: int | None
    """The column that numbers the rows."""
    bebas: Sequence[int]
    """The columns that a row without keys fills from left to right."""
    sifat: Hashable
    """What the cells of rows depend on."""
    salah: Sequence[tuple[str, str, str]]
    """The mistakes of the columns: what, cure, value."""


class Kepala(NamedTuple):
    """The columns of a table as they are printed."""

    daun: tuple[Kolom, ...]
    """Those that hold cells, with month grids spread out."""
    lebar: tuple[KolomTabel, ...]
    baris: tuple[Baris, ...]
    """The rows that repeat on each page."""
    letak: Letak


_KEPALA: Final = MenurutBenda[Kepala](32)


def head(asal: tuple[Kolom, ...], nomor_kolom: str, isian: Isian, jalur: Jalur) -> Kepala:
    """Return the columns of a table with their header rows; those that name no fact of the office are remembered."""
    if ada := _KEPALA.get(asal, nomor_kolom):
        return ada
    kolom = tuple(map(expand, asal))
    daun = tuple(leaves(kolom))
    baris = [*heading(kolom, isian, jalur), *column_numbers(len(daun), nomor_kolom)]
    lebar = tuple(KolomTabel(k.judul, k.lebar) for k in daun)
    kepala = Kepala(daun, lebar, tuple(map(same_row, baris)), _placed(kolom, daun))
    judul = [satu.judul for satu in (*daun, *groups(kolom))]
    return _KEPALA.keep(asal, kepala, nomor_kolom) if all(map(is_fixed, judul)) else kepala


def _placed(kolom: Sequence[Kolom], daun: Sequence[Kolom]) -> Letak:
    kunci = {k.nama: i for i, k in enumerate(daun)}
    bulan = {k.nama: f"{k.nama}_1" for k in groups(kolom)}
    kisi = {nama: kunci[pertama] for nama, pertama in bulan.items() if pertama in kunci}
    nomor = next((i for i, k in enumerate(daun) if k.penomoran), None)
    sisa_kisi = {pertama + n for pertama in kisi.values() for n in BULAN[:-1]}
    bebas = [i for i in range(len(daun)) if i != nomor and i not in sisa_kisi]
    sifat = tuple([(k.nama, k.jenis, k.rata, k.penomoran) for k in daun]), tuple(kisi.items())
    return Letak(kunci, kisi, nomor, bebas, sifat, tuple(_mistakes(kolom, daun)))


def _mistakes(kolom: Sequence[Kolom], daun: Sequence[Kolom]) -> Iterator[tuple[str, str, str]]:
    if len(daun) > _KOLOM_WORD:
        pesan = f"tabel ini punya {len(daun)} kolom; Word hanya menerima {_KOLOM_WORD}"
        yield pesan, "pecah menjadi beberapa lampiran", ""
    if sum(k.penomoran is not None for k in daun) > 1 or any(k.penomoran for k in groups(kolom)):
        yield "hanya satu kolom tanpa subkolom yang dapat bernomor urut", "hapus penomoran lainnya", ""
    for satu in daun:
        if satu.nama in KUNCI_SIMPUL - {"nomor"} or not satu.nama:
            pesan = f"kolom '{satu.judul}' perlu kunci sendiri"
            yield pesan, f"tulis: {{judul: '{satu.judul}', kunci: uraian}}", satu.judul
    for nama, jumlah in Counter(k.nama for k in daun).items():
        if jumlah > 1 and nama:
            saran = "beri kolom-kolom itu kunci yang berbeda, misalnya {judul: TARGET, kunci: target_akhir}"
            yield f"{jumlah} kolom memakai kunci '{nama}'", saran, nama


def expand(kolom: Kolom) -> Kolom:
    """Return a month grid as its heading over twelve narrow columns; other columns as they are."""
    if kolom.kolom:
        return kolom.model_copy(update={"kolom": tuple(map(expand, kolom.kolom))})
    if kolom.jenis != "kisi":
        return kolom
    lebar = (kolom.lebar or 9.6) / len(BULAN)
    bulan = (Kolom(judul=str(n), kunci=f"{kolom.nama}_{n}", lebar=lebar, rata="tengah") for n in BULAN)
    return kolom.model_copy(update={"kolom": tuple(bulan), "jenis": "teks"})


def leaves(kolom: Sequence[Kolom]) -> Iterator[Kolom]:
    """Yield the columns that hold cells, left to right."""
    for satu in kolom:
        if satu.kolom:
            yield from leaves(satu.kolom)
        else:
            yield satu


def groups(kolom: Sequence[Kolom]) -> Iterator[Kolom]:
    """Yield the headings that stand over other columns."""
    for satu in kolom:
        if satu.kolom:
            yield satu
            yield from groups(satu.kolom)


def heading(kolom: Sequence[Kolom], isian: Isian, jalur: Jalur) -> Iterator[Baris]:
    """Yield the header rows: a column without sub-columns is merged down to the last."""
    judul = {id(k): isian.teks(k.judul, jalur) for k in (*leaves(kolom), *groups(kolom))}
    tinggi = max(map(_depth, kolom))
    for tingkat in range(tinggi):
        yield Baris(tuple(_heading_cells(kolom, tingkat, tinggi, judul)), kepala=True)


def _depth(kolom: Kolom) -> int:
    return 1 + max(map(_depth, kolom.kolom), default=0)


def _heading_cells(kolom: Sequence[Kolom], tingkat: int, tinggi: int, teks: Mapping[int, Teks]) -> Iterator[Sel]:
    for satu in kolom:
        lebar = len(tuple(leaves([satu])))
        judul = Paragraf(teks[id(satu)], Gaya.KEPALA_KOLOM)
        if tingkat == 0:
            yield Sel((judul,), lebar, "mulai" if tinggi > 1 and not satu.kolom else "")
        elif satu.kolom:
            yield from _heading_cells(satu.kolom, tingkat - 1, tinggi - 1, teks)
        else:
            yield Sel((Paragraf(KOSONG, Gaya.KEPALA_KOLOM),), 1, "lanjut")


def column_numbers(banyak: int, bentuk: str) -> Iterator[Baris]:
    """Yield the row that numbers the columns: `1`, `(1)`, or none."""
    if bentuk != "tanpa":
        nomor = (bentuk.replace("1", str(n)) for n in range(1, banyak + 1))
        yield Baris(tuple(Sel((Paragraf(spans(n), Gaya.NOMOR_KOLOM),)) for n in nomor), kepala=True)
