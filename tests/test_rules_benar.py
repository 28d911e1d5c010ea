"""Correct decrees of every kind: the checker passes them in silence, and they render."""

from pathlib import Path

import pytest

from zi_docs import Bentuk, Severity, check, load_plan, render
from zi_docs.rujukan import rujukan_of
from zi_docs.rules import Finding, examine, rules

ROOT = Path(__file__).parents[1]
BENAR = sorted((ROOT / "tests" / "benar").glob("*.yaml"))
BERCACAT = sorted((ROOT / "tests" / "cases").glob("*/plan.yaml"))


def by_rule(temuan: list[Finding]) -> list[Finding]:
    """What rules find, in an order that does not depend on how they were asked."""
    milik = {satu.kode for satu in rules()}
    return sorted((x for x in temuan if x.kode in milik), key=lambda x: (x.kode, str(x.jalur), x.pesan, x.kutip))


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
