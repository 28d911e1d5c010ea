"""The short way through YAML gives what the careful way gives: tree, places, notices, mistakes."""

import pickle
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from zi_docs import load_plan
from zi_docs.errors import PlanError
from zi_docs.plan.berkas import BATAS_DALAM, Berkas, Isi, Letak
from zi_docs.plan.cepat import read_plainly
from zi_docs.plan.yaml import parse_yaml, read_carefully

AKAR = Path(__file__).parents[1]
PLANS = sorted(
    path.read_text("utf-8")
    for bagian in ("contoh", "tests/cases", "tests/benar", "data")
    for path in (AKAR / bagian).rglob("*.yaml")
)
CONTOH = sorted((AKAR / "contoh").glob("*.yaml"))
TANDA = (
    "a¦kunci: ¦: ¦- ¦? ¦\n¦  ¦\t¦'¦\"¦''¦[¦]¦{¦}¦,¦&x ¦*x¦!t ¦| \n¦>-\n¦#¦ # ¦ #5¦x y z # ¦%¦@¦<<: ¦---\n¦...\n¦~¦null¦"
)
TANDA += "é¦e\u0301¦\u0344¦\u00a0¦\u3000¦\U0001f600¦\\u0301¦\\x07¦\\N¦\x07¦\u2028¦\x85¦\ufeff¦{{ x }}¦08"
POTONG = st.sampled_from(TANDA.split("¦"))


class Bacaan(NamedTuple):
    """All that is read of a text, or all that is wrong with it."""

    isi: Isi = None
    letak: Letak | None = None
    catatan: str = ""
    galat: str = ""


def bacaan(berkas: Callable[[], Berkas]) -> Bacaan:
    """What a way of reading gives."""
    try:
        ada = berkas()
    except PlanError as galat:
        return Bacaan(galat=str(galat))
    return Bacaan(ada.isi, ada.letak, "\n".join(map(str, ada.catatan)))


def same(text: str) -> bool:
    """Whether both ways read the same."""
    rapi = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return bacaan(lambda: parse_yaml(text, "p")) == bacaan(lambda: read_carefully(rapi, "p"))


@pytest.mark.parametrize("text", PLANS, ids=range(len(PLANS)))
def test_every_plan_here_is_read_the_same(text: str) -> None:
    """Examples, printed decrees and data give the same tree, places and notices both ways."""
    assert same(text)


@pytest.mark.parametrize("path", CONTOH, ids=lambda path: path.stem)
def test_examples_take_the_short_way(path: Path) -> None:
    """An ordinary plan with comments, quotes, folded texts, lists and mappings in brackets needs no careful reading."""
    text = path.read_text("utf-8")
    assert (read_plainly(text) is None) == ("&" in text)


@given(st.sampled_from(PLANS), st.lists(st.tuples(st.floats(0, 1), st.integers(0, 2), POTONG), min_size=1, max_size=3))
def test_a_plan_with_something_odd_in_it_is_read_the_same(text: str, ubah: list[tuple[float, int, str]]) -> None:
    """Wherever signs of YAML and odd characters are put into a plan, or characters lost, both ways agree."""
    text = text[:4000]
    for di, hapus, potong in ubah:
        awal = int(di * len(text))
        text = f"{text[:awal]}{potong}{text[awal + hapus :]}"
    assert same(text)


@given(st.lists(POTONG, max_size=30).map("".join))
@example("? a")
@example("\ufeff\ufeffa: b\nc: d\n")
@example("a: b\n? c")
@example("a: #x\n")
@example("a: x\u00a0 #5")
@example("a: 'x y z' #5\n")
@example('"\\u0065\\u0301": 1\n\u00e9: 2')
@example('a: "e\\u0301"')
@example("a: ! x")
@example("'<<': x")
@example("%YAML 1.1\n---\na: b\n...\n")
def test_any_mixture_of_signs_is_read_the_same(text: str) -> None:
    """Any mixture of YAML's own signs gives the same tree or the same mistakes both ways."""
    assert same(text)


TEKS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
POHON: st.SearchStrategy[Isi] = st.recursive(
    st.none() | TEKS, lambda anak: st.lists(anak, max_size=4) | st.dictionaries(TEKS, anak, max_size=4), max_leaves=12
)


@given(
    st.dictionaries(TEKS, POHON, min_size=1, max_size=4),
    st.sampled_from([None, '"', "'", "|", ">"]),
    st.sampled_from([None, True, False]),
    st.booleans(),
    st.booleans(),
)
def test_any_tree_in_any_style_is_read_the_same(
    pohon: dict[str, Isi],
    gaya: str | None,
    alir: bool | None,  # noqa: FBT001
    huruf: bool,  # noqa: FBT001
    buntung: bool,  # noqa: FBT001
) -> None:
    """Plain, quoted, folded and literal texts, in brackets or on lines, give the same both ways."""
    text = yaml.safe_dump(pohon, default_style=gaya, default_flow_style=alir, allow_unicode=huruf, width=30)
    assert same(text[:-1] if buntung else text)


@pytest.mark.parametrize("dalam", [BATAS_DALAM - 1, BATAS_DALAM, BATAS_DALAM + 1, 100_000])
@pytest.mark.parametrize("tanda", ["[", "- ", "{a: "])
def test_depth_has_the_same_limit(dalam: int, tanda: str) -> None:
    """How deep lists and mappings may lie in one another is the same both ways, and never kills the process."""
    assert same("a:\n  " + tanda * dalam + {"[": "]", "- ": "x", "{a: ": "}"}[tanda] * (1 if tanda == "- " else dalam))


def test_a_plan_taken_along_keeps_its_places() -> None:
    """A plan that was packed for another process before any place was asked for still knows its places there."""
    plan = load_plan(AKAR / "contoh" / "minimal.yaml")
    salinan = pickle.loads(pickle.dumps(plan))  # noqa: S301 - our own bytes
    assert plan.sumber
    assert salinan.sumber.tempat(("penutup",)) == plan.sumber.tempat(("penutup",))
