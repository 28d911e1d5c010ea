"""The checker: what a careful legal reviewer would find in a plan.

One function a rule, one module a part of the decree.

Codes: 0 the checker itself, 1 kepala, 2 Menimbang, 3 Mengingat, 4 diktum, 5 lampiran, 6 penutup, 7 bahasa, 8 data.
A code is never reused nor renumbered.
"""

from types import ModuleType

from zi_docs.rules.aturan import Finding, Fix, Remark, Rule, Severity, rule
from zi_docs.rules.mesin import examine, find_rule, rules
from zi_docs.rules.subjek import Subject, fix

__all__ = ["Finding", "Fix", "Remark", "Rule", "Severity", "Subject", "examine", "find_rule", "fix", "rule", "rules"]


def modul() -> tuple[ModuleType, ...]:
    """Return the modules that hold rules."""
    from zi_docs.rules import diktum, ejaan, kepala, lampiran, mengingat, menimbang, orang, penutup, wilayah

    return (kepala, menimbang, mengingat, diktum, lampiran, penutup, ejaan, wilayah, orang)
