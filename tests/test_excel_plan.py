"""Annexes that a plan leaves to a workbook: the same decree, mistakes at their cell, and the export to edit them."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from openpyxl import load_workbook

from tests.dokumen import DOCUMENT, LENGKAP, RENCANA, TABEL, TIM, members, text_of
from tests.test_cli import Cli, cli
from tests.test_excel_galat import rewrite
from zi_docs import Bentuk, PlanError, load_plan, render
from zi_docs.pipeline import export_tables

__all__ = ["cli"]

ROOT = Path(__file__).parents[1]
ISI = ("isi", "kelompok", "anggota")
BERKAS = "lampiran-1-rencana-aksi.xlsx"
KISI = {
    **RENCANA,
    "kolom": [{"judul": "NO", "penomoran": "angka"}, "NAMA", {"judul": "WAKTU", "kunci": "waktu", "jenis": "kisi"}],
    "isi": [{"nama": "pertama", "waktu": "Januari"}, {"nama": "kedua", "waktu": "Maret"}],
}
JADWAL = {**KISI, "kolom": ["NAMA", {"judul": "WAKTU", "kunci": "waktu", "jenis": "jadwal"}]}


def with_tables() -> list[Path]:
    """Every plan of the examples and cases that has an annex with a table."""
    semua = sorted([*ROOT.glob("contoh/*.yaml"), *ROOT.glob("tests/cases/*/plan.yaml")])
    return [satu for satu in semua if "\nlampiran:" in satu.read_text(encoding="utf-8")]


def label(berkas: Path) -> str:
    """A plan in the name of a test."""
    return berkas.parent.name if berkas.stem == "plan" else berkas.stem


def write(folder: Path, mentah: dict[str, Any]) -> Path:
    """A plan with that content."""
    (folder / "plan.yaml").write_text(yaml.safe_dump(mentah, sort_keys=False, allow_unicode=True), encoding="utf-8")
    return folder / "plan.yaml"


def exchange(mentah: dict[str, Any], folder: Path, buku: list[tuple[str, bytes]]) -> Path:
    """Write the workbooks, and the plan with `sumber` in the place of its tables."""
    sisa = iter(buku)
    lampiran = []
    for satu in mentah["lampiran"]:
        if satu["jenis"] == "teks":
            lampiran.append(satu)
            continue
        nama, isi = next(sisa)
        (folder / nama).write_bytes(isi)
        lampiran.append({**{k: v for k, v in satu.items() if k not in ISI}, "sumber": nama})
    assert list(sisa) == []
    return write(folder, {**mentah, "lampiran": lampiran})


@pytest.fixture
def tukar(tmp_path: Path) -> Callable[..., Path]:
    """A function that gives a small plan with one annex in a workbook, the workbook changed before."""

    def make(lampiran: dict[str, Any], ubah: Callable[[Any], None] = lambda _: None) -> Path:
        mentah = {**LENGKAP, "lampiran": [lampiran]}
        ((nama, isi),) = export_tables(load_plan(write(tmp_path, mentah)))
        buku = load_workbook(BytesIO(isi))
        ubah(buku.worksheets[0])
        hasil = BytesIO()
        buku.save(hasil)
        return exchange(mentah, tmp_path, [(nama, hasil.getvalue())])

    return make


def mistakes(berkas: Path) -> str:
    """What is wrong with a plan, found on loading or on composing it."""
    with pytest.raises(PlanError) as galat:
        load_plan(berkas)
    assert all(m.saran for m in galat.value.masalah)
    return str(galat.value)


def cell(lembar: Any, isi: object) -> Any:  # noqa: ANN401 - openpyxl has many kinds of cell
    """The one cell that holds a value."""
    (satu,) = (sel for baris in lembar.iter_rows() for sel in baris if sel.value == isi)
    return satu


def put(lama: str, baru: object) -> Callable[[Any], None]:
    """A change of the cell that holds `lama`."""

    def ubah(lembar: Any) -> None:  # noqa: ANN401
        cell(lembar, lama).value = baru

    return ubah


@pytest.mark.parametrize("berkas", with_tables(), ids=label)
def test_same_decree_from_workbooks(berkas: Path, tmp_path: Path) -> None:
    """Every annex table exported and read back through `sumber` gives the very same word/document.xml."""
    plan = load_plan(berkas)
    mentah = yaml.safe_load(berkas.read_text(encoding="utf-8"))
    buku = export_tables(plan)
    assert buku
    dari_excel = load_plan(exchange(mentah, tmp_path, buku))
    bentuk = Bentuk.RANCANGAN
    assert members(render(dari_excel, bentuk).isi)[DOCUMENT] == members(render(plan, bentuk).isi)[DOCUMENT]


def test_edited_cell_reaches_the_decree(tukar: Callable[..., Path]) -> None:
    """What is typed into a cell is printed, its {{ }} filled in."""
    naskah = text_of(render(load_plan(tukar(RENCANA, put("baris kedua", "disunting di Excel {{ tahun }}")))).isi)
    assert "disunting di Excel 2026" in naskah
    assert "baris kedua" not in naskah


def test_team_from_workbook(tukar: Callable[..., Path]) -> None:
    """A team comes from its workbook like a table."""
    assert "Budi Hartono" in text_of(render(load_plan(tukar(TIM, put("Siti Aminah", "Budi Hartono")))).isi)


def test_named_sheet(tukar: Callable[..., Path]) -> None:
    """`lembar` chooses the sheet; one that is not there is answered with those that are."""
    berkas = tukar(RENCANA, lambda lembar: setattr(lembar, "title", "Rencana 2026"))
    mentah = yaml.safe_load(berkas.read_text(encoding="utf-8"))
    mentah["lampiran"][0]["lembar"] = "Rencana 2026"
    assert "baris kedua" in text_of(render(load_plan(write(berkas.parent, mentah))).isi)
    mentah["lampiran"][0]["lembar"] = "Rencana 2025"
    assert "Rencana 2026" in mistakes(write(berkas.parent, mentah))


def test_unknown_fact_in_a_cell(tukar: Callable[..., Path]) -> None:
    """A {{ }} that nobody knows is told at the cell of the workbook, in the words of Excel."""
    letak: list[str] = []

    def ubah(lembar: Any) -> None:  # noqa: ANN401
        sel = cell(lembar, "baris kedua")
        sel.value = "untuk {{ satker.lembga }}"
        letak.append(sel.coordinate)

    pesan = mistakes(tukar(RENCANA, ubah))
    assert f'{BERKAS}, lembar "Tabel", sel {letak[0]}: ' in pesan
    assert "satker.lembga" in pesan


def test_broken_character_in_a_cell(tukar: Callable[..., Path]) -> None:
    """Half a character, as a damaged export holds it, is told in Indonesian with the text around it."""
    berkas = tukar(RENCANA, put("baris kedua", "Budi KODE Amat"))
    buku = berkas.with_name(BERKAS)
    for nama in ("xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"):
        buku.write_bytes(rewrite(buku.read_bytes(), nama, lambda teks: teks.replace("KODE", "_xD83D_")))
    pesan = mistakes(berkas)
    assert 'memuat karakter yang rusak (tertulis: "Budi \ud83d Amat")' in pesan
    assert "ketik ulang teksnya" in pesan


def test_wrong_mark_in_a_grid(tukar: Callable[..., Path]) -> None:
    """A month of a grid column that holds no mark is told at its cell."""
    letak: list[str] = []

    def ubah(lembar: Any) -> None:  # noqa: ANN401
        sel = next(sel for baris in lembar.iter_rows() for sel in baris if sel.value == "✓")
        sel.value = "kapan-kapan"
        letak.append(sel.coordinate)

    pesan = mistakes(tukar(KISI, ubah))
    assert f'{BERKAS}, lembar "Tabel", sel {letak[0]}: ' in pesan
    assert "kapan-kapan" in pesan


def test_wrong_schedule(cli: Cli, tukar: Callable[..., Path]) -> None:
    """A schedule that cannot be read is told by the command at its cell, without a line of the plan below it."""
    letak: list[str] = []

    def ubah(lembar: Any) -> None:  # noqa: ANN401
        sel = cell(lembar, "Maret")
        sel.value = "Marte 2026 kalau sempat"
        letak.append(sel.coordinate)

    tukar(JADWAL, ubah)
    hasil = cli("render", "plan.yaml")
    assert f'{BERKAS}, lembar "Tabel", sel {letak[0]}: ' in hasil.err
    assert "Marte 2026 kalau sempat" in hasil.err
    assert "^" not in hasil.err


def test_missing_workbook(tukar: Callable[..., Path]) -> None:
    """A workbook that is not there is told at `sumber` in the plan, with the one that may have been meant."""
    berkas = tukar(RENCANA)
    teks = berkas.read_text(encoding="utf-8")
    baris = teks[: teks.index("sumber:")].count("\n") + 1
    berkas.write_text(teks.replace(BERKAS, "lampiran-1-rencana_aksi.xlsx"), encoding="utf-8")
    pesan = mistakes(berkas)
    assert f"plan.yaml:{baris}:" in pesan
    assert "lampiran-1-rencana_aksi.xlsx tidak ditemukan" in pesan
    assert f"→ yang ada: {BERKAS}" in pesan


@pytest.mark.parametrize(
    ("kolom", "pesan"),
    [
        (None, "kunci `kolom` (Kolom) belum diisi"),
        ([], "tabel ini tidak punya kolom"),
        ("rencana-aksi-capain", "susunan kolom 'rencana-aksi-capain' tidak ada dalam data"),
    ],
)
def test_source_without_columns(tukar: Callable[..., Path], kolom: object, pesan: str) -> None:
    """A workbook cannot be read without columns: that is told once, at `kolom`."""
    berkas = tukar(RENCANA)
    mentah = yaml.safe_load(berkas.read_text(encoding="utf-8"))
    mentah["lampiran"][0] |= {"kolom": kolom}
    if kolom is None:
        del mentah["lampiran"][0]["kolom"]
    laporan = mistakes(write(berkas.parent, mentah))
    assert pesan in laporan
    assert laporan.count("plan.yaml:") == 1


def test_source_and_content_together(tukar: Callable[..., Path]) -> None:
    """An annex with both `sumber` and `isi` is refused: nobody could tell which counts."""
    berkas = tukar(RENCANA)
    mentah = yaml.safe_load(berkas.read_text(encoding="utf-8"))
    mentah["lampiran"][0]["isi"] = TABEL["isi"]
    pesan = mistakes(write(berkas.parent, mentah))
    assert "lampiran ini punya sumber dan juga isi" in pesan
    assert "pilih salah satu" in pesan


def test_mistakes_of_plan_and_workbook_together(tukar: Callable[..., Path]) -> None:
    """A mistake in the plan hides none in the workbook, nor the other way round."""
    berkas = tukar(RENCANA, put("baris kedua", "{{ salah }}"))
    teks = berkas.read_text(encoding="utf-8").replace("uu-7-2017", "uu-7-2071")
    berkas.write_text(teks, encoding="utf-8")
    pesan = mistakes(berkas)
    assert "uu-7-2071" in pesan
    assert f"{BERKAS}, lembar" in pesan


@pytest.mark.parametrize("pemisah", [",", ";", "\t"], ids=["koma", "titik koma", "tab"])
def test_csv_source(tmp_path: Path, pemisah: str) -> None:
    """A .csv is a source too, whatever separates its cells; a mistake names row and column."""
    baris = [["NO", "NAMA", "URAIAN"], ["1", "pertama", "baris pertama"], ["2", "kedua", "baris kedua"]]
    csv = tmp_path / "tabel.csv"
    csv.write_text("\n".join(pemisah.join(satu) for satu in baris), encoding="utf-8")
    lampiran = {**{k: v for k, v in TABEL.items() if k != "isi"}, "sumber": "tabel.csv"}
    berkas = write(tmp_path, {**LENGKAP, "lampiran": [lampiran]})
    (tmp_path / "langsung").mkdir()
    langsung = write(tmp_path / "langsung", {**LENGKAP, "lampiran": [TABEL]})
    assert members(render(load_plan(berkas)).isi)[DOCUMENT] == members(render(load_plan(langsung)).isi)[DOCUMENT]
    csv.write_text(csv.read_text(encoding="utf-8").replace("baris kedua", "{{ salah }}"), encoding="utf-8")
    assert "tabel.csv, baris 3, kolom 3: " in mistakes(berkas)


def test_export_writes_and_says_so(cli: Cli, tmp_path: Path) -> None:
    """`tabel ekspor` writes one workbook an annex, and says when nothing changed."""
    write(tmp_path, {**LENGKAP, "lampiran": [RENCANA, TIM]})
    berkas = ["lampiran-1-rencana-aksi.xlsx", "lampiran-2-susunan-personalia.xlsx"]
    assert cli("tabel", "ekspor", "plan.yaml") == (0, "".join(f"✓ {satu}\n" for satu in berkas), "")
    assert sorted(satu.name for satu in tmp_path.glob("*.xlsx")) == berkas
    hasil = cli("tabel", "ekspor", "plan.yaml")
    assert hasil == (0, "".join(f"✓ {satu} (tidak berubah)\n" for satu in berkas), "")


def test_export_keeps_an_edited_workbook(cli: Cli, tmp_path: Path) -> None:
    """An edited workbook is not overwritten; --timpa keeps it as a backup."""
    write(tmp_path, {**LENGKAP, "lampiran": [RENCANA]})
    cli("tabel", "ekspor", "plan.yaml", "--keluaran", "tabel")
    berkas = tmp_path / "tabel" / BERKAS
    baru = berkas.read_bytes()
    buku = load_workbook(berkas)
    put("baris kedua", "disunting")(buku.worksheets[0])
    buku.save(berkas)
    disunting = berkas.read_bytes()
    hasil = cli("tabel", "ekspor", "plan.yaml", "--keluaran", "tabel")
    assert (hasil.kode, hasil.out, berkas.read_bytes()) == (1, "", disunting)
    assert str(Path("tabel") / BERKAS) in hasil.err
    assert "--timpa" in hasil.err
    hasil = cli("tabel", "ekspor", "plan.yaml", "--keluaran", "tabel", "--timpa")
    (cadangan,) = berkas.parent.glob("*cadangan*")
    assert hasil == (0, f"✓ {Path('tabel') / BERKAS}\n    berkas lama disimpan: {Path('tabel') / cadangan.name}\n", "")
    assert (berkas.read_bytes(), cadangan.read_bytes()) == (baru, disunting)


def test_export_of_a_plan_without_tables(cli: Cli, tmp_path: Path) -> None:
    """A plan without a table is an error that says what to add; nothing is written."""
    write(tmp_path, dict(LENGKAP))
    hasil = cli("tabel", "ekspor", "plan.yaml")
    assert (hasil.kode, hasil.out) == (1, "")
    assert "tidak punya lampiran tabel" in hasil.err
    assert [satu.name for satu in tmp_path.iterdir()] == ["plan.yaml"]
