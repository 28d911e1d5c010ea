"""Reference data → models: offices, regulations, standard wording and named sets of columns."""

from functools import cache, cached_property
from pathlib import Path

from zi_docs import assets, bahasa
from zi_docs.errors import DataError
from zi_docs.models.lampiran import Kolom
from zi_docs.models.peraturan import Peraturan, kutipan
from zi_docs.models.redaksi import Redaksi
from zi_docs.models.satker import AcuanSatker, Satker
from zi_docs.rujukan.berkas import BerkasYaml
from zi_docs.rujukan.peraturan import DaftarPeraturan
from zi_docs.rujukan.satker import DaftarSatker

__all__ = ["Rujukan", "rujukan"]


class Rujukan:
    """One folder of reference data; each file is read when first needed and then kept.

    Faults in the files raise DataError too.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._satker = DaftarSatker(folder / "satker.csv")
        self._peraturan = DaftarPeraturan(folder / "peraturan.yaml", folder / "uu-pp.csv")
        self._susunan: dict[str, tuple[Kolom, ...]] = {}

    def satker(self, acuan: AcuanSatker) -> Satker:
        """Return the office that a plan names by code or by name.

        What the plan states itself wins over the data; a plan that states every field serves an office that
        the data do not know.
        Raises DataError when no office, or more than one, answers to the name.
        """
        return self._satker.get(acuan)

    def semua_satker(self) -> tuple[Satker, ...]:
        """Return every office in the order of codes."""
        return self._satker.all()

    def peraturan(self, id_: str) -> Peraturan:
        """Return the regulation of an id such as 'uu-7-2017'. Raises DataError when the data have none."""
        return self._peraturan.get(id_)

    def kutipan(self, id_: str, tanpa_perubahan: bool = False) -> str:  # noqa: FBT001, FBT002 - a fact of the plan
        """Return the citation of a regulation, with what amends it last unless `tanpa_perubahan`.

        Raises DataError when the data have no such regulation.
        """
        peraturan = self.peraturan(id_)
        return peraturan.kutipan_dasar if tanpa_perubahan else kutipan(peraturan, self.peraturan)

    def redaksi(self, jenis: str) -> Redaksi:
        """Return every standard wording of a kind of decree, 'ketua' or 'sekretaris'.

        Raises DataError when the data lack the kind or one of its sentences.
        """
        berkas = self._redaksi
        redaksi = berkas.model(Redaksi, {**berkas.table("umum"), **berkas.table(jenis)}, jenis)
        kurang = [nama for nama in Redaksi.model_fields if getattr(redaksi, nama) is None]
        if kurang:
            raise berkas.wrong(f"redaksi {jenis} belum memuat {bahasa.daftar(kurang)}", (jenis,))
        return redaksi

    def kolom(self, nama: str) -> tuple[Kolom, ...]:
        """Return the columns of a named set such as 'personalia'.

        Raises DataError when the data have none.
        """
        if nama not in self._susunan:
            self._susunan[nama] = self._columns(nama)
        return self._susunan[nama]

    def _columns(self, nama: str) -> tuple[Kolom, ...]:
        berkas = self._kolom
        ada = berkas.table()
        if nama not in ada:
            dekat = bahasa.ejaan_terdekat(nama, ada)
            saran = f"mungkin maksud Anda {dekat[0]}" if dekat else f"susunan yang ada: {', '.join(ada)}"
            raise DataError(f"susunan kolom '{nama}' tidak ada dalam data", saran)
        return tuple(berkas.model(Kolom, satu, nama, urut) for urut, satu in enumerate(berkas.sequence(nama)))

    @cached_property
    def _redaksi(self) -> BerkasYaml:
        return BerkasYaml(self.folder / "redaksi.yaml")

    @cached_property
    def _kolom(self) -> BerkasYaml:
        return BerkasYaml(self.folder / "kolom.yaml")


def rujukan(folder: Path | None = None) -> Rujukan:
    """Return the reference data of a folder; without one the shipped data, which are read once per process.

    Raises DataError when the shipped data are missing.
    """
    return Rujukan(folder) if folder else _shipped()


@cache
def _shipped() -> Rujukan:
    return Rujukan(assets.data())
