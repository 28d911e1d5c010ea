"""zi-docs render: what is written, what is said about it, and what of a person's work is kept."""

import json
import os
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter

from tests.dokumen import open_docx, text_of
from tests.test_cli import PLAN, Cli, cli

__all__ = ["cli"]

NAMA = "3305_Kebumen_Keputusan_7_2026"
KURANG = PLAN.replace("nomor: 7\n", "")
office = pytest.mark.libreoffice


@pytest.fixture(autouse=True)
def plan(tmp_path: Path) -> Path:
    """A complete plan in the folder where the command runs."""
    return write(tmp_path, "plan.yaml", PLAN)


def write(folder: Path, nama: str, isi: str) -> Path:
    """A file with that text."""
    (folder / nama).write_text(isi, encoding="utf-8")
    return folder / nama


def names(folder: Path) -> list[str]:
    """What is in a folder, hidden files too; nothing when there is no folder."""
    return sorted(satu.name for satu in folder.iterdir()) if folder.exists() else []


def edit(berkas: Path) -> bytes:
    """Save the document with a paragraph more, as Word would, and return its bytes."""
    dokumen = open_docx(berkas.read_bytes())
    dokumen.add_paragraph("Disunting oleh Budi")
    dokumen.save(str(berkas))
    return berkas.read_bytes()


def test_summary_and_place(cli: Cli, tmp_path: Path) -> None:
    """A complete plan gives the asli, in the folder keluaran; one line says so."""
    hasil = cli("render", "plan.yaml")
    assert hasil == (0, f"✓ keluaran{os.sep}{NAMA}.docx (asli)\n", "")
    assert names(tmp_path / "keluaran") == [f"{NAMA}.docx"]


def test_incomplete_plan_gives_a_draft(cli: Cli, tmp_path: Path) -> None:
    """Without a number the plan gives a rancangan, named after the title."""
    write(tmp_path, "plan.yaml", KURANG)
    hasil = cli("render", "plan.yaml")
    assert (hasil.kode, hasil.err) == (0, "")
    assert names(tmp_path / "keluaran") == ["3305_Kebumen_Uji-Naskah_Rancangan.docx"]
    assert hasil.out.endswith(" (rancangan)\n")


def test_unchanged_file_says_so(cli: Cli, tmp_path: Path) -> None:
    """The second run writes nothing and says that nothing changed."""
    cli("render", "plan.yaml")
    berkas = tmp_path / "keluaran" / f"{NAMA}.docx"
    os.utime(berkas, (1, 1))
    assert cli("render", "plan.yaml").out == f"✓ keluaran{os.sep}{NAMA}.docx (asli, tidak berubah)\n"
    assert berkas.stat().st_mtime == 1


def test_changed_plan_replaces_its_result(cli: Cli, tmp_path: Path) -> None:
    """A result that nobody edited gives way to the new one, without a backup."""
    cli("render", "plan.yaml")
    write(tmp_path, "plan.yaml", PLAN.replace("Uji Naskah", "Uji Ulang"))
    assert cli("render", "plan.yaml").out == f"✓ keluaran{os.sep}{NAMA}.docx (asli)\n"
    assert "UJI ULANG" in text_of((tmp_path / "keluaran" / f"{NAMA}.docx").read_bytes())
    assert names(tmp_path / "keluaran") == [f"{NAMA}.docx"]


def test_quiet(cli: Cli, tmp_path: Path) -> None:
    """--diam writes the files and says nothing, notices included; errors are still told."""
    write(tmp_path, "plan.yaml", PLAN.replace("nama: Budi", "nama: Budi #1 "))
    assert cli("render", "plan.yaml", "--diam") == (0, "", "")
    assert names(tmp_path / "keluaran") == [f"{NAMA}.docx"]
    assert cli("render", "hilang.yaml", "--diam").err.startswith("galat: ")


def test_json(cli: Cli, tmp_path: Path) -> None:
    """--json gives one object a file: where, which form, whether it changed, where a backup went."""
    (satu,) = json.loads(cli("render", "plan.yaml", "--json").out)
    berkas = Path("keluaran") / f"{NAMA}.docx"
    baru: dict[str, object] = {
        "bentuk": "asli",
        "halaman": None,
        "berubah": True,
        "cadangan": None,
        "huruf_pengganti": {},
        "pemeriksaan": {"galat": 0, "peringatan": 0, "catatan": 0},
    }
    assert satu == {"berkas": str(berkas), **baru}
    (satu,) = json.loads(cli("render", "plan.yaml", "--json").out)
    assert satu["berubah"] is False
    disunting = edit(tmp_path / berkas)
    (satu,) = json.loads(cli("render", "plan.yaml", "--json", "--timpa").out)
    assert Path(satu["cadangan"]).read_bytes() == disunting


def test_json_stays_clean_of_notices(cli: Cli, tmp_path: Path) -> None:
    """With a notice and several files stdout is still one JSON list."""
    write(tmp_path, "plan.yaml", PLAN.replace("nama: Budi", "nama: Budi #1 "))
    hasil = cli("render", "plan.yaml", "--json", "--bentuk", "asli", "--bentuk", "salinan")
    assert [satu["bentuk"] for satu in json.loads(hasil.out)] == ["asli", "salinan"]
    assert "perhatian: " in hasil.err


def test_json_with_errors_prints_no_list(cli: Cli) -> None:
    """When nothing is written stdout is empty, so that no script takes half a result."""
    hasil = cli("render", "plan.yaml", "hilang.yaml", "--json")
    assert (hasil.kode, hasil.out) == (1, "")


def test_output_folder(cli: Cli, tmp_path: Path) -> None:
    """--keluaran names the folder; it is made with its parents, and may be absolute."""
    assert cli("render", "plan.yaml", "--keluaran", "a/b c").kode == 0
    assert names(tmp_path / "a" / "b c") == [f"{NAMA}.docx"]
    assert cli("render", "plan.yaml", "--keluaran", str(tmp_path / "d")).out.startswith(f"✓ d{os.sep}")


def test_forms(cli: Cli, tmp_path: Path) -> None:
    """Several forms give several files in the order asked for; a form asked for twice counts once."""
    pilihan = [kata for b in ("salinan", "asli", "salinan", "rancangan") for kata in ("--bentuk", b)]
    hasil = cli("render", "plan.yaml", *pilihan)
    assert [baris.rpartition("(")[2] for baris in hasil.out.splitlines()] == ["salinan)", "asli)", "rancangan)"]
    assert names(tmp_path / "keluaran") == [
        f"{NAMA}.docx",
        f"{NAMA}_Salinan.docx",
        "3305_Kebumen_Uji-Naskah_Rancangan.docx",
    ]


def test_patterns(cli: Cli, tmp_path: Path) -> None:
    """A pattern is expanded by the command itself, in order; a plan named twice is rendered once."""
    (tmp_path / "sub").mkdir()
    for nomor in ("9", "8"):
        write(tmp_path / "sub", f"plan-{nomor}.yaml", PLAN.replace("nomor: 7", f"nomor: {nomor}"))
    hasil = cli("render", "sub/plan-?.yaml", "sub/plan-9.yaml", "**/plan-8.yaml")
    assert [baris.split("_")[3] for baris in hasil.out.splitlines()] == ["8", "9"]


def test_name_with_brackets_is_no_pattern(cli: Cli, tmp_path: Path) -> None:
    """A plan whose name holds a bracket is taken as it is named."""
    write(tmp_path, "plan[1].yaml", PLAN)
    assert cli("render", "plan[1].yaml").kode == 0


def test_pattern_without_match_writes_nothing(cli: Cli, tmp_path: Path) -> None:
    """One pattern that matches nothing is wrong usage, also beside a plan that is there."""
    hasil = cli("render", "plan.yaml", "tidak-*.yaml")
    assert hasil.kode == 2
    assert "tidak ada plan yang cocok dengan tidak-*.yaml" in hasil.err
    assert not (tmp_path / "keluaran").exists()


def test_mistakes_of_all_plans_together(cli: Cli, tmp_path: Path) -> None:
    """The mistakes of several plans are told in one go, and the sound plan among them is not written."""
    write(tmp_path, "a.yaml", PLAN.replace("uu-7-2017", "uu-7-2071"))
    write(tmp_path, "b.yaml", PLAN.replace("satker: 3305\n", "satkr: 3305\n"))
    hasil = cli("render", "plan.yaml", "b.yaml", "a.yaml", "hilang.yaml")
    assert hasil.kode == 1
    assert all(tanda in hasil.err for tanda in ("a.yaml:7:5: galat: ", "b.yaml:1:", "hilang.yaml"))
    assert not (tmp_path / "keluaran").exists()


def test_what_all_forms_lack_together(cli: Cli, tmp_path: Path) -> None:
    """What several plans lack for several forms is told in one go, each form by its name."""
    for nama in ("a.yaml", "b.yaml"):
        write(tmp_path, nama, KURANG.replace("  tanggal: 8 Januari 2026\n", ""))
    hasil = cli("render", "a.yaml", "b.yaml", "--bentuk", "asli", "--bentuk", "salinan")
    assert hasil.kode == 1
    for nama in ("a.yaml", "b.yaml"):
        for bentuk in ("asli", "salinan"):
            for hal in ("nomor keputusan", "tanggal penetapan"):
                assert any(
                    baris.startswith(nama) and f"{hal} belum diisi untuk {bentuk}" in baris
                    for baris in hasil.err.splitlines()
                )
    assert "--bentuk rancangan" in hasil.err
    assert hasil.err.endswith("\n8 galat ditemukan.\n")
    assert not (tmp_path / "keluaran").exists()


def test_notice_of_cut_text(cli: Cli, tmp_path: Path) -> None:
    """Text that YAML cuts at ` #` is noticed with its place, and the files are written all the same."""
    write(tmp_path, "plan.yaml", PLAN.replace("Uji Naskah di", "Uji #1 di"))
    hasil = cli("render", "plan.yaml", "--bentuk", "asli")
    baris = hasil.err.splitlines()
    assert hasil.kode == 0
    assert baris[0].startswith('plan.yaml:3:14: perhatian: teks terpotong di tanda #: yang terbaca hanya "Uji"')
    assert baris[1:3] == [f"    {PLAN.splitlines()[2].replace('Naskah', '#1')}", f"    {' ' * 13}^"]
    assert names(tmp_path / "keluaran") == [f"{NAMA}.docx"]


def test_edited_document_is_kept(cli: Cli, tmp_path: Path) -> None:
    """A DOCX edited in Word is not overwritten, its neighbours are not written, and the ways out are named."""
    cli("render", "plan.yaml")
    berkas = tmp_path / "keluaran" / f"{NAMA}.docx"
    isi = edit(berkas)
    hasil = cli("render", "plan.yaml", "--bentuk", "asli", "--bentuk", "salinan")
    assert (hasil.kode, hasil.out) == (1, "")
    assert f"  {Path('keluaran') / berkas.name}\n" in hasil.err
    assert "--timpa" in hasil.err
    assert "--keluaran" in hasil.err
    assert berkas.read_bytes() == isi
    assert names(tmp_path / "keluaran") == [berkas.name]


def test_timpa_keeps_a_backup(cli: Cli, tmp_path: Path) -> None:
    """--timpa puts the new file there and says where the edited one went; the backup opens as it was."""
    cli("render", "plan.yaml")
    berkas = tmp_path / "keluaran" / f"{NAMA}.docx"
    baru, disunting = berkas.read_bytes(), edit(berkas)
    hasil = cli("render", "plan.yaml", "--timpa")
    cadangan = next((tmp_path / "keluaran").glob("*cadangan*"))
    assert hasil.out.splitlines()[1] == f"    berkas lama disimpan: {Path('keluaran') / cadangan.name}"
    assert (berkas.read_bytes(), cadangan.read_bytes()) == (baru, disunting)
    assert "Disunting oleh Budi" in text_of(disunting)


@pytest.mark.parametrize(
    ("baris", "galat"),
    [
        ("lambang: garuda.png", "plan.yaml:15:10: lambang "),
        ("templat: {keputusan: kantor.docx}", "plan.yaml:15:22: templat "),
    ],
    ids=["lambang", "templat"],
)
def test_missing_part_is_placed(cli: Cli, tmp_path: Path, baris: str, galat: str) -> None:
    """An emblem or template that is not there is an error at its place in the plan."""
    write(tmp_path, "plan.yaml", f"{PLAN}{baris}\n")
    hasil = cli("render", "plan.yaml")
    assert hasil.kode == 1
    assert galat in hasil.err
    assert str(tmp_path) in hasil.err
    assert "periksa nama" in hasil.err
    assert not (tmp_path / "keluaran").exists()


@pytest.mark.parametrize(
    "nama",
    ["../luar", "..", "../../etc/passwd", "/luar/naskah", "a/b/c", r"C:\luar", "CON", "nul.docx", "x" * 300, "é" * 300],
)
def test_hostile_names_stay_inside(cli: Cli, tmp_path: Path, nama: str) -> None:
    """Whatever nama_berkas says, one file appears in the folder, with a name that every system takes."""
    write(tmp_path, "plan.yaml", f"{PLAN}nama_berkas: '{nama}'\n")
    hasil = cli("render", "plan.yaml", "--bentuk", "asli")
    assert names(tmp_path) == (["keluaran", "plan.yaml"] if hasil.kode == 0 else ["plan.yaml"])
    if hasil.kode == 0:
        (berkas,) = names(tmp_path / "keluaran")
        assert len(berkas.encode()) <= 255
        assert berkas.split(".")[0].casefold() not in {"con", "nul", ""}
        assert not set(berkas) & set('<>:"/\\|?*')
    else:
        assert "nama_berkas" in hasil.err


def test_two_plans_of_one_name(cli: Cli, tmp_path: Path) -> None:
    """Two plans that would give the same file are refused before one replaces the other."""
    write(tmp_path, "b.yaml", PLAN.replace("Uji Naskah", "Uji Lain"))
    hasil = cli("render", "plan.yaml", "b.yaml")
    assert hasil.kode == 1
    assert "dua hasil bernama sama" in hasil.err
    assert "nama_berkas" in hasil.err
    assert not (tmp_path / "keluaran").exists()


@office
def test_pdf(cli: Cli, tmp_path: Path) -> None:
    """--pdf gives the PDF beside the DOCX with its pages; again, nothing changes; edited, it is kept."""
    hasil = cli("render", "plan.yaml", "--pdf")
    berkas = tmp_path / "keluaran" / f"{NAMA}.pdf"
    halaman = len(PdfReader(berkas).pages)
    assert hasil.kode == 0
    assert hasil.out.splitlines()[1] == f"✓ {Path('keluaran') / berkas.name} (asli, {halaman} halaman)"
    diganti = dict(cli_json(cli, "--pdf")[1]["huruf_pengganti"])
    assert [f"perhatian: huruf {a} tidak terpasang; PDF memakai {b}" for a, b in sorted(diganti.items())] == (
        hasil.err.splitlines()
    )
    penulis, isi = PdfWriter(clone_from=berkas), BytesIO()
    penulis.add_blank_page(width=100, height=100)
    penulis.write(isi)
    berkas.write_bytes(isi.getvalue())
    hasil = cli("render", "plan.yaml", "--pdf")
    assert (hasil.kode, berkas.read_bytes()) == (1, isi.getvalue())
    assert str(Path("keluaran") / berkas.name) in hasil.err


def cli_json(cli: Cli, *argumen: str) -> list[dict[str, Any]]:
    """The list that --json gives for the second run, when nothing may have changed."""
    daftar: list[dict[str, Any]] = json.loads(cli("render", "plan.yaml", "--json", *argumen).out)
    assert [satu["berubah"] for satu in daftar] == [False, False]
    return daftar


@office
def test_pdfa(cli: Cli, tmp_path: Path) -> None:
    """--pdfa alone gives a PDF that calls itself PDF/A-2b."""
    assert cli("render", "plan.yaml", "--pdfa").kode == 0
    meta: Any = PdfReader(tmp_path / "keluaran" / f"{NAMA}.pdf").root_object["/Metadata"]
    xmp = meta.get_object().get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in xmp
    assert "<pdfaid:conformance>B</pdfaid:conformance>" in xmp


def test_without_libreoffice(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without LibreOffice the DOCX is written and told, the reason and the cure follow, the exit code is 1."""
    monkeypatch.setenv("ZI_DOCS_SOFFICE", "/nonexistent")
    hasil = cli("render", "plan.yaml", "--pdf")
    assert (hasil.kode, hasil.out) == (1, f"✓ keluaran{os.sep}{NAMA}.docx (asli)\n")
    assert 'galat: LibreOffice tidak ditemukan di ZI_DOCS_SOFFICE ("/nonexistent")' in hasil.err
    assert "apt install libreoffice" in hasil.err
    assert names(tmp_path / "keluaran") == [f"{NAMA}.docx"]
