"""People who sign and certify."""

from typing import Any, Literal

from pydantic import Field, model_validator

from zi_docs.models.dasar import Baris, FaktaSebaris, Id, Kalimat, Model, SebarisBerisi, Teks


class Pejabat(Model):
    """A person in an office, named as the decree prints the name."""

    pejabat: Teks | None = Field(None, title="Pejabat", description="Id atau nama dalam daftar pejabat plan ini.")
    nama: FaktaSebaris = Field("", title="Nama", description="Nama sebagaimana dicetak; kosong bila belum diketahui.")
    jabatan: Baris = Field((), title="Jabatan", description="Jabatan sebagaimana dicetak, satu baris atau beberapa.")
    nip: FaktaSebaris = Field("", title="NIP", description="NIP 18 angka; hanya dicetak bila diisi.")
    status: Literal["", "Plt.", "Plh."] = Field(
        "", title="Status", description="Plt. atau Plh. bila pejabat bukan definitif."
    )

    @model_validator(mode="before")
    @classmethod
    def _nama_saja(cls, value: Any) -> Any:
        return {"nama": value} if isinstance(value, str) else value


class PejabatTerdaftar(Model):
    """A person of the plan's list of officials, to whom signature blocks and teams refer."""

    id: Id | None = Field(None, title="Id", description="Nama pendek untuk merujuk; tanpa id, rujuk dengan namanya.")
    nama: SebarisBerisi = Field(title="Nama", description="Nama sebagaimana dicetak.")
    jabatan: Baris = Field((), title="Jabatan", description="Jabatan sebagaimana dicetak.")
    nip: FaktaSebaris = Field("", title="NIP", description="NIP 18 angka; hanya dicetak bila diminta.")
    pangkat: Kalimat = Field("", title="Pangkat", description="Pangkat dan golongan, bila dicetak.")
    status: Literal["", "Plt.", "Plh."] = Field(
        "", title="Status", description="Plt. atau Plh. bila pejabat bukan definitif."
    )

    @property
    def rujukan(self) -> str:
        """The name by which the plan refers to this person."""
        return self.id or self.nama


class Pengesah(Pejabat):
    """Who certifies that a Salinan agrees with the original."""

    unit: Baris = Field((), title="Unit", description="Baris unit di atas jabatan; biasanya sekretariat.")
    pengantar: Teks | None = Field(
        None, title="Pengantar", description="Kalimat di atas unit; baku: Salinan sesuai dengan aslinya."
    )
