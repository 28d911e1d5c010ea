"""Rules on terms: foreign words, italics, spellings that vary, abbreviations (UU 12/2011 Lampiran II, 250 and 254)."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from zi_docs.bahasa.penomoran import tampak_romawi
from zi_docs.rules.aturan import Fix, Remark, Severity, rule
from zi_docs.rules.frasa import by_first_word, phrases_in
from zi_docs.rules.kalimat import LAMPIRAN_II, is_shouted
from zi_docs.rules.kata_dikenal import is_name
from zi_docs.rules.ketikan import Ketikan, in_order, is_within, typed_texts, words
from zi_docs.rules.kutipan import parse
from zi_docs.rules.pola import pattern
from zi_docs.rules.subjek import Subject

if TYPE_CHECKING:
    from zi_docs.compose import Tulisan
    from zi_docs.models.istilah import KataAsing, Singkatan, Varian
    from zi_docs.rujukan import Rujukan
    from zi_docs.rules.asal import Bentang
    from zi_docs.rules.frasa import Daftar

_EYD = "EYD V, huruf miring: kata atau ungkapan dalam bahasa asing"
_BERKAPITAL = frozenset(("judul", "kepala", "tentang"))
"""What is printed in capitals throughout, where italics are not used."""
_NAMA_MEREK = "aplikasi app google zoom microsoft android facebook instagram youtube whatsapp telegram"
_MEREK = frozenset(_NAMA_MEREK.split())
_DIPERKENALKAN = pattern(
    r"\(([A-Z][\w.]{1,12})\)|\b(?:disingkat|disebut(?:\s+(?:juga|dengan|sebagai))?)\s+[\"\u201c]?([A-Z][\w.]{1,12})"
)
_SINGKATAN_TERPANJANG = 8
_UNGKAPAN_PANJANG = 3
_JAUH = 40
_BERDIRI_SENDIRI = frozenset(
    ("group discussion", "house training", "need analysis", "operating procedure", "performance indicator")
)
"""Ends of foreign expressions that are expressions themselves."""


@lru_cache(maxsize=2)
def _foreign(rujukan: "Rujukan") -> "Daftar[KataAsing]":
    return by_first_word((satu.kata, satu) for satu in rujukan.istilah().kata_asing)


@lru_cache(maxsize=1 << 8)  # asked of the same text word by word
def _cited(teks: str) -> "tuple[Bentang, ...]":
    """Return where acts of any kind are named: their words stand as the act has them."""
    semua = (satu for kutipan in parse(teks) for satu in kutipan.all())
    return in_order((satu.letak[0], max(satu.letak[1], satu.letak_tentang[1])) for satu in semua)


@lru_cache(maxsize=2)
def _foreign_words(subject: Subject) -> "tuple[tuple[Ketikan, int, int, KataAsing], ...]":
    """Return the foreign words that were typed and are neither names nor quoted nor cited."""
    return tuple(_find_foreign_words(subject))


def _find_foreign_words(subject: Subject) -> "Iterator[tuple[Ketikan, int, int, KataAsing]]":
    for ketikan in typed_texts(subject):
        if ketikan.is_name or ketikan.tulisan.peran in _BERKAPITAL or is_shouted(ketikan.teks):
            continue
        for awal, akhir, kata in phrases_in(ketikan, _foreign(subject.rujukan)):
            if kata.serapan or not ketikan.is_typed(awal, akhir) or is_within(awal, ketikan.diapit):
                continue
            ulangan = f"-{ketikan.teks[awal:akhir]}".casefold()
            if is_within(awal, _cited(ketikan.tulisan.polos)) or _before(ketikan, akhir).endswith(ulangan):
                continue
            yield ketikan, awal, _with_repetition(ketikan.teks, awal, akhir), kata


def _before(ketikan: Ketikan, awal: int) -> str:
    """Return what leads to a place, in small letters."""
    return ketikan.teks[max(awal - _JAUH, 0) : awal].casefold()


def _with_repetition(teks: str, awal: int, akhir: int) -> int:
    """Return where a word ends, with its repetition: tagline-tagline."""
    lagi = f"-{teks[awal:akhir]}".casefold()
    return akhir + len(lagi) if teks[akhir : akhir + len(lagi)].casefold() == lagi else akhir


@rule("ZI731", Severity.PERINGATAN, _EYD, angka=("242", "254"), lokal=True)
def kata_asing_tidak_miring(subject: Subject) -> Iterator[Remark]:
    """Kata asing dicetak tegak.

    Mengapa: kata asing yang belum menjadi kata Indonesia dicetak miring; lebih baik lagi diganti padanannya. Dalam
        plan, huruf miring ditulis di antara tanda bintang: *website*. Nama, kutipan, dan judul tidak dinilai. Kata
        berhuruf kapital di tengah kalimat dapat merupakan nama, jadi hanya dicatat.

    Buruk:
        menimbang:
          - bahwa informasi perlu disampaikan melalui website dan role model pimpinan
    Baik:
        menimbang:
          - bahwa informasi perlu disampaikan melalui *website* dan *role model* pimpinan
    """
    for ketikan, awal, akhir, kata in _foreign_words(subject):
        if ketikan.is_italic(awal, akhir):
            continue
        asli = ketikan.quote(awal, akhir)
        sebelum = [satu[0] for satu in words(_before(ketikan, awal))]
        if sebelum and sebelum[-1].casefold() in _MEREK:
            continue
        nama = bool(sebelum) and asli[0].isupper() and _before(ketikan, awal).strip(' "(-') != ""
        saran = f'tulis "{kata.padanan}", atau miringkan: *{asli}*' if kata.padanan else f"miringkan: *{asli}*"
        yield Remark(
            f'kata asing "{asli}" tidak miring',
            ketikan.tulisan.jalur,
            saran,
            asli,
            _italicised(ketikan, awal, akhir),
            Severity.CATATAN if nama else None,
        )


def _italicised(ketikan: Ketikan, awal: int, akhir: int) -> tuple[Fix, ...]:
    """Return the cure that sets words in italics, where the marks can stand."""
    samping = ketikan.teks[awal - 1 : awal] + ketikan.teks[akhir : akhir + 1]
    bebas = not any(c.isalnum() or c in "*\\_" for c in samping)
    menempel = any(awal in satu or akhir in satu for satu in ketikan.miring)
    return ketikan.fix(awal, akhir, f"*{ketikan.teks[awal:akhir]}*") if bebas and not menempel else ()


@rule("ZI732", Severity.CATATAN, f"{LAMPIRAN_II} angka 254", angka=("253", "254"), lokal=True)
def kata_asing_dalam_norma(subject: Subject) -> Iterator[Remark]:
    """Pertimbangan atau diktum memakai kata asing yang mempunyai padanan Indonesia.

    Mengapa: istilah asing hanya digunakan dalam penjelasan, didahului padanannya, ditulis miring, dan diletakkan dalam
        kurung. Dalam lampiran kata asing yang miring dibiarkan.

    Buruk:
        menimbang:
          - bahwa informasi perlu disampaikan melalui *website*
    Baik:
        menimbang:
          - bahwa informasi perlu disampaikan melalui laman (*website*)
    """
    for ketikan, awal, akhir, kata in _foreign_words(subject):
        norma = ketikan.tulisan.bagian in {"menimbang", "diktum"}
        if (
            norma
            and kata.padanan
            and ketikan.is_italic(awal, akhir)
            and not _before(ketikan, awal).rstrip().endswith("(")
        ):
            asli = ketikan.quote(awal, akhir)
            saran = f'tulis "{kata.padanan}" atau "{kata.padanan} (*{asli}*)"'
            yield Remark(f'kata asing "{asli}" mempunyai padanan', ketikan.tulisan.jalur, saran, asli)


@rule("ZI733", Severity.CATATAN, _EYD, angka=("242",), lokal=True)
def miring_tidak_tepat(subject: Subject) -> Iterator[Remark]:
    """Huruf miring tidak tepat pada kata asingnya: terlalu panjang, terlalu pendek, atau tandanya tidak berpasangan.

    Mengapa: hanya kata asing yang miring, bukan tanda baca di belakangnya; ungkapan asing miring seluruhnya. Tanda
        bintang yang tidak berpasangan tercetak sebagai bintang.

    Buruk:
        menimbang:
          - bahwa kegiatan *gathering/* penguatan dan *whistle blowing* system perlu dilaksanakan
    Baik:
        menimbang:
          - bahwa kegiatan *gathering*/penguatan dan *whistle blowing system* perlu dilaksanakan
    """
    for ketikan, awal, akhir, _ in _foreign_words(subject):
        miring = [n for n in range(awal, akhir) if ketikan.is_italic(n, n + 1)]
        if miring and len(miring) < akhir - awal:
            asli = ketikan.quote(awal, akhir)
            pesan = f'"{asli}" hanya sebagian yang miring'
            yield Remark(pesan, ketikan.tulisan.jalur, f"miringkan seluruhnya: *{asli}*", asli)
    for ketikan in typed_texts(subject):
        for awal, akhir in ketikan.miring:
            isi = ketikan.quote(awal, akhir)
            if isi.rstrip(",;:/") != isi and ketikan.is_typed(awal, akhir):
                inti = isi.rstrip(",;:/")
                pesan = f'tanda baca ikut miring: "{isi}"'
                yield Remark(pesan, ketikan.tulisan.jalur, f"tutup bintang sebelum tanda baca: *{inti}*", isi)
        yield from _stray_marks(ketikan)


def _stray_marks(ketikan: Ketikan) -> Iterator[Remark]:
    teks = ketikan.teks
    for satu in re.finditer(r"(?<![\w*])\*(?=[^\W\d_])|(?<=[^\W\d_])\*(?![\w*])", teks if "*" in teks else ""):
        if "\\*" not in ketikan.tulisan.mentah and ketikan.is_typed(*satu.span()):
            saran = "tulis bintang di kedua sisi kata yang miring; bintang biasa ditulis \\*"
            kutip = ketikan.around(*satu.span())
            tingkat = Severity.PERINGATAN
            yield Remark("tanda bintang tidak berpasangan", ketikan.tulisan.jalur, saran, kutip, tingkat=tingkat)


def _with_tails(subject: Subject) -> "Iterator[Tulisan]":
    ekor = _tails(subject.rujukan)
    return (satu.tulisan for satu in typed_texts(subject) if not satu.is_name and [*phrases_in(satu, ekor)])


@rule("ZI734", Severity.PERINGATAN, _EYD, angka=("242", "246"), pada=_with_tails)
def ungkapan_asing_tidak_utuh(subject: Subject) -> Iterator[Remark]:
    """Ungkapan asing kehilangan kata pertamanya.

    Mengapa: "blowing system" dan "to date" tidak berarti apa-apa tanpa kata di depannya; kata itu terhapus ketika
        naskah disalin.

    Buruk:
        menimbang:
          - bahwa pemahaman tentang *blowing system* perlu ditingkatkan
    Baik:
        menimbang:
          - bahwa pemahaman tentang *whistle blowing system* perlu ditingkatkan
    """
    for ketikan in typed_texts(subject):
        if ketikan.is_name:
            continue
        for awal, akhir, utuh in phrases_in(ketikan, _tails(subject.rujukan)):
            asli = ketikan.quote(awal, akhir)
            kepala = utuh[: len(utuh) - len(asli)]
            if _begins_anew(ketikan, awal, kepala, subject) and ketikan.is_typed(awal, akhir):
                pesan = f'ungkapan asing "{asli}" tidak utuh'
                yield Remark(pesan, ketikan.tulisan.jalur, f'mungkin maksudnya "{utuh}"', asli)


def _begins_anew(ketikan: Ketikan, awal: int, kepala: str, subject: Subject) -> bool:
    """Whether neither the first word nor another foreign word, such as that word misspelt, leads to this place."""
    depan = _before(ketikan, awal)
    if (
        depan.endswith(kepala)
        or ketikan.is_italic(awal - 1, awal)
        or (depan.strip() and not depan.endswith((" ", "(", '"', "\n")))
    ):
        return False
    kata = [satu[0] for satu in words(depan)]
    if not kata or not depan.endswith(f"{kata[-1]} "):
        return True
    kosakata = subject.rujukan.kosakata()
    return kata[-1] in kosakata.inti or kata[-1] in kosakata.umum or is_name(kata[-1], subject)


@lru_cache(maxsize=2)
def _tails(rujukan: "Rujukan") -> "Daftar[str]":
    """Return foreign expressions of three words and more without their first, where that is none by itself."""
    semua = [satu.kata.casefold() for satu in rujukan.istilah().kata_asing]
    panjang = [satu for satu in semua if len(satu.split()) >= _UNGKAPAN_PANJANG]
    ekor = ((satu.split(maxsplit=1)[1], satu) for satu in panjang)
    return by_first_word((isi, satu) for isi, satu in ekor if isi not in semua and isi not in _BERDIRI_SENDIRI)


def _with_forms(subject: Subject) -> "Iterator[Tulisan]":
    return (satu.tulisan for satu in typed_texts(subject) if _variants_in(satu, subject.rujukan))


@rule(
    "ZI735", Severity.CATATAN, f"{LAMPIRAN_II} angka 243 huruf d dan angka 250", angka=("243", "250"), pada=_with_forms
)
def istilah_beragam(subject: Subject) -> Iterator[Remark]:
    """Satu istilah ditulis dengan beberapa bentuk dalam satu keputusan.

    Mengapa: satu pengertian disebut dengan satu istilah, dan istilah ditulis dengan satu cara. Singkatan yang
        diperkenalkan dalam kurung tidak dinilai.

    Buruk:
        menimbang:
          - bahwa Kelompok Kerja perlu dibentuk
          - bahwa Pokja terdiri atas pegawai sekretariat
    Baik:
        menimbang:
          - bahwa Kelompok Kerja perlu dibentuk
          - bahwa Kelompok Kerja terdiri atas pegawai sekretariat
    """
    for nama, bentuk in _forms(subject).items():
        if len(bentuk) < len("ab"):
            continue
        if not {satu.casefold() for satu in bentuk}.isdisjoint(satu.casefold() for satu in _introduced(subject.utuh)):
            continue
        urut = sorted(bentuk.items(), key=lambda satu: -len(satu[1]))
        ketikan, awal, akhir = urut[-1][1][0]
        macam = ", ".join(f'"{satu}" ({len(ada)} kali)' for satu, ada in urut)
        saran = f'pakai satu bentuk saja, misalnya "{nama}"'
        kutip = ketikan.quote(awal, akhir)
        yield Remark(f"satu istilah dengan beberapa bentuk: {macam}", ketikan.tulisan.jalur, saran, kutip)


def _forms(subject: Subject) -> dict[str, dict[str, list[tuple[Ketikan, int, int]]]]:
    """Return where each form of each term was typed."""
    hasil: dict[str, dict[str, list[tuple[Ketikan, int, int]]]] = {}
    for ketikan in typed_texts(subject):
        for awal, akhir, (varian, bentuk) in _variants_in(ketikan, subject.rujukan):
            hasil.setdefault(varian.nama, {}).setdefault(bentuk, []).append((ketikan, awal, akhir))
    return hasil


@lru_cache(maxsize=1 << 10)
def _variants_in(ketikan: Ketikan, rujukan: "Rujukan") -> "tuple[tuple[int, int, tuple[Varian, str]], ...]":
    """Return where the forms of terms were typed that are no words of an act that is cited."""
    semua = tuple(phrases_in(ketikan, _variants(rujukan)))
    dikutip = _cited(ketikan.tulisan.polos) if semua else ()
    return tuple(satu for satu in semua if ketikan.is_typed(*satu[:2]) and not is_within(satu[0], dikutip))


@lru_cache(maxsize=2)
def _variants(rujukan: "Rujukan") -> "Daftar[tuple[Varian, str]]":
    semua = rujukan.istilah().varian
    return by_first_word((bentuk, (satu, bentuk)) for satu in semua for bentuk in (satu.nama, *satu.ejaan))


@lru_cache(maxsize=2)
def _introduced(subject: Subject) -> frozenset[str]:
    """Return the abbreviations that the decree explains where it first uses them."""
    return frozenset().union(*(_explained(satu.polos) for satu in subject.teks))


@lru_cache(maxsize=1 << 11)
def _explained(teks: str) -> frozenset[str]:
    semua = _DIPERKENALKAN.findall(teks) if "(" in teks or "dis" in teks else ()
    return frozenset(kata.rstrip(".") for pasangan in semua for kata in pasangan if kata)


def _with_abbreviations(subject: Subject) -> "Iterator[Tulisan]":
    for satu in typed_texts(subject):
        if satu.tulisan.bagian in {"menimbang", "memperhatikan", "diktum"} and satu.tulisan.peran != "label":
            yield from (satu.tulisan for _ in islice(_abbreviations(satu, subject.rujukan), 1))


@rule(
    "ZI736",
    Severity.CATATAN,
    f"{LAMPIRAN_II} angka 243 huruf d dan huruf e; EYD V, singkatan",
    angka=("243",),
    pada=_with_abbreviations,
)
def singkatan_tidak_diperkenalkan(subject: Subject) -> Iterator[Remark]:
    """Pertimbangan atau diktum memakai singkatan tanpa menyebut kepanjangannya lebih dahulu.

    Mengapa: pembaca di luar kantor harus dapat memahami keputusan. Singkatan diperkenalkan dengan "yang selanjutnya
        disingkat ..." atau dalam kurung sesudah kepanjangannya; yang dikenal umum seperti KPU dan ASN tidak perlu.

    Buruk:
        menimbang:
          - bahwa untuk memperoleh predikat WBK perlu dibentuk tim
    Baik:
        menimbang:
          - bahwa untuk memperoleh predikat Wilayah Bebas dari Korupsi (WBK) perlu dibentuk tim
    """
    kepanjangan, sudah = _full_forms(subject.rujukan), _introduced(subject.utuh)
    bagian = {satu.jalur for satu in _with_abbreviations(subject)}
    for ketikan in (satu for satu in typed_texts(subject) if satu.tulisan.jalur in bagian):
        for kata in _abbreviations(ketikan, subject.rujukan):
            ada = kepanjangan.get(kata[0])
            if kata[0] in sudah or (ada is None and is_name(kata[0].casefold(), subject)):
                continue
            sudah = sudah | {kata[0]}
            panjang = ada.kepanjangan if ada else "kepanjangannya"
            saran = f"tulis {panjang} ({kata[0]}) pada pemakaian pertama, atau tulis lengkap"
            pesan = f'singkatan "{kata[0]}" belum diperkenalkan'
            yield Remark(pesan, ketikan.tulisan.jalur, saran, kata[0])


def _is_numeral(kata: str) -> bool:
    """Whether it is a Roman numeral, perhaps with the letter of a class: Lapas Kelas IIA."""
    return tampak_romawi(kata) or (len(kata) > len("IA") and kata[-1] in "ABC" and tampak_romawi(kata[:-1]))


@lru_cache(maxsize=2)
def _full_forms(rujukan: "Rujukan") -> "dict[str, Singkatan]":
    return {satu.singkatan: satu for satu in rujukan.istilah().singkatan}


def _abbreviations(ketikan: Ketikan, rujukan: "Rujukan") -> Iterator[re.Match[str]]:
    """Yield the abbreviations that were typed and that not everybody knows; some may be names."""
    if is_shouted(ketikan.teks):
        return
    kosakata, kepanjangan = rujukan.kosakata(), _full_forms(rujukan)
    for kata in ketikan.kata:
        isi = kata[0]
        if not isi.isupper() or not 1 < len(isi) <= _SINGKATAN_TERPANJANG or _is_numeral(isi):
            continue
        ada = kepanjangan.get(isi)
        if ada.dikenal if ada else any(isi.casefold() in x for x in (kosakata.inti, kosakata.umum)):
            continue
        samping = ketikan.teks[max(kata.start() - 2, 0) : kata.start()] + ketikan.teks[kata.end() : kata.end() + 2]
        nomor = any(c.isdigit() or c in ".-_" for c in samping.strip())
        dikutip = is_within(kata.start(), _cited(ketikan.tulisan.polos))
        if not (nomor or dikutip or ketikan.is_italic(*kata.span())) and ketikan.is_typed(*kata.span()):
            yield kata
