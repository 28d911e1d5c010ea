"""A plan's tree of texts → its model, or every mistake at once, each with its place and its likely cure.

pydantic says where a mistake lies in its own terms: names of union choices, fields that a before-validator
made up. The model's schema is walked beside the tree, so that each mistake is shown where the user wrote it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, takewhile
from typing import Any, Final, TypeAlias, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from pydantic_core.core_schema import ErrorType

from zi_docs import bahasa
from zi_docs.errors import Masalah, PlanError, Tempat
from zi_docs.plan.pesan import TABEL, Pesan, kutip, ringkas
from zi_docs.plan.yaml import Berkas, Jalur

M = TypeVar("M", bound=BaseModel)
Skema: TypeAlias = Mapping[str, Any]
Model: TypeAlias = type[BaseModel]

_BAWAAN = frozenset(get_args(ErrorType))
_KELOMPOK: Final = "kelompok `kunci: nilai`"
_HARAPAN: Final[Mapping[str, str]] = {
    f"{jenis}_type": bentuk
    for bentuk, daftar_jenis in {
        "teks": "string",
        "bilangan bulat": "int",
        "angka": "float decimal",
        "ya atau tidak": "bool",
        "tanggal": "date",
        "daftar": "list tuple set frozen_set iterable",
        _KELOMPOK: "dict mapping model model_attributes dataclass",
    }.items()
    for jenis in daftar_jenis.split()
}
_WADAH = frozenset(["model-fields", "typed-dict", "list", "set", "frozenset", "tuple", "dict", "union", "tagged-union"])


def validate(model: type[M], berkas: Berkas, konteks: dict[str, Any] | None = None) -> M:
    """Make the model of a file; `konteks` reaches the model's validators as `info.context`.

    A validator of ours may raise PydanticCustomError with a context of `saran` (the cure) and `jalur` (steps
    from its value down to the one that is wrong). Raises PlanError with one Masalah for each root mistake.
    """
    try:
        return model.model_validate(berkas.isi, context=konteks)
    except ValidationError as galat:
        rincian = galat.errors(include_url=False)
    penelusur = _Penelusur(model, berkas)
    akar = _pilih_gabungan(_tanpa_ikutan([penelusur.telusur(satu) for satu in rincian]))
    raise PlanError(_paling_khas(_Pelapor(model, berkas), akar))


@dataclass(frozen=True, slots=True)
class _Galat:
    """One error of pydantic: `loc` in its terms, `jalur` in those of the tree."""

    jenis: str
    asli: str
    masukan: Any
    rincian: Mapping[str, Any]
    loc: Jalur
    jalur: Jalur
    gabungan: tuple[int, ...]  # which steps of loc name the choice of a union
    induk: tuple[Model, ...]  # models that may own the last step
    model: tuple[Model, ...]  # models that may stand at loc
    harapan: tuple[str, ...] = ()  # forms that would do, over all choices of a union

    @property
    def kunci(self) -> str:
        return str(self.loc[-1])


class _Penelusur:
    """Walks pydantic's schema and the tree side by side along a location."""

    def __init__(self, model: Model, berkas: Berkas) -> None:
        self._berkas = berkas
        self._definisi: dict[str, Skema] = {}
        self._akar = [*self._inti(model.__pydantic_core_schema__)]

    def telusur(self, galat: ErrorDetails) -> _Galat:
        """Follow a location; steps that are not in the tree are left out of `jalur`."""
        simpul, jalur, gabungan = self._berkas.letak, list[str | int](), list[int]()
        calon, induk = self._akar, tuple[Model, ...]()
        for nomor, langkah in enumerate(galat["loc"]):
            bawah = [skema for model, inti in calon for skema in _langkah(inti, langkah)]
            pilihan = [skema for model, inti in calon for skema in _pilihan(inti, langkah)]
            induk = tuple(model for model, inti in calon if model)
            calon = [*chain.from_iterable(map(self._inti, bawah or pilihan))]
            if pilihan and not bawah:
                gabungan.append(nomor)
            elif letak := simpul.turun(langkah):
                simpul = letak
                jalur.append(langkah)
        return _Galat(
            galat["type"],
            galat["msg"],
            galat["input"],
            galat.get("ctx", {}),
            galat["loc"],
            tuple(jalur),
            tuple(gabungan),
            induk,
            tuple(model for model, inti in calon if model),
        )

    def _inti(self, skema: Skema, model: Model | None = None) -> Iterator[tuple[Model | None, Skema]]:
        """Unwrap defaults, validators and references down to what has steps; with the model it belongs to."""
        for definisi in skema.get("definitions", ()):
            self._definisi[definisi["ref"]] = definisi
        if skema["type"] == "definition-ref":
            yield from self._inti(self._definisi[skema["schema_ref"]])
        elif skema["type"] in _WADAH:
            yield model, skema
        else:
            model = skema["cls"] if skema["type"] == "model" else model
            dalam = [skema.get(nama) for nama in ("schema", "lax_schema", "python_schema")]
            for satu in chain(dalam, skema.get("steps", ())):
                if isinstance(satu, dict):
                    yield from self._inti(satu, model)


def _langkah(skema: Skema, langkah: str | int) -> Iterator[Skema]:
    """Give the schema one step below a container."""
    for nama, kolom in skema.get("fields", {}).items():
        if langkah in {nama, kolom.get("validation_alias")}:
            yield kolom["schema"]
    if isinstance(langkah, int):
        isi = skema.get("items_schema", ())
        yield from [isi] if isinstance(isi, dict) else isi
    elif skema["type"] == "dict" and "values_schema" in skema:
        yield skema["values_schema"]


def _pilihan(skema: Skema, langkah: str | int) -> list[Skema]:
    """Give the choices of a union that a step may name."""
    if skema["type"] == "tagged-union":
        return [isi for label, isi in skema["choices"].items() if str(label) == str(langkah)]
    if skema["type"] != "union":
        return []
    berlabel = [isi if isinstance(isi, tuple) else (isi, _nama(isi)) for isi in skema["choices"]]
    cocok = [isi for isi, label in berlabel if label and label in str(langkah)]
    return cocok or [isi for isi, label in berlabel]


def _nama(skema: Skema) -> str:
    """Give the name of a model within wrappers: what pydantic's name of a choice contains."""
    while isinstance(dalam := skema.get("schema"), dict) and skema["type"] != "model":
        skema = dalam
    return str(skema["cls"].__name__) if skema["type"] == "model" else ""


@lru_cache
def _kunci_dikenal(model: tuple[Model, ...]) -> tuple[str, ...]:
    """Give the keys that a user may write in these models."""
    hasil: dict[str, None] = {}
    for satu in model:
        for nama, kolom in satu.model_fields.items():
            alias = kolom.validation_alias
            hasil[alias if isinstance(alias, str) else nama] = None
    return tuple(hasil)


@lru_cache
def _terdekat(kunci: str, dikenal: tuple[str, ...]) -> str:
    return next(iter(bahasa.ejaan_terdekat(kunci, dikenal)), "")


def _tanpa_ikutan(galat: Sequence[_Galat]) -> list[_Galat]:
    """Drop what another mistake explains.

    `nomer` stands for the missing `nomor`; a list is too short only because its items are wrong.
    """
    terjelaskan: set[tuple[str, Jalur]] = set()
    for satu in galat:
        terjelaskan |= {("too_short", satu.loc[:panjang]) for panjang in range(len(satu.loc))}
        if satu.jenis == "extra_forbidden":
            dikenal = _kunci_dikenal(satu.induk)
            dekat = _terdekat(satu.kunci, dikenal)
            kunci = [dekat] if dekat else dikenal if " " in satu.kunci else []
            terjelaskan |= {("missing", (*satu.loc[:-1], satu_kunci)) for satu_kunci in kunci}
    return [satu for satu in galat if (satu.jenis, satu.loc) not in terjelaskan]


def _pilih_gabungan(galat: Iterable[_Galat], tingkat: int = 0) -> list[_Galat]:
    """Keep of each union the errors of one choice: the one that the user most likely meant."""
    hasil: list[_Galat] = []
    gabungan: dict[Jalur, dict[str | int, list[_Galat]]] = defaultdict(lambda: defaultdict(list))
    for satu in galat:
        if len(satu.gabungan) <= tingkat:
            hasil.append(satu)
        else:
            letak = satu.gabungan[tingkat]
            gabungan[satu.loc[:letak]][satu.loc[letak]].append(satu)
    for awal, pilihan in gabungan.items():
        hasil += _pilih(len(awal), [_pilih_gabungan(isi, tingkat + 1) for isi in pilihan.values()])
    return hasil


def _pilih(letak: int, pilihan: Sequence[list[_Galat]]) -> list[_Galat]:
    def salah_bentuk(galat: list[_Galat]) -> bool:
        return all(g.jenis in _HARAPAN and len(g.loc) == letak + 1 for g in galat)

    def asing(galat: list[_Galat]) -> tuple[int, int]:
        kunci = [g for g in galat if g.jenis in {"extra_forbidden", "missing"} and len(g.loc) == letak + 2]
        return len(kunci), len(galat)

    cocok = [galat for galat in pilihan if not salah_bentuk(galat)]
    bentuk = [galat for semua in pilihan if salah_bentuk(semua) for galat in semua]
    teks = [galat for galat in bentuk if galat.jenis == "string_type" and _teks_terbelah(galat.masukan)]
    if teks:
        return teks[:1]
    if cocok:
        return min(cocok, key=asing)
    return [replace(bentuk[0], harapan=tuple(dict.fromkeys(_HARAPAN[g.jenis] for g in bentuk)))]


def _teks_terbelah(isi: object, *, satu_kata: bool = False) -> str:
    """Give the text that YAML took for a key and its value ("bahwa KPU: perlu"); else an empty text.

    A key of a single word is a slip of this kind only where nothing but text may stand.
    """
    if not isinstance(isi, dict) or len(isi) != 1:
        return ""
    (kunci, nilai), *_ = isi.items()
    terbelah = (satu_kata or " " in kunci) and (nilai is None or isinstance(nilai, str))
    return f"{kunci}: {nilai or ''}".strip() if terbelah else ""


def _paling_khas(pelapor: "_Pelapor", galat: Iterable[_Galat]) -> Iterator[Masalah]:
    """Give one Masalah for each place and key, however many aliases lead there: the one that says most."""
    terbaik: dict[tuple[Tempat | None, Jalur], tuple[int, Masalah]] = {}
    for satu in galat:
        masalah = pelapor.masalah(satu)
        umum = 2 if satu.jenis in _HARAPAN else int(satu.jenis in _BAWAAN and satu.jenis != "value_error")
        lama = terbaik.get((masalah.tempat, masalah.jalur[-1:]))
        if lama is None or umum < lama[0]:
            terbaik[masalah.tempat, masalah.jalur[-1:]] = umum, masalah
    return (masalah for umum, masalah in terbaik.values())


class _Pelapor:
    """Words for each error, with its place in the file."""

    def __init__(self, model: Model, berkas: Berkas) -> None:
        self._model = model
        self._berkas = berkas

    def masalah(self, galat: _Galat) -> Masalah:
        """Give the Masalah of one error."""
        jalur = (*galat.jalur, *galat.rincian.get("jalur", ()))
        tempat = self._berkas.tempat(jalur)
        nilai = ringkas(galat.masukan) if isinstance(galat.masukan, str | int | float) else ""
        if galat.jenis == "extra_forbidden":
            teks = ringkas(_teks_terbelah({galat.kunci: galat.masukan}))
            return Masalah(*self._kunci_asing(galat), self._berkas.tempat_kunci(jalur), jalur, teks)
        if galat.jenis == "missing":
            return Masalah(*_kunci_kurang(galat), tempat, (*jalur, galat.kunci))
        if galat.jenis in _HARAPAN:
            pesan = self._salah_bentuk(galat, tempat)
            return Masalah(*pesan, tempat, jalur, ringkas(_teks_terbelah(galat.masukan)) or nilai)
        if galat.jenis.startswith("union_tag"):
            return self._jenis_asing(galat)
        if galat.loc[-1:] == ("[key]",):
            tempat = self._berkas.tempat_kunci(jalur)
        return Masalah(*_terjemah(galat, _subjek(jalur)), tempat, jalur, nilai)

    def _jenis_asing(self, galat: _Galat) -> Masalah:
        """A union told apart by a key: the key is missing or holds an unknown value."""
        kunci = str(galat.rincian["discriminator"]).strip("'")
        jalur = (*galat.jalur, kunci)
        if galat.jenis == "union_tag_not_found":
            pesan = f"kunci `{kunci}` belum diisi di {_subjek(galat.jalur)}", f"Tambahkan `{kunci}: …`."
            return Masalah(*pesan, self._berkas.tempat(jalur), jalur)
        pesan = _pilihan_tetap(f"`{kunci}`", galat)
        return Masalah(*pesan, self._berkas.tempat(jalur), jalur, ringkas(galat.rincian["tag"]))

    def _kunci_asing(self, galat: _Galat) -> Pesan:
        dikenal = _kunci_dikenal(galat.induk)
        dekat = _terdekat(galat.kunci, dikenal)
        induk = f" di {_subjek(galat.jalur[:-1])}" if len(galat.jalur) > 1 else ""
        pesan = f"kunci `{ringkas(galat.kunci)}` tidak dikenal{induk}"
        if dekat:
            return pesan, f"Mungkin maksud Anda `{dekat}`."
        if teks := _teks_terbelah({galat.kunci: galat.masukan}):
            return _titik_dua(teks)
        if galat.kunci in _kunci_dikenal((self._model,)):
            return pesan, "Kunci ini milik tingkat teratas; hapus spasi di awal barisnya."
        saran = f"Kunci yang dikenal: {_sebut(dikenal)}." if dikenal else "Hapus kunci ini."
        if " " in galat.kunci:
            saran = f"Bila ini teks, apit dengan tanda kutip dan tulis rinciannya di bawah kunci lain. {saran}"
        return pesan, saran

    def _salah_bentuk(self, galat: _Galat, tempat: Tempat) -> Pesan:
        harapan = galat.harapan or (_HARAPAN[galat.jenis],)
        sumber = self._berkas.baris(tempat.baris)[tempat.kolom - 1 :].strip()
        butir_teks = harapan == ("teks",) and isinstance(galat.loc[-1], int) and not sumber.startswith("{")
        if "teks" in harapan and (teks := _teks_terbelah(galat.masukan, satu_kata=butir_teks)):
            return _titik_dua(teks)
        pesan = f"{_subjek(galat.jalur)} harus berupa {' atau '.join(harapan)}, tetapi "
        if galat.masukan is None and sumber.startswith("#"):
            komentar = f"Tulisan sesudah # adalah komentar; bila itu isinya, tulis {kutip(sumber)}."
            return pesan + "kosong", komentar
        if galat.masukan is None:
            return pesan + "kosong", "Isi nilainya, atau hapus barisnya bila tidak perlu."
        if "teks" in harapan and sumber[:1] in {"[", "{"}:
            contoh = f": {kutip(sumber)}" if re.fullmatch(r"\[[^][]*]|{[^{}]*}", sumber) else ""
            return pesan + f"diawali `{sumber[0]}`", f"Apit seluruh teks dengan tanda kutip{contoh}."
        return pesan + f"berisi {_bentuk(galat.masukan)}", _saran_bentuk(harapan[0], galat)


def _kunci_kurang(galat: _Galat) -> Pesan:
    kolom = next((f for m in galat.induk for n, f in m.model_fields.items() if galat.kunci in {n, f.alias}), None)
    judul = f" ({kolom.title})" if kolom and kolom.title else ""
    uraian = f": {kolom.description}" if kolom and kolom.description else "."
    induk = f" di {_subjek(galat.jalur)}" if galat.jalur else ""
    return f"kunci `{galat.kunci}`{judul} belum diisi{induk}", f"Tambahkan `{galat.kunci}: …`{uraian}"


def _titik_dua(teks: str) -> Pesan:
    return (
        "teks memuat titik dua yang diikuti spasi, sehingga dibaca sebagai kunci dan nilai",
        f"Apit seluruh teks dengan tanda kutip: {kutip(teks)}",
    )


def _bentuk(isi: object) -> str:
    if isinstance(isi, str | int | float):
        return "teks"
    return _KELOMPOK if isinstance(isi, Mapping) else "daftar" if isinstance(isi, Sequence) else "isian lain"


def _saran_bentuk(harapan: str, galat: _Galat) -> str:
    if harapan == "daftar":
        contoh = f": `- {ringkas(galat.masukan, 30)}`" if isinstance(galat.masukan, str) else ""
        return f"Tulis tiap butir di baris sendiri yang diawali `- `{contoh}."
    if harapan != _KELOMPOK:
        return f"Tulis satu {'teks' if harapan == 'teks' else 'nilai'} saja, tanpa rincian di bawahnya."
    kunci, titik_dua, nilai = str(galat.masukan).partition(":")
    if titik_dua and kunci.isidentifier() and nilai:
        return f"Beri satu spasi sesudah titik dua: `{kunci}: {ringkas(nilai)}`."
    dikenal = _sebut(_kunci_dikenal(galat.model))
    return "Tulis `kunci: nilai` di bawahnya" + (f", dengan kunci {dikenal}." if dikenal else ".")


def _sebut(kata: Iterable[str]) -> str:
    return ", ".join(f"`{satu}`" for satu in kata)


def _subjek(jalur: Jalur) -> str:
    """Name a value: "`judul`", "butir ke-2 `menimbang`"."""
    if not jalur:
        return "plan ini"
    butir = [*takewhile(lambda langkah: isinstance(langkah, int), reversed(jalur))]
    nama = jalur[-1 - len(butir)] if len(butir) < len(jalur) else "plan"
    ke = ".".join(str(int(nomor) + 1) for nomor in reversed(butir))
    return f"butir ke-{ke} `{nama}`" if ke else f"`{nama}`"


def _terjemah(galat: _Galat, subjek: str) -> Pesan:
    """Translate an error by its type; a type that is not pydantic's own brings a message of ours."""
    saran = str(galat.rincian.get("saran", ""))
    if galat.jenis in {"value_error", "assertion_error"}:
        asal = galat.rincian["error"]
        return str(asal) or f"{subjek} tidak dapat diterima", saran or str(getattr(asal, "saran", ""))
    if galat.jenis in {"literal_error", "enum"}:
        return _pilihan_tetap(subjek, galat)
    if galat.jenis in TABEL:
        pesan, bawaan = TABEL[galat.jenis]
        angka = {k: f"{v:g}".replace(".", ",") if isinstance(v, float) else v for k, v in galat.rincian.items()}
        return pesan.format_map({"subjek": subjek, **angka}), saran or bawaan
    if galat.jenis in _BAWAAN:
        saran = "Periksa isian ini, atau hapus bila tidak perlu."
        return f"{subjek} tidak dapat diterima ({galat.asli})", saran
    return galat.asli, saran


def _pilihan_tetap(subjek: str, galat: _Galat) -> Pesan:
    """Refuse a value outside a fixed set, with the one that was probably meant."""
    harapan = str(galat.rincian.get("expected", galat.rincian.get("expected_tags", "")))
    boleh = re.findall(r"'([^']*)'", harapan) or [harapan]
    nilai = str(galat.rincian.get("tag", galat.masukan))
    dekat = _terdekat(nilai, tuple(boleh))
    tebakan = f"Mungkin maksud Anda `{dekat}`. " if dekat else ""
    return f"isi {subjek} tidak dikenal", f"{tebakan}Pilihan: {_sebut(boleh)}."
