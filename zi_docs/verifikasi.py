"""A finished file held against its plan: unchanged, edited by hand, made from another plan, or not ours."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from zi_docs import docx, pdf
from zi_docs.docx import Perbedaan, compare
from zi_docs.errors import ZiDocsError
from zi_docs.models.bentuk import Bentuk, JenisRapat
from zi_docs.models.keadaan import Keadaan
from zi_docs.models.plan import Plan
from zi_docs.pipeline import plan_hash, render
from zi_docs.plan import load_plan
from zi_docs.pleno import document

_TERBANYAK = 200
"""Plans of a folder that are tried for a file that does not say which one it was made from."""


class Kecocokan(StrEnum):
    """How a file and the plan at hand belong together."""

    SAMA = "sama"
    LAIN = "lain"
    TANPA_PLAN = "tanpa plan"


@dataclass(frozen=True, slots=True)
class Verifikasi:
    """What is known of one file."""

    keadaan: Keadaan
    kecocokan: Kecocokan = Kecocokan.TANPA_PLAN
    bentuk: str = ""
    versi: str = ""
    """Version of the engine that made it."""
    perbedaan: tuple[Perbedaan, ...] = ()
    """Paragraphs and cells that differ from a fresh rendering of the plan."""
    sama_persis: bool = False
    """Whether a fresh rendering gives the very same bytes."""


def verify(isi: bytes, plan: Plan | None = None) -> Verifikasi:
    """Return what a DOCX or PDF says of itself, and where a DOCX differs from a fresh rendering of `plan`."""
    if isi.startswith(b"%PDF-"):
        return _pdf(isi, plan)
    ciri = docx.read_properties(isi)
    keadaan = docx.state(isi)
    if keadaan is Keadaan.ASING or plan is None:
        return Verifikasi(keadaan, bentuk=ciri.get(docx.BENTUK, ""), versi=ciri.get(docx.VERSI, ""))
    cocok = Kecocokan.SAMA if ciri.get(docx.PLAN) == plan_hash(plan) else Kecocokan.LAIN
    segar = _fresh(plan, ciri)
    return Verifikasi(
        keadaan,
        cocok,
        ciri.get(docx.BENTUK, ""),
        ciri.get(docx.VERSI, ""),
        tuple(compare(segar, isi)) if segar else (),
        segar == isi,
    )


def verify_found(berkas: Path, isi: bytes) -> tuple[Path | None, Verifikasi]:
    """Return the plan of a DOCX or PDF, if it lies beside the file or in the folder above, and what `verify` says."""
    for calon in _candidates(berkas):
        try:
            plan = load_plan(calon)
            if isi.startswith(b"%PDF-") or docx.read_properties(isi).get(docx.PLAN) == plan_hash(plan):
                hasil = verify(isi, plan)
                if hasil.kecocokan is Kecocokan.SAMA:
                    return calon, hasil
        except (ZiDocsError, OSError):
            continue
    return None, verify(isi)


def _candidates(berkas: Path) -> Iterator[Path]:
    folder = berkas.resolve().parent
    for satu in (folder, folder.parent):
        yield from sorted(satu.glob("*.y*ml"))[:_TERBANYAK]


def _fresh(plan: Plan, ciri: dict[str, str]) -> bytes | None:
    """Return a fresh rendering in the form of a file; None when the plan no longer gives one."""
    try:
        if ciri.get(docx.BENTUK, "") in set(JenisRapat):
            return document(plan, JenisRapat(ciri[docx.BENTUK])).isi
        bentuk = Bentuk(ciri.get(docx.BENTUK, ""))
        return render(plan, bentuk, periksa=False, untuk=ciri.get(docx.UNTUK) or None).isi
    except (ValueError, ZiDocsError):
        return None


def _pdf(isi: bytes, plan: Plan | None) -> Verifikasi:
    """A PDF carries the fingerprint of the DOCX that it was made from: each form of the plan is tried."""
    keadaan = pdf.state(isi)
    if keadaan is Keadaan.ASING or plan is None:
        return Verifikasi(keadaan)
    for bentuk in (Bentuk.SALINAN, Bentuk.ASLI, Bentuk.RANCANGAN, Bentuk.SRIKANDI):
        segar = _fresh(plan, {docx.BENTUK: bentuk})
        if segar and any(pdf.made_from(isi, segar + ekor) for ekor in (b"", b"A")):
            return Verifikasi(keadaan, Kecocokan.SAMA, bentuk)
    return Verifikasi(keadaan, Kecocokan.LAIN)
