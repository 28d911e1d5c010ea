"""Changes of people from a file: YAML, or a workbook with a row for each change."""

from pathlib import Path

from zi_docs.errors import PlanError
from zi_docs.models.lampiran import Kolom
from zi_docs.models.mutasi import Mutasi
from zi_docs.plan.validasi import validate
from zi_docs.plan.yaml import Isi, read_yaml

KOLOM = ("PERUBAHAN", "NAMA", "MENGGANTIKAN", "JABATAN", "KEDUDUKAN", "KELOMPOK", "NIP", "STATUS")
_JENIS = {"keluar": "keluar", "masuk": "masuk", "kembali": "kembali", "ubah": "nama"}


def load_mutasi(path: Path) -> Mutasi:
    """Return the changes in a file. Raises PlanError with every mistake at its place."""
    if path.suffix.casefold() in {".xlsx", ".xlsm", ".csv"}:
        return Mutasi.model_validate({"perubahan": list(_rows(path))})
    return validate(Mutasi, read_yaml(path))


def _rows(path: Path) -> list[dict[str, str]]:
    from zi_docs import excel

    tabel = excel.read_table(path, tuple(Kolom(judul=judul) for judul in KOLOM))
    hasil: list[dict[str, str]] = []
    for n, baris in enumerate(tabel.isi):
        sel = {k: v.strip() for k, v in _cells(baris).items() if isinstance(v, str) and v.strip()}
        jenis = _JENIS.get(sel.pop("perubahan", "").casefold())
        if jenis is None:
            saran = "tulis keluar, masuk, kembali, atau ubah dalam kolom PERUBAHAN"
            raise PlanError.satu(f"baris ke-{n + 1} tidak menyebut jenis perubahannya", saran, tabel.tempat.get((n,)))
        hasil.append({jenis: sel.pop("nama", ""), **sel})
    return hasil


def _cells(baris: Isi) -> dict[str, Isi]:
    sel = baris.get("sel", baris) if isinstance(baris, dict) else {}
    return sel if isinstance(sel, dict) else {}
