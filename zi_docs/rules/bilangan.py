"""Rules on figures, their words and amounts of money outside the annexes (UU 12/2011 Lampiran II, 86 and 270c)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from zi_docs import bahasa
from zi_docs.rules.aturan import Remark, Severity, rule
from zi_docs.rules.kalimat import LAMPIRAN_II, is_shouted
from zi_docs.rules.ketikan import Ketikan, typed_texts
from zi_docs.rules.letak import Letak, spot_remarks
from zi_docs.rules.pola import pattern
from zi_docs.rules.subjek import Subject

_BERKATA = pattern(
    r"(?<![\w.,/\u2013-])(?P<mata>Rp\.?\s?)?(?P<angka>\d{1,3}(?:\.\d{3})+|\d{1,15})(?:,(?:0{1,2}|-))?(?:\s?%)?\s*"
    r"\((?P<kata>[^()\d\n]{2,160})\)"
)
_SATUAN = pattern(r"\s+(?:persen|rupiah)$", re.IGNORECASE)
_TANPA_KATA = pattern(
    r"(?<![\w.,/(\u2013-])(\d{1,4})\s+(?=(?:hari|minggu|bulan|tahun|jam|kali|orang)\b(?!\s+(?:ke-?\d|\d)))"
)
_SEBELUM_NOMOR = pattern(r"(?:\b(?:nomor|no\.?|tanggal|pasal|ayat|angka|tahun|pukul|ke)|\s-|\u2013)\s*$", re.IGNORECASE)
_TAHUN = range(1900, 2101)
_RUPIAH = pattern(r"\b(?:Rp|RP|rp)(?P<sela>\s?\.?\s?)(?P<angka>\d[\d.,]*\d|\d)(?P<ekor>,?-)?")
_RIBUAN = pattern(r"\d{1,3}(?:\.\d{3})*(?:,\d{2})?")
_PENGHASILAN = pattern(
    r"\b(?:gaji|honorarium|honor|tunjangan|insentif|disinsentif|remunerasi|penghasilan|hak\s+keuangan|uang\s+kehormatan"
    r"|imbalan)\b",
    re.IGNORECASE,
)


class Pasangan(NamedTuple):
    """A figure with words in brackets behind it."""

    ketikan: Ketikan
    ada: re.Match[str]
    angka: int
    kata: str
    """The words in small letters, without persen or rupiah."""

    @property
    def nilai(self) -> int | None:
        """What the words say; None when they are no number in its proper spelling."""
        try:
            return bahasa.parse_terbilang(self.kata)
        except ValueError:
            return None


def _pairs(subject: Subject) -> Iterator[Pasangan]:
    """Yield the figures with words that were typed; those of annexes have rules of their own."""
    for ketikan in typed_texts(subject):
        badan = ketikan.tulisan.bagian != "lampiran" and "(" in ketikan.teks
        for ada in _BERKATA.finditer(ketikan.teks) if badan else ():
            if ketikan.is_typed(*ada.span()):
                kata = _SATUAN.sub("", " ".join(ada["kata"].casefold().split()))
                yield Pasangan(ketikan, ada, int(ada["angka"].replace(".", "")), kata)


@rule("ZI761", Severity.GALAT, f"{LAMPIRAN_II} angka 86 dan angka 270c", angka=("86", "270c"), lokal=True)
def angka_berbeda_dari_katanya(subject: Subject) -> Iterator[Remark]:
    """Angka dalam batang tubuh berbeda nilainya dari kata-kata dalam kurung di belakangnya.

    Mengapa: kata dalam kurung menegaskan angkanya; bila berbeda, tidak ada yang tahu mana yang berlaku.

    Buruk:
        diktum:
          - Tim menyampaikan laporan setiap 3 (empat) bulan.
          - berlaku
    Baik:
        diktum:
          - Tim menyampaikan laporan setiap 3 (tiga) bulan.
          - berlaku
    """
    for satu in _pairs(subject):
        if satu.nilai is not None and satu.nilai != satu.angka:
            yield Remark(
                f'"{satu.ada[0]}": angkanya {bahasa.ribuan(satu.angka)}, katanya {bahasa.ribuan(satu.nilai)}',
                satu.ketikan.tulisan.jalur,
                f'tulis "({bahasa.terbilang(satu.angka)}" bila angkanya benar, atau perbaiki angkanya',
                satu.ketikan.quote(*satu.ada.span()),
            )


@rule("ZI762", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 86 dan angka 246", angka=("86", "246"), lokal=True)
def kata_bilangan_tidak_baku(subject: Subject) -> Iterator[Remark]:
    """Kata bilangan di belakang angka tidak dieja dengan baku, atau berhuruf besar.

    Mengapa: bilangan dieja menurut ejaan baku dan dengan huruf kecil: 12 (dua belas), bukan 12 (Duabelas). Huruf besar
        hanya dicatat.

    Buruk:
        diktum:
          - Tim menyampaikan laporan setiap 12 (duabelas) bulan.
          - berlaku
    Baik:
        diktum:
          - Tim menyampaikan laporan setiap 12 (dua belas) bulan.
          - berlaku
    """
    for satu in _pairs(subject):
        asli = satu.ada["kata"]
        if satu.nilai is None:
            benar = _respelt(satu)
            if benar:
                yield _word_remark(satu, f'kata bilangan "{asli}" tidak baku', benar, None)
        elif asli != asli.casefold() and not is_shouted(satu.ketikan.teks):
            pesan = f'kata bilangan "{asli}" berhuruf besar'
            yield _word_remark(satu, pesan, asli.casefold(), Severity.CATATAN)


def _word_remark(satu: Pasangan, pesan: str, benar: str, tingkat: Severity | None) -> Remark:
    obat = satu.ketikan.fix(*satu.ada.span("kata"), benar)
    kutip = satu.ketikan.quote(*satu.ada.span())
    return Remark(pesan, satu.ketikan.tulisan.jalur, f'tulis "({benar})"', kutip, obat, tingkat)


def _respelt(satu: Pasangan) -> str:
    """Return the words that a misspelt number means, where the figure leaves no doubt; '' when it is no number."""
    try:
        benar = bahasa.terbilang(satu.angka)
    except ValueError:
        return ""
    if satu.kata.replace(" ", "").replace("milyar", "miliar") != benar.replace(" ", ""):
        dekat = bahasa.ejaan_terdekat(satu.kata, [benar]) and len(satu.kata.split()) == len(benar.split())
        if not dekat or abs(len(satu.kata) - len(benar)) > 1:
            return ""
    satuan = _SATUAN.search(satu.ada["kata"])
    return benar + (satuan[0].casefold() if satuan else "")


@rule("ZI763", Severity.CATATAN, f"{LAMPIRAN_II} angka 86", angka=("86",), lokal=True)
def angka_tanpa_kata(subject: Subject) -> Iterator[Remark]:
    """Jangka waktu atau banyaknya orang dalam diktum ditulis dengan angka saja.

    Mengapa: bilangan dalam batang tubuh ditulis dengan angka diikuti kata dalam kurung: 60 (enam puluh) hari.

    Buruk:
        diktum:
          - Tim menyampaikan laporan setiap 3 bulan.
          - berlaku
    Baik:
        diktum:
          - Tim menyampaikan laporan setiap 3 (tiga) bulan.
          - berlaku
    """
    for ketikan in typed_texts(subject):
        for ada in _TANPA_KATA.finditer(ketikan.teks) if ketikan.tulisan.bagian == "diktum" else ():
            nomor = (
                int(ada[1]) in _TAHUN or ada[1].startswith("0") or _SEBELUM_NOMOR.search(ketikan.teks[: ada.start()])
            )
            if nomor or not ketikan.is_typed(*ada.span()):
                continue
            benar = bahasa.angka_dan_kata(int(ada[1]))
            obat = ketikan.fix(*ada.span(1), benar)
            kutip = ketikan.around(*ada.span())
            yield Remark(f'angka "{ada[1]}" tanpa kata-katanya', ketikan.tulisan.jalur, f'tulis "{benar}"', kutip, obat)


@rule("ZI764", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 270c, contoh; EYD V", angka=("270c",), lokal=True)
def rupiah_salah_bentuk(subject: Subject) -> Iterator[Remark]:
    """Jumlah rupiah tidak ditulis seperti Rp1.000.000,00.

    Mengapa: Rp rapat dengan angkanya tanpa titik, ribuan dipisahkan dengan titik, dan sen dengan koma. Jumlah tanpa
        ",00" dibiarkan.

    Buruk:
        diktum:
          - Honorarium ketua tim sebesar Rp. 500000,- (lima ratus ribu rupiah).
          - berlaku
    Baik:
        diktum:
          - Honorarium ketua tim sebesar Rp500.000,00 (lima ratus ribu rupiah).
          - berlaku
    """

    def spots(ketikan: Ketikan) -> Iterator[Letak]:
        for ada in _RUPIAH.finditer(ketikan.teks) if ketikan.may_hold("rp") else ():
            benar = _rupiah(ada)
            if benar != ada[0]:
                yield Letak(*ada.span(), benar or None)

    pesan, saran = "jumlah rupiah tidak berbentuk baku", "tulis seperti Rp1.000.000,00"
    yield from spot_remarks(subject, spots, pesan, saran)


def _rupiah(ada: re.Match[str]) -> str:
    """Return an amount in its proper form, or '' when its figures leave a doubt."""
    angka, ekor = ada["angka"], ",00" if ada["ekor"] else ""
    if angka.isdigit() and len(angka) > len("999"):
        angka = bahasa.ribuan(int(angka))
    return f"Rp{angka}{ekor}" if _RIBUAN.fullmatch(angka) else ""


@rule("ZI766", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 270c", angka=("270c",), lokal=True)
def penghasilan_tanpa_kata(subject: Subject) -> Iterator[Remark]:
    """Besaran honorarium, gaji, atau tunjangan dalam diktum tidak diikuti kata-katanya.

    Mengapa: demi kepastian hukum besaran rupiah suatu penghasilan ditulis juga dengan kata dalam kurung, kecuali dalam
        tabel.

    Buruk:
        diktum:
          - Honorarium ketua tim sebesar Rp500.000,00 setiap bulan.
          - berlaku
    Baik:
        diktum:
          - Honorarium ketua tim sebesar Rp500.000,00 (lima ratus ribu rupiah) setiap bulan.
          - berlaku
    """
    for ketikan in typed_texts(subject):
        teks = ketikan.teks
        if ketikan.tulisan.bagian not in {"diktum", "menimbang"} or not _PENGHASILAN.search(teks):
            continue
        for ada in _RUPIAH.finditer(teks):
            if teks[ada.end() :].lstrip()[:1] == "(" or not ketikan.is_typed(*ada.span()):
                continue
            benar = _in_words(ada["angka"])
            saran = f'tulis "{benar}"' if benar else "tambahkan kata-katanya dalam kurung"
            obat = ketikan.fix(*ada.span(), benar) if benar else ()
            yield Remark(f'"{ada[0]}" tanpa kata-katanya', ketikan.tulisan.jalur, saran, ada[0], obat)


def _in_words(angka: str) -> str:
    """Return an amount with its words, or '' where it has sen or too many figures."""
    bulat, _, sen = angka.partition(",")
    try:
        return bahasa.rupiah(int(bulat.replace(".", "")), dengan_kata=True) if not sen.strip("0") else ""
    except ValueError:
        return ""
