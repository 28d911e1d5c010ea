"""The rules of the house that no other tool keeps: sizes, words, dependencies, completeness of the docs."""

import ast
import importlib
import inspect
import pkgutil
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from enum import Enum
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from pydantic import BaseModel

import zi_docs
import zi_docs.models
from zi_docs.versi import engine_version

ROOT = Path(__file__).resolve().parent.parent
FILE_BUDGET = 400
FUNCTION_BUDGET = 39

Function = ast.FunctionDef | ast.AsyncFunctionDef

# A letter in brackets keeps each pattern from matching itself.
FORBIDDEN = {
    "a path of one machine": r"/(?:[w]ork|[t]mp|[r]oot|[h]ome/\w+)/",
    "a host of a package registry": r"p[y]pi\.(?:org|io)|p[y]thonhosted|(?:index|registry)[-_ ]?[u]rl\W+http",
    "the way of working": r"(?i)\bsub-?[a]gents?\b",
    "a number of a tracker": r"(?i)\b(?:[i]ssue|[t]icket)s? #?\d|\bGH-\d",
}


@cache
def project_files() -> list[Path]:
    """Every file that is or may become part of the project, sorted."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:  # an export without .git
        made = {"dist", "keluaran", "__pycache__"}
        found = (p for p in ROOT.rglob("*") if not any(part in made or part[0] == "." for part in p.parts))
        return sorted(p for p in found if p.is_file())
    return sorted(p for name in listed.stdout.split("\0") if name and (p := ROOT / name).is_file())


def python_files() -> list[Path]:
    """The Python files of the project."""
    return [path for path in project_files() if path.suffix == ".py"]


@cache
def parse(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path) -> Iterator[Function]:
    """Every function and method of a file, nested ones too."""
    return (node for node in ast.walk(parse(path)) if isinstance(node, Function))


def length(function: Function) -> int:
    """Lines from `def` to the end, without the docstring."""
    total = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function) is not None:
        total -= (first.end_lineno or first.lineno) - first.lineno + 1
    return total


def place(path: Path, node: Function) -> str:
    """File, line and name, as an editor opens them."""
    return f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"


@cache
def pyproject() -> dict[str, Any]:
    """The settings of the project."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def documentation() -> str:
    """README and all pages of docs/ as one text."""
    pages = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    return "\n".join(page.read_text(encoding="utf-8") for page in pages)


def test_files_stay_small() -> None:
    """No Python file is longer than 400 lines."""
    sizes = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in python_files()}
    assert sizes
    assert [f"{path.relative_to(ROOT)}: {n} lines" for path, n in sizes.items() if n > FILE_BUDGET] == []


def test_functions_stay_short() -> None:
    """No function is 40 lines or longer, its docstring not counted."""
    measured = [(place(path, f), length(f)) for path in python_files() for f in functions(path)]
    assert measured
    assert [f"{where}: {n} lines" for where, n in measured if n > FUNCTION_BUDGET] == []


def test_every_test_states_its_claim() -> None:
    """Each test function has a docstring that is a sentence."""
    tests = [(p, f) for p in python_files() for f in functions(p) if f.name.startswith("test_")]
    assert tests
    mute = [place(p, f) for p, f in tests if not (ast.get_docstring(f) or "").split("\n\n")[0].endswith(".")]
    assert mute == []


def test_all_is_exactly_what_is_public() -> None:
    """`zi_docs.__all__` is sorted and names every public object of the package and nothing else."""
    public = {
        name for name, value in vars(zi_docs).items() if not name.startswith("_") and not isinstance(value, ModuleType)
    }
    assert list(zi_docs.__all__) == sorted(set(zi_docs.__all__))
    assert public - {"TYPE_CHECKING"} <= set(zi_docs.__all__)
    assert [name for name in zi_docs.__all__ if not hasattr(zi_docs, name)] == []


def test_every_public_name_is_documented() -> None:
    """README or docs/ speaks of every name of `zi_docs.__all__`."""
    text = documentation()
    assert [name for name in zi_docs.__all__ if not re.search(rf"\b{re.escape(name)}\b", text)] == []


@pytest.mark.parametrize("kind", FORBIDDEN)
def test_project_speaks_of_itself_alone(kind: str) -> None:
    """No text file of the project names a machine, a registry, a way of working or a tracker."""
    pattern = re.compile(FORBIDDEN[kind])
    found = []
    for path in project_files():
        text = path.read_bytes().decode("utf-8", errors="replace")
        if "\0" not in text:
            lines = enumerate(text.splitlines(), start=1)
            found += [f"{path.relative_to(ROOT)}:{n} {hit[0]}" for n, line in lines if (hit := pattern.search(line))]
    assert found == []


@pytest.mark.parametrize(
    ("kind", "pieces"),
    [
        ("a path of one machine", ["see /", "work/main"]),
        ("a path of one machine", ["/ho", "me/budi/plan.yaml"]),
        ("a host of a package registry", ["https://py", "pi.org/simple"]),
        ("a host of a package registry", ["--index-", "url https://mirror"]),
        ("the way of working", ["a sub", "agent did it"]),
        ("a number of a tracker", ["as iss", "ue 2 says"]),
    ],
)
def test_forbidden_words_are_recognised(kind: str, pieces: list[str]) -> None:
    """Each pattern finds what it is meant for."""
    assert re.search(FORBIDDEN[kind], "".join(pieces))


def test_changelog_tells_of_this_version() -> None:
    """CHANGELOG.md has a heading for the version of the package."""
    version = re.escape(engine_version())
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## \[?{version}\b", changelog, flags=re.MULTILINE)


def model_modules() -> list[ModuleType]:
    """`zi_docs.models` and every module in it."""
    found = pkgutil.walk_packages(zi_docs.models.__path__, "zi_docs.models.")
    return [zi_docs.models, *(importlib.import_module(module.name) for module in found)]


def public_classes(base: type) -> list[type]:
    """The public subclasses of `base` that the models define, by name."""
    classes = {
        value
        for module in model_modules()
        for name, value in inspect.getmembers(module, inspect.isclass)
        if issubclass(value, base) and value.__module__ == module.__name__ and not name.startswith("_")
    }
    return sorted(classes, key=lambda found: found.__name__)


def public_models() -> list[type[BaseModel]]:
    """The public pydantic models."""
    return [found for found in public_classes(BaseModel) if issubclass(found, BaseModel)]


def test_glossary_has_every_model_and_field() -> None:
    """docs/glossary.md has each public model, enumeration and field, in code quotes."""
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    terms = set(re.findall(r"`(\w+(?:\.\w+)?)`", glossary))
    names = {found.__name__ for found in [*public_models(), *public_classes(Enum)]}
    fields = {(model.__name__, field) for model in public_models() for field in model.model_fields}
    assert fields
    assert sorted(names - terms) == []
    assert sorted(f"{m}.{f}" for m, f in fields if not {f, f"{m}.{f}"} & terms) == []


def test_every_field_explains_itself() -> None:
    """Each field of a public model has a title and a description."""
    bare = [
        f"{model.__name__}.{name}"
        for model in public_models()
        for name, field in model.model_fields.items()
        if not (field.title and field.description)
    ]
    assert bare == []


def test_every_model_is_frozen_and_strict_on_keys() -> None:
    """No public model can change, and none swallows a key that it does not know."""
    configs = {model.__name__: model.model_config for model in public_models()}
    assert [name for name, config in configs.items() if not config.get("frozen")] == []
    assert [name for name, config in configs.items() if config.get("extra") != "forbid"] == []


def requirements(extra: str = "") -> dict[str, Requirement]:
    """The requirements of pyproject.toml (of one extra when named), by canonical name."""
    project = pyproject()["project"]
    texts = project["optional-dependencies"][extra] if extra else project["dependencies"]
    return {canonicalize_name((requirement := Requirement(text)).name): requirement for text in texts}


def imported_distributions() -> set[str]:
    """The distributions outside the standard library that zi_docs imports, by canonical name."""
    roots: set[str] = set()
    for path in (ROOT / "zi_docs").rglob("*.py"):
        for node in ast.walk(parse(path)):
            if isinstance(node, ast.Import):
                roots |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                roots.add((node.module or "").partition(".")[0])
    foreign = roots - sys.stdlib_module_names - {"zi_docs"}
    owners = packages_distributions()
    names = {canonicalize_name(owners.get(root, [root])[0]) for root in foreign}
    return {"pydantic" if name == "pydantic-core" else name for name in names}


def test_dependencies_are_exactly_what_is_imported() -> None:
    """The wheel and its extra for clusters ask for every distribution that the package imports and for no other."""
    assert imported_distributions() == set(requirements()) | set(requirements("dask"))


def pins(lock: str) -> dict[str, tuple[str, int]]:
    """The version and the number of hashes of each pin of a lock file, by canonical name."""
    text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
    entries = re.findall(r"^([\w.-]+)==([^\s;]+)(.*?)(?=^\S|\Z)", text, flags=re.MULTILINE | re.DOTALL)
    return {canonicalize_name(name): (version, rest.count("--hash=")) for name, version, rest in entries}


@pytest.mark.parametrize(("lock", "extras"), [("run.txt", [""]), ("dev.txt", ["", "dev"])], ids=["run", "dev"])
def test_lock_answers_to_pyproject(lock: str, extras: list[str]) -> None:
    """Every requirement is locked to a version that it allows; if not: make lock."""
    locked = pins(lock)
    wanted = {name: requirement for extra in extras for name, requirement in requirements(extra).items()}
    assert sorted(set(wanted) - set(locked)) == []
    assert [str(r) for name, r in wanted.items() if not r.specifier.contains(locked[name][0])] == []


def test_locks_are_hashed_and_agree() -> None:
    """Every pin carries a hash, and what users run is what developers test."""
    run, dev = pins("run.txt"), pins("dev.txt")
    assert run
    assert [name for name, (_, hashes) in dev.items() if not hashes] == []
    assert {name: pin for name, pin in run.items() if dev.get(name) != pin} == {}
