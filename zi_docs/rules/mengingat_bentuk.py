"""Rules on how a citation is written: kind, Nomor, tentang, capitals, Republik Indonesia (Lampiran II, 44-46)."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from zi_docs import bahasa
from zi_docs.rules.aturan import Fix, Remark, Severity, rule
from zi_docs.rules.kutipan import Kutipan
from zi_docs.rules.mengingat_baca import (
    LAMPIRAN_II,
    PERATURAN,
    around,
    by_citation,
    cure,
    cure_by_id,
    items,
    meant,
    plain,
    short,
    written,
)
from zi_docs.rules.pola import pattern
from zi_docs.rules.subjek import Subject

if TYPE_CHECKING:
    from zi_docs.compose import Tulisan

UUD = "Undang-Undang Dasar Negara Republik Indonesia Tahun 1945"
_KALIMAT = ("mengingat", "memperhatikan", "menimbang", "diktum")
_REPUBLIK = pattern(r"\s+Republik\s+Indonesia$", re.IGNORECASE)
_PASAL = pattern(r"(?:ketentuan\s+)?(?:dalam\s+)?Pasal\s+\d", re.IGNORECASE)
_PASAL_DI_BELAKANG = pattern(
    r"[\s,]*(?:(?:khususnya|terutama)\s+)?Pasal\s+\d+[A-Z]?(?:\s+ayat\s+\(\d+\))?", re.IGNORECASE
)
_SINGKATAN = pattern(r"\b(?:[A-Z]{2,}|Per(?:men|pres|ppu|da|gub|bup|wali)\w*|Kep(?:men|pres)\w*|Inpres)\b")
_JENIS_BAKU = {
    "uu": "Undang-Undang",
    "perppu": "Peraturan Pemerintah Pengganti Undang-Undang",
    "pp": "Peraturan Pemerintah",
    "perpres": "Peraturan Presiden",
    "pkpu": "Peraturan Komisi Pemilihan Umum",
}
_BERPOLA = PERATURAN | {"keputusan", "daerah", "tap"}
_KATA = pattern(r"[\w/]+(?:-\w+)*")


@lru_cache(maxsize=1)
def _sentences(subject: Subject) -> "tuple[tuple[Tulisan, Kutipan], ...]":
    return tuple(_find_sentences(subject))


def _find_sentences(subject: Subject) -> "Iterator[tuple[Tulisan, Kutipan]]":
    """Yield every citation in the sentences of the decree, those in amendments and titles too.

    What an official title cites so itself is left out.
    """
    for tulisan, induk in written(subject, *_KALIMAT):
        for satu in (induk, *induk.pengubah):
            if satu.golongan == "uud" or not satu.kepala.isupper():
                yield tulisan, satu
            resmi = meant(subject.rujukan, satu, penuh=False).benar if satu.memuat else None
            judul = plain(resmi.tentang) if resmi else ""
            yield from ((tulisan, anak) for anak in satu.memuat if anak.kepala not in judul)


def _head(tulisan: "Tulisan", satu: Kutipan, jenis: str) -> tuple[Fix, ...]:
    """Return the cure of a kind, made unique by the number behind it."""
    lama = tulisan.polos[satu.letak[0] : satu.akhir_kepala]
    return cure(tulisan, lama, jenis + lama[len(satu.jenis) :])


@rule("ZI330", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 44", angka=("44",))
def undang_undang_dasar_salah_tulis(subject: Subject) -> Iterator[Remark]:
    """Undang-Undang Dasar disebut dengan bentuk lain daripada nama lengkapnya.

    Mengapa: frasa Undang-Undang Dasar Negara Republik Indonesia Tahun 1945 ditulis lengkap sesudah pasal terakhir,
        kedua huruf u-nya kapital. Pasal tidak ditulis di belakangnya.

    Buruk:
        mengingat:
          - Pasal 22E ayat (5) Undang-undang Dasar 1945
          - uu-7-2017
    Baik:
        mengingat:
          - Pasal 22E ayat (5) Undang-Undang Dasar Negara Republik Indonesia Tahun 1945
          - uu-7-2017
    """
    for tulisan, satu in _sentences(subject):
        kata, dasar = satu.kepala.rstrip(), tulisan.bagian == "mengingat"
        if satu.golongan != "uud":
            continue
        if " ".join(kata.split()) != UUD and (dasar or "1945" in kata) and not kata.startswith("UNDANG"):
            tingkat, obat = None if dasar else Severity.CATATAN, cure(tulisan, kata, UUD)
            yield Remark(f'"{kata}" bukan nama lengkapnya', tulisan.jalur, f"tulis {UUD}", kata, obat, tingkat)
        elif dasar and (pasal := _PASAL_DI_BELAKANG.match(tulisan.polos, satu.letak[1])):
            nomor = pasal[0].strip(" ,")
            yield Remark(f"{nomor} ditulis di belakang nama UUD", tulisan.jalur, f"tulis {nomor} {UUD}", nomor)


@rule("ZI331", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 45", angka=("45",))
def republik_indonesia_dalam_kutipan(subject: Subject) -> Iterator[Remark]:
    """Jenis peraturan yang dikutip diikuti frasa "Republik Indonesia".

    Mengapa: dasar hukum cukup menyebut jenis dan namanya tanpa frasa Republik Indonesia. Untuk keputusan hal ini hanya
        kebiasaan. Lembaga yang namanya sendiri memuat frasa itu tidak ditegur.

    Buruk:
        mengingat:
          - uu-7-2017
          - >-
            Peraturan Komisi Pemilihan Umum Republik Indonesia Nomor 1 Tahun 2022 tentang Tata Cara Pembentukan
            Peraturan dan Keputusan di Lingkungan Komisi Pemilihan Umum
    Baik:
        mengingat:
          - uu-7-2017
          - pkpu-1-2022
    """
    for tulisan, satu in _sentences(subject):
        keputusan = satu.golongan == "keputusan" and "komisi pemilihan umum" in satu.jenis.casefold()
        if satu.golongan not in PERATURAN - {"lembaga"} and not keputusan:
            continue
        if _REPUBLIK.search(satu.jenis):
            tanpa = _REPUBLIK.sub("", satu.jenis)
            tingkat = Severity.CATATAN if keputusan else None
            pesan = f'"{satu.jenis}" memuat frasa Republik Indonesia'
            yield Remark(pesan, tulisan.jalur, f"tulis {tanpa}", satu.kepala, _head(tulisan, satu, tanpa), tingkat)


@rule("ZI332", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 45", angka=("45",))
def pasal_dalam_dasar_hukum(subject: Subject) -> Iterator[Remark]:
    """Dasar hukum selain Undang-Undang Dasar dikutip dengan pasalnya.

    Mengapa: dasar hukum yang bukan Undang-Undang Dasar tidak mencantumkan pasal; pasal yang dilaksanakan disebut dalam
        Menimbang.

    Buruk:
        mengingat:
          - >-
            Pasal 18 Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum (Lembaran Negara Republik Indonesia Tahun
            2017 Nomor 182, Tambahan Lembaran Negara Republik Indonesia Nomor 6109)
    Baik:
        mengingat:
          - uu-7-2017
    """
    for butir in items(subject):
        depan = butir.tulisan.polos[: butir.kutipan.letak[0]].strip()
        if butir.diketik and butir.kutipan.golongan != "uud" and _PASAL.match(depan):
            saran = f"hapus {depan}"
            yield Remark(f"{short(butir.kutipan)} dikutip dengan {depan}", butir.tulisan.jalur, saran, depan)


@rule("ZI333", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 46", angka=("46",))
def jenis_peraturan_salah_tulis(subject: Subject) -> Iterator[Remark]:
    """Jenis peraturan atau keputusan ditulis dengan huruf kecil, salah ketik, atau disingkat.

    Mengapa: jenis peraturan diawali huruf kapital pada setiap kata dan ditulis lengkap. Singkatan jenis yang menyebut
        lembaga hanya menjadi catatan.

    Buruk:
        mengingat:
          - >-
            Undang-undang Nomor 28 Tahun 1999 tentang Penyelenggara Negara yang Bersih dan Bebas dari Korupsi, Kolusi,
            dan Nepotisme (Lembaran Negara Republik Indonesia Tahun 1999 Nomor 75, Tambahan Lembaran Negara Republik
            Indonesia Nomor 3851)
    Baik:
        mengingat:
          - uu-28-1999
    """
    butir = by_citation(subject)
    for tulisan, satu in _sentences(subject):
        if satu.golongan not in _BERPOLA:
            continue
        jenis = " ".join(satu.jenis.split())
        if satu.golongan != "lembaga":
            jenis = _REPUBLIK.sub("", jenis)
        if tulisan.bagian in {"menimbang", "diktum"} and _SINGKATAN.search(jenis):
            continue
        if (baku := _spelled(subject, satu, jenis)) != jenis:
            sebab = "disingkat" if _SINGKATAN.search(jenis) else "salah tulis"
            ringan = sebab == "disingkat" and jenis.startswith(("Peraturan", "Keputusan"))
            obat = cure_by_id(subject, butir.get((tulisan.jalur, satu))) or _head(tulisan, satu, baku)
            tingkat = Severity.CATATAN if ringan else None
            yield Remark(f'jenis "{jenis}" {sebab}', tulisan.jalur, f"tulis {baku}", satu.kepala, obat, tingkat)


def _spelled(subject: Subject, kutipan: Kutipan, jenis: str) -> str:
    """Return a kind as it should be spelled, itself where nobody can tell."""
    if baku := _JENIS_BAKU.get(kutipan.golongan):
        return baku
    if benar := meant(subject.rujukan, kutipan, penuh=False).benar:
        return benar.jenis
    pertama, _, sisa = jenis.partition(" ")
    dekat = bahasa.ejaan_terdekat(pertama, ("Peraturan", "Keputusan"))
    pertama = dekat[0] if dekat else pertama[:1].upper() + pertama[1:]
    return f"{pertama} {sisa[:1].upper()}{sisa[1:]}".rstrip()


@rule("ZI334", Severity.PERINGATAN, "kebiasaan resmi: Nomor ... Tahun ... tanpa tanda baca", angka=("45",))
def kata_nomor_salah_tulis(subject: Subject) -> Iterator[Remark]:
    """Kata "Nomor" dalam kutipan disingkat, berhuruf kecil, atau diikuti titik dua.

    Mengapa: dalam kutipan ditulis "Nomor 7 Tahun 2017"; titik dua hanya ada pada kepala surat.

    Buruk:
        memperhatikan:
          - "Berita Acara Rapat Pleno Nomor : 3/PK.01-BA/3305/2/2026 tentang Pembentukan Tim Zona Integritas"
    Baik:
        memperhatikan:
          - Berita Acara Rapat Pleno Nomor 3/PK.01-BA/3305/2/2026 tentang Pembentukan Tim Zona Integritas
    """
    for tulisan, satu in _sentences(subject):
        kata = tulisan.polos[slice(*satu.letak_kata)]
        if kata and kata != "Nomor":
            lama = tulisan.polos[satu.letak_kata[0] : satu.letak_nomor[1]]
            tingkat = Severity.CATATAN if kata == "nomor" else None
            obat = cure(tulisan, lama, f"Nomor {satu.nomor}")
            yield Remark(f'"{lama}" seharusnya "Nomor {satu.nomor}"', tulisan.jalur, "tulis Nomor", lama, obat, tingkat)


@rule("ZI335", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 45 (contoh angka 47)", angka=("45",))
def tentang_berhuruf_besar(subject: Subject) -> Iterator[Remark]:
    """Kata "tentang" atau "perihal" dalam kutipan diawali huruf besar.

    Mengapa: kata itu menyambung nomor dengan nama peraturan dan bukan bagian dari nama. Pada surat, huruf kecil hanya
        kebiasaan.

    Buruk:
        memperhatikan:
          - Keputusan {{ satker.lembaga }} Nomor 4 Tahun 2025 Tentang Pembentukan Tim Kerja
    Baik:
        memperhatikan:
          - Keputusan {{ satker.lembaga }} Nomor 4 Tahun 2025 tentang Pembentukan Tim Kerja
    """
    for tulisan, satu in _sentences(subject):
        if satu.kata_tentang[:1].isupper():
            akhir = satu.letak_tentang[0]
            lama = tulisan.polos[satu.letak_nomor[0] : akhir].rstrip()
            baru = lama[: -len(satu.kata_tentang)] + satu.kata_tentang.lower()
            pesan = f'"{satu.kata_tentang}" dalam kutipan {short(satu)} berhuruf besar'
            saran = f"tulis {satu.kata_tentang.lower()}"
            tingkat = None if satu.kata_tentang.casefold() == "tentang" else Severity.CATATAN
            yield Remark(pesan, tulisan.jalur, saran, lama, cure(tulisan, lama, baru), tingkat)


@rule("ZI336", Severity.CATATAN, f"{LAMPIRAN_II} angka 45; data peraturan zi-docs", angka=("45",), pasti=False)
def ejaan_judul_berbeda(subject: Subject) -> Iterator[Remark]:
    """Huruf besar atau koma dalam judul peraturan berbeda dari judul dalam data.

    Mengapa: judul diawali huruf besar pada setiap kata kecuali kata tugas, dan komanya bagian dari judul. Naskah resmi
        beragam, jadi hanya catatan; koma di depan "dan" dan kata "menjadi" tidak dibandingkan.

    Buruk:
        mengingat:
          - >-
            Undang-Undang Nomor 28 Tahun 1999 tentang Penyelenggara Negara yang bersih dan bebas dari Korupsi, Kolusi,
            dan Nepotisme (Lembaran Negara Republik Indonesia Tahun 1999 Nomor 75, Tambahan Lembaran Negara Republik
            Indonesia Nomor 3851)
    Baik:
        mengingat:
          - uu-28-1999
    """
    for butir in items(subject):
        obat = cure_by_id(subject, butir)
        for satu in (butir.kutipan, *butir.kutipan.pengubah) if butir.diketik else ():
            bernomor, benar, beda = meant(subject.rujukan, satu, penuh=True)
            if benar is None or benar is not bernomor or beda or benar.keyakinan == "belum terverifikasi":
                continue
            if ejaan := _spelling(satu.tentang, plain(benar.tentang)):
                (awal, akhir), seharusnya = ejaan
                pesan = f'judul {short(satu)}: tertulis "{satu.tentang[awal:akhir]}", dalam data "{seharusnya}"'
                mulai = satu.letak_tentang[0]
                kutip = around(butir.tulisan.polos, mulai + awal, mulai + akhir)
                yield Remark(pesan, butir.tulisan.jalur, f'tulis "{seharusnya}"', kutip, obat)
                obat = ()


def _spelling(judul: str, benar: str) -> tuple[tuple[int, int], str] | None:
    """Return where the first words stand that differ in capitals or commas, and how the data write them."""
    kiri, kanan = list(_KATA.finditer(judul)), list(_KATA.finditer(benar))
    if len(kiri) != len(kanan):
        return None
    for n, (a, b) in enumerate(zip(kiri, kanan, strict=True)):
        partikel = a[0].casefold() in bahasa.PARTIKEL
        if (
            a[0][:1] != b[0][:1]
            and a[0].casefold() == b[0].casefold() != "menjadi"
            and (partikel or b[0][:1].isupper())
        ):
            return a.span(), b[0]
        if n + 1 < len(kiri) and kiri[n + 1][0].casefold() not in {"dan", "atau", "serta"}:
            tulis = "," if "," in judul[a.end() : kiri[n + 1].start()] else ""
            baku = "," if "," in benar[b.end() : kanan[n + 1].start()] else ""
            if tulis != baku:
                return (a.start(), kiri[n + 1].end()), benar[b.start() : kanan[n + 1].end()]
    return None
