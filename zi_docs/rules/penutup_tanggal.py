"""Rules on dates that cannot follow one another (UU 12/2011 Lampiran II, 157)."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from zi_docs import bahasa
from zi_docs.rules.aturan import Jalur, Remark, Severity, rule
from zi_docs.rules.kalimat import LAMPIRAN_II, letters, typed
from zi_docs.rules.kutipan import parse
from zi_docs.rules.subjek import Subject, fix
from zi_docs.rules.tanggal import dates_in, impossible_dates

if TYPE_CHECKING:
    from zi_docs.compose import Tulisan

_JAUH = 10
_DASAR = ("menimbang", "mengingat", "memperhatikan", "diktum")
_KALIMAT = (*_DASAR, "judul", "penutup", "redaksi")
_SURAT = r"\b(?:berita\s+acara|nota\s+dinas|surat|keputusan|peraturan|undangan|telaahan|notula|memorandum|disposisi)\b"


def _citing(subject: Subject) -> "list[Tulisan]":
    """Return the typed texts that rest on other documents."""
    return typed(subject, *_DASAR)


@rule("ZI621", Severity.GALAT, "urutan waktu: yang menjadi dasar sudah ada ketika keputusan ditetapkan")
def naskah_bertanggal_sesudah_keputusan(subject: Subject) -> Iterator[Remark]:
    """Berita acara, surat, atau keputusan yang dikutip bertanggal sesudah tanggal penetapan.

    Mengapa: keputusan hanya dapat berdasar pada naskah yang sudah ada; salah satu tanggalnya keliru.

    Buruk:
        memperhatikan:
          - Berita Acara Rapat Pleno Nomor 3/PK.01-BA/3305/2/2026 tanggal 20 Januari 2026 tentang Pembentukan Tim
    Baik:
        memperhatikan:
          - Berita Acara Rapat Pleno Nomor 3/PK.01-BA/3305/2/2026 tanggal 9 Januari 2026 tentang Pembentukan Tim
    """
    ditetapkan = subject.plan.penutup.tanggal
    if ditetapkan is None:
        return
    for satu in _citing(subject):
        for tanggal in dates_in(satu.polos):
            depan = satu.polos[max(0, tanggal.awal - 200) : tanggal.awal]
            if tanggal.nilai > ditetapkan and _dates_a_document(depan):
                pesan = (
                    f"naskah tanggal {tanggal.kata} dikutip, padahal keputusan ini tanggal {bahasa.tanggal(ditetapkan)}"
                )
                yield Remark(pesan, satu.jalur, "periksa tanggal naskah itu atau tanggal penetapan", tanggal.kata)


def _dates_a_document(depan: str) -> bool:
    """Whether the date that follows these words is that of a document: 'Surat Nomor 5 tanggal'."""
    return (
        re.search(rf"{_SURAT}[^;]{{0,120}}?\bnomor\b[\s:]*\S+,?\s+(?:ter)?tanggal\s+$", depan, re.IGNORECASE)
        is not None
    )


@rule("ZI622", Severity.GALAT, f"{LAMPIRAN_II} angka 157, disesuaikan untuk keputusan", angka=("157",))
def keputusan_lain_lebih_muda(subject: Subject) -> Iterator[Remark]:
    """Keputusan lain yang dikutip bertahun sesudah keputusan ini.

    Mengapa: keputusan tidak dapat berlaku lebih awal daripada yang mendasarinya; tahun yang akan datang selalu salah
    ketik. Peraturan diperiksa aturan tentang Mengingat.

    Buruk:
        menimbang:
          - bahwa Tim menurut Keputusan {{ satker.lembaga }} Nomor 19 Tahun 2062 tentang Tim perlu bekerja
    Baik:
        menimbang:
          - bahwa Tim menurut Keputusan {{ satker.lembaga }} Nomor 19 Tahun 2026 tentang Tim perlu bekerja
    """
    for satu in _citing(subject):
        for kutipan in (k for akar in parse(satu.polos) for k in akar.all()):
            lain = kutipan.golongan == "keputusan" or satu.bagian == "diktum"
            if lain and kutipan.tahun is not None and subject.tahun is not None and kutipan.tahun > subject.tahun:
                pesan = f"{kutipan.kepala} lebih muda daripada keputusan ini (tahun {subject.tahun})"
                yield Remark(pesan, satu.jalur, "periksa nomor dan tahunnya", kutipan.kepala)


@rule("ZI623", Severity.PERINGATAN, "nomor keputusan satu kantor berurutan dalam setahun", angka=("278",))
def mengutip_keputusan_sendiri_yang_kemudian(subject: Subject) -> Iterator[Remark]:
    """Keputusan kantor sendiri yang dikutip bernomor sama dengan atau lebih besar daripada nomor keputusan ini.

    Mengapa: nomor keputusan berurutan dalam setahun, jadi keputusan yang menjadi dasar bernomor lebih kecil.

    Buruk:
        menimbang:
          - >-
            bahwa Tim yang dibentuk dengan Keputusan {{ satker.lembaga }} Nomor 31 Tahun 2026 tentang Tim perlu menyusun
            rencana aksi
    Baik:
        menimbang:
          - >-
            bahwa Tim yang dibentuk dengan Keputusan {{ satker.lembaga }} Nomor 19 Tahun 2026 tentang Tim perlu menyusun
            rencana aksi
    """
    nomor = subject.plan.nomor or ""
    if not (nomor.isascii() and nomor.isdigit()):
        return
    sebutan = letters(subject.fakta.get("keputusan", ""))
    for satu in typed(subject, "menimbang", "mengingat", "memperhatikan"):
        for kutipan in parse(satu.polos):
            angka = kutipan.nomor if kutipan.nomor.isascii() and kutipan.nomor.isdigit() else "0"
            sendiri = letters(kutipan.jenis) == sebutan and kutipan.tahun == subject.tahun
            if sendiri and int(angka) >= int(nomor):
                kata = "bernomor sama dengan" if int(angka) == int(nomor) else "bernomor lebih besar daripada"
                pesan = f"{kutipan.kepala} {kata} keputusan ini, Nomor {nomor}"
                yield Remark(pesan, satu.jalur, "periksa nomornya", kutipan.kepala)


@rule("ZI624", Severity.GALAT, "penanggalan: hari dan tanggal", lokal=True)
def hari_tidak_cocok(subject: Subject) -> Iterator[Remark]:
    """Nama hari tidak cocok dengan tanggalnya.

    Mengapa: setiap tanggal jatuh pada satu hari saja; salah satunya keliru, dan naskah yang dikutip tidak dapat
    dipastikan.

    Buruk:
        memperhatikan:
          - Berita Acara Nomor 3/PK.01-BA/3305/2/2026 hari Senin tanggal 9 Januari 2026 tentang Pembentukan Tim
    Baik:
        memperhatikan:
          - Berita Acara Nomor 3/PK.01-BA/3305/2/2026 hari Jumat tanggal 9 Januari 2026 tentang Pembentukan Tim
    """
    for satu in typed(subject, *_KALIMAT):
        for tanggal in dates_in(satu.polos):
            if not tanggal.cocok:
                pesan = f"{tanggal.kata} jatuh pada hari {bahasa.hari(tanggal.nilai)}, bukan {tanggal.hari}"
                yield Remark(pesan, satu.jalur, "perbaiki hari atau tanggalnya", tanggal.kata)


@rule("ZI625", Severity.GALAT, "penanggalan: tanggal yang ada dalam bulannya", lokal=True)
def tanggal_tidak_ada(subject: Subject) -> Iterator[Remark]:
    """Tanggal yang ditulis tidak ada dalam penanggalan.

    Mengapa: tanggal seperti 31 Juni tidak ada, sehingga yang dimaksud tidak dapat dipastikan.

    Buruk:
        memperhatikan:
          - Berita Acara Rapat Pleno Nomor 3/PK.01-BA/3305/2/2025 tanggal 31 Juni 2025 tentang Pembentukan Tim
    Baik:
        memperhatikan:
          - Berita Acara Rapat Pleno Nomor 3/PK.01-BA/3305/2/2025 tanggal 30 Juni 2025 tentang Pembentukan Tim
    """
    for satu in typed(subject, *_KALIMAT):
        for kata, sebab in impossible_dates(satu.polos):
            yield Remark(sebab.rstrip("."), satu.jalur, "perbaiki tanggalnya", kata)


@rule(
    "ZI627", Severity.CATATAN, f"{LAMPIRAN_II} angka 166, contoh; bulan ditulis dengan kata", angka=("166",), lokal=True
)
def bentuk_tanggal_tidak_baku(subject: Subject) -> Iterator[Remark]:
    """Tanggal dalam kalimat ditulis dengan angka semua atau berawalan nol.

    Mengapa: tanggal dalam naskah ditulis dengan nama bulannya dan tanpa nol di depan: 8 Januari 2026.

    Buruk:
        memperhatikan:
          - Berita Acara Rapat Pleno Nomor 3/PK.01-BA/3305/2/2026 tanggal 09-01-2026 tentang Pembentukan Tim
    Baik:
        memperhatikan:
          - Berita Acara Rapat Pleno Nomor 3/PK.01-BA/3305/2/2026 tanggal 9 Januari 2026 tentang Pembentukan Tim
    """
    kalimat = typed(subject, "menimbang", "mengingat", "memperhatikan", "diktum", "redaksi")
    for satu in kalimat:
        for ada in re.finditer(r"\btanggal\s+(\d{1,2}[-/.]\d{1,2}[-/.]\d{4}\b|0\d\s+[A-Za-z]+\s+\d{4}\b)", satu.polos):
            try:
                benar = bahasa.tanggal(bahasa.parse_tanggal(ada[1].replace(".", "-")))
            except ValueError:
                continue
            yield Remark(
                f'tanggal "{ada[1]}" ditulis {benar}', satu.jalur, f"tulis {benar}", ada[1], fix(satu, ada[1], benar)
            )


@rule("ZI628", Severity.CATATAN, "perbandingan tahun keputusan dengan tahun semua yang dikutipnya", pasti=False)
def tahun_keputusan_jauh_dari_dasarnya(subject: Subject) -> Iterator[Remark]:
    """Tahun keputusan jauh lebih kemudian daripada semua yang dikutipnya.

    Mengapa: keputusan biasanya mengutip sesuatu dari tahun-tahun terakhir; selisih yang besar biasanya salah ketik
    tahun, misalnya 2062 untuk 2026.

    Buruk:
        penutup:
          tanggal: 2062-01-12
    Baik:
        penutup:
          tanggal: 2026-01-12
    """
    tahun = subject.tahun
    dikutip = (k.tahun for satu in subject.part(*_DASAR) for akar in parse(satu.polos) for k in akar.all())
    termuda = max((satu for satu in dikutip if satu is not None), default=None)
    if tahun is not None and termuda is not None and tahun - termuda > _JAUH:
        jalur: Jalur = ("penutup", "tanggal") if subject.plan.penutup.tanggal else ("tahun",)
        pesan = f"keputusan tahun {tahun}, tetapi yang termuda di antara yang dikutipnya dari tahun {termuda}"
        yield Remark(pesan, jalur, "periksa tanggal penetapan")
