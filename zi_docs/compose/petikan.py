"""Petikan: the rows of a team that concern one person, or one group of it.

No rule that we know settles the form of a petikan; its words are settings (`petikan_…` and `pengantar_petikan` under
`redaksi`).
"""

from collections.abc import Iterator

from zi_docs.compose.tabel import Cabang

Jalur = tuple[str | int, ...]


def chosen(cabang: tuple[Cabang, ...], untuk: str) -> frozenset[Jalur]:
    """Return the places of the people that a petikan for a person or a group of this name shows."""
    return frozenset(_chosen(cabang, _key(untuk), semua=False))


def names(cabang: tuple[Cabang, ...]) -> Iterator[str]:
    """Yield the names of all people and groups."""
    for satu in cabang:
        yield satu.bagian if satu.bagian is not None else _name(satu)
        yield from names(satu.isi)


def _chosen(cabang: tuple[Cabang, ...], kunci: str, *, semua: bool) -> Iterator[Jalur]:
    for satu in cabang:
        kena = semua or _key(satu.bagian if satu.bagian is not None else _name(satu)) == kunci
        if satu.bagian is None and kena:
            yield satu.jalur
        yield from _chosen(satu.isi, kunci, semua=kena)


def _name(satu: Cabang) -> str:
    return next((butir.isi for kunci, butir in satu.sel if kunci == "nama"), "")


def _key(nama: str) -> str:
    return " ".join(nama.casefold().split())
