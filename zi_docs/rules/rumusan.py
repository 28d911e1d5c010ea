"""Rules on the words of a norm: limits, prohibitions, conditions, references (UU 12/2011 Lampiran II, 243-277)."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from zi_docs import bahasa
from zi_docs.rules.aturan import Remark, Severity, rule
from zi_docs.rules.diktum import number_of, sentences
from zi_docs.rules.kalimat import LAMPIRAN_II, typed
from zi_docs.rules.ketikan import typed_texts
from zi_docs.rules.pola import pattern
from zi_docs.rules.subjek import Subject, fix

if TYPE_CHECKING:
    from zi_docs.compose import Tulisan

_BULAN = "|".join(bahasa.BULAN)
_HARI = "|".join(bahasa.HARI)
_BATAS = {
    "selambat-lambatnya": "paling lambat",
    "selama-lamanya": "paling lama",
    "sekurang-kurangnya": "paling sedikit",
    "sedikit-dikitnya": "paling sedikit",
    "setidak-tidaknya": "paling sedikit",
    "sebanyak-banyaknya": "paling banyak",
    "setinggi-tingginya": "paling tinggi",
    "serendah-rendahnya": "paling rendah",
    "secepat-cepatnya": "paling cepat",
    "paling kurang": "paling sedikit",
    "maksimal": "paling banyak",
    "maksimum": "paling banyak",
}
_BATAS_POLA = pattern(rf"\b(?:{'|'.join(_BATAS)})\b(?!(?<=maksimal|maksimum)(?!\s+(?:\d|Rp)))", re.IGNORECASE)
_TENGGAT = pattern(
    rf"\bpaling\s+(?P<kata>lama|singkat)\s+(?:pada\s+)?(?:tanggal|bulan\s+(?:{_BULAN})|hari\s+(?:{_HARI})|\d{{1,2}}\s+(?:{_BULAN}))\b",
    re.IGNORECASE,
)
_JANGKA = pattern(
    r"\bpaling\s+(?P<kata>lambat|cepat)\s+(?:dalam\s+(?:jangka\s+)?waktu\s+)?\d+\s*(?:\([a-z ]{1,60}\)\s*)?"
    r"(?:hari|minggu|bulan|tahun|jam|menit)\b(?!\s+(?:kerja\s+|kalender\s+)?sebelum)",
    re.IGNORECASE,
)
_UANG = pattern(r"\bpaling\s+(?P<kata>lama|singkat|lambat|cepat|tinggi|rendah)\s+(?:sebesar\s+)?Rp", re.IGNORECASE)
_LARANGAN = pattern(r"\btidak\s+(?:boleh|diperbolehkan|diperkenankan|dibenarkan|diizinkan)\b", re.IGNORECASE)
_PENGANDAIAN = pattern(r"\b(?:bilamana|manakala|jikalau|bila|kalau|apabila\s+mana)\b", re.IGNORECASE)
_SAMBUNG_AWAL = pattern(
    r"(?:Dan|Atau|Serta|Namun|Tetapi|Akan tetapi|Sedangkan|Adapun|Maka|Sehingga|Bahwa|Melainkan|Oleh karena itu)\b"
)
_TAK_TENTU = pattern(
    r"\b(?:dan\s+lain-lain|dan\s+lain\s+sebagainya|dan\s+sebagainya|dan\s+seterusnya|dll\b|dsb\b|dst\b)"
)
_JAMAK = pattern(
    r"\b(?P<depan>para|semua|seluruh|segenap|beberapa|sejumlah|berbagai)\s+(?P<kata>[^\W\d_]{3,30})-(?P=kata)\b",
    re.IGNORECASE,
)
_TUNGGAL_BERULANG = frozenset(("undang", "masing", "laki", "anak", "alun", "kisi", "kupu"))
_URUTAN = r"KE[A-Z]{3,}(?: (?:BELAS|PULUH(?: [A-Z]{3,})?))?"
_BERUNTUN = pattern(rf"\b[Dd]iktum {_URUTAN}(?:(?:,| dan|, dan| serta) (?:[Dd]iktum )?{_URUTAN})+")
_TANPA_POKOK = pattern(r"(?:Sebagaimana|Seperti)\s+(?:dimaksud|tersebut|disebut|tercantum)\b")


def _norms(subject: Subject) -> "list[Tulisan]":
    """Return the typed sentences of considerations and diktum."""
    return [*typed(subject, "menimbang"), *sentences(subject)]


@rule("ZI741", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 255 dan angka 256", angka=("255", "256", "256a"), lokal=True)
def batas_tanpa_kata_paling(subject: Subject) -> Iterator[Remark]:
    """Batas paling tinggi atau paling rendah dinyatakan dengan kata lain daripada "paling" atau "minimal".

    Mengapa: maksimum dan minimum dinyatakan dengan kata paling: paling lambat, paling lama, paling sedikit, paling
        banyak; syarat yang sekurang-kurangnya harus dipenuhi dengan kata minimal. Dalam lampiran hanya dicatat.

    Buruk:
        diktum:
          - Tim menyampaikan laporan selambat-lambatnya tanggal 31 Desember 2026.
          - berlaku
    Baik:
        diktum:
          - Tim menyampaikan laporan paling lambat tanggal 31 Desember 2026.
          - berlaku
    """
    norma = {satu.jalur for satu in _norms(subject)}
    for ketikan in typed_texts(subject):
        tulisan = ketikan.tulisan
        if tulisan.jalur not in norma and tulisan.bagian != "lampiran":
            continue
        for ada in _BATAS_POLA.finditer(ketikan.teks) if ketikan.may_hold("-", "maksim", "paling kurang") else ():
            benar = _BATAS[ada[0].casefold()]
            if not ketikan.is_typed(*ada.span()):
                continue
            yield Remark(
                f'batas dinyatakan dengan "{ada[0]}"',
                tulisan.jalur,
                f'tulis "{benar}", atau "minimal" untuk syarat yang harus dipenuhi',
                ada[0],
                tingkat=None if tulisan.jalur in norma else Severity.CATATAN,
            )


@rule("ZI742", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 256", angka=("256",), lokal=True)
def paling_tidak_cocok_dengan_satuannya(subject: Subject) -> Iterator[Remark]:
    """Kata sesudah "paling" tidak cocok dengan yang dibatasinya: "paling lama tanggal ...".

    Mengapa: jangka waktu dibatasi dengan paling singkat atau paling lama, batas waktu dengan paling lambat atau paling
        cepat, jumlah uang dengan paling sedikit atau paling banyak. "Paling lambat 7 (tujuh) hari" sangat lazim, jadi
        hanya dicatat.

    Buruk:
        diktum:
          - Tim menyampaikan laporan paling lama tanggal 31 Desember 2026.
          - berlaku
    Baik:
        diktum:
          - Tim menyampaikan laporan paling lambat tanggal 31 Desember 2026.
          - berlaku
    """
    for satu in _norms(subject):
        for ada in _TENGGAT.finditer(satu.polos):
            benar = {"lama": "paling lambat", "singkat": "paling cepat"}[ada["kata"].casefold()]
            yield Remark(f'batas waktu dinyatakan dengan "{ada[0]}"', satu.jalur, f'tulis "{benar}"', ada[0])
        for ada in _JANGKA.finditer(satu.polos):
            benar = {"lambat": "paling lama", "cepat": "paling singkat"}[ada["kata"].casefold()]
            pesan = f'jangka waktu dinyatakan dengan "{ada[0]}"'
            yield Remark(pesan, satu.jalur, f'tulis "{benar}"', ada[0], tingkat=Severity.CATATAN)
        for ada in _UANG.finditer(satu.polos):
            lunak = Severity.CATATAN if ada["kata"].casefold() in {"tinggi", "rendah"} else None
            pesan = f'jumlah uang dibatasi dengan "{ada[0]}"'
            yield Remark(pesan, satu.jalur, 'tulis "paling sedikit" atau "paling banyak"', ada[0], tingkat=lunak)


@rule("ZI743", Severity.CATATAN, f"{LAMPIRAN_II} angka 270", angka=("270",), lokal=True)
def larangan_tanpa_kata_dilarang(subject: Subject) -> Iterator[Remark]:
    """Larangan dalam diktum dinyatakan dengan "tidak boleh" dan sejenisnya.

    Mengapa: adanya larangan dinyatakan dengan kata dilarang.

    Buruk:
        diktum:
          - Anggota tim tidak diperkenankan menerima pemberian dalam bentuk apa pun.
          - berlaku
    Baik:
        diktum:
          - Anggota tim dilarang menerima pemberian dalam bentuk apa pun.
          - berlaku
    """
    for satu in sentences(subject):
        for ada in _LARANGAN.finditer(satu.polos):
            yield Remark(f'larangan dinyatakan dengan "{ada[0]}"', satu.jalur, 'tulis "dilarang"', ada[0])


@rule("ZI744", Severity.CATATAN, f"{LAMPIRAN_II} angka 260", angka=("260",), lokal=True)
def pengandaian_dengan_kata_lain(subject: Subject) -> Iterator[Remark]:
    """Pengandaian dalam diktum memakai bila, bilamana, manakala, kalau, atau jikalau.

    Mengapa: pengandaian dinyatakan dengan jika (sebab-akibat), apabila (sebab-akibat yang mengandung waktu), atau
        dalam hal (kemungkinan).

    Buruk:
        diktum:
          - Bilamana Ketua Tim berhalangan, tugasnya dilaksanakan oleh Wakil Ketua Tim.
          - berlaku
    Baik:
        diktum:
          - Dalam hal Ketua Tim berhalangan, tugasnya dilaksanakan oleh Wakil Ketua Tim.
          - berlaku
    """
    for satu in sentences(subject):
        for ada in _PENGANDAIAN.finditer(satu.polos):
            saran = 'tulis "jika", "apabila", atau "dalam hal"'
            yield Remark(f'pengandaian dinyatakan dengan "{ada[0]}"', satu.jalur, saran, ada[0])


@rule("ZI745", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 270a, disesuaikan untuk diktum", angka=("270a",), lokal=True)
def diktum_diawali_kata_sambung(subject: Subject) -> Iterator[Remark]:
    """Diktum diawali kata sambung seperti Bahwa, Dan, Namun, Sedangkan, Adapun, atau Maka.

    Mengapa: rumusan norma tidak diawali kata sambung; setiap diktum kalimat yang berdiri sendiri. Kata seperti Jika,
        Apabila, dan Dalam hal memang mengawali rumusan, dan tidak dinilai.

    Buruk:
        diktum:
          - Menetapkan Tim Pembangunan Zona Integritas.
          - Adapun tugas tim dilaksanakan sampai dengan Desember 2026.
          - berlaku
    Baik:
        diktum:
          - Menetapkan Tim Pembangunan Zona Integritas.
          - Tugas tim dilaksanakan sampai dengan Desember 2026.
          - berlaku
    """
    for satu in sentences(subject):
        ada = _SAMBUNG_AWAL.match(satu.polos) if satu.peran == "isi" else None
        if ada:
            saran = "mulai dengan pokok kalimatnya"
            yield Remark(f'diktum diawali kata sambung "{ada[0]}"', satu.jalur, saran, ada[0])


@rule("ZI746", Severity.CATATAN, f"{LAMPIRAN_II} angka 243 huruf a dan angka 245", angka=("243", "245"), lokal=True)
def rumusan_tidak_menentu(subject: Subject) -> Iterator[Remark]:
    """Diktum memuat "dan lain-lain", "dan sebagainya", atau "dan seterusnya".

    Mengapa: kata yang artinya tidak menentu membuat norma tidak pasti.

    Buruk:
        diktum:
          - Tim bertugas menyusun rencana, laporan, dan lain-lain.
          - berlaku
    Baik:
        diktum:
          - Tim bertugas menyusun rencana, laporan, dan evaluasi.
          - berlaku
    """
    for satu in sentences(subject):
        for ada in _TAK_TENTU.finditer(satu.polos):
            yield Remark(f'"{ada[0]}" tidak menentu', satu.jalur, "sebut semuanya", ada[0])


@rule("ZI747", Severity.CATATAN, f"{LAMPIRAN_II} angka 243 huruf f", angka=("243",), lokal=True)
def jamak_ganda(subject: Subject) -> Iterator[Remark]:
    """Kata ulang didahului kata yang sudah menyatakan banyak: "para pejabat-pejabat", "semua dokumen-dokumen".

    Mengapa: kata yang bermakna jamak dirumuskan dalam bentuk tunggal; di sini jamaknya dinyatakan dua kali.

    Buruk:
        menimbang:
          - bahwa semua dokumen-dokumen pembangunan Zona Integritas perlu dihimpun
    Baik:
        menimbang:
          - bahwa semua dokumen pembangunan Zona Integritas perlu dihimpun
    """
    for ketikan in typed_texts(subject):
        for ada in _JAMAK.finditer(ketikan.teks) if "-" in ketikan.teks else ():
            if ada["kata"].casefold() in _TUNGGAL_BERULANG or not ketikan.is_typed(*ada.span()):
                continue
            benar = f"{ada['depan']} {ada['kata']}"
            obat = ketikan.fix(*ada.span(), benar)
            pesan = f'"{ada[0]}" menyatakan jamak dua kali'
            yield Remark(pesan, ketikan.tulisan.jalur, f'tulis "{benar}"', ada[0], obat)


@rule("ZI748", Severity.CATATAN, f"{LAMPIRAN_II} angka 277, disesuaikan untuk diktum", angka=("277",), lokal=True)
def acuan_tanpa_pokok(subject: Subject) -> Iterator[Remark]:
    """Diktum diawali "Sebagaimana dimaksud" tanpa menyebut hal yang diacu.

    Mengapa: pengacuan mencantumkan secara singkat materi pokok yang diacu: "Tim sebagaimana dimaksud dalam Diktum
        KESATU bertugas ...".

    Buruk:
        diktum:
          - Menetapkan Tim Pembangunan Zona Integritas.
          - Sebagaimana dimaksud dalam Diktum KESATU bertugas menyusun laporan.
          - berlaku
    Baik:
        diktum:
          - Menetapkan Tim Pembangunan Zona Integritas.
          - Tim sebagaimana dimaksud dalam Diktum KESATU bertugas menyusun laporan.
          - berlaku
    """
    for satu in sentences(subject):
        ada = _TANPA_POKOK.match(satu.polos) if satu.peran == "isi" else None
        if ada:
            saran = "sebut dahulu halnya, misalnya: Tim sebagaimana dimaksud dalam Diktum KESATU"
            yield Remark(f'"{ada[0]}" tidak menyebut hal yang diacu', satu.jalur, saran, ada[0])


@rule(
    "ZI749", Severity.CATATAN, f"{LAMPIRAN_II} angka 273 dan angka 276, disesuaikan", angka=("273", "276"), lokal=True
)
def acuan_beruntun(subject: Subject) -> Iterator[Remark]:
    """Rujukan menyebut lebih dari dua diktum yang berurutan satu demi satu, atau tidak menurut urutannya.

    Mengapa: pengacuan lebih dari dua yang berurutan cukup dengan "sampai dengan", dan urutannya dari yang lebih kecil.

    Buruk:
        diktum:
          - Menetapkan rencana aksi.
          - Membentuk tim.
          - Mengangkat sekretaris tim.
          - Pelaksanaan Diktum KESATU, Diktum KEDUA, dan Diktum KETIGA dilaporkan kepada Ketua.
          - berlaku
    Baik:
        diktum:
          - Menetapkan rencana aksi.
          - Membentuk tim.
          - Mengangkat sekretaris tim.
          - Pelaksanaan Diktum KESATU sampai dengan Diktum KETIGA dilaporkan kepada Ketua.
          - berlaku
    """
    for satu in sentences(subject):
        for ada in _BERUNTUN.finditer(satu.polos):
            nomor = [number_of(label) for label in re.findall(_URUTAN, ada[0])]
            pasti = [n for n in nomor if n is not None]
            label = re.findall(_URUTAN, ada[0])
            if len(pasti) < len(label):
                continue
            if pasti != sorted(pasti):
                pesan, saran = "diktum yang dirujuk tidak menurut urutannya", "mulai dari yang lebih kecil"
                yield Remark(pesan, satu.jalur, saran, ada[0])
            elif len(pasti) > len("ab") and all(b == a + 1 for a, b in pairwise(pasti)):
                benar = f"Diktum {label[0]} sampai dengan Diktum {label[-1]}"
                obat = fix(satu, ada[0], benar)
                yield Remark("diktum yang berurutan disebut satu demi satu", satu.jalur, f"tulis {benar}", ada[0], obat)
