"""What is written into a plan when its decree is adopted."""

from pydantic import Field

from zi_docs.models.dasar import Model, Teks


class Penetapan(Model):
    """The adoption of a decree: from here on its wording stands."""

    sidik: Teks = Field(title="Sidik", description="Sidik naskah saat ditetapkan; ditulis oleh zi-docs tetapkan.")
    alasan: Teks | None = Field(
        None,
        title="Alasan",
        description="Mengapa naskah yang sudah ditetapkan ditulis ulang tanpa keputusan perubahan.",
    )
