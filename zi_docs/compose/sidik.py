"""The fingerprint of a decree's wording: what was adopted, whatever it is printed on and whoever certifies the copy."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from hashlib import sha256
from typing import Final

from pydantic import BaseModel
from pydantic.main import IncEx
from pydantic_core import PydanticSerializationError

from zi_docs.compose.keputusan import compose
from zi_docs.compose.terbatas import MenurutBenda
from zi_docs.models.bentuk import Bentuk
from zi_docs.models.lampiran import Simpul
from zi_docs.models.naskah import BlokSalinan, Paragraf, Tabel, Teks
from zi_docs.models.plan import Plan
from zi_docs.rujukan import Rujukan

_BUKAN_KATA = frozenset({"tanda", "judul_berkas", "pembuat", "catatan", "tata_letak", "lambang"})
_PANJANG = 16


def fingerprint(plan: Plan, rujukan: Rujukan) -> str:
    """Return 16 hexadecimal digits that change when a word, a number or the place of one changes in the asli of a plan.

    Raises ComposeError for what an asli still lacks.
    """
    sidik = sha256()
    for satu in _words(compose(plan, rujukan, Bentuk.ASLI)):
        sidik.update(satu.encode() + b"\0")
    return sidik.hexdigest()[:_PANJANG]


_BAGIAN: Final = MenurutBenda[bytes](1024)


def part_hash(bagian: BaseModel) -> bytes:
    """Return the SHA-256 of a part of a plan; parts that plans share as one object are hashed once."""
    return _BAGIAN.get(bagian) or _BAGIAN.keep(bagian, sha256(_written(bagian)).digest())


def as_json(bagian: BaseModel, tanpa: IncEx | None = None) -> bytes:
    """Return what a part of a plan says beside the defaults. Raises KeyboardInterrupt: pydantic hides Ctrl-C."""
    try:
        return bagian.model_dump_json(exclude_defaults=True, exclude=tanpa).encode()
    except PydanticSerializationError as galat:
        if KeyboardInterrupt.__name__ in str(galat):
            raise KeyboardInterrupt from galat
        raise


def _written(bagian: BaseModel) -> bytes:
    if not isinstance(bagian, Simpul):
        return as_json(bagian)
    return b"".join((as_json(bagian, {"isi"}), *map(part_hash, bagian.isi)))


def _words(nilai: object) -> Iterator[str]:
    if isinstance(nilai, Teks):
        yield " ".join(nilai.polos.split())
    elif isinstance(nilai, Paragraf):
        tingkat = nilai.daftar.tingkat if nilai.daftar else 0
        yield f"{nilai.gaya}{tingkat}"
        yield from _words(nilai.teks)
    elif isinstance(nilai, Tabel):
        for baris in nilai.baris:
            yield "|".join(f"{sel.kolom}{sel.gabung}" for sel in baris.sel)
            yield from (satu for sel in baris.sel for satu in _words(sel.paragraf))
    elif is_dataclass(nilai) and not isinstance(nilai, BlokSalinan):
        yield from (satu for f in fields(nilai) if f.name not in _BUKAN_KATA for satu in _words(getattr(nilai, f.name)))
    elif isinstance(nilai, tuple):
        yield from (satu for isi in nilai for satu in _words(isi))
