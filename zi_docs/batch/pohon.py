"""Values put into the tree of a pattern; what is not touched is shared with the pattern, not copied."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from zi_docs.errors import Masalah, PlanError, Tempat
from zi_docs.plan.sumber import Terisi
from zi_docs.plan.yaml import Isi, Jalur, Letak

_SINGKAT = {"penanda_tangan": "nama", "pengesah": "nama", "satker": "kode", "menimbang": "butir"}
"""Where a plain value may stand for a mapping: the key that it stands for."""
_PALING_AKHIR = "berlaku"
_BERSEL = "lampiran"
"""The first step to all values of a pattern that stand in workbooks."""


class Beda(NamedTuple):
    """A value of one office: it replaces what stands at a path, or (`tambah`) its items join the list there."""

    jalur: Jalur
    isi: Isi
    tempat: Tempat
    tambah: bool = False
    rinci: Mapping[Jalur, Tempat] = {}
    """The places of values within it."""
    letak: Letak | None = None
    """Its steps, for a value that was read from YAML."""
    catatan: tuple[Masalah, ...] = ()
    """What was noticed while the file or sheet was read that gives it."""


@dataclass(slots=True)
class _Simpul:
    """A value with its places."""

    isi: Isi
    letak: Letak | None


def changed(terisi: Terisi, beda: Iterable[Beda]) -> Terisi:
    """Return the tree of an office: that of the pattern with the office's own values, each with its place.

    Raises PlanError for a value that has no room in the pattern.
    """
    akar = _Simpul(terisi.berkas.isi, terisi.berkas.letak)
    # By first step: the cells of a long annex are seldom concerned.
    tempat: dict[str | int, dict[Jalur, Tempat]] = {_BERSEL: dict(terisi.tempat)}
    catatan = dict.fromkeys(terisi.catatan)
    for satu in beda:
        catatan |= dict.fromkeys(satu.catatan)
        milik = tempat.setdefault(satu.jalur[0], {})
        if not satu.tambah:
            for lama in [k for k in milik if k[: len(satu.jalur)] == satu.jalur]:
                del milik[lama]
        akar = _put(akar, satu, (), milik)
    if not isinstance(akar.isi, dict) or akar.letak is None:  # paths have at least one step
        return terisi
    semua = {jalur: di for milik in tempat.values() for jalur, di in milik.items()}
    return Terisi(terisi.berkas.changed(akar.isi, akar.letak), semua, [*catatan])


def _put(simpul: _Simpul, beda: Beda, atas: Jalur, tempat: dict[Jalur, Tempat]) -> _Simpul:
    dalam = len(atas)
    if dalam == len(beda.jalur):
        if beda.tambah:
            return _extended(simpul, beda, atas, tempat)
        tempat[atas] = beda.tempat
        tempat |= {(*atas, *ekor): di for ekor, di in beda.rinci.items()}
        return _Simpul(beda.isi, beda.letak or _bare(simpul.letak))
    langkah = beda.jalur[dalam]
    wadah = _container(simpul, atas, beda)
    isi = wadah.isi
    bawah = wadah.letak.turun(langkah) if wadah.letak else None
    if isinstance(isi, list):
        if not isinstance(langkah, int) or not 0 <= langkah < len(isi):
            raise _no_room(beda, f"{_shown(atas)} hanya berisi {len(isi)} butir")
        baru = _put(_Simpul(isi[langkah], bawah), beda, (*atas, langkah), tempat)
        return _Simpul([*isi[:langkah], baru.isi, *isi[langkah + 1 :]], _with_child(wadah.letak, langkah, baru.letak))
    ada = isi.get(str(langkah)) if isinstance(isi, dict) else None
    if ada is None:
        tempat.setdefault((*atas, langkah), beda.tempat)
    baru = _put(_Simpul(ada, bawah), beda, (*atas, langkah), tempat)
    lama = isi if isinstance(isi, dict) else {}
    return _Simpul({**lama, str(langkah): baru.isi}, _with_child(wadah.letak, langkah, baru.letak))


def _container(simpul: _Simpul, atas: Jalur, beda: Beda) -> _Simpul:
    """Return a value as something that has steps; a plain value becomes what it stands for."""
    isi = simpul.isi
    langkah = beda.jalur[len(atas)]
    if isi is None or (isinstance(isi, dict) and isinstance(langkah, str)):
        return simpul
    if isinstance(isi, list) and isinstance(langkah, int):
        return simpul
    if atas and (kunci := _SINGKAT.get(str(atas[-1]))):
        letak = simpul.letak
        anak = Letak(letak.baris, letak.kolom, letak.kunci, {kunci: letak}) if letak else None
        return _Simpul({kunci: isi}, anak)
    bentuk = "daftar" if isinstance(isi, list) else "teks"
    raise _no_room(beda, f"{_shown(atas)} dalam pola berupa {bentuk}")


def _extended(simpul: _Simpul, beda: Beda, atas: Jalur, tempat: dict[Jalur, Tempat]) -> _Simpul:
    """Join items to a list: at its end, but a diktum before the one by which the decree takes effect."""
    lama = simpul.isi if isinstance(simpul.isi, list) else [] if simpul.isi is None else None
    baru, rinci, letak_baru = _items(beda)
    if isinstance(simpul.isi, dict) and atas and (kunci := _SINGKAT.get(str(atas[-1]))):
        return _put(simpul, beda._replace(jalur=(*beda.jalur, kunci)), atas, tempat)
    if lama is None:
        raise _no_room(beda, f"{_shown(atas)} dalam pola bukan daftar")
    batas = len(lama)
    if atas == ("diktum",):
        lama = lama or ["penetapan", _PALING_AKHIR]
        batas = len(lama) - 1 if _takes_effect(lama[-1]) else len(lama)
    for lain in sorted((k for k in tempat if k[: len(atas)] == atas and len(k) > len(atas)), reverse=True):
        nomor = lain[len(atas)]
        if isinstance(nomor, int) and nomor >= batas:
            tempat[*atas, nomor + len(baru), *lain[len(atas) + 1 :]] = tempat.pop(lain)
    tempat |= {(*atas, batas + n): beda.tempat for n in range(len(baru))}
    tempat |= {(*atas, batas + n, *ekor): di for (n, *ekor), di in rinci.items() if isinstance(n, int)}
    anak = {n + len(baru) if isinstance(n, int) and n >= batas else n: x for n, x in _children(simpul.letak).items()}
    anak |= {batas + n: x for n, x in enumerate(letak_baru)}
    return _Simpul([*lama[:batas], *baru, *lama[batas:]], replace(simpul.letak or beda.letak or _bare(None), anak=anak))


def _items(beda: Beda) -> tuple[list[Any], Mapping[Jalur, Tempat], list[Letak]]:
    """Return what joins a list: the items, the places within them by item, and the steps of each."""
    di = beda.letak or _bare(None)
    if isinstance(beda.isi, list):
        return beda.isi, beda.rinci, [di.turun(n) or di for n in range(len(beda.isi))]
    return [beda.isi], {(0, *ekor): tempat for ekor, tempat in beda.rinci.items()}, [di]


def _takes_effect(isi: Isi) -> bool:
    return (isi.get("baku") if isinstance(isi, dict) else isi) == _PALING_AKHIR


def _children(letak: Letak | None) -> dict[str | int, Letak]:
    return (letak.anak if letak else None) or {}


def _with_child(letak: Letak | None, langkah: str | int, anak: Letak | None) -> Letak:
    letak = letak or Letak(1, 1)
    lain = {k: v for k, v in _children(letak).items() if k != langkah}
    return Letak(letak.baris, letak.kolom, letak.kunci, {**lain, langkah: anak} if anak else lain)


def _bare(letak: Letak | None) -> Letak:
    return Letak(letak.baris, letak.kolom, letak.kunci) if letak else Letak(1, 1)


def _no_room(beda: Beda, sebab: str) -> PlanError:
    pesan = f"{_shown(beda.jalur)} tidak dapat diisi: {sebab}"
    return PlanError([Masalah(pesan, "sesuaikan pola, atau sebut jalur lain", beda.tempat, beda.jalur)])


def _shown(jalur: Jalur) -> str:
    return shown_path(jalur) or "plan"


def value_at(isi: Isi, jalur: Jalur) -> Isi:
    """Return the value at a path; None where there is none."""
    for langkah in jalur:
        if isinstance(isi, dict):
            isi = isi.get(str(langkah))
        elif isinstance(isi, list) and isinstance(langkah, int) and langkah < len(isi):
            isi = isi[langkah]
        else:
            return None
    return isi


def resolve(isi: Isi, langkah: Iterable[str], tempat: Tempat) -> Jalur:
    """Return the path of a value that people name with dots; items of a list by their id or number.

    Raises PlanError for an item that the list does not have.
    """
    hasil: Jalur = ()
    for satu in langkah:
        if not isinstance(isi, list):
            hasil = (*hasil, satu)
            isi = isi.get(satu) if isinstance(isi, dict) else None
            continue
        nomor = next((n for n, x in enumerate(isi) if isinstance(x, dict) and satu in {x.get("id"), x.get("baku")}), -1)
        nomor = int(satu) - 1 if satu.isdecimal() else nomor
        if not 0 <= nomor < len(isi):
            saran = "sebut id-nya, atau nomornya mulai dari 1"
            raise PlanError.satu(f"{_shown(hasil)} dalam pola tidak punya '{satu}'", saran, tempat)
        hasil = (*hasil, nomor)
        isi = isi[nomor]
    return hasil


def shown_path(jalur: Jalur) -> str:
    """Return a path as people write it: items of a list count from 1."""
    return ".".join(str(x + 1) if isinstance(x, int) else x for x in jalur)
