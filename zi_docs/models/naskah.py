"""The Naskah: a decree in which every word and number is decided, ready to be set.

Plain frozen values without validation: only `compose` makes them and only `docx` reads them.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from zi_docs.errors import Masalah
from zi_docs.models.bentuk import Bentuk, JenisRapat
from zi_docs.models.plan import TataLetak


class Gaya(StrEnum):
    """The named styles that every template offers; their look belongs to the Word user."""

    URAIAN = "ZI Uraian"
    MENIMBANG = "ZI Menimbang"
    MENGINGAT = "ZI Mengingat"
    MEMPERHATIKAN = "ZI Memperhatikan"
    RINCIAN_HURUF = "ZI Rincian Huruf"
    RINCIAN_ANGKA = "ZI Rincian Angka"
    RINCIAN_STRIP = "ZI Rincian Strip"
    SEL = "ZI Sel"
    SEL_TENGAH = "ZI Sel Tengah"
    SEL_KANAN = "ZI Sel Kanan"
    SEL_HURUF = "ZI Sel Huruf"
    SEL_ANGKA = "ZI Sel Angka"
    SEL_STRIP = "ZI Sel Strip"
    KEPALA_KOLOM = "ZI Kepala Kolom"
    NOMOR_KOLOM = "ZI Nomor Kolom"
    BAGIAN = "ZI Bagian"
    BAGIAN_NOMOR = "ZI Bagian Nomor"


class Potongan(NamedTuple):
    """A stretch of text in one style."""

    teks: str
    miring: bool = False


class Teks(tuple[Potongan, ...]):
    """Finished words: stretches of text, upright or italic."""

    __slots__ = ()

    @property
    def polos(self) -> str:
        """The words without their style; a line break is LF."""
        return self[0].teks if len(self) == 1 else "".join([potongan.teks for potongan in self])


KOSONG = Teks()


class Daftar(NamedTuple):
    """Place of a paragraph in a list."""

    nomor: int
    """Which list of the document: paragraphs of one list share it."""
    tingkat: int
    """Level, 0 is the outermost."""


class Paragraf(NamedTuple):
    """One paragraph in a named style of the template."""

    teks: Teks
    gaya: Gaya
    daftar: Daftar | None = None
    menyatu: bool = False
    """Keeps with what follows, so that the closing block never stands alone on a page."""


class Sel(NamedTuple):
    """One cell of the table grid."""

    paragraf: tuple[Paragraf, ...]
    kolom: int = 1
    """How many grid columns it spans."""
    gabung: str = ""
    """'' alone, 'mulai' first of a vertical merge, 'lanjut' below it."""


class Baris(NamedTuple):
    """One row of a table; its cells together span every grid column."""

    sel: tuple[Sel, ...]
    kepala: bool = False
    """Repeats at the top of each page."""
    bagian: bool = False
    """A section row: never the last on a page."""
    menyatu: bool = False
    """Stands with the next row beside one merged parent cell."""


class KolomTabel(NamedTuple):
    """One grid column."""

    judul: str
    lebar: float | None = None
    """Width in cm, None for a width after its content."""


class Tabel(NamedTuple):
    """A table: its grid columns and its rows."""

    kolom: tuple[KolomTabel, ...]
    baris: tuple[Baris, ...]
    judul: str = ""
    """What assistive technology reads out as the title of the table."""


Isi = tuple[Paragraf | Tabel, ...]
"""Content that stands at one place of a template."""


@dataclass(frozen=True, slots=True)
class ButirDiktum:
    """One diktum: label and content."""

    label: Teks
    isi: Isi


@dataclass(frozen=True, slots=True)
class BlokPenutup:
    """The closing block."""

    tempat: Teks
    tanggal: Teks
    jabatan: Teks
    ttd: Teks
    nama: Teks
    nip: Teks


@dataclass(frozen=True, slots=True)
class BlokSalinan:
    """The block that certifies a Salinan."""

    pengantar: Teks
    unit: Teks
    jabatan: Teks
    nama: Teks
    nip: Teks


@dataclass(frozen=True, slots=True)
class NaskahLampiran:
    """One annex, finished."""

    label: Teks
    kepala: Teks
    judul: Teks
    isi: Isi
    penutup: BlokPenutup
    salinan: BlokSalinan | None
    templat: str
    """Shipped template of this kind of annex."""
    templat_sendiri: str
    """The office's own template instead, or ''."""
    orientasi: str | None
    """tegak, melintang, or None for what the template has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NaskahUmum:
    """What every document has besides its words."""

    templat_sendiri: str = ""
    """The office's own template instead of the shipped one, or ''."""
    lambang: str = ""
    """File of the emblem, or '' for none."""
    tata_letak: TataLetak = field(default_factory=TataLetak)
    judul_berkas: str = ""
    """Title in the core properties."""
    pembuat: str = ""
    """Author in the core properties: the office."""
    ditetapkan: date | None = None
    """Creation date in the core properties, so that the same plan gives the same bytes."""


@dataclass(frozen=True, slots=True)
class Naskah(NaskahUmum):
    """One decree, finished; the fields up to `salinan` are the tags of the decree template."""

    tanda: Teks
    kop: Teks
    judul: Teks
    nomor: Teks
    tentang: Teks
    pejabat: Teks
    menimbang: Isi
    mengingat: Isi
    memperhatikan: Isi
    memutuskan: Teks
    menetapkan: Teks
    diktum: tuple[ButirDiktum, ...]
    diktum_akhir: ButirDiktum
    penutup: BlokPenutup
    salinan: BlokSalinan | None
    lampiran: tuple[NaskahLampiran, ...] = ()
    bentuk: Bentuk = Bentuk.RANCANGAN
    templat: str = "keputusan/keputusan.docx"
    catatan: tuple[Masalah, ...] = ()
    """What was noticed while composing and does not stop it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NaskahRapat(NaskahUmum):
    """What each document beside a decree has besides its own words, which `naskah_rapat` names."""

    kop: Teks
    bentuk: JenisRapat
    templat: str
    """Shipped template."""
    lampiran: tuple[NaskahLampiran, ...] = ()
    """Always empty: annexes belong to decrees."""
