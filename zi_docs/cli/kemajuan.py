"""How far a long run is, on a terminal: done of all, rate, time that remains."""

import sys
from time import monotonic

import click

_JEDA = 0.1
"""Seconds between two pictures."""
_MENIT = 60


class Kemajuan:
    """One line on stderr that is drawn anew; nothing where stderr is no terminal."""

    def __init__(self, apa: str) -> None:
        """`apa`: what is being done."""
        self._apa = apa
        self._mulai = monotonic()
        self._akhir = 0.0
        self._ada = False

    def __call__(self, selesai: int, semua: int) -> None:
        """Show how many are done of how many."""
        kini = monotonic()
        if not sys.stderr.isatty() or (kini - self._akhir < _JEDA and selesai < semua):
            return
        self._akhir, self._ada = kini, True
        lama = max(kini - self._mulai, 1e-6)
        laju = selesai / lama
        angka = f"{laju:.1f}".replace(".", ",")
        sisa = f" · sisa {_span((semua - selesai) / laju)}" if 0 < selesai < semua else ""
        click.echo(f"\r\x1b[K{self._apa} {selesai}/{semua} · {angka} per detik{sisa}", err=True, nl=False)

    def close(self) -> None:
        """End the line."""
        if self._ada:
            click.echo(err=True)
            self._ada = False


def _span(detik: float) -> str:
    menit, sisa = divmod(round(detik), _MENIT)
    return f"{menit} menit {sisa} detik" if menit else f"{sisa} detik"
