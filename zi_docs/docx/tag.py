"""The language of the templates: names of finished values, `for`, `if`; nothing that computes, nothing that runs code.

What may stand in a template is exactly the fields of `Naskah` and `NaskahLampiran`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from typing import NamedTuple, get_args, get_type_hints

from zi_docs import bahasa
from zi_docs.docx.wujud import BUKAN_TAG
from zi_docs.errors import TemplateError
from zi_docs.models.bentuk import JenisRapat
from zi_docs.models.naskah import Naskah, NaskahLampiran, NaskahRapat, Teks
from zi_docs.models.naskah_rapat import NaskahBeritaAcara, NaskahDaftarHadir, NaskahPerbandingan, NaskahUndangan

TAG = re.compile(r"\{([{%#])(.*?)[}%#]\}", re.DOTALL)
_NAMA = r"[a-z_][a-z0-9_]*(?:\.[a-z_][a-z0-9_]*)*"
_ISI = re.compile(rf"\s*(?:p\s+)?({_NAMA})\s*")
_PERINTAH = re.compile(
    rf"\s*(?:(?:p|tr|tc|r)\s+)?(?:(if)\s+(?:not\s+)?({_NAMA})|for\s+(\w+)\s+in\s+({_NAMA})|(else|endif|endfor))\s*"
)


class Jenis(StrEnum):
    """What a tag stands for."""

    TEKS = "teks"
    ISI = "isi"
    GAMBAR = "gambar"
    KELOMPOK = "kelompok"
    DAFTAR = "daftar"


class Nilai(NamedTuple):
    """One name that a template may use."""

    jenis: Jenis
    anggota: Mapping[str, "Nilai"] = {}


def vocabulary(kelas: type) -> dict[str, Nilai]:
    """Return the tags of a template that prints `kelas` (Naskah or NaskahLampiran)."""
    hints = get_type_hints(kelas)
    return {f.name: _value(f.name, hints[f.name]) for f in fields(kelas) if f.name not in BUKAN_TAG}


def _value(nama: str, tipe: object) -> Nilai:
    if nama == "lambang":
        return Nilai(Jenis.GAMBAR)
    if tipe is Teks:
        return Nilai(Jenis.TEKS)
    for inner in (tipe, *get_args(tipe)):
        if isinstance(inner, type) and is_dataclass(inner):
            jenis = Jenis.KELOMPOK if inner is tipe or type(None) in get_args(tipe) else Jenis.DAFTAR
            return Nilai(jenis, vocabulary(inner))
    return Nilai(Jenis.ISI)


KEPUTUSAN = vocabulary(Naskah)
LAMPIRAN = vocabulary(NaskahLampiran)
RAPAT: Mapping[JenisRapat, type[NaskahRapat]] = {
    JenisRapat.UNDANGAN: NaskahUndangan,
    JenisRapat.DAFTAR_HADIR: NaskahDaftarHadir,
    JenisRapat.BERITA_ACARA: NaskahBeritaAcara,
    JenisRapat.PERBANDINGAN: NaskahPerbandingan,
}
KOSAKATA = {
    Naskah: KEPUTUSAN,
    NaskahLampiran: LAMPIRAN,
    **{kelas: vocabulary(kelas) for kelas in RAPAT.values()},
}
"""The tags of a template, by what it prints."""


def check(xml: str, kosakata: Mapping[str, Nilai], berkas: str) -> None:
    """Raise TemplateError, naming every fault, unless each tag of `xml` names what exists and is used as what it is."""
    salah = list(_faults(xml, kosakata))
    if salah:
        daftar = "\n".join(f"  - {satu}" for satu in dict.fromkeys(salah))
        pesan = f"templat {berkas} tidak dapat dipakai:\n{daftar}\nDaftar tag yang ada: docs/templat.md"
        raise TemplateError(pesan)


def _faults(xml: str, kosakata: Mapping[str, Nilai]) -> Iterator[str]:
    lingkup = dict(kosakata)
    loops: list[str] = []
    for found in TAG.finditer(xml):
        tulisan = re.sub(r"<[^>]*>", "", found[0])
        if found[1] == "{":
            yield from _value_fault(found[2], lingkup, tulisan, _in_run(xml, found.start()))
            continue
        perintah = _PERINTAH.fullmatch(found[2]) if found[1] == "%" else None
        if perintah is None:
            yield f"'{tulisan}' bukan tag; templat hanya boleh berisi nama, if, dan for, tanpa perhitungan"
        elif perintah[5] == "endfor" and loops:
            lingkup.pop(loops.pop(), None)
        elif perintah[4]:
            loops.append(perintah[3])
            nilai = _lookup(perintah[4], lingkup)
            if nilai is None or nilai.jenis is not Jenis.DAFTAR:
                yield f"'{tulisan}' mengulang '{perintah[4]}' yang bukan daftar"
            else:
                lingkup[perintah[3]] = Nilai(Jenis.KELOMPOK, nilai.anggota)
        elif perintah[1] and _lookup(perintah[2], lingkup) is None:
            yield _unknown(perintah[2], lingkup, tulisan)


def _in_run(xml: str, posisi: int) -> bool:
    """Say whether a place of the XML is inside the words of a run."""
    buka = max(xml.rfind("<w:t>", 0, posisi), xml.rfind("<w:t ", 0, posisi))
    return buka > xml.rfind("</w:t>", 0, posisi)


def _value_fault(isi: str, lingkup: Mapping[str, Nilai], tulisan: str, di_teks: bool) -> Iterator[str]:  # noqa: FBT001
    nama = _ISI.fullmatch(isi)
    if nama is None:
        yield f"'{tulisan}' mencoba menjalankan kode; templat hanya boleh berisi nama"
        return
    nilai = _lookup(nama[1], lingkup)
    if nilai is None:
        yield _unknown(nama[1], lingkup, tulisan)
    elif nilai.jenis in {Jenis.KELOMPOK, Jenis.DAFTAR}:
        yield f"'{tulisan}' adalah kelompok; pakai bagiannya: {', '.join(f'{nama[1]}.{n}' for n in nilai.anggota)}"
    elif nilai.jenis is Jenis.ISI and di_teks:
        yield f"'{tulisan}' berisi paragraf; tulis {{{{p {nama[1]} }}}} sendirian dalam satu paragraf"
    elif nilai.jenis is Jenis.TEKS and not di_teks:
        yield f"'{tulisan}' berisi kata-kata; tulis {{{{ {nama[1]} }}}} tanpa huruf p atau tr"


def _lookup(nama: str, lingkup: Mapping[str, Nilai]) -> Nilai | None:
    nilai: Nilai | None = Nilai(Jenis.KELOMPOK, lingkup)
    for bagian in nama.split("."):
        nilai = None if nilai is None else nilai.anggota.get(bagian)
    return nilai


def _unknown(nama: str, lingkup: Mapping[str, Nilai], tulisan: str) -> str:
    dekat = bahasa.ejaan_terdekat(nama, tuple(names(lingkup)))
    return f"tag '{tulisan}' tidak dikenal" + (f"; mungkin maksud Anda '{dekat[0]}'" if dekat else "")


def names(kosakata: Mapping[str, Nilai], awal: str = "") -> Iterator[str]:
    """Yield every name with its full path."""
    for nama, nilai in kosakata.items():
        yield awal + nama
        yield from names(nilai.anggota, f"{awal}{nama}.")


_LOOP = re.compile(rf"\{{%\s*(?:for\s+(\w+)\s+in\s+({_NAMA})|(endfor))\s*%\}}|\{{\{{[^}}]*?\(({_NAMA})")
_BOLEH_TIADA = frozenset({"lambang", "penutup.nip", "salinan.nip"})


def used(source: str) -> Iterator[str]:
    """Yield the names that a prepared part prints, loop variables replaced by what they run over."""
    loops: dict[str, str] = {}
    for found in _LOOP.finditer(source):
        if found[1]:
            loops[found[1]] = found[2]
        elif found[4]:
            kepala, _, ekor = found[4].partition(".")
            yield ".".join(filter(None, (loops.get(kepala, kepala), ekor)))


def required(kosakata: Mapping[str, Nilai], awal: str = "") -> Iterator[str]:
    """Yield the names without which a template would lose words."""
    for nama, nilai in kosakata.items():
        if nilai.anggota:
            yield from required(nilai.anggota, f"{awal}{nama}.")
        elif awal + nama not in _BOLEH_TIADA:
            yield awal + nama
