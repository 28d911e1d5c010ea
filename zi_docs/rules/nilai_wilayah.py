"""What is wrong with the names of regions in a decree: another's name, or its own misspelt."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from zi_docs import bahasa
from zi_docs.compose import Tulisan
from zi_docs.models.satker import Satker
from zi_docs.rujukan import Rujukan
from zi_docs.rujukan.satker import BarisSatker
from zi_docs.rules.aturan import Remark, Severity
from zi_docs.rules.kemiripan import is_near
from zi_docs.rules.nama_wilayah import Sebutan, kamus, letters, mentions
from zi_docs.rules.pola import pattern
from zi_docs.rules.sebutan_akta import Akta, cited_acts
from zi_docs.rules.subjek import Subject, fix

_KABUPATEN, _KOTA, _PROVINSI = "kabupaten", "kota", "provinsi"
_LEMBAGA_UMUM = frozenset({"kpu", "kip", "umum", "pemilihan", _PROVINSI, _KABUPATEN})
_TEMPAT = frozenset({"di", "ke", "dari", "menuju"})
_PIHAK = _TEMPAT | {"kepada", "dengan", "oleh", "bagi", "untuk", "antara", "bersama", "dan", "serta"}
_KUNJUNGAN = pattern(
    r"studi (?:tiru|banding)|kunjungan|benchmark|magang|kerja sama|kerjasama|bertempat|narasumber", re.IGNORECASE
)
_HUBUNGAN = pattern(
    r"koordinasi|kerja sama|kerjasama|sinergi|konsultasi|mutasi|alih tugas|penugasan|pindah|berasal|berbatas|perbatas|"
    r"\bantara\b|tetangga|sekitar|mengacu|belajar|mencontoh|membandingkan",
    re.IGNORECASE,
)
"""What another office or region near by is named for: to deal with it, to come from it, to be compared with it."""
_BERWILAYAH_SENDIRI = frozenset(
    {"pengadilan", "kejaksaan", "polres", "polresta", "polrestabes", "polsek", "resor", "kodim", "korem", "distrik"}
    | {"kppn", "kpknl", "kpp", "pratama", "imigrasi", "lapas", "rutan", "pemasyarakatan", "bapas", "karantina"}
)
"""Institutions whose districts are not those of the regencies."""
_SEMENTARA = pattern(r"\bpl[th]\b", re.IGNORECASE)
_MILIK = pattern(r"\b(?:berita acara\b[^;]*|nota dinas\b[^;]*|keputusan)\s*$", re.IGNORECASE)
_TERBACA = 100_000
"""Letters of a text that are read; what follows is no prose."""
_TERBANYAK = 1000
"""More regions in one text are no copied name."""
_BUKAN_WILAYAH = frozenset({"batubara", "kotabaru", "jakarta", "jakartapusat"})
"""Coal, a new town; and the seat of the KPU, where everybody goes."""
_BERNAMA = frozenset(
    {"universitas", "institut", "politeknik", "bank", "jalan", "jl", "hotel", "bandara", "pelabuhan", "stasiun"}
    | {"sungai", "pulau", "danau", "gunung", "laut", "selat", "teluk", "batik", "kopi", "sultan"}
)
"""Words whose own name may be that of a region."""


class _Diri(NamedTuple):
    """The office of the decree: what it may name without being another."""

    satker: Satker
    provinsi: str
    """Code of its province."""
    nama_provinsi: str
    tempat: frozenset[str]
    """Seats of the office and of all provinces, as letters."""

    def owns(self, baris: BarisSatker) -> bool:
        """Return whether a region is its own: itself, its province, all regencies of a province."""
        if self.satker.tingkat == _PROVINSI and baris.provinsi_kode == self.provinsi:
            return True
        return baris.kode in {self.satker.kode, self.provinsi}

    def owns_any(self, sebutan: Sebutan) -> bool:
        """Return whether a mention can mean a region of its own."""
        return any(self.owns(satu) for satu in _meant(sebutan) or sebutan.baris)


@dataclass(frozen=True)
class _Lembar:
    """One text with all the regions that it mentions."""

    satu: Tulisan
    semua: tuple[Sebutan, ...]
    diri: _Diri

    @cached_property
    def mentah(self) -> str:
        """The text as written, in small letters."""
        return self.satu.mentah.casefold()

    @cached_property
    def names_itself(self) -> bool:
        """Whether it mentions an own region."""
        return any(self.diri.owns_any(satu) for satu in self.semua)

    @cached_property
    def tells_of_visit(self) -> bool:
        """Whether it is about going to others."""
        return bool(_KUNJUNGAN.search(self.satu.polos))

    def typed(self, kata: str) -> bool:
        """Return whether words stand in the plan here, and not by way of a fact that is judged where it stands."""
        return bool(kata) and kata.rsplit(maxsplit=1)[-1].casefold() in self.mentah

    def quote(self, sebutan: Sebutan) -> str:
        """Return the words of a mention as they stand in the text."""
        return self.satu.polos[sebutan.awal : sebutan.akhir]


class Temuan(NamedTuple):
    """A remark and the code of the rule that makes it."""

    kode: str
    catatan: Remark


def _meant(sebutan: Sebutan) -> tuple[BarisSatker, ...]:
    """Return the offices of the level that is written; none where there is no such region."""
    return tuple(b for b in sebutan.baris if sebutan.tingkat in {"", b.tingkat})


def _printed(baris: BarisSatker) -> str:
    return baris.sebutan.partition(" ")[2]


def _self(subject: Subject) -> _Diri:
    satker = subject.satker
    induk = _provinces(subject.rujukan).get(satker.provinsi)
    tempat = (satker.ibu_kota, subject.plan.penutup.tempat or "")
    return _Diri(
        satker,
        induk.kode if induk else satker.kode[:2],
        _printed(induk) if induk else satker.provinsi,
        _seats_of_provinces(subject.rujukan) | {letters(satu) for satu in tempat},
    )


@lru_cache(maxsize=2)
def _provinces(rujukan: Rujukan) -> dict[str, BarisSatker]:
    return {b.nama: b for b in reversed(rujukan.baris_satker()) if b.tingkat == _PROVINSI}


@lru_cache(maxsize=2)
def _seats_of_provinces(rujukan: Rujukan) -> frozenset[str]:
    return frozenset(letters(b.ibu_kota) for b in _provinces(rujukan).values())


@lru_cache(maxsize=1)
def found(subject: Subject) -> tuple[Temuan, ...]:
    """Return what is wrong with the names of regions; several rules share one pass."""
    diri, nama = _self(subject), kamus(subject.rujukan, subject.satker)
    daftar = _listed(subject)
    hasil: list[Temuan] = []
    for satu in subject.typed:
        semua = mentions(satu.polos[:_TERBACA], nama)
        if not semua or _names_no_region(satu) or (satu.bagian != "pejabat" and satu.mentah in daftar):
            continue
        lembar = _Lembar(satu, semua[:_TERBANYAK], diri)
        for sebutan in lembar.semua:
            hasil += _judge(lembar, sebutan)
    return tuple(hasil)


def _names_no_region(satu: Tulisan) -> bool:
    """Return whether a text is the name of a person, or the place that another rule compares with the seat."""
    if satu.bagian == "penutup":
        return satu.peran == "tempat" or satu.peran.startswith("nama ")
    return satu.peran == "nama" and (satu.bagian == "pejabat" or "anggota" in satu.jalur)


def _listed(subject: Subject) -> set[str]:
    """Return the positions of the list of officials, which stand again wherever a person is referred to."""
    hasil: set[str] = set()
    for orang in subject.plan.pejabat:
        sekalian = " ".join(orang.jabatan)
        hasil |= {*orang.jabatan, sekalian, f"{orang.status} {sekalian}"}
    return hasil


def _judge(lembar: _Lembar, sebutan: Sebutan) -> Iterator[Temuan]:
    if lembar.diri.owns_any(sebutan):
        yield from _own(lembar, sebutan)
    elif not lembar.typed(sebutan.nama) or _is_generic(lembar.satu, sebutan) or _in_title(lembar, sebutan):
        return
    elif sebutan.lembaga:
        yield _other_office(lembar, sebutan)
    elif tingkat := _weight(lembar, sebutan):
        yield _other_region(lembar, sebutan, tingkat)


def _is_generic(satu: Tulisan, sebutan: Sebutan) -> bool:
    """Return whether it is one of 'KPU Provinsi/KIP Aceh' and 'Kabupaten/Kota'."""
    if sebutan.umum and set(sebutan.sebelum[:1]) & _LEMBAGA_UMUM:
        return True
    aceh = sebutan.lembaga == "KIP" and not sebutan.tingkat and {b.tingkat for b in sebutan.baris} == {_PROVINSI}
    sekitar = satu.polos[max(0, sebutan.awal - 60) : sebutan.akhir + 60].casefold()
    return aceh and (_PROVINSI in sekitar or "kabupaten/kota" in sekitar)


def _in_title(lembar: _Lembar, sebutan: Sebutan) -> bool:
    """Return whether it stands in the title of an act that is not the office's own."""
    akta = cited_acts(lembar.satu.polos)
    n = bisect_right(akta, sebutan.awal, key=lambda a: a.judul) - 1
    return n >= 0 and sebutan.awal < akta[n].akhir and not _is_own_act(lembar, akta[n])


def _is_own_act(lembar: _Lembar, akta: Akta) -> bool:
    if _MILIK.search(lembar.satu.polos, akta.awal, akta.nomor):
        return True
    pembentuk = [s for s in lembar.semua if s.lembaga and akta.awal <= s.awal < akta.nomor]
    return any(lembar.diri.owns_any(s) for s in pembentuk[-1:])


def _other_office(lembar: _Lembar, sebutan: Sebutan) -> Temuan:
    satu, diri = lembar.satu, lembar.diri
    kutip, sendiri = lembar.quote(sebutan), diri.satker.singkatan
    pasti = _stands_for_itself(lembar, sebutan)
    mirip = f" mirip nama {_printed(sebutan.baris[0])}," if sebutan.dekat else ""
    pesan = f'"{kutip}"{mirip} bukan kantor pembentuk keputusan ini, {sendiri}'
    saran = f"ganti dengan {sendiri}; bila kantor lain itu memang dimaksud, sebut aturan ini dalam abaikan"
    if diri.satker.tingkat != _PROVINSI and all(b.tingkat == _PROVINSI for b in sebutan.baris):
        saran = f"ganti dengan {diri.satker.lembaga} {diri.nama_provinsi} atau {sendiri}, mana yang dimaksud"
    obat = fix(satu, kutip, _own_name(kutip)) if pasti else ()
    wajar = _is_visit(satu, sebutan) or (_is_near_by(diri, sebutan) and _deals_with(satu, sebutan))
    tingkat = Severity.GALAT if pasti else Severity.CATATAN if wajar else None
    return Temuan("ZI801", Remark(pesan, satu.jalur, saran, kutip, obat, tingkat))


def _own_name(kutip: str) -> str:
    """Return the fact that names the office itself in the form that the quoted words have."""
    fakta = "satker.singkatan" if kutip[: len("KPU")].casefold() in {"kpu", "kip"} else "satker.lembaga"
    return f"{{{{ {fakta.upper() if kutip.isupper() else fakta} }}}}"


def _stands_for_itself(lembar: _Lembar, sebutan: Sebutan) -> bool:
    """Return whether the decree calls the other office its own: then no other reading is left."""
    if sebutan.dekat or not sebutan.tingkat:
        return False
    if sebutan.sebelum[:2] == ("keputusan", "menetapkan") or sebutan.sebelum[:1] == ("pleno",):
        return True
    satu = lembar.satu
    if lembar.names_itself or lembar.tells_of_visit:
        return False
    if satu.bagian in {"redaksi", "penutup"} or satu.peran == "kepala":
        return not _SEMENTARA.search(satu.polos)
    judul = satu.bagian == "judul" or (satu.bagian == "lampiran" and satu.peran == "judul")
    if "lingkungan" in sebutan.sebelum[:2]:
        return judul or satu.bagian in {"menimbang", "diktum"}
    return judul and not set(sebutan.sebelum[:1]) & _PIHAK


def _is_visit(satu: Tulisan, sebutan: Sebutan) -> bool:
    return bool(_KUNJUNGAN.search(satu.polos, max(0, sebutan.awal - 120), sebutan.awal))


def _deals_with(satu: Tulisan, sebutan: Sebutan) -> bool:
    """Return whether the words before tell why another is named."""
    return bool(_HUBUNGAN.search(satu.polos, max(0, sebutan.awal - 80), sebutan.awal))


def _is_near_by(diri: _Diri, sebutan: Sebutan) -> bool:
    """Return whether it is a region of the same province, rightly spelt."""
    return not sebutan.dekat and any(b.provinsi_kode == diri.provinsi for b in sebutan.baris)


def _weight(lembar: _Lembar, sebutan: Sebutan) -> Severity | None:
    """Return how likely another region is a mistake; None where its name is no region's, or a meeting place."""
    satu, diri = lembar.satu, lembar.diri
    di_tempat, dekat = _is_place(lembar, sebutan), _is_near_by(diri, sebutan)
    kantor = dekat and bool(set(sebutan.sebelum) & _BERWILAYAH_SENDIRI)
    if kantor or (letters(sebutan.nama) in _BUKAN_WILAYAH | diri.tempat and (di_tempat or sebutan.sepintas)):
        return None
    if sebutan.sepintas:
        return None if di_tempat or set(sebutan.sebelum[:1]) & _BERNAMA else Severity.CATATAN
    if satu.bagian in {"redaksi", "penutup"} and satu.polos.strip() == lembar.quote(sebutan):
        return Severity.GALAT
    wajar = _is_visit(satu, sebutan) or (dekat and _deals_with(satu, sebutan))
    if wajar or (di_tempat and (dekat or sebutan.tingkat != _KABUPATEN)):
        return Severity.CATATAN
    return Severity.PERINGATAN


def _is_place(lembar: _Lembar, sebutan: Sebutan) -> bool:
    """Return whether something happens there: 'di Kota Semarang', 'Hotel Aria, Kota Semarang'."""
    sela = ", "
    if lembar.satu.polos.endswith(sela, 0, sebutan.awal):
        sebelum = sebutan.awal - len(sela)
        return not any(lain.akhir == sebelum and lembar.diri.owns_any(lain) for lain in lembar.semua)
    return bool(set(sebutan.sebelum[:1]) & _TEMPAT)


def _other_region(lembar: _Lembar, sebutan: Sebutan, tingkat: Severity) -> Temuan:
    satu, diri = lembar.satu, lembar.diri
    kutip = lembar.quote(sebutan)
    mirip = f" mirip nama {_printed(sebutan.baris[0])}," if sebutan.dekat else ""
    pesan = f'"{kutip}"{mirip} bukan wilayah {diri.satker.singkatan}'
    ganti = diri.nama_provinsi if all(b.tingkat == _PROVINSI for b in sebutan.baris) else diri.satker.wilayah
    saran = f"ganti dengan {ganti}; bila wilayah lain itu memang dimaksud, sebut aturan ini dalam abaikan"
    return Temuan("ZI802", Remark(pesan, satu.jalur, saran, kutip, tingkat=tingkat))


def _own(lembar: _Lembar, sebutan: Sebutan) -> Iterator[Temuan]:
    """Yield what is wrong with the name of an own region."""
    satu, diri, kutip = lembar.satu, lembar.diri, lembar.quote(sebutan)
    baris = next(b for b in _meant(sebutan) or sebutan.baris if diri.owns(b))
    if salah := _misspelt(lembar, sebutan, baris):
        yield Temuan("ZI803", salah)
    elif lembar.typed(sebutan.ekor) and (sebutan.lembaga or sebutan.tingkat == _PROVINSI):
        utuh = f"{kutip} {sebutan.ekor}"
        pesan = f'"{utuh}" bukan nama wilayah; yang ada {_printed(baris)}'
        saran = f'hapus kata "{sebutan.ekor}", atau sebut wilayah yang dimaksud'
        yield Temuan("ZI804", Remark(pesan, satu.jalur, saran, utuh))
    elif sebutan.lembaga and not sebutan.umum and not _in_title(lembar, sebutan):
        sendiri = baris.kode == diri.satker.kode
        lembaga, wilayah = (diri.satker.lembaga, diri.satker.wilayah) if sendiri else (baris.lembaga, _printed(baris))
        if sebutan.lembaga != lembaga and lembar.typed(kutip.split(maxsplit=1)[0]):
            benar = f"{lembaga} {wilayah}"
            yield Temuan("ZI805", Remark(f'"{kutip}" seharusnya {benar}', satu.jalur, f"tulis {benar}", kutip))


def _misspelt(lembar: _Lembar, sebutan: Sebutan, baris: BarisSatker) -> Remark | None:
    """Return the remark on an own region whose name or level is written wrongly."""
    satu, satker, kutip = lembar.satu, lembar.diri.satker, lembar.quote(sebutan)
    wilayah = satker.wilayah if baris.kode == satker.kode else _printed(baris)
    nama = wilayah.removeprefix(f"{baris.tingkat.capitalize()} ")
    if lembar.typed(sebutan.penanda):
        return _respelt(satu, sebutan.penanda, baris.tingkat.capitalize())
    if not _meant(sebutan):
        kota = not sebutan.lembaga and sebutan.tingkat == _KOTA  # the town, not the region
        pesan = f'"{kutip}" bukan nama wilayah; yang ada {wilayah}'
        return None if kota else Remark(pesan, satu.jalur, f"tulis {wilayah}", kutip)
    if not lembar.typed(sebutan.nama):
        return None
    if sebutan.dekat:
        return _respelt(satu, sebutan.nama, nama)
    berbeda = " ".join(sebutan.nama.split()).casefold() not in {nama.casefold(), satker.nama.casefold()}
    if berbeda and baris.kode == satker.kode and is_near(letters(sebutan.nama), letters(nama)):
        return _respelt(satu, sebutan.nama, nama)._replace(tingkat=Severity.CATATAN)
    return None


def _respelt(satu: Tulisan, lama: str, nama: str) -> Remark:
    baru = bahasa.kapital(nama) if lama.isupper() else nama
    return Remark(f'"{lama}" seharusnya "{baru}"', satu.jalur, f"tulis {baru}", lama, fix(satu, lama, baru))
