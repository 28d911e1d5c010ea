"""The engine: every rule on one decree, then what the plan suppresses; a rule that fails reports itself."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from zi_docs.compose import compose, read
from zi_docs.errors import ComposeError, DataError, Masalah
from zi_docs.models.bentuk import Bentuk
from zi_docs.models.plan import Pengabaian, Plan
from zi_docs.rujukan import Rujukan
from zi_docs.rules import bawaan
from zi_docs.rules.asal import span
from zi_docs.rules.aturan import Finding, Jalur, Remark, Rule, Severity
from zi_docs.rules.ingatan import Ingatan
from zi_docs.rules.subjek import Subject

_PER_ATURAN = 100
"""More findings of one rule than this are noise; what is left out is said."""


@cache
def rules() -> tuple[Rule, ...]:
    """Return every rule in the order of codes."""
    from zi_docs.rules import modul

    semua = {satu.kode: satu for m in modul() for satu in vars(m).values() if isinstance(satu, Rule)}
    return tuple(semua[kode] for kode in sorted(semua))


@cache
def own_pages() -> tuple[Rule, ...]:
    """Return what the checker says on its own account, as rules that are never run: codes ZI000 and up."""
    semua = {satu.kode: satu for satu in vars(bawaan).values() if isinstance(satu, Rule)}
    return tuple(semua[kode] for kode in sorted(semua))


def find_rule(nama: str) -> Rule | None:
    """Return the rule of a code or a name, in any letter case."""
    return _named(nama, rules())


def find_page(nama: str) -> Rule | None:
    """Return what can be explained under a code or a name: a rule, or what the checker says itself."""
    return _named(nama, (*own_pages(), *rules()))


def _named(nama: str, aturan: Iterable[Rule]) -> Rule | None:
    kunci = nama.strip().casefold()
    return next((r for r in aturan if kunci in {r.kode.casefold(), r.nama}), None)


def finding_of(aturan: Rule, masalah: Masalah, tingkat: Severity | None = None) -> Finding:
    """Return a problem that was met elsewhere as a finding of a rule."""
    return Finding(
        aturan.kode,
        aturan.nama,
        tingkat or aturan.tingkat,
        masalah.pesan,
        masalah.saran,
        masalah.jalur,
        masalah.nilai,
        masalah.tempat,
    )


def examine(plan: Plan, rujukan: Rujukan, aturan: Sequence[Rule] | None = None) -> list[Finding]:
    """Return what the rules find in a plan, in the order of the decree's codes; never raises.

    With `aturan` only those rules run, and what the plan suppresses is not judged.
    """
    try:
        subject = Subject(read(plan, rujukan), rujukan)
        catatan = _notices(plan, rujukan) if aturan is None else []
    except ComposeError as galat:
        return [finding_of(bawaan.plan_tidak_sah, satu) for satu in galat.masalah]
    except DataError as galat:
        return [finding_of(bawaan.plan_tidak_sah, Masalah(galat.pesan, galat.saran, galat.tempat))]
    except Exception as galat:  # noqa: BLE001 - nothing was checked, and silence would read as "all is well"
        return [finding_of(bawaan.aturan_gagal, _failed("pemeriksaan", galat), Severity.GALAT)]
    ingatan = Ingatan(rules() if aturan is None else (), subject)
    temuan = [satu for r in (rules() if aturan is None else aturan) if ingatan.speaks(r) for satu in _found(r, ingatan)]
    if aturan is None:
        temuan += [satu for satu in catatan if not any(_same_spot(satu, lain) for lain in temuan)]
        temuan = [*_without(temuan, plan.abaikan), *_suppressions(temuan, plan.abaikan)]
    return list(_anchored(temuan, subject))


def _same_spot(catatan: Finding, temuan: Finding) -> bool:
    return bool(catatan.jalur) and temuan.jalur[: len(catatan.jalur)] == catatan.jalur


def _notices(plan: Plan, rujukan: Rujukan) -> list[Finding]:
    """Return what was noticed while the plan was read and composed; a plan from a file was composed by then."""
    sumber = plan.sumber
    disusun = sumber.penyusunan if sumber else compose(plan, rujukan, Bentuk.RANCANGAN).catatan
    dibaca = [
        finding_of(bawaan.catatan_pembacaan, satu, Severity.PERINGATAN if satu.saran else None)
        for satu in (sumber.catatan if sumber else ())
    ]
    return [*dibaca, *(finding_of(bawaan.catatan_penyusunan, satu) for satu in disusun)]


def _failed(apa: str, galat: Exception) -> Masalah:
    pesan = f"{apa} gagal pada plan ini ({type(galat).__name__}: {galat})"
    return Masalah(pesan, "plan-nya tidak salah; laporkan bersama plan ini")


def _found(aturan: Rule, ingatan: Ingatan) -> list[Finding]:
    catatan: list[Remark] = []
    gagal: list[Finding] = []
    try:
        for satu in ingatan.remarks(aturan):
            catatan.append(satu)  # noqa: PERF402 - what was found before the rule failed is told too
    except Exception as galat:  # noqa: BLE001 - one rule's fault must not hide what the others find
        gagal = [finding_of(bawaan.aturan_gagal, _failed(f"aturan {aturan.kode} ({aturan.nama})", galat))]
    hasil = [_finding(aturan, satu) for satu in catatan[:_PER_ATURAN]] if catatan else []
    if len(catatan) > _PER_ATURAN:
        pesan = f"dan {len(catatan) - _PER_ATURAN} temuan {aturan.kode} lagi, tidak ditampilkan"
        gagal.append(Finding(aturan.kode, aturan.nama, aturan.tingkat, pesan, jalur=hasil[-1].jalur))
    return [*hasil, *gagal]


def _finding(aturan: Rule, catatan: Remark) -> Finding:
    return Finding(
        aturan.kode,
        aturan.nama,
        catatan.tingkat or aturan.tingkat,
        catatan.pesan,
        catatan.saran,
        catatan.jalur,
        catatan.kutip,
        perbaikan=catatan.perbaikan,
        dasar=aturan.dasar if aturan.pasti else f"{aturan.dasar} (belum pasti)",
    )


def _anchored(temuan: Iterable[Finding], subject: Subject) -> Iterator[Finding]:
    """Yield the findings with where their quoted words stand; the same words quoted again stand further on."""
    ke: Counter[tuple[str, Jalur, str]] = Counter()
    for satu in temuan:
        kunci = satu.kode, satu.jalur, satu.kutip
        teks = subject.text(satu.jalur) if satu.kutip else None
        if teks is None or teks.baku:
            yield satu
            continue
        yield replace(satu, bentang=span(teks.mentah, subject.fakta, satu.kutip, ke[kunci]))
        ke[kunci] += 1


def _without(temuan: Iterable[Finding], abaikan: Sequence[Pengabaian]) -> list[Finding]:
    return [satu for satu in temuan if not any(_covers(a, satu) for a in abaikan)]


def _covers(abai: Pengabaian, satu: Finding) -> bool:
    if abai.aturan.strip().casefold() not in {satu.kode.casefold(), satu.nama}:
        return False
    return abai.teks is None or abai.teks.casefold() in f"{satu.kutip}\n{satu.pesan}".casefold()


def _suppressions(temuan: Sequence[Finding], abaikan: Sequence[Pengabaian]) -> Iterator[Finding]:
    """Yield what is wrong with the suppressions themselves."""
    for n, abai in enumerate(abaikan):
        jalur = ("abaikan", n, "aturan")
        ada = find_page(abai.aturan)
        if ada is None:
            pesan = f"aturan '{abai.aturan}' tidak ada"
            saran = "lihat daftarnya dengan zi-docs explain"
            yield finding_of(
                bawaan.pengabaian_aturan_tak_dikenal, Masalah(pesan, saran, jalur=jalur, nilai=abai.aturan)
            )
        elif not any(_covers(abai, satu) for satu in temuan):
            pesan = f"pengabaian {ada.kode} ({ada.nama}) tidak menutupi temuan apa pun"
            saran = "hapus pengabaian ini"
            yield finding_of(bawaan.pengabaian_tak_terpakai, Masalah(pesan, saran, jalur=jalur, nilai=abai.aturan))
