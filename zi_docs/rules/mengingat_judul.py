"""Titles of acts compared: by letters, because capitals, commas, hyphens and spaces vary in official use."""

from functools import lru_cache
from typing import NamedTuple

from zi_docs.rules.pola import pattern

_KATA = pattern(r"\w+")
_TERPUTUS = pattern(r"nomor\d+tahun\d{4}$")
_IKUTAN = ("tanggal", "sebagaimana", "yang", "jo", "juncto", "beserta", "berikut", "danperubahan", "sertaperubahan")
_SINGKATAN = {"kpu": ("komisi", "pemilihan", "umum"), "kip": ("komisi", "independen", "pemilihan")}
_SALAH_KETIK = 0.6
"""How much of the letters of two endings is the same where one is the other misspelt."""
_LEBIH = 5
"""Words beyond the right title that are still compared in a sentence, where the title has no certain end."""


class Kata(NamedTuple):
    """One word of a title, in small letters, with its place."""

    huruf: str
    awal: int
    akhir: int


class Beda(NamedTuple):
    """The first difference of a title from the right one."""

    tertulis: str
    seharusnya: str
    letak: tuple[int, int]
    """From where to where in the title as written; words too many or missing with those beside them."""
    mirip: float
    """How much of the two titles is the same, 0 to 1."""
    jenis: str
    """salah, kurang (words are missing behind `tertulis`, or before all), lebih (words too many) or singkat."""
    awal: int = 0
    """How many words before it are right."""


def words(judul: str) -> tuple[Kata, ...]:
    """Return the words of a title without the 'Republik Indonesia' that stands wrongly before a number.

    A short name of an office gives each word of its name, all at the same place.
    """
    semua = [Kata(satu[0].casefold(), *satu.span()) for satu in _KATA.finditer(judul)]
    buang: set[int] = set()
    for n in range(len(semua) - 2):
        if (semua[n].huruf, semua[n + 1].huruf, semua[n + 2].huruf) == ("republik", "indonesia", "nomor"):
            buang |= {n, n + 1}
    tetap = (satu for n, satu in enumerate(semua) if n not in buang)
    return tuple(satu._replace(huruf=huruf) for satu in tetap for huruf in _SINGKATAN.get(satu.huruf, (satu.huruf,)))


@lru_cache(maxsize=1 << 12)
def letters(judul: str) -> str:
    """Return only the letters and figures of a title, in small letters and with the names of offices in full."""
    return "".join(satu.huruf for satu in words(judul))


@lru_cache(maxsize=1 << 12)
def difference(judul: str, benar: str, *, penuh: bool) -> Beda | None:
    """Return the first difference of a title from the right one, None where the letters agree.

    Unless `penuh`, words behind the right title belong to the sentence that cites it.
    """
    tertulis, seharusnya = letters(judul), letters(benar)
    if tertulis == seharusnya:
        return _shortened(judul) if penuh else None
    if _begins(words(judul), seharusnya):
        sisa = tertulis[len(seharusnya) :]
        induk_tanpa_judul = _TERPUTUS.search(seharusnya) and sisa.startswith("tentang")
        if not penuh or induk_tanpa_judul or sisa.startswith(_IKUTAN):
            return None
    kanan = words(benar)
    kiri = words(judul) if penuh else words(judul)[: len(kanan) + _LEBIH]
    return _first(_Judul(judul, kiri), _Judul(benar, kanan), penuh=penuh)


def _begins(kata: tuple[Kata, ...], huruf: str) -> bool:
    """Return whether some of the first words are made of these letters."""
    for satu in kata:
        if not huruf.startswith(satu.huruf):
            return False
        huruf = huruf[len(satu.huruf) :]
        if not huruf:
            return True
    return False


def _shortened(judul: str) -> Beda | None:
    """Return the first office of a title that is not written in full."""
    for satu in _KATA.finditer(judul):
        if penuh := _SINGKATAN.get(satu[0].casefold()):
            return Beda(satu[0], " ".join(penuh).title(), satu.span(), 1.0, "singkat")
    return None


class _Judul(NamedTuple):
    teks: str
    kata: tuple[Kata, ...]

    def part(self, dari: int, sampai: int) -> tuple[int, int]:
        """Return where the words from number `dari` up to `sampai` stand, an empty place where there are none."""
        return (self.kata[dari].awal, self.kata[sampai - 1].akhir) if sampai > dari else (0, 0)

    def same(self, dari: int, sampai: int) -> str:
        return "".join(satu.huruf for satu in self.kata[dari:sampai])


def _first(kiri: _Judul, kanan: _Judul, *, penuh: bool) -> Beda | None:
    from difflib import SequenceMatcher

    pencocok = SequenceMatcher(None, [k.huruf for k in kiri.kata], [k.huruf for k in kanan.kata], autojunk=False)
    sama = sum(satu.size for satu in pencocok.get_matching_blocks())
    mirip = sama / max(len(kanan.kata), len(kiri.kata) if penuh else 0, 1)
    for tanda, a, b, c, d in pencocok.get_opcodes():
        if tanda == "equal" or kiri.same(a, b) == kanan.same(c, d):
            continue
        if c == len(kanan.kata) and not penuh:
            break
        if not penuh and d == len(kanan.kata):
            b = _end(kiri, kanan, (a, b), (c, d))  # noqa: PLW2901 - words behind belong to the sentence
        return _told(kiri, (a, b), kanan.teks[slice(*kanan.part(c, d))], mirip)
    return None


def _end(kiri: _Judul, kanan: _Judul, ruas: tuple[int, int], perlu: tuple[int, int]) -> int:
    """Return where the misspelt end of a title in a sentence ends: where it begins, if it is not there at all."""
    from difflib import SequenceMatcher

    akhir = min(ruas[1], ruas[0] + perlu[1] - perlu[0])
    serupa = SequenceMatcher(None, kiri.same(ruas[0], akhir), kanan.same(*perlu), autojunk=False).ratio()
    return akhir if serupa >= _SALAH_KETIK else ruas[0]


def _told(kiri: _Judul, ruas: tuple[int, int], perlu: str, mirip: float) -> Beda:
    a, b = ruas
    if b > a and perlu:
        letak = kiri.part(a, b)
        return Beda(kiri.teks[slice(*letak)], perlu, letak, mirip, "salah", a)
    letak = kiri.part(max(0, a - 1), min(b + 1, len(kiri.kata)))
    jenis, kata = ("lebih", kiri.part(a, b)) if b > a else ("kurang", kiri.part(a - 1, a) if a else (0, 0))
    return Beda(kiri.teks[slice(*kata)], perlu, letak, mirip, jenis, a)
