"""The checker: what a careful legal reviewer would find in a plan.

One function a rule, one module a part of the decree.

Codes: 0 the checker itself, 1 kepala, 2 Menimbang, 3 Mengingat, 4 diktum, 5 lampiran, 6 penutup, 7 bahasa, 8 data.
A code is never reused nor renumbered.
"""

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from zi_docs.rules.aturan import Finding, Fix, Remark, Rule, Severity, rule
from zi_docs.rules.mesin import examine, find_page, find_rule, finding_of, own_pages, rules
from zi_docs.rules.subjek import Subject, fix

__all__ = [
    "Finding",
    "Fix",
    "Remark",
    "Rule",
    "Severity",
    "Subject",
    "examine",
    "find_page",
    "find_rule",
    "finding_of",
    "fix",
    "own_pages",
    "rule",
    "rules",
]


BAGIAN = {
    "0": "Pemeriksa sendiri",
    "1": "Kepala keputusan",
    "2": "Menimbang",
    "3": "Mengingat",
    "4": "Diktum",
    "5": "Lampiran",
    "6": "Penutup",
    "7": "Bahasa",
    "8": "Data: wilayah, orang, tanggal",
}
"""What the first digit of a code stands for."""


def modul() -> tuple[ModuleType, ...]:
    """Return the modules of this package; a rule needs no other place to be registered than its own module."""
    return tuple(import_module(f"{__name__}.{satu.name}") for satu in iter_modules(__path__) if satu.name != "bawaan")
