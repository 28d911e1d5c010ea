"""Plan → Naskah: all wording, numbering and formatting of a decree is decided here."""

from zi_docs.compose.bacaan import Bacaan, Tulisan, read
from zi_docs.compose.keputusan import compose, default_bentuk, missing
from zi_docs.compose.sidik import as_json, fingerprint, part_hash

__all__ = ["Bacaan", "Tulisan", "as_json", "compose", "default_bentuk", "fingerprint", "missing", "part_hash", "read"]
