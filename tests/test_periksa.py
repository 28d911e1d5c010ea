"""The checker as a library: places of quoted words, faults of rules, and what stops an asli or a salinan."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.dokumen import make_plan
from tests.test_cli import PLAN
from zi_docs import Bentuk, CheckError, Finding, Severity, check, load_plan, render
from zi_docs.plan import Sumber
from zi_docs.rujukan import rujukan
from zi_docs.rules import Remark, Subject, examine, find_page, find_rule, rule

SALAH = PLAN.replace("- bahwa", "- Bahwa")


@rule("ZI999", Severity.GALAT, "uji")
def menyebut_naskah(subject: Subject) -> Iterator[Remark]:
    """Menemukan kata yang diminta tiap kali muncul dalam teks."""
    for satu in subject.part("menimbang", "penutup", "judul"):
        for kata in ("KATA KUNCI", "Kabupaten Kebumen memerlukan"):
            for _ in range(satu.polos.count(kata)):
                yield Remark(f"ada {kata}", satu.jalur, kutip=kata)


@rule("ZI998", Severity.GALAT, "uji")
def gagal_di_tengah(subject: Subject) -> Iterator[Remark]:
    """Menemukan satu hal, lalu gagal."""
    yield Remark("temuan pertama", ("tentang",))
    raise ZeroDivisionError(subject.plan.tentang)


@rule("ZI997", Severity.GALAT, "uji", pasti=False)
def terlalu_banyak(subject: Subject) -> Iterator[Remark]:
    """Menemukan seribu hal."""
    for n in range(1000):
        yield Remark(f"temuan {n}", subject.teks[1].jalur, tingkat=Severity.CATATAN)


def marked(tmp_path: Path, butir: str) -> list[str]:
    """What is underlined in a plan with this consideration: line number and the words."""
    teks = PLAN.replace("  - bahwa pengujian memerlukan naskah\n", butir)
    (tmp_path / "plan.yaml").write_text(teks, encoding="utf-8")
    plan = load_plan(tmp_path / "plan.yaml")
    assert isinstance(plan.sumber, Sumber)
    hasil = []
    for satu in examine(plan, rujukan(), [menyebut_naskah]):
        tempat, panjang = plan.sumber.words(satu.jalur, satu.kutip, satu.bentang)
        baris = teks.split("\n")[tempat.baris - 1]
        hasil.append(f"{tempat.baris}: {baris[tempat.kolom - 1 : tempat.kolom - 1 + panjang]}")
    return hasil


@pytest.mark.parametrize(
    ("butir", "tanda"),
    [
        ("  - bahwa KATA KUNCI diuji\n", ["5: KATA KUNCI"]),
        ("  - 'bahwa ''itu'' KATA KUNCI'\n", ["5: KATA KUNCI"]),
        ('  - "bahwa \\"itu\\" KATA \\\n    KUNCI"\n', ["5: KATA \\"]),
        ("  - >-\n    bahwa\n    KATA\n    KUNCI diuji\n", ["7: KATA"]),
        ("  - |\n    bahwa\n    lalu KATA KUNCI\n", ["7: KATA KUNCI"]),
        ("  - bahwa *KATA* KUNCI diuji\n", ["5: KATA* KUNCI"]),
        ("  - bahwa KATA KUNCI dan KATA KUNCI\n", ["5: KATA KUNCI", "5: KATA KUNCI"]),
        ("  - bahwa BUKATA KUNCI dan KATA KUNCI\n", ["5: KATA KUNCI", "5: KATA KUNCI"]),
        ("  - bahwa KPU {{ satker.wilayah }} memerlukan\n", ["5: {{ satker.wilayah }} memerlukan"]),
        ("  - bahwa {{ satker.lembaga }} memerlukan\n", ["5: {{ satker.lembaga }} memerlukan"]),
        ("  - isi: bahwa rincian\n    rincian:\n      - satu\n      - KATA KUNCI\n", ["8: KATA KUNCI"]),
        ("  - isi: &x bahwa KATA KUNCI\n", ["5: KATA KUNCI"]),
        ("  -   bahwa  KATA KUNCI   # komentar\n", ["5: KATA KUNCI"]),
    ],
)
def test_quoted_words_are_found_in_the_source(tmp_path: Path, butir: str, tanda: list[str]) -> None:
    """The words of a finding are found however the text is written, with marks and facts in between."""
    assert marked(tmp_path, butir) == tanda


def test_same_words_again_are_marked_further_on(tmp_path: Path) -> None:
    """Two findings of the same words in one text are marked at two places."""
    (tmp_path / "plan.yaml").write_text(PLAN.replace("bahwa pengujian", "bahwa KATA KUNCI, KATA KUNCI"), "utf-8")
    plan = load_plan(tmp_path / "plan.yaml")
    satu, dua = examine(plan, rujukan(), [menyebut_naskah])
    assert satu.bentang
    assert dua.bentang
    assert satu.bentang[1] < dua.bentang[0]


def test_findings_stand_in_the_order_of_the_file(tmp_path: Path) -> None:
    """Every finding has a place, and they come in the order of the file whatever their codes."""
    teks = SALAH.replace("tentang: Uji", "tentang: Tentang Uji").replace("  penanda", "  tempat: Bandung\n  penanda")
    (tmp_path / "plan.yaml").write_text(teks, encoding="utf-8")
    temuan = check(load_plan(tmp_path / "plan.yaml"))
    tempat = [(t.tempat.baris, t.tempat.kolom) for t in temuan if t.tempat]
    assert len(tempat) == len(temuan) > 1
    assert tempat == sorted(tempat)
    assert {t.tempat.berkas for t in temuan if t.tempat} == {str(tmp_path / "plan.yaml")}


def test_plan_made_in_python_has_findings_without_places() -> None:
    """A plan that no file stands behind is checked all the same, in the order of codes."""
    plan = make_plan(menimbang=["Bahwa naskah diuji", "bahwa naskah diuji pula"])
    temuan = [satu for satu in check(plan) if satu.kode == "ZI201"]
    assert [(satu.tempat, satu.jalur) for satu in temuan] == [(None, ("menimbang", "butir", 0, "isi"))]


def test_failing_rule_reports_itself_and_no_other_is_lost() -> None:
    """A rule that fails keeps what it found before, says so under its own code, and the next rule runs."""
    plan = make_plan(menimbang=["bahwa KATA KUNCI diuji"])
    temuan = examine(plan, rujukan(), [gagal_di_tengah, menyebut_naskah])
    assert [satu.kode for satu in temuan] == ["ZI998", "ZI001", "ZI999"]
    assert temuan[1].tingkat is Severity.CATATAN
    assert "ZI998 (gagal-di-tengah)" in temuan[1].pesan
    assert "ZeroDivisionError" in temuan[1].pesan


def test_flood_of_findings_is_cut_and_counted() -> None:
    """Of a thousand findings of one rule a hundred are given, and the last says how many there are besides."""
    temuan = examine(make_plan(), rujukan(), [terlalu_banyak])
    assert len(temuan) == 101
    assert temuan[-1].pesan.startswith("dan 900 temuan ZI997 lagi")
    assert temuan[-1].jalur == temuan[-2].jalur
    assert temuan[0].dasar == "uji (belum pasti)"


def test_check_never_raises() -> None:
    """A plan that cannot be composed is a finding, not an exception."""
    for plan in (make_plan(satker=9999), make_plan(tentang="Uji {{ tidak.ada }}"), make_plan(mengingat=["uu-0-1"])):
        (satu, *_) = check(plan)
        assert (satu.kode, satu.tingkat) == ("ZI000", Severity.GALAT)
        assert satu.pesan


@pytest.mark.parametrize("bentuk", [Bentuk.ASLI, Bentuk.SALINAN])
def test_errors_stop_what_is_signed(tmp_path: Path, bentuk: Bentuk) -> None:
    """An asli or salinan with errors is refused, with the errors as problems and every finding as it is."""
    (tmp_path / "plan.yaml").write_text(SALAH, encoding="utf-8")
    plan = load_plan(tmp_path / "plan.yaml")
    with pytest.raises(CheckError) as galat:
        render(plan, bentuk)
    temuan: list[Finding] = check(plan)
    assert list(galat.value.temuan) == temuan
    assert len(galat.value.masalah) == sum(satu.tingkat is Severity.GALAT for satu in temuan)
    assert str(galat.value).startswith(f"{tmp_path / 'plan.yaml'}:5:5: ZI201 menimbang-tanpa-bahwa: ")
    assert render(plan, bentuk, periksa=False).bentuk is bentuk


def test_errors_never_stop_a_draft() -> None:
    """A rancangan with errors is made, and an asli with warnings and notices only."""
    assert render(make_plan(menimbang=["Bahwa naskah diuji"]), Bentuk.RANCANGAN).isi
    plan = make_plan(menimbang=["bahwa rapat sub bagian memerlukan naskah"])
    assert {satu.tingkat for satu in check(plan)} - {Severity.GALAT}
    assert render(plan, Bentuk.ASLI).isi


def test_pages_are_found_by_code_and_name() -> None:
    """A rule is found by code and name in any letters; what the checker says itself is a page but no rule."""
    assert find_rule("zi201") is find_rule(" Menimbang-Tanpa-Bahwa ") is find_page("ZI201")
    assert find_rule("ZI000") is None
    assert (find_page("ZI000") or menyebut_naskah).nama == "plan-tidak-sah"
