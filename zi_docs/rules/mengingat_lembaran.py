"""Rules on the gazettes of a citation: their numbers, whose they are, how they are written (Lampiran II, 47-49)."""

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from zi_docs import bahasa
from zi_docs.rules.aturan import Fix, Remark, Severity, rule
from zi_docs.rules.kutipan import Kutipan
from zi_docs.rules.kutipan_lembaran import Lembar
from zi_docs.rules.mengingat_baca import (
    BERKUTIPAN,
    LAMPIRAN_II,
    PERATURAN,
    Butir,
    by_citation,
    capped,
    certainty,
    cure,
    cure_by_id,
    items,
    meant,
    short,
    written,
)
from zi_docs.rules.pola import pattern
from zi_docs.rules.subjek import Subject

if TYPE_CHECKING:
    from zi_docs.compose import Tulisan
    from zi_docs.models.peraturan import Peraturan
    from zi_docs.rujukan import Rujukan

_NAMA = {"ln": "Lembaran Negara", "tln": "Tambahan Lembaran Negara", "bn": "Berita Negara"}
_BERLEMBARAN = frozenset({"uu", "perppu", "pp"})
_BERBERITA = frozenset({"permen", "pkpu", "lembaga"})
_TAHUN_LEMBARAN = 1950
"""Since when every Undang-Undang and Peraturan Pemerintah stands in the Lembaran Negara."""
_LENGKAPI = {
    True: "tambahkan di antara tanda kurung sesudah judulnya",
    False: "data tidak memuatnya: tulis peraturan ini lengkap dengan kunci data",
}
_SPASI = pattern(r"\s+")


def _right(peraturan: "Peraturan", jenis: str) -> str:
    """Return a gazette of an act as it should be written, '' where the data have none."""
    if jenis == "tln":
        return f"Tambahan Lembaran Negara Republik Indonesia Nomor {peraturan.tln}" if peraturan.tln else ""
    lembar = {"ln": peraturan.ln, "bn": peraturan.bn}.get(jenis)
    return f"{_NAMA[jenis]} Republik Indonesia Tahun {lembar.tahun} Nomor {lembar.nomor}" if lembar else ""


def _agrees(peraturan: "Peraturan", satu: Lembar) -> bool:
    """Return whether a gazette is that of an act, as far as the data and what is written can tell."""
    if satu.nomor is None or satu.jenis not in _NAMA:
        return True
    if satu.jenis == "tln":
        return peraturan.tln is None or peraturan.tln == satu.nomor
    lembar = peraturan.ln if satu.jenis == "ln" else peraturan.bn
    return lembar is None or (lembar.nomor == satu.nomor and satu.tahun in {None, lembar.tahun})


def _said(satu: Lembar) -> str:
    tahun = "" if satu.jenis == "tln" or satu.tahun is None else f"{satu.tahun}/"
    return f"{satu.jenis.upper()} {tahun}{satu.nomor}"


def _owners(rujukan: "Rujukan", satu: Lembar) -> "tuple[Peraturan, ...]":
    """Return the acts of peraturan.yaml that a gazette belongs to."""
    return _index(rujukan).get((satu.jenis, None if satu.jenis == "tln" else satu.tahun, satu.nomor), ())


@lru_cache(maxsize=8)
def _index(rujukan: "Rujukan") -> "dict[tuple[str, int | None, int | None], tuple[Peraturan, ...]]":
    hasil: dict[tuple[str, int | None, int | None], tuple[Peraturan, ...]] = {}
    for p in rujukan.semua_peraturan():
        kunci: list[tuple[str, int | None, int | None]] = [("tln", None, p.tln)] if p.tln else []
        kunci += [("ln", p.ln.tahun, p.ln.nomor)] if p.ln else []
        kunci += [("bn", p.bn.tahun, p.bn.nomor)] if p.bn else []
        for satu in kunci:
            hasil[satu] = (*hasil.get(satu, ()), p)
    return hasil


@rule("ZI304", Severity.GALAT, f"{LAMPIRAN_II} angka 47; data peraturan zi-docs", angka=("47",))
def lembaran_peraturan_keliru(subject: Subject) -> Iterator[Remark]:
    """Nomor Lembaran Negara, Tambahan Lembaran Negara, atau Berita Negara bukan milik peraturan yang dikutip.

    Mengapa: lembaran menunjukkan naskah resmi peraturan itu; nomor milik peraturan lain menunjuk naskah lain. Nomor
        yang belum pasti dalam data hanya menjadi peringatan atau catatan.

    Buruk:
        mengingat:
          - >-
            Undang-Undang Nomor 28 Tahun 1999 tentang Penyelenggara Negara yang Bersih dan Bebas dari Korupsi, Kolusi,
            dan Nepotisme (Lembaran Negara Republik Indonesia Tahun 1999 Nomor 140, Tambahan Lembaran Negara Republik
            Indonesia Nomor 3851)
    Baik:
        mengingat:
          - uu-28-1999
    """
    butir = by_citation(subject)
    for tulisan, induk in written(subject, *BERKUTIPAN):
        obat = cure_by_id(subject, butir.get((tulisan.jalur, induk)))
        for satu in (induk, *induk.pengubah):
            peraturan = meant(subject.rujukan, satu, penuh=tulisan.bagian == "mengingat").benar
            if catatan := _judge(subject, tulisan, satu, peraturan, obat):
                yield catatan
                obat = ()


def _judge(
    subject: Subject, tulisan: "Tulisan", kutipan: Kutipan, peraturan: "Peraturan | None", obat: tuple[Fix, ...]
) -> Remark | None:
    salah = [satu for satu in kutipan.lembaran if peraturan and not _agrees(peraturan, satu)]
    if not salah:
        return _too_old(subject, tulisan, kutipan)
    tertulis, benar = [_said(satu) for satu in salah], [_right(peraturan, satu.jenis) for satu in salah if peraturan]
    kutip = tulisan.polos[salah[0].letak[0] : salah[-1].letak[1]]
    pesan = f"{short(kutipan)} bukan {bahasa.daftar(tertulis, 'atau')}{_whose(subject, salah, peraturan)}"
    tingkat = certainty(peraturan, "lembaran") if peraturan else Severity.PERINGATAN
    saran = f"tulis {', '.join(benar)}"
    utuh = len(salah) == 1 or salah[0].letak[1] >= salah[1].letak[0] - len(", ")
    obat = obat or (cure(tulisan, kutip, ", ".join(benar)) if utuh else ())
    return Remark(pesan, tulisan.jalur, saran, kutip, obat, capped(tulisan, tingkat))


def _whose(subject: Subject, salah: list[Lembar], selain: "Peraturan | None") -> str:
    pemilik = [p for satu in salah for p in _owners(subject.rujukan, satu) if p is not selain]
    return f"; itu milik {short(pemilik[0])}" if pemilik else ""


def _too_old(subject: Subject, tulisan: "Tulisan", kutipan: Kutipan) -> Remark | None:
    """Return the remark on a gazette that is older than its act."""
    if kutipan.golongan not in PERATURAN or kutipan.tahun is None:
        return None
    for satu in kutipan.lembaran:
        if satu.jenis in _NAMA and satu.tahun and satu.tahun < kutipan.tahun:
            pesan = f"{_said(satu)} lebih tua daripada {short(kutipan)}{_whose(subject, [satu], None)}"
            kutip = tulisan.polos[slice(*satu.letak)]
            saran = "periksa nomor dan tahun peraturan serta lembarannya"
            return Remark(pesan, tulisan.jalur, saran, kutip, tingkat=capped(tulisan, Severity.PERINGATAN))
    return None


@rule("ZI337", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 47", angka=("47",))
def lembaran_tidak_ditulis(subject: Subject) -> Iterator[Remark]:
    """Undang-Undang atau Peraturan Pemerintah dikutip tanpa Lembaran Negara atau Tambahan Lembaran Negaranya.

    Mengapa: keduanya dilengkapi dengan Lembaran Negara dan Tambahan Lembaran Negara di antara tanda kurung, juga
        peraturan induk yang diikuti frasa perubahan. Berita Negara peraturan menteri dan Peraturan KPU hanya kebiasaan.

    Buruk:
        mengingat:
          - >-
            Undang-Undang Nomor 28 Tahun 1999 tentang Penyelenggara Negara yang Bersih dan Bebas dari Korupsi, Kolusi,
            dan Nepotisme
    Baik:
        mengingat:
          - uu-28-1999
    """
    for butir in items(subject):
        obat = cure_by_id(subject, butir)
        for satu in (butir.kutipan, *butir.kutipan.pengubah):
            peraturan = meant(subject.rujukan, satu, penuh=True).benar
            if kurang := _missing(satu, peraturan):
                pesan = f"{short(satu)} ditulis tanpa {bahasa.daftar([_NAMA[nama] for nama in kurang])}"
                benar = [_right(peraturan, nama) for nama in kurang] if peraturan else []
                saran = f"tambahkan {', '.join(benar)}" if all(benar) and benar else _LENGKAPI[butir.diketik]
                tahu = peraturan is None or all(benar)
                tingkat = Severity.PERINGATAN if tahu and satu.golongan in _BERLEMBARAN else Severity.CATATAN
                yield Remark(pesan, butir.tulisan.jalur, saran, satu.kepala, obat, tingkat)
                obat = ()


def _missing(kutipan: Kutipan, peraturan: "Peraturan | None") -> list[str]:
    """Return the gazettes that a citation lacks; those that not every act has, only where the data know them."""
    ada = {satu.jenis for satu in kutipan.lembaran}
    if kutipan.golongan in _BERLEMBARAN and kutipan.nomor and (kutipan.tahun or 0) >= _TAHUN_LEMBARAN:
        bertambahan = peraturan.tln is not None if peraturan else kutipan.golongan == "uu"
        return (
            [nama for nama in ("ln", "tln") if nama not in ada and (nama == "ln" or bertambahan)]
            if "bn" not in ada
            else []
        )
    berberita = kutipan.golongan in _BERBERITA and peraturan and peraturan.bn
    return ["bn"] if berberita and not ada else []


@rule("ZI338", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 47", angka=("47",))
def lembaran_salah_tulis(subject: Subject) -> Iterator[Remark]:
    """Lembaran suatu peraturan salah bentuk: salah ketik, disingkat, tanpa tanda kurung, atau keliru jenisnya.

    Mengapa: bentuknya tetap, misalnya (Lembaran Negara Republik Indonesia Tahun 2018 Nomor 108). Undang-undang sampai
        peraturan presiden dimuat dalam Lembaran Negara, peraturan menteri dan Peraturan KPU dalam Berita Negara.

    Buruk:
        mengingat:
          - >-
            Peraturan Presiden Nomor 54 Tahun 2018 tentang Strategi Nasional Pencegahan Korupsi (Lembaran Negara
            Republik Indonesia Nomor 2018 Nomor 108)
    Baik:
        mengingat:
          - >-
            Peraturan Presiden Nomor 54 Tahun 2018 tentang Strategi Nasional Pencegahan Korupsi (Lembaran Negara
            Republik Indonesia Tahun 2018 Nomor 108)
    """
    for butir in items(subject):
        obat = cure_by_id(subject, butir)
        for satu in (butir.kutipan, *butir.kutipan.pengubah) if butir.diketik else ():
            for catatan in _malformed(butir, satu, meant(subject.rujukan, satu, penuh=True).benar):
                yield catatan._replace(perbaikan=obat or catatan.perbaikan)
                obat = ()


def _malformed(butir: Butir, kutipan: Kutipan, peraturan: "Peraturan | None") -> Iterator[Remark]:
    tulisan = butir.tulisan
    for satu in kutipan.lembaran:
        kutip = tulisan.polos[slice(*satu.letak)]
        if satu.jenis not in _NAMA:
            continue
        if seharusnya := _other_kind(kutipan.golongan, satu.jenis):
            pesan = f"{short(kutipan)} dimuat dalam {seharusnya}, bukan {_NAMA[satu.jenis]}"
            yield Remark(pesan, tulisan.jalur, f"tulis {seharusnya} Republik Indonesia", kutip)
        elif not satu.rapi:
            benar = (_right(peraturan, satu.jenis) if peraturan else "") or _from_written(satu)
            pesan = f'"{_SPASI.sub(" ", kutip)}" salah bentuk'
            saran = f"tulis {benar}" if benar else f"tulis {_NAMA[satu.jenis]} Republik Indonesia Tahun ... Nomor ..."
            yield Remark(pesan, tulisan.jalur, saran, kutip, cure(tulisan, kutip, benar) if benar else ())
    teks = tulisan.polos[slice(*kutipan.letak_lembaran)]
    if teks and not (teks.startswith("(") and teks.endswith(")")):
        pesan = f"lembaran {short(kutipan)} tidak diapit tanda kurung"
        yield Remark(pesan, tulisan.jalur, "tulis di antara tanda kurung", teks.strip())


def _from_written(satu: Lembar) -> str:
    if satu.nomor is None or (satu.tahun is None and satu.jenis != "tln"):
        return ""
    tahun = "" if satu.jenis == "tln" else f"Tahun {satu.tahun} "
    return f"{_NAMA[satu.jenis]} Republik Indonesia {tahun}Nomor {satu.nomor}"


def _other_kind(golongan: str, jenis: str) -> str:
    """Return the gazette that acts of a kind stand in, where another one is written."""
    if jenis == "bn" and golongan in _BERLEMBARAN | {"perpres"}:
        return _NAMA["ln"]
    return _NAMA["bn"] if jenis in {"ln", "tln"} and golongan in _BERBERITA else ""


@rule("ZI339", Severity.CATATAN, f"{LAMPIRAN_II} angka 48", angka=("48",), pasti=False)
def lembaran_perpres_tidak_seragam(subject: Subject) -> Iterator[Remark]:
    """Satu Peraturan Presiden ditulis dengan Lembaran Negara, yang lain tidak.

    Mengapa: angka 48 menyebut Lembaran Negara hanya untuk Peraturan Presiden tentang pengesahan perjanjian dan keadaan
        bahaya; praktik terbaru menulisnya pada semua Peraturan Presiden. Keduanya ditemukan, asal seragam.

    Buruk:
        mengingat:
          - perpres-54-2018
          - >-
            Peraturan Presiden Nomor 105 Tahun 2018 tentang Kedudukan, Tugas, Fungsi, Wewenang, Organisasi, dan Tata
            Kerja Sekretariat Jenderal Komisi Pemilihan Umum, Sekretariat Komisi Pemilihan Umum Provinsi, dan
            Sekretariat Komisi Pemilihan Umum Kabupaten/Kota
    Baik:
        mengingat:
          - perpres-54-2018
          - perpres-105-2018
    """
    perpres = [satu for satu in items(subject) if satu.kutipan.golongan == "perpres"]
    if not any(satu.kutipan.lembaran for satu in perpres):
        return
    for butir in perpres:
        benar = _right(butir.tunjuk.benar, "ln") if butir.tunjuk.benar else ""
        if butir.diketik and not butir.kutipan.lembaran and benar:
            pesan = f"{short(butir.kutipan)} tanpa Lembaran Negara, Peraturan Presiden lain dengan"
            obat = cure_by_id(subject, butir)
            yield Remark(pesan, butir.tulisan.jalur, f"tambahkan ({benar})", butir.kutipan.kepala, obat)
