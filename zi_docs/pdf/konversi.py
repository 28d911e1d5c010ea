"""DOCX to PDF through LibreOffice: the only module that starts a process, and the only one that reads PDF.

All files of one call go through one soffice process with a throw-away profile, its own process group and a
time limit. Its exit code alone proves nothing (it is 0 for a missing or unreadable file), so every PDF is
opened and checked, and what failed in company is tried once more alone.

A PDF is pinned so that the same DOCX gives the same bytes: dates, identifiers and checksum have a fixed
length and are overwritten where they stand. Not covered: another version of LibreOffice or other fonts;
a DOCX without `dcterms:created`, whose PDF keeps the time of conversion; the colour profile of PDF/A, which
holds that time in compressed form; and OpenType fonts with PostScript outlines (.otf) in a call of several
files, since LibreOffice numbers them through the whole process: such a file repeats when the call does.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import zlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path, PureWindowsPath
from signal import Signals
from subprocess import DEVNULL
from tempfile import TemporaryDirectory
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

from zi_docs.errors import PdfError
from zi_docs.pdf.huruf import families, fonts, replaced
from zi_docs.pdf.segel import pin

if TYPE_CHECKING:
    from lxml.etree import _Element

_CREATED = "{http://purl.org/dc/terms/}created"
_CORE, _STYLES = "docProps/core.xml", "word/styles.xml"
_TEXTS = re.compile(r"word/(?:document|header|footer|footnotes|endnotes)\d*\.xml")
_PLACES = (
    ("/usr/lib", "libreoffice/program/soffice"),
    ("/opt", "libreoffice*/program/soffice"),
    ("/Applications", "LibreOffice*.app/Contents/MacOS/soffice"),
    (os.environ.get("PROGRAMFILES"), "LibreOffice*/program/soffice.com"),
    (os.environ.get("PROGRAMFILES(X86)"), "LibreOffice*/program/soffice.com"),
)
_OPTIONS = {name: {"type": "boolean", "value": "true"} for name in ("UseTaggedPDF", "ExportBookmarks")}
_PDFA_OPTION = {"SelectPdfVersion": {"type": "long", "value": "2"}}
_PDFA_MARKS = rb"(?s)pdfaid:part\W+2\b.*pdfaid:conformance\W+B\b"


@dataclass(frozen=True, slots=True)
class Pdf:
    """A verified PDF: its file name, bytes and pages.

    `huruf`: the fonts in it by PostScript name, sorted. `pengganti`: a family that the DOCX asks for and
    that is missing on this machine -> what stands in its place.
    """

    nama: str
    isi: bytes
    halaman: int
    huruf: tuple[str, ...]
    pengganti: Mapping[str, str]


class KonversiError(PdfError):
    """Some files gave no PDF. `berhasil`: those that did; `gagal`: name of the DOCX -> what went wrong."""

    def __init__(self, berhasil: list[Pdf], gagal: dict[str, str]) -> None:
        super().__init__(berhasil, gagal)
        self.berhasil = berhasil
        self.gagal = gagal

    def __str__(self) -> str:
        """Give the report for people: a line a file, then the cure."""
        judul = f"{len(self.gagal)} DOCX tidak menjadi PDF:"
        saran = "Buka DOCX itu di Word atau LibreOffice, perbaiki bila rusak, lalu ulangi."
        return "\n".join([judul, *(f"  {nama}: {sebab}" for nama, sebab in self.gagal.items()), saran])


@dataclass(frozen=True, slots=True)
class _Masukan:
    """One readable DOCX, and what its PDF must answer to."""

    nama: str
    isi: bytes
    dibuat: datetime | None
    huruf: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Engine:
    """How a batch is converted; whatever else converts one later stands behind `_attempt` too."""

    soffice: Path
    pdfa: bool
    batas_waktu: float


def find_libreoffice() -> Path | None:
    """Path of soffice: where ZI_DOCS_SOFFICE says and nowhere else, or on PATH, or at the usual places."""
    if own := os.environ.get("ZI_DOCS_SOFFICE"):
        found = shutil.which(own)
        return Path(found).absolute() if found else None
    if found := shutil.which("soffice") or shutil.which("libreoffice"):
        return Path(found)
    usual = (path for root, pattern in _PLACES if root for path in sorted(Path(root).glob(pattern)))
    return next(usual, None)


def convert(
    docx: Sequence[tuple[str, bytes]],
    *,
    pdfa: bool = False,
    batas_waktu: float = 120.0,
    soffice: Path | None = None,
) -> list[Pdf]:
    """Convert DOCX (file name, bytes) to PDF: tagged, with an outline of the headings; in the order given.

    `pdfa` asks for PDF/A-2b. `batas_waktu` is in seconds and for each file: LibreOffice is killed when that
    long nothing new has come out. Names may hold anything; a folder in a name is dropped.

    Raises KonversiError when some files fail (it carries the others), PdfError when nothing can be tried:
    no LibreOffice, or one that cannot be started.
    """
    if not docx:
        return []
    program = soffice or find_libreoffice()
    if program is None:
        raise PdfError(_without_libreoffice())
    engine = _Engine(program, pdfa, batas_waktu)
    read = [_read(nama, isi) for nama, isi in docx]
    sound = {i: masukan for i, masukan in enumerate(read) if isinstance(masukan, _Masukan)}
    try:
        hasil = _convert(engine, sound)
    except OSError as error:
        raise PdfError(
            f'LibreOffice di "{program}" tidak bisa dijalankan ({error}), jadi PDF tidak dibuat. '
            "Periksa pemasangannya, ruang disk dan izin map sementara."
        ) from error
    akhir = [hasil.get(i, sebab) for i, sebab in enumerate(read)]
    berhasil = [pdf for pdf in akhir if isinstance(pdf, Pdf)]
    gagal = {nama: sebab for (nama, _), sebab in zip(docx, akhir, strict=True) if isinstance(sebab, str)}
    if gagal:
        raise KonversiError(berhasil, gagal)
    return berhasil


def _without_libreoffice() -> str:
    own = os.environ.get("ZI_DOCS_SOFFICE")
    letak = f' di ZI_DOCS_SOFFICE ("{own}")' if own else ""
    return (
        f"LibreOffice tidak ditemukan{letak}, jadi PDF tidak dibuat; DOCX tetap ditulis. Cara memasangnya:\n"
        "  Debian/Ubuntu: sudo apt install libreoffice-writer\n"
        "  Windows: winget install TheDocumentFoundation.LibreOffice\n"
        "  macOS: brew install --cask libreoffice\n"
        "  atau unduh dari https://id.libreoffice.org\n"
        "Bila sudah terpasang di tempat lain, isi ZI_DOCS_SOFFICE dengan letak berkas soffice."
    )


def _read(nama: str, isi: bytes) -> _Masukan | str:
    """Check a DOCX and take out what its PDF is held against; a text says why it is none.

    LibreOffice is no judge of this: it makes a page of any text, and an empty one of a foreign document.xml.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        with ZipFile(BytesIO(isi)) as paket:
            if rusak := paket.testzip():
                return f'bagian "{rusak}" dari DOCX ini rusak'
            names = [n for n in paket.namelist() if n in {_CORE, _STYLES} or _TEXTS.fullmatch(n)]
            parts = {n: etree.fromstring(paket.read(n), parser) for n in names}
    except (BadZipFile, etree.XMLSyntaxError, EOFError, RuntimeError, ValueError, zlib.error) as error:
        return f"bukan berkas DOCX yang utuh ({error})"
    texts = [part for n, part in parts.items() if _TEXTS.fullmatch(n)]
    if not any(etree.QName(part).localname == "document" for part in texts):
        return "bukan berkas DOCX: naskahnya (word/document.xml) tidak ada"
    return _Masukan(nama, isi, _created(parts.get(_CORE)), families(texts, parts.get(_STYLES)))


def _created(core: "_Element | None") -> datetime | None:
    try:
        found = datetime.fromisoformat("" if core is None else core.findtext(_CREATED, ""))
    except ValueError:
        return None
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)


def _convert(engine: _Engine, batch: Mapping[int, _Masukan]) -> dict[int, Pdf | str]:
    """Convert a batch, and what failed in it once more alone: one bad file must not spoil the others."""
    hasil = _attempt(engine, batch) if batch else {}
    for i in [i for i, sebab in hasil.items() if isinstance(sebab, str) and len(batch) > 1]:
        hasil |= _attempt(engine, {i: batch[i]})
    return hasil


def _attempt(engine: _Engine, batch: Mapping[int, _Masukan]) -> dict[int, Pdf | str]:
    """Convert a batch in one process: for each file the PDF, or why there is none."""
    with TemporaryDirectory(prefix="zi-docs-", ignore_cleanup_errors=True) as folder:
        masuk, keluar = Path(folder, "masuk"), Path(folder, "keluar")
        masuk.mkdir()
        keluar.mkdir()
        for i, masukan in batch.items():  # own names: theirs may hold anything
            (masuk / f"{i}.docx").write_bytes(masukan.isi)
        status, log = _run(engine, sorted(masuk.iterdir()), keluar)
        isi = {i: path.read_bytes() for i in batch if (path := keluar / f"{i}.pdf").is_file()}
    keluhan = re.findall(r"^Error:.*", log, re.MULTILINE)
    sebab = _reason(engine, status, keluhan)
    # A crash, or a complaint that no missing file explains, may concern any of them.
    if status or len(keluhan) > len(batch) - len(isi):
        return dict.fromkeys(batch, sebab)
    return {i: _inspect(isi[i], masukan, engine) if i in isi else sebab for i, masukan in batch.items()}


def _reason(engine: _Engine, status: int | None, keluhan: Sequence[str]) -> str:
    if status is None:
        return f"LibreOffice dihentikan: {engine.batas_waktu:g} detik tanpa hasil; perpanjang batas waktunya"
    berhenti = f"berhenti di tengah jalan (kode {status})" if status else "selesai tanpa menghasilkan PDF"
    return f"LibreOffice {f'melapor: {keluhan[-1][:300]}' if keluhan else berhenti}"


def _run(engine: _Engine, files: Sequence[Path], keluar: Path) -> tuple[int | None, str]:
    """Run soffice over files (never none: it would wait for ever): exit code, None at the limit; stderr."""
    map_kerja = keluar.parent
    options = json.dumps(_OPTIONS | _PDFA_OPTION if engine.pdfa else _OPTIONS)
    # A profile of its own: two processes on one profile refuse each other.
    command = [str(engine.soffice), f"-env:UserInstallation={(map_kerja / 'profil').as_uri()}", "--headless"]
    command += ["--norestore", "--nologo", "--nolockcheck", "--infilter=MS Word 2007 XML"]
    command += ["--convert-to", f"pdf:writer_pdf_Export:{options}", "--outdir", str(keluar)]
    env = {**os.environ, "TZ": "UTC"}  # local time would change the length of the dates
    log = map_kerja / "stderr"
    with log.open("wb") as stderr:
        process = subprocess.Popen(
            [*command, *files], stdin=DEVNULL, stdout=DEVNULL, stderr=stderr, env=env, start_new_session=True
        )
        try:
            status = _wait(process, keluar, engine.batas_waktu)
        finally:  # at the limit, on Ctrl-C, and for stragglers of a crash
            _end(process)
    return status, log.read_text(encoding="utf-8", errors="replace")


def _wait(process: subprocess.Popen[bytes], keluar: Path, batas_waktu: float) -> int | None:
    """Exit code, or None when for `batas_waktu` seconds no further PDF has appeared."""
    done, deadline = 0, monotonic() + batas_waktu
    while (left := deadline - monotonic()) > 0:
        with suppress(subprocess.TimeoutExpired):
            return process.wait(min(left, 1))
        if (now := len(list(keluar.iterdir()))) > done:
            done, deadline = now, monotonic() + batas_waktu
    return None


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill the process with all its children, and wait until they have let go of the folder."""
    if sys.platform == "win32":
        if process.poll() is None:
            taskkill = ["taskkill", "/T", "/F", "/PID", str(process.pid)]
            subprocess.run(taskkill, capture_output=True, check=False)
        process.wait()
        return
    gone = suppress(ProcessLookupError, PermissionError)  # nobody left: the usual case
    with gone:
        os.killpg(process.pid, Signals.SIGKILL)
    process.wait()
    with gone:
        for _ in range(50):
            os.killpg(process.pid, 0)
            sleep(0.02)


def _inspect(isi: bytes, masukan: _Masukan, engine: _Engine) -> Pdf | str:
    """Verify and pin one PDF; a text says what is wrong with it."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    if not isi.startswith(b"%PDF-") or b"%%EOF" not in isi[-1024:]:
        return "yang dihasilkan LibreOffice bukan PDF yang utuh"
    isi = pin(isi, masukan.dibuat, masukan.isi + (b"A" if engine.pdfa else b""))
    try:
        reader = PdfReader(BytesIO(isi))
        halaman = len(reader.pages)
        huruf = tuple(sorted({name for page in reader.pages for name in fonts(page["/Resources"])}))
        akar: Any = reader.trailer["/Root"]
        xmp: bytes = akar["/Metadata"].get_data() if "/Metadata" in akar else b""
    except (PyPdfError, AttributeError, LookupError, TypeError, ValueError) as error:
        return f"PDF dari LibreOffice tidak terbaca ({error})"
    if not halaman:
        return "PDF dari LibreOffice tidak berhalaman"
    if engine.pdfa and not re.search(_PDFA_MARKS, xmp):
        return "hasilnya bukan PDF/A-2b; diperlukan LibreOffice 7.4 atau yang lebih baru"
    nama = re.sub(r"(?i)(?<=.)\.docx$", "", PureWindowsPath(masukan.nama).name) + ".pdf"  # splits at / and \
    return Pdf(nama, isi, halaman, huruf, replaced(masukan.huruf, huruf))
