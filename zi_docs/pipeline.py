"""The one place that chains the stages: load → check → compose → render → convert."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from zi_docs.bahasa import PARTIKEL
from zi_docs.compose import as_json, compose, default_bentuk, fingerprint, part_hash
from zi_docs.errors import CheckError, ComposeError, DataError, Masalah, PdfError, PlanError, Tempat, TemplateError
from zi_docs.models.bentuk import Bentuk
from zi_docs.models.lampiran import LampiranPersonalia, LampiranTeks
from zi_docs.plan import Sumber, make_plan, parse_yaml, read_text
from zi_docs.rujukan import Rujukan, rujukan_of
from zi_docs.sampah import uncollected
from zi_docs.versi import engine_version

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from pydantic.main import IncEx

    from zi_docs.keluaran import Hasil
    from zi_docs.models.plan import Plan
    from zi_docs.plan.perbaikan import Tersisa
    from zi_docs.rules import Finding, Fix

_PANJANG_NAMA = 60
_MENGGANTUNG = PARTIKEL | {"kabupaten", "kota", "lingkungan", "nomor", "provinsi", "tahun"}
_PUTARAN = 5
"""Rounds of cures: what is cured first may show what else can be."""
_TERPISAH: Mapping[str, IncEx | bool] = {"abaikan": True, "lampiran": {"__all__": {"isi"}}}
"""What stands in no document, and what is hashed part by part."""
_TIDAK_SAH = "plan menjadi tidak sah karenanya"


@dataclass(frozen=True, slots=True)
class Dokumen:
    """A finished file: its name and its bytes."""

    nama: str
    isi: bytes
    bentuk: Bentuk
    halaman: int | None = None
    """Pages, known for a PDF."""
    pengganti: tuple[tuple[str, str], ...] = ()
    """Fonts that a PDF had to replace: asked for, used."""
    catatan: tuple[Masalah, ...] = ()
    """What should be looked at, each with its place in the plan."""

    def save(self, folder: str | Path, *, timpa: bool = False) -> Path:
        """Write the file whole into `folder` and return its path.

        Raises OutputError when an edited file stands there (with `timpa` it becomes a backup), or on a disk fault.
        """
        return save_all([self], folder, timpa=timpa)[0].berkas


def save_all(dokumen: list[Dokumen], folder: str | Path, *, timpa: bool = False) -> list[Hasil]:
    """Write all files into `folder`, or none of them."""
    from zi_docs.keluaran import write_all

    return write_all([(Path(folder) / d.nama, d.isi) for d in dokumen], timpa=timpa)


def check(plan: Plan, acuan: Rujukan | None = None) -> list[Finding]:
    """Return what the checker finds in a plan, each at its place, in the order of the file; never raises."""
    from zi_docs.rules import examine, finding_of
    from zi_docs.rules.bawaan import plan_tidak_sah

    try:
        temuan = examine(plan, acuan or rujukan_of(plan))
    except DataError as galat:
        temuan = [finding_of(plan_tidak_sah, Masalah(galat.pesan, galat.saran, galat.tempat))]
    sumber = plan.sumber
    if not isinstance(sumber, Sumber):
        return temuan
    return sorted(_merged(_placed(satu, sumber) for satu in temuan), key=lambda satu: _order(satu, sumber))


def as_findings(galat: PlanError, berkas: Path) -> list[Finding]:
    """Return why a plan could not be loaded, as findings beside those of other plans."""
    from zi_docs.rules import finding_of
    from zi_docs.rules.bawaan import plan_tidak_sah

    di_awal = Tempat(str(berkas), 1, 1)
    return [finding_of(plan_tidak_sah, replace(satu, tempat=satu.tempat or di_awal)) for satu in galat.masalah]


def _merged(temuan: Iterable[Finding]) -> Iterable[Finding]:
    """Return what is found in a text that the plan repeats by an alias once, with the cures of all its places."""
    hasil: dict[object, Finding] = {}
    for satu in temuan:
        kunci = (satu.kode, satu.tempat, satu.panjang, satu.pesan)
        lama = hasil.get(kunci, satu)
        hasil[kunci] = lama if lama is satu else replace(lama, perbaikan=(*lama.perbaikan, *satu.perbaikan))
    return hasil.values()


def _placed(satu: Finding, sumber: Sumber) -> Finding:
    if satu.tempat:
        return satu
    if not satu.jalur:
        return replace(satu, tempat=sumber.tempat(()))
    tempat, panjang = sumber.words(satu.jalur, satu.kutip, satu.bentang)
    return replace(satu, tempat=tempat, panjang=panjang)


def _order(satu: Finding, sumber: Sumber) -> tuple[bool, str, int, int, str]:
    """What concerns the whole plan or stands in it comes before what stands in its workbooks."""
    tempat = satu.tempat or sumber.tempat(())
    lain = bool(satu.jalur and sumber.cell(satu.jalur))
    return lain, tempat.berkas, tempat.baris if satu.jalur else 0, tempat.kolom, satu.kode


@uncollected
def render(
    plan: Plan,
    bentuk: Bentuk | None = None,
    acuan: Rujukan | None = None,
    *,
    periksa: bool = True,
    untuk: str | None = None,
) -> Dokumen:
    """Return the DOCX of a plan; same plan, same bytes. A petikan is made `untuk` one person or one group.

    Raises ComposeError when the form lacks something or the wording is no longer what was adopted, TemplateError for a
    template or emblem that cannot be used, and, unless `periksa` is False, CheckError when the checker finds errors in
    what shall be more than a rancangan.
    """
    from zi_docs.docx import Asal, assemble

    acuan = acuan or rujukan_of(plan)
    bentuk = bentuk or default_bentuk(plan)
    if periksa and bentuk is not Bentuk.RANCANGAN:
        require_sound(check(plan, acuan))
    try:
        naskah = compose(plan, acuan, bentuk, untuk)
        if bentuk.final:
            _require_adopted_wording(plan, acuan)
    except ComposeError as galat:
        raise ComposeError(plan.sumber.placed(galat.masalah) if plan.sumber else galat.masalah) from None
    asal = Asal(plan_hash(plan), engine_version(), untuk if bentuk is Bentuk.PETIKAN else None)
    try:
        isi = assemble(naskah, plan.folder, asal)
    except TemplateError as galat:
        if plan.sumber and galat.jalur:
            raise TemplateError(f"{plan.sumber.tempat(galat.jalur)}: {galat}") from None
        raise
    catatan = tuple(plan.sumber.placed(naskah.catatan)) if plan.sumber else naskah.catatan
    return Dokumen(file_name(plan, bentuk, acuan, untuk), isi, bentuk, catatan=catatan)


def plan_hash(plan: Plan) -> str:
    """Return the fingerprint of all that decides how a decree looks; what the checker shall ignore is no part of it."""
    sidik = sha256(as_json(plan, _TERPISAH))
    berisi = [isi for satu in plan.lampiran if (isi := getattr(satu, "isi", ()))]
    for isi in berisi:
        if len(berisi) > 1:  # or a row at the end of one annex would be as one at the head of the next
            sidik.update(b"%d " % len(isi))
        for bagian in isi:
            sidik.update(part_hash(bagian))
    return sidik.hexdigest()


def changed_since(plan: Plan) -> Masalah:
    """Return what is said of an adopted plan whose wording is no longer what was adopted."""
    pesan = f"naskah keputusan nomor {plan.nomor} berubah sesudah ditetapkan"
    saran = (
        "kembalikan isinya; atau ubah dengan keputusan perubahan (zi-docs mutasi); atau, bila hanya salah ketik, "
        'zi-docs tetapkan --timpa --alasan "…"'
    )
    return Masalah(pesan, saran, jalur=("penetapan", "sidik"))


def _require_adopted_wording(plan: Plan, acuan: Rujukan) -> None:
    if plan.penetapan and plan.penetapan.sidik != fingerprint(plan, acuan):
        raise ComposeError([changed_since(plan)])


def require_sound(temuan: Iterable[Finding]) -> None:
    """Raise CheckError when there are errors among the findings."""
    from zi_docs.rules import Severity

    temuan = list(temuan)
    galat = [satu for satu in temuan if satu.tingkat is Severity.GALAT]
    if galat:
        raise CheckError(
            (Masalah(f"{s.sebutan}: {s.pesan}", s.saran, s.tempat, s.jalur, s.kutip) for s in galat), temuan
        )


class Perbaikan(NamedTuple):
    """What the safe cures make of the text of a plan."""

    lama: bytes
    baru: bytes
    terpasang: tuple[tuple[Tempat, Fix], ...]
    """The cures in `baru`, each with its place and the whole words around it."""
    tersisa: tuple[tuple[Tempat, Tersisa], ...]
    """The cures that were left out, each with its place."""
    temuan: list[Finding]
    """What the checker finds in `baru`."""


def mend(path: Path, acuan: Rujukan | None = None, pilih: Callable[[Finding], bool] = bool) -> Perbaikan:
    """Return the plan in `path` with the safe cures of chosen findings written in; nothing is written to the disk.

    Raises PlanError when the plan cannot be loaded as it is.
    """
    from zi_docs.plan.perbaikan import cure, widened

    semula = read_text(path)
    teks = semula.isi
    plan = make_plan(parse_yaml(teks, str(path)), path, acuan)
    temuan = check(plan, acuan)
    terpasang: list[tuple[Tempat, Fix]] = []
    tersisa: list[tuple[Tempat, Tersisa]] = []
    for _ in range(_PUTARAN):
        sumber, perbaikan = plan.sumber, [fix for satu in temuan if pilih(satu) for fix in satu.perbaikan]
        tersisa = []
        if not perbaikan or not isinstance(sumber, Sumber):
            break
        hasil = cure(teks, sumber, perbaikan)
        tersisa = [_left_out(satu.perbaikan, satu.alasan, sumber) for satu in hasil.tersisa]
        if not hasil.terpasang:
            break
        try:
            plan = make_plan(parse_yaml(hasil.teks, str(path)), path, acuan)
        except PlanError:
            tersisa += [_left_out(fix, _TIDAK_SAH, sumber) for fix in hasil.terpasang]
            break
        ditulis = [(_place(fix, sumber), widened(fix, sumber)) for fix in hasil.terpasang]
        terpasang += sorted(ditulis, key=lambda satu: (satu[0].baris, satu[0].kolom))
        teks, temuan = hasil.teks, check(plan, acuan)
    return Perbaikan(semula.lama, semula.coded(teks), tuple(terpasang), tuple(tersisa), temuan)


def _left_out(fix: Fix, alasan: str, sumber: Sumber) -> tuple[Tempat, Tersisa]:
    from zi_docs.plan.perbaikan import Tersisa, widened

    return _place(fix, sumber), Tersisa(widened(fix, sumber), alasan)


def _place(fix: Fix, sumber: Sumber) -> Tempat:
    return sumber.words(fix.jalur, fix.lama, None)[0]


def to_pdf(dokumen: list[Dokumen], *, pdfa: bool = False) -> list[Dokumen]:
    """Return the PDF of each DOCX, by a real LibreOffice; PDF/A-2b with `pdfa`.

    Raises PdfError without LibreOffice, or naming the files that it could not convert.
    """
    hasil, galat = try_pdf(dokumen, pdfa=pdfa)
    if galat:
        raise galat
    return hasil


def try_pdf(dokumen: list[Dokumen], *, pdfa: bool = False) -> tuple[list[Dokumen], PdfError | None]:
    """Return the PDF that could be made, and what went wrong with the others."""
    from zi_docs.pdf import KonversiError, convert

    try:
        hasil, galat = convert([(d.nama, d.isi) for d in dokumen], pdfa=pdfa), None
    except KonversiError as sebagian:
        hasil, galat = sebagian.berhasil, sebagian
    except PdfError as semua:
        return [], semua
    bentuk = {Path(d.nama).stem: d.bentuk for d in dokumen}
    return [
        Dokumen(pdf.nama, pdf.isi, bentuk[Path(pdf.nama).stem], pdf.halaman, tuple(sorted(pdf.pengganti.items())))
        for pdf in hasil
    ], galat


def export_tables(plan: Plan, acuan: Rujukan | None = None) -> list[tuple[str, bytes]]:
    """Return a workbook for every annex with a table: file name and bytes; reading it back gives the same annex.

    Raises PlanError for a table that no sheet can hold.
    """
    from zi_docs.excel import write_people, write_table
    from zi_docs.keluaran import safe_name

    acuan = acuan or rujukan_of(plan)
    hasil: list[tuple[str, bytes]] = []
    for nomor, satu in enumerate(plan.lampiran, 1):
        if isinstance(satu, LampiranTeks):
            continue
        kolom = acuan.susunan(satu.kolom)
        if isinstance(satu, LampiranPersonalia):
            isi = write_people(
                kolom, satu.kelompok, satu.anggota, satu.judul, bagian=satu.bagian, nomor_baris=satu.nomor_baris
            )
        else:
            isi = write_table(kolom, satu.isi, satu.judul, bagian=satu.bagian, nomor_baris=satu.nomor_baris)
        nama = satu.id or satu.jenis.replace(" ", "-")
        hasil.append((f"{safe_name(f'lampiran-{nomor}-{nama}')}.xlsx", isi))
    return hasil


def file_name(plan: Plan, bentuk: Bentuk, acuan: Rujukan, untuk: str | None = None) -> str:
    """Return the name of the DOCX: the plan's own, else of office, number and year, or of the title without these."""
    from zi_docs.keluaran import safe_name

    akhiran = "" if bentuk is Bentuk.ASLI else f"_{bentuk.capitalize()}"
    if bentuk is Bentuk.PETIKAN and untuk:
        akhiran += f"_{safe_name(_shorten(untuk))}"
    if plan.nama_berkas:
        return f"{safe_name(plan.nama_berkas.removesuffix('.docx'))}{akhiran}.docx"
    satker = acuan.satker(plan.satker)
    awal = f"{satker.kode}_{satker.nama.replace(' ', '-')}"
    if not bentuk.final:
        polos = re.sub(r"\{\{.*?\}\}|[^\w\s-]", " ", plan.tentang)
        return f"{safe_name(f'{awal}_{_shorten(polos)}')}{akhiran}.docx"
    return f"{safe_name(f'{awal}_Keputusan_{plan.nomor}_{plan.tahun_keputusan}')}{akhiran}.docx"


def _shorten(text: str) -> str:
    """Return the first words of a title with hyphens; none at the end that waits for a word that was left out."""
    hasil, panjang = list[str](), -1
    for kata in text.split():
        panjang += 1 + len(kata)
        if panjang > _PANJANG_NAMA:
            break
        hasil.append(kata)
    while hasil and hasil[-1].casefold() in _MENGGANTUNG:
        hasil.pop()
    return "-".join(hasil) or "Keputusan"
