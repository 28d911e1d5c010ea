"""Rules on the marks of people and on a team as a whole: NIP, titles, ketua, empty cells, their number."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from zi_docs.rules.aturan import Jalur, Remark, Severity, rule
from zi_docs.rules.personalia import Orang, is_part, people, same_person, titles
from zi_docs.rules.pola import pattern
from zi_docs.rules.subjek import Subject

_BKN = "Peraturan Kepala BKN Nomor 22 Tahun 2007 tentang Nomor Identitas Pegawai Negeri Sipil (NIP 18 angka)"
_LOGIKA = "logika naskah: satu orang satu NIP"
_TIM = "praktik susunan personalia tim di lingkungan KPU"
_ANGKA_NIP = 18
_BULAN_KONTRAK = range(21, 30)
"""Stand in the NI of a PPPK where others have the month of appointment."""
_USIA_DIANGKAT = range(16, 66)
_PERAN = pattern(r"\s*(?:\bmerangkap\b|[/,;])\s*")
_TIM_DALAM_JUDUL = pattern(r"\b(?:tim|panitia|pokja|kelompok kerja|satuan tugas|satgas)\b", re.IGNORECASE)
_KETUA = frozenset({"ketua", "ketua tim", "ketua tim kerja", "ketua pelaksana", "ketua panitia"})
_MEMIMPIN = ("ketua", "koordinator", "penanggung jawab")
_TERKECIL = 3
"""Fewer people are no team."""
_JUMLAH = pattern(r"\b(?:terdiri (?:atas|dari)|beranggotakan|berjumlah) (\d{1,4}) ?(?:\([a-z ]{1,60}\) ?)?orang\b")


@rule("ZI826", Severity.PERINGATAN, _BKN)
def nip_salah_bentuk(subject: Subject) -> Iterator[Remark]:
    """NIP tidak terdiri atas 18 angka, atau angka-angkanya tidak mungkin.

    Mengapa: NIP memuat tanggal lahir (8 angka), tahun dan bulan pengangkatan (6), jenis kelamin (1), dan nomor urut
        (3); pada PPPK bulan pengangkatan diganti angka mulai 21. Angka yang mustahil berarti salah ketik.

    Buruk:
        pejabat:
          - {nama: Siti Aminah, nip: "19801332 200501 2 001"}
    Baik:
        pejabat:
          - {nama: Siti Aminah, nip: "19801231 200501 2 001"}
    """
    for satu in people(subject):
        if any(c.isdigit() for c in satu.nip) and (salah := _wrong_nip(satu.nip)):
            yield Remark(f"NIP {satu.nama} {salah}", satu.jalur["nip"], "cocokkan dengan data kepegawaian")


def _wrong_nip(nip: str) -> str:
    """Return what is impossible about a NIP, or ''."""
    if not (nip.isascii() and nip.isdigit() and len(nip) == _ANGKA_NIP):
        angka = sum(c.isdigit() for c in nip)
        return f"bukan {_ANGKA_NIP} angka: {'ada tanda selain angka' if angka == _ANGKA_NIP else f'ada {angka} angka'}"
    lahir, tahun, bulan, kelamin = nip[:8], int(nip[8:12]), int(nip[12:14]), nip[14]
    try:
        tahun_lahir = date(int(lahir[:4]), int(lahir[4:6]), int(lahir[6:])).year
    except ValueError:
        return f"memuat tanggal lahir {lahir} yang tidak ada"
    if not 1 <= bulan <= 12 and bulan not in _BULAN_KONTRAK:  # noqa: PLR2004 - months
        return f"memuat bulan pengangkatan {nip[12:14]} yang tidak ada"
    if tahun - tahun_lahir not in _USIA_DIANGKAT:
        return f"berarti lahir tahun {tahun_lahir} dan diangkat tahun {tahun}"
    return "" if kelamin in "12" else f"memuat kode jenis kelamin {kelamin}; yang ada 1 dan 2"


@rule("ZI827", Severity.GALAT, _LOGIKA)
def nip_dua_orang(subject: Subject) -> Iterator[Remark]:
    """Satu NIP dipakai untuk dua orang.

    Mengapa: NIP milik satu orang saja. Bila kedua nama mirip, mungkin satu orang yang dieja dengan dua cara; itu
        menjadi peringatan.

    Buruk:
        pejabat:
          - {nama: Siti Aminah, nip: 198012312005012001}
          - {nama: Budi Santoso, nip: 198012312005012001}
    Baik:
        pejabat:
          - {nama: Siti Aminah, nip: 198012312005012001}
          - {nama: Budi Santoso, nip: 198112312005011001}
    """
    pemilik: dict[str, Orang] = {}
    ada: set[tuple[str, str]] = set()
    for satu in people(subject):
        lain = pemilik.setdefault(satu.nip, satu)
        if len(satu.nip) != _ANGKA_NIP or satu.kunci == lain.kunci or (satu.nip, satu.kunci) in ada:
            continue
        ada.add((satu.nip, satu.kunci))
        mirip = same_person(satu.kunci, lain.kunci) or is_part(satu.kunci, lain.kunci)
        pesan = f"NIP {satu.nip} dipakai {satu.nama} dan {lain.nama}"
        tingkat = Severity.PERINGATAN if mirip else None
        yield Remark(pesan, satu.jalur["nip"], "cocokkan NIP kedua orang itu", tingkat=tingkat)


@rule("ZI828", Severity.PERINGATAN, _LOGIKA)
def orang_dua_nip(subject: Subject) -> Iterator[Remark]:
    """Satu nama disebut dengan dua NIP.

    Mengapa: satu orang hanya punya satu NIP. Dua orang dapat senama, tetapi jarang dalam satu kantor.

    Buruk:
        pejabat:
          - {id: a, nama: Siti Aminah, nip: 198012312005012001}
          - {id: b, nama: "Siti Aminah, S.H.", nip: 198012312005012002}
    Baik:
        pejabat:
          - {id: a, nama: Siti Aminah, nip: 198012312005012001}
          - {id: b, nama: Budi Santoso, nip: 198112312005011001}
    """
    milik: dict[str, str] = {}
    ada: set[tuple[str, str]] = set()
    for satu in people(subject):
        lain = milik.setdefault(satu.kunci, satu.nip) if satu.nip else ""
        if satu.nip not in {"", lain} and (satu.kunci, satu.nip) not in ada:
            ada.add((satu.kunci, satu.nip))
            pesan = f"{satu.nama} di sini ber-NIP {satu.nip}, di tempat lain {lain}"
            yield Remark(pesan, satu.jalur["nip"], "cocokkan NIP-nya; bila dua orang senama, abaikan temuan ini")


@rule("ZI829", Severity.PERINGATAN, _TIM)
def tim_tanpa_ketua(subject: Subject) -> Iterator[Remark]:
    """Susunan tim tidak memuat ketua, koordinator, atau penanggung jawab.

    Mengapa: tim tanpa pemimpin tidak jelas siapa yang bertanggung jawab; biasanya satu baris hilang waktu disalin.

    Buruk:
        lampiran:
          - jenis: susunan personalia
            judul: Susunan Personalia Tim
            anggota:
              - {nama: Siti Aminah, kedudukan: Sekretaris}
              - {nama: Budi Santoso, kedudukan: Anggota}
              - {nama: Ratna Dewi, kedudukan: Anggota}
    Baik:
        lampiran:
          - jenis: susunan personalia
            judul: Susunan Personalia Tim
            anggota:
              - {nama: Siti Aminah, kedudukan: Ketua}
              - {nama: Budi Santoso, kedudukan: Sekretaris}
              - {nama: Ratna Dewi, kedudukan: Anggota}
    """
    memimpin = (*_MEMIMPIN, *(p.nama.casefold() for p in subject.rujukan.istilah().peran if p.memimpin))
    for jalur, lampiran in subject.teams():
        orang = [o for o in people(subject) if o.kelompok[:2] == jalur and o.kedudukan]
        ada = any(peran.startswith(memimpin) for o in orang for peran in _roles(o))
        if len(orang) >= _TERKECIL and not ada and _TIM_DALAM_JUDUL.search(lampiran.judul):
            pesan = f"tidak seorang pun dari {len(orang)} orang dalam tim ini menjadi ketua atau koordinator"
            yield Remark(pesan, (*jalur, "judul"), "tulis siapa yang memimpin pada kedudukannya")


def _roles(orang: Orang) -> list[str]:
    return [satu for satu in _PERAN.split(orang.kedudukan.casefold().strip()) if satu]


@rule("ZI830", Severity.PERINGATAN, _TIM)
def ketua_ganda(subject: Subject) -> Iterator[Remark]:
    """Satu kelompok punya dua ketua.

    Mengapa: satu kelompok dipimpin satu ketua; yang kedua biasanya salin-tempel dari baris di atasnya. Kelompok yang
        berbeda dalam satu tim boleh masing-masing punya ketua.

    Buruk:
        lampiran:
          - jenis: susunan personalia
            judul: Susunan Personalia Tim
            anggota:
              - {nama: Siti Aminah, kedudukan: Ketua}
              - {nama: Budi Santoso, kedudukan: Ketua}
    Baik:
        lampiran:
          - jenis: susunan personalia
            judul: Susunan Personalia Tim
            anggota:
              - {nama: Siti Aminah, kedudukan: Ketua}
              - {nama: Budi Santoso, kedudukan: Wakil Ketua}
    """
    pertama: dict[tuple[Jalur, str], Orang] = {}
    for satu in people(subject):
        for peran in _roles(satu) if satu.kelompok else ():
            lain = pertama.setdefault((satu.kelompok, peran), satu)
            if peran in _KETUA and lain.kunci != satu.kunci:
                pesan = f"{satu.nama} menjadi {peran}, padahal {lain.nama} sudah {peran} kelompok ini"
                yield Remark(pesan, satu.jalur["kedudukan"], "tulis satu ketua saja", satu.kedudukan)


@rule("ZI831", Severity.CATATAN, "Ejaan Bahasa Indonesia yang Disempurnakan (EYD), singkatan gelar", pasti=False)
def gelar_tidak_seragam(subject: Subject) -> Iterator[Remark]:
    """Gelar yang sama ditulis dengan dua cara.

    Mengapa: singkatan gelar memakai titik di antara huruf-hurufnya (S.H., M.Si.) dan dipisahkan dari nama dengan koma;
        dua bentuk dalam satu daftar menunjukkan salah satunya salah.

    Buruk:
        pejabat:
          - {nama: "Siti Aminah, S.H."}
          - {nama: Budi Santoso SH}
    Baik:
        pejabat:
          - {nama: "Siti Aminah, S.H."}
          - {nama: "Budi Santoso, S.H."}
    """
    semua = people(subject)
    bentuk: dict[str, Counter[str]] = {}
    for satu in semua:
        for gelar in titles(satu.nama):
            bentuk.setdefault(gelar.replace(".", "").replace(" ", "").casefold(), Counter())[gelar] += 1
    jarang = {g: max(ragam, key=ragam.__getitem__) for ragam in bentuk.values() for g in ragam}
    ada: set[str] = set()
    for satu in semua:
        for gelar in titles(satu.nama):
            if gelar != jarang[gelar] and gelar not in ada:
                ada.add(gelar)
                pesan = f'gelar "{gelar}" di tempat lain ditulis "{jarang[gelar]}"'
                yield Remark(pesan, satu.jalur["nama"], "tulis gelar dengan titik, misalnya S.H.", gelar)


@rule("ZI832", Severity.PERINGATAN, _TIM)
def kedudukan_kosong(subject: Subject) -> Iterator[Remark]:
    """Satu orang dalam tim tidak punya kedudukan atau jabatan, padahal semua yang lain punya.

    Mengapa: tanpa kedudukan tidak jelas apa tugas orang itu dalam tim. Jabatan yang kosong hanya catatan, sebab orang
        dari luar kantor tidak selalu punya jabatan.

    Buruk:
        lampiran:
          - jenis: susunan personalia
            judul: Susunan Personalia Tim
            anggota:
              - {nama: Siti Aminah, kedudukan: Ketua}
              - {nama: Budi Santoso, kedudukan: Anggota}
              - {nama: Ratna Dewi}
    Baik:
        lampiran:
          - jenis: susunan personalia
            judul: Susunan Personalia Tim
            anggota:
              - {nama: Siti Aminah, kedudukan: Ketua}
              - {nama: Budi Santoso, kedudukan: Anggota}
              - {nama: Ratna Dewi, kedudukan: Anggota}
    """
    for jalur, _ in subject.teams():
        orang = [o for o in people(subject) if o.kelompok[:2] == jalur]
        for medan, tingkat in (("kedudukan", None), ("jabatan", Severity.CATATAN)):
            kosong = [o for o in orang if not getattr(o, medan)]
            if len(orang) >= _TERKECIL and len(kosong) == 1:
                pesan = f"{kosong[0].nama} tidak punya {medan}, {len(orang) - 1} orang lain punya"
                yield Remark(pesan, kosong[0].jalur["nama"], f"isi {medan}nya", kosong[0].nama, tingkat=tingkat)


@rule("ZI833", Severity.CATATAN, "logika naskah: bilangan dalam batang tubuh dan isi lampiran", pasti=False)
def jumlah_orang_berbeda(subject: Subject) -> Iterator[Remark]:
    """Jumlah orang yang disebut dalam diktum atau pertimbangan bukan jumlah orang dalam lampiran.

    Mengapa: bila tim "terdiri atas 5 (lima) orang", lampirannya harus memuat lima orang; salah satunya lupa diubah.

    Buruk:
        diktum:
          - Tim terdiri atas 5 (lima) orang sebagaimana tercantum dalam Lampiran.
          - berlaku
    Baik:
        diktum:
          - Tim terdiri atas 3 (tiga) orang sebagaimana tercantum dalam Lampiran.
          - berlaku
    """
    orang = [o for o in people(subject) if o.kelompok]
    kelompok = Counter(o.kelompok for o in orang) + Counter(o.kelompok[:2] for o in orang)
    jumlah = {len(orang), len({o.kunci for o in orang}), *kelompok.values()}
    for satu in subject.part("menimbang", "diktum") if orang else ():
        for temuan in _JUMLAH.finditer(satu.polos):
            if int(temuan[1]) not in jumlah:
                pesan = f'di sini disebut "{temuan[0]}", lampiran memuat {len({o.kunci for o in orang})} orang'
                yield Remark(pesan, satu.jalur, "samakan jumlah dan lampirannya", temuan[0])
