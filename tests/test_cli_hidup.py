"""The life of one decree through the command: adopted, copied, verified, amended twice, and on bad days."""

import random
import shutil
import signal
import time
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.dokumen import DOCUMENT, members
from tests.test_cli import ROOT, Cli, cli
from tests.test_cli_faults import folder, limited, names, posix_only, start, whole
from tests.test_docx_sifat import repacked
from zi_docs import load_plan
from zi_docs.compose import read
from zi_docs.mutasi import teams
from zi_docs.rujukan import rujukan

__all__ = ["cli", "folder"]

KUTAI_TIMUR = ROOT / "contoh/kutai-timur-rencana-aksi-dan-tim.yaml"
ASLI = "6408_Kutai-Timur_Keputusan_7_2026.docx"
TETAP = ("tetapkan", "tim.yaml", "--nomor", "7", "--tanggal", "2026-01-08")
PERTAMA = "tim-perubahan-1.yaml"
office = pytest.mark.libreoffice


@pytest.fixture
def tim(tmp_path: Path) -> Path:
    """The plan of a team that was not adopted yet."""
    return draft(tmp_path)


def draft(folder: Path) -> Path:
    """Put such a plan into a folder."""
    isi = KUTAI_TIMUR.read_text(encoding="utf-8")
    assert "\nnomor: 7\n" in isi
    assert "\n  tanggal: 8 Januari 2026\n" in isi
    tujuan = folder / "tim.yaml"
    tujuan.write_text(
        isi.replace("\nnomor: 7\n", "\n").replace("\n  tanggal: 8 Januari 2026\n", "\n"), encoding="utf-8"
    )
    return tujuan


def personalia(berkas: Path) -> list[object]:
    """The teams of a plan as they are printed."""
    return [*teams(read(load_plan(berkas), rujukan())).values()]


def test_number_and_date_are_written_and_nothing_else(cli: Cli, tim: Path) -> None:
    """Adopting adds number, date and fingerprint to the plan; every line of before stays, comments too."""
    lama = tim.read_text(encoding="utf-8").splitlines()
    hasil = cli(*TETAP)
    assert (hasil.kode, hasil.err) == (0, "")
    assert hasil.out.startswith("✓ tim.yaml: Nomor 7 Tahun 2026, 8 Januari 2026\n")
    baru = tim.read_text(encoding="utf-8").splitlines()
    assert [baris for baris in baru if baris in lama] == lama
    tambah = [baris.partition(":")[0].strip() for baris in baru if baris not in lama]
    assert tambah == ["nomor", "tanggal", "penetapan", "sidik"]


def test_adopting_twice_changes_nothing(cli: Cli, tim: Path) -> None:
    """The same number and date again is no fault and no change; another one is refused with the place."""
    cli(*TETAP)
    lama = tim.read_bytes()
    assert "sudah ditetapkan; tidak ada yang berubah" in cli(*TETAP).out
    hasil = cli("tetapkan", "tim.yaml", "--nomor", "8", "--tanggal", "2026-01-08")
    assert hasil.kode == 1
    assert "plan ini bernomor 7, bukan 8" in hasil.err
    assert tim.read_bytes() == lama


@pytest.mark.parametrize(
    ("tanggal", "pesan"),
    [
        ("2025-12-30", "padahal keputusan"),
        ("2026-01-01", "naskah tanggal 5 januari 2026"),
        ("2026-02-30", "tanggal 30 februari 2026 tidak ada"),
    ],
)
def test_what_contradicts_the_plan_is_refused(cli: Cli, tim: Path, tanggal: str, pesan: str) -> None:
    """A date of another year, before the berita acara, or of no calendar: refused, the plan stays as it is."""
    isi = tim.read_text(encoding="utf-8").replace("6408/2/2026 tentang", "6408/2/2026 tanggal 5 Januari 2026 tentang")
    tim.write_text(isi, encoding="utf-8")
    lama = tim.read_bytes()
    hasil = cli("tetapkan", "tim.yaml", "--nomor", "7", "--tanggal", tanggal)
    assert hasil.kode != 0
    assert pesan in hasil.err.casefold()
    assert tim.read_bytes() == lama


def test_errors_of_the_checker_stop_adoption(cli: Cli, tim: Path) -> None:
    """A diktum that names an annex that is not there is found before the decree gets its number."""
    isi = tim.read_text(encoding="utf-8").replace("\ndiktum:\n", "\ndiktum:\n  - Menetapkan Lampiran IX.\n", 1)
    tim.write_text(isi, encoding="utf-8")
    hasil = cli(*TETAP)
    assert hasil.kode == 1
    assert "Lampiran IX" in hasil.err
    assert tim.read_text(encoding="utf-8") == isi


def test_a_change_after_adoption_is_noticed(cli: Cli, tim: Path) -> None:
    """Other words stop asli and salinan; a comment does not; a new adoption needs a reason, which stays in the plan."""
    cli(*TETAP)
    isi = tim.read_text(encoding="utf-8")
    tim.write_text(isi.replace("- nama: Suyeni", "- nama: Suyenni"), encoding="utf-8")
    assert tim.read_text(encoding="utf-8") != isi
    for bentuk in ("asli", "salinan"):
        hasil = cli("render", "tim.yaml", "--bentuk", bentuk)
        assert hasil.kode == 1
        assert "berubah sesudah ditetapkan" in hasil.err
        assert "zi-docs mutasi" in hasil.err
    assert cli("render", "tim.yaml", "--bentuk", "rancangan").kode == 0
    assert cli(*TETAP).kode == 1
    assert cli(*TETAP, "--timpa").kode == 2
    assert cli(*TETAP, "--timpa", "--alasan", "salah ketik nama").kode == 0
    assert "salah ketik nama" in tim.read_text(encoding="utf-8")
    assert cli("render", "tim.yaml", "--bentuk", "salinan").kode == 0
    tim.write_text(tim.read_text(encoding="utf-8") + "\n# catatan\n", encoding="utf-8")
    assert cli("render", "tim.yaml", "--bentuk", "salinan").kode == 0


def test_a_document_is_held_against_its_plan(cli: Cli, tim: Path) -> None:
    """Unchanged, edited with the cell that differs, of a changed plan, and not ours: each is said."""
    cli(*TETAP)
    cli("render", "tim.yaml", "--keluaran", ".")
    hasil = cli("verify", ASLI)
    assert (hasil.kode, hasil.out) == (0, f"✓ {ASLI}: utuh, asli dari tim.yaml\n")
    berkas = tim.with_name(ASLI)
    isi = berkas.read_bytes()
    dalam = members(isi)[DOCUMENT]
    assert b"Tahmi Dillah" in dalam
    berkas.write_bytes(repacked(isi, {DOCUMENT: dalam.replace(b"Tahmi Dillah", b"Orang Lain")}))
    hasil = cli("verify", ASLI)
    assert hasil.kode == 1
    assert "disunting sesudah dibuat (asli dari tim.yaml); yang berbeda:" in hasil.out
    assert "- Tahmi Dillah\n" in hasil.out
    assert "+ Orang Lain\n" in hasil.out
    berkas.write_bytes(isi)
    (tim.parent / "lain").mkdir()
    lain = tim.parent / "lain" / "plan.yaml"
    lain.write_text(tim.read_text(encoding="utf-8").replace("Tahmi Dillah", "Tahmi Dila"), encoding="utf-8")
    hasil = cli("verify", ASLI, "--plan", "lain/plan.yaml")
    assert hasil.kode == 1
    assert "dibuat dari plan lain" in hasil.out
    (tim.parent / "asing.docx").write_bytes(b"PK bukan dokumen")
    assert "bukan berkas zi-docs" in cli("verify", "asing.docx").out
    assert "tidak dapat dibaca" in cli("verify", "tidak-ada.docx").err


@office
def test_a_pdf_is_held_against_its_plan(cli: Cli, tim: Path) -> None:
    """A PDF knows the plan that it was made from, and that it was changed."""
    cli(*TETAP)
    cli("render", "tim.yaml", "--bentuk", "salinan", "--pdf", "--keluaran", ".")
    (pdf,) = tim.parent.glob("*.pdf")
    assert cli("verify", pdf.name).out == f"✓ {pdf.name}: utuh, salinan dari tim.yaml\n"
    pdf.write_bytes(pdf.read_bytes() + b"\n% tambahan\n")
    hasil = cli("verify", pdf.name)
    assert hasil.kode == 1
    assert "disunting" in hasil.out


def test_two_amendments_of_one_decree(cli: Cli, tim: Path) -> None:
    """Two leave, one joins, one is promoted; who left comes back; the chain of decrees and its annexes agree."""
    cli(*TETAP)
    (tim.parent / "mutasi.yaml").write_text(
        "perubahan:\n"
        "  - {keluar: Tahmi Dillah}\n"
        "  - {keluar: Eka Fauziah}\n"
        "  - {masuk: Dewi Lestari, kelompok: TIM PENATAAN TATA LAKSANA, kedudukan: Anggota, jabatan: Staf}\n"
        "  - {nama: Suyeni, status: Plt., jabatan: Kepala Subbagian Hukum, sejak: 2026-03-01, sampai: 2026-05-31}\n",
        encoding="utf-8",
    )
    ditetapkan = tim.read_bytes()
    hasil = cli("mutasi", "tim.yaml", "mutasi.yaml")
    assert hasil.kode == 0
    assert "  - Tahmi Dillah, Staf" in hasil.out
    assert "  + Dewi Lestari, Staf (Anggota)\n" in hasil.out
    assert f"✓ {PERTAMA}\n" in hasil.out
    assert tim.read_bytes() == ditetapkan
    hasil = cli("tetapkan", PERTAMA, "--nomor", "9", "--tanggal", "2026-03-02")
    assert (hasil.kode, hasil.err) == (0, "")
    diktum = [satu.polos for satu in read(load_plan(tim.with_name(PERTAMA)), rujukan()).teks if satu.bagian == "diktum"]
    assert any("terhitung mulai tanggal 1 Maret 2026 sampai dengan tanggal 31 Mei 2026" in satu for satu in diktum)
    for berkas in ("tim.yaml", PERTAMA):
        assert cli("render", berkas, "--bentuk", "salinan", "--keluaran", ".").kode == 0
    (tim.parent / "kembali.yaml").write_text(
        "perubahan:\n"
        "  - {kembali: Tahmi Dillah}\n"
        "  - {kembali: Eka Fauziah}\n"
        "  - {keluar: Dewi Lestari}\n"
        '  - {nama: Suyeni, status: "", jabatan: "Staf Subbagian Perencanaan, Data, dan Informasi"}\n',
        encoding="utf-8",
    )
    hasil = cli("mutasi", PERTAMA, "kembali.yaml")
    assert hasil.kode == 0
    assert "periksa juga" not in hasil.out
    kedua = tim.with_name("tim-perubahan-2.yaml")
    assert personalia(kedua) == personalia(tim)
    assert "Perubahan Kedua atas Keputusan" in load_plan(kedua).tentang
    assert cli("check", kedua.name).kode == 0


def test_changes_come_from_a_workbook_too(cli: Cli, tim: Path) -> None:
    """A list of changes in Excel gives the same plan as in YAML."""
    cli(*TETAP)
    buku = Workbook()
    lembar = buku.active
    assert lembar is not None
    for baris in (
        ("PERUBAHAN", "NAMA", "MENGGANTIKAN", "JABATAN", "KEDUDUKAN", "KELOMPOK", "NIP", "STATUS"),
        ("Keluar", "Tahmi Dillah", None, None, None, None, None, None),
        ("Masuk", "Dewi Lestari", "Eka Fauziah", "Staf", None, None, None, None),
    ):
        lembar.append(baris)
    buku.save(tim.with_name("mutasi.xlsx"))
    assert cli("mutasi", "tim.yaml", "mutasi.xlsx").kode == 0
    dari_excel = tim.with_name(PERTAMA).read_bytes()
    tim.with_name("mutasi.yaml").write_text(
        "perubahan:\n  - keluar: Tahmi Dillah\n  - {masuk: Dewi Lestari, menggantikan: Eka Fauziah, jabatan: Staf}\n",
        encoding="utf-8",
    )
    assert cli("mutasi", "tim.yaml", "mutasi.yaml").kode == 0
    assert tim.with_name(PERTAMA).read_bytes() == dari_excel
    lembar["A2"] = "Pindah"
    buku.save(tim.with_name("mutasi.xlsx"))
    hasil = cli("mutasi", "tim.yaml", "mutasi.xlsx")
    assert hasil.kode == 1
    assert "mutasi.xlsx" in hasil.err
    assert "tulis keluar, masuk, kembali, atau ubah" in hasil.err


def test_other_plans_of_the_same_people_are_named(cli: Cli, tim: Path) -> None:
    """A plan beside it in which the person stands is named, one without is not."""
    cli(*TETAP)
    shutil.copy(KUTAI_TIMUR, tim.with_name("tim-lain.yaml"))
    shutil.copy(ROOT / "contoh/minimal.yaml", tim.with_name("minimal.yaml"))
    out = cli("mutasi", "tim.yaml", "--keluar", "Tahmi Dillah").out
    assert [baris for baris in out.splitlines() if "periksa juga" in baris] == [
        "periksa juga: tim-lain.yaml memuat Tahmi Dillah"
    ]


def test_an_amendment_that_someone_edited_stays(cli: Cli, tim: Path) -> None:
    """A plan of an amendment that a person has changed is not replaced without --timpa, and then kept beside it."""
    cli(*TETAP)
    cli("mutasi", "tim.yaml", "--keluar", "Tahmi Dillah")
    berkas = tim.with_name(PERTAMA)
    disunting = berkas.read_text(encoding="utf-8") + "# catatan saya\n"
    berkas.write_text(disunting, encoding="utf-8")
    hasil = cli("mutasi", "tim.yaml", "--keluar", "Tahmi Dillah")
    assert hasil.kode == 1
    assert PERTAMA in hasil.err
    assert berkas.read_text(encoding="utf-8") == disunting
    hasil = cli("mutasi", "tim.yaml", "--keluar", "Tahmi Dillah", "--timpa")
    assert hasil.kode == 0
    (cadangan,) = tim.parent.glob("*cadangan*")
    assert cadangan.name in hasil.out
    assert cadangan.read_text(encoding="utf-8") == disunting


@pytest.mark.parametrize(
    ("argumen", "pesan"),
    [
        (("--keluar", "Tahmi Dilah"), "mungkin maksud Anda Tahmi Dillah"),
        (("--keluar", "Sudirman"), "tidak lagi punya Ketua"),
        (("--kedudukan", "Luluk Chairun Nikmah=Ketua"), "sebut kelompok yang dimaksud"),
        (("--keluar", "Suyeni", "--tanggal", "2026-01-07"), "mendahului tanggal keputusan yang diubah"),
        (("--ganti", "Suyeni"), 'seperti "Nama=Isi"'),
        (("tidak-ada.yaml",), "tidak-ada.yaml"),
        ((), "sebut berkas MUTASI"),
    ],
)
def test_senseless_changes_write_nothing(cli: Cli, tim: Path, argumen: tuple[str, ...], pesan: str) -> None:
    """What makes no sense is said in Indonesian, and no file appears."""
    cli(*TETAP)
    awal = names(tim.parent)
    hasil = cli("mutasi", "tim.yaml", *argumen)
    assert hasil.kode != 0
    assert pesan in hasil.err
    assert names(tim.parent) == awal


def test_a_chain_with_a_missing_link(cli: Cli, tim: Path) -> None:
    """A decree that is not adopted cannot be amended; an amendment whose first plan is gone says which."""
    assert "belum bernomor" in cli("mutasi", "tim.yaml", "--keluar", "Suyeni").err
    cli(*TETAP)
    cli("mutasi", "tim.yaml", "--keluar", "Tahmi Dillah")
    cli("tetapkan", PERTAMA, "--nomor", "9", "--tanggal", "2026-03-02")
    tim.rename(tim.with_name("pindah.yaml"))
    hasil = cli("mutasi", PERTAMA, "--keluar", "Suyeni")
    assert hasil.kode == 1
    assert "plan asal perubahan ini tidak terbaca" in hasil.err
    assert "tim.yaml" in hasil.err


@posix_only
def test_a_folder_where_nothing_may_be_written(folder: Path) -> None:
    """Read-only: both commands say so, and every file stays as it is."""
    berkas = draft(folder)
    lama = berkas.read_bytes()
    folder.chmod(0o555)
    hasil = limited(folder, "nobody", *TETAP)
    assert hasil.returncode == 1
    assert "izin" in hasil.stderr
    assert berkas.read_bytes() == lama


@posix_only
def test_killed_at_any_moment_of_a_life(folder: Path) -> None:
    """Killed at random moments, each plan is the old or the new one, whole; the next run completes the work."""
    berkas = draft(folder)
    awal = berkas.read_bytes()
    mulai = time.monotonic()
    start(folder, *TETAP).communicate()
    lama, jadi = time.monotonic() - mulai, berkas.read_bytes()
    for _ in range(8):
        berkas.write_bytes(awal)
        killed(folder, lama, *TETAP)
        assert berkas.read_bytes() in {awal, jadi}
        assert start(folder, *TETAP).communicate()[1] == ""
        assert berkas.read_bytes() == jadi
    ubah = ("mutasi", "tim.yaml", "--keluar", "Tahmi Dillah")
    mulai = time.monotonic()
    start(folder, *ubah).communicate()
    lama, hasil = time.monotonic() - mulai, folder / PERTAMA
    perubahan = hasil.read_bytes()
    for _ in range(8):
        hasil.unlink(missing_ok=True)
        for satu in folder.glob("*.docx"):
            satu.unlink()
        killed(folder, lama, *ubah)
        assert berkas.read_bytes() == jadi
        assert not hasil.exists() or hasil.read_bytes() == perubahan
        assert all(whole(satu) for satu in folder.glob("*.docx"))
        assert start(folder, *ubah).communicate()[1] == ""
        assert hasil.read_bytes() == perubahan


def killed(folder: Path, lama: float, *argumen: str) -> None:
    """Start the command and kill it at a random moment of the time that it takes."""
    anak = start(folder, *argumen)
    time.sleep(random.uniform(0.3 * lama, 1.1 * lama))  # noqa: S311 - any moment will do
    anak.send_signal(signal.SIGKILL)
    anak.communicate()
