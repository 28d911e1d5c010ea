"""Correct decrees of every kind: the checker passes them in silence, and they render; memory changes no finding."""

import subprocess
import sys
from pathlib import Path

import pytest

from zi_docs import Bentuk, Plan, Severity, check, load_plan, render
from zi_docs.compose import read
from zi_docs.models.satker import AcuanSatker
from zi_docs.rujukan import rujukan_of
from zi_docs.rules import Finding, examine, rules
from zi_docs.rules.ingatan import pieces
from zi_docs.rules.subjek import Subject

ROOT = Path(__file__).parents[1]
BENAR = sorted((ROOT / "tests" / "benar").glob("*.yaml"))
BERCACAT = sorted((ROOT / "tests" / "cases").glob("*/plan.yaml"))
CONTOH = sorted((ROOT / "contoh").glob("*.yaml"))
KANTOR = ("11", "1105", "3171", "3305", "3374", "6408", "9203")
SENDIRI = """
import sys
from pathlib import Path
from tests.test_rules_benar import in_office
from zi_docs import load_plan
from zi_docs.rujukan import rujukan_of
from zi_docs.rules import examine
plan = in_office(load_plan(Path(sys.argv[1])), sys.argv[2])
print(*examine(plan, rujukan_of(plan)), sep="\\n")
"""


def by_rule(temuan: list[Finding]) -> list[Finding]:
    """What rules find, in an order that does not depend on how they were asked."""
    milik = {satu.kode for satu in rules()}
    return sorted((x for x in temuan if x.kode in milik), key=lambda x: (x.kode, str(x.jalur), x.pesan, x.kutip))


def subject_of(berkas: Path) -> Subject:
    """The decree of a plan as rules see it."""
    plan = load_plan(berkas)
    acuan = rujukan_of(plan)
    return Subject(read(plan, acuan), acuan)


@pytest.mark.parametrize("berkas", BENAR, ids=lambda b: b.stem)
def test_correct_decree_passes_in_silence(berkas: Path) -> None:
    """A correct decree has no finding, and what its plan sets aside with a reason are notices only."""
    plan = load_plan(berkas)
    assert check(plan) == []
    diabaikan = check(plan.model_copy(update={"abaikan": ()}))
    assert {satu.tingkat for satu in diabaikan} <= {Severity.CATATAN}, diabaikan


@pytest.mark.parametrize("berkas", BENAR, ids=lambda b: b.stem)
def test_correct_decree_renders(berkas: Path) -> None:
    """It renders as asli where its number is known, else as rancangan."""
    plan = load_plan(berkas)
    assert render(plan).bentuk is (Bentuk.ASLI if plan.nomor else Bentuk.RANCANGAN)


@pytest.mark.parametrize("berkas", BERCACAT, ids=lambda b: b.parent.name)
def test_texts_seen_before_change_nothing(berkas: Path) -> None:
    """A decree whose texts were met in another one has the same findings as if each rule looked at it alone."""
    plan = load_plan(berkas).model_copy(update={"abaikan": ()})
    acuan = rujukan_of(plan)
    examine(plan.model_copy(update={"nomor": "99"}), acuan)
    assert by_rule(examine(plan, acuan)) == by_rule(examine(plan, acuan, rules()))


def in_office(plan: Plan, kode: str) -> Plan:
    """The same decree of another office; its annexes are the same objects, as in a batch."""
    return plan.model_copy(update={"satker": AcuanSatker(kode=kode), "nomor": kode})


@pytest.mark.parametrize("berkas", [*BERCACAT, *CONTOH], ids=lambda b: f"{b.parent.name}-{b.stem}")
def test_other_offices_change_nothing(berkas: Path) -> None:
    """The plans of a batch have the findings that each rule has when it looks at the whole plan itself."""
    plan = load_plan(berkas).model_copy(update={"abaikan": ()})
    acuan = rujukan_of(plan)
    for kode in KANTOR:
        kantor = in_office(plan, kode)
        assert by_rule(examine(kantor, acuan)) == by_rule(examine(kantor, acuan, rules())), kode


@pytest.mark.parametrize("kode", KANTOR[:3])
def test_fresh_process_finds_the_same(kode: str) -> None:
    """What a process says of an office after many others is what a new process says of it first."""
    berkas = ROOT / "tests" / "cases" / "kutai-timur" / "plan.yaml"
    plan = load_plan(berkas)
    for lain in (*KANTOR, kode):
        temuan = examine(in_office(plan, lain), rujukan_of(plan))
    perintah = [sys.executable, "-c", SENDIRI, str(berkas), kode]
    keluar = subprocess.run(perintah, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert keluar.splitlines() == [str(satu) for satu in temuan]


@pytest.mark.parametrize("berkas", [*BERCACAT, *CONTOH], ids=lambda b: f"{b.parent.name}-{b.stem}")
def test_local_rules_look_at_one_piece(berkas: Path) -> None:
    """A rule that calls itself local says the same of every cell and text alone as of all together."""
    subject = subject_of(berkas)
    keping = [subject.only(satu.teks) for satu in pieces(subject)]
    for aturan in (satu for satu in rules() if satu.lokal):
        sendiri = [catatan for satu in keping for catatan in aturan.periksa(satu)]
        assert sorted(map(str, sendiri)) == sorted(map(str, aturan.periksa(subject))), aturan.kode


@pytest.mark.parametrize("berkas", [*BERCACAT, *CONTOH], ids=lambda b: f"{b.parent.name}-{b.stem}")
def test_rules_need_the_texts_that_they_ask_for(berkas: Path) -> None:
    """A rule that asks for some texts finds in them, asked for one by one, what it finds in the whole decree."""
    subject = subject_of(berkas)
    keping = [subject.only(satu.teks) for satu in pieces(subject)]
    for aturan in rules():
        if aturan.pada:
            diminta = [teks for satu in keping for teks in aturan.pada(satu)]
            assert [*aturan.periksa(subject.pick(diminta))] == [*aturan.periksa(subject)], aturan.kode


def test_order_of_a_batch_changes_nothing() -> None:
    """Each plan of a batch has the same findings in the same order, whatever was checked before it."""
    semua = [in_office(load_plan(berkas), kode) for berkas in (*BERCACAT, *BENAR[:4]) for kode in KANTOR[2:5]]
    temuan = [check(plan) for plan in semua]
    assert [check(plan) for plan in reversed(semua)] == temuan[::-1]
    acak = sorted(range(len(semua)), key=lambda n: (n * 7 % 10, n))
    assert [check(semua[n]) for n in acak] == [temuan[n] for n in acak]
