"""Results → files: whole or not at all, and never over what a person has edited."""

import os
import tempfile
from collections.abc import Container, Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from stat import S_IMODE, S_IWGRP, S_IWOTH, S_IWUSR
from typing import NamedTuple

from zi_docs import docx
from zi_docs.errors import OutputError, os_reason
from zi_docs.models.keadaan import Keadaan

_TERLARANG = frozenset('<>:"/\\|?*')
_NAMA_WINDOWS = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$", *(f"{p}{n}" for p in ("com", "lpt") for n in "123456789¹²³")}
)
_PANJANG_NAMA = 150
_AWALAN = ".zi-docs-"
_BATCH, _LAIN = ".tmp", ".baru"
"""How half-written files end: those of batches, which `clear_remains` deletes, and those of all other commands."""
_BOLEH_TULIS = S_IWUSR | S_IWGRP | S_IWOTH


class Hasil(NamedTuple):
    """What became of one file."""

    berkas: Path
    berubah: bool
    """False when the same bytes were there already."""
    cadangan: Path | None
    """Where the edited file that stood there went."""


def safe_name(nama: str) -> str:
    """Return a file name that Windows, macOS and Linux accept and that stays inside its folder."""
    bersih = "".join("-" if c in _TERLARANG or not c.isprintable() else c for c in nama).strip(" .")
    while len(bersih.encode()) > _PANJANG_NAMA:
        bersih = bersih[:-1].rstrip(" .")
    return f"_{bersih}" if not bersih or bersih.split(".")[0].strip().casefold() in _NAMA_WINDOWS else bersih


def write_all(isi: Iterable[tuple[Path, bytes]], *, timpa: bool = False, awet: bool = True) -> list[Hasil]:
    """Write every file or none: all are written beside their places first, then moved there.

    When a place refuses or Ctrl-C comes, what was moved is undone; OutputError names what could not be undone.
    A process that is killed while it moves leaves each file whole, some new and some old.
    `awet`: each is on the disk before the next begins; without it, as in a batch, which looks again at what is there, a
    loss of power may leave a damaged file.
    A DOCX or PDF that was edited since it was generated, or that is not ours, stays: OutputError names it; with `timpa`
    it is kept as a backup. Raises OutputError for a folder or disk that refuses.
    """
    daftar = list(isi)
    _refuse_doubles([berkas for berkas, _ in daftar])
    try:
        baru = [(berkas, data) for berkas, data in daftar if not _same(berkas, data)]
        disunting = [berkas for berkas, _ in baru if _edited(berkas)]
    except OSError as salah:
        raise OutputError(f"{_cause(salah, Path(salah.filename or ''))}; tidak ada berkas yang ditulis") from None
    if disunting and not timpa:
        nama = "\n".join(f"  {berkas}" for berkas in disunting)
        raise OutputError(
            f"berkas ini sudah ada dan bukan hasil zi-docs yang utuh (mungkin disunting di Word atau Excel):\n{nama}\n"
            "Pindahkan berkas itu, pilih folder lain dengan --keluaran, atau pakai --timpa "
            "(yang lama disimpan sebagai cadangan)."
        )
    cadangan = _move_in(_write_beside(baru, _LAIN if awet else _BATCH, awet=awet), frozenset(disunting))
    berubah = {berkas for berkas, _ in baru}
    return [Hasil(berkas, berkas in berubah, cadangan.get(berkas)) for berkas, _ in daftar]


def write_own(isi: Iterable[tuple[Path, bytes]], asing: Container[Path] = ()) -> list[Path]:
    """Put files of a batch's own in their places, all or none, whatever stands there.

    Return the backups: what stands in the place of those of `asing` is kept. Raises OutputError.
    """
    baru = [(berkas, data) for berkas, data in isi if not _same(berkas, data)]
    disunting = frozenset(berkas for berkas, _ in baru if berkas in asing)
    return [*_move_in(_write_beside(baru, _BATCH), disunting).values()]


def clear_remains(folder: Path) -> None:
    """Delete what a killed batch left half written; no other batch may be writing there, but other commands may."""
    for satu in folder.glob(f"{_AWALAN}*{_BATCH}"):
        with suppress(OSError):
            satu.unlink()


def replace_text(berkas: Path, lama: bytes, baru: bytes) -> None:
    """Put `baru` where `lama` stands, whole or not at all; a link stays a link, the file keeps its mode.

    Raises OutputError when something else stands there by now, when the file is write-protected, or on a disk fault.
    """
    try:
        tujuan = berkas.resolve(strict=True)
        mode = tujuan.stat().st_mode
        if tujuan.read_bytes() != lama:
            raise OutputError(f"{berkas} berubah selama diperbaiki dan tidak ditimpa; simpan dulu, lalu ulangi")
        if not mode & _BOLEH_TULIS or not os.access(tujuan, os.W_OK):
            raise OutputError(f"{berkas} hanya dapat dibaca dan tidak diubah; buka izin tulisnya, lalu ulangi")
    except OSError as salah:
        raise OutputError(f"{_cause(salah, berkas)}; tidak ada yang diubah") from None
    (sementara,) = _write_beside([(tujuan, baru)], _LAIN)
    try:
        sementara[0].chmod(S_IMODE(mode))
    except OSError as salah:
        sementara[0].unlink(missing_ok=True)
        raise OutputError(f"{_cause(salah, berkas)}; tidak ada yang diubah") from None
    _move_in([sementara], frozenset())


def _refuse_doubles(berkas: list[Path]) -> None:
    terlihat: set[str] = set()
    for satu in berkas:
        kunci = os.path.abspath(satu).casefold()  # noqa: PTH100 - resolve() follows links, absolute() keeps the dots
        if kunci in terlihat:
            raise OutputError(f"dua hasil bernama sama: {satu}; beri salah satu plan kunci nama_berkas yang berbeda")
        terlihat.add(kunci)


def _same(berkas: Path, data: bytes) -> bool:
    with suppress(OSError):
        return berkas.is_file() and berkas.stat().st_size == len(data) and berkas.read_bytes() == data
    return False


def _edited(berkas: Path) -> bool:
    if not berkas.exists():
        return False
    if not berkas.is_file():
        raise OutputError(f"{berkas} bukan berkas biasa; pindahkan, atau pilih folder lain dengan --keluaran")
    try:
        isi = berkas.read_bytes()
    except OSError:
        return True
    return state_of(berkas, isi) is not Keadaan.UTUH


def state_of(berkas: Path, isi: bytes) -> Keadaan:
    """Return whether the bytes of a DOCX or PDF are as they were generated."""
    if berkas.suffix.casefold() != ".pdf":
        return docx.state(isi)
    from zi_docs import pdf

    return pdf.state(isi)


def _write_beside(baru: list[tuple[Path, bytes]], akhiran: str, *, awet: bool = True) -> list[tuple[Path, Path]]:
    """Write each file under a temporary name in its own folder; on a fault none remains."""
    sementara: list[tuple[Path, Path]] = []
    try:
        for berkas, data in baru:
            if not berkas.parent.is_dir():
                berkas.parent.mkdir(parents=True, exist_ok=True)
            handle, nama = tempfile.mkstemp(prefix=_AWALAN, suffix=akhiran, dir=berkas.parent)
            sementara.append((Path(nama), berkas))
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                if awet:
                    file.flush()
                    os.fsync(file.fileno())
            Path(nama).chmod(0o666 & ~_umask())
    except BaseException as salah:
        for satu, _ in sementara:
            satu.unlink(missing_ok=True)
        if isinstance(salah, OSError):
            # a batch has written others before, and tells how many
            nasib = "; tidak ada berkas yang ditulis" if akhiran == _LAIN else ""
            raise OutputError(f"{_cause(salah, berkas)}{nasib}") from None
        raise
    return sementara


def _umask() -> int:
    lama = os.umask(0o022)
    os.umask(lama)
    return lama


def _move_in(sementara: list[tuple[Path, Path]], disunting: frozenset[Path]) -> dict[Path, Path]:
    """Move each file to its place, those of `disunting` first to a backup; on a fault all comes back."""
    lama: dict[Path, bytes | None] = {}
    cadangan: dict[Path, Path] = {}
    try:
        for satu, berkas in sementara:
            if berkas in disunting:
                cadangan[berkas] = next(_backup_names(berkas))
                berkas.rename(cadangan[berkas])
            elif satu != sementara[-1][0]:  # behind the last move nothing can fail
                lama[berkas] = berkas.read_bytes() if berkas.exists() else None
            satu.replace(berkas)
    except BaseException as salah:
        sisa = _put_back(sementara, lama, cadangan)
        if isinstance(salah, OSError):
            nasib = f"yang tidak dapat dikembalikan: {', '.join(sisa)}" if sisa else "tidak ada berkas yang ditulis"
            saran = "tutup berkas itu bila sedang terbuka, lalu ulangi"
            raise OutputError(f"{_cause(salah, berkas)}; {nasib}; {saran}") from None
        raise
    return cadangan


def _put_back(
    sementara: list[tuple[Path, Path]], lama: dict[Path, bytes | None], cadangan: dict[Path, Path]
) -> list[str]:
    """Undo the moves unless all are done, and drop what was not moved; return what stays otherwise than it was."""
    if not any(satu.exists() for satu, _ in sementara):
        return []
    sisa = list[str]()
    for satu, berkas in sementara:
        try:
            if berkas in cadangan:
                if cadangan[berkas].exists():
                    cadangan[berkas].replace(berkas)
            elif not satu.exists():
                _restore(berkas, lama[berkas], satu)
        except OSError:
            sisa.append(
                f"{berkas} (semula kini bernama {cadangan[berkas].name})" if berkas in cadangan else f"{berkas}"
            )
        with suppress(OSError):
            satu.unlink()
    return sisa


def _restore(berkas: Path, isi: bytes | None, lewat: Path) -> None:
    if isi is None:
        berkas.unlink()
    else:
        lewat.write_bytes(isi)
        lewat.replace(berkas)


def _backup_names(berkas: Path) -> Iterator[Path]:
    stempel = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
    nomor = 0
    while True:
        calon = berkas.with_name(f"{berkas.stem}.cadangan-{stempel}{f'-{nomor}' if nomor else ''}{berkas.suffix}")
        if not calon.exists():
            yield calon
        nomor += 1


def _cause(salah: OSError, berkas: Path) -> str:
    return f"{berkas} tidak dapat ditulis: {os_reason(salah)}"
