r"""Texts of a plan → finished words: `{{ isian }}` filled in, `*miring*` in italics, unbreakable spaces in place.

`{{ … }}` holds names of facts and nothing else: names are looked up, nothing is evaluated, so no text can run code.
A name written in capitals gives the fact in capitals. `\*` and `\{` stand for the characters themselves.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from zi_docs import bahasa
from zi_docs.errors import Masalah
from zi_docs.models.dasar import MIRING
from zi_docs.models.naskah import KOSONG, Potongan, Teks

_ISIAN = re.compile(r"\\\{|\{\{(.*?)(\}\}|$)", re.DOTALL)
_NAMA = re.compile(r"[A-Za-z_][\w.]*")
_EKOR = 24
"""How many characters an ending can take, with what must not stand before it."""
_BELUM_DIISI = re.compile(r"\$\{\w*\}|(?<!\S)(?:\.{3,}|…+)(?!\S)")
"""A token of Srikandi, or dots that wait for words."""
LEBAR_BLOK = 33
"""Capitals that fit on a line of the block of the signatory, and of the block that certifies a copy."""
_LENGKAP = re.compile(r"(?:(?<!\.\.)[.;:,!?…])[\"'”’]{0,9}$|[;,]\s{0,9}(?:dan|atau|dan/atau)$")
# Marks in the value of a fact are no marks: they travel as control characters, which no text of a plan can hold.
_SAMAR = str.maketrans({"*": "\x01", "{": "\x02", "\\": "\x03"})
_TERANG = str.maketrans({"\x01": "*", "\x02": "{", "\x03": "\\"})


_TOKEN = "${".translate(_SAMAR)
"""How a token of Srikandi begins among the facts; its letters stay as they are."""


class Isian:
    """Facts by name, and the mistakes met while texts were filled with them."""

    def __init__(self, fakta: Mapping[str, str], kosong: frozenset[str] | None = None) -> None:
        """Take the facts; `kosong` names those that are not known, in a form in which nothing may be left open."""
        self.fakta = dict(fakta)
        self.final = kosong is not None
        self._kosong = kosong
        self._nilai: dict[tuple[str, ...], tuple[tuple[str | None, ...], bool]] = {}
        self.masalah: list[Masalah] = []
        self.catatan: list[Masalah] = []

    @property
    def banyak(self) -> tuple[int, int]:
        """How many mistakes and notices were recorded."""
        return len(self.masalah), len(self.catatan)

    def undo(self, sebelum: tuple[int, int]) -> None:
        """Forget the mistakes and notices behind the first so many."""
        del self.masalah[sebelum[0] :], self.catatan[sebelum[1] :]

    def values(self, nama: tuple[str, ...]) -> tuple[tuple[str | None, ...], bool]:
        """Return the values of facts, and whether one of them is still open; ask when all facts are there."""
        ada = self._nilai.get(nama)
        if ada is None:
            nilai = tuple([self.fakta.get(satu) for satu in nama])
            ada = self._nilai[nama] = nilai, any("..." in satu for satu in nilai if satu)
        return ada

    def markup(self, mentah: str, jalur: tuple[str | int, ...]) -> str:
        """Return `mentah` with its facts filled in, italics still marked; records unknown names at `jalur`."""
        if self._kosong is not None and ("..." in mentah or "…" in mentah or "${" in mentah):
            self._refuse_open(mentah, jalur)
        if "{{" not in mentah:
            return mentah
        pola, nama, kecil = _pattern(mentah)
        if nama and (not self._kosong or self._kosong.isdisjoint(kecil)):
            nilai = tuple([self._known(satu) for satu in nama])
            if None not in nilai:
                return pola % nilai
        return _ISIAN.sub(lambda found: self._fill(found, jalur), mentah)

    def teks(self, mentah: str, jalur: tuple[str | int, ...]) -> Teks:
        """Return `mentah` as finished words."""
        return spans(self.markup(mentah, jalur))

    def catat(self, pesan: str, jalur: tuple[str | int, ...], saran: str = "", nilai: str = "") -> None:
        """Record a mistake of the plan at `jalur`."""
        self.masalah.append(Masalah(pesan=pesan, saran=saran, jalur=jalur, nilai=nilai))

    def perhatikan(self, pesan: str, jalur: tuple[str | int, ...], saran: str = "", nilai: str = "") -> None:
        """Record what should be looked at but does not stop the decree."""
        self.catatan.append(Masalah(pesan=pesan, saran=saran, jalur=jalur, nilai=nilai))

    def _fill(self, found: re.Match[str], jalur: tuple[str | int, ...]) -> str:
        if found[1] is None:
            return found[0]
        if not found[2]:
            self.catat(
                "isian '{{' tidak ditutup dengan '}}'",
                jalur,
                "tutup isian, atau tulis \\{{ untuk kurung biasa",
            )
            return ""
        nama = [n.strip() for n in found[1].split(",")]
        nilai = [self._lookup(n, jalur) for n in nama]
        return nilai[0] if len(nilai) == 1 else bahasa.daftar(nilai)

    def _refuse_open(self, mentah: str, jalur: tuple[str | int, ...]) -> None:
        for found in _BELUM_DIISI.finditer(mentah):
            token = found[0].startswith("$")
            pesan = f"token {found[0]} hanya untuk bentuk srikandi" if token else "titik-titik ini belum diisi"
            self.catat(pesan, jalur, "isi dulu, atau buat rancangannya: --bentuk rancangan", found[0])

    def _lookup(self, nama: str, jalur: tuple[str | int, ...]) -> str:
        kecil = nama.casefold()
        if self._kosong and kecil in self._kosong:
            self.catat(f"fakta '{kecil}' belum diisi", jalur, "isi dulu, atau buat rancangannya: --bentuk rancangan")
        nilai = self._known(nama)
        if nilai is None:
            self._unknown(nama, jalur)
        return nilai or ""

    def _known(self, nama: str) -> str | None:
        """Return a fact, in capitals where its name is."""
        nilai = self.fakta.get(nama)
        if nilai is None and nama == nama.upper():
            nilai = self.fakta.get(nama.casefold())
            return nilai if nilai is None or _TOKEN in nilai else bahasa.kapital(nilai)
        return nilai

    def _unknown(self, nama: str, jalur: tuple[str | int, ...]) -> None:
        if not _NAMA.fullmatch(nama):
            pesan = "isian hanya boleh berisi nama fakta" if nama else "isian '{{ }}' kosong"
            self.catat(pesan, jalur, "contoh: {{ satker.nama }}, {{ tahun }}, {{ diktum.penetapan }}", nama)
            return
        dekat = bahasa.ejaan_terdekat(nama, tuple(self.fakta))
        keluarga = nama.split(".", maxsplit=1)[0] + "."
        ada = [n for n in self.fakta if n.startswith(keluarga)] or [n for n in self.fakta if "." not in n]
        saran = f"mungkin maksud Anda {{{{ {dekat[0]} }}}}" if dekat else f"yang ada: {', '.join(sorted(ada))}"
        self.catat(f"isian '{nama}' tidak dikenal", jalur, saran, nama)


@lru_cache(maxsize=1 << 12)
def _pattern(mentah: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Return a text with a place for each fact, and their names, also in small letters; none where there is more."""
    isian = list(_ISIAN.finditer(mentah))
    nama = tuple([(found[1] or "").strip() for found in isian])
    if not all(found[2] and _NAMA.fullmatch(satu) for found, satu in zip(isian, nama, strict=True)):
        return "", (), ()
    pola = _ISIAN.sub("\0", mentah).replace("%", "%%").replace("\0", "%s")
    return pola, nama, tuple([satu.casefold() for satu in nama])


@lru_cache(maxsize=1 << 12)
def fact_names(mentah: str) -> tuple[str, ...]:
    """Return the names of the facts that a text may be filled with: as written, and in small letters."""
    if "{{" not in mentah:
        return ()
    nama = {satu.strip() for found in _ISIAN.finditer(mentah) if found[1] for satu in found[1].split(",")}
    return tuple(sorted({*nama, *map(str.casefold, nama)}))


def literal(nilai: str) -> str:
    """Return `nilai` so that its asterisks and braces stay what they are when it is filled into a text."""
    return nilai.translate(_SAMAR) if "*" in nilai or "{" in nilai or "\\" in nilai else nilai


@lru_cache(maxsize=1 << 12)
def spans(markup: str) -> Teks:
    """Return marked-up text as stretches of upright and italic words with unbreakable spaces."""
    if not markup:
        return KOSONG
    if "*" not in markup and "\\" not in markup:
        return Teks((_stretch(markup),))
    potongan: list[Potongan] = []
    tegak, akhir = "", 0
    for found in MIRING.finditer(markup):
        tegak += markup[akhir : found.start()] + (found[1] or "")
        akhir = found.end()
        if found[2] is not None:
            potongan += [_stretch(tegak)] if tegak else []
            potongan.append(_stretch(_unescape(found[2]), miring=True))
            tegak = ""
    tegak += markup[akhir:]
    return Teks((*potongan, _stretch(tegak)) if tegak else potongan)


def _stretch(text: str, *, miring: bool = False) -> Potongan:
    if "\x01" in text or "\x02" in text or "\x03" in text:
        text = text.translate(_TERANG)
    return Potongan(bahasa.rekatkan(text), miring)


def _unescape(text: str) -> str:
    return text.replace("\\*", "*").replace("\\{", "{")


@lru_cache(maxsize=1 << 10)
def akhiri(teks: Teks, tanda: str) -> Teks:
    """Return `teks` ending in `tanda`, unless it was typed with an ending of its own."""
    if not teks or _LENGKAP.search(teks.polos[-_EKOR:]):
        return teks
    return Teks((*teks, Potongan(tanda)))


def tanpa_titik(teks: Teks) -> Teks:
    """Return a sentence without its full stop, as the lead-in of a list."""
    if not teks or not teks[-1].teks.endswith("."):
        return teks
    return Teks((*teks[:-1], Potongan(teks[-1].teks[:-1], teks[-1].miring)))


def baris(daftar: list[Teks]) -> Teks:
    """Return the texts as lines of one paragraph."""
    hasil: list[Potongan] = []
    for nomor, teks in enumerate(daftar):
        hasil += [Potongan("\n"), *teks] if nomor else teks
    return Teks(hasil)


def kapital(teks: Teks) -> Teks:
    """Return `teks` in capitals."""
    return Teks(Potongan(bahasa.kapital(p.teks), p.miring) for p in teks)


@lru_cache(maxsize=1 << 10)
def penggal(teks: Teks, lebar: int) -> Teks:
    """Return a title broken into lines of at most `lebar` characters; breaks the writer made are kept."""
    teks = _single_spaced(teks)
    polos = teks.polos
    if "\n" in polos or len(polos) <= lebar:
        return teks
    putus = "\n".join(bahasa.pemenggalan(polos, lebar))
    hasil, posisi = [], 0
    for potongan in teks:
        hasil.append(Potongan(putus[posisi : posisi + len(potongan.teks)], potongan.miring))
        posisi += len(potongan.teks)
    return Teks(hasil)


def _single_spaced(teks: Teks) -> Teks:
    """Return a title without spare spaces."""
    polos = teks.polos
    if "  " not in polos and polos == polos.strip(" ") and polos.replace("\u00a0", "").isprintable():
        return teks
    hasil: list[Potongan] = []
    for potongan in teks:
        satu = re.sub(r"[^\S\n\u00a0]+", " ", potongan.teks)
        if not hasil or hasil[-1].teks.endswith((" ", "\n")):
            satu = satu.lstrip(" ")
        if satu:
            hasil.append(Potongan(satu, potongan.miring))
    if hasil:
        hasil[-1] = Potongan(hasil[-1].teks.rstrip(" "), hasil[-1].miring)
    return Teks(p for p in hasil if p.teks)


_PANJANG = re.compile(r"[^\s]{19,}")
_CELAH = re.compile(r"(?<=[^\W\d_]{3}/)(?=\w{3})")
_ALAMAT = re.compile(r"@|://|www\.")
"""An address is copied from the document: no invisible character may stand in it."""


def loosened(teks: Teks) -> Teks:
    """Return `teks` with places to break behind the slash of words too long for a column."""
    if "/" not in teks.polos:
        return teks
    return Teks(p._replace(teks=_PANJANG.sub(_loosened_word, p.teks)) for p in teks)


def _loosened_word(found: re.Match[str]) -> str:
    return found[0] if _ALAMAT.search(found[0]) else _CELAH.sub("\u200b", found[0])
