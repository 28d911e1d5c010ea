"""The emblem of the letterhead: an image file → a drawing in the text."""

from dataclasses import dataclass
from pathlib import Path

from zi_docs.docx.ooxml import EMU_PER_CM
from zi_docs.errors import TemplateError, os_reason

_TINGGI_CM = 2.3
_LEBAR_CM = 12.0
_NISBAH = 20
_LARGEST = 5_000_000
_TYPES = {"image/png": "png", "image/jpeg": "jpeg"}
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATION = "rIdLambang"


@dataclass(frozen=True, slots=True)
class Gambar:
    """An image in the text; sizes in EMU."""

    isi: bytes
    akhiran: str
    lebar: int
    tinggi: int

    @property
    def member(self) -> str:
        """Where the image stands in the package."""
        return f"word/media/lambang.{self.akhiran}"

    @property
    def xml(self) -> str:
        """The w:drawing element."""
        size = f'cx="{self.lebar}" cy="{self.tinggi}"'
        return (
            f'<w:drawing><wp:inline xmlns:wp="{_WP}" distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
            f'<wp:docPr id="1" name="Lambang" descr="Lambang lembaga"/>'
            f'<a:graphic xmlns:a="{_A}"><a:graphicData uri="{_PIC}"><pic:pic xmlns:pic="{_PIC}">'
            '<pic:nvPicPr><pic:cNvPr id="1" name="Lambang"/><pic:cNvPicPr/></pic:nvPicPr>'
            f'<pic:blipFill><a:blip xmlns:r="{_R}" r:embed="{RELATION}"/>'
            "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
            "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
        )


def read_image(berkas: Path) -> Gambar:
    """Return the emblem, 2.3 cm high and at most 12 cm wide.

    Raises TemplateError when the file is missing, larger than 5 MB, or neither PNG nor JPEG.
    """
    from docx.image.image import Image

    try:
        if not berkas.is_file():
            raise TemplateError(
                f"lambang {berkas} tidak dapat dibaca: tidak ada atau bukan berkas biasa; periksa namanya"
            )
        if berkas.stat().st_size > _LARGEST:
            raise TemplateError(f"lambang {berkas} lebih dari 5 MB; kecilkan gambarnya")
        isi = berkas.read_bytes()
    except OSError as salah:
        pesan = f"lambang {berkas} tidak dapat dibaca ({os_reason(salah)}); periksa nama dan letaknya"
        raise TemplateError(pesan) from None
    try:
        gambar = Image.from_blob(isi)
        akhiran = _TYPES[gambar.content_type]
    except Exception:  # noqa: BLE001 - python-docx fails in many ways on a damaged image
        pesan = f"lambang {berkas} bukan gambar PNG atau JPEG yang utuh; simpan ulang gambarnya"
        raise TemplateError(pesan) from None
    sisi = sorted((gambar.px_width, gambar.px_height))
    if not sisi[0] or sisi[1] > sisi[0] * _NISBAH:
        raise TemplateError(f"lambang {berkas} bukan gambar yang wajar ({gambar.px_width} x {gambar.px_height} piksel)")
    skala = min(_TINGGI_CM / max(gambar.px_height, 1), _LEBAR_CM / max(gambar.px_width, 1)) * EMU_PER_CM
    return Gambar(isi, akhiran, max(round(gambar.px_width * skala), 1), max(round(gambar.px_height * skala), 1))
