"""Of what a result was made, as one hash: the plan, the templates, the data, the version. No clock is asked."""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from zi_docs import assets
from zi_docs.models.bentuk import Bentuk
from zi_docs.models.plan import Plan
from zi_docs.pipeline import plan_hash
from zi_docs.versi import engine_version

_PANJANG = 32
_BUKAN_ISI = "~$"


class Sidik:
    """Gives the hash of what a result is made of; what all results share is read once."""

    def __init__(self, data: Path | None) -> None:
        """Read the templates and data; `data` is the folder of an office's own."""
        folder = [assets.templates(), assets.data(), *([data] if data else [])]
        self._dasar = _hash([engine_version(), *(_files(satu) for satu in folder)])
        self._isi: dict[Path, str] = {}

    def of(self, plan: Plan, bentuk: Iterable[Bentuk]) -> dict[Bentuk, str]:
        """Return for each form the hash of all that decides how the decree looks, and what the checker says of it."""
        isi, abaikan = plan_hash(plan), [satu.model_dump_json() for satu in plan.abaikan]
        sendiri = [self._content(plan.folder / nama) for nama in own_files(plan)]
        return {satu: _hash([self._dasar, isi, satu, *abaikan, *sendiri]) for satu in bentuk}

    def _content(self, path: Path) -> str:
        if path not in self._isi:
            self._isi[path] = hash_of(path)
        return self._isi[path]


def own_files(plan: Plan) -> list[str]:
    """Return the files that a plan names and that stand beside it: emblem and templates."""
    nama = [plan.lambang, plan.templat.keputusan, *(satu.templat for satu in plan.lampiran)]
    return sorted({satu for satu in nama if satu})


def content_hash(isi: bytes) -> str:
    """Return the SHA-256 of a file's content, as the manifest states it."""
    return sha256(isi).hexdigest()


def hash_of(path: Path) -> str:
    """Return the hash of a file's content; "" for one that cannot be read."""
    try:
        return content_hash(path.read_bytes())
    except OSError:
        return ""


def pdf_hash(docx: str, *, pdfa: bool) -> str:
    """Return the hash of what a PDF is made of: its document by hash, the kind, the version."""
    return sha256(f"{docx} {'pdfa' if pdfa else 'pdf'} {engine_version()}".encode()).hexdigest()[:_PANJANG]


def _files(folder: Path) -> str:
    """Return one hash of all files in a folder."""
    berkas = sorted(p for p in folder.rglob("*") if p.is_file() and not p.name.startswith((_BUKAN_ISI, ".")))
    return _hash(f"{p.relative_to(folder).as_posix()} {content_hash(p.read_bytes())}" for p in berkas)


def _hash(bagian: Iterable[str]) -> str:
    return sha256("\0".join(bagian).encode()).hexdigest()[:_PANJANG]
