"""The batch that is measured: the decree of `workload` as the plans of many offices.

What varies between offices is their code, number, date and who signs, and so everything outside the annex; and of the
annex, by kind of batch:

same       its title only
shared     one cell in fourteen names the office, as in the printed action plans of Kebumen, Kapuas, Kutai Timur and
           Tabalong (3 to 13 %), one cell has words of its own, and each office adds a row
different  every cell but months and row numbers: there nothing can be shared
"""

import re
from collections.abc import Iterator
from typing import Literal

from bench.workload import ANNEX, DECREE, rows

Kind = Literal["same", "shared", "different"]
_HARI = 27
_PLACE = re.compile(r"\{\{ satker\.\w+ \}\}")


def office_plan(nomor: int, kode: str, banyak: int, kind: Kind) -> str:
    """Return the plan of an office, the `nomor`-th of the batch, with `banyak` rows."""
    kepala = DECREE.replace("satker: 3305", f"satker: {kode}").replace('nomor: "29"', f'nomor: "{nomor + 1}"')
    kepala = kepala.replace("2026-01-19", f"2026-01-{nomor % _HARI + 1:02}")
    kepala = kepala.replace("NAMA KETUA", f"KETUA KE-{nomor + 1} & REKAN")
    return kepala + ANNEX + "".join(_lines(nomor, banyak, kind))


def _lines(nomor: int, banyak: int, kind: Kind) -> Iterator[str]:
    for n, baris in enumerate(rows(banyak)):
        if kind == "same":
            yield _PLACE.sub("< 5 & kantor", baris)
        elif kind == "shared":
            yield baris.replace("paket 5 ", f"paket {nomor + 1} < 5 & ")
        else:
            yield baris if "pelaksanaan" in baris or ":\n" in baris else f"{baris[:-1]} & < {nomor + 1}.{n}\n"
    if kind == "shared":
        yield f"          - komponen: Inovasi kantor nomor {nomor + 1}\n"
        yield f"            indikator: Inovasi ke-{nomor + 1} < 1 tahun & sudah dipakai masyarakat\n"
        yield f"            langkah_aksi: Melaksanakan inovasi ke-{nomor + 1} bersama pemangku kepentingan\n"
        yield f"            bukti_fisik: Laporan inovasi ke-{nomor + 1}\n"
        yield "            pelaksanaan: Desember {{ tahun }}\n"
