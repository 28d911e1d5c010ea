"""Spots in typed texts → remarks: one a text, however often the same slip stands in it."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from zi_docs.rules.aturan import Remark, Severity
from zi_docs.rules.ketikan import Ketikan, typed_texts
from zi_docs.rules.subjek import Subject


class Letak(NamedTuple):
    """One spot that is wrong and what belongs there; None where that is for a person to say."""

    awal: int
    akhir: int
    baru: str | None


def spot_remarks(
    subject: Subject,
    cari: Callable[[Ketikan], Iterable[Letak]],
    pesan: str,
    saran: str,
    tingkat: Severity | None = None,
) -> Iterator[Remark]:
    """Yield one remark for each text that has such spots."""
    for ketikan in typed_texts(subject):
        if ketikan.tulisan.peran == "memutuskan":  # ZI124
            continue
        letak = [satu for satu in cari(ketikan) if ketikan.is_typed(*_touched(satu))]
        if not letak:
            continue
        banyak = f" ({len(letak)} tempat)" if len(letak) > 1 else ""
        obat = ketikan.fixes((satu.awal, satu.akhir, satu.baru) for satu in letak if satu.baru is not None)
        kutip = ketikan.around(letak[0].awal, letak[0].akhir)
        yield Remark(f"{pesan}{banyak}", ketikan.tulisan.jalur, saran, kutip, obat, tingkat)


def _touched(letak: Letak) -> tuple[int, int]:
    return (letak.awal, letak.akhir) if letak.awal < letak.akhir else (letak.awal - 1, letak.akhir + 1)
