"""Rules on figures and their words, and on the targets of an action plan (UU 12/2011 Lampiran II, 86)."""

import re
from collections.abc import Iterator
from functools import lru_cache

from zi_docs import bahasa
from zi_docs.compose import Tulisan
from zi_docs.rules.aturan import Remark, Severity, rule
from zi_docs.rules.pola import pattern
from zi_docs.rules.subjek import Subject, fix
from zi_docs.rules.tabel_baca import TELITI, Sel, Tabel, plans, short, tables

_ANGKA_86 = "UU 12/2011 Lampiran II angka 86"
_BERKATA = pattern(r"(?<![\w.,/–-])(?:Rp\.? ?)?(\d{1,3}(?:\.\d{3})+|\d{1,15})(?:,0+)?(?: ?%)?\s*\(([^()\d\n]{2,120})\)")
_SATUAN = ("persen", "rupiah")
_DI_DEPAN = pattern(r"\s*(\d[\d.]*)\s+[^\W\d_]+")
_JUMLAH = pattern(r"\s*(\d[\d.]*)\s")
_KABUR = pattern(r"(?i)\b(?:beberapa|sejumlah|secukupnya|seperlunya|sebanyak-banyaknya)\b")
_BANYAK = {"bulan": 12, "triwulan": 4, "semester": 2}
_TIAP_BULAN = pattern(r"(?i)\b(?:tiap|setiap|per)\s+bulan(?:nya)?\b")
_SETENGAH_TAHUN = 6
_SEL_CUKUP = 5
_BERANGKA = 0.7


@rule("ZI561", Severity.GALAT, _ANGKA_86, angka=("86",), lokal=True)
def angka_dan_kata_berbeda(subject: Subject) -> Iterator[Remark]:
    """Bilangan dan kata-katanya dalam kurung berbeda nilainya.

    Mengapa: kata dalam kurung menegaskan angkanya; bila berbeda, tidak ada yang tahu mana yang berlaku.

    Buruk:
        lampiran:
          - {jenis: tabel, judul: Kegiatan Tim, kolom: [TARGET], isi: [{target: 2 (tiga) dokumen}]}
    Baik:
        lampiran:
          - {jenis: tabel, judul: Kegiatan Tim, kolom: [TARGET], isi: [{target: 2 (dua) dokumen}]}
    """
    for satu, ada in _figures(subject):
        nilai, kata = int(ada[1].replace(".", "")), _value(ada[2])
        if kata is not None and kata != nilai:
            yield Remark(
                f'"{ada[0]}": angka {bahasa.ribuan(nilai)}, kata-katanya {bahasa.ribuan(kata)}',
                satu.jalur,
                f'tulis "{bahasa.angka_dan_kata(nilai)}" atau "{bahasa.angka_dan_kata(kata)}"',
                ada[0],
            )


@rule("ZI562", Severity.PERINGATAN, f"{_ANGKA_86} dan angka 246", angka=("86", "246"), lokal=True)
def kata_bilangan_salah_eja(subject: Subject) -> Iterator[Remark]:
    """Kata bilangan dalam kurung tidak dieja dengan baku.

    Mengapa: bilangan dieja menurut ejaan baku: "dua belas", bukan "duabelas".

    Buruk:
        lampiran:
          - {jenis: tabel, judul: Kegiatan Tim, kolom: [TARGET], isi: [{target: 12 (duabelas) bulan}]}
    Baik:
        lampiran:
          - {jenis: tabel, judul: Kegiatan Tim, kolom: [TARGET], isi: [{target: 12 (dua belas) bulan}]}
    """
    for satu, ada in _figures(subject):
        if benar := _respelt(ada):
            pesan = f'kata bilangan "{ada[2]}" tidak baku'
            yield Remark(pesan, satu.jalur, f'tulis "{benar}"', ada[2], fix(satu, f"({ada[2]})", f"({benar})"))


@rule("ZI563", Severity.CATATAN, _ANGKA_86, angka=("86",), lokal=True)
def kata_bilangan_berhuruf_besar(subject: Subject) -> Iterator[Remark]:
    """Kata bilangan dalam kurung ditulis dengan huruf besar.

    Mengapa: kata bilangan ditulis dengan huruf kecil, seperti contoh dalam Lampiran II: 60 (enam puluh) hari.

    Buruk:
        lampiran:
          - {jenis: tabel, judul: Kegiatan Tim, kolom: [TARGET], isi: [{target: 1 (Satu) dokumen}]}
    Baik:
        lampiran:
          - {jenis: tabel, judul: Kegiatan Tim, kolom: [TARGET], isi: [{target: 1 (satu) dokumen}]}
    """
    dicetak_kecil = {t.jalur for x in tables(subject) for sel in _official(x) for t in sel.teks}
    for satu, ada in _figures(subject):
        kecil = ada[2].casefold()
        beda = ada[2] != kecil and not satu.polos.isupper() and satu.jalur not in dicetak_kecil
        if beda and _value(kecil) is not None:
            pesan = f'kata bilangan "{ada[2]}" berhuruf besar'
            yield Remark(pesan, satu.jalur, f'tulis "{kecil}"', ada[0], fix(satu, f"({ada[2]})", f"({kecil})"))


@rule("ZI564", Severity.CATATAN, _ANGKA_86, angka=("86",), pasti=False, lokal=True)
def capaian_tanpa_kata_bilangan(subject: Subject) -> Iterator[Remark]:
    """Angka capaian tidak diikuti kata-katanya dalam kurung.

    Mengapa: bilangan dalam batang tubuh diikuti kata dalam kurung; dalam tabel capaian hal itu lazim. Tanpa
        `apa_adanya`, kolom berjenis capaian mencetaknya sendiri.

    Buruk:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim
            kolom: [LANGKAH AKSI, TARGET CAPAIAN]
            isi: [{langkah_aksi: Rapat, target_capaian: 1 dokumen}]
    Baik:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim
            kolom: [LANGKAH AKSI, TARGET CAPAIAN]
            isi: [{langkah_aksi: Rapat, target_capaian: 1 (satu) dokumen}]
    """
    for tabel in plans(subject):
        resmi = {sel.jalur for sel in _official(tabel)}
        for satu in (t for sel in _targets(tabel) if sel.jalur not in resmi for t in sel.teks):
            ada = _DI_DEPAN.match(satu.polos)
            benar = _with_words(ada[0].strip()) if ada else ""
            if ada and benar:
                lama = ada[0].strip()
                yield Remark(
                    f'angka "{lama}" tanpa kata-katanya', satu.jalur, f'tulis "{benar}"', lama, fix(satu, lama, benar)
                )


@rule("ZI565", Severity.CATATAN, TELITI)
def capaian_tanpa_angka(subject: Subject) -> Iterator[Remark]:
    """Capaian tidak menyebut angka, padahal hampir semua capaian lain menyebutnya.

    Mengapa: capaian tanpa angka tidak dapat dibandingkan dengan hasilnya.

    Buruk:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim
            kolom: [LANGKAH AKSI, TARGET CAPAIAN]
            isi:
              - {langkah_aksi: Membentuk tim, target_capaian: 1 (satu) dokumen}
              - {langkah_aksi: Mengadakan rapat, target_capaian: 4 (empat) rapat}
              - {langkah_aksi: Menyusun peta risiko, target_capaian: 1 (satu) peta}
              - {langkah_aksi: Menyusun laporan, target_capaian: 2 (dua) laporan}
              - {langkah_aksi: Membuka kanal aduan, target_capaian: Tersedia}
    Baik:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim
            kolom: [LANGKAH AKSI, TARGET CAPAIAN]
            isi:
              - {langkah_aksi: Membentuk tim, target_capaian: 1 (satu) dokumen}
              - {langkah_aksi: Mengadakan rapat, target_capaian: 4 (empat) rapat}
              - {langkah_aksi: Menyusun peta risiko, target_capaian: 1 (satu) peta}
              - {langkah_aksi: Menyusun laporan, target_capaian: 2 (dua) laporan}
              - {langkah_aksi: Membuka kanal aduan, target_capaian: 1 (satu) kanal}
    """
    for tabel in plans(subject):
        sel = [satu for satu in _targets(tabel) if satu.polos.strip()]
        tanpa = [satu for satu in sel if not any(map(str.isdecimal, satu.polos))]
        if len(sel) >= _SEL_CUKUP and len(sel) - len(tanpa) >= _BERANGKA * len(sel):
            for satu in tanpa:
                teks = satu.teks[0]
                yield Remark(f'capaian "{short(teks.polos)}" tanpa angka', teks.jalur, "sebut jumlahnya", teks.polos)


@rule("ZI566", Severity.CATATAN, "UU 12/2011 Lampiran II angka 245", angka=("245",), lokal=True)
def capaian_tidak_terukur(subject: Subject) -> Iterator[Remark]:
    """Capaian menyebut jumlah yang tidak tentu, seperti "beberapa".

    Mengapa: tidak digunakan kata yang artinya tidak menentu; capaian "beberapa dokumen" selalu dan tidak pernah
        tercapai.

    Buruk:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim
            kolom: [LANGKAH AKSI, TARGET CAPAIAN]
            isi: [{langkah_aksi: Rapat, target_capaian: Beberapa dokumen}]
    Baik:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim
            kolom: [LANGKAH AKSI, TARGET CAPAIAN]
            isi: [{langkah_aksi: Rapat, target_capaian: 4 (empat) dokumen}]
    """
    for tabel in plans(subject):
        for satu in (t for sel in _targets(tabel) for t in sel.teks):
            if ada := _KABUR.search(satu.polos):
                yield Remark(f'capaian memakai kata "{ada[0]}"', satu.jalur, "sebut jumlahnya", ada[0])


@rule("ZI567", Severity.CATATAN, TELITI, pasti=False)
def capaian_tidak_sepadan_jadwal(subject: Subject) -> Iterator[Remark]:
    """Capaian tidak sepadan dengan jadwalnya: dua dokumen untuk kegiatan per triwulan, tiap bulan untuk dua bulan saja.

    Mengapa: kegiatan per triwulan berlangsung empat kali setahun, jadi hasilnya 4 (atau 1 tiap kali), dan evaluasi tiap
        bulan tidak hanya dijadwalkan dua bulan. Ketidaksepadanan menandakan jadwal atau capaiannya salah.

    Buruk:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim
            kolom: [LANGKAH AKSI, PELAKSANAAN, TARGET CAPAIAN]
            isi: [{langkah_aksi: Rapat, pelaksanaan: Per triwulan, target_capaian: 2 (dua) dokumen}]
    Baik:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim
            kolom: [LANGKAH AKSI, PELAKSANAAN, TARGET CAPAIAN]
            isi: [{langkah_aksi: Rapat, pelaksanaan: Per triwulan, target_capaian: 4 (empat) dokumen}]
    """
    for tabel in plans(subject):
        for baris in tabel.baris if any(kolom.capaian for kolom in tabel.kolom) else ():
            jadwal = next((sel for sel in baris.sel.values() if sel.kolom.jadwal), None)
            capaian = next((sel for sel in baris.sel.values() if sel.kolom.capaian), None)
            if not jadwal or not capaian or capaian not in baris.ruas.sel or len(capaian.teks) != 1:
                continue
            if saran := _mismatch(jadwal, capaian):
                pesan = f'capaian "{short(capaian.polos)}" tidak sepadan dengan jadwal "{short(jadwal.polos)}"'
                yield Remark(pesan, capaian.teks[0].jalur, saran, capaian.polos)


def _mismatch(jadwal: Sel, capaian: Sel) -> str:
    """Return what to do where a target does not fit the schedule, '' where it does."""
    waktu = _months(jadwal)
    if waktu is None:
        return ""
    if _TIAP_BULAN.search(capaian.polos):
        sebagian = not waktu.pola and len(waktu.bulan) <= _SETENGAH_TAHUN
        return f"jadwal itu hanya {len(waktu.bulan)} bulan; sesuaikan capaian atau jadwalnya" if sebagian else ""
    ada, kali = _JUMLAH.match(capaian.polos), _BANYAK.get(waktu.pola)
    jumlah = int(ada[1].replace(".", "")) if ada else 1
    if kali and jumlah > 1 and jumlah % kali and "bulan" not in capaian.polos.casefold():
        return f"jadwal itu {kali} kali setahun; sesuaikan jumlah atau jadwalnya"
    return ""


@lru_cache(maxsize=2)
def _figures(subject: Subject) -> tuple[tuple[Tulisan, re.Match[str]], ...]:
    """Return every figure with words in brackets behind it, in what people wrote into annexes."""
    teks = (satu for satu in subject.part("lampiran") if "(" in satu.polos and not satu.baku)
    return tuple((satu, ada) for satu in teks for ada in _BERKATA.finditer(satu.polos))


def _targets(tabel: Tabel) -> Iterator[Sel]:
    yield from (sel for sel in tabel.sel if sel.kolom.capaian)


def _official(tabel: Tabel) -> Iterator[Sel]:
    """Yield the cells whose figures the engine writes in their proper form."""
    yield from (sel for sel in tabel.sel if sel.kolom.jenis == "capaian" and not tabel.lampiran.apa_adanya)


def _value(kata: str) -> int | None:
    """Return the number that words say, None for other words."""
    isi = kata.casefold().split()
    if isi and isi[-1] in _SATUAN:
        isi.pop()
    try:
        return bahasa.parse_terbilang(" ".join(isi))
    except ValueError:
        return None


def _respelt(ada: re.Match[str]) -> str:
    """Return the proper words where the words behind a figure are meant as a number but misspelt."""
    if _value(ada[2]) is not None or ada[2].casefold().startswith("ke"):
        return ""  # an ordinal is another word
    try:
        bahasa.capaian(ada[0])
    except ValueError:
        satuan = next((f" {x}" for x in _SATUAN if ada[2].casefold().endswith(f" {x}")), "")
        return bahasa.terbilang(int(ada[1].replace(".", ""))) + satuan
    return ""


def _with_words(depan: str) -> str:
    """Return a figure and what it counts with the figure's words, '' where none are due."""
    hasil = bahasa.capaian(depan)
    return hasil if hasil != depan else ""


def _months(jadwal: Sel) -> bahasa.Jadwal | None:
    """Return the months of a schedule; None where it is not understood."""
    return _read_months(jadwal.polos) if len(jadwal.teks) == 1 else None


@lru_cache(maxsize=1 << 10)
def _read_months(jadwal: str) -> bahasa.Jadwal | None:
    try:
        return bahasa.parse_jadwal(jadwal)
    except ValueError:
        return None
