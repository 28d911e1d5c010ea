"""Rules on what a citation says: that the act exists, what it is called, its number and its gazettes."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from zi_docs.rules.aturan import Fix, Remark, Severity, rule
from zi_docs.rules.kutipan import Kutipan, parse
from zi_docs.rules.mengingat_baca import (
    BERKUTIPAN,
    JUDUL_PASTI,
    LAMPIRAN_II,
    PERATURAN,
    Tunjuk,
    around,
    brief,
    by_citation,
    capped,
    certainty,
    cure,
    cure_by_id,
    items,
    meant,
    mildest,
    short,
    suggestion,
    written,
)
from zi_docs.rules.mengingat_judul import Beda
from zi_docs.rules.pola import pattern
from zi_docs.rules.subjek import Subject

if TYPE_CHECKING:
    from zi_docs.compose import Tulisan
    from zi_docs.models.peraturan import Peraturan

DATA = "data peraturan zi-docs (sumber dan keyakinan tiap peraturan: zi-docs peraturan)"
_AKHIR_DATA_UU = 2022
_UU_PP = frozenset({"uu", "pp"})
_PENCARIAN = 2
"""Searches of all the data by title, each slow, in one run of a rule."""
_PERIKSA = "data memuat hampir semua UU dan PP sampai akhir 2022: periksa nomor dan tahunnya"
_COCOKKAN = "data tidak memuat semua peraturan: cocokkan sendiri nomor, tahun, judul, dan lembarannya"
_BERJENIS = pattern(r"(?:Undang-Undang|Peraturan)\b(?! Dasar)(?: (?!tentang)\w+)?", re.IGNORECASE)


class Salah(NamedTuple):
    """A citation whose title is not that of the act of its number."""

    tulisan: "Tulisan"
    kutipan: Kutipan
    tunjuk: Tunjuk


@lru_cache(maxsize=1)
def _wrong(subject: Subject) -> tuple[Salah, ...]:
    return tuple(_find_wrong(subject))


def _find_wrong(subject: Subject) -> Iterator[Salah]:
    """Yield the citations whose title and number do not fit; what a title cites comes before that title."""
    for tulisan, induk in written(subject, *BERKUTIPAN):
        for satu in (induk, *induk.pengubah):
            tunjuk = meant(subject.rujukan, satu, penuh=tulisan.bagian == "mengingat")
            if tunjuk.bernomor and satu.tentang and not tunjuk.beda:
                continue  # an official title may cite another act in words of its own
            bagian = ((anak, _meant(subject, anak)) for anak in satu.memuat)
            dalam = [Salah(tulisan, anak, t) for anak, t in bagian if _differs(t)]
            yield from dalam
            letak = satu.letak_tentang[0] + (tunjuk.beda.letak[0] if tunjuk.beda else 0)
            if _differs(tunjuk) and not any(anak.kutipan.letak[0] <= letak for anak in dalam):
                yield Salah(tulisan, satu, tunjuk)


def _meant(subject: Subject, kutipan: Kutipan) -> Tunjuk:
    return meant(subject.rujukan, kutipan, penuh=False)


def _differs(tunjuk: Tunjuk) -> bool:
    return tunjuk.beda is not None or tunjuk.benar is not tunjuk.bernomor


@rule("ZI301", Severity.CATATAN, DATA, angka=("40",))
def peraturan_tidak_dikenal(subject: Subject) -> Iterator[Remark]:
    """Mengingat mengutip peraturan yang tidak ada dalam data.

    Mengapa: data zi-docs tidak memuat semua peraturan, jadi kutipan ini belum dapat diperiksa. Cocokkan sendiri nomor,
        tahun, judul, dan lembarannya dengan naskah peraturan itu.

    Buruk:
        mengingat:
          - >-
            Undang-Undang Nomor 99 Tahun 2017 tentang Pelaporan Rencana Aksi (Lembaran Negara Republik Indonesia Tahun
            2017 Nomor 299, Tambahan Lembaran Negara Republik Indonesia Nomor 6999)
    Baik:
        mengingat:
          - uu-7-2017
    """
    sisa = _PENCARIAN
    for butir in items(subject):
        satu, tunjuk = butir.kutipan, butir.tunjuk
        if butir.dasar.isi is None or satu.golongan not in PERATURAN or not satu.nomor or satu.tahun is None:
            continue
        if tunjuk.bernomor or tunjuk.benar:
            continue
        lengkap = satu.golongan in _UU_PP and satu.tahun <= _AKHIR_DATA_UU
        saran = _PERIKSA if lengkap else _COCOKKAN
        if satu.golongan in _UU_PP and sisa:
            sisa -= 1
            saran += suggestion(subject.rujukan, satu)
        yield Remark(f"{short(satu)} tidak ada dalam data", butir.tulisan.jalur, saran, satu.kepala)


@rule("ZI302", Severity.GALAT, DATA, angka=("45",))
def judul_peraturan_keliru(subject: Subject) -> Iterator[Remark]:
    """Judul peraturan yang dikutip berbeda dari judul resminya.

    Mengapa: peraturan dikutip dengan jenis dan namanya, kata demi kata. Huruf besar, koma, dan spasi tidak dibandingkan
        karena naskah resmi pun beragam. Judul yang belum pasti dalam data hanya menjadi peringatan atau catatan.

    Buruk:
        mengingat:
          - >-
            Undang-Undang Nomor 28 Tahun 1999 tentang Penyelenggaraan Negara yang Bersih dan Bebas dari Korupsi,
            Kolusi, dan Nepotisme (Lembaran Negara Republik Indonesia Tahun 1999 Nomor 75, Tambahan Lembaran Negara
            Republik Indonesia Nomor 3851)
    Baik:
        mengingat:
          - uu-28-1999
    """
    butir, sisa = by_citation(subject), _PENCARIAN
    for salah in _wrong(subject):
        tunjuk, nama = salah.tunjuk, short(salah.kutipan)
        if not tunjuk.bernomor or not tunjuk.beda or (tunjuk.benar and tunjuk.benar is not tunjuk.bernomor):
            continue
        if tunjuk.benar:
            pesan, saran = _told(nama, tunjuk.beda)
            kutip = _spot(salah, tunjuk.beda)
            obat = cure_by_id(subject, butir.get((salah.tulisan.jalur, salah.kutipan))) or _word(salah, tunjuk.beda)
        else:
            pesan = f"{nama} bukan tentang itu, melainkan tentang {brief(tunjuk.bernomor.tentang)}"
            saran, kutip, obat = "periksa nomor, tahun, dan judulnya", salah.kutipan.kepala, ()
            if salah.kutipan.golongan in _UU_PP and sisa:
                sisa -= 1
                saran += suggestion(subject.rujukan, salah.kutipan)
        tingkat = capped(salah.tulisan, certainty(tunjuk.bernomor, "judul"))
        if tunjuk.beda.jenis == "singkat":
            tingkat = mildest(tingkat, Severity.PERINGATAN)
        yield Remark(pesan, salah.tulisan.jalur, saran, kutip, obat, tingkat)


def _told(nama: str, beda: Beda) -> tuple[str, str]:
    """Return message and cure of a word that is wrong in a title."""
    depan = f"judul {nama} keliru: "
    match beda.jenis:
        case "singkat":
            return f'judul {nama} disingkat: "{beda.tertulis}"', f'tulis "{beda.seharusnya}"'
        case "lebih":
            return f'{depan}"{beda.tertulis}" tidak ada dalam judul itu', f'hapus "{beda.tertulis}"'
        case "kurang":
            letak = f'sesudah "{beda.tertulis}"' if beda.tertulis else "di depannya"
            return f'{depan}{letak} kurang "{beda.seharusnya}"', f'tambahkan "{beda.seharusnya}"'
        case _:
            return f'{depan}tertulis "{beda.tertulis}", seharusnya "{beda.seharusnya}"', f'tulis "{beda.seharusnya}"'


def _spot(salah: Salah, beda: Beda) -> str:
    awal = salah.kutipan.letak_tentang[0]
    return around(salah.tulisan.polos, awal + beda.letak[0], awal + beda.letak[1])


def _word(salah: Salah, beda: Beda) -> tuple[Fix, ...]:
    return cure(salah.tulisan, beda.tertulis, beda.seharusnya) if beda.jenis == "salah" else ()


@rule("ZI303", Severity.GALAT, DATA, angka=("45",))
def nomor_peraturan_keliru(subject: Subject) -> Iterator[Remark]:
    """Nomor atau tahun yang dikutip bukan milik peraturan yang judulnya disebut.

    Mengapa: judul itu milik peraturan lain yang ada dalam data; salah satu angka salah ketik, juga bila itu terjadi di
        dalam judul peraturan perubahan.

    Buruk:
        mengingat:
          - >-
            Undang-Undang Nomor 20 Tahun 2002 tentang Komisi Pemberantasan Tindak Pidana Korupsi (Lembaran Negara
            Republik Indonesia Tahun 2002 Nomor 137, Tambahan Lembaran Negara Republik Indonesia Nomor 4250)
    Baik:
        mengingat:
          - uu-30-2002
    """
    butir = by_citation(subject)
    for salah in _wrong(subject):
        bernomor, benar, _ = salah.tunjuk
        if benar is None or benar is bernomor:
            continue
        nama, kepala = short(salah.kutipan), salah.kutipan.kepala
        angka = f"Nomor {benar.nomor} Tahun {benar.tahun}"
        pesan = f'{nama} keliru: judul "{brief(benar.tentang)}" milik {angka}'
        if bernomor:
            pesan += f"; {nama} tentang {brief(bernomor.tentang)}"
        obat = cure_by_id(subject, butir.get((salah.tulisan.jalur, salah.kutipan))) or _number(salah, benar)
        tingkat = capped(salah.tulisan, _certainty(salah.kutipan, bernomor, benar))
        yield Remark(pesan, salah.tulisan.jalur, f"tulis {angka}", kepala, obat, tingkat)


def _certainty(kutipan: Kutipan, bernomor: "Peraturan | None", benar: "Peraturan") -> Severity:
    """Return how certain it is that a number is wrong: an act that the data lack may bear an older one's title."""
    if bernomor and benar.keyakinan == "terverifikasi" and bernomor.keyakinan in JUDUL_PASTI:
        return Severity.GALAT
    dekat = benar.tahun == kutipan.tahun or benar.nomor == kutipan.nomor
    return Severity.PERINGATAN if bernomor or dekat else Severity.CATATAN


def _number(salah: Salah, benar: "Peraturan") -> tuple[Fix, ...]:
    """Return the cure of the figures, where only one of the two is wrong."""
    kutipan = salah.kutipan
    if (benar.nomor == kutipan.nomor) == (benar.tahun == kutipan.tahun):
        return ()
    angka = salah.tulisan.polos[kutipan.letak_nomor[0] : kutipan.akhir_kepala]
    return cure(salah.tulisan, f"Nomor {angka}", f"Nomor {benar.nomor} Tahun {benar.tahun}")


@rule("ZI305", Severity.PERINGATAN, DATA)
def nomor_keputusan_keliru(subject: Subject) -> Iterator[Remark]:
    """Nomor naskah dinas yang dikutip berbeda dari nomor resminya.

    Mengapa: keputusan sampai pertengahan 2021 memakai nomor naskah dinas, misalnya 314/ORT.07-Kpt/01/KPU/V/2021. Satu
        tanda yang keliru membuat keputusan itu tidak dapat ditemukan.

    Buruk:
        memperhatikan:
          - >-
            Keputusan Komisi Pemilihan Umum Nomor 314/ORT.07.Kpt/01/KPU/2021 tentang Petunjuk Teknis Pelaksanaan
            Reformasi Birokrasi di Lingkungan Komisi Pemilihan Umum, Komisi Pemilihan Umum Provinsi, dan Komisi
            Pemilihan Umum Kabupaten/Kota
    Baik:
        memperhatikan:
          - >-
            Keputusan Komisi Pemilihan Umum Nomor 314/ORT.07-Kpt/01/KPU/V/2021 tentang Petunjuk Teknis Pelaksanaan
            Reformasi Birokrasi di Lingkungan Komisi Pemilihan Umum, Komisi Pemilihan Umum Provinsi, dan Komisi
            Pemilihan Umum Kabupaten/Kota
    """
    for tulisan, induk in written(subject, *BERKUTIPAN):
        for satu in induk.all():
            bernomor = _meant(subject, satu).benar if satu.golongan == "keputusan" else None
            if bernomor is None or "/" not in bernomor.nomor or bernomor.nomor == "".join(satu.nomor.split()):
                continue
            lengkap = "/" in satu.nomor
            tertulis = satu.nomor if lengkap else f"{satu.nomor} Tahun {satu.tahun}"
            pesan = f'nomor "{tertulis}" berbeda dari nomor dalam data, {bernomor.nomor}'
            tingkat = capped(tulisan, mildest(Severity.PERINGATAN if lengkap else Severity.CATATAN, _sure(bernomor)))
            obat = cure(tulisan, satu.nomor, bernomor.nomor) if lengkap else ()
            yield Remark(pesan, tulisan.jalur, f"tulis Nomor {bernomor.nomor}", satu.nomor, obat, tingkat)


def _sure(peraturan: "Peraturan") -> Severity:
    return certainty(peraturan, "judul")


@rule("ZI309", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 45 (contoh angka 47)", angka=("45",))
def kutipan_tanpa_nomor_atau_tahun(subject: Subject) -> Iterator[Remark]:
    """Butir Mengingat menyebut peraturan tanpa nomor atau tanpa tahunnya.

    Mengapa: peraturan dikutip dengan jenis, nomor, tahun, dan namanya; tanpa nomor dan tahun peraturan itu tidak
        tertentu.

    Buruk:
        mengingat:
          - Undang-Undang tentang Pemilihan Umum
    Baik:
        mengingat:
          - uu-7-2017
    """
    for tulisan in subject.part("mengingat"):
        kutipan = parse(tulisan.polos)[:1]
        if kutipan and kutipan[0].golongan in PERATURAN and kutipan[0].nomor and kutipan[0].tahun is None:
            saran = "tulis Nomor ... Tahun ..."
            yield Remark(f"{short(kutipan[0])} ditulis tanpa tahun", tulisan.jalur, saran, kutipan[0].kepala)
        elif not kutipan and (jenis := _BERJENIS.match(tulisan.polos)):
            yield Remark(f'"{jenis[0]} ..." ditulis tanpa nomor', tulisan.jalur, "tulis Nomor ... Tahun ...", jenis[0])
