"""What cures a value of a plan: Fix."""

from typing import NamedTuple

Jalur = tuple[str | int, ...]


class Fix(NamedTuple):
    """A safe cure: `lama` becomes `baru` in the value at `jalur`, as written in the plan."""

    jalur: Jalur
    lama: str
    baru: str
