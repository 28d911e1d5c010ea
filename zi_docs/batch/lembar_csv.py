"""Lists for people as CSV: in a form that Excel opens in Indonesia, and in which nothing is a formula."""

import csv
from collections.abc import Iterable, Sequence
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


def rows_of(isi: bytes, kepala: Sequence[str]) -> list[tuple[str, ...]]:
    """Return the rows of such a list; none if it has other headings, or is none."""
    try:
        baris = [*csv.reader(StringIO(isi.decode().removeprefix(_BOM)), delimiter=";")]
    except (UnicodeDecodeError, csv.Error):
        return []
    sesuai = baris and baris[0] == [*kepala]
    return [tuple(satu) for satu in baris[1:] if len(satu) == len(kepala)] if sesuai else []


def _plain(nilai: str | int | None) -> str | int | None:
    return f"'{nilai}" if isinstance(nilai, str) and nilai.lstrip().startswith(_RUMUS) else nilai
