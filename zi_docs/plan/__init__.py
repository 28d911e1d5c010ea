"""plan.yaml → Plan, every value with its place; and cures written into its text."""

from typing import TYPE_CHECKING

from zi_docs.plan.muat import Sumber, load_plan, make_plan
from zi_docs.plan.teks import read_text
from zi_docs.plan.yaml import decode, parse_yaml

if TYPE_CHECKING:
    from zi_docs.plan.perbaikan import Tersisa, cure, widened
    from zi_docs.plan.ubah import set_values

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

_PENULIS = {"Tersisa": "perbaikan", "cure": "perbaikan", "set_values": "ubah", "widened": "perbaikan"}


def __getattr__(name: str) -> object:
    """Load what writes into a plan; reading one needs none of it."""
    from importlib import import_module

    if name not in _PENULIS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_PENULIS[name]}"), name)
