"""Words that differ by one slip of the finger."""


def is_near(a: str, b: str) -> bool:
    """Return whether two words differ by one letter at most: one more, one other, or two changed places."""
    depan = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    a, b = a[depan:][::-1], b[depan:][::-1]
    belakang = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    a, b = a[belakang:], b[belakang:]
    return max(len(a), len(b)) <= 1 or (len(a) == len(b) == len("ab") and a == b[::-1])


def shortened(kata: str) -> set[str]:
    """Return a word without each of its letters in turn; words that are near have one of these in common."""
    return {kata[:n] + kata[n + 1 :] for n in range(len(kata))}
