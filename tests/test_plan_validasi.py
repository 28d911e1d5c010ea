"""A tree of texts → a model, or every root mistake with its place and its likely cure."""

import pickle
from datetime import date, time
from enum import Enum
from typing import Annotated, Any, Literal

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import (
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from zi_docs.errors import ComposeError, DataError, Masalah, PlanError, Tempat, ZiDocsError
from zi_docs.plan.validasi import validate
from zi_docs.plan.yaml import Isi, parse_yaml


class Dasar(BaseModel):
    """What the models of a plan have in common."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Satker(Dasar):
    """A mapping that may be written as one text."""

    kode: str = Field(title="Kode satker", description="Empat angka, misalnya 3305.")
    nama: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _kode_saja(cls, value: object) -> object:
        return {"kode": value} if isinstance(value, str) else value

    @field_validator("kode")
    @classmethod
    def _empat_angka(cls, value: str) -> str:
        if not value.isdigit():
            raise ValueError(f"kode '{value}' bukan angka")
        return value


class Butir(Dasar):
    """A recursive model that may be written as a text or a list."""

    isi: str = ""
    rincian: tuple["Butir", ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _ringkas(cls, value: object) -> object:
        if isinstance(value, str):
            return {"isi": value}
        return {"rincian": value} if isinstance(value, list) else value


class Tabel(Dasar):
    """One choice of a union; it has a field named as its own tag."""

    jenis: Literal["tabel"]
    kolom: tuple[str, ...]
    tabel: str = ""


class Teks(Dasar):
    """The other choice."""

    jenis: Literal["teks"]
    isi: str


def _jenis(value: Any) -> str:  # noqa: ANN401 — pydantic gives whatever the user wrote
    return str(value.get("jenis")) if isinstance(value, dict) else ""


LampiranLain = Annotated[
    Annotated[Tabel, Tag("tabel")] | Annotated[Teks, Tag("teks")],
    Discriminator(_jenis, custom_error_type="jenis", custom_error_message="jenis lampiran harus tabel atau teks"),
]


class Warna(Enum):
    """A fixed set."""

    MERAH = "merah"
    PUTIH = "putih"


class Plan(Dasar):
    """Every kind of field, all optional."""

    judul: str = Field("", min_length=1, max_length=30)
    satker: Satker | None = None
    menimbang: tuple[Butir, ...] = Field((), min_length=2)
    daftar: tuple[str, ...] = ()
    sel: dict[str, Butir] = {}
    kamus: dict[int, str] = {}
    bentuk: Literal["rancangan", "asli", "salinan"] = "asli"
    warna: Warna = Warna.MERAH
    nomor: int = Field(1, ge=1, lt=1000)
    lebar: float = Field(1, gt=0.5, le=40)
    kelipatan: int = Field(2, multiple_of=2)
    tanggal: date | None = None
    salinan: bool = False
    jam: time | None = None
    pola: str = Field("a", pattern="^a")
    campur: str | Satker | tuple[str, ...] = ""
    isi: str | Butir = ""
    dua: Tabel | Teks | None = None
    lampiran: tuple[Annotated[Tabel | Teks, Field(discriminator="jenis")], ...] = Field((), max_length=3)
    lain: tuple[LampiranLain, ...] = ()
    beralias: str = Field("", alias="kunci")

    @model_validator(mode="after")
    def _cocok(self, info: ValidationInfo) -> "Plan":
        if self.judul == "salah":
            rincian = {"saran": "Tulis judul lain.", "jalur": ("judul",)}
            raise PydanticCustomError("judul", "judul ini salah", rincian)
        if self.judul == "konteks":
            raise ValueError(f"konteks {info.context}")
        if self.judul == "tegas":
            raise AssertionError
        return self


def faults(text: str, model: type[BaseModel] = Plan) -> tuple[Masalah, ...]:
    """The mistakes of a text that the model must refuse."""
    with pytest.raises(PlanError) as caught:
        validate(model, parse_yaml(text, "plan.yaml"))
    return caught.value.masalah


def report(text: str) -> str:
    """One line a mistake: place, message, cure."""
    return "\n".join(str(m).removeprefix("plan.yaml:").replace("\n    →", " →") for m in faults(text))


def test_a_right_plan_becomes_the_model() -> None:
    """Text becomes what the model asks for; identifiers keep their digits."""
    text = "satker: 0305\nmenimbang: [a, [b, c]]\nnomor: 7\ntanggal: 2026-01-08\nkunci: x\nsel: {no: 08}\n"
    plan = validate(Plan, parse_yaml(text, "plan.yaml"))
    assert plan.satker == Satker(kode="0305")
    assert plan.menimbang[1].rincian[0].isi == "b"
    assert (plan.nomor, plan.tanggal, plan.beralias) == (7, date(2026, 1, 8), "x")
    assert plan.sel["no"].isi == "08"


KELOMPOK = "kelompok `kunci: nilai`"
BARIS = "Tulis tiap butir di baris sendiri yang diawali `- `"
TITIK_DUA = "teks memuat titik dua yang diikuti spasi, sehingga dibaca sebagai kunci dan nilai"
CASES = {
    "unknown key": ("nomer: 1\n", "1:1: kunci `nomer` tidak dikenal", "Mungkin maksud Anda `nomor`."),
    "unknown key below": ("satker:\n  kod: 1\n", "2:3: kunci `kod` tidak dikenal di `satker`", "Anda `kode`."),
    "unknown alias": ("kuncy: 1\n", "1:1: kunci `kuncy` tidak dikenal", "Mungkin maksud Anda `kunci`."),
    "key of the top": ("satker:\n  kode: 1\n  daftar: [a]\n", "3:3: kunci `daftar`", "milik tingkat teratas"),
    "strange key": (
        "menimbang:\n  - a\n  - [b, {xyz: 1}]\n",
        "3:10: kunci `xyz` tidak dikenal di butir ke-2.2 `menimbang`",
        "Kunci yang dikenal: `isi`, `rincian`.",
    ),
    "missing key": (
        "satker:\n  nama: x\n",
        "2:3: kunci `kode` (Kode satker) belum diisi di `satker`",
        "Tambahkan `kode: …`: Empat angka, misalnya 3305.",
    ),
    "colon": ("menimbang:\n  - a\n  - bahwa KPU: b\n", f"3:5: {TITIK_DUA}", 'tanda kutip: "bahwa KPU: b"'),
    "colon at the end": ("daftar:\n  - bahwa begini:\n", f"2:5: {TITIK_DUA}", 'tanda kutip: "bahwa begini:"'),
    "colon after one word": ("daftar:\n  - a\n  - KPU: b\n", f"3:5: {TITIK_DUA}", 'tanda kutip: "KPU: b"'),
    "colon in a union": ("campur:\n  bahwa KPU: b\n", f"2:3: {TITIK_DUA}", 'tanda kutip: "bahwa KPU: b"'),
    "colon in a short form": ("isi:\n  bahwa KPU: b\n", f"2:3: {TITIK_DUA}", 'tanda kutip: "bahwa KPU: b"'),
    "colon before a list": (
        "menimbang:\n  - a\n  - bahwa begini:\n    - b\n",
        "3:5: kunci `bahwa begini` tidak dikenal di butir ke-2 `menimbang`",
        "Bila ini teks, apit dengan tanda kutip dan tulis rinciannya di bawah kunci lain.",
    ),
    "list for text": ("judul:\n  - a\n", "2:3: `judul` harus berupa teks, tetapi berisi daftar", "Tulis satu teks"),
    "bracket for text": ("judul: [ketua]\n", "1:8: `judul` harus berupa teks, tetapi diawali `[`", '"[ketua]".'),
    "bracket in braces": ("sel: {a: {isi: [b]}}\n", "1:16: `isi` harus berupa teks", "dengan tanda kutip."),
    "mapping for text": ("judul:\n  a: b\n", f"2:3: `judul` harus berupa teks, tetapi berisi {KELOMPOK}", "teks saja"),
    "nothing for text": ("judul:\n", "1:7: `judul` harus berupa teks, tetapi kosong", "Isi nilainya"),
    "comment for text": (
        "judul: # dua\n",
        "1:7: `judul` harus berupa teks, tetapi kosong",
        'komentar; bila itu isinya, tulis "# dua".',
    ),
    "text for a list": (
        "daftar: satu\n",
        "1:9: `daftar` harus berupa daftar, tetapi berisi teks",
        f"{BARIS}: `- satu`.",
    ),
    "mapping for a list": (
        "daftar:\n  a: b\n",
        f"2:3: `daftar` harus berupa daftar, tetapi berisi {KELOMPOK}",
        f"{BARIS}.",
    ),
    "text for a mapping": (
        "sel: x\n",
        f'1:6: `sel` harus berupa {KELOMPOK}, tetapi berisi teks (tertulis: "x")',
        "di bawahnya.",
    ),
    "text for a model": ("dua: x\n", f"1:6: `dua` harus berupa {KELOMPOK}, tetapi berisi teks", "`jenis`, `kolom`"),
    "no space after a colon": (
        "dua: jenis:tabel\n",
        f"1:6: `dua` harus berupa {KELOMPOK}",
        "titik dua: `jenis: tabel`.",
    ),
    "mapping for all of a union": ("campur: [[a]]\n", "1:10: butir ke-1 `campur` harus berupa teks", "tanda kutip."),
    "nothing for a union": ("isi:\n", f"1:5: `isi` harus berupa teks atau {KELOMPOK}, tetapi kosong", "Isi nilainya"),
    "empty list": ("menimbang: []\n", "1:12: `menimbang` berisi 0 butir, paling sedikit 2", "Tambah butirnya."),
    "wrong items of a list": (
        "menimbang:\n  - a\n  - {rincin: []}\n",
        "3:6: kunci `rincin` tidak dikenal",
        "`rincian`.",
    ),
    "wrong choice": (
        "bentuk: salian\n",
        '1:9: isi `bentuk` tidak dikenal (tertulis: "salian")',
        "Mungkin maksud Anda `salinan`. Pilihan: `rancangan`, `asli`, `salinan`.",
    ),
    "wrong member": (
        "warna: biru\n",
        '1:8: isi `warna` tidak dikenal (tertulis: "biru")',
        "Pilihan: `merah`, `putih`.",
    ),
    "no whole number": ("nomor: dua\n", '1:8: `nomor` harus berupa bilangan bulat (tertulis: "dua")', "angka saja"),
    "list for a number": (
        "nomor: [1]\n",
        "1:8: `nomor` harus berupa bilangan bulat, tetapi berisi daftar",
        "Tulis satu nilai",
    ),
    "too small": ("nomor: 0\n", '1:8: `nomor` paling kecil 1 (tertulis: "0")', "Perbaiki angkanya."),
    "too large": ("nomor: 1000\n", "1:8: `nomor` harus kurang dari 1000", "Perbaiki angkanya."),
    "fraction too small": ("lebar: 0.1\n", '1:8: `lebar` harus lebih dari 0,5 (tertulis: "0.1")', "Perbaiki"),
    "fraction too large": ("lebar: inf\n", '1:8: `lebar` paling besar 40 (tertulis: "inf")', "Perbaiki"),
    "no number": ("lebar: sempit\n", '1:8: `lebar` harus berupa angka (tertulis: "sempit")', "misalnya 12 atau 2,5."),
    "no multiple": ("kelipatan: 3\n", '1:12: `kelipatan` harus kelipatan 2 (tertulis: "3")', "Perbaiki"),
    "no truth value": (
        "salinan: entah\n",
        '1:10: `salinan` harus berisi ya atau tidak (tertulis: "entah")',
        "Tulis `ya`",
    ),
    "no such day": (
        "tanggal: 2026-02-30\n",
        '1:10: `tanggal` bukan tanggal yang benar (tertulis: "2026-02-30")',
        "kalender.",
    ),
    "text too short": ("judul: ''\n", "1:8: `judul` terlalu pendek: paling sedikit 1 huruf", "Lengkapi teksnya."),
    "text too long": (
        f"judul: {'kata ' * 20}\n",
        f'1:8: `judul` terlalu panjang: paling banyak 30 huruf (tertulis: "{("kata " * 20)[:59]}…")',
        "Persingkat",
    ),
    "pattern": ("pola: b\n", '1:7: bentuk tulisan `pola` tidak dikenal (tertulis: "b")', "Periksa penulisannya."),
    "too many items": (
        "lampiran: [" + "{jenis: teks, isi: a}, " * 4 + "]\n",
        "1:11: `lampiran` berisi 4 butir, paling banyak 3",
        "Kurangi",
    ),
    "key of a dictionary": ("kamus:\n  x: b\n", "2:3: `x` harus berupa bilangan bulat", "angka saja"),
    "our own error": ("satker: x1\n", "1:9: kode 'x1' bukan angka", ""),
    "our own error with a cure": ("nomor: 5\njudul: salah\n", "2:8: judul ini salah", "Tulis judul lain."),
    "assertion": ("judul: tegas\n", "1:1: plan ini tidak dapat diterima", ""),
    "no translation": (
        "jam: x\n",
        "1:6: `jam` tidak dapat diterima (Input should be in a valid time format",
        "Periksa isian ini",
    ),
    "unknown tag": (
        "lampiran:\n  - {jenis: tabl}\n",
        '2:13: isi `jenis` tidak dikenal (tertulis: "tabl")',
        "Anda `tabel`. Pilihan: `tabel`, `teks`.",
    ),
    "no tag": (
        "lampiran:\n  - isi: x\n",
        "2:5: kunci `jenis` belum diisi di butir ke-1 `lampiran`",
        "Tambahkan `jenis: …`.",
    ),
    "text for a tagged union": (
        "lampiran: [teks]\n",
        f"1:12: butir ke-1 `lampiran` harus berupa {KELOMPOK}",
        "Tulis `kunci: nilai`",
    ),
    "our own word for a wrong tag": ("lain:\n  - {jenis: tabl}\n", "2:5: jenis lampiran harus tabel atau teks", ""),
}


@pytest.mark.parametrize("case", CASES)
def test_each_mistake_has_place_value_and_cure(case: str) -> None:
    """One mistake gives one report: where, what, the value, and what was probably meant."""
    text, awal, saran = CASES[case]
    baris, _, obat = report(text).partition(" → ")
    assert baris.startswith(awal)
    assert saran in obat
    assert "\n" not in obat


CHOICES = {
    "the choice that the keys belong to": ("dua:\n  jenis: tabel\n  kolm: [a]\n", ["3:3: kunci `kolm`"]),
    "the choice with the form": ("campur:\n  kod: 1\n", ["2:3: kunci `kod`"]),
    "the choice with the form, lower": ("campur:\n  - a\n  - {x: y}\n", ["3:5: butir ke-2 `campur`"]),
    "a tag that is also a key": (
        "lampiran:\n  - jenis: tabel\n    tabel: [a]\n    kolom: b\n",
        ["3:12: `tabel` harus", "4:12: `kolom` harus"],
    ),
    "a tag of our own": ("lain:\n  - jenis: teks\n    isi: {a: b}\n", ["3:10: `isi` harus"]),
    "through short forms": ("menimbang:\n  - a\n  - - b\n    - isi: [c]\n", ["4:12: `isi` harus"]),
    "through aliases": ("menimbang: [a, &x {isy_: b}, *x]\n", ["1:20: kunci `isy_`"]),
}


@pytest.mark.parametrize("case", CHOICES)
def test_unions_and_short_forms_are_reported_where_the_user_wrote(case: str) -> None:
    """Of a union only the choice that was meant is reported; steps that only the model has are left out."""
    text, awal = CHOICES[case]
    baris = report(text).split("\n")
    assert len(baris) == len(awal)
    assert all(satu.startswith(harap) for satu, harap in zip(baris, awal, strict=True))


KEYS = st.sampled_from([*Plan.model_fields, "kode", "isi", "rincian", "jenis", "kolom", "bahwa x", "nomer", "kunci"])
ISI: st.SearchStrategy[Isi] = st.recursive(
    st.none() | st.sampled_from(["", "tabel", "teks", "1", "2026-01-08", "salah", "x: y"]),
    lambda anak: st.lists(anak, max_size=3) | st.dictionaries(KEYS, anak, max_size=3),
    max_leaves=15,
)


@given(st.dictionaries(KEYS, ISI, max_size=5))
def test_any_tree_is_accepted_or_explained(tree: dict[str, Isi]) -> None:
    """Whatever a plan holds, it becomes the model or a report in which every line has a place that exists."""
    berkas = parse_yaml(yaml.safe_dump(tree or {"a": "b"}), "plan.yaml")
    try:
        validate(Plan, berkas)
    except PlanError as galat:
        masalah = galat.masalah
    else:
        masalah = ()
    assert all(m.pesan and m.tempat and berkas.baris(m.tempat.baris) for m in masalah)
    assert len({(m.tempat, m.jalur) for m in masalah}) == len(masalah)


def test_all_mistakes_are_reported_at_once_in_order() -> None:
    """Every root mistake is there once, sorted by place."""
    text = "nomer: 1\ntanggal: besok\nsatker:\n  kod: 1\n  nama: [a]\nbentuk: asl\n"
    assert [str(m.tempat) for m in faults(text)] == [
        f"plan.yaml:{tempat}" for tempat in ("1:1", "2:10", "4:3", "5:9", "6:9")
    ]


def test_a_mistake_names_path_and_value() -> None:
    """Path and value are there for programs; a missing key is part of its path."""
    asing, nilai = faults("nomor: dua\nsatker: {nama: x}\n")
    assert (asing.jalur, asing.nilai) == (("nomor",), "dua")
    assert (nilai.jalur, nilai.nilai) == (("satker", "kode"), "")
    (belah,) = faults("menimbang: [a, {bahwa KPU: perlu}]\n")
    assert (belah.jalur, belah.nilai) == (("menimbang", 1, "bahwa KPU"), "bahwa KPU: perlu")


def test_context_reaches_the_validators() -> None:
    """What the caller gives as context is there for validators."""
    with pytest.raises(PlanError, match=r"konteks \{'a': 1}"):
        validate(Plan, parse_yaml("judul: konteks\n", "p"), {"a": 1})


def test_the_report_reads_like_the_file_and_survives_another_process() -> None:
    """Problems come in order of place, each with its cure below it; pickling keeps them."""
    tempat = [Tempat("p.yaml", 12, 5), Tempat("p.yaml", 2, 9), None]
    galat = PlanError([Masalah(f"m{n}", f"s{n}", t, nilai="X") for n, t in enumerate(tempat)])
    assert str(galat) == (
        'm2 (tertulis: "X")\n    → s2\n'
        'p.yaml:2:9: m1 (tertulis: "X")\n    → s1\n'
        'p.yaml:12:5: m0 (tertulis: "X")\n    → s0'
    )
    kembali = pickle.loads(pickle.dumps(galat))  # noqa: S301 — our own bytes
    assert (type(kembali), kembali.masalah, str(kembali)) == (PlanError, galat.masalah, str(galat))
    assert pickle.loads(pickle.dumps(parse_yaml("a: [1]\n", "p"))).tempat(("a", 0)) == Tempat("p", 1, 5)  # noqa: S301


def test_every_error_has_one_root() -> None:
    """All errors are ZiDocsError; one that carries problems makes itself of a single one."""
    assert issubclass(PlanError, ZiDocsError)
    assert str(ComposeError.satu("a", "b", Tempat("p", 1, 2))) == "p:1:2: a\n    → b"


def test_a_data_error_reads_like_any_problem_and_survives_another_process() -> None:
    """A DataError keeps what is wrong and what to do apart."""
    galat = DataError("a", "b", Tempat("p", 1, 2))
    kembali = pickle.loads(pickle.dumps(galat))  # noqa: S301 — our own bytes
    assert (kembali.pesan, kembali.saran, str(kembali)) == ("a", "b", "p:1:2: a\n    → b")
