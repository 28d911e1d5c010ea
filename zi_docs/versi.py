"""The version of this package, as it is installed."""

from functools import lru_cache


@lru_cache(maxsize=1)
def engine_version() -> str:
    """Return the version; '0' when the package runs without being installed."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("zi-docs")
    except PackageNotFoundError:
        return "0"
