"""What an office, or a kind of office, words otherwise: YAML files laid over the pattern.

In the folder stand `3305.yaml` or `3305/plan.yaml` for one office, and `provinsi.yaml`, `kabupaten.yaml`, `kota.yaml`,
`kip.yaml` for all of a kind; that of the office wins. Mappings are merged, other values replaced; what stands under
`tambah` joins the list at that path.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from zi_docs import bahasa
from zi_docs.batch.pohon import Beda, resolve
from zi_docs.errors import Masalah, PlanError, Tempat, os_reason
from zi_docs.models.satker import Satker
from zi_docs.plan.sumber import Terisi, fill
from zi_docs.plan.yaml import Isi, Jalur, Letak, read_yaml
from zi_docs.rujukan import Rujukan

_TAMBAH = "tambah"
_KANTOR = (("satker",), ("satker", "kode"))
_GOLONGAN = ("kip", "provinsi", "kabupaten", "kota")
_AKHIRAN = frozenset({".yaml", ".yml"})
_ABAIKAN = (".", "~")
_SEPERTI_PLAN = frozenset({"plan.yml", "plan.yaml.txt", "plan.yml.txt"})


class Timpaan:
    """The files of a folder by what they are named after."""

    def __init__(self, folder: Path | None) -> None:
        """Look into the folder. Raises PlanError when it cannot be read, or names one office twice."""
        self.berkas: dict[str, Path] = {}
        self._salah_nama: list[tuple[str, Path, Path]] = []
        """Files that look like plans, each with whose it seems to be and what it should be called."""
        for nama, path, benar in _files(folder) if folder else ():
            if path != benar:
                self._salah_nama.append((nama, path, benar))
                continue
            if nama in self.berkas:
                saran = "gabungkan keduanya"
                raise PlanError.satu(f"{nama} punya dua berkas: {self.berkas[nama]} dan {path}", saran)
            self.berkas[nama] = path

    def of(self, satker: Satker) -> Iterator[Path]:
        """Yield the files that concern an office; a later one wins."""
        golongan = ("kip" if satker.lembaga == "KIP" else "", satker.tingkat, satker.kode)
        yield from (self.berkas[nama] for nama in golongan if nama in self.berkas)

    def strangers(self, kode: Iterable[str]) -> list[Masalah]:
        """Return the files that are named after no office, and those of offices that are not read for their name.

        Each with the code or the name that was probably meant.
        """
        dikenal = (*kode, *_GOLONGAN)
        hasil = [
            Masalah(f"{path} tidak dibaca karena namanya", _renamed(benar), Tempat(str(path), 1, 1))
            for nama, path, benar in self._salah_nama
            if nama in dikenal
        ]
        for nama, path in self.berkas.items():
            if nama not in dikenal:
                dekat = bahasa.ejaan_terdekat(nama, dikenal, 3)
                saran = f"mungkin maksud Anda {bahasa.daftar(dekat, 'atau')}" if dekat else "beri nama kode satker"
                hasil.append(Masalah(f"{path} bukan bernama kode satker", saran, Tempat(str(path), 1, 1)))
        return hasil


def _files(folder: Path) -> Iterator[tuple[str, Path, Path]]:
    """Yield whose each file is, the file, and what it should be called: itself where it is read."""
    try:
        for satu in sorted(folder.iterdir()):
            if satu.name.startswith(_ABAIKAN):
                continue
            if satu.is_dir():
                plan = satu / "plan.yaml"
                mirip = [di for di in sorted(satu.iterdir()) if _looks_like_a_plan(di)]
                if plan.is_file():
                    yield satu.name, plan, plan
                    mirip = [di for di in mirip if di.name.casefold() in _SEPERTI_PLAN]
                yield from ((satu.name, di, plan) for di in mirip)
            elif satu.suffix.casefold() in _AKHIRAN:
                yield satu.stem.casefold(), satu, satu
            elif _looks_like_a_plan(satu):
                nama = Path(satu.stem).stem.casefold()
                yield nama, satu, folder / f"{nama}.yaml"
    except OSError as galat:
        pesan = f"folder {folder} tidak dapat dibaca: {os_reason(galat)}"
        raise PlanError.satu(pesan, "periksa nama folder sesudah --kantor") from None


def _renamed(benar: Path) -> str:
    return f"gabungkan dengan {benar}, atau pindahkan" if benar.is_file() else f"beri nama {benar}"


def _looks_like_a_plan(path: Path) -> bool:
    """Whether a file has the ending of YAML, or one to which an editor added that of a text."""
    akhiran = path.suffix.casefold()
    akhiran = Path(path.stem).suffix.casefold() if akhiran == ".txt" else akhiran
    return akhiran in _AKHIRAN and not path.name.startswith(_ABAIKAN) and path.is_file()


def read_overlay(path: Path, pola: Mapping[str, Isi], acuan: Rujukan, kode: str | None = None) -> list[Beda]:
    """Return the values of one file, those that replace before those that join; `kode`: of the office that owns it.

    Raises PlanError, also for values that hold for the whole batch.
    """
    terisi = fill(read_yaml(path), path.parent, acuan)
    if terisi.masalah:
        raise PlanError(terisi.masalah)
    isi, letak = terisi.berkas.isi, terisi.berkas.letak
    ganti = {kunci: nilai for kunci, nilai in isi.items() if kunci != _TAMBAH}
    hasil = [*_values(ganti, letak, (), terisi, pola)]
    tambah, di = isi.get(_TAMBAH), letak.turun(_TAMBAH)
    if isinstance(tambah, dict) and di:
        hasil += [satu._replace(tambah=True) for satu in _values(tambah, di, (), terisi, pola, awalan=(_TAMBAH,))]
    elif tambah is not None:
        saran = "tulis seperti `tambah: {mengingat: [uu-7-2017]}`"
        raise PlanError.satu("tambah harus berisi jalur dan butir-butirnya", saran, terisi.berkas.tempat((_TAMBAH,)))
    if asing := [masalah for satu in hasil if (masalah := _of_all(satu, kode))]:
        raise PlanError(asing)
    # Paths of this file are not those of the plan that it becomes part of.
    catatan = tuple(replace(satu, jalur=()) for satu in (*terisi.berkas.catatan, *terisi.catatan) if satu.saran)
    return [satu._replace(catatan=catatan) for satu in hasil if satu.jalur not in _KANTOR]


def _of_all(satu: Beda, kode: str | None) -> Masalah | None:
    """Return what is wrong with a value that names another office, or other data than those of the pattern."""
    if satu.jalur in _KANTOR and satu.isi != kode:
        milik = f"kantor {kode}" if kode else "banyak kantor"
        pesan = f"berkas ini milik {milik}, jadi satker tidak dapat diganti di sini"
        return Masalah(pesan, "hapus satker dari berkas ini", satu.tempat, satu.jalur)
    if satu.jalur[0] == "data":
        saran = "tulis data dalam pola; bila kantor ini saja, buat plan-nya dengan zi-docs render"
        return Masalah("data berlaku untuk semua kantor", saran, satu.tempat, satu.jalur)
    return None


def _values(  # noqa: PLR0913 - a mapping, its place, and what both belong to
    isi: Mapping[str, Isi],
    letak: Letak,
    atas: tuple[str, ...],
    terisi: Terisi,
    pola: Mapping[str, Isi],
    *,
    awalan: Jalur = (),
) -> Iterator[Beda]:
    """Yield every value of a mapping that is no mapping itself, with its path in the pattern."""
    for kunci, nilai in isi.items():
        di = letak.turun(kunci) or letak
        langkah = (*atas, *kunci.split("."))
        if isinstance(nilai, dict):
            yield from _values(nilai, di, langkah, terisi, pola, awalan=(*awalan, kunci))
            continue
        tempat = di.tempat(terisi.berkas.nama)
        sel = {k[len(awalan) + 1 :]: v for k, v in terisi.tempat.items() if k[: len(awalan) + 1] == (*awalan, kunci)}
        rinci = {**dict(_places(di, terisi.berkas.nama)), **sel}
        yield Beda(resolve(dict(pola), langkah, tempat), nilai, tempat, rinci=rinci, letak=di)


def _places(letak: Letak, berkas: str, jalur: Jalur = ()) -> Iterator[tuple[Jalur, Tempat]]:
    for langkah, anak in (letak.anak or {}).items():
        yield (*jalur, langkah), anak.tempat(berkas)
        yield from _places(anak, berkas, (*jalur, langkah))
