"""Rules on letters and records of meetings that a decree cites: form of their numbers, their dates."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from zi_docs import bahasa
from zi_docs.rules.aturan import Remark, Severity, rule
from zi_docs.rules.kutipan import Kutipan, parse, year_in
from zi_docs.rules.mengingat_baca import PERATURAN, short, written
from zi_docs.rules.pola import pattern
from zi_docs.rules.subjek import Subject

if TYPE_CHECKING:
    from zi_docs.compose import Tulisan

_NASKAH = ("mengingat", "memperhatikan", "menimbang", "diktum")
_TATA_NASKAH = "Keputusan KPU 57/2022 (kode klasifikasi) dan praktik penomoran; Peraturan KPU 2/2021"
_BERITA_ACARA = pattern(r"\d+/(?P<klasifikasi>[A-Z]+(?:\.\d+)*)-BA/\d{2}(?:\d{2})?(?:/\d{1,2})?/(?P<tahun>\d{4})")
_TAHAPAN = pattern(
    r"(?<!komisi )(?<!penyelenggaraan )\bpemil(?:u|ihan)\b|\b(?:pemungutan|pencalonan|calon|kampanye|suara)\b",
    re.IGNORECASE,
)
_TANGGAL = pattern(r"[\s,]*\b(?:ter)?tanggal\s+(\d{1,2}\s+\w{3,9}\s+\d{4})\b", re.IGNORECASE)
_SEBUT_TANGGAL = pattern(
    r"\b(?:ter)?tanggal\b|\b\d{1,2}\s+(?:" + "|".join(bahasa.BULAN) + r")\s+\d{4}\b", re.IGNORECASE
)
_ROMAWI = pattern(r"[IVX]+")
_DESEMBER = 12


@rule("ZI340", Severity.CATATAN, _TATA_NASKAH, pasti=False)
def nomor_berita_acara_salah_bentuk(subject: Subject) -> Iterator[Remark]:
    """Nomor berita acara tidak berbentuk urut/klasifikasi-BA/kode wilayah/unit/tahun.

    Mengapa: nomor berita acara disusun dari nomor urut, kode klasifikasi dengan BA, kode wilayah kantor, kode unit bila
        dipakai, dan tahun. Nomor yang lain bentuknya sukar ditelusuri.

    Buruk:
        memperhatikan:
          - Berita Acara Rapat Pleno Nomor 3/BA/2026 tanggal 8 Januari 2026
    Baik:
        memperhatikan:
          - Berita Acara Rapat Pleno Nomor 3/PK.01-BA/3305/2/2026 tanggal 8 Januari 2026
    """
    for tulisan, satu in written(subject, *_NASKAH):
        if satu.golongan == "berita acara" and not _BERITA_ACARA.fullmatch("".join(satu.nomor.split())):
            contoh = (
                f"{satu.nomor.split('/')[0]}/PK.01-BA/{subject.satker.kode}/2/{satu.tahun or subject.tahun or '...'}"
            )
            pesan = f'nomor berita acara "{satu.nomor}" tidak lazim bentuknya'
            yield Remark(pesan, tulisan.jalur, f"bentuknya misalnya {contoh}", satu.nomor)


@rule("ZI341", Severity.CATATAN, _TATA_NASKAH, pasti=False)
def klasifikasi_berita_acara_tahapan(subject: Subject) -> Iterator[Remark]:
    """Nomor berita acara yang bukan tentang tahapan memakai kode klasifikasi tahapan Pemilu (PL).

    Mengapa: PL adalah klasifikasi tahapan penyelenggaraan Pemilu dan Pemilihan; berita acara rapat pleno tentang hal
        lain diarsipkan dengan PK.01.

    Buruk:
        memperhatikan:
          - Berita Acara Rapat Pleno Nomor 40/PL.01.1-BA/3305/2/2026 tanggal 8 Januari 2026 tentang Rencana Aksi
    Baik:
        memperhatikan:
          - Berita Acara Rapat Pleno Nomor 40/PK.01-BA/3305/2/2026 tanggal 8 Januari 2026 tentang Rencana Aksi
    """
    for tulisan, satu in written(subject, *_NASKAH):
        temuan = _BERITA_ACARA.fullmatch(satu.nomor) if satu.golongan == "berita acara" else None
        if (
            temuan
            and temuan["klasifikasi"].startswith("PL")
            and not _TAHAPAN.search(tulisan.polos[satu.akhir_kepala :])
        ):
            pesan = f"berita acara ini diberi klasifikasi tahapan Pemilu, {temuan['klasifikasi']}"
            yield Remark(pesan, tulisan.jalur, "periksa kodenya; rapat pleno lazimnya PK.01", satu.nomor)


@rule("ZI342", Severity.PERINGATAN, "logika: nomor memuat bulan dan tahun naskahnya")
def nomor_naskah_tidak_cocok_dengan_tanggal(subject: Subject) -> Iterator[Remark]:
    """Tahun atau bulan dalam nomor naskah berbeda dari tahun atau tanggal yang ditulis di belakangnya.

    Mengapa: nomor naskah dinas berakhir dengan tahun pembuatannya, pada bentuk lama didahului bulan dalam angka Romawi.
        Bila tanggalnya lain, salah satunya salah ketik.

    Buruk:
        memperhatikan:
          - Berita Acara Rapat Pleno Nomor 3/PK.01-BA/3305/2/2025 tanggal 8 Januari 2026
    Baik:
        memperhatikan:
          - Berita Acara Rapat Pleno Nomor 3/PK.01-BA/3305/2/2026 tanggal 8 Januari 2026
    """
    for tulisan, induk in written(subject, *_NASKAH, "lampiran"):
        for satu in induk.all():
            if satu.golongan not in PERATURAN and (sebab := _mismatch(tulisan, satu)):
                yield Remark(f'nomor "{satu.nomor}" {sebab}', tulisan.jalur, "cocokkan dengan naskahnya", satu.nomor)


def _mismatch(tulisan: "Tulisan", satu: Kutipan) -> str:
    """Return how number, year and date of a document contradict one another, '' where they do not."""
    tahun, bulan = year_in(satu.nomor), _month(satu.nomor)
    if bulan > _DESEMBER and satu.golongan == "keputusan":
        return f"memuat bulan ke-{bulan}"
    if tahun and satu.tahun and tahun != satu.tahun:
        return f"bertahun {tahun}, tetapi ditulis Tahun {satu.tahun}"
    temuan = _TANGGAL.match(tulisan.polos, satu.akhir_kepala)
    if not temuan:
        return ""
    try:
        tanggal = bahasa.parse_tanggal(temuan[1])
    except ValueError:
        return ""
    if tahun and tahun != tanggal.year:
        return f"bertahun {tahun}, tetapi tanggalnya {temuan[1]}"
    lain = 0 < bulan <= _DESEMBER and bulan != tanggal.month
    return f"memuat bulan {bahasa.bulan(bulan)}, tetapi tanggalnya {temuan[1]}" if lain else ""


def _month(nomor: str) -> int:
    """Return the month in Roman numerals before the year of a number of the older form, 0 where there is none."""
    bagian = nomor.split("/")
    romawi = bagian[-2].strip() if year_in(nomor) and len(bagian) > 2 else ""  # noqa: PLR2004 - number, month, year
    try:
        return bahasa.parse_romawi(romawi) if _ROMAWI.fullmatch(romawi) else 0
    except ValueError:
        return 0


@rule(
    "ZI343",
    Severity.CATATAN,
    "kebiasaan tata naskah dinas: surat disebut dengan nomor, tanggal, dan perihalnya",
    pasti=False,
)
def surat_tanpa_tanggal(subject: Subject) -> Iterator[Remark]:
    """Surat disebut tanpa tanggalnya.

    Mengapa: surat dikenali dari nomor, tanggal, dan perihalnya. Surat edaran yang bernomor dan bertahun seperti
        peraturan tidak ditegur.

    Buruk:
        memperhatikan:
          - Surat Dinas Ketua KPU Nomor 1766/PW.02-SD/11/2025 perihal Langkah Strategis
    Baik:
        memperhatikan:
          - Surat Dinas Ketua KPU Nomor 1766/PW.02-SD/11/2025 tanggal 17 Oktober 2025 perihal Langkah Strategis
    """
    for tulisan in subject.part("mengingat", "memperhatikan"):
        for satu in parse(tulisan.polos)[:1]:
            surat = satu.golongan == "surat" and "/" in satu.nomor and not tulisan.baku
            if surat and not _SEBUT_TANGGAL.search(tulisan.polos):
                pesan = f"{short(satu)} disebut tanpa tanggalnya"
                yield Remark(pesan, tulisan.jalur, "tambahkan tanggal sesudah nomornya", satu.kepala)
