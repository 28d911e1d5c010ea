"""A composed decree as text, and the shortest plan that gives one."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from zi_docs.bahasa import huruf
from zi_docs.compose import compose
from zi_docs.errors import ComposeError, Masalah
from zi_docs.models.bentuk import Bentuk
from zi_docs.models.naskah import Baris, Gaya, Isi, Naskah, Paragraf, Sel, Tabel, Teks
from zi_docs.models.plan import Plan
from zi_docs.rujukan import rujukan

SPASI_KERAS = "\u00a0"
TERKECIL: dict[str, Any] = {
    "satker": "3305",
    "tahun": 2026,
    "tentang": "Contoh",
    "menimbang": ["bahwa perlu"],
    "mengingat": ["Undang-Undang Dasar"],
}
LENGKAP: dict[str, Any] = {
    "nomor": "7",
    "penutup": {
        "tanggal": "8 Januari 2026",
        "penanda_tangan": "Siti Aminah",
        "pengesah": {"nama": "Budi", "jabatan": "Kepala Subbagian"},
    },
}
NO: dict[str, str] = {"judul": "NO", "penomoran": "angka"}

_HURUF = {Gaya.MENIMBANG, Gaya.RINCIAN_HURUF, Gaya.SEL_HURUF}
_ANGKA = {Gaya.MENGINGAT, Gaya.MEMPERHATIKAN, Gaya.RINCIAN_ANGKA, Gaya.SEL_ANGKA}
_STRIP = {Gaya.RINCIAN_STRIP, Gaya.SEL_STRIP}
_GABUNG = {"": "", "mulai": "↓", "lanjut": "↑"}
_BERKURUNG = 2


def make_plan(**isi: object) -> Plan:
    """Return the shortest plan with these fields; a field given as None is left out."""
    return Plan.model_validate({k: v for k, v in {**TERKECIL, **isi}.items() if v is not None})


def make_naskah(bentuk: Bentuk = Bentuk.RANCANGAN, /, **isi: object) -> Naskah:
    """Return the decree of the shortest plan with these fields."""
    return compose(make_plan(**isi), rujukan(), bentuk)


def faults(bentuk: Bentuk = Bentuk.RANCANGAN, /, **isi: object) -> tuple[Masalah, ...]:
    """Return what is wrong with the decree of the shortest plan with these fields."""
    with pytest.raises(ComposeError) as caught:
        make_naskah(bentuk, **isi)
    return caught.value.masalah


def fault(bentuk: Bentuk = Bentuk.RANCANGAN, /, **isi: object) -> Masalah:
    """Return the only thing that is wrong."""
    (satu,) = faults(bentuk, **isi)
    return satu


def polos(teks: Teks) -> str:
    """Return the words with ordinary spaces."""
    return teks.polos.replace(SPASI_KERAS, " ")


def tanda(teks: Teks) -> str:
    """Return the words with ordinary spaces, italics as <i>…</i>."""
    return "".join(f"<i>{p.teks}</i>" if p.miring else p.teks for p in teks).replace(SPASI_KERAS, " ")


def alinea(isi: Isi) -> list[str]:
    """Return paragraphs as lines with the labels that Word will count, two spaces for each level."""
    assert all(isinstance(satu, Paragraf) for satu in isi)
    return list(_labelled(satu for satu in isi if isinstance(satu, Paragraf)))


def _labelled(isi: Iterator[Paragraf]) -> Iterator[str]:
    sampai: Counter[object] = Counter()
    for satu in isi:
        tingkat = satu.daftar.tingkat if satu.daftar else 0
        daftar = satu.daftar or satu.gaya
        sampai[daftar] += 1
        tutup = ")" if tingkat >= _BERKURUNG else "."
        label = ""
        if satu.gaya in _HURUF:
            label = f"{huruf(sampai[daftar])}{tutup} "
        elif satu.gaya in _ANGKA:
            label = f"{sampai[daftar]}{tutup} "
        elif satu.gaya in _STRIP:
            label = "- "
        yield f"{'  ' * tingkat}{label}{tanda(satu.teks)}"


def tabel(isi: Isi) -> Tabel:
    """Return the table that is the whole content."""
    (satu,) = isi
    assert isinstance(satu, Tabel)
    return satu


def grid(tabel: Tabel) -> list[str]:
    """Return a line for each row: `a | b →2 | c↓`; ↓ starts a vertical merge, ↑ goes on with it, →n spans n columns."""
    return [" | ".join(map(_cell, baris.sel)) for baris in tabel.baris]


def body(tabel: Tabel) -> list[Baris]:
    """Return the rows below the heading."""
    return [baris for baris in tabel.baris if not baris.kepala]


def _cell(sel: Sel) -> str:
    teks = " / ".join(_labelled(iter(sel.paragraf)))
    lebar = f" →{sel.kolom}" if sel.kolom > 1 else ""
    return f"{teks}{lebar}{_GABUNG[sel.gabung]}"


def make_tabel(kolom: object, isi: object, **lain: object) -> Tabel:
    """Return the table of a plain annex without a row of column numbers."""
    return tabel(make_naskah(lampiran=[_annex(kolom, isi, lain)]).lampiran[0].isi)


def table_faults(kolom: object, isi: object, **lain: object) -> tuple[Masalah, ...]:
    """Return what is wrong with the table of a plain annex."""
    return faults(lampiran=[_annex(kolom, isi, lain)])


def _annex(kolom: object, isi: object, lain: dict[str, object]) -> dict[str, object]:
    return {"jenis": "tabel", "judul": "Tabel", "kolom": kolom, "isi": isi, "nomor_kolom": "tanpa", **lain}
