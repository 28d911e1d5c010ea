"""All that a batch is made of: the pattern, the table of offices, what offices word otherwise, and which offices."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from zi_docs import bahasa
from zi_docs.batch.lampiran import Bersumber
from zi_docs.batch.lembar_lain import SETIAP
from zi_docs.batch.pohon import Beda, value_at
from zi_docs.batch.pola import Pola, read_pattern
from zi_docs.batch.tabel import Salah, Tabel, read_table
from zi_docs.batch.timpaan import Timpaan, read_overlay
from zi_docs.errors import DataError, Masalah, PlanError, Tempat
from zi_docs.models.satker import AcuanSatker, Satker
from zi_docs.plan.sumber import Terisi
from zi_docs.plan.yaml import Isi
from zi_docs.rujukan import Rujukan

SEMUA = "semua"
_PANJANG_PROVINSI = 2
_TANPA_BARIS = (
    "kantor ini tidak punya baris dalam tabel, tetapi ada baris yang tidak diketahui kantornya",
    "betulkan dahulu baris itu: mungkin milik kantor ini",
)
_DISEBUT = 8
"""Offices that a notice names."""


@dataclass(slots=True)
class Bahan:
    """What the decrees of a batch are made of."""

    pola: Pola
    tabel: Tabel
    timpaan: Timpaan
    kode: tuple[str, ...]
    """The offices, in the order of their codes; those whose row in the table is wrong are among them."""
    di_tabel: frozenset[str]
    """The offices that have a row in the table or a further sheet, whether or not they were asked for."""
    _bersama: dict[Path, list[Beda]] = field(default_factory=dict)

    def satker(self, kode: str) -> Satker:
        """Return an office."""
        return self.pola.acuan.satker(AcuanSatker(kode=kode))

    def beda(self, kode: str) -> tuple[Beda, ...]:
        """Return all that an office has of its own: what replaces first, then what joins.

        What a kind of office has gives way to the table, and that to the office's own file. Raises PlanError.
        """
        semua: list[Beda] = []
        pembaca = Bersumber(self.pola.path.parent, self.pola.acuan)
        for folder, milik in self._layers(kode, semua):
            semua += milik
            semua += pembaca.read(milik, folder, partial(self._so_far, kode, semua))
        return tuple(sorted(semua, key=lambda satu: satu.tambah))

    def _layers(self, kode: str, semua: Sequence[Beda]) -> Iterator[tuple[Path, Sequence[Beda]]]:
        """Yield what each source gives an office, with the folder of the source; a later one wins.

        semua: what the sources so far gave, which the sheets of the table must know.
        """
        baris, timpaan = self.tabel.baris.get(kode), [*self.overlays(kode)]
        sendiri = self.timpaan.berkas.get(kode)
        yield from ((path.parent, milik) for path, milik in timpaan if path != sendiri)
        yield self.tabel.folder, baris.beda if baris else ()
        if self.tabel.lain:
            isi = self._so_far(kode, semua)
            yield self.tabel.folder, [*self.tabel.annexes(kode, isi, self.pola.acuan)]
        yield from ((path.parent, milik) for path, milik in timpaan if path == sendiri)

    def _so_far(self, kode: str, semua: Sequence[Beda]) -> Mapping[str, Isi]:
        """Return the tree of an office with what replaces something in its annexes."""
        ganti = [b for b in semua if b.jalur[0] == "lampiran" and not b.tambah]
        return self.pola.tree(kode, ganti).berkas.isi if ganti else self.pola.isi

    def tree(self, kode: str) -> Terisi:
        """Return the tree of an office's plan. Raises PlanError."""
        baris = self.tabel.baris.get(kode)
        return self.pola.tree(kode, self.beda(kode), baris.tempat if baris else None)

    def placed(self, kode: str, kurang: Masalah) -> Masalah:
        """Return a problem of what is missing at the blank cell that should hold it, or with what the table lacks."""
        baris = self.tabel.baris.get(kode)
        if sel := _blank(kurang, baris.kosong if baris else {}):
            return replace(kurang, tempat=sel)
        if not self.tabel.berkas or value_at(self.pola.isi, kurang.jalur) is not None:
            return kurang
        apa = "tambahkan kolomnya" if baris else "kantor ini tidak ada dalam tabel; tambahkan barisnya"
        return replace(kurang, tempat=None, saran=f"{apa} dalam {self.tabel.berkas}, atau buat rancangannya")

    def overlays(self, kode: str) -> Iterator[tuple[Path, list[Beda]]]:
        """Yield what the files of `--kantor` say of an office; those of a kind of office are read once for all.

        Raises PlanError.
        """
        for path in self.timpaan.of(self.satker(kode)):
            if path == self.timpaan.berkas.get(kode):
                yield path, read_overlay(path, self.pola.isi, self.pola.acuan, kode)
            else:
                if path not in self._bersama:
                    self._bersama[path] = read_overlay(path, self.pola.isi, self.pola.acuan)
                yield path, self._bersama[path]


def gather(plan: Path, data: Path | None, satker: str | None, kantor: Path | None) -> Bahan:
    """Return what a batch is made of. Raises PlanError for files that cannot be read and offices that nobody knows."""
    pola = read_pattern(plan)
    tabel = read_table(data, pola.isi, pola.acuan) if data else Tabel()
    di_tabel = frozenset({*tabel.baris, *_known(tabel, pola.acuan)})
    diminta = chosen(satker, pola.acuan) if satker else ()
    kode = diminta or tuple(sorted(di_tabel))
    tabel.salah = [*_for_each(tabel.salah, kode), *_only_in_sheets(tabel, kode, diminta=bool(diminta))]
    if tabel.asing:
        tabel.salah += [Salah(satu, Masalah(*_TANPA_BARIS)) for satu in diminta if satu not in di_tabel]
    if not diminta:
        di_tabel |= {satu for lembar in tabel.lain for satu in lembar.baris}
        kode = tuple(sorted(di_tabel))
    timpaan = Timpaan(kantor)
    if asing := timpaan.strangers(satu.kode for satu in pola.acuan.baris_satker()):
        raise PlanError(asing)
    tabel.catatan += _without_rows(tabel, kode, sendiri=bool(timpaan.berkas))
    return Bahan(pola, tabel, timpaan, kode, di_tabel)


def chosen(sebutan: str, acuan: Rujukan) -> tuple[str, ...]:
    """Return the offices that `semua`, `64` (a province with all in it) or `3305,6408` means, in the order of codes.

    Raises PlanError for those that nobody knows.
    """
    semua = [satu.kode for satu in acuan.baris_satker()]
    hasil: set[str] = set()
    salah: list[Masalah] = []
    for satu in filter(None, (bagian.strip() for bagian in sebutan.split(","))):
        kode = satu.replace(".", "")
        if satu.casefold() == SEMUA:
            hasil.update(semua)
        elif kode in semua:
            hasil.update([k for k in semua if k.startswith(kode)] if len(kode) == _PANJANG_PROVINSI else [kode])
        else:
            try:
                hasil.add(_by_name(satu, acuan))
            except PlanError as galat:
                salah += galat.masalah
    if salah:
        raise PlanError(salah)
    if not hasil:
        raise PlanError.satu("--satker kosong", "sebut semua, kode provinsi seperti 64, atau kode seperti 3305,6408")
    return tuple(sorted(hasil))


def _by_name(sebutan: str, acuan: Rujukan) -> str:
    dekat = acuan.near_satker(sebutan)
    saran = f"mungkin maksud Anda {bahasa.daftar(dekat, 'atau')}" if dekat else "cari kodenya: zi-docs satker NAMA"
    if any(c.isdigit() for c in sebutan):
        raise PlanError.satu(f"--satker: kode '{sebutan}' tidak dikenal", saran)
    try:
        return acuan.satker(AcuanSatker(kode=sebutan)).kode
    except DataError as galat:
        raise PlanError.satu(f"--satker: {galat.pesan}", galat.saran) from None


def _for_each(salah: Iterable[Salah], kode: Sequence[str]) -> Iterator[Salah]:
    """Yield the problems, those that concern every office for each."""
    for satu in salah:
        yield from (satu._replace(kode=k) for k in kode or ("",)) if satu.kode == SETIAP else (satu,)


def _only_in_sheets(tabel: Tabel, kode: Sequence[str], *, diminta: bool) -> Iterator[Salah]:
    """Yield the offices to which a further sheet gives rows though the table has none of theirs.

    They join the batch, as offices that are left out, unless its offices were asked for by name (`diminta`). With them
    come the offices of the batch to which such rows, and those of codes that nobody knows, may belong.
    """
    ada = {*kode, *tabel.baris, *(satu.kode for satu in tabel.salah)}
    for lembar in tabel.lain:
        for satu in (satu for satu in lembar.baris if satu not in ada):
            pesan = f'kode {satu} ada di lembar "{lembar.lembar.nama}", tetapi kantor itu tidak ada dalam tabel kantor'
            saran = "betulkan kodenya, atau tambahkan barisnya dalam tabel kantor"
            tempat = lembar.lembar.tempat(lembar.baris[satu][0], lembar.kolom)
            yield Salah("" if diminta else satu, Masalah(pesan, saran, tempat))
        yield from (Salah(*satu) for satu in lembar.meant(kode, ada))


def _without_rows(tabel: Tabel, kode: Sequence[str], *, sendiri: bool) -> Iterator[str]:
    """Yield how many offices keep the rows of the pattern, or what a file of their own (`sendiri`) says."""
    salah = {satu.kode for satu in tabel.salah}
    apa = "isi pola atau berkasnya sendiri" if sendiri else "isi pola"
    for lembar in tabel.lain:
        tanpa = [satu for satu in kode if satu not in lembar.baris and satu not in salah]
        if tanpa:
            siapa = ", ".join(tanpa[:_DISEBUT]) + (", …" if len(tanpa) > _DISEBUT else "")
            yield f'{len(tanpa)} kantor tidak punya baris di lembar "{lembar.lembar.nama}"; memakai {apa}: {siapa}'


def _known(tabel: Tabel, acuan: Rujukan) -> set[str]:
    """Return the offices whose rows are wrong: they belong to the batch too."""
    semua = {satu.kode for satu in acuan.baris_satker()}
    return {satu.kode for satu in tabel.salah} & semua


def _blank(masalah: Masalah, kosong: Mapping[tuple[str | int, ...], Tempat]) -> Tempat | None:
    """Return the blank cell at the path of a problem; below it, that of the value which the problem names."""
    jalur = masalah.jalur
    calon = [satu for satu in kosong if jalur and satu[: len(jalur)] == jalur]
    disebut = [satu for satu in calon if satu == jalur or str(satu[-1]) in masalah.pesan.split()]
    return kosong[disebut[0]] if disebut else None
