"""Annexes: action plan, team, plain table, free text. A table is written as the tree a person thinks of."""

import re
from functools import lru_cache
from typing import Annotated, Any, Final, Literal, TypeVar

from pydantic import Discriminator, Field, Tag, ValidatorFunctionWrapHandler, WrapValidator, model_validator
from pydantic_core import PydanticCustomError

from zi_docs.models.butir import Butir, ButirBerisi
from zi_docs.models.dasar import Angka, Baris, Fakta, Id, Kalimat, Model, Teks, YaTidak

M = TypeVar("M", bound=Model)

Rata = Literal["kiri", "tengah", "kanan"]
PenomoranBaris = Literal["angka", "huruf", "romawi", "tanpa"]
KUNCI_SIMPUL = frozenset({"bagian", "nomor", "isi", "sel", "urut"})
"""Keys of a row that mean something else than a column."""


@lru_cache(maxsize=1 << 10)
def kunci_kolom(judul: str) -> str:
    """Return the key that a column heading implies: 'LANGKAH AKSI' gives 'langkah_aksi'."""
    return re.sub(r"[\W_]+", "_", judul.casefold()).strip("_")


class Kolom(Model):
    """One column, or a heading over several (`kolom`)."""

    judul: Teks = Field(title="Judul", description="Judul kolom sebagaimana dicetak.")
    kunci: Kalimat = Field("", title="Kunci", description="Nama kolom dalam plan; bakunya dari judul.")
    lebar: Angka | None = Field(None, title="Lebar", description="Lebar dalam cm; bakunya menurut isi.", gt=0.3, le=40)
    jenis: Literal["teks", "jadwal", "kisi", "capaian"] = Field(
        "teks",
        title="Jenis",
        description="teks; jadwal (satu bentuk resmi); kisi (dua belas kolom bulan); capaian (angka dan kata).",
    )
    rata: Rata = Field(
        "kiri", title="Rata", description="kiri, tengah, atau kanan; kolom bernomor urut bakunya tengah."
    )
    penomoran: PenomoranBaris | None = Field(
        None,
        title="Penomoran",
        description="Bila diisi, kolom ini memuat nomor urut baris yang dihitung sendiri.",
    )
    kolom: tuple["Kolom", ...] = Field((), title="Kolom", description="Kolom-kolom di bawah judul ini.")

    @model_validator(mode="before")
    @classmethod
    def _judul_saja(cls, value: Any) -> Any:
        if isinstance(value, dict) and value.get("penomoran"):
            return {"rata": "tengah"} | value
        return {"judul": value} if isinstance(value, str) else value

    @property
    def nama(self) -> str:
        """The key by which rows fill this column."""
        return kunci_kolom(self.kunci or self.judul)


class SusunanKolom(Model):
    """The columns of a table: a named set from the data, or a list."""

    prasetel: Teks | None = Field(None, title="Prasetel", description="Nama susunan kolom dalam data.")
    daftar: tuple[Kolom, ...] = Field((), title="Daftar", description="Kolom-kolom dari kiri ke kanan.")

    @model_validator(mode="before")
    @classmethod
    def _nama_atau_daftar(cls, value: Any) -> Any:
        if isinstance(value, str):
            return {"prasetel": value}
        return {"daftar": value} if isinstance(value, (list, tuple)) else value

    @model_validator(mode="after")
    def _satu_saja(self) -> "SusunanKolom":
        if self.prasetel and self.daftar:
            raise ValueError("kolom disebut dengan dua cara; pilih prasetel atau daftar")
        return self


class TingkatBagian(Model):
    """How one level of section rows is numbered and set."""

    penomoran: PenomoranBaris = Field("romawi", title="Penomoran", description="angka, huruf, romawi, atau tanpa.")
    letak: Literal["gabung", "kolom"] = Field(
        "gabung",
        title="Letak nomor",
        description="gabung: 'I. JUDUL' selebar tabel; kolom: nomor di kolom nomor.",
    )

    @model_validator(mode="before")
    @classmethod
    def _penomoran_saja(cls, value: Any) -> Any:
        return {"penomoran": value} if isinstance(value, str) else value


def _look_at_rows(isi: Any, *, isi_lain: bool) -> None:
    """Tell what `isi` is for, where a column of that name was meant or no row is given."""
    if isinstance(isi, str) and isi != "tidak ada":
        saran = "bila itu kolom, beri kunci lain: {judul: ISI, kunci: uraian}"
        pesan = "`isi` adalah kata khusus untuk baris-baris di bawahnya"
        raise PydanticCustomError("kata_khusus", pesan, {"saran": saran, "jalur": ("isi",)})
    if isinstance(isi, (list, tuple)) and not isi and not isi_lain:
        saran = "isi baris-barisnya atau hapus kuncinya"
        raise PydanticCustomError("isi_kosong", "`isi` ini kosong", {"saran": saran, "jalur": ("isi",)})


_BANYAK: Final = 1024
"""How many nodes and cells are remembered."""
_BUTIR: dict[str | tuple[Any, ...], Butir] = {}
_SIMPUL: dict[tuple[Any, ...], "Simpul"] = {}


def _same_cell(value: Any, handler: ValidatorFunctionWrapHandler) -> Any:
    """Return the cell of a text or a list of texts, the same object for the same words."""
    key = value
    if not isinstance(value, str):
        if not isinstance(value, list) or {*map(type, value)} - {str}:
            return handler(value)
        key = tuple(value)
    return _BUTIR.get(key) or _remembered(_BUTIR, key, handler(value))


def _same_node(value: Any, handler: ValidatorFunctionWrapHandler) -> Any:
    """Return the node of a row or section, the same object for the same words: plans of many offices share most."""
    if not isinstance(value, dict):
        return handler(value)
    key = (*value, *value.values())
    try:
        ada = _SIMPUL.get(key)
    except TypeError:
        return _same_section(handler(value))
    return ada or _remembered(_SIMPUL, key, handler(value))


def _same_section(simpul: "Simpul") -> "Simpul":
    """Return the node of something that holds lists: equal parts of it are the same objects already."""
    sel = tuple([(kunci, id(butir)) for kunci, butir in simpul.sel.items()])
    key = simpul.bagian, simpul.nomor, sel, (*map(id, simpul.urut),), (*map(id, simpul.isi),)
    return _SIMPUL.get(key) or _remembered(_SIMPUL, key, simpul)


def _remembered(ingatan: dict[Any, M], key: Any, model: M) -> M:
    if len(ingatan) >= _BANYAK:
        ingatan.clear()
    ingatan[key] = model
    return model


_ButirSama = Annotated[Butir, WrapValidator(_same_cell)]


class Simpul(Model):
    """A node of the table tree: a section row (`bagian`) or a row; its cells merge down over its children (`isi`)."""

    bagian: Teks | None = Field(None, title="Bagian", description="Judul baris bagian yang melintang selebar tabel.")
    nomor: Fakta | None = Field(
        None, title="Nomor", description="Nomor pengganti nomor otomatis; teks kosong mencetak tanpa nomor."
    )
    sel: dict[str, _ButirSama] = Field({}, title="Sel", description="Isi kolom-kolom menurut kuncinya.")
    urut: tuple[Butir, ...] = Field((), title="Urut", description="Isi kolom-kolom dari kiri ke kanan.")
    isi: tuple["_SimpulSama", ...] = Field((), title="Isi", description="Baris-baris di bawah simpul ini.")

    @model_validator(mode="before")
    @classmethod
    def _kunci_bebas(cls, value: Any) -> Any:
        if isinstance(value, (list, tuple)):
            return {"urut": value}
        if not isinstance(value, dict):
            return value
        if KUNCI_SIMPUL.isdisjoint(value):
            return {"sel": value} if value else {}
        _look_at_rows(value.get("isi", "tidak ada"), isi_lain=len(value.keys() - {"isi", "nomor"}) > 1)
        if "sel" in value:
            return value
        simpul = {k: v for k, v in value.items() if k in KUNCI_SIMPUL}
        sel = {k: v for k, v in value.items() if k not in KUNCI_SIMPUL}
        return {**simpul, "sel": sel} if sel else simpul


_SimpulSama = Annotated[Simpul, WrapValidator(_same_node)]


class Anggota(Model):
    """One person in a team: named here, or in the plan's list of officials."""

    pejabat: Teks | None = Field(None, title="Pejabat", description="Id atau nama dalam daftar pejabat plan ini.")
    nama: Kalimat = Field("", title="Nama", description="Nama sebagaimana dicetak.")
    jabatan: Kalimat = Field("", title="Jabatan", description="Jabatan dalam kantor.")
    kedudukan: Kalimat = Field("", title="Kedudukan", description="Kedudukan dalam tim, misalnya Ketua atau Anggota.")
    nip: Kalimat = Field("", title="NIP", description="NIP 18 angka, bila kolomnya dicetak.")
    pangkat: Kalimat = Field("", title="Pangkat", description="Pangkat dan golongan, bila kolomnya dicetak.")

    @model_validator(mode="after")
    def _bernama(self) -> "Anggota":
        if not (self.nama or self.pejabat):
            raise ValueError("orang ini tidak bernama; isi nama, atau pejabat dari daftar pejabat")
        return self


class Kelompok(Model):
    """A group of a team, with its people and its sub-groups."""

    nama: Teks = Field(title="Nama", description="Nama kelompok sebagaimana dicetak.")
    nomor: Fakta | None = Field(None, title="Nomor", description="Pengganti nomor otomatis kelompok.")
    anggota: tuple[Anggota, ...] = Field((), title="Anggota", description="Orang-orang dalam kelompok, berurutan.")
    kelompok: tuple["Kelompok", ...] = Field((), title="Kelompok", description="Subkelompok.")

    @model_validator(mode="after")
    def _ada_isi(self) -> "Kelompok":
        if not (self.anggota or self.kelompok):
            pesan = "kelompok ini tidak memuat siapa pun; isi anggota atau subkelompoknya"
            raise ValueError(pesan)
        return self


class _Lampiran(Model):
    """What every annex has."""

    id: Id | None = Field(None, title="Id", description="Nama untuk merujuk lampiran ini.")
    judul: Teks = Field(title="Judul", description="Nama lampiran; dicetak dalam huruf kapital.", max_length=1500)
    kepala: Baris | None = Field(None, title="Kepala", description="Pengganti baris-baris kepala lampiran.")
    orientasi: Literal["tegak", "melintang"] | None = Field(
        None, title="Orientasi", description="tegak atau melintang; bakunya menurut templat."
    )
    tempat_tanggal: YaTidak = Field(
        False, title="Tempat dan tanggal", description="Ya bila penutup lampiran memuat tempat dan tanggal."
    )
    salinan: YaTidak = Field(
        True, title="Pengesahan salinan", description="Ya bila pengesahan salinan diulang di bawah lampiran."
    )
    templat: Teks | None = Field(None, title="Templat", description="Templat DOCX kantor sendiri untuk lampiran ini.")


class _BerTabel(_Lampiran):
    """An annex that holds a table."""

    sumber: Teks | None = Field(None, title="Sumber", description="Berkas Excel atau CSV yang memuat isi lampiran ini.")
    lembar: Teks | None = Field(None, title="Lembar", description="Nama lembar Excel; bakunya yang judulnya cocok.")
    nomor_kolom: Literal["1", "(1)", "tanpa"] = Field(
        "1", title="Baris nomor kolom", description="Bentuk baris nomor kolom: 1, (1), atau tanpa."
    )
    bagian: tuple[TingkatBagian, ...] = Field(
        (TingkatBagian.model_construct(), TingkatBagian.model_construct(penomoran="angka", letak="kolom")),
        title="Tingkat bagian",
        description="Penomoran baris bagian dari tingkat teratas ke bawah.",
    )
    apa_adanya: YaTidak = Field(
        False, title="Apa adanya", description="Ya bila jadwal dan capaian dicetak tepat seperti ditulis."
    )
    nomor_baris: Literal["ulang", "lanjut"] = Field(
        "ulang",
        title="Nomor baris",
        description="ulang: mulai dari 1 pada tiap bagian; lanjut: terus berlanjut.",
    )


class LampiranTabel(_BerTabel):
    """An action plan or a plain table: columns named freely, rows as a tree."""

    jenis: Literal["rencana aksi", "tabel"] = Field(title="Jenis", description="rencana aksi atau tabel.")
    kolom: SusunanKolom = Field(title="Kolom", description="Kolom-kolom tabel, atau nama susunan kolom dalam data.")
    isi: tuple[_SimpulSama, ...] = Field(
        (), title="Isi", description="Bagian dan baris tabel; tanpa isi bila ada sumber."
    )

    @model_validator(mode="after")
    def _ada_isi(self) -> "LampiranTabel":
        if self.is_empty and not self.sumber:
            raise ValueError("tabel ini kosong; tulis isi, atau sumber: nama berkas Excel")
        return self

    @property
    def is_empty(self) -> bool:
        """Whether no row is stated."""
        return not self.isi


class LampiranPersonalia(_BerTabel):
    """The Susunan Personalia of a team."""

    jenis: Literal["susunan personalia"] = Field(title="Jenis", description="susunan personalia.")
    kolom: SusunanKolom = Field(
        SusunanKolom.model_construct(prasetel="personalia"),
        title="Kolom",
        description="Kolom-kolom tabel, atau nama susunan kolom.",
    )
    kelompok: tuple[Kelompok, ...] = Field((), title="Kelompok", description="Kelompok-kelompok tim.")
    anggota: tuple[Anggota, ...] = Field((), title="Anggota", description="Orang-orang tanpa kelompok.")
    bagian: tuple[TingkatBagian, ...] = Field(
        (TingkatBagian.model_construct(penomoran="angka"), TingkatBagian.model_construct(penomoran="huruf")),
        title="Tingkat bagian",
        description="Penomoran kelompok dan subkelompok.",
    )
    nomor_kolom: Literal["1", "(1)", "tanpa"] = Field(
        "tanpa", title="Baris nomor kolom", description="Bentuk baris nomor kolom: 1, (1), atau tanpa."
    )

    @model_validator(mode="after")
    def _ada_isi(self) -> "LampiranPersonalia":
        if self.is_empty and not self.sumber:
            raise ValueError("susunan personalia ini kosong; isi kelompok, anggota, atau sumber: nama berkas Excel")
        return self

    @property
    def is_empty(self) -> bool:
        """Whether no person is stated."""
        return not (self.kelompok or self.anggota)


class LampiranTeks(_Lampiran):
    """An annex of free text: paragraphs and lists."""

    jenis: Literal["teks"] = Field(title="Jenis", description="teks.")
    isi: tuple[ButirBerisi, ...] = Field(title="Isi", description="Paragraf dan daftar.", min_length=1)

    @model_validator(mode="before")
    @classmethod
    def _teks_saja(cls, value: Any) -> Any:
        if isinstance(value, dict) and isinstance(value.get("isi"), str):
            return {**value, "isi": [value["isi"]]}
        return value


def _jenis(value: Any) -> str:
    jenis = value.get("jenis") if isinstance(value, dict) else getattr(value, "jenis", "")
    return {"rencana aksi": "tabel"}.get(jenis, jenis) if isinstance(jenis, str) else ""


Lampiran = Annotated[
    Annotated[LampiranTabel, Tag("tabel")]
    | Annotated[LampiranPersonalia, Tag("susunan personalia")]
    | Annotated[LampiranTeks, Tag("teks")],
    Discriminator(
        _jenis,
        custom_error_type="jenis_lampiran",
        custom_error_message="jenis lampiran harus rencana aksi, susunan personalia, teks, atau tabel",
        custom_error_context={
            "saran": "tulis jenis: rencana aksi, susunan personalia, teks, atau tabel",
            "jalur": ("jenis",),
        },
    ),
]
"""Any kind of annex, told apart by `jenis`."""
