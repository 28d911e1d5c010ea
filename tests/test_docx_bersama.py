"""What documents share is worked out once, in a process and between processes, and no document shows it."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from gc import collect
from hashlib import sha256
from pathlib import Path
from typing import Any
from weakref import ref

import pytest

from tests.dokumen import (
    DOCUMENT,
    KEPUTUSAN,
    LENGKAP,
    TABEL,
    edit_template,
    make_docx,
    make_plan,
    members,
    paragraph_of,
    swap,
    text_of,
)
from zi_docs import Bentuk, ComposeError, TemplateError, load_plan, render
from zi_docs.docx.paket import read_package

ROOT = Path(__file__).parents[1]
SEL = "Laporan *akhir* & < 5% bagi {{ satker.singkatan }} tahun {{ tahun }}"
BARIS: list[Any] = [
    {"bagian": "Satu untuk {{ satker.nama }}", "isi": [{"nama": "sama", "uraian": SEL}, {"nama": "a", "uraian": "b"}]},
    {"nama": "berdaftar", "uraian": ["butir pertama", "butir kedua"]},
    {"nama": "induk", "isi": [{"uraian": "anak 1"}, {"uraian": "anak 2 {{ satker.wilayah }}"}]},
    {"nama": "induk {{ satker.nama }}", "isi": [{"uraian": "anak 3"}, {"uraian": "anak 4"}]},
    {"nama": ["butir {{ satker.kode }}", "butir lain"], "isi": [{"uraian": "anak 5"}, {"uraian": "anak 6"}]},
]
ANNEX: Mapping[str, Any] = {**TABEL, "isi": BARIS}
SATU: Mapping[str, Any] = {"lampiran": [ANNEX]}
DUA: Mapping[str, Any] = {
    "satker": 6408,
    "nomor": "8",
    "penutup": {**LENGKAP["penutup"], "tanggal": "8 Januari 2027"},
    "menimbang": [{"isi": "bahwa perlu", "rincian": ["satu", "dua"]}],
    "lampiran": [{**ANNEX, "isi": [*BARIS, {"nama": "hanya di sini", "uraian": "100%"}]}],
}
PROGRAM = """
import sys
from hashlib import sha256
from pathlib import Path
from zi_docs import load_plan, render
isi = render(load_plan(Path(sys.argv[1])), periksa=False).isi
print(sha256(isi).hexdigest(), *sorted({"docxtpl", "lxml"} & set(sys.modules)))
"""


WITHOUT_ISAL = """
import sys
from pathlib import Path
sys.modules["isal"] = None
from zi_docs import load_plan, render
Path(sys.argv[2]).write_bytes(render(load_plan(Path(sys.argv[1])), periksa=False).isi)
"""


def alone(plan: str, folder: Path, cache: Path) -> list[str]:
    """Hash of the DOCX of a plan made by a process of its own, and which slow libraries that took."""
    berkas = folder / "plan.yaml"
    berkas.write_text(plan, encoding="utf-8")
    lingkungan = {**os.environ, "XDG_CACHE_HOME": str(cache), "HOME": str(cache), "LOCALAPPDATA": str(cache)}
    perintah = [sys.executable, "-c", PROGRAM, str(berkas)]
    return subprocess.run(perintah, cwd=ROOT, env=lingkungan, check=True, capture_output=True, text=True).stdout.split()


def test_offices_do_not_show_in_each_other() -> None:
    """Two offices that share rows print the same bytes whichever comes first, each with its own name and numbers."""
    pertama, kedua = make_docx(**SATU), make_docx(**DUA)
    assert (make_docx(**SATU), make_docx(**DUA)) == (pertama, kedua)
    assert "bagi KPU Kabupaten Kebumen tahun 2026" in text_of(pertama)
    assert "bagi KPU Kabupaten Kutai Timur tahun 2027" in text_of(kedua)
    assert "Kebumen" not in text_of(kedua)
    assert "hanya di sini" not in text_of(pertama)


def test_threads_do_not_show_in_each_other() -> None:
    """Offices that are made at the same time, as by a worker with several threads, print the same bytes."""
    harapan = [make_docx(**SATU), make_docx(**DUA)]
    semula = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as kolam:
            hasil = list(kolam.map(lambda n: make_docx(**(SATU, DUA)[n % 2]), range(48)))
    finally:
        sys.setswitchinterval(semula)
    assert hasil == harapan * 24


def test_shared_rows_number_their_lists_in_each_decree() -> None:
    """A list of a shared row gets the number that is free in its own decree, and no other list shares it."""
    for isi in (SATU, DUA, SATU):
        paket = members(make_docx(**isi))
        nomor = re.findall('<w:numId w:val="([0-9]+)"', paket[DOCUMENT].decode())
        definisi = paket["word/numbering.xml"].decode()
        assert all(f'<w:num w:numId="{satu}">' in definisi for satu in nomor)
        assert len(set(nomor[-2:])) == 1
        assert nomor[-1] not in nomor[:-2]


def test_a_mistake_in_a_shared_row_is_told_to_every_office() -> None:
    """A row with an unknown fact is refused in the second plan as in the first."""
    salah = {"lampiran": [{**TABEL, "isi": [{"nama": "x", "uraian": "{{ satker.nma }}"}]}]}
    for satker in (3305, 6408, 3305):
        with pytest.raises(ComposeError, match=r"satker\.nma"):
            render(make_plan(satker=satker, **salah), Bentuk.ASLI, periksa=False)


def test_a_mistake_in_a_shared_row_is_told_where_it_stands() -> None:
    """A row that stands elsewhere in the next plan is refused at its place there."""
    baris = {"bagian": "Satu", "isi": [{"nama": "x", "uraian": "{{ satker.nma }}"}]}
    for sebelum in (0, 2, 1):
        isi = [*([{"bagian": "Nol", "isi": [{"nama": "y", "uraian": "z"}]}] * sebelum), baris]
        with pytest.raises(ComposeError) as galat:
            render(make_plan(lampiran=[{**TABEL, "isi": isi}]), Bentuk.ASLI, periksa=False)
        assert [satu.jalur[:4] for satu in galat.value.masalah] == [("lampiran", 0, "isi", sebelum)]


def test_a_notice_of_a_shared_row_is_given_to_every_office() -> None:
    """A schedule that is printed as written is noted for the second office as for the first, and once."""
    kolom = [{"judul": "NAMA", "kunci": "nama"}, {"judul": "JADWAL", "kunci": "jadwal", "jenis": "jadwal"}]
    isi = [{"nama": "x di {{ satker.nama }}", "jadwal": "menyesuaikan"}, {"nama": "y", "jadwal": "Maret {{ tahun }}"}]
    for satker in (3305, 6408, 3305):
        plan = make_plan(satker=satker, lampiran=[{**TABEL, "kolom": kolom, "isi": isi}])
        catatan = render(plan, Bentuk.ASLI, periksa=False).catatan
        assert [satu.jalur for satu in catatan] == [("lampiran", 0, "isi", 0, "jadwal")]


def test_dots_in_a_shared_row_are_refused_in_a_final_form_only() -> None:
    """What a rancangan may leave open is refused in an asli, though the row was composed before."""
    for teks in ("sebanyak ... orang", "rapat nomor {{ pleno.nomor }}"):
        terbuka = make_plan(lampiran=[{**TABEL, "isi": [{"nama": "x", "uraian": teks}]}])
        for _ in range(2):
            assert "..." in text_of(render(terbuka, Bentuk.RANCANGAN, periksa=False).isi)
            with pytest.raises(ComposeError, match="belum diisi"):
                render(terbuka, Bentuk.ASLI, periksa=False)


def test_every_shape_of_document_passes_the_gate(tmp_path: Path) -> None:
    """A template that drops a text only where another is there is refused at that document, not trusted from before."""

    def without_number(xml: str) -> str:
        nomor = paragraph_of(xml, "{{ nomor }}")
        tanya = nomor.replace("{{ nomor }}", "{%p if not memperhatikan %}")
        return swap(nomor, tanya + nomor + nomor.replace("{{ nomor }}", "{%p endif %}"))(xml)

    templat = {"keputusan": str(edit_template(KEPUTUSAN, tmp_path, {DOCUMENT: without_number}))}
    assert "NOMOR 7 TAHUN 2026" in text_of(make_docx(templat=templat))
    with pytest.raises(TemplateError, match=r"NOMOR.* tidak muncul dalam hasil"):
        make_docx(templat=templat, memperhatikan=["surat dinas"])
    assert make_docx(templat=templat)


def test_a_plan_that_is_gone_is_forgotten() -> None:
    """What a plan says is kept as long as the plan and no longer: memory does not grow with the offices of a batch."""
    plan = make_plan(**SATU)
    masih = ref(plan)
    render(plan, periksa=False)
    assert masih() is plan
    del plan
    collect()
    assert masih() is None


def test_the_next_process_needs_no_compiler_and_makes_the_same(tmp_path: Path) -> None:
    """What one process keeps on disk spares the next the slow libraries, and both make the same bytes."""
    plan = (ROOT / "contoh" / "kebumen-rencana-aksi.yaml").read_text(encoding="utf-8")
    pertama, *lambat = alone(plan, tmp_path, tmp_path / "simpanan")
    assert lambat == ["docxtpl", "lxml"]
    assert alone(plan, tmp_path, tmp_path / "simpanan") == [pertama]


def test_a_processor_without_isal_makes_the_same_document(tmp_path: Path) -> None:
    """Where there is no isal, zlib deflates: every member is the same, and with it the hash of the content."""
    plan, hasil = ROOT / "contoh" / "kebumen-rencana-aksi.yaml", tmp_path / "hasil.docx"
    subprocess.run([sys.executable, "-c", WITHOUT_ISAL, str(plan), str(hasil)], cwd=ROOT, check=True)
    isi = render(load_plan(plan), periksa=False).isi
    assert members(hasil.read_bytes()) == members(isi)
    assert hasil.read_bytes() != isi


def test_a_template_saved_while_it_is_read_is_not_kept_for_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is compiled of a template that changes meanwhile is the new file, and is never taken for the old one."""
    lama = edit_template(KEPUTUSAN, tmp_path, {DOCUMENT: swap("TENTANG", "TENTANG LAMA")})
    (tmp_path / "baru").mkdir()
    baru = edit_template(KEPUTUSAN, tmp_path / "baru", {DOCUMENT: swap("TENTANG", "TENTANG YANG BARU")}).read_bytes()
    semula, templat = lama.read_bytes(), {"keputusan": str(lama)}

    def saved(berkas: Path) -> dict[str, bytes]:
        berkas.write_bytes(baru)
        return read_package(berkas)

    with monkeypatch.context() as patch:
        patch.setattr("zi_docs.docx.siapkan.read_package", saved)
        assert "BARU" in text_of(make_docx(templat=templat))
    lama.write_bytes(semula)
    assert "LAMA" in text_of(make_docx(templat=templat))


def test_the_cache_stays_small(tmp_path: Path) -> None:
    """What was kept longest ago is dropped once there is much of it."""
    plan, cache = (ROOT / "contoh" / "minimal.yaml").read_text(encoding="utf-8"), tmp_path / "simpanan"
    folder = cache / "zi-docs"
    folder.mkdir(parents=True)
    for n in range(300):
        lama = folder / f"lama-{n}"
        lama.write_bytes(b"x")
        os.utime(lama, (n, n))
    alone(plan, tmp_path, cache)
    ada = {satu.name for satu in folder.iterdir()}
    assert len(ada) == 200
    assert "lama-299" in ada
    assert "lama-0" not in ada


def test_damaged_or_forbidden_cache_changes_nothing(tmp_path: Path) -> None:
    """Files that were cut or overwritten are not believed, and where nothing can be kept, nothing is."""
    plan, cache = (ROOT / "contoh" / "minimal.yaml").read_text(encoding="utf-8"), tmp_path / "simpanan"
    sidik = alone(plan, tmp_path, cache)[0]
    tersimpan = [satu for satu in cache.rglob("*") if satu.is_file()]
    assert tersimpan
    for n, satu in enumerate(tersimpan):
        satu.write_bytes(satu.read_bytes()[: -1 - n] if n % 2 else sha256(b"x").digest() + b"marshal?")
    assert alone(plan, tmp_path, cache)[0] == sidik
    berkas = tmp_path / "bukan-folder"
    berkas.write_text("x", encoding="utf-8")
    assert alone(plan, tmp_path, berkas)[0] == sidik
    assert berkas.read_text(encoding="utf-8") == "x"
