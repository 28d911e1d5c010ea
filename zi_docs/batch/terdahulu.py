"""What earlier runs left and this one did not make: it stays, with a word why it is old, or leaves the manifest."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from pathlib import Path

from zi_docs.batch.manifes import DISUNTING, JADI, Entri
from zi_docs.batch.periksa import Pemeriksaan
from zi_docs.batch.sidik import hash_of, pdf_hash

KELUAR = "disunting; kantornya tidak ada lagi dalam tabel"
BERGANTI = "disunting; hasil yang sekarang lain nama atau isinya"
DILEWATI_KINI = "hasil terdahulu dari kantor yang kali ini dilewati"
BERUBAH = "tidak cocok lagi dengan plan, tabel, atau versi yang sekarang"
_PDF = ".pdf"


@dataclass(slots=True)
class Sisa:
    """What became of the results that a run did not make."""

    usang: list[str] = field(default_factory=list)
    """Files as they were made, instead of which others are made now; no longer in the manifest."""
    keluar: list[str] = field(default_factory=list)
    """Files as they were made, of offices that are no longer in the table; no longer in the manifest."""
    kode_keluar: set[str] = field(default_factory=set)
    lama: dict[str, list[Entri]] = field(default_factory=dict)
    """Old results that stay in the manifest, by the reason why they are old."""
    disunting: list[str] = field(default_factory=list)
    """PDF that a person edited, or made of an edited document."""


@dataclass(frozen=True, slots=True)
class Kini:
    """What decides now which results are old."""

    folder: Path
    pola: AbstractSet[str]
    """How entries name the pattern."""
    tabel: str
    di_tabel: AbstractSet[str]
    kantor: AbstractSet[str]
    pemeriksaan: Pemeriksaan
    nama: AbstractSet[str]
    """The documents that this run made, or found as they should be."""


class Terdahulu:
    """Looks at every result of the pattern that is not of this run; no file of a person leaves the manifest."""

    def __init__(self, entri: dict[str, Entri], kini: Kini) -> None:
        """`entri`: the manifest, which is changed."""
        self._entri = entri
        self._kini = kini
        self._siap = {satu.kode: satu for satu in kini.pemeriksaan.siap}
        self._layak = {satu.kode for satu in kini.pemeriksaan.layak}
        self._sisa = Sisa()

    def settle(self) -> Sisa:
        """Mark or drop what is old, and return what is to be told; documents first, on which their PDF depend."""
        for nama, satu in sorted(self._entri.items(), key=lambda isi: isi[0].endswith(_PDF)):
            if satu.plan in self._kini.pola and nama not in self._kini.nama:
                alasan = self._why_old(satu)
                if alasan is not None:
                    self._settle(nama, satu, alasan)
        return self._sisa

    def _why_old(self, satu: Entri) -> str | None:
        """Return why a result is old; "" for one that is what the plan says now, None when this run does not know."""
        if satu.tabel and satu.tabel == self._kini.tabel and satu.kode not in self._kini.di_tabel:
            return KELUAR
        if satu.kode not in self._kini.kantor:
            return None
        diminta = satu.bentuk in self._kini.pemeriksaan.bentuk
        siap = self._siap.get(satu.kode)
        if siap is None or (diminta and satu.kode not in self._layak):
            return DILEWATI_KINI
        if satu.berkas.endswith(_PDF):
            return self._why_old_pdf(satu, lain=BERGANTI if diminta else BERUBAH)
        if diminta:
            return BERGANTI
        return "" if satu.masukan in siap.masukan.values() else BERUBAH

    def _why_old_pdf(self, satu: Entri, lain: str) -> str:
        asal = self._entri.get(f"{satu.berkas.removesuffix(_PDF)}.docx")
        if asal is None:
            return lain
        milik_orang = asal.status == DISUNTING and self._is_edited(satu)
        return asal.usang if milik_orang or _is_made_of(satu, asal) else lain

    def _settle(self, nama: str, satu: Entri, alasan: str) -> None:
        hasil = satu.status in {JADI, DISUNTING}
        if alasan == KELUAR:
            self._sisa.kode_keluar.add(satu.kode)
        if not (hasil and (self._kini.folder / satu.berkas).is_file()):
            if hasil or alasan in {KELUAR, BERGANTI, DILEWATI_KINI}:
                del self._entri[nama]
        elif self._is_edited(satu):
            sidik = hash_of(self._kini.folder / satu.berkas)
            self._keep(nama, replace(satu, status=DISUNTING, sha256=sidik, usang=alasan))
        elif alasan in {KELUAR, BERGANTI}:
            del self._entri[nama]
            (self._sisa.keluar if alasan == KELUAR else self._sisa.usang).append(satu.berkas)
        else:
            self._keep(nama, replace(satu, usang=alasan))

    def _keep(self, nama: str, satu: Entri) -> None:
        self._entri[nama] = satu
        if satu.usang:
            self._sisa.lama.setdefault(satu.usang, []).append(satu)
        elif satu.status == DISUNTING and satu.bentuk in self._kini.pemeriksaan.bentuk:
            self._sisa.disunting.append(nama)

    def _is_edited(self, satu: Entri) -> bool:
        return satu.status == DISUNTING or hash_of(self._kini.folder / satu.berkas) != satu.sha256


def _is_made_of(pdf: Entri, asal: Entri) -> bool:
    """Return whether a PDF, of whatever kind, is made of a document."""
    return pdf.masukan in {pdf_hash(asal.sha256, pdfa=satu) for satu in (False, True)}
