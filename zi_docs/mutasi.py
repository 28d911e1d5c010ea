"""A change of people: (plan, changes) → the plan of the amending decree, and what is different; pure.

The amending decree gives every changed annex anew and whole (UU 12/2011 Lampiran II, 6, 7, 41a, 233, 236c).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from zi_docs import bahasa
from zi_docs.compose import Bacaan, read
from zi_docs.errors import Masalah, PlanError
from zi_docs.models.lampiran import Anggota, Kelompok, LampiranPersonalia
from zi_docs.models.mutasi import Mutasi, Pergeseran
from zi_docs.models.perubahan import Acuan, Mengubah
from zi_docs.models.plan import Plan
from zi_docs.rujukan import Rujukan
from zi_docs.tim import Orang, Tim, TimError, change, key, places, without_leader

_TANDA = re.compile(r"([*\\]|\{(?=\{))")
_TATA = ("orientasi", "nomor_kolom", "nomor_baris", "bagian", "kolom", "tempat_tanggal", "salinan", "templat")
Jalur = tuple[str | int, ...]


class Beda(NamedTuple):
    """One line of the comparison: where, who stood there, who stands there now, what it is."""

    kelompok: str
    semula: str
    menjadi: str
    keterangan: str


@dataclass(frozen=True, slots=True)
class Perubahan:
    """The plan of the amending decree as a tree of plain values, and what differs."""

    isi: dict[str, Any]
    beda: tuple[Beda, ...]
    catatan: tuple[Masalah, ...]


def teams(bacaan: Bacaan) -> dict[int, Tim]:
    """Return the teams of a decree by the number of their annex, every text as it is printed."""
    teks = {satu.jalur: satu.polos for satu in bacaan.teks}
    return {
        n: _team(satu, ("lampiran", n), teks)
        for n, satu in enumerate(bacaan.plan.lampiran)
        if isinstance(satu, LampiranPersonalia)
    }


def _team(satu: LampiranPersonalia | Kelompok, jalur: Jalur, teks: dict[Jalur, str]) -> Tim:
    hasil: Tim = {}
    if isinstance(satu, Kelompok):
        hasil["nama"] = teks[*jalur, "nama"]
        hasil |= {"nomor": satu.nomor} if satu.nomor is not None else {}
    if satu.anggota:
        hasil["anggota"] = [_person((*jalur, "anggota", n), teks) for n in range(len(satu.anggota))]
    if satu.kelompok:
        hasil["kelompok"] = [_team(x, (*jalur, "kelompok", n), teks) for n, x in enumerate(satu.kelompok)]
    return hasil


def _person(jalur: Jalur, teks: dict[Jalur, str]) -> Orang:
    return {k: teks[*jalur, k] for k in Anggota.model_fields if (*jalur, k) in teks}


def amend(plan: Plan, mutasi: Mutasi, acuan: Rujukan, asal: str, semula: Plan | None = None) -> Perubahan:
    """Return the amending decree for changes of people.

    `asal` names the file of `plan` as the new plan shall remember it; `semula` is the plan that `plan` itself amends,
    where people who come back are looked for. Raises PlanError for a decree without number, and for every change that
    makes no sense.
    """
    bacaan = read(plan, acuan)
    dulu = teams(bacaan)
    _refuse(plan, mutasi, dulu)
    kini, beda = _changed(dulu, mutasi, _earlier(plan, semula, acuan, dulu))
    berubah = [n for n in dulu if dulu[n] != kini[n]]
    mengubah = _link(plan, bacaan, asal, berubah)
    penutup, catatan = _signers(bacaan.plan, mutasi)
    rumus = _Rumus(acuan.rumus_perubahan(), bacaan, mengubah, mutasi)
    isi: dict[str, Any] = {
        "satker": plan.satker.model_dump(exclude_none=True) if _own(plan) else plan.satker.kode,
        **({"jenis": plan.jenis} if plan.jenis != "ketua" else {}),
        **({} if mutasi.tanggal else {"tahun": plan.tahun_keputusan}),
        "tentang": rumus("tentang"),
        "mengubah": mengubah.model_dump(mode="json", exclude_none=True),
        "menimbang": [rumus("menimbang_dasar"), rumus("menimbang_sebab")],
        "mengingat": [*_bases(plan, bacaan), rumus("mengingat")],
        "diktum": [rumus("diktum"), *rumus.periods(mutasi, kini.values()), "berlaku"],
        "lampiran": [_annex(plan.lampiran[n], bacaan, n, kini[n]) for n in berubah],
        "penutup": penutup | ({"tanggal": mutasi.tanggal.isoformat()} if mutasi.tanggal else {}),
    }
    for nama in ("tata_letak", "redaksi"):
        if nilai := getattr(plan, nama).model_dump(mode="json", exclude_defaults=True):
            isi[nama] = nilai
    return Perubahan(isi, beda, tuple(catatan))


def _refuse(plan: Plan, mutasi: Mutasi, dulu: dict[int, Tim]) -> None:
    salah: list[Masalah] = []
    if not plan.nomor or not plan.penutup.tanggal:
        apa = f"perubahan ke-{plan.mengubah.ke}" if plan.mengubah else "keputusan ini"
        pesan = f"{apa} belum bernomor dan bertanggal, jadi belum dapat diubah"
        salah.append(Masalah(pesan, "tetapkan dulu: zi-docs tetapkan", jalur=("nomor",)))
    elif mutasi.tanggal and mutasi.tanggal < plan.penutup.tanggal:
        pesan = (
            f"tanggal mutasi {bahasa.tanggal(mutasi.tanggal)} mendahului tanggal keputusan yang diubah, "
            f"{bahasa.tanggal(plan.penutup.tanggal)}"
        )
        salah.append(Masalah(pesan, "perbaiki tanggalnya"))
    if not dulu:
        salah.append(
            Masalah("keputusan ini tidak punya susunan personalia", "mutasi hanya mengubah susunan personalia")
        )
    if salah:
        raise PlanError(plan.sumber.placed(salah) if plan.sumber else salah)


def _earlier(plan: Plan, semula: Plan | None, acuan: Rujukan, dulu: dict[int, Tim]) -> list[Tim]:
    """Return the teams before the last amendment, one beside each of today; empty ones where there are none."""
    if semula is None or plan.mengubah is None:
        return [{} for _ in dulu]
    lama = teams(read(semula, acuan))
    nomor = semula.mengubah.lampiran if semula.mengubah else tuple(n + 1 for n in lama)
    menurut = dict(zip(nomor, lama.values(), strict=False))
    return [menurut.get(n, {}) for n in plan.mengubah.lampiran] or [{} for _ in dulu]


def _changed(dulu: dict[int, Tim], mutasi: Mutasi, semula: list[Tim]) -> tuple[dict[int, Tim], tuple[Beda, ...]]:
    kini, salah = list(dulu.values()), list[Masalah]()
    for n, geser in enumerate(mutasi.perubahan):
        try:
            kini = change(kini, geser, semula)
        except TimError as galat:
            salah.append(Masalah(galat.masalah.pesan, galat.masalah.saran, jalur=("perubahan", n)))
    if not salah:
        for kelompok in without_leader(list(dulu.values()), kini):
            pesan = f"{kelompok or 'tim ini'} tidak lagi punya Ketua"
            salah.append(Masalah(pesan, "sebut siapa yang menggantikannya", jalur=("perubahan",)))
    if not salah and kini == list(dulu.values()):
        salah.append(Masalah("tidak ada yang berubah dalam susunan personalia", "periksa isi mutasinya"))
    if salah:
        raise PlanError(salah)
    return dict(zip(dulu, kini, strict=True)), tuple(
        satu for a, b in zip(dulu.values(), kini, strict=True) for satu in differences(a, b)
    )


def compare(plan: Plan, semula: Plan, acuan: Rujukan) -> tuple[Beda, ...]:
    """Return what an amending plan makes of the teams of the plan that it amends."""
    kini = teams(read(plan, acuan))
    dulu = _earlier(plan, semula, acuan, kini)
    return tuple(satu for a, b in zip(dulu, kini.values(), strict=False) for satu in differences(a, b))


def differences(semula: Tim, kini: Tim) -> list[Beda]:
    """Return what differs between two teams, group by group, in the order of print."""
    dulu, nanti = _by_group(semula), _by_group(kini)
    hasil: list[Beda] = []
    for kelompok in dict.fromkeys((*dulu, *nanti)):
        a, b = dulu.get(kelompok, []), nanti.get(kelompok, [])
        cocok = SequenceMatcher(None, [key(o["nama"]) for o in a], [key(o["nama"]) for o in b], autojunk=False)
        for jenis, i, j, k, m in cocok.get_opcodes():
            hasil += _pairs(" › ".join(kelompok), jenis, a[i:j], b[k:m])
    return hasil


def _by_group(tim: Tim) -> dict[tuple[str, ...], list[Orang]]:
    hasil: dict[tuple[str, ...], list[Orang]] = {}
    for satu in places(tim):
        hasil.setdefault(satu.kelompok, []).append(satu.orang)
    return hasil


def _pairs(kelompok: str, jenis: str, semula: list[Orang], kini: list[Orang]) -> list[Beda]:
    if jenis == "equal":
        pasang = zip(semula, kini, strict=True)
        return [Beda(kelompok, _shown(a), _shown(b), _what(a, b)) for a, b in pasang if a != b]
    hasil = []
    for n in range(max(len(semula), len(kini))):
        a = _shown(semula[n]) if n < len(semula) else ""
        b = _shown(kini[n]) if n < len(kini) else ""
        hasil.append(Beda(kelompok, a, b, "diganti" if a and b else "keluar" if a else "masuk"))
    return hasil


def _shown(orang: Orang) -> str:
    jabatan = orang.get("jabatan")
    kedudukan = orang.get("kedudukan")
    return f"{orang['nama']}{f', {jabatan}' if jabatan else ''}{f' ({kedudukan})' if kedudukan else ''}"


def _what(a: Orang, b: Orang) -> str:
    berubah = [k for k in Anggota.model_fields if a.get(k) != b.get(k)]
    return f"{bahasa.daftar([k.upper() if k == 'nip' else k for k in berubah])} berubah"


def _link(plan: Plan, bacaan: Bacaan, asal: str, berubah: Sequence[int]) -> Mengubah:
    ini = Acuan(
        nomor=plan.nomor or "",
        tahun=plan.tahun_keputusan or 0,
        tentang=bacaan.teks[0].polos,
        tanggal=plan.penutup.tanggal,
    )
    lama = plan.mengubah
    if lama is None:
        return Mengubah(dasar=ini, plan=asal, lampiran=tuple(n + 1 for n in berubah))
    nomor = tuple(lama.lampiran[n] if n < len(lama.lampiran) else n + 1 for n in berubah)
    return Mengubah(ke=lama.ke + 1, dasar=lama.dasar, terakhir=ini, plan=asal, lampiran=nomor)


class _Rumus:
    """Fills the sentences of an amending decree."""

    def __init__(self, rumus: dict[str, str], bacaan: Bacaan, mengubah: Mengubah, mutasi: Mutasi) -> None:
        sebutan = bacaan.fakta["keputusan"]
        dasar, terakhir = mengubah.dasar, mengubah.terakhir
        banyak = _annexes(bacaan.plan, mengubah)
        isi = {
            "ke": f" {bahasa.perubahan(mengubah.ke).split(' ', 1)[1]}" if mengubah.ke > 1 else "",
            "dasar": f"{sebutan} Nomor {dasar.nomor} Tahun {dasar.tahun}",
            "tentang": _typed(dasar.tentang),
            "terakhir": "",
            "lampiran": bahasa.daftar(
                [f"Lampiran {bahasa.romawi(n)}" if banyak else "Lampiran" for n in mengubah.lampiran]
            ),
            "lampiran_baru": "{{ lampiran.semua }}" if len(mengubah.lampiran) > 1 else "Lampiran",
            "satker": bacaan.satker.nama_lembaga,
        }
        if terakhir:
            isi["terakhir"] = (
                f"{sebutan} Nomor {terakhir.nomor} Tahun {terakhir.tahun} tentang {_typed(terakhir.tentang)}"
            )
        riwayat = "" if not terakhir else "riwayat_sekali" if mengubah.ke == 2 else "riwayat_berkali"  # noqa: PLR2004
        isi["riwayat"] = _fill(rumus[riwayat], isi) if riwayat else ""
        isi["sebab"] = mutasi.sebab or _fill(rumus["sebab"], isi)
        self._rumus, self._isi = rumus, isi

    def __call__(self, nama: str) -> str:
        """Return one sentence."""
        return _fill(self._rumus[nama], self._isi)

    def periods(self, mutasi: Mutasi, kini: Iterable[Tim]) -> list[str]:
        """Return a sentence for each Plt. or Plh. whose time is limited."""
        jabatan = {key(satu.orang["nama"]): satu.orang.get("jabatan", "") for tim in kini for satu in places(tim)}
        hasil = []
        for geser in mutasi.perubahan:
            if not (geser.sejak or geser.sampai):
                continue
            nama = geser.masuk or geser.nama or geser.kembali or ""
            isi = {"nama": _typed(nama), "jabatan": _typed(jabatan.get(key(nama), "")), "sejak": "", "sampai": ""}
            for batas in ("sejak", "sampai"):
                if hari := getattr(geser, batas):
                    isi[batas] = _fill(self._rumus[batas], {"tanggal": bahasa.tanggal(hari)})
            hasil.append(_fill(self._rumus["masa"], isi))
        return hasil


def _fill(rumus: str, isi: dict[str, str]) -> str:
    return re.sub(r"\{(\w+)\}", lambda found: isi.get(found[1], found[0]), rumus)


def _annexes(plan: Plan, mengubah: Mengubah) -> bool:
    """Return whether the annexes of the decree that is amended are numbered."""
    return len(plan.lampiran) > 1 if plan.mengubah is None else max(mengubah.lampiran, default=1) > 1


def _bases(plan: Plan, bacaan: Bacaan) -> list[Any]:
    """Return the legal bases of a decree as the next one writes them; what that decree itself amended comes anew."""
    dasar = [satu.model_dump(mode="json", exclude_defaults=True) for satu in plan.mengingat]
    teks = {satu.jalur: satu for satu in bacaan.teks if satu.bagian == "mengingat"}
    hasil: list[Any] = []
    for n, satu in enumerate(dasar):
        if set(satu) == {"peraturan"}:
            hasil.append(satu["peraturan"])
        elif set(satu) == {"isi"}:
            hasil.append(_typed(teks["mengingat", n].polos))
        else:
            hasil.append(satu)
    return hasil[:-1] if plan.mengubah else hasil


def _annex(lampiran: Any, bacaan: Bacaan, nomor: int, tim: Tim) -> dict[str, Any]:  # noqa: ANN401 - any annex
    judul = next(s.polos for s in bacaan.teks if s.jalur == ("lampiran", nomor, "judul"))
    tata = lampiran.model_dump(mode="json", exclude_defaults=True, include=set(_TATA))
    if "kolom" in tata:
        tata["kolom"] = tata["kolom"].get("prasetel") or tata["kolom"]["daftar"]
    return {"jenis": lampiran.jenis, "judul": _typed(judul), **tata, **_typed_tree(tim)}


def _typed_tree(isi: Any) -> Any:  # noqa: ANN401 - any tree
    if isinstance(isi, dict):
        return {k: _typed_tree(v) for k, v in isi.items()}
    return [_typed_tree(x) for x in isi] if isinstance(isi, list) else _typed(str(isi))


def _typed(polos: str) -> str:
    """Return finished words as a plan writes them: marks of italics and facts stay what they are."""
    return _TANDA.sub(r"\\\1", polos)


def _own(plan: Plan) -> bool:
    return len(plan.satker.model_dump(exclude_none=True)) > 1


def _signers(plan: Plan, mutasi: Mutasi) -> tuple[dict[str, Any], list[Masalah]]:
    """Return the closing with the people of today, and what must be filled in."""
    hasil: dict[str, Any] = {"tempat": plan.penutup.tempat} if plan.penutup.tempat else {}
    catatan: list[Masalah] = []
    for kunci in ("penanda_tangan", "pengesah"):
        orang = getattr(plan.penutup, kunci).model_dump(mode="json", exclude_defaults=True, exclude={"pejabat"})
        nama = orang.get("nama", "")
        for geser in mutasi.perubahan:
            orang = _signer(orang, geser)
        if nama and "nama" not in orang:
            pesan = f"{kunci.replace('_', ' ')} {nama} keluar"
            catatan.append(Masalah(pesan, f"isi penutup.{kunci} dalam plan baru"))
        if orang:
            hasil[kunci] = orang
    return hasil, catatan


def _signer(orang: dict[str, Any], geser: Pergeseran) -> dict[str, Any]:
    """Return who signs or certifies after one change; without a name when nobody is said to follow."""
    siapa = key(orang.get("nama", ""))
    if geser.menggantikan and key(geser.menggantikan) == siapa:
        return {k: v for k, v in orang.items() if k != "nip"} | {"nama": geser.masuk}
    if geser.nama and key(geser.nama) == siapa and geser.status is not None:
        return orang | {"status": geser.status}
    if geser.keluar and key(geser.keluar) == siapa:
        return {k: v for k, v in orang.items() if k not in {"nama", "nip"}}
    return orang


__all__ = ["Beda", "Perubahan", "amend", "compare", "differences", "teams"]
