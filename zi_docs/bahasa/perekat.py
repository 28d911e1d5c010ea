"""Words that a line break must not part: label and number, figure and words, day and month."""

from collections.abc import Callable, Sequence

from zi_docs.bahasa.bilangan import KATA_BILANGAN
from zi_docs.bahasa.kapitalisasi import PARTIKEL
from zi_docs.bahasa.penanggalan import BULAN
from zi_docs.bahasa.penomoran import diktum, tampak_romawi

SPASI_KERAS = "\u00a0"
"""The non-breaking space."""

_PEMBUKA = "(\"'\u201c\u2018"
_PENUTUP = ")\"'\u201d\u2019.,;:"
_TITIK_RANCANGAN = ("...", "\u2026")
_TANGGAL_TERAKHIR = 31
_HURUF_TERPANJANG = len("aa")
_NOMOR_TERPANJANG = len("1234/AB")
"""A longer code tied to its label would leave wide gaps in a justified line."""
_DIKTUM_SATU_KATA = frozenset(diktum(n) for n in (*range(1, 12), 100))
_LANJUTAN_DIKTUM = ("BELAS", "PULUH")
_BANYAK = 1 << 14
"""How many words are remembered."""
_NAMA_BULAN = frozenset(nama.lower() for nama in BULAN)
_ZONA_WAKTU = ("WIB", "WITA", "WIT")


def rekatkan(text: str) -> str:
    """Put U+00A0 where a line must not break: "Nomor 7", "ayat (2)", "1 (satu)", "8 Januari", "10.00 WIB".

    Only single spaces change, one for one; a second pass changes nothing. A diktum is tied to a label of one
    word ("Diktum KESATU"), not to "KEDUA PULUH SATU": its first word alone would name another diktum.
    """
    kata = text.split(" ")
    biasa = [_BIASA[satu] for satu in kata]
    if False not in biasa[:-1]:
        return text
    lekat = [i for i in range(len(kata) - 1) if not biasa[i] and melekat(kata[i], kata[i + 1 : i + 3])]
    for i in reversed(lekat):
        kata[i : i + 2] = [f"{kata[i]}{SPASI_KERAS}{kata[i + 1]}"]
    return " ".join(kata) if lekat else text


def melekat(kiri: str, kanan: Sequence[str]) -> bool:
    """Whether no line may break between kiri and kanan[0]; kanan[1], if there is one, helps to judge.

    The pieces are what a single space parts, so they may hold other spaces; only the words next to it count.
    """
    if _BIASA[kiri] or not kanan[0][:1].strip():
        return False
    label = _label(kiri)
    if label[:1].isdigit():
        return _melekat_pada_angka(label, kanan[0].split(maxsplit=1)[0])
    return _SYARAT[label.lower()](" ".join(kanan).split())


def _label(kata: str) -> str:
    return kata.rsplit(maxsplit=1)[-1].lstrip(_PEMBUKA) if kata[-1:].strip() else ""


class _Biasa(dict[str, bool]):
    """Whether a word is neither a figure nor a label, as nearly every word is: then nothing is tied to it."""

    def __missing__(self, kata: str) -> bool:
        if len(self) >= _BANYAK:
            self.clear()
        label = _label(kata)
        return self.setdefault(kata, not label[:1].isdigit() and label.lower() not in _SYARAT)


_BIASA = _Biasa()


def _melekat_pada_angka(angka: str, kata: str) -> bool:
    inti = _inti(kata)
    if kata.startswith("("):
        return angka.replace(".", "").isdigit() and inti.lower() in KATA_BILANGAN
    if inti.lower() in _NAMA_BULAN:
        return angka.isdecimal() and int(angka) <= _TANGGAL_TERAKHIR
    return inti in _ZONA_WAKTU


def _inti(kata: str) -> str:
    return kata.lstrip(_PEMBUKA).rstrip(_PENUTUP)


def _angka(kanan: list[str]) -> bool:
    return kanan[0][0].isdigit()


def _angka_atau_romawi(kanan: list[str]) -> bool:
    return _angka(kanan) or tampak_romawi(_inti(kanan[0]))


def _angka_atau_titik(kanan: list[str]) -> bool:
    return _angka(kanan) or kanan[0].startswith(_TITIK_RANCANGAN)


def _nomor(kanan: list[str]) -> bool:
    singkat = len(_inti(kanan[0])) <= _NOMOR_TERPANJANG
    return (singkat and any(c.isdigit() for c in kanan[0])) or kanan[0].startswith(_TITIK_RANCANGAN)


def _ayat(kanan: list[str]) -> bool:
    return kanan[0].startswith("(") and kanan[0][1:2].isdigit()


def _huruf(kanan: list[str]) -> bool:
    inti = _inti(kanan[0])
    return inti.isalpha() and len(inti) <= _HURUF_TERPANJANG and inti.lower() not in PARTIKEL


def _diktum(kanan: list[str]) -> bool:
    berlanjut = len(kanan) > 1 and _inti(kanan[1]).upper() in _LANJUTAN_DIKTUM
    return _inti(kanan[0]).upper() in _DIKTUM_SATU_KATA and not berlanjut


_SYARAT: dict[str, Callable[[list[str]], bool]] = {
    "anggaran": _angka,
    "angka": _angka_atau_romawi,
    "ayat": _ayat,
    "bab": _angka_atau_romawi,
    "butir": _angka,
    "diktum": _diktum,
    "halaman": _angka,
    "huruf": _huruf,
    "lampiran": _angka_atau_romawi,
    "no.": _nomor,
    "nomor": _nomor,
    "pasal": _angka_atau_romawi,
    "pukul": _angka,
    "tahun": _angka_atau_titik,
}
"""What must follow a label (in small letters) for the two to stay together."""
