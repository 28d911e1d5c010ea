"""zi-docs batch makes documents while it looks at the offices: that changes neither bytes nor order nor messages."""

from pathlib import Path

import pytest

from tests.test_batch import KEBUMEN, POLA, SEMARANG, table
from tests.test_cli import Cli, cli
from zi_docs.batch.bahan import gather
from zi_docs.batch.jalan import SETEMPAT
from zi_docs.batch.manifes import Manifes
from zi_docs.batch.muka import RUANG, DiMuka
from zi_docs.batch.periksa import Pemeriksa, Pemeriksaan, Syarat
from zi_docs.batch.rangkai import Aturan, Rangkai
from zi_docs.models.bentuk import Bentuk

__all__ = ["cli"]

ACEH = ["11", "KIP Aceh", "12", "5 Januari 2026", "Cut Rahmawati", "Iskandar Muda", ""]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Path:
    """A pattern and a table of three offices."""
    (tmp_path / "plan.yaml").write_text(POLA, encoding="utf-8")
    table(tmp_path, KEBUMEN, SEMARANG, ACEH)
    return tmp_path


def looked_at(folder: Path, di_muka: DiMuka, *bentuk: Bentuk, lanjut: bool = False) -> Pemeriksaan:
    """What is found in the three offices."""
    bahan = gather(folder / "plan.yaml", folder / "kantor.csv", None, None)
    syarat = Syarat(bentuk, periksa=False, nama_berkas=None, lanjut=lanjut)
    return Pemeriksa(bahan, syarat, {}, di_muka).all(lambda *_: None)


def made(folder: Path, keluaran: Path, di_muka: DiMuka) -> tuple[dict[str, bytes], list[tuple[str, int, int]]]:
    """The files that a run writes into a folder, and how far it said it was."""
    keluaran.mkdir()
    kabar: list[tuple[str, int, int]] = []
    manifes = Manifes(keluaran)
    bahan = gather(folder / "plan.yaml", folder / "kantor.csv", None, None)
    hasil = looked_at(folder, di_muka, Bentuk.ASLI, Bentuk.SALINAN)
    rangkai = Rangkai(bahan, hasil, Aturan(keluaran, SETEMPAT), manifes, lambda *satu: kabar.append(satu))
    rangkai.docx(rangkai.targets())
    manifes.finish()
    return {satu.name: satu.read_bytes() for satu in keluaran.iterdir()}, kabar


def ahead(hasil: Pemeriksaan) -> list[str]:
    """The offices of which every document was made ahead."""
    return [s.kode for s in hasil.siap if all(s.masukan[b] in hasil.di_muka for b in hasil.bentuk)]


@pytest.mark.parametrize("ruang", [1, 20_000], ids=["satu", "sebagian"])
def test_room_changes_nothing(folder: Path, ruang: int) -> None:
    """With room for all documents, for some or for one, the same files are written and the same progress is told."""
    penuh, kabar = made(folder, folder / "penuh", DiMuka())
    assert len(penuh) == 3 * 2 + 2
    assert made(folder, folder / "sempit", DiMuka(ruang=ruang)) == (penuh, kabar)
    assert made(folder, folder / "tanpa", DiMuka(ruang=0)) == (penuh, kabar)


def test_room_is_bounded(folder: Path) -> None:
    """Documents are made ahead as long as there is room; what follows is made later."""
    assert ahead(looked_at(folder, DiMuka(), Bentuk.ASLI)) == ["11", "3305", "3374"]
    assert ahead(looked_at(folder, DiMuka(ruang=1), Bentuk.ASLI)) == ["11"]
    assert ahead(looked_at(folder, DiMuka(ruang=0), Bentuk.ASLI)) == []


def test_results_that_are_there_are_not_made(folder: Path) -> None:
    """Of what the manifest knows to be made of the same no document is made ahead."""
    masukan = {satu.masukan[Bentuk.ASLI] for satu in looked_at(folder, DiMuka(), Bentuk.ASLI).siap[1:]}
    assert ahead(looked_at(folder, DiMuka(masukan), Bentuk.ASLI)) == ["11"]


def test_form_settled_by_the_last_office(folder: Path) -> None:
    """When the last office lacks a name all become rancangan: what was made before as asli is forgotten."""
    table(folder, ACEH, KEBUMEN, [*SEMARANG[:4], "", *SEMARANG[5:]])
    hasil = looked_at(folder, DiMuka())
    assert hasil.bentuk == (Bentuk.RANCANGAN,)
    assert ahead(hasil) == ["3374"]
    assert not any(satu.masukan[Bentuk.ASLI] in hasil.di_muka for satu in hasil.siap)


@pytest.mark.parametrize(("lanjut", "kode"), [(False, ["11"]), (True, ["11", "3374"])])
def test_nothing_is_made_for_nothing(folder: Path, kode: list[str], *, lanjut: bool) -> None:
    """After an office that stops the run no document is made ahead, but with --lanjut those of the sound ones are."""
    table(folder, ACEH, [*KEBUMEN[:4], "", *KEBUMEN[5:]], SEMARANG)
    assert ahead(looked_at(folder, DiMuka(), Bentuk.ASLI, lanjut=lanjut)) == kode


def test_nothing_is_written_before_all_are_in_order(cli: Cli, folder: Path) -> None:
    """The last office's mistake keeps even the folder of the results from being made."""
    table(folder, ACEH, KEBUMEN, [*SEMARANG[:4], "", *SEMARANG[5:]])
    hasil = cli("batch", "plan.yaml", "--data", "kantor.csv", "--bentuk", "asli")
    assert (hasil.kode, "Tidak ada yang ditulis: 1 dari 3 kantor" in hasil.err) == (1, True)
    assert not (folder / "keluaran").exists()


def test_template_that_cannot_be_used(cli: Cli, folder: Path) -> None:
    """An emblem that cannot be used is told before anything is written; with --lanjut the others are made."""
    kantor = folder / "kantor"
    kantor.mkdir()
    (kantor / "3374.yaml").write_text("lambang: tiada.png\n", encoding="utf-8")
    perintah = ("batch", "plan.yaml", "--data", "kantor.csv", "--bentuk", "asli", "--tanpa-periksa")
    hasil = cli(*perintah, "--kantor", "kantor")
    assert (hasil.kode, (folder / "keluaran").exists()) == (1, False)
    assert "kantor 3374: " in hasil.err
    assert "tiada.png" in hasil.err
    hasil = cli(*perintah, "--kantor", "kantor", "--lanjut")
    awal = "! keluaran: 2 kantor (asli): 2 dibuat; 1 kantor dilewati"
    assert (hasil.kode, hasil.out.splitlines()[0]) == (1, awal)


def test_emblem_that_workers_cannot_use(cli: Cli, folder: Path) -> None:
    """Where other machines make the documents, an emblem is tried here first, and told for each of its offices."""
    (folder / "kantor").mkdir()
    for nama in ("3305", "3374"):
        (folder / "kantor" / f"{nama}.yaml").write_text("lambang: tiada.png\n", encoding="utf-8")
    perintah = ("batch", "plan.yaml", "--data", "kantor.csv", "--bentuk", "asli", "--tanpa-periksa")
    hasil = cli(*perintah, "--kantor", "kantor", "--dask", "tcp://127.0.0.1:1")
    assert (hasil.kode, (folder / "keluaran").exists()) == (1, False)
    assert "Tidak ada yang ditulis: 2 dari 3 kantor bergalat" in hasil.err


@pytest.mark.libreoffice
def test_documents_that_change_before_their_pdf(folder: Path, tmp_path: Path) -> None:
    """A document that is edited or gone when its PDF is to be made fails alone; the others get theirs."""
    bahan, hasil = (
        gather(folder / "plan.yaml", folder / "kantor.csv", None, None),
        looked_at(folder, DiMuka(), Bentuk.ASLI),
    )
    keluaran = tmp_path / "hasil"
    keluaran.mkdir()
    manifes = Manifes(keluaran)
    rangkai = Rangkai(bahan, hasil, Aturan(keluaran, SETEMPAT), manifes, lambda *_: None)
    tujuan = rangkai.targets()
    rangkai.docx(tujuan)
    (keluaran / tujuan[0].nama).unlink()
    (keluaran / tujuan[1].nama).write_bytes((keluaran / tujuan[2].nama).read_bytes())
    rangkai.pdf(tujuan)
    manifes.finish()
    sebab = {satu.berkas: " ".join(satu.keterangan) for satu in rangkai.ringkasan.gagal}
    awal = [Path(satu.nama).stem for satu in tujuan]
    assert sorted(sebab) == sorted(f"{satu}.pdf" for satu in awal[:2])
    assert "tidak dapat dibaca" in sebab[f"{awal[0]}.pdf"]
    assert "berubah sebelum PDF-nya dibuat" in sebab[f"{awal[1]}.pdf"]
    assert [satu.name for satu in keluaran.glob("*.pdf")] == [f"{awal[2]}.pdf"]


def test_room_for_a_whole_batch() -> None:
    """There is room for the documents of all offices at some fifteen thousand bytes each."""
    assert RUANG > 552 * 15_000
