"""Parts of a workbook → sheets. Read as a stream: rows that are only formatted cost next to nothing.

Not by openpyxl's reader: that cannot tell a formula without a stored value from an empty cell, nor in bounded time
read a sheet with merged areas or formats over whole columns. Format: ECMA-376 Part 1, clause 18.
"""

import posixpath
import re
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import Final, NamedTuple

from lxml import etree
from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils import coordinate_to_tuple, range_boundaries

from zi_docs.errors import PlanError
from zi_docs.excel.angka import shown_date, shown_number
from zi_docs.excel.lembar import GAYA_BAGIAN, GAYA_ISI_BAGIAN, Daerah, Lembar, Nilai
from zi_docs.excel.paket import Paket
from zi_docs.excel.teks import Garis, gabung, lf, tegak

BATAS_BARIS: Final = 100_000  # rows that hold something
BATAS_DAERAH: Final = 200_000
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_REL_STRICT = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_KODE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_BUKAN = {"0", "false"}
_KOSONG = Nilai(tegak(""))


class _Gaya(NamedTuple):
    """What matters of a cell format."""

    bentuk: str = "General"
    miring: bool = False
    nama: str = ""


_Potongan = tuple[str, bool | None]
"""Text, and whether it is italic; None: as the cell says."""


class _Acuan(NamedTuple):
    """What the cells of all sheets refer to."""

    teks: list[list[_Potongan]]
    gaya: list[_Gaya]
    mac: bool


def read_sheets(paket: Paket, nama: str) -> Iterator[Lembar]:
    """Yield the worksheets in their order; `nama` is the file name that places show. Raises PlanError."""
    try:
        yield from _sheets(paket, nama)
    except (etree.XMLSyntaxError, KeyError, ValueError, IndexError, TypeError, AttributeError):
        raise paket.broken() from None


def _sheets(paket: Paket, nama: str) -> Iterator[Lembar]:
    akar = _relations(paket, "")
    utama = next((target for jenis, target in akar.values() if jenis == "officeDocument"), "")
    buku = _parse(paket.read(utama)) if utama else None
    if buku is None or etree.QName(buku).localname != "workbook":
        raise paket.broken()
    hubungan = _relations(paket, utama)
    bagian = dict(hubungan.values())
    sifat = buku.find("{*}workbookPr")
    acuan = _Acuan(
        _strings(paket.read(bagian.get("sharedStrings", ""))),
        _styles(paket.read(bagian.get("styles", ""))),
        sifat is not None and sifat.get("date1904", "0") not in _BUKAN,
    )
    for satu in buku.iterfind("{*}sheets/{*}sheet"):
        jenis, target = hubungan.get(satu.get(_REL, satu.get(_REL_STRICT, "")), ("", ""))
        if jenis == "worksheet":
            lembar = Lembar(nama, satu.get("name", ""), tampak=satu.get("state", "visible") == "visible")
            _Pembaca(lembar, acuan).read(paket.read(target))
            yield lembar


def _parse(isi: bytes) -> "etree._Element | None":
    return etree.fromstring(isi, etree.XMLParser(resolve_entities=False, no_network=True)) if isi else None


def _relations(paket: Paket, bagian: str) -> dict[str, tuple[str, str]]:
    """Return kind and target of a part's relations by id."""
    folder, berkas = posixpath.split(bagian)
    akar = _parse(paket.read(posixpath.join(folder, "_rels", f"{berkas}.rels")))
    return {
        satu.get("Id", ""): (
            satu.get("Type", "").rpartition("/")[2],
            posixpath.normpath(posixpath.join("/", folder, satu.get("Target", ""))).lstrip("/"),
        )
        for satu in (akar if akar is not None else ())
        if satu.get("TargetMode") != "External"
    }


def _strings(isi: bytes) -> list[list[_Potongan]]:
    if not isi:
        return []
    hasil = []
    for _, si in _iterparse(isi, "{*}si"):
        hasil.append(_rich(si))
        si.clear()
    return hasil


def _rich(si: "etree._Element") -> list[_Potongan]:
    hasil: list[_Potongan] = []
    for satu in si:
        nama = etree.QName(satu).localname
        if nama == "t":
            hasil.append((_decoded(satu.text or ""), None))
        elif nama == "r":
            sifat = satu.find("{*}rPr")
            miring = sifat.find("{*}i") if sifat is not None else None
            teks = _decoded(satu.findtext("{*}t") or "")
            hasil.append((teks, None if sifat is None else _on(miring)))
    return hasil


def _on(sifat: "etree._Element | None") -> bool:
    return sifat is not None and sifat.get("val", "1") not in _BUKAN


def _decoded(teks: str) -> str:
    if "_x" in teks:
        teks = _KODE.sub(lambda found: chr(int(found[1], 16)), teks)
    return lf(teks)


def _styles(isi: bytes) -> list[_Gaya]:
    akar = _parse(isi)
    if akar is None:
        return [_Gaya()]
    bentuk = dict(BUILTIN_FORMATS)
    bentuk |= {int(f.get("numFmtId", "0")): f.get("formatCode", "") for f in akar.iterfind("{*}numFmts/{*}numFmt")}
    miring = [_on(f.find("{*}i")) for f in akar.iterfind("{*}fonts/{*}font")]
    bernama = {s.get("xfId", ""): s.get("name", "") for s in akar.iterfind("{*}cellStyles/{*}cellStyle")}
    berarti = {nomor: nama for nomor, nama in bernama.items() if nama in {GAYA_BAGIAN, GAYA_ISI_BAGIAN}}
    hasil = [
        _Gaya(
            bentuk.get(int(xf.get("numFmtId", "0")), "General"),
            miring[int(xf.get("fontId", "0"))] if miring else False,
            berarti.get(xf.get("xfId", ""), ""),
        )
        for xf in akar.iterfind("{*}cellXfs/{*}xf")
    ]
    return hasil or [_Gaya()]


def _iterparse(isi: bytes, *tag: str) -> Iterator[tuple[str, "etree._Element"]]:
    return iter(etree.iterparse(BytesIO(isi), tag=tag, resolve_entities=False, no_network=True))


class _Pembaca:
    """Fills one sheet."""

    def __init__(self, lembar: Lembar, acuan: _Acuan) -> None:
        self._lembar = lembar
        self._acuan = acuan
        self._baris = 0

    def read(self, isi: bytes) -> None:
        cara = {"row": self._row, "mergeCell": self._area, "outlinePr": self._outline}
        for _, unsur in _iterparse(isi, *(f"{{*}}{nama}" for nama in cara)):
            cara[etree.QName(unsur).localname](unsur)
            unsur.clear()
            induk = unsur.getparent()
            while induk is not None and unsur.getprevious() is not None:
                del induk[0]

    def _outline(self, unsur: "etree._Element") -> None:
        self._lembar.judul_di_atas = unsur.get("summaryBelow", "1") in _BUKAN

    def _area(self, unsur: "etree._Element") -> None:
        kiri, atas, kanan, bawah = range_boundaries(unsur.get("ref", ""))
        if kiri is None or atas is None or kanan is None or bawah is None:
            return
        if (bawah, kanan) != (atas, kiri):
            self._lembar.daerah.append(Daerah(atas, kiri, bawah, kanan))
        if len(self._lembar.daerah) > BATAS_DAERAH:
            self._refuse(f"memuat lebih dari {BATAS_DAERAH} sel gabungan")

    def _row(self, unsur: "etree._Element") -> None:
        self._baris = int(unsur.get("r", self._baris + 1))
        if not any(len(c) for c in unsur):
            return
        sel: dict[int, Nilai] = {}
        kolom = 0
        for c in unsur:
            acuan = c.get("r")
            kolom = coordinate_to_tuple(acuan)[1] if acuan else kolom + 1
            if len(c) and (nilai := self._value(c)) is not None:
                sel[kolom] = nilai
                if nama := self._style(c).nama:
                    self._lembar.gaya[self._baris, kolom] = nama
        if not sel:
            return
        if len(self._lembar.sel) >= BATAS_BARIS:
            self._refuse(f"memuat lebih dari {BATAS_BARIS} baris berisi")
        self._lembar.sel[self._baris] = sel
        if unsur.get("hidden", "0") not in _BUKAN:
            self._lembar.tersembunyi.add(self._baris)
        if tingkat := int(unsur.get("outlineLevel", "0")):
            self._lembar.kerangka[self._baris] = tingkat

    def _refuse(self, pesan: str) -> None:
        lembar = self._lembar
        saran = "bagi tabelnya, atau salin bagian yang perlu ke buku kerja baru"
        raise PlanError.satu(f'{lembar.berkas}, lembar "{lembar.nama}" {pesan}', saran)

    def _style(self, c: "etree._Element") -> _Gaya:
        return self._acuan.gaya[int(c.get("s", "0"))]

    def _value(self, c: "etree._Element") -> Nilai | None:
        """Return what the cell shows; None when it shows nothing."""
        jenis, isi = c.get("t", "n"), c.findtext("{*}v") or ""
        if not isi and jenis not in {"inlineStr", "str"}:
            return _Nilai.tanpa_hasil() if c.find("{*}f") is not None else None
        if jenis == "e":
            return _Nilai.galat(isi)
        if jenis in {"s", "inlineStr"}:
            inline = c.find("{*}is")
            potongan = self._acuan.teks[int(isi)] if jenis == "s" else [] if inline is None else _rich(inline)
            garis = _flagged(potongan, miring=self._style(c).miring)
            return Nilai(garis) if garis.teks.strip() else None
        return self._shown(jenis, isi, self._style(c))

    def _shown(self, jenis: str, isi: str, gaya: _Gaya) -> Nilai | None:
        try:
            if jenis == "n":
                teks = shown_number(isi, gaya.bentuk, mac=self._acuan.mac)
            elif jenis == "d":
                teks = shown_date(datetime.fromisoformat(isi.removesuffix("Z")), gaya.bentuk)
            else:
                teks = ("SALAH" if isi in _BUKAN else "BENAR") if jenis == "b" else _decoded(isi)
        except OverflowError:
            return _Nilai.angka_hilang(isi)
        except ValueError:
            return _Nilai.galat(isi)
        return Nilai(Garis(teks, ("1" if gaya.miring else "0") * len(teks))) if teks.strip() else None


def _flagged(potongan: list[_Potongan], *, miring: bool) -> Garis:
    return gabung(
        Garis(teks, ("1" if (miring if satu is None else satu) else "0") * len(teks)) for teks, satu in potongan
    )


class _Nilai:
    """Cells that cannot be read."""

    @staticmethod
    def tanpa_hasil() -> Nilai:
        return _KOSONG._replace(
            salah=("rumus di sel ini belum dihitung", "buka di Excel, tunggu hasilnya tampak, lalu simpan")
        )

    @staticmethod
    def galat(isi: str) -> Nilai:
        return Nilai(tegak(isi), (f"sel ini memuat galat {isi}", "perbaiki rumusnya, atau ketik isinya"))

    @staticmethod
    def angka_hilang(isi: str) -> Nilai:
        return Nilai(
            tegak(isi),
            (
                f"angka {float(isi):.0f} di sel ini lebih dari 15 angka, jadi angka-angka akhirnya sudah diubah Excel",
                "ubah format sel menjadi Teks (Text), lalu ketik ulang angkanya, misalnya NIP",
            ),
        )
