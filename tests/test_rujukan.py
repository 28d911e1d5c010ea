"""Reference data are found by code, name and id; what is missing or broken is said in Indonesian."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from zi_docs.errors import DataError
from zi_docs.models.redaksi import Redaksi
from zi_docs.models.satker import AcuanSatker
from zi_docs.rujukan import Rujukan, rujukan

DATA = Path(__file__).resolve().parent.parent / "data"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped data that a test may break."""
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def wrong(call: Callable[[], object]) -> DataError:
    """The error that a call raises."""
    with pytest.raises(DataError) as caught:
        call()
    return caught.value


def replace(path: Path, old: str, new: str) -> int:
    """Replace a text in a file once; the line where it stood."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")
    return text[: text.index(old)].count("\n") + 1


def nama_lembaga(kode: str) -> str:
    """The full name of the office that answers to a code or name."""
    return rujukan().satker(AcuanSatker(kode=kode)).nama_lembaga


def test_satker_by_code() -> None:
    """A code alone gives every fact of the office."""
    satker = rujukan().satker(AcuanSatker(kode="6309"))
    assert satker.nama_lembaga == "Komisi Pemilihan Umum Kabupaten Tabalong"
    assert (satker.provinsi, satker.ibu_kota) == ("Kalimantan Selatan", "Tanjung")
    assert (satker.zona_waktu, satker.lembaga, satker.tingkat) == ("WITA", "KPU", "kabupaten")


@pytest.mark.parametrize(
    ("kode", "nama"),
    [
        ("11", "Komisi Independen Pemilihan Aceh"),
        ("1116", "Komisi Independen Pemilihan Kabupaten Aceh Tamiang"),
        ("1171", "Komisi Independen Pemilihan Kota Banda Aceh"),
        ("33", "Komisi Pemilihan Umum Provinsi Jawa Tengah"),
        ("34", "Komisi Pemilihan Umum Daerah Istimewa Yogyakarta"),
        ("3173", "Komisi Pemilihan Umum Kota Jakarta Barat"),
        ("6271", "Komisi Pemilihan Umum Kota Palangka Raya"),
    ],
)
def test_printed_names(kode: str, nama: str) -> None:
    """Offices bear the names that they print, KIP in Aceh."""
    assert nama_lembaga(kode) == nama


@pytest.mark.parametrize(
    ("tulisan", "kode"),
    [
        ("33.05", "3305"),
        ("Kebumen", "3305"),
        ("kabupaten kebumen", "3305"),
        ("KPU Kebumen", "3305"),
        ("KPU Kab. Kebumen", "3305"),
        ("Komisi Pemilihan Umum Kabupaten Kutai Timur", "6408"),
        ("KIP Aceh", "11"),
        ("Prov. Jambi", "15"),
        ("Kota Jambi", "1571"),
        ("Tanjungpinang", "2172"),
        ("Kab. Tolitoli", "7204"),
        ("Kab. Kep. Seribu", "3101"),
        ("Kota Administrasi Jakarta Selatan", "3174"),
        ("DKI Jakarta", "31"),
        ("Provinsi Daerah Khusus Jakarta", "31"),
    ],
)
def test_satker_by_name(tulisan: str, kode: str) -> None:
    """A name finds its office in every usual spelling, and the code becomes the Kemendagri code."""
    assert rujukan().satker(AcuanSatker(kode=tulisan)).kode == kode


def test_ambiguous_name_lists_candidates() -> None:
    """A name that several offices bear is refused with their codes."""
    galat = wrong(lambda: nama_lembaga("Bandung"))
    assert "'Bandung' tidak tunggal: 3204 Kabupaten Bandung, 3273 Kota Bandung" in galat.pesan
    assert galat.saran == "tulis kodenya: 3204"


@pytest.mark.parametrize(
    ("tulisan", "saran"),
    [
        ("Kebuman", "3305 Kabupaten Kebumen"),
        ("KPU Kabupaten Kebumn", "3305 Kabupaten Kebumen"),
        ("3350", "33"),
        ("???", "zi-docs satker"),
    ],
)
def test_unknown_satker(tulisan: str, saran: str) -> None:
    """An unknown office is named in the message, with the nearest offices as the cure."""
    galat = wrong(lambda: nama_lembaga(tulisan))
    assert tulisan in galat.pesan
    assert saran in galat.saran
    assert galat.pesan in str(galat)
    assert galat.saran in str(galat)


def test_plan_overrides_satker() -> None:
    """What the plan states wins over the data; the rest stays."""
    satker = rujukan().satker(AcuanSatker(kode="63", ibu_kota="Banjarmasin", zona_waktu="WIB"))
    assert (satker.ibu_kota, satker.zona_waktu, satker.nama) == ("Banjarmasin", "WIB", "Kalimantan Selatan")


def test_overridden_name_is_printed() -> None:
    """An own spelling of the name, or an own region, is what the office prints."""
    nama = rujukan().satker(AcuanSatker(kode="6271", nama="Palangkaraya"))
    assert nama.wilayah == "Kota Palangkaraya"
    wilayah = rujukan().satker(AcuanSatker(kode="34", nama="DIY", wilayah="Provinsi DIY"))
    assert wilayah.singkatan == "KPU Provinsi DIY"


def test_office_outside_the_data() -> None:
    """An office that the data do not know is served by a plan that states every field."""
    acuan = AcuanSatker(
        kode="9999",
        tingkat="kota",
        nama="Nusantara",
        provinsi="Kalimantan Timur",
        ibu_kota="Nusantara",
        zona_waktu="WITA",
        lembaga="KPU",
    )
    assert rujukan().satker(acuan).nama_lembaga == "Komisi Pemilihan Umum Kota Nusantara"


def test_office_outside_the_data_wants_all_fields() -> None:
    """A half-stated unknown office is told what is still missing."""
    galat = wrong(lambda: rujukan().satker(AcuanSatker(kode="9999", nama="Nusantara", tingkat="kota")))
    assert "isi juga provinsi, ibu_kota, zona_waktu, lembaga" in galat.saran


def test_all_satker() -> None:
    """Every row becomes an office, in the order of the file."""
    semua = rujukan().semua_satker()
    assert len(semua) == 552
    assert (semua[0].kode, semua[-1].kode) == ("11", "9671")


def test_citation_without_amendment() -> None:
    """The amendment phrase is left out on demand, and is all that is left out."""
    lengkap = rujukan().kutipan("uu-7-2017")
    tanpa = rujukan().kutipan("uu-7-2017", tanpa_perubahan=True)
    assert tanpa.endswith("Nomor 6109)")
    assert lengkap.startswith(f"{tanpa} sebagaimana telah diubah dengan Undang-Undang Nomor 7 Tahun 2023 ")


def test_act_outside_the_main_file() -> None:
    """An act of uu-pp.csv is found with its gazettes, repeal and confidence."""
    uu = rujukan().peraturan("uu-8-1974")
    assert uu.sebutan == "Undang-Undang Nomor 8 Tahun 1974"
    assert uu.tentang == "Pokok-Pokok Kepegawaian"
    assert (uu.ln and uu.ln.tahun, uu.ln and uu.ln.nomor, uu.tln) == (1974, 55, 3041)
    assert (uu.diubah_oleh, uu.dicabut_oleh) == (("uu-43-1999",), "uu-5-2014")
    assert uu.keyakinan == "judul terverifikasi"


def test_amendments_are_derived_from_both_files() -> None:
    """What amends an act of uu-pp.csv is gathered from both files, oldest first."""
    assert rujukan().peraturan("uu-1-2015").diubah_oleh == ("uu-8-2015", "uu-10-2016", "uu-6-2020")
    assert rujukan().peraturan("uu-11-2008").diubah_oleh == ("uu-19-2016", "uu-1-2024")
    assert rujukan().kutipan("pp-11-2017").count("Nomor 17 Tahun 2020") == 1


def test_amendments_of_one_year_follow_their_numbers(folder: Path) -> None:
    """Within a year number 9 comes before number 10."""
    with (folder / "uu-pp.csv").open("a", encoding="utf-8") as berkas:
        for nomor in ("10", "9"):
            berkas.write(f"uu-{nomor}-2031,uu,{nomor},2031,Perubahan,,,uu-43-1999,,tinggi\n")
    assert Rujukan(folder).peraturan("uu-43-1999").diubah_oleh == ("uu-9-2031", "uu-10-2031")


def test_last_row_without_line_end(folder: Path) -> None:
    """The last row is read whole even when an editor dropped the line end."""
    with (folder / "uu-pp.csv").open("a", encoding="utf-8") as berkas:
        berkas.write("uu-1-2031,uu,1,2031,Percobaan,,,,,tinggi")
    assert Rujukan(folder).peraturan("uu-1-2031").keyakinan == "judul terverifikasi"


def test_unknown_regulation() -> None:
    """An unknown id is named, with near ids and the other way out as the cure; common acts come first."""
    galat = wrong(lambda: rujukan().kutipan("uu-7-2071"))
    assert galat.pesan == "peraturan 'uu-7-2071' tidak ada dalam data"
    assert galat.saran.startswith("mungkin maksud Anda uu-7-2017, ")
    assert "kunci data" in galat.saran
    assert wrong(lambda: rujukan().kutipan("zzz")).saran == "tulis peraturannya lengkap dengan kunci data"


@pytest.mark.parametrize("jenis", ["ketua", "sekretaris"])
def test_wording_is_complete(jenis: str) -> None:
    """Every sentence of both kinds of decree has its standard wording."""
    redaksi = rujukan().redaksi(jenis)
    assert [nama for nama in Redaksi.model_fields if getattr(redaksi, nama) is None] == []
    assert any(jenis.upper() in baris for baris in redaksi.jabatan or ())


def test_missing_wording(folder: Path) -> None:
    """A sentence that the data lack is named."""
    replace(folder / "redaksi.yaml", "  memutuskan:", "  # memutuskan:")
    galat = wrong(lambda: Rujukan(folder).redaksi("ketua"))
    assert galat.pesan == "redaksi ketua belum memuat memutuskan"


def test_unknown_kind_of_decree(folder: Path) -> None:
    """A kind of decree without wording is refused, whatever the file holds instead."""
    assert "bendahara" in wrong(lambda: rujukan().redaksi("bendahara")).pesan
    (folder / "redaksi.yaml").write_text("- umum\n", encoding="utf-8")
    assert wrong(lambda: Rujukan(folder).redaksi("ketua")).pesan == "umum harus berupa kelompok kunci: nilai"


def test_unreadable_file(folder: Path) -> None:
    """What cannot be read, such as a folder in place of a file, is named."""
    (folder / "kolom.yaml").unlink()
    (folder / "kolom.yaml").mkdir()
    dibaca = wrong(lambda: Rujukan(folder).kolom("personalia"))
    assert "tidak dapat dibaca (itu folder, bukan berkas)" in dibaca.pesan


def test_columns() -> None:
    """A named set gives its columns; a column may stand over others."""
    assert [kolom.nama for kolom in rujukan().kolom("personalia")] == ["no", "nama", "jabatan", "kedudukan"]
    bulan = rujukan().kolom("rencana-aksi-bulan")[5]
    assert bulan.judul == "PELAKSANAAN (BULAN)"
    assert (bulan.jenis, bulan.nama) == ("kisi", "pelaksanaan")


def test_unknown_columns() -> None:
    """An unknown set is told the nearest name, or all names."""
    assert wrong(lambda: rujukan().kolom("personalisa")).saran == "mungkin maksud Anda personalia"
    assert "rencana-aksi-capaian, " in wrong(lambda: rujukan().kolom("x")).saran


def test_shipped_data_are_read_once() -> None:
    """The shipped data are read once in a process."""
    assert rujukan() is rujukan()


def test_only_needed_files_are_read(folder: Path) -> None:
    """An office can be looked up in a folder that lacks every other file."""
    for berkas in folder.glob("*.yaml"):
        berkas.unlink()
    (folder / "uu-pp.csv").unlink()
    assert Rujukan(folder).satker(AcuanSatker(kode="3305")).ibu_kota == "Kebumen"


def test_errors_are_data_errors(folder: Path) -> None:
    """A missing file is a DataError that names the file."""
    (folder / "kolom.yaml").unlink()
    with pytest.raises(DataError, match=r"kolom\.yaml tidak ditemukan"):
        Rujukan(folder).kolom("personalia")


@pytest.mark.parametrize(
    ("berkas", "lama", "baru", "pesan"),
    [
        ("satker.csv", "3305,kabupaten", "3305,kabupatn", "satker 3305: tingkat 'kabupatn' bukan provinsi, "),
        (
            "satker.csv",
            "3305,kabupaten,Kebumen,33",
            "3305,kabupaten,Kebumen,30",
            "provinsi_kode 30 tidak ada",
        ),
        (
            "satker.csv",
            "3305,kabupaten,Kebumen,33,Kebumen,WIB",
            "3305,kabupaten,Kebumen,33,,WI",
            "ibu_kota, zona_waktu",
        ),
        ("satker.csv", "3305,kabupaten,Kebumen,", "3305,kabupaten,", "10 kolom, seharusnya 11"),
        ("satker.csv", "kode,tingkat", "kode;tingkat", "judul kolom harus: kode,tingkat,nama"),
    ],
)
def test_broken_satker(folder: Path, berkas: str, lama: str, baru: str, pesan: str) -> None:
    """A wrong row of satker.csv is reported with file and line."""
    baris = replace(folder / berkas, lama, baru)
    galat = wrong(lambda: Rujukan(folder).satker(AcuanSatker(kode="3305")))
    assert pesan in galat.pesan
    assert f"{berkas}:{baris}:1: " in str(galat)


@pytest.mark.parametrize(
    ("berkas", "lama", "baru", "pesan"),
    [
        ("peraturan.yaml", "tln: 6109", "tln: banyak", "nilai 'banyak' tidak sah untuk tln"),
        ("peraturan.yaml", "ln: {tahun: 2017, nomor: 182}", "ln: {tahun: 2017}", "nomor belum diisi"),
        ("peraturan.yaml", "tln: 6109", "tlm: 6109", "kunci tlm tidak dikenal"),
        ("peraturan.yaml", 'tentang: "Pemilihan Umum"', "tentang: 7", "tentang harus berupa teks"),
        ("peraturan.yaml", 'tentang: "Pemilihan Umum"', 'tentang: ""', "tentang: teks ini kosong"),
        ("peraturan.yaml", "- id: uu-7-2017", "- no: uu-7-2017", "entri ini tidak memuat id"),
        (
            "peraturan.yaml",
            "ln: {tahun: 2017, nomor: 182}",
            "ln: {tahun: 2017, nomor: 182]",
            "bukan YAML yang sah",
        ),
    ],
)
def test_broken_yaml(folder: Path, berkas: str, lama: str, baru: str, pesan: str) -> None:
    """A wrong entry of a YAML file is reported with file and line."""
    path = folder / berkas
    awal, uu = path.read_text(encoding="utf-8").split("- id: uu-7-2017\n")
    path.write_text(f"{awal}- id: uu-7-2017\n{uu.replace(lama, baru, 1)}", encoding="utf-8", newline="\n")
    if lama.startswith("- id"):
        replace(path, lama, baru)
    galat = wrong(lambda: Rujukan(folder).peraturan("uu-7-2017"))
    assert pesan in galat.pesan
    text = path.read_text(encoding="utf-8")
    assert f"{berkas}:{text[: text.index(baru)].count(chr(10)) + 1}:1: " in str(galat)


@pytest.mark.parametrize(
    ("lama", "baru", "pesan"),
    [
        ("uu-8-1974,uu,8,1974,", "uu-8-1974,uu,8,197,", "uu-8-1974: isi tahun, ln tidak sah"),
        ("uu-8-1974,uu,8,", "uu-8-1974,uu,", "9 kolom, seharusnya 10"),
    ],
)
def test_broken_row_of_acts(folder: Path, lama: str, baru: str, pesan: str) -> None:
    """A wrong row of uu-pp.csv is reported with file and line, once it is asked for."""
    baris = replace(folder / "uu-pp.csv", lama, baru)
    galat = wrong(lambda: Rujukan(folder).peraturan("uu-8-1974"))
    assert pesan in galat.pesan
    assert f"uu-pp.csv:{baris}:1: " in str(galat)
    assert Rujukan(folder).peraturan("uu-9-1974").tahun == 1974


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ("- a\n", "isi berkas harus berupa kelompok kunci: nilai"),
        ("personalia: nama\n", "personalia harus berupa daftar"),
        ("personalia: [{judul: A, lebar: 99}]\n", "nilai 99 tidak sah untuk lebar"),
        ("personalia: [A]\nx: !!python/object:os.x {}\n", "bukan YAML yang sah"),
        ("a: \x00\n", "memuat karakter atau tanggal yang tidak sah"),
        ("a: 2026-13-40\n", "memuat karakter atau tanggal yang tidak sah"),
    ],
)
def test_wrong_shape(folder: Path, isi: str, pesan: str) -> None:
    """A file that holds something else than it should is refused."""
    (folder / "kolom.yaml").write_text(isi, encoding="utf-8")
    galat = wrong(lambda: Rujukan(folder).kolom("personalia"))
    assert pesan in galat.pesan
    assert galat.saran


def test_peraturan_must_be_a_list(folder: Path) -> None:
    """A peraturan.yaml that is no list is refused."""
    (folder / "peraturan.yaml").write_text("a: b\n", encoding="utf-8")
    assert "harus berupa daftar" in wrong(lambda: Rujukan(folder).peraturan("uu-7-2017")).pesan


def test_wrong_encoding(folder: Path) -> None:
    """A file that is not UTF-8 says so; a byte order mark does no harm."""
    path = folder / "satker.csv"
    asli = path.read_bytes()
    path.write_bytes(b"\xef\xbb\xbf" + asli)
    assert Rujukan(folder).satker(AcuanSatker(kode="3305")).nama == "Kebumen"
    path.write_bytes(asli + b"\xff")
    assert "UTF-8" in wrong(lambda: Rujukan(folder).satker(AcuanSatker(kode="3305"))).pesan


def test_windows_line_ends_and_blank_lines(folder: Path) -> None:
    """CRLF and blank lines, as spreadsheets leave them, change nothing."""
    for nama in ("satker.csv", "uu-pp.csv"):
        path = folder / nama
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n") + b"\r\n")
    assert Rujukan(folder).satker(AcuanSatker(kode="9671")).nama == "Sorong"
    assert Rujukan(folder).peraturan("uu-8-1974") == rujukan().peraturan("uu-8-1974")
