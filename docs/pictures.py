"""The pictures of the README: pages of the example decrees, by PDF and pdftoppm, cropped, with a light border.

Run by hand when the look of a page has changed: .venv/bin/python docs/pictures.py
"""

# ruff: noqa: INP001, S603 - a script beside the pages that runs our own command and pdftoppm
import struct
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from pypdf import PageObject, PdfReader

ROOT = Path(__file__).resolve().parent.parent
_GREYS = 16
_FRAME = 12  # of 15: light grey


class Picture(NamedTuple):
    """One picture: the plan, which page, resolution in dots an inch, and how much of its height is shown."""

    plan: str
    page: Callable[[PageObject], bool]
    dpi: int
    shown: float


def _landscape(page: PageObject) -> bool:
    return bool(page.mediabox.width > page.mediabox.height)


def _second_annex(page: PageObject) -> bool:
    return "LAMPIRAN\u00a0II\n" in page.extract_text()


PICTURES = {
    "salinan": Picture("kebumen-rencana-aksi", lambda _: True, 110, 0.70),
    "rencana-aksi": Picture("kebumen-rencana-aksi", _landscape, 100, 0.93),
    "tim": Picture("kutai-timur-rencana-aksi-dan-tim", _second_annex, 110, 0.70),
}


def main() -> None:
    """Write every picture into docs/gambar/."""
    with tempfile.TemporaryDirectory() as folder:
        for name, picture in PICTURES.items():
            pdf = _pdf(picture.plan, Path(folder, name))
            pages = PdfReader(pdf).pages
            number = next(n for n, page in enumerate(pages, 1) if picture.page(page))
            rows = _rows(pdf, number, picture.dpi)
            target = ROOT / "docs" / "gambar" / f"{name}.png"
            target.write_bytes(_png(_framed(rows[: round(len(rows) * picture.shown)])))
            print(f"{target.relative_to(ROOT)}: page {number}, {target.stat().st_size // 1000} kB")  # noqa: T201


def _pdf(plan: str, folder: Path) -> Path:
    command = [str(Path(sys.executable).with_name("zi-docs")), "render", str(ROOT / "contoh" / f"{plan}.yaml")]
    subprocess.run([*command, "--bentuk", "salinan", "--pdf", "--diam", "--keluaran", str(folder)], check=True)
    return next(folder.glob("*.pdf"))


def _rows(pdf: Path, number: int, dpi: int) -> list[bytes]:
    """Return the rows of a page in 16 greys, a byte a pixel."""
    page = ["-f", str(number), "-l", str(number), "-singlefile"]
    command = ["pdftoppm", "-gray", "-r", str(dpi), *page, str(pdf)]
    made = subprocess.run(command, capture_output=True, check=True).stdout
    _, size, _, pixels = made.split(b"\n", 3)
    width = int(size.split()[0])
    grey = bytes(level * (_GREYS - 1) // 255 for level in range(256))
    return [pixels[start : start + width].translate(grey) for start in range(0, len(pixels), width)]


def _framed(rows: list[bytes]) -> list[bytes]:
    side, line = bytes([_FRAME]), bytes([_FRAME]) * (len(rows[0]) + 2)
    return [line, *(side + row + side for row in rows), line]


def _png(rows: list[bytes]) -> bytes:
    """Return a PNG of 16 greys."""
    packed = b"".join(b"\0" + bytes(a << 4 | b for a, b in zip(r[::2], r[1::2] + b"\0", strict=False)) for r in rows)
    head = struct.pack(">2I5B", len(rows[0]), len(rows), 4, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(packed, 9)), (b"IEND", b""))
    chunks = (struct.pack(">I", len(d)) + k + d + struct.pack(">I", zlib.crc32(k + d)) for k, d in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


if __name__ == "__main__":
    main()
