"""The docs cannot lie: their plans load, their commands and programs run, their messages are the real ones.

The first line of a fenced block says what it is:

    ```yaml                     a part of a plan: joined with contoh/minimal.yaml it renders as a rancangan
    ```yaml salah               a part that is refused; the block `text` behind it is what the user then reads
    ```yaml perhatian           a part that is accepted with a notice; the block `text` behind it is the notice
    ```yaml plan.yaml           a whole file of the reader, for the commands further down the page; so is mutasi.yaml
    ```yaml contoh/x.yaml       that file, without its comments
    ```sh                       commands; those of zi-docs are run in the order of the page
    ```sh gagal                 commands that end with exit code 1; the block `text` behind them is what they say
    ```python                   a program; the programs of a page share their names
"""

import re
import shlex
import shutil
import struct
import subprocess
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from io import StringIO
from itertools import pairwise
from pathlib import Path
from textwrap import dedent
from typing import NamedTuple

import pytest

from zi_docs import load_plan
from zi_docs.cli import main
from zi_docs.cli.baru import starter
from zi_docs.models.satker import AcuanSatker
from zi_docs.pipeline import export_tables
from zi_docs.rujukan import rujukan

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
MINIMAL = ROOT / "contoh" / "minimal.yaml"
LARGEST_PICTURES = 700_000
_FENCE = re.compile(r"^( *)```(\w*) ?([^\n]*)\n(.*?)^\1```$", flags=re.MULTILINE | re.DOTALL)
_KEY = re.compile(r"^(\w+):", flags=re.MULTILINE)


class Block(NamedTuple):
    """A fenced block: the language, what else its first line says, its text, and its place."""

    language: str
    info: str
    text: str
    place: str


def blocks(page: Path) -> list[Block]:
    """The fenced blocks of a page in order."""
    text = page.read_text(encoding="utf-8")
    name = page.relative_to(ROOT)
    places = (f"{name}:{text.count(chr(10), 0, found.start()) + 1}" for found in _FENCE.finditer(text))
    return [Block(m[2], m[3], dedent(m[4]), place) for m, place in zip(_FENCE.finditer(text), places, strict=True)]


ALL = [block for page in PAGES for block in blocks(page)]
FOLLOWED = [*pairwise(ALL), (ALL[-1], Block("", "", "", ""))]


def parts(*infos: str) -> list[object]:
    """The parts of a plan of these kinds, each with the block behind it, as parameters of a test."""
    chosen = [(b, after) for b, after in FOLLOWED if b.language == "yaml" and b.info in infos]
    return [pytest.param(block, after, id=block.place) for block, after in chosen]


def bare(plan: Path) -> str:
    """A plan without its comments and blank lines."""
    lines = plan.read_text(encoding="utf-8").splitlines()
    return "".join(f"{line}\n" for line in lines if line and not line.startswith("#"))


def whole(part: str) -> str:
    """A plan in which the keys of `part` stand in the place of those of the smallest example."""
    own = set(_KEY.findall(part))
    sections = re.split(r"^(?=\w+:)", bare(MINIMAL), flags=re.MULTILINE)
    return "".join(s for s in sections if not (found := _KEY.match(s)) or found[1] not in own) + part


def said(text: str) -> str:
    """What a command says, without the quoted line and its place: they depend on what stands around a part."""
    text = re.sub(r"^    .*\n +\^\n", "", text, flags=re.MULTILINE)
    return re.sub(r"^(plan\.yaml):\d+:\d+:", r"\1:", text, flags=re.MULTILINE).strip()


def picture() -> bytes:
    """The smallest PNG that is one."""
    chunk = [(b"IHDR", struct.pack(">2I5B", 1, 1, 8, 0, 0, 0, 0)), (b"IDAT", zlib.compress(b"\0\0")), (b"IEND", b"")]
    packed = (struct.pack(">I", len(d)) + k + d + struct.pack(">I", zlib.crc32(k + d)) for k, d in chunk)
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


@cache
def workbooks() -> list[tuple[str, bytes]]:
    """The annexes of a fresh action plan as workbooks, as the guide lets the reader make them."""
    with tempfile.TemporaryDirectory() as folder:
        plan = Path(folder, "plan.yaml")
        office = rujukan().satker(AcuanSatker(kode="3305"))
        plan.write_text(starter(office, "rencana-aksi", 2026, ""), encoding="utf-8")
        return export_tables(load_plan(plan))


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder as a reader has it, and the current one: the examples, an emblem, own templates."""
    shutil.copytree(ROOT / "contoh", tmp_path / "contoh")
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    (tmp_path / "lambang.png").write_bytes(picture())
    shutil.copy(ROOT / "templates" / "keputusan" / "keputusan.docx", tmp_path / "keputusan-kantor.docx")
    shutil.copy(ROOT / "templates" / "lampiran" / "rencana-aksi.docx", tmp_path / "rencana-aksi-kantor.docx")
    shutil.copy(ROOT / "templates" / "pleno" / "berita-acara.docx", tmp_path / "berita-acara-kantor.docx")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def ran(arguments: list[str]) -> tuple[int, str, str]:
    """Exit code, output and messages of the command line."""
    streams = redirect_stdout(StringIO()), redirect_stderr(StringIO())
    with streams[0] as output, streams[1] as errors, pytest.raises(SystemExit) as exit_:
        main(arguments)
    return int(exit_.value.code or 0), output.getvalue(), errors.getvalue()


def rendered(part: str) -> tuple[int, str]:
    """Exit code and messages of rendering a part of a plan as a rancangan."""
    Path("tabel").mkdir()
    for name, content in workbooks():
        Path("tabel", name).write_bytes(content)
    Path("plan.yaml").write_text(whole(part), encoding="utf-8")
    code, _, errors = ran(["render", "plan.yaml", "--bentuk", "rancangan"])
    return code, said(errors)


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(("block", "_after"), parts("", "plan.yaml"))
def test_plans_of_the_docs_render(block: Block, _after: Block) -> None:
    """Every plan and every part of one in the docs gives a document, without a remark."""
    assert rendered(block.text) == (0, "")


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(("block", "after"), parts("salah"))
def test_mistakes_of_the_docs_are_refused(block: Block, after: Block) -> None:
    """Every wrong part is refused, and the message shown behind it is what the user reads."""
    assert rendered(block.text) == (1, said(after.text))


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(("block", "after"), parts("perhatian"))
def test_notices_of_the_docs_are_given(block: Block, after: Block) -> None:
    """Every doubtful part is rendered, and the notice shown behind it is what the user reads."""
    assert rendered(block.text) == (0, said(after.text))


@pytest.mark.parametrize("block", [pytest.param(b, id=b.place) for b in ALL if b.info.startswith("contoh/")])
def test_examples_of_the_docs_are_the_files(block: Block) -> None:
    """A block that names a file of contoh/ is that file without its comments."""
    assert block.text == bare(ROOT / block.info)


def commands(block: Block) -> Iterator[list[str]]:
    """The commands of zi-docs in a block; lines that belong to the shell, make or pip are left out."""
    for line in block.text.replace("\\\n", "").splitlines():
        words = shlex.split(line, comments=True)
        if words and words[0] in {"zi-docs", ".venv/bin/zi-docs"}:
            yield words[1:]


def run(arguments: list[str]) -> tuple[int, str]:
    """Exit code and output of the command."""
    code, output, errors = ran(arguments)
    return code, errors + output


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("page", [pytest.param(p, id=str(p.relative_to(ROOT))) for p in PAGES if blocks(p)])
def test_commands_of_the_docs_run(page: Path) -> None:
    """The commands of a page run one after the other and end as the page says; those for PDF come by themselves."""
    for block, after in pairwise([*blocks(page), Block("", "", "", "")]):
        if block.language == "yaml" and block.info in {"plan.yaml", "mutasi.yaml"}:
            Path(block.info).write_text(block.text, encoding="utf-8")
        for words in commands(block) if block.language == "sh" and "--pdf" not in block.text else ():
            code, output = run(words)
            assert code == (1 if block.info == "gagal" else 0), f"{block.place}: {output}"
            if block.info == "gagal":
                assert said(output) == said(after.text)


def pdf_commands() -> Iterator[object]:
    """The commands that ask for a PDF, each block with the plan that the reader of its page has by then."""
    for page in PAGES:
        plan = ""
        for block in blocks(page):
            if (block.language, block.info) == ("yaml", "plan.yaml"):
                plan = block.text
            if block.language == "sh" and "--pdf" in block.text:
                yield pytest.param(block, plan, id=block.place)


@pytest.mark.libreoffice
@pytest.mark.parametrize(("block", "plan"), [*pdf_commands()])
def test_pdf_commands_of_the_docs_run(block: Block, plan: str, desk: Path) -> None:
    """Every command that asks for a PDF gives one."""
    Path("plan.yaml").write_text(plan, encoding="utf-8")
    for words in commands(block):
        code, output = run(words)
        assert code == 0, output
        assert list(desk.rglob("*.pdf"))


PYTHON = [pytest.param(p, id=str(p.relative_to(ROOT))) for p in PAGES if any(b.language == "python" for b in blocks(p))]


def program(page: Path, *, pdf: bool) -> str:
    """The programs of a page as one; those for PDF only when asked for."""
    return "\n".join(b.text for b in blocks(page) if b.language == "python" and (pdf or "to_pdf" not in b.text))


def run_program(text: str) -> None:
    """Run a program; fails on an error and on a warning."""
    done = subprocess.run([sys.executable, "-W", "error", "-c", text], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("page", PYTHON)
def test_programs_of_the_docs_run(page: Path) -> None:
    """The Python of a page runs as it is printed."""
    run_program(program(page, pdf=False))


@pytest.mark.libreoffice
@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("page", PYTHON)
def test_programs_for_pdf_run(page: Path) -> None:
    """The Python of a page runs to its end where LibreOffice is."""
    run_program(program(page, pdf=True))
    assert list(Path().rglob("*.pdf"))


def anchors(page: Path) -> set[str]:
    """The anchors of the headings of a page, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", _FENCE.sub("", page.read_text(encoding="utf-8")), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-") for heading in headings}


def test_links_lead_somewhere() -> None:
    """Every link and picture within the project exists, down to the heading."""
    broken = []
    for page in PAGES:
        text = _FENCE.sub("", page.read_text(encoding="utf-8"))
        found = re.findall(r"\]\(([^)\s]+)\)|src=\"([^\"]+)\"", text)
        for target in (a or b for a, b in found):
            path, _, anchor = target.partition("#")
            if "://" in target:
                continue
            there = (page.parent / path).resolve() if path else page
            if not there.exists() or (anchor and anchor not in anchors(there)):
                broken.append(f"{page.relative_to(ROOT)}: {target}")
    assert broken == []


def test_pictures_are_light_and_used() -> None:
    """The pictures are PNG, each is shown in README, and together they stay under 700 kB."""
    pictures = sorted((ROOT / "docs" / "gambar").iterdir())
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert pictures
    assert [p.name for p in pictures if not p.read_bytes().startswith(b"\x89PNG")] == []
    assert [p.name for p in pictures if f"docs/gambar/{p.name}" not in readme] == []
    assert sum(p.stat().st_size for p in pictures) < LARGEST_PICTURES


def test_generated_parts_are_up_to_date() -> None:
    """What cog writes into the pages is what the code says now; if not: make docs."""
    cog = str(Path(sys.executable).with_name("cog"))
    pages = [str(page.relative_to(ROOT)) for page in PAGES]
    done = subprocess.run([cog, "--check", *pages], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_reference_has_every_model() -> None:
    """docs/plan.md has the keys of every model that a plan can hold, under the heading that links lead to."""
    text = (ROOT / "docs" / "plan.md").read_text(encoding="utf-8")
    listed = subprocess.run(
        [sys.executable, "-c", "import generate; print(*generate.models())"],
        cwd=ROOT / "docs",
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert listed
    assert [name for name in listed if f'fields("{name}")' not in text] == []


def test_message_about_an_edited_file_is_the_real_one(desk: Path) -> None:
    """The guide shows word for word what is said about a file that someone has edited."""
    guide = (ROOT / "docs" / "panduan.md").read_text(encoding="utf-8")
    shutil.copy(MINIMAL, "plan.yaml")
    assert run(["render", "plan.yaml"])[0] == 0
    made = next((desk / "keluaran").glob("*.docx"))
    with zipfile.ZipFile(made) as package:
        members = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(made, "w") as package:
        for name, content in members.items():
            package.writestr(name, content.replace(b"bahwa", b"Bahwa"))
    code, output = run(["render", "plan.yaml"])
    assert code == 1
    assert [line for line in output.splitlines() if ".docx" not in line and line not in guide] == []
    assert run(["render", "plan.yaml", "--timpa"])[0] == 0
    assert len(list((desk / "keluaran").glob("*.cadangan-*.docx"))) == 1
