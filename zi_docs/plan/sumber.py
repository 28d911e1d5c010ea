"""Annexes that a plan leaves to a workbook: read, put where `isi` would stand, and every cell's place kept."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError

from zi_docs.errors import DataError, Masalah, PlanError, Tempat
from zi_docs.models.lampiran import Kolom, LampiranPersonalia, LampiranTabel, SusunanKolom, TingkatBagian
from zi_docs.plan.yaml import Berkas
from zi_docs.rujukan import Rujukan

if TYPE_CHECKING:
    from zi_docs.excel import Lembar

Jalur = tuple[str | int, ...]
ISI = frozenset({"isi", "kelompok", "anggota"})
"""What an annex with a table holds: rows, or people."""


@dataclass(slots=True)
class Terisi:
    """The tree of a plan with its workbooks read in, and where the cells of these are."""

    berkas: Berkas
    tempat: dict[Jalur, Tempat] = field(default_factory=dict)
    catatan: list[Masalah] = field(default_factory=list)
    masalah: list[Masalah] = field(default_factory=list)

    def cell(self, jalur: Jalur) -> Tempat | None:
        """Return the cell of a value, or of the nearest value above it that has one."""
        for panjang in range(len(jalur), 0, -1):
            if jalur[:panjang] in self.tempat:
                return self.tempat[jalur[:panjang]]
        return None

    def placed(self, masalah: Iterable[Masalah]) -> list[Masalah]:
        """Return the problems, those of workbooks at their cell."""
        return [replace(m, tempat=self.cell(m.jalur) or m.tempat) for m in masalah]


def fill(berkas: Berkas, folder: Path, acuan: Rujukan) -> Terisi:
    """Return the plan with the content of every annex that names a `sumber`; faults stand in `masalah`."""
    lampiran = berkas.isi.get("lampiran")
    hasil = Terisi(berkas)
    if not isinstance(lampiran, list) or not any(isinstance(x, dict) and "sumber" in x for x in lampiran):
        return hasil
    baru = [
        _annex(satu, ("lampiran", n), folder, acuan, hasil) if isinstance(satu, dict) and "sumber" in satu else satu
        for n, satu in enumerate(lampiran)
    ]
    hasil.berkas = replace(berkas, isi={**berkas.isi, "lampiran": baru})
    return hasil


def _annex(mentah: dict[str, Any], jalur: Jalur, folder: Path, acuan: Rujukan, hasil: Terisi) -> dict[str, Any]:
    """Return one annex with its content; unchanged, with a problem noted, when that fails."""
    if ganda := sorted(ISI & mentah.keys()):
        pesan = f"lampiran ini punya sumber dan juga {', '.join(ganda)}"
        hasil.masalah.append(Masalah(pesan, "pilih salah satu", hasil.berkas.tempat((*jalur, "sumber")), jalur))
        return mentah
    try:
        isi, tempat, catatan = read_annex(mentah, folder / str(mentah["sumber"]), acuan)
    except PlanError as galat:
        hasil.masalah += [
            m if m.tempat else replace(m, tempat=hasil.berkas.tempat((*jalur, *(m.jalur or ("sumber",)))))
            for m in galat.masalah
        ]
        return mentah
    hasil.tempat |= {(*jalur, *ekor): di for ekor, di in tempat.items()}
    hasil.catatan += catatan
    return {**mentah, **isi}


def read_annex(
    mentah: dict[str, Any], berkas: "Path | Lembar", acuan: Rujukan
) -> tuple[Mapping[str, Any], Mapping[Jalur, Tempat], tuple[Masalah, ...]]:
    """Return the content of an annex that a workbook or a sheet holds, its cells and notices. Raises PlanError."""
    from zi_docs import excel

    jenis = LampiranPersonalia if mentah.get("jenis") == "susunan personalia" else LampiranTabel
    kolom = _columns(mentah, jenis, acuan)
    bagian: tuple[TingkatBagian, ...] = _value(mentah, jenis, "bagian", tuple[TingkatBagian, ...])
    lembar = mentah.get("lembar")
    nomor_baris: Any = "lanjut" if mentah.get("nomor_baris") == "lanjut" else "ulang"
    if jenis is LampiranPersonalia:
        tim = excel.read_people(berkas, kolom, lembar=lembar, bagian=bagian, nomor_baris=nomor_baris)
        return tim.isi, tim.tempat, tim.catatan
    tabel = excel.read_table(berkas, kolom, lembar=lembar, bagian=bagian, nomor_baris=nomor_baris)
    return {"isi": tabel.isi}, {("isi", *ekor): di for ekor, di in tabel.tempat.items()}, tabel.catatan


def _value(mentah: dict[str, Any], jenis: type, nama: str, tipe: Any) -> Any:  # noqa: ANN401 - as the field says
    """Return a field of the annex before the annex itself can be validated.

    Raises PlanError without a problem for one that is wrong or missing: that is told with the plan's other mistakes.
    """
    if nama not in mentah:
        return jenis.model_fields[nama].get_default()  # type: ignore[attr-defined]
    try:
        return TypeAdapter(tipe).validate_python(mentah[nama])
    except ValidationError:
        raise PlanError([]) from None


def _columns(mentah: dict[str, Any], jenis: type, acuan: Rujukan) -> tuple[Kolom, ...]:
    susunan = _value(mentah, jenis, "kolom", SusunanKolom)
    if not isinstance(susunan, SusunanKolom):
        raise PlanError([])
    try:
        return acuan.susunan(susunan)
    except DataError as galat:
        raise PlanError([Masalah(galat.pesan, galat.saran, jalur=("kolom",))]) from None
