"""The people of a decree: who stands where, with names and positions reduced to what they mean."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from zi_docs.models.satker import Satker
from zi_docs.rules.aturan import Jalur
from zi_docs.rules.kemiripan import is_near
from zi_docs.rules.pola import pattern
from zi_docs.rules.subjek import Subject

if TYPE_CHECKING:
    from zi_docs.compose import Tulisan

_HURUF = pattern(r"[^\W\d_]+")
_BUKAN_ANGKA = pattern(r"^\s*nip\b[\s.:]*|[\s.]+", re.IGNORECASE)
_GELAR_DEPAN = frozenset({"dr", "drs", "dra", "drg", "ir", "h", "hj", "prof", "kh", "tgk", "tengku", "apt", "ustaz"})
_GELAR_TITIK = pattern(r"[A-Z][A-Za-z]{0,4}\.[A-Za-z.]+$")
_GELAR = pattern(
    r"(?:[SM](?:H|E|T|M|P|I|IP|AP|Si|Sos|Pd|PdI|Ag|Kom|Hum|Kn|AB|KM)|SHI|SSTP|STP|SPdI|STrIP|AMd|BA|MBA|MPA|LLM|PhD)$"
)
_SAMA = {"m": "muhammad", "muh": "muhammad", "moh": "muhammad", "mohammad": "muhammad", "mohamad": "muhammad"} | {
    "muhamad": "muhammad",
    "mochamad": "muhammad",
    "mochammad": "muhammad",
    "moch": "muhammad",
    "abd": "abdul",
}
_PENGGANTI = pattern(r"^\s*(pl[th])\b\.?\s*", re.IGNORECASE)
_PANJANGKAN = tuple(
    (pattern(pola), ganti)
    for pola, ganti in (
        (r"\bkomisi pemilihan umum\b", "kpu"),
        (r"\bkomisi independen pemilihan\b", "kip"),
        (r"\bka\s?su(?:b[\s.-]*)?bag\b\.?", "kepala subbagian"),
        (r"\bsub[\s.-]*bag(?:ian)?\b", "subbagian"),
        (r"\bkabag\b", "kepala bagian"),
        (r"\bsdm\b", "sumber daya manusia"),
        (r"\b(?:par)?hupmas\b", "hubungan partisipasi masyarakat"),
        (r"\bparmas\b", "partisipasi masyarakat"),
        (r"\bhumas\b", "hubungan masyarakat"),
    )
)
_KATA_KOSONG = frozenset({"dan", "pada", "di", "selaku", "kabupaten", "kab", "kota", "provinsi", "prov", "sekretariat"})
_LEMBAGA = frozenset({"kpu", "kip"})
_TERPENDEK = 8
"""Letters; shorter names resemble one another by chance."""


class Orang(NamedTuple):
    """One person where the decree names them."""

    nama: str
    kunci: str
    """The name without titles, marks and capitals."""
    jabatan: str
    posisi: tuple[str, ...]
    """The words of the position without the own office."""
    pengganti: str
    """'plt' or 'plh' for who only stands in, else ''."""
    nip: str
    kedudukan: str
    kelompok: Jalur
    """The place of the group of a team; () outside of teams."""
    jalur: dict[str, Jalur]
    """Where name, position, NIP and role are written."""

    @property
    def tunggal(self) -> bool:
        """Whether the position is held by one person only."""
        match self.posisi:
            case ("ketua" | "sekretaris", lembaga) if lembaga in _LEMBAGA:
                return True
            case ("kepala", "subbagian" | "bagian", _, *_) | ("ketua", "divisi", _, *_):
                return True
        return False


@lru_cache(maxsize=1 << 11)
def name_key(nama: str) -> str:
    """Return a name without titles, marks and capitals: 'Drs. H. Budi Santoso, M.Si.' is 'budi santoso'."""
    kata = nama.partition(",")[0].split()
    while len(kata) > 1 and kata[0].rstrip(".").replace(".", "").casefold() in _GELAR_DEPAN:
        kata.pop(0)
    while len(kata) > 1 and _is_title(kata[-1]):
        kata.pop()
    return " ".join(bersih for satu in kata if (bersih := "".join(_HURUF.findall(satu)).casefold()))


@lru_cache(maxsize=1 << 11)
def titles(nama: str) -> tuple[str, ...]:
    """Return the academic titles behind a name as written."""
    depan, _, belakang = nama.partition(",")
    kata = depan.split()
    ekor: list[str] = []
    while len(kata) > 1 and _is_title(kata[-1]):
        ekor.insert(0, kata.pop())
    return (*ekor, *(satu.strip() for satu in belakang.split(",") if satu.strip()))


def _is_title(kata: str) -> bool:
    return bool(_GELAR_TITIK.match(kata) or _GELAR.match(kata))


def compact(kunci: str) -> str:
    """Return the letters of a name, given names that are often shortened in full: 'm indra' is 'muhammadindra'."""
    return "".join(_SAMA.get(satu, satu) for satu in kunci.split())


def same_person(a: str, b: str) -> bool:
    """Return whether two names, as keys, are probably two spellings of one."""
    rapat_a, rapat_b = compact(a), compact(b)
    return rapat_a == rapat_b or (min(len(rapat_a), len(rapat_b)) >= _TERPENDEK and is_near(rapat_a, rapat_b))


def is_part(a: str, b: str) -> bool:
    """Return whether one name is the other with a word left out, at least two words being the same."""
    pendek, panjang = sorted((a.split(), b.split()), key=len)
    return 1 < len(pendek) < len(panjang) and set(pendek) <= set(panjang)


def acting(teks: str) -> str:
    """Return the mark of who only stands in, where a text begins with it: 'plt' or 'plh', else ''."""
    ada = _PENGGANTI.match(teks)
    return ada[1].casefold() if ada else ""


def position(jabatan: str, satker: Satker) -> tuple[str, ...]:
    """Return the words of a position without its own office: 'Ketua KPU Kabupaten Kebumen' is ketua, kpu."""
    sendiri = [satu.casefold() for satu in _HURUF.findall(satker.nama)]
    return tuple(satu for satu in _words(jabatan) if satu not in sendiri)


@lru_cache(maxsize=1 << 11)
def _words(jabatan: str) -> tuple[str, ...]:
    teks = _PENGGANTI.sub("", jabatan).casefold()
    for pola, ganti in _PANJANGKAN:
        teks = pola.sub(ganti, teks)
    return tuple(satu for satu in _HURUF.findall(teks) if satu not in _KATA_KOSONG)


@lru_cache(maxsize=1)
def people(subject: Subject) -> tuple[Orang, ...]:
    """Return everybody the decree names: the list of officials, the teams, who signs and who certifies."""
    return (*_officials(subject), *_members(subject), *_signers(subject))


def _person(
    subject: Subject, fakta: dict[str, str], jalur: dict[str, Jalur], status: str = "", kelompok: Jalur = ()
) -> Orang:
    jabatan = fakta.get("jabatan", "")
    return Orang(
        fakta["nama"],
        name_key(fakta["nama"]),
        jabatan,
        position(jabatan, subject.satker),
        status.rstrip(".").casefold() or acting(jabatan),
        _BUKAN_ANGKA.sub("", fakta.get("nip", "")),
        fakta.get("kedudukan", ""),
        kelompok,
        jalur,
    )


def _officials(subject: Subject) -> Iterator[Orang]:
    jabatan: dict[int, list[str]] = {}
    for satu in subject.part("pejabat"):
        if satu.peran == "jabatan" and isinstance(satu.jalur[1], int):
            jabatan.setdefault(satu.jalur[1], []).append(satu.polos)
    for n, orang in enumerate(subject.plan.pejabat):
        tempat: Jalur = ("pejabat", n)
        fakta = {"nama": orang.nama, "nip": orang.nip, "jabatan": " ".join(jabatan.get(n, ()))}
        jalur = {"nama": (*tempat, "nama"), "nip": (*tempat, "nip"), "jabatan": (*tempat, "jabatan", 0)}
        yield _person(subject, fakta, jalur, orang.status)


def _members(subject: Subject) -> Iterator[Orang]:
    baris: dict[Jalur, dict[str, Tulisan]] = {}
    for satu in subject.part("lampiran") if any(subject.teams()) else ():
        if "anggota" in satu.jalur[:-1]:
            baris.setdefault(satu.jalur[:-1], {})[satu.peran] = satu
    for tempat, sel in baris.items():
        if "nama" in sel:
            fakta = {kunci: satu.polos for kunci, satu in sel.items()}
            yield _person(subject, fakta, {k: (*tempat, k) for k in sel}, kelompok=tempat[:-2])


def _signers(subject: Subject) -> Iterator[Orang]:
    penutup, satker = subject.plan.penutup, subject.satker
    tempat: Jalur = ("penutup", "penanda_tangan")
    if penutup.penanda_tangan.nama:
        fakta = {"nama": penutup.penanda_tangan.nama, "nip": penutup.penanda_tangan.nip}
        fakta["jabatan"] = f"{subject.plan.jenis} {satker.singkatan}"
        jalur = {"nama": (*tempat, "nama"), "nip": (*tempat, "nip"), "jabatan": (*tempat, "nama")}
        yield _person(subject, fakta, jalur, penutup.penanda_tangan.status)
    if penutup.pengesah.nama:
        tempat = ("penutup", "pengesah")
        teks = " ".join(satu.polos for satu in subject.part("penutup") if satu.peran == "jabatan pengesah")
        fakta = {"nama": penutup.pengesah.nama, "nip": penutup.pengesah.nip, "jabatan": teks.rstrip(",")}
        jalur = {"nama": (*tempat, "nama"), "nip": (*tempat, "nip"), "jabatan": (*tempat, "jabatan", 0)}
        yield _person(subject, fakta, jalur, penutup.pengesah.status)
