"""A plan → the file set of its meeting: invitation, attendance list, minutes, comparison, rancangan with remarks."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from zi_docs import bahasa
from zi_docs.compose import Bacaan, compose, read
from zi_docs.compose.pleno import PenyusunRapat
from zi_docs.compose.teks import literal
from zi_docs.docx import Asal, Komentar, Letak, annotate, assemble
from zi_docs.errors import ComposeError, DataError, Masalah, PlanError, TemplateError
from zi_docs.models.bentuk import Bentuk, JenisRapat
from zi_docs.models.naskah import NaskahRapat
from zi_docs.models.plan import Plan
from zi_docs.mutasi import compare
from zi_docs.pipeline import check, file_name, plan_hash, render
from zi_docs.plan import load_plan
from zi_docs.rujukan import Rujukan, rujukan_of
from zi_docs.rules import Finding
from zi_docs.versi import engine_version

PENULIS = "zi-docs"
_TERDEKAT = 8
"""Values under one key that are tried as the place of a remark."""
_DI_KEPALA = ("kop", "judul", "nomor", "pejabat", "memutuskan", "menetapkan")
_DI_PENUTUP = ("jabatan", "ttd", "pengantar_salinan", "unit_salinan")
"""Sentences of the office's own that stand in the head of a decree, and those that stand at its end."""
Jalur = tuple[str | int, ...]
Beda = tuple[str, str, str, str]


class Berkas(NamedTuple):
    """A file of the set: its name, its bytes, what it is."""

    nama: str
    isi: bytes
    jenis: str


class Rapat(NamedTuple):
    """The files of a meeting, and what the checker says in the rancangan."""

    berkas: tuple[Berkas, ...]
    temuan: tuple[Finding, ...]


def meeting(plan: Plan, acuan: Rujukan | None = None) -> Rapat:
    """Return the files for the meeting of a plan; same plan, same bytes.

    A plan that amends another gets the comparison too. Raises PlanError for a decree that no meeting decides on,
    ComposeError for a list of officials that makes no meeting, TemplateError for a template that cannot be used.
    """
    acuan = acuan or rujukan_of(plan)
    _refuse(plan)
    try:
        naskah: list[NaskahRapat] = [*PenyusunRapat(_with_officials(plan, acuan), acuan).meeting()]
        if plan.mengubah:
            naskah.append(PenyusunRapat(plan, acuan).comparison(_differences(plan, acuan)))
    except ComposeError as galat:
        raise ComposeError(plan.sumber.placed(galat.masalah) if plan.sumber else galat.masalah) from None
    temuan = tuple(check(plan, acuan))
    return Rapat((*(_made(plan, acuan, satu) for satu in naskah), annotated(plan, temuan, acuan)), temuan)


def document(plan: Plan, jenis: JenisRapat, acuan: Rujukan | None = None) -> Berkas:
    """Return one file of the set alone; raises what `meeting` raises, PlanError for a comparison with nothing."""
    acuan = acuan or rujukan_of(plan)
    penyusun = PenyusunRapat(_with_officials(plan, acuan), acuan)
    if jenis is JenisRapat.PERBANDINGAN:
        return _made(plan, acuan, penyusun.comparison(_differences(plan, acuan)))
    return _made(plan, acuan, next(satu for satu in penyusun.meeting() if satu.bentuk is jenis))


def comparison(plan: Plan, beda: Sequence[Beda], acuan: Rujukan | None = None) -> Berkas:
    """Return the table of what an amendment changes, for a plan that need not be on the disk yet."""
    acuan = acuan or rujukan_of(plan)
    return _made(plan, acuan, PenyusunRapat(plan, acuan).comparison(beda))


def annotated(plan: Plan, temuan: Sequence[Finding], acuan: Rujukan | None = None) -> Berkas:
    """Return the rancangan with each finding as a comment at the words that it concerns."""
    acuan = acuan or rujukan_of(plan)
    dokumen = render(plan, Bentuk.RANCANGAN, acuan)
    tempat = _places(plan, acuan)
    komentar = [Komentar(tuple(_near(satu, tempat)), satu.kutip, tuple(_remark(satu))) for satu in temuan]
    return Berkas(dokumen.nama, annotate(dokumen.isi, komentar, PENULIS), "rancangan")


def before(plan: Plan) -> Plan | None:
    """Return the plan that a plan amends. Raises PlanError when that link of the chain is missing."""
    if plan.mengubah is None:
        return None
    asal = plan.folder / plan.mengubah.plan
    try:
        return load_plan(asal)
    except PlanError as galat:
        pesan = f"plan asal perubahan ini tidak terbaca: {asal} ({galat.masalah[0].pesan})"
        salah = Masalah(pesan, "perbaiki mengubah.plan", jalur=("mengubah", "plan"))
        raise PlanError(plan.sumber.placed([salah]) if plan.sumber else [salah]) from None


def _with_officials(plan: Plan, acuan: Rujukan) -> Plan:
    """Return an amending plan that lists no officials with those of the plan that it amends, as these are printed."""
    semula = None if plan.pejabat else before(plan)
    if semula is None:
        return plan
    semula = _with_officials(semula, acuan)
    teks = {satu.jalur: satu.polos for satu in read(semula, acuan).teks}
    pejabat = (
        satu.model_copy(
            update={"jabatan": tuple(literal(teks["pejabat", n, "jabatan", m]) for m in range(len(satu.jabatan)))}
        )
        for n, satu in enumerate(semula.pejabat)
    )
    return plan.model_copy(update={"pejabat": tuple(pejabat)})


def _refuse(plan: Plan) -> None:
    salah: list[Masalah] = []
    rapat, ditetapkan = plan.pleno and plan.pleno.tanggal, plan.penutup.tanggal
    if plan.jenis == "sekretaris":
        pesan = "keputusan Sekretaris tidak diputuskan dalam rapat pleno"
        salah.append(Masalah(pesan, "hapus pleno, atau ubah jenis", jalur=("jenis",)))
    if rapat and ditetapkan and rapat > ditetapkan:
        pesan = f"rapat pleno tanggal {bahasa.tanggal(rapat)} sesudah penetapan tanggal {bahasa.tanggal(ditetapkan)}"
        salah.append(Masalah(pesan, "perbaiki salah satu tanggalnya", jalur=("pleno", "tanggal")))
    if salah:
        raise PlanError(plan.sumber.placed(salah) if plan.sumber else salah)


def _differences(plan: Plan, acuan: Rujukan) -> list[Beda]:
    semula = before(plan)
    return [] if semula is None else [*compare(plan, semula, acuan)]


def _made(plan: Plan, acuan: Rujukan, naskah: NaskahRapat) -> Berkas:
    pokok = file_name(plan, Bentuk.RANCANGAN, acuan).removesuffix("_Rancangan.docx")
    nama = f"{pokok}_{naskah.bentuk.title().replace(' ', '-')}.docx"
    try:
        return Berkas(nama, assemble(naskah, plan.folder, Asal(plan_hash(plan), engine_version())), naskah.bentuk)
    except TemplateError as galat:
        if plan.sumber and galat.jalur:
            raise TemplateError(f"{plan.sumber.tempat(galat.jalur)}: {galat}") from None
        raise


def _remark(satu: Finding) -> Iterator[str]:
    yield f"{satu.sebutan} ({satu.tingkat})"
    yield _sentence(satu.pesan)
    if satu.saran:
        yield f"Saran: {_sentence(satu.saran)}"
    if satu.dasar:
        yield f"Dasar: {_sentence(satu.dasar)}"


def _sentence(teks: str) -> str:
    return f"{teks[:1].upper()}{teks[1:]}{'' if teks.endswith(('.', '?', '!')) else '.'}"


def _places(plan: Plan, acuan: Rujukan) -> dict[Jalur, list[Letak]]:
    """Return where the values of a plan are printed, under their path and every path above it."""
    hasil: dict[Jalur, list[Letak]] = defaultdict(list)
    kali: dict[tuple[int, str], int] = defaultdict(int)
    try:
        bacaan = read(plan, acuan)
        jangkar = [*_printed(bacaan), *_fixed(plan, acuan)]
    except (ComposeError, DataError):
        return hasil
    for jalur, teks in jangkar:
        bagian = int(jalur[1]) + 1 if jalur[0] == "lampiran" and len(jalur) > 1 else 0
        letak = Letak(bagian, teks, kali[bagian, teks])
        kali[bagian, teks] += 1
        for panjang in range(len(jalur) + 1):
            if len(hasil[jalur[:panjang]]) < _TERDEKAT:
                hasil[jalur[:panjang]].append(letak)
    return hasil


def _printed(bacaan: Bacaan) -> Iterator[tuple[Jalur, str]]:
    for satu in bacaan.teks:
        if satu.polos.strip():
            yield satu.jalur, satu.polos


def _fixed(plan: Plan, acuan: Rujukan) -> Iterator[tuple[Jalur, str]]:
    """Yield where the facts stand that are no sentences of their own."""
    naskah = compose(plan, acuan, Bentuk.RANCANGAN)
    yield ("nomor",), naskah.nomor.polos
    yield ("tahun",), naskah.nomor.polos
    yield ("satker",), naskah.kop.polos
    yield ("jenis",), naskah.judul.polos
    yield ("penutup", "tempat"), naskah.penutup.tempat.polos
    yield ("penutup", "tanggal"), naskah.penutup.tanggal.polos
    for kunci in (("penutup", "penanda_tangan"), ("penutup", "pengesah"), *(("redaksi", x) for x in _DI_PENUTUP)):
        yield kunci, naskah.penutup.jabatan.polos
    for nama in _DI_KEPALA:
        yield ("redaksi", nama), getattr(naskah, nama).polos
    yield ("redaksi", "ditetapkan"), naskah.penutup.tempat.polos
    yield ("redaksi", "tanggal"), naskah.penutup.tanggal.polos
    for n, satu in enumerate(naskah.lampiran):
        yield ("lampiran", n), satu.judul.polos


def _near(temuan: Finding, tempat: dict[Jalur, list[Letak]]) -> Iterator[Letak]:
    """Yield the places of what a finding is about, then of its neighbours, nearest first; the title last."""
    for panjang in range(len(temuan.jalur), 0, -1):
        for satu in tempat.get(temuan.jalur[:panjang], ()):
            yield satu._replace(teks=_line(satu.teks, temuan.kutip))
    yield from tempat.get(("tentang",), ())


def _line(teks: str, kutip: str) -> str:
    """Return the line that holds the quoted words, since in a cell each line is a paragraph."""
    return next((satu for satu in teks.split("\n") if kutip and kutip in satu), teks)
