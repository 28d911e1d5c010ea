"""One zip for each province; same files, same bytes."""

from collections.abc import Iterable, Mapping
from hashlib import file_digest
from itertools import groupby
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from zi_docs.batch.manifes import DISUNTING, JADI, Entri
from zi_docs.errors import OutputError, os_reason
from zi_docs.keluaran import safe_name

_TANDA = b"zi-docs batch"
_SAAT = (1980, 1, 1, 0, 0, 0)
_POSIX = 3
_HAK = 0o100644 << 16
_PROVINSI = 2
_AWAL = "Arsip_"


def pack_provinces(
    entri: Iterable[Entri], folder: Path, provinsi: Mapping[str, str], kode: Iterable[str]
) -> list[dict[str, Any]]:
    """Write the zip of every province in which one of these offices is, and return name, hash and files of each.

    `provinsi`: names by code. Raises OutputError for a zip of the same name that is not ours, or a full disk.
    """
    kini = {satu[:_PROVINSI] for satu in kode}
    jadi = (satu for satu in entri if satu.status in {JADI, DISUNTING} and not satu.usang)
    ada = [satu for satu in jadi if satu.kode[:_PROVINSI] in kini and (folder / satu.berkas).is_file()]
    ada.sort(key=lambda satu: (satu.kode[:_PROVINSI], satu.berkas))
    return [
        _packed(folder / _name(kode, provinsi), folder, [satu.berkas for satu in isi])
        for kode, isi in groupby(ada, key=lambda satu: satu.kode[:_PROVINSI])
    ]


def others(lama: Iterable[Mapping[str, Any]], folder: Path, kode: Iterable[str]) -> list[Mapping[str, Any]]:
    """Return the archives of earlier runs that are still there, of the provinces in which none of these offices is."""
    kini = tuple({f"{_AWAL}{satu[:_PROVINSI]}_" for satu in kode})
    nama = ((satu, str(satu.get("berkas"))) for satu in lama)
    lain = ((satu, berkas) for satu, berkas in nama if berkas.startswith(_AWAL) and not berkas.startswith(kini))
    return [satu for satu, berkas in lain if Path(berkas).name == berkas and (folder / berkas).is_file()]


def _name(kode: str, provinsi: Mapping[str, str]) -> str:
    return f"{safe_name(f'{_AWAL}{kode}_{provinsi.get(kode, kode)}'.replace(' ', '-'))}.zip"


def _packed(tujuan: Path, folder: Path, berkas: list[str]) -> dict[str, Any]:
    if tujuan.exists() and not _ours(tujuan):
        raise OutputError(f"{tujuan} bukan arsip buatan zi-docs batch; pindahkan berkas itu, lalu ulangi")
    try:
        with NamedTemporaryFile(dir=folder, prefix=".zi-docs-", suffix=".tmp", delete=False) as sementara:
            di = Path(sementara.name)
            try:
                with ZipFile(sementara, "w", ZIP_STORED) as arsip:
                    arsip.comment = _TANDA
                    for nama in berkas:
                        arsip.writestr(_member(nama), (folder / nama).read_bytes())
                sementara.close()
                di.chmod(0o644)
                di.replace(tujuan)
            except BaseException:
                di.unlink(missing_ok=True)
                raise
        with tujuan.open("rb") as jadi:
            return {"berkas": tujuan.name, "sha256": file_digest(jadi, "sha256").hexdigest(), "isi": len(berkas)}
    except OSError as galat:
        raise OutputError(f"{tujuan} tidak dapat ditulis: {os_reason(galat)}") from None


def _member(nama: str) -> ZipInfo:
    info = ZipInfo(nama, _SAAT)
    info.create_system, info.external_attr = _POSIX, _HAK
    return info


def _ours(path: Path) -> bool:
    try:
        with ZipFile(path) as arsip:
            return arsip.comment == _TANDA
    except (OSError, BadZipFile, ValueError):
        return False
