"""Where the pages of a table end, and what begins anew there: decided on heights and merges alone.

Merged parent cells that run over the end of a page begin anew on the next one, so that each page can be read alone.
Word prints the words of a merged cell only where it begins. So the pages are laid out here by estimated heights: each
ends where few merged cells are cut, cells that are cut begin anew there, and the rows below are held together so that
none slips back. Estimates are too high rather than too low, by up to a sixth (`lebar`): so the last page may turn out
to be none, and what begins anew there says "(lanjutan)" only where a number does too, which must not be read as two.

The tables of a batch differ in words, but seldom in heights, so most are decided by one of the last (`paginate`).
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from zi_docs.docx.sekitar import Sekitar
from zi_docs.models.naskah import Baris

_PALING_SEDIKIT = 0.8
"""How full a page is at least where a later end would cut more cells."""
_MELESET = 1.2
"""How much higher than real an estimate may be."""
_HAMPIR = 1.05
"""How much higher than real the estimate of a page may be that holds an annex from its heading to its closing block."""
_TERTAHAN = 0.8
"""How much of a page is held together at most."""
_CADANGAN = 0.02
"""How much of a page rows leave free by estimate, so that they really fit; the closing block may use it."""
_INGAT: Final = 64
"""How many tables are remembered."""


@dataclass(frozen=True, slots=True, eq=False)
class Rangka:
    """What a row says, besides its height, of where pages end; one object for all rows that say the same."""

    kepala: bool
    bagian: bool
    menyatu: bool
    gabung: tuple[tuple[int, str], ...]
    """Grid column and `gabung` of its merged cells."""


_rangka = lru_cache(maxsize=1024)(Rangka)


def frame(baris: Baris) -> Rangka:
    """Return what a row says of where pages end."""
    kolom, gabung = 0, []
    for sel in baris.sel:
        if sel.gabung:
            gabung.append((kolom, sel.gabung))
        kolom += sel.kolom
    return _rangka(baris.kepala, baris.bagian, baris.menyatu, tuple(gabung))


class Gabungan(NamedTuple):
    """A vertical merge: first row, row behind the last, grid column."""

    mulai: int
    akhir: int
    kolom: int


class Induk(NamedTuple):
    """What the words of a merged cell say of where pages end: their height in twips, as they are and begun anew."""

    tinggi: int
    lanjutan: int
    bernomor: bool
    """Whether they are a number, or nothing."""


class Awal(NamedTuple):
    """A row with which a page begins, how much of the page before it is filled, and whether it can do no other."""

    baris: int
    terisi: int
    pasti: bool = True


class Potong(NamedTuple):
    """A part of a merge that a page end cuts: of which merge, with which row it begins, as what."""

    gabungan: int
    baris: int
    gabung: str
    lanjutan: bool
    """Whether it says that it is continued."""


class Pembagian(NamedTuple):
    """How a table falls into pages: the rows that keep with the next one, the merges that are cut."""

    keep: tuple[bool, ...]
    potong: tuple[Potong, ...]


class Ruang(NamedTuple):
    """Heights: of a page without its heading rows, of what stands above the table, of what stands below its last row.

    pecah: from which height on a row may run on over the end of a page.
    """

    halaman: int
    atas: int
    bawah: int
    pecah: int


class _Blok(NamedTuple):
    """Rows that stand together."""

    awal: int
    tinggi: int
    mengalir: bool


@lru_cache(maxsize=_INGAT)
def merges(baris: tuple[Rangka, ...]) -> tuple[Gabungan, ...]:
    """Return every vertical merge, those of heading rows too."""
    terbuka: dict[int, int] = {}
    hasil: list[Gabungan] = []
    for nomor, satu in enumerate((*baris, _rangka(kepala=False, bagian=False, menyatu=False, gabung=()))):
        gabung = dict(satu.gabung)
        selesai = [kolom for kolom in terbuka if gabung.get(kolom) != "lanjut"]
        hasil += [Gabungan(terbuka.pop(kolom), nomor, kolom) for kolom in selesai]
        terbuka |= {kolom: nomor for kolom, jenis in gabung.items() if jenis == "mulai"}
    return tuple(hasil)


@lru_cache(maxsize=_INGAT)
def paginate(
    baris: tuple[Rangka, ...], tinggi: tuple[int, ...], induk: tuple[Induk, ...], halaman: int, sekitar: Sekitar
) -> Pembagian:
    """Return how rows of these heights fall into pages of `halaman` twips; `induk` begin the `merges` of the rows."""
    gabungan = merges(baris)
    keep = _kept(baris, tinggi, halaman // 3)
    _keep_tall(keep, baris, gabungan, tinggi, induk)
    penuh = list(tinggi)
    for (mulai, akhir, _), sel in zip(gabungan, induk, strict=True):
        penuh[akhir - 1] += max(0, sel.tinggi - sum(penuh[mulai:akhir]))
    kepala = sum(t for t, satu in zip(penuh, baris, strict=True) if satu.kepala)
    cadangan = round(_CADANGAN * halaman)
    ruang = Ruang(halaman - kepala - cadangan, sekitar.atas, max(sekitar.bawah - cadangan, 0), halaman // 2)
    ragu = _loosen(keep, baris, penuh, ruang)

    menurut = defaultdict[int, list[tuple[Gabungan, Induk]]](list)
    for satu, sel in zip(gabungan, induk, strict=True):
        menurut[satu.kolom].append((satu, sel))

    def repeated(nomor: int) -> int:
        sebelum = [
            satu[bisect_left(satu, nomor, key=lambda ada: ada[0].mulai) - 1]
            for satu in menurut.values()
            if satu[0][0].mulai < nomor
        ]
        lebih = (sel.lanjutan - sum(penuh[nomor : g.akhir]) for g, sel in sebelum if nomor < g.akhir)
        return max([0, *lebih])

    mulai_halaman = page_starts(baris, penuh, keep, ruang, repeated)
    hold(keep, mulai_halaman, penuh, ruang)
    mulai_lagi = [satu for satu in mulai_halaman if satu.baris > ragu]
    return Pembagian(tuple(keep), tuple(cuts(gabungan, induk, mulai_lagi)))


def _kept(baris: Sequence[Rangka], tinggi: Sequence[int], limit: int) -> list[bool]:
    """Say which rows keep with the next: section rows, the last row, and merged groups of at most `limit` twips.

    The last group may take half of that: a chain that with the closing block outgrows a page is not kept at all.
    """
    keep = [satu.bagian for satu in baris]
    keep[-1] = True
    start = 0
    for nomor, satu in enumerate(baris):
        if not satu.menyatu:
            room = limit if nomor + 1 < len(baris) else limit // 2
            if nomor > start and sum(tinggi[start : nomor + 1]) <= room:
                keep[start:nomor] = [True] * (nomor - start)
            start = nomor + 1
    return keep


def _keep_tall(
    keep: list[bool],
    baris: Sequence[Rangka],
    gabungan: Sequence[Gabungan],
    tinggi: Sequence[int],
    induk: Sequence[Induk],
) -> None:
    """Keep the rows together beside which the words of a merged cell stand, so that no page breaks them."""
    for (mulai, akhir, _), sel in zip(gabungan, induk, strict=True):
        if baris[mulai].kepala:
            continue
        sisa = sel.tinggi - tinggi[mulai]
        for nomor in range(mulai, akhir - 1):
            if sisa <= 0:
                break
            keep[nomor] = True
            sisa -= tinggi[nomor + 1]


def _loosen(keep: list[bool], baris: Sequence[Rangka], tinggi: Sequence[int], ruang: Ruang) -> int:
    """Let go of the first rows if the heading above has no room for all that keeps with them: it would stand alone.

    Section rows still keep with a row below them, and the last row with the closing block. Returns the row up to which
    nothing may begin anew, since all may stand on the first page after all.
    """
    akhir = len(baris) - 1
    awal = next((n for n, satu in enumerate(baris) if not satu.kepala), akhir)
    ujung = next((n for n in range(awal, akhir) if not keep[n]), akhir)
    bawah = ruang.bawah if ujung == akhir else 0
    jumlah = ruang.atas + sum(tinggi[awal : ujung + 1]) + bawah
    if jumlah <= ruang.halaman:
        return 0
    keep[awal:ujung] = [satu.bagian for satu in baris[awal:ujung]]
    return ujung if jumlah <= _HAMPIR * ruang.halaman else 0


def page_starts(
    baris: Sequence[Rangka],
    tinggi: Sequence[int],
    keep: Sequence[bool],
    ruang: Ruang,
    ulangan: Callable[[int], int],
) -> list[Awal]:
    """Return the rows with which pages begin, as far as heights tell.

    keep: rows that stand with the next one. ulangan: how much higher a page gets by what begins anew in its first row.
    """
    blok = list(_blocks(baris, tinggi, keep, ruang))
    hasil: list[Awal] = []
    calon: list[tuple[int, int]] = []
    terisi = ruang.atas
    n = 0
    while n < len(blok):
        if terisi + blok[n].tinggi <= ruang.halaman:
            calon.append((n, terisi))
            terisi += blok[n].tinggi
        elif blok[n].mengalir:
            terisi, calon = (terisi + blok[n].tinggi) % ruang.halaman, []
        else:
            n, sebelum = _best([*calon, (n, terisi)], baris, blok, ruang)
            hasil.append(Awal(blok[n].awal, sebelum))
            terisi, calon = ulangan(blok[n].awal) + blok[n].tinggi, []
        n += 1
    if hasil and hasil[-1].terisi + terisi <= _MELESET * ruang.halaman:
        hasil[-1] = hasil[-1]._replace(pasti=False)
    return hasil


def _best(
    calon: Sequence[tuple[int, int]], baris: Sequence[Rangka], blok: Sequence[_Blok], ruang: Ruang
) -> tuple[int, int]:
    """Return the block before which a page ends, and how full it is; a cell not cut is worth a tenth of a page."""
    cukup = [satu for satu in calon if satu[1] >= ruang.halaman * _PALING_SEDIKIT] or calon[-1:]

    def cost(satu: tuple[int, int]) -> float:
        terpotong = sum(gabung == "lanjut" for _, gabung in baris[blok[satu[0]].awal].gabung)
        return terpotong - 10 * satu[1] / ruang.halaman

    return min(cukup, key=cost)


def _blocks(baris: Sequence[Rangka], tinggi: Sequence[int], keep: Sequence[bool], ruang: Ruang) -> Iterator[_Blok]:
    """Yield the rows that stand together; those that no page could hold each by itself."""
    awal = next((n for n, satu in enumerate(baris) if not satu.kepala), len(baris))
    for n in range(awal, len(baris)):
        if keep[n] and n + 1 < len(baris):
            continue
        jumlah = sum(tinggi[awal : n + 1]) + (ruang.bawah if n + 1 == len(baris) else 0)
        if awal < n and jumlah > ruang.halaman:
            yield from (_Blok(k, tinggi[k], tinggi[k] > ruang.pecah) for k in range(awal, n + 1))
        else:
            yield _Blok(awal, jumlah, awal == n and tinggi[n] > ruang.pecah)
        awal = n + 1


def hold(keep: list[bool], mulai: Sequence[Awal], tinggi: Sequence[int], ruang: Ruang) -> None:
    """Hold together so much from the first row of each page on that it cannot stand on the page before."""
    batas = [*(satu.baris for satu in mulai[1:]), len(tinggi)]
    for satu, berikut in zip(mulai, batas, strict=False):
        jumlah = 0
        for n in range(satu.baris, berikut - 1):
            jumlah += tinggi[n]
            if satu.terisi + jumlah > _MELESET * ruang.halaman or jumlah + tinggi[n + 1] > _TERTAHAN * ruang.halaman:
                break
            keep[n] = True


def cuts(gabungan: Sequence[Gabungan], induk: Sequence[Induk], mulai: Sequence[Awal]) -> Iterator[Potong]:
    """Yield the parts of the merges that go over the start of a page; each begins anew there."""
    halaman = [satu.baris for satu in mulai]
    bernomor = [(g.mulai, g.akhir) for g, sel in zip(gabungan, induk, strict=True) if sel.bernomor]
    polos = {n for n, _, pasti in mulai if not pasti and not any(awal < n < akhir for awal, akhir in bernomor)}
    for urut, (mulai_sel, akhir, _) in enumerate(gabungan):
        batas = halaman[bisect_right(halaman, mulai_sel) : bisect_left(halaman, akhir)]
        if not batas:
            continue
        for awal, berikut in pairwise([mulai_sel, *batas, akhir]):
            lanjutan = not (awal == mulai_sel or awal in polos)
            yield Potong(urut, awal, "mulai" if berikut - awal > 1 else "", lanjutan)
