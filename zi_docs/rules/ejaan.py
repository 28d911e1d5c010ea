"""Rules on the spelling of words (UU 12/2011 Lampiran II, 242 and 246)."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from zi_docs import bahasa
from zi_docs.rules.aturan import Remark, Severity, rule
from zi_docs.rules.kalimat import LAMPIRAN_II, is_shouted
from zi_docs.rules.kata_dikenal import is_known, is_name, kamus, known_titles, misspelt, titles_of_others
from zi_docs.rules.ketikan import Ketikan, is_within, typed_texts, words
from zi_docs.rules.subjek import Subject

if TYPE_CHECKING:
    from zi_docs.compose import Tulisan
    from zi_docs.rujukan import Rujukan

_EJAAN = f"{LAMPIRAN_II} angka 242 dan angka 246; Ejaan Bahasa Indonesia yang Disempurnakan (EYD V)"
_NAMA_TEMPAT = """
desa kelurahan kecamatan kampung nagari gampong dusun jalan jl gang gedung hotel aula pulau sungai gunung danau
pantai bapak ibu sdr sdri saudara saudari dr drs dra ir prof haji hj universitas aplikasi bernama pt cv radio
"""
_SEBELUM_NAMA = frozenset(_NAMA_TEMPAT.split())
_KATA_HUBUNG = "adalah agar atau bagi dalam dan dari dengan harus ke oleh pada para sebagai telah untuk yang"
_HUBUNG = frozenset(_KATA_HUBUNG.split())
_INGGRIS = frozenset(("a", "an", "and", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"))
_SAMBUNGAN_TERPENDEK = 8
_JAUH = 40
_BAGIAN_TERPENDEK = 5
_KATA_TERPANJANG = 40
_ASING_TERBANYAK = 200
"""Unknown words of one text; with more it is in another language."""


@rule("ZI701", Severity.PERINGATAN, _EJAAN, angka=("242", "246"), lokal=True)
def ejaan_tidak_baku(subject: Subject) -> Iterator[Remark]:
    """Kata ditulis dengan ejaan yang tidak baku atau salah ketik yang sudah dikenal.

    Mengapa: keputusan tunduk pada kaidah bahasa Indonesia yang baku. Ejaan yang tercatat dalam data istilah sebagai
        salah mempunyai satu bentuk yang benar. Judul peraturan lain tidak dinilai, karena mengikuti naskahnya.
        Kata yang sengaja dimiringkan hanya dicatat. Ejaan yang memang hendak dipakai kantor didaftarkan dalam
        istilah.yaml milik kantor.

    Buruk:
        menimbang:
          - bahwa untuk mengkoordinasikan analisa resiko di lingkungan kantor perlu dibentuk tim
    Baik:
        menimbang:
          - bahwa untuk mengoordinasikan analisis risiko di lingkungan kantor perlu dibentuk tim
    """
    asing = _foreign(subject.rujukan)
    for ketikan in typed_texts(subject):
        if ketikan.is_name or ketikan.is_schedule:
            continue
        for awal, akhir, ejaan in misspelt(ketikan, subject.rujukan):
            miring = ketikan.is_italic(awal, akhir) and ejaan.benar.casefold() not in asing
            if miring and (awal, akhir) not in ketikan.miring:  # a word of a foreign phrase
                continue
            if ejaan.ragu and _is_official(ejaan.salah, subject):
                continue
            if is_within(awal, titles_of_others(ketikan.tulisan.polos)) or not ketikan.is_typed(awal, akhir):
                continue
            asli = ketikan.quote(awal, akhir)
            benar = like(asli, ejaan.benar, ketikan.teks[akhir : akhir + _JAUH])
            ragu = ejaan.ragu or miring
            yield Remark(
                f'"{asli}" mungkin seharusnya "{benar}"' if ragu else f'"{asli}" bukan ejaan yang baku',
                ketikan.tulisan.jalur,
                f'tulis "{benar}"',
                asli,
                () if ragu else ketikan.fix(awal, akhir, benar),
                Severity.CATATAN if ragu else None,
            )


@lru_cache(maxsize=2)
def _foreign(rujukan: "Rujukan") -> frozenset[str]:
    return frozenset(satu.kata.casefold() for satu in rujukan.istilah().kata_asing)


def _is_official(kata: str, subject: Subject) -> bool:
    """Whether the title of a regulation that decrees usually cite has a doubtful spelling."""
    return any(kata.casefold() in satu.tentang.casefold() for satu in subject.rujukan.semua_peraturan())


def like(asli: str, benar: str, sesudah: str) -> str:
    """Return the right spelling in capitals like those of the wrong one; `sesudah` is what follows it."""
    if asli.isupper() and len(asli) > 1:
        return benar.upper()
    kata = [satu[0] for satu in words(asli)]
    lanjut = next((satu[0] for satu in words(sesudah)), "") if sesudah[:1] == " " else ""
    if not kata or not kata[0][0].isupper():
        return benar
    if all(satu[0].isupper() for satu in kata) and (len(kata) > 1 or lanjut[:1].isupper()):
        return " ".join(satu[:1].upper() + satu[1:] for satu in benar.split(" "))
    return benar[:1].upper() + benar[1:]


def _with_mistyped(subject: Subject) -> "Iterator[Tulisan]":
    return (satu.tulisan for satu in typed_texts(subject) if _mistyped(satu, subject.rujukan))


@rule("ZI702", Severity.PERINGATAN, _EJAAN, angka=("242", "246"), pada=_with_mistyped)
def kata_salah_ketik(subject: Subject) -> Iterator[Remark]:
    """Kata tidak dikenal dan hanya berbeda satu huruf dari kata yang sering dipakai dalam keputusan.

    Mengapa: huruf yang hilang, berlebih, atau tertukar lolos dari pemeriksa ejaan yang dimatikan. Kata yang tidak mirip
        kata mana pun dibiarkan, begitu pula nama, singkatan, kata asing yang miring, dan kata dalam tanda kutip.
        Kata kantor sendiri didaftarkan dalam kata.txt pada folder data kantor.

    Buruk:
        menimbang:
          - bahwa untuk melaksanakan pembangunnan Zona Integritas perlu dibentuk tim
    Baik:
        menimbang:
          - bahwa untuk melaksanakan pembangunan Zona Integritas perlu dibentuk tim
    """
    pustaka = kamus(subject.rujukan)
    for ketikan in typed_texts(subject):
        for kata, maksud in _mistyped(ketikan, subject.rujukan):
            if is_name(kata[0].casefold(), subject) or _is_english(ketikan.teks, kata):
                continue
            dekat = [like(kata[0], satu, "") for satu in pustaka.alike(kata[0].casefold(), maksud)]
            calon = bahasa.daftar([f'"{satu}"' for satu in dekat], "atau")
            pesan = f'kata "{kata[0]}" tidak dikenal; mungkin maksudnya {calon}'
            yield Remark(pesan, ketikan.tulisan.jalur, "periksa kata ini", kata[0])


def _mistyped(ketikan: Ketikan, rujukan: "Rujukan") -> list[tuple[re.Match[str], str]]:
    """Return the unknown words that are nearly a frequent one, with that one."""
    semua = ((kata, kamus(rujukan).meant(kata[0].casefold())) for kata in _unknown_words(ketikan, rujukan))
    return [(kata, maksud) for kata, maksud in semua if maksud and ketikan.is_typed(*kata.span())]


def _is_english(teks: str, kata: re.Match[str]) -> bool:
    """Whether a word stands in an English phrase."""
    sebelum = [satu[0] for satu in words(teks[max(kata.start() - 25, 0) : kata.start()])][-2:]
    sesudah = [satu[0] for satu in words(teks[kata.end() : kata.end() + 25])][:2]
    return not _INGGRIS.isdisjoint(satu.casefold() for satu in (*sebelum, *sesudah))


def _with_run_together(subject: Subject) -> "Iterator[Tulisan]":
    return (satu.tulisan for satu in typed_texts(subject) if _run_together(satu, subject.rujukan))


@rule("ZI703", Severity.PERINGATAN, _EJAAN, angka=("242", "246"), pada=_with_run_together)
def kata_tersambung(subject: Subject) -> Iterator[Remark]:
    """Dua kata tertulis tanpa spasi di antaranya.

    Mengapa: spasi yang hilang membuat satu kata yang tidak ada artinya, dan pencarian dalam naskah tidak menemukannya.

    Buruk:
        menimbang:
          - bahwa penyusunan rencana kerjatelah selesai sehingga perlu dibentuk tim
    Baik:
        menimbang:
          - bahwa penyusunan rencana kerja telah selesai sehingga perlu dibentuk tim
    """
    for ketikan in typed_texts(subject):
        for kata, pisah in _run_together(ketikan, subject.rujukan):
            if not is_name(kata, subject):
                pesan = f'"{kata}" tampaknya dua kata yang tersambung'
                yield Remark(pesan, ketikan.tulisan.jalur, f'tulis "{pisah}"', kata)


def _run_together(ketikan: Ketikan, rujukan: "Rujukan") -> list[tuple[str, str]]:
    """Return the unknown words that are two others without a space, with these."""
    semua = (kata for kata in _unknown_words(ketikan, rujukan) if kata[0].islower())
    pisah = ((kata, _parted(kata[0], rujukan)) for kata in semua)
    return [(kata[0], baru) for kata, baru in pisah if baru and ketikan.is_typed(*kata.span())]


@lru_cache(maxsize=1 << 11)
def _parted(kata: str, rujukan: "Rujukan") -> str:
    """Return the two words that are run together, or '' when none or several pairs fit."""
    if len(kata) < _SAMBUNGAN_TERPENDEK or kamus(rujukan).meant(kata):
        return ""
    inti, kenal = rujukan.kosakata().inti, kamus(rujukan).kenal
    pasangan = [
        f"{kata[:n]} {kata[n:]}"
        for n in range(2, len(kata) - 1)
        if {kata[:n], kata[n:]} <= inti or _hides(kata[:n], kata[n:], kenal)
    ]
    return pasangan[0] if len(pasangan) == 1 else ""


def _hides(depan: str, belakang: str, kenal: frozenset[str]) -> bool:
    """Whether one of two parts is a short word of its own, and the other a longer one."""
    if depan in _HUBUNG:
        return len(belakang) >= _BAGIAN_TERPENDEK and belakang in kenal
    return len(depan) >= _BAGIAN_TERPENDEK and depan in kenal and belakang in _HUBUNG and len(belakang) > len("dan")


@lru_cache(maxsize=1 << 10)
def _unknown_words(ketikan: Ketikan, rujukan: "Rujukan") -> tuple[re.Match[str], ...]:
    """Return the typed words that nobody knows and that are no names, abbreviations or foreign words in italics."""
    if ketikan.is_name or ketikan.is_schedule:
        return ()
    tak_kenal = [kata for kata, kecil in zip(ketikan.kata, ketikan.kecil, strict=True) if not is_known(kecil, rujukan)]
    mulai = {kata.start() for kata in tak_kenal if ketikan.is_typed(*kata.span())}
    semua = (kata for kata in (_plain_words(ketikan, mulai) if mulai else ()) if not ketikan.is_italic(*kata.span()))
    asing = tuple(islice(semua, _ASING_TERBANYAK))
    judul = known_titles(ketikan.tulisan.polos, rujukan) if asing else ()
    return tuple(kata for kata in asing if not is_within(kata.start(), judul))


def _plain_words(ketikan: Ketikan, mulai: AbstractSet[int]) -> Iterator[re.Match[str]]:
    """Yield the words that begin at some places and are neither abbreviations nor quoted nor part of a name."""
    teks, nama, akhir = ketikan.teks, False, 0
    for kata, kecil in zip(ketikan.kata, ketikan.kecil, strict=True):
        awal, sampai = kata.span()
        if sampai - awal > _KATA_TERPANJANG:
            continue
        if kecil in _SEBELUM_NAMA:
            nama = True
        elif awal - akhir > len(". ") or not kata[0][0].isupper():
            nama = False
        akhir = sampai
        if nama or awal not in mulai:
            continue
        singkatan = kata[0][1:] != kata[0][1:].lower() and not is_shouted(teks)
        menempel = teks[sampai : sampai + 1].isdigit() or teks[awal - 1 : awal].isdigit()
        if not (singkatan or menempel or is_within(awal, ketikan.diapit)):
            yield kata
