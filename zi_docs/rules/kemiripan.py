"""Words that differ by one slip of the finger."""


def is_near(a: str, b: str) -> bool:
    """Return whether two words differ by one letter at most: one more, one other, or two changed places."""
    if len(a) < len(b):
        a, b = b, a
    if len(a) > len(b) + 1:
        return False
    depan = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(b))
    if len(a) > len(b):
        return a[depan + 1 :] == b[depan:]
    a, b = a[depan:], b[depan:]
    return a[1:] == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])


def shortened(kata: str) -> set[str]:
    """Return a word without each of its letters in turn; words that are near have one of these in common."""
    return {kata[:n] + kata[n + 1 :] for n in range(len(kata))}
