"""Workers that convert many files: each a thread that feeds LibreOffice batch after batch.

A process serves a batch and is then replaced, which pays its start many times over and keeps its memory small. What
broke a batch is tried again alone; what was behind it goes on in a new process.
"""

import os
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from itertools import islice
from pathlib import Path
from queue import Empty, Full, Queue
from threading import Event
from types import TracebackType
from typing import Final, Self

from zi_docs.errors import PdfError
from zi_docs.pdf.hasil import KonversiError, Pdf
from zi_docs.pdf.libreoffice import Gagal, Mesin, attempt, find_libreoffice, without_libreoffice
from zi_docs.pdf.masukan import Masukan, inspect, read

ROMBONGAN: Final = 128
"""Files that one process converts at most."""
TERKECIL: Final = 12
"""Files for which the start of a process pays."""
PERCOBAAN: Final = 3
"""How often LibreOffice may be killed over one file, as for want of memory, before the file is to blame."""
_TERBANYAK: Final = 4
"""LibreOffice side by side on one machine: each takes a core and 250 MB."""
_JEDA: Final = 0.1
BATAS_WAKTU: Final = 120.0

_Berkas = tuple[int, str, bytes]
_Hasil = tuple[int, Pdf | KonversiError]
_Antrean = Queue[_Hasil | BaseException | None]
"""Results of the workers; None: a batch is done; an exception: a worker is not fit to go on."""


def side_by_side(banyak: int) -> int:
    """Return how many LibreOffice pay on this machine for so many files."""
    return max(1, min(os.cpu_count() or 1, _TERBANYAK, banyak // TERKECIL))


class Workers:
    """So many LibreOffice side by side, each with a profile of its own; leaving the context ends them all.

    `pdfa` asks for PDF/A-2b. `batas_waktu` is in seconds and for each file of ordinary size, large ones get more.
    Raises PdfError when there is no LibreOffice.
    """

    def __init__(
        self, jumlah: int, *, pdfa: bool = False, batas_waktu: float = BATAS_WAKTU, soffice: Path | None = None
    ) -> None:
        """Find LibreOffice; nothing is started yet."""
        program = soffice or find_libreoffice()
        if program is None:
            raise PdfError(without_libreoffice())
        self._jumlah = jumlah
        self._mesin = Mesin(program, pdfa, batas_waktu)
        self._henti = Event()
        self._kolam = ThreadPoolExecutor(jumlah)

    def __enter__(self) -> Self:
        """Give the workers."""
        return self

    def __exit__(
        self, jenis: type[BaseException] | None, galat: BaseException | None, jejak: TracebackType | None
    ) -> None:
        """End every process, and wait until nothing of them is left."""
        self._henti.set()
        self._kolam.shutdown(wait=True, cancel_futures=True)

    def convert_all(self, berkas: Iterable[tuple[str, bytes]]) -> Iterator[Pdf | KonversiError]:
        """Yield the PDF of each DOCX (file name, bytes) as it is ready, or the report of what is wrong with that file.

        `Pdf.asal` and `KonversiError.gagal` name the DOCX. `berkas` is read here, a little ahead of the workers.
        Raises PdfError when LibreOffice cannot be started.
        """
        return (hasil for _, hasil in self.numbered(berkas))

    def numbered(self, berkas: Iterable[tuple[str, bytes]]) -> Iterator[_Hasil]:
        """Yield for each DOCX its number, counted from 0, and its PDF or the report. Raises as `convert_all`."""
        sumber = ((nomor, nama, isi) for nomor, (nama, isi) in enumerate(berkas))
        keluar: _Antrean = Queue(2 * self._jumlah)
        bekal: deque[_Berkas] = deque()
        sibuk, pembagi = 0, self._jumlah
        while True:
            while sibuk < self._jumlah:
                bekal.extend(islice(sumber, self._jumlah * ROMBONGAN - len(bekal)))
                if not bekal:
                    break
                banyak = min(ROMBONGAN, max(TERKECIL, -(-len(bekal) // pembagi)))
                rombongan = [bekal.popleft() for _ in range(min(banyak, len(bekal)))]
                self._kolam.submit(self._serve, rombongan, keluar)
                sibuk, pembagi = sibuk + 1, max(pembagi - 1, 1)
            if not sibuk:
                return
            satu = self._next(keluar)
            if isinstance(satu, BaseException):
                raise self._unusable(satu) from satu
            if satu is None:
                sibuk, pembagi = sibuk - 1, self._jumlah
            else:
                yield satu

    def _next(self, keluar: _Antrean) -> _Hasil | BaseException | None:
        """Return what comes next; looks up now and then, since a waiting thread does not hear Ctrl-C everywhere."""
        while True:
            try:
                return keluar.get(timeout=1)
            except Empty:
                continue

    def _serve(self, rombongan: Sequence[_Berkas], keluar: _Antrean) -> None:
        """Put what comes of a batch, and then nothing or what went wrong with the worker, into the queue."""
        akhir: BaseException | None = None
        try:
            for satu in _converted(self._mesin, rombongan, self._henti):
                self._put(keluar, satu)
        except BaseException as galat:  # noqa: BLE001 - told to whoever waits for the results
            akhir = galat
        self._put(keluar, akhir)

    def _put(self, keluar: _Antrean, satu: _Hasil | BaseException | None) -> None:
        while not self._henti.is_set():
            with suppress(Full):
                keluar.put(satu, timeout=_JEDA)
                return

    def _unusable(self, galat: BaseException) -> BaseException:
        if not isinstance(galat, OSError):
            return galat
        return PdfError(
            f'LibreOffice di "{self._mesin.soffice}" tidak bisa dijalankan ({galat}), jadi PDF tidak dibuat. '
            "Periksa pemasangannya, ruang disk dan izin map sementara."
        )


def _converted(mesin: Mesin, rombongan: Iterable[_Berkas], henti: Event) -> Iterator[_Hasil]:
    """Yield the PDF of each file of a batch, or what is wrong with it."""
    sehat: dict[int, Masukan] = {}
    for nomor, nama, isi in rombongan:
        masukan = read(nama, isi)
        if isinstance(masukan, Masukan):
            sehat[nomor] = masukan
        else:
            yield nomor, KonversiError([], {nama: masukan})
    antre, gugur = deque([sehat] if sehat else []), Counter[int]()
    while antre and not henti.is_set():
        batch = antre.pop()
        sendiri = len(batch) == 1
        for nomor, keluaran in attempt(mesin, dict(batch), henti):
            masukan = batch.pop(nomor)
            hasil = _judged(mesin, masukan, keluaran)
            if isinstance(hasil, Pdf):
                yield nomor, hasil
                continue
            gugur[nomor] += 1
            if sendiri and not (hasil.mati and gugur[nomor] < PERCOBAAN):
                yield nomor, KonversiError([], {masukan.nama: hasil.sebab})
            else:  # one bad file must not spoil the others, and is judged alone
                antre.appendleft({nomor: masukan})
        if batch:
            antre.append(batch)


def _judged(mesin: Mesin, masukan: Masukan, keluaran: bytes | Gagal) -> Pdf | Gagal:
    if isinstance(keluaran, Gagal):
        return keluaran
    hasil = inspect(keluaran, masukan, pdfa=mesin.pdfa)
    return hasil if isinstance(hasil, Pdf) else Gagal(hasil)
