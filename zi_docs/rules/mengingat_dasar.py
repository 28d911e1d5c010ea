"""Rules on what Mengingat must contain: the ground of the power, what is carried out; and numbers typed before it."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from zi_docs.rules.aturan import Fix, Remark, Severity, rule
from zi_docs.rules.kutipan import Kutipan, kind_of, parse
from zi_docs.rules.mengingat_baca import LAMPIRAN_II, PERATURAN, act, items, meant, number, short
from zi_docs.rules.pola import pattern
from zi_docs.rules.subjek import Subject

if TYPE_CHECKING:
    from zi_docs.compose import Tulisan
    from zi_docs.models.peraturan import Peraturan

_NOMOR_DIKETIK = pattern(r"(?:(?:[a-z]|\d{1,2})[.)]|[-\u2013\u2022*])\s+(?=\S)")
_PEMILIHAN = pattern(r"\bPemilihan\b", re.IGNORECASE)
_MELAKSANAKAN = pattern(r"\b(melaksanakan|berdasarkan)\b", re.IGNORECASE)
_KATA_RUJUKAN = pattern(
    r"\b(?:ketentuan|amanat|dalam|pasal|ayat|huruf|angka|dan|serta|\d+[A-Z]?|[a-z])\b|[(),]", re.IGNORECASE
)
_AWAL_TERPANJANG = 200
"""Characters before a citation in which the verb and the articles stand."""
_TANDA_TERPANJANG = 6


@rule("ZI327", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 52", angka=("52",))
def nomor_dasar_hukum_diketik(subject: Subject) -> Iterator[Remark]:
    """Butir Mengingat diketik dengan nomor, huruf, atau strip di depannya.

    Mengapa: dasar hukum bernomor 1, 2, 3, yang dibuat sendiri; yang diketik tercetak dua kali.

    Buruk:
        mengingat:
          - uu-7-2017
          - 2. Peraturan Komisi Pemilihan Umum Nomor 99 Tahun 2025 tentang Pelaporan
    Baik:
        mengingat:
          - uu-7-2017
          - Peraturan Komisi Pemilihan Umum Nomor 99 Tahun 2025 tentang Pelaporan
    """
    for tulisan in subject.part("mengingat"):
        temuan = None if tulisan.baku else _NOMOR_DIKETIK.match(tulisan.polos)
        if temuan:
            tanda = temuan[0].strip()
            pesan = f'"{tanda}" di awal butir Mengingat sudah dicetak sendiri'
            yield Remark(pesan, tulisan.jalur, f'hapus "{tanda}"', tanda, _without(tulisan, temuan[0]))


def _without(tulisan: "Tulisan", tanda: str) -> tuple[Fix, ...]:
    """Return the cure that takes a mark away from the beginning of an item, made unique by the words behind it."""
    lama = tulisan.mentah[: len(tanda) + _AWAL_TERPANJANG]
    aman = lama.startswith(tanda) and tulisan.mentah.count(lama) == 1
    return (Fix((*tulisan.jalur, "isi"), lama, lama.removeprefix(tanda)),) if aman else ()


@rule("ZI328", Severity.CATATAN, f"{LAMPIRAN_II} angka 28 huruf a", angka=("28",), pasti=False)
def dasar_kewenangan_tidak_disebut(subject: Subject) -> Iterator[Remark]:
    """Mengingat tidak memuat undang-undang tentang Pemilu atau Pemilihan, dan tidak pula Peraturan KPU.

    Mengapa: dasar hukum memuat dasar kewenangan membentuk keputusan. Kewenangan KPU berasal dari undang-undang itu dan
        dari Peraturan KPU; yang lain mengatur pokoknya saja.

    Buruk:
        mengingat:
          - uu-28-1999
          - permenpanrb-90-2021
    Baik:
        mengingat:
          - uu-28-1999
          - uu-7-2017
          - permenpanrb-90-2021
    """
    butir = items(subject)
    if len(butir) < len(subject.plan.mengingat) or not any(satu.kutipan.golongan in PERATURAN for satu in butir):
        return
    if any(_of_elections(akta) for b in butir for akta in (b.tunjuk.benar, *b.kutipan.all()) if akta):
        return
    pesan = "Mengingat tidak memuat undang-undang tentang Pemilu atau Pemilihan maupun Peraturan KPU"
    yield Remark(pesan, ("mengingat",), "tambahkan dasar kewenangannya, misalnya uu-7-2017")


def _of_elections(akta: "Kutipan | Peraturan") -> bool:
    golongan = kind_of(akta.jenis)
    return golongan == "pkpu" or (golongan in {"uu", "perppu"} and _PEMILIHAN.search(akta.tentang) is not None)


@rule("ZI329", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 28 huruf b dan angka 40", angka=("28", "40"))
def yang_dilaksanakan_tidak_disebut(subject: Subject) -> Iterator[Remark]:
    """Menimbang menyebut peraturan yang dilaksanakan, tetapi Mengingat tidak memuatnya.

    Mengapa: peraturan yang memerintahkan keputusan dicantumkan dalam dasar hukum. Yang didahului kata "berdasarkan"
        hanya menjadi catatan.

    Buruk:
        menimbang:
          - >-
            bahwa untuk melaksanakan ketentuan Pasal 3 Peraturan Komisi Pemilihan Umum Nomor 2 Tahun 2021 tentang Tata
            Naskah Dinas Komisi Pemilihan Umum, Komisi Pemilihan Umum Provinsi, dan Komisi Pemilihan Umum Kabupaten/Kota
            perlu dibentuk tim
        mengingat:
          - uu-7-2017
    Baik:
        menimbang:
          - >-
            bahwa untuk melaksanakan ketentuan Pasal 3 Peraturan Komisi Pemilihan Umum Nomor 2 Tahun 2021 tentang Tata
            Naskah Dinas Komisi Pemilihan Umum, Komisi Pemilihan Umum Provinsi, dan Komisi Pemilihan Umum Kabupaten/Kota
            perlu dibentuk tim
        mengingat:
          - uu-7-2017
          - pkpu-2-2021
    """
    dilaksanakan = [(t, *satu) for t in subject.part("menimbang") for satu in _carried_out(t)]
    mengingat = subject.part("mengingat") if dilaksanakan else []
    ada = {kunci for t in mengingat for k in parse(t.polos) for kunci in _called(subject, k)}
    for tulisan, kutipan, kata in dilaksanakan:
        if ada.isdisjoint(sebutan := _called(subject, kutipan)):
            pesan = f"{short(kutipan)}, yang menurut Menimbang dilaksanakan, tidak disebut dalam Mengingat"
            benar = meant(subject.rujukan, kutipan, penuh=False).benar
            saran = f"tambahkan {benar.id} dalam mengingat" if benar else "tambahkan dalam mengingat"
            tingkat = Severity.CATATAN if kata == "berdasarkan" else None
            yield Remark(pesan, tulisan.jalur, saran, kutipan.kepala, tingkat=tingkat)
            ada |= sebutan


def _carried_out(tulisan: "Tulisan") -> Iterator[tuple[Kutipan, str]]:
    """Yield the regulations that a consideration says to be carried out, each with the verb."""
    sampai, kata = 0, ""
    for kutipan in parse(tulisan.polos):
        awal = kutipan.letak[0]
        depan = tulisan.polos[max(sampai, awal - _AWAL_TERPANJANG) : awal]
        kerja = list(_MELAKSANAKAN.finditer(depan))[-1:]
        kata = kerja[0][1].casefold() if kerja else kata
        if _KATA_RUJUKAN.sub("", depan[kerja[0].end() :] if kerja else depan).strip():
            kata = ""
        elif kata and kutipan.golongan in PERATURAN and kutipan.nomor and kutipan.tahun:
            yield kutipan, kata
        sampai = kutipan.akhir


def _called(subject: Subject, kutipan: Kutipan) -> set[tuple[str, int | None]]:
    """Return number and year of all acts that a citation names or means, and of what they amend."""
    hasil: set[tuple[str, int | None]] = set()
    for satu in kutipan.all():
        benar = meant(subject.rujukan, satu, penuh=False).benar
        induk = act(subject.rujukan, benar.mengubah) if benar and benar.mengubah else None
        hasil |= {(number(akta.nomor), akta.tahun) for akta in (satu, benar, induk) if akta}
    return hasil
