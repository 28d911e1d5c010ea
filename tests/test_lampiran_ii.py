"""UU 12/2011 Lampiran II point by point: each is forced by the form, looked at by a rule, or left out for a reason."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from zi_docs.docx.tag import KEPUTUSAN, LAMPIRAN, Nilai
from zi_docs.models import keputusan, lampiran, pejabat, perubahan, plan
from zi_docs.models.butir import Butir
from zi_docs.models.naskah import Gaya
from zi_docs.models.redaksi import Redaksi
from zi_docs.rujukan import rujukan
from zi_docs.rules import rules

ROOT = Path(__file__).resolve().parent.parent
TEXT = (ROOT / "data" / "lampiran-ii.yaml").read_text(encoding="utf-8")
ROWS: list[dict[str, Any]] = [row for chapter in yaml.safe_load(TEXT).values() for row in chapter]
MODELS = {
    model.__name__: model
    for module in (keputusan, lampiran, pejabat, perubahan, plan)
    for model in vars(module).values()
    if hasattr(model, "model_fields")
}


def names(vocabulary: dict[str, Nilai], path: str = "") -> set[str]:
    """The names of tags, those of groups with a dot."""
    below = (names(dict(value.anggota), f"{path}{name}.") for name, value in vocabulary.items())
    return {f"{path}{name}" for name in vocabulary}.union(*below)


TABLE = frozenset(
    re.findall(
        r"\w+",
        """
1 2 2a 3 4 4a 5 6 7 9 14 15 16 17 18 19 20 21 22 23 24 25 27 28 40 41 41a 41c 42 43 44 45 46 47 48 52 53 54 55 56 57 58
59 74 76 77 78 79 80 82 83 84 85 86 87 88 89 90 91 92 93 94 95 98 99 100 101 103 106 108 143 144 145 146 147 148 149 150
151 152 153 154 155 156 157 158 159 160 161 162 163 164 165 166 192 194 195 196 197 221 222 223 224 225 226 227 233 233a
233b 234 234a 235 236 236a 236b 236c 237 238 242 243 244 245 246 251 254 255 256 256a 257 258 259 260 261 262 263 264
265 266 267 268 269 270 270b 270c 272 273 274 275 276 277 278 279 280 281 282 283 284 284a
        """,
    )
)
"""The points that bear on a Keputusan and that more than a person can look after, as the law was read for it."""
TAGS = names(dict(KEPUTUSAN)) | names(dict(LAMPIRAN))


def exists(what: str) -> bool:
    """Whether a key of the plan, a standard sentence, a tag or a style of that name exists."""
    kind, _, name = what.partition(".")
    match kind:
        case "redaksi":
            return name in Redaksi.model_fields
        case "perubahan":
            return name in rujukan().rumus_perubahan()
        case "tag":
            return name in TAGS
        case "gaya":
            return name in set(Gaya) | {"ZI Label", "ZI Penutup", "ZI Judul Lampiran"}
        case _:
            return name in {**MODELS, "Butir": Butir}[kind].model_fields


def served(row: dict[str, Any]) -> list[str]:
    """The rules that look at a point."""
    return [rule.kode for rule in rules() if row["angka"] in rule.angka]


def test_every_point_stands_once() -> None:
    """A point has one row, its number as the law writes it, and a summary that is a sentence."""
    numbers = [row["angka"] for row in ROWS]
    assert len(numbers) == len(set(numbers))
    assert [number for number in numbers if not re.fullmatch(r"\d{1,3}[a-d]?", number)] == []
    assert [row["angka"] for row in ROWS if not row["ringkas"].endswith(".")] == []
    assert {kind for row in ROWS for kind in row["jenis"]} == {"bentuk", "aturan", "data", "tidak"}


def test_every_point_of_the_law_is_there() -> None:
    """No point that bears on a Keputusan is left out of the table."""
    assert TABLE - {row["angka"] for row in ROWS} == set()


def test_rules_name_points_that_exist() -> None:
    """No rule claims to serve a point that the table does not have."""
    known = {row["angka"] for row in ROWS}
    assert {rule.kode: point for rule in rules() for point in rule.angka if point not in known} == {}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["angka"])
def test_point_is_kept_or_left_out_for_a_reason(row: dict[str, Any]) -> None:
    """A point has rules or a form that keeps it, or else a reason why not; never both, so that no reason goes stale."""
    forms = row.get("oleh", [])
    assert [name for name in forms if not exists(name)] == []
    assert bool(forms) == ("bentuk" in row["jenis"])
    kept = bool(served(row) or forms)
    assert kept != ("alasan" in row)
    assert kept or "batas" not in row
    assert not (kept and row["jenis"] == ["tidak"])


@pytest.mark.parametrize("row", [row for row in ROWS if {"alasan", "batas"} & row.keys()], ids=lambda row: row["angka"])
def test_reason_is_a_sentence(row: dict[str, Any]) -> None:
    """Why a point is not looked after, or what of it, is one plain sentence or two."""
    reason = row["alasan"] if "alasan" in row else row["batas"]
    assert re.fullmatch(r"[A-Z].{15,}\.", reason)
