"""The offices: found by Kemendagri code or by name."""

import re
from collections.abc import Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from zi_docs import bahasa
from zi_docs.errors import DataError, Tempat
from zi_docs.models.satker import AcuanSatker, Satker, wilayah_baku
from zi_docs.rujukan.berkas import SARAN, rows

_SENDIRI = ("tingkat", "nama", "provinsi", "ibu_kota", "zona_waktu", "lembaga")
_ACUAN = tuple(AcuanSatker.model_fields)
_TINGKAT = ("provinsi", "kabupaten", "kota")
_PEMBENTUK_WILAYAH = {"tingkat", "nama", "lembaga"}
_SINGKATAN = {"kab": "kabupaten", "kep": "kepulauan", "prov": "provinsi"}
_SINGKAT = re.compile(r"\b(kab|kep|prov)\b")
_LEMBAGA = re.compile(r"^\W*(kpu|kip|komisi (pemilihan umum|independen pemilihan))\b")
_BUKAN_HURUF = re.compile(r"[\W_]+")


class BarisSatker(NamedTuple):
    """One row of satker.csv."""

    kode: str
    tingkat: str
    nama: str
    provinsi_kode: str
    ibu_kota: str
    zona_waktu: str
    lembaga: str
    ejaan_lain: str
    wilayah: str
    keyakinan: str
    catatan: str

    @property
    def sebutan(self) -> str:
        """Code and printed region: '3305 Kabupaten Kebumen'."""
        return f"{self.kode} {self.wilayah or wilayah_baku(self.tingkat, self.nama, self.lembaga)}"

    def names(self) -> set[str]:
        """Every way to name this office, as `_key` reduces it."""
        nama = {self.nama, *self.ejaan_lain.split("|")} - {""}
        return {_key(satu) for satu in nama | {f"{self.tingkat} {satu}" for satu in nama} | {self.wilayah}} - {""}

    def answers_to(self, sebutan: str) -> bool:
        """Return whether people name this office so: 'KPU Kab. Kebumen', 'kebumen'."""
        return _key(sebutan) in self.names()


def _key(text: str) -> str:
    """Reduce a name to its letters, so that 'KPU Kab. Toli-Toli' meets 'Kabupaten Tolitoli'."""
    text = _LEMBAGA.sub("", text.casefold())
    return _BUKAN_HURUF.sub("", _SINGKAT.sub(lambda temuan: _SINGKATAN[temuan[0]], text))


class DaftarSatker:
    """The rows of files like satker.csv, read when first asked for; only the row that is asked for becomes a model."""

    def __init__(self, berkas: Sequence[Path]) -> None:
        """Take the files, of which a later one wins."""
        self._berkas = berkas
        self._tempat: dict[str, tuple[Path, int]] = {}
        self._jadi = lru_cache(maxsize=1 << 10)(self._model)

    def get(self, acuan: AcuanSatker) -> Satker:
        """Return the office of a code or name, with the fields that `acuan` states itself.

        Raises DataError when no office or several offices answer to it.
        """
        # not model_dump: of all that reads a plan nothing else would need this model's serializer
        sendiri = {nama: isi for nama in _ACUAN if (isi := getattr(acuan, nama)) is not None}
        baris = self._find(acuan.kode)
        if len(baris) > 1:
            calon = ", ".join(satu.sebutan for satu in baris)
            raise DataError(f"satker '{acuan.kode}' tidak tunggal: {calon}", f"tulis kodenya: {baris[0].kode}")
        if baris:
            return self._jadi(baris[0], tuple(sendiri.items()))
        if all(kunci in sendiri for kunci in _SENDIRI):
            return Satker(**{"wilayah": wilayah_baku(*_region(sendiri)), **sendiri})
        raise self._unknown(acuan.kode, sendiri)

    def all(self) -> tuple[Satker, ...]:
        """Return every office in the order of the file. Raises DataError when a row is wrong."""
        return tuple(map(self._model, self._baris.values()))

    def baris(self) -> tuple[BarisSatker, ...]:
        """Return every row in the order of the file. Raises DataError when a row is wrong."""
        return tuple(self._baris.values())

    def search(self, kata: str) -> tuple[Satker, ...]:
        """Return the offices whose code begins so, or whose name in any spelling, or seat, holds these words."""
        kode, kunci = kata.strip().replace(".", ""), _key(kata)
        return tuple(
            self._model(baris)
            for baris in self._baris.values()
            if (kode and baris.kode.startswith(kode))
            or (kunci and any(kunci in nama for nama in (*baris.names(), _key(baris.ibu_kota))))
        )

    def near(self, kata: str) -> list[str]:
        """Return code and region of the offices whose code or name is spelt most like a word that finds none."""
        dekat = [self._baris[kode] for kode in bahasa.ejaan_terdekat(kata, self._baris, 3)]
        for kunci in bahasa.ejaan_terdekat(_key(kata), self._nama, 3):
            dekat += self._nama[kunci]
        return list(dict.fromkeys(satu.sebutan for satu in dekat))

    @cached_property
    def _baris(self) -> dict[str, BarisSatker]:
        hasil: dict[str, BarisSatker] = {}
        for path in self._berkas:
            ada: set[str] = set()
            for nomor, isi in rows(path, BarisSatker._fields):
                baris = hasil[isi[0]] = BarisSatker(*isi)
                self._tempat[baris.kode] = path, nomor
                if baris.kode in ada:
                    raise self._wrong(baris, "kode ini tertulis dua kali")
                if baris.tingkat not in _TINGKAT:
                    raise self._wrong(baris, f"tingkat '{baris.tingkat}' bukan {bahasa.daftar(_TINGKAT, 'atau')}")
                ada.add(baris.kode)
        return hasil

    @cached_property
    def _nama(self) -> dict[str, list[BarisSatker]]:
        indeks: dict[str, list[BarisSatker]] = {}
        for baris in self._baris.values():
            for kunci in baris.names():
                indeks.setdefault(kunci, []).append(baris)
        return indeks

    def _find(self, acuan: str) -> list[BarisSatker]:
        baris = self._baris.get(acuan.replace(".", ""))
        return [baris] if baris else self._nama.get(_key(acuan), [])

    def _model(self, baris: BarisSatker, fakta: tuple[tuple[str, str], ...] = ()) -> Satker:
        """Return the office of a row, with what a plan states otherwise."""
        sendiri = dict(fakta)
        provinsi = self._baris.get(baris.provinsi_kode)
        if provinsi is None:
            raise self._wrong(baris, f"provinsi_kode {baris.provinsi_kode} tidak ada dalam data")
        dasar = {kunci: getattr(baris, kunci) for kunci in Satker.model_fields if kunci != "provinsi"}
        dasar |= {"provinsi": provinsi.nama, **sendiri, "kode": baris.kode}
        if not dasar["wilayah"] or (_PEMBENTUK_WILAYAH & sendiri.keys() and "wilayah" not in sendiri):
            dasar["wilayah"] = wilayah_baku(*_region(dasar))
        try:
            return Satker(**dasar)
        except ValidationError as galat:
            kunci = ", ".join(str(satu["loc"][0]) for satu in galat.errors())
            raise self._wrong(baris, f"isi {kunci} tidak sah") from None

    def _wrong(self, baris: BarisSatker, pesan: str) -> DataError:
        path, nomor = self._tempat[baris.kode]
        return DataError(f"satker {baris.kode}: {pesan}", SARAN, Tempat(str(path), nomor, 1))

    def _unknown(self, acuan: str, sendiri: dict[str, str]) -> DataError:
        dekat = self.near(acuan)
        saran = "cari kodenya dengan perintah zi-docs satker"
        if dekat:
            saran = f"mungkin maksud Anda {bahasa.daftar(dekat, 'atau')}"
        if len(sendiri) > 1:
            kurang = ", ".join(kunci for kunci in _SENDIRI if kunci not in sendiri)
            saran += f"; untuk satker di luar data, isi juga {kurang}"
        return DataError(f"satker '{acuan}' tidak dikenal", saran)


def _region(fakta: dict[str, str]) -> tuple[str, str, str]:
    return fakta["tingkat"], fakta["nama"], fakta["lembaga"]
