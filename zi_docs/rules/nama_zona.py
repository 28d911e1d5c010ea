"""Rules on the name of Zona Integritas and of the two ranks that it aims at."""

import re
from collections import Counter
from collections.abc import Iterator

from zi_docs.compose import Tulisan
from zi_docs.rules.aturan import Remark, Severity, rule
from zi_docs.rules.kalimat import LAMPIRAN_II, is_shouted
from zi_docs.rules.kata_dikenal import titles_of_others
from zi_docs.rules.ketikan import Ketikan, is_within, typed_texts
from zi_docs.rules.pola import pattern
from zi_docs.rules.subjek import Subject

_PERMENPANRB = "PermenPANRB 90/2021 tentang Pembangunan dan Evaluasi Zona Integritas"
_PREDIKAT = pattern(
    r"\bwilayah\s+bebas\s+(?P<dari>dari\s+)?korupsi\b(?P<sela>[^.;:\n]{0,40}?)\bbersih\s+(?:dan|&)\s+melayani\b",
    re.IGNORECASE,
)
_ZONA = pattern(r"\bzona\s+integritas\s+menuju\s+wilayah\b", re.IGNORECASE)
_LENGKAP = "Wilayah Bebas dari Korupsi dan Wilayah Birokrasi Bersih dan Melayani"


@rule("ZI738", Severity.PERINGATAN, _PERMENPANRB, lokal=True)
def predikat_zona_tidak_lengkap(subject: Subject) -> Iterator[Remark]:
    """Nama kedua predikat Zona Integritas kehilangan kata, misalnya "dan Wilayah Birokrasi".

    Mengapa: predikatnya dua, Wilayah Bebas dari Korupsi (WBK) dan Wilayah Birokrasi Bersih dan Melayani (WBBM). Tanpa
        kata "Wilayah Birokrasi" keduanya menjadi satu predikat yang tidak ada.

    Buruk:
        menimbang:
          - bahwa pembangunan Zona Integritas Menuju Wilayah Bebas dari Korupsi Bersih dan Melayani perlu dilakukan
    Baik:
        menimbang:
          - >-
            bahwa pembangunan Zona Integritas Menuju Wilayah Bebas dari Korupsi dan Wilayah Birokrasi Bersih dan
            Melayani perlu dilakukan
    """
    for ketikan, ada in _mentions(subject, _PREDIKAT):
        sela = ada["sela"].casefold()
        kurang = [kata for kata in ("wilayah", "birokrasi") if kata not in sela]
        if not ada["dari"]:
            kurang.append("dari")
        if kurang:
            kutip = ketikan.quote(*ada.span())
            hilang = " dan ".join(f'"{kata.capitalize() if kata != "dari" else kata}"' for kata in kurang)
            tingkat = None if "birokrasi" in kurang else Severity.CATATAN
            pesan = f"nama predikat Zona Integritas tanpa kata {hilang}"
            yield Remark(pesan, ketikan.tulisan.jalur, f"tulis {_LENGKAP}", kutip, tingkat=tingkat)


def _with_zone(subject: Subject) -> Iterator[Tulisan]:
    return (satu.tulisan for satu in typed_texts(subject) if _mentioned(satu, _ZONA))


@rule(
    "ZI739", Severity.CATATAN, f"{LAMPIRAN_II} angka 242 dan angka 243 huruf d", angka=("242", "243"), pada=_with_zone
)
def huruf_nama_zona_beragam(subject: Subject) -> Iterator[Remark]:
    """Nama Zona Integritas ditulis dengan huruf besar dan kecil yang berlainan dalam satu keputusan.

    Mengapa: satu nama ditulis dengan satu cara. Judul PermenPANRB menulis "Menuju" dengan huruf besar.

    Buruk:
        menimbang:
          - bahwa Zona Integritas Menuju Wilayah Bebas dari Korupsi perlu dibangun
          - bahwa Tim Zona Integritas menuju Wilayah Bebas dari Korupsi perlu dibentuk
    Baik:
        menimbang:
          - bahwa Zona Integritas Menuju Wilayah Bebas dari Korupsi perlu dibangun
          - bahwa Tim Zona Integritas Menuju Wilayah Bebas dari Korupsi perlu dibentuk
    """
    ada = [(ketikan, " ".join(satu[0].split()), satu) for ketikan, satu in _mentions(subject, _ZONA)]
    bentuk = Counter(teks for _, teks, _ in ada)
    if len(bentuk) > 1:
        lazim = bentuk.most_common(1)[0][0]
        ketikan, _, satu = next(satu for satu in ada if satu[1] != lazim)
        macam = ", ".join(f'"{teks}" ({n} kali)' for teks, n in bentuk.most_common())
        pesan = f"nama Zona Integritas ditulis dengan beberapa bentuk: {macam}"
        kutip = ketikan.quote(*satu.span())
        yield Remark(pesan, ketikan.tulisan.jalur, f'pakai satu bentuk saja, misalnya "{lazim}"', kutip)


def _mentions(subject: Subject, pola: re.Pattern[str]) -> Iterator[tuple[Ketikan, re.Match[str]]]:
    """Yield where a name was typed, outside of headings in capitals and the titles of others."""
    return ((ketikan, satu) for ketikan in typed_texts(subject) for satu in _mentioned(ketikan, pola))


def _mentioned(ketikan: Ketikan, pola: re.Pattern[str]) -> tuple[re.Match[str], ...]:
    teks = ketikan.teks
    if not ketikan.may_hold("wilayah") or is_shouted(teks) or ketikan.is_name:
        return ()
    semua = [satu for satu in pola.finditer(teks) if ketikan.is_typed(*satu.span())]
    lain = titles_of_others(ketikan.tulisan.polos) if semua else ()
    return tuple(satu for satu in semua if not is_within(satu.start(), lain))
