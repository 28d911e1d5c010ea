"""Rules on what a table holds: empty cells, rows and sections that stand there twice."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations

from zi_docs import bahasa
from zi_docs.models.lampiran import LampiranPersonalia, kunci_kolom
from zi_docs.rules.aturan import Jalur, Remark, Severity, rule
from zi_docs.rules.subjek import Subject
from zi_docs.rules.tabel_baca import TELITI, Baris, Lajur, Ruas, Sel, Tabel, plans, short, tables

_BOLEH_KOSONG = frozenset(
    ("keterangan", "ket", "catatan", "paraf", "tanda_tangan", "ttd", "nip", "pangkat", "golongan", "pangkat_golongan")
)
_TIGA_PEREMPAT = 0.75
_BARIS_CUKUP = 4


@rule("ZI521", Severity.PERINGATAN, TELITI)
def sel_kosong(subject: Subject) -> Iterator[Remark]:
    """Sel kosong dalam kolom yang pada hampir semua baris terisi.

    Mengapa: langkah tanpa waktu, target, atau bukti tidak dapat dilaksanakan maupun dinilai. Sel yang diisi pada baris
        induknya digabung ke bawah dan bukan sel kosong.

    Buruk:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim
            kolom: [LANGKAH AKSI, BUKTI FISIK]
            isi:
              - {langkah_aksi: Membentuk tim kerja, bukti_fisik: Keputusan}
              - {langkah_aksi: Menyusun rencana, bukti_fisik: Dokumen rencana}
              - {langkah_aksi: Mengadakan rapat, bukti_fisik: Notulensi}
              - {langkah_aksi: Melaporkan hasil}
    Baik:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim
            kolom: [LANGKAH AKSI, BUKTI FISIK]
            isi:
              - {langkah_aksi: Membentuk tim kerja, bukti_fisik: Keputusan}
              - {langkah_aksi: Menyusun rencana, bukti_fisik: Dokumen rencana}
              - {langkah_aksi: Mengadakan rapat, bukti_fisik: Notulensi}
              - {langkah_aksi: Melaporkan hasil, bukti_fisik: Laporan}
    """
    for tabel in tables(subject):
        wajib = [k for k in tabel.isian if _is_filled_mostly(tabel, k.nama) and not _may_be_empty(k)]
        nama = {k.nama for k in wajib}
        for baris in (satu for satu in tabel.baris if not nama <= satu.sel.keys()):
            if kurang := [k for k in wajib if k.nama not in baris.sel]:
                yield Remark(
                    f"baris {_quoted(baris)} tidak mengisi {bahasa.daftar([k.judul for k in kurang])}",
                    _place(baris),
                    "isi selnya, atau tulis isinya pada baris induk bila berlaku untuk semua baris di bawahnya",
                    tingkat=None if tabel.rencana else Severity.CATATAN,
                )


@rule("ZI522", Severity.CATATAN, TELITI)
def kolom_kosong(subject: Subject) -> Iterator[Remark]:
    """Satu kolom kosong pada semua baris, atau pada banyak baris rencana aksi.

    Mengapa: kolom yang tidak diisi biasanya terlupa ketika tabel disalin. Bila memang tidak dipakai, hapus kolomnya.

    Buruk:
        lampiran:
          - {jenis: tabel, judul: Kegiatan Tim, kolom: [KEGIATAN, TEMPAT], isi: [{kegiatan: Apel}, {kegiatan: Rapat}]}
    Baik:
        lampiran:
          - {jenis: tabel, judul: Kegiatan Tim, kolom: [KEGIATAN], isi: [{kegiatan: Apel}, {kegiatan: Rapat}]}
    """
    for tabel in tables(subject):
        for kolom in tabel.isian:
            kosong = sum(kolom.nama not in baris.sel for baris in tabel.baris)
            semua = len(tabel.baris)
            if _may_be_empty(kolom) or not kosong or _is_filled_mostly(tabel, kolom.nama):
                continue
            if kosong == semua or (tabel.rencana and semua >= _BARIS_CUKUP):
                bagian = "semua" if kosong == semua else f"{kosong} dari {semua}"
                pesan = f'kolom "{kolom.judul}" kosong pada {bagian} baris'
                yield Remark(pesan, (*tabel.jalur, "kolom"), "isi kolomnya, atau hapus bila tidak dipakai")


@rule("ZI523", Severity.PERINGATAN, TELITI)
def baris_ganda(subject: Subject) -> Iterator[Remark]:
    """Dua baris berisi sama seluruhnya.

    Mengapa: baris yang sama adalah sisa salinan; salah satunya seharusnya berisi lain atau dihapus.

    Buruk:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim
            kolom: [LANGKAH AKSI, BUKTI FISIK]
            isi:
              - {langkah_aksi: Membentuk tim kerja, bukti_fisik: Keputusan}
              - {langkah_aksi: Membentuk tim kerja, bukti_fisik: Keputusan}
    Baik:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim
            kolom: [LANGKAH AKSI, BUKTI FISIK]
            isi:
              - {langkah_aksi: Membentuk tim kerja, bukti_fisik: Keputusan}
              - {langkah_aksi: Membentuk tim penilai, bukti_fisik: Keputusan}
    """
    for tabel in _of_things(subject):
        if len({*tabel.isi}) == len(tabel.isi):
            continue
        ada: dict[tuple[str, ...], Baris] = {}
        sama = {kembar.jalur for kembar, _ in twins(tabel)}
        for baris, isi in zip(tabel.baris, tabel.isi, strict=True):
            pertama = ada.setdefault(isi, baris)
            if len([x for x in isi if x]) < len("ab") or pertama is baris:
                continue
            if not (baris.bagian and baris.bagian[-1].jalur in sama):
                yield Remark(
                    f"baris {_quoted(baris)} sama dengan baris {where(pertama, baris)}",
                    _place(baris),
                    "hapus salah satunya, atau perbaiki isinya",
                    tingkat=None if tabel.rencana else Severity.CATATAN,
                )


@rule("ZI524", Severity.PERINGATAN, TELITI)
def bagian_berisi_sama(subject: Subject) -> Iterator[Remark]:
    """Dua bagian berjudul lain, tetapi semua barisnya sama.

    Mengapa: baris satu bagian tersalin ke bagian lain dan belum diganti, sehingga bagian itu tidak memuat kegiatannya
        sendiri.

    Buruk:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim
            kolom: [LANGKAH AKSI, BUKTI FISIK]
            isi:
              - bagian: Pengendalian Gratifikasi
                isi:
                  - {langkah_aksi: Sosialisasi gratifikasi, bukti_fisik: Undangan}
                  - {langkah_aksi: Pelaporan gratifikasi, bukti_fisik: Laporan}
              - bagian: Benturan Kepentingan
                isi:
                  - {langkah_aksi: Sosialisasi gratifikasi, bukti_fisik: Undangan}
                  - {langkah_aksi: Pelaporan gratifikasi, bukti_fisik: Laporan}
    Baik:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim
            kolom: [LANGKAH AKSI, BUKTI FISIK]
            isi:
              - bagian: Pengendalian Gratifikasi
                isi:
                  - {langkah_aksi: Sosialisasi gratifikasi, bukti_fisik: Undangan}
                  - {langkah_aksi: Pelaporan gratifikasi, bukti_fisik: Laporan}
              - bagian: Benturan Kepentingan
                isi:
                  - {langkah_aksi: Identifikasi benturan kepentingan, bukti_fisik: Matriks}
                  - {langkah_aksi: Deklarasi benturan kepentingan, bukti_fisik: Surat pernyataan}
    """
    for tabel in _of_things(subject):
        for kembar, asal in twins(tabel):
            if kembar.judul and asal.judul:
                yield Remark(
                    f'semua baris bagian "{kembar.judul.polos}" sama dengan baris bagian "{asal.judul.polos}"',
                    kembar.judul.jalur,
                    "ganti dengan kegiatan bagian ini sendiri",
                    kembar.judul.polos,
                )


@rule("ZI528", Severity.CATATAN, TELITI)
def sel_sama_dalam_baris(subject: Subject) -> Iterator[Remark]:
    """Dua kolom pada satu baris rencana aksi berisi sama.

    Mengapa: indikator, langkah, bukti, waktu, dan target menjawab pertanyaan yang berbeda; isi yang sama berarti salah
        satunya belum dijawab.

    Buruk:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim
            kolom: [INDIKATOR, BUKTI FISIK]
            isi: [{indikator: Seluruh SOP telah dievaluasi, bukti_fisik: Seluruh SOP telah dievaluasi}]
    Baik:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim
            kolom: [INDIKATOR, BUKTI FISIK]
            isi: [{indikator: Seluruh SOP telah dievaluasi, bukti_fisik: Laporan evaluasi SOP}]
    """
    for tabel in plans(subject):
        sudah: set[tuple[Jalur, Jalur]] = set()
        for baris in tabel.baris:
            isi = [(baris.sel[k.nama], baris.sel[k.nama].ringkas) for k in tabel.isian if k.nama in baris.sel]
            berulang = len({kata for _, kata in isi}) < len(isi)
            for (satu, kata), (lain, kata_lain) in combinations(isi, 2) if berulang else ():
                if kata != kata_lain or " " not in kata or (satu.jalur, lain.jalur) in sudah:
                    continue
                sudah.add((satu.jalur, lain.jalur))
                pesan = f'{lain.kolom.judul} berisi sama dengan {satu.kolom.judul}: "{short(lain.polos)}"'
                yield Remark(pesan, lain.teks[0].jalur, "perbaiki salah satunya", lain.teks[0].polos)


def _of_things(subject: Subject) -> Iterator[Tabel]:
    """Yield the tables that are no lists of people."""
    yield from (satu for satu in tables(subject) if not isinstance(satu.lampiran, LampiranPersonalia))


def _is_filled_mostly(tabel: Tabel, nama: str) -> bool:
    isi = sum(nama in baris.sel for baris in tabel.baris)
    return len(tabel.baris) >= _BARIS_CUKUP and isi >= _TIGA_PEREMPAT * len(tabel.baris)


def _may_be_empty(kolom: Lajur) -> bool:
    return kolom.berderet or kunci_kolom(kolom.judul) in _BOLEH_KOSONG


@lru_cache(maxsize=4)
def twins(tabel: Tabel) -> tuple[tuple[Ruas, Ruas], ...]:
    """Return each section whose rows are all those of a section before it, with that section."""
    return tuple(_find_twins(tabel))


def _find_twins(tabel: Tabel) -> Iterator[tuple[Ruas, Ruas]]:
    isi: dict[Jalur, list[tuple[str, ...]]] = {}
    bagian: dict[Jalur, Ruas] = {}
    for baris, kata in zip(tabel.baris, tabel.isi, strict=True):
        if baris.bagian:
            bagian[baris.bagian[-1].jalur] = baris.bagian[-1]
            isi.setdefault(baris.bagian[-1].jalur, []).append(kata)
    ada: dict[tuple[tuple[str, ...], ...], Jalur] = {}
    for jalur, semua in isi.items():
        pertama = ada.setdefault(tuple(semua), jalur)
        if pertama != jalur and len(semua) > 1:
            yield bagian[jalur], bagian[pertama]


def _first_text(baris: Baris) -> Sel | None:
    """Return the first cell that the row itself writes."""
    return next((satu for satu in baris.ruas.sel if satu.teks), None)


def _place(baris: Baris) -> Jalur:
    sel = _first_text(baris)
    return sel.teks[0].jalur if sel else baris.ruas.jalur


def _quoted(baris: Baris) -> str:
    sel = _first_text(baris)
    return f'"{short(sel.polos)}"' if sel else "ini"


def where(pertama: Baris, baris: Baris) -> str:
    """Name a row by its words, and by its section where that is another one."""
    judul = pertama.bagian[-1].judul if pertama.bagian else None
    lain = judul is not None and pertama.bagian[-1].jalur != (baris.bagian[-1].jalur if baris.bagian else ())
    return f'di bagian "{short(judul.polos)}"' if judul and lain else f"{_quoted(pertama)} di atasnya"
