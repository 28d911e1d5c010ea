"""Rules on time: acts younger than the decree, repealed before it, or for a period that is over (Lampiran II, 42)."""

from collections.abc import Iterator

from zi_docs import bahasa
from zi_docs.rules.aturan import Remark, Severity, rule
from zi_docs.rules.kutipan import Kutipan, parse
from zi_docs.rules.mengingat_baca import LAMPIRAN_II, PERATURAN, brief, existed, items, meant, repealing, short
from zi_docs.rules.pola import pattern
from zi_docs.rules.subjek import Subject

_MASA = pattern(r"\b((?:19|20)\d{2})\s?[-–—]\s?((?:19|20)\d{2})\b")
_DIBACA_MESIN = "dibaca mesin"


@rule("ZI306", Severity.GALAT, f"logika waktu; {LAMPIRAN_II} angka 42", angka=("42",))
def peraturan_lebih_muda_dari_keputusan(subject: Subject) -> Iterator[Remark]:
    """Keputusan mengutip peraturan yang belum ada ketika keputusan itu ditetapkan.

    Mengapa: peraturan yang belum ada atau belum berlaku tidak dapat menjadi dasar hukum. Sering kali tahunnya salah
        ketik, atau frasa perubahannya lebih baru daripada keputusan ini.

    Buruk:
        mengingat:
          - >-
            Peraturan Komisi Pemilihan Umum Nomor 2 Tahun 2098 tentang Tata Naskah Dinas (Berita Negara Republik
            Indonesia Tahun 2098 Nomor 784)
    Baik:
        mengingat:
          - pkpu-2-2021
    """
    for tulisan in subject.part("mengingat", "menimbang", "memperhatikan"):
        for satu in (k for induk in parse(tulisan.polos) for k in (induk, *induk.pengubah)):
            tingkat = _younger(subject, satu)
            if tingkat is None:
                continue
            pesan = f"{short(satu)} lebih muda daripada keputusan ini ({_when(subject)})"
            sendiri = tulisan.bagian == "mengingat" and tulisan.baku
            saran = (
                "tambahkan tanpa_perubahan: ya" if sendiri else "periksa tahunnya, atau kutip yang berlaku waktu itu"
            )
            yield Remark(pesan, tulisan.jalur, saran, satu.kepala, tingkat=tingkat)
            break


def _younger(subject: Subject, kutipan: Kutipan) -> Severity | None:
    if kutipan.golongan not in PERATURAN or kutipan.tahun is None or subject.tahun is None:
        return None
    if kutipan.tahun > subject.tahun:
        return Severity.GALAT
    peraturan = meant(subject.rujukan, kutipan, penuh=False).benar if kutipan.tahun == subject.tahun else None
    return Severity.PERINGATAN if peraturan and existed(subject, peraturan) is False else None


def _when(subject: Subject) -> str:
    tanggal = subject.plan.penutup.tanggal
    return bahasa.tanggal(tanggal) if tanggal else f"tahun {subject.tahun}"


@rule("ZI307", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 42; data peraturan zi-docs", angka=("42",))
def peraturan_sudah_dicabut(subject: Subject) -> Iterator[Remark]:
    """Mengingat mengutip peraturan yang sudah dicabut sebelum keputusan ditetapkan.

    Mengapa: dasar hukum adalah peraturan yang berlaku. Keputusan yang lebih tua daripada pencabutannya tidak ditegur.

    Buruk:
        mengingat:
          - uu-15-2011
    Baik:
        mengingat:
          - uu-7-2017
    """
    for butir in items(subject):
        peraturan = butir.tunjuk.benar
        if peraturan is None or not peraturan.dicabut_oleh or not (pencabut := repealing(subject, peraturan)):
            continue
        ragu = peraturan.keyakinan == "belum terverifikasi" or _DIBACA_MESIN in peraturan.catatan
        pesan = f"{short(butir.kutipan)} sudah dicabut dengan {short(pencabut)} tentang {brief(pencabut.tentang)}"
        saran = f"kutip yang berlaku, misalnya {pencabut.id}, atau hapus"
        tingkat = Severity.CATATAN if ragu else Severity.PERINGATAN
        yield Remark(pesan, butir.tulisan.jalur, saran, butir.kutipan.kepala, tingkat=tingkat)


@rule("ZI308", Severity.CATATAN, "judul peraturan yang menyebut masanya", angka=("42",), pasti=False)
def masa_peraturan_sudah_lewat(subject: Subject) -> Iterator[Remark]:
    """Mengingat mengutip peraturan yang menurut judulnya hanya untuk masa yang sudah lewat.

    Mengapa: peta jalan atau rencana untuk tahun-tahun yang sudah lewat jarang masih menjadi dasar; mungkin sudah ada
        penggantinya. Masih boleh dikutip bila memang dilanjutkan.

    Buruk:
        mengingat:
          - perpres-81-2010
    Baik:
        mengingat:
          - uu-7-2017
    """
    for butir in items(subject):
        masa = _MASA.search(butir.kutipan.tentang)
        if masa and subject.tahun and int(masa[1]) < int(masa[2]) < subject.tahun:
            pesan = f"masa {short(butir.kutipan)} berakhir pada tahun {masa[2]}"
            yield Remark(pesan, butir.tulisan.jalur, "periksa apakah sudah ada penggantinya", masa[0])
