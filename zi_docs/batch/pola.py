"""The pattern, read once; the plan of an office is the pattern with its own values, validated where it differs."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from zi_docs.batch.pohon import Beda, changed
from zi_docs.errors import PlanError, Tempat
from zi_docs.models.plan import Plan
from zi_docs.plan.muat import Sumber, reference
from zi_docs.plan.sumber import Terisi, fill
from zi_docs.plan.validasi import validate
from zi_docs.plan.yaml import Berkas, Isi, read_yaml
from zi_docs.rujukan import Rujukan


class Pola:
    """A plan that stands for many; knows which of its parts were found valid, so that they are not looked at again."""

    def __init__(self, terisi: Terisi, path: Path, acuan: Rujukan) -> None:
        self.acuan = acuan
        self.path = path
        self._di = path.resolve().parent / path.name
        self.terisi = terisi
        self._sah: dict[str, Any] = {}
        self._lampiran: dict[int, Any] = {}

    @property
    def isi(self) -> dict[str, Isi]:
        """The tree of the pattern."""
        return self.terisi.berkas.isi

    def tree(self, kode: str, beda: Iterable[Beda], tempat: Tempat | None = None) -> Terisi:
        """Return the tree of an office. Raises PlanError for a value that has no room in the pattern."""
        di = tempat or self.terisi.berkas.tempat(("satker",))
        return changed(self.terisi, [Beda(("satker",), {"kode": kode}, di), *beda])

    def plan(self, terisi: Terisi) -> Plan:
        """Return the plan of such a tree, not yet composed. Raises PlanError with every mistake at its place."""
        try:
            plan = self._valid(terisi.berkas)
        except PlanError as galat:
            raise PlanError(terisi.placed(galat.masalah)) from None
        return plan.with_source(Sumber(self._di, terisi))

    def _valid(self, berkas: Berkas) -> Plan:
        isi: dict[str, Any] = {
            kunci: self._sah[kunci] if kunci in self._sah and self.isi.get(kunci) is nilai else nilai
            for kunci, nilai in berkas.isi.items()
        }
        lampiran = isi.get("lampiran")
        if isinstance(lampiran, list):
            isi["lampiran"] = [self._lampiran.get(id(satu), satu) for satu in lampiran]
        try:
            plan = Plan.model_validate(isi)
        except ValidationError:
            return validate(Plan, berkas)
        self._remember(berkas.isi, plan)
        return plan

    def _remember(self, isi: Mapping[str, Isi], plan: Plan) -> None:
        milik = self.isi.get("lampiran")
        if isinstance(milik, list) and isinstance(lampiran := isi.get("lampiran"), list):
            ada = {id(satu) for satu in milik}
            self._lampiran |= {
                id(mentah): jadi for mentah, jadi in zip(lampiran, plan.lampiran, strict=True) if id(mentah) in ada
            }
        self._sah |= {k: getattr(plan, k) for k, v in isi.items() if k not in self._sah and self.isi.get(k) is v}


def read_pattern(path: Path) -> Pola:
    """Return the pattern in a file, its workbooks read in. Raises PlanError for a file that is no plan at all."""
    berkas = read_yaml(path)
    # Where the plan of one office was adopted, that says nothing of the others.
    berkas = replace(berkas, isi={kunci: nilai for kunci, nilai in berkas.isi.items() if kunci != "penetapan"})
    acuan = reference(berkas, path.resolve().parent)
    terisi = fill(berkas, path.resolve().parent, acuan)
    if terisi.masalah:
        raise PlanError(terisi.masalah)
    return Pola(terisi, path, acuan)
