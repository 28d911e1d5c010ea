"""Words beside facts: shortcuts of the rules on language may not pass over what a person typed there."""

import pytest

from tests.aturan import findings_of, plan_of
from zi_docs.rujukan import rujukan
from zi_docs.rules import examine


def quoted(kode: str, teks: str, isian: dict[str, str] | None = None) -> list[str]:
    """What one rule quotes from the first consideration."""
    return [satu.kutip for satu in findings_of(kode, plan_of({"menimbang": [teks], "isian": isian or {}}))]


@pytest.mark.parametrize(
    ("teks", "kata"),
    [
        ("bahwa {{ satker.singkatan }} melaksanakan pembangunnan Zona Integritas", "pembangunnan"),
        ("bahwa pembangunnan di {{ satker.wilayah }} dan {{ satker.singkatan }} perlu dilaksanakan", "pembangunnan"),
        ("bahwa {{ satker.singkatan }} melaksanakan pem*bangunnan* Zona Integritas", "pembangunnan"),
        ("bahwa {{ satker.singkatan }} melaksanakan pem\u200bbangunnan Zona Integritas", "pembangunnan"),
        ("bahwa kegiatan pem{{ isian.ekor }} Zona Integritas perlu dilaksanakan", "pembangunnan"),
        ("bahwa kegiatan {{ isian.awal }}bangunnan Zona Integritas perlu dilaksanakan", "pembangunnan"),
        ("bahwa {{ isian.utuh }} dan pembangunnan Zona Integritas perlu dilaksanakan", "pembangunnan"),
    ],
)
def test_mistyped_word_beside_a_fact_is_found(teks: str, kata: str) -> None:
    """A mistyped word is found once, whatever fact or mark stands beside it or in it."""
    isian = {"awal": "pem", "ekor": "bangunnan", "utuh": "pembangunnan"}
    assert [satu for satu in quoted("ZI702", teks, isian=isian) if satu == kata][:1] == [kata]


def test_mistyped_word_that_a_fact_brings_is_told_where_it_was_typed() -> None:
    """A mistyped word in the value of a fact is not told again in the texts that name the fact."""
    plan = plan_of({"menimbang": ["bahwa {{ isian.utuh }} perlu dilaksanakan"], "isian": {"utuh": "pembangunnan"}})
    assert [satu.jalur for satu in findings_of("ZI702", plan)] == [("isian", "utuh")]


@pytest.mark.parametrize(
    ("teks", "kutip"),
    [
        ("bahwa surat a/n {{ satker.singkatan }} perlu dibuat", ["a/n"]),
        ("bahwa surat 'dll' dan u.b ketua perlu dibuat", ["dll", "u.b"]),
        ("bahwa kata ini'dll' perlu dibuat", ["dll"]),
        ("bahwa kerja utk tahun ini s/d Maret perlu dibuat", ["utk", "s/d"]),
        ("bahwa kata dllx dan utk_ perlu dibuat", []),
    ],
)
def test_short_forms_are_found_beside_any_mark(teks: str, kutip: list[str]) -> None:
    """Common abbreviations are found between quotation marks and beside facts, but not within other words."""
    assert quoted("ZI719", teks) == kutip


def test_rows_seen_often_have_the_same_findings() -> None:
    """A table whose rows were met in several plans, some with other neighbours, has the findings that it had first."""
    baris = [{"kegiatan": "Menyusun resiko (per triwulan"}, {"kegiatan": "Rapat di {{ satker.wilayah }} , lalu pleno"}]
    lampiran = [{"jenis": "tabel", "judul": "Kegiatan Tim", "kolom": ["KEGIATAN"], "isi": baris}]
    plan = plan_of({"lampiran": lampiran})
    pertama = examine(plan, rujukan())
    assert {"ZI543", "ZI701", "ZI711"} <= {satu.kode for satu in pertama}
    for nomor in ("7", "8", "9"):
        assert examine(plan.model_copy(update={"nomor": nomor}), rujukan()) == pertama
