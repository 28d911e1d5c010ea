"""What several commands ask for alike: a date, a folder, whether an edited file may be replaced."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import click

from zi_docs import bahasa

_Perintah = Callable[..., object]
_Hiasan = Callable[[_Perintah], _Perintah]


class Tanggal(click.ParamType[date]):
    """A date as people write it: 2026-01-08 or 8 Januari 2026."""

    name = "tanggal"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the date of a text."""
        try:
            return value if isinstance(value, date) else bahasa.parse_tanggal(str(value))
        except ValueError as galat:
            self.fail(str(galat), param, ctx)


def keluaran(bawaan: str) -> _Hiasan:
    """Return the option for the folder of the results."""
    return click.option(
        "--keluaran",
        type=click.Path(file_okay=False, path_type=Path),
        default=Path(bawaan),
        show_default=True,
        help="Folder hasil.",
    )


def timpa() -> _Hiasan:
    """Return the option that replaces what a person has edited."""
    bantuan = "Ganti berkas yang sudah disunting; yang lama disimpan sebagai cadangan."
    return click.option("--timpa", is_flag=True, help=bantuan)


def data() -> _Hiasan:
    """Return the option for an office's own data."""
    return click.option(
        "--data", type=click.Path(file_okay=False, path_type=Path), metavar="FOLDER", help="Folder data kantor sendiri."
    )
