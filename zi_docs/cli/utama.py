"""The command group, and the one place where an error of the library becomes a message and an exit code."""

import gc
import os
import signal
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from types import FrameType

import click

from zi_docs.cli.bantuan import Kelompok, usage_error
from zi_docs.cli.lapor import report_error
from zi_docs.errors import ZiDocsError, os_reason
from zi_docs.versi import engine_version

_GAGAL = 1
_SALAH_PAKAI = 2
_DIHENTIKAN = 130
_TAK_DIBACA = 141
"""As shells have it for a program whose reader, such as head, has gone."""
_SINYAL = [getattr(signal, nama) for nama in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, nama)]
_PERINTAH = (
    *("baru", "batch", "check", "explain", "mutasi", "peraturan", "pleno"),
    *("render", "satker", "tabel", "templat", "tetapkan", "verify"),
)


class _Semua(Kelompok):
    """The commands: one to a module, both of the same name, loaded when asked for; loading all takes longer."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's own signature
        """Return the name of every command."""
        return [*_PERINTAH]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - the same
        """Return a command by its name."""
        if cmd_name not in _PERINTAH:
            return None
        perintah: click.Command = getattr(import_module(f"zi_docs.cli.{cmd_name}"), cmd_name)
        return perintah


@click.group(
    cls=_Semua,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Panduan untuk staf: docs/panduan.md. Contoh plan: folder contoh/.",
)
@click.version_option(
    engine_version(), "--versi", prog_name="zi-docs", message="%(prog)s %(version)s", help="Tampilkan versi."
)
def perintah() -> None:
    """Membuat Keputusan KPU (DOCX dan PDF) dari plan.yaml.

    \b
    Contoh:
      zi-docs baru 3305                        menulis plan.yaml awal untuk satker 3305
      zi-docs check plan.yaml                  memeriksa plan sebelum pleno
      zi-docs render plan.yaml                 naskah asli, atau rancangan bila belum bernomor
      zi-docs render plan.yaml --bentuk salinan --pdf
      zi-docs satker kebumen                   mencari kode satker
      zi-docs peraturan cari pemilihan umum    mencari peraturan dan kutipannya
    """  # noqa: D301 - click's own mark


def main(argumen: Sequence[str] | None = None) -> None:
    """Run the command line and exit: 0 done, 1 an error, 2 wrong usage, 130 stopped, 141 nobody reads on."""
    for aliran in (sys.stdout, sys.stderr):
        if hasattr(aliran, "reconfigure"):
            aliran.reconfigure(errors="replace")
    for nomor in _SINYAL:
        if signal.getsignal(nomor) is not signal.SIG_IGN:  # as nohup leaves it: go on without a terminal
            signal.signal(nomor, _stop)
    gc.disable()  # one command, then exit: collecting costs a fifth of a large table and saves no memory
    sys.exit(_run(argumen))


def _stop(_nomor: int, _bingkai: FrameType | None) -> None:
    """Stop, once: a second signal would break off the clean-up that follows."""
    for nomor in _SINYAL:
        signal.signal(nomor, signal.SIG_IGN)
    raise KeyboardInterrupt


def _run(argumen: Sequence[str] | None) -> int:
    color = False if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" else None
    with click.Context(perintah, color=color):
        try:
            return _guarded(argumen, color)
        except (BrokenPipeError, SystemExit):  # click makes the latter of the former
            for nomor in (sys.stdout.fileno(), sys.stderr.fileno()):
                os.dup2(os.open(os.devnull, os.O_WRONLY), nomor)
            return _TAK_DIBACA


def _guarded(argumen: Sequence[str] | None, color: bool | None) -> int:
    try:
        hasil = perintah.main(argumen, "zi-docs", standalone_mode=False, color=color)
    except click.UsageError as galat:
        click.echo(usage_error(galat), err=True)
        return _SALAH_PAKAI
    except ZiDocsError as galat:
        report_error(galat)
    except (KeyboardInterrupt, click.Abort):
        click.echo("dihentikan; berkas yang belum selesai tidak ditulis", err=True)
        return _DIHENTIKAN
    except OSError as galat:
        click.echo(f"galat sistem: {os_reason(galat)} {galat.filename or ''}".rstrip(), err=True)
    except Exception as galat:  # noqa: BLE001 - whatever is left is our fault, and no user can read a traceback
        click.echo(f"galat di dalam zi-docs ({type(galat).__name__}).", err=True)
        click.echo("Laporkan bersama plan-nya; rinciannya tampil bila ZI_DOCS_LACAK=1.", err=True)
        if os.environ.get("ZI_DOCS_LACAK"):
            traceback.print_exc()
    else:
        return hasil if isinstance(hasil, int) else 0
    return _GAGAL
