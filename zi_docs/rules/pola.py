"""Patterns that are compiled when they are first looked for: most plans need few of them, and all take long."""

import re
from functools import cached_property
from typing import Any, cast


class _Pola:
    """Stands for a pattern until something is asked of it."""

    def __init__(self, pola: str, tanda: int) -> None:
        self._sumber = pola, tanda

    def __getattr__(self, nama: str) -> Any:  # noqa: ANN401 - whatever the pattern has
        hasil = getattr(self._jadi, nama)
        setattr(self, nama, hasil)  # from then on it costs what that of a pattern costs
        return hasil

    @cached_property
    def _jadi(self) -> re.Pattern[str]:
        return re.compile(*self._sumber)


def pattern(pola: str, tanda: int = 0) -> re.Pattern[str]:
    """Return what `re.compile` does, compiled at its first use."""
    return cast("re.Pattern[str]", _Pola(pola, tanda))
