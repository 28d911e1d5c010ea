"""A team in a workbook or a CSV file ↔ groups and their people."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from zi_docs.errors import Masalah, PlanError, Tempat
from zi_docs.excel.baca import NomorBaris, read_leaves
from zi_docs.excel.kepala import Daun, leaves
from zi_docs.excel.lembar import Lembar
from zi_docs.excel.tempat import Bacaan, BacaanOrang, Jalur
from zi_docs.excel.tulis import write_table
from zi_docs.models.butir import Butir
from zi_docs.models.lampiran import Anggota, Kelompok, Kolom, Simpul, TingkatBagian

BAGIAN_TIM: Final = (TingkatBagian(penomoran="angka"), TingkatBagian(penomoran="huruf"))
_JUDUL: Final = {
    "nama": "NAMA",
    "jabatan": "JABATAN",
    "kedudukan": "KEDUDUKAN DALAM TIM",
    "nip": "NIP",
    "pangkat": "PANGKAT/GOLONGAN",
    "pejabat": "PEJABAT",
}
"""What is known of a person, with the heading of its column where the annex prints none."""
_BAKU: Final = (
    Kolom(judul="NO", penomoran="angka", lebar=1, rata="tengah"),
    *(Kolom(judul=judul, kunci=kunci) for kunci, judul in _JUDUL.items() if kunci in {"nama", "jabatan", "kedudukan"}),
)


def read_people(
    path: Path | Lembar,
    kolom: tuple[Kolom, ...] = _BAKU,
    *,
    lembar: str | None = None,
    bagian: tuple[TingkatBagian, ...] = BAGIAN_TIM,
    nomor_baris: NomorBaris = "ulang",
) -> BacaanOrang:
    """Return the team of a file or sheet: section rows are groups, rows are people.

    kolom: the printed columns, which must be there; NIP, rank and reference to the list of officials are read where the
    sheet has them. Other arguments and errors as of `read_table`.
    """
    bacaan = read_leaves(path, _leaves(kolom), lembar=lembar, bagian=bagian, nomor_baris=nomor_baris, polos=True)
    pengubah = _Pengubah(bacaan)
    isi = pengubah.group(bacaan.isi, (), ())
    if pengubah.masalah:
        raise PlanError(pengubah.masalah)
    return BacaanOrang(isi, pengubah.tempat, bacaan.catatan, bacaan.baris)


def write_people(  # noqa: PLR0913 - what an annex states
    kolom: tuple[Kolom, ...],
    kelompok: tuple[Kelompok, ...],
    anggota: tuple[Anggota, ...],
    judul: str,
    *,
    bagian: tuple[TingkatBagian, ...] = BAGIAN_TIM,
    nomor_baris: NomorBaris = "ulang",
) -> bytes:
    """Return an .xlsx file that `read_people` reads back to the same team.

    What the people have beyond the printed columns (NIP, rank) follows in columns of its own. Raises as `write_table`.
    """
    punya = {kunci for satu in _everyone(kelompok, anggota) for kunci in _JUDUL if getattr(satu, kunci)}
    ada = {d.kolom.nama for d in leaves(kolom)}
    tambahan = tuple(
        Kolom(judul=judul, kunci=kunci) for kunci, judul in _JUDUL.items() if kunci in punya and kunci not in ada
    )
    isi = (*map(_row, anggota), *map(_group, kelompok))
    return write_table((*kolom, *tambahan), isi, judul, bagian=bagian, nomor_baris=nomor_baris)


def _leaves(kolom: Sequence[Kolom]) -> list[Daun]:
    daun = list(leaves(kolom))
    ada = {d.kolom.nama for d in daun}
    daun += [
        Daun(Kolom(judul=judul, kunci=kunci), (judul,), boleh_tiada=kunci != "nama")
        for kunci, judul in _JUDUL.items()
        if kunci not in ada
    ]
    return daun


def _everyone(kelompok: Sequence[Kelompok], anggota: Sequence[Anggota]) -> Iterator[Anggota]:
    yield from anggota
    for satu in kelompok:
        yield from _everyone(satu.kelompok, satu.anggota)


def _group(satu: Kelompok) -> Simpul:
    isi = (*map(_row, satu.anggota), *map(_group, satu.kelompok))
    return Simpul(bagian=satu.nama, nomor=satu.nomor, isi=isi)


def _row(satu: Anggota) -> Simpul:
    return Simpul(sel={kunci: Butir(isi=nilai) for kunci in _JUDUL if (nilai := getattr(satu, kunci))})


class _Pengubah:
    """Turns the tree of a table into groups and people."""

    def __init__(self, bacaan: Bacaan) -> None:
        self.tempat: dict[Jalur, Tempat] = {}
        self.masalah: list[Masalah] = []
        self._asal = bacaan.tempat

    def group(self, isi: Sequence[dict[str, Any]], asal: Jalur, jalur: Jalur) -> dict[str, list[dict[str, Any]]]:
        anggota: list[dict[str, Any]] = []
        kelompok: list[dict[str, Any]] = []
        for n, satu in enumerate(isi):
            di = (*asal, n)
            if "bagian" in satu:
                kelompok.append(self._group(satu, di, (*jalur, "kelompok", len(kelompok))))
            else:
                if kelompok:
                    self._report("orang ini berdiri sesudah subkelompok", "pindahkan ke atas subkelompok", di)
                anggota.append(self._person(satu, di, (*jalur, "anggota", len(anggota))))
        hasil = {"anggota": anggota, "kelompok": kelompok}
        return {kunci: nilai for kunci, nilai in hasil.items() if nilai}

    def _group(self, satu: dict[str, Any], asal: Jalur, jalur: Jalur) -> dict[str, Any]:
        hasil: dict[str, Any] = {"nama": satu["bagian"]}
        self._place(asal, jalur)
        self._place((*asal, "bagian"), (*jalur, "nama"))
        if "nomor" in satu:
            hasil["nomor"] = satu["nomor"]
            self._place((*asal, "nomor"), (*jalur, "nomor"))
        for kunci in satu.keys() - {"bagian", "nomor", "isi"}:
            self._report(f"kolom '{kunci}' menyatu untuk seluruh kelompok", "isi untuk tiap orang", (*asal, kunci))
        return hasil | self.group(satu.get("isi", []), (*asal, "isi"), jalur)

    def _person(self, satu: dict[str, Any], asal: Jalur, jalur: Jalur) -> dict[str, Any]:
        self._place(asal, jalur)
        if "isi" in satu:
            self._report("satu nomor memuat beberapa orang", "beri satu baris tanpa sel gabungan tiap orang", asal)
        hasil = {}
        for kunci in _JUDUL:
            if kunci in satu:
                hasil[kunci] = satu[kunci]
                self._place((*asal, kunci), (*jalur, kunci))
        return hasil

    def _place(self, asal: Jalur, jalur: Jalur) -> None:
        if asal in self._asal:
            self.tempat[jalur] = self._asal[asal]

    def _report(self, pesan: str, saran: str, asal: Jalur) -> None:
        self.masalah.append(Masalah(pesan, saran, self._asal.get(asal)))
