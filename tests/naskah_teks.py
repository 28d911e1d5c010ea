"""A composed decree as text, the shortest plan that gives one, one with every field, and trees of tables."""

from collections import Counter
from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest
from hypothesis import strategies as st
from pydantic import ValidationError

from zi_docs.bahasa import huruf
from zi_docs.compose import compose
from zi_docs.errors import ComposeError, Masalah
from zi_docs.models.bentuk import Bentuk
from zi_docs.models.naskah import Baris, Gaya, Isi, Naskah, Paragraf, Sel, Tabel, Teks
from zi_docs.models.plan import Plan
from zi_docs.rujukan import rujukan

Pohon = dict[str, Any]
Jalur = tuple[str | int, ...]
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


def errors(**isi: object) -> list[tuple[Jalur, str]]:
    """Return place and message of each mistake of the shortest plan with these fields; see `mistakes`."""
    with pytest.raises(ValidationError) as caught:
        make_plan(**isi)
    return mistakes(caught.value)


def mistakes(salah: ValidationError) -> list[tuple[Jalur, str]]:
    """Return place and message of each mistake, but for lists that are too short because their items are wrong."""
    semua = salah.errors()
    isi = {satu["loc"][:n] for satu in semua for n in range(len(satu["loc"]))}
    return [(satu["loc"], satu["msg"]) for satu in semua if satu["type"] != "too_short" or satu["loc"] not in isi]


def error(**isi: object) -> tuple[Jalur, str]:
    """Return the only mistake."""
    (satu,) = errors(**isi)
    return satu


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


def columns(baris: Baris) -> Iterator[tuple[int, Sel]]:
    """Yield the cells of a row with the grid column where each begins."""
    kolom = 0
    for sel in baris.sel:
        yield kolom, sel
        kolom += sel.kolom


def cells(tabel: Tabel) -> dict[str, tuple[int, int]]:
    """Return row and grid column of each text of the body; every row must span all columns."""
    tempat: dict[str, tuple[int, int]] = {}
    for nomor, baris in enumerate(body(tabel)):
        kolom = 0
        for sel in baris.sel:
            for teks in (polos(p.teks).split()[-1] for p in sel.paragraf if polos(p.teks)):
                assert not teks.startswith("t") or teks not in tempat
                tempat[teks] = nomor, kolom
            kolom += sel.kolom
        assert kolom == len(tabel.kolom)
    return tempat


def run(tabel: Tabel, nomor: int, kolom: int) -> int:
    """Return how many rows the cell that begins at a place covers."""
    bawah = [dict(columns(baris)).get(kolom) for baris in body(tabel)[nomor:]]
    panjang = 1
    while panjang < len(bawah) and (sel := bawah[panjang]) and sel.gabung == "lanjut":
        panjang += 1
    assert (bawah[0] or Sel(())).gabung == ("mulai" if panjang > 1 else "")
    return panjang


@st.composite
def trees(draw: st.DrawFn) -> tuple[list[object], list[Pohon]]:
    """Draw columns and a tree that fills each at most once on every way down; each text of it is another."""
    nama = [f"k{n}" for n in range(draw(st.integers(1, 4)))]
    nomor = count()

    def pick(bebas: list[str], paling_sedikit: int, paling_banyak: int) -> list[str]:
        return draw(st.lists(st.sampled_from(bebas), min_size=paling_sedikit, max_size=paling_banyak, unique=True))

    def node(bebas: list[str], dalam: int) -> Pohon:
        bagian = {"bagian": f"t{next(nomor)}"} if draw(st.integers(0, 3)) == 0 else {}
        bercabang = dalam < 3 and draw(st.booleans())
        if bagian and not bercabang:
            return bagian
        terisi = pick(bebas, 0, len(bebas) - 1) if bercabang else pick(bebas, 1, len(bebas))
        sisa = [satu for satu in bebas if satu not in terisi]
        anak = [node(sisa, dalam + 1) for _ in range(draw(st.integers(1, 3)))] if bercabang else []
        return {**bagian, **{satu: f"t{next(nomor)}" for satu in terisi}, **({"isi": anak} if anak else {})}

    kolom: list[object] = list(nama)
    if draw(st.booleans()):
        kolom.insert(draw(st.integers(0, len(kolom))), NO)
    return kolom, [node(nama, 0) for _ in range(draw(st.integers(1, 3)))]


def nodes(pohon: Pohon) -> Iterator[Pohon]:
    """Yield a node and all below it."""
    yield pohon
    for anak in pohon.get("isi", ()):
        yield from nodes(anak)


def height(pohon: Pohon) -> int:
    """Return how many rows stand below the cells of a node: leaves and headings of sections."""
    anak = pohon.get("isi", ())
    return sum(height(satu) + ("bagian" in satu) for satu in anak) if anak else int("bagian" not in pohon)


# A plan with a value for every field.
_BUTIR = {"id": "a", "isi": "a", "rincian": ["b"], "penomoran": "angka", "sambung": "atau", "akhir": "c"}
_LEMBARAN = {"tahun": 2020, "nomor": 1}
_ORANG = {"pejabat": "a", "nama": "a", "jabatan": ["b"], "nip": "1", "status": "Plt."}
_LAMPIRAN = {
    "id": "a",
    "judul": "b",
    "kepala": ["c", "d"],
    "orientasi": "tegak",
    "tempat_tanggal": "ya",
    "salinan": "tidak",
    "templat": "t.docx",
}
_BERTABEL = {
    "sumber": "a.xlsx",
    "lembar": "b",
    "nomor_kolom": "1",
    "bagian": [{"penomoran": "huruf", "letak": "kolom"}],
    "nomor_baris": "lanjut",
}
_ACUAN = {"nomor": "7", "tahun": 2026, "tentang": "a", "tanggal": "2026-01-08"}
_RAPAT = {"nomor": "3", "unit": "2", "tanggal": "2026-01-08", "pukul": "10.00", "tempat": "a", "agenda": "b"}
_HADIR = {"pimpinan": "d", "peserta": ["d"], "hadir": ["d"], "notulis": "e", "huruf_kapital": "ya"}
PENUH: Pohon = {
    "satker": {
        "kode": "3305",
        "tingkat": "kabupaten",
        "nama": "a",
        "provinsi": "b",
        "ibu_kota": "c",
        "zona_waktu": "WIB",
        "lembaga": "KPU",
        "wilayah": "d",
    },
    "jenis": "ketua",
    "nomor": "7",
    "tahun": 2026,
    "tentang": "a",
    "menimbang": {"butir": [_BUTIR], "penutup": "b"},
    "mengingat": [
        {"id": "a", "peraturan": "uu-7-2017", "tanpa_perubahan": "ya"},
        {"isi": "b"},
        {
            "data": {
                "id": "a",
                "jenis": "b",
                "nomor": "c",
                "tahun": 2020,
                "tentang": "d",
                "ln": _LEMBARAN,
                "tln": 2,
                "bn": _LEMBARAN,
                "ditetapkan": "2020-01-01",
                "diundangkan": "2020-01-02",
                "mengubah": "e",
                "diubah_oleh": ["f"],
                "dicabut_oleh": "g",
                "sumber": "h",
                "keyakinan": "i",
                "catatan": "j",
            },
        },
    ],
    "memperhatikan": [_BUTIR],
    "diktum": [{**_BUTIR, "baku": "penetapan", "label": "PERTAMA"}],
    "lampiran": [
        {
            **_LAMPIRAN,
            **_BERTABEL,
            "jenis": "tabel",
            "apa_adanya": "ya",
            "kolom": {
                "daftar": [
                    {"judul": "A", "kolom": [{"judul": "B", "kunci": "c", "lebar": "2,5", "rata": "tengah"}]},
                    {"judul": "NO", "penomoran": "angka", "jenis": "teks"},
                ]
            },
            "isi": [
                {"bagian": "a", "nomor": "b", "isi": [{"sel": {"c": _BUTIR}, "urut": [_BUTIR]}]},
                {"c": "d", "b": "e"},
                ["f"],
            ],
        },
        {
            **_LAMPIRAN,
            **_BERTABEL,
            "jenis": "susunan personalia",
            "kolom": {"prasetel": "personalia"},
            "anggota": [
                {"pejabat": "a", "nama": "b", "jabatan": "c", "kedudukan": "d", "nip": "1", "pangkat": "e"},
            ],
            "kelompok": [{"nama": "a", "nomor": "b", "anggota": [{"nama": "c"}], "kelompok": []}],
        },
        {**_LAMPIRAN, "jenis": "teks", "isi": [_BUTIR, "a"]},
    ],
    "penutup": {
        "tempat": "a",
        "tanggal": "8 Januari 2026",
        "penanda_tangan": _ORANG,
        "pengesah": {**_ORANG, "unit": ["a", "b"], "pengantar": "c"},
    },
    "pejabat": [{"id": "a", "nama": "b", "jabatan": ["c"], "nip": "1", "pangkat": "d", "status": "Plh."}],
    "redaksi": {"kop": ["a", "b"], "nomor": "c"},
    "isian": {"a": "b"},
    "lambang": "a.png",
    "tata_letak": {
        "kertas": {"lebar": 21, "tinggi": "29,7"},
        "batas": {"atas": 1, "bawah": "1,5", "kiri": 2, "kanan": "2.5"},
        "huruf": "a",
        "ukuran": 12,
        "ukuran_tabel": 10,
        "spasi": "1,5",
        "tanda_air": "tidak",
        "nomor_baris": "ya",
    },
    "data": "a",
    "templat": {"keputusan": "t.docx"},
    "mengubah": {"ke": 2, "dasar": _ACUAN, "terakhir": _ACUAN, "plan": "a.yaml", "lampiran": [1]},
    "pleno": {
        **_RAPAT,
        **_HADIR,
        "undangan": {"nomor": "c", "tanggal": "2026-01-07"},
        "hasil": [_BUTIR],
        "templat": dict.fromkeys(("undangan", "daftar_hadir", "berita_acara", "perbandingan"), "t.docx"),
    },
    "penetapan": {"sidik": "a", "alasan": "b"},
    "abaikan": [{"aturan": "ZI201", "alasan": "a", "teks": "b"}],
    "bentuk": "asli",
    "nama_berkas": "a",
}


def leaves(isi: object, jalur: Jalur = ()) -> Iterator[Jalur]:
    """Yield the place of each text in nested mappings and lists."""
    if isinstance(isi, dict):
        for kunci, nilai in isi.items():
            yield from leaves(nilai, (*jalur, kunci))
    elif isinstance(isi, list):
        for nomor, nilai in enumerate(isi):
            yield from leaves(nilai, (*jalur, nomor))
    elif isinstance(isi, str):
        yield jalur


def mappings(isi: object, jalur: Jalur = ()) -> Iterator[Jalur]:
    """Yield the place of each mapping in nested mappings and lists."""
    if isinstance(isi, dict):
        yield jalur
    anak = isi.items() if isinstance(isi, dict) else enumerate(isi) if isinstance(isi, list) else ()
    for kunci, nilai in anak:
        yield from mappings(nilai, (*jalur, kunci))


def changed(isi: Any, jalur: Jalur, nilai: object) -> Any:  # noqa: ANN401 - a part of a plan is anything
    """Return a copy of `isi` with another value at `jalur`."""
    if not jalur:
        return nilai
    salinan: Any = list(isi) if isinstance(isi, list) else dict(isi)
    lama = isi.get(jalur[0]) if isinstance(isi, dict) else isi[jalur[0]]
    salinan[jalur[0]] = changed(lama, jalur[1:], nilai)
    return salinan


def at(isi: Any, jalur: Jalur) -> Any:  # noqa: ANN401 - a part of a plan is anything
    """Return the value at `jalur`."""
    for langkah in jalur:
        isi = isi[langkah]
    return isi
