"""A file on disk → the parts of a workbook; everything that is no readable workbook is refused with its cure."""

import zipfile
import zlib
from pathlib import Path
from typing import Final

from zi_docs import bahasa
from zi_docs.errors import PlanError, os_reason

BATAS_BERKAS: Final = 50_000_000  # bytes on disk
BATAS_PAKET: Final = 300_000_000  # bytes of all parts unpacked
_SIMPAN = "buka di Excel, lalu Simpan Sebagai Excel Workbook (.xlsx)"


def read_bytes(path: Path) -> bytes:
    """Return the content of a file. Raises PlanError when there is none, or more than a table can need."""
    try:
        if not path.is_file():
            raise _not_a_file(path)
        if (ukuran := path.stat().st_size) > BATAS_BERKAS:
            batas = f"batasnya {BATAS_BERKAS // 10**6} MB; salin tabelnya saja ke buku kerja baru"
            raise PlanError.satu(f"{path} terlalu besar ({ukuran // 10**6} MB)", batas)
        return path.read_bytes()
    except (OSError, ValueError) as galat:
        alasan = os_reason(galat) if isinstance(galat, OSError) else galat
        raise PlanError.satu(
            f"{path} tidak dapat dibaca ({alasan})", "tutup berkas itu di Excel, atau periksa izinnya"
        ) from None


def _not_a_file(path: Path) -> PlanError:
    if path.exists():
        bentuk = "folder" if path.is_dir() else "perangkat"
        return PlanError.satu(f"{path} adalah {bentuk}, bukan berkas", "sebut berkas .xlsx atau .csv di dalamnya")
    lain = [p.name for p in path.parent.glob("*") if p.suffix.lower() in {".xlsx", ".xlsm", ".csv"}]
    mirip = bahasa.ejaan_terdekat(path.name, lain) or sorted(lain)[:5]
    saran = f"yang ada: {bahasa.daftar(mirip)}" if mirip else "periksa nama dan foldernya"
    return PlanError.satu(f"berkas {path} tidak ditemukan", saran)


class Paket:
    """The parts of an OOXML package by name."""

    def __init__(self, isi: bytes, nama: str) -> None:
        """Open the package. Raises PlanError when it is none, or unpacks to more than a table can need."""
        from io import BytesIO

        self.nama = nama
        _refuse_other_kinds(isi, nama)
        try:
            self._zip = zipfile.ZipFile(BytesIO(isi))
        except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError):
            raise self.broken() from None
        self._nama = {satu.lower(): satu for satu in self._zip.namelist()}
        if (ukuran := sum(satu.file_size for satu in self._zip.infolist())) > BATAS_PAKET:
            raise PlanError.satu(
                f"{nama} menjadi {ukuran // 10**6} MB bila dibuka, tidak wajar untuk sebuah tabel",
                "salin tabelnya saja ke buku kerja baru",
            )

    def read(self, nama: str) -> bytes:
        """Return a part; empty when there is none. Raises PlanError when it is damaged."""
        asli = self._nama.get(nama.lower())
        if asli is None:
            return b""
        try:
            isi = self._zip.read(asli)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError):
            raise self.broken() from None
        if b"<!DOCTYPE" in isi[:4096]:
            raise self.broken()
        return isi

    def broken(self) -> PlanError:
        """Return the error of a damaged workbook."""
        return PlanError.satu(f"{self.nama} rusak atau bukan buku kerja Excel", _SIMPAN)


def _refuse_other_kinds(isi: bytes, nama: str) -> None:
    if isi.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in isi:
            raise PlanError.satu(
                f"{nama} dilindungi kata sandi", "buka di Excel, hapus kata sandinya (File, Info, Protect), simpan"
            )
        raise PlanError.satu(f"{nama} berformat Excel lama (.xls)", _SIMPAN)
    if b"application/vnd.oasis.opendocument" in isi[:200]:
        pesan = f"{nama} berformat LibreOffice (.ods)"
        raise PlanError.satu(pesan, "buka di LibreOffice, lalu Simpan Sebagai Excel 2007-365 (.xlsx)")
    if isi.startswith(b"%PDF"):
        raise PlanError.satu(f"{nama} adalah PDF, bukan buku kerja Excel", "pakai berkas Excel aslinya")
    if not isi:
        raise PlanError.satu(f"{nama} kosong (0 bita)", "salin ulang berkas itu")
    if not isi.startswith(b"PK"):
        raise PlanError.satu(f"{nama} bukan buku kerja Excel", _SIMPAN + ", atau .csv bila isinya teks")
