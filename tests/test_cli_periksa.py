"""zi-docs check: what is said of a plan, to people and to programs, and how the command ends."""

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from tests.dokumen import LENGKAP, RENCANA
from tests.test_cli import PLAN, Cli, cli, posix, terminal
from tests.test_excel_plan import exchange
from zi_docs import load_plan
from zi_docs.pipeline import export_tables

__all__ = ["cli"]

SALAH = PLAN.replace("  - bahwa", "  - Bahwa").replace("Subbagian Hukum", "Sub Bagian Hukum")
"""One error (ZI201, line 5) and one warning (ZI701, line 14), both with a safe cure."""
KUNCI = {
    *("kode", "nama", "tingkat", "pesan", "saran", "kutip", "dasar"),
    *("berkas", "baris", "kolom", "panjang", "tempat", "jalur", "perbaikan"),
}
JADWAL = """\
diktum: [penetapan, berlaku]
lampiran:
  - jenis: rencana aksi
    judul: Rencana Uji Naskah di Lingkungan {{ satker.lembaga }}
    kolom: [{judul: NO, penomoran: angka}, KEGIATAN, {judul: WAKTU, jenis: jadwal}]
    isi:
      - {kegiatan: Rapat, waktu: Setiap saat}
"""


@pytest.fixture(autouse=True)
def plan(tmp_path: Path) -> Path:
    """A plan with an error and a warning in the folder where the command runs."""
    return write(tmp_path, "plan.yaml", SALAH)


def write(folder: Path, nama: str, isi: str) -> Path:
    """A file with that text."""
    (folder / nama).write_text(isi, encoding="utf-8", newline="")
    return folder / nama


def found(cli: Cli, *argumen: str) -> list[dict[str, Any]]:
    """The findings that the command gives to programs."""
    daftar: list[dict[str, Any]] = json.loads(cli("check", *argumen, "--format", "json").out)["temuan"]
    return daftar


def test_clean_plan_is_one_line(cli: Cli, tmp_path: Path) -> None:
    """A plan without findings says so in one line and ends with 0."""
    write(tmp_path, "plan.yaml", PLAN)
    assert cli("check", "plan.yaml") == (0, "✓ plan.yaml: tidak ada temuan\n", "")
    write(tmp_path, "lain.yaml", PLAN)
    assert cli("check", "*.yaml").out == "✓ 2 plan: tidak ada temuan\n"


def test_finding_for_people(cli: Cli) -> None:
    """A finding shows place, code and name, the line with the spot, what is wrong, the cure and the ground."""
    hasil = cli("check", "plan.yaml")
    assert (hasil.kode, hasil.err) == (1, "")
    assert hasil.out.splitlines()[:7] == [
        "Galat (1) menyalahi aturan; harus diperbaiki",
        "  plan.yaml:5:5: ZI201 menimbang-tanpa-bahwa",
        "      - Bahwa pengujian memerlukan naskah",
        "        ^^^^^",
        '    pertimbangan ini diawali "Bahwa", bukan "bahwa"',
        "    → tulis bahwa dengan huruf kecil",
        "    Dasar: UU 12/2011 Lampiran II angka 22",
    ]
    assert "Peringatan (1) kemungkinan besar keliru\n  plan.yaml:14:21: ZI701 ejaan-tidak-baku\n" in hasil.out
    assert hasil.out.splitlines()[-3:] == [
        "1 galat, 1 peringatan",
        "2 dapat diperbaiki sendiri; lihat dahulu: zi-docs check plan.yaml --diff",
        "Penjelasan satu aturan: zi-docs explain ZI201",
    ]


def test_notices_alone_end_with_0(cli: Cli, tmp_path: Path) -> None:
    """What is only to be looked at is told, and the exit code stays 0."""
    write(tmp_path, "plan.yaml", PLAN + JADWAL)
    hasil = cli("check", "plan.yaml", "--pilih", "ZI004")
    assert hasil.kode == 0
    assert "Catatan (1)" in hasil.out
    assert hasil.out.splitlines()[-2] == "1 catatan"


def test_many_findings_of_one_rule_are_gathered(cli: Cli, tmp_path: Path) -> None:
    """Of many findings of one rule three are shown in full; of the others the lines."""
    banyak = "".join("  - Bahwa naskah memerlukan pengujian\n" for _ in range(9))
    write(tmp_path, "plan.yaml", SALAH.replace("mengingat:", f"{banyak}mengingat:"))
    out = cli("check", "plan.yaml", "--pilih", "ZI201").out
    assert out.count("menimbang-tanpa-bahwa") == 3
    assert "  … 7 temuan ZI201 lagi: baris 8, 9, 10, 11, 12, 13, 14\n" in out
    assert "\n10 galat\n" in out


def test_ground_of_a_rule_is_told_once(cli: Cli, tmp_path: Path) -> None:
    """Two findings of one rule share one line with its ground, below the first."""
    write(tmp_path, "plan.yaml", SALAH.replace("mengingat:", "  - Bahwa naskah memerlukan pengujian\nmengingat:"))
    out = cli("check", "plan.yaml", "--pilih", "ZI201").out
    assert out.count("    → tulis bahwa dengan huruf kecil\n") == 2
    assert out.count("Dasar: UU 12/2011 Lampiran II angka 22\n") == 1
    assert out.index("Dasar:") < out.rindex("menimbang-tanpa-bahwa")


def test_text_repeated_by_an_alias_is_told_once(cli: Cli, tmp_path: Path) -> None:
    """What stands once in the file is one finding, though the decree prints it twice, and its cure heals both."""
    kembar = JADWAL.replace("isi:\n", "isi: &i\n").replace("Rapat", "Rapat Sub Bagian")
    lagi = kembar.partition("lampiran:\n")[2].partition("    isi:")[0].replace("Uji", "Coba")
    path = write(tmp_path, "plan.yaml", f"{PLAN}{kembar}{lagi}    isi: *i\n")
    (satu,) = found(cli, "plan.yaml", "--pilih", "ZI701")
    assert len(satu["perbaikan"]) == 2
    hasil = cli("check", "plan.yaml", "--perbaiki", "--pilih", "ZI701")
    assert (hasil.kode, hasil.err) == (0, "")
    assert "Rapat Subbagian, waktu" in path.read_text(encoding="utf-8")


def test_quiet(cli: Cli, tmp_path: Path) -> None:
    """--diam tells errors and warnings alone, and nothing at all when the exit code is 0."""
    write(tmp_path, "plan.yaml", SALAH + JADWAL)
    hasil = cli("check", "plan.yaml", "--diam")
    assert hasil.kode == 1
    assert re.findall(r"^\w+ \(\d+\)", hasil.out, re.MULTILINE) == ["Galat (1)", "Peringatan (1)"]
    assert hasil.out.endswith("(EYD V)\n\n")
    assert cli("check", "plan.yaml", "--diam", "--pilih", "ZI004") == (0, "", "")
    assert cli("check", "plan.yaml", "--diam", "--perbaiki") == (0, "", "")
    assert cli("check", "plan.yaml", "--diam", "--format", "json").kode == 2


def test_rule_to_be_explained_is_that_of_the_gravest_finding(cli: Cli, tmp_path: Path) -> None:
    """The last line names a rule whose finding is an error where there is one, wherever that stands."""
    write(tmp_path, "plan.yaml", SALAH.replace("Uji Naskah", "Uji Sub Bagian"))
    assert cli("check", "plan.yaml", "--pilih", "ZI2,ZI7").out.endswith("zi-docs explain ZI201\n")


def test_long_line_loses_its_indent_first(cli: Cli, tmp_path: Path) -> None:
    """A line that is too wide only because it is indented is shown whole, with the mark under the words."""
    awal = " " * 40
    kalimat = "bahwa setiap Sub Bagian memerlukan pengujian naskah sebelum ditandatangani"
    write(tmp_path, "plan.yaml", PLAN.replace("mengingat:", f"  - >-\n{awal}{kalimat}\nmengingat:"))
    baris = cli("check", "plan.yaml", "--pilih", "ZI701").out.splitlines()
    assert baris[2:4] == [f"    {kalimat}", f"    {' ' * kalimat.index('Sub')}{'^' * len('Sub Bagian')}"]


def test_long_line_is_cut_around_the_spot(cli: Cli, tmp_path: Path) -> None:
    """Of a line wider than the terminal the part around the spot is shown, and the mark stands under the words."""
    panjang = "pengujian " * 30
    write(tmp_path, "plan.yaml", PLAN.replace("Uji Naskah", f"{panjang} Sub Bagian {panjang}"))
    baris = cli("check", "plan.yaml", "--pilih", "ZI701").out.splitlines()
    n = next(n for n, satu in enumerate(baris) if satu.strip().startswith("^"))
    awal = baris[n].index("^")
    assert baris[n - 1][awal : awal + baris[n].count("^")] == "Sub Bagian"
    assert baris[n - 1].strip()[0] == baris[n - 1].strip()[-1] == "…"
    assert len(baris[n - 1]) <= 100


def test_several_plans_each_under_its_name(cli: Cli, tmp_path: Path) -> None:
    """Findings of several plans stand under the plan's name; one that cannot be read is told among them."""
    write(tmp_path, "b.yaml", PLAN.replace("satker: 3305\n", "satkr: 3305\n"))
    write(tmp_path, "c.yaml", PLAN)
    hasil = cli("check", "plan.yaml", "[bc].yaml", "hilang.yaml")
    assert hasil.kode == 1
    nama = [satu for satu in hasil.out.splitlines() if satu.endswith(".yaml")]
    assert nama == ["plan.yaml", "b.yaml", "hilang.yaml"]
    assert "  b.yaml:1:1: ZI000 plan-tidak-sah\n" in hasil.out
    assert "berkas hilang.yaml tidak ditemukan" in hasil.out
    assert " dalam 3 plan, 1 plan tanpa temuan\n" in hasil.out


@pytest.mark.parametrize(
    ("argumen", "kode"),
    [
        (("--pilih", "ZI201"), ["ZI201"]),
        (("--pilih", "zi2"), ["ZI201"]),
        (("--pilih", "ejaan-tidak-baku"), ["ZI701"]),
        (("--pilih", "ZI2, ZI7"), ["ZI201", "ZI701"]),
        (("--pilih", "ZI2", "--pilih", "ZI7"), ["ZI201", "ZI701"]),
        (("--pilih", "ZI2,ZI7", "--abaikan", "menimbang-tanpa-bahwa"), ["ZI701"]),
        (("--abaikan", "ZI7"), ["ZI201"]),
        (("--pilih", "ZI8"), []),
    ],
    ids=" ".join,
)
def test_choice_of_rules(cli: Cli, argumen: tuple[str, ...], kode: list[str]) -> None:
    """Rules are chosen and left out by code, beginning of a code or name, repeated or with commas."""
    assert [satu["kode"] for satu in found(cli, "plan.yaml", *argumen)] == kode
    assert cli("check", "plan.yaml", *argumen).kode == bool(kode)


def test_choice_never_hides_an_unreadable_plan(cli: Cli, tmp_path: Path) -> None:
    """That a plan cannot be read is told whatever is chosen."""
    write(tmp_path, "plan.yaml", "satker: [\n")
    for argumen in (("--pilih", "ZI8"), ("--abaikan", "ZI0")):
        assert {satu["kode"] for satu in found(cli, "plan.yaml", *argumen)} == {"ZI000"}
        assert cli("check", "plan.yaml", *argumen).kode == 1


@pytest.mark.parametrize(
    ("sebutan", "mirip"),
    [("ZI999", "ZI"), ("menimbang-tanpa-bawah", "menimbang-tanpa-bahwa"), ("ZI9", "zi-docs explain"), ("ZI2,x", "'x'")],
)
@pytest.mark.parametrize("pilihan", ["--pilih", "--abaikan"])
def test_unknown_rule_is_wrong_usage(cli: Cli, pilihan: str, sebutan: str, mirip: str) -> None:
    """A rule that does not exist is wrong usage, and what comes near is named."""
    hasil = cli("check", "plan.yaml", pilihan, sebutan)
    assert (hasil.kode, hasil.out) == (2, "")
    assert re.match(r"aturan '[^']+' tidak ada; ", hasil.err)
    assert mirip in hasil.err


def test_json(cli: Cli, tmp_path: Path) -> None:
    """JSON gives every finding with the same keys, its cure, and the numbers; nothing else reaches stdout."""
    hasil = json.loads(cli("check", "plan.yaml", "--format", "json").out)
    assert set(hasil) == {"temuan", "ringkasan"}
    assert hasil["ringkasan"] == {"galat": 1, "peringatan": 1, "catatan": 0}
    assert [set(satu) for satu in hasil["temuan"]] == [KUNCI, KUNCI]
    satu = hasil["temuan"][0]
    assert (satu["berkas"], satu["baris"], satu["kolom"], satu["panjang"]) == ("plan.yaml", 5, 5, 5)
    assert satu["jalur"] == ["menimbang", "butir", 0, "isi"]
    assert satu["perbaikan"] == [{"jalur": satu["jalur"], "lama": "Bahwa", "baru": "bahwa"}]
    write(tmp_path, "plan.yaml", PLAN)
    assert json.loads(cli("check", "plan.yaml", "--format", "json").out)["temuan"] == []


def test_github(cli: Cli, tmp_path: Path) -> None:
    """Each finding is one workflow command, its signs escaped; nothing found is nothing said."""
    os.rename(tmp_path / "plan.yaml", tmp_path / "a,b:c%.yaml")  # noqa: PTH104 - a name that needs all escapes
    baris = cli("check", "a,b:c%.yaml", "--format", "github").out.splitlines()
    assert baris[0] == (
        "::error file=a%2Cb%3Ac%25.yaml,line=5,col=5,endColumn=9,title=ZI201 menimbang-tanpa-bahwa::"
        'pertimbangan ini diawali "Bahwa", bukan "bahwa"%0A→ tulis bahwa dengan huruf kecil'
        "%0AUU 12/2011 Lampiran II angka 22"
    )
    assert [satu.split(" ")[0] for satu in baris] == ["::error", "::warning"]
    write(tmp_path, "plan.yaml", PLAN)
    assert cli("check", "plan.yaml", "--format", "github") == (0, "", "")


def test_sarif(cli: Cli, tmp_path: Path) -> None:
    """The log is what SARIF 2.1.0 requires: each result with a rule of the driver, a level, a text and a region."""
    folder = tmp_path / "kantor kita"
    folder.mkdir()
    write(folder, "plan.yaml", SALAH)
    log = json.loads(cli("check", "kantor kita/plan.yaml", "--format", "sarif").out)
    (run,) = log["runs"]
    aturan = run["tool"]["driver"]["rules"]
    assert (log["version"], log["$schema"].rpartition("/")[2]) == ("2.1.0", "sarif-2.1.0.json")
    assert run["tool"]["driver"]["name"] == "zi-docs"
    assert run["columnKind"] == "unicodeCodePoints"
    assert all(satu["shortDescription"]["text"] and satu["help"]["text"] for satu in aturan)
    for satu in run["results"]:
        assert aturan[satu["ruleIndex"]]["id"] == satu["ruleId"]
        assert satu["level"] in {"error", "warning", "note"}
        assert satu["message"]["text"]
        tempat = satu["locations"][0]["physicalLocation"]
        assert tempat["artifactLocation"]["uri"] == "kantor%20kita/plan.yaml"
        assert tempat["region"]["startLine"] >= 1
        assert tempat["region"]["endColumn"] > tempat["region"]["startColumn"] >= 1
    write(tmp_path, "plan.yaml", PLAN)
    assert json.loads(cli("check", "plan.yaml", "--format", "sarif").out)["runs"][0]["results"] == []


def test_cell_of_a_workbook(cli: Cli, tmp_path: Path) -> None:
    """What stands in a workbook is told by sheet and cell, in every format, behind what stands in the plan."""
    lampiran = {**RENCANA, "isi": [{"nama": "Hukum", "uraian": "Rapat Sub Bagian Hukum"}]}
    mentah = {**LENGKAP, "lampiran": [lampiran]}
    write(tmp_path, "plan.yaml", json.dumps(mentah))
    exchange(mentah, tmp_path, export_tables(load_plan(tmp_path / "plan.yaml")))
    (satu,) = found(cli, "plan.yaml", "--pilih", "ZI701")
    assert re.search(r'\.xlsx, lembar ".*", sel C\d+$', satu["tempat"])
    assert f"  {satu['tempat']}: ZI701" in cli("check", "plan.yaml", "--pilih", "ZI701").out
    assert ".xlsx,title=" in cli("check", "plan.yaml", "--pilih", "ZI701", "--format", "github").out
    hasil = json.loads(cli("check", "plan.yaml", "--pilih", "ZI701", "--format", "sarif").out)["runs"][0]["results"]
    assert "region" not in hasil[0]["locations"][0]["physicalLocation"]
    assert satu["tempat"] in hasil[0]["message"]["text"]


def test_suppression_with_a_reason(cli: Cli, tmp_path: Path) -> None:
    """A rule that the plan sets aside is silent, by code or name, for all its findings or those with certain words."""
    for abai in ("aturan: ZI201", "aturan: menimbang-tanpa-bahwa", "aturan: ZI201, teks: bahwa"):
        write(tmp_path, "plan.yaml", f"{SALAH}abaikan:\n  - {{{abai}, alasan: kutipan}}\n")
        assert [satu["kode"] for satu in found(cli, "plan.yaml")] == ["ZI701"]


@pytest.mark.parametrize(
    ("abai", "kode", "kutip"),
    [
        ("aturan: ZI999", "ZI002", "ZI999"),
        ("aturan: ZI202", "ZI003", "ZI202"),
        ("aturan: ZI201, teks: kata lain", "ZI003", "ZI201"),
    ],
)
def test_wrong_suppression_is_found(cli: Cli, tmp_path: Path, abai: str, kode: str, kutip: str) -> None:
    """A suppression of a rule that does not exist or finds nothing is a finding at its own place."""
    write(tmp_path, "plan.yaml", f"{SALAH}abaikan:\n  - {{{abai}, alasan: kutipan}}\n")
    (satu,) = [satu for satu in found(cli, "plan.yaml") if satu["kode"] in {"ZI002", "ZI003"}]
    assert (satu["kode"], satu["baris"], satu["kolom"], satu["panjang"]) == (kode, 16, 14, len(kutip))
    assert kutip in satu["pesan"]


def test_what_reading_and_composing_noticed(cli: Cli, tmp_path: Path) -> None:
    """Text cut at a # is a warning, a schedule printed as typed a notice, each at its place."""
    write(tmp_path, "plan.yaml", PLAN.replace("Uji Naskah", "Uji #1 Naskah") + JADWAL)
    temuan = {satu["kode"]: satu for satu in found(cli, "plan.yaml", "--pilih", "ZI004,ZI005")}
    assert {kode: (t["tingkat"], t["baris"]) for kode, t in temuan.items()} == {
        "ZI005": ("peringatan", 3),
        "ZI004": ("catatan", 21),
    }


@posix
def test_colours_and_width_of_a_terminal(tmp_path: Path) -> None:
    """On a terminal severities have colours and no line is wider than the terminal; NO_COLOR takes the colours away."""
    tampil = terminal(tmp_path, "check", "plan.yaml", COLUMNS="60")
    assert "\x1b[31m" in tampil
    assert "\x1b[33m" in tampil
    polos = re.sub(r"\x1b\[[0-9;]*m", "", tampil)
    assert max(map(len, polos.partition("1 galat")[0].splitlines())) <= 60
    assert "\x1b" not in terminal(tmp_path, "check", "plan.yaml", NO_COLOR="1")
