"""Reference data → models: offices, regulations, standard wording, named sets of columns, words of the domain."""

from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from zi_docs import assets, bahasa
from zi_docs.errors import DataError, os_reason
from zi_docs.models.lampiran import Kolom, SusunanKolom
from zi_docs.models.peraturan import Peraturan, kutipan
from zi_docs.models.redaksi import Redaksi
from zi_docs.models.satker import AcuanSatker, Satker
from zi_docs.rujukan.berkas import BerkasYaml
from zi_docs.rujukan.peraturan import DaftarPeraturan
from zi_docs.rujukan.satker import BarisSatker, DaftarSatker

if TYPE_CHECKING:
    from zi_docs.models.istilah import Istilah
    from zi_docs.models.plan import Plan
    from zi_docs.rujukan.kosakata import Kosakata

__all__ = ["Rujukan", "rujukan", "rujukan_of"]

_BERKAS_KANTOR = ("satker.csv", "peraturan.yaml", "kolom.yaml", "istilah.yaml", "kata.txt")
_BERKAS_DATA = {".csv", ".yaml", ".yml"}


class Rujukan:
    """One folder of reference data, and perhaps an office's own over it; each file is read when first needed.

    Faults in the files raise DataError too.
    """

    def __init__(self, folder: Path, milik: Path | None = None) -> None:
        """Read `folder`, and the files in `milik`, whose entries are added and win."""
        self.folder = folder
        self._milik = milik
        self._satker = DaftarSatker(self._files("satker.csv"))
        self._peraturan = DaftarPeraturan(self._files("peraturan.yaml")[::-1], folder / "uu-pp.csv")
        self._susunan: dict[str, tuple[Kolom, ...]] = {}
        self._redaksi_jenis: dict[str, Redaksi] = {}
        self._kutipan: dict[tuple[str, bool], str] = {}

    def _files(self, nama: str) -> list[Path]:
        """Return the file of the folder and, where it has one, that of the office."""
        milik = self._milik / nama if self._milik else None
        return [self.folder / nama, *([milik] if milik and milik.exists() else [])]

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

    def baris_satker(self) -> tuple[BarisSatker, ...]:
        """Return every office with the other spellings of its name, in the order of codes."""
        return self._satker.baris()

    def search_satker(self, kata: str) -> tuple[Satker, ...]:
        """Return the offices that a code, or a part of a name in any spelling, or a seat, can mean."""
        return self._satker.search(kata)

    def near_satker(self, kata: str) -> list[str]:
        """Return code and region of the offices spelt most like a word that finds none."""
        return self._satker.near(kata)

    def peraturan(self, id_: str) -> Peraturan:
        """Return the regulation of an id such as 'uu-7-2017'. Raises DataError when the data have none."""
        return self._peraturan.get(id_)

    def find_peraturan(self, jenis: str, nomor: str, tahun: int) -> Peraturan | None:
        """Return the regulation of a kind, number and year as a decree prints them, or None.

        Spelling and abbreviations of the kind do not matter; of a number such as '314/ORT.07-Kpt/01/KPU/V/2021' the
        leading figures count, so that a number with a slip in it finds the act whose number it should be.
        """
        return self._peraturan.find(jenis, nomor, tahun)

    def semua_peraturan(self) -> tuple[Peraturan, ...]:
        """Return every regulation of peraturan.yaml, in the order of the file; uu-pp.csv is not read."""
        return self._peraturan.main()

    def search_peraturan(self, kata: str, batas: int = 20) -> list[Peraturan]:
        """Return the regulations that a query means, best first: 'uu 7 2017', 'pemilihan umum', 'PKPU 14/2020'."""
        singkatan = {s.singkatan.casefold(): s.kepanjangan.casefold() for s in self.istilah().singkatan}
        return self._peraturan.search(kata, singkatan, batas)

    def near_peraturan(self, kata: str, batas: int = 3) -> list[Peraturan]:
        """Return the regulations whose ids look like a query that found nothing: for 'uu 99 2017' uu-9-2017."""
        mirip = "-".join(kata.casefold().replace("/", " ").split())
        return [self.peraturan(id_) for id_ in self._peraturan.near(mirip, batas)]

    def istilah(self) -> "Istilah":
        """Return the words of the domain: spelling, abbreviations, areas, positions, roles."""
        return self._istilah

    def kosakata(self) -> "Kosakata":
        """Return the words that the spelling rules know."""
        return self._kosakata

    def kutipan(self, id_: str, tanpa_perubahan: bool = False) -> str:  # noqa: FBT001, FBT002 - a fact of the plan
        """Return the citation of a regulation, with what amends it last unless `tanpa_perubahan`.

        Raises DataError when the data have no such regulation.
        """
        key = id_, tanpa_perubahan
        if key not in self._kutipan:
            peraturan = self.peraturan(id_)
            sendiri = peraturan.kutipan_dasar
            self._kutipan[key] = sendiri if tanpa_perubahan else kutipan(peraturan, self.peraturan)
        return self._kutipan[key]

    def redaksi(self, jenis: str) -> Redaksi:
        """Return every standard wording of a kind of decree, 'ketua' or 'sekretaris'.

        Raises DataError when the data lack the kind or one of its sentences.
        """
        if jenis not in self._redaksi_jenis:
            self._redaksi_jenis[jenis] = self._wording(jenis)
        return self._redaksi_jenis[jenis]

    def _wording(self, jenis: str) -> Redaksi:
        berkas = self._redaksi
        redaksi = berkas.model(Redaksi, {**berkas.table("umum"), **berkas.table(jenis)}, jenis)
        kurang = [nama for nama in Redaksi.model_fields if getattr(redaksi, nama) is None]
        if kurang:
            raise berkas.wrong(f"redaksi {jenis} belum memuat {bahasa.daftar(kurang)}", (jenis,))
        return redaksi

    def rumus_perubahan(self) -> dict[str, str]:
        """Return the sentences of an amending decree, with names in braces that the caller fills."""
        return {nama: str(isi) for nama, isi in self._redaksi.table("perubahan").items()}

    def kolom(self, nama: str) -> tuple[Kolom, ...]:
        """Return the columns of a named set such as 'personalia'.

        Raises DataError when the data have none.
        """
        if nama not in self._susunan:
            self._susunan[nama] = self._columns(nama)
        return self._susunan[nama]

    def susunan(self, susunan: SusunanKolom) -> tuple[Kolom, ...]:
        """Return the columns that an annex states: those of its named set, or its own list.

        Raises DataError when the data have no such set, or when neither is stated.
        """
        if susunan.prasetel:
            return self.kolom(susunan.prasetel)
        if not susunan.daftar:
            raise DataError("tabel ini tidak punya kolom", "tulis judul kolom-kolomnya pada `kolom`")
        return susunan.daftar

    def check(self) -> None:
        """Read everything that the office's own folder adds. Raises DataError with file and line of a mistake."""
        self._peraturan.check()
        if len(self._files("satker.csv")) > 1:
            self.semua_satker()
        if self._kolom_milik:
            for nama in self._kolom_milik.table():
                self.kolom(nama)
        if len(self._files("istilah.yaml")) > 1:
            self.istilah()
        if len(self._files("kata.txt")) > 1:
            self.kosakata()

    def _columns(self, nama: str) -> tuple[Kolom, ...]:
        ada = {satu: berkas for berkas in (self._kolom, self._kolom_milik) if berkas for satu in berkas.table()}
        if nama not in ada:
            dekat = bahasa.ejaan_terdekat(nama, ada)
            saran = f"mungkin maksud Anda {dekat[0]}" if dekat else f"susunan yang ada: {', '.join(ada)}"
            raise DataError(f"susunan kolom '{nama}' tidak ada dalam data", saran)
        berkas = ada[nama]
        return tuple(berkas.model(Kolom, satu, nama, urut) for urut, satu in enumerate(berkas.sequence(nama)))

    @cached_property
    def _redaksi(self) -> BerkasYaml:
        return BerkasYaml(self.folder / "redaksi.yaml")

    @cached_property
    def _kolom(self) -> BerkasYaml:
        return BerkasYaml(self.folder / "kolom.yaml")

    @cached_property
    def _kolom_milik(self) -> BerkasYaml | None:
        milik = self._files("kolom.yaml")[1:]
        return BerkasYaml(milik[0]) if milik else None

    @cached_property
    def _istilah(self) -> "Istilah":
        from zi_docs.rujukan.istilah import read_istilah

        return read_istilah(self._files("istilah.yaml"))

    @cached_property
    def _kosakata(self) -> "Kosakata":
        from zi_docs.rujukan.kosakata import read_kosakata

        return read_kosakata(self._files("kata.txt"))


def rujukan(folder: Path | None = None) -> Rujukan:
    """Return the reference data: the shipped ones, which are read once per process, under those of a folder.

    The folder is an office's own; all of it is read and checked.
    Raises DataError when it holds nothing to read, a file of another name, or a mistake, with file and line.
    """
    return _own(folder, _stamp(folder)) if folder else _shipped()


def rujukan_of(plan: "Plan") -> Rujukan:
    """Return the reference data of a plan: the shipped ones, under those of the folder that it names as `data`."""
    return rujukan(plan.folder / plan.data) if plan.data else rujukan()


@cache
def _shipped() -> Rujukan:
    return Rujukan(assets.data())


@lru_cache(maxsize=8)
def _own(folder: Path, _saat: tuple[tuple[str, int], ...]) -> Rujukan:
    hasil = Rujukan(assets.data(), folder)
    hasil.check()
    return hasil


def _stamp(folder: Path) -> tuple[tuple[str, int], ...]:
    """Return the data files of a folder with the time of their last change."""
    try:
        isi = sorted(f for f in folder.iterdir() if f.suffix in _BERKAS_DATA or f.name in _BERKAS_KANTOR)
        saat = tuple((satu.name, satu.stat().st_mtime_ns) for satu in isi)
    except OSError as galat:
        pesan = f"folder data {folder} tidak dapat dibaca: {os_reason(galat)}"
        raise DataError(pesan, "periksa nama foldernya; tempatnya dihitung dari folder plan") from None
    yang_dibaca = f"yang dibaca: {bahasa.daftar(_BERKAS_KANTOR)}"
    if asing := [nama for nama, _ in saat if nama not in _BERKAS_KANTOR]:
        raise DataError(f"berkas {asing[0]} dalam folder data {folder} tidak dikenal", yang_dibaca)
    if not saat:
        raise DataError(f"folder data {folder} tidak berisi data", yang_dibaca)
    return saat
