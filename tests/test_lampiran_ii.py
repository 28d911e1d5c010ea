"""UU 12/2011 Lampiran II point by point: each is forced by the form, looked at by a rule, or left out for a reason."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from zi_docs.docx.tag import KEPUTUSAN, LAMPIRAN, Nilai
from zi_docs.models import keputusan, lampiran, pejabat, plan
from zi_docs.models.butir import Butir
from zi_docs.models.naskah import Gaya
from zi_docs.models.redaksi import Redaksi
from zi_docs.rules import rules

ROOT = Path(__file__).resolve().parent.parent
TEXT = (ROOT / "data" / "lampiran-ii.yaml").read_text(encoding="utf-8")
ROWS: list[dict[str, Any]] = [row for chapter in yaml.safe_load(TEXT).values() for row in chapter]
MODELS = {
    model.__name__: model
    for module in (keputusan, lampiran, pejabat, plan)
    for model in vars(module).values()
    if hasattr(model, "model_fields")
}


def names(vocabulary: dict[str, Nilai], path: str = "") -> set[str]:
    """The names of tags, those of groups with a dot."""
    below = (names(dict(value.anggota), f"{path}{name}.") for name, value in vocabulary.items())
    return {f"{path}{name}" for name in vocabulary}.union(*below)


TAGS = names(dict(KEPUTUSAN)) | names(dict(LAMPIRAN))


def exists(what: str) -> bool:
    """Whether a key of the plan, a standard sentence, a tag or a style of that name exists."""
    kind, _, name = what.partition(".")
    match kind:
        case "redaksi":
            return name in Redaksi.model_fields
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


def test_rules_name_points_that_exist() -> None:
    """No rule claims to serve a point that the table does not have."""
    known = {row["angka"] for row in ROWS}
    assert {rule.kode: point for rule in rules() for point in rule.angka if point not in known} == {}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["angka"])
def test_point_is_kept_or_left_out_for_a_reason(row: dict[str, Any]) -> None:
    """What the form shall force names what forces it; what rules shall see has a rule, or a reason why not."""
    forms = row.get("oleh", [])
    assert [name for name in forms if not exists(name)] == []
    assert bool(forms) == ("bentuk" in row["jenis"])
    if {"aturan", "data"} & set(row["jenis"]):
        assert served(row) or row.get("alasan")
    if row["jenis"] == ["tidak"]:
        assert row.get("alasan")
