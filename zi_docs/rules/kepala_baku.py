"""Rules on the fixed lines of the opening where an office words them itself (UU 12/2011 Lampiran II, 2-16, 54-59)."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from zi_docs.rules.aturan import Fix, Remark, Severity, rule
from zi_docs.rules.kalimat import LAMPIRAN_II, difference, find, first_word, last_word, letters, title, typed
from zi_docs.rules.subjek import Subject, fix

if TYPE_CHECKING:
    from zi_docs.compose import Tulisan

_TAHUN_NOMOR_LAMA = 2021
_JABATAN = {"ketua": "KETUA", "sekretaris": "SEKRETARIS"}


def _own(subject: Subject, *nama: str) -> "list[Tulisan]":
    """Return the standard sentences that the plan words itself."""
    return [satu for satu in subject.part("redaksi") if satu.peran in nama]


def _together(subject: Subject, nama: str) -> str:
    return " ".join(satu.polos for satu in _own(subject, nama))


@rule("ZI121", Severity.GALAT, f"{LAMPIRAN_II} angka 58", angka=("58",))
def menetapkan_beda_dari_judul(subject: Subject) -> Iterator[Remark]:
    """Nama sesudah Menetapkan berbeda dari nama keputusan pada judul.

    Mengapa: jenis dan nama yang tercantum dalam judul dicantumkan lagi sesudah kata Menetapkan, tanpa ditambah atau
    dikurangi.

    Buruk:
        redaksi:
          menetapkan: "{{ KEPUTUSAN }} TENTANG PENETAPAN {{ TENTANG }}."
    Baik:
        redaksi:
          menetapkan: "{{ KEPUTUSAN }} TENTANG {{ TENTANG }}."
    """
    nama = title(subject)
    for satu in _own(subject, "menetapkan"):
        bagian = re.split(r"\bTENTANG\b", satu.polos, maxsplit=1, flags=re.IGNORECASE)
        if letters(bagian[-1]) != letters(nama):
            beda = difference(bagian[-1].strip().rstrip("."), nama.upper())
            pesan = f"nama sesudah Menetapkan bukan nama pada judul{f': {beda.uraian}' if beda else ''}"
            saran = "tulis TENTANG {{ TENTANG }}., atau hapus menetapkan: barisnya dibuat sendiri"
            yield Remark(pesan, satu.jalur, saran, bagian[-1].strip())


@rule("ZI122", Severity.GALAT, f"{LAMPIRAN_II} angka 58", angka=("58", "59"))
def menetapkan_memuat_nomor(subject: Subject) -> Iterator[Remark]:
    """Sesudah Menetapkan tercantum nomor keputusan atau frasa Republik Indonesia.

    Mengapa: sesudah kata Menetapkan hanya dicantumkan jenis dan nama, tanpa nomor dan tanpa frasa Republik Indonesia.

    Buruk:
        redaksi:
          menetapkan: "{{ KEPUTUSAN }} NOMOR {{ nomor }} TAHUN {{ tahun_keputusan }} TENTANG {{ TENTANG }}."
    Baik:
        redaksi:
          menetapkan: "{{ KEPUTUSAN }} TENTANG {{ TENTANG }}."
    """
    for satu in _own(subject, "menetapkan"):
        depan = re.split(r"\bTENTANG\b", satu.polos, maxsplit=1, flags=re.IGNORECASE)[0]
        for pola in (r"\bNOMOR\b.*?(?=\s*$)", r"\bREPUBLIK INDONESIA\b"):
            if ada := re.search(pola, depan, re.IGNORECASE):
                pesan = f'"{ada[0]}" tidak dicantumkan sesudah Menetapkan'
                yield Remark(pesan, satu.jalur, f"hapus {ada[0]}", ada[0])


@rule("ZI123", Severity.GALAT, f"{LAMPIRAN_II} angka 58", angka=("58",))
def menetapkan_tanpa_titik_atau_kapital(subject: Subject) -> Iterator[Remark]:
    """Jenis dan nama sesudah Menetapkan tidak diakhiri titik, atau tidak seluruhnya huruf kapital.

    Mengapa: sesudah kata Menetapkan jenis dan nama ditulis seluruhnya dengan huruf kapital dan diakhiri titik.

    Buruk:
        redaksi:
          menetapkan: "{{ KEPUTUSAN }} TENTANG {{ TENTANG }}"
    Baik:
        redaksi:
          menetapkan: "{{ KEPUTUSAN }} TENTANG {{ TENTANG }}."
    """
    for satu in _own(subject, "menetapkan"):
        if not satu.polos.endswith("."):
            akhir = satu.mentah[-20:]
            ganti = fix(satu, akhir, f"{akhir}.") if satu.polos[-1:].isalnum() else ()
            kata = last_word(satu.polos)
            yield Remark(
                "baris sesudah Menetapkan tidak diakhiri titik", satu.jalur, "akhiri dengan titik", kata, ganti
            )
        if satu.polos != satu.polos.upper():
            kecil = next(k for k in satu.polos.split() if k != k.upper())
            pesan = f'kata "{kecil}" sesudah Menetapkan tidak ditulis dengan huruf kapital'
            yield Remark(pesan, satu.jalur, "tulis {{ KEPUTUSAN }} TENTANG {{ TENTANG }}. dengan isian kapital", kecil)


@rule("ZI124", Severity.GALAT, f"{LAMPIRAN_II} angka 54", angka=("54",))
def memutuskan_tidak_baku(subject: Subject) -> Iterator[Remark]:
    """Kata MEMUTUSKAN direnggangkan, tidak kapital, atau tidak langsung diikuti titik dua.

    Mengapa: kata Memutuskan ditulis seluruhnya dengan huruf kapital tanpa spasi di antara suku kata dan diakhiri
    titik dua.

    Buruk:
        redaksi:
          memutuskan: "M E M U T U S K A N :"
    Baik:
        redaksi:
          memutuskan: "MEMUTUSKAN:"
    """
    for satu in _own(subject, "memutuskan"):
        if satu.polos == "MEMUTUSKAN:":
            continue
        ganti = fix(satu, satu.mentah, "MEMUTUSKAN:") if letters(satu.polos) == "memutuskan" else ()
        yield Remark(f'"{satu.polos}" bukan bentuk baku', satu.jalur, "tulis MEMUTUSKAN:", satu.polos, ganti)


@rule("ZI125", Severity.GALAT, f"{LAMPIRAN_II} angka 16", angka=("16",))
def jabatan_pembentuk_tanpa_koma(subject: Subject) -> Iterator[Remark]:
    """Jabatan pembentuk di atas Menimbang tidak diakhiri koma, atau tidak seluruhnya huruf kapital.

    Mengapa: jabatan pembentuk ditulis seluruhnya dengan huruf kapital, di tengah, dan diakhiri koma.

    Buruk:
        redaksi:
          pejabat: KETUA {{ SATKER.LEMBAGA }}
    Baik:
        redaksi:
          pejabat: KETUA {{ SATKER.LEMBAGA }},
    """
    for satu in _own(subject, "pejabat"):
        if not satu.polos.endswith(","):
            akhir = satu.mentah[-20:]
            ganti = fix(satu, akhir, f"{akhir},") if satu.polos[-1:].isalnum() else ()
            pesan = "jabatan pembentuk tidak diakhiri koma"
            yield Remark(pesan, satu.jalur, "akhiri dengan koma", last_word(satu.polos), ganti)
        if satu.polos != satu.polos.upper():
            pesan = f'jabatan pembentuk "{satu.polos}" tidak seluruhnya huruf kapital'
            yield Remark(pesan, satu.jalur, f"tulis {satu.polos.upper()}", satu.polos)


@rule("ZI126", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 16", angka=("16",))
def jabatan_pembentuk_bukan_milik_jenisnya(subject: Subject) -> Iterator[Remark]:
    """Jabatan pembentuk di atas Menimbang tidak menyebut Ketua, atau Sekretaris pada keputusan Sekretaris.

    Mengapa: yang disebut ialah jabatan yang berwenang menetapkan keputusan itu: Ketua untuk keputusan KPU, Sekretaris
    untuk keputusan Sekretaris. Plt. dan Plh. hanya ditulis pada tanda tangan.

    Buruk:
        redaksi:
          pejabat: SEKRETARIS {{ SATKER.LEMBAGA }},
    Baik:
        redaksi:
          pejabat: KETUA {{ SATKER.LEMBAGA }},
    """
    jabatan = _JABATAN[subject.plan.jenis]
    for satu in _own(subject, "pejabat"):
        if not re.match(rf"{jabatan}\b", satu.polos, re.IGNORECASE):
            pesan = f'jabatan pembentuk "{satu.polos}" tidak diawali {jabatan}, padahal jenisnya {subject.plan.jenis}'
            saran = f"tulis {jabatan} {subject.satker.nama_lembaga.upper()},"
            yield Remark(pesan, satu.jalur, saran, satu.polos)


@rule("ZI127", Severity.CATATAN, f"{LAMPIRAN_II} angka 15 dan angka 14", angka=("14", "15"), pasti=False)
def frasa_rahmat_pada_keputusan(subject: Subject) -> Iterator[Remark]:
    """Frasa DENGAN RAHMAT TUHAN YANG MAHA ESA tercantum dalam keputusan.

    Mengapa: frasa itu dicantumkan pada pembukaan peraturan perundang-undangan; keputusan bukan peraturan
    perundang-undangan, dan keputusan KPU tidak mencantumkannya.

    Buruk:
        redaksi:
          pejabat: |-
            DENGAN RAHMAT TUHAN YANG MAHA ESA
            KETUA {{ SATKER.LEMBAGA }},
    Baik:
        redaksi:
          pejabat: KETUA {{ SATKER.LEMBAGA }},
    """
    for satu in typed(subject, "judul", "menimbang", "redaksi"):
        if ada := find(r"\bdengan\s+rahmat\s+tuhan\s+yang\s+maha\s+esa\b", satu.polos, "rahmat"):
            yield Remark(f'"{ada[0]}" tidak lazim dalam keputusan', satu.jalur, "hapus frasa itu", ada[0])


@rule("ZI128", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 2 dan angka 4", angka=("2", "4"))
def jenis_keputusan_tidak_baku(subject: Subject) -> Iterator[Remark]:
    """Jenis di atas nomor bukan KEPUTUSAN diikuti nama lembaga, tidak kapital, atau berakhir tanda baca.

    Mengapa: judul memuat jenis dan nama lembaga pembentuknya, ditulis dengan huruf kapital tanpa tanda baca di akhir;
    "Surat Keputusan" bukan nama jenis naskah ini.

    Buruk:
        redaksi:
          judul: SURAT KEPUTUSAN {{ SATKER.LEMBAGA }}
    Baik:
        redaksi:
          judul: |-
            KEPUTUSAN
            {{ SATKER.LEMBAGA }}
    """
    if judul := _together(subject, "judul"):
        terakhir = _own(subject, "judul")[-1]
        if letters(judul) != letters(subject.fakta.get("keputusan", "")):
            seharusnya = re.sub(r"[^\w\s/]+", "", subject.fakta.get("keputusan", "")).upper()
            pesan = f'jenis keputusan "{judul}" bukan "{seharusnya}"'
            yield Remark(pesan, terakhir.jalur, f"tulis {seharusnya}", terakhir.polos)
        elif judul[-1:] in ".,;:":
            yield Remark(
                "baris judul berakhir tanda baca", terakhir.jalur, f"hapus {judul[-1]} di akhir", terakhir.polos
            )
        elif judul != judul.upper():
            yield Remark(
                "baris judul tidak seluruhnya huruf kapital", terakhir.jalur, f"tulis {judul.upper()}", terakhir.polos
            )
    for satu in _own(subject, "sebutan", "sebutan_induk"):
        if not re.match(r"Keputusan\b", satu.polos):
            pesan = f'sebutan "{satu.polos}" tidak diawali "Keputusan"'
            yield Remark(
                pesan, satu.jalur, "tulis Keputusan, bukan Surat Keputusan atau singkatannya", first_word(satu.polos)
            )


@rule(
    "ZI129",
    Severity.PERINGATAN,
    f"{LAMPIRAN_II} angka 2 dan angka 2a; bentuk nomor keputusan KPU sejak tahun 2022",
    angka=("2", "2a"),
)
def baris_nomor_tidak_baku(subject: Subject) -> Iterator[Remark]:
    """Baris nomor yang ditulis sendiri bukan NOMOR ... TAHUN ... atau memuat nomor lain.

    Mengapa: judul memuat nomor dan tahun dalam satu baris, tanpa titik dua dan tanpa tanda baca di akhir.

    Buruk:
        redaksi:
          nomor: "NOMOR : {{ nomor }} TAHUN {{ tahun_keputusan }}"
    Baik:
        redaksi:
          nomor: NOMOR {{ nomor }} TAHUN {{ tahun_keputusan }}
    """
    if subject.tahun is not None and subject.tahun <= _TAHUN_NOMOR_LAMA:
        return
    baku = f"NOMOR {subject.plan.nomor or '...'} TAHUN {subject.tahun or '...'}"
    for satu in _own(subject, "nomor"):
        if satu.polos == baku:
            continue
        ganti: tuple[Fix, ...] = ()
        if letters(satu.polos) == letters(baku) and "{{" in satu.mentah:
            ganti = fix(satu, satu.mentah, "NOMOR {{ nomor }} TAHUN {{ tahun_keputusan }}")
        yield Remark(f'baris nomor "{satu.polos}" bukan "{baku}"', satu.jalur, f"tulis {baku}", satu.polos, ganti)
