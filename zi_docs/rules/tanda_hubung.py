"""Rules on hyphens, ranges and abbreviations with full stops (EYD V)."""

import re
from collections.abc import Iterator

from zi_docs import bahasa
from zi_docs.compose import Tulisan
from zi_docs.rules.aturan import Remark, Severity, rule
from zi_docs.rules.kalimat import LAMPIRAN_II
from zi_docs.rules.ketikan import Ketikan, typed_texts
from zi_docs.rules.letak import Letak, spot_remarks
from zi_docs.rules.pola import pattern
from zi_docs.rules.subjek import Subject

_EYD = f"{LAMPIRAN_II} angka 242 dan angka 246; EYD V"
_BULAN = "|".join(bahasa.BULAN)
_RENTANG_BULAN = pattern(rf"\b(?:{_BULAN})(?: \d{{4}})?(\s?[-\u2013\u2014]\s?)(?=(?:{_BULAN})\b)")
_GARIS = pattern("[-\u2013\u2014]")
_SATU_SISI = pattern(
    r"(?<=[^\W_])(?:-[^\S\n]+(?!(?:dan|atau|serta|maupun|hingga|sampai|s\.d)\b)(?=[^\W_])|[^\S\n]+-(?=[^\W_]))"
)
_ULANG = pattern(r"\b([^\W\d_]{3,30})(\s?[-\u2013]\s|\s[-\u2013]\s?|\u2013)(?=([^\W\d_]{3,30})\b)")
_SAMPAI = pattern(r"(?<![\w./])(?:s ?/ ?d\b\.?|s\. ?d(?![\w.])|s\. d\.|sd\.)(?![\w/])")
_SAMPAI_SD = pattern(r"(?<=[\w.)] )sd(?= (?:\d|[A-Z]|huruf|angka|bulan|tanggal|pukul))")
_TANDA_SAMPAI = ("s/", "s /", "s.", "sd")
_UMUM = {
    "a/n": "a.n.",
    "a.n": "a.n.",
    "u/b": "u.b.",
    "u.b": "u.b.",
    "d/a": "d.a.",
    "d.a": "d.a.",
    "dll": "dll.",
    "dkk": "dkk.",
    "dsb": "dsb.",
    "dst": "dst.",
    "hlm": "hlm.",
    "tgl": "tanggal",
    "thn": "tahun",
    "bln": "bulan",
    "yg": "yang",
    "dgn": "dengan",
    "utk": "untuk",
    "krn": "karena",
    "tsb": "tersebut",
    "dlm": "dalam",
    "sbg": "sebagai",
    "thd": "terhadap",
}
_UMUM_POLA = pattern(rf"(?<![\w./@-])(?:{'|'.join(map(re.escape, _UMUM))})(?![\w./-])")


@rule("ZI716", Severity.PERINGATAN, f"{_EYD}, tanda hubung", angka=("242", "246"), lokal=True)
def tanda_hubung_berspasi(subject: Subject) -> Iterator[Remark]:
    """Tanda hubung diberi spasi di satu sisi, atau di antara kedua bagian kata ulang.

    Mengapa: tanda hubung rapat dengan kata di kedua sisinya. "Pra- dan pascapemilu" memang berspasi, dan tidak dinilai.

    Buruk:
        menimbang:
          - bahwa contoh - contoh e- office pada tahun 2025 -2026 perlu dihimpun
    Baik:
        menimbang:
          - bahwa contoh-contoh *e-office* pada tahun 2025-2026 perlu dihimpun
    """
    yield from spot_remarks(
        subject, _spaced_hyphens, "tanda hubung berspasi", "tulis rapat dengan kata di kedua sisinya"
    )


def _spaced_hyphens(ketikan: Ketikan) -> Iterator[Letak]:
    teks = ketikan.teks
    if not ketikan.is_odd or not _GARIS.search(teks):
        return
    bulan = {satu.start(1) for satu in _RENTANG_BULAN.finditer(teks)}
    ulang = {satu.start(2): satu for satu in _ULANG.finditer(teks) if satu[1].casefold() == satu[3].casefold()}
    for di, satu in ulang.items():
        yield Letak(di, satu.end(2), "-")
    for satu in _SATU_SISI.finditer(teks):
        if satu.start() not in bulan and satu.start() not in ulang:
            yield Letak(*satu.span(), "-")


@rule("ZI719", Severity.PERINGATAN, f"{_EYD}, singkatan", angka=("242", "246"), lokal=True)
def singkatan_umum_salah_tulis(subject: Subject) -> Iterator[Remark]:
    """Singkatan umum seperti s.d., a.n., dan dll. ditulis tanpa titiknya atau dengan garis miring.

    Mengapa: s.d., a.n., u.b. memakai dua titik; dll., dsb., dst. satu titik. Kata pendek seperti "yg" dan "utk" tidak
        dipakai dalam naskah resmi.

    Buruk:
        menimbang:
          - bahwa tahapan bulan Januari s/d Maret utk tahun ini perlu dilaksanakan
    Baik:
        menimbang:
          - bahwa tahapan bulan Januari s.d. Maret untuk tahun ini perlu dilaksanakan
    """
    for ketikan in typed_texts(subject):
        if ketikan.is_name:
            continue
        for awal, akhir, benar in _short_forms(ketikan.teks):
            if not ketikan.is_typed(awal, akhir) or ketikan.is_italic(awal, akhir):
                continue
            asli = ketikan.quote(awal, akhir)
            obat = ketikan.fix(awal, akhir, benar)
            yield Remark(f'"{asli}" bukan bentuk bakunya', ketikan.tulisan.jalur, f'tulis "{benar}"', asli, obat)


def _short_forms(teks: str) -> Iterator[tuple[int, int, str]]:
    sampai = (_SAMPAI, _SAMPAI_SD) if any(satu in teks for satu in _TANDA_SAMPAI) else ()
    semua = [(*satu.span(), "s.d.") for pola in sampai for satu in pola.finditer(teks)]
    if any(satu in teks for satu in _UMUM):
        semua += [(*satu.span(), _UMUM[satu[0]]) for satu in _UMUM_POLA.finditer(teks)]
    return iter(sorted(semua))


def _month_ranges(ketikan: Ketikan) -> tuple[re.Match[str], ...]:
    return tuple(
        satu
        for satu in (_RENTANG_BULAN.finditer(ketikan.teks) if _GARIS.search(ketikan.teks) else ())
        if ketikan.is_typed(*satu.span(1))
    )


def _with_ranges(subject: Subject) -> Iterator[Tulisan]:
    return (satu.tulisan for satu in typed_texts(subject) if not satu.is_schedule and _month_ranges(satu))


@rule("ZI720", Severity.CATATAN, "keputusan KPU: rentang bulan ditulis dengan s.d.", pasti=False, pada=_with_ranges)
def rentang_bulan_bertanda_hubung(subject: Subject) -> Iterator[Remark]:
    """Rentang bulan ditulis dengan tanda hubung, bukan dengan "s.d.".

    Mengapa: keputusan yang rapi menulis "Januari s.d. Maret"; dengan tanda hubung bentuknya cepat beragam ("Januari-
        Maret", "Januari - Maret"). Hanya dicatat satu kali untuk seluruh keputusan.

    Buruk:
        menimbang:
          - bahwa kegiatan dilaksanakan pada bulan Januari - Maret sehingga perlu dibentuk tim
    Baik:
        menimbang:
          - bahwa kegiatan dilaksanakan pada bulan Januari s.d. Maret sehingga perlu dibentuk tim
    """
    semua = [
        (ketikan, satu)
        for ketikan in typed_texts(subject)
        if not ketikan.is_schedule  # ZI557
        for satu in _month_ranges(ketikan)
    ]
    if semua:
        ketikan, satu = semua[0]
        obat = tuple(f for k, s in semua for f in k.fix(*s.span(1), " s.d. "))
        pesan = f"rentang bulan ditulis dengan tanda hubung ({len(semua)} tempat)"
        kutip = ketikan.around(*satu.span(1))
        yield Remark(pesan, ketikan.tulisan.jalur, 'tulis "s.d." di antara kedua bulan', kutip, obat)
