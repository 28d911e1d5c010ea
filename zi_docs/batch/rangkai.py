"""The run: results that are missing, changed or damaged are made and written; all else stays."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from pathlib import Path
from tempfile import TemporaryFile

from zi_docs.batch.bahan import Bahan
from zi_docs.batch.jalan import SETEMPAT, run
from zi_docs.batch.kerja import IsiDocx, bare, convert_all, pack, render_all
from zi_docs.batch.lanjut import Ada, found
from zi_docs.batch.manifes import BELUM, DILEWATI, DISUNTING, GAGAL, JADI, Entri, Manifes
from zi_docs.batch.periksa import Pemeriksaan, Siap
from zi_docs.batch.sidik import content_hash, hash_of, pdf_hash
from zi_docs.batch.terdahulu import BERUBAH, Kini, Sisa, Terdahulu
from zi_docs.batch.tugas import Keluar, Tugas
from zi_docs.errors import OutputError, os_reason
from zi_docs.keluaran import write_all
from zi_docs.models.bentuk import Bentuk
from zi_docs.pdf import is_installed, side_by_side
from zi_docs.versi import engine_version

_PORSI_DOCX = 8
_PORSI_PDF = 12
"""What a worker of a cluster gets at a time: so many that sending them, or starting LibreOffice, does not count."""
Kabar = Callable[[str, int, int], None]
"""Told what is being made (DOCX or PDF), and how many are done of how many."""


@dataclass(frozen=True, slots=True)
class Tujuan:
    """A result that shall be: of which office, in which form, under which name, made of what."""

    siap: Siap
    bentuk: Bentuk
    nama: str
    masukan: str


@dataclass(slots=True)
class Ringkasan:
    """What became of a batch."""

    dibuat: int = 0
    tetap: int = 0
    disunting: list[str] = field(default_factory=list)
    gagal: list[Entri] = field(default_factory=list)
    cadangan: list[Path] = field(default_factory=list)
    sisa: Sisa = field(default_factory=Sisa)
    catatan: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Aturan:
    """How results are made."""

    folder: Path
    cara: str
    timpa: bool = False
    pdfa: bool = False


class Rangkai:
    """One run into one folder, whose lock the caller holds."""

    def __init__(self, bahan: Bahan, pemeriksaan: Pemeriksaan, aturan: Aturan, manifes: Manifes, kabar: Kabar) -> None:
        self._bahan = bahan
        self._pemeriksaan = pemeriksaan
        self._aturan = aturan
        self._manifes = manifes
        self._kabar = kabar
        self.ringkasan = Ringkasan()
        self._plan = _seen_from(aturan.folder, bahan.pola.path)
        nama = bahan.pola.path.name
        lama = {satu.plan for satu in manifes.entri.values() if Path(satu.plan).name == nama}
        self._pola = frozenset({self._plan, nama, *(x for x in lama if not (aturan.folder / x).is_file())})
        """How entries name the pattern: also by its bare name, as earlier versions did, or from where it was."""
        self._tabel = _seen_from(aturan.folder, bahan.tabel.folder / bahan.tabel.berkas) if bahan.tabel.berkas else ""
        self._cacat: set[str] = set()
        """Damaged documents, of which the new ones leave a copy."""

    def targets(self) -> list[Tujuan]:
        """Return every DOCX that shall be, in the order of the offices."""
        return [
            Tujuan(satu, bentuk, satu.berkas[bentuk], satu.masukan[bentuk])
            for satu in self._pemeriksaan.layak
            for bentuk in self._pemeriksaan.bentuk
        ]

    def docx(self, tujuan: Sequence[Tujuan]) -> None:
        """Make the documents. Raises OutputError when the folder takes no more, ClusterError."""
        perlu = [satu for satu in tujuan if self._needed(satu)]
        di_muka = self._pemeriksaan.di_muka
        sisa = [satu for satu in perlu if satu.masukan not in di_muka]
        jadi = (di_muka.take(satu.masukan) for satu in perlu if satu.masukan in di_muka)
        self._make("DOCX", perlu, chain(jadi, self._rendered(sisa) if sisa else ()))

    def _rendered(self, tujuan: Sequence[Tujuan]) -> Iterator[Keluar]:
        bekal = pack(self._bahan.pola, self._pemeriksaan.milik, jauh=self._aturan.cara != SETEMPAT)
        tugas = (
            Tugas(t.nama, IsiDocx(bekal, t.siap.kode, t.bentuk, tuple(map(bare, self._bahan.beda(t.siap.kode)))))
            for t in tujuan
        )
        return run(tugas, render_all, self._aturan.cara, porsi=_PORSI_DOCX)

    def pdf(self, tujuan: Sequence[Tujuan]) -> None:
        """Make the PDF of every document that is as it was made. Raises as `docx`."""
        milik = [satu for satu in map(self.pdf_target, tujuan) if satu]
        perlu = [satu for satu in milik if self._needed(satu)]
        jumlah = side_by_side(len(perlu) if self._aturan.cara == SETEMPAT else _PORSI_PDF)
        kerja = partial(convert_all, pdfa=self._aturan.pdfa, jumlah=jumlah)
        hilang: list[Keluar] = []
        jadi = run(self._docx_read(perlu, hilang), kerja, self._aturan.cara, porsi=_PORSI_PDF)
        self._make("PDF", perlu, chain(jadi, hilang))

    def _docx_read(self, perlu: Iterable[Tujuan], hilang: list[Keluar]) -> Iterator[Tugas]:
        """Yield the documents as they were made; `hilang` takes those that somebody edited or removed since."""
        for satu in perlu:
            nama = f"{Path(satu.nama).stem}.docx"
            try:
                isi = (self._aturan.folder / nama).read_bytes()
            except OSError as galat:
                hilang.append(Keluar(satu.nama, galat=f"{nama} tidak dapat dibaca: {os_reason(galat)}"))
                continue
            if content_hash(isi) == self._manifes.entri[nama].sha256:
                yield Tugas(satu.nama, isi)
            else:
                pesan = f"{nama} berubah sebelum PDF-nya dibuat; jalankan perintah yang sama sekali lagi"
                hilang.append(Keluar(satu.nama, galat=pesan))

    def pdf_target(self, tujuan: Tujuan) -> Tujuan | None:
        """Return the PDF that belongs to a document; None for one that failed or was edited."""
        asal = self._manifes.entri.get(tujuan.nama)
        if asal is None or asal.status != JADI:
            return None
        masukan = pdf_hash(asal.sha256, pdfa=self._aturan.pdfa)
        return replace(tujuan, nama=f"{Path(tujuan.nama).stem}.pdf", masukan=masukan)

    def unfinished(self, tujuan: Iterable[Tujuan], *, pdf: bool) -> None:
        """Note what is still to be made, after the run was stopped; of a file that is there, that it is an old one."""
        for satu in tujuan:
            self._stopped_before(satu)
            asal = self._manifes.entri[satu.nama]
            if pdf and asal.plan == self._plan and (asal.status == BELUM or asal.usang):
                self._stopped_before(replace(satu, nama=f"{Path(satu.nama).stem}.pdf", masukan=""))
            elif pdf and (milik := self.pdf_target(satu)):
                self._stopped_before(milik)

    def _stopped_before(self, satu: Tujuan) -> None:
        lama = self._manifes.entri.get(satu.nama)
        if lama and (lama.plan not in self._pola or lama.status != JADI):
            return
        if lama is None or hash_of(self._aturan.folder / satu.nama) != lama.sha256:
            self._manifes.entri[satu.nama] = self._entry(satu, BELUM)
        elif lama.masukan != satu.masukan:
            self._manifes.entri[satu.nama] = replace(lama, plan=self._plan, usang=BERUBAH)

    def settle_others(self, tujuan: Sequence[Tujuan]) -> None:
        """Mark in the manifest what earlier runs made and this one did not, or drop it; files that stay are named."""
        kini = Kini(
            folder=self._aturan.folder,
            pola=self._pola,
            tabel=self._tabel,
            di_tabel=self._bahan.di_tabel,
            kantor=frozenset(self._bahan.kode),
            pemeriksaan=self._pemeriksaan,
            nama=frozenset(satu.nama for satu in tujuan),
        )
        sisa = Terdahulu(self._manifes.entri, kini).settle()
        self.ringkasan.sisa = sisa
        self.ringkasan.disunting += [nama for nama in sisa.disunting if nama not in self.ringkasan.disunting]

    def left_out(self) -> None:
        """Note the offices of which nothing is made."""
        layak = {satu.kode for satu in self._pemeriksaan.layak}
        sebab = self._pemeriksaan.gagal
        for kode in (satu for satu in self._bahan.kode if satu not in layak):
            pesan = sebab.get(kode, "ada galat dalam plan")
            for bentuk in self._pemeriksaan.bentuk:
                nama = self._bahan.satker(kode).singkatan
                entri = Entri(kode, nama, str(bentuk), "", DILEWATI, plan=self._plan, keterangan=(pesan,))
                self._manifes.entri[f"{kode}/{bentuk}"] = replace(entri, tabel=self._table_of(kode))

    def _needed(self, tujuan: Tujuan) -> bool:
        """Return whether a result must be made; what is there already is noted."""
        path, lama = self._aturan.folder / tujuan.nama, self._manifes.entri.get(tujuan.nama)
        ada = found(path, tujuan.masukan, lama)
        if ada is Ada.TETAP and lama and not self._has_its_fonts_by_now(lama):
            self.ringkasan.tetap += 1
            entri = self._entry(tujuan, JADI, lama.sha256, keterangan=lama.keterangan)
            self._manifes.entri[tujuan.nama] = replace(entri, halaman=lama.halaman, huruf=lama.huruf)
            self._noted(lama.keterangan)
            return False
        if ada is Ada.DISUNTING and not self._aturan.timpa:
            self.ringkasan.disunting.append(tujuan.nama)
            self._manifes.entri[tujuan.nama] = self._entry(tujuan, DISUNTING, hash_of(path))
            return False
        if ada is Ada.TIADA and lama and lama.plan not in self._pola and path.exists() and not self._aturan.timpa:
            milik = self._shown(lama.plan)
            pesan = f"di situ sudah ada hasil dari {milik}; pilih folder lain dengan --keluaran, atau --timpa"
            self._manifes.entri[tujuan.nama] = lama
            self.ringkasan.gagal.append(self._entry(tujuan, GAGAL, keterangan=(pesan,)))
            return False
        if ada is Ada.RUSAK:
            with suppress(OSError):
                path.unlink()
        if ada is Ada.CACAT:
            self._cacat.add(tujuan.nama)
        return True

    def _shown(self, plan: str) -> str:
        """Return where a pattern lies, seen from here; of a bare name that is not known."""
        return os.path.normpath(self._aturan.folder / plan) if "/" in plan else plan

    def _has_its_fonts_by_now(self, lama: Entri) -> bool:
        """Return whether a font was missing that is here now; what the workers of a cluster have, nobody here knows."""
        return self._aturan.cara == SETEMPAT and any(map(is_installed, lama.huruf))

    def _make(self, jenis: str, perlu: Sequence[Tujuan], keluar: Iterable[Keluar]) -> None:
        menurut_nama = {satu.nama: satu for satu in perlu}
        if not perlu:
            return
        self._kabar(jenis, 0, len(perlu))
        for selesai, satu in enumerate(keluar, 1):
            entri = self._written(menurut_nama[satu.nama], satu)
            self._manifes.note(entri)
            self._count(entri, satu)
            self._kabar(jenis, selesai, len(perlu))

    def _written(self, tujuan: Tujuan, keluar: Keluar) -> Entri:
        """Write one result and return its entry. Raises OutputError when the folder takes nothing any more."""
        if keluar.galat:
            return self._entry(tujuan, GAGAL, keterangan=(keluar.galat,))
        if keluar.versi != engine_version():
            pesan = f"pekerja memakai zi-docs {keluar.versi}, di sini {engine_version()}; samakan versinya"
            return self._entry(tujuan, GAGAL, keterangan=(pesan,))
        path = self._aturan.folder / tujuan.nama
        try:
            timpa = self._aturan.timpa or tujuan.nama in self._cacat
            (hasil,) = write_all([(path, keluar.isi)], timpa=timpa, awet=False)
        except OutputError as galat:
            if not _takes(self._aturan.folder, len(keluar.isi)):
                raise
            return self._entry(tujuan, GAGAL, keterangan=(str(galat),))
        if hasil.cadangan:
            self.ringkasan.cadangan.append(hasil.cadangan)
        entri = self._entry(tujuan, JADI, content_hash(keluar.isi), keterangan=keluar.catatan)
        return replace(entri, halaman=keluar.halaman, huruf=keluar.huruf)

    def _count(self, entri: Entri, keluar: Keluar) -> None:
        if entri.status == JADI:
            self.ringkasan.dibuat += 1
        else:
            self.ringkasan.gagal.append(entri)
        self._noted(keluar.catatan)

    def _noted(self, catatan: Iterable[str]) -> None:
        for satu in catatan:
            self.ringkasan.catatan[satu] = self.ringkasan.catatan.get(satu, 0) + 1

    def _entry(self, tujuan: Tujuan, status: str, sidik: str = "", keterangan: tuple[str, ...] = ()) -> Entri:
        siap, temuan = tujuan.siap, tujuan.siap.temuan or {}
        return Entri(
            kode=siap.kode,
            nama=siap.nama,
            bentuk=str(tujuan.bentuk),
            berkas=tujuan.nama,
            status=status,
            sha256=sidik,
            galat=temuan.get("galat"),
            peringatan=temuan.get("peringatan"),
            catatan=temuan.get("catatan"),
            versi=engine_version() if status == JADI else "",
            masukan=tujuan.masukan,
            plan=self._plan,
            tabel=self._table_of(siap.kode),
            keterangan=keterangan,
        )

    def _table_of(self, kode: str) -> str:
        return self._tabel if kode in self._bahan.di_tabel else ""


def _seen_from(folder: Path, path: Path) -> str:
    """Return how a file is reached from a folder; in full where no way leads there, as to another drive of Windows."""
    try:
        return Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()
    except ValueError:
        return path.resolve().as_posix()


def _takes(folder: Path, ukuran: int) -> bool:
    """Return whether a file of that size can still be written there."""
    try:
        with TemporaryFile(dir=folder) as coba:
            coba.write(b"\0" * ukuran)
    except OSError:
        return False
    return True
