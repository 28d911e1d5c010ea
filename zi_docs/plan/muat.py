"""plan.yaml → Plan: read, validated, and its texts tried once, so that every mistake is reported together."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from zi_docs.compose import compose
from zi_docs.errors import ComposeError, Masalah, PlanError, Tempat
from zi_docs.models.bentuk import Bentuk
from zi_docs.models.plan import Plan
from zi_docs.plan.sumber import Terisi, fill
from zi_docs.plan.validasi import validate
from zi_docs.plan.yaml import read_yaml
from zi_docs.rujukan import Rujukan, rujukan


class Sumber:
    """Where a plan came from: its folder, its lines, and the place of every value."""

    def __init__(self, path: Path, terisi: Terisi) -> None:
        self.folder = path.resolve().parent
        self.nama = path.name
        self.catatan = (*terisi.berkas.catatan, *terisi.catatan)
        self._terisi = terisi
        self._berkas = terisi.berkas

    def tempat(self, jalur: tuple[str | int, ...]) -> Tempat:
        """Return the place of a value; steps that only the model has, such as `butir` of a plain list, are skipped."""
        if sel := self._terisi.cell(jalur):
            return sel
        ada: tuple[str | int, ...] = ()
        letak = self._berkas.letak
        for langkah in jalur:
            bawah = letak.turun(langkah)
            if bawah is not None:
                letak, ada = bawah, (*ada, langkah)
        return self._berkas.tempat(ada)

    def baris(self, nomor: int) -> str:
        """Return line `nomor` of the file, from 1."""
        return self._berkas.baris(nomor)

    def placed(self, masalah: Iterable[Masalah]) -> list[Masalah]:
        """Return the problems with the place of each."""
        return [m if m.tempat else replace(m, tempat=self.tempat(m.jalur)) for m in masalah]


def load_plan(path: str | Path, acuan: Rujukan | None = None) -> Plan:
    """Return the plan in `path`.

    Raises PlanError with every mistake, each with file, line and column.
    """
    path = Path(path)
    acuan = acuan or rujukan()
    terisi = fill(read_yaml(path), path.resolve().parent, acuan)
    try:
        plan = validate(Plan, terisi.berkas)
    except PlanError as galat:
        raise PlanError([*terisi.masalah, *terisi.placed(galat.masalah)]) from None
    if terisi.masalah:
        raise PlanError(terisi.masalah)
    sumber = Sumber(path, terisi)
    try:
        compose(plan, acuan, Bentuk.RANCANGAN)
    except ComposeError as galat:
        raise PlanError(sumber.placed(galat.masalah)) from None
    return plan.with_source(sumber)
