"""`python -m bench.pdf`: DOCX to PDF, one LibreOffice a file against workers. Needs LibreOffice, Linux or macOS.

The files are decrees of twelve pages, no two alike. The ordinary way starts `soffice --convert-to` for each file,
with one profile that is made beforehand, and looks at nothing; the workers verify and pin every PDF.
"""

import argparse
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench.process import Usage, run
from bench.workload import plan

_ROWS = 42
_ALONE = 3
"""Files a round for the ordinary way: it is slow, and each takes the same."""


def main() -> None:
    """Make the files, measure all ways in turns, print."""
    parser = argparse.ArgumentParser(prog="python -m bench.pdf", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="how often everything is measured (default: 3)")
    parser.add_argument("--files", type=int, default=60, help="how many DOCX the workers convert (default: 60)")
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2], help="how many workers (default: 1 2)")
    options = parser.parse_args()
    with TemporaryDirectory(prefix="zi-docs-bench-") as name:
        folder = Path(name)
        _child("make", folder, options.files)
        _child("ordinary", folder, 1)
        rounds = [_round(folder, options.files, options.workers) for _ in range(options.rounds)]
    print(f"{options.files} files; median of {options.rounds} rounds, per file\n")
    print(f"{'':36}{'wall ms':>9}{'CPU ms':>9}{'a minute':>10}{'ratio wall':>12}{'range':>14}{'ratio CPU':>11}")
    _line("one LibreOffice a file", [(satu[0], satu[0]) for satu in rounds])
    for nomor, jumlah in enumerate(options.workers, 1):
        _line(f"workers: {jumlah}", [(satu[0], satu[nomor]) for satu in rounds])


def _round(folder: Path, files: int, workers: Sequence[int]) -> list[tuple[float, float]]:
    """Return wall and CPU seconds a file, of the ordinary way and of each number of workers."""
    alone = _child("ordinary", folder, _ALONE)
    used = [(alone.wall / _ALONE, alone.cpu / _ALONE)]
    for jumlah in workers:
        together = _child("workers", folder, jumlah)
        used.append((together.wall / files, together.cpu / files))
    return used


def _line(name: str, pairs: Sequence[tuple[tuple[float, float], tuple[float, float]]]) -> None:
    wall, cpu = (median(ours[n] for _, ours in pairs) for n in (0, 1))
    ratios = [[alone[n] / ours[n] for alone, ours in pairs] for n in (0, 1)]
    span = f"({min(ratios[0]):.1f}-{max(ratios[0]):.1f})"
    figures = f"{wall * 1000:9.0f}{cpu * 1000:9.0f}{60 / wall:10.0f}{median(ratios[0]):12.2f}{span:>14}"
    print(f"{name:36}{figures}{median(ratios[1]):11.2f}")


def _child(task: str, folder: Path, count: int) -> Usage:
    return run([sys.executable, "-m", "bench.pdf", "--task", task, folder, str(count)])


def make(folder: Path, count: int) -> None:
    """Write so many DOCX."""
    from zi_docs.pipeline import render
    from zi_docs.plan import load_plan

    mentah = plan(_ROWS)
    for n in range(count):
        path = folder / f"{n}.yaml"
        path.write_text(mentah.replace('nomor: "29"', f'nomor: "{n + 1}"'), encoding="utf-8")
        (folder / f"{n}.docx").write_bytes(render(load_plan(path), periksa=False).isi)


def ordinary(folder: Path, count: int) -> None:
    """Convert files one by one, each with a process of its own."""
    program = shutil.which("soffice") or shutil.which("libreoffice") or "soffice"
    command = [program, f"-env:UserInstallation={(folder / 'profil').as_uri()}", "--headless", "--convert-to", "pdf"]
    for n in range(count):
        subprocess.run(
            [*command, "--outdir", folder / "pdf", folder / f"{n}.docx"], check=True, stdout=subprocess.DEVNULL
        )
        if not (folder / "pdf" / f"{n}.pdf").is_file():
            raise SystemExit("no PDF was made: nothing to compare")


def workers(folder: Path, count: int) -> None:
    """Convert all files with so many workers."""
    from zi_docs.pdf import KonversiError, Workers

    files = ((path.name, path.read_bytes()) for path in sorted(folder.glob("*.docx")))
    with Workers(count) as pekerja:
        for satu in pekerja.convert_all(files):
            if isinstance(satu, KonversiError):
                raise satu
            (folder / satu.nama).write_bytes(satu.isi)


_TASKS: dict[str, Callable[[Path, int], None]] = {"make": make, "ordinary": ordinary, "workers": workers}

if __name__ == "__main__":
    if sys.argv[1:2] == ["--task"]:
        _TASKS[sys.argv[2]](Path(sys.argv[3]), int(sys.argv[4]))
    else:
        main()
