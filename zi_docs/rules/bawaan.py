"""What the checker says on its own account: a plan that is no decree, a rule that failed, suppressions, notices.

Written as rules so that they are explained like rules; the engine makes their findings, none of them is run.
"""

from collections.abc import Iterator

from zi_docs.rules.aturan import Remark, Severity, rule
from zi_docs.rules.subjek import Subject

_DASAR = "cara kerja zi-docs"


@rule("ZI000", Severity.GALAT, _DASAR)
def plan_tidak_sah(_: Subject) -> Iterator[Remark]:
    """Plan tidak dapat dibaca, atau tidak dapat disusun menjadi keputusan.

    Mengapa: selama YAML-nya salah, kunci wajib kosong, atau satker, peraturan, dan isian yang disebut tidak dikenal,
        tidak ada naskah yang dapat diperiksa. Temuan ini tidak dapat diabaikan.

    Buruk:
        satkr: 3305
    Baik:
        satker: 3305
    """
    return iter(())


@rule("ZI001", Severity.CATATAN, _DASAR)
def aturan_gagal(_: Subject) -> Iterator[Remark]:
    """Satu aturan tidak dapat menilai plan ini karena kesalahan di dalam zi-docs.

    Mengapa: aturan lain tetap dijalankan, tetapi hal yang dijaga aturan ini belum diperiksa; periksalah sendiri.
        Plan Anda tidak salah. Laporkan kode aturannya bersama plan-nya.
    """
    return iter(())


@rule("ZI002", Severity.PERINGATAN, _DASAR)
def pengabaian_aturan_tak_dikenal(_: Subject) -> Iterator[Remark]:
    """Kunci abaikan menyebut aturan yang tidak ada.

    Mengapa: kode yang salah ketik tidak mengabaikan apa pun, padahal pembaca plan mengira sebaliknya.

    Buruk:
        abaikan:
          - {aturan: ZI999, alasan: kalimat ini dikutip dari surat dinas}
    Baik:
        abaikan:
          - {aturan: ZI201, alasan: kalimat ini dikutip dari surat dinas}
    """
    return iter(())


@rule("ZI003", Severity.PERINGATAN, _DASAR)
def pengabaian_tak_terpakai(_: Subject) -> Iterator[Remark]:
    """Kunci abaikan menyebut aturan yang tidak menemukan apa pun.

    Mengapa: temuannya sudah diperbaiki. Pengabaian yang ditinggalkan menutupi kesalahan berikutnya; hapuslah.
    """
    return iter(())


@rule("ZI004", Severity.CATATAN, _DASAR)
def catatan_penyusunan(_: Subject) -> Iterator[Remark]:
    """Teks dicetak seperti ditulis karena tidak dapat dibaca sebagai jadwal atau target.

    Mengapa: jadwal dan target capaian diseragamkan bila terbaca ("Jan-Mar 2026" menjadi "Januari s.d. Maret 2026").
        Yang tidak terbaca tetap dicetak apa adanya; pastikan memang begitu yang dimaksud.

    Buruk:
        target_waktu: Januar 2026
    Baik:
        target_waktu: Januari 2026
    """
    return iter(())


@rule("ZI005", Severity.CATATAN, _DASAR)
def catatan_pembacaan(_: Subject) -> Iterator[Remark]:
    """Plan atau lembar Excel terbaca, tetapi mungkin tidak seperti yang dimaksud.

    Mengapa: dalam YAML, tanda # sesudah spasi mengawali komentar sehingga sisa teks hilang dari keputusan; dalam Excel,
        baris tersembunyi ikut dibaca. Yang mungkin menghilangkan kata-kata menjadi peringatan, selebihnya catatan.

    Buruk:
        judul: Rencana Aksi Tahap #1
    Baik:
        judul: "Rencana Aksi Tahap #1"
    """
    return iter(())
