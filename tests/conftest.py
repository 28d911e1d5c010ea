"""What all tests share: golden files, hypothesis profiles, and a loud word when LibreOffice is missing."""

import atexit
import difflib
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings

# What the engine keeps for the next process is kept for this run alone.
_CACHE = TemporaryDirectory(prefix="zi-docs-test-")
atexit.register(_CACHE.cleanup)
os.environ["XDG_CACHE_HOME"] = os.environ["LOCALAPPDATA"] = _CACHE.name

IN_CI = bool(os.environ.get("CI"))
HAS_OFFICE = bool(shutil.which("soffice") or shutil.which("libreoffice"))
NO_OFFICE = "LibreOffice is not on PATH; scripts/libreoffice --how tells how to get it"

# No deadline: a slow machine is no failure. In CI the same examples every time.
settings.register_profile("local", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, database=None, print_blob=True)
settings.load_profile("ci" if IN_CI else "local")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --update-golden."""
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="rewrite the golden files; review the difference before commit",
    )


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what needs LibreOffice where there is none; in CI that is a failure."""
    if HAS_OFFICE or item.get_closest_marker("libreoffice") is None:
        return
    if IN_CI:
        pytest.fail(NO_OFFICE, pytrace=False)
    pytest.skip(NO_OFFICE)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> Iterator[None]:
    """Say loudly, below everything else, which tests did not run; the reports of all processes tell."""
    yield
    if count := sum(NO_OFFICE in str(satu.longrepr) for satu in terminalreporter.stats.get("skipped", ())):
        terminalreporter.section("PDF TESTS DID NOT RUN", sep="!", red=True, bold=True)
        terminalreporter.line(f"{count} tests were left out: {NO_OFFICE}", red=True, bold=True)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """A function that compares a text with its golden file, or rewrites the file under --update-golden.

    Call it as `golden(path, text)`. A difference or a missing file fails the test with a unified diff.
    """
    update: bool = request.config.getoption("--update-golden")

    def compare(path: Path, text: str) -> None:
        if update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            return
        expected = path.read_text(encoding="utf-8") if path.is_file() else ""
        if not path.is_file() or text != expected:
            pytest.fail(_difference(path, expected, text), pytrace=False)

    return compare


def _difference(path: Path, expected: str, text: str) -> str:
    lines = difflib.unified_diff(
        expected.splitlines(), text.splitlines(), f"{path.name} (golden)", f"{path.name} (now)", lineterm=""
    )
    return "\n".join([f"{path} differs; if the change is meant: pytest --update-golden", *lines])
