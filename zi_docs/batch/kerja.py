"""The work on one result, as functions of a module that another process or machine can run too."""

import atexit
import pickle
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from zi_docs.batch.pohon import Beda
from zi_docs.batch.pola import Pola
from zi_docs.batch.tugas import Keluar, Tugas
from zi_docs.errors import PlanError, ZiDocsError
from zi_docs.models.bentuk import Bentuk
from zi_docs.pipeline import Dokumen, render
from zi_docs.plan.muat import data_folder, reference
from zi_docs.versi import engine_version


@dataclass(frozen=True, slots=True)
class Bekal:
    """The pattern with all that it needs, as bytes; `berkas` are the files beside it, where these must travel too."""

    pola: bytes
    path: str
    berkas: tuple[tuple[str, bytes], ...] | None = None


@dataclass(frozen=True, slots=True)
class IsiDocx:
    """What makes one decree: the pattern, and what the office has of its own."""

    bekal: Bekal
    kode: str
    bentuk: Bentuk
    beda: tuple[Beda, ...]


def pack(pola: Pola, milik: Iterable[str], *, jauh: bool) -> Bekal:
    """Return the pattern as bytes; `jauh`: with the emblems, templates (`milik`) and data beside it.

    Raises PlanError for one that lies outside the folder of the pattern, and so cannot travel with it.
    """
    isi = pickle.dumps(pola.terisi)
    if not jauh:
        return Bekal(isi, str(pola.path.resolve()))
    folder = pola.path.resolve().parent
    berkas = [folder / satu for satu in milik]
    if data := data_folder(pola.isi, folder):
        berkas += sorted(data.iterdir())
    for satu in berkas:
        if not satu.resolve().is_relative_to(folder):
            pesan = f"{satu} di luar folder pola, jadi tidak dapat dikirim ke gugus Dask"
            raise PlanError.satu(pesan, "pindahkan ke samping pola, atau jalankan tanpa --dask")
    isi_berkas = ((satu.relative_to(folder).as_posix(), satu.read_bytes()) for satu in berkas if satu.is_file())
    return Bekal(isi, pola.path.name, tuple(isi_berkas))


def bare(beda: Beda) -> Beda:
    """Return a value without the places within it, which only messages need."""
    return Beda(beda.jalur, beda.isi, beda.tempat, beda.tambah)


def render_all(tugas: Iterable[Tugas]) -> Iterator[Keluar]:
    """Yield the DOCX of each office, or why there is none."""
    return map(_rendered, tugas)


def _rendered(tugas: Tugas) -> Keluar:
    isi: IsiDocx = tugas.isi
    try:
        pola = _opened(isi.bekal)
        plan = pola.plan(pola.tree(isi.kode, isi.beda))
        dokumen = render(plan, isi.bentuk, pola.acuan, periksa=False)
    except ZiDocsError as galat:
        return Keluar(tugas.nama, galat=str(galat))
    except Exception as galat:  # noqa: BLE001 - the fault of one document must not stop the others
        return Keluar(tugas.nama, galat=f"galat di dalam zi-docs ({type(galat).__name__}: {galat}); laporkan")
    return finished(tugas.nama, dokumen)


def finished(nama: str, dokumen: Dokumen) -> Keluar:
    """Return a document as what came of a task."""
    catatan = tuple(satu.pesan for satu in dokumen.catatan)
    return Keluar(nama, dokumen.isi, catatan=catatan, versi=engine_version())


def convert_all(tugas: Iterable[Tugas], *, pdfa: bool, jumlah: int) -> Iterator[Keluar]:
    """Yield the PDF of each DOCX (its bytes are the task), or why there is none, by so many LibreOffice side by side.

    Raises PdfError when LibreOffice cannot be started.
    """
    from zi_docs.pdf import Pdf, Workers

    with Workers(jumlah, pdfa=pdfa) as pekerja:
        for hasil in pekerja.convert_all((f"{Path(satu.nama).stem}.docx", satu.isi) for satu in tugas):
            if isinstance(hasil, Pdf):
                catatan = tuple(f"huruf {diminta} diganti {ada}" for diminta, ada in sorted(hasil.pengganti.items()))
                huruf = tuple(sorted(hasil.pengganti))
                yield Keluar(hasil.nama, hasil.isi, hasil.halaman, "", catatan, huruf, engine_version())
            else:
                yield from (Keluar(f"{Path(nama).stem}.pdf", galat=sebab) for nama, sebab in hasil.gagal.items())


@lru_cache(maxsize=4)
def _opened(bekal: Bekal) -> Pola:
    """Return the pattern, opened once in each process."""
    path = Path(bekal.path) if bekal.berkas is None else _laid_out(bekal)
    terisi = pickle.loads(bekal.pola)  # noqa: S301 - our own, from the command that we serve
    return Pola(terisi, path, reference(terisi.berkas, path.parent))


def _laid_out(bekal: Bekal) -> Path:
    """Write the files that travelled with the pattern, and return where it would stand beside them.

    They are there until the process ends, and go even if it is killed, as workers of a cluster often are.
    """
    from zi_docs.pdf import guarded

    tumpuk = ExitStack()
    atexit.register(tumpuk.close)
    sementara, _ = tumpuk.enter_context(guarded())
    folder = sementara.resolve()
    for nama, isi in bekal.berkas or ():
        berkas = folder / nama
        berkas.parent.mkdir(parents=True, exist_ok=True)
        berkas.write_bytes(isi)
    return folder / bekal.path
