"""Rules on amendments: what amended an act, how that is said, and an amendment cited alone (Lampiran II, 41a-41c)."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from zi_docs.rules.aturan import Remark, Severity, rule
from zi_docs.rules.kutipan import Kutipan, parse
from zi_docs.rules.mengingat_baca import (
    BERKUTIPAN,
    LAMPIRAN_II,
    PERATURAN,
    Butir,
    act,
    amendments,
    brief,
    by_citation,
    capped,
    certainty,
    cure,
    cure_by_id,
    cure_to,
    existed,
    is_amending,
    items,
    key,
    meant,
    mildest,
    repealing,
    short,
    written,
)
from zi_docs.rules.pola import pattern
from zi_docs.rules.subjek import Subject

if TYPE_CHECKING:
    from zi_docs.compose import Tulisan
    from zi_docs.models.peraturan import Peraturan

_OMNIBUS = frozenset({"uu-11-2020", "uu-6-2023", "uu-4-2023", "uu-1-2022", "uu-7-2021", "uu-1-2023", "uu-17-2023"})
"""Acts that amend many others without saying so in their titles (41b-41d)."""
_TAK_PERNAH = pattern(r"\btidak pernah diubah\b", re.IGNORECASE)
_AKHIR_DATA = 2022
_URUTAN_PERUBAHAN = pattern(r"^Perubahan\s+(Ke\w+(?:\s+(?:Belas|Puluh))?)\s+atas\b", re.IGNORECASE)
_BERULANG = pattern(r"\b(?:beberapa kali|terakhir)\b", re.IGNORECASE)
_SEKALI = "sebagaimana telah diubah dengan"
_BEBERAPA_KALI = "sebagaimana telah beberapa kali diubah terakhir dengan"
_DATA = f"{LAMPIRAN_II} angka 41a dan angka 41c (contoh); data peraturan zi-docs"


class _Pasangan(NamedTuple):
    """An act and what a citation says to have amended it."""

    tulisan: "Tulisan"
    kutipan: Kutipan
    induk: "Peraturan"
    pengubah: tuple[tuple[Kutipan, "Peraturan | None"], ...]


def _pairs(subject: Subject, *bagian: str) -> Iterator[_Pasangan]:
    """Yield the citations that a person wrote with amendments, where the data know the act."""
    for tulisan, kutipan in written(subject, *bagian):
        induk = meant(subject.rujukan, kutipan, penuh=tulisan.bagian == "mengingat").benar if kutipan.pengubah else None
        if induk:
            semua = ((satu, meant(subject.rujukan, satu, penuh=False)) for satu in kutipan.pengubah)
            yield _Pasangan(tulisan, kutipan, induk, tuple((satu, t.benar or t.bernomor) for satu, t in semua))


@rule("ZI310", Severity.GALAT, _DATA, angka=("41a", "41c"))
def perubahan_yang_tidak_ada(subject: Subject) -> Iterator[Remark]:
    """Peraturan disebut telah diubah dengan peraturan yang tidak mengubahnya.

    Mengapa: frasa "sebagaimana telah diubah dengan" hanya diikuti peraturan yang sungguh mengubahnya. Undang-undang
        yang mengatur hal serupa dikutip sebagai dasar hukum tersendiri.

    Buruk:
        mengingat:
          - >-
            Undang-Undang Nomor 28 Tahun 1999 tentang Penyelenggara Negara yang Bersih dan Bebas dari Korupsi, Kolusi,
            dan Nepotisme (Lembaran Negara Republik Indonesia Tahun 1999 Nomor 75, Tambahan Lembaran Negara Republik
            Indonesia Nomor 3851) sebagaimana telah diubah dengan Undang-Undang Nomor 30 Tahun 2002 tentang Komisi
            Pemberantasan Tindak Pidana Korupsi (Lembaran Negara Republik Indonesia Tahun 2002 Nomor 137, Tambahan
            Lembaran Negara Republik Indonesia Nomor 4250)
    Baik:
        mengingat:
          - uu-28-1999
          - uu-30-2002
    """
    for pasangan in _pairs(subject, *BERKUTIPAN):
        for kutipan, pengubah in pasangan.pengubah:
            if pengubah is None:
                yield from _unknown(subject, pasangan, kutipan)
                continue
            if _amends(pasangan.induk, pengubah) or pengubah.id in _OMNIBUS:
                continue
            tingkat, alasan = _how_certain(subject, pasangan.induk, pengubah)
            pesan = f"{short(pasangan.induk)} tidak diubah dengan {short(pengubah)}{alasan}"
            saran = _instead(subject, pasangan.induk, pengubah)
            yield Remark(
                pesan, pasangan.tulisan.jalur, saran, kutipan.kepala, tingkat=capped(pasangan.tulisan, tingkat)
            )


def _amends(induk: "Peraturan", pengubah: "Peraturan") -> bool:
    return pengubah.id in induk.diubah_oleh or pengubah.mengubah in {induk.id, *induk.diubah_oleh}


def _how_certain(subject: Subject, induk: "Peraturan", pengubah: "Peraturan") -> tuple[Severity, str]:
    """Return how certain it is that an act did not amend another, and why, as the message says it."""
    pasti = mildest(certainty(induk, "judul"), certainty(pengubah, "judul"))
    if pengubah.mengubah and is_amending(pengubah.tentang):
        lain = act(subject.rujukan, pengubah.mengubah)
        return pasti, f", yang mengubah {short(lain)}" if lain else ", yang mengubah peraturan lain"
    if _TAK_PERNAH.search(induk.catatan):
        return pasti, f" tentang {brief(pengubah.tentang)}; {short(induk)} tidak pernah diubah"
    return Severity.CATATAN, " menurut data"


def _instead(subject: Subject, induk: "Peraturan", pengubah: "Peraturan") -> str:
    terakhir = amendments(subject, induk)[-1:]
    benar = f"perubahan terakhirnya {short(terakhir[0])}: tulis {induk.id}" if terakhir else f"tulis {induk.id} saja"
    sendiri = pengubah.mengubah if is_amending(pengubah.tentang) else pengubah.id
    return f"{benar}; bila perlu, kutip {sendiri} sebagai butir tersendiri"


def _unknown(subject: Subject, pasangan: _Pasangan, kutipan: Kutipan) -> Iterator[Remark]:
    """Yield the remark on an amendment that the data do not know of an act that they know."""
    induk = pasangan.induk
    if kutipan.tahun is None or kutipan.golongan not in PERATURAN:
        return
    ada = amendments(subject, induk)
    menurut = f"data hanya mengenal {short(ada[-1])}" if ada else "data tidak mengenal perubahannya"
    lengkap = induk.keyakinan == "terverifikasi" and kutipan.golongan == "uu" and kutipan.tahun <= _AKHIR_DATA
    tingkat = Severity.PERINGATAN if lengkap else Severity.CATATAN
    pesan = f"{short(induk)} disebut diubah dengan {short(kutipan)}; {menurut}"
    saran = f"periksa nomor dan tahun perubahannya, atau tulis {induk.id}"
    yield Remark(pesan, pasangan.tulisan.jalur, saran, kutipan.kepala, tingkat=capped(pasangan.tulisan, tingkat))


@rule("ZI311", Severity.PERINGATAN, _DATA, angka=("41a", "41c"))
def perubahan_tidak_disebut(subject: Subject) -> Iterator[Remark]:
    """Peraturan yang sudah diubah dikutip tanpa perubahannya.

    Mengapa: peraturan dikutip sebagaimana berlaku ketika keputusan ditetapkan. Perubahan yang lebih muda daripada
        keputusan tidak diminta.

    Buruk:
        mengingat:
          - >-
            Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum (Lembaran Negara Republik Indonesia Tahun 2017 Nomor
            182, Tambahan Lembaran Negara Republik Indonesia Nomor 6109)
    Baik:
        mengingat:
          - uu-7-2017
    """
    for butir in items(subject):
        induk, kutipan = butir.tunjuk.benar, butir.kutipan
        if not butir.diketik or butir.dasar.tanpa_perubahan or kutipan.frasa or induk is None:
            continue
        if ada := amendments(subject, induk):
            frasa = _phrase(induk, ada[-1]) or _SEKALI
            pesan = f"{short(induk)} sudah diubah dengan {short(ada[-1])}, yang tidak disebut"
            saran = f"tulis {induk.id}, atau tambahkan {frasa} {ada[-1].sebutan} ..."
            tingkat = mildest(Severity.PERINGATAN, certainty(induk, "judul"), certainty(ada[-1], "judul"))
            yield Remark(pesan, butir.tulisan.jalur, saran, kutipan.kepala, cure_by_id(subject, butir), tingkat)


def _phrase(induk: "Peraturan", pengubah: "Peraturan") -> str:
    """Return the phrase that fits an amendment, '' where the data cannot tell how many there were."""
    urut = induk.diubah_oleh.index(pengubah.id) if pengubah.id in induk.diubah_oleh else -1
    if urut > 0 or _URUTAN_PERUBAHAN.match(pengubah.tentang):
        return _BEBERAPA_KALI
    return _SEKALI if urut == 0 and pengubah.tentang.startswith("Perubahan atas") else ""


@rule("ZI312", Severity.PERINGATAN, _DATA, angka=("41a", "41c"))
def frasa_perubahan_keliru(subject: Subject) -> Iterator[Remark]:
    """Frasa perubahan tidak sesuai dengan banyaknya perubahan, atau katanya berbeda dari yang baku.

    Mengapa: satu kali diubah ditulis "sebagaimana telah diubah dengan"; lebih dari satu kali, "sebagaimana telah
        beberapa kali diubah terakhir dengan". Koma di depan "terakhir" tidak ditegur di sini.

    Buruk:
        mengingat:
          - >-
            Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum (Lembaran Negara Republik Indonesia Tahun 2017 Nomor
            182, Tambahan Lembaran Negara Republik Indonesia Nomor 6109) sebagaimana diubah dengan Undang-Undang Nomor 7
            Tahun 2023 tentang Penetapan Peraturan Pemerintah Pengganti Undang-Undang Nomor 1 Tahun 2022 tentang
            Perubahan atas Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum Menjadi Undang-Undang (Lembaran
            Negara Republik Indonesia Tahun 2023 Nomor 54, Tambahan Lembaran Negara Republik Indonesia Nomor 6863)
    Baik:
        mengingat:
          - uu-7-2017
    """
    butir = by_citation(subject)
    for tulisan, kutipan in written(subject, "mengingat", "memperhatikan", "menimbang", "diktum"):
        if not kutipan.pengubah:
            continue
        tertulis = " ".join(kutipan.frasa.replace(",", " ").split()).casefold()
        benar = _expected(subject, kutipan)
        baku = benar or (_BEBERAPA_KALI if _BERULANG.search(tertulis) else _SEKALI)
        if tertulis == baku:
            continue
        pesan = f'frasa "{kutipan.frasa}" keliru'
        if benar and bool(_BERULANG.search(tertulis)) != (benar == _BEBERAPA_KALI):
            kali = "lebih dari satu kali" if benar == _BEBERAPA_KALI else "satu kali"
            pesan += f": {short(kutipan)} diubah {kali}"
        obat = cure_by_id(subject, butir.get((tulisan.jalur, kutipan))) or cure(tulisan, kutipan.frasa, baku)
        yield Remark(pesan, tulisan.jalur, f"tulis {baku}", kutipan.frasa, obat, capped(tulisan, Severity.PERINGATAN))


def _expected(subject: Subject, kutipan: Kutipan) -> str:
    """Return the phrase that fits the last amendment named, '' where nobody can tell."""
    terakhir = kutipan.pengubah[-1]
    induk = meant(subject.rujukan, kutipan, penuh=False).benar
    pengubah = meant(subject.rujukan, terakhir, penuh=False).benar
    if induk:
        return _phrase(induk, pengubah) if pengubah and _amends(induk, pengubah) else ""
    if _URUTAN_PERUBAHAN.match(terakhir.tentang):
        return _BEBERAPA_KALI
    return _SEKALI if re.match(r"Perubahan\s+atas\b", terakhir.tentang, re.IGNORECASE) else ""


@rule("ZI313", Severity.PERINGATAN, _DATA, angka=("41a",))
def bukan_perubahan_terakhir(subject: Subject) -> Iterator[Remark]:
    """Perubahan yang disebut bukan yang terakhir pada waktu keputusan ditetapkan.

    Mengapa: dari peraturan yang beberapa kali diubah hanya perubahan terakhir yang disebut.

    Buruk:
        mengingat:
          - >-
            Peraturan Komisi Pemilihan Umum Nomor 8 Tahun 2019 tentang Tata Kerja Komisi Pemilihan Umum, Komisi
            Pemilihan Umum Provinsi, dan Komisi Pemilihan Umum Kabupaten/Kota (Berita Negara Republik Indonesia Tahun
            2019 Nomor 320) sebagaimana telah beberapa kali diubah terakhir dengan Peraturan Komisi Pemilihan Umum Nomor
            5 Tahun 2022 tentang Perubahan Keempat atas Peraturan Komisi Pemilihan Umum Nomor 8 Tahun 2019 tentang Tata
            Kerja Komisi Pemilihan Umum, Komisi Pemilihan Umum Provinsi, dan Komisi Pemilihan Umum Kabupaten/Kota
            (Berita Negara Republik Indonesia Tahun 2022 Nomor 984)
    Baik:
        mengingat:
          - pkpu-8-2019
    """
    butir = by_citation(subject)
    for pasangan in _pairs(subject, "mengingat", "memperhatikan"):
        kutipan, pengubah = pasangan.pengubah[-1]
        ada = amendments(subject, pasangan.induk)
        if not ada or pengubah is None or not _amends(pasangan.induk, pengubah) or pengubah.id == ada[-1].id:
            continue
        if existed(subject, pengubah) is not True:
            continue
        pesan = f"{short(pengubah)} bukan perubahan terakhir {short(pasangan.induk)}, melainkan {short(ada[-1])}"
        tingkat = mildest(Severity.PERINGATAN, certainty(ada[-1], "judul"))
        obat = cure_by_id(subject, butir.get((pasangan.tulisan.jalur, pasangan.kutipan)))
        saran = f"tulis {pasangan.induk.id}"
        yield Remark(pesan, pasangan.tulisan.jalur, saran, kutipan.kepala, obat, capped(pasangan.tulisan, tingkat))


@rule("ZI314", Severity.CATATAN, _DATA, angka=("41a",))
def semua_perubahan_disebut(subject: Subject) -> Iterator[Remark]:
    """Lebih dari satu perubahan disebut dalam satu kutipan.

    Mengapa: menurut contoh angka 41a cukup perubahan terakhir yang disebut; judulnya menunjukkan keberapa kalinya.

    Buruk:
        mengingat:
          - >-
            Undang-Undang Nomor 30 Tahun 2002 tentang Komisi Pemberantasan Tindak Pidana Korupsi (Lembaran Negara
            Republik Indonesia Tahun 2002 Nomor 137, Tambahan Lembaran Negara Republik Indonesia Nomor 4250)
            sebagaimana telah diubah dengan Undang-Undang Nomor 10 Tahun 2015 dan Undang-Undang Nomor 19 Tahun 2019
    Baik:
        mengingat:
          - uu-30-2002
    """
    for butir in items(subject):
        semua = butir.kutipan.pengubah if butir.diketik else ()
        if len(semua) > 1:
            pesan = f"{len(semua)} perubahan {short(butir.kutipan)} disebut; cukup yang terakhir"
            obat = cure_by_id(subject, butir)
            yield Remark(pesan, butir.tulisan.jalur, f"sebut {short(semua[-1])} saja", semua[0].kepala, obat)


@rule("ZI315", Severity.PERINGATAN, _DATA, angka=("41a", "41c"))
def pengubah_tanpa_induk(subject: Subject) -> Iterator[Remark]:
    """Peraturan perubahan dikutip tanpa peraturan yang diubahnya.

    Mengapa: peraturan perubahan hanya memuat yang berubah; yang menjadi dasar hukum adalah peraturan induknya
        sebagaimana telah diubah.

    Buruk:
        mengingat:
          - permenpanrb-5-2024
    Baik:
        mengingat:
          - permenpanrb-90-2021
    """
    semua = items(subject)
    dikutip = {satu.tunjuk.benar.id: satu for satu in reversed(semua) if satu.tunjuk.benar}
    for butir in semua:
        pengubah = butir.tunjuk.benar
        if not is_amending(butir.kutipan.tentang) or butir.kutipan.golongan not in PERATURAN:
            continue
        induk = act(subject.rujukan, pengubah.mengubah) if pengubah and pengubah.mengubah else None
        lain = dikutip.get(induk.id) if induk else None
        dua_kali = lain and any(key(satu) == key(butir.kutipan) for satu in lain.kutipan.pengubah)
        if dua_kali or (pengubah and repealing(subject, pengubah)):
            continue  # other rules report that it is cited twice, or no longer in force
        sebut = short(induk) if induk else ", ".join(short(satu) for satu in butir.kutipan.memuat[-1:])
        pesan = f"{short(butir.kutipan)} mengubah {sebut or 'peraturan lain'} dan tidak dikutip tanpa induknya"
        obat = cure_to(subject, butir, induk) if induk and not lain else ()
        yield Remark(pesan, butir.tulisan.jalur, _with_base(induk, lain), butir.kutipan.kepala, obat)


def _with_base(induk: "Peraturan | None", lain: Butir | None) -> str:
    """Return what to do with an amendment cited alone, where `lain` is the item that cites its act."""
    if lain:
        perbuatan = "hapus, atau gabungkan" if lain.kutipan.pengubah else "gabungkan"
        return f"{perbuatan} dengan angka {lain.urut}"
    return f"tulis {induk.id}: perubahan terakhirnya ikut dikutip" if induk else "kutip peraturan induknya lebih dahulu"


@rule("ZI316", Severity.CATATAN, f"{LAMPIRAN_II} angka 41a (contoh)", angka=("41a",), pasti=False)
def koma_frasa_perubahan_tidak_seragam(subject: Subject) -> Iterator[Remark]:
    """Frasa perubahan sebagian ditulis dengan koma, sebagian tanpa koma.

    Mengapa: contoh angka 41a dan keputusan KPU sejak 2023 menulis "diubah terakhir dengan" tanpa koma; yang lebih lama
        memakai koma. Keduanya ditemukan, asal seragam dalam satu keputusan.

    Buruk:
        mengingat:
          - uu-7-2017
          - >-
            Peraturan Komisi Pemilihan Umum Nomor 2 Tahun 2021 tentang Tata Naskah Dinas Komisi Pemilihan Umum, Komisi
            Pemilihan Umum Provinsi, dan Komisi Pemilihan Umum Kabupaten/Kota (Berita Negara Republik Indonesia Tahun
            2021 Nomor 784), sebagaimana telah diubah dengan Peraturan Komisi Pemilihan Umum Nomor 8 Tahun 2021
    Baik:
        mengingat:
          - uu-7-2017
          - pkpu-2-2021
    """
    tempat = [(t, k) for t in subject.part("mengingat", "memperhatikan") for k in parse(t.polos) if k.pengubah]
    for kata in ("terakhir", "sebagaimana"):
        berfrasa = [(t, k) for t, k in tempat if kata in k.frasa]
        berkoma = [(t, k, koma) for t, k in berfrasa if (koma := _comma(t, k, kata))]
        if len(berkoma) == len(berfrasa):
            continue
        for tulisan, _, koma in berkoma:
            pesan = f'"{koma}" ditulis dengan koma, dalam butir lain tanpa koma'
            tanpa = koma.replace(",", "")
            yield Remark(pesan, tulisan.jalur, f'tulis "{tanpa}"', koma, cure(tulisan, koma, tanpa))


def _comma(tulisan: "Tulisan", kutipan: Kutipan, kata: str) -> str:
    """Return the words around a comma before `kata` of an amendment phrase, '' where there is none."""
    awal, akhir = kutipan.letak_frasa
    temuan = re.search(rf"\S+\s*,\s*{kata}", tulisan.polos[max(0, awal - 20) : akhir])
    return temuan[0] if temuan else ""
