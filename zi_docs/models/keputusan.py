"""The parts of a Keputusan as a person writes them (order of parts: UU 12/2011 Lampiran II, 1, 14, 53, 164)."""

import re
from typing import Any, Literal

from pydantic import Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from zi_docs import bahasa
from zi_docs.models.butir import ButirBerisi, Penomoran, Sambung
from zi_docs.models.dasar import FaktaBerisi, Id, Kalimat, Model, Nomor, SebarisBerisi, Tanggal, Teks, YaTidak
from zi_docs.models.lampiran import Lampiran
from zi_docs.models.pejabat import Pejabat, Pengesah
from zi_docs.models.peraturan import Peraturan

_BENTUK_ID_PERATURAN = re.compile(r"[a-z]+(-[a-z0-9.]+)+")
BAKU = ("penetapan", "anggaran", "berlaku")
TANPA = "tanpa"
"""What stands instead of the closing consideration when there shall be none."""
BERITA_ACARA = "berita-acara"
"""What stands in Memperhatikan for the minutes of the plan's own meeting."""
Baku = Literal["penetapan", "anggaran", "berlaku"]


class Menimbang(Model):
    """The considerations; the closing one is composed (UU 12/2011 Lampiran II, 17-27)."""

    butir: tuple[ButirBerisi, ...] = Field(
        title="Butir",
        description="Pertimbangan, masing-masing satu kalimat yang diawali bahwa.",
        min_length=1,
    )
    penutup: Teks | None = Field(
        None,
        title="Pertimbangan penutup",
        description="Kalimat pengganti pertimbangan penutup; kata tanpa meniadakannya.",
    )

    @model_validator(mode="before")
    @classmethod
    def _daftar_butir(cls, value: Any) -> Any:
        if isinstance(value, str):
            return {"butir": [value]}
        return {"butir": value} if isinstance(value, (list, tuple)) else value

    @field_validator("penutup")
    @classmethod
    def _tanpa(cls, value: str | None) -> str | None:
        return TANPA if value is not None and value.casefold() == TANPA else value


class DasarHukum(Model):
    """One item of Mengingat: a Peraturan by its id, in full, or as free text."""

    id: Id | None = Field(None, title="Id", description="Nama untuk merujuk dasar hukum ini.")
    peraturan: Teks | None = Field(None, title="Peraturan", description="Id peraturan dalam data, misalnya uu-7-2017.")
    data: Peraturan | None = Field(
        None, title="Data", description="Peraturan yang tidak ada dalam data, ditulis lengkap."
    )
    isi: Teks | None = Field(None, title="Isi", description="Kutipan sebagai teks bebas.")
    tanpa_perubahan: YaTidak = Field(
        False, title="Tanpa perubahan", description="Ya bila frasa perubahannya tidak ikut dikutip."
    )

    @model_validator(mode="before")
    @classmethod
    def _id_atau_teks(cls, value: Any) -> Any:
        if isinstance(value, str):
            value = {"isi": value}
        isi = value.get("isi") if isinstance(value, dict) else None
        if not isinstance(isi, str) or "peraturan" in value or not _BENTUK_ID_PERATURAN.fullmatch(isi):
            return value
        return {**{kunci: satu for kunci, satu in value.items() if kunci != "isi"}, "peraturan": isi}

    @model_validator(mode="after")
    def _satu_saja(self) -> "DasarHukum":
        if sum(x is not None for x in (self.peraturan, self.data, self.isi)) != 1:
            pesan = "isi tepat satu dari: peraturan (id), data (lengkap), atau isi (teks bebas)"
            raise ValueError(pesan)
        return self


class Diktum(Model):
    """One diktum: own words, or a standard one by its name (penetapan, anggaran, berlaku)."""

    id: Id | None = Field(None, title="Id", description="Nama untuk merujuk diktum ini.")
    baku: Baku | None = Field(None, title="Diktum baku", description="penetapan, anggaran, atau berlaku.")
    label: FaktaBerisi | None = Field(
        None, title="Label", description="Pengganti label otomatis KESATU, KEDUA, dan seterusnya."
    )
    isi: Kalimat = Field("", title="Isi", description="Kalimat diktum; mengganti kalimat baku bila baku disebut.")
    rincian: tuple[ButirBerisi, ...] = Field((), title="Rincian", description="Butir-butir di bawah diktum.")
    penomoran: Penomoran | None = Field(
        None, title="Penomoran", description="Penomoran rincian: huruf, angka, strip, atau tanpa."
    )
    sambung: Sambung | None = Field(
        None,
        title="Kata sambung",
        description="Kata sesudah rincian terakhir kedua: dan, atau, dan/atau, tanpa.",
    )
    akhir: Teks | None = Field(
        None, title="Akhir kalimat", description="Kata-kata sesudah rincian yang menutup kalimat."
    )

    @model_validator(mode="before")
    @classmethod
    def _baku_atau_teks(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        return {"baku": value} if value in BAKU else {"isi": value}

    @model_validator(mode="after")
    def _ada_isi(self) -> "Diktum":
        if not (self.isi or self.baku):
            pesan = "diktum ini kosong; isi kalimatnya atau sebut baku: penetapan, anggaran, atau berlaku"
            raise ValueError(pesan)
        return self


class Penutup(Model):
    """Place, date, who signs and who certifies the Salinan (UU 12/2011 Lampiran II, 164-166)."""

    tempat: SebarisBerisi | None = Field(None, title="Tempat", description="Tempat penetapan; bakunya ibu kota satker.")
    tanggal: Tanggal | None = Field(None, title="Tanggal", description="Tanggal penetapan; kosong selama rancangan.")
    penanda_tangan: Pejabat = Field(
        Pejabat.model_construct(), title="Penanda tangan", description="Ketua atau Sekretaris yang menandatangani."
    )
    pengesah: Pengesah = Field(
        Pengesah.model_construct(), title="Pengesah", description="Pejabat yang mengesahkan salinan."
    )


class Keputusan(Model):
    """One decree: every fact stands in one field, everything else is composed from these."""

    jenis: Literal["ketua", "sekretaris"] = Field(
        "ketua", title="Jenis", description="Keputusan ketua (KPU) atau keputusan sekretaris."
    )
    nomor: Nomor | None = Field(None, title="Nomor", description="Nomor keputusan; kosong selama rancangan.")
    tahun: int | None = Field(
        None, title="Tahun", description="Tahun keputusan; bakunya tahun tanggal penetapan.", ge=1945, le=2100
    )
    tentang: Teks = Field(
        title="Tentang", description="Nama keputusan dalam huruf judul, tanpa tanda baca akhir.", max_length=1500
    )
    menimbang: Menimbang = Field(title="Menimbang", description="Pertimbangan.")
    mengingat: tuple[DasarHukum, ...] = Field(title="Mengingat", description="Dasar hukum.", min_length=1)
    memperhatikan: tuple[ButirBerisi, ...] = Field(
        (),
        title="Memperhatikan",
        description="Berita acara, surat, dan keputusan yang diperhatikan; berita-acara mengutip rapat pleno plan ini.",
    )
    diktum: tuple[Diktum, ...] = Field(
        (Diktum.model_construct(baku="penetapan"), Diktum.model_construct(baku="berlaku")),
        title="Diktum",
        description="Diktum berurutan; bakunya penetapan dan berlaku.",
        min_length=1,
    )
    lampiran: tuple[Lampiran, ...] = Field((), title="Lampiran", description="Lampiran berurutan.", max_length=300)
    penutup: Penutup = Field(
        Penutup.model_construct(), title="Penutup", description="Tempat, tanggal, dan tanda tangan."
    )

    @field_validator("tentang")
    @classmethod
    def _tanpa_tanda_baca(cls, value: str) -> str:
        if value.endswith((".", ",", ";", ":")):
            saran = "hapus tanda baca di akhir (UU 12/2011 Lampiran II angka 4)"
            raise PydanticCustomError("tanda_baca", "nama keputusan tidak diakhiri tanda baca", {"saran": saran})
        return value

    @model_validator(mode="after")
    def _satu_tahun(self) -> "Keputusan":
        tanggal = self.penutup.tanggal
        if self.tahun and tanggal and tanggal.year != self.tahun:
            saran = "betulkan tanggalnya; bila tanggal itu benar, betulkan tahun"
            raise PydanticCustomError(
                "tahun_berbeda",
                "tanggal penetapan {tanggal} tidak dalam tahun keputusan, {tahun}",
                {
                    "tanggal": bahasa.tanggal(tanggal),
                    "tahun": self.tahun,
                    "saran": saran,
                    "jalur": ("penutup", "tanggal"),
                },
            )
        return self

    @property
    def tahun_keputusan(self) -> int | None:
        """The year of the decree: stated, else of its date."""
        return self.tahun or (self.penutup.tanggal.year if self.penutup.tanggal else None)
