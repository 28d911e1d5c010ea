"""Rules on the list of Mengingat: its order, what belongs into it, what stands in it twice (Lampiran II, 41-43, 52)."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from zi_docs.rujukan.sebutan import kind_key, number_key
from zi_docs.rules.aturan import Remark, Severity, rule
from zi_docs.rules.kutipan import Kutipan, parse
from zi_docs.rules.mengingat_baca import LAMPIRAN_II, Butir, Kunci, cure_end, is_amending, items, key, number, short
from zi_docs.rules.pola import pattern
from zi_docs.rules.subjek import Subject

if TYPE_CHECKING:
    from zi_docs.compose import Tulisan

_TINGKAT = {"uud": 0, "tap": 1, "uu": 2, "perppu": 2, "pp": 3, "perpres": 4, "permen": 5, "pkpu": 5, "lembaga": 5}
_SEBUT_TINGKAT = {
    "uud": "Undang-Undang Dasar",
    "tap": "Ketetapan MPR",
    "uu": "Undang-Undang",
    "perppu": "Perppu",
    "pp": "Peraturan Pemerintah",
    "perpres": "Peraturan Presiden",
}
_NASIONAL = frozenset({"uu", "pp", "perpres"})
_SETINGKAT_MENTERI = frozenset({"permen", "pkpu", "lembaga"})
_BUKAN_PERATURAN = {"keputusan": Severity.CATATAN, "surat": Severity.PERINGATAN, "berita acara": Severity.PERINGATAN}
_DICABUT = pattern(r"\bmencabut\b|(?<!belum )(?<!tidak )\bdicabut\b|\bdinyatakan tidak berlaku\b", re.IGNORECASE)
_SEBAGAI_DASAR = pattern(
    r"\b(?:berdasarkan|sesuai|dengan|menurut|melaksanakan|dalam|oleh)(?:\s+ketentuan)?\s*$", re.IGNORECASE
)
_AKHIR_LAIN = pattern(r"(?:[.,:]|;?\s+(?:dan|atau|dan/atau))\s*$")
_BENAR = pattern(r"[;…]\s*$|\.\.\.\s*$")
_AKHIR_MENGATUR = 2011
_AWAL_PERUBAHAN = pattern(r"Perubahan\b", re.IGNORECASE)
_EKOR_TERPANJANG = 60
_ANGKA_TERPANJANG = 9


class _Pindah(NamedTuple):
    """An item that stands in the wrong place, and where it belongs."""

    butir: Butir
    ke: str


def _misplaced(butir: Sequence[Butir], nilai: Sequence[Any]) -> Iterator[_Pindah]:
    """Yield the fewest items that must move so that the rest stands in the order of `nilai`."""
    ujung: list[Any] = []
    terakhir: list[int] = []
    sebelum: list[int] = []
    for n, satu in enumerate(nilai):
        letak = bisect_right(ujung, satu)
        sebelum.append(terakhir[letak - 1] if letak else -1)
        ujung[letak : letak + 1] = [satu]
        terakhir[letak : letak + 1] = [n]
    tetap: list[int] = []
    n = terakhir[-1] if terakhir else -1
    while n >= 0:
        tetap.append(n)
        n = sebelum[n]
    tetap.reverse()
    for n in sorted(set(range(len(butir))) - set(tetap)):
        letak = bisect_right(tetap, nilai[n], key=lambda m: nilai[m])
        ke = f"ke depan {butir[tetap[letak]].sebut}" if letak < len(tetap) else f"ke belakang {butir[tetap[-1]].sebut}"
        yield _Pindah(butir[n], f"pindahkan {ke}")


@rule("ZI320", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 43; UU 12/2011 Pasal 7", angka=("41", "43"))
def urutan_tingkat_peraturan_keliru(subject: Subject) -> Iterator[Remark]:
    """Peraturan yang lebih tinggi berdiri sesudah yang lebih rendah.

    Mengapa: urutannya menurut tata urutan peraturan: Undang-Undang Dasar, Undang-Undang dan Perppu, Peraturan
        Pemerintah, Peraturan Presiden, lalu peraturan menteri dan lembaga. Di antara yang terakhir ini urutan tidak
        dinilai.

    Buruk:
        mengingat:
          - pkpu-14-2020
          - uu-7-2017
    Baik:
        mengingat:
          - uu-7-2017
          - pkpu-14-2020
    """
    semua = [satu for satu in items(subject) if satu.kutipan.golongan in _TINGKAT]
    for butir, ke in _misplaced(semua, [_TINGKAT[satu.kutipan.golongan] for satu in semua]):
        nama = _SEBUT_TINGKAT.get(butir.kutipan.golongan, "peraturan menteri atau lembaga")
        pesan = f"{short(butir.kutipan)} tidak pada tempatnya menurut tingkatnya ({nama})"
        yield Remark(pesan, butir.tulisan.jalur, ke, butir.kutipan.kepala)


@rule("ZI321", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 43", angka=("43",))
def urutan_waktu_peraturan_keliru(subject: Subject) -> Iterator[Remark]:
    """Peraturan setingkat tidak disusun menurut waktu pengundangan atau penetapannya.

    Mengapa: yang setingkat disusun secara kronologis, yang lebih tua lebih dahulu. Peraturan menteri dan Peraturan KPU
        masing-masing dinilai sendiri dan hanya menjadi catatan karena praktiknya beragam.

    Buruk:
        mengingat:
          - uu-7-2017
          - uu-28-1999
    Baik:
        mengingat:
          - uu-28-1999
          - uu-7-2017
    """
    sejenis: dict[str, list[Butir]] = {}
    for butir in items(subject):
        # An amendment cited alone should be cited as the act that it amends, which is older.
        if not is_amending(butir.kutipan.tentang) and (jenis := _kind(butir.kutipan)):
            sejenis.setdefault(jenis, []).append(butir)
    for kelompok in sejenis.values():
        for butir, ke in _misplaced(kelompok, [_moment(satu) for satu in kelompok]):
            tingkat = None if butir.kutipan.golongan in _NASIONAL else Severity.CATATAN
            pesan = f"{short(butir.kutipan)} tidak menurut urutan waktu"
            yield Remark(pesan, butir.tulisan.jalur, ke, butir.kutipan.kepala, tingkat=tingkat)


def _kind(kutipan: Kutipan) -> str:
    """Return which acts an act is ordered among by time, '' for none."""
    if kutipan.golongan in _SETINGKAT_MENTERI:
        return kind_key(kutipan.jenis)
    return kutipan.golongan if kutipan.golongan in _NASIONAL else ""


def _moment(butir: Butir) -> tuple[int, int]:
    akta = butir.tunjuk.benar or butir.kutipan
    nomor = number_key(akta.nomor)
    return akta.tahun or 0, int(nomor[:_ANGKA_TERPANJANG]) if nomor.isdigit() else 0


@rule("ZI322", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 28 dan angka 41", angka=("28", "41"))
def bukan_peraturan_dalam_mengingat(subject: Subject) -> Iterator[Remark]:
    """Mengingat memuat surat, berita acara, atau keputusan, yang bukan peraturan perundang-undangan.

    Mengapa: dasar hukum hanya memuat peraturan perundang-undangan yang setingkat atau lebih tinggi. Surat dan berita
        acara tempatnya dalam Memperhatikan; keputusan lazim ditemukan di sini, jadi hanya menjadi catatan. Keputusan
        sebelum UU 12/2011 dapat bersifat mengatur (Pasal 100) dan tidak ditegur, begitu pula keputusan yang diubah
        dengan keputusan ini (angka 41a).

    Buruk:
        mengingat:
          - uu-7-2017
          - Surat Dinas Ketua Komisi Pemilihan Umum Nomor 1766/PW.02-SD/11/2025 tanggal 17 Oktober 2025
    Baik:
        mengingat:
          - uu-7-2017
        memperhatikan:
          - Surat Dinas Ketua Komisi Pemilihan Umum Nomor 1766/PW.02-SD/11/2025 tanggal 17 Oktober 2025
    """
    lain = _amended(subject) | {(nomor, tahun) for _, nomor, tahun in _repealed(subject)}
    for butir in items(subject):
        _, nomor, tahun = key(butir.kutipan)
        keputusan = butir.kutipan.golongan == "keputusan"
        boleh = keputusan and ((butir.kutipan.tahun or 0) <= _AKHIR_MENGATUR or (nomor, tahun) in lain)
        tingkat = _BUKAN_PERATURAN.get(butir.kutipan.golongan)
        if tingkat and not boleh:
            pesan = f"{short(butir.kutipan)} bukan peraturan perundang-undangan"
            yield Remark(
                pesan, butir.tulisan.jalur, "pindahkan ke memperhatikan", butir.kutipan.kepala, tingkat=tingkat
            )


def _amended(subject: Subject) -> set[tuple[str, int | None]]:
    """Return number and year of the decrees that this one amends."""
    mengubah = subject.plan.mengubah
    acuan = [satu for satu in (mengubah.dasar, mengubah.terakhir) if satu] if mengubah else []
    judul = [k for t in subject.part("judul") if _AWAL_PERUBAHAN.match(t.polos) for k in parse(t.polos)[:1]]
    return {(number(a.nomor), a.tahun) for a in acuan} | {(key(k).nomor, k.tahun) for k in judul}


@rule("ZI323", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 43", angka=("43",))
def peraturan_dikutip_dua_kali(subject: Subject) -> Iterator[Remark]:
    """Satu peraturan disebut dalam dua butir Mengingat, atau dalam Mengingat dan Memperhatikan.

    Mengapa: setiap dasar hukum disebut satu kali. Peraturan perubahan sudah disebut dalam butir peraturan induknya.

    Buruk:
        mengingat:
          - uu-7-2017
          - uu-7-2017
    Baik:
        mengingat:
          - uu-7-2017
    """
    ada: dict[Kunci, str] = {}
    for butir in items(subject):
        kunci = key(butir.kutipan, butir)
        if kunci in ada:
            pesan = f"{short(butir.kutipan)} sudah disebut dalam {ada[kunci]}"
            yield Remark(pesan, butir.tulisan.jalur, "hapus salah satu", butir.kutipan.kepala)
        sebut = f"angka {butir.urut}"
        benar = butir.tunjuk.benar
        perubahan = {key(k): f"{sebut} sebagai perubahan" for k in butir.kutipan.pengubah if benar}
        ada = {kunci: sebut} | perubahan | ada
    for tulisan in subject.part("memperhatikan"):
        for kutipan in parse(tulisan.polos)[:1]:
            if kutipan.letak[0] == 0 and (kunci := key(kutipan)) in ada:
                pesan = f"{short(kutipan)} sudah disebut dalam Mengingat {ada[kunci]}"
                yield Remark(pesan, tulisan.jalur, "hapus salah satu", kutipan.kepala)


@rule(
    "ZI324", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 41a (disesuaikan untuk keputusan)", angka=("41a",), pasti=False
)
def keputusan_yang_diubah_tidak_dikutip(subject: Subject) -> Iterator[Remark]:
    """Keputusan perubahan tidak menyebut keputusan yang diubahnya dalam Mengingat atau Memperhatikan.

    Mengapa: yang akan diubah dicantumkan dalam dasar hukum. Karena keputusan bukan peraturan, tempatnya boleh juga
        dalam Memperhatikan.

    Buruk:
        tentang: Perubahan atas Keputusan {{ satker.lembaga }} Nomor 4 Tahun 2025 tentang Pembentukan Tim Kerja
    Baik:
        tentang: Perubahan atas Keputusan {{ satker.lembaga }} Nomor 4 Tahun 2025 tentang Pembentukan Tim Kerja
        mengingat:
          - uu-7-2017
          - Keputusan {{ satker.lembaga }} Nomor 4 Tahun 2025 tentang Pembentukan Tim Kerja
    """
    disebut = {
        (satu.nomor, satu.tahun)
        for tulisan in subject.part("mengingat", "memperhatikan")
        for induk in parse(tulisan.polos)
        for satu in induk.all()
    }
    for tulisan in subject.part("judul"):
        if not _AWAL_PERUBAHAN.match(tulisan.polos):
            continue
        for kutipan in parse(tulisan.polos)[:1]:
            if (kutipan.nomor, kutipan.tahun) not in disebut:
                pesan = f"{short(kutipan)}, yang diubah keputusan ini, tidak disebut dalam Mengingat atau Memperhatikan"
                yield Remark(pesan, tulisan.jalur, "tambahkan sebagai butir mengingat terakhir", kutipan.kepala)


@rule("ZI325", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 42", angka=("42",))
def yang_dicabut_menjadi_dasar_hukum(subject: Subject) -> Iterator[Remark]:
    """Keputusan yang dicabut dengan keputusan ini disebut dalam Mengingat.

    Mengapa: yang akan dicabut tidak dicantumkan dalam dasar hukum.

    Buruk:
        mengingat:
          - uu-7-2017
          - Keputusan {{ satker.lembaga }} Nomor 4 Tahun 2025 tentang Pembentukan Tim Kerja
        diktum:
          - >-
            Pada saat Keputusan ini mulai berlaku, Keputusan {{ satker.lembaga }} Nomor 4 Tahun 2025 tentang Pembentukan
            Tim Kerja dicabut dan dinyatakan tidak berlaku.
          - berlaku
    Baik:
        mengingat:
          - uu-7-2017
        diktum:
          - >-
            Pada saat Keputusan ini mulai berlaku, Keputusan {{ satker.lembaga }} Nomor 4 Tahun 2025 tentang Pembentukan
            Tim Kerja dicabut dan dinyatakan tidak berlaku.
          - berlaku
    """
    dicabut = _repealed(subject)
    for butir in items(subject) if dicabut else ():
        if key(butir.kutipan) in dicabut:
            pesan = f"{short(butir.kutipan)} dicabut dengan keputusan ini, jadi bukan dasar hukumnya"
            yield Remark(pesan, butir.tulisan.jalur, "hapus dari mengingat", butir.kutipan.kepala)


def _repealed(subject: Subject) -> set[Kunci]:
    """Return the decrees that this one repeals; what it names as the ground of that is left out."""
    return {
        key(satu)
        for tulisan in subject.part("judul", "diktum")
        if _is_repeal(tulisan)
        for satu in parse(tulisan.polos)
        if satu.golongan == "keputusan"
        and not _SEBAGAI_DASAR.search(tulisan.polos[: satu.letak[0]][-_EKOR_TERPANJANG:])
    }


def _is_repeal(tulisan: "Tulisan") -> bool:
    awal = tulisan.polos.startswith("Pencabutan ") if tulisan.bagian == "judul" else False
    return awal or (tulisan.bagian == "diktum" and _DICABUT.search(tulisan.polos) is not None)


@rule("ZI326", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 52", angka=("52",))
def akhir_dasar_hukum_bukan_titik_koma(subject: Subject) -> Iterator[Remark]:
    """Butir Mengingat atau Memperhatikan diketik dengan akhiran selain titik koma.

    Mengapa: setiap dasar hukum diakhiri titik koma, juga yang terakhir. Tanpa tanda baca pun benar: titik komanya
        ditambahkan sendiri. Untuk Memperhatikan hal ini kebiasaan, jadi catatan.

    Buruk:
        mengingat:
          - uu-7-2017
          - Peraturan Komisi Pemilihan Umum Nomor 99 Tahun 2025 tentang Pelaporan.
    Baik:
        mengingat:
          - uu-7-2017
          - Peraturan Komisi Pemilihan Umum Nomor 99 Tahun 2025 tentang Pelaporan
    """
    for tulisan in subject.part("mengingat", "memperhatikan"):
        akhir = (
            None if tulisan.baku or tulisan.peran != "isi" else _AKHIR_LAIN.search(tulisan.polos[-_EKOR_TERPANJANG:])
        )
        if akhir is None or _BENAR.search(tulisan.polos) or _opens_list(subject, tulisan):
            continue
        tanda = akhir[0].strip()
        tingkat = Severity.CATATAN if tulisan.bagian == "memperhatikan" else None
        kata = tulisan.polos.rstrip().rpartition(" ")[2]
        pesan = f'butir {tulisan.bagian.capitalize()} berakhir dengan "{tanda}"'
        yield Remark(pesan, tulisan.jalur, "akhiri dengan titik koma", kata, cure_end(tulisan, tanda, ";"), tingkat)


def _opens_list(subject: Subject, tulisan: "Tulisan") -> bool:
    urut = int(tulisan.jalur[1])
    return tulisan.bagian == "memperhatikan" and bool(subject.plan.memperhatikan[urut].rincian)
