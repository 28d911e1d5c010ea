"""Rules on place, signatory and certification (UU 12/2011 Lampiran II, 160-166)."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from zi_docs.errors import DataError
from zi_docs.models.satker import AcuanSatker
from zi_docs.rules.aturan import Jalur, Remark, Severity, rule
from zi_docs.rules.diktum import sentences
from zi_docs.rules.kalimat import LAMPIRAN_II, find, letters, typed
from zi_docs.rules.subjek import Subject, fix

if TYPE_CHECKING:
    from zi_docs.compose import Tulisan
    from zi_docs.models.satker import Satker

_NAMA: Jalur = ("penutup", "penanda_tangan", "nama")
_GELAR_DEPAN = frozenset(("dr", "drs", "dra", "ir", "prof", "drg", "drh", "apt", "ners"))
_GELAR_AGAMA = frozenset(("h", "hj", "kh", "k.h", "ust", "tgk", "pdt"))
_DI_ATAS_JABATAN = {"ketua": "KETUA", "sekretaris": "SEKRETARIS"}


@rule(
    "ZI601", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 164; tempat kedudukan satker menurut data", angka=("164", "165")
)
def tempat_bukan_kedudukan_satker(subject: Subject) -> Iterator[Remark]:
    """Tempat penetapan yang ditulis sendiri bukan tempat kedudukan satker.

    Mengapa: keputusan ditetapkan di tempat kedudukan kantor, yang tidak selalu bernama sama dengan kabupatennya; dari
    data satker tempat itu dicetak sendiri.

    Buruk:
        penutup:
          tempat: Kabupaten Kebumen
    Baik:
        penutup:
          tempat: Kebumen
    """
    acuan, penutup = subject.plan.satker, subject.plan.penutup
    data = _in_data(subject, acuan.kode)
    if data is None:
        return
    ditulis: list[tuple[str, Jalur]] = [
        *(((penutup.tempat, ("penutup", "tempat")),) if penutup.tempat else ()),
        *(((acuan.ibu_kota, ("satker", "ibu_kota")),) if acuan.ibu_kota and not penutup.tempat else ()),
        *(
            (ada[1], satu.jalur)
            for satu in own(subject, "ditetapkan")
            if (ada := re.match(r"Ditetapkan di (.+)", satu.polos))
        ),
    ]
    for tempat, jalur in ditulis:
        if letters(tempat) == letters(data.ibu_kota):
            continue
        baris = next((b for b in subject.rujukan.baris_satker() if b.kode == data.kode), None)
        ragu = baris is not None and baris.keyakinan == "rendah"
        kata = "menurut data (belum pasti)" if ragu else "menurut data"
        pesan = f'tempat penetapan "{tempat}"; {data.singkatan} {kata} berkedudukan di {data.ibu_kota}'
        saran = f"tulis {data.ibu_kota}, atau hapus tempat: dicetak dari data"
        yield Remark(pesan, jalur, saran, tempat, tingkat=Severity.CATATAN if ragu else None)


def _in_data(subject: Subject, kode: str) -> "Satker | None":
    try:
        return subject.rujukan.satker(AcuanSatker(kode=kode))
    except DataError:
        return None


def own(subject: Subject, *nama: str) -> "list[Tulisan]":
    """Return the standard sentences that the plan words itself."""
    return [satu for satu in subject.part("redaksi") if satu.peran in nama]


@rule("ZI602", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 166, contoh", angka=("164", "165", "166"))
def baris_tempat_dan_tanggal_tidak_baku(subject: Subject) -> Iterator[Remark]:
    """Baris tempat dan tanggal yang diketik sendiri bukan "Ditetapkan di ..." dan "pada tanggal ...".

    Mengapa: contohnya "Ditetapkan di Jakarta" lalu "pada tanggal 22 Juli 2011": kata pada dengan huruf kecil, tanpa
    titik dua, tanpa nama hari.

    Buruk:
        redaksi:
          tanggal: Pada tanggal {{ tanggal }}
    Baik:
        redaksi:
          tanggal: pada tanggal {{ tanggal }}
    """
    for nama, rumus in {"ditetapkan": "Ditetapkan di ", "tanggal": "pada tanggal "}.items():
        for satu in own(subject, nama):
            if satu.polos.startswith(rumus) and ":" not in satu.polos and satu.polos[-1:] not in tuple(".,;"):
                continue
            awal = re.match(rf"{rumus.strip().replace(' ', '[ ]+')}(?=[ ][^: ])", satu.mentah, re.IGNORECASE)
            ganti = fix(satu, awal[0], rumus.strip()) if awal and awal[0] != rumus.strip() else ()
            pesan = f'"{satu.polos}" bukan bentuk "{rumus}..."'
            yield Remark(pesan, satu.jalur, f"tulis {rumus}...", satu.polos, ganti)


@rule("ZI603", Severity.GALAT, f"{LAMPIRAN_II} angka 164 huruf d", angka=("164",))
def penanda_tangan_bergelar(subject: Subject) -> Iterator[Remark]:
    """Nama penanda tangan memuat gelar akademik, pangkat, atau NIP.

    Mengapa: nama lengkap pejabat yang menandatangani ditulis tanpa gelar, pangkat, golongan, dan nomor induk pegawai.

    Buruk:
        penutup:
          tanggal: 2026-01-12
          penanda_tangan: Dr. Siti Aminah, S.H., M.Si.
    Baik:
        penutup:
          tanggal: 2026-01-12
          penanda_tangan: Siti Aminah
    """
    nama = subject.plan.penutup.penanda_tangan.nama
    gelar = _academic(nama)
    if gelar:
        pesan = f'nama penanda tangan memuat "{gelar}"'
        yield Remark(pesan, _NAMA, "tulis nama tanpa gelar, pangkat, golongan, dan NIP", gelar)


def _academic(nama: str) -> str:
    """Return the first title in a name that is no part of it; '' when there is none."""
    depan, _, belakang = nama.partition(",")
    if belakang.strip():
        return belakang.strip()
    if nip := re.search(r"\bNIP\b.*|\d{6,}.*", nama):
        return nip[0]
    for kata in depan.split():
        inti = kata.casefold().rstrip(".")
        if inti in _GELAR_DEPAN and (kata.endswith(".") or inti in {"drs", "dra", "prof"}):
            return kata
        if (
            re.fullmatch(r"(?:S|M|A\.?Md|Ph|LL)\.[A-Z][A-Za-z]{0,4}\.?(?:[A-Z][a-z]*\.?)?", kata)
            and kata != depan.split()[0]
        ):
            return kata
    return ""


@rule("ZI604", Severity.CATATAN, f"{LAMPIRAN_II} angka 164 huruf d", angka=("164",), pasti=False)
def penanda_tangan_bergelar_keagamaan(subject: Subject) -> Iterator[Remark]:
    """Nama penanda tangan diawali gelar keagamaan seperti H. atau Hj.

    Mengapa: angka 164 menyebut gelar tanpa pembedaan; gelar keagamaan lazim melekat pada nama, jadi periksa saja apakah
    memang tercetak demikian pada keputusan lain.

    Buruk:
        penutup:
          tanggal: 2026-01-12
          penanda_tangan: Hj. Siti Aminah
    Baik:
        penutup:
          tanggal: 2026-01-12
          penanda_tangan: Siti Aminah
    """
    kata = subject.plan.penutup.penanda_tangan.nama.split()
    if len(kata) > 1 and kata[0].endswith(".") and kata[0].casefold().rstrip(".") in _GELAR_AGAMA:
        yield Remark(f'nama penanda tangan diawali "{kata[0]}"', _NAMA, "periksa apakah bagian dari nama", kata[0])


@rule("ZI605", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 164 huruf d", angka=("164",))
def ketua_ber_nip(subject: Subject) -> Iterator[Remark]:
    """NIP penanda tangan dicetak pada keputusan yang ditandatangani Ketua.

    Mengapa: di bawah nama penanda tangan tidak dicantumkan nomor induk pegawai.

    Buruk:
        penutup:
          tanggal: 2026-01-12
          penanda_tangan: {nama: Siti Aminah, nip: "197001011990011001"}
    Baik:
        penutup:
          tanggal: 2026-01-12
          penanda_tangan: {nama: Siti Aminah}
    """
    penanda = subject.plan.penutup.penanda_tangan
    if penanda.nip and subject.plan.jenis == "ketua":
        jalur = ("penutup", "penanda_tangan", "nip")
        yield Remark("NIP tercetak di bawah nama penanda tangan", jalur, "hapus nip", penanda.nip)


@rule("ZI606", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 164 dan angka 166", angka=("164", "166", "197"))
def jabatan_penanda_tangan_keliru(subject: Subject) -> Iterator[Remark]:
    """Jabatan penanda tangan yang diketik sendiri bukan Ketua atau Sekretaris, tidak kapital, atau tanpa koma.

    Mengapa: nama jabatan ditulis dengan huruf kapital dan diakhiri koma, dan pejabatnya ialah pembentuk keputusan itu,
    dengan Plt. atau Plh. di depannya bila bukan pejabat definitif.

    Buruk:
        penutup:
          tanggal: 2026-01-12
          penanda_tangan:
            nama: Siti Aminah
            jabatan: [Sekretaris Komisi Pemilihan Umum, Kabupaten Kebumen]
    Baik:
        penutup:
          tanggal: 2026-01-12
          penanda_tangan:
            nama: Siti Aminah
            jabatan: [KETUA KOMISI PEMILIHAN UMUM, KABUPATEN KEBUMEN]
    """
    sendiri = [satu for satu in typed(subject, "penutup") if satu.peran == "jabatan penanda_tangan"]
    baris = sendiri or own(subject, "jabatan")
    if not baris:
        return
    awal, akhir = baris[0], baris[-1]
    jabatan = _DI_ATAS_JABATAN[subject.plan.jenis]
    ada = re.sub(r"^(?:Plt|Plh)\.?\s*", "", awal.polos, flags=re.IGNORECASE)
    if not re.match(rf"{jabatan}\b", ada, re.IGNORECASE):
        pesan = f'penanda tangan berjabatan "{awal.polos}", padahal keputusan ini ditetapkan {jabatan.title()}'
        yield Remark(pesan, awal.jalur, f"hapus jabatan: {jabatan} dengan lembaganya dicetak sendiri", awal.polos)
    for satu in baris:
        tanpa_status = re.sub(r"^Pl[th]\.?\s*", "", satu.polos)
        if tanpa_status != tanpa_status.upper():
            pesan = f'jabatan penanda tangan "{satu.polos}" tidak seluruhnya huruf kapital'
            yield Remark(pesan, satu.jalur, f"tulis {tanpa_status.upper()}", satu.polos)
    if akhir.polos[-1:] in tuple(".;:"):
        yield Remark("jabatan penanda tangan tidak diakhiri koma", akhir.jalur, "akhiri dengan koma", akhir.polos)


@rule(
    "ZI607",
    Severity.PERINGATAN,
    "penanda tangan ialah Ketua, atau Sekretaris pada keputusan Sekretaris",
    angka=("164",),
)
def penanda_tangan_berjabatan_lain_dalam_lampiran(subject: Subject) -> Iterator[Remark]:
    """Penanda tangan dalam daftar pejabat atau susunan tim berjabatan lain daripada Ketua atau Sekretaris.

    Mengapa: keputusan ditandatangani Ketua, dan keputusan Sekretaris ditandatangani Sekretaris; jabatan yang lain
    berarti nama penanda tangannya keliru atau ia pelaksana tugas.

    Buruk:
        penutup:
          tanggal: 2026-01-12
          penanda_tangan: Budi Santoso
    Baik:
        penutup:
          tanggal: 2026-01-12
          penanda_tangan: Siti Aminah
    """
    penanda, jabatan = subject.plan.penutup.penanda_tangan, _DI_ATAS_JABATAN[subject.plan.jenis].casefold()
    if not penanda.nama or penanda.status or penanda.jabatan:
        return
    lain = next(
        (j for j in _positions(subject, letters(penanda.nama)) if not re.search(rf"\b{jabatan}\b", j.casefold())), ""
    )
    if lain:
        pesan = f'penanda tangan {penanda.nama} di tempat lain berjabatan "{lain}", bukan {jabatan.capitalize()}'
        saran = "periksa namanya, atau isi status: Plt. atau Plh."
        yield Remark(pesan, _NAMA, saran, penanda.nama)


def _positions(subject: Subject, nama: str) -> Iterator[str]:
    """Yield the positions that the plan gives a person elsewhere."""
    for orang in subject.plan.pejabat:
        if letters(orang.nama) == nama and orang.jabatan:
            yield " ".join(orang.jabatan)
    teks = {satu.jalur: satu.polos for satu in subject.part("lampiran") if satu.peran in {"nama", "jabatan"}}
    for jalur, isi in teks.items():
        if jalur[-1] == "nama" and letters(isi) == nama and (jabatan := teks.get((*jalur[:-1], "jabatan"))):
            yield jabatan


@rule(
    "ZI612", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 160 sampai dengan angka 163", angka=("160", "161", "162", "163")
)
def perintah_pengundangan(subject: Subject) -> Iterator[Remark]:
    """Keputusan memuat perintah pengundangan "Agar setiap orang mengetahuinya".

    Mengapa: perintah pengundangan hanya ada pada peraturan yang diundangkan dalam lembaran atau berita negara atau
    daerah; keputusan tidak diundangkan.

    Buruk:
        diktum:
          - penetapan
          - >-
            Agar setiap orang mengetahuinya, memerintahkan pengundangan Keputusan ini dengan penempatannya dalam Berita
            Negara Republik Indonesia.
          - berlaku
    Baik:
        diktum:
          - penetapan
          - berlaku
    """
    pola = r"\bagar\s+(?:setiap|semua)\s+orang\s+(?:dapat\s+)?mengetahui(?:nya)?\b|\bmemerintahkan\s+pengundangan\b"
    for satu in [*sentences(subject), *own(subject, "ditetapkan", "tanggal")]:
        if ada := find(pola, satu.polos, "mengetahui", "memerintahkan"):
            yield Remark("perintah pengundangan tidak ada dalam keputusan", satu.jalur, "hapus", ada[0])
