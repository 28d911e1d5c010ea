"""Numbers in figures and in words (terbilang), as a Keputusan writes them.

Figures are followed by their words in brackets (Lampiran II UU 12/2011 point 86); an amount of money reads
`Rp10.000.000,00 (sepuluh juta rupiah)` (point 270c), without a space after Rp.
"""

from zi_docs.bahasa.kata import ejaan_terdekat

TERBESAR = 10**15
"""The greatest number with words: satu kuadriliun. Beyond it the names of the powers are not settled."""

_SATUAN = (
    "nol",
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
    "sepuluh",
    "sebelas",
)
_SEPULUH = 10
_DUA_PULUH = 20
_GOLONGAN = (
    (TERBESAR, "kuadriliun"),
    (10**12, "triliun"),
    (10**9, "miliar"),
    (10**6, "juta"),
    (1000, "ribu"),
    (100, "ratus"),
    (_SEPULUH, "puluh"),
)
_BERAWALAN_SE = ("ratus", "ribu")
_NILAI = {kata: nilai for nilai, kata in enumerate(_SATUAN)}
_PENGALI = {nama: nilai for nilai, nama in _GOLONGAN}
_URAIAN = {f"se{nama}": ("satu", nama) for nama in _BERAWALAN_SE}
KATA_BILANGAN = frozenset((*_NILAI, *_URAIAN))
"""Words with which a number in words can begin."""


def periksa_bulat(n: object, apa: str, paling_kecil: int, paling_besar: int | None = None) -> int:
    """Return n when it is an int within both bounds (inclusive); `apa` names it in the message.

    Raises TypeError for bool, float, str and the rest: a float has already lost what the writer typed.
    Raises ValueError outside the bounds.
    """
    if isinstance(n, bool) or not isinstance(n, int):
        raise TypeError(f"{apa} harus berupa bilangan bulat, bukan {n!r}; tulis angkanya saja, misalnya 7.")
    if n < paling_kecil or (paling_besar is not None and n > paling_besar):
        atas = "ke atas" if paling_besar is None else f"sampai dengan {_bertitik(paling_besar)}"
        raise ValueError(f"{apa} {_bertitik(n)} tidak dapat dipakai; pilih bilangan dari {paling_kecil} {atas}.")
    return n


def terbilang(n: int) -> str:
    """Spell out 0 to 10**15 in words: 2026 gives "dua ribu dua puluh enam", 1001000 "satu juta seribu".

    Raises TypeError for anything but an int (bool included), ValueError outside that range.
    """
    return _ucapan(periksa_bulat(n, "Bilangan", 0, TERBESAR))


def parse_terbilang(text: str) -> int:
    """Read back the very words of `terbilang`; capitals and spare spaces do not matter.

    Raises ValueError for unknown words (with the nearest known one) and for forms such as "satu ribu".
    """
    kata = text.lower().split()
    n = _jumlahkan(kata)
    if not kata or n > TERBESAR:
        raise ValueError(
            f'"{text}" bukan bilangan yang dapat dibaca; tulis kata bilangan dari nol sampai satu kuadriliun.'
        )
    if _ucapan(n) != " ".join(kata):
        raise ValueError(f'"{text}" bukan ejaan bilangan yang baku; kalau maksudnya {ribuan(n)}, tulis "{_ucapan(n)}".')
    return n


def ribuan(n: int) -> str:
    """Write n >= 0 with a full stop between thousands, "1.001.000"; raises as `terbilang`, without limit."""
    return _bertitik(periksa_bulat(n, "Bilangan", 0))


def angka_dan_kata(n: int) -> str:
    """Write figure and words, "1 (satu)"; the figure is that of `ribuan`. Raises as `terbilang`."""
    return f"{ribuan(n)} ({terbilang(n)})"


def rupiah(n: int, *, dengan_kata: bool = False) -> str:
    """Write n whole rupiah, "Rp4.000.000.000,00", with words if asked: "... (empat miliar rupiah)".

    Raises TypeError unless n is an int (sen do not occur in a Keputusan), ValueError for a negative amount
    or, with words, for one above 10**15.
    """
    angka = f"Rp{_bertitik(periksa_bulat(n, 'Jumlah rupiah', 0))},00"
    return f"{angka} ({terbilang(n)} rupiah)" if dengan_kata else angka


def _bertitik(n: int) -> str:
    return f"{n:,}".replace(",", ".")


def _ucapan(n: int) -> str:
    if n < len(_SATUAN):
        return _SATUAN[n]
    if n < _DUA_PULUH:
        return f"{_SATUAN[n - _SEPULUH]} belas"
    nilai, nama = next(golongan for golongan in _GOLONGAN if n >= golongan[0])
    banyak, sisa = divmod(n, nilai)
    kepala = f"se{nama}" if banyak == 1 and nama in _BERAWALAN_SE else f"{_ucapan(banyak)} {nama}"
    return f"{kepala} {_ucapan(sisa)}" if sisa else kepala


def _jumlahkan(kata: list[str]) -> int:
    """Add the words up without minding their order: the caller compares the sum's own words with them."""
    jumlah = blok = angka = 0
    for k in (bagian for satu in kata for bagian in _URAIAN.get(satu, (satu,))):
        pengali = _PENGALI.get(k, 1)
        if k in _NILAI:
            angka += _NILAI[k]
        elif k == "belas":
            angka += _SEPULUH
        elif pengali == 1:
            raise ValueError(_pesan_asing(k))
        elif k in ("puluh", "ratus"):
            blok, angka = blok + (angka or 1) * pengali, 0
        elif blok + angka:
            jumlah, blok, angka = jumlah + (blok + angka) * pengali, 0, 0
        else:
            jumlah = (jumlah or 1) * pengali
    return jumlah + blok + angka


def _pesan_asing(kata: str) -> str:
    saran = ejaan_terdekat(kata, [*KATA_BILANGAN, "belas", *_PENGALI])
    anjuran = f'mungkin maksudnya "{saran[0]}"' if saran else 'tulis misalnya "dua puluh lima"'
    return f'"{kata}" bukan kata bilangan; {anjuran}.'
