"""Merged parent cells that are too tall for a page say again what they are, so that each page can be read alone."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from zi_docs.models.naskah import Baris, Potongan, Sel, Teks

LANJUTAN = " (lanjutan)"
_PENUH = 0.85
"""How much of a page a merged cell may take: estimates err, and the header rows take their share."""
_NOMOR = 5
"""Longest text that is taken for a number."""


def repeat_parents(baris: Sequence[Baris], tinggi: Sequence[int], halaman: int) -> list[Baris]:
    """Return the rows with every merged cell too tall for a page broken into half pages, its words repeated.

    `tinggi` holds the estimated height of each row, in the unit of `halaman`. Breaks fall between items where they can.
    """
    limit = halaman // 2
    hasil = list(baris)
    for mulai, akhir, kolom in _merges(baris):
        if sum(tinggi[mulai:akhir]) <= halaman * _PENUH:
            continue
        asal = baris[mulai].sel[_index(baris[mulai], kolom)]
        batas = [mulai, *_breaks(baris, tinggi, (mulai, akhir), limit), akhir]
        for awal, berikut in pairwise(batas):
            sel = asal if awal == mulai else _continued(asal)
            hasil[awal] = _put(hasil[awal], kolom, sel._replace(gabung="mulai" if berikut - awal > 1 else ""))
    return hasil


def _put(baris: Baris, kolom: int, sel: Sel) -> Baris:
    place = _index(baris, kolom)
    return baris._replace(sel=(*baris.sel[:place], sel, *baris.sel[place + 1 :]))


def _merges(baris: Sequence[Baris]) -> Iterator[tuple[int, int, int]]:
    """Yield first row, row behind the last, and grid column of every vertical merge."""
    terbuka: dict[int, int] = {}
    for nomor, satu in enumerate((*baris, Baris(()))):
        gabung = dict(_positions(satu))
        for kolom in [k for k in terbuka if gabung.get(k) != "lanjut"]:
            yield terbuka.pop(kolom), nomor, kolom
        terbuka |= {kolom: nomor for kolom, jenis in gabung.items() if jenis == "mulai" and not satu.kepala}


def _positions(baris: Baris) -> Iterator[tuple[int, str]]:
    kolom = 0
    for sel in baris.sel:
        yield kolom, sel.gabung
        kolom += sel.kolom


def _index(baris: Baris, kolom: int) -> int:
    return next(n for n, (k, _) in enumerate(_positions(baris)) if k == kolom)


def _breaks(baris: Sequence[Baris], tinggi: Sequence[int], rentang: tuple[int, int], limit: int) -> Iterator[int]:
    mulai, akhir = rentang
    start = mulai
    for nomor in range(mulai, akhir):
        if nomor > start and sum(tinggi[start : nomor + 1]) > limit:
            start = min(range(nomor, start, -1), key=lambda n: sum(s.gabung == "lanjut" for s in baris[n].sel))
            yield start


def _continued(asal: Sel) -> Sel:
    """Return the cell as it starts anew: its first paragraph, marked; a bare number only repeats."""
    pertama = asal.paragraf[0]
    polos = pertama.teks.polos
    if len(polos) <= _NOMOR:
        return asal._replace(paragraf=(pertama,))
    teks = Teks((*pertama.teks, Potongan(LANJUTAN)))
    return asal._replace(paragraf=(pertama._replace(teks=teks, daftar=None),))
