"""Where the shipped templates and data are: inside the package in a wheel, beside it in a checkout."""

from pathlib import Path

from zi_docs.errors import DataError, TemplateError

PACKAGE = Path(__file__).resolve().parent


def templates(package: Path = PACKAGE) -> Path:
    """The folder of the shipped Word templates.

    `package` is the folder of the installed zi_docs. Raises TemplateError when the folder is missing.
    """
    if folder := _find("templates", package):
        return folder
    raise TemplateError(_missing("templat", package / "templates"))


def data(package: Path = PACKAGE) -> Path:
    """The folder of the shipped reference data (YAML and CSV).

    `package` is the folder of the installed zi_docs. Raises DataError when the folder is missing.
    """
    if folder := _find("data", package):
        return folder
    raise DataError(_missing("data rujukan", package / "data"))


def _find(name: str, package: Path) -> Path | None:
    inside, beside = package / name, package.parent / name
    if inside.is_dir():
        return inside
    # In site-packages a folder of this name beside the package would be somebody else's.
    is_checkout = (package.parent / "pyproject.toml").is_file()
    return beside if is_checkout and beside.is_dir() else None


def _missing(what: str, expected: Path) -> str:
    return f"Folder {what} bawaan tidak ditemukan di {expected}; pasang ulang zi-docs."
