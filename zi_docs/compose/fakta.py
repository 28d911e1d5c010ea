"""The facts that texts may name: of the office, of the plan, and the references between its parts."""

from zi_docs import bahasa
from zi_docs.compose.teks import Isian, literal
from zi_docs.models.bentuk import Bentuk
from zi_docs.models.plan import Plan
from zi_docs.models.satker import Satker

TITIK = "..."
BANYAK_DIKTUM = 100
TITIK_NAMA = "." * 30


def gather(plan: Plan, satker: Satker, bentuk: Bentuk) -> Isian:
    """Return the facts of `plan`; a rancangan has dots for number and date, whatever it says (Lampiran II, 4a)."""
    penutup = plan.penutup
    tahun = str(plan.tahun_keputusan or TITIK)
    rancangan = bentuk is Bentuk.RANCANGAN
    status = penutup.penanda_tangan.status
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
    }
    kosong = frozenset() if penutup.pengesah.nama else frozenset({"pengesah"})
    isian = Isian({nama: literal(nilai) for nama, nilai in fakta.items()}, kosong if bentuk.final else None)
    for nama, nilai in plan.isian.items():
        isian.fakta[f"isian.{nama}"] = isian.markup(nilai, ("isian", nama))
    return isian


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
    huruf = [f"huruf {bahasa.huruf(n)}" for n in range(1, len(plan.menimbang.butir) + 1)]
    _add(isian, "menimbang", huruf, [butir.id for butir in plan.menimbang.butir], ("menimbang", "butir"))
    isian.fakta["menimbang.semua"] = bahasa.daftar(huruf)

    angka = [f"angka {n}" for n in range(1, len(plan.mengingat) + 1)]
    _add(isian, "mengingat", angka, [dasar.id for dasar in plan.mengingat], ("mengingat",))

    label = [f"Diktum {literal(d.label or diktum_label(n))}" for n, d in enumerate(plan.diktum, 1)]
    _add(isian, "diktum", label, [d.id or d.baku for d in plan.diktum], ("diktum",))

    banyak = len(plan.lampiran) > 1
    nama = [f"Lampiran {bahasa.romawi(n)}" if banyak else "Lampiran" for n in range(1, len(plan.lampiran) + 1)]
    _add(isian, "lampiran", nama, [lampiran.id for lampiran in plan.lampiran], ("lampiran",))
    if nama:
        isian.fakta["lampiran.semua"] = bahasa.daftar(nama)


def _add(isian: Isian, keluarga: str, sebutan: list[str], nama: list[str | None], jalur: tuple[str | int, ...]) -> None:
    for nomor, (sebut, satu) in enumerate(zip(sebutan, nama, strict=True)):
        if satu is None:
            continue
        kunci = f"{keluarga}.{satu}"
        if kunci in isian.fakta:
            isian.catat(
                f"id '{satu}' dipakai dua kali dalam {keluarga}",
                (*jalur, nomor),
                "beri id yang berbeda",
                satu,
            )
        isian.fakta[kunci] = sebut
