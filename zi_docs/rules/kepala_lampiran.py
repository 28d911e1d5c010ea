"""Rules on the title of the decree where it is typed again: in the heads of annexes and in the first diktum."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from zi_docs.rules.aturan import Jalur, Remark, Severity, rule
from zi_docs.rules.kalimat import LAMPIRAN_II, difference, letters, title, typed
from zi_docs.rules.subjek import Subject, fix

if TYPE_CHECKING:
    from zi_docs.compose import Tulisan

_SERUPA = 0.85
_BEDA_SEDIKIT = 2


def _heads(subject: Subject) -> "Iterator[list[Tulisan]]":
    """Yield the lines of each head of an annex that the plan words itself."""
    menurut: dict[Jalur, list[Tulisan]] = {}
    for satu in subject.part("lampiran"):
        if satu.peran == "kepala":
            menurut.setdefault(satu.jalur[:-1], []).append(satu)
    if baku := [satu for satu in subject.part("redaksi") if satu.peran == "kepala_lampiran"]:
        yield baku
    yield from menurut.values()


def _name_line(kepala: "list[Tulisan]") -> "Tulisan":
    """Return the line in which the name of the decree starts."""
    for nomor, satu in enumerate(kepala):
        if letters(satu.polos) == "tentang" and nomor + 1 < len(kepala):
            return kepala[nomor + 1]
        if re.match(r"tentang\b", satu.polos, re.IGNORECASE):
            return satu
    return kepala[-1]


@rule("ZI131", Severity.GALAT, f"{LAMPIRAN_II} angka 195", angka=("195",))
def kepala_lampiran_bernama_lain(subject: Subject) -> Iterator[Remark]:
    """Kepala lampiran yang diketik sendiri memuat nama yang berbeda dari nama keputusan.

    Mengapa: kepala lampiran mengulang judul keputusan; nama yang berbeda membuat lampiran itu tampak milik keputusan
    lain.

    Buruk:
        lampiran:
          - jenis: teks
            judul: Tugas Tim
            kepala: |-
              {{ KEPUTUSAN }}
              NOMOR {{ nomor }} TAHUN {{ tahun_keputusan }}
              TENTANG
              PEMBENTUKAN TIM REFORMASI BIROKRASI
            isi: Tim bertugas menyusun rencana aksi.
    Baik:
        lampiran:
          - jenis: teks
            judul: Tugas Tim
            kepala: |-
              {{ KEPUTUSAN }}
              NOMOR {{ nomor }} TAHUN {{ tahun_keputusan }}
              TENTANG
              {{ TENTANG }}
            isi: Tim bertugas menyusun rencana aksi.
    """
    nama = letters(title(subject))
    for kepala in _heads(subject):
        if nama not in letters(" ".join(satu.polos for satu in kepala)):
            baris = _name_line(kepala)
            pesan = "kepala lampiran tidak memuat nama keputusan sebagaimana pada judul"
            saran = "hapus kunci kepala: barisnya dibuat sendiri; atau tulis TENTANG lalu {{ TENTANG }}"
            yield Remark(pesan, baris.jalur, saran, baris.polos)


@rule("ZI132", Severity.GALAT, f"{LAMPIRAN_II} angka 195", angka=("195",))
def kepala_lampiran_bernomor_lain(subject: Subject) -> Iterator[Remark]:
    """Kepala lampiran yang diketik sendiri memuat nomor atau tahun yang berbeda dari keputusannya.

    Mengapa: kepala lampiran mengulang judul keputusan; nomor yang berbeda menunjuk keputusan lain.

    Buruk:
        lampiran:
          - jenis: teks
            judul: Tugas Tim
            kepala: |-
              {{ KEPUTUSAN }}
              NOMOR 28 TAHUN 2026
              TENTANG
              {{ TENTANG }}
            isi: Tim bertugas menyusun rencana aksi.
    Baik:
        lampiran:
          - jenis: teks
            judul: Tugas Tim
            kepala: |-
              {{ KEPUTUSAN }}
              NOMOR 29 TAHUN 2026
              TENTANG
              {{ TENTANG }}
            isi: Tim bertugas menyusun rencana aksi.
    """
    nomor, tahun = subject.plan.nomor, subject.tahun
    for kepala in _heads(subject):
        for satu in kepala:
            ada = re.match(r"NOMOR\s*:?\s*(?P<nomor>\S+)(?:\s+TAHUN\s+(?P<tahun>\d{4}))?", satu.polos, re.IGNORECASE)
            if ada is None or ada["nomor"].strip(".") == "":
                continue
            lain = nomor is not None and letters(ada["nomor"]) != letters(nomor)
            if lain or (tahun is not None and ada["tahun"] is not None and ada["tahun"] != str(tahun)):
                pesan = f'kepala lampiran menyebut "{ada[0]}", padahal keputusan ini NOMOR {nomor} TAHUN {tahun}'
                yield Remark(pesan, satu.jalur, "tulis NOMOR {{ nomor }} TAHUN {{ tahun_keputusan }}", ada[0])


@rule("ZI133", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 195", angka=("195",))
def kepala_lampiran_tidak_lengkap(subject: Subject) -> Iterator[Remark]:
    """Kepala lampiran yang diketik sendiri tidak memuat jenis keputusan dengan nama lembaganya, nomor, atau TENTANG.

    Mengapa: kepala lampiran memuat jenis dan lembaga, nomor dan tahun, kata TENTANG, dan nama keputusan.

    Buruk:
        lampiran:
          - jenis: teks
            judul: Tugas Tim
            kepala: |-
              {{ SATKER.LEMBAGA }}
              NOMOR {{ nomor }} TAHUN {{ tahun_keputusan }}
              TENTANG
              {{ TENTANG }}
            isi: Tim bertugas menyusun rencana aksi.
    Baik:
        lampiran:
          - jenis: teks
            judul: Tugas Tim
            kepala: |-
              {{ KEPUTUSAN }}
              NOMOR {{ nomor }} TAHUN {{ tahun_keputusan }}
              TENTANG
              {{ TENTANG }}
            isi: Tim bertugas menyusun rencana aksi.
    """
    for kepala in _heads(subject):
        ada = letters(" ".join(satu.polos for satu in kepala))
        jenis = re.sub(r"[^\w\s/'-]+", "", subject.fakta.get("keputusan", "")).upper()
        bagian = {jenis: letters(jenis), "NOMOR ... TAHUN ...": "nomor", "TENTANG": "tentang"}
        for nama, dicari in bagian.items():
            if dicari not in ada:
                pesan = f'kepala lampiran tidak memuat "{nama}"'
                saran = "hapus kunci kepala: barisnya dibuat sendiri; atau lengkapi barisnya"
                yield Remark(pesan, kepala[0].jalur, saran, kepala[0].polos)


@rule("ZI134", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 195", angka=("194", "195"))
def kepala_lampiran_salah_bentuk(subject: Subject) -> Iterator[Remark]:
    """Kepala lampiran yang diketik sendiri mengulang kata LAMPIRAN, tidak kapital, atau berakhir tanda baca.

    Mengapa: kepala lampiran ditulis seluruhnya dengan huruf kapital tanpa diakhiri tanda baca; kata LAMPIRAN dengan
    angka Romawinya dicetak sendiri di atasnya.

    Buruk:
        lampiran:
          - jenis: teks
            judul: Tugas Tim
            kepala: |-
              LAMPIRAN
              {{ KEPUTUSAN }}
              NOMOR {{ nomor }} TAHUN {{ tahun_keputusan }}
              TENTANG
              {{ TENTANG }}.
            isi: Tim bertugas menyusun rencana aksi.
    Baik:
        lampiran:
          - jenis: teks
            judul: Tugas Tim
            kepala: |-
              {{ KEPUTUSAN }}
              NOMOR {{ nomor }} TAHUN {{ tahun_keputusan }}
              TENTANG
              {{ TENTANG }}
            isi: Tim bertugas menyusun rencana aksi.
    """
    for kepala in _heads(subject):
        awal, akhir = kepala[0], kepala[-1]
        if re.match(r"LAMPIRAN\b", awal.polos, re.IGNORECASE):
            pesan = f'kata "{awal.polos}" sudah dicetak di atas kepala lampiran'
            yield Remark(pesan, awal.jalur, "hapus baris ini", awal.polos)
        if akhir.polos[-1:] in tuple(".,;:"):
            pesan = f'kepala lampiran berakhir dengan "{akhir.polos[-1]}"'
            ganti = fix(akhir, akhir.mentah, akhir.mentah[:-1]) if akhir.mentah[-1:] == akhir.polos[-1] else ()
            yield Remark(pesan, akhir.jalur, "hapus tanda baca di akhir", akhir.polos, ganti)
        for satu in kepala:
            if satu.polos != satu.polos.upper():
                pesan = f'baris kepala lampiran "{satu.polos}" tidak seluruhnya huruf kapital'
                yield Remark(pesan, satu.jalur, f"tulis {satu.polos.upper()}", satu.polos)


@rule("ZI135", Severity.CATATAN, "praktik keputusan KPU sejak tahun 2022", angka=("195",), pasti=False)
def kepala_lampiran_bertanggal(subject: Subject) -> Iterator[Remark]:
    """Kepala lampiran yang diketik sendiri memuat baris TANGGAL.

    Mengapa: bentuk lama NOMOR dan TANGGAL sudah diganti NOMOR ... TAHUN ..., dan judul keputusan sendiri tidak memuat
    tanggal.

    Buruk:
        redaksi:
          kepala_lampiran: |-
            {{ KEPUTUSAN }}
            NOMOR {{ nomor }} TAHUN {{ tahun_keputusan }}
            TANGGAL {{ TANGGAL }}
            TENTANG
            {{ TENTANG }}
    Baik:
        redaksi:
          kepala_lampiran: |-
            {{ KEPUTUSAN }}
            NOMOR {{ nomor }} TAHUN {{ tahun_keputusan }}
            TENTANG
            {{ TENTANG }}
    """
    for kepala in _heads(subject):
        for satu in kepala:
            if re.match(r"TANGGAL\b", satu.polos, re.IGNORECASE):
                yield Remark("kepala lampiran memuat tanggal", satu.jalur, "hapus baris tanggal", satu.polos)


@rule("ZI141", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 58, disesuaikan untuk diktum", angka=("58",))
def diktum_menyebut_nama_lain(subject: Subject) -> Iterator[Remark]:
    """Diktum pertama menetapkan hal yang namanya hampir, tetapi tidak tepat, nama keputusan.

    Mengapa: yang ditetapkan diktum ialah yang disebut judul; satu dua kata yang berlainan biasanya sisa keputusan yang
    disalin.

    Buruk:
        tentang: Rencana Aksi Pembangunan Zona Integritas di Lingkungan {{ satker.lembaga }} Tahun 2026
        diktum:
          - >-
            Menetapkan Rencana Aksi Pembangunan Zona Integritas di Lingkungan {{ satker.lembaga }} Tahun 2025
            sebagaimana tercantum dalam Lampiran yang merupakan bagian tidak terpisahkan dari Keputusan ini.
          - berlaku
    Baik:
        tentang: Rencana Aksi Pembangunan Zona Integritas di Lingkungan {{ satker.lembaga }} Tahun 2026
        diktum:
          - >-
            Menetapkan Rencana Aksi Pembangunan Zona Integritas di Lingkungan {{ satker.lembaga }} Tahun 2026
            sebagaimana tercantum dalam Lampiran yang merupakan bagian tidak terpisahkan dari Keputusan ini.
          - berlaku
    """
    harus = re.sub(r"^(?:Penetapan|Pembentukan|Pengesahan)\s+", "", title(subject))
    pola = r"(?:Menetapkan|Membentuk|Mengesahkan)\s+([^;]{10,1500}?)(?=,?\s+(?:sebagaimana|dengan|yang)\b|\.?$)"
    for satu in typed(subject, "diktum")[:1]:
        pokok = re.match(pola, satu.polos)
        beda = difference(pokok[1], harus) if pokok and satu.peran == "isi" else None
        if pokok is None or beda is None or beda.kemiripan < _SERUPA:
            continue
        tertukar = 0 < beda.bertukar <= _BEDA_SEDIKIT
        if tertukar or len(subject.plan.lampiran) <= 1:
            pesan = f"yang ditetapkan diktum ini berbeda dari nama keputusan: {beda.uraian}"
            kutip = beda.ada if beda.ada in satu.polos else ""
            tingkat = None if tertukar else Severity.CATATAN
            saran = "samakan dengan nama keputusan, misalnya dengan {{ tentang }}"
            yield Remark(pesan, satu.jalur, saran, kutip or pokok[1], tingkat=tingkat)
