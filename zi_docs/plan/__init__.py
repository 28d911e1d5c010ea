"""plan.yaml → Plan, every value with its place; and cures written into its text."""

from zi_docs.plan.muat import Sumber, load_plan, make_plan
from zi_docs.plan.perbaikan import Tersisa, cure, widened
from zi_docs.plan.teks import read_text
from zi_docs.plan.ubah import set_values
from zi_docs.plan.yaml import decode, parse_yaml

__all__ = [
    "Sumber",
    "Tersisa",
    "cure",
    "decode",
    "load_plan",
    "make_plan",
    "parse_yaml",
    "read_text",
    "set_values",
    "widened",
]
