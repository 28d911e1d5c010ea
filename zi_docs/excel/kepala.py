"""Which sheet, which rows and which columns hold the table: found by the headings."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from openpyxl.utils import get_column_letter

from zi_docs import bahasa
from zi_docs.errors import Masalah, PlanError
from zi_docs.excel.lembar import Daerah, Lembar
from zi_docs.models.lampiran import Kolom, kunci_kolom

BARIS_DICARI: Final = 100
TINGGI: Final = 3
LEBAR: Final = 60
_BULAN = 12
_TAK_COCOK = 9
_SEBUTAN: Final = {
    "no": ("nomor", "no urut", "nomor urut", "nr"),
    "bukti_fisik": ("bukti dukung", "data dukung", "eviden", "bukti"),
    "target_waktu": ("waktu", "jadwal", "waktu pelaksanaan", "target waktu pelaksanaan"),
    "target_waktu_pelaksanaan": ("waktu", "jadwal", "waktu pelaksanaan", "target waktu"),
    "target_capaian": ("capaian", "target", "output"),
    "pelaksanaan": ("waktu", "jadwal", "waktu pelaksanaan", "jadwal pelaksanaan"),
    "penanggung_jawab": ("penanggungjawab", "pj", "pic", "pelaksana"),
    "langkah_aksi": ("rencana aksi", "aksi", "langkah", "kegiatan"),
    "nama": ("nama lengkap", "nama pegawai"),
    "jabatan": ("jabatan dalam dinas", "jabatan dinas", "jabatan instansi"),
    "kedudukan": ("kedudukan dalam tim", "jabatan dalam tim", "peran", "peran dalam tim"),
    "nip": ("nip nrp", "nomor induk pegawai"),
    "pangkat": ("pangkat golongan", "pangkat gol", "pangkat gol ruang", "golongan", "pangkat dan golongan"),
    "pejabat": ("id pejabat",),
}
"""What offices head a column with, besides its own heading and key."""


class Daun(NamedTuple):
    """A column that holds cells: its headings from the top, whether it is a month grid, whether it may be missing."""

    kolom: Kolom
    judul: tuple[str, ...]
    boleh_tiada: bool = False

    @property
    def kisi(self) -> bool:
        """Whether it stands as twelve columns of months."""
        return getattr(self.kolom, "jenis", "teks") == "kisi"


class Kepala(NamedTuple):
    """Where the table stands: first and last row of its heading; the sheet's columns of each column."""

    lembar: Lembar
    atas: int
    bawah: int
    letak: dict[int, tuple[int, ...]]


class _Calon(NamedTuple):
    """A heading that may be the one, with the columns that answer to each column of the table."""

    kepala: Kepala
    ganda: dict[int, list[int]]
    cocok: int


def leaves(kolom: Sequence[Kolom], atas: tuple[str, ...] = ()) -> Iterator[Daun]:
    """Yield the columns that hold cells, left to right; the number column may be missing from a sheet."""
    for satu in kolom:
        judul = (*atas, satu.judul)
        if satu.kolom:
            yield from leaves(satu.kolom, judul)
        else:
            yield Daun(satu, judul, bool(satu.penomoran))


def find_heading(lembar: Sequence[Lembar], daun: Sequence[Daun]) -> Kepala:
    """Return the one heading that names the columns.

    Raises PlanError when none does, when several do, and for columns that are missing or named twice.
    """
    calon = [satu for lembar_ini in lembar for satu in _candidates(lembar_ini, daun)]
    perlu = sum(not satu.boleh_tiada for satu in daun)
    if not calon or max(satu.cocok for satu in calon) * 2 < perlu:
        raise _no_heading(lembar, daun)
    terbaik = max(satu.cocok for satu in calon)
    sama = [satu for satu in calon if satu.cocok == terbaik]
    if len(sama) > 1:
        raise _several([satu.kepala for satu in sama])
    if masalah := [*_doubled(sama[0], daun), *_missing(sama[0], daun)]:
        raise PlanError(masalah)
    return _whole(sama[0].kepala)


def normal(teks: str) -> str:
    """Return a heading without letter case, line breaks and signs."""
    return re.sub(r"[\W_]+", " ", teks.casefold()).strip()


def _candidates(lembar: Lembar, daun: Sequence[Daun]) -> list[_Calon]:
    """Return the best heading of a sheet, and others that are as good and stand apart from it."""
    baris = sorted(lembar.sel)[:BARIS_DICARI]
    if not baris:
        return []
    daerah = [d for d in lembar.daerah if d.atas <= baris[-1] + TINGGI]
    nama = {n for satu in daun for peringkat in _names(satu) for n in peringkat}
    nama |= {normal(j) for satu in daun for j in satu.judul}
    semua = []
    for atas in baris:
        if any(normal(nilai.garis.teks) in nama for nilai in lembar.sel[atas].values()):
            semua += [_match(lembar, daerah, (atas, atas + tinggi), daun) for tinggi in range(TINGGI)]
    terbaik = max((satu.cocok for satu in semua), default=0)
    hasil: list[_Calon] = []
    for satu in semua:
        if satu.cocok == terbaik > 0 and not (hasil and satu.kepala.atas <= hasil[-1].kepala.bawah):
            hasil.append(satu)
    return hasil


def _match(lembar: Lembar, daerah: Sequence[Daerah], batas: tuple[int, int], daun: Sequence[Daun]) -> _Calon:
    teks = _paths(lembar, daerah, *batas)
    pilihan: dict[int, dict[int, list[int]]] = {}
    for kolom, jalur in teks.items():
        peringkat = [_rank(jalur, satu) for satu in daun]
        terbaik = min(peringkat)
        if terbaik < _TAK_COCOK and peringkat.count(terbaik) == 1:
            pilihan.setdefault(peringkat.index(terbaik), {}).setdefault(terbaik, []).append(kolom)
    letak, ganda = {}, {}
    for n, menurut_peringkat in pilihan.items():
        kolom_n = menurut_peringkat[min(menurut_peringkat)]
        if daun[n].kisi:
            bulan = [_month(teks[k][-1]) for k in kolom_n]
            urut = tuple(k for _, k in sorted(zip(bulan, kolom_n, strict=True)))
            if len(set(bulan)) == len(bulan) == _BULAN:
                letak[n] = urut
            continue
        letak[n] = (kolom_n[0],)
        if len(kolom_n) > 1:
            ganda[n] = kolom_n
    return _Calon(Kepala(lembar, *batas, letak), ganda, sum(not daun[n].boleh_tiada for n in letak))


def _paths(lembar: Lembar, daerah: Sequence[Daerah], atas: int, bawah: int) -> dict[int, tuple[str, ...]]:
    """Return the headings over each column, from the top; a heading over several columns goes on over blanks."""
    tutup = _covered(daerah, atas, bawah)
    kolom = sorted({*(k for b in range(atas, bawah + 1) for k in lembar.sel.get(b, {})), *(k for _, k in tutup)})
    hasil: dict[int, list[str]] = {k: [] for k in kolom}
    for baris in range(atas, bawah + 1):
        kiri = ""
        for k in kolom:
            asal = tutup.get((baris, k), (baris, k))
            sel = lembar.sel.get(asal[0], {}).get(asal[1])
            teks = normal(sel.garis.teks) if sel else ""
            if asal[0] != baris:
                teks = kiri = ""
            elif not teks and asal == (baris, k):
                teks = kiri if lembar.sel.get(baris + 1, {}).get(k) and baris < bawah else ""
            kiri = teks or kiri
            if teks:
                hasil[k].append(teks)
    return {k: tuple(jalur) for k, jalur in hasil.items() if jalur}


def _touching(daerah: Sequence[Daerah], atas: int, bawah: int) -> list[Daerah]:
    return [d for d in daerah if d.atas <= bawah and d.bawah >= atas]


def _covered(daerah: Sequence[Daerah], atas: int, bawah: int) -> dict[tuple[int, int], tuple[int, int]]:
    """Return for each cell of merged areas the cell that speaks for it."""
    return {
        (b, k): (d.atas, d.kiri)
        for d in _touching(daerah, atas, bawah)
        for b in range(max(d.atas, atas), min(d.bawah, bawah) + 1)
        for k in range(d.kiri, min(d.kanan, d.kiri + LEBAR) + 1)
    }


def _names(daun: Daun) -> tuple[set[str], set[str], set[str]]:
    """Return what a column may be called: in full, by its own heading or key, by a synonym."""
    kunci = kunci_kolom(daun.kolom.kunci or daun.kolom.judul)
    sebutan = {*_SEBUTAN.get(kunci, ())}
    if daun.kolom.penomoran:
        sebutan |= {"no", *_SEBUTAN["no"]}
    return {normal(" ".join(daun.judul))}, {normal(daun.kolom.judul), normal(kunci)}, sebutan


def _rank(jalur: tuple[str, ...], daun: Daun) -> int:
    """Return how well the headings over a sheet's column name a column: 0 in full … 9 not at all."""
    if daun.kisi:
        if not _month(jalur[-1]):
            return _TAK_COCOK
        if len(jalur) == 1:
            return 6
        jalur = jalur[:-1]
    penuh, sendiri, sebutan = _names(daun)
    lengkap = " ".join(jalur)
    for peringkat, (teks, nama) in enumerate(
        ((lengkap, penuh), (lengkap, sendiri), (jalur[-1], penuh | sendiri), (lengkap, sebutan), (jalur[-1], sebutan))
    ):
        if teks in nama:
            return peringkat
    return _TAK_COCOK


def _month(teks: str) -> int:
    """Return the month that a heading names: 3, III, Mar, Maret; 0 when it names none."""
    teks = teks.removeprefix("bulan ").removeprefix("ke ")
    if teks.isdecimal():
        return int(teks) if 1 <= int(teks) <= _BULAN else 0
    for baca in (bahasa.parse_bulan, lambda satu: bahasa.parse_romawi(satu.upper())):
        try:
            n = baca(teks)
        except ValueError:
            continue
        return n if n <= _BULAN else 0
    return 0


def _whole(kepala: Kepala) -> Kepala:
    """Return the heading down to the end of its merged cells. Raises PlanError when one runs into the table."""
    dipakai = {k for kolom in kepala.letak.values() for k in kolom}
    turun = [
        d
        for d in _touching(kepala.lembar.daerah, kepala.atas, kepala.bawah)
        if d.bawah > kepala.bawah and any(d.kiri <= k <= d.kanan for k in dipakai)
    ]
    bawah = max([kepala.bawah, *(d.bawah for d in turun)])
    isi = any(
        k in dipakai for baris in kepala.lembar.sel if kepala.bawah < baris <= bawah for k in kepala.lembar.sel[baris]
    )
    if isi:
        raise PlanError(
            Masalah(
                f"sel gabungan {d} menutupi judul kolom sekaligus isi tabel",
                "pisahkan sel gabungan itu, sehingga hanya memuat judul",
                kepala.lembar.tempat(d.atas, d.kiri),
            )
            for d in turun
        )
    return kepala._replace(bawah=bawah)


def _no_heading(lembar: Sequence[Lembar], daun: Sequence[Daun]) -> PlanError:
    dicari = ", ".join(satu.kolom.judul.replace("\n", " ") for satu in daun)
    nama = ", ".join(f'"{satu.nama}"' for satu in lembar if satu.nama)
    di_mana = f"lembar {nama} dalam {lembar[0].berkas}" if nama else lembar[0].berkas
    return PlanError.satu(
        f"baris judul tabel tidak ditemukan pada {di_mana}",
        f"beri judul kolom: {dicari}; atau sesuaikan `kolom` dalam plan",
    )


def _several(kepala: Sequence[Kepala]) -> PlanError:
    nama = {satu.lembar.nama for satu in kepala}
    tempat = "; ".join(str(satu.lembar.tempat(satu.atas, min(min(k) for k in satu.letak.values()))) for satu in kepala)
    if len(nama) > 1:
        saran = f"pilih dengan `lembar`, misalnya lembar: {kepala[0].lembar.nama}"
    else:
        saran = "sisakan satu tabel pada lembar itu, atau pindahkan yang lain ke lembar lain"
    return PlanError.satu(f"tabel ditemukan di lebih dari satu tempat: {tempat}", saran)


def _doubled(calon: _Calon, daun: Sequence[Daun]) -> Iterator[Masalah]:
    kepala = calon.kepala
    for n, kolom in calon.ganda.items():
        huruf = " dan ".join(get_column_letter(k) for k in kolom)
        yield Masalah(
            f"kolom {huruf} sama-sama terbaca sebagai '{daun[n].kolom.judul}'",
            "beri judul yang berbeda, atau hapus salah satunya",
            kepala.lembar.tempat(kepala.atas, kolom[1]),
        )


def _missing(calon: _Calon, daun: Sequence[Daun]) -> Iterator[Masalah]:
    kepala = calon.kepala
    ada = [" ".join(jalur) for jalur in _paths(kepala.lembar, kepala.lembar.daerah, kepala.atas, kepala.bawah).values()]
    for n, satu in enumerate(daun):
        if n not in kepala.letak and not satu.boleh_tiada:
            nama = f"kolom '{satu.kolom.judul}'" + (" (dua belas bulan di bawahnya)" if satu.kisi else "")
            yield Masalah(
                f"{nama} tidak ditemukan",
                f"judul yang ada: {', '.join(dict.fromkeys(ada))}",
                kepala.lembar.tempat(kepala.atas, min(min(k) for k in kepala.letak.values())),
            )
