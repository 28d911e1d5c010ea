"""The test bench itself: golden files, and what happens where LibreOffice is missing."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

BARE = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTEST_ADDOPTS": ""}
Run = Callable[..., subprocess.CompletedProcess[str]]

GOLDEN = """
from pathlib import Path
def test_text(golden):
    golden(Path("golden.txt"), "satu\\ndua\\n")
"""
OFFICE = """
import pytest
@pytest.mark.libreoffice
def test_pdf():
    pass
"""


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run our conftest on one test file, in its own folder, where no LibreOffice is on PATH."""
    shutil.copy(Path(__file__).with_name("conftest.py"), tmp_path)
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers = libreoffice\n", encoding="utf-8")

    def once(source: str, *options: str, ci: bool = False) -> subprocess.CompletedProcess[str]:
        (tmp_path / "test_it.py").write_text(source, encoding="utf-8")
        env = {**os.environ, **BARE, "PATH": str(tmp_path), "CI": "true" if ci else ""}
        command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *options]
        return subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)

    return once


def test_missing_golden_file_fails_and_update_writes_it(run: Run, tmp_path: Path) -> None:
    """Without a golden file a test fails; --update-golden writes it; then the test passes."""
    assert run(GOLDEN).returncode == pytest.ExitCode.TESTS_FAILED
    assert run(GOLDEN, "--update-golden").returncode == pytest.ExitCode.OK
    assert (tmp_path / "golden.txt").read_bytes() == b"satu\ndua\n"
    assert run(GOLDEN).returncode == pytest.ExitCode.OK


def test_difference_from_golden_file_is_shown(run: Run, tmp_path: Path) -> None:
    """A changed line fails the test and is printed as a difference, with the way to accept it."""
    (tmp_path / "golden.txt").write_text("satu\ntiga\n", encoding="utf-8")
    result = run(GOLDEN)
    assert result.returncode == pytest.ExitCode.TESTS_FAILED
    assert {"-tiga", "+dua"} <= set(result.stdout.splitlines())
    assert "pytest --update-golden" in result.stdout


@pytest.mark.parametrize("options", [(), ("-p", "xdist", "-n", "1")], ids=["one process", "several"])
def test_without_libreoffice_the_left_out_tests_are_named_loudly(run: Run, options: tuple[str, ...]) -> None:
    """On a machine without LibreOffice the run passes but ends with a banner."""
    result = run(OFFICE, *options)
    assert result.returncode == pytest.ExitCode.OK
    end = "\n".join(result.stdout.splitlines()[-5:])
    assert "PDF TESTS DID NOT RUN" in end
    assert "1 tests were left out" in end


def test_in_ci_a_missing_libreoffice_is_a_failure(run: Run) -> None:
    """In CI no test that needs LibreOffice is left out."""
    result = run(OFFICE, ci=True)
    assert result.returncode != pytest.ExitCode.OK
    assert "LibreOffice is not on PATH" in result.stdout
