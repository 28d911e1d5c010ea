"""Which office a cell of the table names: by its code, by its name, or as a heading over the offices of a province."""

import re
from typing import Final

from zi_docs import bahasa
from zi_docs.batch.sel import visible
from zi_docs.errors import DataError, PlanError, Tempat
from zi_docs.models.satker import AcuanSatker
from zi_docs.rujukan import Rujukan

_DISARANKAN: Final = 20
"""Unknown codes of which the likely one is looked for; the search is slow."""
_PANJANG: Final = 80
_KOSONG = re.compile(r"[\s.…·_\-\u2010-\u2015\u2212]*")
_BUKAN_KANTOR = re.compile(r"(sub ?)?total|jumlah|kode\b|rekap|keterangan|ket\b|catatan|sumber", re.IGNORECASE)
_ANGKA = re.compile(r"(\d\d),(\d{1,2})")
"""A code with its point, of which Excel made a number."""
_KODE = re.compile(r"\d\d,?\d{0,2}")
_LEMBAGA = re.compile(r"\W*(kpu|kip|komisi)\b", re.IGNORECASE)


class Pengenal:
    """Knows the offices; of unknown ones it looks for the likely, as often as that may cost."""

    def __init__(self, acuan: Rujukan) -> None:
        self.kantor = {satu.kode: satu for satu in acuan.baris_satker()}
        self._acuan = acuan
        self._dicari = 0

    def code(self, tertulis: str, tempat: Tempat) -> str:
        """Return the code of an office that is named by code or name. Raises PlanError for one that nobody knows."""
        tertulis = visible(tertulis)
        if (kode := bare_code(tertulis)) in self.kantor:
            return kode
        sebutan = tertulis[:_PANJANG]
        if _BUKAN_KANTOR.match(tertulis):
            saran = "hapus baris itu: di bawah judulnya, tabel hanya berisi baris kantor"
            raise PlanError.satu(f"'{sebutan}' bukan kode kantor", saran, tempat)
        if found := _ANGKA.fullmatch(tertulis):
            saran = f"beri kolom format Teks, lalu tulis kodenya lagi, misalnya {found[1]}{found[2].ljust(2, '0')}"
            raise PlanError.satu(f"kode '{sebutan}' terbaca sebagai angka", saran, tempat)
        if not any(c.isdigit() for c in tertulis) and len(tertulis) <= _PANJANG:
            try:
                return self._acuan.satker(AcuanSatker(kode=tertulis)).kode
            except DataError as galat:
                raise PlanError.satu(galat.pesan, galat.saran, tempat) from None
        self._dicari += 1
        dekat = self._acuan.near_satker(sebutan) if self._dicari <= _DISARANKAN else []
        cari = "cari kodenya: zi-docs satker NAMA; bila bukan kantor, hapus barisnya"
        saran = f"mungkin maksud Anda {bahasa.daftar(dekat, 'atau')}" if dekat else cari
        raise PlanError.satu(f"kode '{sebutan}' tidak dikenal", saran, tempat)

    def may_be_office(self, tertulis: str) -> bool:
        """Return whether words stand for an office, or at least were meant as its code."""
        if _KODE.fullmatch(bare_code(tertulis)):
            return True
        return not _BUKAN_KANTOR.match(tertulis) and any(s.answers_to(visible(tertulis)) for s in self.kantor.values())

    def province(self, tertulis: str, *, lembaga: bool) -> str:
        """Return the code of the province that is named, as a region, or as an `lembaga` too; '' for other words."""
        from zi_docs.excel.nomor import split_label

        nama = visible(tertulis)
        nama = nama[split_label(nama, "")[1] :]
        if not nama or any(c.isdigit() for c in nama) or (_LEMBAGA.match(nama) and not lembaga):
            return ""
        semua = (satu for satu in self.kantor.values() if satu.tingkat == "provinsi")
        return next((satu.kode for satu in semua if satu.answers_to(nama)), "")


def bare_code(tertulis: str) -> str:
    """Return a code without points, blanks and signs that nobody sees."""
    return "".join(visible(tertulis).replace(".", "").split())


def is_no_office(tertulis: str) -> bool:
    """Return whether the words of a row say by themselves that it is of no office, as a sum or a remark."""
    return _BUKAN_KANTOR.match(visible(tertulis)) is not None


def is_blank(teks: str) -> bool:
    """Return whether a cell has nothing to say: empty, a dash, or dots to be filled in."""
    return _KOSONG.fullmatch(visible(teks)) is not None
