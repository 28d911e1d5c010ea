"""Rules on what diktum say of the annexes (UU 12/2011 Lampiran II, 192-194)."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from zi_docs import bahasa
from zi_docs.rules.aturan import Remark, Severity, rule
from zi_docs.rules.diktum import IsiDiktum, all_diktum
from zi_docs.rules.kalimat import LAMPIRAN_II, is_amendment, is_repeal
from zi_docs.rules.subjek import Subject, fix

if TYPE_CHECKING:
    from zi_docs.compose import Tulisan

_TERBANYAK = 300
_SEBUTAN = r"\b[Ll]ampiran\b(?P<nomor>(?:\s+(?:[IVXL]+|\d{1,3})\b)?)"
_LANJUTAN = (
    r"(?:\s*,)?\s*(?:(?P<rentang>sampai\s+dengan|s\.d\.)|dan|serta)?\s*(?:[Ll]ampiran\s+)?(?P<nomor>[IVXL]+|\d{1,3})\b"
)
_MILIK_LAIN = (
    r"\s+(?:dari\s+|pada\s+|dalam\s+)?(?:surat\s+)?(?:keputusan|peraturan|undang|instruksi|perjanjian)\b"
    r"(?!\s*,?\s*(?:ini|yang|merupakan|dan|tersebut)\b|\s*[.,;:]?\s*$)"
)
_TERIKAT = r"\bbagian\s+(?:yang\s+)?(?:tidak|tak)\s+(?:dapat\s+)?(?:terpisah(?:kan)?|dipisahkan)\b"
_BAKU = r"\bbagian\s+(?:yang\s+)?tidak\s+terpisahkan\b"


class Sebutan(NamedTuple):
    """Where a diktum names annexes of this decree."""

    frasa: str
    nomor: tuple[int, ...]
    """Their numbers; () when the word stands alone."""


def _mentions(text: str) -> Iterator[Sebutan]:
    sampai = 0
    for ada in re.finditer(_SEBUTAN, text):
        if ada.start() < sampai:
            continue
        nomor, sampai = _numbers(text, ada)
        if not re.match(_MILIK_LAIN, text[sampai : sampai + 80], re.IGNORECASE):
            yield Sebutan(text[ada.start() : sampai], tuple(nomor))


def _numbers(text: str, ada: re.Match[str]) -> tuple[list[int], int]:
    """Return the numbers that follow the word, with ranges filled in, and where they end."""
    sampai, nomor = ada.end(), [n for n in [_value(ada["nomor"])] if n]
    while nomor and (lanjut := re.match(_LANJUTAN, text[sampai : sampai + 60])):
        baru = _value(lanjut["nomor"])
        nomor += range(nomor[-1] + 1, baru + 1) if lanjut["rentang"] and baru - nomor[-1] <= _TERBANYAK else [baru]
        sampai += lanjut.end()
    return nomor, sampai


def _value(nomor: str) -> int:
    nomor = nomor.strip()
    try:
        return int(nomor) if nomor.isdigit() else bahasa.parse_romawi(nomor)
    except ValueError:
        return 0


def _naming(subject: Subject) -> "Iterator[tuple[IsiDiktum, Tulisan, Sebutan]]":
    """Yield every mention of annexes of this decree in its diktum."""
    for diktum in all_diktum(subject):
        for satu in diktum.teks:
            yield from ((diktum, satu, sebutan) for sebutan in _mentions(satu.polos))


@rule("ZI441", Severity.GALAT, f"{LAMPIRAN_II} angka 192 dan angka 194", angka=("192", "194"))
def acuan_ke_lampiran_yang_tidak_ada(subject: Subject) -> Iterator[Remark]:
    """Diktum menyebut lampiran yang tidak ada dalam keputusan ini.

    Mengapa: pembaca yang dirujuk ke lampiran harus menemukannya; lampiran yang tidak ada berarti ada yang tertinggal
    atau salah nomor.

    Buruk:
        diktum:
          - Membentuk Tim sebagaimana tercantum dalam Lampiran III Keputusan ini.
          - berlaku
    Baik:
        diktum:
          - Membentuk Tim sebagaimana tercantum dalam Lampiran Keputusan ini.
          - berlaku
    """
    if is_amendment(subject) or is_repeal(subject):
        return
    banyak = len(subject.plan.lampiran)
    for _, satu, sebutan in _naming(subject):
        hilang = [n for n in sebutan.nomor if n > banyak]
        tingkat = None
        berisi = "tercantum" in satu.polos or "terlampir" in satu.polos or re.search(_TERIKAT, satu.polos)
        if banyak == 0 and not satu.baku and berisi:
            pesan, saran = (
                "diktum menyebut lampiran, padahal keputusan ini tidak punya lampiran",
                "tambahkan lampirannya",
            )
        elif banyak > 1 and hilang:
            pesan = f'"{sebutan.frasa}": lampiran ke-{hilang[0]} tidak ada; keputusan ini punya {banyak} lampiran'
            saran = "perbaiki nomornya, atau beri lampiran itu id dan rujuk dengan {{ lampiran.id }}"
        elif banyak == 1 and sebutan.nomor:
            pesan = f'"{sebutan.frasa}": lampirannya hanya satu dan dicetak tanpa nomor'
            saran, tingkat = "tulis Lampiran", Severity.PERINGATAN
        else:
            continue
        yield Remark(pesan, satu.jalur, saran, sebutan.frasa, tingkat=tingkat)


@rule("ZI442", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 192", angka=("192",))
def lampiran_tidak_disebut_diktum(subject: Subject) -> Iterator[Remark]:
    """Lampiran tidak disebut dalam diktum mana pun.

    Mengapa: batang tubuh menyatakan bahwa lampiran merupakan bagian yang tidak terpisahkan; lampiran yang tidak disebut
    tidak punya kekuatan apa pun.

    Buruk:
        diktum:
          - Membentuk Tim Pembangunan Zona Integritas.
          - berlaku
    Baik:
        diktum:
          - >-
            Membentuk Tim Pembangunan Zona Integritas sebagaimana tercantum dalam Lampiran yang merupakan bagian tidak
            terpisahkan dari Keputusan ini.
          - berlaku
    """
    sebutan = [satu for _, _, satu in _naming(subject)]
    terlampir = any(re.search(r"\bterlampir\b", satu.polos) for satu in all_diktum(subject))
    if terlampir or any(not satu.nomor for satu in sebutan):
        return  # the word alone may mean any of them: another rule asks for numbers
    disebut = {n for satu in sebutan for n in satu.nomor}
    banyak = len(subject.plan.lampiran)
    for nomor in range(1, banyak + 1):
        if nomor not in disebut:
            nama = f"Lampiran {bahasa.romawi(nomor)}" if banyak > 1 else "Lampiran"
            saran = (
                f"sebut dalam diktum: sebagaimana tercantum dalam {nama} yang merupakan bagian tidak terpisahkan ..."
            )
            yield Remark(f"{nama} tidak disebut dalam diktum mana pun", ("lampiran", nomor - 1), saran)


@rule("ZI443", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 194", angka=("194",))
def lampiran_disebut_tanpa_nomor(subject: Subject) -> Iterator[Remark]:
    """Diktum menyebut "Lampiran" tanpa nomor, padahal lampirannya lebih dari satu.

    Mengapa: tiap lampiran bernomor Romawi; tanpa nomor tidak jelas lampiran mana yang dimaksud, dan lampiran lain tidak
    disebut sama sekali.

    Buruk:
        diktum:
          - Menetapkan rencana aksi sebagaimana tercantum dalam Lampiran Keputusan ini.
          - berlaku
        lampiran:
          - {jenis: teks, judul: Rencana Aksi, isi: Rencana aksi disusun setiap tahun.}
          - {jenis: teks, judul: Tugas Tim, isi: Tim bertugas menyusun rencana aksi.}
    Baik:
        diktum:
          - Menetapkan rencana aksi sebagaimana tercantum dalam Lampiran I Keputusan ini.
          - Tugas Tim sebagaimana tercantum dalam Lampiran II Keputusan ini.
          - berlaku
        lampiran:
          - {jenis: teks, judul: Rencana Aksi, isi: Rencana aksi disusun setiap tahun.}
          - {jenis: teks, judul: Tugas Tim, isi: Tim bertugas menyusun rencana aksi.}
    """
    banyak = len(subject.plan.lampiran)
    if banyak <= 1:
        return
    for _, satu, sebutan in _naming(subject):
        if not sebutan.nomor and not satu.baku:
            pesan = f'"{sebutan.frasa}" tanpa nomor, padahal ada {banyak} lampiran'
            yield Remark(
                pesan, satu.jalur, "tulis {{ lampiran.semua }}, atau beri id dan tulis {{ lampiran.id }}", sebutan.frasa
            )


@rule("ZI444", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 192", angka=("192",))
def lampiran_tanpa_rumus(subject: Subject) -> Iterator[Remark]:
    """Diktum menyebut lampiran tanpa menyatakan bahwa lampiran itu bagian tidak terpisahkan dari Keputusan ini.

    Mengapa: bila diperlukan lampiran, batang tubuh menyatakan bahwa lampiran itu merupakan bagian yang tidak
    terpisahkan. Kata terlampir tidak cukup.

    Buruk:
        diktum:
          - Menetapkan susunan Tim sebagaimana terlampir dalam lampiran Keputusan ini.
          - berlaku
    Baik:
        diktum:
          - >-
            Menetapkan susunan Tim sebagaimana tercantum dalam Lampiran yang merupakan bagian tidak terpisahkan dari
            Keputusan ini.
          - berlaku
    """
    if not subject.plan.lampiran:
        return
    terikat: set[int] = set()
    for diktum, _, sebutan in _naming(subject):
        if re.search(_TERIKAT, diktum.polos):
            terikat |= set(sebutan.nomor or range(1, _TERBANYAK + 1))
    for _, satu, sebutan in _naming(subject):
        if set(sebutan.nomor or [1]) <= terikat or satu.baku:
            continue
        terlampir = re.search(r"\bterlampir\b", satu.polos)
        kutip = terlampir[0] if terlampir else sebutan.frasa
        pesan = f'"{kutip}" tanpa pernyataan bahwa lampiran itu bagian tidak terpisahkan dari Keputusan ini'
        saran = "tulis sebagaimana tercantum dalam Lampiran yang merupakan bagian tidak terpisahkan dari Keputusan ini"
        yield Remark(pesan, satu.jalur, saran, kutip)
        terikat |= set(sebutan.nomor or range(1, _TERBANYAK + 1))


@rule("ZI445", Severity.CATATAN, f"{LAMPIRAN_II} angka 192 dan angka 236c", angka=("192", "236c"))
def rumus_lampiran_dengan_kata_lain(subject: Subject) -> Iterator[Remark]:
    """Pernyataan tentang lampiran memakai kata lain daripada "bagian tidak terpisahkan".

    Mengapa: rumusnya "merupakan bagian yang tidak terpisahkan" atau "merupakan bagian tidak terpisahkan".

    Buruk:
        diktum:
          - >-
            Membentuk Tim sebagaimana tercantum dalam Lampiran yang merupakan bagian yang tidak dapat dipisahkan dari
            Keputusan ini.
          - berlaku
    Baik:
        diktum:
          - >-
            Membentuk Tim sebagaimana tercantum dalam Lampiran yang merupakan bagian yang tidak terpisahkan dari
            Keputusan ini.
          - berlaku
    """
    for diktum in all_diktum(subject):
        for satu in diktum.teks:
            ada = re.search(_TERIKAT, satu.polos)
            if ada and not satu.baku and not re.search(_BAKU, satu.polos):
                benar = "bagian tidak terpisahkan"
                yield Remark(
                    f'"{ada[0]}" semestinya "{benar}"', satu.jalur, f"tulis {benar}", ada[0], fix(satu, ada[0], benar)
                )
