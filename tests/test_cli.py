"""The command itself: help, usage errors, exit codes, colours, and how mistakes look."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import click
import pytest

from zi_docs.cli import main, perintah

ROOT = Path(__file__).parents[1]
PLAN = """\
satker: 3305
nomor: 7
tentang: Uji Naskah di Lingkungan {{ satker.lembaga }}
menimbang:
  - bahwa pengujian memerlukan naskah
mengingat:
  - uu-7-2017
penutup:
  tanggal: 8 Januari 2026
  penanda_tangan:
    nama: Siti Aminah
  pengesah:
    nama: Budi Santoso
    jabatan: Kepala Subbagian Hukum
"""
ENGLISH = re.compile(
    r"\b(usage|options?|error|missing|invalid|no such|got|try|show this|commands?|default|directory|path|integer)\b",
    re.IGNORECASE,
)
posix = pytest.mark.skipif(os.name == "nt", reason="terminals and pipes of POSIX")


class Selesai(NamedTuple):
    """How one run of the command ended."""

    kode: int
    out: str
    err: str


Cli = Callable[..., Selesai]


@pytest.fixture
def cli(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Cli:
    """The command, run in an empty folder of its own; it takes no signals from the test run."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("signal.signal", lambda *_: None)

    def run(*argumen: str) -> Selesai:
        with pytest.raises(SystemExit) as selesai:
            main(argumen)
        ditangkap = capsys.readouterr()
        assert isinstance(selesai.value.code, int)
        return Selesai(selesai.value.code, ditangkap.out, ditangkap.err)

    return run


def commands(kelompok: click.Group, *awal: str) -> list[tuple[str, ...]]:
    """The words of every command below a group, and of the groups."""
    hasil: list[tuple[str, ...]] = [awal]
    for nama, satu in below(kelompok).items():
        hasil += commands(satu, *awal, nama) if isinstance(satu, click.Group) else [(*awal, nama)]
    return hasil


def below(kelompok: click.Group) -> dict[str, click.Command]:
    """The commands of a group by name."""
    ctx = click.Context(kelompok)
    return {nama: satu for nama in kelompok.list_commands(ctx) if (satu := kelompok.get_command(ctx, nama))}


SEMUA = commands(perintah)
DAUN = [kata for kata in SEMUA if kata not in {(), ("peraturan",), ("tabel",), ("templat",)}]


@pytest.mark.parametrize("kata", SEMUA, ids=" ".join)
@pytest.mark.parametrize("pilihan", ["--help", "-h"])
def test_help_is_indonesian(cli: Cli, kata: tuple[str, ...], pilihan: str) -> None:
    """Every command and group has help that exits with 0 and holds none of click's own English."""
    hasil = cli(*kata, pilihan)
    assert (hasil.kode, hasil.err) == (0, "")
    assert hasil.out.startswith(f"Pemakaian: {' '.join(('zi-docs', *kata))} ")
    assert "Tampilkan bantuan ini." in hasil.out
    assert ENGLISH.search(hasil.out) is None


@pytest.mark.parametrize("kata", [(), *DAUN], ids=" ".join)
def test_help_shows_an_example(cli: Cli, kata: tuple[str, ...]) -> None:
    """The help of every command shows how to call it."""
    contoh = cli(*kata, "--help").out.partition("Contoh:\n")[2]
    assert contoh.startswith(f"    {' '.join(('zi-docs', *kata))} ")


@pytest.mark.parametrize("kata", DAUN, ids=" ".join)
def test_examples_name_real_options(cli: Cli, kata: tuple[str, ...]) -> None:
    """An option that an example shows is one that the help explains."""
    bantuan = cli(*kata, "--help").out
    contoh = re.findall(r"^    zi-docs .*", bantuan, re.MULTILINE)
    assert contoh
    pilihan = {p for satu in contoh for p in re.findall(r"--[a-z]+", satu)}
    assert pilihan <= set(re.findall(r"^  (?:-h, )?(--[a-z]+)", bantuan, re.MULTILINE))


def test_group_lists_its_commands(cli: Cli) -> None:
    """The help of the whole names every command with a line of what it does."""
    bantuan = cli("--help").out
    for nama, satu in below(perintah).items():
        assert re.search(rf"^  {nama} +{re.escape(satu.get_short_help_str(100))}$", bantuan, re.MULTILINE)


def test_version(cli: Cli) -> None:
    """--versi gives the name and the version of the installed package."""
    assert re.fullmatch(r"zi-docs \d+\.\d+\.\d+\S*\n", cli("--versi").out)


@pytest.mark.parametrize(
    ("argumen", "pesan"),
    [
        (["rendr", "plan.yaml"], f"perintah 'rendr' tidak dikenal; yang ada: {', '.join(sorted(below(perintah)))}"),
        (["tabel", "impor"], "perintah 'impor' tidak dikenal; yang ada: ekspor"),
        (["render"], "PLAN belum disebut"),
        (["satker"], "KATA belum disebut"),
        (["templat", "periksa"], "BERKAS belum disebut"),
        (["render", "plan.yaml", "--keluran", "a"], "pilihan --keluran tidak dikenal; mungkin maksud Anda --keluaran"),
        (["render", "plan.yaml", "--keluaran"], "pilihan --keluaran memerlukan nilai"),
        (
            ["render", "plan.yaml", "--bentuk", "sah"],
            "nilai --bentuk tidak dikenal; pilih rancangan, asli, salinan, petikan atau srikandi",
        ),
        (["baru", "3305", "--jenis", "sk"], "nilai --jenis tidak dikenal; pilih rencana-aksi, tim atau minimal"),
        (["render", "tidak-ada-*.yaml"], "tidak ada plan yang cocok dengan tidak-ada-*.yaml"),
        (["satker", "atlantis"], "tidak ada satker yang cocok dengan 'atlantis'; coba sebagian namanya"),
    ],
)
def test_wrong_usage(cli: Cli, argumen: list[str], pesan: str) -> None:
    """Wrong usage exits with 2 and says on stderr, in Indonesian, what is wrong."""
    hasil = cli(*argumen)
    assert (hasil.kode, hasil.out) == (2, "")
    assert hasil.err.splitlines()[0] == pesan
    assert ENGLISH.search(hasil.err.replace("--help", "")) is None


def test_wrong_usage_points_at_the_help(cli: Cli) -> None:
    """The line after a usage error is the command that helps, for the command that was meant."""
    assert cli("render").err.endswith("\nBantuan: zi-docs render --help\n")
    assert cli("rendr").err.endswith("\nBantuan: zi-docs --help\n")


@pytest.mark.parametrize("kata", [(), ("tabel",), ("templat",)], ids=" ".join)
def test_group_alone_shows_its_help(cli: Cli, kata: tuple[str, ...]) -> None:
    """A group without a command is wrong usage, answered with the whole help."""
    hasil = cli(*kata)
    assert hasil.kode == 2
    assert "Perintah:\n" in hasil.err


def test_satker_finds_offices(cli: Cli) -> None:
    """Offices are found by part of a name in any case, or by the start of a code, several words as one."""
    assert re.match(r"3305 +KPU Kabupaten Kebumen +Kebumen \(WIB\)$", cli("satker", "KEBUMEN").out)
    kaltim = cli("satker", "64").out.splitlines()
    assert len(kaltim) == 11
    assert all(baris.startswith("64") for baris in kaltim)
    assert cli("satker", "kutai", "timur").out.startswith("6408 ")


def test_template_check(cli: Cli, tmp_path: Path) -> None:
    """A shipped template passes; one that is no Word file is named with an exit code of 1."""
    baik = str(ROOT / "templates" / "keputusan" / "keputusan.docx")
    assert cli("templat", "periksa", baik) == Selesai(0, f"✓ {baik} dapat dipakai\n", "")
    (tmp_path / "rusak.docx").write_text("bukan Word", encoding="utf-8")
    hasil = cli("templat", "periksa", baik, "rusak.docx", "hilang.docx")
    assert hasil.kode == 1
    assert baik in hasil.out
    assert "rusak.docx" in hasil.err
    assert "hilang.docx" in hasil.err


def test_mistake_shows_place_line_caret_and_cure(cli: Cli, tmp_path: Path) -> None:
    """A mistake is told with its place, its source line, a caret under the spot, and a cure."""
    (tmp_path / "plan.yaml").write_text(PLAN.replace("uu-7-2017", "uu-7-2071"), encoding="utf-8")
    hasil = cli("render", "plan.yaml")
    baris = hasil.err.splitlines()
    assert (hasil.kode, hasil.out) == (1, "")
    assert baris[0].startswith("plan.yaml:7:5: galat: ")
    assert "uu-7-2071" in baris[0]
    assert baris[1:3] == ["      - uu-7-2071", "        ^"]
    assert baris[3].startswith("    → ")


def test_long_line_is_cut_around_its_spot(cli: Cli, tmp_path: Path) -> None:
    """Of a long line the part around the spot is shown, the caret still under it."""
    panjang = "kata " * 60
    isi = PLAN.replace("tentang: Uji Naskah", "isian: {a: " + panjang + ", b: {{ salah }}}\ntentang: Uji Naskah")
    (tmp_path / "plan.yaml").write_text(isi, encoding="utf-8")
    baris = cli("render", "plan.yaml").err.splitlines()
    letak = next(n for n, satu in enumerate(baris) if satu.strip() == "^")
    assert max(map(len, baris[letak - 1 : letak + 1])) <= 104
    assert baris[letak - 1][baris[letak].index("^")] == "{"


def test_mistakes_are_capped(cli: Cli, tmp_path: Path) -> None:
    """Of many mistakes fifty are shown, and both the rest and the whole are counted."""
    (tmp_path / "plan.yaml").write_text(
        PLAN.replace("  - uu-7-2017\n", "".join(f"  - uu-{n}-1801\n" for n in range(1, 62))), encoding="utf-8"
    )
    err = cli("render", "plan.yaml").err
    assert err.count("galat: ") == 50
    assert err.endswith("… dan 11 galat lagi.\n61 galat ditemukan.\n")


def test_missing_plan_is_told(cli: Cli, tmp_path: Path) -> None:
    """A plan that is not there is an error that names what may have been meant; a folder is said to be one."""
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    hasil = cli("render", "plam.yaml")
    assert hasil.kode == 1
    assert "galat: berkas plam.yaml tidak ditemukan" in hasil.err
    assert "plan.yaml" in hasil.err
    assert cli("render", ".").kode == 1


def test_fault_of_ours_is_no_traceback(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What nobody foresaw exits with 1 and asks for a report; the traceback comes only on request."""
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    monkeypatch.setattr("zi_docs.pipeline.compose", lambda *_: 1 // 0)
    hasil = cli("render", "plan.yaml")
    assert hasil.kode == 1
    assert hasil.err.startswith("galat di dalam zi-docs (ZeroDivisionError).\nLaporkan")
    assert "Traceback" not in hasil.err
    monkeypatch.setenv("ZI_DOCS_LACAK", "1")
    assert "Traceback" in cli("render", "plan.yaml").err


def terminal(folder: Path, *argumen: str, **lingkungan: str) -> str:
    """What the command writes when both its outputs are a terminal."""
    import pty

    tuan, hamba = pty.openpty()
    bersih = {k: v for k, v in os.environ.items() if k not in {"NO_COLOR", "FORCE_COLOR"}}
    anak = subprocess.Popen(
        [sys.executable, "-m", "zi_docs", *argumen],
        cwd=folder,
        env={**bersih, "PYTHONPATH": str(ROOT), "TERM": "xterm", **lingkungan},
        stdin=subprocess.DEVNULL,
        stdout=hamba,
        stderr=hamba,
    )
    os.close(hamba)
    hasil = b""
    try:
        while potong := os.read(tuan, 4096):
            hasil += potong
    except OSError:  # Linux says so at the end
        pass
    finally:
        os.close(tuan)
        anak.wait()
    return hasil.decode()


@posix
def test_colours_on_a_terminal_only(cli: Cli, tmp_path: Path) -> None:
    """A terminal gets colours, for results and for mistakes; a pipe gets none."""
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    assert "\x1b[32m✓" in terminal(tmp_path, "render", "plan.yaml")
    assert "\x1b[31m" in terminal(tmp_path, "render", "hilang.yaml")
    assert "\x1b" not in cli("render", "plan.yaml").out + cli("render", "hilang.yaml").err


@posix
@pytest.mark.parametrize("lingkungan", [{"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=["NO_COLOR", "dumb"])
def test_results_without_colours_on_wish(tmp_path: Path, lingkungan: dict[str, str]) -> None:
    """NO_COLOR and a dumb terminal get results without colours."""
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    tampil = terminal(tmp_path, "render", "plan.yaml", **lingkungan)
    assert "✓" in tampil
    assert "\x1b" not in tampil


@posix
@pytest.mark.parametrize("lingkungan", [{"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=["NO_COLOR", "dumb"])
def test_mistakes_without_colours_on_wish(tmp_path: Path, lingkungan: dict[str, str]) -> None:
    """NO_COLOR and a dumb terminal get mistakes without colours."""
    assert "\x1b" not in terminal(tmp_path, "render", "hilang.yaml", **lingkungan)


@posix
@pytest.mark.parametrize("argumen", [["satker", "kabupaten"], ["render", "plan.yaml"]], ids=" ".join)
def test_broken_pipe_is_silent(tmp_path: Path, argumen: list[str]) -> None:
    """A reader that stops reading, such as head, gets no complaint, no traceback on stderr, and the code of shells."""
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    baca, tulis = os.pipe()
    os.close(baca)
    selesai = subprocess.run(
        [sys.executable, "-m", "zi_docs", *argumen],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=tulis,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(tulis)
    assert (selesai.returncode, selesai.stderr) == (141, b"")


def test_module_and_command_are_one(tmp_path: Path) -> None:
    """`python -m zi_docs` is the same command, also where the environment knows ASCII only."""
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    selesai = subprocess.run(
        [sys.executable, "-m", "zi_docs", "render", "plan.yaml"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=True,
    )
    assert selesai.stdout.decode().split(" ", 1)[1].splitlines() == [
        "keluaran/3305_Kebumen_Keputusan_7_2026.docx (asli)".replace("/", os.sep)
    ]


@pytest.mark.parametrize(
    ("argumen", "mahal"),
    [
        (["--versi"], {"importlib.metadata", "pydantic", "yaml", "zi_docs.cli.render"}),
        (["--help"], {"importlib.metadata", "pydantic", "yaml", "zi_docs.rujukan"}),
        (
            ["render", "plan.yaml", "--tanpa-periksa"],
            {"docxtpl", "lxml", "openpyxl", "subprocess", "zi_docs.cli.batch"},
        ),
    ],
    ids=lambda nilai: nilai[0] if isinstance(nilai, list) else "",
)
def test_a_command_loads_what_it_needs(tmp_path: Path, argumen: list[str], mahal: set[str]) -> None:
    """No command waits for modules that only others need; a template that was compiled before needs no docxtpl."""
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    kode = (
        "import sys\nfrom zi_docs.cli import main\ntry:\n    main()\nfinally:\n    print(*sys.modules, file=sys.stderr)"
    )
    for _ in range(2):
        selesai = subprocess.run(
            [sys.executable, "-c", kode, *argumen],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(tmp_path)},
            capture_output=True,
            text=True,
            check=True,
        )
    assert not mahal & set(selesai.stderr.split())
