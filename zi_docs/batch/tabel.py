"""The table of offices: a row an office in the first sheet of a workbook, or in a CSV file; further sheets by code.

Every value comes with its cell. Mistakes are collected, each with the office it concerns, so that all are told at once.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from zi_docs import bahasa
from zi_docs.batch.kepala import find_heading, office_sheet
from zi_docs.batch.kode import Pengenal, is_blank, is_no_office
from zi_docs.batch.kolom import NAMA, PROVINSI, Judul, Kolom, heading_key
from zi_docs.batch.lembar_lain import TANPA_KODE, LembarLain, other_sheets
from zi_docs.batch.pohon import Beda
from zi_docs.batch.sel import bare_number, torn, visible
from zi_docs.errors import Masalah, PlanError, Tempat
from zi_docs.plan.yaml import Isi, Jalur
from zi_docs.rujukan import Rujukan
from zi_docs.rujukan.satker import BarisSatker

if TYPE_CHECKING:
    from zi_docs.excel import Lembar, Nilai

_DISEBUT = 10
"""Rows that a note names."""


class Salah(NamedTuple):
    """A problem, and which office it concerns: the code as it is written, '' for none, SETIAP for all."""

    kode: str
    masalah: Masalah


@dataclass(slots=True)
class BarisKantor:
    """What the table gives one office, and which cells it leaves blank."""

    tempat: Tempat
    beda: tuple[Beda, ...]
    kosong: Mapping[Jalur, Tempat]


@dataclass(slots=True)
class Tabel:
    """All that the file says, by code."""

    berkas: str = ""
    folder: Path = Path()
    baris: dict[str, BarisKantor] = field(default_factory=dict)
    lain: list[LembarLain] = field(default_factory=list)
    salah: list[Salah] = field(default_factory=list)
    catatan: list[str] = field(default_factory=list)
    asing: bool = False
    """Whether a row of the offices is nobody's."""

    def annexes(self, kode: str, pola: Mapping[str, Isi], acuan: Rujukan) -> Iterator[Beda]:
        """Yield the annexes that further sheets give an office. Raises PlanError for rows that cannot be read."""
        for satu in self.lain:
            yield from satu.beda(kode, pola, acuan)


def read_table(path: Path, pola: Mapping[str, Isi], acuan: Rujukan) -> Tabel:
    """Return the table of offices in a file. Raises PlanError when there is no file, no heading, or a bad column."""
    from zi_docs.excel import sheets

    semua = sheets(path, tersembunyi=True)
    if not semua:
        raise PlanError.satu(f"{path.name} tidak berisi lembar", "isi satu baris untuk tiap kantor")
    pengenal, judul = Pengenal(acuan), Judul(pola)
    letak = office_sheet(semua, judul, pengenal)
    pembaca = _Pembaca(semua[letak], judul, pengenal)
    hasil = Tabel(path.name, path.parent, pembaca.rows(), salah=pembaca.salah)
    hasil.lain, salah, hasil.catatan = other_sheets(semua[letak + 1 :], pola, pengenal.code)
    hasil.asing = any(satu.kode not in pengenal.kantor and not is_no_office(satu.kode) for satu in hasil.salah)
    hasil.salah += [*(Salah(kode, satu) for kode, satu in salah), *pembaca.merged()]
    di = f'tabel kantor dibaca dari lembar "{semua[letak].nama}"'
    hasil.catatan[:0] = [f'lembar "{satu.nama}" tidak berisi kode kantor dan dilewati; {di}' for satu in semua[:letak]]
    hasil.catatan += pembaca.notes()
    if not hasil.baris and not hasil.salah:
        raise PlanError.satu(f"{path.name} tidak berisi satu kantor pun", "isi satu baris untuk tiap kantor")
    return hasil


class _Pembaca:
    """Reads the sheet of the offices."""

    def __init__(self, lembar: "Lembar", judul: Judul, pengenal: Pengenal) -> None:
        self.salah: list[Salah] = []
        self._lembar = lembar
        self._pengenal = pengenal
        self._kantor = pengenal.kantor
        self._milik: dict[int, str] = {}
        """Whose each row is, as far as its code is known."""
        self._judul: dict[int, str] = {}
        """The rows that name a province as a heading, with its code."""
        self._pecah: set[int] = set()
        self._atas, self._kolom_kode = find_heading(lembar, judul)
        self._nama, self._provinsi, self._kolom = self._columns(judul)

    def rows(self) -> dict[str, BarisKantor]:
        """Return the rows by code; a code that stands there twice is a mistake of both."""
        hasil: dict[str, BarisKantor] = {}
        pertama: dict[str, Tempat] = {}
        for nomor in self._below():
            sel = self._lembar.sel[nomor]
            tempat = self._lembar.tempat(nomor, self._kolom_kode)
            nilai = sel.get(self._kolom_kode)
            if nilai and nilai.salah:
                self.salah.append(Salah("", Masalah(*nilai.salah, tempat)))
                continue
            kode = tertulis = _text(nilai)
            if is_blank(tertulis):
                self._without_code(sel, tempat)
                continue
            try:
                kode = self._milik[nomor] = self._pengenal.code(tertulis, tempat)
                if kode in pertama:
                    hasil.pop(kode, None)
                    pesan = f"kode {kode} tertulis dua kali: di {_cell(pertama[kode])} dan {_cell(tempat)}"
                    raise PlanError.satu(pesan, "hapus salah satu barisnya", tempat)
                pertama[kode] = tempat
                hasil[kode] = self._row(kode, nomor, sel)
            except PlanError as galat:
                self.salah += [Salah(kode, satu) for satu in galat.masalah]
        return hasil

    def _below(self) -> Iterator[int]:
        """Yield the rows below the heading, but for those that number the columns or name a province as a heading."""
        from zi_docs.excel import are_column_numbers

        semua = sorted(n for n in self._lembar.sel if n > self._atas)
        if semua and are_column_numbers([_text(nilai) for _, nilai in sorted(self._lembar.sel[semua[0]].items())]):
            del semua[0]
        melebar = {satu.atas for satu in self._lembar.daerah if satu.kiri < satu.kanan}
        provinsi = {n: kode for n in semua if (kode := self._province(self._lembar.sel[n], lembaga=n in melebar))}
        if provinsi.keys() - melebar and self._names_provinces(semua):
            provinsi = {nomor: kode for nomor, kode in provinsi.items() if nomor in melebar}
        self._judul = provinsi
        yield from (nomor for nomor in semua if nomor not in provinsi)

    def _names_provinces(self, semua: Iterable[int]) -> bool:
        """Return whether the name of a province may stand for its office: others do so, or no row gives anything."""
        berisi = [self._lembar.sel[nomor] for nomor in semua if self._gives(self._lembar.sel[nomor])]
        kode = (_text(sel.get(self._kolom_kode)) for sel in berisi)
        return not berisi or any(self._pengenal.province(satu, lembaga=True) for satu in kode)

    def _province(self, sel: "Mapping[int, Nilai]", *, lembaga: bool) -> str:
        """Return the code of the province whose name is all that a row says; '' for other rows."""
        from zi_docs.excel import is_label

        isi = {kolom: _text(nilai) for kolom, nilai in sel.items() if not is_blank(_text(nilai))}
        if any(teks.isdecimal() for kolom, teks in isi.items() if not self._reads(kolom)):
            return ""  # it is numbered among the offices
        tanpa_nomor = [teks for kolom, teks in isi.items() if not is_label(teks) or self._reads(kolom)]
        if len(tanpa_nomor) != 1 or any(nilai.salah for nilai in sel.values()):
            return ""
        return self._pengenal.province(tanpa_nomor[0], lembaga=lembaga)

    def _reads(self, kolom: int) -> bool:
        """Return whether a column holds codes or values."""
        arti = self._kolom.get(kolom)
        return kolom == self._kolom_kode or bool(arti and arti.jalur)

    def _gives(self, sel: "Mapping[int, Nilai]") -> bool:
        """Return whether a row gives any value."""
        return any(self._reads(n) and n != self._kolom_kode and not is_blank(_text(nilai)) for n, nilai in sel.items())

    def _columns(self, judul: Judul) -> tuple[dict[int, str], dict[int, str], dict[int, Kolom]]:
        """Return the columns with the name of the office or province, and those that give a value."""
        nama: dict[int, str] = {}
        provinsi: dict[int, str] = {}
        hasil: dict[int, Kolom] = {}
        masalah: list[Masalah] = []
        sebelumnya: Kolom | None = None
        for nomor, nilai in sorted(self._lembar.sel[self._atas].items()):
            teks, tempat = _text(nilai), self._lembar.tempat(self._atas, nomor)
            kunci = heading_key(teks)
            if not teks or nomor == self._kolom_kode:
                continue
            if kunci in NAMA or kunci in PROVINSI:
                (nama if kunci in NAMA else provinsi)[nomor] = teks
                continue
            try:
                kolom = judul.column(teks, sebelumnya, tempat)
            except PlanError as galat:
                masalah += galat.masalah
                continue
            if kolom.jalur:
                sama = next((lain.judul for lain in hasil.values() if lain.jalur == kolom.jalur), None)
                if sama is not None:
                    pesan = f'kolom "{teks}" dan "{sama}" memuat hal yang sama'
                    masalah.append(Masalah(pesan, "hapus salah satu kolom itu", tempat))
                hasil[nomor] = sebelumnya = kolom
        if masalah:
            raise PlanError(masalah)
        return nama, provinsi, hasil

    def _row(self, kode: str, nomor: int, sel: "Mapping[int, Nilai]") -> BarisKantor:
        if pecah := [*torn(self._lembar, self._atas, nomor, sel, self._kantor)]:
            self._pecah.add(nomor)
            raise PlanError(pecah)
        masalah = [*self._names(kode, nomor, sel)]
        beda: list[Beda] = []
        kosong: dict[Jalur, Tempat] = {}
        for kolom, arti in self._kolom.items():
            if arti.jalur is None:
                continue
            nilai, tempat = sel.get(kolom), self._lembar.tempat(nomor, kolom)
            if nilai and nilai.salah:
                masalah.append(Masalah(*nilai.salah, tempat))
            elif nilai is None or is_blank(_text(nilai)):
                kosong[arti.jalur] = tempat
            else:
                beda.append(Beda(arti.jalur, _value(nilai, arti), tempat))
        if masalah:
            raise PlanError(masalah)
        return BarisKantor(self._lembar.tempat(nomor, self._kolom_kode), tuple(beda), kosong)

    def _names(self, kode: str, nomor: int, sel: "Mapping[int, Nilai]") -> Iterator[Masalah]:
        """Yield that a name beside the code is that of another office."""
        for kolom, judul in {**self._nama, **self._provinsi}.items():
            tertulis = _text(sel.get(kolom))
            satker = self._kantor[kode if kolom in self._nama else self._kantor[kode].provinsi_kode]
            if is_blank(tertulis) or satker.answers_to(tertulis):
                continue
            lain = _named(tertulis, self._kantor)
            saran = f"nama itu berkode {lain[0].kode}; betulkan kode atau namanya" if lain else "betulkan salah satunya"
            pesan = f'{judul} "{tertulis}" tidak cocok dengan kode {kode}, yaitu {satker.sebutan}'
            yield Masalah(pesan, saran, self._lembar.tempat(nomor, kolom))

    def _without_code(self, sel: "Mapping[int, Nilai]", tempat: Tempat) -> None:
        if any(kolom in self._kolom | self._nama and not is_blank(_text(nilai)) for kolom, nilai in sel.items()):
            self.salah.append(Salah("", Masalah(*TANPA_KODE, tempat)))

    def merged(self) -> Iterator[Salah]:
        """Yield, of each office, the merged cells over several rows or columns: only the first would get the value."""
        dibaca = [self._kolom_kode, *filter(self._reads, self._kolom)]
        for satu in self._lembar.daerah:
            lebar = sum(satu.kiri <= kolom <= satu.kanan for kolom in dibaca)
            tinggi = satu.atas < satu.bawah
            if satu.atas <= self._atas or lebar < 2 - tinggi:
                continue
            apa, tiap = ("kantor", "barisnya") if tinggi else ("kolom", "kolomnya")
            saran = f"pisahkan sel gabungan itu, dan isi tiap {tiap}"
            tempat = self._lembar.tempat(satu.atas, satu.kiri)
            masalah = Masalah(f"sel gabungan ini meliputi beberapa {apa}", saran, tempat)
            kantor = {kode for nomor, kode in self._milik.items() if satu.atas <= nomor <= satu.bawah}
            yield from (Salah(kode, masalah) for kode in sorted(kantor) or [""] * tinggi)

    def notes(self) -> Iterator[str]:
        """Yield what was read otherwise than it looks: headings among the rows, hidden rows, columns not read."""
        if self._judul:
            pesan = f"{_rows(self._judul)} hanya berisi nama provinsi dan dilewati sebagai judul"
            misal = self._kantor[next(iter(self._judul.values()))].sebutan
            saran = f"bila kantor yang dimaksud, tulis kodenya: {misal.replace(' ', ' untuk ', 1)}"
            yield f"{self._at(self._judul)}: {pesan}; {saran}"
        if hilang := [nomor for nomor in self._milik if nomor in self._lembar.tersembunyi]:
            yield f"{self._at(hilang)}: {_rows(hilang)} tersembunyi tetapi ikut dibaca; hapus bila tidak dimaksudkan"
        yield from self._unread()

    def _at(self, nomor: Iterable[int]) -> Tempat:
        return self._lembar.tempat(next(iter(nomor)), self._kolom_kode)

    def _unread(self) -> Iterator[str]:
        """Yield which columns have values but no heading."""
        pertama: dict[int, int] = {}
        for nomor in sorted(n for n in self._lembar.sel.keys() - self._pecah if n >= self._atas):
            for kolom in self._lembar.sel[nomor]:
                pertama.setdefault(kolom, nomor)
        for kolom, nomor in sorted(pertama.items()):
            if nomor > self._atas:
                yield f"{self._lembar.tempat(nomor, kolom)}: kolom ini tidak berjudul dan tidak dibaca"


def _named(nama: str, kantor: Mapping[str, BarisSatker]) -> list[BarisSatker]:
    return [satu for satu in kantor.values() if satu.answers_to(nama)]


def _rows(nomor: Collection[int]) -> str:
    """Return rows by number, the first ones of many."""
    lagi = f", dan {len(nomor) - _DISEBUT} lagi" if len(nomor) > _DISEBUT else ""
    pertama = [str(satu) for satu in nomor][:_DISEBUT]
    return f"baris {', '.join(pertama) + lagi if lagi else bahasa.daftar(pertama)}"


def _text(nilai: "Nilai | None") -> str:
    return visible(nilai.garis.teks) if nilai else ""


def _value(nilai: "Nilai", kolom: Kolom) -> Isi:
    from zi_docs.excel import read_text

    teks = read_text(nilai.garis) if kolom.kalimat else "\n".join(satu.strip() for satu in _text(nilai).split("\n"))
    if kolom.jalur == ("nomor",):
        return bare_number(teks)
    return list(filter(None, teks.split("\n"))) if kolom.daftar else teks


def _cell(tempat: Tempat) -> str:
    """Return a cell without its file and sheet."""
    return str(tempat).rpartition(", ")[2] if getattr(tempat, "lembar", "") else f"baris {tempat.baris}"
