"""Work on a Dask cluster. The only module that knows Dask, which is loaded when a cluster is named, and not before."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from logging import CRITICAL, getLogger, root
from time import monotonic
from typing import Any

from zi_docs.batch.tugas import Keluar, Kerja, Tugas
from zi_docs.errors import ZiDocsError

_SAMBUNG = 20
"""Seconds within which the scheduler must answer."""
_TANPA_PEKERJA = 60
"""Seconds without a single worker after which the run gives up."""
_JEDA = 5
_PER_UTAS = 2
"""Portions under way for each thread of the cluster: one at work, one on its way."""


class ClusterError(ZiDocsError):
    """The cluster cannot be reached, or was lost on the way."""


def run_on_cluster(tugas: Iterable[Tugas], kerja: Kerja, alamat: str, porsi: int) -> Iterator[Keluar]:
    """Yield what comes of every task, in the order in which it is ready. Raises ClusterError.

    What a lost worker had in hand goes to another one; a portion that keeps failing is tried task by task.
    """
    client = _connected(alamat)
    try:
        yield from _Gugus(client, kerja, alamat).run(iter(tugas), porsi)
    finally:
        with suppress(Exception):  # whatever the state of the cluster, our work is over
            client.close(timeout=_JEDA)


def _connected(alamat: str) -> Any:  # noqa: ANN401 - an optional library
    try:
        from distributed import Client
    except ImportError:
        pesan = '--dask memerlukan pustaka tambahan; pasang dengan: pip install "zi-docs[dask]"'
        raise ClusterError(pesan) from None
    for nama in root.manager.loggerDict:
        if nama.startswith("distributed"):  # what it says of lost workers, in English, we say ourselves
            getLogger(nama).setLevel(CRITICAL)
    try:
        return Client(alamat, timeout=_SAMBUNG)  # type: ignore[no-untyped-call]
    except (OSError, ValueError, TimeoutError) as galat:
        pesan = f"penjadwal Dask di {alamat} tidak menjawab ({type(galat).__name__})"
        raise ClusterError(f"{pesan}; periksa alamatnya, atau jalankan tanpa --dask") from None


def _portion(kerja: Kerja, tugas: Sequence[Tugas]) -> list[Keluar]:
    """Do a portion of the work, on a worker."""
    return list(kerja(tugas))


class _Gugus:
    """One run on a cluster."""

    def __init__(self, client: Any, kerja: Kerja, alamat: str) -> None:  # noqa: ANN401 - an optional library
        self._client = client
        self._kerja = kerja
        self._alamat = alamat
        self._berjalan: dict[Any, list[Tugas]] = {}
        self._terlihat = monotonic()

    def run(self, tugas: Iterator[Tugas], porsi: int) -> Iterator[Keluar]:
        """Yield the results; no more work is under way than the cluster can soon do."""
        try:
            while True:
                while len(self._berjalan) < self._room() and (bagian := list(islice(tugas, porsi))):
                    self._submit(bagian)
                if not self._berjalan:
                    return
                for satu in self._ready():
                    yield from self._results(satu)
        finally:
            with suppress(Exception):  # the scheduler may be gone
                self._client.cancel(list(self._berjalan))

    def _submit(self, tugas: list[Tugas]) -> None:
        self._berjalan[self._client.submit(_portion, self._kerja, tugas, pure=False)] = tugas

    def _room(self) -> int:
        return max(2, _PER_UTAS * sum(self._threads()))

    def _threads(self) -> list[int]:
        try:
            pekerja = self._client.scheduler_info(n_workers=-1)["workers"]
        except (OSError, TimeoutError) as galat:
            raise self._lost(galat) from None
        return [int(satu["nthreads"]) for satu in pekerja.values()]

    def _ready(self) -> list[Any]:
        from distributed import wait

        try:
            selesai = wait(list(self._berjalan), _JEDA, "FIRST_COMPLETED")  # type: ignore[no-untyped-call]
            return list(selesai.done)
        except TimeoutError:
            self._look_for_workers()
            return []
        except OSError as galat:
            raise self._lost(galat) from None

    def _look_for_workers(self) -> None:
        if self._client.status != "running":
            raise self._lost(ConnectionError())
        if self._threads():
            self._terlihat = monotonic()
        elif monotonic() - self._terlihat > _TANPA_PEKERJA:
            pesan = f"gugus Dask di {self._alamat} tidak punya pekerja selama {_TANPA_PEKERJA} detik"
            raise ClusterError(f"{pesan}; jalankan dask worker, lalu ulangi perintah ini")

    def _results(self, masa_depan: Any) -> list[Keluar]:  # noqa: ANN401 - a future of the library
        tugas = self._berjalan.pop(masa_depan)
        try:
            hasil: list[Keluar] = masa_depan.result()
        except Exception as galat:  # noqa: BLE001 - lost workers, results that cannot be fetched, faults of a worker
            if len(tugas) > 1:
                for satu in tugas:
                    self._submit([satu])
                return []
            pesan = f"pekerja Dask gagal ({type(galat).__name__}: {galat})"
            return [Keluar(satu.nama, galat=pesan) for satu in tugas]
        self._terlihat = monotonic()
        return hasil

    def _lost(self, galat: Exception) -> ClusterError:
        pesan = f"hubungan dengan penjadwal Dask di {self._alamat} putus ({type(galat).__name__})"
        return ClusterError(f"{pesan}; yang sudah jadi tersimpan, ulangi perintah ini untuk melanjutkan")
