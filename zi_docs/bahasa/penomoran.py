"""Labels that count: ordinals, diktum, letters of a list, Roman numerals.

Lists go a, b, ... z, aa, ab; annexes are Roman; a later amendment is named by an ordinal (Lampiran II UU
12/2011 points 87, 194 and 7).
"""

from zi_docs.bahasa.bilangan import periksa_bulat, ribuan, terbilang

DIKTUM_TERBANYAK = 100
ROMAWI_TERBESAR = 3999

_ABJAD = "abcdefghijklmnopqrstuvwxyz"
_ROMAWI = {
    "M": 1000,
    "CM": 900,
    "D": 500,
    "CD": 400,
    "C": 100,
    "XC": 90,
    "L": 50,
    "XL": 40,
    "X": 10,
    "IX": 9,
    "V": 5,
    "IV": 4,
    "I": 1,
}
_ROMAWI_LAZIM = frozenset("IVX")


def urutan(n: int) -> str:
    """Give the ordinal of n >= 1: "pertama", "kedua", "kesepuluh", "kedua puluh satu".

    Raises TypeError unless n is an int, ValueError below 1 or above 10**15.
    """
    return "pertama" if periksa_bulat(n, "Urutan", 1) == 1 else f"ke{terbilang(n)}"


def diktum(n: int) -> str:
    """Give the label of the n-th diktum, 1 to 100: KESATU, KEDUA, ... KESEBELAS, KEDUA BELAS, ... KESERATUS.

    Raises TypeError unless n is an int, ValueError outside that range.
    """
    return f"ke{terbilang(periksa_bulat(n, 'Nomor diktum', 1, DIKTUM_TERBANYAK))}".upper()


def parse_diktum(text: str) -> int:
    """Read a diktum label back, in any case. Raises ValueError for anything that `diktum` never gives."""
    label = " ".join(text.upper().split())
    for n in range(1, DIKTUM_TERBANYAK + 1):
        if diktum(n) == label:
            return n
    contoh = "KESATU" if label == "PERTAMA" else "KESATU, KEDUA, atau KESEBELAS"
    raise ValueError(f'"{text}" bukan label diktum; tulis {contoh} (paling banyak KESERATUS).')


def perubahan(n: int) -> str:
    """Name the n-th amendment, n >= 1: "Perubahan", "Perubahan Kedua", ... Raises as `urutan`."""
    return "Perubahan" if periksa_bulat(n, "Perubahan ke", 1) == 1 else f"Perubahan {urutan(n).title()}"


def huruf(n: int) -> str:
    """Give the letter of the n-th item, n >= 1: a, b, ... z, aa, ab, ... Raises as `urutan`."""
    sisa, hasil = periksa_bulat(n, "Urutan huruf", 1), ""
    while sisa:
        sisa, letak = divmod(sisa - 1, len(_ABJAD))
        hasil = _ABJAD[letak] + hasil
    return hasil


def parse_huruf(text: str) -> int:
    """Read the letter of an item back ("a" is 1, "aa" 27). Raises ValueError unless all is a to z, small."""
    if not text or not set(text) <= set(_ABJAD):
        raise ValueError(f'"{text}" bukan huruf penomoran; tulis huruf kecil tanpa tanda baca, misalnya a, b, atau aa.')
    n = 0
    for satu in text:
        n = n * len(_ABJAD) + _ABJAD.index(satu) + 1
    return n


def romawi(n: int) -> str:
    """Write 1 to 3999 in Roman numerals, in capitals. Raises TypeError or ValueError for any other n."""
    sisa, hasil = periksa_bulat(n, "Angka Romawi untuk", 1, ROMAWI_TERBESAR), ""
    for lambang, nilai in _ROMAWI.items():
        kali, sisa = divmod(sisa, nilai)
        hasil += lambang * kali
    return hasil


def parse_romawi(text: str) -> int:
    """Read a Roman numeral in capitals and in proper form; raises ValueError for "iv", "IIII", "IC"."""
    n = _jumlah_romawi(text)
    if not 0 < n <= ROMAWI_TERBESAR or romawi(n) != text:
        benar = f" Kalau maksudnya {ribuan(n)}, tulis {romawi(n)}." if 0 < n <= ROMAWI_TERBESAR else ""
        raise ValueError(f'"{text}" bukan angka Romawi yang benar; pakai huruf besar seperti I, IV, atau XII.{benar}')
    return n


def tampak_romawi(text: str) -> bool:
    """Whether text is a Roman numeral up to XXXIX; the rest are words more often: LI, CV, DI, MIX."""
    n = _jumlah_romawi(text) if set(text) <= _ROMAWI_LAZIM else 0
    return 0 < n <= ROMAWI_TERBESAR and romawi(n) == text


def _jumlah_romawi(text: str) -> int:
    """Add the numeral up from the left, two letters before one; 0 when a letter is no numeral."""
    n, sisa = 0, text
    while sisa:
        lambang = sisa[:2] if sisa[:2] in _ROMAWI else sisa[:1]
        if lambang not in _ROMAWI:
            return 0
        n, sisa = n + _ROMAWI[lambang], sisa[len(lambang) :]
    return n
