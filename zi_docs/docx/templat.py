"""A template, compiled once while its file stays as it is: in this process, and on disk for the next one."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from zi_docs.docx import simpanan
from zi_docs.docx.cetakan import Cetakan
from zi_docs.docx.lebar import Huruf
from zi_docs.docx.paragraf import RunStyle
from zi_docs.docx.rupa import Perupa
from zi_docs.docx.sekitar import Halaman
from zi_docs.errors import TemplateError, os_reason
from zi_docs.models.bentuk import JenisRapat
from zi_docs.models.naskah import Gaya, Naskah, NaskahLampiran
from zi_docs.models.plan import TataLetak


@dataclass(frozen=True, slots=True, eq=False)
class Templat:
    """A compiled template with the page settings of a plan laid over it."""

    berkas: str
    kunci: str
    """What it was compiled from, and by which engine."""
    members: Mapping[str, bytes]
    body: Cetakan
    headers: Mapping[str, Cetakan]
    namespaces: Mapping[str | None, str]
    """What the prefixes of the body stand for."""
    before: str
    """What stands in document.xml between its root and the content of w:body."""
    sect: str
    halaman: Halaman
    gaya: Mapping[Gaya, str]
    gaya_tabel: str
    perupa: Perupa
    """Sets the rows of tables, those of annexes too."""
    badan: Huruf
    """The letters outside tables."""
    numbering: Mapping[Gaya, int]
    first_num: int
    run_styles: tuple[RunStyle, ...]
    tags: frozenset[str]
    """Every name that the template prints."""
    terbukti: set[Hashable] = field(default_factory=set)
    """Shapes of documents that were found whole (`periksa`)."""


def load(berkas: Path, tata_letak: TataLetak, orientasi: str | None, kelas: type) -> Templat:
    """Return the compiled template of a document of `kelas`; compiled once while the file stays as it is.

    Raises TemplateError when it is missing, broken, lacks a style, or holds a tag that does not exist.
    """
    try:
        stamp = berkas.stat()
    except OSError as salah:
        pesan = f"templat {berkas} tidak ditemukan ({os_reason(salah)}); periksa nama dan letaknya"
        raise TemplateError(pesan) from None
    return _compiled(berkas, (stamp.st_mtime_ns, stamp.st_size), tata_letak, orientasi, kelas)


@lru_cache(maxsize=32)
def _compiled(
    berkas: Path,
    _stamp: tuple[int, int],
    tata_letak: TataLetak,
    orientasi: str | None,
    kelas: type,
) -> Templat:
    kunci = _key(berkas, tata_letak, orientasi, kelas)
    isi = simpanan.read(kunci)
    if isi is None:
        from zi_docs.docx.siapkan import prepare  # slow to import, and not needed once a template is compiled

        isi = prepare(berkas, tata_letak, orientasi, kelas)
        if _key(berkas, tata_letak, orientasi, kelas) != kunci:  # saved again meanwhile: which of both was compiled?
            return load(berkas, tata_letak, orientasi, kelas)
        simpanan.write(kunci, isi)
    gaya = {Gaya(nama): satu for nama, satu in isi["gaya"].items()}
    return Templat(
        berkas=berkas.name,
        kunci=kunci,
        members=isi["members"],
        body=isi["body"],
        headers=isi["headers"],
        namespaces=isi["namespaces"],
        before=isi["before"],
        sect=isi["sect"],
        halaman=Halaman(*isi["halaman"]),
        gaya=gaya,
        gaya_tabel=isi["gaya_tabel"],
        perupa=Perupa(gaya, Huruf(*isi["huruf"])),
        badan=Huruf(*isi["badan"]),
        numbering={Gaya(nama): nomor for nama, nomor in isi["numbering"].items()},
        first_num=isi["first_num"],
        run_styles=tuple(RunStyle(*satu) for satu in isi["run_styles"]),
        tags=frozenset(isi["tags"]),
    )


def _key(berkas: Path, tata_letak: TataLetak, orientasi: str | None, kelas: type) -> str:
    return simpanan.key(berkas, repr(tata_letak), str(orientasi), kelas.__name__)


def check_template(berkas: Path, *, lampiran: bool = False, rapat: JenisRapat | None = None) -> None:
    """Raise TemplateError unless the template can be used: of a decree, an annex, or a document of a meeting."""
    from zi_docs.docx import tag

    load(berkas, TataLetak(), None, tag.RAPAT[rapat] if rapat else NaskahLampiran if lampiran else Naskah)
