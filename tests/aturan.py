"""Cases of the checker's rules: fragments of a plan laid over a right one."""

from pathlib import Path
from typing import Any

import yaml

from zi_docs.models.plan import Plan
from zi_docs.plan.validasi import validate
from zi_docs.plan.yaml import parse_yaml
from zi_docs.rujukan import rujukan
from zi_docs.rules import Finding, examine, find_rule

FOLDER = Path(__file__).parent / "rules"
_DASAR = (FOLDER / "dasar.yaml").read_text(encoding="utf-8")


def plan_of(potongan: str | dict[str, Any] | None) -> Plan:
    """Return the right plan with some of its top-level keys replaced; YAML text or its tree."""
    isi = parse_yaml(potongan, "potongan.yaml").isi if isinstance(potongan, str) else potongan
    dasar = parse_yaml(_DASAR, "dasar.yaml").isi
    teks = yaml.safe_dump({**dasar, **(isi or {})}, allow_unicode=True, default_style='"', width=10_000)
    return validate(Plan, parse_yaml(teks, "kasus.yaml"))


def findings_of(kode: str, plan: Plan) -> list[Finding]:
    """Return what one rule finds in a plan; a rule that fails is a failure of the test."""
    aturan = find_rule(kode)
    assert aturan is not None, f"{kode} tidak ada"
    temuan = examine(plan, rujukan(), [aturan])
    assert all(satu.kode == kode for satu in temuan), temuan
    return temuan


def cases() -> list[tuple[str, dict[str, Any]]]:
    """Return every case of tests/rules with the code it is about."""
    return [
        (berkas.stem, kasus)
        for berkas in sorted(FOLDER.glob("ZI*.yaml"))
        for kasus in yaml.load(berkas.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - builds texts only
    ]


def replaced(plan: Plan, temuan: list[Finding]) -> Plan:
    """Return the plan with every safe cure applied to the value it names."""
    isi = plan.model_dump(mode="json", exclude_defaults=True)
    for satu in (f for t in temuan for f in t.perbaikan):
        isi = _put(isi, satu.jalur, satu.lama, satu.baru)
    return Plan.model_validate(isi)


def _put(isi: Any, jalur: tuple[str | int, ...], lama: str, baru: str) -> Any:  # noqa: ANN401 - any tree
    if not jalur:
        assert isi.count(lama) == 1, (isi, lama)
        return isi.replace(lama, baru)
    langkah, *sisa = jalur
    if isinstance(isi, dict) and langkah in isi:
        return {**isi, langkah: _put(isi[langkah], tuple(sisa), lama, baru)}
    if isinstance(isi, dict) and "sel" in isi:
        return {**isi, "sel": _put(isi["sel"], jalur, lama, baru)}
    if isinstance(isi, list):
        return [_put(x, tuple(sisa), lama, baru) if n == langkah else x for n, x in enumerate(isi)]
    return _put(isi, tuple(sisa), lama, baru)
