"""Whole decrees: those of tests/cases as they were printed, those of contoh/ in every form that they can take."""

import os
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest

from tests.dokumen import W, audit, body, sections, text_of, words
from tests.fidelitas import measure, segment
from zi_docs import Bentuk, ComposeError, load_plan, render
from zi_docs.docx.dump import dump

ROOT = Path(__file__).resolve().parent.parent
CASES = sorted((ROOT / "tests" / "cases").glob("*/plan.yaml"))
PRINTED = [path for path in CASES if path.with_name("asli.txt").is_file()]
CONTOH = sorted((ROOT / "contoh").glob("*.yaml"))
PLANS = [*CASES, *CONTOH]
NAMES = [str(path.relative_to(ROOT)) for path in PLANS]
FIRST_HEADER, NEXT_HEADER = "word/header2.xml", "word/header1.xml"

HASHES = """
import sys
from hashlib import sha256
from pathlib import Path
from zi_docs import Bentuk, load_plan, render
for path in sys.argv[1:]:
    print(sha256(render(load_plan(Path(path)), Bentuk.RANCANGAN).isi).hexdigest())
"""


@cache
def rendered(path: Path, bentuk: Bentuk) -> bytes | None:
    """The DOCX of a plan in one form, None when the plan lacks what the form needs."""
    try:
        return render(load_plan(path), bentuk, periksa=False).isi
    except ComposeError:
        return None


def forms(path: Path) -> dict[Bentuk, bytes]:
    """Every form that a plan can take."""
    found = {bentuk: rendered(path, bentuk) for bentuk in Bentuk}
    return {bentuk: isi for bentuk, isi in found.items() if isi is not None}


def salinan(path: Path) -> bytes:
    """The salinan of a case."""
    isi = rendered(path, Bentuk.SALINAN)
    assert isi is not None
    return isi


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.parent.name)
def test_decree_reads_as_its_golden_dump(path: Path, golden: Callable[[Path, str], None]) -> None:
    """The salinan of each case, as text, is the golden one to the last character."""
    golden(path.with_name("keputusan.txt"), dump(salinan(path)))


@pytest.mark.parametrize("path", PRINTED, ids=lambda path: path.parent.name)
def test_decree_is_true_to_the_printed_one(path: Path) -> None:
    """Recall and precision of four-word runs reach 0.98, the order of segments 0.95."""
    nearness = measure(salinan(path), path.with_name("asli.txt").read_text(encoding="utf-8"))
    assert nearness.recall >= 0.98
    assert nearness.precision >= 0.98
    assert nearness.order >= 0.95


def test_measure_sees_what_is_lost_added_and_moved() -> None:
    """The measure falls when a line is left out, doubled, or put elsewhere, and ignores labels, case and ticks."""
    path = PRINTED[0]
    isi, asli = salinan(path), path.with_name("asli.txt").read_text(encoding="utf-8")
    whole = measure(isi, asli)
    lines = asli.splitlines(keepends=True)
    long = [line for line in lines if len(segment(line)) > 30]
    assert measure(isi, asli.replace(long[0], "")).precision < whole.precision
    assert measure(isi, asli + long[0]).recall < whole.recall
    assert measure(isi, "".join(reversed(lines))).order < 0.9
    assert segment("a. Bahwa ✔ 1) “KPU”; (2)") == ("bahwa", "✓", "kpu")
    assert segment("IV") == ()


@pytest.mark.parametrize("path", PLANS, ids=NAMES)
def test_every_form_is_a_sound_word_file(path: Path) -> None:
    """Any plan takes one form, a case every whole one; each of an example passes the audit, of a case its salinan."""
    found = forms(path)
    assert Bentuk.RANCANGAN in found
    assert path in CONTOH or set(found) == set(Bentuk) - {Bentuk.PETIKAN}
    audited = [bentuk for bentuk in found if path not in CASES or bentuk is Bentuk.SALINAN]
    assert {bentuk: faults for bentuk in audited if (faults := audit(found[bentuk]))} == {}


@pytest.mark.parametrize("path", PLANS, ids=NAMES)
def test_forms_differ_as_they_should(path: Path) -> None:
    """Only a rancangan has dots, only a salinan `ttd.` and certification; the last say on top what they are."""
    plan = load_plan(path)
    marks = {Bentuk.RANCANGAN: "RANCANGAN", Bentuk.SALINAN: "SALINAN"}
    for bentuk, isi in forms(path).items():
        text = text_of(isi)
        assert text_of(isi, FIRST_HEADER) == marks.get(bentuk, "")
        assert text_of(isi, NEXT_HEADER) == "- 2 -"
        assert ("NOMOR ... TAHUN" in text) is (bentuk is Bentuk.RANCANGAN)
        assert ("pada tanggal ..." in text.casefold()) is (bentuk is Bentuk.RANCANGAN)
        assert ("${" in text) is (bentuk is Bentuk.SRIKANDI)
        closing = "Salinan sesuai"
        blocks = 1 + sum(lampiran.salinan for lampiran in plan.lampiran)
        assert text.count(closing) == (blocks if bentuk is Bentuk.SALINAN else 0)
        signed = [line for line in text.splitlines() if line.casefold() in {"ttd", "ttd."}]
        assert len(signed) == (1 + len(plan.lampiran) if bentuk is Bentuk.SALINAN else 0)


@pytest.mark.parametrize("path", PLANS, ids=NAMES)
def test_same_plan_gives_the_same_bytes(path: Path) -> None:
    """A plan read and rendered again gives the same file."""
    for bentuk, isi in forms(path).items():
        assert render(load_plan(path), bentuk, periksa=False).isi == isi


def test_another_process_gives_the_same_bytes(tmp_path: Path) -> None:
    """Neither the process, its hash seed, time zone, language nor folder shows in the file."""
    env = {**os.environ, "PYTHONHASHSEED": "4242", "TZ": "Asia/Jayapura", "LC_ALL": "C"}
    command = [sys.executable, "-c", HASHES, *map(str, PLANS)]
    printed = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=True).stdout
    here = [sha256(forms(path)[Bentuk.RANCANGAN]).hexdigest() for path in PLANS]
    assert printed.split() == here


@pytest.mark.parametrize("path", PLANS, ids=NAMES)
def test_one_section_for_the_decree_and_one_for_each_annex(path: Path) -> None:
    """Each annex has a section of its own, and begins on a new page with its heading."""
    plan = load_plan(path)
    for isi in forms(path).values():
        assert len(sections(isi)) == 1 + len(plan.lampiran)
        headings = [words(p) for p in body(isi).iterfind(f"{W}p") if words(p).startswith("LAMPIRAN")]
        assert len(headings) == len(plan.lampiran)


def test_annexes_of_kutai_timur_lie_as_they_should() -> None:
    """The action plan lies across, the team stands upright, like the decree."""
    isi = salinan(next(path for path in CASES if path.parent.name == "kutai-timur"))
    pages = [sect.find(f"{W}pgSz") for sect in sections(isi)]
    turned = [page.get(f"{W}orient", "portrait") for page in pages if page is not None]
    assert turned == ["portrait", "landscape", "portrait"]
