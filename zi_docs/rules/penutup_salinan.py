"""Rules on the certification of a Salinan."""

import re
from collections.abc import Iterator

from zi_docs.rules.aturan import Remark, Severity, rule
from zi_docs.rules.kalimat import letters, typed
from zi_docs.rules.penutup import own
from zi_docs.rules.subjek import Subject, fix

_BAKU_PENGANTAR = "Salinan sesuai dengan aslinya"


@rule(
    "ZI608",
    Severity.CATATAN,
    "praktik keputusan KPU: salinan disahkan kepala bagian atau subbagian yang membidangi hukum",
    pasti=False,
)
def pengesah_bukan_bidang_hukum(subject: Subject) -> Iterator[Remark]:
    """Pengesah salinan bukan kepala bagian atau subbagian yang membidangi hukum.

    Mengapa: salinan keputusan disahkan pejabat yang membidangi hukum; pada susunan sekarang Kepala Subbagian Teknis
    Penyelenggaraan Pemilu dan Hukum, di provinsi kepala bagiannya.

    Buruk:
        penutup:
          tanggal: 2026-01-12
          penanda_tangan: Siti Aminah
          pengesah: {nama: Joko Prasetyo, jabatan: "Kepala Subbagian Keuangan, Umum, dan Logistik"}
    Baik:
        penutup:
          tanggal: 2026-01-12
          penanda_tangan: Siti Aminah
          pengesah: {nama: Joko Prasetyo, jabatan: Kepala Subbagian Teknis Penyelenggaraan Pemilu dan Hukum}
    """
    jabatan = [satu for satu in subject.part("penutup") if satu.peran == "jabatan pengesah"]
    if jabatan and "hukum" not in " ".join(satu.polos for satu in jabatan).casefold():
        pesan = f'jabatan pengesah "{" ".join(satu.polos for satu in jabatan)}" tidak membidangi hukum'
        yield Remark(pesan, jabatan[0].jalur, "periksa siapa yang membidangi hukum di kantor ini", jabatan[0].polos)


@rule("ZI609", Severity.PERINGATAN, "bentuk pengesahan salinan dalam keputusan KPU")
def pengantar_salinan_tidak_baku(subject: Subject) -> Iterator[Remark]:
    """Kalimat di atas pengesah salinan bukan "Salinan sesuai dengan aslinya".

    Mengapa: kata sesuai selalu diikuti dengan, dan rumus itu dipakai sama oleh semua kantor.

    Buruk:
        redaksi:
          pengantar_salinan: Salinan sesuai aslinya
    Baik:
        redaksi:
          pengantar_salinan: Salinan sesuai dengan aslinya
    """
    diketik = [satu for satu in typed(subject, "penutup") if satu.peran == "pengantar"]
    for satu in [*diketik, *own(subject, "pengantar_salinan")]:
        if satu.polos.rstrip(",:.") == _BAKU_PENGANTAR:
            continue
        tingkat = None if re.search(r"\bsesuai\s+(?!dengan\b)", satu.polos, re.IGNORECASE) else Severity.CATATAN
        ganti = fix(satu, satu.mentah, _BAKU_PENGANTAR)
        pesan = f'"{satu.polos}" bukan "{_BAKU_PENGANTAR}"'
        yield Remark(pesan, satu.jalur, f"tulis {_BAKU_PENGANTAR}", satu.polos, ganti, tingkat)


@rule("ZI610", Severity.CATATAN, "bentuk yang lazim pada salinan keputusan: ttd.", pasti=False)
def tanda_ttd_tidak_baku(subject: Subject) -> Iterator[Remark]:
    """Tanda pada salinan bahwa naskah asli ditandatangani bukan "ttd.".

    Mengapa: singkatan ditulis dengan huruf kecil dan bertitik; TTD dan Ttd juga dijumpai, tetapi satu bentuk
    memudahkan.

    Buruk:
        redaksi:
          ttd: TTD
    Baik:
        redaksi:
          ttd: ttd.
    """
    for satu in own(subject, "ttd"):
        if satu.polos != "ttd.":
            ganti = fix(satu, satu.mentah, "ttd.") if letters(satu.polos) == "ttd" else ()
            yield Remark(f'tanda "{satu.polos}" bukan "ttd."', satu.jalur, "tulis ttd.", satu.polos, ganti)


@rule("ZI611", Severity.PERINGATAN, "pengesah salinan bukan penanda tangan naskah asli")
def penanda_tangan_mengesahkan_sendiri(subject: Subject) -> Iterator[Remark]:
    """Penanda tangan dan pengesah salinan orang yang sama.

    Mengapa: pengesah menyatakan bahwa salinan sesuai dengan naskah yang ditandatangani orang lain.

    Buruk:
        penutup:
          tanggal: 2026-01-12
          penanda_tangan: Siti Aminah
          pengesah: {nama: Siti Aminah, jabatan: Kepala Subbagian Teknis Penyelenggaraan Pemilu dan Hukum}
    Baik:
        penutup:
          tanggal: 2026-01-12
          penanda_tangan: Siti Aminah
          pengesah: {nama: Joko Prasetyo, jabatan: Kepala Subbagian Teknis Penyelenggaraan Pemilu dan Hukum}
    """
    penanda, pengesah = subject.plan.penutup.penanda_tangan.nama, subject.plan.penutup.pengesah.nama
    if penanda and letters(penanda) == letters(pengesah):
        pesan = f"{pengesah} menandatangani keputusan dan mengesahkan salinannya"
        yield Remark(pesan, ("penutup", "pengesah", "nama"), "periksa nama pengesah", pengesah)


@rule("ZI613", Severity.CATATAN, "bentuk pengesahan salinan dalam keputusan KPU", pasti=False)
def unit_pengesah_tidak_baku(subject: Subject) -> Iterator[Remark]:
    """Unit di atas jabatan pengesah yang diketik sendiri bukan SEKRETARIAT lembaganya dengan huruf kapital.

    Mengapa: salinan disahkan sekretariat kantor itu; namanya ditulis lengkap dengan huruf kapital seperti pada kepala
    naskah.

    Buruk:
        redaksi:
          unit_salinan: |-
            Sekretariat {{ satker.induk }}
            {{ satker.wilayah }}
    Baik:
        redaksi:
          unit_salinan: |-
            SEKRETARIAT {{ SATKER.INDUK }}
            {{ SATKER.WILAYAH }}
    """
    sendiri = [satu for satu in typed(subject, "penutup") if satu.peran == "unit pengesah"]
    baris = sendiri or own(subject, "unit_salinan")
    unit = " ".join(satu.polos for satu in baris)
    baku = f"SEKRETARIAT {subject.satker.nama_lembaga.upper()}"
    if baris and unit != baku:
        yield Remark(f'unit pengesah "{unit}" bukan "{baku}"', baris[0].jalur, "tulis demikian", baris[0].polos)


@rule("ZI614", Severity.CATATAN, "nama jabatan ditulis lengkap pada pengesahan salinan", pasti=False)
def jabatan_pengesah_disingkat(subject: Subject) -> Iterator[Remark]:
    """Jabatan pengesah salinan ditulis dengan singkatan seperti Kasubbag.

    Mengapa: di bawah naskah resmi nama jabatan ditulis lengkap; hanya status Plt. dan Plh. yang disingkat.

    Buruk:
        penutup:
          tanggal: 2026-01-12
          penanda_tangan: Siti Aminah
          pengesah: {nama: Joko Prasetyo, jabatan: Kasubbag Teknis Penyelenggaraan Pemilu dan Hukum}
    Baik:
        penutup:
          tanggal: 2026-01-12
          penanda_tangan: Siti Aminah
          pengesah: {nama: Joko Prasetyo, jabatan: Kepala Subbagian Teknis Penyelenggaraan Pemilu dan Hukum}
    """
    for satu in subject.part("penutup"):
        if satu.peran == "jabatan pengesah" and (ada := re.search(r"\b[Kk]a(?:sub)?b?ag\b", satu.polos)):
            lengkap = "Kepala Bagian" if ada[0].casefold() == "kabag" else "Kepala Subbagian"
            yield Remark(
                f'jabatan pengesah disingkat "{ada[0]}"',
                satu.jalur,
                f"tulis {lengkap}",
                ada[0],
                fix(satu, ada[0], lengkap),
            )
