"""The office that issues a Keputusan."""

from typing import Literal

from pydantic import Field

from zi_docs.models.dasar import FaktaBerisi, Model, Teks

LEMBAGA = {"KPU": "Komisi Pemilihan Umum", "KIP": "Komisi Independen Pemilihan"}
_TINGKAT = {"provinsi": "Provinsi", "kabupaten": "Kabupaten", "kota": "Kota"}


class Satker(Model):
    """One KPU office (in Aceh: KIP) as its decrees name it."""

    kode: Teks = Field(
        title="Kode", description="Kode Kemendagri tanpa titik: dua angka provinsi, empat angka lainnya."
    )
    tingkat: Literal["provinsi", "kabupaten", "kota"] = Field(title="Tingkat", description="Tingkat wilayah satker.")
    nama: Teks = Field(title="Nama wilayah", description="Nama wilayah tanpa kata Kabupaten, Kota, atau Provinsi.")
    provinsi: Teks = Field(title="Provinsi", description="Nama provinsi tempat satker berada.")
    ibu_kota: Teks = Field(title="Ibu kota", description="Tempat kedudukan; dicetak sesudah 'Ditetapkan di'.")
    zona_waktu: Literal["WIB", "WITA", "WIT"] = Field(title="Zona waktu", description="Zona waktu kantor.")
    lembaga: Literal["KPU", "KIP"] = Field(title="Lembaga", description="KPU, atau KIP di Aceh.")
    wilayah: Teks = Field(title="Wilayah", description="Wilayah sebagaimana dicetak, misalnya Kabupaten Kebumen.")

    @property
    def induk(self) -> str:
        """Name of the institution without its region: 'Komisi Pemilihan Umum'."""
        return LEMBAGA[self.lembaga]

    @property
    def nama_lembaga(self) -> str:
        """Full name: 'Komisi Pemilihan Umum Kabupaten Kebumen'."""
        return f"{self.induk} {self.wilayah}"

    @property
    def singkatan(self) -> str:
        """Short name: 'KPU Kabupaten Kebumen'."""
        return f"{self.lembaga} {self.wilayah}"


class AcuanSatker(Model):
    """How a plan names its Satker: by code, with whatever the office writes otherwise."""

    kode: FaktaBerisi = Field(
        title="Kode", description="Kode satker, misalnya 3305; sisanya diambil dari data.", max_length=80
    )
    tingkat: Literal["provinsi", "kabupaten", "kota"] | None = Field(
        None, title="Tingkat", description="Hanya bila berbeda dari data: provinsi, kabupaten, atau kota."
    )
    nama: FaktaBerisi | None = Field(
        None, title="Nama wilayah", description="Hanya bila ejaan kantor berbeda dari data."
    )
    provinsi: FaktaBerisi | None = Field(None, title="Provinsi", description="Hanya bila berbeda dari data.")
    ibu_kota: FaktaBerisi | None = Field(
        None, title="Ibu kota", description="Hanya bila tempat kedudukan berbeda dari data."
    )
    zona_waktu: Literal["WIB", "WITA", "WIT"] | None = Field(
        None, title="Zona waktu", description="Hanya bila berbeda dari data: WIB, WITA, atau WIT."
    )
    lembaga: Literal["KPU", "KIP"] | None = Field(None, title="Lembaga", description="Hanya bila berbeda dari data.")
    wilayah: FaktaBerisi | None = Field(
        None, title="Wilayah", description="Hanya bila tidak dicetak sebagai tingkat ditambah nama."
    )


def wilayah_baku(tingkat: str, nama: str, lembaga: str) -> str:
    """Return the printed region. KIP Aceh carries no word Provinsi (the office's own decrees)."""
    if tingkat == "provinsi" and lembaga == "KIP":
        return nama
    return f"{_TINGKAT[tingkat]} {nama}"
