"""Which sheet is the table of offices, and where in it the headings stand."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from zi_docs.batch.kode import Pengenal, is_blank
from zi_docs.batch.kolom import KODE, Judul, code_heading, heading_key
from zi_docs.errors import PlanError

if TYPE_CHECKING:
    from zi_docs.excel import Lembar


def office_sheet(semua: "Sequence[Lembar]", judul: Judul, pengenal: Pengenal) -> int:
    """Return which sheet is the table of offices: the first that may be one, else the first."""
    return next((n for n, satu in enumerate(semua) if _may_be_table(satu, judul, pengenal)), 0)


def find_heading(lembar: "Lembar", judul: Judul) -> tuple[int, int]:
    """Return the row of the headings and the column of the codes. Raises PlanError without, or for two such rows."""
    letak = code_heading(lembar)
    if letak is None:
        di = f', lembar "{lembar.nama}"' if lembar.nama else ""
        raise PlanError.satu(
            f"{lembar.berkas}{di}: tidak ada kolom kode", 'beri satu kolom judul "kode", berisi kode satker'
        )
    if kedua := next(_second_row(lembar, *letak, judul), None):
        saran = 'tulis tiap judul dalam satu baris tanpa sel gabungan, misalnya "tanggal" dan "jabatan pengesah"'
        raise PlanError.satu("judul tabel ini tersusun dalam dua baris", saran, lembar.tempat(*kedua))
    return letak


def _may_be_table(lembar: "Lembar", judul: Judul, pengenal: Pengenal) -> bool:
    """Return whether there is a column of codes, with an office in it or another known column beside it.

    A doubtful one is the table: its mistakes are told, where another sheet would give other offices.
    """
    letak = code_heading(lembar)
    if letak is None or not lembar.tampak:
        return False
    atas, kode = letak
    lain = (nilai.garis.teks for kolom, nilai in lembar.sel[atas].items() if kolom != kode)
    isi = (sel[kode].garis.teks for nomor, sel in lembar.sel.items() if nomor > atas and kode in sel)
    return any(map(judul.knows, lain)) or any(map(pengenal.may_be_office, isi))


def _second_row(lembar: "Lembar", atas: int, kode: int, judul: Judul) -> Iterator[tuple[int, int]]:
    """Yield cells that head columns from above or below the row of the headings."""
    for satu in lembar.daerah:
        if satu.atas < atas <= satu.bawah and satu.kiri in lembar.sel.get(satu.atas, {}):
            yield satu.atas, satu.kiri
    teks = {kolom: nilai.garis.teks for kolom, nilai in sorted(lembar.sel.get(atas + 1, {}).items())}
    if is_blank(di_kode := teks.pop(kode, "")) or heading_key(di_kode) in KODE:
        dikenal = [kolom for kolom, satu in teks.items() if judul.knows(satu)]
        yield from ((atas + 1, kolom) for kolom in dikenal if len(dikenal) * 2 > len(teks))
