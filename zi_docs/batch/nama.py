"""Names of the results by a pattern such as `{kode}_{nama}_Keputusan_{nomor}_{tahun}.docx`."""

import re
from unicodedata import normalize

from zi_docs import bahasa
from zi_docs.errors import PlanError
from zi_docs.keluaran import safe_name
from zi_docs.models.bentuk import Bentuk
from zi_docs.models.plan import Plan
from zi_docs.models.satker import Satker
from zi_docs.pipeline import file_name
from zi_docs.rujukan import Rujukan

BAGIAN = ("kode", "nama", "tingkat", "provinsi", "nomor", "tahun", "bentuk")
_ISIAN = re.compile(r"\{([^{}]*)\}")
_AKHIRAN = ".docx"
_BELUM = "belum"
"""What stands for a number or year that is still to come."""


def check_pattern(pola: str) -> None:
    """Raise PlanError for a pattern of names with an unknown part, or that gives all offices the same name."""
    for satu in _ISIAN.findall(pola):
        if satu not in BAGIAN:
            dekat = bahasa.ejaan_terdekat(satu, BAGIAN)
            saran = f"mungkin maksud Anda {{{dekat[0]}}}" if dekat else f"yang ada: {bahasa.daftar(BAGIAN)}"
            raise PlanError.satu(f"--nama-berkas: {{{satu}}} tidak dikenal", saran)
    if not {"kode", "nama"}.intersection(_ISIAN.findall(pola)):
        raise PlanError.satu("--nama-berkas memberi semua kantor nama yang sama", "sertakan {kode}")


def result_name(pola: str | None, plan: Plan, satker: Satker, bentuk: Bentuk, acuan: Rujukan) -> str:
    """Return the name of a DOCX that Windows too accepts; without a pattern that of a single decree."""
    if pola is None:
        return file_name(plan, bentuk, acuan)
    nilai = {
        "kode": satker.kode,
        "nama": satker.nama.replace(" ", "-"),
        "tingkat": satker.tingkat,
        "provinsi": satker.provinsi.replace(" ", "-"),
        "nomor": plan.nomor or _BELUM,
        "tahun": str(plan.tahun_keputusan or _BELUM),
        "bentuk": bentuk.capitalize(),
    }
    dasar = pola[: -len(_AKHIRAN)] if pola.casefold().endswith(_AKHIRAN) else pola
    nama = safe_name(_ISIAN.sub(lambda found: nilai[found[1]], dasar))
    if "{bentuk}" not in pola and bentuk is not Bentuk.ASLI:
        nama += f"_{bentuk.capitalize()}"
    return f"{nama}.docx"


def name_key(nama: str) -> str:
    """Return what two names share that are one file on some system: letter case and composition do not count."""
    return normalize("NFC", nama).casefold()
