"""Rules on phrases that a diktum does not use (UU 12/2011 Lampiran II, 243-281)."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from zi_docs.rules.aturan import Remark, Severity, rule
from zi_docs.rules.diktum import sentences
from zi_docs.rules.kalimat import LAMPIRAN_II, find, typed
from zi_docs.rules.subjek import Subject, fix

if TYPE_CHECKING:
    from zi_docs.compose import Tulisan


def _norms(subject: Subject) -> "list[Tulisan]":
    """Return the typed sentences of considerations and diktum."""
    return [*typed(subject, "menimbang", "memperhatikan"), *sentences(subject)]


@rule("ZI411", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 46 dan angka 243 huruf g", angka=("46", "243"))
def keputusan_ini_berhuruf_kecil(subject: Subject) -> Iterator[Remark]:
    """Keputusan ini disebut "keputusan ini" dengan huruf kecil atau "Surat Keputusan ini".

    Mengapa: nama jenis naskah ditulis dengan huruf kapital, dan jenis naskah ini bernama Keputusan.

    Buruk:
        diktum:
          - Biaya akibat ditetapkannya keputusan ini dibebankan pada Daftar Isian Pelaksanaan Anggaran.
          - berlaku
    Baik:
        diktum:
          - Biaya akibat ditetapkannya Keputusan ini dibebankan pada Daftar Isian Pelaksanaan Anggaran.
          - berlaku
    """
    for satu in _norms(subject):
        for kata in dict.fromkeys(re.findall(r"\bkeputusan ini\b|\b[Ss]urat [Kk]eputusan ini\b", satu.polos)):
            pesan = f'"{kata}" semestinya "Keputusan ini"'
            yield Remark(pesan, satu.jalur, "tulis Keputusan ini", kata, fix(satu, kata, "Keputusan ini"))


@rule("ZI412", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 280", angka=("280",))
def acuan_tersebut_di_atas(subject: Subject) -> Iterator[Remark]:
    """Acuan memakai "tersebut di atas" atau "yang terdahulu", bukan nomor atau hurufnya.

    Mengapa: pengacuan dilakukan dengan menyebut secara tegas nomor yang diacu, tidak dengan frasa tersebut di atas.

    Buruk:
        diktum:
          - penetapan
          - Tim tersebut di atas bertanggung jawab kepada Ketua.
          - berlaku
    Baik:
        diktum:
          - penetapan
          - Tim sebagaimana dimaksud dalam Diktum KESATU bertanggung jawab kepada Ketua.
          - berlaku
    """
    pola = (
        r"\b(?:tersebut|dimaksud|disebutkan|termaksud)\s+(?:pada\s+)?di\s?atas\b"
        r"|\b(?:diktum|pasal|huruf)\s+yang\s+terdahulu\b"
    )
    for satu in _norms(subject):
        if ada := find(pola, satu.polos, "di atas", "diatas", "terdahulu"):
            saran = "tulis sebagaimana dimaksud dalam Diktum ... atau dalam huruf ..."
            yield Remark(f'"{ada[0]}" tidak menunjuk dengan tegas', satu.jalur, saran, ada[0])


@rule(
    "ZI413",
    Severity.CATATAN,
    "praktik keputusan KPU: kekeliruan diperbaiki dengan ralat atau keputusan perubahan",
    pasti=False,
)
def klausul_kekeliruan(subject: Subject) -> Iterator[Remark]:
    """Diktum memuat klausul bahwa keputusan akan diperbaiki bila di kemudian hari terdapat kekeliruan.

    Mengapa: klausul itu kebiasaan naskah pemerintah daerah dan tidak menambah wewenang; keputusan dapat diperbaiki
    dengan keputusan perubahan tanpa klausul itu.

    Buruk:
        diktum:
          - penetapan
          - >-
            Keputusan ini mulai berlaku pada tanggal ditetapkan, dengan ketentuan apabila di kemudian hari terdapat
            kekeliruan akan diadakan perbaikan sebagaimana mestinya.
    Baik:
        diktum:
          - penetapan
          - Keputusan ini mulai berlaku pada tanggal ditetapkan.
    """
    salah, nanti = r"\b(?:kekeliruan|kesalahan)\b", r"\bdi\s?kemudian\s+hari\b"
    pola = rf"{nanti}[^.;]{{0,80}}?{salah}|{salah}[^.;]{{0,80}}?{nanti}"
    for satu in sentences(subject):
        if ada := find(pola, satu.polos, "kemudian"):
            yield Remark("klausul kekeliruan tidak diperlukan", satu.jalur, "hapus klausul itu", ada[0])


@rule("ZI414", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 270b, disesuaikan untuk diktum", angka=("270b",))
def norma_antara_lain(subject: Subject) -> Iterator[Remark]:
    """Diktum memakai "antara lain" atau "namun tidak terbatas pada".

    Mengapa: rumusan norma tidak memakai frasa itu, karena yang ditetapkan menjadi tidak pasti.

    Buruk:
        diktum:
          - penetapan
          - Rencana aksi bertujuan antara lain menjadi pedoman pembangunan Zona Integritas.
          - berlaku
    Baik:
        diktum:
          - penetapan
          - Rencana aksi bertujuan menjadi pedoman pembangunan Zona Integritas.
          - berlaku
    """
    for satu in sentences(subject):
        if ada := find(r"\bantara\s+lain\b|\b(?:namun\s+)?tidak\s+terbatas\s+pada\b", satu.polos, "antara", "terbatas"):
            pesan = f'norma tidak memakai "{ada[0]}"'
            yield Remark(pesan, satu.jalur, "sebut semuanya, atau hapus frasa itu", ada[0])


@rule("ZI415", Severity.CATATAN, f"{LAMPIRAN_II} angka 281", angka=("281",))
def peraturan_yang_berlaku(subject: Subject) -> Iterator[Remark]:
    """Diktum menunjuk "peraturan yang berlaku" atau "ketentuan yang berlaku".

    Mengapa: rumusnya "sesuai dengan ketentuan peraturan perundang-undangan"; yang tidak berlaku memang tidak dapat
    diikuti.

    Buruk:
        diktum:
          - penetapan
          - Tim bekerja sesuai dengan ketentuan yang berlaku.
          - berlaku
    Baik:
        diktum:
          - penetapan
          - Tim bekerja sesuai dengan ketentuan peraturan perundang-undangan.
          - berlaku
    """
    pola = (
        r"\b(?:sesuai|menurut|berdasarkan)\s+(?:dengan\s+)?(?:ketentuan\s+)?(?:peraturan|perundang-undangan|ketentuan)"
        r"(?:\s+perundang-undangan|\s+peraturan)?\s+yang\s+berlaku\b"
    )
    for satu in sentences(subject):
        if ada := find(pola, satu.polos, "yang berlaku"):
            benar = "sesuai dengan ketentuan peraturan perundang-undangan"
            ganti = fix(satu, ada[0], benar) if ada[0].startswith("sesuai") else ()
            yield Remark(f'"{ada[0]}" bukan rumusnya', satu.jalur, f"tulis {benar}", ada[0], ganti)


@rule("ZI416", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 251", angka=("251",))
def acuan_tanpa_mengurangi(subject: Subject) -> Iterator[Remark]:
    """Acuan memakai "tanpa mengurangi", "dengan tidak mengurangi", atau "tanpa menyimpang dari".

    Mengapa: pengacuan ke ketentuan lain tidak boleh menggunakan frasa itu.

    Buruk:
        diktum:
          - penetapan
          - Tanpa mengurangi ketentuan dalam Diktum KESATU, Ketua dapat menambah anggota Tim.
          - berlaku
    Baik:
        diktum:
          - penetapan
          - Ketua dapat menambah anggota Tim sebagaimana dimaksud dalam Diktum KESATU.
          - berlaku
    """
    pola = (
        r"\b(?:tanpa|dengan\s+tidak)\s+(?:mengurangi|menyimpang\s+dari)\s+(?=ketentuan|diktum|pasal|maksud|ayat|huruf)"
    )
    for satu in sentences(subject):
        if ada := find(pola, satu.polos, "mengurangi", "menyimpang"):
            frasa = ada[0].strip()
            yield Remark(f'"{frasa}" tidak digunakan dalam acuan', satu.jalur, "sebut langsung apa yang berlaku", frasa)
