"""istilah.yaml → Istilah: groups of words, one line a word, each with the source of its group."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from zi_docs.models.istilah import (
    Area,
    Ejaan,
    Istilah,
    Jabatan,
    Kata,
    KataAsing,
    Peran,
    Singkatan,
    UnitKerja,
    Varian,
)
from zi_docs.rujukan.berkas import BerkasYaml


class _Daftar(NamedTuple):
    """How one list of words is written: the model of a word, the field of the word itself, that of a lone text."""

    model: type[Kata]
    kunci: str
    singkat: str


_SUSUNAN = {
    "area": _Daftar(Area, "nama", "ejaan"),
    "kata_asing": _Daftar(KataAsing, "kata", "padanan"),
    "ejaan": _Daftar(Ejaan, "salah", "benar"),
    "singkatan": _Daftar(Singkatan, "singkatan", "kepanjangan"),
    "jabatan": _Daftar(Jabatan, "nama", "ejaan"),
    "unit": _Daftar(UnitKerja, "nama", "ejaan"),
    "peran": _Daftar(Peran, "nama", "ejaan"),
    "varian": _Daftar(Varian, "nama", "ejaan"),
}
_KELOMPOK = {"sumber", "keyakinan", "catatan", "daftar"}
Jalur = tuple[str | int, ...]


def read_istilah(berkas: Sequence[Path]) -> Istilah:
    """Return the words of several files in their order; a later file wins over an earlier one.

    A wrong spelling that is its own right spelling is none: so an office accepts what the shipped file refuses.
    Raises DataError with the line of what is wrong.
    """
    semua: dict[str, dict[str, Kata]] = {nama: {} for nama in _SUSUNAN}
    for path in berkas:
        for nama, isi in _read(BerkasYaml(path)).items():
            semua[nama] |= isi
    hasil = {nama: tuple(isi.values()) for nama, isi in semua.items()}
    hasil["ejaan"] = tuple(kata for kata in hasil["ejaan"] if isinstance(kata, Ejaan) and kata.salah != kata.benar)
    return Istilah.model_validate(hasil)


def _read(berkas: BerkasYaml) -> dict[str, dict[str, Kata]]:
    hasil: dict[str, dict[str, Kata]] = {}
    for nama in berkas.table() if berkas.isi is not None else ():
        if nama not in _SUSUNAN:
            raise berkas.wrong(f"kunci {nama} tidak dikenal", (nama,), f"yang ada: {', '.join(_SUSUNAN)}")
        hasil[nama] = _words(berkas, nama)
    return hasil


def _words(berkas: BerkasYaml, nama: str) -> dict[str, Kata]:
    susunan = _SUSUNAN[nama]
    hasil: dict[str, Kata] = {}
    for jalur, umum, kata, isi in _lines(berkas, nama):
        if not isinstance(kata, str):
            raise berkas.wrong(f"{nama}: {kata!r} harus berupa teks", jalur, 'beri tanda petik, misalnya "7"')
        kunci = kata.strip().casefold()
        if kunci in hasil:
            raise berkas.wrong(f"{nama}: {kata} tercatat dua kali", jalur, "hapus salah satu")
        fakta = isi if isinstance(isi, dict) else {susunan.singkat: isi} if isi is not None else {}
        hasil[kunci] = berkas.model(susunan.model, {**umum, susunan.kunci: kata, **fakta}, *jalur)
    return hasil


def _lines(berkas: BerkasYaml, nama: str) -> Iterator[tuple[Jalur, Mapping[str, Any], Any, Any]]:
    """Yield place, facts of the group, word and its own facts for every word of a list.

    A list is written in groups with `sumber` and `keyakinan`, or plainly as word: right form.
    """
    if isinstance(berkas.table()[nama], dict):
        for kata, isi in berkas.table(nama).items():
            yield (nama, kata), {}, kata, isi
        return
    for urut, kelompok in enumerate(berkas.sequence(nama)):
        if not isinstance(kelompok, dict) or not isinstance(kelompok.get("daftar"), dict):
            pesan = f"{nama}: kelompok ini belum punya daftar kata"
            raise berkas.wrong(pesan, (nama, urut), "tulis daftar: lalu satu kata tiap baris")
        if asing := kelompok.keys() - _KELOMPOK:
            raise berkas.wrong(f"kunci {min(asing)} tidak dikenal", (nama, urut, min(asing)))
        umum = {kunci: isi for kunci, isi in kelompok.items() if kunci != "daftar"}
        for kata, isi in kelompok["daftar"].items():
            yield (nama, urut, "daftar", kata), umum, kata, isi
