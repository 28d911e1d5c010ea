"""The generated parts of docs/aturan.md and docs/lampiran-ii.md: the rules of the checker, and the points of the law.

Run by cog as generate.py is.
"""

# ruff: noqa: INP001 - a script beside the pages, not a package
from functools import cache
from typing import Any

import yaml
from generate import ROOT, table  # type: ignore[import-not-found] # mypy knows it as docs.generate

from zi_docs.rules import BAGIAN, Rule, own_pages, rules


def all_rules() -> str:
    """Return every rule of the checker under a heading for its part of the decree: first a table, then each in full."""
    pages = (*own_pages(), *rules())
    families = {BAGIAN[digit]: [rule for rule in pages if rule.kode[2] == digit] for digit in BAGIAN}
    parts = []
    for heading, family in families.items():
        if family:
            rows = ((_link(rule), rule.nama, _certainty(rule), rule.ringkas) for rule in family)
            parts += [f"## {heading}\n", table(("kode", "nama", "tingkat", "yang dicari"), rows), *map(_rule, family)]
    return "\n".join(parts)


def _link(rule: Rule, page: str = "") -> str:
    return f"[{rule.kode}]({page}#{rule.kode.lower()}-{rule.nama})"


def _certainty(rule: Rule) -> str:
    return f"{rule.tingkat}{'' if rule.pasti else ', belum pasti'}"


def _rule(rule: Rule) -> str:
    why = " ".join(rule.section("Mengapa").split())
    said = f"**{rule.tingkat.capitalize()}.** {rule.ringkas} {why[:1].upper()}{why[1:]}"
    ground = f" Dasar: {rule.dasar}{'' if rule.pasti else ' (belum pasti)'}." if rule in rules() else ""
    examples = [f"# {name.lower()}\n{text}" for name in ("Buruk", "Baik") if (text := rule.section(name))]
    block = "\n".join(["", "```yml", *examples, "```", ""]) if examples else ""
    return f"### {rule.kode} {rule.nama}\n\n{said}{ground}\n{block}"


@cache
def points() -> dict[str, list[dict[str, Any]]]:
    """Return the points of UU 12/2011 Lampiran II that bear on a Keputusan, by chapter."""
    text = (ROOT / "data" / "lampiran-ii.yaml").read_text(encoding="utf-8")
    found: dict[str, list[dict[str, Any]]] = yaml.safe_load(text)
    return found


def coverage() -> str:
    """Return what becomes of each point: what forces it, which rules look at it, what is left to people and why."""
    rows = [row for chapter in points().values() for row in chapter]
    seen, forced = [row for row in rows if _serving(row)], [row for row in rows if row.get("oleh")]
    summary = f"Dari {len(rows)} angka, {len(seen)} dilihat aturan, {len(forced)} dipaksa bentuknya (sebagian keduanya)"
    parts = [f"{summary}, dan {sum('alasan' in row for row in rows)} tidak dijaga.\n"]
    for chapter, below in points().items():
        lines = ((row["angka"], row["ringkas"], _kept(row), row.get("alasan", row.get("batas", ""))) for row in below)
        parts.append(f"## {chapter}\n\n{table(('angka', 'isi', 'dijaga oleh', 'yang tidak dijaga'), lines)}")
    return "\n".join(parts)


def _serving(row: dict[str, Any]) -> list[Rule]:
    return [rule for rule in rules() if row["angka"] in rule.angka]


def _kept(row: dict[str, Any]) -> str:
    form = ", ".join(f"`{name}`" for name in row.get("oleh", ()))
    links = ", ".join(_link(rule, "aturan.md") for rule in _serving(row))
    return "; ".join(filter(None, (form, links))) or "–"
