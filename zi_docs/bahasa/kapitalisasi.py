"""Capitals: whole titles in them (judul Keputusan) and words that begin with them (judul in a sentence).

In a heading every word has a capital except particles that do not begin it (Lampiran II UU 12/2011 point
76; EYD V: kata tugas stay small, both parts of a full reduplication are capital). Which words are particles
was counted in the titles of the laws since 2000; verbs are none, so "Menuju", "Melalui" and "Menjadi" have
their capital.
"""

from functools import lru_cache
from itertools import groupby, pairwise

from zi_docs.bahasa.penomoran import tampak_romawi

_KATA_TUGAS = """
agar antara atas atau bagi bahwa beserta dalam dan dari daripada dengan di guna hingga karena ke kepada maupun
mengenai oleh pada sampai se sebagai sebagaimana secara sejak selaku serta tentang terhadap untuk yang
a.n s.d u.b
"""
_KATA_TUGAS_INGGRIS = "and between for from in of on the to with"
PARTIKEL = frozenset(f"{_KATA_TUGAS} {_KATA_TUGAS_INGGRIS}".split())
"""Words, in small letters, that have no capital inside a title; the English ones serve borrowed names."""

_SINGKATAN = """
ANRI APBD APBN APIP ASEAN ASN BAP BAST BMN BPJS BPK BPKP BUMD BUMN DIPA DKPP DPD DPR DPRD DPS DPT HUT IKU IPK
JDIH KIP KPK KPPS KPPSLN KPU KTP LHKASN LHKPN LKE MPR NIK NIP NKRI NPWP PANRB PKPU PMPRB PMPZI PNS PPID PPK
PPLN PPPK PPS PT RB RI RKA SAKIP SDM SKP SOP SPBE SPI SPIP SPM TIK TNI TPI TPS TPSLN UPG UU UUD WBBM WBK WBS
WIB WIT WITA WNI ZI
"""
SINGKATAN = frozenset(_SINGKATAN.split())
"""Abbreviations that stay in capitals when a title comes in capitals throughout."""

_MAJEMUK = frozenset((("dalam", "negeri"), ("teluk", "dalam"), ("menengah", "atas")))
"""Pairs in which a particle is part of a name (Menteri Dalam Negeri)."""
_PEMISAH = frozenset('-/(),;:"\u201c\u201d\u2013\u2014&+')
_AKAR_TERPENDEK = 3


def kapital(text: str) -> str:
    """Write plain text in capitals: "dan/atau" gives "DAN/ATAU".

    It is `str.upper`, which knows no locale (i gives I) and follows Unicode (ß gives SS, é gives É); figures,
    spaces (the non-breaking one too) and punctuation stay. Text with markup must not pass here.
    """
    return text.upper()


@lru_cache(maxsize=1 << 8)
def judul(text: str) -> str:
    """Write a title, given in any case, with capital first letters: "Wilayah Bebas dari Korupsi".

    Small are `PARTIKEL` (but not as the first word) and the second part of an affixed reduplication
    ("Perundang-undangan"; but "Undang-Undang", "Kabupaten/Kota"). In capitals are `SINGKATAN`, Roman
    numerals up to XXXIX and, in a title that is not in capitals for the most part, every word given so.
    Words with capitals inside ("PermenPANRB") or figures stay as they are. Only letters change; a second
    pass changes nothing.
    """
    bagian = _kata_dan_pemisah(text)
    berteriak = _berhuruf_besar([kata for kata in bagian if not _tetap_besar(kata)])
    return "".join(_kata_judul(bagian, i, berteriak=berteriak) for i in range(len(bagian)))


def _kata_dan_pemisah(text: str) -> list[str]:
    """Cut text in runs of word characters and runs of separators, which alternate."""
    return ["".join(run) for _, run in groupby(text, key=lambda c: c in _PEMISAH or c.isspace())]


def _kata_judul(bagian: list[str], i: int, *, berteriak: bool) -> str:
    """Set the capitals of piece i; what is no word comes back as it is."""
    kata = bagian[i]
    if _partikel_di_dalam(bagian, i):
        return kata.lower()
    if _tetap_besar(kata):
        return kata.upper()
    if _bercampur(kata) or (_berhuruf_besar([kata]) and not berteriak):
        return kata
    if _ekor_ulangan(bagian, i):
        return kata.lower()
    return ".".join(_awal_besar(potong) for potong in kata.split("."))


def _partikel_di_dalam(bagian: list[str], i: int) -> bool:
    """Whether piece i is a particle, not the first word and not part of a name."""
    kata = bagian[i].lower()
    tetangga = [satu.lower() for satu in bagian[max(i - 2, 0) : i + 3 : 2]]
    return i > 1 and kata.rstrip(".") in PARTIKEL and _MAJEMUK.isdisjoint(pairwise(tetangga))


def _ekor_ulangan(bagian: list[str], i: int) -> bool:
    """Whether piece i ends an affixed reduplication: perundang-undangan, sebaik-baiknya."""
    *_, depan, hubung, belakang = ("", "", *(satu.lower() for satu in bagian[max(i - 2, 0) : i + 1]))
    panjang = range(_AKAR_TERPENDEK, min(len(depan), len(belakang)) + 1)
    return hubung == "-" and depan != belakang and any(depan.endswith(belakang[:n]) for n in panjang)


def _tetap_besar(kata: str) -> bool:
    inti = kata.upper().rstrip(".")
    return inti in SINGKATAN or tampak_romawi(inti)


def _bercampur(kata: str) -> bool:
    """Whether a word's capitals were chosen by hand, or figures make it a code."""
    ekor = kata[1:]
    return any(c.isdigit() for c in kata) or ("." not in kata and ekor != ekor.lower() and kata != kata.upper())


def _berhuruf_besar(bagian: list[str]) -> bool:
    """Whether most of the words (of two letters or more) are in capitals."""
    kata = [satu for satu in bagian if sum(c.isalpha() for c in satu) > 1]
    return 2 * sum(satu.isupper() for satu in kata) > len(kata)


def _awal_besar(kata: str) -> str:
    """Give the first letter of a word a capital and the others none, whatever quote mark stands before it."""
    letak = next((i for i, c in enumerate(kata) if c.isalpha()), 0)
    return kata[:letak] + kata[letak : letak + 1].upper() + kata[letak + 1 :].lower()
