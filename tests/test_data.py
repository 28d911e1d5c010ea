"""The shipped reference data are whole, agree with one another and give the official citations."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from zi_docs.models.lampiran import Kolom
from zi_docs.models.peraturan import Peraturan
from zi_docs.models.satker import AcuanSatker, wilayah_baku
from zi_docs.rujukan import rujukan

DATA = Path(__file__).resolve().parent.parent / "data"
FILES = sorted(path for path in DATA.iterdir() if path.suffix in {".csv", ".yaml", ".md"})
SUSUNAN = (
    "rencana-aksi-capaian",
    "rencana-aksi-penanggung-jawab",
    "rencana-aksi-bulan",
    "rencana-aksi-pengungkit",
    "personalia",
)
OMNIBUS = {"uu-6-2023"}
KEYAKINAN = {"terverifikasi", "judul terverifikasi", "menurut keputusan lain", "belum terverifikasi"}
TATA_KERJA = """Tata Kerja Komisi Pemilihan Umum, Komisi Pemilihan Umum Provinsi, dan Komisi Pemilihan
    Umum Kabupaten/Kota"""
SEKRETARIAT = """Tugas, Fungsi, Susunan Organisasi, dan Tata Kerja Sekretariat Jenderal Komisi Pemilihan
    Umum, Sekretariat Komisi Pemilihan Umum Provinsi, dan Sekretariat Komisi Pemilihan Umum Kabupaten/Kota"""
PANRB = "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi"
ZONA_INTEGRITAS = """Pembangunan dan Evaluasi Zona Integritas Menuju Wilayah Bebas dari Korupsi dan
    Wilayah Birokrasi Bersih dan Melayani di Instansi Pemerintah"""
KUTIPAN = {
    "uu-7-2017": """Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum (Lembaran Negara Republik
        Indonesia Tahun 2017 Nomor 182, Tambahan Lembaran Negara Republik Indonesia Nomor 6109)
        sebagaimana telah diubah dengan Undang-Undang Nomor 7 Tahun 2023 tentang Penetapan Peraturan
        Pemerintah Pengganti Undang-Undang Nomor 1 Tahun 2022 tentang Perubahan atas Undang-Undang Nomor 7
        Tahun 2017 tentang Pemilihan Umum Menjadi Undang-Undang (Lembaran Negara Republik Indonesia Tahun
        2023 Nomor 54, Tambahan Lembaran Negara Republik Indonesia Nomor 6863)""",
    "uu-28-1999": """Undang-Undang Nomor 28 Tahun 1999 tentang Penyelenggara Negara yang Bersih dan Bebas
        dari Korupsi, Kolusi, dan Nepotisme (Lembaran Negara Republik Indonesia Tahun 1999 Nomor 75,
        Tambahan Lembaran Negara Republik Indonesia Nomor 3851)""",
    "permenpanrb-90-2021": f"""{PANRB} Nomor 90 Tahun 2021 tentang {ZONA_INTEGRITAS} (Berita Negara
        Republik Indonesia Tahun 2021 Nomor 1571) sebagaimana telah diubah dengan {PANRB} Nomor 5 Tahun
        2024 tentang Perubahan atas {PANRB} Nomor 90 Tahun 2021 tentang {ZONA_INTEGRITAS} (Berita Negara
        Republik Indonesia Tahun 2024 Nomor 444)""",
    "pkpu-8-2019": f"""Peraturan Komisi Pemilihan Umum Nomor 8 Tahun 2019 tentang {TATA_KERJA} (Berita
        Negara Republik Indonesia Tahun 2019 Nomor 320) sebagaimana telah beberapa kali diubah terakhir
        dengan Peraturan Komisi Pemilihan Umum Nomor 12 Tahun 2023 tentang Perubahan Kelima atas Peraturan
        Komisi Pemilihan Umum Nomor 8 Tahun 2019 tentang {TATA_KERJA} (Berita Negara Republik Indonesia
        Tahun 2023 Nomor 377)""",
    "pkpu-14-2020": f"""Peraturan Komisi Pemilihan Umum Nomor 14 Tahun 2020 tentang {SEKRETARIAT} (Berita
        Negara Republik Indonesia Tahun 2020 Nomor 1236) sebagaimana telah beberapa kali diubah terakhir
        dengan Peraturan Komisi Pemilihan Umum Nomor 21 Tahun 2023 tentang Perubahan Kedua atas Peraturan
        Komisi Pemilihan Umum Nomor 14 Tahun 2020 tentang {SEKRETARIAT} (Berita Negara Republik Indonesia
        Tahun 2023 Nomor 826)""",
    "kpt-kpu-314-2021": """Keputusan Komisi Pemilihan Umum Nomor 314/ORT.07-Kpt/01/KPU/V/2021 tentang
        Petunjuk Teknis Pelaksanaan Reformasi Birokrasi di Lingkungan Komisi Pemilihan Umum, Komisi
        Pemilihan Umum Provinsi, dan Komisi Pemilihan Umum Kabupaten/Kota""",
    "perpres-54-2018": """Peraturan Presiden Nomor 54 Tahun 2018 tentang Strategi Nasional Pencegahan
        Korupsi (Lembaran Negara Republik Indonesia Tahun 2018 Nomor 108)""",
    "uu-30-2002": """Undang-Undang Nomor 30 Tahun 2002 tentang Komisi Pemberantasan Tindak Pidana Korupsi
        (Lembaran Negara Republik Indonesia Tahun 2002 Nomor 137, Tambahan Lembaran Negara Republik
        Indonesia Nomor 4250) sebagaimana telah beberapa kali diubah terakhir dengan Undang-Undang Nomor
        19 Tahun 2019 tentang Perubahan Kedua atas Undang-Undang Nomor 30 Tahun 2002 tentang Komisi
        Pemberantasan Tindak Pidana Korupsi (Lembaran Negara Republik Indonesia Tahun 2019 Nomor 197,
        Tambahan Lembaran Negara Republik Indonesia Nomor 6409)""",
}


@cache
def rows(nama: str) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with (DATA / nama).open(encoding="utf-8", newline="") as berkas:
        return list(csv.DictReader(berkas, strict=True))


@cache
def entries() -> list[dict[str, Any]]:
    """The entries of peraturan.yaml."""
    isi: list[dict[str, Any]] = yaml.safe_load((DATA / "peraturan.yaml").read_text(encoding="utf-8"))
    return isi


@cache
def regulations() -> dict[str, Peraturan]:
    """Every entry of peraturan.yaml as a model."""
    return {isi["id"]: rujukan().peraturan(isi["id"]) for isi in entries()}


def mappings(simpul: yaml.Node) -> Iterator[yaml.MappingNode]:
    """Every mapping below a node of a YAML tree."""
    if isinstance(simpul, yaml.MappingNode):
        yield simpul
        for _, nilai in simpul.value:
            yield from mappings(nilai)
    elif isinstance(simpul, yaml.SequenceNode):
        for nilai in simpul.value:
            yield from mappings(nilai)


def leaves(kolom: tuple[Kolom, ...]) -> Iterator[Kolom]:
    """The columns that hold cells."""
    for satu in kolom:
        yield from leaves(satu.kolom) if satu.kolom else [satu]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_files_are_clean_text(path: Path) -> None:
    """Every file is UTF-8 with LF line ends, one at the end, and no blanks at line ends."""
    isi = path.read_bytes()
    text = isi.decode("utf-8")
    assert not isi.startswith(b"\xef\xbb\xbf")
    assert "\r" not in text
    assert "\t" not in text
    assert text.endswith("\n")
    assert [n for n, baris in enumerate(text.split("\n"), 1) if baris != baris.rstrip()] == []


@pytest.mark.parametrize("path", [p for p in FILES if p.suffix == ".yaml"], ids=lambda path: path.name)
def test_yaml_keys_are_unique(path: Path) -> None:
    """No mapping of a YAML file says the same key twice: the parser would keep the last in silence."""
    akar = yaml.compose(path.read_text(encoding="utf-8"), yaml.SafeLoader)
    assert akar is not None
    kembar = [
        f"{kunci.value} in line {kunci.start_mark.line + 1}"
        for simpul in mappings(akar)
        for kunci, _ in simpul.value
        if sum(lain.value == kunci.value for lain, _ in simpul.value) > 1
    ]
    assert kembar == []


def test_satker_are_complete() -> None:
    """There are 38 provinces, 416 kabupaten and 98 kota, each code once, in order, no fact missing."""
    satker = rows("satker.csv")
    kode = [baris["kode"] for baris in satker]
    assert Counter(baris["tingkat"] for baris in satker) == {"provinsi": 38, "kabupaten": 416, "kota": 98}
    assert len(set(kode)) == 552
    assert kode == sorted(kode)
    wajib = ("kode", "tingkat", "nama", "provinsi_kode", "ibu_kota", "zona_waktu", "lembaga", "keyakinan")
    assert [(b["kode"], k) for b in satker for k in wajib if not b[k]] == []
    assert [b["kode"] for b in satker for nilai in b.values() if nilai != nilai.strip()] == []


def test_satker_codes_tell_their_kind() -> None:
    """Two digits are a province, the third digit of a kota is 7 or more, and every province exists."""
    satker = rows("satker.csv")
    provinsi = {baris["kode"] for baris in satker if baris["tingkat"] == "provinsi"}
    for baris in satker:
        kode = baris["kode"]
        jenis = "provinsi" if len(kode) == 2 else "kota" if kode[2] >= "7" else "kabupaten"
        assert baris["tingkat"] == jenis, kode
        assert baris["provinsi_kode"] == kode[:2], kode
        assert kode[:2] in provinsi, kode


def test_zones_and_institutions() -> None:
    """A province has one time zone (18 WIB, 12 WITA, 8 WIT); KIP is Aceh and only Aceh."""
    satker = rows("satker.csv")
    zona = {(baris["provinsi_kode"], baris["zona_waktu"]) for baris in satker}
    assert Counter(satu for _, satu in zona) == {"WIB": 18, "WITA": 12, "WIT": 8}
    assert {baris["provinsi_kode"] for baris in satker if baris["lembaga"] == "KIP"} == {"11"}
    assert {baris["lembaga"] for baris in satker if baris["provinsi_kode"] == "11"} == {"KIP"}


def test_unsure_seats_say_why() -> None:
    """The 42 seats of low confidence, and every printed region of its own, carry a note."""
    satker = rows("satker.csv")
    rendah = [baris for baris in satker if baris["keyakinan"] == "rendah"]
    assert len(rendah) == 42
    assert {baris["keyakinan"] for baris in satker} == {"tinggi", "rendah"}
    assert [b["kode"] for b in satker if not b["catatan"] and (b in rendah or b["wilayah"])] == []


def test_own_regions_differ_from_the_rule() -> None:
    """`wilayah` is filled only where the rule would print something else."""
    sama = [
        b["kode"] for b in rows("satker.csv") if b["wilayah"] == wilayah_baku(b["tingkat"], b["nama"], b["lembaga"])
    ]
    assert sama == []


def test_kind_and_name_find_one_office() -> None:
    """Kind and name together, and every printed name, lead to exactly their own office."""
    satker = rows("satker.csv")
    assert len({(baris["tingkat"], baris["nama"]) for baris in satker}) == 552
    assert len({satu.nama_lembaga for satu in rujukan().semua_satker()}) == 552


def test_other_spellings_find_one_office() -> None:
    """Every other spelling, alone and after the kind of region, leads to its own office and no other."""
    for baris in rows("satker.csv"):
        for ejaan in filter(None, baris["ejaan_lain"].split("|")):
            for tulisan in (ejaan, f"{baris['tingkat']} {ejaan}", f"KPU {ejaan}"):
                assert rujukan().satker(AcuanSatker(kode=tulisan)).kode == baris["kode"], tulisan


@pytest.mark.parametrize(
    ("kode", "ibu_kota"),
    [
        ("6408", "Sangatta"),
        ("6203", "Kuala Kapuas"),
        ("6309", "Tanjung"),
        ("7201", "Luwuk"),
        ("3305", "Kebumen"),
    ],
)
def test_seats_of_known_decrees(kode: str, ibu_kota: str) -> None:
    """The seats are those that real decrees print or should have printed."""
    assert {baris["kode"]: baris["ibu_kota"] for baris in rows("satker.csv")}[kode] == ibu_kota


def test_regulation_ids_are_well_formed() -> None:
    """An id is kind, number and year of its act, and stands once."""
    ids = [isi["id"] for isi in entries()]
    assert len(set(ids)) == len(ids)
    for id_, peraturan in regulations().items():
        cocok = re.fullmatch(r"([a-z]+(?:-kpu)?)-(\d+)-(\d{4})", id_)
        assert cocok, id_
        assert int(cocok[3]) == peraturan.tahun, id_
        assert re.match(rf"{cocok[2]}(/|$)", peraturan.nomor), id_


def test_regulations_tell_source_and_confidence() -> None:
    """Every regulation says where it is known from, and how surely."""
    assert [id_ for id_, p in regulations().items() if not p.sumber] == []
    assert {p.keyakinan for p in regulations().values()} <= KEYAKINAN


def test_gazettes_belong_to_their_kind() -> None:
    """Laws have Lembaran Negara, ministers and commissions Berita Negara, decrees neither; years agree."""
    lembaran = {"uu", "pp", "perppu", "perpres"}
    for id_, p in regulations().items():
        jenis = id_.split("-")[0]
        assert p.bn is None or jenis in {"permenpanrb", "pkpu", "perkpk", "perki", "peranri"}, id_
        assert (p.ln is None and p.tln is None) or jenis in lembaran, id_
        assert all(satu.tahun == p.tahun for satu in (p.ln, p.bn) if satu), id_
        assert p.ditetapkan is None or p.ditetapkan.year == p.tahun, id_
        assert p.diundangkan is None or p.ditetapkan is None or p.diundangkan >= p.ditetapkan, id_


def test_amendments_are_mutual() -> None:
    """What amends says so on both sides; a Perppu gives way to the law that adopts it, one law may amend many."""
    for id_, peraturan in regulations().items():
        for lain in peraturan.diubah_oleh:
            assert rujukan().peraturan(lain).mengubah == id_ or lain in OMNIBUS, (id_, lain)
        if peraturan.mengubah and not id_.startswith("perppu-"):
            assert id_ in rujukan().peraturan(peraturan.mengubah).diubah_oleh, id_


def test_amendments_are_in_order_and_say_so() -> None:
    """The n-th amendment of a regulation calls itself the n-th and names its parent."""
    urutan = ("Perubahan", "Perubahan Kedua", "Perubahan Ketiga", "Perubahan Keempat", "Perubahan Kelima")
    for id_, peraturan in regulations().items():
        for sebutan, lain in zip(urutan, peraturan.diubah_oleh, strict=False):
            tentang = rujukan().peraturan(lain).tentang
            assert f"{sebutan} atas {peraturan.sebutan}" in tentang or lain in OMNIBUS, (id_, lain)


def test_amendments_follow_one_another() -> None:
    """No act amends or repeals one that is younger, and the amendments of an act stand in the order of their years."""
    for id_, peraturan in regulations().items():
        tahun = [rujukan().peraturan(lain).tahun for lain in peraturan.diubah_oleh]
        assert tahun == sorted(tahun), id_
        assert all(satu >= peraturan.tahun for satu in tahun), id_
        if peraturan.dicabut_oleh:
            assert rujukan().peraturan(peraturan.dicabut_oleh).tahun >= peraturan.tahun, id_


def test_acts_are_found_as_they_are_called() -> None:
    """Kind, number and year of every entry lead to it and to no other; the ids of one kind begin alike."""
    for id_, p in regulations().items():
        assert rujukan().find_peraturan(p.jenis, p.nomor, p.tahun) == p, id_
    awal = {(re.sub(r"-\d+-\d+$", "", id_), p.jenis) for id_, p in regulations().items()}
    assert len({jenis for jenis, _ in awal}) == len({nama for _, nama in awal}) == len(awal)


def test_entries_are_found_without_parsing() -> None:
    """Every entry begins with id, jenis, nomor and tahun on four lines, so that start-up need not parse the file."""
    text = (DATA / "peraturan.yaml").read_text(encoding="utf-8")
    awal = re.findall(r'^- id: \S+\n  jenis: [^"\n]+\n  nomor: "[^"]+"\n  tahun: \d{4}$', text, re.MULTILINE)
    assert len(awal) == len(entries()) == len(regulations())


def test_main_file_knows_the_amendments_of_the_other() -> None:
    """No row of uu-pp.csv amends an entry of peraturan.yaml without that entry knowing."""
    utama = regulations()
    lupa = [
        baris["id"]
        for baris in rows("uu-pp.csv")
        if baris["mengubah"] in utama and baris["id"] not in utama[baris["mengubah"]].diubah_oleh
    ]
    assert lupa == []


def test_acts_are_well_formed() -> None:
    """Each row of uu-pp.csv is one act whose id is kind, number and year, with a title and numbers."""
    uu_pp = rows("uu-pp.csv")
    assert len({baris["id"] for baris in uu_pp}) == len(uu_pp) == 5772
    for baris in uu_pp:
        assert baris["jenis"] in {"uu", "pp"}, baris
        assert baris["id"] == f"{baris['jenis']}-{baris['nomor']}-{baris['tahun']}", baris
        assert 1945 <= int(baris["tahun"]) <= 2023, baris
        assert baris["tentang"].strip(), baris
        assert all(re.fullmatch(r"[1-9]\d*|", baris[k]) for k in ("ln_nomor", "tln")), baris
        assert all(re.fullmatch(r"[a-z]+-\d+-\d{4}|", baris[k]) for k in ("mengubah", "dicabut_petunjuk")), baris
        assert baris["keyakinan"] in {"tinggi", "sedang", "rendah"}, baris


def test_acts_agree_with_the_main_file() -> None:
    """Where both files have an act, they name it with the same words and gazettes."""
    utama = regulations()
    kedua = [baris for baris in rows("uu-pp.csv") if baris["id"] in utama]
    assert kedua
    for baris in kedua:
        p = utama[baris["id"]]
        assert re.findall(r"\w+", baris["tentang"].casefold()) == re.findall(r"\w+", p.tentang.casefold())
        assert baris["ln_nomor"] in {"", str(p.ln and p.ln.nomor)}, baris
        assert baris["tln"] in {"", str(p.tln)}, baris


@pytest.mark.parametrize("tahun", ["1949", "1974", "1999", "2014", "2022"])
def test_acts_of_a_year_can_be_cited(tahun: str) -> None:
    """Every act of some years becomes a model whose citation can be made."""
    ids = [baris["id"] for baris in rows("uu-pp.csv") if baris["tahun"] == tahun]
    assert ids
    assert [id_ for id_ in ids if f"Tahun {tahun} tentang " not in rujukan().kutipan(id_)] == []


@pytest.mark.parametrize("id_", KUTIPAN)
def test_citations_are_official(id_: str) -> None:
    """The citation of a regulation is letter for letter the official one."""
    assert rujukan().kutipan(id_) == " ".join(KUTIPAN[id_].split())


def test_foreign_words_in_titles_are_italic() -> None:
    """Foreign words in titles carry the mark of italics, in pairs."""
    assert rujukan().peraturan("perpres-81-2010").tentang.startswith("*Grand Design* ")
    assert [id_ for id_, p in regulations().items() if p.tentang.count("*") % 2] == []
    assert [id_ for id_, p in regulations().items() if re.search(r"(?<!\*)Road Map", p.tentang)] == []


@pytest.mark.parametrize("nama", SUSUNAN)
def test_column_sets(nama: str) -> None:
    """A named set has columns of unique keys, and numbers its first one."""
    kolom = rujukan().kolom(nama)
    kunci = [satu.nama for satu in leaves(kolom)]
    assert all(kunci)
    assert len(set(kunci)) == len(kunci)
    assert (kolom[0].judul, kolom[0].penomoran, kolom[0].rata) == ("NO", "angka", "tengah")
    assert [satu.judul for satu in leaves(kolom) if satu.penomoran] == ["NO"]


def test_column_sets_are_all_tested() -> None:
    """The list of sets above is the list of the file."""
    isi = yaml.safe_load((DATA / "kolom.yaml").read_text(encoding="utf-8"))
    assert tuple(isi) == SUSUNAN


def test_readme_names_every_file() -> None:
    """data/README.md tells what each file is, with every column."""
    text = (DATA / "README.md").read_text(encoding="utf-8")
    kolom = {nama for berkas in ("satker.csv", "uu-pp.csv") for nama in rows(berkas)[0]}
    assert [p.name for p in FILES if f"`{p.name}`" not in text and p.name != "README.md"] == []
    assert [nama for nama in kolom if f"`{nama}`" not in text] == []
