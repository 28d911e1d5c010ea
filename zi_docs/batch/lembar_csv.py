"""Lists for people as CSV: in a form that Excel opens in Indonesia, and in which nothing is a formula."""

import csv
from collections.abc import Iterable
from io import StringIO

_BOM = "\ufeff"
_RUMUS = ("=", "+", "-", "@")


def as_csv(kepala: Iterable[str], baris: Iterable[Iterable[str | int | None]]) -> bytes:
    """Return the rows below their headings, with semicolons and a mark for UTF-8.

    What Excel would take for a formula begins with an apostrophe: the words come from many offices.
    """
    teks = StringIO()
    penulis = csv.writer(teks, delimiter=";", lineterminator="\r\n")
    penulis.writerow(kepala)
    penulis.writerows(map(_plain, satu) for satu in baris)
    return f"{_BOM}{teks.getvalue()}".encode()


def _plain(nilai: str | int | None) -> str | int | None:
    return f"'{nilai}" if isinstance(nilai, str) and nilai.lstrip().startswith(_RUMUS) else nilai
