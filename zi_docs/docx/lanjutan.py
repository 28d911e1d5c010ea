"""A merged cell as it begins anew on the next page: its first paragraph, marked; a bare number only repeats."""

import re

from zi_docs.models.naskah import Potongan, Sel, Teks

LANJUTAN = " (lanjutan)"
_NOMOR = re.compile(r"(\(?([\d.]+|[IVXLC]+|[A-Za-z]{1,2})[.)]?)?")
"""What counts an entry, or nothing at all."""


def continued(asal: Sel) -> Sel:
    """Return a cell as it begins anew."""
    if is_number(asal):
        return asal
    pertama = asal.paragraf[0]
    teks = Teks((*pertama.teks, Potongan(LANJUTAN)))
    return asal._replace(paragraf=(pertama._replace(teks=teks, daftar=None),))


def is_number(sel: Sel) -> bool:
    """Say whether a cell counts an entry, or holds nothing at all."""
    return len(sel.paragraf) == 1 and _NOMOR.fullmatch(sel.paragraf[0].teks.polos) is not None
