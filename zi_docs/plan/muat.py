"""plan.yaml → Plan: read, validated, and its texts tried once, so that every mistake is reported together."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from zi_docs.compose import compose, default_bentuk
from zi_docs.errors import ComposeError, DataError, Masalah, PlanError, Tempat
from zi_docs.models.bentuk import Bentuk
from zi_docs.models.naskah import Naskah
from zi_docs.models.plan import Plan
from zi_docs.plan.sumber import Terisi, fill
from zi_docs.plan.validasi import validate
from zi_docs.plan.yaml import Berkas, Isi, read_yaml
from zi_docs.rujukan import Rujukan, rujukan
from zi_docs.sampah import uncollected

if TYPE_CHECKING:
    from zi_docs.plan.tunjuk import Penunjuk


class Sumber:
    """Where a plan came from: its folder, its lines, and the place of every value."""

    def __init__(self, path: Path, terisi: Terisi) -> None:
        """`path`: the file, in a folder that is resolved."""
        self.folder = path.parent
        self.nama = path.name
        self.catatan = (*terisi.berkas.catatan, *terisi.catatan)
        self.penyusunan: tuple[Masalah, ...] = ()
        """What was noticed while the plan was composed for the first time."""
        self._terisi = terisi
        self._berkas = terisi.berkas

    def tempat(self, jalur: tuple[str | int, ...]) -> Tempat:
        """Return the place of a value; steps that only the model has, such as `butir` of a plain list, are skipped."""
        return self.cell(jalur) or self.penunjuk.node(jalur).letak.tempat(self._berkas.nama)

    def words(self, jalur: tuple[str | int, ...], kutip: str, bentang: tuple[int, int] | None) -> tuple[Tempat, int]:
        """Return the place of quoted words within a value and how many characters of that line they take.

        The cell of a workbook, or the place of a value without such words, takes none.
        """
        if sel := self.cell(jalur):
            return sel, 0
        if found := self.penunjuk.words(jalur, kutip, bentang):
            return Tempat(self._berkas.nama, *found[:2]), found[2]
        return self.tempat(jalur), 0

    def cell(self, jalur: tuple[str | int, ...]) -> Tempat | None:
        """Return the cell or the other file that a value was read from, None for what stands in the plan itself."""
        if not self._terisi.tempat:
            return None
        return self._terisi.cell(jalur) or self._terisi.cell(self.penunjuk.node(jalur).jalur)

    @cached_property
    def penunjuk(self) -> "Penunjuk":
        """The finder of values and words in the plan's text."""
        from zi_docs.plan.tunjuk import Penunjuk

        return Penunjuk(self._berkas)

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
    return make_plan(read_yaml(path), path, acuan)


@uncollected
def make_plan(berkas: Berkas, path: Path, acuan: Rujukan | None = None) -> Plan:
    """Return the plan of a tree of texts that stands, or could stand, in `path`. Raises PlanError as `load_plan`."""
    folder = path.resolve().parent
    acuan = acuan or reference(berkas, folder)
    terisi = fill(berkas, folder, acuan)
    try:
        plan = validate(Plan, terisi.berkas)
    except PlanError as galat:
        raise PlanError([*terisi.masalah, *terisi.placed(galat.masalah)]) from None
    if terisi.masalah:
        raise PlanError(terisi.masalah)
    sumber = Sumber(folder / path.name, terisi)
    plan = plan.with_source(sumber)
    try:
        sumber.penyusunan = _tried(plan, acuan).catatan
    except ComposeError as galat:
        raise PlanError(sumber.placed(galat.masalah)) from None
    return plan


def _tried(plan: Plan, acuan: Rujukan) -> Naskah:
    """Return the plan composed in the form that it asks for, or as a rancangan where that form refuses something."""
    bentuk = default_bentuk(plan)
    if bentuk is not Bentuk.RANCANGAN:
        with suppress(ComposeError):
            return compose(plan, acuan, bentuk)
    return compose(plan, acuan, Bentuk.RANCANGAN)


def data_folder(isi: Mapping[str, Isi], folder: Path) -> Path | None:
    """Return the folder of an office's own data that a plan in `folder` names, None where it names none."""
    data = isi.get("data")
    return folder / data.strip() if isinstance(data, str) and data.strip() else None


def reference(berkas: Berkas, folder: Path) -> Rujukan:
    """Return the reference data that a plan names, which columns of its workbooks need before there is a Plan.

    Raises PlanError for a folder that cannot be used.
    """
    data = data_folder(berkas.isi, folder)
    if data is None:
        return rujukan()
    try:
        return rujukan(data)
    except DataError as galat:
        raise PlanError.satu(galat.pesan, galat.saran, galat.tempat or berkas.tempat(("data",))) from None
