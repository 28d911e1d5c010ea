"""The manifest: of every result the office, the file, its hash, and of what it was made. No time stands in it.

While a batch runs, each result is noted in a journal as soon as it is written; the manifest takes its place at the end.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath
from typing import IO, Any, get_origin, get_type_hints

from zi_docs.batch.lembar_csv import as_csv
from zi_docs.batch.sidik import content_hash
from zi_docs.errors import OutputError, os_reason
from zi_docs.keluaran import write_own
from zi_docs.versi import engine_version

NAMA_JSON = "manifest.json"
NAMA_CSV = "manifest.csv"
JURNAL = ".zi-docs-batch.jurnal"
_TANDA = "zi-docs batch"

JADI = "jadi"
DISUNTING = "disunting"
"""Edited by a person since it was made, and left as it is."""
GAGAL = "gagal"
DILEWATI = "dilewati"
"""Not made, because something is wrong with the office's plan."""
BELUM = "belum"
"""Not made yet, because the run was stopped."""


@dataclass(frozen=True, slots=True)
class Entri:
    """One result: a file, or why there is none."""

    kode: str
    nama: str
    bentuk: str
    berkas: str
    status: str
    usang: str = ""
    """Why the file is not what the plan says now, though it is kept; no archive holds it."""
    sha256: str = ""
    halaman: int | None = None
    galat: int | None = None
    peringatan: int | None = None
    catatan: int | None = None
    versi: str = ""
    masukan: str = ""
    """The hash of what it was made of."""
    plan: str = ""
    """The pattern, as seen from the folder of the results."""
    tabel: str = ""
    """The table in which the office has its row, as seen from the folder of the results."""
    huruf: tuple[str, ...] = ()
    """Fonts that were missing where it was made."""
    keterangan: tuple[str, ...] = ()
    """Notices, or why there is no file."""


_JENIS = {nama: tuple if get_origin(jenis) is tuple else jenis for nama, jenis in get_type_hints(Entri).items()}
_ANTARA = " | "
"""What parts the notices in a cell."""


class Manifes:
    """The results of a folder by file name: those of earlier runs and those of this one."""

    def __init__(self, folder: Path) -> None:
        """Read what is known of the folder. Raises OutputError for a manifest that is not ours."""
        self._folder = folder
        self.entri: dict[str, Entri] = {}
        self._jurnal: IO[str] | None = None
        lama = _manifest(folder / NAMA_JSON)
        self.arsip = [satu for satu in _listed(lama, "arsip") if isinstance(satu, dict)]
        """The archives that the last run stated."""
        daftar = lama.get("daftar")
        self._daftar = {**daftar} if isinstance(daftar, dict) else {}
        """The lists for people that earlier runs wrote, by the hash of each."""
        for isi in (*_listed(lama, "berkas"), *_journal(folder / JURNAL)):
            if entri := _entry(isi):
                self.entri[entri.berkas or f"{entri.kode}/{entri.bentuk}"] = entri

    def note(self, entri: Entri) -> None:
        """Keep a result, and note it in the journal. Raises OutputError when that cannot be written."""
        self.entri[entri.berkas] = entri
        try:
            if self._jurnal is None:
                self._jurnal = _opened(self._folder / JURNAL)
            self._jurnal.write(json.dumps(_row(entri), ensure_ascii=False) + "\n")
            self._jurnal.flush()
        except OSError as galat:
            raise OutputError(f"{self._folder / JURNAL} tidak dapat ditulis: {os_reason(galat)}") from None

    def finish(self, arsip: Iterable[Mapping[str, Any]] = (), lain: Mapping[str, bytes] | None = None) -> list[Path]:
        """Write the manifest in both forms, with other lists (`lain`, by name), and drop the journal.

        Return the backups of what a person wrote under the names of these lists, or into them. Raises OutputError.
        """
        urut = sorted(self.entri.values(), key=lambda satu: (satu.kode, satu.berkas))
        daftar = {NAMA_CSV: as_csv(_JENIS, map(_cells, urut)), **(lain or {})}
        asing = {self._folder / nama for nama in daftar if not self._is_own(nama)}
        self._daftar |= {nama: content_hash(isi) for nama, isi in daftar.items()}
        semua = {**daftar, NAMA_JSON: _as_json(urut, arsip, self._daftar)}
        cadangan = write_own(((self._folder / nama, isi) for nama, isi in semua.items()), asing)
        self.close()
        (self._folder / JURNAL).unlink(missing_ok=True)
        return cadangan

    def _is_own(self, nama: str) -> bool:
        """Return whether a list is as an earlier run wrote it, or not there."""
        try:
            return content_hash((self._folder / nama).read_bytes()) == self._daftar.get(nama)
        except FileNotFoundError:
            return True
        except OSError:
            return False

    def close(self) -> None:
        """Let go of the journal, which stays for the next run."""
        if self._jurnal is not None:
            try:
                self._jurnal.close()
            except OSError as galat:
                raise OutputError(f"{self._folder / JURNAL} tidak dapat ditulis: {os_reason(galat)}") from None
            finally:
                self._jurnal = None


def _manifest(path: Path) -> dict[str, Any]:
    """Return what a manifest states; an empty one, as a loss of power leaves it, states nothing."""
    try:
        teks = path.read_text(encoding="utf-8").strip("\0")
        isi = json.loads(teks) if teks else {"jenis": _TANDA}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError):
        isi = None
    if not isinstance(isi, dict) or isi.get("jenis") != _TANDA:
        raise OutputError(
            f"{path} bukan manifes dari zi-docs batch, atau rusak; pindahkan, atau pilih folder lain dengan --keluaran"
        )
    return isi


def _listed(isi: Mapping[str, Any], kunci: str) -> list[Any]:
    daftar = isi.get(kunci)
    return daftar if isinstance(daftar, list) else []


def _journal(path: Path) -> list[Any]:
    """Return what a run that was stopped had noted; the last line may be cut."""
    try:
        baris = path.read_text(encoding="utf-8", errors="replace").split("\n")
    except OSError:
        return []
    hasil = []
    for satu in baris:
        try:
            hasil.append(json.loads(satu))
        except ValueError:
            continue
    return hasil


def _opened(path: Path) -> IO[str]:
    """Open the journal behind what is in it, on a line of its own."""
    jurnal = path.open("a", encoding="utf-8")
    if jurnal.tell():
        jurnal.write("\n")
    return jurnal


def _entry(isi: object) -> Entri | None:
    """Return a result as it is stated; None when we cannot have stated it so, as after a fault or by another hand."""
    if not isinstance(isi, dict) or not isi.keys() <= _JENIS.keys():
        return None
    nilai: dict[str, Any] = {nama: _texts(x) if _JENIS[nama] is tuple else x for nama, x in isi.items()}
    if not all(isinstance(x, _JENIS[nama]) for nama, x in nilai.items()):
        return None
    try:
        json.dumps(isi, ensure_ascii=False).encode()  # half a character can be read, but not written again
        entri = Entri(**nilai)
    except (TypeError, UnicodeEncodeError):
        return None
    # Windows' way of reading a name knows the separators and drives of all systems: nothing outside of the folder.
    return entri if PureWindowsPath(entri.berkas).name == entri.berkas else None


def _texts(isi: object) -> tuple[str, ...] | None:
    """Return a list of texts; earlier versions wrote a single text."""
    daftar = [isi] if isinstance(isi, str) else isi
    if not isinstance(daftar, list) or not all(isinstance(satu, str) for satu in daftar):
        return None
    return tuple(filter(None, daftar))


def _row(entri: Entri) -> dict[str, Any]:
    """Return an entry as JSON holds it; asdict copies every value."""
    return {nama: getattr(entri, nama) for nama in _JENIS}


def _cells(entri: Entri) -> list[str | int | None]:
    return [_ANTARA.join(nilai) if isinstance(nilai, tuple) else nilai for nilai in _row(entri).values()]


def _as_json(entri: Iterable[Entri], arsip: Iterable[Mapping[str, Any]], daftar: Mapping[str, str]) -> bytes:
    isi = {"jenis": _TANDA, "versi": engine_version(), "berkas": [_row(satu) for satu in entri], "daftar": daftar}
    if zip_ := sorted(arsip, key=lambda satu: str(satu.get("berkas"))):
        isi["arsip"] = zip_
    return (json.dumps(isi, ensure_ascii=False, indent=1) + "\n").encode(errors="replace")
