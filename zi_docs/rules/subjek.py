"""What a rule looks at: the plan, its office, every text as it will be read, and the reference data."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from functools import cached_property
from typing import TYPE_CHECKING

from zi_docs.models.lampiran import Lampiran, LampiranPersonalia, LampiranTabel
from zi_docs.rules.obat import Fix, Jalur

if TYPE_CHECKING:
    from zi_docs.compose import Bacaan, Tulisan
    from zi_docs.models.plan import Plan
    from zi_docs.models.satker import Satker
    from zi_docs.rujukan import Rujukan


class Subject:
    """One decree as the rules see it. Everything is read once and shared by all rules."""

    def __init__(self, bacaan: "Bacaan", rujukan: "Rujukan") -> None:
        self.plan: Plan = bacaan.plan
        self.satker: Satker = bacaan.satker
        self.fakta: Mapping[str, str] = bacaan.fakta
        self.teks: tuple[Tulisan, ...] = bacaan.teks
        """Every text of the decree in order; those that the engine composed have `baku`."""
        self.kolom = bacaan.kolom
        """Columns of each annex."""
        self.rujukan = rujukan
        self.utuh = self
        """The whole decree, where this is only some of its texts."""

    def only(self, teks: "Sequence[Tulisan]") -> "Subject":
        """Return some texts of this decree for rules that look at nothing else; plan, office and facts are left out."""
        sebagian = self._with(teks)
        for sisa in ("tahun", "plan", "satker", "fakta", "kolom"):
            vars(sebagian).pop(sisa, None)
        return sebagian

    def pick(self, teks: "Iterable[Tulisan]") -> "Subject":
        """Return some texts of this decree, in their order, with all else that is known of it."""
        urut = self.urutan
        semua = {satu.jalur: satu for satu in teks}
        return self._with([semua[jalur] for jalur in sorted(semua, key=urut.__getitem__)])

    def _with(self, teks: "Sequence[Tulisan]") -> "Subject":
        sebagian = copy(self)
        for sisa in ("_menurut_bagian", "typed", "urutan"):
            vars(sebagian).pop(sisa, None)
        sebagian.teks = tuple(teks)
        return sebagian

    def text(self, jalur: Jalur) -> "Tulisan | None":
        """Return the text at a place, or in the value there that holds it alone."""
        semua = (self.urutan.get(tempat) for tempat in (jalur, (*jalur, "isi")))
        return next((self.teks[n] for n in semua if n is not None), None)

    @cached_property
    def urutan(self) -> "Mapping[Jalur, int]":
        """Where each text stands among the others."""
        return {satu.jalur: n for n, satu in enumerate(self.teks)}

    @cached_property
    def _menurut_bagian(self) -> "dict[str, list[Tulisan]]":
        hasil: dict[str, list[Tulisan]] = {}
        for satu in self.teks:
            hasil.setdefault(satu.bagian, []).append(satu)
        return hasil

    def part(self, *bagian: str) -> "list[Tulisan]":
        """Return the texts of some parts of the decree, such as judul, menimbang, mengingat."""
        if len(bagian) == 1:
            return self._menurut_bagian.get(bagian[0], [])
        return [satu for nama in bagian for satu in self._menurut_bagian.get(nama, ())]

    @cached_property
    def typed(self) -> "list[Tulisan]":
        """The texts that a person wrote, where a person can have erred."""
        return [satu for satu in self.teks if not satu.baku]

    @cached_property
    def tahun(self) -> int | None:
        """The year of the decree, where it is known."""
        return self.plan.tahun_keputusan

    def tables(self) -> Iterator[tuple[Jalur, LampiranTabel]]:
        """Yield the annexes with a table, each with its place."""
        yield from ((j, x) for j, x in self.annexes() if isinstance(x, LampiranTabel))

    def teams(self) -> Iterator[tuple[Jalur, LampiranPersonalia]]:
        """Yield the annexes with a team, each with its place."""
        yield from ((j, x) for j, x in self.annexes() if isinstance(x, LampiranPersonalia))

    def annexes(self) -> Iterator[tuple[Jalur, Lampiran]]:
        """Yield every annex with its place."""
        yield from ((("lampiran", n), satu) for n, satu in enumerate(self.plan.lampiran))


def fix(tulisan: "Tulisan", lama: str, baru: str) -> tuple[Fix, ...]:
    """Return the cure `lama` → `baru`, where `lama` stands in the plan just so and only once; else none is safe."""
    return (Fix(tulisan.jalur, lama, baru),) if _stands_once(tulisan.mentah, lama) else ()


def _stands_once(teks: str, kata: str) -> bool:
    """Whether words stand in a text once; those that stand again near are soon found."""
    di = teks.find(kata)
    return di >= 0 and teks.find(kata, di + 1) < 0
