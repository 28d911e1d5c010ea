"""Help and usage errors in Indonesian: what click says in English, said to people of an office."""

import re
from collections.abc import Sequence

import click
from click.exceptions import BadOptionUsage, MissingParameter, NoSuchOption

_BANTUAN = "Tampilkan bantuan ini."


class Perintah(click.Command):
    """A command whose help is Indonesian."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="Pemakaian: ")

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return the usage line in pieces."""
        return [satu.replace("[OPTIONS]", "[PILIHAN]") for satu in super().collect_usage_pieces(ctx)]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        _options(self, ctx, formatter)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the help option."""
        return _help_option(super().get_help_option(ctx))


class Kelompok(click.Group):
    """A group of commands whose help is Indonesian."""

    command_class = Perintah

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        formatter.write_usage(ctx.command_path, "[PILIHAN] PERINTAH …", prefix="Pemakaian: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the commands."""
        _options(self, ctx, formatter)
        perintah = [(nama, cmd) for nama in self.list_commands(ctx) if (cmd := self.get_command(ctx, nama))]
        with formatter.section("Perintah"):
            formatter.write_dl([(nama, cmd.get_short_help_str(100)) for nama, cmd in perintah])

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the help option."""
        return _help_option(super().get_help_option(ctx))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that was named."""
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            ada = ", ".join(self.list_commands(ctx))
            raise click.UsageError(f"perintah '{args[0]}' tidak dikenal; yang ada: {ada}", ctx)
        return super().resolve_command(ctx, args)


def _options(perintah: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    catatan = [satu for param in perintah.get_params(ctx) if (satu := param.get_help_record(ctx)) and satu[1]]
    with formatter.section("Pilihan"):
        formatter.write_dl([(_metavar(nama), teks.replace("[default: ", "[bawaan: ")) for nama, teks in catatan])


def _metavar(nama: str) -> str:
    return re.sub(r" DIRECTORY$", " FOLDER", re.sub(r" (FILE|PATH)$", " BERKAS", nama))


def _help_option(pilihan: click.Option | None) -> click.Option | None:
    if pilihan is not None:
        pilihan.help = _BANTUAN
    return pilihan


def usage_error(galat: click.UsageError) -> str:
    """Return a usage error in Indonesian, with how to get help."""
    ctx = galat.ctx
    bantuan = f"\nBantuan: {ctx.command_path} --help" if ctx else ""
    return f"{_reason(galat)}{bantuan}"


def _reason(galat: click.UsageError) -> str:
    if isinstance(galat, NoSuchOption):
        mirip = f"; mungkin maksud Anda {_either(galat.possibilities)}" if galat.possibilities else ""
        return f"pilihan {galat.option_name} tidak dikenal{mirip}"
    if isinstance(galat, MissingParameter):
        nama = galat.param.make_metavar(galat.ctx) if galat.param and galat.ctx else "sesuatu"
        return f"{nama.strip('.')} belum disebut"
    if isinstance(galat, BadOptionUsage):
        return f"pilihan {galat.option_name} memerlukan nilai"
    if isinstance(galat, click.BadParameter) and galat.param is not None:
        return _bad_value(galat.param, galat.message)
    return galat.message


def _bad_value(param: click.Parameter, pesan: str) -> str:
    if isinstance(param.type, click.Choice):
        return f"nilai {param.opts[0]} tidak dikenal; pilih {_either([str(c) for c in param.type.choices])}"
    if isinstance(param.type, click.Path):
        if not param.type.file_okay and "is a file" in pesan:
            return f"{param.opts[0]} harus berupa folder, bukan berkas"
        return f"{param.opts[0]} tidak dapat dibaca; periksa nama dan izinnya"
    if type(param.type).__module__.startswith("click"):  # speaks English
        return f"nilai {param.opts[0]} tidak sah"
    return f"{param.opts[0]}: {pesan}"


def _either(pilihan: Sequence[str]) -> str:
    return " atau ".join([", ".join(pilihan[:-1]), pilihan[-1]] if len(pilihan) > 1 else pilihan)
