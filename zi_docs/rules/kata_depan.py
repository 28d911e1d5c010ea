"""Rules on words that stand twice, together or apart: kata ulang, di and ke, names of months (EYD V)."""

from collections.abc import Iterator
from itertools import pairwise

from zi_docs import bahasa
from zi_docs.compose import Tulisan
from zi_docs.rules.aturan import Remark, Severity, rule
from zi_docs.rules.ejaan import like
from zi_docs.rules.kalimat import LAMPIRAN_II
from zi_docs.rules.kata_dikenal import DEPAN_TEMPAT, is_name, kamus, misspelt, titles_of_others
from zi_docs.rules.ketikan import Ketikan, is_within, typed_texts
from zi_docs.rules.subjek import Subject

_EYD = f"{LAMPIRAN_II} angka 242 dan angka 246; EYD V, penulisan kata"
_TUGAS = bahasa.PARTIKEL | {"adalah", "ini", "itu", "telah", "tersebut", "akan", "dapat", "perlu", "tidak"}
_AWALAN_DI = frozenset(("ambil", "buat", "ganti", "hapus", "kirim", "pilih", "pimpin", "tulis", "tunjuk", "ubah"))
_AKAR_TERPENDEK = 3
_FRASA_TERPANJANG = 4
_SELA = frozenset((" ", "  "))
_SELA_FRASA = frozenset((" ", "/", " / ", "/ ", " /"))
_NAMA_WAKTU = frozenset(nama.lower() for nama in (*bahasa.BULAN, *bahasa.HARI)) - {"minggu"}


def _with_doubled(subject: Subject) -> Iterator[Tulisan]:
    return (satu.tulisan for satu in typed_texts(subject) if not satu.is_name and _doubled(satu))


@rule("ZI704", Severity.PERINGATAN, f"{_EYD}: bentuk ulang", angka=("242", "246"), pada=_with_doubled)
def kata_berulang(subject: Subject) -> Iterator[Remark]:
    """Satu kata atau kelompok kata tertulis dua kali berturut-turut.

    Mengapa: biasanya sisa suntingan. Bila memang kata ulang, kedua bagiannya disambung dengan tanda hubung.

    Buruk:
        menimbang:
          - bahwa pimpinan memberikan teladan teladan dengan dengan disiplin hadir
    Baik:
        menimbang:
          - bahwa pimpinan memberikan teladan dengan disiplin hadir
    """
    for ketikan in typed_texts(subject):
        if ketikan.is_name:
            continue
        ganda = _doubled(ketikan)
        tercakup = tuple((di, ke) for di, ke, _ in misspelt(ketikan, subject.rujukan)) if ganda else ()
        for awal, tengah, akhir in ganda:
            kata = ketikan.teks[awal:tengah]
            nama = kata[0].isupper() and is_name(kata.casefold(), subject)
            if nama or is_within(awal, tercakup) or not ketikan.is_typed(awal, akhir):
                continue
            hapus = kata.casefold() in _TUGAS
            ulang = "" if hapus or not kata.isalpha() else f", atau tulis {kata}-{kata.lower()} bila memang kata ulang"
            yield Remark(
                f'"{ketikan.quote(awal, akhir)}" tertulis dua kali',
                ketikan.tulisan.jalur,
                f"hapus salah satu{ulang}",
                ketikan.quote(awal, akhir),
                ketikan.fix(awal, akhir, kata) if hapus else (),
            )


def _doubled(ketikan: Ketikan) -> tuple[tuple[int, int, int], ...]:
    """Return where words stand, where they end and where they have been said again."""
    return tuple(_find_doubled(ketikan)) if len({*ketikan.kecil}) < len(ketikan.kecil) else ()


def _find_doubled(ketikan: Ketikan) -> Iterator[tuple[int, int, int]]:
    """Yield the same; phrases in annexes: ZI545."""
    kata, kecil, sampai = ketikan.kata, ketikan.kecil, 0
    terpanjang = 1 if ketikan.tulisan.bagian == "lampiran" else _FRASA_TERPANJANG
    for n in range(len(kata)):
        for panjang in range(terpanjang, 0, -1) if n >= sampai else ():
            lagi = n + panjang
            if kecil[n] in kecil[lagi : lagi + 1] and kecil[n:lagi] == kecil[lagi : lagi + panjang]:
                if _stands_together(ketikan, n, panjang):
                    sampai = lagi + panjang
                    yield kata[n].start(), kata[lagi - 1].end(), kata[sampai - 1].end()
                break


def _stands_together(ketikan: Ketikan, n: int, panjang: int) -> bool:
    """Whether nothing but a space (or a slash, between phrases) parts words that are said twice."""
    kata = ketikan.kata[n : n + 2 * panjang]
    sela = {ketikan.teks[a.end() : b.start()] for a, b in pairwise(kata)}
    huruf_beda = kata[0][0][0].islower() and kata[panjang][0][0].isupper()
    return sela <= (_SELA if panjang == 1 else _SELA_FRASA) and len(kata[0][0]) > 1 and not huruf_beda


@rule("ZI705", Severity.PERINGATAN, f"{_EYD}: kata depan", angka=("242", "246"), lokal=True)
def kata_depan_serangkai(subject: Subject) -> Iterator[Remark]:
    """Kata depan di atau ke ditulis serangkai dengan kata tempat atau waktu di belakangnya.

    Mengapa: kata depan ditulis terpisah ("di halaman"), sedangkan awalan ditulis serangkai ("dihadiri").

    Buruk:
        menimbang:
          - bahwa pengumuman perlu dipasang dihalaman kantor
    Baik:
        menimbang:
          - bahwa pengumuman perlu dipasang di halaman kantor
    """
    for ketikan in typed_texts(subject):
        if DEPAN_TEMPAT.isdisjoint(ketikan.kecil):
            continue
        tercakup = tuple((di, ke) for di, ke, _ in misspelt(ketikan, subject.rujukan))
        for kata, kecil in zip(ketikan.kata, ketikan.kecil, strict=True):
            if kecil not in DEPAN_TEMPAT or is_within(kata.start(), tercakup) or not ketikan.is_typed(*kata.span()):
                continue
            benar = like(kata[0], f"{kecil[:2]} {kecil[2:]}", "")
            obat = ketikan.fix(*kata.span(), benar)
            yield Remark(f'"{kata[0]}" ditulis terpisah', ketikan.tulisan.jalur, f'tulis "{benar}"', kata[0], obat)


@rule("ZI706", Severity.PERINGATAN, f"{_EYD}: kata berimbuhan", angka=("242", "246"), lokal=True)
def awalan_di_terpisah(subject: Subject) -> Iterator[Remark]:
    """Awalan di- ditulis terpisah dari kata kerjanya.

    Mengapa: awalan ditulis serangkai ("diumumkan"), sedangkan kata depan ditulis terpisah ("di kantor").

    Buruk:
        menimbang:
          - bahwa hasil pemilihan perlu di umumkan kepada masyarakat
    Baik:
        menimbang:
          - bahwa hasil pemilihan perlu diumumkan kepada masyarakat
    """
    for ketikan in typed_texts(subject):
        tercakup = tuple((di, ke) for di, ke, _ in misspelt(ketikan, subject.rujukan))
        for depan, kata in pairwise(ketikan.kata) if "di" in ketikan.kecil else ():
            if depan[0] not in {"di", "Di"} or ketikan.teks[depan.end() : kata.start()] != " ":
                continue
            awal, akhir = depan.start(), kata.end()
            if not _is_passive(kata[0], kamus(subject.rujukan).kenal) or ketikan.teks[akhir : akhir + 1] == "-":
                continue
            if is_within(awal, tercakup) or not ketikan.is_typed(awal, akhir):
                continue
            benar, asli = f"{depan[0]}{kata[0]}", ketikan.quote(awal, akhir)
            obat = ketikan.fix(awal, akhir, benar)
            yield Remark(f'"{asli}" ditulis serangkai', ketikan.tulisan.jalur, f'tulis "{benar}"', asli, obat)


def _is_passive(kata: str, kenal: frozenset[str]) -> bool:
    """Whether a word behind di can only be a verb: melaksanakan, ikuti, buat."""
    if not kata.islower() or f"di{kata}" not in kenal:
        return False
    if kata in _AWALAN_DI:
        return True
    for akhiran in ("kan", "i"):
        dasar = kata.removesuffix(akhiran)
        if dasar != kata and len(dasar) >= _AKAR_TERPENDEK and dasar in kenal:
            return True
    return False


@rule("ZI707", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 242; EYD V, huruf kapital", angka=("242",), lokal=True)
def nama_bulan_berhuruf_kecil(subject: Subject) -> Iterator[Remark]:
    """Nama bulan atau hari diawali huruf kecil.

    Mengapa: nama bulan dan hari diawali huruf kapital. Kata "minggu" tidak dinilai, karena dapat berarti tujuh hari.

    Buruk:
        menimbang:
          - bahwa tahapan dimulai pada bulan januari sehingga perlu dibentuk tim
    Baik:
        menimbang:
          - bahwa tahapan dimulai pada bulan Januari sehingga perlu dibentuk tim
    """
    for ketikan in typed_texts(subject):
        for kata in () if _NAMA_WAKTU.isdisjoint(ketikan.kecil) else ketikan.kata:
            if kata[0] not in _NAMA_WAKTU or not _is_date_word(ketikan, *kata.span()):
                continue
            benar = kata[0].capitalize()
            obat = ketikan.fix(*kata.span(), benar)
            pesan = f'"{kata[0]}" berhuruf kecil'
            yield Remark(pesan, ketikan.tulisan.jalur, f'tulis "{benar}"', kata[0], obat)


def _is_date_word(ketikan: Ketikan, awal: int, akhir: int) -> bool:
    if ketikan.is_italic(awal, akhir) or is_within(awal, titles_of_others(ketikan.tulisan.polos)):
        return False
    menempel = {ketikan.teks[awal - 1 : awal], ketikan.teks[akhir : akhir + 1]} & {"_", "@", "#"}
    return not menempel and ketikan.is_typed(awal, akhir)
