"""Rules on years that are not the decree's: the mark of last year's decree, copied."""

import re
from collections.abc import Iterator
from datetime import date

from zi_docs import bahasa
from zi_docs.compose import Tulisan
from zi_docs.rules.aturan import Remark, Severity, rule
from zi_docs.rules.pola import pattern
from zi_docs.rules.sebutan_akta import cited_acts
from zi_docs.rules.subjek import Subject

_LOGIKA = "logika waktu: keputusan mengatur hal yang belum lewat"
_TAHUN = pattern(r"\btahun\s+(\d{4})\b(?!\s*(?:[-\u2013]|s\.d\.|sampai|dan|atau|,)\s*\d{4})", re.IGNORECASE)
_SEBUT_TAHUN = pattern(r"\btahun\s+\d{4}\b", re.IGNORECASE)
_LAPORAN = pattern(
    r"\b(?:evaluasi|laporan|hasil|capaian|realisasi|pertanggungjawaban|monitoring|pemantauan|rekapitulasi|penilaian|"
    r"penghargaan|indeks|survei|reviu|audit|tindak lanjut|pelaksanaan|penghapusan|pemusnahan)\b",
    re.IGNORECASE,
)
_MELANJUTKAN = pattern(
    r"\b(?:melanjutkan|lanjutan|kelanjutan|menggantikan|mengganti|pengganti|keberhasilan|kekurangan|dibandingkan|sejak)\b",
    re.IGNORECASE,
)
_SUDAH = pattern(
    r"[^,;.]{0,80}?\b(?:telah|sudah|berakhir|selesai|lalu|sebelumnya|belum|menunjukkan|memperoleh)\b", re.IGNORECASE
)
"""What is said of something that is over."""
_LAMA = pattern(
    r"(?<!komisi )(?<!independen )\b(?:pemilu|pemilihan|pilkada|renstra|strategis|peta jalan|road map)\b", re.IGNORECASE
)
_RENCANA = pattern(
    r"\b(?:rencana|program|jadwal|agenda|pembentukan|tim|kelompok kerja|perjanjian kinerja)\b", re.IGNORECASE
)
_PERUBAHAN = pattern(r"(?:perubahan|pencabutan)\b", re.IGNORECASE)
_PENDAHULU = frozenset({"penetapan", "pembentukan", "pengangkatan", "penunjukan"})
_BATAS = pattern(
    r"\b(?:sampai dengan|s\.d\.|hingga|paling lambat)\s+(?:pada\s+)?(?:tanggal\s+)?(\d{1,2}\s+[A-Za-z]{3,9}\s+\d{4})\b",
    re.IGNORECASE,
)
_JAUH = 5
_JARAK = 80


def _title_year(subject: Subject) -> tuple[str, int | None]:
    """Return the title and the year it ends with, where it is a year of its own and not that of an act it names."""
    tentang = next((satu.polos for satu in subject.utuh.part("judul") if satu.peran == "tentang"), "")
    if _PERUBAHAN.match(tentang) or cited_acts(tentang):
        return tentang, None
    ada = [int(m[1]) for m in _TAHUN.finditer(tentang)]
    return tentang, ada[-1] if ada else None


@rule("ZI811", Severity.PERINGATAN, _LOGIKA, pasti=False)
def tahun_judul_sudah_lewat(subject: Subject) -> Iterator[Remark]:
    """Nama keputusan menyebut tahun yang bukan tahun keputusan.

    Mengapa: rencana dan tim dibentuk untuk tahun keputusan atau tahun sesudahnya; tahun lain biasanya tertinggal dari
        naskah tahun lalu. Laporan dan evaluasi tahun lalu, Pemilu, dan rencana strategis dibiarkan.

    Buruk:
        tentang: Rencana Aksi Pembangunan Zona Integritas Tahun 2025
    Baik:
        tentang: Rencana Aksi Pembangunan Zona Integritas Tahun {{ tahun }}
    """
    tentang, tahun = _title_year(subject)
    milik = subject.tahun
    if tahun is None or milik is None or tahun in {milik, milik + 1} or _LAMA.search(tentang):
        return
    if tahun < milik and _LAPORAN.search(tentang):
        return
    lewat = tahun < milik and (tahun < milik - 1 or _RENCANA.search(tentang))
    tingkat = None if lewat or tahun > milik + _JAUH else Severity.CATATAN
    pesan = f"nama keputusan menyebut tahun {tahun}, keputusan ini tahun {milik}"
    saran = "tulis Tahun {{ tahun }} supaya selalu sama dengan tahun keputusan"
    yield Remark(pesan, ("tentang",), saran, str(tahun), tingkat=tingkat)


def _with_year(subject: Subject) -> Iterator[Tulisan]:
    for satu in subject.part("menimbang", "memperhatikan", "diktum", "lampiran"):
        # The title of an annex, the closing consideration and the first diktum are compared with the title elsewhere.
        lain = satu.peran in {"judul", "kepala"} or satu.jalur[:2] in {("menimbang", "penutup"), ("diktum", 0)}
        if satu.mentah and not lain and _SEBUT_TAHUN.search(satu.polos):
            yield satu


@rule("ZI812", Severity.PERINGATAN, "logika naskah: satu hal disebut dengan satu nama", pasti=False, pada=_with_year)
def tahun_hal_berbeda(subject: Subject) -> Iterator[Remark]:
    """Hal yang ditetapkan disebut dengan tahun yang sudah lewat di tempat lain dalam keputusan.

    Mengapa: rencana aksi atau tim yang ditetapkan hanya satu; tahun yang lebih lama di pertimbangan atau diktum
        tertinggal dari naskah tahun lalu. Di sel tabel hal itu hanya catatan; evaluasi tahun lalu dibiarkan.

    Buruk:
        tentang: Rencana Aksi Pembangunan Zona Integritas Tahun 2026
        diktum:
          - penetapan
          - Rencana Aksi Zona Integritas Tahun 2025 dilaksanakan oleh Tim.
          - berlaku
    Baik:
        tentang: Rencana Aksi Pembangunan Zona Integritas Tahun 2026
        diktum:
          - penetapan
          - Rencana Aksi Zona Integritas Tahun 2026 dilaksanakan oleh Tim.
          - berlaku
    """
    tentang, tahun = _title_year(subject)
    pokok = [kata for kata in tentang.split() if kata.casefold() not in _PENDAHULU][:2]
    if tahun is None or len(pokok) < len(("rencana", "aksi")):
        return
    terlama = min(tahun, subject.tahun or tahun)
    awal = r"\s+".join(re.escape(kata) for kata in pokok)
    hal = re.compile(rf"\b{awal}\b[^;.,:]{{0,300}}?\btahun\s+(\d{{4}})\b", re.IGNORECASE)
    for satu in _with_year(subject):
        for temuan in hal.finditer(satu.polos):
            lama = temuan[1]
            if int(lama) < terlama and lama in satu.mentah and not _of_the_past(satu.polos, *temuan.span()):
                pesan = f"di sini disebut tahun {lama}, dalam nama keputusan tahun {tahun}"
                tingkat = Severity.CATATAN if satu.bagian == "lampiran" else None
                yield Remark(pesan, satu.jalur, f"bila memang hal yang sama, tulis {tahun}", lama, tingkat=tingkat)


def _of_the_past(teks: str, awal: int, akhir: int) -> bool:
    """Return whether last year's is meant: its evaluation, what came of it, or an act that is cited."""
    mulai = max(0, awal - _JARAK)
    if _LAPORAN.search(teks, mulai, awal) or _MELANJUTKAN.search(teks, mulai, awal) or _SUDAH.match(teks, akhir):
        return True
    return any(akta.nomor <= awal < akta.akhir for akta in cited_acts(teks))


@rule("ZI813", Severity.PERINGATAN, _LOGIKA)
def batas_waktu_sudah_lewat(subject: Subject) -> Iterator[Remark]:
    """Batas waktu dalam diktum sudah lewat pada tanggal keputusan.

    Mengapa: tugas tidak dapat diselesaikan sebelum ditetapkan; tanggal seperti itu biasanya tertinggal dari keputusan
        tahun lalu.

    Buruk:
        diktum:
          - Tim bertugas sampai dengan tanggal 31 Desember 2025.
          - berlaku
    Baik:
        diktum:
          - Tim bertugas sampai dengan tanggal 31 Desember 2026.
          - berlaku
    """
    ditetapkan = subject.plan.penutup.tanggal
    for satu in subject.part("diktum") if ditetapkan else ():
        for temuan in _BATAS.finditer(satu.polos) if not satu.baku else ():
            batas = _date(temuan[1])
            if batas and ditetapkan and batas < ditetapkan and temuan[1][-4:] in satu.mentah:
                pesan = f'"{temuan[0]}" sudah lewat ketika keputusan ditetapkan, {bahasa.tanggal(ditetapkan)}'
                yield Remark(pesan, satu.jalur, "periksa tahun dan tanggalnya", temuan[1])


def _date(teks: str) -> date | None:
    try:
        return bahasa.parse_tanggal(teks)
    except ValueError:
        return None
