"""Rules on words in capitals: misspelt abbreviations, common words that stand in capitals, names of products."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from zi_docs.bahasa.penomoran import tampak_romawi
from zi_docs.rules.aturan import Remark, Severity, rule
from zi_docs.rules.kalimat import LAMPIRAN_II, is_shouted
from zi_docs.rules.kata_dikenal import is_name, titles_of_others
from zi_docs.rules.kemiripan import is_near
from zi_docs.rules.ketikan import Ketikan, is_within, typed_texts, words
from zi_docs.rules.subjek import Subject

if TYPE_CHECKING:
    from zi_docs.compose import Tulisan
    from zi_docs.rujukan import Rujukan

_EYD = f"{LAMPIRAN_II} angka 242 dan angka 246; EYD V"
_TERPENDEK = 3
_MIRIP_TERPENDEK = 5
"""Letters; shorter abbreviations resemble too many others."""
_KATA_BIASA = frozenset(
    (
        "tim",
        "tahun",
        "tahunan",
        "bulan",
        "bulanan",
        "dan",
        "atau",
        "tentang",
        "pegawai",
        "kegiatan",
        "rencana",
        "laporan",
    )
)
_JAUH = 30
_SEBELUM_NAMA = frozenset(("aplikasi", "sistem", "inovasi", "program", "layanan", "situs", "laman", "kanal", "bernama"))
_NAMA_PRODUK = "Facebook Google Instagram LinkedIn PowerPoint Telegram TikTok WhatsApp YouTube"
_PRODUK = {satu.casefold(): satu for satu in _NAMA_PRODUK.split()}


def _capitals(subject: Subject) -> Iterator[tuple[Ketikan, re.Match[str]]]:
    """Yield the words of all capitals in texts of mixed letters, but for names, titles of others and quotations."""
    return ((ketikan, kata) for ketikan in typed_texts(subject) for kata in _words_in_capitals(ketikan))


def _words_in_capitals(ketikan: Ketikan) -> tuple[re.Match[str], ...]:
    teks = ketikan.teks
    if ketikan.is_name or is_shouted(teks) or ketikan.tulisan.peran in {"label", "kepala"}:
        return ()
    besar = [kata for kata in ketikan.kata if kata[0].isupper() and len(kata[0]) >= _TERPENDEK]
    ketik = [kata for kata in besar if ketikan.is_typed(*kata.span())]
    lepas = [kata for kata in ketik if not _is_part(teks, *kata.span()) and not ketikan.is_italic(*kata.span())]
    diapit = (*ketikan.diapit, *titles_of_others(ketikan.tulisan.polos)) if lepas else ()
    return tuple(kata for kata in lepas if not is_within(kata.start(), diapit))


def _is_part(teks: str, awal: int, akhir: int) -> bool:
    """Whether letters are part of a number or a code, such as 3/PK.01-BA/6408."""
    samping = teks[max(awal - 2, 0) : awal] + teks[akhir : akhir + 2]
    return any(c.isdigit() or c in "._@#" for c in samping.rstrip(". "))


@rule("ZI708", Severity.CATATAN, f"{_EYD}, huruf kapital", angka=("242",), lokal=True)
def kata_biasa_berkapital(subject: Subject) -> Iterator[Remark]:
    """Kata biasa ditulis dengan huruf kapital seluruhnya di tengah kalimat, seperti singkatan.

    Mengapa: huruf kapital seluruhnya menandai singkatan. "TIM" dan "TAHUNAN" bukan singkatan.

    Buruk:
        menimbang:
          - bahwa untuk pembangunan Zona Integritas perlu dibentuk TIM kerja
    Baik:
        menimbang:
          - bahwa untuk pembangunan Zona Integritas perlu dibentuk Tim kerja
    """
    biasa = (satu for satu in typed_texts(subject) if not _KATA_BIASA.isdisjoint(satu.kecil))
    for ketikan, kata in ((satu, kata) for satu in biasa for kata in _words_in_capitals(satu)):
        if kata[0].casefold() not in _KATA_BIASA or _names_something(ketikan.teks, kata):
            continue
        benar = kata[0].capitalize()
        obat = ketikan.fix(*kata.span(), benar)
        yield Remark(f'"{kata[0]}" bukan singkatan', ketikan.tulisan.jalur, f'tulis "{benar}"', kata[0], obat)


def _names_something(teks: str, kata: re.Match[str]) -> bool:
    """Whether a word in capitals is the name of an application, or one word of a title in capitals."""
    sebelum = [satu[0] for satu in words(teks[max(kata.start() - _JAUH, 0) : kata.start()])][-1:]
    sesudah = [satu[0] for satu in words(teks[kata.end() : kata.end() + _JAUH])][:1]
    judul = any(satu.isupper() and len(satu) > _TERPENDEK for satu in (*sebelum, *sesudah))
    return judul or any(satu.casefold() in _SEBELUM_NAMA for satu in sebelum)


def _with_unknown(subject: Subject) -> "Iterator[Tulisan]":
    for satu in typed_texts(subject):
        besar = (kata for kata in satu.kata if kata[0].isupper() and len(kata[0]) >= _TERPENDEK)
        if any(_meant(kata[0], subject.rujukan)[0] or _is_rank(satu, kata, subject.rujukan) for kata in besar):
            yield satu.tulisan


@rule("ZI709", Severity.PERINGATAN, f"{_EYD}, singkatan", angka=("242", "246"), pada=_with_unknown)
def singkatan_salah_tulis(subject: Subject) -> Iterator[Remark]:
    """Singkatan tidak dikenal, dan mirip singkatan bidang ini atau gabungan dua di antaranya.

    Mengapa: "WBBMKPU" ialah WBBM dan KPU tanpa spasi, dan "WBW/WBBM" ialah WBK/WBBM. Singkatan lain yang hanya mirip
        dicatat, sebab dapat berarti hal lain.

    Buruk:
        lampiran:
          - {jenis: teks, judul: Tata Tertib Tim, isi: Tim mengejar predikat WBW/WBBMKPU pada tahun ini.}
    Baik:
        lampiran:
          - {jenis: teks, judul: Tata Tertib Tim, isi: Tim mengejar predikat WBK/WBBM KPU pada tahun ini.}
    """
    for ketikan, kata in _capitals(subject):
        maksud, pasti = _meant(kata[0], subject.rujukan)
        if is_name(kata[0].casefold(), subject):
            maksud, pasti = "", False
        if not maksud and _is_rank(ketikan, kata, subject.rujukan):
            maksud, pasti = "WBK", True
        if maksud:
            pesan = f'singkatan "{kata[0]}" tidak dikenal; mungkin maksudnya "{maksud}"'
            tingkat = None if pasti else Severity.CATATAN
            yield Remark(pesan, ketikan.tulisan.jalur, "periksa singkatan ini", kata[0], tingkat=tingkat)


def _is_rank(ketikan: Ketikan, kata: re.Match[str], rujukan: "Rujukan") -> bool:
    """Whether an unknown abbreviation resembles WBK and stands where that does."""
    if not ketikan.teks.startswith("/WBBM", kata.end()):
        return False
    return kata[0] not in _abbreviations(rujukan) and is_near(kata[0], "WBK")


@lru_cache(maxsize=1 << 12)
def _meant(isi: str, rujukan: "Rujukan") -> tuple[str, bool]:
    """Return what an unknown abbreviation was meant to be, '' when that cannot be told; and whether it is certain."""
    dikenal, kosakata = _abbreviations(rujukan), rujukan.kosakata()
    kata = isi.casefold()
    if isi in dikenal or kata in kosakata.inti or kata in kosakata.umum or tampak_romawi(isi):
        return "", False
    pisah = [f"{isi[:n]} {isi[n:]}" for n in range(_TERPENDEK, len(isi) - 2) if {isi[:n], isi[n:]} <= dikenal]
    mirip = [satu for satu in dikenal if len(satu) >= _MIRIP_TERPENDEK and is_near(isi, satu)]
    calon = pisah or mirip
    return (calon[0], bool(pisah)) if len(calon) == 1 else ("", False)


@lru_cache(maxsize=2)
def _abbreviations(rujukan: "Rujukan") -> frozenset[str]:
    return frozenset(satu.singkatan.upper().rstrip(".") for satu in rujukan.istilah().singkatan)


@rule("ZI737", Severity.CATATAN, "nama produk ditulis seperti pemiliknya menulisnya", lokal=True)
def nama_produk_salah_tulis(subject: Subject) -> Iterator[Remark]:
    """Nama produk atau layanan ditulis dengan huruf besar kecil yang lain.

    Mengapa: nama diri ditulis dengan satu cara: WhatsApp, Google, YouTube.

    Buruk:
        menimbang:
          - bahwa pengaduan dapat disampaikan melalui Whatsapp kantor
    Baik:
        menimbang:
          - bahwa pengaduan dapat disampaikan melalui WhatsApp kantor
    """
    for ketikan in typed_texts(subject):
        if _PRODUK.keys().isdisjoint(ketikan.kecil) or ketikan.is_name or is_shouted(ketikan.teks):
            continue
        for kata, kecil in zip(ketikan.kata, ketikan.kecil, strict=True):
            benar = _PRODUK.get(kecil, kata[0])
            if kata[0] in {benar, benar.upper()} or not ketikan.is_typed(*kata.span()):
                continue
            obat = ketikan.fix(*kata.span(), benar)
            yield Remark(f'nama "{kata[0]}" keliru', ketikan.tulisan.jalur, f'tulis "{benar}"', kata[0], obat)
