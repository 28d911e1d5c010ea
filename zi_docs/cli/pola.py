"""What a command line names: plans by path or pattern, rules by code, beginning of a code, or name."""

import glob
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from zi_docs.rules import Finding

_KODE = re.compile(r"ZI\d{0,3}", re.IGNORECASE)
_SELALU = "ZI000"


def expand(pola: Iterable[str]) -> list[Path]:
    """Return the plans named; patterns are expanded here too, as the Windows shell does not."""
    hasil: list[Path] = []
    for satu in pola:
        if not Path(satu).exists() and any(c in satu for c in "*?["):
            cocok = sorted(glob.glob(satu, recursive=True))  # noqa: PTH207 - the pattern may be absolute
            if not cocok:
                raise click.UsageError(f"tidak ada plan yang cocok dengan {satu}")
            hasil += map(Path, cocok)
        else:
            hasil.append(Path(satu))
    return list(dict.fromkeys(hasil))


def chosen(pilih: Sequence[str], abaikan: Sequence[str]) -> "Callable[[Finding], bool]":
    """Return which findings are wanted; that a plan cannot be read is always told."""
    mau, tidak = _codes(pilih), _codes(abaikan)

    def wanted(satu: "Finding") -> bool:
        return satu.kode == _SELALU or ((not pilih or satu.kode in mau) and satu.kode not in tidak)

    return wanted


def _codes(sebutan: Iterable[str]) -> frozenset[str]:
    kata = [satu.strip() for daftar in sebutan for satu in daftar.split(",")]
    return frozenset(kode for satu in kata if satu for kode in matching(satu))


def matching(sebutan: str) -> list[str]:
    """Return the codes that a code, the beginning of one, or a name means; raises UsageError when there are none."""
    from zi_docs.rules import find_page, own_pages, rules

    if _KODE.fullmatch(sebutan):
        cocok = [r.kode for r in (*own_pages(), *rules()) if r.kode.startswith(sebutan.upper())]
    else:
        cocok = [ada.kode] if (ada := find_page(sebutan)) else []
    if not cocok:
        raise _unknown(sebutan)
    return cocok


def _unknown(sebutan: str) -> click.UsageError:
    """Return what is said of a rule that does not exist, with the one that was probably meant."""
    from zi_docs import bahasa
    from zi_docs.rules import own_pages, rules

    semua = (*own_pages(), *rules())
    awal = bool(_KODE.fullmatch(sebutan)) and len(sebutan) < len(_SELALU)
    calon = [] if awal else [*(r.nama for r in semua), *(r.kode for r in semua)]
    dekat = bahasa.ejaan_terdekat(sebutan, calon, 3)
    saran = f"mungkin maksud Anda {bahasa.daftar(dekat, 'atau')}" if dekat else "daftarnya: zi-docs explain"
    return click.UsageError(f"aturan '{sebutan}' tidak ada; {saran}")
