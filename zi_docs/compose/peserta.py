"""The plan's list of officials → who takes part in its meeting: the commissioners, who leads, who was there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from zi_docs.compose.pejabat import DaftarPejabat, Jalur
from zi_docs.compose.teks import Isian
from zi_docs.models.pejabat import PejabatTerdaftar
from zi_docs.models.plan import Plan
from zi_docs.models.pleno import Pleno

_KOMISIONER = re.compile(
    r"(?P<jabatan>ketua|wakil ketua|anggota)(?: (?:kpu|kip|komisi (?:independen )?pemilihan)\b.*)?", re.IGNORECASE
)
"""Offices of a member of the commission; a secretary or a head of a unit is none."""


class Orang(NamedTuple):
    """One person at the meeting, every word filled in."""

    nama: str
    jabatan: str
    """As the list has it, with Plt. or Plh. before it."""
    kedudukan: str
    """Ketua, Wakil Ketua or Anggota; '' for one who is no commissioner."""
    tetap: bool
    """Neither Plt. nor Plh."""


@dataclass(frozen=True, slots=True)
class Peserta:
    """Who takes part in a meeting."""

    pimpinan: Orang | None
    semua: tuple[Orang, ...]
    """The members of the commission, who leads them first."""
    hadir: tuple[Orang, ...]
    notulis: Orang | None


def participants(plan: Plan, pejabat: DaftarPejabat, isian: Isian) -> Peserta:
    """Return who takes part; what contradicts itself is recorded in `isian`, who is unknown in `pejabat`."""
    pleno = plan.pleno or Pleno()
    orang = {n: _person(satu, ("pejabat", n, "jabatan"), isian) for n, satu in enumerate(plan.pejabat)}
    menurut = {satu.rujukan: orang[n] for n, satu in enumerate(plan.pejabat)}

    def found(nama: str | None, jalur: Jalur) -> Orang | None:
        ada = pejabat.named(nama, jalur) if nama else None
        return menurut[ada.rujukan] if ada else None

    def all_found(kunci: str, daftar: tuple[str, ...]) -> Iterator[Orang]:
        terlihat: set[Orang] = set()
        for n, nama in enumerate(daftar):
            satu = found(nama, ("pleno", kunci, n))
            if satu in terlihat:
                isian.catat(f"{nama} disebut dua kali", ("pleno", kunci, n), "hapus salah satunya", nama)
            elif satu:
                terlihat.add(satu)
                yield satu

    semua = list(all_found("peserta", pleno.peserta)) or [satu for satu in orang.values() if satu.kedudukan]
    if not semua and not pleno.peserta:
        saran = 'tulis dalam pejabat: nama, dan jabatan "Ketua {{ satker.singkatan }}" atau "Anggota …"'
        isian.catat("tidak ada Ketua dan Anggota dalam daftar pejabat untuk rapat pleno ini", _list(plan), saran)
    pimpinan = found(pleno.pimpinan, ("pleno", "pimpinan")) if pleno.pimpinan else _chair(semua, isian)
    semua.sort(key=lambda satu: (satu != pimpinan, not satu.kedudukan.endswith("etua")))
    hadir = tuple(all_found("hadir", pleno.hadir)) or tuple(semua)
    for satu in hadir:
        if satu not in semua:
            isian.catat(f"{satu.nama} hadir, tetapi bukan peserta rapat pleno", ("pleno", "hadir"), "perbaiki peserta")
    return Peserta(pimpinan, tuple(semua), hadir, found(pleno.notulis, ("pleno", "notulis")))


def _list(plan: Plan) -> Jalur:
    """Return where to look when the list of officials is wrong as a whole."""
    if plan.pejabat:
        return ("pejabat",)
    return ("pleno",) if plan.pleno else ()


def _person(pejabat: PejabatTerdaftar, jalur: Jalur, isian: Isian) -> Orang:
    isi = " ".join(isian.teks(satu, (*jalur, n)).polos for n, satu in enumerate(pejabat.jabatan))
    polos = " ".join(isi.split())
    ada = _KOMISIONER.fullmatch(polos)
    kedudukan = ada["jabatan"].title() if ada else ""
    return Orang(pejabat.nama, f"{pejabat.status} {polos}".strip(), kedudukan, not pejabat.status)


def _chair(semua: list[Orang], isian: Isian) -> Orang | None:
    """Return the one Ketua of the list; there must be one, and no second."""
    ketua = [satu for satu in semua if satu.kedudukan == "Ketua"]
    if len(ketua) > 1:
        nama = " dan ".join(satu.nama for satu in ketua)
        tetap = all(satu.tetap for satu in ketua)
        saran = "perbaiki jabatan salah satunya" if tetap else "sebut yang memimpin rapat dalam pleno.pimpinan"
        isian.catat(f"{nama} sama-sama berjabatan Ketua", ("pejabat",), saran)
    elif semua and not ketua:
        saran = "tulis Ketua dalam daftar pejabat, atau sebut yang memimpin rapat dalam pleno.pimpinan"
        isian.catat("rapat pleno ini tidak punya Ketua", ("pejabat",), saran)
    return ketua[0] if ketua else None
