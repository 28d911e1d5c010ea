"""The columns of an annex table: month grids spread out, header rows, the row of column numbers."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from zi_docs.compose.ingatan import is_fixed, same_row
from zi_docs.compose.teks import Isian, spans
from zi_docs.compose.terbatas import MenurutBenda
from zi_docs.models.lampiran import Kolom
from zi_docs.models.naskah import KOSONG, Baris, Gaya, KolomTabel, Paragraf, Sel, Teks

BULAN = range(1, 13)
Jalur = tuple[str | int, ...]


class Kepala(NamedTuple):
    """The columns of a table as they are printed."""

    kolom: tuple[Kolom, ...]
    """With month grids spread out."""
    daun: tuple[Kolom, ...]
    """Those that hold cells."""
    lebar: tuple[KolomTabel, ...]
    baris: tuple[Baris, ...]
    """The rows that repeat on each page."""


_KEPALA: Final = MenurutBenda[Kepala](32)


def head(asal: tuple[Kolom, ...], nomor_kolom: str, isian: Isian, jalur: Jalur) -> Kepala:
    """Return the columns of a table with their header rows; those that name no fact of the office are remembered."""
    if ada := _KEPALA.get(asal, nomor_kolom):
        return ada
    kolom = tuple(map(expand, asal))
    daun = tuple(leaves(kolom))
    baris = [*heading(kolom, isian, jalur), *column_numbers(len(daun), nomor_kolom)]
    kepala = Kepala(kolom, daun, tuple(KolomTabel(k.judul, k.lebar) for k in daun), tuple(map(same_row, baris)))
    judul = [satu.judul for satu in (*daun, *groups(kolom))]
    return _KEPALA.keep(asal, kepala, nomor_kolom) if all(map(is_fixed, judul)) else kepala


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
