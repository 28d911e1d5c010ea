"""x."""

from tests.naskah_teks import NO, grid, make_tabel


def test_a() -> None:
    """X."""
    print(grid(make_tabel([NO, "A"], [{"a": "x"}])))
    assert 0
