"""Rules on the lists of considerations and diktum where they are typed otherwise (UU 12/2011 Lampiran II, 87-92)."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from zi_docs.rules.aturan import Jalur, Remark, Severity, rule
from zi_docs.rules.kalimat import LAMPIRAN_II, first_word, fix_end, is_amendment, last_word
from zi_docs.rules.subjek import Subject, fix

if TYPE_CHECKING:
    from zi_docs.compose import Tulisan
    from zi_docs.models.butir import Butir
    from zi_docs.models.keputusan import Diktum

_SAMBUNG = r"[;,]\s*(dan/atau|dan|atau)\s*$"
_AKHIR = ".,:!?"
_KATA_BIASA = """
agar apabila bagi berdasarkan bersama dalam dapat dengan di guna harus jika ke kepada memberi menjadi mengenai para pada
sebagai segala seluruh semua sesuai setiap terhadap terlaksananya tersedianya terwujudnya tidak untuk wajib yang
membantu membentuk membuat memimpin meminta memantau mencatat mendorong mendukung menelaah menerima mengelola menghimpun
menjaga menjamin menunjuk menyimpan menyusun
"""
_BUKAN_NAMA = frozenset(_KATA_BIASA.split())
_NAMA_ME = "melawi melayu mempawah mendagri menggala mengwi menteri mentawai mentok meranti merangin merauke"
_NAMA = frozenset(_NAMA_ME.split())


class Daftar(NamedTuple):
    """One list: what introduces it, its items, what closes it."""

    pengantar: "Tulisan | None"
    butir: "tuple[tuple[Tulisan | None, Butir], ...]"
    sambung: str | None
    berakhir: bool
    """Whether words of the same sentence follow the last item."""
    akhir: str
    """What the last item must end in, where no words follow."""


@lru_cache(maxsize=2)
def _lists(subject: Subject) -> tuple[Daftar, ...]:
    """Return every list whose items are parts of a sentence: not provisions to be inserted, not definitions."""
    if is_amendment(subject):
        return ()
    teks = {satu.jalur: satu for satu in subject.part("menimbang", "memperhatikan", "diktum")}
    plan = subject.plan
    akar: list[tuple[Jalur, Butir | Diktum, str]] = [
        *((("menimbang", "butir", n), satu, ";") for n, satu in enumerate(plan.menimbang.butir)),
        *((("memperhatikan", n), satu, ";") for n, satu in enumerate(plan.memperhatikan)),
        *((("diktum", n), satu, ".") for n, satu in enumerate(plan.diktum)),
    ]
    return tuple(satu for jalur, butir, tanda in akar for satu in _lists_of(butir, jalur, tanda, teks))


def _lists_of(butir: "Butir | Diktum", jalur: Jalur, tanda: str, teks: "dict[Jalur, Tulisan]") -> Iterator[Daftar]:
    if not butir.rincian:
        return
    pengantar = teks.get((*jalur, "isi")) or teks.get(jalur)
    if pengantar and re.search(
        r"(?:yang\s+dimaksud\s+dengan|berbunyi\s+sebagai\s+berikut|diubah\s+sebagai\s+berikut)\s*:?$", pengantar.polos
    ):
        return
    anak = [((*jalur, "rincian", n), satu) for n, satu in enumerate(butir.rincian)]
    isi = tuple((teks.get((*di, "isi")), satu) for di, satu in anak)
    yield Daftar(pengantar, isi, butir.sambung, butir.akhir is not None, tanda)
    for n, (di, satu) in enumerate(anak):
        terakhir = n == len(anak) - 1
        yield from _lists_of(satu, di, tanda if terakhir and butir.akhir is None else ";", teks)


@rule("ZI461", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 87 huruf f", angka=("87",))
def pengantar_rincian_tanpa_titik_dua(subject: Subject) -> Iterator[Remark]:
    """Kalimat pengantar rincian diketik dengan akhiran selain titik dua.

    Mengapa: di belakang yang masih mempunyai rincian diberi titik dua. Titik dua yang tidak diketik dibubuhkan sendiri.

    Buruk:
        diktum:
          - isi: Tim bertugas.
            rincian: [menyusun rencana aksi, melaporkan hasilnya]
          - berlaku
    Baik:
        diktum:
          - isi: Tim bertugas
            rincian: [menyusun rencana aksi, melaporkan hasilnya]
          - berlaku
    """
    for daftar in _lists(subject):
        induk = daftar.pengantar
        if induk and not induk.baku and induk.polos[-1:] in tuple(".,;!?") and not induk.polos.endswith("..."):
            pesan = f'pengantar rincian diakhiri "{induk.polos[-1]}", bukan titik dua'
            yield Remark(pesan, induk.jalur, "akhiri dengan titik dua", last_word(induk.polos), fix_end(induk, ":"))


@rule("ZI462", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 87 huruf d dan contoh angka 85", angka=("85", "87"))
def akhir_rincian_keliru(subject: Subject) -> Iterator[Remark]:
    """Rincian diketik dengan akhiran yang bukan titik koma, atau yang terakhir bukan titik.

    Mengapa: setiap rincian diakhiri titik koma dan yang terakhir diakhiri titik, karena semuanya satu kalimat. Akhiran
    yang tidak diketik dibubuhkan sendiri.

    Buruk:
        diktum:
          - isi: Tim bertugas
            rincian: [menyusun rencana aksi., melaporkan hasilnya.]
          - berlaku
    Baik:
        diktum:
          - isi: Tim bertugas
            rincian: [menyusun rencana aksi; dan, melaporkan hasilnya.]
          - berlaku
    """
    for daftar in _lists(subject):
        for urut, (satu, butir) in enumerate(daftar.butir):
            if satu is None or satu.baku or butir.rincian:
                continue
            terakhir = urut == len(daftar.butir) - 1
            benar = ";" if not terakhir else "," if daftar.berakhir else daftar.akhir
            ada = satu.polos[-1:]
            if ada in {benar, ""} or ada not in f"{_AKHIR};" or satu.polos.endswith("..."):
                continue
            pesan = f'rincian ini diakhiri "{ada}", bukan "{benar}"'
            yield Remark(pesan, satu.jalur, f"akhiri dengan {benar}", last_word(satu.polos), fix_end(satu, ""))


@rule("ZI463", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 91", angka=("88", "89", "90", "91"))
def kata_sambung_rincian_berulang(subject: Subject) -> Iterator[Remark]:
    """Kata dan, atau, dan/atau diketik pada rincian selain yang terakhir kedua.

    Mengapa: kata itu diletakkan di belakang rincian kedua dari yang terakhir dan tidak diulangi pada rincian lain.

    Buruk:
        diktum:
          - isi: Tim bertugas
            rincian: [menyusun rencana aksi; dan, memantau pelaksanaannya; dan, melaporkan hasilnya.]
          - berlaku
    Baik:
        diktum:
          - isi: Tim bertugas
            rincian: [menyusun rencana aksi;, memantau pelaksanaannya; dan, melaporkan hasilnya.]
          - berlaku
    """
    for daftar in _lists(subject):
        for urut, (satu, _) in enumerate(daftar.butir):
            ada = re.search(_SAMBUNG, satu.polos[-20:]) if satu and not satu.baku else None
            if satu is None or ada is None or urut == len(daftar.butir) - 2:
                continue
            pesan = f'kata "{ada[1]}" hanya ditulis pada rincian terakhir kedua'
            ganti = fix(satu, ada[0], ada[0][0]) if urut < len(daftar.butir) - 2 else ()
            yield Remark(pesan, satu.jalur, f"hapus kata {ada[1]}", ada[0], ganti)


@rule("ZI464", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 88 sampai dengan angka 90", angka=("88", "89", "90"))
def rincian_tanpa_kata_sambung(subject: Subject) -> Iterator[Remark]:
    """Rincian diketik tanpa dan, atau, atau dan/atau sesudah rincian terakhir kedua.

    Mengapa: kata itu menyatakan apakah rinciannya kumulatif, alternatif, atau keduanya.

    Buruk:
        diktum:
          - isi: Tim bertugas
            sambung: tanpa
            rincian: [menyusun rencana aksi, melaporkan hasilnya]
          - berlaku
    Baik:
        diktum:
          - isi: Tim bertugas
            rincian: [menyusun rencana aksi, melaporkan hasilnya]
          - berlaku
    """
    for daftar in _lists(subject):
        if len(daftar.butir) <= 1 or not all(satu for satu, _ in daftar.butir):
            continue
        satu, butir = daftar.butir[-2]
        if satu is None or butir.rincian or re.search(_SAMBUNG, satu.polos[-20:]):
            continue
        if daftar.sambung == "tanpa" or satu.polos[-1:] in tuple(";.,"):
            saran = "hapus sambung: tanpa, atau tulis sambung: dan, atau, dan/atau; jangan ketik tanda bacanya"
            yield Remark(
                "sesudah rincian ini tidak ada kata dan, atau, atau dan/atau", satu.jalur, saran, last_word(satu.polos)
            )


@rule("ZI465", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 87 huruf c", angka=("87",))
def rincian_berhuruf_besar(subject: Subject) -> Iterator[Remark]:
    """Rincian diawali huruf kapital, padahal kata pertamanya bukan nama.

    Mengapa: setiap rincian diawali huruf kecil, karena melanjutkan kalimat pengantarnya.

    Buruk:
        diktum:
          - isi: Tim bertugas
            rincian: [Menyusun rencana aksi, melaporkan hasilnya]
          - berlaku
    Baik:
        diktum:
          - isi: Tim bertugas
            rincian: [menyusun rencana aksi, melaporkan hasilnya]
          - berlaku
    """
    for daftar in _lists(subject):
        for satu, _ in daftar.butir:
            awal = first_word(satu.polos) if satu and not satu.baku else ""
            if satu and _is_ordinary(awal, satu.polos):
                kecil = awal[0].lower() + awal[1:]
                pesan = f'rincian ini diawali huruf kapital: "{awal}"'
                yield Remark(pesan, satu.jalur, f"tulis {kecil}", awal, fix(satu, awal, kecil))


def _is_ordinary(awal: str, polos: str) -> bool:
    """Whether a capital word at the start is no name: a verb or a particle, or a noun before a small word."""
    if not awal[:1].isupper() or not awal[1:].islower() or not awal.isalpha():
        return False
    kata = awal.casefold()
    if kata in _NAMA:
        return False
    if kata in _BUKAN_NAMA or re.fullmatch(r"me(?:ng|ny|m|n|l|r)[a-z]{2,}(?:kan|i)", kata):
        return True
    berikut = polos[len(awal) :].split()[:1]
    return re.fullmatch(r"pe[a-z]{4,}an", kata) is not None and bool(berikut) and berikut[0].islower()


@rule("ZI466", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 87 huruf b dan angka 92", angka=("87", "92"))
def nomor_rincian_diketik(subject: Subject) -> Iterator[Remark]:
    """Rincian, pertimbangan, atau diktum diketik dengan nomor atau hurufnya sendiri.

    Mengapa: nomor dan huruf dibuat sendiri; yang diketik tercetak dua kali, dan keliru bila urutannya berubah.

    Buruk:
        diktum:
          - isi: Tim bertugas
            rincian: [a. menyusun rencana aksi, b. melaporkan hasilnya]
          - berlaku
    Baik:
        diktum:
          - isi: Tim bertugas
            rincian: [menyusun rencana aksi, melaporkan hasilnya]
          - berlaku
    """
    for satu in subject.part("menimbang", "memperhatikan", "diktum"):
        if satu.baku or satu.peran not in {"isi", "rincian"}:
            continue
        pola = r"(?:(?:[a-z]|\d{1,2})[.)]|[-\u2013\u2022*])\s+(?=\S)|KE[A-Z]+(?: BELAS| PULUH)?\s*[:.]\s*"
        if ada := re.match(pola, satu.polos):
            pesan = f'"{ada[0].strip()}" di awal sudah dicetak sendiri'
            yield Remark(
                pesan, satu.jalur, "hapus, karena penomorannya dibuat sendiri", ada[0].strip(), fix(satu, ada[0], "")
            )


@rule(
    "ZI467",
    Severity.CATATAN,
    f"{LAMPIRAN_II} angka 87 huruf b, huruf g, dan angka 92",
    angka=("87", "92", "93", "94", "95"),
)
def rincian_tidak_berhuruf(subject: Subject) -> Iterator[Remark]:
    """Rincian tingkat pertama suatu diktum bernomor angka atau bertanda strip.

    Mengapa: rincian tingkat pertama ditandai huruf a, b, c; angka untuk tingkat kedua. Keputusan KPU juga dijumpai
    dengan angka.

    Buruk:
        diktum:
          - isi: Tim bertugas
            penomoran: angka
            rincian: [menyusun rencana aksi, melaporkan hasilnya]
          - berlaku
    Baik:
        diktum:
          - isi: Tim bertugas
            rincian: [menyusun rencana aksi, melaporkan hasilnya]
          - berlaku
    """
    berdaftar = {daftar.pengantar.jalur[:2] for daftar in _lists(subject) if daftar.pengantar}
    for nomor, diktum in enumerate(subject.plan.diktum):
        if diktum.penomoran in {"angka", "strip"} and ("diktum", nomor) in berdaftar:
            pesan = f"rincian diktum ini bertanda {diktum.penomoran}, bukan huruf"
            yield Remark(
                pesan, ("diktum", nomor, "penomoran"), "hapus penomoran: huruf dibuat sendiri", diktum.penomoran
            )
