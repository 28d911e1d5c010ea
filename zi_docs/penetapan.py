"""Adoption: number and date are written into the plan, and from then on its wording stands."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from zi_docs import bahasa
from zi_docs.compose import fingerprint
from zi_docs.errors import ComposeError, Masalah, PlanError
from zi_docs.keluaran import replace_text
from zi_docs.models.dasar import Nomor
from zi_docs.models.plan import Plan
from zi_docs.pipeline import changed_since, check, require_sound
from zi_docs.plan import make_plan, parse_yaml, read_text
from zi_docs.plan.ubah import set_values
from zi_docs.rujukan import Rujukan, rujukan_of

Jalur = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Ditetapkan:
    """An adopted plan, and whether its file had to change."""

    plan: Plan
    berubah: bool


def adopt(
    path: Path, nomor: str, tanggal: date, *, alasan: str | None = None, acuan: Rujukan | None = None
) -> Ditetapkan:
    """Write number and date of a decree into its plan, and the fingerprint of its wording; all or nothing.

    Doing it again with the same number and date changes nothing. With `alasan` an adopted plan is adopted anew: its
    new wording stands, and the reason stands beside it.
    Raises PlanError for what contradicts the plan, CheckError for the checker's errors, ComposeError for what is
    missing, OutputError when the file cannot be written.
    """
    semula = read_text(path)
    teks = semula.isi
    plan = make_plan(parse_yaml(teks, str(path)), path, acuan)
    _usable(nomor)
    _refuse(plan, nomor, tanggal, alasan)
    nilai: dict[Jalur, str] = {("nomor",): nomor, ("penutup", "tanggal"): tanggal.isoformat()}
    if plan.nomor == nomor and plan.penutup.tanggal == tanggal:
        nilai = {}
    teks = set_values(teks, str(path), nilai)
    baru = make_plan(parse_yaml(teks, str(path)), path, acuan)
    # at the places of the file as it stands on the disk
    require_sound(check(baru.with_source(plan.sumber) if plan.sumber else baru, acuan))
    sidik = _sidik(baru, acuan)
    if plan.penetapan and plan.penetapan.sidik == sidik:
        return Ditetapkan(plan, berubah=False)
    if plan.penetapan and not alasan:
        raise PlanError(plan.sumber.placed([changed_since(plan)]) if plan.sumber else [changed_since(plan)])
    isi: dict[Jalur, str] = {("penetapan", "sidik"): sidik}
    if alasan:
        isi["penetapan", "alasan"] = alasan
    teks = set_values(teks, str(path), isi)
    baru = make_plan(parse_yaml(teks, str(path)), path, acuan)
    replace_text(path, semula.lama, semula.coded(teks))
    return Ditetapkan(baru, berubah=True)


def _sidik(plan: Plan, acuan: Rujukan | None) -> str:
    try:
        return fingerprint(plan, acuan or rujukan_of(plan))
    except ComposeError as galat:
        raise ComposeError(plan.sumber.placed(galat.masalah) if plan.sumber else galat.masalah) from None


def _usable(nomor: str) -> None:
    try:
        TypeAdapter(Nomor).validate_python(nomor)
    except ValidationError as galat:
        satu = galat.errors()[0]
        sebab = satu.get("ctx", {}).get("error", satu["msg"])
        raise PlanError.satu(f"nomor '{nomor}' tidak dapat dipakai: {sebab}", "tulis nomornya, misalnya 7") from None


def _refuse(plan: Plan, nomor: str, tanggal: date, alasan: str | None) -> None:
    """Raise PlanError with everything in the plan that another number or date would contradict."""
    salah: list[Masalah] = []
    saran = "periksa mana yang benar; ubah plan-nya, atau ulangi dengan nomor dan tanggal yang benar"
    if plan.penetapan and alasan:
        saran = ""
    elif plan.nomor and plan.nomor != nomor:
        salah.append(Masalah(f"plan ini bernomor {plan.nomor}, bukan {nomor}", saran, jalur=("nomor",)))
    lama = plan.penutup.tanggal
    if lama and lama != tanggal and not (plan.penetapan and alasan):
        pesan = f"plan ini bertanggal {bahasa.tanggal(lama)}, bukan {bahasa.tanggal(tanggal)}"
        salah.append(Masalah(pesan, saran, jalur=("penutup", "tanggal")))
    if plan.tahun and plan.tahun != tanggal.year:
        pesan = f"tahun keputusan ini {plan.tahun}, tanggalnya {bahasa.tanggal(tanggal)}"
        salah.append(Masalah(pesan, "betulkan tanggalnya; bila tanggal itu benar, betulkan tahun", jalur=("tahun",)))
    if salah:
        raise PlanError(plan.sumber.placed(salah) if plan.sumber else salah)
