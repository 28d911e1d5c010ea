"""What an amending decree amends: the link of a chain."""

from pydantic import Field

from zi_docs.models.dasar import Model, Tanggal, Teks


class Acuan(Model):
    """A decree of the same office that another amends."""

    nomor: Teks = Field(title="Nomor", description="Nomor keputusan itu.")
    tahun: int = Field(title="Tahun", description="Tahun keputusan itu.", ge=1945, le=2100)
    tentang: Teks = Field(title="Tentang", description="Nama keputusan itu.")
    tanggal: Tanggal | None = Field(None, title="Tanggal", description="Tanggal penetapannya.")


class Mengubah(Model):
    """Which decree is amended, for which time, and from which plan it was made."""

    ke: int = Field(1, title="Ke", description="Perubahan yang keberapa.", ge=1, le=99)
    dasar: Acuan = Field(title="Dasar", description="Keputusan yang diubah.")
    terakhir: Acuan | None = Field(
        None, title="Terakhir", description="Perubahan sebelumnya, bila sudah pernah diubah."
    )
    plan: Teks = Field(title="Plan", description="Plan yang menjadi asalnya, relatif terhadap plan ini.")
    lampiran: tuple[int, ...] = Field(
        (), title="Lampiran", description="Nomor lampiran keputusan dasar yang digantikan, berurutan."
    )
