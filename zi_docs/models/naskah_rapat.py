"""The documents beside a decree, finished: invitation, attendance list, minutes, comparison.

Like the Naskah of a decree: plain frozen values, every word decided. Their fields are the tags of their templates.
"""

from dataclasses import dataclass

from zi_docs.models.naskah import Isi, NaskahRapat, Teks


@dataclass(frozen=True, slots=True)
class Hadir:
    """One person at a meeting, and where that person signs: left and right by turns."""

    nomor: Teks
    nama: Teks
    jabatan: Teks
    kiri: Teks
    kanan: Teks


@dataclass(frozen=True, slots=True)
class Penerima:
    """One person to whom an invitation is sent."""

    nomor: Teks
    sebutan: Teks


@dataclass(frozen=True, slots=True)
class Penanda:
    """Who signs: office with a comma, name in capitals."""

    jabatan: Teks
    nama: Teks


@dataclass(frozen=True, slots=True, kw_only=True)
class NaskahUndangan(NaskahRapat):
    """The invitation to a meeting."""

    kota: Teks
    tanggal: Teks
    nomor: Teks
    penerima: tuple[Penerima, ...]
    lembaga: Teks
    agenda: Teks
    hari_rapat: Teks
    pukul: Teks
    tempat: Teks
    penutup: Penanda


@dataclass(frozen=True, slots=True, kw_only=True)
class NaskahDaftarHadir(NaskahRapat):
    """The list that those present sign."""

    lembaga: Teks
    agenda: Teks
    hari_rapat: Teks
    pukul: Teks
    tempat: Teks
    peserta: tuple[Hadir, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NaskahBeritaAcara(NaskahRapat):
    """The minutes: what was decided, signed by those who decided it."""

    nomor: Teks
    tentang: Teks
    hari: Teks
    tanggal_kata: Teks
    pukul: Teks
    tempat: Teks
    lembaga: Teks
    lembaga_kapital: Teks
    pimpinan: Teks
    agenda: Teks
    hasil: Isi
    kota: Teks
    tanggal: Teks
    peserta: tuple[Hadir, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NaskahPerbandingan(NaskahRapat):
    """What a change of people makes of a team: before and after, side by side."""

    judul: Teks
    asal: Teks
    isi: Isi
