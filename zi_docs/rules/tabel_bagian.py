"""Rules on the sections of a table, and on the groups of a team."""

from collections.abc import Iterator

from zi_docs import bahasa
from zi_docs.rules.aturan import Remark, Severity, rule
from zi_docs.rules.subjek import Subject, fix
from zi_docs.rules.tabel_baca import TELITI, normal, short, tables

_CUKUP = 3
"""Groups from which on they have a style of their own."""


@rule("ZI515", Severity.CATATAN, f"UU 12/2011 Lampiran II angka 242; {TELITI}", angka=("242",))
def huruf_judul_bagian_beragam(subject: Subject) -> Iterator[Remark]:
    """Sebagian judul bagian setingkat berhuruf kapital seluruhnya, sebagian lagi tidak.

    Mengapa: judul yang setingkat dicetak dalam satu bentuk, supaya terlihat setingkat (ketaatan asas).

    Buruk:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim
            kolom: [LANGKAH AKSI]
            isi:
              - {bagian: PERSIAPAN, isi: [{langkah_aksi: Rapat}]}
              - {bagian: PELAKSANAAN, isi: [{langkah_aksi: Reviu}]}
              - {bagian: Pelaporan Akhir, isi: [{langkah_aksi: Laporan}]}
    Baik:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim
            kolom: [LANGKAH AKSI]
            isi:
              - {bagian: PERSIAPAN, isi: [{langkah_aksi: Rapat}]}
              - {bagian: PELAKSANAAN, isi: [{langkah_aksi: Reviu}]}
              - {bagian: PELAPORAN AKHIR, isi: [{langkah_aksi: Laporan}]}
    """
    for tabel in tables(subject):
        for daftar in tabel.daftar:
            judul = [satu.judul for satu in daftar.bagian if satu.judul is not None]
            kapital = [satu for satu in judul if satu.polos.isupper()]
            lain = [satu for satu in judul if not satu.polos.isupper()]
            if not kapital or not lain or len(judul) == len("ab"):
                continue
            for satu in lain if len(lain) <= len(kapital) else kapital:
                bentuk = "tidak berhuruf kapital" if satu in lain else "berhuruf kapital"
                besar = bahasa.kapital(satu.polos)
                polos = satu.mentah == satu.polos and satu in lain
                saran = f'tulis "{besar}"' if satu in lain else "tulis seperti judul lainnya"
                yield Remark(
                    f'judul "{short(satu.polos)}" {bentuk}, berbeda dari judul setingkatnya',
                    satu.jalur,
                    saran,
                    satu.polos,
                    fix(satu, satu.polos, besar) if polos else (),
                )


@rule("ZI516", Severity.CATATAN, f"UU 12/2011 Lampiran II angka 243 huruf d; {TELITI}", angka=("243",))
def judul_kelompok_tanpa_kata_tim(subject: Subject) -> Iterator[Remark]:
    """Semua kelompok setingkat disebut "Tim ...", kecuali satu yang hanya bernama areanya.

    Mengapa: kelompok yang setingkat dinamai dengan satu cara. Nama area tanpa kata Tim adalah nama bidang kerjanya,
        bukan nama timnya.

    Buruk:
        lampiran:
          - jenis: susunan personalia
            judul: Susunan Personalia Tim
            kelompok:
              - {nama: Manajemen Perubahan, anggota: [{nama: Siti Aminah, kedudukan: Koordinator}]}
              - {nama: Tim Penataan Tatalaksana, anggota: [{nama: Budi Santoso, kedudukan: Koordinator}]}
              - {nama: Tim Penguatan Pengawasan, anggota: [{nama: Ratna Dewi, kedudukan: Koordinator}]}
              - {nama: Tim Penguatan Akuntabilitas, anggota: [{nama: Joko Susilo, kedudukan: Koordinator}]}
    Baik:
        lampiran:
          - jenis: susunan personalia
            judul: Susunan Personalia Tim
            kelompok:
              - {nama: Tim Manajemen Perubahan, anggota: [{nama: Siti Aminah, kedudukan: Koordinator}]}
              - {nama: Tim Penataan Tatalaksana, anggota: [{nama: Budi Santoso, kedudukan: Koordinator}]}
              - {nama: Tim Penguatan Pengawasan, anggota: [{nama: Ratna Dewi, kedudukan: Koordinator}]}
              - {nama: Tim Penguatan Akuntabilitas, anggota: [{nama: Joko Susilo, kedudukan: Koordinator}]}
    """
    area = {normal(nama) for satu in subject.rujukan.istilah().area for nama in (satu.nama, *satu.ejaan)}
    for tabel in tables(subject):
        for daftar in tabel.daftar if tabel.lampiran.jenis == "susunan personalia" else ():
            judul = [satu.judul for satu in daftar.bagian if satu.judul is not None]
            tanpa = [satu for satu in judul if not normal(satu.polos).startswith("tim ")]
            if len(judul) >= _CUKUP and len(tanpa) == 1 and normal(tanpa[0].polos) in area:
                nama = tanpa[0].polos
                benar = f"TIM {nama}" if nama.isupper() else f"Tim {nama}"
                obat = fix(tanpa[0], nama, benar)
                pesan = f'nama kelompok "{nama}" tanpa kata Tim, berbeda dari kelompok setingkatnya'
                yield Remark(pesan, tanpa[0].jalur, f'tulis "{benar}"', nama, obat)


@rule("ZI525", Severity.PERINGATAN, TELITI)
def judul_bagian_ganda(subject: Subject) -> Iterator[Remark]:
    """Dua bagian atau kelompok yang setingkat berjudul sama.

    Mengapa: bagian yang sama tidak disebut dua kali dalam satu tingkat; gabungkan, atau perbaiki judul salah satunya.

    Buruk:
        lampiran:
          - jenis: susunan personalia
            judul: Susunan Tim
            kelompok:
              - {nama: Pelaksana, anggota: [{nama: Siti Aminah, jabatan: Ketua, kedudukan: Ketua}]}
              - {nama: Pelaksana, anggota: [{nama: Budi Santoso, jabatan: Sekretaris, kedudukan: Ketua}]}
    Baik:
        lampiran:
          - jenis: susunan personalia
            judul: Susunan Tim
            kelompok:
              - {nama: Pengarah, anggota: [{nama: Siti Aminah, jabatan: Ketua, kedudukan: Ketua}]}
              - {nama: Pelaksana, anggota: [{nama: Budi Santoso, jabatan: Sekretaris, kedudukan: Ketua}]}
    """
    for tabel in tables(subject):
        for daftar in tabel.daftar:
            ada: set[str] = set()
            for judul in (satu.judul for satu in daftar.bagian if satu.judul):
                nama = normal(judul.polos)
                if nama in ada:
                    saran = "gabungkan, atau perbaiki judulnya"
                    yield Remark(f'"{short(judul.polos)}" sudah ada di atasnya', judul.jalur, saran, judul.polos)
                ada.add(nama)


@rule("ZI526", Severity.PERINGATAN, TELITI)
def bagian_tanpa_baris(subject: Subject) -> Iterator[Remark]:
    """Satu bagian berjudul tetapi tidak memuat satu baris pun.

    Mengapa: judul tanpa baris di bawahnya biasanya bagian yang isinya hilang atau tersimpan di bagian lain.

    Buruk:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim
            kolom: [LANGKAH AKSI]
            isi: [{bagian: Persiapan}, {bagian: Pelaksanaan, isi: [{langkah_aksi: Rapat}]}]
    Baik:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim
            kolom: [LANGKAH AKSI]
            isi: [{bagian: Pelaksanaan, isi: [{langkah_aksi: Rapat}]}]
    """
    for tabel in tables(subject):
        for daftar in tabel.daftar:
            kosong = [satu for satu in daftar.bagian if not satu.anak and satu.judul]
            if daftar.baris or len(kosong) == len(daftar.ruas):
                continue  # titles and rows side by side, or titles alone: a form of its own
            for judul in (satu.judul for satu in kosong if satu.judul):
                saran = "isi baris-barisnya, atau hapus judulnya"
                yield Remark(f'bagian "{short(judul.polos)}" tidak memuat baris', judul.jalur, saran, judul.polos)
