"""plan.yaml as a tree of texts in which every key and every value has its place.

Scalars stay text exactly as written: a NIP keeps its digits, `no` stays "no", `08` stays "08". The tree
is built from parser events and not by `yaml.compose`, which recurses in C: a line of `[[[[…` kills it.
"""

import codecs
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, Final, NoReturn
from unicodedata import normalize

import yaml

from zi_docs import bahasa
from zi_docs.errors import Masalah, PlanError, Tempat, os_reason
from zi_docs.plan import pesan
from zi_docs.plan.berkas import BATAS_DALAM, BATAS_HURUF, BATAS_SIMPUL, Berkas, Denah, Isi, Jalur, Letak, places
from zi_docs.plan.cepat import KOSONG, PENGURAI, TERLARANG, Peristiwa, is_cut, read_plainly
from zi_docs.sampah import uncollected

__all__ = [
    "BATAS_DALAM",
    "BATAS_MASALAH",
    "Berkas",
    "Isi",
    "Jalur",
    "Letak",
    "decode",
    "parse_yaml",
    "read_bytes",
    "read_carefully",
    "read_yaml",
]

BATAS_BERKAS: Final = 20_000_000  # bytes
BATAS_MASALAH: Final = 100  # after so many mistakes of form the rest is noise

_KUNCI_RUMIT = "\0"  # stands for a key that is no text, already reported, so that reading goes on


def read_yaml(path: Path) -> Berkas:
    """Read a YAML file. Raises PlanError with every problem found, of the file or of its text."""
    return parse_yaml(decode(read_bytes(path), str(path)), str(path))


@uncollected
def parse_yaml(text: str, nama: str) -> Berkas:
    """Parse YAML text; `nama` is the file name that places show. Raises PlanError with all problems."""
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if dibaca := read_plainly(text):
        isi, indeks = dibaca
        return Berkas(nama, isi, (), Denah(text, partial(places, isi, text, indeks)))
    return read_carefully(text, nama)


def read_carefully(text: str, nama: str) -> Berkas:
    """Parse YAML text whose lines end with LF, with words for all that is wrong. Raises PlanError with all problems."""
    if terlarang := list(_forbidden(text, nama)):
        raise PlanError(terlarang)
    perakit = _Perakit(text, nama)
    try:
        return perakit.rakit()
    except yaml.MarkedYAMLError as galat:
        raise PlanError([*perakit.masalah, *_syntax_error(galat, perakit)]) from None
    except (yaml.YAMLError, RecursionError, MemoryError) as galat:
        alasan = str(galat) or type(galat).__name__
        raise PlanError.satu(f"{nama} tidak terbaca sebagai YAML ({alasan})", pesan.SARAN_PERIKSA) from None


def read_bytes(path: Path) -> bytes:
    """Read a file as it is. Raises PlanError when it is no file, too large, or refuses."""
    try:
        if not path.is_file():
            raise PlanError([_not_a_file(path)])
        if (ukuran := path.stat().st_size) > BATAS_BERKAS:
            raise PlanError([Masalah(*pesan.berkas_besar(path, ukuran, BATAS_BERKAS))])
        return path.read_bytes()
    except (OSError, ValueError, MemoryError) as galat:
        alasan = os_reason(galat) if isinstance(galat, OSError) else galat
        raise PlanError.satu(f"{path} tidak dapat dibaca ({alasan})", pesan.SARAN_IZIN) from None


def _not_a_file(path: Path) -> Masalah:
    if path.exists():
        bentuk = "folder" if path.is_dir() else "perangkat"
        return Masalah(f"{path} adalah {bentuk}, bukan berkas", "Sebutkan berkas plan, misalnya plan.yaml.")
    lain = [p.name for p in path.parent.glob("*.y*ml")]
    mirip = [str(path.with_name(nama)) for nama in bahasa.ejaan_terdekat(path.name, lain)]
    return Masalah(f"berkas {path} tidak ditemukan", pesan.saran_berkas(mirip))


def decode(isi: bytes, nama: str) -> str:
    """Give the text of a file. Raises PlanError when it is no text in UTF-8 or UTF-16."""
    if isi.startswith((b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0")):
        raise PlanError.satu(*pesan.bukan_teks(nama))
    utf16 = isi.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or isi[1:2] == b"\0"
    try:
        return isi.decode("utf-16" if utf16 else "utf-8")
    except UnicodeDecodeError as galat:
        sebelum = isi[: galat.start].decode("utf-8", "replace")
        tempat = Tempat(nama, sebelum.count("\n") + 1, len(sebelum) - sebelum.rfind("\n"))
        raise PlanError.satu(
            f"berkas tidak tersimpan sebagai UTF-8 (bita 0x{isi[galat.start]:02X} tidak dikenal)",
            "Simpan sebagai UTF-8: di Notepad pilih Simpan Sebagai, lalu Pengodean (Encoding): UTF-8.",
            tempat,
        ) from None


def _forbidden(text: str, nama: str) -> Iterator[Masalah]:
    """Give the first forbidden characters of a text with their places."""
    for temuan in islice(TERLARANG.finditer(text), BATAS_MASALAH):
        baris, awal = text.count("\n", 0, temuan.start()) + 1, text.rfind("\n", 0, temuan.start())
        yield Masalah(*pesan.karakter_terlarang(temuan[0]), Tempat(nama, baris, temuan.start() - awal))


def _syntax_error(galat: yaml.MarkedYAMLError, perakit: "_Perakit") -> list[Masalah]:
    """Explain a syntax error, unless it only follows from a problem on the same line."""
    awal, konteks = galat.problem_mark, galat.context_mark
    tempat = (awal.line, awal.column) if awal else (0, 0)
    tempat_konteks = (konteks.line, konteks.column) if konteks else None
    skalar, kutip = perakit.terakhir, None
    if skalar and skalar.style in {'"', "'"} and skalar.start_mark.line < skalar.end_mark.line == tempat[0]:
        kutip = skalar.start_mark.line, skalar.start_mark.column
    asal = galat.problem or "", galat.context or ""
    if "flow" in asal[1]:
        tempat_konteks = perakit.kurung_terbuka() or tempat_konteks
    sintaks = pesan.Sintaks(*asal, tempat, tempat_konteks, perakit.sumber, kutip)
    teks, saran, (baris, kolom) = pesan.sintaks(sintaks)
    baris = min(baris, len(perakit.sumber) - 1)  # the parser may put the end of the file on a line of its own
    if any(masalah.tempat and masalah.tempat.baris == baris + 1 for masalah in perakit.masalah):
        return []
    return [Masalah(teks, saran, Tempat(perakit.nama, baris + 1, kolom + 1))]


@dataclass(slots=True)
class _Jangkar:
    """A value that aliases may repeat, with its weight once its own aliases are expanded."""

    isi: Isi
    letak: Letak
    simpul: int
    huruf: int
    tinggi: int
    dipakai: bool = False


@dataclass(slots=True)
class _Bingkai:
    """A mapping or list that is still open; what was counted before it; the deepest level under it."""

    isi: dict[str, Isi] | list[Isi]
    letak: Letak
    jangkar: str | None
    simpul: int
    huruf: int
    puncak: int
    sebagai_kunci: bool
    kunci: str | None = None
    tempat_kunci: tuple[int, int] | None = None

    def tambah(self, isi: Isi, letak: Letak) -> None:
        """Add a finished value; under a key that was there before it changes nothing."""
        anak = self.letak.anak if self.letak.anak is not None else {}
        if isinstance(self.isi, list):
            anak[len(self.isi)] = letak
            self.isi.append(isi)
        elif self.kunci is not None:
            letak.kunci = self.tempat_kunci
            self.isi.setdefault(self.kunci, isi)
            anak.setdefault(self.kunci, letak)
            self.kunci = None


class _Perakit:
    """Builds the tree from parser events; collects problems and goes on where the tree still makes sense."""

    def __init__(self, text: str, nama: str) -> None:
        self.text = text
        self.sumber = tuple(text.split("\n"))
        self.nama = nama
        self.masalah: list[Masalah] = []
        self.catatan: list[Masalah] = []
        self.terakhir: Peristiwa = None
        self._tumpuk: list[_Bingkai] = []
        self._jangkar: dict[str, _Jangkar] = {}
        self._akar: tuple[Isi, Letak] = None, Letak(1, 1)
        self._simpul = self._huruf = self._dokumen = 0

    def rakit(self) -> Berkas:
        """Read all events and give the finished file."""
        pengurai: Any = PENGURAI(self.text)
        cara: dict[type[yaml.Event], Callable[[Peristiwa], None]] = {
            yaml.ScalarEvent: self._skalar,
            yaml.MappingStartEvent: self._buka,
            yaml.SequenceStartEvent: self._buka,
            yaml.MappingEndEvent: self._tutup,
            yaml.SequenceEndEvent: self._tutup,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._mulai_dokumen,
        }
        for peristiwa in iter(pengurai.get_event, None):
            if olah := cara.get(type(peristiwa)):
                olah(peristiwa)
            if len(self.masalah) >= BATAS_MASALAH:
                break
        return self._selesai()

    def _selesai(self) -> Berkas:
        if self.masalah:
            raise PlanError(self.masalah)
        isi, letak = self._akar
        if not isinstance(isi, dict):
            self._gagal(pesan.bukan_kelompok(isi), letak if isi is not None else Letak(1, 1))
        for nama, jangkar in self._jangkar.items():
            if not jangkar.dipakai and isinstance(jangkar.isi, str):
                self.catatan.append(Masalah(*pesan.jangkar_tak_dipakai(nama), jangkar.letak.tempat(self.nama)))
        return Berkas(self.nama, isi, tuple(self.catatan), Denah(self.text, letak))

    def kurung_terbuka(self) -> tuple[int, int] | None:
        """Give line and column (from 0) of the innermost bracket that is still open."""
        letak = ((bingkai.letak.baris - 1, bingkai.letak.kolom - 1) for bingkai in reversed(self._tumpuk))
        return next(((baris, kolom) for baris, kolom in letak if self.sumber[baris][kolom] in "[{"), None)

    def _mulai_dokumen(self, peristiwa: Peristiwa) -> None:
        self._dokumen += 1
        if self._dokumen > 1:
            self._gagal(pesan.BANYAK_DOKUMEN, _letak(peristiwa))

    def _skalar(self, peristiwa: Peristiwa) -> None:
        self.terakhir = peristiwa
        teks, polos, letak = peristiwa.value, not peristiwa.style, _letak(peristiwa)
        if not teks.isascii():
            teks = normalize("NFC", teks)
        if polos:
            self._catat_potongan(peristiwa, teks)
        elif peristiwa.style == '"' and (temuan := TERLARANG.search(teks)):
            self._lapor(pesan.karakter_terlarang(temuan[0]), letak)
        isi = None if polos and teks in KOSONG else teks
        if peristiwa.tag:
            self._lapor(pesan.jenis_khusus(self._sisa_baris(peristiwa)), letak)
        if peristiwa.anchor:
            self._jangkar[peristiwa.anchor] = _Jangkar(isi, letak, 1, len(teks), 0)
        if self._menunggu_kunci():
            self._kunci(teks, polos=polos, letak=letak)
        else:
            self._pasang(isi, letak, huruf=len(teks))

    def _catat_potongan(self, peristiwa: Peristiwa, teks: str) -> None:
        akhir = peristiwa.end_mark
        if is_cut(self.text, teks, akhir.index):
            terpotong = pesan.terpotong(teks, self.sumber[akhir.line][akhir.column + 1 :])
            tempat = Tempat(self.nama, akhir.line + 1, akhir.column + 2)
            self.catatan.append(Masalah(*terpotong, tempat, self._jalur(), pesan.ringkas(teks)))

    def _kunci(self, teks: str, *, polos: bool, letak: Letak) -> None:
        bingkai = self._tumpuk[-1]
        self._huruf += len(teks)
        if polos and teks == "<<":
            self._lapor(pesan.KUNCI_GABUNG, letak)
        elif not teks:
            self._lapor(pesan.KUNCI_KOSONG, letak)
        elif lama := bingkai.letak.turun(teks):
            self._lapor(pesan.kunci_ganda(teks, lama.kunci[0] if lama.kunci else lama.baris), letak)
        bingkai.kunci, bingkai.tempat_kunci = teks, (letak.baris, letak.kolom)

    def _buka(self, peristiwa: Peristiwa) -> None:
        letak, dalam, sebagai_kunci = _letak(peristiwa), len(self._tumpuk) + 1, self._menunggu_kunci()
        letak.anak = {}
        if peristiwa.tag:
            self._lapor(pesan.jenis_khusus(self._sisa_baris(peristiwa)), letak)
        if sebagai_kunci:
            self._lapor_kunci(peristiwa, letak)
        if dalam > BATAS_DALAM:
            self._gagal(pesan.terlalu_dalam(BATAS_DALAM), letak)
        if peristiwa.anchor:
            self._jangkar.pop(peristiwa.anchor, None)
        isi: dict[str, Isi] | list[Isi] = {} if isinstance(peristiwa, yaml.MappingStartEvent) else []
        awal = peristiwa.anchor, self._simpul, self._huruf
        self._tumpuk.append(_Bingkai(isi, letak, *awal, dalam, sebagai_kunci))

    def _tutup(self, _: Peristiwa) -> None:
        bingkai = self._tumpuk.pop()
        if bingkai.jangkar:
            berat = self._simpul - bingkai.simpul + 1, self._huruf - bingkai.huruf
            tinggi = bingkai.puncak - len(self._tumpuk)
            self._jangkar[bingkai.jangkar] = _Jangkar(bingkai.isi, bingkai.letak, *berat, tinggi)
        if self._tumpuk:
            self._tumpuk[-1].puncak = max(self._tumpuk[-1].puncak, bingkai.puncak)
        if bingkai.sebagai_kunci:
            self._tumpuk[-1].kunci = _KUNCI_RUMIT
        else:
            self._pasang(bingkai.isi, bingkai.letak)

    def _alias(self, peristiwa: Peristiwa) -> None:
        letak, jangkar = _letak(peristiwa), self._jangkar.get(peristiwa.anchor)
        if self._menunggu_kunci():
            self._lapor_kunci(peristiwa, letak)
            self._tumpuk[-1].kunci = _KUNCI_RUMIT
        elif jangkar is None:
            diri = any(bingkai.jangkar == peristiwa.anchor for bingkai in self._tumpuk)
            sisa = self._sisa_baris(peristiwa)
            self._lapor(pesan.alias_diri(peristiwa.anchor) if diri else pesan.alias_asing(sisa), letak)
            self._pasang(None, letak)
        else:
            jangkar.dipakai = True
            puncak = len(self._tumpuk) + jangkar.tinggi
            if puncak > BATAS_DALAM:
                self._gagal(pesan.terlalu_dalam(BATAS_DALAM), letak)
            self._tumpuk[-1].puncak = max(self._tumpuk[-1].puncak, puncak)
            letak.anak = jangkar.letak.anak
            self._pasang(jangkar.isi, letak, jangkar.simpul, jangkar.huruf)

    def _pasang(self, isi: Isi, letak: Letak, simpul: int = 1, huruf: int = 0) -> None:
        """Put a finished value into the open mapping or list."""
        self._simpul += simpul
        self._huruf += huruf
        if self._simpul > BATAS_SIMPUL or self._huruf > BATAS_HURUF:
            self._gagal(pesan.terlalu_besar(BATAS_SIMPUL, BATAS_HURUF, alias=bool(self._jangkar)), letak)
        if not self._tumpuk:
            self._akar = isi, letak
            return
        self._tumpuk[-1].tambah(isi, letak)

    def _menunggu_kunci(self) -> bool:
        return bool(self._tumpuk) and self._tumpuk[-1].kunci is None and isinstance(self._tumpuk[-1].isi, dict)

    def _jalur(self) -> Jalur:
        langkah = (len(b.isi) if isinstance(b.isi, list) else b.kunci for b in self._tumpuk)
        return tuple(satu for satu in langkah if satu is not None)

    def _sisa_baris(self, peristiwa: Peristiwa, mundur: int = 0) -> str:
        tanda = peristiwa.start_mark
        return str(self.sumber[tanda.line][tanda.column - mundur :].strip())

    def _lapor_kunci(self, peristiwa: Peristiwa, letak: Letak) -> None:
        """Report a key that is no text; of keys within keys the outermost."""
        sisa = self._sisa_baris(peristiwa, mundur=1)
        if any(masalah.tempat and masalah.tempat.baris == letak.baris for masalah in self.masalah[-1:]):
            return
        if sisa.startswith("{{"):
            self._lapor(pesan.isian(sisa), Letak(letak.baris, letak.kolom - 1))
        else:
            self._lapor(pesan.kunci_rumit(self._sisa_baris(peristiwa)), letak)

    def _lapor(self, isi: pesan.Pesan, letak: Letak) -> None:
        self.masalah.append(Masalah(*isi, letak.tempat(self.nama), self._jalur()))

    def _gagal(self, isi: pesan.Pesan, letak: Letak) -> NoReturn:
        self._lapor(isi, letak)
        raise PlanError(self.masalah)


def _letak(peristiwa: Peristiwa) -> Letak:
    tanda = peristiwa.start_mark
    return Letak(tanda.line + 1, tanda.column + 1)
