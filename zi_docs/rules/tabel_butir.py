"""Rules on lists inside cells: numbers typed into the words, lists of one item."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from zi_docs import bahasa
from zi_docs.compose import Tulisan
from zi_docs.models.butir import Butir
from zi_docs.rules.aturan import Jalur, Remark, Severity, rule
from zi_docs.rules.pola import pattern
from zi_docs.rules.subjek import Subject
from zi_docs.rules.tabel_baca import TELITI, Lajur, Sel, short, tables

_TANDA = pattern(r"(?:(?<=\s)|^)\(?(\d{1,2}|[a-z])[.)]\s+(?=\S)", re.MULTILINE)
_PEMBUKA = ":\n"
_KUAT = ".;:,)\n"
_TANPA_TITIK = pattern(r"(\d{1,2}) +(?=[A-Z])")
_LIHAT = 4
"""Characters before a number that tell whether it begins an item."""


class _Tanda(NamedTuple):
    """A number in a text that may begin an item."""

    nilai: int
    teks: str
    kuat: bool
    """Whether it begins a line or follows a punctuation mark."""


@rule("ZI536", Severity.PERINGATAN, TELITI, lokal=True)
def nomor_dalam_sel_tidak_berurutan(subject: Subject) -> Iterator[Remark]:
    """Daftar yang nomornya diketik di dalam sel melompat atau mengulang nomor.

    Mengapa: nomor yang terlewat berarti ada butir yang hilang atau salah hitung. Tulis sebagai rincian, dan nomornya
        dihitung sendiri.

    Buruk:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim
            kolom: [LANGKAH AKSI, BUKTI FISIK]
            isi: [{langkah_aksi: Rapat, bukti_fisik: 1. Undangan 2. Daftar hadir 4. Notulensi}]
    Baik:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim
            kolom: [LANGKAH AKSI, BUKTI FISIK]
            isi: [{langkah_aksi: Rapat, bukti_fisik: [Undangan, Daftar hadir, Notulensi]}]
    """
    for tabel in tables(subject):
        for teks in (satu for sel in tabel.sel for satu in sel.teks):
            yield from _gaps(teks)


def _with_bare_numbers(subject: Subject) -> Iterator[Tulisan]:
    semua = (sel.teks[0] for tabel in tables(subject) for sel in tabel.sel if sel.teks)
    return (satu for satu in semua if _TANPA_TITIK.match(satu.polos))


@rule("ZI537", Severity.CATATAN, TELITI, pada=_with_bare_numbers)
def nomor_sel_tanpa_titik(subject: Subject) -> Iterator[Remark]:
    """Sel yang berurutan diawali nomor yang diketik tanpa titik.

    Mengapa: angka tanpa titik di depan kalimat terbaca sebagai jumlah ("2 KPU Kabupaten").

    Buruk:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim
            kolom: [LANGKAH AKSI]
            isi: [{langkah_aksi: 1 KPU menerapkan keterbukaan}, {langkah_aksi: 2 KPU menyediakan informasi}]
    Baik:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim
            kolom: [LANGKAH AKSI]
            isi: [{langkah_aksi: KPU menerapkan keterbukaan}, {langkah_aksi: KPU menyediakan informasi}]
    """
    for tabel in tables(subject.utuh):
        menurut: dict[Lajur, list[Sel]] = {}
        for ada_sel in (x for x in tabel.sel if x.teks):
            menurut.setdefault(ada_sel.kolom, []).append(ada_sel)
        for kolom in tabel.isian:
            if kolom.jadwal or kolom.capaian:
                continue
            sel = menurut.get(kolom, [])
            nomor = [int(ada[1]) if (ada := _TANPA_TITIK.match(x.teks[0].polos)) else 0 for x in sel]
            for n, (satu, dua) in enumerate(pairwise(nomor)):
                if satu > 0 and dua == satu + 1:
                    awal = sel[n + 1].teks[0]
                    kata = " ".join(awal.polos.split()[:2])
                    pesan = f'"{kata} …" dan sel di atasnya diawali nomor tanpa titik'
                    saran = "hapus nomornya, atau tulis kedua sel itu sebagai rincian satu sel"
                    yield Remark(pesan, awal.jalur, saran, awal.polos.split(maxsplit=1)[0])


@rule("ZI538", Severity.CATATAN, "UU 12/2011 Lampiran II angka 87", angka=("87",), pasti=False, lokal=True)
def rincian_satu_butir(subject: Subject) -> Iterator[Remark]:
    """Rincian bernomor hanya terdiri atas satu butir.

    Mengapa: rincian adalah penjabaran atas dua butir atau lebih; nomor 1 tanpa nomor 2 biasanya tanda ada butir yang
        hilang.

    Buruk:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim
            kolom: [LANGKAH AKSI, BUKTI FISIK]
            isi: [{langkah_aksi: Rapat, bukti_fisik: [Undangan]}]
    Baik:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim
            kolom: [LANGKAH AKSI, BUKTI FISIK]
            isi: [{langkah_aksi: Rapat, bukti_fisik: [Undangan, Notulensi]}]
    """
    for tabel in tables(subject):
        for sel in (x for x in tabel.sel if not x.kolom.jadwal):
            for jalur, butir in _lone_points(sel.butir, sel.jalur):
                saran = "lengkapi rinciannya, atau tulis sebagai kalimat biasa"
                yield Remark(f'rincian ini hanya satu butir: "{short(butir.isi)}"', jalur, saran)


def _gaps(teks: Tulisan) -> Iterator[Remark]:
    """Yield the numbers of a typed list that are missing or come twice."""
    tanda = _marks(teks.polos)
    if len(tanda) < len("12"):
        return
    ada = {satu.nilai for satu in tanda}
    berikut = 1
    for satu in tanda:
        lewat = [n for n in range(berikut, satu.nilai) if n not in ada]
        if satu.nilai == berikut:
            berikut += 1
        elif satu.nilai > berikut and lewat == list(range(berikut, satu.nilai)) and len(lewat) <= len(tanda):
            sebut = bahasa.daftar([_like(n, satu.teks) for n in lewat])
            saran = "periksa apakah ada butir yang hilang; rincian dinomori sendiri bila ditulis sebagai daftar"
            yield Remark(f"nomor {sebut} terlewat dalam sel ini", teks.jalur, saran, satu.teks)
            berikut = satu.nilai + 1
        elif satu.nilai == berikut - 1 and satu.kuat:
            saran = "perbaiki nomornya; rincian dinomori sendiri bila ditulis sebagai daftar"
            yield Remark(f'nomor "{satu.teks}" berulang dalam sel ini', teks.jalur, saran, satu.teks)


def _marks(polos: str) -> list[_Tanda]:
    """Return the numbers of one kind in a text that begins with the first of them, or names it behind a colon."""
    semua = list(_TANDA.finditer(polos)) if ". " in polos or ") " in polos else []
    awal = next((n for n, ada in enumerate(semua) if ada[1] in "1a" and _before(_PEMBUKA, polos, ada.start())), None)
    if awal is None:
        return []
    angka = semua[awal][1].isdecimal()
    sejenis = [ada for ada in semua[awal:] if ada[1].isdecimal() == angka]
    return [
        _Tanda(
            int(ada[1]) if angka else bahasa.parse_huruf(ada[1]),
            ada[0].strip(),
            _before(_KUAT, polos, ada.start()),
        )
        for ada in sejenis
    ]


def _before(tanda: str, teks: str, akhir: int) -> bool:
    """Say whether a place is the beginning of a text, or one of these signs stands before it."""
    depan = teks[max(0, akhir - _LIHAT) : akhir].rstrip(" ")
    return akhir == 0 or (depan != "" and depan[-1] in tanda)


def _like(n: int, seperti: str) -> str:
    return str(n) if any(huruf.isdecimal() for huruf in seperti) else bahasa.huruf(n)


def _lone_points(butir: Butir, jalur: Jalur) -> Iterator[tuple[Jalur, Butir]]:
    if len(butir.rincian) == 1 and butir.penomoran not in {"tanpa", "strip"} and butir.rincian[0].isi:
        yield (*jalur, "rincian", 0, "isi"), butir.rincian[0]
    for n, anak in enumerate(butir.rincian):
        yield from _lone_points(anak, (*jalur, "rincian", n))
