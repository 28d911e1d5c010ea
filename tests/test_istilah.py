"""The shipped words of the domain are sound: one list does not call wrong what another calls right."""

import re
from itertools import combinations

import pytest

from zi_docs.models.istilah import Istilah
from zi_docs.rujukan import rujukan

KEYAKINAN = {"tinggi", "sedang"}


def words() -> Istilah:
    """The shipped words."""
    return rujukan().istilah()


@pytest.mark.parametrize("nama", Istilah.model_fields)
def test_every_word_tells_its_source(nama: str) -> None:
    """Each list holds words, and each word says where it is known from and how surely."""
    daftar = getattr(words(), nama)
    assert daftar
    assert [kata for kata in daftar if not kata.sumber or kata.keyakinan not in KEYAKINAN] == []


def test_areas_in_order() -> None:
    """The six areas stand in their order and weigh sixty together; every spelling of them is told apart."""
    area = words().area
    assert [satu.nama.split()[0] for satu in area] == [
        "Manajemen",
        "Penataan",
        "Penataan",
        "Penguatan",
        "Penguatan",
        "Peningkatan",
    ]
    assert sum(satu.bobot or 0 for satu in area) == 60
    ejaan = [kata.casefold() for satu in area for kata in (satu.nama, *satu.ejaan)]
    assert len(set(ejaan)) == len(ejaan)


def test_wrong_spellings_are_not_right_elsewhere() -> None:
    """No wrong spelling stands within a right spelling, a name of these lists, or an act that decrees cite."""
    istilah = words()
    benar = [satu.benar for satu in istilah.ejaan]
    benar += [kata for satu in (*istilah.area, *istilah.unit) for kata in (satu.nama, *satu.ejaan)]
    benar += [satu.nama for satu in (*istilah.jabatan, *istilah.peran)]
    benar += [satu.kepanjangan for satu in istilah.singkatan] + [satu.padanan for satu in istilah.kata_asing]
    benar += [acu.tentang for acu in rujukan().semua_peraturan()]
    text = "\n".join(benar).casefold()
    salah = [
        satu.salah
        for satu in istilah.ejaan
        if not satu.ragu and re.search(rf"(?<![\w-]){re.escape(satu.salah.casefold())}(?![\w-])", text)
    ]
    assert salah == []


def test_cures_need_no_cure() -> None:
    """A right spelling is not listed as wrong itself, nor does one wrong spelling have two cures."""
    istilah = words()
    salah = [satu.salah.casefold() for satu in istilah.ejaan]
    assert len(set(salah)) == len(salah)
    assert [satu.benar for satu in istilah.ejaan if satu.benar.casefold() in salah] == []


def test_foreign_words_are_not_misspellings() -> None:
    """A word is either foreign or misspelt, and no foreign word is its own Indonesian equivalent."""
    istilah = words()
    asing = {satu.kata.casefold() for satu in istilah.kata_asing}
    assert asing & {satu.salah.casefold() for satu in istilah.ejaan} == set()
    miring = {satu.kata.casefold() for satu in istilah.kata_asing if not satu.serapan}
    assert [satu.kata for satu in istilah.kata_asing if satu.padanan.casefold() in miring] == []


def test_doubtful_words_are_marked() -> None:
    """A spelling that is right in another sense is marked; one that never is, is not."""
    ragu = {satu.salah: satu.ragu for satu in words().ejaan}
    assert (ragu["walikota"], ragu["sangsi"]) == (True, True)
    assert (ragu["resiko"], ragu["kerjasama"], ragu["diantaranya"]) == (False, False, False)


@pytest.mark.parametrize(
    ("salah", "benar"),
    [
        ("kwalitas", "kualitas"),
        ("sub bagian", "subbagian"),
        ("pebruari", "Februari"),
        ("nopember", "November"),
        ("merubah", "mengubah"),
        ("standarisasi", "standardisasi"),
        ("analisa", "analisis"),
        ("aktifitas", "aktivitas"),
        ("praktek", "praktik"),
    ],
)
def test_usual_misspellings(salah: str, benar: str) -> None:
    """The misspellings that offices make most have their cure."""
    assert {satu.salah: satu.benar for satu in words().ejaan}[salah] == benar


def test_foreign_words_of_printed_decrees() -> None:
    """The foreign words that decrees print are known; what has become Indonesian is not to be flagged."""
    asing = {satu.kata: satu for satu in words().kata_asing}
    for kata in ("website", "role model", "stakeholder", "hotline", "reward and punishment", "timeline", "e-office"):
        assert not asing[kata].serapan
    assert asing["monitoring"].serapan


def test_abbreviations_and_leaders() -> None:
    """Common abbreviations need no introduction, and of the roles these lead."""
    singkatan = {satu.singkatan: satu for satu in words().singkatan}
    assert singkatan["SPIP"].kepanjangan == "Sistem Pengendalian Intern Pemerintah"
    assert (singkatan["KPU"].dikenal, singkatan["WBBM"].dikenal) == (True, False)
    assert {satu.nama for satu in words().peran if satu.memimpin} == {
        "Ketua",
        "Ketua Tim",
        "Ketua Pelaksana",
        "Koordinator",
    }


def test_names_of_units_differ() -> None:
    """No spelling belongs to two sections, and each older name is marked."""
    unit = words().unit
    for satu, lain in combinations(unit, 2):
        assert {satu.nama, *satu.ejaan}.isdisjoint({lain.nama, *lain.ejaan})
    assert [satu.lama for satu in unit].count(True) == 2
