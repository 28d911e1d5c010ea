"""Rules on names of offices and regions: another office's name is the mark of a copied decree."""

from collections.abc import Iterator

from zi_docs.compose import Tulisan
from zi_docs.rules.aturan import Remark, Severity, rule
from zi_docs.rules.nama_wilayah import by_code
from zi_docs.rules.nilai_wilayah import found
from zi_docs.rules.pola import pattern
from zi_docs.rules.subjek import Subject

_KEPMENDAGRI = "Kepmendagri 300.2.2-2138 Tahun 2025 (kode dan nama wilayah)"
_PEMBENTUK = "UU 12/2011 Lampiran II angka 2 dan 16: keputusan memuat nama wilayah dan jabatan pembentuknya sendiri"
_KODE = pattern(r"/[A-Z]{1,4}(?:\.\d{1,3}){1,3}-[A-Za-z]{1,6}/(\d{4})(?=/)")
_JAM = pattern(r"\d\s?(WIB|WITA|WIT)\b")


def _remarks(kode: str, subject: Subject) -> Iterator[Remark]:
    return (satu.catatan for satu in found(subject) if satu.kode == kode)


@rule("ZI801", Severity.PERINGATAN, _PEMBENTUK)
def nama_kantor_lain(subject: Subject) -> Iterator[Remark]:
    """Keputusan menyebut KPU atau KIP daerah lain, bukan kantor pembentuknya.

    Mengapa: nama kantor lain adalah tanda naskah yang disalin. Di tempat kantor menyebut dirinya sendiri (judul, "di
        Lingkungan", rapat pleno, tanda tangan) hal itu galat; di tempat lain peringatan, sebab kantor lain kadang
        memang dimaksud, misalnya tujuan studi tiru.

    Buruk:
        memperhatikan:
          - Berita Acara Rapat Pleno KPU Kabupaten Banyumas Nomor 3/PK.01-BA/3305/2/2026
    Baik:
        memperhatikan:
          - Berita Acara Rapat Pleno KPU Kabupaten Kebumen Nomor 3/PK.01-BA/3305/2/2026
    """
    yield from _remarks("ZI801", subject)


@rule("ZI802", Severity.PERINGATAN, _PEMBENTUK)
def nama_wilayah_lain(subject: Subject) -> Iterator[Remark]:
    """Keputusan menyebut kabupaten, kota, atau provinsi lain.

    Mengapa: wilayah lain jarang berurusan dengan keputusan sebuah kantor; biasanya itu sisa naskah yang disalin. Tempat
        rapat dan nama tanpa kata Kabupaten, Kota, atau Provinsi hanya menjadi catatan atau dibiarkan.

    Buruk:
        diktum:
          - Tim melaporkan hasil kerjanya kepada masyarakat Kabupaten Banyumas.
    Baik:
        diktum:
          - Tim melaporkan hasil kerjanya kepada masyarakat Kabupaten Kebumen.
    """
    yield from _remarks("ZI802", subject)


@rule("ZI803", Severity.PERINGATAN, _KEPMENDAGRI)
def nama_wilayah_salah_tulis(subject: Subject) -> Iterator[Remark]:
    """Nama wilayah sendiri, atau kata Kabupaten, Kota, Provinsi di depannya, salah ditulis.

    Mengapa: nama kantor harus sama dari kepala naskah sampai lampiran; satu huruf yang keliru membuat keputusan
        seolah-olah dibentuk oleh kantor lain. Ejaan yang berbeda dari kepala naskah tetapi lazim hanya menjadi catatan.

    Buruk:
        tentang: Pembentukan Tim Zona Integritas di Lingkungan KPU Kabuaten Kebumen
    Baik:
        tentang: Pembentukan Tim Zona Integritas di Lingkungan KPU Kabupaten Kebumen
    """
    yield from _remarks("ZI803", subject)


@rule("ZI804", Severity.PERINGATAN, _KEPMENDAGRI)
def nama_wilayah_tidak_ada(subject: Subject) -> Iterator[Remark]:
    """Nama wilayah sendiri diikuti arah mata angin yang bukan bagian namanya.

    Mengapa: nama seperti "Kalimantan Timur Tenggara" tersisa ketika nama wilayah dalam naskah salinan hanya sebagian
        yang diganti.

    Buruk:
        diktum:
          - Tim berkoordinasi dengan KPU Provinsi Jawa Tengah Tenggara.
    Baik:
        diktum:
          - Tim berkoordinasi dengan KPU Provinsi Jawa Tengah.
    """
    yield from _remarks("ZI804", subject)


@rule(
    "ZI805",
    Severity.PERINGATAN,
    "UU 11/2006 tentang Pemerintahan Aceh (Komisi Independen Pemilihan)",
)
def lembaga_tertukar(subject: Subject) -> Iterator[Remark]:
    """Kantor di Aceh disebut KPU, atau kantor di luar Aceh disebut KIP.

    Mengapa: di Aceh lembaganya bernama Komisi Independen Pemilihan (KIP), di provinsi lain Komisi Pemilihan Umum (KPU).
        Sebutan umum "KPU/KIP Kabupaten/Kota" dan nama KPU pusat tidak termasuk.

    Buruk:
        diktum:
          - Tim bertanggung jawab kepada Ketua KIP Kabupaten Kebumen.
    Baik:
        diktum:
          - Tim bertanggung jawab kepada Ketua KPU Kabupaten Kebumen.
    """
    yield from _remarks("ZI805", subject)


def _with_codes(subject: Subject) -> Iterator[Tulisan]:
    return (satu for satu in subject.typed if "/" in satu.mentah and _KODE.search(satu.polos))


@rule(
    "ZI806",
    Severity.PERINGATAN,
    f"tata naskah dinas KPU: nomor memuat kode wilayah kantor; {_KEPMENDAGRI}",
    pasti=False,
    pada=_with_codes,
)
def kode_kantor_lain(subject: Subject) -> Iterator[Remark]:
    """Nomor berita acara atau surat memuat kode wilayah kantor lain.

    Mengapa: kode wilayah dalam nomor naskah menunjukkan kantor yang membuatnya; kode kantor lain berarti nomor itu
        disalin, atau naskah itu milik kantor lain yang namanya belum disebut.

    Buruk:
        memperhatikan:
          - Berita Acara Rapat Pleno Nomor 3/PK.01-BA/6408/2/2026 tentang Pembentukan Tim
    Baik:
        memperhatikan:
          - Berita Acara Rapat Pleno Nomor 3/PK.01-BA/3305/2/2026 tentang Pembentukan Tim
    """
    satker = subject.satker
    kantor = {kode: semua[-1] for kode, semua in by_code(subject.rujukan).items()}
    for satu in _with_codes(subject):
        ada = tuple(_KODE.finditer(satu.polos))
        kecil = satu.polos.casefold()
        disebut = {
            kode for kode in {temuan[1] for temuan in ada} & kantor.keys() if kantor[kode].nama.casefold() in kecil
        }
        for temuan in ada:
            lain = kantor.get(temuan[1])
            milik = temuan[1] == satker.kode or (satker.tingkat == "provinsi" and temuan[1][:2] == satker.kode)
            if lain is None or milik or temuan[1] not in satu.mentah or temuan[1] in disebut:
                continue
            pesan = f"kode {temuan[1]} dalam nomor ini milik {lain.sebutan.partition(' ')[2]}"
            saran = f"kode {satker.singkatan} adalah {satker.kode}; bila naskah itu milik kantor lain, sebut namanya"
            yield Remark(pesan, satu.jalur, saran, temuan[1])


def _with_times(subject: Subject) -> Iterator[Tulisan]:
    return (satu for satu in subject.typed if "WI" in satu.mentah and _JAM.search(satu.polos))


@rule(
    "ZI807",
    Severity.CATATAN,
    "Keppres 41/1987 tentang Pembagian Wilayah Republik Indonesia Menjadi 3 Wilayah Waktu",
    pada=_with_times,
)
def zona_waktu_lain(subject: Subject) -> Iterator[Remark]:
    """Jam memakai zona waktu yang bukan zona waktu kantor.

    Mengapa: jam tanpa keterangan lain dibaca menurut waktu setempat; WIB dalam keputusan kantor di wilayah WITA
        biasanya tersalin. Jam rapat daring yang diundang dari Jakarta boleh tetap WIB.

    Buruk:
        diktum:
          - Apel dimulai pukul 07.30 WITA.
    Baik:
        diktum:
          - Apel dimulai pukul 07.30 WIB.
    """
    zona = subject.satker.zona_waktu
    for satu in _with_times(subject):
        for temuan in _JAM.finditer(satu.polos):
            if temuan[1] != zona and temuan[1] in satu.mentah:
                pesan = f"jam ini memakai {temuan[1]}; {subject.satker.singkatan} berada di zona {zona}"
                yield Remark(pesan, satu.jalur, f"tulis {zona}, atau pastikan {temuan[1]} memang dimaksud", temuan[0])
