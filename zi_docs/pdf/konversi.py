"""DOCX to PDF through LibreOffice: all files of one call, in the order given.

A PDF is pinned so that the same DOCX gives the same bytes, alone or in company: dates, identifiers and checksum have a
fixed length and are overwritten where they stand (`segel`), compressed parts are written anew (`jejak`). The PDF of a
DOCX without `dcterms:created` has no date either. Not covered: another version of LibreOffice or other fonts.
"""

from collections.abc import Sequence
from pathlib import Path

from zi_docs.pdf.hasil import KonversiError, Pdf
from zi_docs.pdf.pekerja import BATAS_WAKTU, Workers, side_by_side


def convert(
    docx: Sequence[tuple[str, bytes]],
    *,
    pdfa: bool = False,
    batas_waktu: float = BATAS_WAKTU,
    soffice: Path | None = None,
) -> list[Pdf]:
    """Convert DOCX (file name, bytes) to PDF: tagged, with an outline of the headings; in the order given.

    `pdfa` asks for PDF/A-2b. `batas_waktu` is in seconds and for each file of ordinary size, large ones get more:
    LibreOffice is killed when that long nothing new has come out. Names may hold anything; a folder in a name is
    dropped. So many files that it pays go through several LibreOffice.

    Raises KonversiError when some files fail (it carries the others), PdfError when nothing can be tried:
    no LibreOffice, or one that cannot be started.
    """
    if not docx:
        return []
    with Workers(side_by_side(len(docx)), pdfa=pdfa, batas_waktu=batas_waktu, soffice=soffice) as pekerja:
        menurut_nomor = dict(pekerja.numbered(docx))
    hasil = [menurut_nomor[nomor] for nomor in range(len(docx))]
    berhasil = [satu for satu in hasil if isinstance(satu, Pdf)]
    gagal = {nama: sebab for satu in hasil if isinstance(satu, KonversiError) for nama, sebab in satu.gagal.items()}
    if gagal:
        raise KonversiError(berhasil, gagal)
    return berhasil
