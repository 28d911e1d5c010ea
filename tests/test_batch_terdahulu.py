"""zi-docs batch and what earlier runs made: what is edited stays known, what is old is told and not packed."""

import json
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from tests.test_batch import KEBUMEN, SEMARANG, results, table
from tests.test_batch_lanjut import DUA, PERINTAH, SATU, edit, keluaran
from tests.test_cli import Cli, cli
from zi_docs.batch.terdahulu import BERGANTI, BERUBAH, DILEWATI_KINI, KELUAR

__all__ = ["cli", "keluaran"]

SALINAN = f"{SATU.removesuffix('.docx')}_Salinan.docx"
TANPA_KETUA = [*KEBUMEN[:4], "", *KEBUMEN[5:]]
KETUA_BARU = [*KEBUMEN[:4], "Sri Lestari", *KEBUMEN[5:]]
HAPUS = "hapus bila tidak perlu"


def entries(folder: Path) -> dict[str, tuple[str, str]]:
    """Status of every file of the manifest, and why it is old."""
    isi: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return {satu["berkas"]: (satu["status"], satu["usang"]) for satu in isi["berkas"] if satu["berkas"]}


def packed(folder: Path) -> list[str]:
    """What is in the archive of the province."""
    with ZipFile(folder / "Arsip_33_Jawa-Tengah.zip") as arsip:
        return arsip.namelist()


@pytest.mark.parametrize("disunting", [False, True])
def test_office_that_is_skipped(cli: Cli, keluaran: Path, tmp_path: Path, *, disunting: bool) -> None:
    """What was made of an office that is skipped now stays in the manifest as old, and comes back as it was."""
    cli(*PERINTAH)
    if disunting:
        edit(keluaran / SATU)
    table(tmp_path, TANPA_KETUA, SEMARANG)
    hasil = cli(*PERINTAH, "--lanjut", "--arsip")
    assert (HAPUS in hasil.err, DILEWATI_KINI in hasil.err) == (False, True)
    status = "disunting" if disunting else "jadi"
    assert entries(keluaran) == {SATU: (status, DILEWATI_KINI), DUA: ("jadi", "")}
    assert packed(keluaran) == [DUA]
    table(tmp_path, KEBUMEN, SEMARANG)
    assert ("2 tidak berubah" in cli(*PERINTAH, "--arsip").out) is not disunting
    assert entries(keluaran) == {SATU: (status, ""), DUA: ("jadi", "")}
    assert packed(keluaran) == [SATU, DUA]


def test_edited_file_of_an_office_that_left(cli: Cli, keluaran: Path, tmp_path: Path) -> None:
    """An edited file is not said to be rubbish though its office is no longer in the table."""
    cli(*PERINTAH)
    edit(keluaran / DUA)
    table(tmp_path, KEBUMEN)
    for _ in range(2):
        hasil = cli(*PERINTAH, "--arsip")
        assert (HAPUS in hasil.err, f"1 berkas {KELUAR}" in hasil.err) == (False, True)
        assert entries(keluaran) == {SATU: ("jadi", ""), DUA: ("disunting", KELUAR)}
        assert packed(keluaran) == [SATU]
    (keluaran / DUA).unlink()
    assert KELUAR not in cli(*PERINTAH).err
    assert entries(keluaran) == {SATU: ("jadi", "")}


def test_edited_file_under_an_old_number(cli: Cli, keluaran: Path, tmp_path: Path) -> None:
    """An edited file is not said to be rubbish though its office has a new number, and so a new file."""
    cli(*PERINTAH)
    edit(keluaran / SATU)
    table(tmp_path, [*KEBUMEN[:2], "8", *KEBUMEN[3:]], SEMARANG)
    hasil = cli(*PERINTAH, "--arsip")
    assert (HAPUS in hasil.err, f"1 berkas {BERGANTI}" in hasil.err) == (False, True)
    assert entries(keluaran)[SATU] == ("disunting", BERGANTI)
    assert packed(keluaran) == [SATU.replace("_7_", "_8_"), DUA]


@pytest.mark.libreoffice
def test_pdf_of_an_edited_document(cli: Cli, keluaran: Path) -> None:
    """The PDF that a person made of the document edited is theirs too: kept, named, packed, with --pdf or not."""
    cli(*PERINTAH, "--pdf")
    edit(keluaran / SATU)
    pdf = SATU.replace(".docx", ".pdf")
    (keluaran / pdf).write_bytes((keluaran / pdf).read_bytes() + b"% Budi\n")
    for mau in ("--pdf", "--arsip"):
        hasil = cli(*PERINTAH, mau)
        assert (HAPUS in hasil.err, "2 disunting" in hasil.out) == (False, True)
        assert (entries(keluaran)[SATU], entries(keluaran)[pdf]) == (("disunting", ""), ("disunting", ""))
    assert pdf in packed(keluaran)


def test_form_that_is_out_of_date(cli: Cli, keluaran: Path, tmp_path: Path) -> None:
    """A salinan made before the table changed is named when only the asli is made anew, and not packed beside it."""
    cli(*PERINTAH, "--bentuk", "salinan", "--arsip")
    assert packed(keluaran) == [SATU, SALINAN, DUA, DUA.replace(".docx", "_Salinan.docx")]
    table(tmp_path, KETUA_BARU, SEMARANG)
    for _ in range(2):
        hasil = cli(*PERINTAH, "--arsip")
        assert f"1 berkas {BERUBAH}" in hasil.err
        assert f"(hapus, atau buat lagi dengan --bentuk salinan):\n    {SALINAN}\n" in hasil.err
        assert SALINAN not in packed(keluaran)
        assert DUA.replace(".docx", "_Salinan.docx") in packed(keluaran)
    table(tmp_path, KEBUMEN, SEMARANG)
    assert BERUBAH not in cli(*PERINTAH, "--arsip").err
    assert SALINAN in packed(keluaran)
    assert SALINAN in results(tmp_path)


def test_edited_form_that_is_out_of_date(cli: Cli, keluaran: Path, tmp_path: Path) -> None:
    """An edited salinan that the new table contradicts is named, kept and not packed; nobody is told to delete it."""
    cli(*PERINTAH, "--bentuk", "salinan")
    edit(keluaran / SALINAN)
    table(tmp_path, KETUA_BARU, SEMARANG)
    hasil = cli(*PERINTAH, "--arsip")
    assert (BERUBAH in hasil.err, "hapus" in hasil.err) == (True, False)
    assert entries(keluaran)[SALINAN] == ("disunting", BERUBAH)
    assert SALINAN not in packed(keluaran)


def test_warnings_of_an_earlier_check(cli: Cli, keluaran: Path, tmp_path: Path) -> None:
    """What was warned of is not hushed up by a run that does not check again: it says how often, and where."""
    table(tmp_path, [*KEBUMEN[:2], "29A", *KEBUMEN[3:]], SEMARANG)
    perintah = PERINTAH[:-1]
    assert "tidak diperiksa lagi" not in cli(*perintah).err
    isi = json.loads((keluaran / "manifest.json").read_text(encoding="utf-8"))["berkas"]
    banyak = {satu["kode"]: satu["peringatan"] for satu in isi}
    assert banyak["3305"] > 0
    pesan = f"pemeriksaan yang lalu memberi {sum(banyak.values())} peringatan pada"
    for lagi in ((), ("--bentuk", "salinan")):
        galat = cli(*perintah, *lagi).err
        assert "2 kantor tidak berubah dan tidak diperiksa lagi" in galat
        assert pesan in galat
        assert "    3305" in galat
