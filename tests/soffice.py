"""DOCX to convert, and a false soffice that misbehaves as the real one does on bad days."""

import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from pypdf import PdfWriter

FalseOffice = Callable[[str], Path]
ARGUMENTS = """#!/bin/sh
keluar= berkas= folder='{folder}'
pdf=$folder/benar.pdf
echo "$*" >> "$folder/catatan"
while [ $# -gt 0 ]; do
    case "$1" in --outdir) keluar=$2; shift ;; *.docx) berkas="$berkas $1" ;; esac
    shift
done
nama() {{ echo "$keluar/$(basename "$1" .docx).pdf"; }}
semua() {{ for f in $berkas; do cp "$pdf" "$(nama "$f")"; done; }}
macet() {{ (while :; do echo x >> "$folder/detak"; sleep 0.1; done) & wait; }}
banyak() {{ [ "$(echo $berkas | wc -w)" -gt 1 ]; }}
"""


def false_office(folder: Path, lines: str) -> Path:
    """A false soffice from lines of shell; it logs its calls in `catatan`, a line each."""
    if sys.platform == "win32":
        pytest.skip("the false soffice is a shell script")
    PdfWriter().write(folder / "kosong.pdf")
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    writer.write(benar := BytesIO())
    (folder / "benar.pdf").write_bytes(benar.getvalue() + b"%/CreationDate(D:20200102030405Z')\n")
    path = folder / "soffice"
    path.write_text(ARGUMENTS.format(folder=folder) + lines + "\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def terpasang() -> str:
    """A font family that this machine has."""
    if not shutil.which("fc-match"):
        return "Arial"
    return subprocess.check_output(["fc-match", "--format=%{family[0]}", "sans-serif"], text=True)


def naskah(*paragraf: str, huruf: str | None = None) -> Any:  # noqa: ANN401  python-docx names no class for it
    """A document in one installed font, with a heading, and a page for each text given."""
    dokumen = Document()
    dokumen.styles["Normal"].font.name = huruf or terpasang()
    dokumen.add_heading("Menimbang", 1)
    for i, teks in enumerate(paragraf):
        dokumen.add_paragraph(teks).paragraph_format.page_break_before = i > 0
    dokumen.core_properties.created = datetime(2026, 1, 30, 7, 15, 9, tzinfo=UTC)
    return dokumen


def simpan(dokumen: Any) -> bytes:  # noqa: ANN401
    """The bytes of a document."""
    hasil = BytesIO()
    dokumen.save(hasil)
    return hasil.getvalue()


def ganti(docx: bytes, bagian: str, isi: bytes | None, keterangan: bytes = b"") -> bytes:
    """The DOCX with one part replaced or, for None, left out, and with a comment on the zip."""
    hasil = BytesIO()
    with zipfile.ZipFile(BytesIO(docx)) as lama, zipfile.ZipFile(hasil, "w") as baru:
        for nama in lama.namelist():
            if nama != bagian:
                baru.writestr(nama, lama.read(nama))
            elif isi is not None:
                baru.writestr(nama, isi)
        baru.comment = keterangan
    return hasil.getvalue()


DOCX = simpan(naskah("bahwa berdasarkan hal tersebut;"))


@pytest.fixture
def sementara(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files, empty."""
    folder = tmp_path / "sementara"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder
