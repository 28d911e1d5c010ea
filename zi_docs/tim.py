"""Teams as trees of plain values, and changes of people in them; pure.

A team is {"anggota": [person …], "kelompok": [{"nama": …, "anggota": …, "kelompok": …} …]}, a person the values that
are printed: {"nama": …, "jabatan": …, "kedudukan": …, "nip": …}.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from zi_docs import bahasa
from zi_docs.errors import Masalah
from zi_docs.models.mutasi import Pergeseran

Orang = dict[str, str]
Tim = dict[str, Any]


class Kedudukan(NamedTuple):
    """One place of a person in a team."""

    kelompok: tuple[str, ...]
    """Names of the groups from the outermost on."""
    orang: Orang


class TimError(Exception):
    """A change that cannot be made; carries what is wrong."""

    def __init__(self, pesan: str, saran: str = "") -> None:
        super().__init__(pesan)
        self.masalah = Masalah(pesan, saran)


def key(nama: str) -> str:
    """Return a name as it is compared: letters only matter, not their case or the spaces."""
    return " ".join(nama.casefold().replace(",", " ").split())


def places(tim: Tim, kelompok: tuple[str, ...] = ()) -> Iterator[Kedudukan]:
    """Yield every place of a team in the order of print."""
    yield from (Kedudukan(kelompok, satu) for satu in tim.get("anggota", ()))
    for satu in tim.get("kelompok", ()):
        yield from places(satu, (*kelompok, satu["nama"]))


def change(tim: list[Tim], geser: Pergeseran, semula: list[Tim]) -> list[Tim]:
    """Return the teams after one change. `semula` are those of an earlier decree, for people who come back.

    Raises TimError when the change makes no sense: nobody of that name, two of them, joining twice.
    """
    if geser.keluar:
        return _leave(tim, geser)
    if geser.kembali:
        return _return(tim, geser, semula)
    return _join(tim, geser) if geser.masuk else _move(tim, geser)


def without_leader(semula: list[Tim], kini: list[Tim]) -> list[str]:
    """Return the groups that had a Ketua and have none any more, '' for a team without groups."""
    ada = {" › ".join(jejak) for satu in kini for jejak in _paths(satu)}
    return [nama for nama in _led(semula) if nama not in set(_led(kini)) and nama in ada]


def _led(tim: list[Tim]) -> list[str]:
    semua = (satu for t in tim for satu in places(t))
    return list(
        dict.fromkeys(
            " › ".join(satu.kelompok) for satu in semua if "ketua" in satu.orang.get("kedudukan", "").casefold().split()
        )
    )


def _matching(tim: list[Tim], nama: str, nip: str) -> list[Kedudukan]:
    """Return the places of the one person meant. Raises TimError for nobody, or for two people of the name."""
    semua = [satu for t in tim for satu in places(t)]
    ada = [satu for satu in semua if key(satu.orang["nama"]) == key(nama)]
    if nip:
        ada = [satu for satu in ada if satu.orang.get("nip", nip) == nip]
    if not ada:
        dekat = bahasa.ejaan_terdekat(nama, [satu.orang["nama"] for satu in semua], 3)
        saran = f"mungkin maksud Anda {bahasa.daftar(list(dict.fromkeys(dekat)), 'atau')}" if dekat else ""
        raise TimError(f"'{nama}' tidak ada dalam susunan personalia mana pun", saran or "periksa ejaan namanya")
    dalam = [satu.kelompok for satu in ada]
    if len({satu.orang.get("nip") for satu in ada if satu.orang.get("nip")}) > 1 or len(dalam) > len(set(dalam)):
        raise TimError(f"ada dua orang bernama '{nama}'", "sebut nip-nya")
    return ada


def _leave(tim: list[Tim], geser: Pergeseran) -> list[Tim]:
    pergi = {id(satu.orang) for satu in _within(_matching(tim, geser.keluar or "", geser.nip), geser.kelompok)}
    return [_pruned(_mapped(satu, lambda orang: None if id(orang) in pergi else orang)) for satu in tim]


def _within(tempat: list[Kedudukan], kelompok: str | None) -> list[Kedudukan]:
    if kelompok is None:
        return tempat
    dalam = [satu for satu in tempat if any(key(nama) == key(kelompok) for nama in satu.kelompok)]
    if not dalam:
        nama = tempat[0].orang["nama"]
        raise TimError(f"'{nama}' tidak ada dalam kelompok '{kelompok}'", "periksa nama kelompoknya")
    return dalam


def _join(tim: list[Tim], geser: Pergeseran) -> list[Tim]:
    nama = geser.masuk or ""
    baru = _facts(geser) | {"nama": nama}
    if geser.menggantikan:
        lama = _within(_matching(tim, geser.menggantikan, ""), geser.kelompok)
        _refuse_double(tim, nama, {satu.kelompok for satu in lama})
        diganti = {id(satu.orang) for satu in lama}
        return [_mapped(satu, lambda orang: _replaced(orang, baru) if id(orang) in diganti else orang) for satu in tim]
    if geser.kelompok is None:
        return _joined_flat(tim, baru, geser.sesudah)
    kelompok = _find_group(tim, geser.kelompok)
    _refuse_double(tim, nama, {kelompok})
    return [_inserted(satu, kelompok, baru, geser.sesudah) for satu in tim]


def _joined_flat(tim: list[Tim], baru: Orang, sesudah: str | None) -> list[Tim]:
    """Return the teams with somebody new in the only one; groups would need a name."""
    if len(tim) != 1 or tim[0].get("kelompok"):
        semua = dict.fromkeys(jejak[-1] for t in tim for jejak in _paths(t) if jejak)
        saran = f"sebut kelompok: {bahasa.daftar(list(semua), 'atau')}" if semua else "sebut kelompoknya"
        raise TimError(f"'{baru['nama']}' masuk ke mana belum disebut", saran)
    _refuse_double(tim, baru["nama"], {()})
    return [_inserted(tim[0], (), baru, sesudah)]


def _replaced(orang: Orang, baru: Orang) -> Orang:
    """Return who takes a place: own name and facts, its role, and its office where none is said."""
    tetap = {k: v for k, v in orang.items() if k in {"kedudukan", "jabatan"}}
    return {"nama": baru["nama"], **tetap, **baru}


def _refuse_double(tim: list[Tim], nama: str, kelompok: set[tuple[str, ...]]) -> None:
    for t in tim:
        for satu in places(t):
            if key(satu.orang["nama"]) == key(nama) and satu.kelompok in kelompok:
                tempat = " › ".join(satu.kelompok) or "tim ini"
                raise TimError(f"'{nama}' sudah ada dalam {tempat}", "hapus perubahan ini, atau ubah kedudukannya")


def _move(tim: list[Tim], geser: Pergeseran) -> list[Tim]:
    ada = _matching(tim, geser.nama or "", geser.nip)
    kena = {id(satu.orang) for satu in _within(ada, geser.kelompok)}
    if geser.kedudukan and len(kena) > 1:
        nama = bahasa.daftar([f"'{' › '.join(satu.kelompok)}'" for satu in ada])
        raise TimError(f"'{geser.nama}' ada di beberapa kelompok: {nama}", "sebut kelompok yang dimaksud")
    orang_nya = {id(satu.orang) for satu in ada}

    def moved(orang: Orang) -> Orang:
        if id(orang) not in orang_nya:
            return orang
        fakta = _facts(geser)
        if id(orang) not in kena:
            fakta.pop("kedudukan", None)
        if geser.status is not None and "jabatan" not in fakta:
            fakta["jabatan"] = f"{geser.status} {_bare(orang.get('jabatan', ''))}".strip()
        return {**orang, **fakta}

    return [_mapped(satu, moved) for satu in tim]


def _bare(jabatan: str) -> str:
    return jabatan.removeprefix("Plt.").removeprefix("Plh.").strip()


def _facts(geser: Pergeseran) -> Orang:
    jabatan = geser.jabatan or ""
    if jabatan and geser.status:
        jabatan = f"{geser.status} {_bare(jabatan)}"
    isi = {"jabatan": jabatan, "kedudukan": geser.kedudukan or "", "nip": geser.nip, "pangkat": geser.pangkat}
    return {k: v for k, v in isi.items() if v}


def _return(tim: list[Tim], geser: Pergeseran, semula: list[Tim]) -> list[Tim]:
    nama = geser.kembali or ""
    dulu = [satu for t in semula for satu in places(t) if key(satu.orang["nama"]) == key(nama)]
    if not dulu:
        raise TimError(
            f"'{nama}' tidak ada dalam keputusan sebelumnya", "pakai masuk, dengan kelompok dan kedudukannya"
        )
    _refuse_double(tim, nama, {satu.kelompok for satu in dulu})
    return [_restored(satu, asal, key(nama), _facts(geser)) for satu, asal in zip(tim, semula, strict=True)]


def _restored(kini: Tim, semula: Tim, kunci: str, fakta: Orang) -> Tim:
    """Return a team with a person put back where `semula` has him: the same group, behind the same neighbours."""
    anggota = list(kini.get("anggota", ()))
    dulu = semula.get("anggota", ())
    for urut, orang in enumerate(dulu):
        if key(orang["nama"]) != kunci:
            continue
        depan = {key(satu["nama"]) for satu in dulu[:urut]}
        posisi = max((n + 1 for n, satu in enumerate(anggota) if key(satu["nama"]) in depan), default=0)
        anggota.insert(posisi, {**orang, **fakta})
    kelompok = _restored_groups(kini.get("kelompok", ()), semula.get("kelompok", ()), kunci, fakta)
    return _with(kini, anggota, kelompok)


def _restored_groups(kini: list[Tim], semula: list[Tim], kunci: str, fakta: Orang) -> list[Tim]:
    """Return groups restored; one that vanished with its last member comes back in its place."""
    hasil: list[Tim] = []
    ada = {key(satu["nama"]): satu for satu in kini}
    for asal in semula:
        satu = ada.pop(key(asal["nama"]), None)
        if satu is None and not any(key(o.orang["nama"]) == kunci for o in places(asal)):
            continue
        hasil.append(_restored(satu or {"nama": asal["nama"]} | _number(asal), asal, kunci, fakta))
    return hasil + list(ada.values())


def _number(kelompok: Tim) -> Tim:
    return {"nomor": kelompok["nomor"]} if "nomor" in kelompok else {}


def _find_group(tim: list[Tim], nama: str) -> tuple[str, ...]:
    semua = list(dict.fromkeys(jejak for t in tim for jejak in _paths(t)))
    cocok = [jejak for jejak in semua if jejak and key(jejak[-1]) == key(nama)]
    if len(cocok) == 1:
        return cocok[0]
    if cocok:
        raise TimError(f"ada {len(cocok)} kelompok bernama '{nama}'", "beri nama yang berbeda pada kelompok itu")
    dekat = bahasa.ejaan_terdekat(nama, [jejak[-1] for jejak in semua if jejak], 3)
    saran = f"mungkin maksud Anda {bahasa.daftar(dekat, 'atau')}" if dekat else "periksa nama kelompoknya"
    raise TimError(f"kelompok '{nama}' tidak ada", saran)


def _paths(tim: Tim, jejak: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield jejak
    for satu in tim.get("kelompok", ()):
        yield from _paths(satu, (*jejak, satu["nama"]))


def _inserted(tim: Tim, kelompok: tuple[str, ...], orang: Orang, sesudah: str | None) -> Tim:
    if kelompok:
        isi = [
            _inserted(satu, kelompok[1:], orang, sesudah) if satu["nama"] == kelompok[0] else satu
            for satu in tim.get("kelompok", ())
        ]
        return _with(tim, list(tim.get("anggota", ())), isi)
    anggota = list(tim.get("anggota", ()))
    posisi = len(anggota)
    if sesudah:
        cocok = [n + 1 for n, satu in enumerate(anggota) if key(satu["nama"]) == key(sesudah)]
        if not cocok:
            raise TimError(f"'{sesudah}' tidak ada dalam kelompok itu", "periksa nama sesudah siapa")
        posisi = cocok[0]
    anggota.insert(posisi, orang)
    return _with(tim, anggota, list(tim.get("kelompok", ())))


def _mapped(tim: Tim, ubah: Callable[[Orang], Orang | None]) -> Tim:
    anggota = [baru for satu in tim.get("anggota", ()) if (baru := ubah(satu)) is not None]
    return _with(tim, anggota, [_mapped(satu, ubah) for satu in tim.get("kelompok", ())])


def _pruned(tim: Tim) -> Tim:
    """Return a team without groups that nobody is left in."""
    isi = [_pruned(satu) for satu in tim.get("kelompok", ())]
    return _with(tim, list(tim.get("anggota", ())), [x for x in isi if x.get("anggota") or x.get("kelompok")])


def _with(tim: Mapping[str, Any], anggota: list[Orang], kelompok: list[Tim]) -> Tim:
    hasil = {k: v for k, v in tim.items() if k not in {"anggota", "kelompok"}}
    if anggota:
        hasil["anggota"] = anggota
    return {**hasil, "kelompok": kelompok} if kelompok else hasil
