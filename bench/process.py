"""A child process, measured as the kernel counts it.

The kernel counts the memory of the parent at the start of the child as the child's own, so whoever measures imports
nothing large: everything heavy happens in children.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
COMMAND = (sys.executable, "-c", "from zi_docs.cli import main; main()")
"""`zi-docs`, started as its console script starts it."""
_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""An installed package has its bytecode; a child that may not keep any would compile the sources every time."""
_RSS_PER_MB = 2**20 if sys.platform == "darwin" else 2**10


class Usage(NamedTuple):
    """What one process took, from start to exit."""

    wall: float
    """Seconds."""
    cpu: float
    """Seconds, user and system."""
    peak: float
    """Largest resident memory in MB."""
    output: str


def run(command: Sequence[str | Path]) -> Usage:
    """Run a command in the checkout and return what it took. Raises CalledProcessError when it fails."""
    start = perf_counter()
    arguments = [str(part) for part in command]
    with subprocess.Popen(arguments, cwd=ROOT, env=_ENVIRONMENT, stdout=subprocess.PIPE, text=True) as child:
        output = child.stdout.read() if child.stdout else ""
        _, status, used = os.wait4(child.pid, 0)
        wall = perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, child.args, output)
    return Usage(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / _RSS_PER_MB, output)
