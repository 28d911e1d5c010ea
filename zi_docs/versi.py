"""The version of this package, written here and nowhere else: pyproject.toml takes it from here.

A constant, because asking the installed package for it takes longer than all of `zi-docs --versi` beside it.
"""

__version__ = "0.3.0"


def engine_version() -> str:
    """Return the version."""
    return __version__
