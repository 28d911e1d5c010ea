"""The meeting that decides on a decree: when, where, who, and what came of it (rapat pleno)."""

import re
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from zi_docs.models.butir import ButirBerisi
from zi_docs.models.dasar import FaktaBerisi, Model, Tanggal, Teks, YaTidak


def _clock(teks: str) -> str:
    """Return a time as it is printed: two figures, a point, two figures."""
    ada = re.fullmatch(r"(\d{1,2})[.:](\d{2})", teks)
    if ada is None or int(ada[1]) > 23 or int(ada[2]) > 59:  # noqa: PLR2004 - hours and minutes of a day
        saran = "tulis jam dan menitnya, misalnya 10.00; zona waktunya diambil dari satker"
        raise PydanticCustomError("pukul", "pukul ini tidak dapat dibaca", {"saran": saran})
    return f"{int(ada[1]):02}.{ada[2]}"


_TERPANJANG = 1500
_BENTUK_NOMOR = re.compile(r"\d{1,6}|\d{1,6}/\S{0,60}BA\S{0,60}/\d{4}")


def _minutes_number(teks: str) -> str:
    if not (teks.isascii() and _BENTUK_NOMOR.fullmatch(teks)):
        saran = "tulis nomor urutnya saja, misalnya 3, atau lengkap seperti 3/PK.01-BA/6408/2/2026"
        raise PydanticCustomError("nomor_berita_acara", "nomor berita acara ini salah bentuk", {"saran": saran})
    return teks


def _brief(teks: str) -> str:
    if len(teks) > _TERPANJANG:
        pesan = "teks ini terlalu panjang: paling banyak {huruf} huruf"
        raise PydanticCustomError("terlalu_panjang", pesan, {"huruf": _TERPANJANG, "saran": "persingkat teksnya"})
    return teks


Pukul = Annotated[FaktaBerisi, AfterValidator(_clock)]
"""A time of the day without its zone, which is that of the office."""

NomorBeritaAcara = Annotated[FaktaBerisi, AfterValidator(_minutes_number)]
"""A number in full, or only its first figure."""

Ringkas = Annotated[Teks, AfterValidator(_brief)]
"""A text of a few lines."""


class UndanganPleno(Model):
    """The letter that calls the meeting."""

    nomor: FaktaBerisi | None = Field(None, title="Nomor", description="Nomor undangan, ditulis lengkap.")
    tanggal: Tanggal | None = Field(None, title="Tanggal", description="Tanggal undangan.")


class TemplatPleno(Model):
    """Templates of the office's own for the documents beside a decree, as paths relative to the plan."""

    undangan: Teks | None = Field(None, title="Templat undangan", description="Berkas DOCX templat undangan.")
    daftar_hadir: Teks | None = Field(
        None, title="Templat daftar hadir", description="Berkas DOCX templat daftar hadir."
    )
    berita_acara: Teks | None = Field(
        None, title="Templat berita acara", description="Berkas DOCX templat berita acara."
    )
    perbandingan: Teks | None = Field(
        None, title="Templat perbandingan", description="Berkas DOCX templat tabel semula-menjadi."
    )


class Pleno(Model):
    """A meeting; before it is held anything of it may be left out."""

    nomor: NomorBeritaAcara | None = Field(
        None, title="Nomor", description="Nomor berita acara, lengkap atau nomor urutnya saja."
    )
    unit: FaktaBerisi = Field(
        "2", title="Unit", description="Kode unit dalam nomor berita acara yang disusun dari nomor urut."
    )
    tanggal: Tanggal | None = Field(None, title="Tanggal", description="Tanggal rapat pleno dan berita acaranya.")
    pukul: Pukul | None = Field(
        None, title="Pukul", description="Waktu mulai rapat, misalnya 10.00; WIB, WITA, atau WIT dari satker."
    )
    tempat: Ringkas | None = Field(None, title="Tempat", description="Ruang dan alamat rapat.")
    agenda: Ringkas | None = Field(
        None, title="Agenda", description="Yang dibicarakan, tanpa titik; bakunya nama keputusan."
    )
    undangan: UndanganPleno = Field(
        UndanganPleno.model_construct(), title="Undangan", description="Surat undangan rapat."
    )
    pimpinan: FaktaBerisi | None = Field(
        None, title="Pimpinan", description="Id atau nama dalam daftar pejabat; bakunya Ketua."
    )
    peserta: tuple[FaktaBerisi, ...] = Field(
        (),
        title="Peserta",
        description="Id atau nama dalam daftar pejabat; bakunya semua Ketua dan Anggota KPU atau KIP.",
    )
    hadir: tuple[FaktaBerisi, ...] = Field(
        (), title="Hadir", description="Peserta yang hadir dan menandatangani berita acara; bakunya semua peserta."
    )
    notulis: FaktaBerisi | None = Field(
        None, title="Notulis", description="Id atau nama dalam daftar pejabat; dicetak dalam daftar hadir."
    )
    hasil: tuple[ButirBerisi, ...] = Field(
        (), title="Hasil", description="Hasil rapat; bakunya persetujuan atas keputusan ini."
    )
    huruf_kapital: YaTidak = Field(
        False,
        title="Huruf kapital",
        description="Ya bila bilangan dalam tanggal berita acara berawalan huruf kapital: Dua Ribu Dua Puluh Enam.",
    )
    templat: TemplatPleno = Field(
        TemplatPleno.model_construct(), title="Templat", description="Templat kantor sendiri."
    )

    @model_validator(mode="after")
    def _undangan_dahulu(self) -> Self:
        if self.tanggal and self.undangan.tanggal and self.undangan.tanggal > self.tanggal:
            raise PydanticCustomError(
                "undangan_sesudah_rapat",
                "undangan bertanggal sesudah rapat plenonya",
                {"saran": "perbaiki tanggal undangan atau tanggal rapat", "jalur": ("undangan", "tanggal")},
            )
        return self
