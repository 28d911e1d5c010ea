"""What a decree cites and what the data know of it: shared by the rules on Mengingat and Memperhatikan."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from zi_docs.errors import DataError
from zi_docs.rujukan.sebutan import kind_key, number_key
from zi_docs.rules.aturan import Fix, Jalur, Severity
from zi_docs.rules.kutipan import Kutipan, kind_of, parse
from zi_docs.rules.mengingat_judul import Beda, difference, letters
from zi_docs.rules.pola import pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zi_docs.compose import Tulisan
    from zi_docs.models.keputusan import DasarHukum
    from zi_docs.models.peraturan import Peraturan
    from zi_docs.rujukan import Rujukan
    from zi_docs.rules.subjek import Subject

LAMPIRAN_II = "UU 12/2011 Lampiran II"
PERATURAN = frozenset({"uu", "perppu", "pp", "perpres", "permen", "pkpu", "lembaga"})
"""Kinds of regulations that the data hold."""
BERKUTIPAN = ("mengingat", "memperhatikan", "menimbang", "diktum", "lampiran")
"""Parts of a decree in which acts are cited."""
_SINGKAT = {"uu": "UU", "perppu": "Perppu", "pp": "PP", "perpres": "Perpres", "pkpu": "Peraturan KPU"}
_PANRB = "peraturan menteri pendayagunaan aparatur negara dan reformasi birokrasi"
_LEMBAGA = pattern(r"Komisi Pemilihan Umum(?: Republik Indonesia)?|Komisi Independen Pemilihan", re.IGNORECASE)
_PERUBAHAN = pattern(
    r"(?:Penetapan .{0,120}? tentang )?Perubahan(?:\s+(?:dan|atau|dan/atau)\s+\w+)?"
    r"(?:\s+Ke[\w-]+(?:\s+(?:Belas|Puluh))?)?\s+(?:atas|terhadap|Undang|Peraturan|Keputusan)\b",
    re.IGNORECASE,
)
_SERUPA = 0.5
"""Below this share of common words a title is another one, not a misspelt one."""
_AWAL_SAMA = 3
"""So many words at the beginning tell a title that is cut short from another one."""
_JUDUL_TERPENDEK = 8
JUDUL_PASTI = frozenset({"terverifikasi", "judul terverifikasi"})
"""How sure the data are of an act whose title someone has seen in an official text."""
_TEPERCAYA = JUDUL_PASTI | {"menurut keputusan lain"}
_LEMBARAN_RAGU = pattern(r"\b(?:LN|TLN|BN)\b[^.]*\bbelum\b")
_JUDUL_PANJANG = 90
_KATA_EKOR = 10
_ISIAN = pattern(r"\{\{[^}]*\}\}")
_URUTAN = (Severity.GALAT, Severity.PERINGATAN, Severity.CATATAN)


class Tunjuk(NamedTuple):
    """Which act a citation means."""

    bernomor: "Peraturan | None"
    """The act of its kind, number and year."""
    benar: "Peraturan | None"
    """The act that is meant: another one where the title is that of another act; None where nobody can tell."""
    beda: Beda | None
    """How its title differs from that of `bernomor`."""


class Kunci(NamedTuple):
    """What tells acts apart, without spelling."""

    jenis: str
    nomor: str
    tahun: int | None


class Butir(NamedTuple):
    """One item of Mengingat."""

    urut: int
    tulisan: "Tulisan"
    dasar: "DasarHukum"
    kutipan: Kutipan
    tunjuk: Tunjuk
    diketik: bool
    """Whether a person wrote its words, not only an id."""

    @property
    def sebut(self) -> str:
        """Its number in the list and the act, as messages call it."""
        return f"angka {self.urut} ({short(self.kutipan)})"


@lru_cache(maxsize=1)
def items(subject: "Subject") -> tuple[Butir, ...]:
    """Return the items of Mengingat that cite something, in their order."""
    hasil = []
    for tulisan in subject.part("mengingat"):
        urut = int(tulisan.jalur[1])
        dasar = subject.plan.mengingat[urut]
        if kutipan := parse(tulisan.polos)[:1]:
            tunjuk = meant(subject.rujukan, kutipan[0], penuh=True)
            hasil.append(Butir(urut + 1, tulisan, dasar, kutipan[0], tunjuk, dasar.peraturan is None))
    return tuple(hasil)


@lru_cache(maxsize=1)
def by_citation(subject: "Subject") -> "Mapping[tuple[Jalur, Kutipan], Butir]":
    """Return the items of Mengingat by their place and the citation that they begin with."""
    return {(satu.tulisan.jalur, satu.kutipan): satu for satu in items(subject)}


@lru_cache(maxsize=4)
def written(subject: "Subject", *bagian: str) -> "tuple[tuple[Tulisan, Kutipan], ...]":
    """Return the citations that a person wrote in some parts of the decree, outermost only, with their texts."""
    data = [satu.data for satu in subject.plan.mengingat]
    return tuple(
        (tulisan, kutipan)
        for tulisan in subject.part(*bagian)
        if tulisan.mentah or (tulisan.bagian == "mengingat" and data[int(tulisan.jalur[1])])
        for kutipan in parse(tulisan.polos)
    )


@lru_cache(maxsize=1 << 13)
def meant(rujukan: "Rujukan", kutipan: Kutipan, *, penuh: bool) -> Tunjuk:
    """Return which act a citation means; with `penuh` its title must end where the right one ends."""
    if kutipan.golongan not in PERATURAN | {"keputusan"} or kutipan.tahun is None:
        return Tunjuk(None, None, None)
    bernomor = rujukan.find_peraturan(kutipan.jenis, kutipan.nomor, kutipan.tahun)
    if not kutipan.tentang:
        return Tunjuk(bernomor, bernomor, None)
    beda = difference(kutipan.tentang, plain(bernomor.tentang), penuh=penuh) if bernomor else None
    if bernomor and beda is None:
        return Tunjuk(bernomor, bernomor, None)
    if bernomor is None and kutipan.golongan == "keputusan":
        return Tunjuk(None, None, None)
    pemilik = _owner(rujukan, kutipan, bernomor, penuh=penuh)
    if pemilik and (pemilik.nomor, pemilik.tahun) == (kutipan.nomor, kutipan.tahun):
        return Tunjuk(pemilik, pemilik, None)  # only the kind is misspelt
    serupa = bernomor if bernomor and beda and _misspelt(kutipan.tentang, plain(bernomor.tentang), beda) else None
    return Tunjuk(bernomor, pemilik or serupa, beda)


def _misspelt(judul: str, benar: str, beda: Beda) -> bool:
    """Return whether a title is the right one misspelt or cut short, not another one."""
    terpotong = beda.jenis == "kurang" and (beda.awal >= _AWAL_SAMA or letters(benar).startswith(letters(judul)))
    return terpotong or beda.mirip >= _SERUPA


def _owner(rujukan: "Rujukan", kutipan: Kutipan, selain: "Peraturan | None", *, penuh: bool) -> "Peraturan | None":
    """Return the one other act of the same kind that has the title of a citation."""
    judul = letters(kutipan.tentang)
    semua = _titles(rujukan)
    nama = [judul] if penuh else [satu for satu in semua if judul.startswith(satu)]
    calon = [
        p for satu in nama for p in semua.get(satu, ()) if p is not selain and kind_of(p.jenis) == kutipan.golongan
    ]
    dekat = [p for p in calon if p.tahun == kutipan.tahun or p.nomor == kutipan.nomor]
    pilihan = dekat or calon
    return pilihan[0] if len(pilihan) == 1 else None


@lru_cache(maxsize=8)
def _titles(rujukan: "Rujukan") -> "dict[str, list[Peraturan]]":
    hasil: dict[str, list[Peraturan]] = {}
    for satu in rujukan.semua_peraturan():
        if len(judul := letters(plain(satu.tentang))) >= _JUDUL_TERPENDEK:
            hasil.setdefault(judul, []).append(satu)
    return hasil


def suggestion(rujukan: "Rujukan", kutipan: Kutipan) -> str:
    """Return the act that has the title of a citation, for a message; it looks through all the data, so slowly."""
    judul = letters(kutipan.tentang)
    if len(judul) < _JUDUL_TERPENDEK:
        return ""
    semua = rujukan.search_peraturan(plain(kutipan.tentang)[:_JUDUL_PANJANG])
    sama = [p for p in semua if kind_of(p.jenis) == kutipan.golongan and letters(plain(p.tentang)) == judul]
    return f"; mungkin maksudnya {short(sama[0])}" if sama else ""


def key(kutipan: Kutipan, butir: Butir | None = None) -> Kunci:
    """Return what tells acts apart; with its item, of the act that is meant."""
    akta = (butir and butir.tunjuk.benar) or kutipan
    return Kunci(kind_key(akta.jenis), number(akta.nomor), akta.tahun)


def number(nomor: str) -> str:
    """Return a number without spelling: '04' and '4' are one, one of the older form counts as a whole."""
    return "".join(nomor.split()).casefold() if "/" in nomor else number_key(nomor)


def brief(judul: str) -> str:
    """Return a title as messages quote it: without marks of italics, and cut where it is long."""
    utuh = plain(judul)
    return utuh if len(utuh) <= _JUDUL_PANJANG else f"{utuh[:_JUDUL_PANJANG].rpartition(' ')[0]} ..."


def is_amending(judul: str) -> bool:
    """Return whether a title says that the act amends another; a change of a name or of a border amends none."""
    return _PERUBAHAN.match(judul) is not None


def plain(judul: str) -> str:
    """Return a title of the data without the marks of italics."""
    return judul.replace("*", "")


def short(akta: "Kutipan | Peraturan") -> str:
    """Return how messages call an act: 'UU Nomor 7 Tahun 2017'."""
    golongan = kind_of(akta.jenis)
    jenis = _SINGKAT.get(golongan) or _shortened(akta.jenis)
    tahun = "" if "/" in akta.nomor or akta.tahun is None else f" Tahun {akta.tahun}"
    return f"{jenis} Nomor {akta.nomor}{tahun}" if akta.nomor else akta.jenis


def _shortened(jenis: str) -> str:
    kata = jenis.split()
    if jenis.casefold() == _PANRB:
        return "PermenPANRB"
    if kind_of(jenis) == "surat" and len(kata) > len(("Surat", "Dinas")):
        return " ".join(kata[: 1 if kata[0].casefold() == "surat" else 2])
    return _LEMBAGA.sub(lambda satu: "KPU" if "umum" in satu[0].casefold() else "KIP", jenis)


@lru_cache(maxsize=1 << 10)
def act(rujukan: "Rujukan", id_: str) -> "Peraturan | None":
    """Return the act of an id, None where the data have none."""
    jenis, _, ekor = id_.partition("-")
    nomor, _, tahun = ekor.rpartition("-")
    try:
        if jenis in {"uu", "pp"} and tahun.isdecimal():  # the data name many that they lack, and to say so is slow
            return rujukan.find_peraturan(jenis, nomor, int(tahun))
        return rujukan.peraturan(id_)
    except DataError:
        return None


def amendments(subject: "Subject", peraturan: "Peraturan") -> "list[Peraturan]":
    """Return what amended an act, oldest first, as far as it certainly was there at the decree's date."""
    semua = (act(subject.rujukan, id_) for id_ in peraturan.diubah_oleh)
    return [satu for satu in semua if satu and existed(subject, satu)]


def repealing(subject: "Subject", peraturan: "Peraturan") -> "Peraturan | None":
    """Return what repealed an act, where that was there at the decree's date."""
    pencabut = act(subject.rujukan, peraturan.dicabut_oleh or "")
    return pencabut if pencabut and existed(subject, pencabut) else None


def existed(subject: "Subject", peraturan: "Peraturan") -> bool | None:
    """Return whether an act was there at the decree's date, None where that cannot be told."""
    if subject.tahun is None or peraturan.tahun != subject.tahun:
        return subject.tahun is None or peraturan.tahun < subject.tahun
    saat, tanggal = peraturan.diundangkan or peraturan.ditetapkan, subject.plan.penutup.tanggal
    return saat <= tanggal if saat and tanggal else None


def certainty(peraturan: "Peraturan", apa: str) -> Severity:
    """Return how certain the data are of an act's 'judul' or 'lembaran', as the severity of what contradicts it."""
    if peraturan.keyakinan == "belum terverifikasi":
        return Severity.CATATAN
    if apa == "lembaran" and _LEMBARAN_RAGU.search(peraturan.catatan):
        return Severity.CATATAN
    return Severity.GALAT if peraturan.keyakinan == "terverifikasi" else Severity.PERINGATAN


def mildest(*tingkat: Severity) -> Severity:
    """Return the least certain of several severities."""
    return max(tingkat, key=_URUTAN.index)


def capped(tulisan: "Tulisan", tingkat: Severity) -> Severity:
    """Return a severity as far as the part of the decree bears it: only a list of acts cites them word for word."""
    batas = {"mengingat": Severity.GALAT, "lampiran": Severity.CATATAN}.get(tulisan.bagian, Severity.PERINGATAN)
    return mildest(tingkat, batas)


def cure(tulisan: "Tulisan", lama: str, baru: str) -> tuple[Fix, ...]:
    """Return the cure `lama` → `baru`, where these words stand in the text and in the plan once; else none is safe."""
    mentah = _ISIAN.sub("{{}}", tulisan.mentah)
    if lama == baru or not lama or tulisan.polos.count(lama) != 1 or mentah.count(lama) != 1:
        return ()
    return (_cure(tulisan, lama, baru),) if tulisan.mentah.count(lama) == 1 else ()


def cure_end(tulisan: "Tulisan", tanda: str, baru: str) -> tuple[Fix, ...]:
    """Return the cure of what a text ends with, made unique by the words before it."""
    mentah = tulisan.mentah.rstrip()
    kata = mentah.split(" ")
    for n in range(1, min(len(kata), _KATA_EKOR) + 1):
        lama = " ".join(kata[-n:])
        if lama.endswith(tanda) and mentah.count(lama) == 1:
            return (_cure(tulisan, lama, lama.removesuffix(tanda).rstrip(" ;") + baru),)
    return ()


def around(teks: str, awal: int, akhir: int) -> str:
    """Return the words from `awal` to `akhir` with as many before them as make them the only ones of their kind."""
    for _ in range(_KATA_EKOR):
        if awal <= 0 or teks.count(teks[awal:akhir]) == 1:
            break
        awal = teks.rfind(" ", 0, max(0, awal - 1)) + 1
    return teks[awal:akhir]


def _cure(tulisan: "Tulisan", lama: str, baru: str) -> Fix:
    return Fix((*tulisan.jalur, "isi") if tulisan.bagian == "mengingat" else tulisan.jalur, lama, baru)


def cure_by_id(subject: "Subject", butir: Butir | None) -> tuple[Fix, ...]:
    """Return the cure that puts the id of the data in place of a typed item, where that says the same act rightly."""
    if butir is None or not butir.dasar.isi or butir.dasar.tanpa_perubahan or (benar := butir.tunjuk.benar) is None:
        return ()
    pengubah = [meant(subject.rujukan, satu, penuh=True).benar for satu in butir.kutipan.pengubah]
    if is_amending(benar.tentang) or any(satu is None or satu.id not in benar.diubah_oleh for satu in pengubah):
        return ()
    return cure_to(subject, butir, benar) if _says_no_less(benar, butir.kutipan) else ()


def cure_to(subject: "Subject", butir: Butir, peraturan: "Peraturan") -> tuple[Fix, ...]:
    """Return the cure that puts the id of an act in place of a whole item, where the data's citation is sure."""
    kutipan, teks = butir.kutipan, butir.tulisan.polos
    berlebih = teks[: kutipan.letak[0]].strip() or teks[kutipan.akhir :].strip(" ;.,")
    if berlebih or not _composes(subject, peraturan):
        return ()
    if butir.dasar.isi:
        return (_cure(butir.tulisan, butir.dasar.isi, peraturan.id),)
    lama = butir.dasar.peraturan
    return (Fix((*butir.tulisan.jalur, "peraturan"), lama, peraturan.id),) if lama else ()


def _composes(subject: "Subject", peraturan: "Peraturan") -> bool:
    """Return whether the data's own citation of an act is sure and right at the decree's date."""
    terakhir = amendments(subject, peraturan)[-1:]
    if [satu.id for satu in terakhir] != list(peraturan.diubah_oleh[-1:]) or peraturan.dicabut_oleh:
        return False
    return act(subject.rujukan, peraturan.id) is peraturan and all(
        satu.keyakinan in _TEPERCAYA for satu in (peraturan, *terakhir)
    )


def _says_no_less(peraturan: "Peraturan", kutipan: Kutipan) -> bool:
    """Return whether the data know every gazette that is written of an act."""
    return all(getattr(peraturan, satu.jenis, None) for satu in kutipan.lembaran)
