"""An office's own data: a folder that a plan names adds to the shipped data, wins over them, and is checked."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from zi_docs import PlanError, load_plan, render
from zi_docs.errors import DataError
from zi_docs.models.satker import AcuanSatker
from zi_docs.rujukan import rujukan, rujukan_of
from zi_docs.rujukan.satker import BarisSatker

PKPU_BARU = """\
- id: pkpu-9-2031
  jenis: Peraturan Komisi Pemilihan Umum
  nomor: 9
  tahun: 2031
  tentang: Perubahan Keenam atas Peraturan Komisi Pemilihan Umum Nomor 8 Tahun 2019 tentang Tata Kerja
  bn: {tahun: 2031, nomor: 99}
  mengubah: pkpu-8-2019
"""
PERDA = """\
- {id: perda-2-2024, jenis: Peraturan Daerah Kabupaten Kebumen, nomor: "2", tahun: 2024, tentang: Contoh}
"""
JUDUL_SATKER = ",".join(BarisSatker._fields)
KEBUMEN = "3305,kabupaten,K,33,K,WIB,KPU,,,rendah,\n"
PLAN = """\
satker: 3305
tahun: 2031
tentang: Uji
data: {data}
menimbang:
  - bahwa pengujian memerlukan naskah
mengingat:
  - {mengingat}
"""


@pytest.fixture
def kantor(tmp_path: Path) -> Path:
    """An empty folder of an office."""
    folder = tmp_path / "data-kantor"
    folder.mkdir()
    return folder


def write(folder: Path, nama: str, isi: str) -> Path:
    """Write one file of data; the folder."""
    (folder / nama).write_text(isi, encoding="utf-8")
    return folder


def wrong(call: Callable[[], object]) -> DataError:
    """The error that a call raises."""
    with pytest.raises(DataError) as caught:
        call()
    return caught.value


def plan(kantor: Path, mengingat: str, data: str = "data-kantor") -> Path:
    """A plan beside the office's folder."""
    path = kantor.parent / "plan.yaml"
    path.write_text(PLAN.format(data=data, mengingat=mengingat), encoding="utf-8")
    return path


def test_own_act_is_found(kantor: Path) -> None:
    """An act that only the office knows is found by id, by kind and number, and by search; the shipped ones stay."""
    acuan = rujukan(write(kantor, "peraturan.yaml", PERDA))
    assert acuan.peraturan("perda-2-2024").tentang == "Contoh"
    assert acuan.find_peraturan("Peraturan Daerah Kabupaten Kebumen", "2", 2024) == acuan.peraturan("perda-2-2024")
    assert [satu.id for satu in acuan.search_peraturan("contoh")][:1] == ["perda-2-2024"]
    assert acuan.peraturan("uu-7-2017") == rujukan().peraturan("uu-7-2017")
    assert "perda-2-2024" in {satu.id for satu in acuan.semua_peraturan()}
    assert "perda-2-2024" not in {satu.id for satu in rujukan().semua_peraturan()}


def test_own_amendment_joins_the_chain(kantor: Path) -> None:
    """An act that says what it amends becomes the latest amendment of a shipped act, without a word on that side."""
    acuan = rujukan(write(kantor, "peraturan.yaml", PKPU_BARU))
    assert acuan.peraturan("pkpu-8-2019").diubah_oleh[-2:] == ("pkpu-12-2023", "pkpu-9-2031")
    assert "terakhir dengan Peraturan Komisi Pemilihan Umum Nomor 9 Tahun 2031" in acuan.kutipan("pkpu-8-2019")


def test_own_amendment_of_an_act_of_the_long_list(kantor: Path) -> None:
    """The same holds for an act that only uu-pp.csv knows."""
    isi = PKPU_BARU.replace("pkpu-9-2031", "uu-9-2031").replace("mengubah: pkpu-8-2019", "mengubah: uu-8-1974")
    assert rujukan(write(kantor, "peraturan.yaml", isi)).peraturan("uu-8-1974").diubah_oleh == (
        "uu-43-1999",
        "uu-9-2031",
    )


def test_own_entry_wins(kantor: Path) -> None:
    """An entry of a shipped id replaces the shipped entry whole."""
    acuan = rujukan(write(kantor, "peraturan.yaml", PERDA.replace("perda-2-2024", "uu-7-2017")))
    assert acuan.peraturan("uu-7-2017").tentang == "Contoh"


def test_own_words(kantor: Path) -> None:
    """Own words are added, win over shipped ones, and lift a shipped wrong spelling by naming it right."""
    isi = "ejaan: {survey: survey, kompi: komputer}\nkata_asing: {banner: baliho}\nsingkatan: {KAK: kerangka acuan}\n"
    istilah = rujukan(write(kantor, "istilah.yaml", isi)).istilah()
    ejaan = {satu.salah: satu.benar for satu in istilah.ejaan}
    assert (ejaan["kompi"], ejaan["resiko"], "survey" in ejaan) == ("komputer", "risiko", False)
    assert {satu.kata: satu.padanan for satu in istilah.kata_asing}["banner"] == "baliho"
    assert {satu.singkatan: satu.kepanjangan for satu in istilah.singkatan}["KAK"] == "kerangka acuan"
    assert istilah.area == rujukan().istilah().area


def test_own_columns(kantor: Path) -> None:
    """Own sets of columns are added and win; an unknown name is told both."""
    acuan = rujukan(write(kantor, "kolom.yaml", "personalia: [NAMA]\njadwal: [KEGIATAN, WAKTU]\n"))
    assert [satu.judul for satu in acuan.kolom("personalia")] == ["NAMA"]
    assert [satu.judul for satu in acuan.kolom("jadwal")] == ["KEGIATAN", "WAKTU"]
    assert len(acuan.kolom("rencana-aksi-capaian")) == len(rujukan().kolom("rencana-aksi-capaian"))
    assert wrong(lambda: acuan.kolom("jadual")).saran == "mungkin maksud Anda jadwal"


@pytest.mark.parametrize("pemisah", [",", ";"])
def test_own_offices(kantor: Path, pemisah: str) -> None:
    """Own rows of offices are added and win, also as Excel saves them in Indonesia, with semicolons and blank rows."""
    baris = [
        JUDUL_SATKER,
        "3305,kabupaten,Kebumen,33,Karanganyar,WIB,KPU,,,tinggi,",
        "6475,kota,Nusantara,64,Nusantara,WITA,KPU,IKN,,rendah,",
        "," * 10,
    ]
    acuan = rujukan(write(kantor, "satker.csv", "\n".join(baris).replace(",", pemisah)))
    assert acuan.satker(AcuanSatker(kode="3305")).ibu_kota == "Karanganyar"
    assert acuan.satker(AcuanSatker(kode="IKN")).provinsi == "Kalimantan Timur"
    assert len(acuan.semua_satker()) == len(rujukan().semua_satker()) + (
        "6475" not in {satu.kode for satu in rujukan().semua_satker()}
    )


@pytest.mark.parametrize(
    ("nama", "isi", "pesan", "baris"),
    [
        ("peraturan.yaml", PKPU_BARU.replace("pkpu-8-2019", "pkpu-8-2091"), "mengubah menyebut 'pkpu-8-2091'", 7),
        ("peraturan.yaml", PKPU_BARU.replace("tahun: 2031\n  te", "tahun: dua\n  te"), "nilai 'dua' tidak sah", 4),
        ("peraturan.yaml", PKPU_BARU.replace("bn: {", "bm: {"), "kunci bm tidak dikenal", 6),
        ("peraturan.yaml", PKPU_BARU + PKPU_BARU, "id pkpu-9-2031 tertulis dua kali", 8),
        ("peraturan.yaml", PKPU_BARU + "  bn: {tahun: 2031, nomor: 9}\n", "kunci bn tertulis dua kali", 8),
        ("peraturan.yaml", PKPU_BARU + "bukan: daftar\n", "bukan YAML yang sah", 8),
        ("peraturan.yaml", "pkpu: 1\n", "isi berkas harus berupa daftar", 1),
        ("peraturan.yaml", "# contoh\n- jenis: x\n", "entri ini tidak memuat id", 2),
        ("istilah.yaml", "ejaan:\n  resiko: risiko\nejahan: {}\n", "kunci ejahan tidak dikenal", 3),
        ("istilah.yaml", "ejaan:\n  a: b\n  a: c\n", "kunci a tertulis dua kali", 3),
        ("istilah.yaml", "ejaan:\n  a: b\n  A: c\n", "ejaan: A tercatat dua kali", 3),
        ("istilah.yaml", "ejaan:\n  - daftar: {a: b}\n  - kata: {a: b}\n", "belum punya daftar kata", 3),
        ("istilah.yaml", "ejaan:\n  - daftar: {a: b}\n    asal: c\n", "kunci asal tidak dikenal", 3),
        ("istilah.yaml", "ejaan:\n  a: b\n  7: c\n", "ejaan: 7 harus berupa teks", 3),
        ("istilah.yaml", "ejaan:\n  a:\n", "benar belum diisi", 2),
        ("istilah.yaml", "kata_asing:\n  web: {serapan: mungkin}\n", "nilai 'mungkin' tidak sah untuk serapan", 2),
        ("kolom.yaml", "jadwal:\n  - {judul: A, lebar: 99}\n", "nilai 99 tidak sah untuk lebar", 2),
        ("satker.csv", f"{JUDUL_SATKER}\n9999,kota,Baru,77,Baru,WIB,KPU,,,rendah,\n", "provinsi_kode 77 tidak ada", 2),
        ("satker.csv", f"{JUDUL_SATKER}\n{KEBUMEN}{KEBUMEN}", "tertulis dua kali", 3),
    ],
)
def test_mistakes_are_refused(kantor: Path, nama: str, isi: str, pesan: str, baris: int) -> None:
    """A mistake anywhere in the folder is refused when it is read, with file and line."""
    galat = wrong(lambda: rujukan(write(kantor, nama, isi)))
    assert pesan in galat.pesan
    assert galat.saran
    assert galat.tempat
    assert (Path(galat.tempat.berkas).name, galat.tempat.baris) == (nama, baris)


def test_folder_without_data(kantor: Path) -> None:
    """A folder that is missing, empty, or holds data of a name that is not read, is refused."""
    assert "belum" in wrong(lambda: rujukan(kantor / "belum")).pesan
    assert "tidak berisi data" in wrong(lambda: rujukan(kantor)).pesan
    assert "berkas peraturan.yml " in wrong(lambda: rujukan(write(kantor, "peraturan.yml", PERDA))).pesan


def test_changed_folder_is_read_again(kantor: Path) -> None:
    """A folder is read once, and again when one of its files has changed."""
    write(kantor, "peraturan.yaml", PERDA)
    lama = rujukan(kantor)
    assert rujukan(kantor) is lama
    write(kantor, "peraturan.yaml", PERDA.replace("Contoh", "Lain"))
    os.utime(kantor / "peraturan.yaml", (1, 1))
    assert rujukan(kantor).peraturan("perda-2-2024").tentang == "Lain"


def test_plan_uses_its_folder(kantor: Path) -> None:
    """A plan that names the folder cites the office's own acts, and renders without being told of it again."""
    isi = load_plan(plan(write(kantor, "peraturan.yaml", PERDA), "perda-2-2024"))
    assert rujukan_of(isi).peraturan("perda-2-2024").tentang == "Contoh"
    assert render(isi).isi.startswith(b"PK")
    assert rujukan_of(load_plan(plan(kantor, "uu-7-2017"))) is rujukan_of(isi)


def test_plan_tells_mistakes_of_its_folder(kantor: Path) -> None:
    """A folder that is missing is told at its place in the plan, a mistake in it at its own."""
    with pytest.raises(PlanError) as caught:
        load_plan(plan(kantor, "uu-7-2017", "data-lain"))
    assert "plan.yaml:4:" in str(caught.value)
    assert "data-lain" in str(caught.value)
    write(kantor, "peraturan.yaml", PKPU_BARU.replace("tahun: 2031, nomor", "tahun: 31, nomor"))
    with pytest.raises(PlanError) as caught:
        load_plan(plan(kantor, "uu-7-2017"))
    assert "peraturan.yaml:6:" in str(caught.value)


def test_folder_that_is_no_text(kantor: Path) -> None:
    """A list in place of the name of the folder is told as any other mistake of the plan."""
    with pytest.raises(PlanError, match="data"):
        load_plan(plan(kantor, "uu-7-2017", "[a, b]"))
