"""The one place that chains the stages: load → compose → render → convert."""

import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from zi_docs.compose import compose, missing
from zi_docs.docx import Asal, assemble
from zi_docs.errors import ComposeError, Masalah, PdfError, TemplateError
from zi_docs.keluaran import Hasil, safe_name, write_all
from zi_docs.models.bentuk import Bentuk
from zi_docs.models.lampiran import LampiranPersonalia, LampiranTeks
from zi_docs.models.plan import Plan
from zi_docs.rujukan import Rujukan, rujukan
from zi_docs.versi import engine_version

_PANJANG_NAMA = 60


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
    return write_all([(Path(folder) / d.nama, d.isi) for d in dokumen], timpa=timpa)


def default_bentuk(plan: Plan) -> Bentuk:
    """Return the form that a plan asks for: its own `bentuk`, else asli when nothing is missing, else rancangan."""
    if plan.bentuk:
        return Bentuk(plan.bentuk)
    return Bentuk.RANCANGAN if missing(plan, Bentuk.ASLI) else Bentuk.ASLI


def render(plan: Plan, bentuk: Bentuk | None = None, acuan: Rujukan | None = None) -> Dokumen:
    """Return the DOCX of a plan; same plan, same bytes.

    Raises ComposeError when the form lacks something, TemplateError for a template or emblem that cannot be used.
    """
    acuan = acuan or rujukan()
    bentuk = bentuk or default_bentuk(plan)
    try:
        naskah = compose(plan, acuan, bentuk)
    except ComposeError as galat:
        raise ComposeError(plan.sumber.placed(galat.masalah) if plan.sumber else galat.masalah) from None
    asal = Asal(plan=sha256(plan.model_dump_json(exclude_defaults=True).encode()).hexdigest(), versi=engine_version())
    try:
        isi = assemble(naskah, plan.folder, asal)
    except TemplateError as galat:
        if plan.sumber and galat.jalur:
            raise TemplateError(f"{plan.sumber.tempat(galat.jalur)}: {galat}") from None
        raise
    catatan = tuple(plan.sumber.placed(naskah.catatan)) if plan.sumber else naskah.catatan
    return Dokumen(file_name(plan, bentuk, acuan), isi, bentuk, catatan=catatan)


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

    acuan = acuan or rujukan()
    hasil: list[tuple[str, bytes]] = []
    for nomor, satu in enumerate(plan.lampiran, 1):
        if isinstance(satu, LampiranTeks):
            continue
        kolom = acuan.kolom(satu.kolom.prasetel) if satu.kolom.prasetel else satu.kolom.daftar
        if isinstance(satu, LampiranPersonalia):
            isi = write_people(
                kolom, satu.kelompok, satu.anggota, satu.judul, bagian=satu.bagian, nomor_baris=satu.nomor_baris
            )
        else:
            isi = write_table(kolom, satu.isi, satu.judul, bagian=satu.bagian, nomor_baris=satu.nomor_baris)
        nama = satu.id or satu.jenis.replace(" ", "-")
        hasil.append((f"{safe_name(f'lampiran-{nomor}-{nama}')}.xlsx", isi))
    return hasil


def file_name(plan: Plan, bentuk: Bentuk, acuan: Rujukan) -> str:
    """Return the name of the DOCX: the plan's own, else of office, number and year, of the title while a rancangan."""
    akhiran = "" if bentuk is Bentuk.ASLI else f"_{bentuk.capitalize()}"
    if plan.nama_berkas:
        return f"{safe_name(plan.nama_berkas.removesuffix('.docx'))}{akhiran}.docx"
    satker = acuan.satker(plan.satker)
    awal = f"{satker.kode}_{satker.nama.replace(' ', '-')}"
    if bentuk is Bentuk.RANCANGAN:
        polos = re.sub(r"\{\{.*?\}\}|[^\w\s-]", " ", plan.tentang)
        return f"{safe_name(f'{awal}_{_shorten(polos)}')}{akhiran}.docx"
    return f"{safe_name(f'{awal}_Keputusan_{plan.nomor}_{plan.tahun_keputusan}')}{akhiran}.docx"


def _shorten(text: str) -> str:
    hasil = ""
    for kata in text.split():
        if len(hasil) + len(kata) >= _PANJANG_NAMA:
            break
        hasil = f"{hasil}-{kata}" if hasil else kata
    return hasil or "Keputusan"
