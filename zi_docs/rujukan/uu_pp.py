"""The rows of uu-pp.csv: found by searching the text, which is faster than parsing all rows."""

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from zi_docs.errors import DataError, Tempat
from zi_docs.rujukan.berkas import SARAN, read_text

_JENIS = {"uu": "Undang-Undang", "pp": "Peraturan Pemerintah"}
_KEYAKINAN = {
    "tinggi": "judul terverifikasi",
    "sedang": "belum terverifikasi",
    "rendah": "belum terverifikasi",
}
_SUMBER = "dibaca mesin dari kumpulan naskah data-peraturan (sampai awal 2023)"
_CATATAN_CABUT = "Pencabutan dibaca mesin dari naskah peraturan yang mencabut."
_ID = re.compile(r"^((?:uu|pp)-\d+-\d+),", re.MULTILINE)


class BarisPeraturan(NamedTuple):
    """One row of uu-pp.csv."""

    id: str
    jenis: str
    nomor: str
    tahun: str
    tentang: str
    ln_nomor: str
    tln: str
    mengubah: str
    dicabut_petunjuk: str
    keyakinan: str

    def facts(self) -> dict[str, Any]:
        """What this row alone tells, in the shape of Peraturan."""
        return {
            "id": self.id,
            "jenis": _JENIS.get(self.jenis),
            "nomor": self.nomor,
            "tahun": self.tahun,
            "tentang": self.tentang,
            "ln": {"tahun": self.tahun, "nomor": self.ln_nomor} if self.ln_nomor else None,
            "tln": self.tln or None,
            "mengubah": self.mengubah or None,
            "dicabut_oleh": self.dicabut_petunjuk or None,
            "sumber": _SUMBER,
            "keyakinan": _KEYAKINAN.get(self.keyakinan),
            "catatan": _CATATAN_CABUT if self.dicabut_petunjuk else "",
        }


class BerkasUuPp:
    """The file, read when first needed; only the rows that are asked for are parsed."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @cached_property
    def teks(self) -> str:
        """The text of the file."""
        return read_text(self._path)

    def find(self, id_: str) -> int:
        """Return where the row of an act begins, or -1."""
        letak = self.teks.find(f"\n{id_},")
        return letak + 1 if letak >= 0 else -1

    def ids(self) -> list[str]:
        """Return the id of every act."""
        return _ID.findall(self.teks)

    def row(self, letak: int) -> BarisPeraturan:
        """Return the row around a position in the text. Raises DataError when it has too many or too few fields."""
        import csv

        awal = self.teks.rfind("\n", 0, letak) + 1
        akhir = self.teks.find("\n", letak)
        isi = next(csv.reader([self.teks[awal : akhir if akhir >= 0 else None]]))
        if len(isi) != len(BarisPeraturan._fields):
            pesan = f"baris ini memuat {len(isi)} kolom, seharusnya {len(BarisPeraturan._fields)}"
            raise self.wrong(awal, pesan)
        return BarisPeraturan(*isi)

    def naming(self, id_: str) -> Iterator[BarisPeraturan]:
        """Yield the rows that name an id in one of their columns."""
        letak = self.teks.find(f",{id_},")
        while letak >= 0:
            yield self.row(letak)
            letak = self.teks.find(f",{id_},", letak + 1)

    def wrong(self, letak: int, pesan: str) -> DataError:
        """Return the error that says `pesan` at the line of a position."""
        return DataError(pesan, SARAN, Tempat(str(self._path), self.teks.count("\n", 0, letak) + 1, 1))
