"""plan.yaml → Plan, every value with its place. What writes into a plan is imported from `perbaikan` and `ubah`."""

from zi_docs.plan.muat import Sumber, load_plan, make_plan
from zi_docs.plan.teks import read_text
from zi_docs.plan.yaml import decode, parse_yaml

__all__ = ["Sumber", "decode", "load_plan", "make_plan", "parse_yaml", "read_text"]
