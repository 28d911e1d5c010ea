"""What a careful reviewer finds in the four printed decrees, and what the checker says of it."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from zi_docs import load_plan
from zi_docs.rujukan import rujukan
from zi_docs.rules import Finding, Severity, examine, find_rule

CASES = Path(__file__).parent / "cases"
NAMES = sorted(path.parent.name for path in CASES.glob("*/cacat.yaml"))
_KUNCI = ({"cacat", "luput"}, {"cacat", "aturan", "jalur"}, {"cacat", "aturan", "jalur", "kutip"})
Tempat = tuple[str, str, str]
"""Code, place and quoted words, these in small letters."""


def defects(nama: str) -> list[dict[str, Any]]:
    """Every defect of a printed decree: printed words and what is wrong, then the rule and where, or why none."""
    isi = yaml.load((CASES / nama / "cacat.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - texts only
    return list(isi)


@cache
def findings(nama: str) -> tuple[Finding, ...]:
    """What the checker says of the plan as printed."""
    return tuple(examine(load_plan(CASES / nama / "plan.yaml"), rujukan()))


def place(satu: Finding) -> Tempat:
    """Where a finding stands, and which words it quotes."""
    return satu.kode, ".".join(map(str, satu.jalur)), satu.kutip.casefold()


def listed(nama: str) -> list[Tempat]:
    """Every place that the list says a rule reports."""
    return [
        (satu["aturan"], jalur, satu.get("kutip", "").casefold())
        for satu in defects(nama)
        if "aturan" in satu
        for jalur in ([satu["jalur"]] if isinstance(satu["jalur"], str) else satu["jalur"])
    ]


def plain(teks: str) -> str:
    """Words on one line in small letters, without the marks of italics."""
    return " ".join(teks.replace("*", "").casefold().split())


def test_all_four_originals_have_their_list() -> None:
    """Every decree that was printed has a list of its defects."""
    assert sorted(path.parent.name for path in CASES.glob("*/asli.txt")) == NAMES


@pytest.mark.parametrize("nama", NAMES)
def test_defect_stands_in_the_printed_text(nama: str) -> None:
    """The words that an entry calls wrong were printed so, and it names a rule or a reason."""
    asli = plain((CASES / nama / "asli.txt").read_text(encoding="utf-8"))
    for satu in defects(nama):
        cetak = re.match(r'"([^"]+)": .', satu["cacat"])
        assert cetak, satu
        assert plain(cetak[1]) in asli, satu
        assert satu.keys() in _KUNCI, satu
        assert find_rule(satu["aturan"]) if "aturan" in satu else satu["luput"], satu


@pytest.mark.parametrize("nama", NAMES)
def test_listed_defect_is_found(nama: str) -> None:
    """Every defect that the list says is found has a finding of that rule, at that place, on those words."""
    assert sorted(set(listed(nama)) - {place(satu) for satu in findings(nama)}) == []


@pytest.mark.parametrize("nama", NAMES)
def test_no_finding_without_a_defect(nama: str) -> None:
    """Every error and warning is about a defect that a reader found: nothing is a false alarm, nothing unlisted."""
    berat = {place(satu) for satu in findings(nama) if satu.tingkat is not Severity.CATATAN}
    assert sorted(berat - set(listed(nama))) == []


@pytest.mark.parametrize("nama", NAMES)
def test_defect_is_listed_once(nama: str) -> None:
    """No place is counted twice, unless its words stand there twice."""
    semua, ada = listed(nama), [place(satu) for satu in findings(nama)]
    assert [satu for satu in set(semua) if semua.count(satu) > ada.count(satu)] == []
