"""Every rule of the checker: its own examples, its cases, its page."""

import re
from collections import Counter
from typing import Any

import pytest

from tests.aturan import FOLDER, cases, findings_of, plan_of, replaced
from zi_docs.rujukan import rujukan
from zi_docs.rules import Rule, examine, rules

_CASES = cases()


@pytest.mark.parametrize("aturan", rules(), ids=lambda r: r.kode)
def test_bad_example_is_found_and_good_one_passes(aturan: Rule) -> None:
    """The docstring of a rule cannot lie: what it calls bad is found, what it calls good is not."""
    assert findings_of(aturan.kode, plan_of(aturan.section("Buruk")))
    assert findings_of(aturan.kode, plan_of(aturan.section("Baik"))) == []


@pytest.mark.parametrize("aturan", rules(), ids=lambda r: r.kode)
def test_rule_explains_itself(aturan: Rule) -> None:
    """A rule has a code of its part, says what is wrong, why, and from what source."""
    assert re.fullmatch(r"ZI[1-9]\d\d", aturan.kode)
    assert aturan.ringkas.endswith(".")
    assert aturan.section("Mengapa")
    assert aturan.dasar
    assert (FOLDER / f"{aturan.kode}.yaml").exists(), "near misses belong into tests/rules"


@pytest.mark.parametrize(("kode", "kasus"), _CASES, ids=[f"{kode}-{kasus['keadaan']}" for kode, kasus in _CASES])
def test_case(kode: str, kasus: dict[str, Any]) -> None:
    """A case of tests/rules is found, marked and cured as it says, or passes in silence."""
    plan = plan_of(kasus.get("plan"))
    temuan = findings_of(kode, plan)
    assert len(temuan) == int(kasus.get("temukan", 0)), temuan
    assert "diam" not in kasus or not temuan
    if "kutip" in kasus:
        assert kasus["kutip"] in {satu.kutip for satu in temuan}
    if "pesan" in kasus:
        assert any(kasus["pesan"] in satu.pesan for satu in temuan), temuan
    if "tingkat" in kasus:
        assert {satu.tingkat for satu in temuan} == {kasus["tingkat"]}
    if "menjadi" in kasus:
        baru = replaced(plan, temuan)
        assert baru == plan_of({**kasus.get("plan", {}), **kasus["menjadi"]})
        assert findings_of(kode, baru) == []


def test_codes_and_names_are_unique() -> None:
    """A code and a name mean one rule, so that a suppression is never ambiguous."""
    for nilai in ([r.kode for r in rules()], [r.nama for r in rules()]):
        assert max(Counter(nilai).values()) == 1


def test_cases_belong_to_rules() -> None:
    """No case file is left behind by a rule that is gone."""
    assert {berkas.stem for berkas in FOLDER.glob("ZI*.yaml")} <= {r.kode for r in rules()}


def test_right_plan_passes_in_silence() -> None:
    """The plan that all cases are laid over has no finding at all."""
    assert examine(plan_of(None), rujukan()) == []
