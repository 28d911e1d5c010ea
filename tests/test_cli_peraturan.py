"""zi-docs peraturan cari: what a person sees who looks a regulation up; zi-docs satker in every spelling."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from zi_docs.cli import main
from zi_docs.rujukan import rujukan

PERDA = "- {id: perda-2-2024, jenis: Peraturan Daerah, nomor: 2, tahun: 2024, tentang: Contoh Kantor}\n"


class Selesai(NamedTuple):
    """How one run of the command ended."""

    kode: object
    out: str
    err: str


Cli = Callable[..., Selesai]


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Cli:
    """The command, run in an empty folder of its own on a terminal of 80 columns."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr("signal.signal", lambda *_: None)

    def run(*argumen: str) -> Selesai:
        with pytest.raises(SystemExit) as berhenti:
            main(argumen)
        return Selesai(berhenti.value.code, *capsys.readouterr())

    return run


@pytest.mark.parametrize("kata", [("uu", "7", "2017"), ("uu-7-2017",), ("Undang-Undang Nomor 7 Tahun 2017",)])
def test_citation_is_ready_to_paste(cli: Cli, kata: tuple[str, ...]) -> None:
    """The id stands over the whole citation with its amendment, which is one line however narrow the terminal."""
    hasil = cli("peraturan", "cari", *kata)
    assert hasil.kode == 0
    assert hasil.out.splitlines()[:2] == ["uu-7-2017", rujukan().kutipan("uu-7-2017")]


def test_few_matches_are_all_cited(cli: Cli) -> None:
    """Where two or three acts match, each is cited."""
    hasil = cli("peraturan", "cari", "disiplin", "pegawai")
    temuan = rujukan().search_peraturan("disiplin pegawai")
    assert 1 < len(temuan) <= 3
    assert [rujukan().kutipan(satu.id) in hasil.out for satu in temuan] == [True] * len(temuan)


def test_many_matches_are_listed(cli: Cli) -> None:
    """Of many matches the best is cited, and the others are listed within the width of the terminal."""
    baris = cli("peraturan", "cari", "pemilihan umum").out.splitlines()
    assert baris[0] == "uu-7-2017"
    daftar = baris[baris.index("Yang lain (kutipannya: zi-docs peraturan cari ID):") :]
    assert any(satu.startswith("  uu-3-1999 (dicabut)  ") for satu in daftar)
    assert max(map(len, daftar)) <= 80
    assert "masih ada" in daftar[-1]


def test_repealed_act_is_marked(cli: Cli) -> None:
    """An act that was repealed says by what, beside its id."""
    assert cli("peraturan", "cari", "uu-5-2014").out.startswith(
        "uu-5-2014  dicabut oleh Undang-Undang Nomor 20 Tahun 2023\n"
    )


def test_unsure_fact_says_so(cli: Cli) -> None:
    """What was not verified says where it is known from; what was verified does not."""
    assert "Belum pasti: Undang-Undang Nomor 8 Tahun 1974" in cli("peraturan", "cari", "uu-8-1974").out
    assert "Belum pasti" not in cli("peraturan", "cari", "uu-28-1999").out


def test_amendment_names_its_base_act(cli: Cli) -> None:
    """An act that only amends tells which one is to be cited."""
    keluaran = " ".join(cli("peraturan", "cari", "pkpu 12/2023").out.split())
    assert "Mengubah Peraturan Komisi Pemilihan Umum Nomor 8 Tahun 2019; yang dikutip peraturan itu: pkpu-8-2019." in (
        keluaran
    )


def test_json(cli: Cli) -> None:
    """With --json a program gets citation and facts."""
    hasil = cli("peraturan", "cari", "--json", "permenpanrb-90-2021")
    satu = json.loads(hasil.out)[0]
    assert satu["kutipan"] == rujukan().kutipan("permenpanrb-90-2021")
    assert (satu["id"], satu["bn"]) == ("permenpanrb-90-2021", {"tahun": 2021, "nomor": 1571})


@pytest.mark.parametrize("pilihan", [(), ("--json",)])
def test_nothing_found(cli: Cli, pilihan: tuple[str, ...]) -> None:
    """Nothing found is an error that names near ids and what to do; as JSON it is an empty list."""
    hasil = cli("peraturan", "cari", *pilihan, "uu", "99", "2017")
    assert hasil.kode == 1
    assert hasil.out == ("[]\n" if pilihan else "")
    assert hasil.err.startswith("tidak ada peraturan yang cocok dengan 'uu 99 2017'\nyang mirip:\n  uu-9-2017  ")
    assert "→ coba nomor dan tahunnya" in hasil.err
    assert "yang mirip" not in cli("peraturan", "cari", "xyzzy").err


def test_own_data(cli: Cli, tmp_path: Path) -> None:
    """A folder of the office's own is searched too; a mistake in it is told with its line."""
    (tmp_path / "data").mkdir()
    berkas = tmp_path / "data" / "peraturan.yaml"
    berkas.write_text(PERDA, encoding="utf-8")
    assert cli("peraturan", "cari", "contoh kantor").kode == 1
    assert cli("peraturan", "cari", "contoh kantor", "--data", "data").out.startswith("perda-2-2024\n")
    berkas.write_text(PERDA.replace("tahun", "tahn"), encoding="utf-8")
    hasil = cli("peraturan", "cari", "contoh", "--data", "data")
    assert hasil.kode == 1
    assert "peraturan.yaml:1:" in hasil.err


@pytest.mark.parametrize(
    ("kata", "kode"),
    [
        ("Pangkalpinang", {"19", "1971"}),
        ("pangkal pinang", {"19", "1971"}),
        ("DKI Jakarta", {"31"}),
        ("Kota Administrasi Jakarta Selatan", {"3174"}),
        ("KPU Kab. Tojo Una-Una", {"7209"}),
        ("palangkaraya", {"62", "6271"}),
        ("33.05", {"3305"}),
        ("baubau", {"7472"}),
    ],
)
def test_office_in_any_spelling(cli: Cli, kata: str, kode: set[str]) -> None:
    """An office is found in whatever spelling people use, and by its seat."""
    assert {baris.split()[0] for baris in cli("satker", kata).out.splitlines()} == kode


def test_misspelt_office(cli: Cli) -> None:
    """A misspelt name is answered with the nearest office."""
    hasil = cli("satker", "kebuman")
    assert hasil.kode == 2
    assert "mungkin maksud Anda 3305 Kabupaten Kebumen" in hasil.err
