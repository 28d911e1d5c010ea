"""Rules on positions: the names of the sub-sections of a secretariat."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from zi_docs.rules.aturan import Jalur, Remark, Severity, rule
from zi_docs.rules.personalia import people
from zi_docs.rules.subjek import Subject

if TYPE_CHECKING:
    from zi_docs.models.istilah import UnitKerja
    from zi_docs.rujukan import Rujukan

_PKPU = "PKPU 14/2020 tentang susunan organisasi dan tata kerja sekretariat"
_TERPANJANG = 300
"""Letters of a position at most."""


class Sebutan(NamedTuple):
    """A position that names a unit of the secretariat."""

    jalur: Jalur
    jenis: str
    """The word before the unit's name as written: Subbagian, bagian."""
    ada: str
    """The unit's name as written."""
    unit: "UnitKerja"

    def quote(self, subject: Subject, kata: str) -> str:
        """Return these words where they stand in one line, else ''."""
        return kata if any(t.jalur == self.jalur and kata in t.polos for t in subject.teks) else ""


@lru_cache(maxsize=1)
def _mentions(subject: Subject) -> tuple[Sebutan, ...]:
    """Return the units that positions name, in an office of a regency or town, where all units are sub-sections."""
    nama, pola = _units(subject.rujukan)
    if subject.satker.tingkat == "provinsi" or not nama:
        return ()
    semua = ((orang, pola.search(orang.jabatan[:_TERPANJANG])) for orang in people(subject) if orang.jabatan)
    return tuple(Sebutan(o.jalur["jabatan"], ada[1], ada[2], nama[ada[2].casefold()]) for o, ada in semua if ada)


@lru_cache(maxsize=2)
def _units(rujukan: "Rujukan") -> "tuple[dict[str, UnitKerja], re.Pattern[str]]":
    """Return the units by every spelling of their names, and where a position names one."""
    semua = [(nama, satu) for satu in rujukan.istilah().unit for nama in (satu.nama, *satu.ejaan)]
    menurut = {teks.casefold(): unit for teks, unit in sorted(semua, key=lambda satu: -len(satu[0]))}
    ejaan = "|".join(re.escape(teks) for teks in menurut)
    return menurut, re.compile(rf"(?i)\b((?:sub[\s.-]{{0,2}})?bagian) ({ejaan})\b")


@rule("ZI834", Severity.CATATAN, _PKPU, pasti=False)
def nama_subbagian_tidak_resmi(subject: Subject) -> Iterator[Remark]:
    """Jabatan menyebut subbagian dengan nama yang bukan nama resminya.

    Mengapa: nama subbagian tertulis dalam peraturan; koma dan katanya ikut menentukan. Nama yang hanya berbeda koma
        sebelum "dan" dibiarkan. Setiap bentuk disebut satu kali.

    Buruk:
        lampiran:
          - jenis: susunan personalia
            judul: Susunan Personalia Tim
            anggota:
              - {nama: Siti Aminah, jabatan: Kepala Subbagian Keuangan Umum dan Logistik, kedudukan: Ketua}
    Baik:
        lampiran:
          - jenis: susunan personalia
            judul: Susunan Personalia Tim
            anggota:
              - {nama: Siti Aminah, jabatan: "Kepala Subbagian Keuangan, Umum, dan Logistik", kedudukan: Ketua}
    """
    sudah: set[str] = set()
    for satu in _mentions(subject):
        kunci = _key(satu.ada)
        if kunci != _key(satu.unit.nama) and kunci not in sudah:
            sudah.add(kunci)
            pesan = f'"{satu.ada}" bukan nama resmi subbagian'
            yield Remark(pesan, satu.jalur, f'tulis "{satu.unit.nama}"', satu.quote(subject, satu.ada))


def _key(nama: str) -> str:
    return nama.casefold().replace(", dan ", " dan ")


@rule("ZI835", Severity.CATATAN, _PKPU, pasti=False)
def bagian_di_kantor_kabupaten(subject: Subject) -> Iterator[Remark]:
    """Jabatan di kantor kabupaten atau kota menyebut bagian, padahal yang ada subbagian.

    Mengapa: sekretariat kabupaten dan kota terdiri atas subbagian; bagian hanya ada di provinsi. Disebut satu kali.

    Buruk:
        lampiran:
          - jenis: susunan personalia
            judul: Susunan Personalia Tim
            anggota:
              - {nama: Siti Aminah, jabatan: "Staf bagian Perencanaan, Data, dan Informasi", kedudukan: Ketua}
    Baik:
        lampiran:
          - jenis: susunan personalia
            judul: Susunan Personalia Tim
            anggota:
              - {nama: Siti Aminah, jabatan: "Staf Subbagian Perencanaan, Data, dan Informasi", kedudukan: Ketua}
    """
    ada = [satu for satu in _mentions(subject) if satu.jenis.casefold() == "bagian"]
    if ada:
        banyak = f" ({len(ada)} jabatan)" if len(ada) > 1 else ""
        pesan = f'"{ada[0].jenis} {ada[0].ada}"{banyak}: kantor ini mempunyai subbagian, bukan bagian'
        kutip = ada[0].quote(subject, f"{ada[0].jenis} {ada[0].ada}")
        yield Remark(pesan, ada[0].jalur, f'tulis "Subbagian {ada[0].ada}"', kutip)
