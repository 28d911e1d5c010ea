"""The command line: each command parses, calls the library, prints. The only user of click."""

from zi_docs.cli.utama import main, perintah

__all__ = ["main", "perintah"]
