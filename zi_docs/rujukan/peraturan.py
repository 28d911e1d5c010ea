"""The regulations: an office's own, what decrees usually cite (peraturan.yaml), every other UU and PP (uu-pp.csv)."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

from pydantic import ValidationError

from zi_docs import bahasa
from zi_docs.errors import DataError
from zi_docs.models.peraturan import Peraturan
from zi_docs.rujukan.entri import BerkasPeraturan, Entri
from zi_docs.rujukan.sebutan import kind_key, number_key
from zi_docs.rujukan.uu_pp import BerkasUuPp

_LENGKAPI = "tulis peraturannya lengkap dengan kunci data"
_LAIN = {kind_key(satu): satu for satu in ("uu", "pp")}


class DaftarPeraturan:
    """All files of regulations, read when first needed; only the act that is asked for becomes a model."""

    def __init__(self, utama: Sequence[Path], lain: Path) -> None:
        """Take the files like peraturan.yaml, of which an earlier one wins, and the one like uu-pp.csv."""
        self._utama = [BerkasPeraturan(path) for path in utama]
        self._lain = BerkasUuPp(lain)
        self._jadi: dict[str, Peraturan] = {}

    def get(self, id_: str) -> Peraturan:
        """Return the act of an id such as 'uu-7-2017'.

        Raises DataError when there is none or its facts are wrong.
        """
        if id_ not in self._jadi:
            self._jadi[id_] = self._make(id_)
        return self._jadi[id_]

    def find(self, jenis: str, nomor: str, tahun: int) -> Peraturan | None:
        """Return the act of a kind, number and year, or None. Raises DataError when its facts are wrong."""
        kunci = kind_key(jenis), number_key(nomor), tahun
        if kunci in self._indeks:
            return self.get(self._indeks[kunci])
        id_ = f"{_LAIN.get(kunci[0], '-')}-{kunci[1]}-{tahun}"
        return self.get(id_) if id_[0] != "-" and self._lain.find(id_) >= 0 else None

    def main(self) -> tuple[Peraturan, ...]:
        """Return every act of the files like peraturan.yaml, in their order."""
        return tuple(self.get(id_) for id_ in self._entri)

    def search(self, kata: str, singkatan: Mapping[str, str], batas: int) -> list[Peraturan]:
        """Return the acts that a query means, best first; `singkatan` may stand for words of a title."""
        from zi_docs.rujukan import cari

        if (id_ := kata.strip().casefold()) in self._entri or self._lain.find(id_) >= 0:
            return [self.get(id_)]
        utama = {satu.id: satu for satu in self.main()}
        calon = [cari.candidate(satu) for satu in utama.values()]
        calon += (satu for satu in cari.candidates(self._lain.teks) if satu.id not in utama)
        return [self.get(id_) for id_ in cari.search(kata, calon, singkatan, batas)]

    def check(self) -> None:
        """Read every entry of the office's own file. Raises DataError with the line of what is wrong or missing."""
        for berkas in self._utama[:-1]:
            for id_ in berkas.entri:
                peraturan = self.get(id_)
                for nama in ("mengubah", "dicabut_oleh", "diubah_oleh"):
                    isi = getattr(peraturan, nama)
                    for rujuk in (isi,) if isinstance(isi, str) else isi or ():
                        self._known(berkas, id_, nama, rujuk)

    def _known(self, berkas: BerkasPeraturan, id_: str, nama: str, rujuk: str) -> None:
        if rujuk in self._entri or self._lain.find(rujuk) >= 0:
            return
        _, yaml, urut = berkas.facts(id_)
        dekat = self.near(rujuk)
        saran = f"mungkin maksud Anda {dekat[0]}; bila bukan, " if dekat else ""
        raise yaml.wrong(
            f"{nama} menyebut '{rujuk}', yang tidak ada dalam data", (urut, nama), f"{saran}tambahkan peraturan itu"
        )

    def near(self, id_: str, batas: int = 1) -> list[str]:
        """Return the ids spelt most like one that is not there; the acts that are usually cited come first."""
        return bahasa.ejaan_terdekat(id_, dict.fromkeys([*self._entri, *self._lain.ids()]), batas)

    @cached_property
    def _entri(self) -> dict[str, tuple[BerkasPeraturan, Entri]]:
        """Where each entry of the files like peraturan.yaml stands, by id."""
        hasil: dict[str, tuple[BerkasPeraturan, Entri]] = {}
        for berkas in reversed(self._utama):
            hasil |= {id_: (berkas, entri) for id_, entri in berkas.entri.items()}
        return hasil

    @cached_property
    def _indeks(self) -> dict[tuple[str, str, int], str]:
        return {
            (kind_key(entri.jenis), number_key(entri.nomor), entri.tahun): id_
            for id_, (_, entri) in self._entri.items()
        }

    def _make(self, id_: str) -> Peraturan:
        if id_ in self._entri:
            return self._entry(id_)
        letak = self._lain.find(id_)
        if letak < 0:
            raise self._unknown(id_)
        fakta = self._lain.row(letak).facts()
        try:
            return Peraturan.model_validate({**fakta, "diubah_oleh": tuple(self._amending(id_))})
        except ValidationError as galat:
            kunci = ", ".join(str(satu["loc"][0]) for satu in galat.errors())
            raise self._lain.wrong(letak, f"{id_}: isi {kunci} tidak sah") from None

    def _entry(self, id_: str) -> Peraturan:
        fakta, berkas, urut = self._entri[id_][0].facts(id_)
        if isinstance(fakta.get("nomor"), int):  # YAML takes 7 for a number, and so would anyone who writes it
            fakta = {**fakta, "nomor": str(fakta["nomor"])}
        peraturan = berkas.model(Peraturan, fakta, urut)
        return self._with_own_amendments(peraturan)

    def _with_own_amendments(self, peraturan: Peraturan) -> Peraturan:
        """Return the act with what an office's own file says to amend it, after what was known before."""
        baru = {
            id_: (str(entri.tahun), number_key(entri.nomor))
            for berkas in self._utama[:-1]
            for id_, entri in berkas.entri.items()
            if entri.mengubah == peraturan.id and id_ not in peraturan.diubah_oleh
        }
        return peraturan.model_copy(update={"diubah_oleh": (*peraturan.diubah_oleh, *_in_order(baru))})

    def _amending(self, id_: str) -> list[str]:
        """Ids of what amends an act of uu-pp.csv, oldest first.

        A Perppu does not count: the law that adopts it amends in its stead.
        """
        urut = {baris.id: (baris.tahun, baris.nomor) for baris in self._lain.naming(id_) if baris.mengubah == id_}
        for lain, (_, entri) in self._entri.items():
            if entri.mengubah == id_ and not lain.startswith("perppu-"):
                urut[lain] = str(entri.tahun), number_key(entri.nomor)
        return _in_order(urut)

    def _unknown(self, id_: str) -> DataError:
        dekat = self.near(id_, 3)
        saran = f"mungkin maksud Anda {bahasa.daftar(dekat, 'atau')}; bila bukan, {_LENGKAPI}" if dekat else _LENGKAPI
        return DataError(f"peraturan '{id_}' tidak ada dalam data", saran)


def _in_order(urut: dict[str, tuple[str, str]]) -> list[str]:
    """Return ids by year and number; numbers are text, of which the shorter is the smaller."""
    return sorted(urut, key=lambda id_: (urut[id_][0], len(urut[id_][1]), urut[id_][1]))
