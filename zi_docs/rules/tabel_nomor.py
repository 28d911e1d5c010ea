"""Rules on numbers that were typed where the table counts by itself: gaps, repetitions, two numbers, mixed forms."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import NamedTuple

from zi_docs import bahasa
from zi_docs.compose import Tulisan
from zi_docs.models.butir import Butir
from zi_docs.models.lampiran import LampiranTeks
from zi_docs.rules.aturan import Fix, Jalur, Remark, Severity, rule
from zi_docs.rules.pola import pattern
from zi_docs.rules.subjek import Subject
from zi_docs.rules.tabel_baca import TELITI, Daftar, Ruas, Tabel, is_amendment, number, short, tables

_URUT = "hapus nomor yang diketik pada daftar ini; nomornya dihitung sendiri"
_LABEL = pattern(r"\(?((?:\d{1,3}\.)*)([IVXLCDM]+|[ivxlc]+|[A-Z]|[a-z]|\d{1,3})([.)]*)")
_DI_DEPAN = pattern(r"\s*(?:\(?([IVXLC]{1,6}|[A-Za-z]|\d{1,2})[.)]+\s+|([IVX]{1,6})\s+(?=[A-Z]))(?=\S)")
_BUTIR_LAIN = pattern(r"\s[2b][.)]\s")
_STRIP = pattern(r"\s*[-–•]\s+(?=\S)")
_TERBANYAK = 5
"""Missing numbers that a message names one by one."""


class _Nomor(NamedTuple):
    """One printed number."""

    teks: str
    jalur: Jalur
    ketikan: bool


class _Nilai(NamedTuple):
    """What a number says: its kind (Roman, letter, figure, and what stands before it) and its value."""

    jenis: str
    nilai: int


@rule("ZI531", Severity.PERINGATAN, TELITI)
def nomor_bagian_tidak_berurutan(subject: Subject) -> Iterator[Remark]:
    """Nomor bagian atau kelompok melompat, berulang, atau mundur.

    Mengapa: bagian dirujuk dengan nomornya. Nomor dihitung sendiri; yang diketik dengan tangan tidak ikut berubah
        ketika bagian ditambah atau dipindah.

    Buruk:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim
            kolom: [LANGKAH AKSI]
            isi:
              - {bagian: Persiapan, isi: [{langkah_aksi: Rapat}]}
              - {bagian: Pelaksanaan, nomor: I, isi: [{langkah_aksi: Reviu}]}
              - {bagian: Pelaporan, isi: [{langkah_aksi: Laporan}]}
    Baik:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim
            kolom: [LANGKAH AKSI]
            isi:
              - {bagian: Persiapan, isi: [{langkah_aksi: Rapat}]}
              - {bagian: Pelaksanaan, isi: [{langkah_aksi: Reviu}]}
              - {bagian: Pelaporan, isi: [{langkah_aksi: Laporan}]}
    """
    for tabel in filter(_numbers_sections, tables(subject)):
        for daftar in tabel.daftar:
            yield from _sequence(_section_numbers(tabel, daftar), is_amendment(subject))


@rule("ZI532", Severity.PERINGATAN, TELITI)
def nomor_baris_tidak_berurutan(subject: Subject) -> Iterator[Remark]:
    """Nomor baris yang diketik melompat, berulang, atau mundur.

    Mengapa: nomor baris menunjukkan berapa banyak kegiatan satu bagian. Nomor yang terlewat berarti ada baris yang
        hilang atau salah hitung.

    Buruk:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim
            kolom: [{judul: NOMOR, kunci: urut_baris, penomoran: angka}, LANGKAH AKSI]
            isi:
              - {langkah_aksi: Membentuk tim kerja}
              - {nomor: 3, langkah_aksi: Menyusun rencana}
              - {nomor: 3, langkah_aksi: Melaporkan hasil}
    Baik:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim
            kolom: [{judul: NOMOR, kunci: urut_baris, penomoran: angka}, LANGKAH AKSI]
            isi:
              - {langkah_aksi: Membentuk tim kerja}
              - {langkah_aksi: Menyusun rencana}
              - {langkah_aksi: Melaporkan hasil}
    """
    for tabel in filter(_numbers_rows, tables(subject)):
        for nomor in _row_numbers(tabel):
            yield from _sequence(nomor, is_amendment(subject))


@rule("ZI533", Severity.CATATAN, TELITI)
def baris_tanpa_nomor(subject: Subject) -> Iterator[Remark]:
    """Satu baris sengaja tidak bernomor di antara baris-baris yang bernomor.

    Mengapa: `nomor: ""` mencetak baris tanpa nomor; pembaca mengira baris itu lanjutan baris di atasnya.

    Buruk:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim
            kolom: [{judul: NOMOR, kunci: urut_baris, penomoran: angka}, LANGKAH AKSI]
            isi:
              - {langkah_aksi: Membentuk tim kerja}
              - {nomor: "", langkah_aksi: Menyusun rencana}
              - {langkah_aksi: Melaporkan hasil}
    Baik:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim
            kolom: [{judul: NOMOR, kunci: urut_baris, penomoran: angka}, LANGKAH AKSI]
            isi:
              - {langkah_aksi: Membentuk tim kerja}
              - {langkah_aksi: Menyusun rencana}
              - {langkah_aksi: Melaporkan hasil}
    """
    for tabel in tables(subject):
        pertama = next(iter(tabel.isian), None)
        for daftar in tabel.daftar if tabel.bernomor else ():
            macam = {satu.nomor for satu in daftar.baris}
            for satu in daftar.baris if "" in macam and macam != {""} else ():
                judul = next((x.teks[0] for x in satu.sel if x.teks and x.kolom == pertama), None)
                if satu.nomor == "" and judul:
                    saran = 'hapus `nomor: ""` agar baris ini ikut bernomor'
                    yield Remark(f'baris "{short(judul.polos)}" tidak bernomor', judul.jalur, saran, judul.polos)


@rule("ZI534", Severity.PERINGATAN, f"UU 12/2011 Lampiran II angka 242; {TELITI}", angka=("242",))
def bentuk_nomor_bagian_beragam(subject: Subject) -> Iterator[Remark]:
    """Nomor satu bagian berbentuk lain daripada nomor bagian yang setingkat.

    Mengapa: bagian yang setingkat bernomor dengan satu bentuk (ketaatan asas), misalnya semuanya angka Arab; angka
        Romawi di antaranya terbaca sebagai tingkat yang lain.

    Buruk:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim
            kolom: [LANGKAH AKSI]
            isi:
              - {bagian: Persiapan, isi: [{langkah_aksi: Rapat}]}
              - {bagian: Pelaksanaan, nomor: 2, isi: [{langkah_aksi: Reviu}]}
    Baik:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim
            kolom: [LANGKAH AKSI]
            isi:
              - {bagian: Persiapan, isi: [{langkah_aksi: Rapat}]}
              - {bagian: Pelaksanaan, isi: [{langkah_aksi: Reviu}]}
    """
    for tabel in filter(_numbers_sections, tables(subject)):
        tingkat: dict[int, list[_Nomor]] = {}
        for daftar in tabel.daftar:
            tingkat.setdefault(daftar.tingkat, []).extend(_section_numbers(tabel, daftar))
        for nomor in tingkat.values():
            lain = next((satu.teks for satu in nomor if not satu.ketikan and satu.teks), "")
            otomatis = {x.jenis for satu in nomor if not satu.ketikan for x in _values(satu.teks)}
            for satu in nomor if otomatis else ():
                bentuk = {x.jenis for x in _values(satu.teks)}
                if satu.ketikan and bentuk and not bentuk & otomatis:
                    pesan = f'nomor "{satu.teks}" berbentuk lain daripada nomor bagian setingkatnya ("{lain}")'
                    yield Remark(pesan, satu.jalur, "hapus nomornya; nomor dihitung sendiri", satu.teks)


def _with_labels(subject: Subject) -> Iterator[Tulisan]:
    semua = subject.part("lampiran")
    return (x for x in semua if any(map(_DI_DEPAN.match, (x.polos, x.mentah))) or _STRIP.match(x.mentah))


@rule("ZI535", Severity.PERINGATAN, TELITI, pada=_with_labels)
def nomor_tertulis_dua_kali(subject: Subject) -> Iterator[Remark]:
    """Judul bagian, komponen, atau butir diawali nomor yang diketik, padahal nomornya dicetak sendiri.

    Mengapa: nomor yang diketik tercetak di samping nomor otomatis: "I. I. Manajemen Perubahan".

    Buruk:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim
            kolom: [LANGKAH AKSI]
            isi: [{bagian: I. Persiapan, isi: [{langkah_aksi: Rapat}]}]
    Baik:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim
            kolom: [LANGKAH AKSI]
            isi: [{bagian: Persiapan, isi: [{langkah_aksi: Rapat}]}]
    """
    for tabel in tables(subject.utuh):
        for daftar in tabel.daftar:
            yield from _doubled_titles(tabel, daftar)
            yield from _doubled_rows(tabel, daftar)
    for jalur, butir in _points(subject.utuh):
        yield from _doubled_points(butir, jalur)


def _numbers_sections(tabel: Tabel) -> bool:
    """Say whether somebody typed the number of a section."""
    return any(satu.nomor is not None and satu.judul is not None for daftar in tabel.daftar for satu in daftar.ruas)


def _numbers_rows(tabel: Tabel) -> bool:
    """Say whether somebody typed the number of a row."""
    kolom = tabel.kolom_nomor
    bernomor = any(satu.nomor is not None for daftar in tabel.daftar for satu in daftar.ruas)
    return kolom is not None and (bernomor or any(sel.kolom == kolom for sel in tabel.sel))


def _section_numbers(tabel: Tabel, daftar: Daftar) -> list[_Nomor]:
    return [
        _Nomor(
            tabel.label(daftar.tingkat, n, satu),
            (*satu.jalur, "nomor") if satu.nomor is not None else satu.judul.jalur if satu.judul else satu.jalur,
            satu.nomor is not None,
        )
        for n, satu in enumerate(daftar.bagian, 1)
    ]


def _row_numbers(tabel: Tabel) -> Iterator[list[_Nomor]]:
    """Yield the numbers of the rows of each list as they will be printed; of all, where they are counted through."""
    lanjut: list[_Nomor] = []
    nilai = 0
    for daftar in tabel.daftar:
        nilai = nilai if tabel.lampiran.nomor_baris == "lanjut" else 0
        hasil: list[_Nomor] = []
        for satu in daftar.baris:
            ketikan = _typed_number(tabel, satu)
            teks = (
                number(tabel.bernomor.penomoran if tabel.bernomor else None, nilai + 1)
                if ketikan is None
                else ketikan.teks
            )
            hasil.append(ketikan or _Nomor(teks, satu.jalur, ketikan=False))
            angka = teks.strip("(). ")
            nilai = (
                nilai + 1
                if ketikan is None
                else int(angka)
                if angka.isdecimal() and len(angka) < len("1" * 10)
                else nilai
            )
        if tabel.lampiran.nomor_baris == "lanjut":
            lanjut += hasil
        else:
            yield hasil
    yield lanjut


def _typed_number(tabel: Tabel, ruas: Ruas) -> _Nomor | None:
    """Return the number that somebody typed for a row, in `nomor` or in a column of numbers."""
    if ruas.nomor is not None and tabel.bernomor:
        return _Nomor(ruas.nomor, (*ruas.jalur, "nomor"), ketikan=True)
    sel = next((x for x in ruas.sel if x.kolom == tabel.kolom_nomor and x.teks), None)
    return _Nomor(sel.polos, sel.teks[0].jalur, ketikan=True) if sel else None


def _sequence(nomor: Sequence[_Nomor], perubahan: bool) -> Iterator[Remark]:  # noqa: FBT001 - a fact of the decree
    """Yield what is wrong with numbers that stand in one list; an unnumbered item lets the numbers start anew."""
    if not any(satu.ketikan for satu in nomor):
        return
    terakhir: dict[str, int] = {}
    jeda = False
    for satu in nomor:
        pilihan = _values(satu.teks)
        if not pilihan:
            jeda = True
            continue
        nilai = _likeliest(pilihan, terakhir)
        sebelum = terakhir.get(nilai.jenis, 0)
        if nilai.nilai != sebelum + 1 and not (jeda and nilai.nilai == 1):
            yield from _deviation(satu, nilai, sebelum, perubahan)
        jeda = False
        terakhir[nilai.jenis] = nilai.nilai
        for jenis in list(terakhir)[list(terakhir).index(nilai.jenis) + 1 :]:
            del terakhir[jenis]  # a deeper level begins anew under the next number of the upper one


def _likeliest(pilihan: Sequence[_Nilai], terakhir: Mapping[str, int]) -> _Nilai:
    """Return what a number means here: what goes on, else what begins, else what was used before."""
    lanjut = [x for x in pilihan if terakhir.get(x.jenis) == x.nilai - 1]
    mulai = [x for x in pilihan if x.nilai == 1 and x.jenis not in terakhir]
    return [*lanjut, *mulai, *(x for x in pilihan if x.jenis in terakhir), *pilihan][0]


def _deviation(satu: _Nomor, nilai: _Nilai, sebelum: int, perubahan: bool) -> Iterator[Remark]:  # noqa: FBT001
    """Yield what a number that is not the next one is: a gap, a repetition, a step back."""
    if sebelum == 0:
        pesan, tingkat = f'nomor pertama adalah "{satu.teks}"', Severity.CATATAN
    elif nilai.nilai > sebelum + 1:
        lewat = [_written(n, satu.teks) for n in range(sebelum + 1, nilai.nilai)]
        sebut = bahasa.daftar(lewat) if len(lewat) <= _TERBANYAK else f"{lewat[0]} s.d. {lewat[-1]}"
        pesan, tingkat = f'nomor {sebut} terlewat sebelum "{satu.teks}"', None
    elif nilai.nilai == sebelum:
        pesan, tingkat = f'nomor "{satu.teks}" berulang', None
    else:
        pesan, tingkat = f'nomor "{satu.teks}" sesudah {_written(sebelum, satu.teks)}', None
    if perubahan and nilai.nilai > sebelum:
        return
    yield Remark(pesan, satu.jalur, _URUT, satu.teks if satu.ketikan else "", tingkat=tingkat)


def _values(teks: str) -> list[_Nilai]:
    """Return what a number can say, the likeliest first: "I" is one in Roman, or the ninth letter."""
    ada = _LABEL.fullmatch(teks.strip())
    if ada is None:
        return []
    awal, isi = ada[1], ada[2]
    if isi.isdecimal():
        return [_Nilai(f"angka {awal}", int(isi))]
    besar = "besar" if isi.isupper() else "kecil"
    hasil: list[_Nilai] = []
    with suppress(ValueError):
        hasil = [_Nilai(f"romawi {besar} {awal}", bahasa.parse_romawi(isi.upper()))]
    if len(isi) == 1:
        letter = _Nilai(f"huruf {besar} {awal}", bahasa.parse_huruf(isi.casefold()))
        hasil = [*hasil, letter] if isi.upper() in "IVX" else [letter, *hasil]
    return hasil


def _written(n: int, seperti: str) -> str:
    """Return a number in the form of another one."""
    isi = seperti.strip("(). ")
    if isi.rsplit(".", 1)[-1].isdecimal():
        return str(n)
    jenis = _values(seperti)[0].jenis
    kata = bahasa.romawi(n) if jenis.startswith("romawi") else bahasa.huruf(n)
    return kata.upper() if "besar" in jenis else kata.lower()


def _doubled_titles(tabel: Tabel, daftar: Daftar) -> Iterator[Remark]:
    for n, satu in enumerate(daftar.bagian, 1):
        label = tabel.label(daftar.tingkat, n, satu).strip("(). ")
        ada = _DI_DEPAN.match(satu.judul.polos) if satu.judul else None
        if not ada or not label or not satu.judul:
            continue
        sama = label in ada.groups()
        if sama or ada[1]:
            yield Remark(
                f'judul ini diawali "{ada[0].strip()}", padahal nomor "{label}" dicetak sendiri',
                satu.judul.jalur,
                "hapus nomor di depan judul",
                ada[0].strip(),
                _without(ada[0], satu.judul.mentah, satu.judul.jalur) if sama else (),
            )


def _doubled_rows(tabel: Tabel, daftar: Daftar) -> Iterator[Remark]:
    if tabel.bernomor is None or tabel.lampiran.nomor_baris == "lanjut":
        return
    for n, satu in enumerate(daftar.baris, 1):
        teks = next((x.teks[0] for x in satu.sel if x.teks and x.kolom != tabel.kolom_nomor), None)
        ada = _DI_DEPAN.match(teks.polos) if teks else None
        label = number(tabel.bernomor.penomoran, n) if satu.nomor is None else satu.nomor.strip("(). ")
        if teks and ada and ada[1] == label and not _BUTIR_LAIN.search(teks.polos):
            pesan = f'isi ini diawali "{ada[0].strip()}", padahal nomor barisnya dicetak sendiri'
            yield Remark(
                pesan, teks.jalur, "hapus nomor di depannya", ada[0].strip(), _without(ada[0], teks.mentah, teks.jalur)
            )


def _doubled_points(butir: Butir, jalur: Jalur) -> Iterator[Remark]:
    for n, anak in enumerate(butir.rincian):
        di_sini = (*jalur, "rincian", n)
        ada = _DI_DEPAN.match(anak.isi)
        nomor = ada and any(x.nilai == n + 1 for x in _values(ada[1] or ""))
        strip = _STRIP.match(anak.isi)
        if butir.penomoran != "tanpa" and (nomor or strip):
            depan = (ada if ada and nomor else strip or anak.isi)[0]
            pesan = f'butir ini diawali "{depan.strip()}", padahal nomor atau tanda butirnya dicetak sendiri'
            obat = _without(depan, anak.isi, (*di_sini, "isi"))
            yield Remark(pesan, (*di_sini, "isi"), "hapus nomor atau tanda di depannya", depan.strip(), obat)
        yield from _doubled_points(anak, di_sini)


def _without(depan: str, mentah: str, jalur: Jalur) -> tuple[Fix, ...]:
    """Return the cure that takes a number away from the beginning of a text, with the word behind it for certainty."""
    sisa = mentah[len(depan) :]
    lama = f"{depan}{sisa.split(maxsplit=1)[0]}" if mentah.startswith(depan) and sisa.strip() else ""
    return (Fix(jalur, lama, lama[len(depan) :]),) if lama and mentah.count(lama) == 1 else ()


def _points(subject: Subject) -> Iterator[tuple[Jalur, Butir]]:
    """Yield the point of each cell, and each point of the annexes of free text."""
    for tabel in tables(subject):
        yield from ((sel.jalur, sel.butir) for sel in tabel.sel)
    for jalur, lampiran in subject.annexes():
        if isinstance(lampiran, LampiranTeks):
            yield from (((*jalur, "isi", n), satu) for n, satu in enumerate(lampiran.isi))
