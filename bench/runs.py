"""Every measurement of the bench, each in a process of its own; what is compared runs in turns."""

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from bench.process import COMMAND, ROOT, Usage, run
from bench.workload import plan

COMPARED = 6000
"""More rows than this are not made the ordinary way: nothing new to learn, and slow."""
_ROWS_PER_CHILD = 1800
"""So many rows are set within one child, in as many documents as that takes, but never in a first one alone."""


@dataclass(slots=True)
class Whole:
    """A whole process, start and exit included; seconds and MB, one number a round."""

    name: str
    rows: int = 0
    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    peak: list[float] = field(default_factory=list)
    size: int = 0
    """Bytes of the DOCX, 0 where none is made."""

    def add(self, used: Usage) -> None:
        """Add a round."""
        self.wall.append(used.wall)
        self.cpu.append(used.cpu)
        self.peak.append(used.peak)


@dataclass(slots=True)
class Stages:
    """The stages of a document within a process: CPU seconds, one number a round."""

    rows: int
    first: dict[str, list[float]] = field(default_factory=dict)
    """The first document of the process: reference data and templates are read and compiled."""
    next: dict[str, list[float]] = field(default_factory=dict)
    """The median of those after it."""

    def add(self, times: dict[str, list[float]]) -> None:
        """Add a round."""
        for stage, (first, *others) in times.items():
            self.first.setdefault(stage, []).append(first)
            self.next.setdefault(stage, []).append(median(others))


@dataclass(slots=True)
class Results:
    """All that was measured."""

    whole: list[Whole] = field(default_factory=list)
    ours: list[Stages] = field(default_factory=list)
    ordinary: list[Stages] = field(default_factory=list)
    read: list[Stages] = field(default_factory=list)
    """The annex from a workbook instead of plan.yaml."""

    def as_json(self) -> dict[str, Any]:
        """Return plain values: seconds, MB, bytes."""
        return asdict(self)


def measure(rows: Sequence[int], rounds: int) -> Results:
    """Measure start-up, example plans and tables of `rows` rows, each `rounds` times."""
    results = Results()
    with _folders(rows) as folders:
        results.whole += _processes(folders, rounds)
        for count, folder in folders.items():
            _in_turns(results, count, folder, rounds)
    return results


@contextmanager
def _folders(rows: Sequence[int]) -> Iterator[dict[int, Path]]:
    with TemporaryDirectory(prefix="zi-docs-bench-") as name:
        folders = {count: Path(name) / str(count) for count in rows}
        for count, folder in folders.items():
            folder.mkdir()
            (folder / "plan.yaml").write_text(plan(count), encoding="utf-8")
        yield folders


def _processes(folders: dict[int, Path], rounds: int) -> list[Whole]:
    """Start each command in turn; the first round only fills the caches of Python and of the disk."""
    examples = [ROOT / "contoh" / name for name in ("minimal.yaml", "kebumen-rencana-aksi.yaml")]
    plans = [(f"render {path.name}", 0, path) for path in examples]
    plans += [(f"render, {count} rows", count, folder / "plan.yaml") for count, folder in folders.items()]
    bare, versi = Whole("python, nothing imported"), Whole("zi-docs --versi")
    rendered = [Whole(name, count) for name, count, _ in plans]
    for turn in range(rounds + 1):
        used = [run([sys.executable, "-c", ""]), run([*COMMAND, "--versi"])]
        for whole, (_, _, path) in zip(rendered, plans, strict=True):
            used.append(_render(path, whole))
        for whole, satu in zip([bare, versi, *rendered], used, strict=True):
            if turn:
                whole.add(satu)
    return [bare, versi, *rendered]


def _render(path: Path, whole: Whole) -> Usage:
    with TemporaryDirectory(prefix="zi-docs-bench-") as target:
        used = run([*COMMAND, "render", path, "--keluaran", target, "--diam"])
        whole.size = sum(file.stat().st_size for file in Path(target).iterdir())
    return used


def _in_turns(results: Results, rows: int, folder: Path, rounds: int) -> None:
    ours, ordinary, read = Stages(rows), Stages(rows), Stages(rows)
    compared = rows <= COMPARED
    _work("export", folder, rows)
    if compared:
        _work("prepare", folder, rows)
    for _ in range(rounds):
        ours.add(_work("stages", folder, rows))
        read.add(_work("read", folder, rows))
        if compared:
            ordinary.add(_work("docxtpl", folder, rows))
    results.ours.append(ours)
    results.read.append(read)
    results.ordinary += [ordinary] if compared else []


def _work(task: str, folder: Path, rows: int) -> dict[str, list[float]]:
    documents = max(_ROWS_PER_CHILD // rows, 2)
    used = run([sys.executable, "-m", "bench.worker", task, folder, str(documents)])
    times: dict[str, list[float]] = json.loads(used.output)
    return times
