"""`python -m bench`: measure, then print tables or JSON. Needs Linux or macOS, and a machine that is not busy."""

import argparse
import json
import os
import platform
from datetime import date
from importlib.metadata import version

from bench.report import report
from bench.runs import measure


def main() -> None:
    """Read the options, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--json", action="store_true", help="all rounds as JSON, in seconds, MB and bytes")
    parser.add_argument("--rounds", type=_positive, default=5, help="how often everything is measured (default: 5)")
    parser.add_argument("--rows", type=_positive, nargs="+", default=[60, 600, 6000], help="sizes of the annex table")
    options = parser.parse_args()
    results = measure(sorted(set(options.rows)), options.rounds)
    if options.json:
        print(json.dumps({"machine": _machine(), **results.as_json()}, indent=2))
    else:
        print(f"{_machine()}; median of {options.rounds} rounds\n\n{report(results)}")


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is not 1 or more")
    return number


def _machine() -> str:
    python, libraries = platform.python_version(), [f"{name} {version(name)}" for name in ("docxtpl", "pydantic")]
    system = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    return f"{date.today().isoformat()}, {system}, Python {python}, {', '.join(libraries)}"  # noqa: DTZ011 - of here


if __name__ == "__main__":
    main()
