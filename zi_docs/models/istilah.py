"""The words of the domain: what data/istilah.yaml, and an office's own, know of spelling, areas, positions, roles."""

from typing import Annotated

from pydantic import BeforeValidator, Field

from zi_docs.models.dasar import Angka, Kalimat, Model, Teks, YaTidak


def _texts(value: object) -> object:
    """Let a single text stand for a list of one."""
    return (value,) if isinstance(value, str) else value


Ragam = Annotated[tuple[Teks, ...], BeforeValidator(_texts)]
"""Other spellings, one or several."""


class Kata(Model):
    """What every entry tells: where it is known from, and how surely."""

    sumber: Kalimat = Field("", title="Sumber", description="Dari mana hal ini diketahui.")
    keyakinan: Kalimat = Field("", title="Keyakinan", description="Seberapa pasti hal ini.")
    catatan: Kalimat = Field("", title="Catatan", description="Hal yang perlu diketahui pembaca data.")


class Nama(Kata):
    """A name in its official spelling, and in others."""

    nama: Teks = Field(title="Nama", description="Nama resmi.")
    ejaan: Ragam = Field((), title="Ejaan", description="Ejaan lain yang ditemui, yang bukan nama resminya.")


class Area(Nama):
    """One of the six areas of change of Zona Integritas, in their order."""

    ejaan: Ragam = Field((), title="Ejaan", description="Ejaan lain yang diterima.")
    bobot: Angka | None = Field(None, title="Bobot", description="Bobot pengungkit.", gt=0, le=100)


class KataAsing(Kata):
    """A foreign word; unless it has become Indonesian, official text prints it in italics."""

    kata: Teks = Field(title="Kata", description="Kata asing sebagaimana ditulis.")
    padanan: Kalimat = Field("", title="Padanan", description="Kata Indonesia yang dapat dipakai.")
    serapan: YaTidak = Field(False, title="Serapan", description="Sudah menjadi kata Indonesia; tidak perlu miring.")


class Ejaan(Kata):
    """A wrong spelling and the right one; both the same: this spelling is accepted."""

    salah: Teks = Field(title="Salah", description="Ejaan yang salah.")
    benar: Teks = Field(title="Benar", description="Ejaan yang benar.")
    ragu: YaTidak = Field(False, title="Ragu", description="Dapat benar dalam arti lain; cukup menjadi catatan.")


class Singkatan(Kata):
    """An abbreviation and what it stands for."""

    singkatan: Teks = Field(title="Singkatan", description="Singkatan atau akronim.")
    kepanjangan: Teks = Field(title="Kepanjangan", description="Bentuk lengkapnya.")
    dikenal: YaTidak = Field(False, title="Dikenal", description="Dapat dipakai tanpa diperkenalkan lebih dahulu.")


class Jabatan(Nama):
    """A position in an office."""


class UnitKerja(Nama):
    """A section or sub-section of a secretariat, without the word for its kind."""

    tingkat: Kalimat = Field("", title="Tingkat", description="bagian atau subbagian.")
    lama: YaTidak = Field(False, title="Lama", description="Nama dari susunan organisasi yang lama.")


class Peran(Nama):
    """A role in a team."""

    memimpin: YaTidak = Field(False, title="Memimpin", description="Memimpin tim: hanya satu orang dalam satu tim.")


class Varian(Nama):
    """A term and the other ways to write it; one decree keeps to one of them."""

    nama: Teks = Field(title="Nama", description="Bentuk yang dianjurkan.")
    ejaan: Ragam = Field((), title="Ejaan", description="Bentuk lain dari istilah yang sama.")


class Istilah(Model):
    """All words of the domain; an office's own entries come before the shipped ones and win over them."""

    area: tuple[Area, ...] = Field((), title="Area", description="Area perubahan Zona Integritas menurut urutan.")
    kata_asing: tuple[KataAsing, ...] = Field((), title="Kata asing", description="Kata asing dan padanannya.")
    ejaan: tuple[Ejaan, ...] = Field((), title="Ejaan", description="Ejaan yang salah dan yang benar.")
    singkatan: tuple[Singkatan, ...] = Field((), title="Singkatan", description="Singkatan dan kepanjangannya.")
    jabatan: tuple[Jabatan, ...] = Field((), title="Jabatan", description="Jabatan di kantor.")
    unit: tuple[UnitKerja, ...] = Field((), title="Unit", description="Bagian dan subbagian sekretariat.")
    peran: tuple[Peran, ...] = Field((), title="Peran", description="Peran dalam tim.")
    varian: tuple[Varian, ...] = Field((), title="Varian", description="Istilah yang bentuknya beragam.")
