"""Work that makes much and throws little away goes on without the garbage collector.

Python looks through all that is alive again and again while a large table is composed, which costs more than the table,
and finds nothing: what this package makes holds no cycles, so it is freed without being looked for.
"""

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def uncollected(kerja: Callable[P, T]) -> Callable[P, T]:
    """Return the function with the collector at rest while it runs, unless it was so before."""

    @wraps(kerja)
    def rested(*args: P.args, **kwargs: P.kwargs) -> T:
        if not gc.isenabled():
            return kerja(*args, **kwargs)
        gc.disable()
        try:
            return kerja(*args, **kwargs)
        finally:
            gc.enable()

    return rested
