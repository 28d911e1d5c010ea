"""The table of offices: a row an office in the first sheet of a workbook, or in a CSV file; further sheets by code.

Every value comes with its cell. Mistakes are collected, each with the office it concerns, so that all are told at once.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from zi_docs import bahasa
from zi_docs.batch.kolom import NAMA, PROVINSI, Judul, Kolom, code_heading, heading_key
from zi_docs.batch.lembar_lain import TANPA_KODE, LembarLain, other_sheets
from zi_docs.batch.pohon import Beda
from zi_docs.errors import DataError, Masalah, PlanError, Tempat
from zi_docs.models.satker import AcuanSatker
from zi_docs.plan.yaml import Isi, Jalur
from zi_docs.rujukan import Rujukan
from zi_docs.rujukan.satker import BarisSatker

if TYPE_CHECKING:
    from zi_docs.excel import Lembar, Nilai

_KOSONG = frozenset({"", "-", "–", "—", "...", "…"})
"""What people write into a cell that has nothing to say."""
_DISARANKAN = 20
"""Unknown codes of which the likely one is looked for; the search is slow."""
_PANJANG_KODE = 80


class Salah(NamedTuple):
    """A problem, and which office it concerns: the code as it is written, '' for none."""

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

    def annexes(self, kode: str, pola: Mapping[str, Isi], acuan: Rujukan) -> Iterator[Beda]:
        """Yield the annexes that further sheets give an office. Raises PlanError for rows that cannot be read."""
        for satu in self.lain:
            yield from satu.beda(kode, pola, acuan)


def read_table(path: Path, pola: Mapping[str, Isi], acuan: Rujukan) -> Tabel:
    """Return the table of offices in a file. Raises PlanError when there is no file, no heading, or a bad column."""
    from zi_docs.excel import sheets

    semua = sheets(path)
    if not semua:
        raise PlanError.satu(f"{path.name} tidak berisi lembar", "isi satu baris untuk tiap kantor")
    pembaca = _Pembaca(semua[0], pola, acuan)
    hasil = Tabel(path.name, path.parent, pembaca.rows(), salah=pembaca.salah)
    hasil.lain, salah, hasil.catatan = other_sheets(semua[1:], pola, pembaca.code)
    hasil.salah += [*(Salah(kode, satu) for kode, satu in salah), *pembaca.over_offices()]
    hasil.catatan += pembaca.unread()
    if not hasil.baris and not hasil.salah:
        raise PlanError.satu(f"{path.name} tidak berisi satu kantor pun", "isi satu baris untuk tiap kantor")
    return hasil


class _Pembaca:
    """Reads the sheet of the offices."""

    def __init__(self, lembar: "Lembar", pola: Mapping[str, Isi], acuan: Rujukan) -> None:
        self.salah: list[Salah] = []
        self._lembar = lembar
        self._acuan = acuan
        self._kantor = {satu.kode: satu for satu in acuan.baris_satker()}
        self._dicari = 0
        self._milik: dict[int, str] = {}
        """Whose each row is, as far as its code is known."""
        self._atas, self._kolom_kode = self._heading()
        self._nama, self._provinsi, self._kolom = self._columns(Judul(pola))

    def rows(self) -> dict[str, BarisKantor]:
        """Return the rows by code; a code that stands there twice is a mistake of both."""
        hasil: dict[str, BarisKantor] = {}
        pertama: dict[str, Tempat] = {}
        for nomor in sorted(n for n in self._lembar.sel if n > self._atas):
            sel = self._lembar.sel[nomor]
            tempat = self._lembar.tempat(nomor, self._kolom_kode)
            nilai = sel.get(self._kolom_kode)
            if nilai and nilai.salah:
                self.salah.append(Salah("", Masalah(*nilai.salah, tempat)))
                continue
            kode = tertulis = _text(nilai)
            if not tertulis:
                self._without_code(sel, tempat)
                continue
            try:
                kode = self._milik[nomor] = self.code(tertulis, tempat)
                if kode in pertama:
                    hasil.pop(kode, None)
                    pesan = f"kode {kode} tertulis dua kali: di {_cell(pertama[kode])} dan {_cell(tempat)}"
                    raise PlanError.satu(pesan, "hapus salah satu barisnya", tempat)
                pertama[kode] = tempat
                hasil[kode] = self._row(kode, nomor, sel)
            except PlanError as galat:
                self.salah += [Salah(kode, satu) for satu in galat.masalah]
        return hasil

    def code(self, tertulis: str, tempat: Tempat) -> str:
        """Return the code of an office that is named by code or name. Raises PlanError for one that nobody knows."""
        kode = "".join(tertulis.replace(".", "").split())
        if kode in self._kantor:
            return kode
        if not any(c.isdigit() for c in tertulis) and len(tertulis) <= _PANJANG_KODE:
            try:
                return self._acuan.satker(AcuanSatker(kode=tertulis)).kode
            except DataError as galat:
                raise PlanError.satu(galat.pesan, galat.saran, tempat) from None
        self._dicari += 1
        dekat = self._acuan.near_satker(tertulis[:_PANJANG_KODE]) if self._dicari <= _DISARANKAN else []
        saran = f"mungkin maksud Anda {bahasa.daftar(dekat, 'atau')}" if dekat else "cari kodenya: zi-docs satker NAMA"
        raise PlanError.satu(f"kode '{tertulis[:_PANJANG_KODE]}' tidak dikenal", saran, tempat)

    def _heading(self) -> tuple[int, int]:
        """Return the row of the headings and the column of the codes."""
        if letak := code_heading(self._lembar):
            return letak
        di = f', lembar "{self._lembar.nama}"' if self._lembar.nama else ""
        raise PlanError.satu(
            f"{self._lembar.berkas}{di}: tidak ada kolom kode", 'beri satu kolom judul "kode", berisi kode satker'
        )

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
        masalah = [*self._names(kode, nomor, sel)]
        beda: list[Beda] = []
        kosong: dict[Jalur, Tempat] = {}
        for kolom, arti in self._kolom.items():
            if arti.jalur is None:
                continue
            nilai, tempat = sel.get(kolom), self._lembar.tempat(nomor, kolom)
            if nilai and nilai.salah:
                masalah.append(Masalah(*nilai.salah, tempat))
            elif nilai is None or _text(nilai) in _KOSONG:
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
            if tertulis in _KOSONG or satker.answers_to(tertulis):
                continue
            lain = _named(tertulis, self._kantor)
            saran = f"nama itu berkode {lain[0].kode}; betulkan kode atau namanya" if lain else "betulkan salah satunya"
            pesan = f'{judul} "{tertulis}" tidak cocok dengan kode {kode}, yaitu {satker.sebutan}'
            yield Masalah(pesan, saran, self._lembar.tempat(nomor, kolom))

    def _without_code(self, sel: "Mapping[int, Nilai]", tempat: Tempat) -> None:
        if any(kolom in self._kolom and _text(nilai) not in _KOSONG for kolom, nilai in sel.items()):
            self.salah.append(Salah("", Masalah(*TANPA_KODE, tempat)))

    def over_offices(self) -> Iterator[Salah]:
        """Yield, of each office, the merged cells that give several rows one value: only the first would get it."""
        bernilai = [kolom for kolom, arti in self._kolom.items() if arti.jalur]
        for satu in self._lembar.daerah:
            dibaca = any(satu.kiri <= kolom <= satu.kanan for kolom in (self._kolom_kode, *bernilai))
            if dibaca and self._atas < satu.atas < satu.bawah:
                saran = "pisahkan sel gabungan itu, dan isi tiap barisnya"
                tempat = self._lembar.tempat(satu.atas, satu.kiri)
                masalah = Masalah("sel gabungan ini meliputi beberapa kantor", saran, tempat)
                kantor = {kode for nomor, kode in self._milik.items() if satu.atas <= nomor <= satu.bawah}
                yield from (Salah(kode, masalah) for kode in sorted(kantor) or [""])

    def unread(self) -> Iterator[str]:
        """Yield which columns have values but no heading."""
        pertama: dict[int, int] = {}
        for nomor in sorted(n for n in self._lembar.sel if n >= self._atas):
            for kolom in self._lembar.sel[nomor]:
                pertama.setdefault(kolom, nomor)
        for kolom, nomor in sorted(pertama.items()):
            if nomor > self._atas:
                yield f"{self._lembar.tempat(nomor, kolom)}: kolom ini tidak berjudul dan tidak dibaca"


def _named(nama: str, kantor: Mapping[str, BarisSatker]) -> list[BarisSatker]:
    return [satu for satu in kantor.values() if satu.answers_to(nama)]


def _text(nilai: "Nilai | None") -> str:
    return nilai.garis.teks.strip() if nilai else ""


def _value(nilai: "Nilai", kolom: Kolom) -> Isi:
    from zi_docs.excel import read_text

    teks = read_text(nilai.garis) if kolom.kalimat else "\n".join(satu.strip() for satu in _text(nilai).split("\n"))
    return list(filter(None, teks.split("\n"))) if kolom.daftar else teks


def _cell(tempat: Tempat) -> str:
    """Return a cell without its file and sheet."""
    return str(tempat).rpartition(", ")[2] if getattr(tempat, "lembar", "") else f"baris {tempat.baris}"
