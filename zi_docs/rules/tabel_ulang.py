"""Rules on what an action plan names twice: a component, an indicator, the steps of a row."""

from collections.abc import Iterator, Sequence

from zi_docs.rules.aturan import Jalur, Remark, Severity, rule
from zi_docs.rules.subjek import Subject
from zi_docs.rules.tabel import twins, where
from zi_docs.rules.tabel_baca import TELITI, Baris, plans, short

_ISI_CUKUP = 3
"""Cells that must agree before a row is called a repetition."""
_KATA_CUKUP = 4
"""Words from which on the same indicator in two sections is no chance."""


@rule("ZI527", Severity.CATATAN, TELITI)
def komponen_ganda(subject: Subject) -> Iterator[Remark]:
    """Satu komponen disebut dua kali dalam satu bagian.

    Mengapa: baris-baris dengan komponen yang sama digabung di bawah satu nomor, supaya jumlah komponen terbaca benar.

    Buruk:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim
            kolom: [KOMPONEN, LANGKAH AKSI]
            isi:
              - {komponen: Pengendalian gratifikasi, langkah_aksi: Rapat}
              - {komponen: Pengaduan masyarakat, langkah_aksi: Membuka kanal aduan}
              - {komponen: Pengendalian gratifikasi, langkah_aksi: Sosialisasi}
    Baik:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim
            kolom: [KOMPONEN, LANGKAH AKSI]
            isi:
              - {komponen: Pengendalian gratifikasi, isi: [{langkah_aksi: Rapat}, {langkah_aksi: Sosialisasi}]}
              - {komponen: Pengaduan masyarakat, langkah_aksi: Membuka kanal aduan}
    """
    for tabel in plans(subject):
        if len(tabel.isian) < len("ab"):
            continue
        pertama = tabel.isian[0].nama
        for daftar in tabel.daftar:
            kali: dict[str, int] = {}
            for sel in (x for satu in daftar.baris for x in satu.sel if x.kolom.nama == pertama and x.ringkas):
                kali[sel.ringkas] = kali.get(sel.ringkas, 0) + 1
                if kali[sel.ringkas] == len("ab"):
                    pesan = f'"{short(sel.polos)}" sudah ada di atasnya dalam bagian ini'
                    saran = "gabungkan baris-barisnya di bawah satu komponen dengan `isi`, atau perbaiki namanya"
                    yield Remark(pesan, sel.teks[0].jalur, saran, sel.teks[0].polos)


@rule("ZI529", Severity.CATATAN, TELITI)
def langkah_berulang(subject: Subject) -> Iterator[Remark]:
    """Dua baris satu bagian menyebut langkah, bukti, dan waktu yang sama untuk komponen atau indikator yang lain.

    Mengapa: satu kegiatan yang dihitung dua kali membuat rencana tampak lebih banyak daripada yang dikerjakan.

    Buruk:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim
            kolom: [KOMPONEN, INDIKATOR, LANGKAH AKSI, BUKTI FISIK, PELAKSANAAN]
            isi:
              - komponen: Penilaian risiko
                indikator: Risiko dinilai
                langkah_aksi: Menyusun daftar uji
                bukti_fisik: Daftar uji
                pelaksanaan: Desember
              - komponen: Informasi pengendalian
                indikator: Pegawai mengetahui
                langkah_aksi: Menyusun daftar uji
                bukti_fisik: Daftar uji
                pelaksanaan: Desember
    Baik:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim
            kolom: [KOMPONEN, INDIKATOR, LANGKAH AKSI, BUKTI FISIK, PELAKSANAAN]
            isi:
              - komponen: Penilaian risiko
                indikator: Risiko dinilai
                langkah_aksi: Menyusun daftar uji
                bukti_fisik: Daftar uji
                pelaksanaan: Desember
              - komponen: Informasi pengendalian
                indikator: Pegawai mengetahui
                langkah_aksi: Membagikan daftar uji
                bukti_fisik: Tanda terima
                pelaksanaan: Desember
    """
    for tabel in plans(subject):
        belakang = tabel.isian[2:]
        ada: dict[tuple[Jalur, tuple[str, ...]], Baris] = {}
        penuh: set[tuple[str, ...]] = set()
        for baris, semua in zip(tabel.baris, tabel.isi, strict=True):
            isi = semua[2:]
            langkah = next((baris.sel[k.nama] for k in belakang if k.nama in baris.sel), None)
            bagian = baris.bagian[-1].jalur if baris.bagian else ()
            pertama = ada.setdefault((bagian, isi), baris)
            ganda = semua in penuh
            penuh.add(semua)
            if langkah is None or ganda or pertama is baris or len([x for x in isi if x]) < _ISI_CUKUP:
                continue
            if _own_cells(pertama, baris, [k.nama for k in belakang if not k.jadwal][:2]):
                yield Remark(
                    f"langkah, bukti, dan waktu baris ini sama dengan baris {where(pertama, baris)}",
                    langkah.teks[0].jalur,
                    "periksa apakah kegiatan ini tercatat dua kali",
                    langkah.teks[0].polos,
                )


@rule("ZI530", Severity.CATATAN, TELITI, pasti=False)
def indikator_berulang(subject: Subject) -> Iterator[Remark]:
    """Indikator satu bagian sama dengan indikator bagian lain.

    Mengapa: setiap bagian dinilai dengan indikatornya sendiri; indikator yang sama di bagian lain biasanya tertinggal
        ketika baris disalin.

    Buruk:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim
            kolom: [INDIKATOR, LANGKAH AKSI]
            isi:
              - {bagian: Perubahan, isi: [{indikator: Menerbitkan Keputusan Tim Kerja, langkah_aksi: Rapat}]}
              - {bagian: Tata Laksana, isi: [{indikator: Menerbitkan Keputusan Tim Kerja, langkah_aksi: Reviu}]}
    Baik:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim
            kolom: [INDIKATOR, LANGKAH AKSI]
            isi:
              - {bagian: Perubahan, isi: [{indikator: Menerbitkan Keputusan Tim Kerja, langkah_aksi: Rapat}]}
              - {bagian: Tata Laksana, isi: [{indikator: Mengevaluasi Prosedur Kerja, langkah_aksi: Reviu}]}
    """
    for tabel in plans(subject):
        ada: dict[str, Baris] = {}
        sama = {kembar.jalur for kembar, _ in twins(tabel)}
        for baris in (x for x in tabel.baris if x.bagian and x.bagian[-1].jalur not in sama):
            sel = baris.sel.get("indikator")
            if sel is None or len(sel.ringkas.split()) < _KATA_CUKUP:
                continue
            pertama = ada.setdefault(sel.ringkas, baris)
            if pertama.bagian[-1].jalur != baris.bagian[-1].jalur and pertama.sel["indikator"].jalur != sel.jalur:
                pesan = f"indikator ini sama dengan indikator {where(pertama, baris)}"
                yield Remark(pesan, sel.teks[0].jalur, "periksa apakah indikatornya tertukar", sel.teks[0].polos)


def _own_cells(satu: Baris, lain: Baris, kolom: Sequence[str]) -> bool:
    """Say whether two rows write the same words themselves, each in its own cell."""
    return all(n in satu.sel and n in lain.sel and satu.sel[n].jalur != lain.sel[n].jalur for n in kolom)
