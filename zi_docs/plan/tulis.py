"""A tree of plain values → the text of a plan, as a person would lay it out."""

import re
from typing import Any

import yaml

_LEBAR = 110
_POLOS = re.compile(r"[1-9]\d{0,14}|\d{4}-\d\d-\d\d")


class _Penulis(yaml.SafeDumper):
    """Writes lists indented below their key, and empty lines between the parts of a plan."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: FBT001, FBT002, ARG002
        super().increase_indent(flow, False)  # noqa: FBT003 - the library's own signature


def _text(penulis: yaml.SafeDumper, nilai: str) -> yaml.ScalarNode:
    """Write a text folded when it is long, plain when it is a number or date: a plan is read as text anyway."""
    if _POLOS.fullmatch(nilai):
        return penulis.represent_scalar("tag:yaml.org,2002:" + ("timestamp" if "-" in nilai else "int"), nilai)
    if len(nilai) > _LEBAR - 20 and "\n" not in nilai and nilai == nilai.strip() and "  " not in nilai:
        return penulis.represent_scalar("tag:yaml.org,2002:str", nilai, style=">")
    return penulis.represent_scalar("tag:yaml.org,2002:str", nilai)


_Penulis.add_representer(str, _text)


def write_yaml(isi: dict[str, Any], kepala: str = "") -> str:
    """Return a plan as YAML, an empty line between its parts, `kepala` above it as a comment."""
    bagian = [
        yaml.dump({kunci: nilai}, Dumper=_Penulis, allow_unicode=True, sort_keys=False, width=_LEBAR)
        for kunci, nilai in isi.items()
    ]
    komentar = "".join(f"# {baris}\n" for baris in kepala.splitlines())
    return komentar + "".join(
        satu if n == 0 or ("\n" not in satu.rstrip() and "\n" not in bagian[n - 1].rstrip()) else f"\n{satu}"
        for n, satu in enumerate(bagian)
    )
