"""Workers that convert many files: nothing is lost or left behind, whatever becomes of their LibreOffice."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from itertools import count, islice
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.soffice import DOCX, false_office, ganti, naskah, sementara, simpan
from zi_docs.errors import PdfError
from zi_docs.pdf import KonversiError, Pdf, Workers, convert, side_by_side

__all__ = ["sementara"]

office = pytest.mark.libreoffice
with_proc = pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="processes are found through /proc")


def offices(sementara: Path) -> list[int]:
    """The processes of LibreOffice that work in a folder."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            program, *arguments = path.read_bytes().split(b"\0")
            if b"soffice" in program and any(os.fsencode(sementara) in satu for satu in arguments):
                found.append(int(path.parent.name))
    return found


def surat(n: int, huruf: str = "URW Bookman") -> tuple[str, bytes]:
    """A DOCX like no other."""
    return f"{n}.docx", simpan(naskah(f"bahwa surat nomor {n} perlu ditetapkan;", huruf=huruf))


def by_name(hasil: Iterator[Pdf | KonversiError]) -> dict[str, Pdf | str]:
    """What came of each DOCX."""
    semua: dict[str, Pdf | str] = {}
    for satu in hasil:
        semua |= {satu.asal: satu} if isinstance(satu, Pdf) else satu.gagal
    return semua


@office
@pytest.mark.parametrize("pdfa", [False, True])
def test_in_company_and_alone_the_bytes_are_the_same(pdfa: bool) -> None:  # noqa: FBT001
    """What LibreOffice counts through the whole process, and the time, do not tell what it converted before."""
    semua = [surat(n) for n in range(3)]
    with Workers(1, pdfa=pdfa) as pekerja:
        hasil = by_name(pekerja.convert_all(semua))
    sendiri = convert(semua[2:], pdfa=pdfa)
    assert [hasil["2.docx"]] == sendiri
    (halaman,) = PdfReader(BytesIO(sendiri[0].isi), strict=True).pages
    assert "surat nomor 2" in halaman.extract_text()


@office
@with_proc
def test_killed_libreoffice_loses_no_file(sementara: Path) -> None:
    """When one of two LibreOffice is killed in the middle, all PDF arrive, as they would have undisturbed."""
    semua = [surat(n) for n in range(24)]
    with Workers(2) as pekerja:
        hasil = pekerja.convert_all(iter(semua))
        pertama = next(hasil)
        assert isinstance(pertama, Pdf)
        korban = offices(sementara)
        assert korban
        os.kill(korban[-1], signal.SIGKILL)
        jadi = by_name(hasil) | {pertama.asal: pertama}
    assert jadi.keys() == {nama for nama, _ in semua}
    assert all(isinstance(satu, Pdf) for satu in jadi.values())
    assert list(sementara.iterdir()) == []


@office
@with_proc
def test_hanging_libreoffice_loses_no_file(sementara: Path) -> None:
    """When LibreOffice stands still, it is ended at the limit of time, and all PDF arrive."""
    semua = [surat(n) for n in range(12)]
    with Workers(1, batas_waktu=8) as pekerja:
        hasil = pekerja.convert_all(iter(semua))
        pertama = next(hasil)
        assert isinstance(pertama, Pdf)
        macet = offices(sementara)
        for satu in macet:
            os.kill(satu, signal.SIGSTOP)
        jadi = by_name(hasil) | {pertama.asal: pertama}
    assert jadi.keys() == {nama for nama, _ in semua}
    assert all(isinstance(satu, Pdf) for satu in jadi.values())
    assert macet
    assert not set(macet) & set(offices(sementara))
    assert list(sementara.iterdir()) == []


@office
def test_file_that_breaks_is_reported_and_the_others_arrive() -> None:
    """What cannot be converted, and what is no DOCX, fails by its name; the files before and behind it do not."""
    aneh = ganti(DOCX, "[Content_Types].xml", b"<x/>")
    with Workers(1) as pekerja:
        hasil = by_name(pekerja.convert_all([surat(0), ("aneh.docx", aneh), ("rusak.docx", b"\0"), surat(3)]))
    assert isinstance(hasil["0.docx"], Pdf)
    assert isinstance(hasil["3.docx"], Pdf)
    assert "LibreOffice melapor: Error: " in str(hasil["aneh.docx"])
    assert "bukan berkas DOCX" in str(hasil["rusak.docx"])


@office
@with_proc
def test_interrupt_ends_every_libreoffice(tmp_path: Path, sementara: Path) -> None:
    """Ctrl-C in the middle leaves no process and no profile."""
    (tmp_path / "x.docx").write_bytes(DOCX)
    code = "import sys, itertools as i, pathlib as p, zi_docs.pdf as z; d = p.Path(sys.argv[1]).read_bytes()\n"
    code += (
        "with z.Workers(2) as w:\n for h in w.convert_all((f'{n}', d) for n in i.count()): print(h.nama, flush=True)"
    )
    env = {**os.environ, "TMPDIR": str(sementara), "PYTHONPATH": str(Path(__file__).parent.parent)}
    command = [sys.executable, "-c", code, str(tmp_path / "x.docx")]
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline().endswith(b".pdf\n")
        assert offices(sementara)
        process.send_signal(signal.SIGINT)
        _, stderr = process.communicate(timeout=60)
    assert b"KeyboardInterrupt" in stderr
    assert offices(sementara) == []
    assert list(sementara.iterdir()) == []


def test_files_are_read_little_ahead_of_the_workers(tmp_path: Path) -> None:
    """A source without end is read so far as the workers need it, and leaving the context ends the work."""
    terbaca: list[int] = []

    def sumber() -> Iterator[tuple[str, bytes]]:
        for n in count():
            terbaca.append(n)
            yield f"{n}.docx", DOCX

    with Workers(2, soffice=false_office(tmp_path, "semua")) as pekerja:
        hasil = list(islice(pekerja.convert_all(sumber()), 100))
    assert len({satu.asal for satu in hasil if isinstance(satu, Pdf)}) == 100
    assert len(terbaca) < 700


def test_process_is_replaced_after_a_batch(tmp_path: Path) -> None:
    """No LibreOffice converts files without end: another takes over."""
    with Workers(1, soffice=false_office(tmp_path, "semua")) as pekerja:
        assert len(list(pekerja.convert_all((f"{n}.docx", DOCX) for n in range(150)))) == 150
    catatan = (tmp_path / "catatan").read_text(encoding="utf-8").splitlines()
    assert sorted(baris.count(".docx") for baris in catatan) == [22, 128]


def test_files_behind_a_crash_go_on_together(tmp_path: Path) -> None:
    """Only the file that breaks LibreOffice is tried again alone; those behind it share a new process."""
    mati = ganti(DOCX, "docProps/thumbnail.jpeg", None, keterangan=b"MATI")
    lines = 'for f in $berkas; do grep -q MATI "$f" && kill -9 $$; cp "$pdf" "$(nama "$f")"; sleep 0.2; done'
    semua = [(f"{n}.docx", mati if n == 2 else DOCX) for n in range(8)]
    with Workers(1, soffice=false_office(tmp_path, lines)) as pekerja:
        hasil = by_name(pekerja.convert_all(semua))
    assert {nama for nama, satu in hasil.items() if isinstance(satu, str)} == {"2.docx"}
    assert len(hasil) == 8
    banyak = [baris.count(".docx") for baris in (tmp_path / "catatan").read_text(encoding="utf-8").splitlines()]
    assert sorted(banyak) == [1, 1, 1, 5, 8]


def test_killed_twice_is_no_reason_to_give_up(tmp_path: Path) -> None:
    """A file over which LibreOffice was killed in company and alone is tried once more."""
    lines = '[ "$(wc -l < "$folder/catatan")" -lt 3 ] && kill -9 $$; semua'
    with Workers(1, soffice=false_office(tmp_path, lines)) as pekerja:
        hasil = by_name(pekerja.convert_all([("a.docx", DOCX)]))
    assert isinstance(hasil["a.docx"], Pdf)


def test_large_file_may_take_longer(tmp_path: Path) -> None:
    """The limit of time grows with what a DOCX holds."""
    isi = b'<w:document xmlns:w="x"><w:body>' + b"<w:p/>" * 2_000_000 + b"</w:body></w:document>"
    besar = ganti(DOCX, "word/document.xml", isi)
    lambat = false_office(tmp_path, "sleep 1.5; semua")
    with Workers(1, soffice=lambat, batas_waktu=0.7) as pekerja:
        hasil = by_name(pekerja.convert_all([("besar.docx", besar)])) | by_name(pekerja.convert_all([("k.docx", DOCX)]))
    assert isinstance(hasil["besar.docx"], Pdf)
    assert "0.7 detik tanpa hasil" in str(hasil["k.docx"])


def test_slow_reader_is_not_taken_for_a_hang(tmp_path: Path) -> None:
    """Whoever takes the results slowly gets them all, from the first process."""
    with Workers(1, soffice=false_office(tmp_path, "semua"), batas_waktu=1) as pekerja:
        hasil = pekerja.convert_all((f"{n}.docx", DOCX) for n in range(12))
        next(hasil)
        time.sleep(2)
        assert all(isinstance(satu, Pdf) for satu in hasil)
    assert (tmp_path / "catatan").read_bytes().count(b"\n") == 1


def test_workers_without_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is none, or none that starts, the message says so."""
    with Workers(2, soffice=tmp_path / "bukan-program") as pekerja, pytest.raises(PdfError, match="tidak bisa dijalan"):
        list(pekerja.convert_all([("x.docx", DOCX)]))
    monkeypatch.setenv("ZI_DOCS_SOFFICE", "tidak-ada-soffice")
    with pytest.raises(PdfError, match="LibreOffice tidak ditemukan"):
        Workers(1)


def test_how_many_side_by_side() -> None:
    """Few files go through one LibreOffice, and not even many take the whole of a large machine."""
    assert (side_by_side(0), side_by_side(1), side_by_side(11)) == (1, 1, 1)
    assert 1 <= side_by_side(1_000_000) <= 4
