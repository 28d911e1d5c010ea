"""The facts that texts may name: of the office, of the plan, and the references between its parts."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Final

from zi_docs import bahasa
from zi_docs.compose.teks import Isian, literal
from zi_docs.errors import Masalah
from zi_docs.models.bentuk import Bentuk
from zi_docs.models.plan import Plan
from zi_docs.models.pleno import Pleno
from zi_docs.models.satker import Satker

TITIK = "..."
BANYAK_DIKTUM = 100
TITIK_NAMA = "." * 30
_BELUM_RAPAT: Final = Pleno.model_construct()


def gather(plan: Plan, satker: Satker, bentuk: Bentuk) -> Isian:
    """Return the facts of `plan`; a rancangan has dots for number and date, whatever it says (Lampiran II, 4a)."""
    penutup = plan.penutup
    tahun = str(plan.tahun_keputusan or TITIK)
    rancangan = bentuk is Bentuk.RANCANGAN
    status = penutup.penanda_tangan.status
    rapat = _meeting(plan, satker)
    fakta = {
        **_office(satker),
        "tahun": tahun,
        "tahun_keputusan": TITIK if rancangan else tahun,
        "nomor": TITIK if rancangan or not plan.nomor else plan.nomor,
        "tanggal": TITIK if rancangan or not penutup.tanggal else bahasa.tanggal(penutup.tanggal),
        "tempat": penutup.tempat or satker.ibu_kota,
        "penanda_tangan": penutup.penanda_tangan.nama or TITIK_NAMA,
        "status": f"{status} " if status else "",
        "pengesah": penutup.pengesah.nama or TITIK_NAMA,
        **rapat,
    }
    kosong = {nama for nama, nilai in rapat.items() if TITIK in nilai}
    if not penutup.pengesah.nama:
        kosong.add("pengesah")
    isian = Isian({nama: literal(nilai) for nama, nilai in fakta.items()}, frozenset(kosong) if bentuk.final else None)
    for nama, nilai in plan.isian.items():
        isian.fakta[f"isian.{nama}"] = isian.markup(nilai, ("isian", nama))
    if plan.pleno and plan.pleno.tempat:
        isian.fakta["pleno.tempat"] = isian.markup(plan.pleno.tempat, ("pleno", "tempat"))
    return isian


def _meeting(plan: Plan, satker: Satker) -> dict[str, str]:
    """Return the facts of the meeting, with dots for what is not known before it is held."""
    pleno = plan.pleno or _BELUM_RAPAT
    hari = pleno.tanggal
    return {
        "pleno.nomor": _minutes_number(pleno, plan, satker),
        "pleno.hari": bahasa.hari(hari) if hari else TITIK,
        "pleno.tanggal": bahasa.tanggal(hari) if hari else TITIK,
        "pleno.tanggal_kata": _in_words(hari, kapital=pleno.huruf_kapital),
        "pleno.pukul": f"{pleno.pukul or TITIK} {satker.zona_waktu}",
        "pleno.tempat": TITIK,
    }


def _minutes_number(pleno: Pleno, plan: Plan, satker: Satker) -> str:
    """Return the number of the minutes; of a bare figure the whole form (PK.01: persidangan)."""
    if not pleno.nomor or not (pleno.nomor.isascii() and pleno.nomor.isdigit()):
        return pleno.nomor or TITIK
    tahun = pleno.tanggal.year if pleno.tanggal else plan.tahun_keputusan
    return f"{pleno.nomor}/PK.01-BA/{satker.kode}/{pleno.unit}/{tahun or TITIK}"


def _in_words(hari: date | None, *, kapital: bool) -> str:
    if hari is None:
        return f"tanggal {TITIK} bulan {TITIK} tahun {TITIK}"
    if not kapital:
        return bahasa.tanggal_terbilang(hari)
    angka, tahun = (bahasa.terbilang(n).title() for n in (hari.day, hari.year))
    return f"tanggal {angka} bulan {bahasa.bulan(hari.month)} tahun {tahun}"


@lru_cache(maxsize=BANYAK_DIKTUM + 1)
def diktum_label(urut: int) -> str:
    """Return KESATU … KESERATUS; beyond there are none, and `compose` reports it."""
    return bahasa.diktum(urut) if urut <= BANYAK_DIKTUM else "..."


def _office(satker: Satker) -> dict[str, str]:
    return {
        "satker.kode": satker.kode,
        "satker.nama": satker.nama,
        "satker.tingkat": satker.tingkat.capitalize(),
        "satker.wilayah": satker.wilayah,
        "satker.induk": satker.induk,
        "satker.lembaga": satker.nama_lembaga,
        "satker.singkatan": satker.singkatan,
        "satker.provinsi": satker.provinsi,
        "satker.ibu_kota": satker.ibu_kota,
        "satker.zona_waktu": satker.zona_waktu,
    }


def references(plan: Plan, isian: Isian) -> None:
    """Add the names by which texts refer to considerations, legal bases, diktum and annexes."""
    fakta, masalah = _references(
        tuple([butir.id for butir in plan.menimbang.butir]),
        tuple([dasar.id for dasar in plan.mengingat]),
        tuple([(satu.label or diktum_label(n), satu.id or satu.baku) for n, satu in enumerate(plan.diktum, 1)]),
        tuple([lampiran.id for lampiran in plan.lampiran]),
    )
    isian.fakta.update(fakta)
    isian.masalah.extend(masalah)


@lru_cache(maxsize=64)
def _references(
    menimbang: tuple[str | None, ...],
    mengingat: tuple[str | None, ...],
    diktum: tuple[tuple[str, str | None], ...],
    lampiran: tuple[str | None, ...],
) -> tuple[dict[str, str], list[Masalah]]:
    """Return the names, and the ids that are used twice."""
    huruf = [f"huruf {bahasa.huruf(n)}" for n in range(1, len(menimbang) + 1)]
    angka = [f"angka {n}" for n in range(1, len(mengingat) + 1)]
    label = [f"Diktum {literal(satu)}" for satu, _ in diktum]
    banyak = len(lampiran) > 1
    nama = [f"Lampiran {bahasa.romawi(n)}" if banyak else "Lampiran" for n in range(1, len(lampiran) + 1)]
    fakta: dict[str, str] = {}
    masalah = [*_add(fakta, "menimbang", huruf, menimbang, ("menimbang", "butir"))]
    fakta["menimbang.semua"] = bahasa.daftar(huruf)
    masalah += _add(fakta, "mengingat", angka, mengingat, ("mengingat",))
    masalah += _add(fakta, "diktum", label, [satu for _, satu in diktum], ("diktum",))
    masalah += _add(fakta, "lampiran", nama, lampiran, ("lampiran",))
    return fakta | ({"lampiran.semua": bahasa.daftar(nama)} if nama else {}), masalah


def _add(
    fakta: dict[str, str], keluarga: str, sebutan: list[str], nama: Sequence[str | None], jalur: tuple[str, ...]
) -> Iterator[Masalah]:
    for nomor, (sebut, satu) in enumerate(zip(sebutan, nama, strict=True)):
        if satu is None:
            continue
        kunci = f"{keluarga}.{satu}"
        if kunci in fakta:
            pesan = f"id '{satu}' dipakai dua kali dalam {keluarga}"
            yield Masalah(pesan, "beri id yang berbeda", jalur=(*jalur, nomor), nilai=satu)
        fakta[kunci] = sebut
