"""Where templates and data are found: checkout, wheel, and neither."""

from collections.abc import Callable
from pathlib import Path

import pytest

from zi_docs import assets
from zi_docs.errors import DataError, TemplateError, ZiDocsError

Find = Callable[[Path], Path]
KINDS = pytest.mark.parametrize(
    ("find", "name"), [(assets.templates, "templates"), (assets.data, "data")], ids=["templates", "data"]
)


def make_package(root: Path) -> Path:
    """An empty package folder under `root`."""
    package = root / "zi_docs"
    package.mkdir()
    return package


def test_this_installation_has_templates_and_data() -> None:
    """The code under test finds its own templates and data, and neither folder is empty."""
    assert list(assets.templates().rglob("*.docx"))
    assert list(assets.data().rglob("*.yaml"))


@KINDS
def test_wheel_keeps_them_inside_the_package(tmp_path: Path, find: Find, name: str) -> None:
    """A folder inside the package wins over one beside it."""
    package = make_package(tmp_path)
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / name).mkdir()
    (package / name).mkdir()
    assert find(package) == package / name


@KINDS
def test_checkout_keeps_them_beside_the_package(tmp_path: Path, find: Find, name: str) -> None:
    """In a checkout, known by its pyproject.toml, the folder beside the package is used."""
    package = make_package(tmp_path)
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / name).mkdir()
    assert find(package) == tmp_path / name


@KINDS
def test_folder_of_another_package_is_not_taken(tmp_path: Path, find: Find, name: str) -> None:
    """A folder of that name in site-packages belongs to somebody else."""
    package = make_package(tmp_path)
    (tmp_path / name).mkdir()
    with pytest.raises(ZiDocsError):
        find(package)


@pytest.mark.parametrize(
    ("find", "error", "words"),
    [
        (assets.templates, TemplateError, "Folder templat bawaan tidak ditemukan"),
        (assets.data, DataError, "Folder data rujukan bawaan tidak ditemukan"),
    ],
    ids=["templates", "data"],
)
def test_missing_folder_is_said_with_its_place_and_cure(
    tmp_path: Path, find: Find, error: type[ZiDocsError], words: str
) -> None:
    """A broken installation names the folder it looked for and says to install again."""
    package = make_package(tmp_path)
    with pytest.raises(error) as caught:
        find(package)
    message = str(caught.value)
    assert words in message
    assert str(package) in message
    assert "pasang ulang zi-docs" in message
