"""Findings for machines: JSON, annotations of GitHub, SARIF 2.1.0."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from zi_docs.cli.temuan import counts
from zi_docs.errors import Tempat
from zi_docs.rules import Finding, find_page
from zi_docs.versi import engine_version

_GITHUB = {"galat": "error", "peringatan": "warning", "catatan": "notice"}
_SARIF = {"galat": "error", "peringatan": "warning", "catatan": "note"}
_SKEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def as_json(temuan: Sequence[Finding]) -> str:
    """Return the findings as one JSON object: `temuan`, a list, and `ringkasan`, how many of each severity."""
    isi = {"temuan": [_object(satu) for satu in temuan], "ringkasan": counts(temuan)}
    return json.dumps(isi, ensure_ascii=False, indent=2)


def _object(satu: Finding) -> dict[str, Any]:
    tempat = satu.tempat
    return {
        "kode": satu.kode,
        "nama": satu.nama,
        "tingkat": str(satu.tingkat),
        "pesan": satu.pesan,
        "saran": satu.saran,
        "kutip": satu.kutip,
        "dasar": satu.dasar,
        "berkas": tempat.berkas if tempat else None,
        "baris": tempat.baris if tempat else None,
        "kolom": tempat.kolom if tempat else None,
        "panjang": satu.panjang,
        "tempat": str(tempat) if tempat else None,
        "jalur": list(satu.jalur),
        "perbaikan": [{"jalur": list(f.jalur), "lama": f.lama, "baru": f.baru} for f in satu.perbaikan],
    }


def as_github(temuan: Sequence[Finding]) -> str:
    """Return the findings as workflow commands, which GitHub shows beside the lines of a change."""
    return "\n".join(map(_annotation, temuan))


def _annotation(satu: Finding) -> str:
    letak = {"title": satu.sebutan}
    pesan = "\n".join(filter(None, (satu.pesan, satu.saran and f"→ {satu.saran}", satu.dasar)))
    if satu.tempat:
        letak = {"file": Path(satu.tempat.berkas).as_posix(), **_lines(satu), **letak}
        pesan = pesan if _in_text(satu.tempat) else f"{satu.tempat}: {pesan}"
    ciri = ",".join(f"{nama}={_escape(nilai, ':,')}" for nama, nilai in letak.items())
    return f"::{_GITHUB[satu.tingkat]} {ciri}::{_escape(pesan)}"


def _lines(satu: Finding) -> dict[str, str]:
    if not satu.tempat or not _in_text(satu.tempat):
        return {}
    akhir = {"endColumn": str(satu.tempat.kolom + satu.panjang - 1)} if satu.panjang else {}
    return {"line": str(satu.tempat.baris), "col": str(satu.tempat.kolom), **akhir}


def _escape(teks: str, lain: str = "") -> str:
    return "".join(f"%{ord(c):02X}" if c in f"%\r\n{lain}" else c for c in teks)


def _in_text(tempat: Tempat) -> bool:
    """Whether a place is a line of a text file; else it is a cell of a workbook."""
    return type(tempat) is Tempat


def as_sarif(temuan: Sequence[Finding]) -> str:
    """Return the findings as a SARIF 2.1.0 log of one run."""
    kode = sorted({satu.kode for satu in temuan})
    alat = {
        "name": "zi-docs",
        "version": engine_version(),
        "rules": [_rule(satu, temuan) for satu in kode],
    }
    hasil = [_result(satu, kode.index(satu.kode)) for satu in temuan]
    run = {"tool": {"driver": alat}, "columnKind": "unicodeCodePoints", "results": hasil}
    return json.dumps({"$schema": _SKEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(kode: str, temuan: Sequence[Finding]) -> dict[str, Any]:
    satu = next(t for t in temuan if t.kode == kode)
    halaman = find_page(kode)
    uraian = {"text": halaman.ringkas} if halaman else {"text": satu.nama}
    return {
        "id": kode,
        "name": satu.nama,
        "shortDescription": uraian,
        **({"help": {"text": halaman.uraian}} if halaman else {}),
        "defaultConfiguration": {"level": _SARIF[halaman.tingkat if halaman else satu.tingkat]},
    }


def _result(satu: Finding, urut: int) -> dict[str, Any]:
    teks = f"{satu.pesan}\n→ {satu.saran}" if satu.saran else satu.pesan
    tempat = satu.tempat
    if tempat and not _in_text(tempat):
        teks = f"{tempat}: {teks}"
    letak = {"physicalLocation": _location(satu, tempat)} if tempat else {}
    return {
        "ruleId": satu.kode,
        "ruleIndex": urut,
        "level": _SARIF[satu.tingkat],
        "message": {"text": teks},
        "locations": [letak] if letak else [],
    }


def _location(satu: Finding, tempat: Tempat) -> dict[str, Any]:
    berkas = {"artifactLocation": {"uri": quote(Path(tempat.berkas).as_posix())}}
    if not _in_text(tempat):
        return berkas
    daerah = {"startLine": tempat.baris, "startColumn": tempat.kolom}
    akhir = {"endColumn": tempat.kolom + satu.panjang} if satu.panjang else {}
    return {**berkas, "region": {**daerah, **akhir}}
