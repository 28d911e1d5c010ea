"""A table in a workbook or a CSV file → the tree that a plan would state."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from zi_docs import bahasa
from zi_docs.errors import Masalah, PlanError
from zi_docs.excel.badan import Badan
from zi_docs.excel.csv import read_csv
from zi_docs.excel.kepala import Daun, find_heading, leaves
from zi_docs.excel.lembar import Lembar
from zi_docs.excel.nomor import Penomor
from zi_docs.excel.paket import Paket, read_bytes
from zi_docs.excel.pohon import Perangkai
from zi_docs.excel.tempat import Bacaan
from zi_docs.excel.xlsx import read_sheets
from zi_docs.models.lampiran import Kolom, TingkatBagian

NomorBaris = Literal["ulang", "lanjut"]
BAGIAN_TABEL = (TingkatBagian(), TingkatBagian(penomoran="angka", letak="kolom"))


def read_table(
    path: Path | Lembar,
    kolom: tuple[Kolom, ...],
    *,
    lembar: str | None = None,
    bagian: tuple[TingkatBagian, ...] = BAGIAN_TABEL,
    nomor_baris: NomorBaris = "ulang",
) -> Bacaan:
    """Return the table of an .xlsx, .xlsm or .csv file, or of a sheet, whose columns are `kolom`.

    lembar: name of the sheet; without it the one sheet that has the headings. bagian, nomor_baris: how the annex
    counts; numbers that this gives anyway are left out of the tree. `zi_docs.excel.badan` tells how rows are read.
    Raises PlanError with every mistake, each with its cell.
    """
    return read_leaves(path, list(leaves(kolom)), lembar=lembar, bagian=bagian, nomor_baris=nomor_baris)


def read_leaves(  # noqa: PLR0913 - what an annex states
    path: Path | Lembar,
    daun: Sequence[Daun],
    *,
    lembar: str | None,
    bagian: tuple[TingkatBagian, ...],
    nomor_baris: NomorBaris,
    polos: bool = False,
) -> Bacaan:
    """Return the table with these columns; `polos`: cells hold no lists. Raises as `read_table`."""
    kepala = find_heading([path] if isinstance(path, Lembar) else sheets(path, lembar), daun)
    badan = Badan(kepala, daun)
    penomoran = next((d.kolom.penomoran for d in daun if d.kolom.penomoran), None)
    perangkai = Perangkai(badan, Penomor(penomoran, bagian, lanjut=nomor_baris == "lanjut"), polos=polos)
    isi = perangkai.tree() if not badan.masalah else []
    if not badan.baris:
        tempat = kepala.lembar.tempat(kepala.bawah + 1, min(min(k) for k in kepala.letak.values()))
        badan.report("tabel ini tidak berisi baris", "isi baris di bawah judul kolom", tempat)
    if badan.masalah:
        raise PlanError(badan.masalah)
    banyak = len(badan.baris)
    di = f', lembar "{kepala.lembar.nama}"' if kepala.lembar.nama else ""
    catatan = (*badan.catatan, Masalah(f"{banyak} baris dibaca dari {kepala.lembar.berkas}{di}"))
    return Bacaan(isi, perangkai.tempat, catatan, banyak)


def sheets(path: Path, nama: str | None = None, *, tersembunyi: bool = False) -> list[Lembar]:
    """Return the sheets in which to look: the one named, or all that are shown. Raises PlanError.

    tersembunyi: those that are hidden follow them.
    """
    isi = read_bytes(path)
    if path.suffix.lower() in {".csv", ".txt", ".tsv"}:
        return [read_csv(isi, path.name)]
    semua = list(read_sheets(Paket(isi, str(path)), path.name))
    if nama is None:
        if tersembunyi:
            return sorted(semua, key=lambda satu: not satu.tampak)
        return [satu for satu in semua if satu.tampak] or semua
    cocok = [s for s in semua if s.nama == nama] or [s for s in semua if _plain(s.nama) == _plain(nama)]
    if len(cocok) == 1:
        return cocok
    ada = [satu.nama for satu in semua]
    dekat = bahasa.ejaan_terdekat(nama, ada)
    saran = f"mungkin maksud Anda {dekat[0]}" if dekat else f"lembar yang ada: {', '.join(ada)}"
    raise PlanError.satu(f'{path.name} tidak punya lembar "{nama}"', saran)


def _plain(nama: str) -> str:
    return " ".join(nama.casefold().split())
