"""What a rule of the checker is, and what it says: Rule, Severity, Remark, Fix, Finding."""

import inspect
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from zi_docs.errors import Tempat
from zi_docs.rules.obat import Fix, Jalur
from zi_docs.rules.subjek import Subject

if TYPE_CHECKING:
    from zi_docs.compose import Tulisan

__all__ = ["Finding", "Fix", "Jalur", "Periksa", "Pilih", "Remark", "Rule", "Severity", "rule"]

_BAGIAN = ("Mengapa", "Buruk", "Baik")


class Severity(StrEnum):
    """How certain a finding is: a rule of law or logic, a likely mistake, something to look at."""

    GALAT = "galat"
    PERINGATAN = "peringatan"
    CATATAN = "catatan"


class Remark(NamedTuple):
    """What a rule says of one spot of the plan."""

    pesan: str
    jalur: Jalur
    saran: str = ""
    kutip: str = ""
    """The words it concerns, as they stand in the finished text; '' for the value as a whole."""
    perbaikan: tuple[Fix, ...] = ()
    tingkat: Severity | None = None
    """Another severity than the rule's, where this spot is less or more certain."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark of the checker with the rule that made it and its place in the plan."""

    kode: str
    nama: str
    tingkat: Severity
    pesan: str
    saran: str = ""
    jalur: Jalur = ()
    kutip: str = ""
    tempat: Tempat | None = None
    """Where it stands; None for a plan made in Python."""
    perbaikan: tuple[Fix, ...] = ()
    dasar: str = ""
    panjang: int = 0
    """How many characters of the line at `tempat` it concerns; 0 where that cannot be told."""
    bentang: tuple[int, int] | None = None
    """From where to where `kutip` stands in the value at `jalur`, as the plan has it."""

    @property
    def sebutan(self) -> str:
        """Code and name, as people quote a rule."""
        return f"{self.kode} {self.nama}"


Periksa = Callable[[Subject], Iterator[Remark]]
Pilih = Callable[[Subject], "Iterable[Tulisan]"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its code, its name, how certain it is, where it stands in law or practice."""

    kode: str
    nama: str
    tingkat: Severity
    dasar: str
    angka: tuple[str, ...]
    """Points of UU 12/2011 Lampiran II that it serves."""
    pasti: bool
    """False where the legal basis is unsure."""
    lokal: bool
    """Whether what it says of a cell or a text depends on that piece alone: other plans that share it are not asked."""
    pada: Pilih | None
    """Which texts it has something to say of, if anything; None where it must see the whole decree."""
    periksa: Periksa

    @property
    def uraian(self) -> str:
        """The docstring of the rule, which is its documentation."""
        return inspect.getdoc(self.periksa) or ""

    @property
    def ringkas(self) -> str:
        """The first line of the docstring: the wrong pattern in one sentence."""
        return self.uraian.split("\n", 1)[0]

    def section(self, nama: str) -> str:
        """Return one section of the docstring ('Mengapa', 'Buruk', 'Baik') without its heading, dedented."""
        isi: list[str] = []
        aktif = False
        for satu in self.uraian.splitlines():
            kepala = next((b for b in _BAGIAN if satu.startswith(f"{b}:")), None)
            if kepala:
                aktif = kepala == nama
                satu = satu[len(kepala) + 1 :].strip()  # noqa: PLW2901 - the words behind the heading
            if aktif:
                isi.append(satu)
        return inspect.cleandoc("\n".join(isi)).strip("\n")


def rule(  # noqa: PLR0913 - what a rule states of itself
    kode: str,
    tingkat: Severity,
    dasar: str,
    *,
    angka: tuple[str, ...] = (),
    pasti: bool = True,
    lokal: bool = False,
    pada: Pilih | None = None,
) -> Callable[[Periksa], Rule]:
    """Make a rule of a function; its name is the function's, as words: the wrong pattern, not the right one.

    `dasar` names the source of the rule in words that a legal officer can look up. A rule is `lokal` when what it says
    of a cell, or of a text that stands in none, depends on no other: it is shown some of them, by `typed_texts`,
    `tables(…).sel` and the texts of the subject, and neither plan nor office.

    A rule that must know more than the texts that it looks at, one by one, names them by `pada`, which is asked as a
    local rule is. It is shown those texts only, with plan, office and facts; the others through `subject.utuh`.
    """

    def make(periksa: Periksa) -> Rule:
        return Rule(kode, periksa.__name__.replace("_", "-"), tingkat, dasar, angka, pasti, lokal, pada, periksa)

    return make
