"""The regulations: what decrees usually cite from peraturan.yaml, every other UU and PP from uu-pp.csv."""

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from zi_docs import bahasa
from zi_docs.errors import DataError, Tempat
from zi_docs.models.peraturan import Peraturan
from zi_docs.rujukan.berkas import SARAN, BerkasYaml, read_text

_JENIS = {"uu": "Undang-Undang", "pp": "Peraturan Pemerintah"}
_KEYAKINAN = {
    "tinggi": "judul terverifikasi",
    "sedang": "belum terverifikasi",
    "rendah": "belum terverifikasi",
}
_SUMBER = "dibaca mesin dari kumpulan naskah data-peraturan (sampai awal 2023)"
_CATATAN_CABUT = "Pencabutan dibaca mesin dari naskah peraturan yang mencabut."
_LENGKAPI = "tulis peraturannya lengkap dengan kunci data"
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


class DaftarPeraturan:
    """Both files of regulations, read when first needed; only the act that is asked for becomes a model."""

    def __init__(self, utama: Path, lain: Path) -> None:
        self._utama = utama
        self._lain = lain
        self._jadi: dict[str, Peraturan] = {}

    def get(self, id_: str) -> Peraturan:
        """Return the act of an id such as 'uu-7-2017'.

        Raises DataError when there is none or its facts are wrong.
        """
        if id_ not in self._jadi:
            self._jadi[id_] = self._make(id_)
        return self._jadi[id_]

    @cached_property
    def _berkas(self) -> BerkasYaml:
        return BerkasYaml(self._utama)

    @cached_property
    def _entri(self) -> dict[str, tuple[int, dict[str, Any]]]:
        """Place and facts of each entry of peraturan.yaml, by id."""
        hasil: dict[str, tuple[int, dict[str, Any]]] = {}
        for urut, isi in enumerate(self._berkas.sequence()):
            if not isinstance(isi, dict) or not isinstance(isi.get("id"), str):
                raise self._berkas.wrong("entri ini tidak memuat id", (urut,))
            hasil[isi["id"]] = urut, isi
        return hasil

    @cached_property
    def _teks(self) -> str:
        """The text of uu-pp.csv: searching it for one act is faster than parsing all rows."""
        return read_text(self._lain)

    def _make(self, id_: str) -> Peraturan:
        if id_ in self._entri:
            urut, isi = self._entri[id_]
            return self._berkas.model(Peraturan, isi, urut)
        letak = self._teks.find(f"\n{id_},")
        if letak < 0:
            raise self._unknown(id_)
        fakta = self._row(letak + 1).facts()
        try:
            return Peraturan.model_validate({**fakta, "diubah_oleh": tuple(self._amending(id_))})
        except ValidationError as galat:
            kunci = ", ".join(str(satu["loc"][0]) for satu in galat.errors())
            raise self._wrong(letak + 1, f"{id_}: isi {kunci} tidak sah") from None

    def _row(self, letak: int) -> BarisPeraturan:
        """Return the row around a position in the text of uu-pp.csv."""
        import csv

        awal = self._teks.rfind("\n", 0, letak) + 1
        akhir = self._teks.find("\n", letak)
        isi = next(csv.reader([self._teks[awal : akhir if akhir >= 0 else None]]))
        if len(isi) != len(BarisPeraturan._fields):
            pesan = f"baris ini memuat {len(isi)} kolom, seharusnya {len(BarisPeraturan._fields)}"
            raise self._wrong(awal, pesan)
        return BarisPeraturan(*isi)

    def _amending(self, id_: str) -> list[str]:
        """Ids of what amends an act of uu-pp.csv, oldest first.

        A Perppu does not count: the law that adopts it amends in its stead.
        """
        urut = {baris.id: (baris.tahun, baris.nomor) for baris in self._naming(id_) if baris.mengubah == id_}
        for lain, (_, isi) in self._entri.items():
            if isi.get("mengubah") == id_ and not lain.startswith("perppu-"):
                urut[lain] = str(isi.get("tahun")), str(isi.get("nomor"))
        # Numbers as text: the shorter is the smaller.
        return sorted(urut, key=lambda satu: [(len(angka), angka) for angka in urut[satu]])

    def _naming(self, id_: str) -> Iterator[BarisPeraturan]:
        """Yield the rows that name an id in one of their columns."""
        letak = self._teks.find(f",{id_},")
        while letak >= 0:
            yield self._row(letak)
            letak = self._teks.find(f",{id_},", letak + 1)

    def _wrong(self, letak: int, pesan: str) -> DataError:
        return DataError(pesan, SARAN, Tempat(str(self._lain), self._teks.count("\n", 0, letak) + 1, 1))

    def _unknown(self, id_: str) -> DataError:
        dekat = bahasa.ejaan_terdekat(id_, [*self._entri, *_ID.findall(self._teks)], 3)
        saran = f"mungkin maksud Anda {bahasa.daftar(dekat, 'atau')}; bila bukan, {_LENGKAPI}" if dekat else _LENGKAPI
        return DataError(f"peraturan '{id_}' tidak ada dalam data", saran)
