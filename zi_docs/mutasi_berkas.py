"""A change of people on the disk: adopted plan in, amending plan, its rancangan and the comparison out."""

from collections.abc import Iterator
from dataclasses import dataclass
from os.path import relpath
from pathlib import Path

from zi_docs.errors import Masalah, PlanError, ZiDocsError
from zi_docs.keluaran import Hasil as Tertulis
from zi_docs.keluaran import write_all
from zi_docs.models.bentuk import Bentuk
from zi_docs.models.mutasi import Mutasi
from zi_docs.models.plan import Plan
from zi_docs.mutasi import Beda, amend
from zi_docs.pipeline import render
from zi_docs.plan import load_plan, make_plan, parse_yaml
from zi_docs.plan.tulis import write_yaml
from zi_docs.pleno import before, comparison
from zi_docs.rujukan import rujukan_of
from zi_docs.tim import key

_TERBANYAK = 500
"""Plans of a folder that are looked through for the same people."""


@dataclass(frozen=True, slots=True)
class Hasil:
    """What was written, what differs, and what to look at."""

    berkas: tuple[Tertulis, ...]
    beda: tuple[Beda, ...]
    catatan: tuple[Masalah, ...]
    lain: tuple[tuple[Path, str], ...]
    """Other plans in which the same people stand, each with a name."""


def amend_file(path: Path, mutasi: Mutasi, keluaran: Path | None = None, *, timpa: bool = False) -> Hasil:
    """Write the amending decree of the plan in `path` as a plan of its own, with its rancangan and the comparison.

    The adopted plan stays as it is. Raises PlanError for changes that make no sense or a chain with a missing link,
    OutputError when a file of a person stands where one would be written and `timpa` is False.
    """
    plan = load_plan(path)
    folder = keluaran or path.parent
    ke = plan.mengubah.ke + 1 if plan.mengubah else 1
    tujuan = folder / f"{_stem(path, plan)}-perubahan-{ke}.yaml"
    asal = relpath(path.resolve(), folder.resolve())
    perubahan = amend(plan, mutasi, rujukan_of(plan), asal, before(plan))
    kepala = (
        f"Keputusan perubahan ke-{ke} atas Nomor {perubahan.isi['mengubah']['dasar']['nomor']}; "
        f"disusun zi-docs mutasi dari {path.name}.\nPeriksa: zi-docs check {tujuan.name}"
    )
    teks = write_yaml(perubahan.isi, kepala)
    baru = make_plan(parse_yaml(teks, str(tujuan)), tujuan)
    dokumen = render(baru, Bentuk.RANCANGAN)
    banding = comparison(baru, perubahan.beda)
    berkas = [(tujuan, teks.encode()), *((folder / satu.nama, satu.isi) for satu in (dokumen, banding))]
    hasil = write_all(berkas, timpa=timpa)
    lain = _others(path.parent, {tujuan.resolve(), *_chain(path, plan)}, mutasi)
    return Hasil(tuple(hasil), perubahan.beda, perubahan.catatan, tuple(lain))


def _stem(path: Path, plan: Plan) -> str:
    return path.stem.rsplit("-perubahan-", 1)[0] if plan.mengubah else path.stem


def _chain(path: Path, plan: Plan) -> set[Path]:
    """Return the files of a decree and of all that it amends."""
    rantai = {path.resolve()}
    while plan.mengubah and (asal := (path.parent / plan.mengubah.plan).resolve()) not in rantai:
        rantai.add(asal)
        try:
            path, plan = asal, load_plan(asal)
        except PlanError:
            break
    return rantai


def _others(folder: Path, kecuali: set[Path], mutasi: Mutasi) -> Iterator[tuple[Path, str]]:
    """Yield the other plans of the folder in which a person stands who leaves, moves or is replaced."""
    nama = {
        key(satu): satu for geser in mutasi.perubahan for satu in (geser.keluar, geser.menggantikan, geser.nama) if satu
    }
    for lain in sorted(folder.glob("*.y*ml"))[:_TERBANYAK]:
        if lain.resolve() in kecuali or ".cadangan-" in lain.name:
            continue
        try:
            isi = key(lain.read_text(encoding="utf-8"))
            if not any(kunci in isi for kunci in nama):
                continue
            load_plan(lain)
        except (OSError, UnicodeDecodeError, ZiDocsError):
            continue
        for kunci, satu in nama.items():
            if kunci in isi:
                yield lain, satu
