"""Changes of people: who leaves, joins, is replaced, moves, or stands in for a while."""

from typing import Literal

from pydantic import Field, model_validator

from zi_docs.models.dasar import Kalimat, Model, Tanggal, Teks

_SIAPA = ("keluar", "masuk", "kembali", "nama")


class Pergeseran(Model):
    """One change of one person; exactly one of `keluar`, `masuk`, `kembali`, `nama` says who."""

    keluar: Teks | None = Field(None, title="Keluar", description="Nama orang yang keluar dari semua tim.")
    masuk: Teks | None = Field(None, title="Masuk", description="Nama orang baru, sebagaimana dicetak.")
    menggantikan: Teks | None = Field(
        None, title="Menggantikan", description="Orang yang semua tempatnya diambil alih oleh orang baru itu."
    )
    kembali: Teks | None = Field(
        None, title="Kembali", description="Orang yang kembali ke tempatnya menurut keputusan sebelumnya."
    )
    nama: Teks | None = Field(None, title="Nama", description="Orang yang jabatan, kedudukan, atau statusnya berubah.")
    jabatan: Teks | None = Field(None, title="Jabatan", description="Jabatan barunya.")
    kedudukan: Teks | None = Field(None, title="Kedudukan", description="Kedudukan barunya dalam tim.")
    kelompok: Teks | None = Field(
        None, title="Kelompok", description="Kelompok yang dimaksud; perlu bila orang itu masuk, atau ada di beberapa."
    )
    sesudah: Teks | None = Field(None, title="Sesudah", description="Orang yang tepat di atasnya dalam kelompok itu.")
    nip: Kalimat = Field("", title="NIP", description="NIP, bila kolomnya dicetak atau nama saja tidak tunggal.")
    pangkat: Kalimat = Field("", title="Pangkat", description="Pangkat dan golongan, bila kolomnya dicetak.")
    status: Literal["", "Plt.", "Plh."] | None = Field(
        None, title="Status", description="Plt. atau Plh.; teks kosong bila menjadi definitif."
    )
    sejak: Tanggal | None = Field(None, title="Sejak", description="Awal masa Plt. atau Plh.")
    sampai: Tanggal | None = Field(None, title="Sampai", description="Akhir masa Plt. atau Plh.")

    @model_validator(mode="after")
    def _satu_orang(self) -> "Pergeseran":
        if sum(getattr(self, kunci) is not None for kunci in _SIAPA) != 1:
            raise ValueError("sebut tepat satu dari: keluar, masuk, kembali, atau nama")
        if self.menggantikan and not self.masuk:
            raise ValueError("menggantikan hanya berarti bersama masuk")
        if self.masuk and not (self.menggantikan or self.kelompok or self.kedudukan):
            raise ValueError("orang baru perlu tempat; sebut menggantikan, atau kelompok dan kedudukan")
        if self.nama and not (self.jabatan or self.kedudukan or self.status is not None or self.nip or self.pangkat):
            raise ValueError("tidak ada yang berubah; sebut jabatan, kedudukan, atau status")
        if (self.sejak or self.sampai) and not self.status:
            raise ValueError("sejak dan sampai hanya berarti bersama status Plt. atau Plh.")
        if self.sejak and self.sampai and self.sampai < self.sejak:
            raise ValueError("masa Plt. atau Plh. berakhir sebelum dimulai")
        return self


class Mutasi(Model):
    """The changes that one amending decree makes."""

    perubahan: tuple[Pergeseran, ...] = Field(
        title="Perubahan", description="Pergeseran orang, satu per satu.", min_length=1
    )
    sebab: Teks | None = Field(
        None, title="Sebab", description="Alasan dalam pertimbangan; bakunya karena mutasi pegawai."
    )
    tanggal: Tanggal | None = Field(None, title="Tanggal", description="Tanggal keputusan perubahan, bila diketahui.")
