"""Merged parent cells that run over the end of a page begin anew on the next one, so that each page can be read alone.

Word prints the words of a merged cell only where it begins. So the pages are laid out here by estimated heights: each
ends where few merged cells are cut, cells that are cut begin anew there, and the rows below are held together so that
none slips back. Estimates are too high rather than too low, by up to a sixth (`lebar`): so the last page may turn out
to be none, and what begins anew there says "(lanjutan)" only where a number does too, which must not be read as two.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from zi_docs.models.naskah import Baris, Potongan, Sel, Teks

LANJUTAN = " (lanjutan)"
_PALING_SEDIKIT = 0.8
"""How full a page is at least where a later end would cut more cells."""
_MELESET = 1.2
"""How much higher than real an estimate may be."""
_TERTAHAN = 0.8
"""How much of a page is held together at most."""
_NOMOR = re.compile(r"(\(?([\d.]+|[IVXLC]+|[A-Za-z]{1,2})[.)]?)?")
"""What counts an entry, or nothing at all."""


class Ruang(NamedTuple):
    """Heights: of a page without its heading rows, of what stands above the table, of what stands below its last row.

    pecah: from which height on a row may run on over the end of a page.
    """

    halaman: int
    atas: int
    bawah: int
    pecah: int


class Awal(NamedTuple):
    """A row with which a page begins, how much of the page before it is filled, and whether it can do no other."""

    baris: int
    terisi: int
    pasti: bool = True


class Gabungan(NamedTuple):
    """A vertical merge: first row, row behind the last, grid column."""

    mulai: int
    akhir: int
    kolom: int


class _Blok(NamedTuple):
    """Rows that stand together."""

    awal: int
    tinggi: int
    mengalir: bool


def merges(baris: Sequence[Baris]) -> Iterator[Gabungan]:
    """Yield every vertical merge, those of heading rows too."""
    terbuka: dict[int, int] = {}
    for nomor, satu in enumerate((*baris, Baris(()))):
        gabung, kolom = dict[int, str](), 0
        for sel in satu.sel:
            if sel.gabung:
                gabung[kolom] = sel.gabung
            kolom += sel.kolom
        for kolom in [k for k in terbuka if gabung.get(k) != "lanjut"]:
            yield Gabungan(terbuka.pop(kolom), nomor, kolom)
        terbuka |= {kolom: nomor for kolom, jenis in gabung.items() if jenis == "mulai"}


def cell_at(baris: Baris, kolom: int) -> Sel:
    """Return the cell that begins in a grid column."""
    return baris.sel[_index(baris, kolom)]


def page_starts(
    baris: Sequence[Baris],
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
    calon: Sequence[tuple[int, int]], baris: Sequence[Baris], blok: Sequence[_Blok], ruang: Ruang
) -> tuple[int, int]:
    """Return the block before which a page ends, and how full it is; a cell not cut is worth a tenth of a page."""
    cukup = [satu for satu in calon if satu[1] >= ruang.halaman * _PALING_SEDIKIT] or calon[-1:]

    def cost(satu: tuple[int, int]) -> float:
        terpotong = sum(sel.gabung == "lanjut" for sel in baris[blok[satu[0]].awal].sel)
        return terpotong - 10 * satu[1] / ruang.halaman

    return min(cukup, key=cost)


def _blocks(baris: Sequence[Baris], tinggi: Sequence[int], keep: Sequence[bool], ruang: Ruang) -> Iterator[_Blok]:
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


def begin_anew(baris: Sequence[Baris], gabungan: Sequence[Gabungan], mulai: Sequence[Awal]) -> list[Baris]:
    """Return the rows with every merged cell that goes over the start of a page begun anew there."""
    hasil = list(baris)
    halaman = [satu.baris for satu in mulai]
    bernomor = [(g.mulai, g.akhir) for g in gabungan if _is_number(cell_at(baris[g.mulai], g.kolom))]
    polos = {n for n, _, pasti in mulai if not pasti and not any(awal < n < akhir for awal, akhir in bernomor)}
    for mulai_sel, akhir, kolom in gabungan:
        batas = halaman[bisect_right(halaman, mulai_sel) : bisect_left(halaman, akhir)]
        if not batas:
            continue
        asal = cell_at(baris[mulai_sel], kolom)
        for awal, berikut in pairwise([mulai_sel, *batas, akhir]):
            sel = asal if awal == mulai_sel or awal in polos else continued(asal)
            hasil[awal] = _put(hasil[awal], kolom, _merged(sel, "mulai" if berikut - awal > 1 else ""))
    return hasil


@lru_cache(maxsize=1024)
def _merged(sel: Sel, gabung: str) -> Sel:
    return sel._replace(gabung=gabung)


@lru_cache(maxsize=1024)
def continued(asal: Sel) -> Sel:
    """Return a cell as it starts anew: its first paragraph, marked; a bare number only repeats."""
    if _is_number(asal):
        return asal
    pertama = asal.paragraf[0]
    teks = Teks((*pertama.teks, Potongan(LANJUTAN)))
    return asal._replace(paragraf=(pertama._replace(teks=teks, daftar=None),))


def _is_number(sel: Sel) -> bool:
    return len(sel.paragraf) == 1 and _NOMOR.fullmatch(sel.paragraf[0].teks.polos) is not None


def _put(baris: Baris, kolom: int, sel: Sel) -> Baris:
    place = _index(baris, kolom)
    return baris._replace(sel=(*baris.sel[:place], sel, *baris.sel[place + 1 :]))


def _index(baris: Baris, kolom: int) -> int:
    awal = accumulate([sel.kolom for sel in baris.sel], initial=0)
    return next(n for n, k in enumerate(awal) if k == kolom)
