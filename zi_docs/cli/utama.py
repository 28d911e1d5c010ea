"""The command group, and the one place where an error of the library becomes a message and an exit code."""

import sys
from typing import Any

import click

from zi_docs.cli.lapor import report_error
from zi_docs.cli.render import render
from zi_docs.cli.satker import satker
from zi_docs.cli.tabel import tabel
from zi_docs.cli.templat import templat
from zi_docs.errors import ZiDocsError
from zi_docs.versi import engine_version

_GAGAL = 1
_DIHENTIKAN = 130


class Perintah(click.Group):
    """A group that tells every ZiDocsError in Indonesian and never shows a traceback for one."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's own signature
        """Run the command; exit 1 on an error of ours, 130 on Ctrl-C."""
        try:
            return super().invoke(ctx)
        except ZiDocsError as galat:
            report_error(galat)
            ctx.exit(_GAGAL)
        except KeyboardInterrupt:
            click.echo("dihentikan; berkas yang belum selesai tidak ditulis", err=True)
            ctx.exit(_DIHENTIKAN)
        except OSError as galat:
            click.echo(f"galat sistem: {galat.strerror or galat} {galat.filename or ''}".rstrip(), err=True)
            ctx.exit(_GAGAL)


@click.group(
    cls=Perintah,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Panduan untuk staf: docs/panduan.md. Contoh plan: folder contoh/.",
)
@click.version_option(
    engine_version(), "--versi", prog_name="zi-docs", message="%(prog)s %(version)s", help="Tampilkan versi."
)
def main() -> None:
    """Membuat Keputusan KPU (DOCX dan PDF) dari plan.yaml.

    \b
    Contoh:
      zi-docs render plan.yaml                 naskah asli, atau rancangan bila belum bernomor
      zi-docs render plan.yaml --bentuk salinan --pdf
      zi-docs satker kebumen                   mencari kode satker
    """  # noqa: D301 - click's own mark
    for aliran in (sys.stdout, sys.stderr):
        if hasattr(aliran, "reconfigure"):
            aliran.reconfigure(errors="replace")


main.add_command(render)
main.add_command(satker)
main.add_command(tabel)
main.add_command(templat)
