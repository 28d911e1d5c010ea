"""Further sheets of the table: the teams and rows of many offices below one heading, each row with its code."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

from zi_docs import bahasa
from zi_docs.batch.kolom import code_heading, heading_key
from zi_docs.batch.lampiran import annex, content
from zi_docs.batch.pohon import Beda
from zi_docs.errors import Masalah, PlanError, Tempat
from zi_docs.plan.yaml import Isi
from zi_docs.rujukan import Rujukan

if TYPE_CHECKING:
    from zi_docs.excel import Daerah, Lembar

_row = itemgetter(0)
TANPA_KODE: Final = ("baris ini berisi, tetapi kodenya kosong", "isi kode satkernya, atau hapus barisnya")
_MUNGKIN_MILIK: Final = (
    "kode baris ini salah atau tidak ada dalam tabel kantor, dan barisnya mungkin milik kantor ini",
    "betulkan kode baris itu, atau tambahkan kantornya dalam tabel kantor",
)
_BUKAN: Final = "sembunyikan lembar itu bila bukan untuk lampiran itu"
SETIAP: Final = "*"
"""Stands for the code of every office of the batch."""
_JUMLAH: Final = re.compile(r"(?:grand |sub ?)?(?:jumlah|total|jml)\b(\W*$)?", re.IGNORECASE)
_SEDIKIT: Final = 2
"""Cells that the row of a sum has at most, if it says what is summed up."""
Kode = Callable[[str, Tempat], str]


@dataclass(slots=True)
class LembarLain:
    """A sheet that gives one annex: its heading, and the rows of each office."""

    lampiran: int
    lembar: "Lembar"
    atas: int
    kolom: int
    """Where the codes stand: the row of their heading, and their column."""
    kepala: list[int]
    baris: dict[str, list[int]]
    asing: list[int]
    """Rows whose code cannot be told or is nobody's."""
    _milik: list[tuple[int, str]] = field(init=False)
    """Every row and whose it is, from the top."""

    def __post_init__(self) -> None:
        self._milik = sorted((n, kode) for kode, semua in self.baris.items() for n in semua)

    def meant(self, kantor: Sequence[str], ada: Collection[str]) -> Iterator[tuple[str, Masalah]]:
        """Yield those of some offices to which a row may belong that none in the table (`ada`) carries.

        They are those that have no rows, and for each such row those that stand directly above and below it: one that
        is left without its rows would get other words than the sheet gives.
        """
        dikenal = [(n, kode) for n, kode in self._milik if kode in ada]
        asing = sorted({*self.asing, *(n for n, kode in self._milik if kode not in ada)})
        mungkin = dict.fromkeys((kode for kode in kantor if kode not in self.baris), asing[0]) if asing else {}
        for nomor in asing:
            ke = bisect_left(dikenal, nomor, key=_row)
            for _, kode in dikenal[max(ke - 1, 0) : ke + 1]:
                mungkin.setdefault(kode, nomor)
        for kode in kantor:
            if kode in mungkin:
                yield kode, Masalah(*_MUNGKIN_MILIK, self.lembar.tempat(mungkin[kode], self.kolom))

    def beda(self, kode: str, pola: Mapping[str, Isi], acuan: Rujukan) -> Iterator[Beda]:
        """Yield the annex of an office, read from its rows. Raises PlanError for rows that cannot be read."""
        mentah = annex(pola, self.lampiran)
        if mentah is None or not self.baris:
            return
        if kode in self.baris:
            yield from self._checked(kode, mentah, acuan)
        elif self.kepala[-1] > self.atas:  # what stands there may be the row of an office that has no other
            try:
                tuple(self._checked(next(iter(self.baris)), mentah, acuan))
            except PlanError as galat:
                if galat.masalah[0].pesan == TANPA_KODE[0]:
                    raise

    def _checked(self, kode: str, mentah: dict[str, Any], acuan: Rujukan) -> Iterator[Beda]:
        """Yield the annex of an office; a row above the first code, which may be anyone's, is a mistake."""
        milik = self._own(kode)
        di, kepala = milik.tempat(self.baris[kode][0], self.kolom), {*self.kepala}
        for satu in content(self.lampiran, {**mentah, "lembar": None}, milik, acuan, di):
            for sel in satu.rinci.values():
                if sel.baris in kepala:  # no heading, then, and it would be read for every office
                    raise PlanError([Masalah(*TANPA_KODE, milik.tempat(sel.baris, self.kolom))])
            yield satu

    def _own(self, kode: str) -> "Lembar":
        """Return the sheet as if it held one office and no codes."""
        nomor = [*self.kepala, *self.baris[kode]]
        ada = set(nomor)
        daerah: list[Daerah] = []
        for d in (satu for satu in self.lembar.daerah if satu.kiri != self.kolom):
            dari, sampai = (bisect_left(self._milik, n, key=_row) for n in (d.atas, d.bawah + 1))
            kantor = {pemilik for _, pemilik in self._milik[dari:sampai]}
            if kode in kantor and len(kantor) > 1:
                saran = "pisahkan sel gabungan itu per kantor"
                raise PlanError.satu(
                    "sel gabungan ini meliputi beberapa kantor", saran, self.lembar.tempat(d.atas, d.kiri)
                )
            if kode in kantor or not (kantor or ada.isdisjoint((d.atas, d.bawah))):
                daerah.append(d)
        sel = {n: {k: v for k, v in self.lembar.sel[n].items() if k != self.kolom} for n in nomor}
        return replace(self.lembar, sel=sel, daerah=daerah)


def other_sheets(
    lembar: "Sequence[Lembar]", pola: Mapping[str, Isi], kode: Kode
) -> tuple[list[LembarLain], list[tuple[str, Masalah]], list[str]]:
    """Return the sheets that give an annex, what is wrong in them, and which sheets are left aside."""
    hasil: dict[int, LembarLain] = {}
    salah: list[tuple[str, Masalah]] = []
    catatan: list[str] = []
    for satu in lembar:
        letak = code_heading(satu)
        if not satu.tampak:
            if letak:
                catatan.append(f'lembar "{satu.nama}" berisi kolom kode, tetapi tersembunyi dan tidak dibaca')
            continue
        if letak is None:
            catatan.append(f'lembar "{satu.nama}" tidak punya kolom kode dan tidak dibaca')
            continue
        atas, kolom = letak
        try:
            lampiran, disebut = _annex(satu.nama, pola, satu.tempat(atas, kolom))
        except PlanError as galat:
            salah += [(SETIAP, m) for m in galat.masalah]
            continue
        if not disebut:
            catatan.append(
                f'lembar "{satu.nama}" mengisi lampiran {lampiran + 1}, satu-satunya yang bertabel; {_BUKAN}'
            )
        kepala, baris, keliru = _split(satu, atas, kolom, kode)
        asing = baris.pop("", [])
        salah += [*keliru, *_summed_up(satu, kolom, baris)]
        if ada := hasil.get(lampiran):
            pesan = f'lembar "{ada.lembar.nama}" dan "{satu.nama}" mengisi lampiran yang sama'
            salah.append((SETIAP, Masalah(pesan, "gabungkan keduanya", satu.tempat(atas, kolom))))
        hasil[lampiran] = LembarLain(lampiran, satu, atas, kolom, kepala, baris, asing)
    return [*hasil.values()], salah, catatan


def _annex(nama: str, pola: Mapping[str, Isi], tempat: Tempat) -> tuple[int, bool]:
    """Return which annex a sheet means, and whether its name says so: by id, number or kind; or it is the only one."""
    daftar = pola.get("lampiran")
    bertabel = {
        n: {heading_key(str(x)) for x in (satu.get("id"), satu.get("jenis"), satu.get("judul"), f"lampiran {n + 1}")}
        for n, satu in enumerate(daftar if isinstance(daftar, list) else ())
        if isinstance(satu, dict) and satu.get("jenis") != "teks"
    }
    kunci = heading_key(nama)
    cocok = [n for n, sebutan in bertabel.items() if kunci in sebutan]
    if len(cocok or bertabel) == 1:
        return (cocok or [*bertabel])[0], bool(cocok) or kunci == "lampiran"
    ada = [f"lampiran {n + 1}" for n in bertabel]
    saran = f"beri lembar itu nama {bahasa.daftar(ada, 'atau')}, atau id lampirannya" if ada else "hapus kolom kodenya"
    raise PlanError.satu(f'lembar "{nama}" tidak menyebut lampiran mana yang diisinya', saran, tempat)


def _split(
    lembar: "Lembar", atas: int, kolom: int, kode: Kode
) -> tuple[list[int], dict[str, list[int]], list[tuple[str, Masalah]]]:
    """Return the rows of the heading, of each office and, below "", of nobody; a blank code goes on with the one above.

    With them come the mistakes, each with the code as it is written.
    """
    kepala: list[int] = []
    baris: dict[str, list[int]] = {}
    salah: list[tuple[str, Masalah]] = []
    kini: str | None = None
    for nomor in sorted(lembar.sel):
        nilai = lembar.sel[nomor].get(kolom) if nomor > atas else None
        teks = nilai.garis.teks.strip() if nilai else ""
        if nilai and nilai.salah:
            salah.append(("", Masalah(*nilai.salah, lembar.tempat(nomor, kolom))))
            kini = ""
        elif teks:
            try:
                kini = kode(teks, lembar.tempat(nomor, kolom))
            except PlanError as galat:
                salah += [(teks, m) for m in galat.masalah]
                kini = ""
        if kini is None:
            kepala.append(nomor)
        else:
            baris.setdefault(kini, []).append(nomor)
    return kepala, baris, salah


def _summed_up(lembar: "Lembar", kolom: int, baris: Mapping[str, list[int]]) -> Iterator[tuple[str, Masalah]]:
    """Yield that the last row sums up the whole sheet, not the rows of its office as those of other offices do."""
    akhir = max((semua[-1] for semua in baris.values()), default=0)
    jumlah = Counter(kode for kode, semua in baris.items() for n in semua if _total(lembar, n, kolom))
    di = _total(lembar, akhir, kolom) if akhir else None
    milik = next((kode for kode, semua in baris.items() if semua[-1] == akhir), "")
    if di and jumlah[milik] > max((n for kode, n in jumlah.items() if kode != milik), default=0):
        kata = lembar.sel[akhir][di].garis.teks.strip()
        pesan = f'baris terakhir ("{kata}") tidak berkode dan akan menjadi isi lampiran kantor di atasnya'
        saran = f"hapus baris itu; bila memang milik kantor itu, isi kodenya: {milik}"
        yield milik, Masalah(pesan, saran, lembar.tempat(akhir, di))


def _total(lembar: "Lembar", baris: int, kolom: int) -> int | None:
    """Return the first column of a row without a code, if it holds the word for a sum and nothing else, or little."""
    isi = {k: teks for k, nilai in lembar.sel[baris].items() if (teks := nilai.garis.teks.strip())}
    pertama = min(isi, default=kolom)
    kata = _JUMLAH.match(isi.get(pertama, ""))
    return pertama if kata and kolom not in isi and (kata[1] is not None or len(isi) <= _SEDIKIT) else None
