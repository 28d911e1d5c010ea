"""Rules on people: no name at all, twice in a team, two spellings of a name, two positions."""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import lru_cache
from itertools import combinations
from typing import TypeVar

from zi_docs.rules.aturan import Remark, Severity, rule
from zi_docs.rules.kemiripan import shortened
from zi_docs.rules.personalia import Orang, acting, compact, is_part, people, same_person
from zi_docs.rules.pola import pattern
from zi_docs.rules.subjek import Subject

_K = TypeVar("_K", bound=Hashable)
_LOGIKA = "logika naskah: satu orang satu nama, satu jabatan satu orang"
_NAMA_TERPANJANG = 200
"""Letters; what is longer is no name."""
_TERBANYAK = 20
"""More names that share something are no misspellings of one another."""
_BUKAN_ISI = pattern(
    r"benar|salah|true|false|n/a|n\.a\.?|#.*|tb[ad]|null|none|x+|kosong|lowong|nihil|nama|nama lengkap"
    r"|(?:belum|tidak) (?:ada|diisi|ditentukan|ditetapkan|diketahui)|s\.?d\.?a\.?|idem|ditto|sama dengan di ?atas",
    re.IGNORECASE,
)
"""What stands in a table where a name or a position is not known, or was spoilt by a formula."""
_TITIK = pattern(r"[.…_\s]+")
_KUNCI_STATUS = "pada kunci status (dalam tabel kantor: kolom status)"
_TAK_TERISI = pattern(r"[-–—\s]+|\(?lowong\)?", re.IGNORECASE)
"""What may stand in a team for a seat that nobody holds."""


def _grouped(orang: Iterable[Orang], kunci: Callable[[Orang], _K]) -> dict[_K, list[Orang]]:
    """Return the people by one of their facts; those without it are left out."""
    hasil: dict[_K, list[Orang]] = {}
    for satu in orang:
        if nilai := kunci(satu):
            hasil.setdefault(nilai, []).append(satu)
    return hasil


def _names(orang: Iterable[Orang]) -> dict[str, list[Orang]]:
    return _grouped(orang, lambda o: o.kunci)


def _apart(a: Orang, b: Orang) -> bool:
    """Return whether two people of one name have different NIP, so that they are two."""
    return bool(a.nip and b.nip and a.nip != b.nip)


def _signs(orang: Orang) -> bool:
    """Return whether it is the signatory, whose position elsewhere is compared by a rule on the closing."""
    return orang.jalur["nama"][:2] == ("penutup", "penanda_tangan")


def _quote(orang: Orang, subject: Subject) -> str:
    """Return the position where it stands in one line, else ''."""
    tempat = orang.jalur["jabatan"]
    return orang.jabatan if any(t.jalur == tempat and orang.jabatan in t.polos for t in subject.teks) else ""


@rule("ZI821", Severity.PERINGATAN, _LOGIKA)
def orang_ganda_dalam_kelompok(subject: Subject) -> Iterator[Remark]:
    """Satu orang tercantum dua kali dalam kelompok yang sama.

    Mengapa: satu orang memegang satu peran dalam satu kelompok; peran rangkap ditulis dalam satu baris dengan kata
        "merangkap". Orang yang sama boleh berada dalam beberapa kelompok, seperti lazimnya tim kecil.

    Buruk:
        lampiran:
          - jenis: susunan personalia
            judul: Susunan Personalia Tim
            anggota:
              - {nama: Siti Aminah, kedudukan: Ketua}
              - {nama: "SITI AMINAH, S.H.", kedudukan: Anggota}
    Baik:
        lampiran:
          - jenis: susunan personalia
            judul: Susunan Personalia Tim
            anggota:
              - {nama: Siti Aminah, kedudukan: Ketua merangkap Anggota}
              - {nama: Budi Santoso, kedudukan: Anggota}
    """
    for kelompok in _grouped(people(subject), lambda o: o.kelompok).values():
        for sama in _names(kelompok).values():
            for satu in sama[1:]:
                if not _apart(sama[0], satu):
                    pesan = f'"{satu.nama}" sudah tercantum dalam kelompok ini'
                    saran = 'hapus salah satu, atau gabungkan perannya dengan kata "merangkap"'
                    yield Remark(pesan, satu.jalur["nama"], saran, satu.nama)


@rule("ZI822", Severity.PERINGATAN, _LOGIKA)
def nama_orang_dua_ejaan(subject: Subject) -> Iterator[Remark]:
    """Nama satu orang dieja dengan dua cara.

    Mengapa: ejaan nama dalam keputusan menentukan siapa yang diangkat; ejaan kedua adalah orang lain bagi pembaca.
        Bila jabatannya sama, hampir pasti satu orang; bila berbeda, hanya menjadi catatan.

    Buruk:
        penutup:
          tanggal: 2026-01-12
          penanda_tangan: Siti Aminnah
    Baik:
        penutup:
          tanggal: 2026-01-12
          penanda_tangan: Siti Aminah
    """
    menurut = _names(people(subject))
    for a, b in _resembling(menurut):
        if not _two_people(menurut[a], menurut[b]):
            jarang, lazim = (a, b) if len(menurut[a]) < len(menurut[b]) else (b, a)
            satu, lain = menurut[jarang][0], menurut[lazim][0]
            pesan = f'"{satu.nama}" di tempat lain ditulis "{lain.nama}"'
            tingkat = None if _same_post(menurut[a], menurut[b]) else Severity.CATATAN
            saran = "tulis nama yang benar di semua tempat"
            yield Remark(pesan, satu.jalur["nama"], saran, satu.nama, tingkat=tingkat)


def _resembling(menurut: dict[str, list[Orang]]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of names that can be one: found by what they share, not by comparing all with all."""
    calon: dict[str | tuple[str, ...], list[str]] = {}
    for kunci, orang in menurut.items():
        if len(kunci) > _NAMA_TERPANJANG:
            continue
        tanda: set[str | tuple[str, ...]] = {*_near(compact(kunci)), *(o.posisi for o in orang if o.tunggal)}
        for satu in tanda:
            calon.setdefault(satu, []).append(kunci)
    for a, b in dict.fromkeys(p for isi in calon.values() if len(isi) <= _TERBANYAK for p in combinations(isi, 2)):
        if same_person(a, b) or (is_part(a, b) and _same_post(menurut[a], menurut[b])):
            yield a, b


@lru_cache(maxsize=1 << 10)
def _near(rapat: str) -> frozenset[str]:
    """Return what a name in one word has in common with those that differ from it by a letter."""
    return frozenset((rapat, *shortened(rapat)))


def _two_people(a: list[Orang], b: list[Orang]) -> bool:
    """Return whether both stand in one group, or have a NIP each: then they are two."""
    satu_kelompok = {o.kelompok for o in a if o.kelompok} & {o.kelompok for o in b}
    return bool(satu_kelompok) or all(_apart(x, y) for x in a for y in b)


def _same_post(a: list[Orang], b: list[Orang]) -> bool:
    posisi = {frozenset(o.posisi) for o in a if o.posisi} & {frozenset(o.posisi) for o in b}
    return bool(posisi) or bool({o.nip for o in a if o.nip} & {o.nip for o in b})


@rule("ZI823", Severity.PERINGATAN, _LOGIKA)
def jabatan_dua_orang(subject: Subject) -> Iterator[Remark]:
    """Satu jabatan dipegang dua orang yang berbeda.

    Mengapa: kantor hanya punya satu ketua, satu sekretaris, dan satu kepala untuk setiap subbagian. Nama kedua biasanya
        pejabat lama, atau penanda tangan bukan ketua yang tercantum dalam tim. Plt. dan Plh. tidak dihitung.

    Buruk:
        penutup:
          tanggal: 2026-01-12
          penanda_tangan: Hasan Basri
    Baik:
        penutup:
          tanggal: 2026-01-12
          penanda_tangan: Siti Aminah
    """
    lain = {o.kunci for o in people(subject) if o.posisi and not _signs(o)}
    tetap = (o for o in people(subject) if o.tunggal and not o.pengganti and not (_signs(o) and o.kunci in lain))
    for sama in _grouped(tetap, lambda o: frozenset(o.posisi)).values():
        pertama = sama[0]
        for satu, *_ in _names(sama).values():
            if not (same_person(satu.kunci, pertama.kunci) or is_part(satu.kunci, pertama.kunci)):
                apa = pertama.jabatan or satu.jabatan
                pesan = f'"{satu.nama}" dan "{pertama.nama}" sama-sama menjabat {apa}'
                saran = "periksa siapa pejabatnya sekarang; bila hanya mewakili, tulis Plt. atau Plh."
                yield Remark(pesan, satu.jalur["nama"], saran, satu.nama)


@rule("ZI824", Severity.PERINGATAN, _LOGIKA)
def orang_dua_jabatan(subject: Subject) -> Iterator[Remark]:
    """Satu orang disebut dengan dua jabatan yang berbeda.

    Mengapa: jabatan orang yang sama harus sama di seluruh keputusan. Jabatan yang sama dengan susunan kata lain hanya
        menjadi catatan; jabatan rangkap pejabat Plt. atau Plh. dibiarkan.

    Buruk:
        penutup:
          tanggal: 2026-01-12
          penanda_tangan: Siti Aminah
          pengesah: {nama: Ratna Dewi, jabatan: Kepala Subbagian Hukum}
    Baik:
        penutup:
          tanggal: 2026-01-12
          penanda_tangan: Siti Aminah
          pengesah: {nama: Ratna Dewi, jabatan: "Kepala Subbagian Keuangan, Umum, dan Logistik"}
    """
    for sama in _names(people(subject)).values():
        tetap = [o for o in sama if o.posisi and not o.pengganti and not _signs(o)]
        for satu, *_ in _grouped(tetap, lambda o: o.posisi).values():
            pertama = tetap[0]
            satu_kata, lain = set(satu.posisi), set(pertama.posisi)
            if satu.posisi == pertama.posisi or satu_kata < lain or lain < satu_kata or _apart(pertama, satu):
                continue
            sama_arti = satu_kata == lain or _reworded(satu_kata ^ lain)
            pesan = f'jabatan {satu.nama} di sini "{satu.jabatan}", di tempat lain "{pertama.jabatan}"'
            saran = "tulis jabatan yang benar dengan kata yang sama di semua tempat"
            tingkat = Severity.CATATAN if sama_arti else None
            yield Remark(pesan, satu.jalur["jabatan"], saran, _quote(satu, subject), tingkat=tingkat)


def _reworded(beda: set[str]) -> bool:
    """Return whether two positions differ in the form of one word only ('Penyelenggara', 'Penyelenggaraan')."""
    if len(beda) != len(("satu", "lain")):
        return False
    pendek, panjang = sorted(beda, key=len)
    return panjang.startswith(pendek) or same_person(pendek, panjang)


@rule("ZI825", Severity.PERINGATAN, _LOGIKA)
def pengganti_tidak_tetap(subject: Subject) -> Iterator[Remark]:
    """Pejabat disebut Plt. atau Plh. di satu tempat, dan tidak di tempat lain.

    Mengapa: pelaksana tugas dan pejabat definitif berbeda wewenangnya; keduanya tidak mungkin sekaligus pada jabatan
        yang sama.

    Buruk:
        penutup:
          tanggal: 2026-01-12
          penanda_tangan: {nama: Siti Aminah, status: Plt.}
    Baik:
        penutup:
          tanggal: 2026-01-12
          penanda_tangan: Siti Aminah
    """
    for sama in _names(people(subject)).values():
        for jabatan in _grouped(sama, lambda o: o.posisi).values():
            pengganti = [o for o in jabatan if o.pengganti]
            lain = [o for o in jabatan if pengganti and o.pengganti != pengganti[0].pengganti]
            for satu in lain[:1]:
                ada = f"{pengganti[0].pengganti.capitalize()}."
                di_sini = f"{satu.pengganti.capitalize()}." if satu.pengganti else "tanpa Plt. atau Plh."
                pesan = f"{satu.nama} di sini {di_sini}, di tempat lain {ada}"
                saran = "samakan statusnya di semua tempat"
                yield Remark(pesan, satu.jalur["jabatan"], saran, _quote(satu, subject))


def _where_written(subject: Subject) -> Iterator[Orang]:
    """Yield everybody where the name is written; who comes from the list of officials stands there."""
    terdaftar = {satu.nama for satu in subject.plan.pejabat}
    for satu in people(subject):
        if satu.nama not in terdaftar or satu.jalur["nama"][0] == "pejabat":
            yield satu


def _says_nothing(teks: str, *, kelompok: bool) -> bool:
    """Whether a text names nobody and nothing; dots are told of elsewhere; in a team, a seat may be vacant."""
    if _TITIK.fullmatch(teks) or (kelompok and _TAK_TERISI.fullmatch(teks)):
        return False
    return not any(c.isalpha() for c in teks) or bool(_BUKAN_ISI.fullmatch(teks.strip(" ()[]<>-–—")))


@rule("ZI836", Severity.GALAT, "logika naskah: keputusan ditandatangani dan disahkan orang yang bernama")
def nama_bukan_nama(subject: Subject) -> Iterator[Remark]:
    """Di tempat nama atau jabatan tertulis sesuatu yang bukan nama atau jabatan.

    Mengapa: angka 0, BENAR, N/A, XXX, SDA, "belum ada", atau tanda yang tak tampak berasal dari rumus atau dari sel
        yang belum diisi; yang tercetak dalam keputusan harus nama orangnya. Selama belum diketahui, kosongkan.

    Buruk:
        penutup:
          tanggal: 2026-01-12
          penanda_tangan: "0"
    Baik:
        penutup:
          tanggal: 2026-01-12
          penanda_tangan: Siti Aminah
    """
    for satu in _where_written(subject):
        dalam_tim = bool(satu.kelompok)
        if _says_nothing(satu.nama, kelompok=dalam_tim):
            pesan = f'"{satu.nama}" bukan nama orang' if satu.nama.isprintable() else "nama ini hanya tanda tak tampak"
            saran = "tulis namanya; selama belum ada, kosongkan dan buat rancangan"
            yield Remark(pesan, satu.jalur["nama"], saran, satu.nama)
        if satu.jabatan and not dalam_tim and _says_nothing(satu.jabatan, kelompok=False):
            pesan = f'"{satu.jabatan}" bukan jabatan'
            yield Remark(pesan, satu.jalur["jabatan"], "tulis jabatannya", _quote(satu, subject))


@rule("ZI837", Severity.PERINGATAN, "logika naskah: Plt. dan Plh. melekat pada jabatan, bukan pada nama")
def status_dalam_nama(subject: Subject) -> Iterator[Remark]:
    """Nama orang diawali Plt. atau Plh.

    Mengapa: pelaksana tugas dan pelaksana harian disebut di depan jabatannya; bila disebut di depan nama, jabatan yang
        tercetak di atasnya adalah jabatan definitif.

    Buruk:
        penutup:
          tanggal: 2026-01-12
          penanda_tangan: Plt. Siti Aminah
    Baik:
        penutup:
          tanggal: 2026-01-12
          penanda_tangan: {nama: Siti Aminah, status: Plt.}
    """
    for satu in _where_written(subject):
        if ada := acting(satu.nama):
            status = f"{ada.capitalize()}."
            saran = f"tulis namanya saja, dan {status} {'pada jabatannya' if satu.kelompok else _KUNCI_STATUS}"
            yield Remark(f'nama "{satu.nama}" diawali {status}', satu.jalur["nama"], saran, satu.nama)
