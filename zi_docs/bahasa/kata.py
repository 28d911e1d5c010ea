"""Words put together in a list, and words that were probably meant."""

from collections.abc import Iterable, Sequence

KEMIRIPAN = 0.7
"""Least difflib ratio (0 to 1) of a suggestion: one slip in five letters gives 0.8, in three 0.67."""


def daftar(items: Sequence[str], sambung: str = "dan") -> str:
    """Join items as a sentence does: "a", "a dan b", "a, b, dan c" (Lampiran II UU 12/2011 point 23).

    `sambung` is "dan", "atau", "dan/atau", "serta". Raises ValueError for no items: a sentence would silently
    lose its object.
    """
    if not items:
        raise ValueError("Daftar tidak boleh kosong; berikan paling sedikit satu butir.")
    *depan, akhir = items
    match depan:
        case []:
            return akhir
        case [satu]:
            return f"{satu} {sambung} {akhir}"
        case _:
            return f"{', '.join(depan)}, {sambung} {akhir}"


def ejaan_terdekat(word: str, candidates: Iterable[str], n: int = 1) -> list[str]:
    """Return up to n candidates spelt most like word, best first, or none that comes near (`KEMIRIPAN`).

    Capitals do not matter and candidates come back as given; equals keep the order of `candidates`.
    """
    from difflib import SequenceMatcher  # brings re: costs more than this whole package

    pencocok = SequenceMatcher(autojunk=False)
    pencocok.set_seq2(word.casefold())
    nilai: dict[str, float] = {}
    for calon in candidates:
        pencocok.set_seq1(calon.casefold())
        if pencocok.quick_ratio() >= KEMIRIPAN and (mirip := pencocok.ratio()) >= KEMIRIPAN:
            nilai[calon] = mirip
    return sorted(nilai, key=lambda calon: -nilai[calon])[:n]
