"""Rules on the meeting that decided on the decree: it comes first, and is cited as it was."""

import re
from collections.abc import Iterator

from zi_docs import bahasa
from zi_docs.rules.aturan import Remark, Severity, rule
from zi_docs.rules.pola import pattern
from zi_docs.rules.subjek import Subject
from zi_docs.rules.tanggal import dates_in

_BERITA_ACARA = pattern(r"\bberita\s+acara\b[^;]{0,120}?\bnomor\s+(\S+)", re.IGNORECASE)
_LOGIKA = "urutan waktu: rapat pleno memutuskan, lalu keputusan ditetapkan"


@rule("ZI629", Severity.GALAT, _LOGIKA)
def rapat_pleno_sesudah_penetapan(subject: Subject) -> Iterator[Remark]:
    """Rapat pleno yang memutuskan keputusan ini bertanggal sesudah tanggal penetapannya.

    Mengapa: keputusan baru dapat ditetapkan sesudah rapat pleno memutuskannya; salah satu tanggalnya keliru.

    Buruk:
        pleno: {nomor: 3, tanggal: 20 Januari 2026}
    Baik:
        pleno: {nomor: 3, tanggal: 12 Januari 2026}
    """
    pleno, ditetapkan = subject.plan.pleno, subject.plan.penutup.tanggal
    if pleno and pleno.tanggal and ditetapkan and pleno.tanggal > ditetapkan:
        pesan = (
            f"rapat pleno tanggal {bahasa.tanggal(pleno.tanggal)} sesudah penetapan tanggal "
            f"{bahasa.tanggal(ditetapkan)}"
        )
        yield Remark(pesan, ("pleno", "tanggal"), "perbaiki tanggal rapat pleno atau tanggal penetapan")


@rule("ZI630", Severity.PERINGATAN, "satu fakta ditulis satu kali: berita acara ada dalam pleno")
def berita_acara_berbeda_dari_pleno(subject: Subject) -> Iterator[Remark]:
    """Berita acara yang diketik berbeda nomor atau tanggalnya dari rapat pleno dalam plan.

    Mengapa: nomor dan tanggal berita acara rapat pleno adalah fakta plan. Bila diketik lagi, keduanya dapat berbeda;
        berita-acara dalam memperhatikan mengutipnya sendiri.

    Buruk:
        pleno: {nomor: 3, tanggal: 12 Januari 2026}
        memperhatikan:
          - Berita Acara Rapat Pleno Nomor 3/PK.01-BA/3305/2/2026 tanggal 9 Januari 2026 tentang Pembentukan Tim
    Baik:
        pleno: {nomor: 3, tanggal: 12 Januari 2026}
        memperhatikan:
          - berita-acara
    """
    pleno = subject.plan.pleno
    if pleno is None or pleno.tanggal is None or pleno.nomor is None:
        return
    for tulisan in subject.part("memperhatikan", "mengingat", "menimbang"):
        for ada in _BERITA_ACARA.finditer(tulisan.polos) if not tulisan.baku else ():
            nomor_sama = ada[1].rstrip(",;.") == subject.fakta["pleno.nomor"]
            tanggal = next(iter(dates_in(tulisan.polos[ada.end() : ada.end() + 60])), None)
            if tanggal and nomor_sama != (tanggal.nilai == pleno.tanggal):
                pesan = f"{ada[0]} tanggal {tanggal.kata} tidak cocok dengan rapat pleno dalam plan"
                saran = "tulis berita-acara sebagai gantinya, atau perbaiki nomor dan tanggalnya"
                yield Remark(pesan, tulisan.jalur, saran, tanggal.kata)
