"""The one seam through which work is run: here in this process, or on a Dask cluster.

Work takes a stream of tasks and gives a stream of results, so that neither piles up; a cluster gets it in portions.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from zi_docs.batch.tugas import Keluar, Kerja, Tugas

SETEMPAT: Final = "setempat"


def run(tugas: Iterable[Tugas], kerja: Kerja, cara: str = SETEMPAT, *, porsi: int = 1) -> Iterator[Keluar]:
    """Yield what comes of every task, in the order in which it is ready.

    `cara`: here, or the address of a Dask scheduler such as tcp://10.0.0.5:8786; then `kerja` is a function of a module
    (or a partial of one), and a worker gets `porsi` tasks at a time. Raises ClusterError when the cluster cannot be
    reached or is lost, and what `kerja` raises.
    """
    if cara == SETEMPAT:
        return kerja(tugas)
    from zi_docs.batch.gugus import run_on_cluster

    return run_on_cluster(tugas, kerja, cara, porsi)
