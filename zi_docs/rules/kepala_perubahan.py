"""Rules on the names of decrees that amend or repeal others (UU 12/2011 Lampiran II, 6-9)."""

import re
from collections.abc import Iterator

from zi_docs import bahasa
from zi_docs.bahasa.penomoran import tampak_romawi
from zi_docs.rules.aturan import Remark, Severity, rule
from zi_docs.rules.kalimat import LAMPIRAN_II, is_amendment, is_repeal, typed
from zi_docs.rules.subjek import Subject, fix

_NASKAH = r"(?:Surat\s+)?(?:Keputusan|Peraturan)"
_URUTAN_BAKU = frozenset(bahasa.urutan(n) for n in range(2, 31))


@rule("ZI111", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 6", angka=("6",))
def perubahan_tanpa_kata_atas(subject: Subject) -> Iterator[Remark]:
    """Nama keputusan perubahan tidak memakai frasa "Perubahan atas".

    Mengapa: pada nama keputusan perubahan ditambahkan frasa perubahan atas di depan judul keputusan yang diubah.

    Buruk:
        tentang: Perubahan Keputusan {{ satker.lembaga }} Nomor 4 Tahun 2025 tentang Pembentukan Tim
    Baik:
        tentang: Perubahan atas Keputusan {{ satker.lembaga }} Nomor 4 Tahun 2025 tentang Pembentukan Tim
    """
    for satu in subject.part("judul"):
        if awal := re.match(rf"Perubahan(?:\s+[Kk]e\w+)?\s+(?={_NASKAH}\b)", satu.polos):
            kata = awal[0].strip()
            pesan = f'nama keputusan perubahan diawali "{kata}" tanpa kata "atas"'
            yield Remark(pesan, satu.jalur, f"tulis {kata} atas ...", kata, fix(satu, awal[0], f"{kata} atas "))


@rule("ZI112", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 7", angka=("7",))
def urutan_perubahan_salah_bentuk(subject: Subject) -> Iterator[Remark]:
    """Urutan perubahan ditulis dengan angka, dengan kata Pertama, atau bukan di antara kata Perubahan dan atas.

    Mengapa: mulai perubahan yang kedua, di antara kata perubahan dan kata atas disisipkan keterangan keberapa kalinya;
    perubahan yang pertama tanpa keterangan.

    Buruk:
        tentang: Perubahan Ke-2 atas Keputusan {{ satker.lembaga }} Nomor 4 Tahun 2025 tentang Pembentukan Tim
    Baik:
        tentang: Perubahan Kedua atas Keputusan {{ satker.lembaga }} Nomor 4 Tahun 2025 tentang Pembentukan Tim
    """
    for satu in subject.part("judul"):
        awal = re.match(
            rf"(?P<depan>Ke\w+\s+)?Perubahan\b(?P<urut>[^,]{{0,40}}?)\s*\b[Aa]tas\b[^,]{{0,20}}?{_NASKAH}", satu.polos
        )
        if awal is None:
            continue
        urut = (awal["depan"] or awal["urut"]).strip()
        if urut.casefold() in _URUTAN_BAKU and urut == urut.title() and not awal["depan"]:
            continue
        if urut:
            saran = _usulan(urut)
            pesan = f'urutan perubahan "{urut}" dalam nama keputusan salah bentuk'
            yield Remark(pesan, satu.jalur, saran, urut)


def _usulan(urut: str) -> str:
    inti = re.sub(r"^ke-?", "", urut.casefold()).strip()
    angka = int(inti) if inti.isascii() and inti.isdigit() else 0
    if tampak_romawi(urut):
        angka = bahasa.parse_romawi(urut)
    if urut.casefold() in _URUTAN_BAKU:
        return f"tulis Perubahan {urut.title()} atas"
    if angka == 1 or "pertama" in inti or inti == "satu":
        return "perubahan yang pertama ditulis Perubahan atas, tanpa urutan"
    return (
        f"tulis {bahasa.perubahan(angka)} atas"
        if 1 < angka <= len(_URUTAN_BAKU)
        else "tulis misalnya Perubahan Kedua atas"
    )


@rule("ZI113", Severity.GALAT, f"{LAMPIRAN_II} angka 7", angka=("7",))
def perubahan_atas_perubahan(subject: Subject) -> Iterator[Remark]:
    """Nama keputusan menyebut perubahan atas keputusan yang sendirinya perubahan.

    Mengapa: yang diubah selalu keputusan yang pertama; perubahan berikutnya bernama Perubahan Kedua atas keputusan
    itu, tanpa merinci perubahan sebelumnya.

    Buruk:
        tentang: >-
          Perubahan atas Keputusan {{ satker.lembaga }} Nomor 9 Tahun 2025 tentang Perubahan atas Keputusan
          {{ satker.lembaga }} Nomor 4 Tahun 2025 tentang Pembentukan Tim
    Baik:
        tentang: Perubahan Kedua atas Keputusan {{ satker.lembaga }} Nomor 4 Tahun 2025 tentang Pembentukan Tim
    """
    if not is_amendment(subject):
        return
    for satu in subject.part("judul"):
        if ganda := re.search(rf"tentang\s+Perubahan(?:\s+[Kk]e\w+){{0,3}}\s+[Aa]tas\s+{_NASKAH}\b", satu.polos):
            pesan = "nama keputusan mengubah keputusan yang sendirinya perubahan"
            saran = "sebut keputusan yang pertama: Perubahan Kedua atas Keputusan ... Nomor ... Tahun ... tentang ..."
            yield Remark(pesan, satu.jalur, saran, ganda[0])


@rule("ZI114", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 6 dan angka 9", angka=("6", "9"))
def judul_yang_diubah_tidak_lengkap(subject: Subject) -> Iterator[Remark]:
    """Nama keputusan perubahan atau pencabutan tidak memuat nomor, tahun, dan nama yang diubah atau dicabut.

    Mengapa: di belakang frasa perubahan atas atau kata pencabutan ditulis judul yang diubah atau dicabut, jadi jenis,
    nomor, tahun, dan namanya.

    Buruk:
        tentang: Perubahan atas Keputusan {{ satker.lembaga }} tentang Pembentukan Tim
    Baik:
        tentang: Perubahan atas Keputusan {{ satker.lembaga }} Nomor 4 Tahun 2025 tentang Pembentukan Tim
    """
    if not (is_amendment(subject) or is_repeal(subject)):
        return
    for satu in subject.part("judul"):
        if not re.match(rf"(?:Perubahan\b[^,]{{0,40}}?\b[Aa]tas|Pencabutan)\s+{_NASKAH}\b", satu.polos):
            continue
        kurang = [kata for kata in ("Nomor", "tentang") if not re.search(rf"\b{kata}\b", satu.polos, re.IGNORECASE)]
        if re.search(r"\bNomor\b", satu.polos, re.IGNORECASE) and not re.search(
            r"Tahun|Nomor\s+\S+/", satu.polos, re.IGNORECASE
        ):
            kurang.append("Tahun")
        if kurang:
            pesan = f"judul yang diubah atau dicabut tidak lengkap: tanpa {bahasa.daftar(kurang)}"
            yield Remark(
                pesan,
                satu.jalur,
                "tulis jenis, nomor, tahun, dan namanya: Keputusan ... Nomor ... Tahun ... tentang ...",
            )


@rule("ZI115", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 9", angka=("9",))
def pencabutan_atas(subject: Subject) -> Iterator[Remark]:
    """Nama keputusan pencabutan memakai kata "atas" atau "terhadap".

    Mengapa: kata pencabutan langsung diikuti judul yang dicabut.

    Buruk:
        tentang: Pencabutan atas Keputusan {{ satker.lembaga }} Nomor 4 Tahun 2025 tentang Pembentukan Tim
    Baik:
        tentang: Pencabutan Keputusan {{ satker.lembaga }} Nomor 4 Tahun 2025 tentang Pembentukan Tim
    """
    for satu in subject.part("judul"):
        if awal := re.match(rf"Pencabutan\s+([Aa]tas|[Tt]erhadap)\s+(?={_NASKAH})", satu.polos):
            pesan = f'kata "{awal[1]}" tidak dipakai dalam nama keputusan pencabutan'
            ganti = fix(satu, f"Pencabutan {awal[1]} ", "Pencabutan ")
            yield Remark(pesan, satu.jalur, "tulis Pencabutan Keputusan ...", awal[0].strip(), ganti)


@rule("ZI116", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 6", angka=("6",))
def mengubah_tanpa_nama_perubahan(subject: Subject) -> Iterator[Remark]:
    """Diktum mengubah keputusan lain, tetapi nama keputusan tidak diawali "Perubahan atas".

    Mengapa: keputusan yang mengubah harus dapat dikenali dari namanya, dan yang diubah disebut di dalamnya.

    Buruk:
        diktum:
          - >-
            Ketentuan Diktum KEDUA Keputusan {{ satker.lembaga }} Nomor 4 Tahun 2025 tentang Pembentukan Tim diubah
            sehingga berbunyi sebagai berikut: "Tim bertugas sampai dengan Desember 2026."
          - berlaku
    Baik:
        tentang: Perubahan atas Keputusan {{ satker.lembaga }} Nomor 4 Tahun 2025 tentang Pembentukan Tim
        diktum:
          - >-
            Ketentuan Diktum KEDUA Keputusan {{ satker.lembaga }} Nomor 4 Tahun 2025 tentang Pembentukan Tim diubah
            sehingga berbunyi sebagai berikut: "Tim bertugas sampai dengan Desember 2026."
          - berlaku
    """
    if is_amendment(subject) or is_repeal(subject):
        return
    for satu in typed(subject, "diktum"):
        ubah = re.search(r"\bdiubah,?\s+se(?:hingga|bagai)\b|^Mengubah\s+(?:Lampiran|Diktum|Ketentuan)\b", satu.polos)
        if ubah and re.search(r"\b(?:Keputusan|Peraturan)\b[^;]{1,200}?\bNomor\b", satu.polos):
            pesan = "diktum ini mengubah keputusan lain, tetapi nama keputusan tidak menyebut perubahan"
            saran = "awali nama keputusan dengan Perubahan atas Keputusan ... Nomor ... Tahun ... tentang ..."
            yield Remark(pesan, satu.jalur, saran, ubah[0])
