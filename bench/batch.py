"""`python -m bench.batch`: a batch of many offices side by side with the peers. Linux or macOS, and no busy machine.

Documents made from plans or words in memory, and whole runs from files to files. The engines for node are measured
where node is there and `npm ci` has been run in bench/js.
"""

import argparse
import json
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import get_args

from bench.offices import Kind, office_plan
from bench.process import ROOT, Usage, run

_JS = ROOT / "bench" / "js"
_ENGINES = ("docxtemplater", "easy-template-x")
_WHOLE = ("files", "checked", "plain_validated", "plain")
_WARM = 5
"""Documents that are left out: a process is slow at first, those of node more than others."""


@dataclass(slots=True)
class Batch:
    """Seconds of CPU of a document, a round each, by who makes it; whole runs by what they do."""

    kind: str
    memory: dict[str, list[float]] = field(default_factory=dict)
    whole: dict[str, list[Usage]] = field(default_factory=dict)
    first: dict[str, list[Usage]] = field(default_factory=dict)
    """Whole runs of one document."""


def main() -> None:
    """Read the options, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m bench.batch", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="how often everything is measured (default: 5)")
    parser.add_argument("--offices", type=int, default=552, help="documents of a whole run (default: 552)")
    parser.add_argument("--some", type=int, default=100, help="documents of the other measurements (default: 100)")
    options = parser.parse_args()
    print(report_batch(measure_batch(options.rounds, options.offices, options.some), options.offices))


def measure_batch(rounds: int, offices: int, some: int) -> list[Batch]:
    """Measure batches of every kind; `some` documents where it takes long."""
    return [_measured(kind, rounds, offices if kind == "shared" else 0, some) for kind in get_args(Kind)]


def _measured(kind: Kind, rounds: int, offices: int, some: int) -> Batch:
    batch = Batch(kind)
    with TemporaryDirectory(prefix="zi-docs-bench-") as name:
        folder, number = Path(name), max(offices, some)
        for n, kode in zip(range(number), _codes(), strict=False):
            plan = office_plan(n, kode, 60, kind)
            (folder / f"plan-{n}.yaml").write_text(plan, encoding="utf-8")
        _work("prepare", folder, number)
        engines = [engine for engine in _ENGINES if shutil.which("node") and (_JS / "node_modules" / engine).is_dir()]
        for turn in range(rounds):
            for task in ("ours", "docxtpl", "limit", "limit_isal"):
                batch.memory.setdefault(task, []).append(_median(_work(task, folder, some)))
            for engine in engines if kind == "shared" else ():
                batch.memory.setdefault(engine, []).append(_median(_node(engine, folder)))
            if not turn:
                _work("same_words", folder, some)
            for task in _WHOLE if offices else ():
                batch.first.setdefault(task, []).append(_work(task, folder, 1))
            for task in _WHOLE if offices else ():
                batch.whole.setdefault(task, []).append(_work(task, folder, offices))
    return batch


def _codes() -> list[str]:
    """Return the codes of all offices; the reference data are read in a child, so that the bench itself stays small."""
    program = "from zi_docs.rujukan import rujukan; print(*sorted(s.kode for s in rujukan().semua_satker()))"
    return run([sys.executable, "-c", program]).output.split()


def _work(task: str, folder: Path, number: int) -> Usage:
    return run([sys.executable, "-m", "bench.batch_worker", task, folder, str(number)])


def _node(engine: str, folder: Path) -> Usage:
    return run(["node", _JS / "run.js", engine, folder / "peer.docx", folder / "peer.json", folder])


def _median(used: Usage) -> float:
    times: list[float] = json.loads(used.output)
    return median(times[_WARM:])


def report_batch(batches: Sequence[Batch], offices: int) -> str:
    """Return the tables of all batches."""
    return "\n".join(
        line for batch in batches for line in (*_memory(batch), *_whole(batch.whole, offices), *_whole(batch.first, 1))
    )


def _memory(batch: Batch) -> Iterator[str]:
    yield f"\nCells {batch.kind}: plans or words in memory to a file, CPU ms a document; how often ours goes into it"
    ours = batch.memory["ours"]
    for name, times in batch.memory.items():
        yield f"{name:18}{median(times) * 1000:9.2f} {_range(times, 1000):>14}  {_ratio(times, ours)}"


def _whole(runs: dict[str, list[Usage]], offices: int) -> Iterator[str]:
    if not runs:
        return
    yield f"\nWhole process, files to files ({offices}): CPU s, wall s, peak MB; how often it goes into plain_validated"
    plain = [used.cpu for used in runs["plain_validated"]]
    for name, used in runs.items():
        cpu, peak = [satu.cpu for satu in used], max(satu.peak for satu in used)
        wall = median(satu.wall for satu in used)
        yield f"{name:18}{median(cpu):9.2f} {_range(cpu, 1):>14}{wall:9.2f}{peak:7.0f}  {_ratio(plain, cpu)}"


def _ratio(theirs: Sequence[float], ours: Sequence[float]) -> str:
    ratios = [a / b for a, b in zip(theirs, ours, strict=True)]
    return f"{median(ratios):.2f} ({min(ratios):.2f}-{max(ratios):.2f})"


def _range(values: Sequence[float], scale: float) -> str:
    return f"({min(values) * scale:.2f}-{max(values) * scale:.2f})"


if __name__ == "__main__":
    main()
