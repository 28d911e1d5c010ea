"""The rules on names of regions, for every office: its own names pass, another's are found."""

from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.aturan import plan_of
from zi_docs.models.plan import Plan
from zi_docs.models.satker import Satker
from zi_docs.rujukan import rujukan
from zi_docs.rules import Finding, Rule, examine, rules
from zi_docs.rules.kemiripan import is_near

_TIM = {
    "jenis": "susunan personalia",
    "judul": "Susunan Personalia Tim",
    "anggota": [{"nama": "Bima Batu", "jabatan": "Ketua {{ satker.singkatan }}", "kedudukan": "Ketua"}],
}
_BENTUK = ("{0.singkatan}", "Ketua {0.nama_lembaga}", "Sekretariat {0.singkatan}", "{0.lembaga} Kab. {0.nama}")


@cache
def _offices() -> tuple[Satker, ...]:
    return rujukan().semua_satker()


@cache
def _own_rules() -> tuple[Rule, ...]:
    return tuple(aturan for aturan in rules() if aturan.kode.startswith("ZI80"))


@cache
def _base() -> dict[str, Any]:
    return plan_of(None).model_dump(mode="json", exclude_defaults=True)


def _found(kode: str, **potongan: object) -> list[Finding]:
    plan = Plan.model_validate({**_base(), "satker": kode, "lampiran": [_TIM], **potongan})
    return examine(plan, rujukan(), _own_rules())


def _decree(satker: Satker) -> dict[str, Any]:
    """Return a decree that names its office in every way that it may."""
    umum = "KPU Provinsi/KIP Aceh dan KPU/KIP Kabupaten/Kota"
    provinsi = "KIP Aceh" if satker.lembaga == "KIP" else f"KPU Provinsi {satker.provinsi}"
    return {
        "tentang": f"Pembentukan Tim di Lingkungan {satker.nama_lembaga} Tahun 2026",
        "menimbang": [
            f"bahwa berdasarkan Berita Acara Rapat Pleno {satker.singkatan} Nomor 3/PK.01-BA/{satker.kode}/2/2026",
            f"bahwa sesuai dengan tugas di Lingkungan {satker.singkatan} perlu dibentuk tim di {satker.wilayah}",
            f"bahwa sesuai dengan Surat {provinsi} dan pedoman {umum} perlu dibentuk tim",
        ],
        "diktum": [
            f"Tim {satker.nama} melapor kepada {satker.nama_lembaga.upper()} dan Pemerintah {satker.wilayah}.",
            f"Rapat bertempat di {satker.ibu_kota}, Provinsi {satker.provinsi}, pukul 09.00 {satker.zona_waktu}.",
            "berlaku",
        ],
        "redaksi": {"kop": [satker.induk.upper(), satker.wilayah.upper()]},
    }


def test_every_office_may_name_itself() -> None:
    """A correct decree of each of the 552 offices passes in silence."""
    assert {satker.kode: temuan for satker in _offices() if (temuan := _found(satker.kode, **_decree(satker)))} == {}


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_other_office_is_found(data: st.DataObject) -> None:
    """Any other office's name in any form is found, unless the office stands below the province that decrees."""
    milik = data.draw(st.sampled_from(_offices()), "milik")
    lain = data.draw(st.sampled_from(_offices()), "lain")
    if lain.kode in {milik.kode, milik.kode[:2]} or lain.kode[:2] == milik.kode or lain.wilayah == milik.wilayah:
        return
    bentuk = data.draw(st.sampled_from(_BENTUK[:3] if lain.tingkat != "kabupaten" else _BENTUK), "bentuk").format(lain)
    temuan = _found(milik.kode, diktum=[f"Tim bertanggung jawab kepada {bentuk}.", "berlaku"])
    assert [satu.kode for satu in temuan] == ["ZI801"]
    assert lain.nama in temuan[0].kutip or lain.wilayah in temuan[0].kutip


@settings(deadline=None, max_examples=40)
@given(st.data())
def test_misspelt_own_name_is_cured(data: st.DataObject) -> None:
    """A letter left out of the office's own name is found and put back."""
    milik = data.draw(
        st.sampled_from([s for s in _offices() if len(s.nama) > len("Kebumen") and s.tingkat != "provinsi"]), "milik"
    )
    awal = len(milik.tingkat) + 2
    huruf = [n for n in range(awal, len(milik.wilayah)) if milik.wilayah[n].islower()]
    n = data.draw(st.sampled_from([n for n in huruf if milik.wilayah[n] != milik.wilayah[n - 1]]), "n")
    salah = milik.wilayah[:n] + milik.wilayah[n + 1 :]
    temuan = [satu for satu in _found(milik.kode, tentang=f"Tim {milik.lembaga} {salah}") if satu.kode == "ZI803"]
    assert temuan
    assert all(f.baru in milik.wilayah for satu in temuan for f in satu.perbaikan)


@pytest.mark.parametrize("teks", ["K", "Kabupaten", "KPU", "/", "Kab.", "Nomor", "Kota " * 300, "KPU Kab. Kab. Kota"])
def test_odd_text_is_no_fault(teks: str) -> None:
    """Texts that only begin like a name neither fail a rule nor count as one; ZI836 tells that "," is no name."""
    tim = {**_TIM, "anggota": [{"nama": teks}, {"nama": ","}, {"nama": "S.H.", "nip": teks}]}
    plan = plan_of({"tentang": "K", "menimbang": [teks], "diktum": [teks], "lampiran": [tim], "penutup": {}})
    kelompok = [satu for satu in rules() if satu.kode.startswith("ZI8") and satu.kode != "ZI836"]
    assert examine(plan, rujukan(), kelompok) == []


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_near_words_differ_by_one_slip(a: str, b: str) -> None:
    """Nearness is what one letter more, less or other, or two changed places make of a word, both ways."""
    satu = {a[:n] + a[n + 1 :] for n in range(len(a))} | {a[:n] + c + a[n:] for n in range(len(a) + 1) for c in "abc"}
    satu |= {a[:n] + c + a[n + 1 :] for n in range(len(a)) for c in "abc"}
    satu |= {a[:n] + a[n + 1] + a[n] + a[n + 2 :] for n in range(len(a) - 1)}
    assert is_near(a, b) == is_near(b, a) == (b in satu | {a})
