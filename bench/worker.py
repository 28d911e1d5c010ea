"""What runs inside a measured child: `python -m bench.worker TASK FOLDER [DOCUMENTS]`, TASK one of `TASKS`.

FOLDER holds plan.yaml, after `prepare` also the template and the words for docxtpl, after `export` the annex as a
workbook. What took how long goes to
stdout as JSON: for each stage the CPU seconds of each document, the first one included.
"""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import process_time

from bench.workload import PRESET

Times = dict[str, list[float]]
_WORKBOOK = "tabel.xlsx"


class Clock:
    """CPU seconds of each stage, document by document."""

    def __init__(self) -> None:
        self.times: Times = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Add the CPU seconds of the block to a stage."""
        start = process_time()
        yield
        self.times.setdefault(name, []).append(process_time() - start)


def stages(folder: Path, documents: int) -> Times:
    """Make documents that share nothing: plan → Plan → Naskah → bytes on disk. FOLDER is named for its rows."""
    from bench.offices import office_plan
    from zi_docs.compose import compose
    from zi_docs.docx import Asal, assemble
    from zi_docs.models.bentuk import Bentuk
    from zi_docs.models.plan import Plan
    from zi_docs.plan.validasi import validate
    from zi_docs.plan.yaml import read_yaml
    from zi_docs.rujukan import rujukan

    clock, target, varied = Clock(), folder / "ours.docx", folder / "varied.yaml"
    for n in range(documents):
        varied.write_text(office_plan(n, "3305", int(folder.name), "different"), encoding="utf-8")
        with clock.stage("read"):
            plan = validate(Plan, read_yaml(varied))
        with clock.stage("compose"):
            naskah = compose(plan, rujukan(), Bentuk.ASLI)
        with clock.stage("assemble"):
            target.write_bytes(assemble(naskah, folder, Asal("", "")))
    return clock.times


def docxtpl(folder: Path, documents: int) -> Times:
    """Make the same document the ordinary way of docxtpl."""
    from docxtpl import DocxTemplate

    context = json.loads((folder / "context.json").read_text(encoding="utf-8"))
    clock = Clock()
    for _ in range(documents):
        with clock.stage("docxtpl"):
            template = DocxTemplate(folder / "template.docx")
            template.render(context, autoescape=True)
            template.save(folder / "docxtpl.docx")
    return clock.times


def prepare(folder: Path, _: int) -> Times:
    """Write the template and the words for docxtpl, and make sure that both engines print the same words."""
    from bench.ordinary import take_apart, words

    stages(folder, 1)
    ours = (folder / "ours.docx").read_bytes()
    template, context = take_apart(ours)
    (folder / "template.docx").write_bytes(template)
    (folder / "context.json").write_text(json.dumps(context), encoding="utf-8")
    docxtpl(folder, 1)
    if words(ours) != words((folder / "docxtpl.docx").read_bytes()):
        raise SystemExit("the two engines print different words: nothing to compare")
    return {}


def export(folder: Path, _: int) -> Times:
    """Write the annex as a workbook."""
    from zi_docs.pipeline import export_tables
    from zi_docs.plan import load_plan

    ((_nama, isi),) = export_tables(load_plan(folder / "plan.yaml"))
    (folder / _WORKBOOK).write_bytes(isi)
    return {}


def read(folder: Path, times: int) -> Times:
    """Read the workbook of the annex again and again: cells → the tree that plan.yaml would state."""
    from zi_docs.excel import read_table
    from zi_docs.rujukan import rujukan

    clock, kolom = Clock(), rujukan().kolom(PRESET)
    for _ in range(times):
        with clock.stage("read_table"):
            read_table(folder / _WORKBOOK, kolom)
    return clock.times


TASKS: dict[str, Callable[[Path, int], Times]] = {
    "prepare": prepare,
    "stages": stages,
    "docxtpl": docxtpl,
    "export": export,
    "read": read,
}

if __name__ == "__main__":
    task, where, *count = sys.argv[1:]
    print(json.dumps(TASKS[task](Path(where), int(count[0]) if count else 1)))
