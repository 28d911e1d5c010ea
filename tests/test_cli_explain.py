"""zi-docs explain: every rule explains itself, and what does not exist is answered with what was meant."""

import re

import pytest

from tests.test_cli import Cli, cli
from zi_docs.rules import BAGIAN, own_pages, rules

__all__ = ["cli"]

SEMUA = (*own_pages(), *rules())


def test_page_of_a_rule(cli: Cli) -> None:
    """A rule is explained with its name, severity, reason, examples, ground, points of the law and suppression."""
    hasil = cli("explain", "ZI201")
    assert (hasil.kode, hasil.err) == (0, "")
    assert hasil.out.startswith('ZI201 menimbang-tanpa-bahwa galat\nButir Menimbang tidak diawali kata "bahwa".\n')
    kepala = re.findall(r"^[A-Z][^\n]*$", hasil.out, re.MULTILINE)[2:]
    assert kepala == ["Mengapa", "Buruk", "Baik", "Dasar", "Mengabaikan temuannya, dalam plan"]
    assert "  menimbang:\n    - untuk melaksanakan tugas perlu dibentuk tim;" in hasil.out
    assert "Lampiran II angka 22" in hasil.out
    assert "    - aturan: ZI201" in hasil.out


def test_by_name_and_several(cli: Cli) -> None:
    """Names and codes in any letter case are understood, several in the order asked for."""
    out = cli("explain", "Menimbang-Tanpa-Bahwa", "zi000").out
    assert out.index("ZI201 menimbang-tanpa-bahwa galat") < out.index("ZI000 plan-tidak-sah galat")


@pytest.mark.parametrize("aturan", SEMUA, ids=lambda r: r.kode)
def test_every_page_can_be_shown(cli: Cli, aturan: object) -> None:
    """No page fails, none is empty, and one whose ground is unsure says so."""
    satu = next(r for r in SEMUA if r is aturan)
    out = cli("explain", satu.kode).out
    assert satu.nama in out
    assert "Mengapa" in out
    assert ("belum pasti" in out.partition("\nDasar\n")[2]) or satu.pasti


def test_own_pages_say_whether_they_can_be_suppressed(cli: Cli) -> None:
    """What the checker says of a plan that it cannot read cannot be suppressed; its notices can."""
    assert "abaikan:" not in cli("explain", "ZI000").out
    assert "  - aturan: ZI004" in cli("explain", "ZI004").out


def test_list_of_all_rules(cli: Cli) -> None:
    """Without an argument every rule is listed once, under the heading of its part, with its severity."""
    out = cli("explain").out
    daftar = re.findall(r"^  (ZI\d{3}) ([\w-]+) (\w+)", out, re.MULTILINE)
    assert daftar == [(r.kode, r.nama, str(r.tingkat)) for r in SEMUA]
    for angka in {kode[2] for kode, _, _ in daftar}:
        assert f"{BAGIAN[angka]} (ZI{angka})" in out


def test_list_of_a_family(cli: Cli) -> None:
    """The beginning of a code lists the rules that have it, beside pages that are asked for too."""
    out = cli("explain", "zi2", "ZI301").out
    daftar = re.findall(r"^  (ZI\d{3}) ", out, re.MULTILINE)
    assert daftar == [r.kode for r in SEMUA if r.kode.startswith("ZI2")]
    assert out.index("Menimbang (ZI2)") < out.index("\nZI301 ")


@pytest.mark.parametrize(
    ("sebutan", "mirip"), [("menimbang-tanpa-bawah", "menimbang-tanpa-bahwa"), ("ZI2O1", "ZI201"), ("qqq", "explain")]
)
def test_unknown_rule_is_wrong_usage(cli: Cli, sebutan: str, mirip: str) -> None:
    """A rule that does not exist ends with 2, prints nothing of the others, and names what comes near."""
    hasil = cli("explain", "ZI201", sebutan)
    assert (hasil.kode, hasil.out) == (2, "")
    assert hasil.err.startswith(f"aturan '{sebutan}' tidak ada; ")
    assert mirip in hasil.err
