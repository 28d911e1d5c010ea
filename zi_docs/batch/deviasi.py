"""deviasi.csv: what offices word otherwise than the pattern, value by value."""

from collections.abc import Container, Iterable, Iterator

from zi_docs.batch.bahan import Bahan
from zi_docs.batch.lembar_csv import as_csv, rows_of
from zi_docs.batch.pohon import shown_path, value_at
from zi_docs.plan.yaml import Isi, Jalur

NAMA = "deviasi.csv"
KEPALA = ("kode", "nama", "berkas", "jalur", "pola", "kantor")
_DITAMBAHKAN = "(ditambahkan)"
_TIADA = "(tidak ada)"


def deviations(bahan: Bahan, kode: Iterable[str]) -> list[tuple[str, ...]]:
    """Return a row for every value that a file of `--kantor` gives an office. Raises PlanError."""
    return [
        (satu, bahan.satker(satu).singkatan, path.name if path.stem != "plan" else f"{satu}/{path.name}", *beda)
        for satu in kode
        for path, milik in bahan.overlays(satu)
        for overlay in milik
        for beda in _rows(bahan.pola.isi, overlay.jalur, overlay.isi, tambah=overlay.tambah)
    ]


def current(lama: bytes, baru: Iterable[tuple[str, ...]], dibuat: Container[str], kantor: Container[str]) -> bytes:
    """Return the list for all offices of the manifest (`kantor`): those `dibuat` by this run have only their new rows.

    `lama`: the list of earlier runs.
    """
    tetap = [satu for satu in rows_of(lama, KEPALA) if satu[0] in kantor and satu[0] not in dibuat]
    semua: list[tuple[str, ...]] = sorted([*tetap, *baru], key=lambda satu: satu[0])
    return as_csv(KEPALA, semua)


def _rows(pola: Isi, jalur: Jalur, kantor: Isi, *, tambah: bool) -> Iterator[tuple[str, str, str]]:
    lama = value_at(pola, jalur)
    if tambah:
        butir = kantor if isinstance(kantor, list) else [kantor]
        yield from ((shown_path(jalur), _DITAMBAHKAN, _said(satu)) for satu in butir)
    else:
        yield from _differing(jalur, lama, kantor)


def _differing(jalur: Jalur, lama: Isi, baru: Isi) -> Iterator[tuple[str, str, str]]:
    """Yield the values that differ, down to the ones that are no list or mapping on both sides."""
    if isinstance(lama, list) and isinstance(baru, list):
        for n in range(max(len(lama), len(baru))):
            ada = lama[n] if n < len(lama) else None, baru[n] if n < len(baru) else None
            yield from _differing((*jalur, n), *ada)
    elif isinstance(lama, dict) and isinstance(baru, dict):
        for kunci in dict.fromkeys((*lama, *baru)):
            yield from _differing((*jalur, kunci), lama.get(kunci), baru.get(kunci))
    elif lama != baru:
        yield shown_path(jalur), _said(lama), _said(baru)


def _said(isi: Isi) -> str:
    if isi is None:
        return _TIADA
    if isinstance(isi, dict):
        return "; ".join(f"{kunci}: {_said(nilai)}" for kunci, nilai in isi.items())
    return " | ".join(map(_said, isi)) if isinstance(isi, list) else isi
