"""Names of regions in a text: a dictionary of all offices, and one pass over the words of a text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from zi_docs.models.satker import Satker
from zi_docs.rujukan import Rujukan
from zi_docs.rujukan.satker import BarisSatker
from zi_docs.rules.kemiripan import is_near, shortened
from zi_docs.rules.pola import pattern

_KATA = pattern(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
_TINGKAT = {
    "kabupaten": "kabupaten",
    "kab": "kabupaten",
    "bupati": "kabupaten",
    "kota": "kota",
    "kotamadya": "kota",
    "walikota": "kota",
    "provinsi": "provinsi",
    "propinsi": "provinsi",
    "prov": "provinsi",
    "gubernur": "provinsi",
}
_LEMBAGA = {
    ("kpu",): "KPU",
    ("kip",): "KIP",
    ("komisi", "pemilihan", "umum"): "KPU",
    ("komisi", "independen", "pemilihan"): "KIP",
}
_AKHIR_LEMBAGA = frozenset(kata[-1] for kata in _LEMBAGA)
_SINGKATAN = {"kep": "kepulauan"}
_PENYEBUT = frozenset(
    {"se", "masyarakat", "warga", "pemilih", "bawaslu", "panwaslu", "polres", "kodim", "dprd", "ppid"}
)
"""Words behind which even a single word is the name of a region."""
_ARAH = frozenset({"timur", "barat", "utara", "selatan", "tengah", "tenggara"})
_KATA_BIASA = frozenset(
    # One letter from a name of a region, but words of their own.
    {"angka", "bandar", "banding", "bangsa", "barang", "batas", "bekas", "beras", "berat", "bilangan", "binaan"}
    | {"bintang", "bunga", "cabang", "damai", "datang", "dumas", "hingga", "intan", "jangka", "kamar", "kapas", "kenal"}
    | {
        "hitung",
        "kadang",
        "kendali",
        "kurang",
        "label",
        "lahan",
        "lambung",
        "langkah",
        "lebar",
        "legal",
        "lembaga",
        "letak",
        "lihat",
    }
    | {"magang", "member", "merinci", "natura", "pandang", "pangkat", "pasang", "pasar", "perang", "rangka", "samping"}
    | {"sekarang", "selama", "seorang", "sering", "tabel", "tahanan", "tegak", "tegas", "tuhan"}
)
_PANJANG_DEKAT = 5
_JENDELA = 6
_TERPANJANG = 40
"""Words and letters that a name can have, and some to spare."""
_DAN = "dan"
"""Stands within 'Pangkajene dan Kepulauan'."""
_DI = "di"
"""Begins 'DI Yogyakarta', and says where something is."""
_KABUPATEN = "kabupaten"
_ADMINISTRASI = "administrasi"


class Sebutan(NamedTuple):
    """One mention of a region."""

    awal: int
    akhir: int
    nama: str
    """The words of the name as written."""
    tingkat: str
    """kabupaten, kota or provinsi as written before the name, or ''."""
    lembaga: str
    """KPU or KIP where the mention is of an office, or ''."""
    baris: tuple[BarisSatker, ...]
    """The offices of that name, of whatever level."""
    dekat: bool
    """Whether the name is only spelt like theirs."""
    penanda: str
    """The word for the level where it is misspelt ('Kabuaten'), or ''."""
    ekor: str
    """A direction that follows the name but is no part of it ('Kalimantan Timur Tenggara'), or ''."""
    sebelum: tuple[str, ...]
    """The three words before it, the nearest first."""
    umum: bool
    """Whether a slash leads to it, as in 'KPU Provinsi/KIP Aceh'."""

    @property
    def sepintas(self) -> bool:
        """Whether the name stands alone, without office or level."""
        return not (self.tingkat or self.lembaga or self.penanda)


def letters(nama: str) -> str:
    """Return the letters of a name, so that 'Toli-Toli' is 'tolitoli'."""
    return "".join(_words(nama))


def _words(teks: str) -> list[str]:
    return [_SINGKATAN.get(satu, satu) for satu in _KATA.findall(teks.casefold())]


class Kamus:
    """The names of all offices, found by their first word."""

    def __init__(self, baris: Iterable[BarisSatker]) -> None:
        self._nama: dict[tuple[str, ...], list[BarisSatker]] = {}
        for satu in baris:
            for nama in dict.fromkeys((satu.nama, *satu.ejaan_lain.split("|"))):
                kata = () if any(c.isdigit() for c in nama) else tuple(_words(nama))
                if kata:  # '50 Kota' would be every town
                    self._nama.setdefault(kata, []).append(satu)
        awal: dict[str, list[tuple[str, ...]]] = {}
        for kata in self._nama:
            awal.setdefault(kata[0], []).append(kata)
        self._awal = {kata: sorted(isi, key=len, reverse=True) for kata, isi in awal.items()}
        self._tanda = {*self._awal, *_TINGKAT, *_SINGKATAN}

    def may_name(self, teks: str) -> bool:
        """Return whether some word of a text begins a name or leads to one; most texts have none."""
        return not self._tanda.isdisjoint(map(str.casefold, _KATA.findall(teks)))

    def starts(self, kata: str) -> bool:
        """Return whether some name begins with this word."""
        return kata in self._awal

    def exact(self, kata: Sequence[str]) -> tuple[int, tuple[BarisSatker, ...]]:
        """Return how many of these words are a name, and whose; the longest name wins."""
        for nama in self._awal.get(kata[0], ()) if kata else ():
            if tuple(kata[: len(nama)]) == nama:
                return len(nama), tuple(self._nama[nama])
        return 0, ()

    @lru_cache(maxsize=1 << 12)  # noqa: B019 - a dictionary lives as long as the process
    def near(self, rapat: str, tingkat: str) -> tuple[BarisSatker, ...]:
        """Return the offices of a level whose name, written in one word, differs from `rapat` by one letter or none."""
        if len(rapat) < _PANJANG_DEKAT or rapat in _KATA_BIASA:
            return ()
        calon = {c for potong in (rapat, *shortened(rapat)) for c in self._potongan.get(potong, ())}
        for sama in (True, False):
            hasil = [b for c in calon if (c == rapat) is sama and is_near(c, rapat) for b in self._rapat[c]]
            if hasil := [b for b in hasil if b.tingkat == tingkat]:
                return tuple(sorted(set(hasil)))
        return ()

    @cached_property
    def _rapat(self) -> dict[str, list[BarisSatker]]:
        hasil: dict[str, list[BarisSatker]] = {}
        for kata, semua in self._nama.items():
            rapat = "".join(kata)
            baris = [b for b in semua if letters(b.nama) == rapat]  # abbreviations resemble too many words
            if baris and len(rapat) >= _PANJANG_DEKAT:
                hasil.setdefault(rapat, []).extend(baris)
        return hasil

    @cached_property
    def _potongan(self) -> dict[str, list[str]]:
        hasil: dict[str, list[str]] = {}
        for rapat in self._rapat:
            for potong in {rapat, *shortened(rapat)}:
                hasil.setdefault(potong, []).append(rapat)
        return hasil


@lru_cache(maxsize=2)
def by_code(rujukan: Rujukan) -> Mapping[str, tuple[BarisSatker, ...]]:
    """Return the offices of the data by their code."""
    hasil: dict[str, tuple[BarisSatker, ...]] = {}
    for satu in rujukan.baris_satker():
        hasil[satu.kode] = (*hasil.get(satu.kode, ()), satu)
    return hasil


def kamus(rujukan: Rujukan, satker: Satker) -> Kamus:
    """Return the dictionary of all offices; an office that the data do not know, or name otherwise, is added."""
    sama = [b for b in by_code(rujukan).get(satker.kode, ()) if b.tingkat == satker.tingkat]
    dikenal = any(letters(satker.nama) in {letters(n) for n in (b.nama, *b.ejaan_lain.split("|"))} for b in sama)
    return _kamus(rujukan, None if dikenal else satker)


@lru_cache(maxsize=4)
def _kamus(rujukan: Rujukan, satker: Satker | None) -> Kamus:
    baris = rujukan.baris_satker()
    if satker is None:
        return Kamus(baris)
    induk = next((b.kode for b in baris if b.tingkat == "provinsi" and b.nama == satker.provinsi), satker.kode[:2])
    fakta = satker.model_dump(exclude={"provinsi"})
    return Kamus((*baris, BarisSatker(**fakta, provinsi_kode=induk, ejaan_lain="", keyakinan="", catatan="")))


@lru_cache(maxsize=1 << 10)
def mentions(teks: str, nama: Kamus) -> tuple[Sebutan, ...]:
    """Return the regions that a text mentions, in their order."""
    return tuple(_Pembaca(teks, nama).read()) if nama.may_name(teks) else ()


class _Penanda(NamedTuple):
    """What leads to a name."""

    mulai: int
    tingkat: str = ""
    lembaga: str = ""
    salah: str = ""


class _Pembaca:
    """Walks the words of one text once."""

    def __init__(self, teks: str, nama: Kamus) -> None:
        self._teks = teks
        self._kamus = nama
        self._letak = [satu.span() for satu in _KATA.finditer(teks)]
        kecil = [teks[awal:akhir].casefold() for awal, akhir in self._letak]
        self._kata = [_SINGKATAN.get(satu, satu) for satu in kecil]
        akhir = [0, *(sampai for _, sampai in self._letak)]
        self._sela = [teks[a:b] for a, (b, _) in zip(akhir, self._letak, strict=False)]
        """What stands before each word."""

    def read(self) -> Iterator[Sebutan]:
        berikut, lalu = 0, ""
        for n, kata in enumerate(self._kata):
            if n >= berikut and (self._kamus.starts(kata) or lalu in _TINGKAT):
                sebutan, panjang = self._at(n)
                berikut = n + panjang
                if sebutan:
                    yield sebutan
            lalu = kata

    def _at(self, n: int) -> tuple[Sebutan | None, int]:
        """Return the mention whose name begins at word `n`, and how many words it takes."""
        kata = self._row(n)
        panjang, baris = self._kamus.exact(kata)
        penanda = self._markers(n)
        mirip = self._longer(n, kata, panjang, penanda.tingkat) if penanda.tingkat and self._capital(n) else ()
        if len(mirip) > panjang:
            dekat = self._kamus.near("".join(mirip), penanda.tingkat)
            return self._mention(n, len(mirip), dekat, penanda, dekat=True), len(mirip)
        if not panjang or not self._counts(n, panjang, penanda):
            return None, 1
        return self._mention(n, panjang, baris, penanda, dekat=False), panjang

    def _row(self, n: int) -> list[str]:
        """Return the words from `n` on that can be one name."""
        hasil = [self._kata[n]]
        while len(hasil) < _JENDELA and self._joined(n + len(hasil)):
            hasil.append(self._kata[n + len(hasil)])
        return hasil

    def _joined(self, n: int) -> bool:
        """Return whether word `n` follows the one before it without a mark that parts them."""
        if not 0 < n < len(self._kata):
            return False
        if self._sela[n] == " ":
            return True
        awal, akhir = self._letak[n - 1]
        sela = self._sela[n].strip(" \n-")
        return not sela or (sela == "." and akhir - awal <= len("prov"))

    def _capital(self, n: int, panjang: int = 1) -> bool:
        huruf = zip(self._letak[n : n + panjang], self._kata[n : n + panjang], strict=True)
        return all(self._teks[awal].isupper() or is_near(kata, _DAN) for (awal, _), kata in huruf)

    def _markers(self, n: int) -> _Penanda:
        mulai, tingkat, salah = n, "", ""
        if self._joined(n):
            m = n - 1
            if self._kata[m] == _ADMINISTRASI and self._joined(m) and self._kata[m - 1] in _TINGKAT:
                m -= 1
            tingkat = _TINGKAT.get(self._kata[m], "")
            if not tingkat and is_near(self._kata[m], _KABUPATEN):
                tingkat, salah = _KABUPATEN, self._teks[slice(*self._letak[m])]
            mulai = m if tingkat else n
        for kata, lembaga in _LEMBAGA.items() if mulai and self._kata[mulai - 1] in _AKHIR_LEMBAGA else ():
            awal = mulai - len(kata)
            sama = awal >= 0 and tuple(self._kata[awal:mulai]) == kata
            if sama and all(self._joined(awal + 1 + m) for m in range(len(kata))):
                return _Penanda(awal, tingkat, lembaga, salah)
        return _Penanda(mulai, tingkat, "", salah)

    def _longer(self, n: int, kata: list[str], panjang: int, tingkat: str) -> list[str]:
        """Return the longest run of words that is spelt like a name of the level, more than a letter beyond a name."""
        calon = kata[:]
        paling_sedikit = len("".join(kata[:panjang])) + 1 if panjang else 0
        while calon:
            rapat = "".join(calon)
            sepanjang_nama = paling_sedikit < len(rapat) <= _TERPANJANG
            utuh = sepanjang_nama and calon[-1] != _DAN and self._capital(n, len(calon))  # "Bangka dan": not Bangkalan
            if utuh and self._kamus.near(rapat, tingkat):
                return calon
            calon.pop()
        return calon

    def _counts(self, n: int, panjang: int, penanda: _Penanda) -> bool:
        """Return whether these words are meant as a name: many names are words, or names of people, too."""
        if penanda.mulai < n:
            return self._capital(n) or penanda.tingkat in {_KABUPATEN, "provinsi"}
        if self._kata[n] == _DI or not self._capital(n, panjang):
            return False
        return panjang > 1 or (n > 0 and self._kata[n - 1] in _PENYEBUT)

    def _mention(
        self, n: int, panjang: int, baris: tuple[BarisSatker, ...], penanda: _Penanda, *, dekat: bool
    ) -> Sebutan:
        akhir = n + panjang
        berarah = self._joined(akhir) and self._kata[akhir] in _ARAH and self._capital(akhir)
        awal, sampai = self._letak[penanda.mulai][0], self._letak[akhir - 1][1]
        return Sebutan(
            awal,
            sampai,
            self._teks[self._letak[n][0] : sampai],
            penanda.tingkat,
            penanda.lembaga,
            baris,
            dekat,
            penanda.salah,
            self._teks[slice(*self._letak[akhir])] if berarah else "",
            tuple(reversed(self._kata[max(0, penanda.mulai - 3) : penanda.mulai])),
            self._teks[awal - 1 : awal] == "/",
        )
