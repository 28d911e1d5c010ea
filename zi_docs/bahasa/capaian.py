"""The target (capaian) of an activity: a figure and, in brackets, its words: "1 (satu) Dokumen".

Figure and words follow Lampiran II UU 12/2011 point 86. The figure itself is never rewritten.
"""

from zi_docs.bahasa.bilangan import KATA_BILANGAN, TERBESAR, parse_terbilang, ribuan, terbilang
from zi_docs.bahasa.kata import ejaan_terdekat
from zi_docs.bahasa.penanggalan import BULAN

TYPE_CHECKING = False  # type checkers know it
if TYPE_CHECKING:
    from re import Match

_PANGKAT = ("belas", "puluh", "ratus", "ribu", "juta", "miliar", "triliun", "kuadriliun")
_KATA_ANGKA = (*sorted(KATA_BILANGAN), *_PANGKAT)
_SATUAN = ("persen", "rupiah")
_BULAN = {bentuk.lower() for nama in BULAN for bentuk in (nama, nama[:3])} | {"agt", "sept", "nop", "nopember"}
_PENGHUBUNG = (
    *("atau", "dan", "serta", "sampai", "hingga", "sd", "dari", "dalam", "dengan", "di", "ke"),
    *("pada", "per", "untuk", "yang", "in", "of"),
)
_BUKAN_BENDA = _BULAN.union(_PENGHUBUNG, _PANGKAT, _SATUAN, ("milyar", "wib", "wita", "wit"))
"""What follows a figure that counts nothing, or not alone: "2 atau 3", "5 juta", "3 dari 5", "2 Januari"."""
_KATA_KERJA = 7
"""Letters from which on a word in me- is taken for a verb ("1 Menyusun laporan" is a label), not a noun ("menit")."""
_PANJANG_ANGKA = 20
_TAHUN = range(1900, 2101)

_ANGKA = r"([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,0+)?"
_BERKATA = r"(?<![\w.,/\-–])((?:Rp\.? ?)?)([0-9][0-9.,]*)((?: ?%)?)(\s*)\(([^()]{1,200})\)"
_DI_DEPAN = r"\s*([0-9][0-9.]*)(?=[ \u00a0]+([^\W\d_]{2,}))"
_BARIS_BERANGKA = r"\n\s*[0-9]"


def capaian(text: str) -> str:
    """Write the words behind a figure: "1 Dokumen" gives "1 (satu) Dokumen"; the rest of the text stays.

    Words that are there already are checked and written small, wherever they stand: "3 (Tiga) bulan sekali" gives
    "3 (tiga) bulan sekali". Words are added only to a whole number that begins the text and counts the word after
    it. Left alone, since a word too many is worse than one missing: later figures ("Minimal 2 kali", the second in
    "3 kali dalam 1 tahun"), percentages, money, ranges, decimals, dates, years, labels ("1. Rapat", "1 Terlaksananya
    rapat"), names ("5R"), a text whose later lines begin with figures too.

    Raises ValueError when words and figure differ, or the words are not the proper spelling of a number; the message
    holds the right form. Applying it twice changes nothing more.
    """
    import re  # costs more than this whole package

    hasil = re.sub(_BERKATA, _periksa, text)
    depan = re.match(_DI_DEPAN, hasil)
    n = _bulat(depan[1]) if depan else None
    if depan is None or n is None or not _menghitung(depan[1], depan[2]) or re.search(_BARIS_BERANGKA, hasil):
        return hasil
    return f"{hasil[: depan.end()]} ({terbilang(n)}){hasil[depan.end() :]}"


def _bulat(angka: str) -> int | None:
    """Read a whole number, with or without full stops between thousands; None when it is none that has words."""
    import re

    cocok = re.fullmatch(_ANGKA, angka)
    if cocok is None or len(angka) > _PANJANG_ANGKA:
        return None
    n = int(cocok[1].replace(".", ""))
    return n if n <= TERBESAR else None


def _menghitung(angka: str, kata: str) -> bool:
    """Tell whether the figure counts what the next word names, and is no year, code or label."""
    benda = kata.lower()
    nomor = (angka.startswith("0") and angka != "0") or (angka.isdigit() and int(angka) in _TAHUN)
    kerja = (
        benda.endswith("nya")
        or (benda.startswith(("me", "ter")) and len(benda) >= _KATA_KERJA)
        or (benda.startswith("di") and benda.endswith("kan"))
    )
    return not (nomor or kerja or benda in _BUKAN_BENDA)


def _periksa(cocok: "Match[str]") -> str:
    """Give figure and words in their proper form, or unchanged what is not a figure with its words."""
    mata_uang, angka, persen, spasi, isi = cocok.groups()
    n, kata = _bulat(angka), isi.lower().split()
    satuan = f" {kata.pop()}" if kata and kata[-1] in _SATUAN else ""
    if n is None or not kata or not all(_kata_angka(satu) for satu in kata):
        return cocok[0]
    tertulis = _nilai(" ".join(kata))
    benar = f"{mata_uang}{angka}{persen}{spasi or ' '}({terbilang(n)}{satuan})"
    if tertulis is None:
        raise ValueError(f'"{cocok[0]}": kata bilangannya tidak baku; tulis "{benar}".')
    if tertulis != n:
        _, koma, pecahan = angka.partition(",")
        lain = f"{mata_uang}{ribuan(tertulis)}{koma}{pecahan}{persen} ({terbilang(tertulis)}{satuan})"
        raise ValueError(f'"{cocok[0]}": angka dan kata berbeda; tulis "{benar}" atau "{lain}".')
    return benar


def _kata_angka(kata: str) -> bool:
    """Tell whether a word is, or is meant as, part of a number in words."""
    return kata in _KATA_ANGKA or bool(ejaan_terdekat(kata, _KATA_ANGKA))


def _nilai(kata: str) -> int | None:
    try:
        return parse_terbilang(kata)
    except ValueError:
        return None
