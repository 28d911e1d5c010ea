"""Rules on annexes: their names and the headings of their columns (UU 12/2011 Lampiran II, 192-197)."""

from collections.abc import Iterator
from itertools import groupby

from zi_docs import bahasa
from zi_docs.compose import Tulisan
from zi_docs.models.lampiran import Kolom, kunci_kolom
from zi_docs.rules.aturan import Jalur, Remark, Severity, rule
from zi_docs.rules.kemiripan import is_near
from zi_docs.rules.pola import pattern
from zi_docs.rules.subjek import Subject, fix
from zi_docs.rules.tabel_baca import TELITI, normal, tables

_LAMPIRAN_II = "UU 12/2011 Lampiran II"
_AKHIR = ".,;:"
_NOMOR_LAMPIRAN = pattern(r"(?i)lampiran\s*(?:(?:[ivxl]+|\d{1,2})\b|:|keputusan\b)")
_TAHUN = pattern(r"(?<![\d./-])(?:19|20)\d\d(?![\d/])")
_RENTANG = pattern(r"((?:19|20)\d\d)\s*(?:-|–|s\.d\.|sampai dengan)\s*((?:19|20)\d\d)")
_KATA = pattern(r"[^\W\d_]+")
_UMUM = frozenset(
    (
        *("susunan", "dan", "personalia", "keanggotaan", "anggota", "daftar", "lampiran", "tabel", "jadwal"),
        *("rencana", "aksi", "rincian", "keterangan"),
    )
)
"""Words that say what form an annex has, not what it is about."""
_PENGHUBUNG = frozenset(
    (
        *("dan", "di", "ke", "dari", "yang", "untuk", "pada", "dalam", "tentang", "serta", "dengan", "oleh", "atas"),
        *("bagi", "tahun"),
    )
)
_SERUPA = 0.5
_CUKUP = 4
"""Fewer words of its own than this, and a name cannot be said to be about something else."""
_KEPALA_LAZIM = (
    *("KOMPONEN", "KOMPONEN PENGUNGKIT", "INDIKATOR", "LANGKAH AKSI", "BUKTI FISIK", "TARGET WAKTU"),
    *("TARGET CAPAIAN", "TARGET WAKTU PELAKSANAAN", "PELAKSANAAN", "PENANGGUNG JAWAB", "ASPEK PEMENUHAN"),
    *("KEGIATAN", "RENCANA AKSI", "KETERANGAN", "KEDUDUKAN DALAM TIM", "URAIAN", "JADWAL"),
)


@rule("ZI501", Severity.GALAT, f"{_LAMPIRAN_II} angka 196", angka=("196",))
def judul_lampiran_berakhir_tanda_baca(subject: Subject) -> Iterator[Remark]:
    """Nama lampiran diakhiri tanda baca.

    Mengapa: nama lampiran ditulis dengan huruf kapital di tengah tanpa diakhiri tanda baca.

    Buruk:
        lampiran:
          - {jenis: teks, judul: Tata Tertib Tim., isi: Tim bekerja menurut pembagian tugas.}
    Baik:
        lampiran:
          - {jenis: teks, judul: Tata Tertib Tim, isi: Tim bekerja menurut pembagian tugas.}
    """
    for satu in _titles(subject):
        isi = satu.polos.rstrip(_AKHIR + " ")
        tanda = satu.polos[len(isi) :]
        if not tanda.strip() or tanda.strip() == "...":
            continue
        akhir = isi.split()[-1] if isi.split() else ""
        saran = f'hapus tanda "{tanda.strip()}" di akhir nama lampiran'
        yield Remark(
            f'nama lampiran diakhiri tanda baca: "{akhir}{tanda}"',
            satu.jalur,
            saran,
            f"{akhir}{tanda}",
            fix(satu, f"{akhir}{tanda}", akhir) if akhir else (),
        )


@rule("ZI502", Severity.PERINGATAN, f"{_LAMPIRAN_II} angka 194 dan angka 195", angka=("194", "195"))
def judul_lampiran_memuat_nomor_lampiran(subject: Subject) -> Iterator[Remark]:
    """Nama lampiran diawali kata Lampiran dengan nomornya, yang sudah tercetak di kepala lampiran.

    Mengapa: kata LAMPIRAN dan angka Romawinya dicetak sendiri di sudut kanan atas; dalam nama lampiran keduanya
        tercetak dua kali.

    Buruk:
        lampiran:
          - {jenis: teks, judul: "Lampiran I: Tata Tertib Tim", isi: Tim bekerja menurut pembagian tugas.}
    Baik:
        lampiran:
          - {jenis: teks, judul: Tata Tertib Tim, isi: Tim bekerja menurut pembagian tugas.}
    """
    for satu in _titles(subject):
        if ada := _NOMOR_LAMPIRAN.match(satu.polos):
            saran = "tulis namanya saja; kata LAMPIRAN dan nomornya dicetak di kepala lampiran"
            yield Remark(f'nama lampiran diawali "{ada[0]}"', satu.jalur, saran, ada[0])


@rule("ZI503", Severity.CATATAN, f"{_LAMPIRAN_II} angka 244", angka=("244",), pasti=False)
def judul_lampiran_tanpa_pokok(subject: Subject) -> Iterator[Remark]:
    """Nama lampiran hanya menyebut bentuknya, tidak menyebut hal yang diaturnya.

    Mengapa: lampiran dibaca dan disimpan terpisah dari batang tubuh; nama seperti "Susunan Personalia" tidak
        mengatakan susunan apa.

    Buruk:
        lampiran:
          - {jenis: teks, judul: Susunan dan Personalia, isi: Tim bekerja menurut pembagian tugas.}
    Baik:
        lampiran:
          - {jenis: teks, judul: Susunan dan Personalia Tim Zona Integritas, isi: Tim bekerja menurut pembagian tugas.}
    """
    for satu in _titles(subject):
        kata = [k.casefold() for k in _KATA.findall(satu.polos)]
        if kata and _UMUM.issuperset(kata):
            saran = f'sebut pokoknya, misalnya "{satu.polos} Tim Pembangunan Zona Integritas"'
            yield Remark(f'nama lampiran "{satu.polos}" tidak menyebut pokoknya', satu.jalur, saran, satu.polos)


@rule("ZI504", Severity.PERINGATAN, f"{_LAMPIRAN_II} angka 195 dan angka 243 huruf d", angka=("195", "243"))
def judul_lampiran_tahun_lain(subject: Subject) -> Iterator[Remark]:
    """Nama lampiran menyebut tahun yang bukan tahun dalam nama keputusan.

    Mengapa: lampiran menjalankan keputusannya, jadi keduanya tentang tahun yang sama. Tahun lain biasanya tertinggal
        dari naskah tahun lalu.

    Buruk:
        lampiran:
          - {jenis: teks, judul: Tata Tertib Tim Zona Integritas Tahun 2025, isi: Tim bekerja bersama.}
    Baik:
        lampiran:
          - {jenis: teks, judul: Tata Tertib Tim Zona Integritas Tahun 2026, isi: Tim bekerja bersama.}
    """
    tentang = next((t.polos for t in subject.part("judul") if t.peran == "tentang"), "")
    nama = years(tentang) or frozenset({subject.tahun or 0} - {0})
    for satu in _titles(subject):
        lain = years(satu.polos)
        if not nama or not lain or nama & lain:
            continue
        tahun, benar = (bahasa.daftar([str(n) for n in sorted(x)]) for x in (lain, nama))
        serupa = bool(years(tentang)) and _likeness(satu.polos, tentang) >= _SERUPA
        yield Remark(
            f"nama lampiran menyebut tahun {tahun}, nama keputusan tahun {benar}",
            satu.jalur,
            f"periksa tahunnya; bila sama dengan keputusan, tulis {benar}",
            str(min(lain)),
            tingkat=None if serupa else Severity.CATATAN,
        )


@rule("ZI505", Severity.CATATAN, f"{_LAMPIRAN_II} angka 192 dan angka 243 huruf d", angka=("192", "243"), pasti=False)
def judul_lampiran_pokok_lain(subject: Subject) -> Iterator[Remark]:
    """Nama lampiran tentang hal yang tidak disebut dalam nama keputusan, pertimbangan, maupun diktum.

    Mengapa: batang tubuh menyatakan apa yang dimuat dalam lampiran. Nama yang sama sekali lain biasanya tertinggal dari
        naskah yang dicontoh.

    Buruk:
        lampiran:
          - {jenis: teks, judul: Kebutuhan Logistik Pemungutan Suara Ulang, isi: Kotak dan bilik.}
    Baik:
        lampiran:
          - {jenis: teks, judul: Susunan Tim Pembangunan Zona Integritas, isi: Ketua dan anggota.}
    """
    bagian = subject.part("judul", "menimbang", "memperhatikan", "diktum")
    kata = {k.casefold() for satu in bagian for k in _KATA.findall(satu.polos)}
    for satu in _titles(subject):
        milik = _subject_words(satu.polos) - {k.casefold() for k in _KATA.findall(subject.satker.nama_lembaga)}
        if len(milik) >= _CUKUP and milik.isdisjoint(kata):
            pesan = f'pokok nama lampiran "{satu.polos}" tidak disebut dalam nama keputusan maupun diktum'
            yield Remark(pesan, satu.jalur, "periksa apakah nama ini tertinggal dari naskah lain")


@rule("ZI506", Severity.PERINGATAN, f"{_LAMPIRAN_II} angka 194 dan angka 196", angka=("194", "196"))
def judul_lampiran_berulang(subject: Subject) -> Iterator[Remark]:
    """Nama lampiran tertulis dua kali, atau dua lampiran bernama sama.

    Mengapa: setiap lampiran mempunyai satu nama, dan beberapa lampiran dibedakan dengan namanya.

    Buruk:
        lampiran:
          - {jenis: teks, judul: Tata Tertib Tim, isi: Tim bekerja bersama.}
          - {jenis: teks, judul: Tata Tertib Tim, isi: Tim melapor setiap bulan.}
    Baik:
        lampiran:
          - {jenis: teks, judul: Tata Tertib Tim, isi: Tim bekerja bersama.}
          - {jenis: teks, judul: Tata Cara Pelaporan Tim, isi: Tim melapor setiap bulan.}
    """
    ada: dict[str, int] = {}
    for satu in _titles(subject):
        kata = normal(satu.polos).split()
        tengah = len(kata) // 2
        if tengah > 1 and len(kata) % 2 == 0 and kata[:tengah] == kata[tengah:]:
            awal = " ".join(satu.polos.split()[:tengah])
            yield Remark("nama lampiran ini tertulis dua kali", satu.jalur, f'tulis satu kali: "{awal}"')
        nomor = satu.jalur[1]
        pertama = ada.setdefault(" ".join(kata), int(nomor) + 1)
        if pertama != int(nomor) + 1:
            pesan = f"nama lampiran ini sama dengan nama Lampiran {bahasa.romawi(pertama)}"
            yield Remark(pesan, satu.jalur, "bedakan namanya menurut isinya", satu.polos)


@rule("ZI507", Severity.PERINGATAN, f"{_LAMPIRAN_II} angka 246", angka=("246",))
def judul_kolom_salah_ketik(subject: Subject) -> Iterator[Remark]:
    """Judul kolom hampir sama dengan judul yang lazim, tetapi salah ketik.

    Mengapa: judul kolom diulang pada setiap halaman lampiran.

    Buruk:
        lampiran:
          - {jenis: tabel, judul: Kegiatan Tim, kolom: [LANGKAH AKASI], isi: [{langkah_akasi: Rapat}]}
    Baik:
        lampiran:
          - {jenis: tabel, judul: Kegiatan Tim, kolom: [LANGKAH AKSI], isi: [{langkah_aksi: Rapat}]}
    """
    lazim = {kunci_kolom(judul): judul for judul in _KEPALA_LAZIM}
    for jalur, kolom in _headings(subject):
        nama = kunci_kolom(kolom.judul)
        if nama in lazim or any(huruf.isdigit() for huruf in nama):
            continue
        dekat = next((x for kunci, x in lazim.items() if is_near(nama, kunci)), "")
        if dekat:
            yield Remark(f'judul kolom "{kolom.judul}" mungkin salah ketik', jalur, f'tulis "{dekat}"', kolom.judul)


@rule("ZI508", Severity.CATATAN, TELITI)
def judul_kolom_sama(subject: Subject) -> Iterator[Remark]:
    """Dua kolom yang berdampingan berjudul sama.

    Mengapa: pembaca tidak dapat membedakan kolom yang berjudul sama; biasanya salah satunya belum diganti.

    Buruk:
        lampiran:
          - jenis: tabel
            judul: Kegiatan Tim
            kolom: [{judul: TARGET, kunci: awal}, {judul: TARGET, kunci: akhir}]
            isi: [{awal: Januari, akhir: Maret}]
    Baik:
        lampiran:
          - jenis: tabel
            judul: Kegiatan Tim
            kolom: [{judul: TARGET AWAL, kunci: awal}, {judul: TARGET AKHIR, kunci: akhir}]
            isi: [{awal: Januari, akhir: Maret}]
    """
    for induk, kelompok in groupby(_headings(subject), key=lambda x: x[0][:-1]):
        ada: set[str] = set()
        for jalur, kolom in kelompok:
            nama = kunci_kolom(kolom.judul)
            if nama in ada and induk:
                yield Remark(f'dua kolom berjudul "{kolom.judul}"', jalur, "bedakan judulnya", kolom.judul)
            ada.add(nama)


@rule("ZI509", Severity.CATATAN, TELITI)
def kolom_nomor_tanpa_nomor(subject: Subject) -> Iterator[Remark]:
    """Kolom NO tidak bernomor urut dan tidak diisi.

    Mengapa: kolom nomor hanya terisi sendiri bila diberi `penomoran`; tanpa itu kolomnya tercetak kosong.

    Buruk:
        lampiran:
          - {jenis: tabel, judul: Kegiatan Tim, kolom: [NOMOR, KEGIATAN], isi: [{kegiatan: Rapat}]}
    Baik:
        lampiran:
          - jenis: tabel
            judul: Kegiatan Tim
            kolom: [{judul: NOMOR, penomoran: angka}, KEGIATAN]
            isi: [{kegiatan: Rapat}]
    """
    for tabel in tables(subject):
        for kolom in tabel.kolom:
            kosong = not any(kolom.nama in baris.sel for baris in tabel.baris)
            if kunci_kolom(kolom.judul) in {"no", "nomor"} and not tabel.bernomor and kosong:
                saran = f'tulis {{judul: "{kolom.judul}", penomoran: angka}}'
                yield Remark(f'kolom "{kolom.judul}" tidak bernomor', (*tabel.jalur, "kolom"), saran)


def years(teks: str) -> frozenset[int]:
    """Return the years that a text names, with those inside a range of years."""
    tahun = {int(satu) for satu in _TAHUN.findall(teks)}
    for ada in _RENTANG.finditer(teks):
        tahun.update(range(int(ada[1]), int(ada[2]) + 1), (int(ada[1]), int(ada[2])))
    return frozenset(tahun)


def _titles(subject: Subject) -> Iterator[Tulisan]:
    yield from (satu for satu in subject.part("lampiran") if satu.peran == "judul")


def _subject_words(teks: str) -> set[str]:
    return {k.casefold() for k in _KATA.findall(teks)} - _UMUM - _PENGHUBUNG


def _likeness(satu: str, lain: str) -> float:
    a, b = _subject_words(satu), _subject_words(lain)
    return len(a & b) / len(a) if a else 0.0


def _headings(subject: Subject) -> Iterator[tuple[Jalur, Kolom]]:
    """Yield the headings that the plan itself writes, each with its place."""
    for tabel in tables(subject):
        yield from _below(tabel.lampiran.kolom.daftar, (*tabel.jalur, "kolom"))


def _below(kolom: tuple[Kolom, ...], jalur: Jalur) -> Iterator[tuple[Jalur, Kolom]]:
    yield from (((*jalur, n), satu) for n, satu in enumerate(kolom))
    for n, satu in enumerate(kolom):
        yield from _below(satu.kolom, (*jalur, n, "kolom"))
