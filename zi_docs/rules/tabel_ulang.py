"""Rules on what a table says twice: in one cell, and an action plan in its components, indicators, steps of a row."""

from collections.abc import Iterator, Sequence

from zi_docs.rules.aturan import Jalur, Remark, Severity, rule
from zi_docs.rules.pola import pattern
from zi_docs.rules.subjek import Subject
from zi_docs.rules.tabel import twins, where
from zi_docs.rules.tabel_baca import TELITI, Baris, Sel, normal, plans, short, tables

_ISI_CUKUP = 3
"""Cells that must agree before a row is called a repetition."""
_KATA_CUKUP = 4
"""Words from which on the same indicator in two sections is no chance."""
_KALIMAT_LAIN = pattern(r"[.;]\s+|\n")
_BUTIR = pattern(r"[.;,]\s+|\n")
_AWAL_BUTIR = pattern(r"(?i)^(?:dan|serta|atau|\(?\w{1,2}[.)])\s+")
_FRASA_TERPANJANG = 8
_TERJAUH = 20_000
"""Letters of a cell in which a doubled phrase is looked for; hardly a cell has a tenth of them."""


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


@rule("ZI545", Severity.PERINGATAN, "UU 12/2011 Lampiran II angka 243 huruf b", angka=("243",), lokal=True)
def kalimat_berulang_dalam_sel(subject: Subject) -> Iterator[Remark]:
    """Satu kalimat, butir, atau frasa disebut dua kali dalam satu sel.

    Mengapa: bahasa peraturan bercorak hemat; ulangan dalam satu sel adalah sisa salinan.

    Buruk:
        lampiran:
          - {jenis: tabel, judul: Kegiatan Tim, kolom: [BUKTI], isi: [{bukti: "Daftar hadir, notulensi, daftar hadir"}]}
    Baik:
        lampiran:
          - {jenis: tabel, judul: Kegiatan Tim, kolom: [BUKTI], isi: [{bukti: "Daftar hadir, notulensi, dan foto"}]}
    """
    for tabel in tables(subject):
        for sel in tabel.sel:
            if not sel.kolom.jadwal:
                yield from _said_twice(sel)


def _said_twice(sel: Sel) -> Iterator[Remark]:
    """Yield the sentences, the items of a list and the phrases that a cell says twice."""
    kalimat: set[str] = set()
    for satu in sel.teks:
        semua = _KALIMAT_LAIN.split(satu.polos)
        utuh = frozenset(semua)
        for bagian in _repeated(semua, kalimat):
            yield Remark(f'kalimat "{short(bagian)}" berulang dalam sel ini', satu.jalur, "hapus ulangannya", bagian)
        for bagian in _repeated(_BUTIR.split(satu.polos), set()) if ", " in satu.polos else ():
            if bagian not in utuh:
                yield Remark(
                    f'"{short(bagian)}" disebut dua kali dalam sel ini', satu.jalur, "hapus ulangannya", bagian
                )
        if frasa := _stuttered(satu.polos):
            saran = "hapus ulangannya, atau bedakan"
            yield Remark(f'frasa "{frasa}" berulang', satu.jalur, saran, frasa, tingkat=Severity.CATATAN)


def _repeated(bagian: Sequence[str], ada: set[str]) -> Iterator[str]:
    """Yield what was said before, of two words at least; `ada` gathers what has been said."""
    for satu in bagian:
        kunci = normal(_AWAL_BUTIR.sub("", satu.strip()))
        if " " in kunci and kunci in ada:
            yield satu.strip()
        ada.add(kunci)


def _stuttered(polos: str) -> str:
    """Return a phrase of two words or more that stands twice side by side, with or without a slash between."""
    kata = polos[:_TERJAUH].replace("/", " / ").split()
    if len({*kata}) == len(kata):
        return ""
    for n, satu in enumerate(kata[:-3]):
        if satu not in kata[n + 2 : n + _FRASA_TERPANJANG + 2]:
            continue
        for panjang in range(2, _FRASA_TERPANJANG + 1):
            mulai = n + panjang + (kata[n + panjang : n + panjang + 1] == ["/"])
            frasa = kata[n : n + panjang]
            if frasa == kata[mulai : mulai + panjang] and "/" not in frasa and frasa[0] != frasa[-1]:
                return " ".join(frasa)
    return ""
