"""Rules on the number and the name of a decree (UU 12/2011 Lampiran II, 2-5)."""

import re
from collections.abc import Iterator
from itertools import pairwise

from zi_docs import bahasa
from zi_docs.bahasa.kapitalisasi import PARTIKEL
from zi_docs.bahasa.penomoran import tampak_romawi
from zi_docs.rules.aturan import Fix, Remark, Severity, rule
from zi_docs.rules.kalimat import LAMPIRAN_II, is_amendment, is_repeal, is_shouted
from zi_docs.rules.subjek import Subject, fix

_TAHUN_NOMOR_LAMA = 2021
_KATA_TERBANYAK = 45
_SEPARUH = 2
_KATA_TUGAS = "atas atau bagi dalam dan dari dengan di ke kepada oleh pada serta tentang untuk yang"
_TUGAS = frozenset(_KATA_TUGAS.split())
_SINGKATAN_DUNIA = frozenset(("COVID-19", "HIV/AIDS", "ISO"))


@rule(
    "ZI101",
    Severity.PERINGATAN,
    f"{LAMPIRAN_II} angka 2a, disesuaikan untuk keputusan; bentuk nomor keputusan KPU sejak tahun 2022",
    angka=("2a",),
)
def nomor_bukan_angka_arab(subject: Subject) -> Iterator[Remark]:
    """Nomor keputusan memuat selain angka Arab, atau berawalan nol.

    Mengapa: nomor hanya terdiri atas angka Arab, tanpa huruf, angka Romawi, dan tanda baca, dan tidak mengikuti
    penomoran tata naskah dinas; kata NOMOR dan TAHUN dibuat sendiri. Kata itu, tanggal, pemisah ribuan, dan isi yang
    bukan nomor sama sekali adalah galat.

    Buruk:
        nomor: 7/HK.03.1-Kpt/3305/2026
    Baik:
        nomor: 7
    """
    nomor = subject.plan.nomor
    if nomor is None or re.fullmatch("[1-9][0-9]*", nomor):
        return
    if "/" in nomor and (subject.tahun or _TAHUN_NOMOR_LAMA + 1) <= _TAHUN_NOMOR_LAMA:
        return
    tingkat = Severity.CATATAN if "/" in nomor and subject.plan.jenis == "sekretaris" else None
    saran = "tulis angkanya saja, misalnya nomor: 7; hapus kunci nomor selama nomornya belum ada"
    sebab = _no_number(nomor)
    if sebab:
        tingkat = Severity.GALAT
    pola = rf"(?:(?:nomor|no\.?)\s*:?\s*)?0*([1-9][0-9]*)(?:\s+tahun\s+{subject.tahun})?"
    inti = re.fullmatch(pola, nomor, re.IGNORECASE)
    ganti = (Fix(("nomor",), nomor, inti[1]),) if inti else ()
    yield Remark(
        f'nomor keputusan "{nomor}" {sebab or "bukan angka Arab saja"}', ("nomor",), saran, nomor, ganti, tingkat
    )


def _no_number(nomor: str) -> str:
    """Return why a text cannot be the number of a decree; '' for one that is only written in an odd way."""
    if re.search(r"^(?:nomor|no)\b|\btahun\b", nomor, re.IGNORECASE):
        return "memuat kata NOMOR atau TAHUN, yang sudah dicetak sendiri"
    if "/" not in nomor and any(kata in nomor.casefold() for kata in map(str.casefold, bahasa.BULAN)):
        return "adalah tanggal, bukan nomor"
    if re.fullmatch(r"\d+(?:[.,]\d+)+", nomor):
        return "memuat titik atau koma di antara angkanya"
    if not re.search("[1-9]", nomor) and not tampak_romawi(nomor):
        return "bukan nomor"
    return ""


@rule("ZI102", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 5", angka=("5",))
def nama_ditambah_singkatan_dalam_kurung(subject: Subject) -> Iterator[Remark]:
    """Nama keputusan ditambah singkatan atau akronim dalam kurung.

    Mengapa: nama tidak boleh ditambah singkatan atau akronim, kecuali yang belum ada padanannya, istilah teknis
    baku, atau istilah internasional seperti COVID-19.

    Buruk:
        tentang: Rencana Aksi Wilayah Bebas dari Korupsi (WBK) Tahun {{ tahun }}
    Baik:
        tentang: Rencana Aksi Wilayah Bebas dari Korupsi Tahun {{ tahun }}
    """
    for satu in subject.part("judul"):
        for kurung in re.finditer(r"\s?\(([^()]{2,20})\)", satu.polos[: _batas_nama_sendiri(subject, satu.polos)]):
            isi = kurung[1]
            if not _is_abbreviation(isi) or isi in _SINGKATAN_DUNIA:
                continue
            if is_shouted(satu.polos) and not _stands_for(isi, satu.polos[: kurung.start()]):
                continue
            tingkat = Severity.CATATAN if any(potongan.miring for potongan in satu.teks) else None
            saran = f"hapus ({isi}); bila istilah baku atau internasional, abaikan aturan ini dengan alasannya"
            pesan = f'nama keputusan ditambah singkatan "({isi})"'
            yield Remark(pesan, satu.jalur, saran, f"({isi})", fix(satu, kurung[0], ""), tingkat)


def _batas_nama_sendiri(subject: Subject, nama: str) -> int:
    """Return where the name of another act starts, which is cited as it is."""
    if not (is_amendment(subject) or is_repeal(subject)):
        return len(nama)
    letak = nama.casefold().find(" tentang ")
    return letak if letak >= 0 else len(nama)


def _is_abbreviation(kata: str) -> bool:
    inti = re.sub(r"[/\-. &0-9]", "", kata)
    kapital = sum(huruf.isupper() for huruf in inti)
    return kapital > 1 and kapital * 2 > len(inti) and " " not in kata.strip() and not tampak_romawi(kata)


def _stands_for(singkatan: str, sebelum: str) -> bool:
    """Whether an abbreviation is made of the first letters of the words before it."""
    kata = re.findall(r"\w+", sebelum.casefold())
    awal = ["".join(k[0] for k in pilihan) for pilihan in (kata, [k for k in kata if k not in PARTIKEL])]
    return any(satu.endswith(singkatan.casefold()) for satu in awal)


@rule("ZI103", Severity.CATATAN, f"{LAMPIRAN_II} angka 5", angka=("5",), pasti=False)
def nama_memuat_singkatan(subject: Subject) -> Iterator[Remark]:
    """Nama keputusan memuat singkatan sebagai pengganti kepanjangannya.

    Mengapa: nama keputusan memakai kata-kata lengkap supaya dimengerti siapa pun; angka 5 melarang singkatan yang
    ditambahkan, dan pembaca yang teliti menerapkannya juga pada singkatan yang berdiri sendiri.

    Buruk:
        tentang: Rencana Aksi Pembangunan ZI Menuju WBK di Lingkungan {{ satker.lembaga }} Tahun {{ tahun }}
    Baik:
        tentang: Rencana Aksi Pembangunan Zona Integritas di Lingkungan {{ satker.lembaga }} Tahun {{ tahun }}
    """
    for satu in subject.part("judul"):
        if is_shouted(satu.polos):
            continue
        nama = re.sub(r"\([^()]*\)", " ", satu.polos[: _batas_nama_sendiri(subject, satu.polos)])
        for kata in dict.fromkeys(re.findall(r"[A-Z][A-Z0-9/]*[A-Z0-9]", nama)):
            if tampak_romawi(kata) or kata in _SINGKATAN_DUNIA or kata == "COVID":
                continue
            saran = "tulis kepanjangannya"
            if kata == subject.satker.lembaga:
                saran = f'tulis {{{{ satker.lembaga }}}}: dicetak "{subject.satker.nama_lembaga}"'
            yield Remark(f'nama keputusan memuat singkatan "{kata}"', satu.jalur, saran, kata)


@rule("ZI104", Severity.CATATAN, f"{LAMPIRAN_II} angka 3", angka=("3",))
def nama_terlalu_panjang(subject: Subject) -> Iterator[Remark]:
    """Nama keputusan lebih panjang daripada yang masih dapat disebut nama.

    Mengapa: nama dibuat singkat, satu kata atau satu frasa, tetapi mencerminkan isinya; uraian tempatnya dalam
    Menimbang dan diktum.

    Buruk:
        tentang: >-
          Rencana Aksi Pembangunan Zona Integritas Menuju Wilayah Bebas dari Korupsi dan Wilayah Birokrasi Bersih dan
          Melayani sebagai Tindak Lanjut Hasil Evaluasi Reformasi Birokrasi serta Upaya Peningkatan Kualitas Pelayanan
          Publik dan Penguatan Akuntabilitas Kinerja Pegawai pada Seluruh Bagian dan Subbagian Sekretariat di
          Lingkungan {{ satker.lembaga }} Tahun {{ tahun }}
    Baik:
        tentang: Rencana Aksi Pembangunan Zona Integritas di Lingkungan {{ satker.lembaga }} Tahun {{ tahun }}
    """
    for satu in subject.part("judul"):
        nama = satu.polos[: _batas_nama_sendiri(subject, satu.polos)]
        if (banyak := len(nama.split())) > _KATA_TERBANYAK:
            pesan = f"nama keputusan {banyak} kata; nama semestinya singkat"
            yield Remark(pesan, satu.jalur, "pindahkan uraiannya ke Menimbang atau diktum")


@rule("ZI105", Severity.GALAT, f"{LAMPIRAN_II} angka 2 dan angka 4", angka=("2", "4"))
def nama_diawali_tentang_atau_jenis(subject: Subject) -> Iterator[Remark]:
    """Nama keputusan diawali kata "tentang" atau jenis keputusannya, yang sudah dicetak di atasnya.

    Mengapa: jenis, nomor, tahun, dan kata TENTANG dicetak di atas nama; yang diketik dalam nama tercetak dua kali,
    juga dalam Menimbang, Menetapkan, dan kepala lampiran.

    Buruk:
        tentang: Tentang Pembentukan Tim Pembangunan Zona Integritas
    Baik:
        tentang: Pembentukan Tim Pembangunan Zona Integritas
    """
    for satu in subject.part("judul"):
        awal = re.match(
            r"tentang\b|(?:surat )?keputusan (?:ketua |sekretaris )?(?:komisi|kpu|kip|nomor)\b",
            satu.polos,
            re.IGNORECASE,
        )
        if awal is None:
            continue
        ganti: tuple[Fix, ...] = ()
        if awal[0].casefold() == "tentang" and (sambung := re.match(r"tentang\s+[A-Z]", satu.mentah, re.IGNORECASE)):
            ganti = fix(satu, sambung[0], sambung[0][-1])
        pesan = f'nama keputusan diawali "{awal[0]}", yang sudah dicetak di atasnya'
        yield Remark(pesan, satu.jalur, "mulai dengan namanya sendiri", awal[0], ganti)


@rule(
    "ZI106", Severity.PERINGATAN, "Ejaan Bahasa Indonesia yang Disempurnakan: huruf kapital pada judul", angka=("76",)
)
def kata_tugas_berhuruf_kapital_dalam_nama(subject: Subject) -> Iterator[Remark]:
    """Kata tugas seperti di, dan, dari, untuk, atas berhuruf kapital di tengah nama keputusan.

    Mengapa: dalam huruf judul hanya kata tugas pada awal yang berhuruf kapital. Pada kepala keputusan tidak
    kelihatan, tetapi nama itu dicetak lagi dalam Menimbang dan diktum sebagaimana ditulis.

    Buruk:
        tentang: Pembentukan Tim Zona Integritas Di Lingkungan {{ satker.lembaga }} Tahun {{ tahun }}
    Baik:
        tentang: Pembentukan Tim Zona Integritas di Lingkungan {{ satker.lembaga }} Tahun {{ tahun }}
    """
    for satu in subject.part("judul"):
        nama = satu.polos[: _batas_nama_sendiri(subject, satu.polos)]
        if is_shouted(nama) or all(kata in _TUGAS or kata.lower() not in _TUGAS for kata in nama.split()):
            continue
        for (sebelum, kata), (_, benar) in zip(
            pairwise(re.findall(r"\S+", nama)), pairwise(re.findall(r"\S+", bahasa.judul(nama))), strict=True
        ):
            if kata != benar and benar in _TUGAS:
                pesan = f'kata tugas "{kata}" di tengah nama keputusan berhuruf kapital'
                konteks = f"{sebelum} {kata}"
                yield Remark(pesan, satu.jalur, f"tulis {benar}", konteks, fix(satu, konteks, f"{sebelum} {benar}"))


@rule("ZI107", Severity.CATATAN, "kebiasaan: nama keputusan dalam kalimat ditulis dengan huruf judul", angka=("76",))
def nama_tanpa_huruf_judul(subject: Subject) -> Iterator[Remark]:
    """Nama keputusan ditulis dengan huruf kecil atau seluruhnya dengan huruf kapital, bukan dengan huruf judul.

    Mengapa: nama itu dicetak kapital pada kepala keputusan, tetapi sebagaimana ditulis dalam Menimbang dan diktum;
    di sana setiap katanya berawalan huruf kapital, kecuali kata tugas.

    Buruk:
        tentang: pembentukan tim pembangunan zona integritas tahun {{ tahun }}
    Baik:
        tentang: Pembentukan Tim Pembangunan Zona Integritas Tahun {{ tahun }}
    """
    for satu in subject.part("judul"):
        kata = satu.polos.split()
        if kata and not (is_shouted(satu.polos) or kata[0].islower() or any(map(_may_need_capital, kata))):
            continue
        nama, benar = satu.polos, bahasa.judul(satu.polos)
        pasangan = list(zip(kata, benar.split(), strict=True))
        kecil = [k for k, b in pasangan if k != b and k == k.lower() and k != "tentang"]
        berkapital = sum(b != b.lower() for _, b in pasangan)
        if is_shouted(nama) and len(kata) > 1:
            bentuk, kutip = "huruf kapital seluruhnya", ""
        elif kecil and (kecil[0] == kata[0] or len(kecil) * _SEPARUH > berkapital):
            bentuk, kutip = "huruf kecil", kecil[0]
        else:
            continue
        yield Remark(f"nama keputusan ditulis dengan {bentuk}", satu.jalur, f"tulis: {benar}", kutip)


def _may_need_capital(kata: str) -> bool:
    """Whether a word in small letters may have a capital inside a title: function words in a name have one too."""
    return kata.islower() and (kata not in _TUGAS or kata in {"atas", "dalam"})


@rule("ZI108", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 4", angka=("4",))
def nama_bertanda_baca_di_ujung(subject: Subject) -> Iterator[Remark]:
    """Nama keputusan diapit tanda kutip atau berakhir dengan tanda baca.

    Mengapa: judul ditulis tanpa diakhiri tanda baca; titik sesudah Menetapkan dan titik koma dalam Menimbang
    dibubuhkan sendiri.

    Buruk:
        tentang: '"Pembentukan Tim Pembangunan Zona Integritas"'
    Baik:
        tentang: Pembentukan Tim Pembangunan Zona Integritas
    """
    for satu in subject.part("judul"):
        akhir = satu.polos[-1:]
        berkutip = akhir in "\"'\u201d\u2019" and satu.polos[:1] in "\"'\u201c\u2018"
        if akhir and (berkutip or akhir in "!?-\u2013\u2014/&\u2026"):
            yield Remark(f"nama keputusan berakhir dengan {akhir}", satu.jalur, "hapus tanda baca itu", akhir)
