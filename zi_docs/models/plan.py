"""The plan: what a person writes to get one decree of one office."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal, Protocol, Self

from pydantic import Field, PrivateAttr, model_validator

from zi_docs.errors import Masalah, Tempat
from zi_docs.models.dasar import Angka, FaktaBerisi, Kalimat, Model, Teks, YaTidak
from zi_docs.models.keputusan import Keputusan
from zi_docs.models.pejabat import PejabatTerdaftar
from zi_docs.models.penetapan import Penetapan
from zi_docs.models.perubahan import Mengubah
from zi_docs.models.pleno import Pleno
from zi_docs.models.redaksi import Redaksi
from zi_docs.models.satker import AcuanSatker


class SumberPlan(Protocol):
    """What a plan that was read from a file knows of that file."""

    folder: Path
    nama: str
    catatan: tuple[Masalah, ...]
    penyusunan: tuple[Masalah, ...]

    def tempat(self, jalur: tuple[str | int, ...]) -> Tempat:
        """Return the place of a value."""
        ...

    def placed(self, masalah: Iterable[Masalah]) -> list[Masalah]:
        """Return the problems with their places."""
        ...


class Kertas(Model):
    """A sheet in portrait, in centimetres."""

    lebar: Angka = Field(title="Lebar", description="Lebar kertas tegak dalam cm.", ge=10, le=60)
    tinggi: Angka = Field(title="Tinggi", description="Tinggi kertas tegak dalam cm.", ge=10, le=60)


UKURAN_KERTAS = {
    "F4": Kertas.model_construct(lebar=21.5, tinggi=33.0),
    "A4": Kertas.model_construct(lebar=21.0, tinggi=29.7),
    "Legal": Kertas.model_construct(lebar=21.59, tinggi=35.56),
    "Letter": Kertas.model_construct(lebar=21.59, tinggi=27.94),
}


class Batas(Model):
    """Margins in centimetres."""

    atas: Angka | None = Field(None, title="Batas atas", description="Batas atas dalam cm.", ge=0.5, le=10)
    bawah: Angka | None = Field(None, title="Batas bawah", description="Batas bawah dalam cm.", ge=0.5, le=10)
    kiri: Angka | None = Field(None, title="Batas kiri", description="Batas kiri dalam cm.", ge=0.5, le=10)
    kanan: Angka | None = Field(None, title="Batas kanan", description="Batas kanan dalam cm.", ge=0.5, le=10)


class TataLetak(Model):
    """Page settings; what is not given stays as the template has it."""

    kertas: Kertas | None = Field(None, title="Kertas", description="F4, A4, Legal, Letter, atau lebar dan tinggi.")
    batas: Batas = Field(Batas.model_construct(), title="Batas", description="Batas halaman.")
    huruf: Teks | None = Field(None, title="Huruf", description="Nama jenis huruf, misalnya Bookman Old Style.")
    ukuran: Angka | None = Field(None, title="Ukuran huruf", description="Ukuran huruf badan dalam pt.", ge=8, le=16)
    ukuran_tabel: Angka | None = Field(None, title="Ukuran huruf tabel", description="Dalam pt.", ge=6, le=14)
    spasi: Angka | None = Field(None, title="Spasi", description="Spasi baris badan keputusan.", ge=1, le=2.5)
    tanda_air: YaTidak = Field(True, title="Tanda air", description="Tidak bila rancangan dicetak tanpa tanda air.")
    nomor_baris: YaTidak = Field(
        False, title="Nomor baris", description="Ya bila baris rancangan bernomor, untuk rapat pleno."
    )

    @model_validator(mode="before")
    @classmethod
    def _nama_kertas(cls, value: Any) -> Any:
        if not isinstance(value, dict) or not isinstance(value.get("kertas"), str):
            return value
        nama = {k.casefold(): k for k in UKURAN_KERTAS}.get(value["kertas"].strip().casefold())
        if nama is None:
            pilihan = ", ".join(UKURAN_KERTAS)
            raise ValueError(f"kertas {value['kertas']!a} tidak dikenal; pilih {pilihan}, atau tulis lebar dan tinggi")
        return {**value, "kertas": UKURAN_KERTAS[nama]}


class Templat(Model):
    """Templates of the office's own, as paths relative to the plan."""

    keputusan: Teks | None = Field(None, title="Templat keputusan", description="Berkas DOCX templat keputusan.")


class Pengabaian(Model):
    """A rule of the checker that this plan sets aside, and why."""

    aturan: Teks = Field(title="Aturan", description="Kode atau nama aturan, misalnya ZI201.")
    alasan: Teks = Field(title="Alasan", description="Mengapa temuannya benar-benar boleh diabaikan.")
    teks: Teks | None = Field(
        None, title="Teks", description="Hanya temuan yang memuat kata-kata ini; tanpa teks, semua temuan aturan itu."
    )


class Plan(Keputusan):
    """A Keputusan of one Satker with its annexes, its own wording and its page settings."""

    satker: AcuanSatker = Field(title="Satker", description="Satuan kerja, cukup kodenya: 3305.")
    pejabat: tuple[PejabatTerdaftar, ...] = Field(
        (), title="Pejabat", description="Daftar pejabat yang dirujuk penutup dan susunan personalia."
    )
    redaksi: Redaksi = Field(Redaksi.model_construct(), title="Redaksi", description="Kalimat pengganti kalimat baku.")
    isian: dict[str, Kalimat] = Field({}, title="Isian", description="Fakta sendiri untuk {{ isian.nama }}.")
    lambang: Teks | None = Field(None, title="Lambang", description="Berkas gambar lambang untuk kop (PNG atau JPEG).")
    tata_letak: TataLetak = Field(
        TataLetak.model_construct(), title="Tata letak", description="Kertas, batas, huruf, dan spasi."
    )
    data: Teks | None = Field(
        None, title="Data", description="Folder data kantor sendiri: peraturan, istilah, susunan kolom, satker."
    )
    templat: Templat = Field(Templat.model_construct(), title="Templat", description="Templat kantor sendiri.")
    bentuk: Literal["rancangan", "asli", "salinan", "srikandi"] | None = Field(
        None, title="Bentuk", description="Bentuk yang dibuat bila tidak disebut pada perintah."
    )
    nama_berkas: FaktaBerisi | None = Field(None, title="Nama berkas", description="Nama berkas hasil tanpa akhiran.")

    mengubah: Mengubah | None = Field(
        None, title="Mengubah", description="Keputusan yang diubah oleh keputusan ini; ditulis zi-docs mutasi."
    )
    pleno: Pleno | None = Field(
        None, title="Pleno", description="Rapat pleno yang memutuskan keputusan ini; dokumennya: zi-docs pleno."
    )
    penetapan: Penetapan | None = Field(
        None, title="Penetapan", description="Tanda bahwa keputusan ini sudah ditetapkan; ditulis zi-docs tetapkan."
    )
    abaikan: tuple[Pengabaian, ...] = Field(
        (), title="Abaikan", description="Aturan pemeriksa yang diabaikan, masing-masing dengan alasannya."
    )

    _sumber: SumberPlan | None = PrivateAttr(None)

    @model_validator(mode="before")
    @classmethod
    def _kode_saja(cls, value: Any) -> Any:
        if isinstance(value, dict) and isinstance(value.get("satker"), (str, int)):
            return {**value, "satker": {"kode": str(value["satker"])}}
        return value

    @property
    def sumber(self) -> SumberPlan | None:
        """The file this plan was read from."""
        return self._sumber

    @property
    def folder(self) -> Path:
        """Where the files that the plan names are looked for."""
        return self._sumber.folder if self._sumber else Path()

    def with_source(self, sumber: SumberPlan) -> Self:
        """Return this plan knowing the file it came from."""
        salinan = self.model_copy()
        salinan._sumber = sumber  # noqa: SLF001 - a copy of ourselves
        return salinan
