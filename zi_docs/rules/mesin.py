"""The engine: every rule on one decree, then what the plan suppresses; a rule that fails reports itself."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from zi_docs.compose import compose, read
from zi_docs.errors import ComposeError
from zi_docs.models.bentuk import Bentuk
from zi_docs.models.plan import Pengabaian, Plan
from zi_docs.rujukan import Rujukan
from zi_docs.rules.aturan import Finding, Rule, Severity
from zi_docs.rules.subjek import Subject

_PER_ATURAN = 100
"""More findings of one rule than this are noise; what is left out is said."""


@cache
def rules() -> tuple[Rule, ...]:
    """Return every rule in the order of codes."""
    from zi_docs.rules import modul

    semua = {satu.kode: satu for m in modul() for satu in vars(m).values() if isinstance(satu, Rule)}
    return tuple(semua[kode] for kode in sorted(semua))


def find_rule(nama: str) -> Rule | None:
    """Return the rule of a code or a name, in any letter case."""
    kunci = nama.strip().casefold()
    return next((r for r in rules() if kunci in {r.kode.casefold(), r.nama}), None)


def examine(plan: Plan, rujukan: Rujukan, aturan: Sequence[Rule] | None = None) -> list[Finding]:
    """Return what the rules find in a plan, in the order of the decree's codes; never raises.

    With `aturan` only those rules run, and what the plan suppresses is not judged.
    """
    try:
        subject = Subject(read(plan, rujukan), rujukan)
        if plan.sumber is None:
            compose(plan, rujukan, Bentuk.RANCANGAN)  # a plan from a file was tried when it was read
    except ComposeError as galat:
        return [_broken(m.pesan, m.saran, m.jalur, m.nilai) for m in galat.masalah]
    temuan = [satu for r in aturan or rules() for satu in _run(r, subject)]
    if aturan is not None:
        return temuan
    return [*_without(temuan, plan.abaikan), *_suppressions(temuan, plan.abaikan)]


def _broken(pesan: str, saran: str, jalur: tuple[str | int, ...], nilai: str) -> Finding:
    return Finding("ZI000", "plan-tidak-dapat-disusun", Severity.GALAT, pesan, saran, jalur, nilai)


def _run(aturan: Rule, subject: Subject) -> Iterator[Finding]:
    jumlah = 0
    try:
        for catatan in aturan.periksa(subject):
            jumlah += 1
            if jumlah > _PER_ATURAN:
                continue
            yield Finding(
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
    except Exception as galat:  # noqa: BLE001 - one rule's fault must not hide what the others find
        pesan = f"aturan {aturan.kode} gagal pada plan ini ({type(galat).__name__}: {galat}); aturan lain tetap jalan"
        yield Finding("ZI001", "aturan-gagal", Severity.CATATAN, pesan, "laporkan bersama plan-nya")
    if jumlah > _PER_ATURAN:
        pesan = f"dan {jumlah - _PER_ATURAN} temuan {aturan.kode} lagi"
        yield Finding(aturan.kode, aturan.nama, aturan.tingkat, pesan)


def _without(temuan: Iterable[Finding], abaikan: Sequence[Pengabaian]) -> list[Finding]:
    return [satu for satu in temuan if not any(_covers(a, satu) for a in abaikan)]


def _covers(abai: Pengabaian, satu: Finding) -> bool:
    if abai.aturan.casefold() not in {satu.kode.casefold(), satu.nama}:
        return False
    return abai.teks is None or abai.teks.casefold() in f"{satu.kutip}\n{satu.pesan}".casefold()


def _suppressions(temuan: Sequence[Finding], abaikan: Sequence[Pengabaian]) -> Iterator[Finding]:
    """Yield what is wrong with the suppressions themselves."""
    for n, abai in enumerate(abaikan):
        ada = find_rule(abai.aturan)
        if ada is None:
            pesan = f"aturan '{abai.aturan}' tidak ada"
            saran = "lihat daftarnya dengan zi-docs explain"
            dasar = Finding("ZI002", "pengabaian-aturan-tak-dikenal", Severity.PERINGATAN, pesan, saran)
        elif not any(_covers(abai, satu) for satu in temuan):
            pesan = f"pengabaian {ada.kode} ({ada.nama}) tidak menutupi temuan apa pun"
            dasar = Finding("ZI003", "pengabaian-tak-terpakai", Severity.PERINGATAN, pesan, "hapus pengabaian ini")
        else:
            continue
        yield replace(dasar, jalur=("abaikan", n, "aturan"), kutip=abai.aturan)
