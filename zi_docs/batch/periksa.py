"""Every office of a batch, validated, composed and checked before anything is written."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from zi_docs.batch.bahan import Bahan
from zi_docs.batch.hal import Daftar, Hal, of_findings, of_problems, own_words
from zi_docs.batch.muka import DiMuka
from zi_docs.batch.nama import name_key, result_name
from zi_docs.batch.pohon import shown_path
from zi_docs.batch.sidik import Sidik, own_files
from zi_docs.compose import compose, missing
from zi_docs.errors import ComposeError, Masalah, MasalahError, PlanError, ZiDocsError
from zi_docs.models.bentuk import Bentuk
from zi_docs.models.plan import Plan
from zi_docs.pipeline import check
from zi_docs.plan.muat import data_folder
from zi_docs.plan.yaml import Isi
from zi_docs.rules import Severity

Temuan = Mapping[str, int]
"""How many findings of each severity."""
Maju = Callable[[int, int], None]
"""Told how many are done of how many."""
_PRIBADI = (
    ("nomor",),
    ("penutup", "penanda_tangan", "nama"),
    ("penutup", "pengesah", "nama"),
)
"""What is another one in every office, so that a pattern rarely means it for all."""


class Syarat(NamedTuple):
    """How a batch is looked at."""

    bentuk: tuple[Bentuk, ...]
    """The forms wanted; none: asli when nothing is missing anywhere, else rancangan."""
    periksa: bool
    nama_berkas: str | None
    lanjut: bool = False
    """Whether the results of sound offices are made though others are not."""


@dataclass(frozen=True, slots=True)
class Siap:
    """An office whose plan is read: what its results are called and made of, and what the checker said."""

    kode: str
    nama: str
    berkas: Mapping[Bentuk, str]
    masukan: Mapping[Bentuk, str]
    """For every form, wanted or not: by it the results of earlier runs are found old."""
    temuan: Temuan | None
    salah: bool
    """Whether something is wrong with more than a rancangan of it."""


@dataclass(slots=True)
class Pemeriksaan:
    """What was found in a whole batch."""

    banyak: int
    siap: list[Siap] = field(default_factory=list)
    gagal: dict[str, str] = field(default_factory=dict)
    """Offices of which not even a rancangan can be made, each with the first reason."""
    asing: int = 0
    """What is wrong in the table with no known office, as a row without code."""
    hal: Daftar = field(default_factory=Daftar)
    kurang: int = 0
    """Offices of which no asli could be made yet."""
    salah: int = 0
    """Offices of which no more than a rancangan can be made."""
    bentuk: tuple[Bentuk, ...] = ()
    milik: set[str] = field(default_factory=set)
    """Emblems and templates of the office's own."""
    lewat: dict[str, int] = field(default_factory=dict)
    """Offices that were not checked again, because nothing changed since, with the warnings they had."""
    di_muka: DiMuka = field(default_factory=DiMuka)

    @property
    def akhir(self) -> bool:
        """Whether more than a rancangan is made."""
        return any(satu is not Bentuk.RANCANGAN for satu in self.bentuk)

    @property
    def layak(self) -> list[Siap]:
        """The offices whose results may be made."""
        return [satu for satu in self.siap if not (self.akhir and satu.salah)]


class Pemeriksa:
    """Looks at one office after the other."""

    def __init__(self, bahan: Bahan, syarat: Syarat, dikenal: Mapping[str, Temuan], di_muka: DiMuka) -> None:
        """`dikenal`: what the checker said of results made of the same, by their hash."""
        self._bahan = bahan
        self._syarat = syarat
        self._dikenal = dikenal
        self._di_muka = di_muka
        self._sidik = Sidik(data_folder(bahan.pola.isi, bahan.pola.path.parent))
        self._nama: dict[str, tuple[str, Bentuk]] = {}
        self._salah: dict[str, list[Masalah]] = {}
        for satu in bahan.tabel.salah:
            self._salah.setdefault(satu.kode, []).append(satu.masalah)

    def all(self, maju: Maju) -> Pemeriksaan:
        """Return what was found; each office is built, looked at and forgotten, but for the documents made ahead."""
        kode = self._bahan.kode
        hasil = Pemeriksaan(len(kode), di_muka=self._di_muka)
        self._settle(hasil)
        milik = {*kode, *(satu.kode for satu in self._bahan.pola.acuan.baris_satker())}
        for asing in (satu for satu in self._salah if satu not in milik):
            hasil.hal.add(asing, of_problems(self._salah[asing]))
            hasil.asing += len(self._salah[asing])
        for nomor, satu in enumerate(kode, 1):
            self._one(satu, hasil)
            maju(nomor, len(kode))
        hasil.hal.add("", self._shared(hasil))
        return hasil

    def _settle(self, hasil: Pemeriksaan) -> None:
        """Settle on the forms that are made, as far as is known by now."""
        bentuk = self._syarat.bentuk or _usual(bool(hasil.kurang))
        if bentuk != hasil.bentuk:
            hasil.di_muka.clear()
            hasil.bentuk = bentuk

    def _one(self, kode: str, hasil: Pemeriksaan) -> None:
        satker, baris = self._bahan.satker(kode), self._bahan.tabel.baris.get(kode)
        sendiri = own_words(satker, baris.beda if baris else ())
        try:
            plan = self._plan(kode)
            kurang = bool(missing(plan, Bentuk.ASLI))
            hal = self._composed(kode, plan, self._syarat.bentuk or _usual(kurang))
        except PlanError as galat:
            hasil.hal.add(kode, of_problems(galat.masalah), sendiri)
            hasil.gagal[kode] = galat.masalah[0].pesan if galat.masalah else "tidak terbaca"
            return
        bentuk = self._syarat.bentuk or (Bentuk.ASLI, Bentuk.RANCANGAN)
        masukan = self._sidik.of(plan, Bentuk)
        temuan = next((self._dikenal[masukan[b]] for b in bentuk if masukan[b] in self._dikenal), None)
        if temuan is not None and self._syarat.periksa:
            hasil.lewat[kode] = temuan.get("peringatan", 0)
        elif self._syarat.periksa:
            ada = of_findings(check(plan, self._bahan.pola.acuan))
            temuan = {t: sum(satu.tingkat is t for satu in ada) for t in Severity}
            hal += ada
        berkas = {b: result_name(self._syarat.nama_berkas, plan, satker, b, self._bahan.pola.acuan) for b in bentuk}
        if sama := self._taken(kode, berkas):
            hal.append(sama)
            hasil.gagal[kode] = sama.masalah.pesan
        hasil.hal.add(kode, hal, sendiri)
        hasil.milik |= set(own_files(plan))
        hasil.kurang += kurang
        self._settle(hasil)
        if not sama:
            salah = any(satu.tingkat is Severity.GALAT for satu in hal)
            siap = Siap(kode, satker.singkatan, berkas, masukan, temuan, salah)
            if tak_dapat := self._make_ahead(plan, siap, hasil):
                hasil.hal.add(kode, of_problems(tak_dapat), sendiri)
                hasil.gagal[kode] = tak_dapat[0].pesan
            else:
                hasil.siap.append(siap)
                hasil.salah += salah

    def _make_ahead(self, plan: Plan, siap: Siap, hasil: Pemeriksaan) -> Sequence[Masalah]:
        """Make the documents of an office, unless they will not be written, as far as is known by now.

        Return why they cannot be made, as with an emblem or a template that cannot be used.
        """
        berhenti = hasil.gagal or hasil.asing or (hasil.akhir and hasil.salah)
        tak_perlu = berhenti and not self._syarat.lanjut and not own_files(plan)
        if tak_perlu or (hasil.akhir and siap.salah):
            return ()
        try:
            for bentuk in hasil.bentuk:
                hasil.di_muka.make(siap.berkas[bentuk], siap.masukan[bentuk], plan, bentuk, self._bahan.pola.acuan)
        except MasalahError as galat:
            return galat.masalah
        except ZiDocsError as galat:
            return (Masalah(str(galat)),)
        return ()

    def _plan(self, kode: str) -> Plan:
        """Return the plan of an office. Raises PlanError, also for a row of the table that is wrong."""
        if salah := self._salah.get(kode):
            raise PlanError(salah)
        return self._bahan.pola.plan(self._bahan.tree(kode))

    def _composed(self, kode: str, plan: Plan, bentuk: Iterable[Bentuk]) -> list[Hal]:
        """Tell the plan what is noticed in composing it, and return what is missing or wrong in the final forms.

        Raises PlanError when not even a rancangan can be composed.
        """
        catatan: tuple[Masalah, ...] | None = None
        masalah: dict[Masalah, None] = {}
        kurang: set[str] = set()
        for satu_bentuk in bentuk:
            try:
                catatan = compose(plan, self._bahan.pola.acuan, satu_bentuk).catatan
            except ComposeError as galat:
                masalah |= dict.fromkeys(galat.masalah)
                kurang |= {satu.pesan for satu in missing(plan, satu_bentuk)}
        sumber = plan.sumber
        if sumber is None:  # a plan of the pattern always knows its source
            return of_problems(masalah, akhir=True)
        if catatan is None:
            try:
                catatan = compose(plan, self._bahan.pola.acuan, Bentuk.RANCANGAN).catatan
            except ComposeError as galat:
                raise PlanError(sumber.placed(galat.masalah)) from None
        sumber.penyusunan = catatan
        ditempatkan = sumber.placed(masalah)
        di_tabel = (self._bahan.placed(kode, satu) if satu.pesan in kurang else satu for satu in ditempatkan)
        return of_problems(di_tabel, akhir=True)

    def _taken(self, kode: str, berkas: Mapping[Bentuk, str]) -> Hal | None:
        """Return that another result bears the same name, to a system that does not tell capitals apart."""
        for bentuk, nama in berkas.items():
            lain, bentuk_lain = self._nama.setdefault(name_key(nama), (kode, bentuk))
            if (lain, bentuk_lain) != (kode, bentuk):
                siapa = f"kantor {lain} dan {kode}" if lain != kode else f"{bentuk_lain} dan {bentuk} kantor {kode}"
                pesan = f'dua hasil bernama sama "{nama}": {siapa}'
                return Hal(Severity.GALAT, self._other_name(pesan))
        return None

    def _other_name(self, pesan: str) -> Masalah:
        """Return the problem of a name, with the place that gives it: the option, or the pattern."""
        diminta = self._syarat.nama_berkas
        if diminta is None:
            saran = "hapus nama_berkas dari pola, atau pakai --nama-berkas yang pendek dengan {kode}"
            return Masalah(pesan, saran, self._bahan.pola.terisi.berkas.tempat(("nama_berkas",)))
        apa = "pendekkan pola nama" if "{kode}" in diminta else "sertakan {kode}"
        return Masalah(pesan, f"{apa} dalam --nama-berkas")

    def _shared(self, hasil: Pemeriksaan) -> Iterator[Hal]:
        """Yield what the pattern says for all offices though it is another one in each."""
        if hasil.banyak <= 1:
            return
        for jalur in _PRIBADI:
            isi = _at(self._bahan.pola.isi, jalur)
            sendiri = sum(any(b.jalur == jalur for b in baris.beda) for baris in self._bahan.tabel.baris.values())
            if isi and not sendiri:
                pesan = f'{shown_path(jalur)} "{isi}" dari pola dipakai semua kantor'
                saran = "beri kolomnya dalam tabel kantor, atau kosongkan dalam pola"
                tempat = self._bahan.pola.terisi.berkas.tempat(jalur)
                yield Hal(Severity.PERINGATAN, Masalah(pesan, saran, tempat, jalur))


def _usual(kurang: bool) -> tuple[Bentuk, ...]:  # noqa: FBT001 - a question of yes or no
    """Return the form that nobody asked for: where something is missing for asli, rancangan are made of all."""
    return (Bentuk.RANCANGAN if kurang else Bentuk.ASLI,)


def _at(isi: Isi, jalur: tuple[str, ...]) -> str:
    """Return the text at a path; a person may be stated by the name alone."""
    for langkah in jalur:
        if isinstance(isi, dict):
            isi = isi.get(langkah)
    return isi if isinstance(isi, str) else ""
