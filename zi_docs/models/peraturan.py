"""Regulations and how a decree cites them."""

from collections.abc import Callable

from pydantic import Field

from zi_docs.models.dasar import Kalimat, Model, Tanggal, Teks


class Lembaran(Model):
    """Number of a gazette (Lembaran Negara or Berita Negara) in its year."""

    tahun: int = Field(title="Tahun", description="Tahun lembaran.", ge=1945, le=2100)
    nomor: int = Field(title="Nomor", description="Nomor lembaran.", ge=1)


class Peraturan(Model):
    """One regulation or decree that others cite."""

    id: Teks = Field("-", title="Id", description="Nama pendek untuk mengutip, misalnya uu-7-2017.")
    jenis: Teks = Field(title="Jenis", description="Jenis lengkap, misalnya Undang-Undang.")
    nomor: Teks = Field(title="Nomor", description="Nomor; boleh nomor naskah dinas yang memuat garis miring.")
    tahun: int = Field(title="Tahun", description="Tahun penetapan.", ge=1945, le=2100)
    tentang: Teks = Field(title="Tentang", description="Nama resmi sesudah kata tentang.")
    ln: Lembaran | None = Field(None, title="Lembaran Negara", description="Lembaran Negara Republik Indonesia.")
    tln: int | None = Field(None, title="Tambahan Lembaran Negara", description="Nomor Tambahan Lembaran Negara.", ge=1)
    bn: Lembaran | None = Field(None, title="Berita Negara", description="Berita Negara Republik Indonesia.")
    ditetapkan: Tanggal | None = Field(None, title="Ditetapkan", description="Tanggal penetapan.")
    diundangkan: Tanggal | None = Field(None, title="Diundangkan", description="Tanggal pengundangan.")
    mengubah: Teks | None = Field(None, title="Mengubah", description="Id peraturan yang diubahnya.")
    diubah_oleh: tuple[Teks, ...] = Field((), title="Diubah oleh", description="Id para pengubahnya, menurut urutan.")
    dicabut_oleh: Teks | None = Field(None, title="Dicabut oleh", description="Id peraturan yang mencabutnya.")
    sumber: Kalimat = Field("", title="Sumber", description="Dari mana fakta ini diketahui.")
    keyakinan: Kalimat = Field("", title="Keyakinan", description="Seberapa pasti fakta ini.")
    catatan: Kalimat = Field("", title="Catatan", description="Hal yang perlu diketahui pembaca data.")

    @property
    def sebutan(self) -> str:
        """Kind, number and year: 'Undang-Undang Nomor 7 Tahun 2017'.

        A number of the older correspondence form carries its year inside and takes no 'Tahun'.
        """
        tahun = "" if "/" in self.nomor else f" Tahun {self.tahun}"
        return f"{self.jenis} Nomor {self.nomor}{tahun}"

    @property
    def lembaran(self) -> str:
        """The gazettes in brackets with a leading space, or nothing (UU 12/2011 Lampiran II, 47-48)."""
        bagian = []
        if self.ln:
            bagian.append(f"Lembaran Negara Republik Indonesia Tahun {self.ln.tahun} Nomor {self.ln.nomor}")
        if self.tln:
            bagian.append(f"Tambahan Lembaran Negara Republik Indonesia Nomor {self.tln}")
        if self.bn:
            bagian.append(f"Berita Negara Republik Indonesia Tahun {self.bn.tahun} Nomor {self.bn.nomor}")
        return f" ({', '.join(bagian)})" if bagian else ""

    @property
    def kutipan_dasar(self) -> str:
        """The citation of this act alone, without what amends it."""
        return f"{self.sebutan} tentang {self.tentang}{self.lembaran}"


def kutipan(peraturan: Peraturan, cari: Callable[[str], Peraturan]) -> str:
    """Return the full citation with its amendment phrase (UU 12/2011 Lampiran II, 41a and 41c, examples).

    `cari` gives the Peraturan of an id. Only the latest amendment is named; one that calls itself the second or a later
    one tells that there were several, even where the data misses the earlier.
    """
    if not peraturan.diubah_oleh:
        return peraturan.kutipan_dasar
    terakhir = cari(peraturan.diubah_oleh[-1])
    sekali = len(peraturan.diubah_oleh) == 1 and not terakhir.tentang.startswith("Perubahan Ke")
    frasa = "telah diubah" if sekali else "telah beberapa kali diubah terakhir"
    return f"{peraturan.kutipan_dasar} sebagaimana {frasa} dengan {terakhir.kutipan_dasar}"
