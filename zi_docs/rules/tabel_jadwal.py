"""Rules on schedules: years, months and dates that cannot be meant, ranges that run backwards, mixed forms."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from zi_docs import bahasa
from zi_docs.compose import Tulisan
from zi_docs.rules.aturan import Jalur, Remark, Severity, rule
from zi_docs.rules.lampiran import years
from zi_docs.rules.pola import pattern
from zi_docs.rules.subjek import Subject, fix
from zi_docs.rules.tabel_baca import TELITI, Sel, Tabel, likeness, plans, short, tables

_BULAN = "|".join(bahasa.BULAN)
_NAMA_BULAN = pattern(rf"(?i)\b(?:{_BULAN})\b")
_ANGKA_BULAN = pattern(rf"(?i)\d\s+(?:{_BULAN})\b")
_TAHUN = pattern(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_KATA = pattern(r"[^\W\d_]{4,}")
_SAMBUNG = r"\s*(?:-|–|—|s\.?\s?d\.?|s/d|sampai dengan|sampai|hingga)\s*"
_RENTANG = pattern(rf"(?i)\b({_BULAN})(\s+\d{{4}})?({_SAMBUNG})(?:\d{{1,2}}\s+)?({_BULAN})\b(\s+\d{{4}})?")
_TANGGAL = pattern(
    rf"(?i)(?:\b({'|'.join(bahasa.HARI)}|Jum.at),\s+)?(?<![\d.,/-])(\d{{1,2}})\s+({_BULAN})\b(?:\s+(\d{{4}})\b)?"
)
_DUA_ANGKA = pattern(rf"(?i)\b({_BULAN})\s+(['’]?)(\d\d)(?![\d.:/-]|,?\s*(?:19|20)\d\d|\s*(?:{_BULAN}))")
_LAMA = {"pebruari": "Februari", "nopember": "November"}
_DIKENAL = frozenset(
    ("semester", "minggu", "bulanan", "mingguan", "tahunan", "triwulan", "selesai", "setelah", "sebelum")
)
_SALAH_KETIK = 0.8
_BEBAS = pattern(
    r"(?i)^s\.?\s?d\b|\b(?:sesuai|setiap|tiap|per|saat|insidental|sewaktu|berkala|rutin|tentatif|menyesuaikan|selama"
    r"|setelah|sesudah|sebelum|paling|kali|hari|minggu|jam|tahap|tahapan|tahun|masa|mulai|sejak|selesai|seterusnya"
    r"|awal|akhir|terus|berkelanjutan|h[-+])"
)
"""Words of a schedule that rightly names no month."""
_TERPANJANG = 300
"""More letters than this are no schedule."""
_KABISAT = 2024
_TANGGAL_TERAKHIR = 31
_WAJAR = 2
"""Months that a plan for the year may be late."""


def _with_years(subject: Subject) -> Iterator[Tulisan]:
    return (satu for tabel in tables(subject) for satu in _texts(tabel) if _TAHUN.search(satu.mentah))


@rule("ZI551", Severity.PERINGATAN, TELITI, pada=_with_years)
def jadwal_tahun_lain(subject: Subject) -> Iterator[Remark]:
    """Jadwal menyebut tahun yang bukan tahun rencananya.

    Mengapa: rencana tahun ini tidak dapat dilaksanakan tahun lalu; tahun lain biasanya tertinggal dari rencana yang
        dicontoh. Tulis {{ tahun }} supaya ikut berubah.

    Buruk:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim Tahun 2026
            kolom: [LANGKAH AKSI, PELAKSANAAN]
            isi: [{langkah_aksi: Rapat, pelaksanaan: Juli 2025}]
    Baik:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim Tahun 2026
            kolom: [LANGKAH AKSI, PELAKSANAAN]
            isi: [{langkah_aksi: Rapat, pelaksanaan: Juli 2026}]
    """
    tentang = next((t.polos for t in subject.utuh.part("judul") if t.peran == "tentang"), "")
    for tabel in tables(subject):
        milik = years(tentang) | years(tabel.judul)
        if subject.tahun:  # a plan that names no year may be next year's
            milik |= {subject.tahun} if milik else {subject.tahun, subject.tahun + 1}
        for satu in _texts(tabel):
            lain = sorted({int(x) for x in _TAHUN.findall(satu.mentah)} - milik)
            if milik and lain:
                rencana = bahasa.daftar([str(n) for n in sorted(milik)])
                pesan = f'jadwal "{short(satu.polos)}" bukan tahun rencana ini ({rencana})'
                tingkat = None if tabel.rencana else Severity.CATATAN
                yield Remark(pesan, _cell(satu), "periksa tahunnya", str(lain[0]), tingkat=tingkat)


def _not_understood(subject: Subject) -> Iterator[Tulisan]:
    for tabel in plans(subject):
        for sel in _schedules(tabel):
            bebas = sel.kolom.jenis != "jadwal" or tabel.lampiran.apa_adanya
            if len(sel.teks) == 1 and bebas and _mistake(sel.polos):
                yield sel.teks[0]


def _mistake(jadwal: str) -> str:
    """Return what cannot be understood in a schedule that should name months, '' in others."""
    if len(jadwal) > _TERPANJANG or not any(map(str.isalpha, jadwal)) or _BEBAS.search(jadwal):
        return ""
    try:
        bahasa.parse_jadwal(jadwal)
    except ValueError as salah:
        return str(salah).rstrip(".")
    return ""


@rule("ZI552", Severity.CATATAN, TELITI, pada=_not_understood)
def jadwal_tidak_terbaca(subject: Subject) -> Iterator[Remark]:
    """Jadwal rencana aksi tidak menyebut bulan, triwulan, semester, atau pola yang dikenal.

    Mengapa: jadwal yang tidak terbaca tidak dapat dibandingkan dan tidak dapat dicetak dalam satu bentuk.

    Buruk:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim
            kolom: [LANGKAH AKSI, PELAKSANAAN]
            isi: [{langkah_aksi: Rapat, pelaksanaan: Januari Maret}]
    Baik:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim
            kolom: [LANGKAH AKSI, PELAKSANAAN]
            isi: [{langkah_aksi: Rapat, pelaksanaan: Januari dan Maret}]
    """
    for satu in _not_understood(subject):
        if not _has_other_remark(satu, subject):
            yield Remark(_mistake(satu.polos), _cell(satu), "tulis nama bulannya", satu.polos)


@rule("ZI553", Severity.PERINGATAN, "UU 12/2011 Lampiran II angka 246", angka=("246",), lokal=True)
def nama_bulan_salah_eja(subject: Subject) -> Iterator[Remark]:
    """Nama bulan dalam jadwal salah eja.

    Mengapa: nama bulan ditulis menurut ejaan baku: Februari, November.

    Buruk:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim
            kolom: [LANGKAH AKSI, PELAKSANAAN]
            isi: [{langkah_aksi: Rapat, pelaksanaan: Agustsus}]
    Baik:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim
            kolom: [LANGKAH AKSI, PELAKSANAAN]
            isi: [{langkah_aksi: Rapat, pelaksanaan: Agustus}]
    """
    for tabel in tables(subject):
        for satu in _texts(tabel):
            for kata, benar in _misspelt(satu):
                pesan, saran = f'nama bulan "{kata}" salah eja', f'tulis "{benar}"'
                yield Remark(pesan, _cell(satu), saran, kata, fix(satu, kata, benar))


@rule("ZI554", Severity.PERINGATAN, TELITI, lokal=True)
def jadwal_mundur(subject: Subject) -> Iterator[Remark]:
    """Rentang jadwal berakhir sebelum mulai.

    Mengapa: dari Desember sampai dengan Januari tahun yang sama tidak ada rentangnya; bila melewati tahun, kedua
        tahunnya disebut.

    Buruk:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim
            kolom: [LANGKAH AKSI, PELAKSANAAN]
            isi: [{langkah_aksi: Rapat, pelaksanaan: Desember s.d. Januari}]
    Baik:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim
            kolom: [LANGKAH AKSI, PELAKSANAAN]
            isi: [{langkah_aksi: Rapat, pelaksanaan: Januari s.d. Desember}]
    """
    for tabel in tables(subject):
        for satu in _texts(tabel):
            for ada in _RENTANG.finditer(satu.polos):
                if _is_backward(ada):
                    saran = "tukar kedua bulannya, atau sebut tahun keduanya bila melewati tahun"
                    yield Remark(f'rentang "{ada[0]}" berakhir sebelum mulai', _cell(satu), saran, ada[0])


@rule("ZI555", Severity.GALAT, "penanggalan (kalender)", lokal=True)
def tanggal_mustahil(subject: Subject) -> Iterator[Remark]:
    """Tanggal dalam lampiran tidak ada, atau harinya bukan hari tanggal itu.

    Mengapa: 30 Februari tidak ada, dan 8 Januari 2026 jatuh pada hari Kamis. Salah satu angkanya pasti salah ketik.

    Buruk:
        lampiran:
          - {jenis: tabel, judul: Kegiatan Tim, kolom: [WAKTU], isi: [{waktu: 30 Februari 2026}]}
    Baik:
        lampiran:
          - {jenis: tabel, judul: Kegiatan Tim, kolom: [WAKTU], isi: [{waktu: 28 Februari 2026}]}
    """
    for satu in subject.part("lampiran"):
        for ada in _TANGGAL.finditer(satu.polos) if _ANGKA_BULAN.search(satu.polos) else ():
            if (salah := _impossible(ada)) and not satu.baku:
                yield Remark(salah, _cell(satu), "periksa hari, tanggal, dan bulannya", ada[0])


def _with_two_figures(subject: Subject) -> Iterator[Tulisan]:
    return (satu for tabel in tables(subject) for satu in _texts(tabel) if _DUA_ANGKA.search(satu.polos))


@rule("ZI556", Severity.PERINGATAN, TELITI, pada=_with_two_figures)
def tahun_dua_angka(subject: Subject) -> Iterator[Remark]:
    """Tahun dalam jadwal ditulis dengan dua angka.

    Mengapa: "Januari 26" terbaca sebagai tanggal 26; tahun ditulis dengan empat angka.

    Buruk:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim
            kolom: [LANGKAH AKSI, PELAKSANAAN]
            isi: [{langkah_aksi: Rapat, pelaksanaan: Januari 26}]
    Baik:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim
            kolom: [LANGKAH AKSI, PELAKSANAAN]
            isi: [{langkah_aksi: Rapat, pelaksanaan: Januari 2026}]
    """
    dua = f"{subject.tahun % 100:02}" if subject.tahun else ""
    for tabel in tables(subject):
        for satu in _texts(tabel):
            for ada in _DUA_ANGKA.finditer(satu.polos):
                if ada[3] == dua or ada[2]:
                    benar = f"{ada[1]} {subject.tahun}"
                    obat = fix(satu, ada[0], benar) if ada[2] and ada[3] == dua else ()  # else it may be a day
                    yield Remark(
                        f'tahun ditulis dua angka: "{ada[0]}"', _cell(satu), "tulis tahun empat angka", ada[0], obat
                    )


def _with_ranges(subject: Subject) -> Iterator[Tulisan]:
    return (satu for tabel in tables(subject) for satu, _ in _ranges(tabel))


def _ranges(tabel: Tabel) -> Iterator[tuple[Tulisan, re.Match[str]]]:
    """Yield the ranges of months that are printed as they were typed."""
    for sel in _schedules(tabel):
        if sel.kolom.jenis == "teks" or (sel.kolom.jenis == "jadwal" and tabel.lampiran.apa_adanya):
            yield from ((satu, temu) for satu in sel.teks for temu in _RENTANG.finditer(satu.polos))


@rule("ZI557", Severity.CATATAN, f"UU 12/2011 Lampiran II angka 242; {TELITI}", angka=("242",), pada=_with_ranges)
def bentuk_jadwal_beragam(subject: Subject) -> Iterator[Remark]:
    """Rentang bulan dalam satu lampiran ditulis dengan beberapa bentuk.

    Mengapa: satu hal ditulis dengan satu bentuk (ketaatan asas). Tanpa `apa_adanya`, jadwal dicetak seragam dengan
        sendirinya.

    Buruk:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim
            kolom: [LANGKAH AKSI, PELAKSANAAN]
            isi:
              - {langkah_aksi: Rapat, pelaksanaan: Januari-Maret}
              - {langkah_aksi: Reviu, pelaksanaan: April s.d. Juni}
    Baik:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim
            kolom: [LANGKAH AKSI, PELAKSANAAN]
            isi:
              - {langkah_aksi: Rapat, pelaksanaan: Januari s.d. Maret}
              - {langkah_aksi: Reviu, pelaksanaan: April s.d. Juni}
    """
    for tabel in tables(subject):
        ada = [*_ranges(tabel)]
        bentuk = Counter(temu[3] for _, temu in ada)
        if len(bentuk) > 1:
            lain = next((satu, temu) for satu, temu in ada if temu[3] != bentuk.most_common(1)[0][0])
            contoh = {temu[3]: temu[0] for _, temu in reversed(ada)}
            sebut = ", ".join(f'"{contoh[x]}" ({n} kali)' for x, n in bentuk.most_common())
            saran = "hapus `apa_adanya`" if tabel.lampiran.apa_adanya else "tulis semuanya dengan s.d."
            pesan = f"rentang bulan ditulis dalam {len(bentuk)} bentuk: {sebut}"
            yield Remark(pesan, _cell(lain[0]), f"{saran} agar seragam", lain[1][0])


@rule("ZI558", Severity.CATATAN, TELITI, pasti=False)
def jadwal_sebelum_ditetapkan(subject: Subject) -> Iterator[Remark]:
    """Kegiatan dijadwalkan selesai berbulan-bulan sebelum keputusan ditetapkan.

    Mengapa: rencana yang ditetapkan pada akhir tahun tidak lagi dapat dilaksanakan pada awal tahun. Kegiatan yang
        selesai paling lama dua bulan sebelumnya dibiarkan, sebab rencana tahunan lazim ditetapkan sesudah dimulai.

    Buruk:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim Tahun 2026
            kolom: [LANGKAH AKSI, PELAKSANAAN]
            isi: [{langkah_aksi: Membentuk tim, pelaksanaan: Januari}]
        penutup: {tanggal: 2026-11-17, penanda_tangan: Siti Aminah}
    Baik:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim Tahun 2026
            kolom: [LANGKAH AKSI, PELAKSANAAN]
            isi: [{langkah_aksi: Membentuk tim, pelaksanaan: Desember}]
        penutup: {tanggal: 2026-11-17, penanda_tangan: Siti Aminah}
    """
    ditetapkan = subject.plan.penutup.tanggal
    if ditetapkan is None or ditetapkan.year not in _plan_years(subject):
        return
    for tabel in plans(subject):
        lewat = [
            sel
            for sel in _schedules(tabel)
            if len(sel.teks) == 1 and 0 < _last_month(sel.polos) < ditetapkan.month - _WAJAR
        ]
        if lewat:
            pesan = f"{len(lewat)} kegiatan dijadwalkan selesai jauh sebelum {bahasa.tanggal(ditetapkan)}"
            saran = "periksa tanggal keputusan dan jadwal kegiatan ini"
            yield Remark(pesan, _cell(lewat[0].teks[0]), saran, lewat[0].polos)


def _plan_years(subject: Subject) -> frozenset[int]:
    """Return the years that the decree is about."""
    return years(" ".join(satu.polos for satu in subject.part("judul"))) or frozenset({subject.tahun or 0})


@lru_cache(maxsize=1 << 10)
def _last_month(jadwal: str) -> int:
    """Return the last month of a schedule, 0 for a pattern or what is not understood."""
    try:
        baca = bahasa.parse_jadwal(jadwal)
    except ValueError:
        return 0
    return 0 if baca.pola else baca.bulan[-1]


def _schedules(tabel: Tabel) -> Iterator[Sel]:
    yield from (sel for sel in tabel.sel if sel.kolom.jadwal)


def _texts(tabel: Tabel) -> Iterator[Tulisan]:
    yield from (satu for sel in _schedules(tabel) for satu in sel.teks)


def _cell(satu: Tulisan) -> Jalur:
    """Return the place of a text as the notices of composition name it, so that one spot is reported once."""
    return satu.jalur[:-1] if satu.jalur[-1] == "isi" else satu.jalur


def _has_other_remark(satu: Tulisan, subject: Subject) -> bool:
    """Say whether another rule tells more exactly why a schedule is not understood."""
    tahun = set(_TAHUN.findall(satu.polos))
    return (
        len(tahun) > 1
        or any(_is_backward(ada) for ada in _RENTANG.finditer(satu.polos))
        or any(_impossible(ada) for ada in _TANGGAL.finditer(satu.polos))
        or bool(_DUA_ANGKA.search(satu.polos) and subject.tahun)
        or any(_misspelt(satu))
    )


def _misspelt(satu: Tulisan) -> Iterator[tuple[str, str]]:
    """Yield each word that is nearly a month, with the month."""
    for kata in _KATA.findall(satu.polos[:_TERPANJANG]):
        kecil = kata.casefold()
        if kecil in _DIKENAL or _NAMA_BULAN.fullmatch(kata):
            continue
        benar = _LAMA.get(kecil) or next((b for b in bahasa.BULAN if likeness(kecil, b.casefold()) >= _SALAH_KETIK), "")
        if benar and kecil[:3] != benar[:4].casefold():
            yield kata, benar.upper() if kata.isupper() else benar


def _is_backward(ada: re.Match[str]) -> bool:
    mulai, akhir = bahasa.parse_bulan(ada[1]), bahasa.parse_bulan(ada[4])
    tahun = int(ada[2] or ada[5] or 0), int(ada[5] or ada[2] or 0)
    return (tahun[0], mulai) > (tahun[1], akhir)


def _impossible(ada: re.Match[str]) -> str:
    """Say what is wrong with a date, '' for a right one."""
    hari, tanggal, bulan, tahun = ada.groups()
    if int(tanggal) > _TANGGAL_TERAKHIR and not tahun:
        return ""  # a number before a month, not a day
    try:
        d = date(int(tahun or _KABISAT), bahasa.parse_bulan(bulan), int(tanggal))
    except ValueError:
        return f"tanggal {' '.join(x for x in (tanggal, bulan, tahun) if x)} tidak ada"
    nama = bahasa.hari(d)
    if hari and tahun and hari.casefold().replace("'", "").replace("’", "") != nama.casefold():
        return f'{bahasa.tanggal(d)} adalah hari {nama}, bukan "{hari}"'
    return ""
