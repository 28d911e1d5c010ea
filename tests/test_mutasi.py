"""Changes of people: what the amending decree says, and what is refused."""

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zi_docs import load_plan
from zi_docs.compose import compose, read
from zi_docs.errors import PlanError
from zi_docs.models.bentuk import Bentuk
from zi_docs.models.mutasi import Mutasi
from zi_docs.models.plan import Plan
from zi_docs.mutasi import Perubahan, amend, differences, teams
from zi_docs.rujukan import rujukan
from zi_docs.tim import change, places

KUTAI_TIMUR = "contoh/kutai-timur-rencana-aksi-dan-tim.yaml"
LULUK = "Luluk Chairun Nikmah"


def kutai_timur() -> Plan:
    """The adopted decree with its team."""
    return load_plan(KUTAI_TIMUR)


def mutate(plan: Plan, *perubahan: dict[str, Any], semula: Plan | None = None, **lain: object) -> Perubahan:
    """The amending decree for these changes."""
    return amend(plan, Mutasi.model_validate({"perubahan": perubahan, **lain}), rujukan(), "asal.yaml", semula)


def made(hasil: Perubahan, **lain: object) -> Plan:
    """The plan of an amending decree, adopted."""
    penutup = {**hasil.isi["penutup"], "tanggal": "2026-03-02"}
    return Plan.model_validate({**deepcopy(hasil.isi), "penutup": penutup, "nomor": "9", **lain})


def people(plan: Plan) -> list[tuple[tuple[str, ...], str, str]]:
    """Group, name and role of everybody, in the order of print."""
    return [
        (satu.kelompok, satu.orang["nama"], satu.orang.get("kedudukan", ""))
        for tim in teams(read(plan, rujukan())).values()
        for satu in places(tim)
    ]


def refused(*perubahan: dict[str, Any], plan: Plan | None = None, **lain: Any) -> str:  # noqa: ANN401 - fields of a Mutasi
    """Why a change is refused."""
    with pytest.raises(PlanError) as caught:
        mutate(plan or kutai_timur(), *perubahan, **lain)
    return str(caught.value)


def test_the_first_amendment_says_what_it_amends() -> None:
    """Title, considerations, legal basis and diktum follow the law; the closing consideration is composed."""
    isi = mutate(kutai_timur(), {"keluar": "Tahmi Dillah"}).isi
    nama = "Keputusan Komisi Pemilihan Umum Kabupaten Kutai Timur Nomor 7 Tahun 2026"
    assert isi["tentang"].startswith(f"Perubahan atas {nama} tentang Rencana Aksi dan Tim Kerja")
    assert isi["menimbang"][0].startswith(f"bahwa dengan {nama} tentang")
    assert "Lampiran II" in isi["menimbang"][1]
    assert isi["mengingat"][-1].startswith(nama)
    assert isi["diktum"][0].startswith(f"Mengubah Lampiran II {nama}")
    assert "sehingga menjadi sebagaimana tercantum dalam Lampiran yang merupakan bagian" in isi["diktum"][0]
    assert isi["mengubah"]["lampiran"] == [2]
    naskah = compose(Plan.model_validate(isi), rujukan(), Bentuk.RANCANGAN)
    assert len(naskah.lampiran) == 1


def test_who_replaces_takes_every_place() -> None:
    """One change reaches every group in which the person stands, with the role of each place."""
    hasil = mutate(kutai_timur(), {"masuk": "Dewi Lestari", "menggantikan": LULUK})
    dulu, kini = people(kutai_timur()), people(made(hasil))
    assert kini == [(g, "Dewi Lestari" if n == LULUK else n, k) for g, n, k in dulu]
    assert [satu.keterangan for satu in hasil.beda] == ["diganti"] * 3


def test_signer_and_certifier_change_too() -> None:
    """A replaced certifier certifies no more; one who leaves without successor is asked for."""
    hasil = mutate(kutai_timur(), {"masuk": "Dewi Lestari", "menggantikan": "Azis Ali Achmadi"})
    assert hasil.isi["penutup"]["pengesah"]["nama"] == "Dewi Lestari"
    hasil = mutate(kutai_timur(), {"keluar": "Azis Ali Achmadi"})
    assert "nama" not in hasil.isi["penutup"]["pengesah"]
    assert [m.pesan for m in hasil.catatan] == ["pengesah Azis Ali Achmadi keluar"]


def test_acting_is_said_before_the_position() -> None:
    """Plt. stands before the position wherever it is printed, and goes when the person is confirmed."""
    plt = made(mutate(kutai_timur(), {"nama": "Suyeni", "status": "Plt.", "jabatan": "Kepala Subbagian X"}))
    assert "Plt. Kepala Subbagian X" in {s.polos for s in read(plt, rujukan()).teks}
    tetap = made(mutate(plt, {"nama": "Suyeni", "status": ""}))
    assert "Plt. Kepala Subbagian X" not in {s.polos for s in read(tetap, rujukan()).teks}
    assert "Kepala Subbagian X" in {s.polos for s in read(tetap, rujukan()).teks}


def test_the_second_amendment_builds_on_the_first() -> None:
    """It amends the same decree for the second time, cites the first amendment, and starts from its people."""
    pertama = made(mutate(kutai_timur(), {"keluar": "Tahmi Dillah"}))
    isi = mutate(pertama, {"keluar": "Eka Fauziah"}).isi
    assert isi["tentang"].startswith(
        "Perubahan Kedua atas Keputusan Komisi Pemilihan Umum Kabupaten Kutai Timur Nomor 7"
    )
    assert "sebagaimana telah diubah dengan Keputusan" in isi["mengingat"][-1]
    assert "Nomor 9 Tahun 2026 tentang Perubahan atas" in isi["mengingat"][-1]
    assert len(isi["mengingat"]) == len(pertama.mengingat)
    assert isi["diktum"][0].startswith("Mengubah Lampiran II Keputusan")
    nama = {n for _, n, _ in people(Plan.model_validate(isi))}
    assert not nama & {"Tahmi Dillah", "Eka Fauziah"}
    ketiga = mutate(made(mutate(pertama, {"keluar": "Eka Fauziah"}), nomor="12"), {"keluar": "Suyeni"}).isi
    assert ketiga["tentang"].startswith("Perubahan Ketiga atas")
    assert "sebagaimana telah beberapa kali diubah terakhir dengan Keputusan" in ketiga["mengingat"][-1]


@pytest.mark.parametrize("nama", [LULUK, "Tahmi Dillah", "Andi Misna", "Muhammad Indra"])
def test_leave_then_return_restores_the_first_annex(nama: str) -> None:
    """Who comes back stands exactly where the earlier decree had him, in every group."""
    awal = kutai_timur()
    pergi = made(mutate(awal, {"keluar": nama}))
    kembali = made(mutate(pergi, {"kembali": nama}, semula=awal))
    assert people(kembali) == people(awal)
    assert list(teams(read(kembali, rujukan())).values()) == list(teams(read(awal, rujukan())).values())


def test_the_whole_group_comes_back_with_its_member() -> None:
    """A group that vanished with its last member returns in its place."""
    awal = kutai_timur()
    dua = [{"keluar": "Azis Ali Achmadi"}, {"keluar": "Eka Fauziah"}]
    pergi = made(mutate(awal, *dua))
    assert "TIM PENGUATAN PENGAWASAN" not in {g for kelompok, _, _ in people(pergi) for g in kelompok}
    kembali = made(mutate(pergi, {"kembali": "Eka Fauziah"}, {"kembali": "Azis Ali Achmadi"}, semula=awal))
    assert people(kembali) == people(awal)


def test_a_newcomer_stands_where_he_is_put() -> None:
    """Behind somebody, or at the end of the group."""
    awal = kutai_timur()
    tempat = {"kelompok": "TIM PENATAAN TATA LAKSANA", "kedudukan": "Anggota"}
    kini = people(made(mutate(awal, {"masuk": "Baru", "sesudah": "Suyeni", **tempat})))
    dalam = [nama for kelompok, nama, _ in kini if kelompok[-1] == "TIM PENATAAN TATA LAKSANA"]
    assert dalam == [LULUK, "Suyeni", "Baru", "Saleh Pandurata Arifin"]


@pytest.mark.parametrize(
    ("perubahan", "pesan"),
    [
        ([{"keluar": "Tahmi Dilah"}], "mungkin maksud Anda Tahmi Dillah"),
        ([{"keluar": "Orang Asing Sekali"}], "tidak ada dalam susunan personalia mana pun"),
        ([{"keluar": "Sudirman"}], "tidak lagi punya Ketua"),
        ([{"masuk": "Suyeni", "kelompok": "TIM PENATAAN TATA LAKSANA"}], "sudah ada dalam"),
        ([{"masuk": "Baru", "kelompok": "TIM TATA LAKSANA"}], "mungkin maksud Anda"),
        ([{"masuk": "Baru", "kedudukan": "Anggota"}], "masuk ke mana belum disebut"),
        ([{"masuk": "Baru", "kelompok": "PENGARAH", "sesudah": "Suyeni"}], "tidak ada dalam kelompok itu"),
        ([{"nama": LULUK, "kedudukan": "Ketua"}], "ada di beberapa kelompok"),
        ([{"nama": LULUK, "kedudukan": "Ketua", "kelompok": "PENGARAH"}], "tidak ada dalam kelompok 'PENGARAH'"),
        ([{"kembali": "Suyeni"}], "tidak ada dalam keputusan sebelumnya"),
        (
            [{"nama": "Suyeni", "kedudukan": "Anggota", "kelompok": "TIM PENATAAN TATA LAKSANA"}],
            "tidak ada yang berubah",
        ),
    ],
)
def test_senseless_changes_are_refused(perubahan: list[dict[str, Any]], pesan: str) -> None:
    """Nobody of the name, joining twice, a team without its Ketua: each says what is wrong and what to do."""
    assert pesan in refused(*perubahan)


def test_all_wrong_changes_are_told_together() -> None:
    """Two mistakes are two problems, not one after the other."""
    pesan = refused({"keluar": "Orang Asing Sekali"}, {"kembali": "Suyeni"})
    assert "Orang Asing" in pesan
    assert "Suyeni" in pesan


def test_a_decree_without_number_cannot_be_amended() -> None:
    """A link of the chain that was never adopted is missing: the message says which and how to adopt it."""
    rancangan = Plan.model_validate(mutate(kutai_timur(), {"keluar": "Tahmi Dillah"}).isi)
    assert "perubahan ke-1 belum bernomor" in refused({"keluar": "Suyeni"}, plan=rancangan)


def test_a_change_before_the_decree_is_refused() -> None:
    """The amending decree cannot be older than what it amends."""
    assert "mendahului tanggal keputusan yang diubah" in refused({"keluar": "Tahmi Dillah"}, tanggal="2026-01-07")


def test_two_people_of_one_name_are_told_apart_by_nip() -> None:
    """Of two people of the same name the NIP says who is meant."""
    tim = {"anggota": [{"nama": "Andi", "nip": "1"}, {"nama": "Andi", "nip": "2"}, {"nama": "Budi"}]}
    geser = Mutasi.model_validate({"perubahan": [{"keluar": "Andi", "nip": "2"}, {"keluar": "Andi"}]}).perubahan
    with pytest.raises(Exception, match="dua orang bernama 'Andi'"):
        change([tim], geser[1], [{}])
    (kini,) = change([tim], geser[0], [{}])
    assert kini["anggota"] == [{"nama": "Andi", "nip": "1"}, {"nama": "Budi"}]


def test_marks_in_a_name_stay_letters() -> None:
    """An asterisk or a brace of a printed text is no markup in the plan of the amendment."""
    awal = kutai_timur()
    plan = made(mutate(awal, {"masuk": "A *B* {{ tahun }}", "menggantikan": "Tahmi Dillah"}))
    assert "A *B* {{ tahun }}" in {satu.polos for satu in read(plan, rujukan()).teks}


ORANG = st.sampled_from(["Ani", "Budi", "Cici", "Dedi", "Eka"])
TIM = st.lists(ORANG, min_size=1, max_size=5, unique=True)


@given(satu=TIM, dua=TIM)
def test_the_comparison_says_everything_that_differs(satu: list[str], dua: list[str]) -> None:
    """Who is gone stands on the left, who is new on the right, and equal teams give an empty table."""
    a, b = ({"anggota": [{"nama": nama} for nama in daftar]} for daftar in (satu, dua))
    beda = differences(a, b)
    assert {x.semula for x in beda} - {""} >= set(satu) - set(dua)
    assert {x.menjadi for x in beda} - {""} >= set(dua) - set(satu)
    assert (beda == []) == (satu == dua)
