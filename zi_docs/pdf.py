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
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path, PureWindowsPath
from signal import Signals
from subprocess import DEVNULL
from tempfile import TemporaryDirectory
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

from zi_docs.errors import PdfError

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CREATED = "{http://purl.org/dc/terms/}created"
_CORE, _STYLES = "docProps/core.xml", "word/styles.xml"
_DEFAULT, _PARAGRAPH = "*", "*paragraph"  # beside the ids of styles
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
# What a PostScript name adds to its family: TimesNewRomanPS-BoldMT, URWBookman-Light.
_STYLE_WORDS = "(?:regular|roman|book|light|medium|demi|semi|bold|italic|oblique|it|ps|mt)*"


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
        return Path(found) if found else None
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
    return _Masukan(nama, isi, _created(parts.get(_CORE)), _families(texts, parts.get(_STYLES)))


def _created(core: "_Element | None") -> datetime | None:
    try:
        found = datetime.fromisoformat("" if core is None else core.findtext(_CREATED, ""))
    except ValueError:
        return None
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)


def _families(texts: Iterable["_Element"], styles: "_Element | None") -> frozenset[str]:
    """Font families that the written text asks for: of the run, of its styles, else the default.

    Left out: fonts of the theme, numbers of automatic lists, table styles, Asian and right-to-left scripts.
    """
    gaya = {} if styles is None else _style_fonts(styles)
    found: set[str | None] = set()
    for run in (run for text in texts for run in text.iter(_W + "r")):
        found |= {sym.get(_W + "font") for sym in run.iterfind(_W + "sym")}
        if any((t.text or "").strip() for t in run.iterfind(_W + "t")):
            paragraf = next(run.iterancestors(_W + "p"), run)
            styled = [_value(run, "rPr/rStyle"), _value(paragraf, "pPr/pStyle") or _PARAGRAPH, _DEFAULT]
            fonts = [_own_font(run), *map(gaya.get, styled)]
            found.add(next((font for font in fonts if font is not None), None))
    return frozenset(font for font in found if font)


def _style_fonts(root: "_Element") -> dict[str, str | None]:
    """The font of each style by its id, own or inherited; None: not said, "": left to the theme."""
    styles = {style.get(_W + "styleId", ""): style for style in root.iterfind(_W + "style")}

    def font_of(name: str, depth: int = 20) -> str | None:  # a damaged file may inherit in a circle
        if name not in styles or not depth:
            return None
        own = _own_font(styles[name])
        return font_of(_value(styles[name], "basedOn"), depth - 1) if own is None else own

    found = {name: font_of(name) for name in styles}
    default = root.find(f"{_W}style[@{_W}type='paragraph'][@{_W}default='1']")
    found[_PARAGRAPH] = None if default is None else found[default.get(_W + "styleId", "")]
    found[_DEFAULT] = next(map(_own_font, root.iter(_W + "rPrDefault")), None)
    return found


def _value(element: "_Element", path: str) -> str:
    found = element.find(_W + path.replace("/", "/" + _W))
    return "" if found is None else found.get(_W + "val", "")


def _own_font(element: "_Element") -> str | None:
    fonts = element.find(f"{_W}rPr/{_W}rFonts")
    if fonts is None:
        return None
    return "" if fonts.get(_W + "asciiTheme") else fonts.get(_W + "ascii")


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
    isi = _pin(isi, masukan, engine)
    try:
        reader = PdfReader(BytesIO(isi))
        halaman = len(reader.pages)
        huruf = tuple(sorted({name for page in reader.pages for name in _fonts(page["/Resources"])}))
        akar: Any = reader.trailer["/Root"]
        xmp: bytes = akar["/Metadata"].get_data() if "/Metadata" in akar else b""
    except (PyPdfError, AttributeError, LookupError, TypeError, ValueError) as error:
        return f"PDF dari LibreOffice tidak terbaca ({error})"
    if not halaman:
        return "PDF dari LibreOffice tidak berhalaman"
    if engine.pdfa and not re.search(_PDFA_MARKS, xmp):
        return "hasilnya bukan PDF/A-2b; diperlukan LibreOffice 7.4 atau yang lebih baru"
    nama = re.sub(r"(?i)(?<=.)\.docx$", "", PureWindowsPath(masukan.nama).name) + ".pdf"  # splits at / and \
    return Pdf(nama, isi, halaman, huruf, _replaced(masukan.huruf, huruf))


def _pin(isi: bytes, masukan: _Masukan, engine: _Engine) -> bytes:
    """Overwrite dates, identifiers and checksum in place by what the DOCX says; the length stays."""
    if masukan.dibuat:
        tanggal = masukan.dibuat.isoformat()[:19].encode()
        angka = re.sub(rb"\D", b"", tanggal)
        isi = re.sub(rb"(/(?:Creation|Mod)Date ?\(D:)\d{14}(?=Z)", rb"\g<1>" + angka, isi)
        isi = re.sub(rb"(<xmp:(?:Create|Modify)Date>)[\d-]{10}T[\d:]{8}(?=Z<)", rb"\g<1>" + tanggal, isi)
    sidik = sha256(masukan.isi + (b"A" if engine.pdfa else b"")).hexdigest()[:32].upper()
    awal, trailer, akhir = isi.rpartition(b"trailer")
    return awal + trailer + re.sub(rb"(?<=[</])[0-9A-F]{32}\b", sidik.encode(), akhir) if trailer else isi


def _fonts(resources: Any) -> Iterator[str]:  # noqa: ANN401  pypdf gives any kind of object
    """PostScript names of the fonts of a page and of the drawings on it, without the mark of a subset."""
    for font in resources.get("/Font", {}).values():
        yield re.sub(r"^/(?:[A-Z]{6}\+)?", "", font.get_object()["/BaseFont"])
    for drawing in resources.get("/XObject", {}).values():
        yield from _fonts(drawing.get_object().get("/Resources", {}))


def _replaced(asked: Iterable[str], used: Sequence[str]) -> dict[str, str]:
    """Families that are missing -> what stands there: as fontconfig says, else all fonts nobody asked for."""
    foreign = [name for name in used if not any(_is_of(name, family) for family in asked)]
    found = {}
    for family in sorted(asked):
        instead = _fontconfig(family)
        installed = family.casefold() in map(str.casefold, instead)
        if not installed and not any(_is_of(name, family) for name in used):
            named = [other for other in instead if any(_is_of(name, other) for name in used)]
            found[family] = named[0] if named else ", ".join(foreign or used)
    return found


def _is_of(name: str, family: str) -> bool:
    plain_name, plain_family = (re.sub(r"[\W_]", "", text).lower() for text in (name, family))
    return re.fullmatch(re.escape(plain_family) + _STYLE_WORDS, plain_name) is not None


@lru_cache
def _fontconfig(family: str) -> tuple[str, ...]:
    """The names of the installed family that fontconfig gives for `family`; empty without fontconfig."""
    if not (program := shutil.which("fc-match")):
        return ()
    command = [program, "--format=%{family}", re.sub(r"([\\:,-])", r"\\\1", family)]
    names = subprocess.run(command, capture_output=True, text=True, check=False).stdout.split(",")
    return tuple(name for name in names if name)
