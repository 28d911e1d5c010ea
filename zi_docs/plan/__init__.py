"""plan.yaml → Plan, every value with its place."""

from zi_docs.plan.muat import Sumber, load_plan

__all__ = ["Sumber", "load_plan"]
