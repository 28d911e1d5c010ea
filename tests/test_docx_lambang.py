"""The emblem of the letterhead: PNG or JPEG, in proportion, and what becomes of files that are neither."""

import os
import struct
import subprocess
import sys
import zlib
from contextlib import suppress
from pathlib import Path

import pytest

from tests.dokumen import DOCUMENT, KEPUTUSAN, audit, edit_template, make_docx, members, part, swap, template
from zi_docs import TemplateError
from zi_docs.docx.dump import dump

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
TINGGI = 828_000
"""2.3 cm in EMU."""
IN_LITTLE_MEMORY = """
import resource, sys
from tests.dokumen import make_docx
from zi_docs import TemplateError
resource.setrlimit(resource.RLIMIT_AS, (2_000_000_000, 2_000_000_000))
try:
    make_docx(lambang=sys.argv[1])
except TemplateError as galat:
    print(galat)
"""


def png(lebar: int = 4, tinggi: int = 2) -> bytes:
    """A red PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", lebar, tinggi, 8, 2, 0, 0, 0)
    rows = (b"\0" + b"\xff\0\0" * lebar) * tinggi
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def jpeg(lebar: int = 3, tinggi: int = 2) -> bytes:
    """The head of a JPEG, as far as its size is told."""
    jfif = b"JFIF\0\1\1\0\0\1\0\1\0\0"
    frame = struct.pack(">BHHBBBB", 8, tinggi, lebar, 1, 1, 0x11, 0)
    segments = ((0xE0, jfif), (0xC0, frame))
    inner = b"".join(b"\xff" + bytes([mark]) + struct.pack(">H", len(data) + 2) + data for mark, data in segments)
    return b"\xff\xd8" + inner + b"\xff\xd9"


def with_emblem(folder: Path, content: bytes, nama: str = "lambang.png") -> bytes:
    """A decree with this file as its emblem."""
    berkas = folder / nama
    berkas.write_bytes(content)
    return make_docx(lambang=str(berkas))


@pytest.mark.parametrize(
    ("content", "akhiran", "lebar"), [(png(), "png", 2), (jpeg(), "jpeg", 1.5)], ids=["png", "jpeg"]
)
def test_emblem_stands_above_the_letterhead(content: bytes, akhiran: str, lebar: float, tmp_path: Path) -> None:
    """It is 2.3 cm high and as wide as its proportions say, carries a description, and is in the package as it was."""
    isi = with_emblem(tmp_path, content)
    assert members(isi)[f"word/media/lambang.{akhiran}"] == content
    extent = next(part(isi, DOCUMENT).iter(f"{DRAWING}extent"))
    assert (extent.get("cx"), extent.get("cy")) == (str(round(TINGGI * lebar)), str(TINGGI))
    assert next(part(isi, DOCUMENT).iter(f"{DRAWING}docPr")).get("descr")
    assert audit(isi) == []
    lines = [line for line in dump(isi).splitlines() if line.startswith("ZI ")]
    assert lines[0].startswith("ZI Lambang | <picture")
    assert lines[1].startswith("ZI Kop")


def test_without_an_emblem_nothing_stands_for_it() -> None:
    """No empty paragraph and no image is left where the emblem would stand."""
    isi = make_docx()
    assert "ZI Lambang" not in dump(isi)
    assert not [nama for nama in members(isi) if nama.startswith("word/media/")]


def test_kind_of_image_is_read_from_its_content(tmp_path: Path) -> None:
    """A JPEG that is named .png is a JPEG."""
    assert "word/media/lambang.jpeg" in members(with_emblem(tmp_path, jpeg(), "lambang.png"))


@pytest.mark.parametrize(
    "content",
    [b"", b"bukan gambar", b"GIF89a\2\0\2\0\0\0\0;", b"BM" + bytes(60), b"<svg xmlns='http://www.w3.org/2000/svg'/>"],
    ids=["empty", "text", "gif", "bmp", "svg"],
)
def test_what_is_no_png_or_jpeg_is_refused(content: bytes, tmp_path: Path) -> None:
    """The error names the file and says what would do."""
    with pytest.raises(TemplateError, match=r"lambang\.png bukan gambar PNG atau JPEG"):
        with_emblem(tmp_path, content)


@pytest.mark.parametrize("whole", [png(), jpeg()], ids=["png", "jpeg"])
def test_damaged_image_is_refused_or_taken_but_never_crashes(whole: bytes, tmp_path: Path) -> None:
    """An image cut anywhere, or with bytes blotted out, gives a decree or a clear error."""
    for n in range(len(whole)):
        for content in (whole[:n], whole[:n] + b"\xff\xff" + whole[n + 2 :], whole[:n] + bytes(3) + whole[n + 3 :]):
            with suppress(TemplateError):
                with_emblem(tmp_path, content)


def test_missing_emblem_is_named(tmp_path: Path) -> None:
    """A file that is not there, and a folder, are errors that name the path."""
    with pytest.raises(TemplateError, match=r"tidak-ada\.png tidak dapat dibaca"):
        make_docx(lambang=str(tmp_path / "tidak-ada.png"))
    with pytest.raises(TemplateError, match="tidak dapat dibaca"):
        make_docx(lambang=str(tmp_path))


def test_large_emblem_is_refused(tmp_path: Path) -> None:
    """More than 5 MB is refused."""
    with pytest.raises(TemplateError, match="lebih dari 5 MB"):
        with_emblem(tmp_path, png() + bytes(5_000_000))


@pytest.mark.skipif(os.name == "nt", reason="needs a limit of memory")
def test_enormous_emblem_is_not_read(tmp_path: Path) -> None:
    """A file of 20 GB is refused by a process that has 2 GB."""
    berkas = tmp_path / "besar.png"
    berkas.write_bytes(png())
    os.truncate(berkas, 20_000_000_000)
    command = [sys.executable, "-c", IN_LITTLE_MEMORY, str(berkas)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "lebih dari 5 MB" in done.stdout


@pytest.mark.parametrize(("lebar", "tinggi"), [(20_000, 1), (1, 20_000), (0, 0)])
def test_emblem_of_odd_proportions_stays_on_the_page(lebar: int, tinggi: int, tmp_path: Path) -> None:
    """A strip is refused, or set no wider than the page; the file stays one that Word opens."""
    try:
        isi = with_emblem(tmp_path, png(lebar, tinggi))
    except TemplateError:
        return
    extent = next(part(isi, DOCUMENT).iter(f"{DRAWING}extent"))
    assert 0 < int(extent.get("cx", "0")) <= 21.5 * 360_000
    assert audit(isi) == []


def test_emblem_beside_an_image_of_the_template(tmp_path: Path) -> None:
    """A template that has a PNG of its own declares the kind once."""
    own = edit_template(
        KEPUTUSAN,
        tmp_path,
        {
            "[Content_Types].xml": swap("<Override", '<Default Extension="png" ContentType="image/png"/><Override'),
            "word/media/image1.png": png(),
        },
    )
    berkas = tmp_path / "lambang.png"
    berkas.write_bytes(png())
    isi = make_docx(lambang=str(berkas), templat={"keputusan": str(own)})
    assert audit(isi) == []


def test_template_without_a_place_for_the_emblem_says_so(tmp_path: Path) -> None:
    """A plan that names an emblem while its template has no tag for one is told, not printed without."""
    own = edit_template(KEPUTUSAN, tmp_path, {DOCUMENT: swap("{{ lambang }}", "")})
    berkas = tmp_path / "lambang.png"
    berkas.write_bytes(png())
    with pytest.raises(TemplateError, match="lambang"):
        make_docx(lambang=str(berkas), templat={"keputusan": str(own)})
    assert template(KEPUTUSAN).is_file()
