"""A text with sub-points: the grain of Menimbang, Diktum, table cells and free text."""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from zi_docs.models.dasar import Id, Kalimat, Model, Teks

Penomoran = Literal["huruf", "angka", "strip", "tanpa"]
Sambung = Literal["dan", "atau", "dan/atau", "tanpa"]


class Butir(Model):
    """One point: a sentence, optionally a list under it, optionally words that close the sentence after the list."""

    id: Id | None = Field(None, title="Id", description="Nama untuk merujuk butir ini dari teks lain.")
    isi: Kalimat = Field("", title="Isi", description="Kalimat butir ini.")
    rincian: tuple["Butir", ...] = Field((), title="Rincian", description="Butir-butir di bawahnya.")
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
    def _teks_atau_daftar(cls, value: Any) -> Any:
        if value is None:
            return {}
        if isinstance(value, str):
            return {"isi": value}
        return {"rincian": value} if isinstance(value, (list, tuple)) else value

    @model_validator(mode="after")
    def _ada_isi(self) -> "Butir":
        if self.penomoran and not self.rincian:
            raise ValueError("penomoran hanya berarti bila ada rincian")
        for nomor, anak in enumerate(self.rincian):
            if not anak.isi and not anak.rincian:
                pesan = f"butir ke-{nomor + 1} dalam rincian ini kosong"
                saran = {"saran": "isi kalimatnya atau hapus butirnya", "jalur": ("rincian", nomor)}
                raise PydanticCustomError("butir_kosong", pesan, saran)
        return self


def _not_empty(butir: Butir) -> Butir:
    if not butir.isi:
        raise ValueError("butir ini tidak punya kalimat; isi kalimatnya atau hapus butirnya")
    return butir


ButirBerisi = Annotated[Butir, AfterValidator(_not_empty)]
"""A point that says something."""
