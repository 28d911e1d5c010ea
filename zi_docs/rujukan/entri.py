"""One peraturan.yaml: an entry is found by its text, because parsing the whole file costs more than citing an act."""

import re
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from zi_docs.rujukan.berkas import BerkasYaml, read_text

_ENTRI = re.compile(r"^- id: (\S+)\n  jenis: (.+)\n  nomor: [\"']?([^\"'\n]+)[\"']?\n  tahun: (\d{4})$", re.MULTILINE)
_PUCUK = re.compile(r"^[^\s#]", re.MULTILINE)
_MENGUBAH = re.compile(r"^  mengubah: [\"']?([\w-]+)", re.MULTILINE)


class Entri(NamedTuple):
    """What an entry is, before anything else of it is read."""

    id: str
    jenis: str
    nomor: str
    tahun: int
    mengubah: str
    awal: int
    akhir: int


class BerkasPeraturan:
    """The entries of one file, each parsed when it is asked for."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @cached_property
    def entri(self) -> dict[str, Entri]:
        """Every entry by id, in the order of the file.

        A file that is not written in the usual form (id, jenis, nomor, tahun on four lines) is parsed whole.
        Raises DataError when it is no list of entries, or says an id twice.
        """
        temuan = list(_ENTRI.finditer(self._teks))
        batas = [*(satu.start() for satu in temuan[1:]), len(self._teks)]
        hasil = {}
        for satu, akhir in zip(temuan, batas, strict=False):
            induk = _MENGUBAH.search(self._teks, satu.end(), akhir)
            hasil[satu[1]] = Entri(
                satu[1], satu[2], satu[3], int(satu[4]), induk[1] if induk else "", satu.start(), akhir
            )
        return hasil if len(hasil) == len(_PUCUK.findall(self._teks)) else self._parsed()

    def facts(self, id_: str) -> tuple[dict[str, Any], BerkasYaml, int]:
        """Return the facts of an entry, with the parsed text they come from and their place in it.

        Raises DataError when the entry is no YAML.
        """
        letak = self.entri[id_]
        if letak.akhir < 0:
            return self._utuh.isi[letak.awal], self._utuh, letak.awal
        potongan = BerkasYaml(self._path, self._teks[letak.awal : letak.akhir], self._teks.count("\n", 0, letak.awal))
        return potongan.isi[0], potongan, 0

    @cached_property
    def _teks(self) -> str:
        return read_text(self._path)

    @cached_property
    def _utuh(self) -> BerkasYaml:
        return BerkasYaml(self._path)

    def _parsed(self) -> dict[str, Entri]:
        hasil: dict[str, Entri] = {}
        for urut, isi in enumerate(self._utuh.sequence()):
            if not isinstance(isi, dict) or not isinstance(isi.get("id"), str):
                raise self._utuh.wrong("entri ini tidak memuat id", (urut,), "tulis id, misalnya id: pkpu-1-2026")
            if isi["id"] in hasil:
                raise self._utuh.wrong(f"id {isi['id']} tertulis dua kali", (urut,), "hapus salah satu")
            tahun = isi.get("tahun")
            hasil[isi["id"]] = Entri(
                isi["id"],
                str(isi.get("jenis", "")),
                str(isi.get("nomor", "")),
                tahun if isinstance(tahun, int) else 0,
                str(isi.get("mengubah") or ""),
                urut,
                -1,
            )
        return hasil
