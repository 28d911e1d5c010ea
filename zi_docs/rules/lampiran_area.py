"""Rules on the six areas of Zona Integritas as sections of an action plan."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from zi_docs import bahasa
from zi_docs.rules.aturan import Remark, Severity, rule
from zi_docs.rules.pola import pattern
from zi_docs.rules.subjek import Subject
from zi_docs.rules.tabel_baca import Ruas, Tabel, is_amendment, likeness, plans, tables

if TYPE_CHECKING:
    from zi_docs.compose import Tulisan
    from zi_docs.rujukan import Rujukan

_PERMENPANRB = "Peraturan Menteri PANRB 90/2021 (enam area pengungkit, menurut keputusan dan situs resmi)"
_AWAL = pattern(r"(?i)^(?:\(?(?:[ivx]+|[a-z])[.):]\s*|(?:area|tim|pokja|kelompok kerja|bidang|komponen)\b[\s:.-]*)*")
_SERTAAN = pattern(r"\([^()]*\)|[\d%]+")
_BUKAN_HURUF = pattern(r"[\W_]+")
_DIKENAL = 4
"""An annex with fewer of the six names has another order of its own."""
_TEPAT = 3
_MIRIP = 0.86
_BAGIAN_CUKUP = 5
_ZONA = "zona integritas"


class _Satu(NamedTuple):
    """One title that stands where an area is expected."""

    teks: "Tulisan"
    area: int | None
    """Which area it names, exactly or nearly."""
    ejaan: str = ""
    """What it should read, where it names the area only nearly."""


@rule("ZI511", Severity.PERINGATAN, _PERMENPANRB)
def nama_area_salah_tulis(subject: Subject) -> Iterator[Remark]:
    """Nama area Zona Integritas hampir benar, tetapi tidak sama dengan nama resminya.

    Mengapa: keenam area bernama tetap dalam pedoman Zona Integritas dan dinilai menurut nama itu. "Penataan
        Tatalaksana" dan "Penataan Tata Laksana" sama-sama diterima.

    Buruk:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Zona Integritas
            kolom: [LANGKAH AKSI]
            isi:
              - {bagian: Manajemen Perubahan, isi: [{langkah_aksi: Rapat}]}
              - {bagian: Penataan Tata Laksana, isi: [{langkah_aksi: Reviu}]}
              - {bagian: Penataan Sistem Manajemen SDM, isi: [{langkah_aksi: Pelatihan}]}
              - {bagian: Penguatan Akuntabilitas, isi: [{langkah_aksi: Evaluasi}]}
              - {bagian: Penguatan Pengawsan, isi: [{langkah_aksi: Sosialisasi}]}
    Baik:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Zona Integritas
            kolom: [LANGKAH AKSI]
            isi:
              - {bagian: Manajemen Perubahan, isi: [{langkah_aksi: Rapat}]}
              - {bagian: Penataan Tata Laksana, isi: [{langkah_aksi: Reviu}]}
              - {bagian: Penataan Sistem Manajemen SDM, isi: [{langkah_aksi: Pelatihan}]}
              - {bagian: Penguatan Akuntabilitas, isi: [{langkah_aksi: Evaluasi}]}
              - {bagian: Penguatan Pengawasan, isi: [{langkah_aksi: Sosialisasi}]}
    """
    for tabel in tables(subject):
        for satu in (x for daftar in _area_lists(tabel, subject.rujukan) for x in daftar if x.ejaan):
            pesan = f'"{satu.teks.polos}" bukan nama area Zona Integritas'
            yield Remark(pesan, satu.teks.jalur, f'nama areanya "{satu.ejaan}"', satu.teks.polos)


@rule("ZI512", Severity.PERINGATAN, _PERMENPANRB)
def urutan_area_terbalik(subject: Subject) -> Iterator[Remark]:
    """Area Zona Integritas tidak menurut urutannya.

    Mengapa: penilai membaca keenam area menurut urutan pedoman, dari Manajemen Perubahan sampai dengan Peningkatan
        Kualitas Pelayanan Publik.

    Buruk:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Zona Integritas
            kolom: [LANGKAH AKSI]
            isi:
              - {bagian: Manajemen Perubahan, isi: [{langkah_aksi: Rapat}]}
              - {bagian: Penguatan Pengawasan, isi: [{langkah_aksi: Sosialisasi}]}
              - {bagian: Penataan Tatalaksana, isi: [{langkah_aksi: Reviu}]}
              - {bagian: Penguatan Akuntabilitas, isi: [{langkah_aksi: Evaluasi}]}
    Baik:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Zona Integritas
            kolom: [LANGKAH AKSI]
            isi:
              - {bagian: Manajemen Perubahan, isi: [{langkah_aksi: Rapat}]}
              - {bagian: Penataan Tatalaksana, isi: [{langkah_aksi: Reviu}]}
              - {bagian: Penguatan Akuntabilitas, isi: [{langkah_aksi: Evaluasi}]}
              - {bagian: Penguatan Pengawasan, isi: [{langkah_aksi: Sosialisasi}]}
    """
    nama = _areas(subject.rujukan)
    for tabel in plans(subject):
        for daftar in _area_lists(tabel, subject.rujukan):
            tertinggi = -1
            for satu in daftar:
                if satu.area is not None and satu.area < tertinggi:
                    pesan = f'area "{nama[satu.area]}" sesudah "{nama[tertinggi]}"'
                    saran = f"urutannya: {', '.join(nama)}"
                    yield Remark(pesan, satu.teks.jalur, saran, satu.teks.polos)
                tertinggi = max(tertinggi, -1 if satu.area is None else satu.area)


@rule("ZI513", Severity.CATATAN, _PERMENPANRB, pasti=False)
def area_tidak_lengkap(subject: Subject) -> Iterator[Remark]:
    """Rencana aksi Zona Integritas tidak memuat keenam area.

    Mengapa: rencana kerja pembangunan Zona Integritas mencakup enam area. Rencana yang sengaja dibuat untuk sebagian
        area saja cukup mengabaikan catatan ini.

    Buruk:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Zona Integritas
            kolom: [LANGKAH AKSI]
            isi:
              - {bagian: Pembentukan Tim Kerja, isi: [{langkah_aksi: Rapat}]}
              - {bagian: Penataan Tatalaksana, isi: [{langkah_aksi: Reviu}]}
              - {bagian: Penataan Sistem Manajemen SDM, isi: [{langkah_aksi: Pelatihan}]}
              - {bagian: Penguatan Akuntabilitas, isi: [{langkah_aksi: Evaluasi}]}
              - {bagian: Penguatan Pengawasan, isi: [{langkah_aksi: Sosialisasi}]}
              - {bagian: Peningkatan Kualitas Pelayanan Publik, isi: [{langkah_aksi: Survei}]}
    Baik:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Zona Integritas
            kolom: [LANGKAH AKSI]
            isi:
              - {bagian: Manajemen Perubahan, isi: [{langkah_aksi: Rapat}]}
              - {bagian: Penataan Tatalaksana, isi: [{langkah_aksi: Reviu}]}
              - {bagian: Penataan Sistem Manajemen SDM, isi: [{langkah_aksi: Pelatihan}]}
              - {bagian: Penguatan Akuntabilitas, isi: [{langkah_aksi: Evaluasi}]}
              - {bagian: Penguatan Pengawasan, isi: [{langkah_aksi: Sosialisasi}]}
              - {bagian: Peningkatan Kualitas Pelayanan Publik, isi: [{langkah_aksi: Survei}]}
    """
    nama = _areas(subject.rujukan)
    for tabel in plans(subject) if not is_amendment(subject) else ():
        semua = list(_area_lists(tabel, subject.rujukan))
        for daftar in semua:
            ada = {satu.area for satu in daftar}
            if kurang := [area for n, area in enumerate(nama) if n not in ada]:
                tempat = _place(daftar, nama.index(kurang[0]))
                pesan = f"rencana aksi ini tidak memuat area {bahasa.daftar(kurang)}"
                yield Remark(
                    pesan, tempat.jalur, "lengkapi menjadi enam area, atau periksa judul bagian ini", tempat.polos
                )
        bagian = [satu for satu in tabel.akar if satu.judul is not None]
        if not semua and len(bagian) >= _BAGIAN_CUKUP and _ZONA in tabel.judul.casefold():
            pesan = f"{len(bagian)} bagian rencana aksi ini tidak disusun menurut enam area Zona Integritas"
            yield Remark(pesan, (*tabel.jalur, "judul"), f"areanya: {', '.join(nama)}")


@rule("ZI514", Severity.CATATAN, _PERMENPANRB, pasti=False)
def bagian_di_luar_area(subject: Subject) -> Iterator[Remark]:
    """Di antara area Zona Integritas ada bagian setingkat yang bukan area.

    Mengapa: area Zona Integritas ada enam. Kegiatan lain, misalnya inovasi pelayanan, tempatnya di dalam salah satu
        area.

    Buruk:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Zona Integritas
            kolom: [LANGKAH AKSI]
            isi:
              - {bagian: Manajemen Perubahan, isi: [{langkah_aksi: Rapat}]}
              - {bagian: Penataan Tatalaksana, isi: [{langkah_aksi: Reviu}]}
              - {bagian: Penataan Sistem Manajemen SDM, isi: [{langkah_aksi: Pelatihan}]}
              - {bagian: Penguatan Akuntabilitas, isi: [{langkah_aksi: Evaluasi}]}
              - {bagian: Penguatan Pengawasan, isi: [{langkah_aksi: Sosialisasi}]}
              - {bagian: Peningkatan Kualitas Pelayanan Publik, isi: [{langkah_aksi: Survei}]}
              - {bagian: Inovasi Pelayanan, isi: [{langkah_aksi: Siniar}]}
    Baik:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Zona Integritas
            kolom: [LANGKAH AKSI]
            isi:
              - {bagian: Manajemen Perubahan, isi: [{langkah_aksi: Rapat}]}
              - {bagian: Penataan Tatalaksana, isi: [{langkah_aksi: Reviu}]}
              - {bagian: Penataan Sistem Manajemen SDM, isi: [{langkah_aksi: Pelatihan}]}
              - {bagian: Penguatan Akuntabilitas, isi: [{langkah_aksi: Evaluasi}]}
              - {bagian: Penguatan Pengawasan, isi: [{langkah_aksi: Sosialisasi}]}
              - {bagian: Peningkatan Kualitas Pelayanan Publik, isi: [{langkah_aksi: Survei}, {langkah_aksi: Siniar}]}
    """
    for tabel in plans(subject):
        for daftar in _area_lists(tabel, subject.rujukan):
            if {satu.area for satu in daftar}.issuperset(range(len(_areas(subject.rujukan)))):
                for satu in (x for x in daftar if x.area is None):
                    pesan = f'"{satu.teks.polos}" bukan salah satu dari enam area'
                    saran = "pindahkan baris-barisnya ke area yang sesuai"
                    yield Remark(pesan, satu.teks.jalur, saran, satu.teks.polos)


def _area_lists(tabel: Tabel, rujukan: "Rujukan") -> Iterator[list[_Satu]]:
    """Yield the titles of those levels where most of the six areas are named, three at least exactly."""
    baku = _accepted(rujukan)
    for daftar in tabel.daftar:
        judul = [satu.judul for satu in daftar.bagian if satu.judul is not None] or _first_cells(daftar.ruas)
        if len({baku[x][0] for satu in judul if (x := _letters(satu.polos)) in baku}) < _TEPAT:
            continue
        semua = [_Satu(satu, *_recognised(satu.polos, rujukan)) for satu in judul]
        if len({satu.area for satu in semua} - {None}) >= _DIKENAL:
            yield semua


def _first_cells(ruas: Sequence[Ruas]) -> "list[Tulisan]":
    return [satu.sel[0].teks[0] for satu in ruas if satu.anak and satu.sel and satu.sel[0].teks]


def _areas(rujukan: "Rujukan") -> list[str]:
    """Return the names of the areas in their order."""
    return [satu.nama for satu in rujukan.istilah().area]


@lru_cache(maxsize=4)
def _accepted(rujukan: "Rujukan") -> dict[str, tuple[int, str]]:
    """Return every accepted spelling by its letters, with the area it names."""
    semua = enumerate(rujukan.istilah().area)
    return {_letters(ejaan): (n, ejaan) for n, area in semua for ejaan in (area.nama, *area.ejaan)}


@lru_cache(maxsize=4)
def _known_slips(rujukan: "Rujukan") -> dict[str, str]:
    return {satu.salah.casefold(): satu.benar.casefold() for satu in rujukan.istilah().ejaan}


@lru_cache(maxsize=1 << 10)
def _letters(judul: str) -> str:
    return _BUKAN_HURUF.sub("", _AWAL.sub("", _SERTAAN.sub(" ", judul).strip())).casefold()


def _recognised(judul: str, rujukan: "Rujukan") -> tuple[int | None, str]:
    """Return which area a title names, and how it is spelled when it is spelled otherwise here."""
    huruf, baku, salah = _letters(judul), _accepted(rujukan), _known_slips(rujukan)
    ejaan = _letters(" ".join(salah.get(kata, kata) for kata in judul.casefold().split()))
    if huruf in baku or ejaan in baku:
        return baku[huruf if huruf in baku else ejaan][0], ""  # a known slip of spelling is reported as such
    mirip = max(baku, key=lambda satu: likeness(huruf, satu))
    return baku[mirip] if likeness(huruf, mirip) >= _MIRIP else (None, "")


def _place(daftar: Sequence[_Satu], hilang: int) -> "Tulisan":
    """Return the title that stands where a missing area belongs, else the last one."""
    sesudah = next((n for n, satu in enumerate(daftar) if satu.area is not None and satu.area > hilang), len(daftar))
    asing = next((satu for satu in daftar[:sesudah][::-1] if satu.area is None), None)
    return (asing or daftar[min(sesudah, len(daftar) - 1)]).teks
