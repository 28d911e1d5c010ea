"""Rules on the considerations one by one (UU 12/2011 Lampiran II, 17-22)."""

import re
from collections.abc import Iterator

from zi_docs import bahasa
from zi_docs.rules.aturan import Remark, Severity, rule
from zi_docs.rules.kalimat import LAMPIRAN_II, find, first_word, fix_end, last_word, letters, second_sentence, typed
from zi_docs.rules.subjek import Subject, fix

_ALASAN_TERBANYAK = 6
_PEMBUKA = (
    "berdasarkan",
    "dalam rangka",
    "untuk",
    "guna",
    "demi",
    "sesuai dengan",
    "sehubungan dengan",
    "menindaklanjuti",
    "sebagai tindak lanjut",
    "dengan",
)
_PREDIKAT = """
ada adalah akan belum boleh bukan cukup dapat harus ialah layak mampu masih memerlukan mempunyai merupakan penting perlu
sudah telah tidak wajib berhak
"""
_BUKAN_KERJA = """
di digital dinamis dinas diri disiplin divisi direktur media melalui mengenai menurut merata meskipun metode berbagai
berikut bersama bersih berupa beserta terhadap tersebut terkait tertentu termasuk terakhir
"""
_PENDAHULU = "untuk guna rangka dan serta atau yang dalam demi dengan upaya"
_BERPREDIKAT, _TANPA_PREDIKAT = frozenset(_PREDIKAT.split()), frozenset(_BUKAN_KERJA.split())
_BUKAN_PREDIKAT_SESUDAH = frozenset(_PENDAHULU.split())


@rule("ZI201", Severity.GALAT, f"{LAMPIRAN_II} angka 22", angka=("22",))
def menimbang_tanpa_bahwa(subject: Subject) -> Iterator[Remark]:
    """Butir Menimbang tidak diawali kata "bahwa".

    Mengapa: setiap pertimbangan adalah satu kalimat yang diawali kata "bahwa" dengan huruf kecil.

    Buruk:
        menimbang:
          - untuk melaksanakan tugas perlu dibentuk tim;
    Baik:
        menimbang:
          - bahwa untuk melaksanakan tugas perlu dibentuk tim;
    """
    for satu in subject.part("menimbang"):
        if (
            satu.peran not in {"isi", "penutup"}
            or satu.baku
            or re.match(r"(?:[a-z0-9]{1,2}[.)]\s+)?bahwa ", satu.polos)
        ):
            continue
        awal = first_word(satu.polos)
        if awal.casefold() == "bahwa":
            saran, ganti = "tulis bahwa dengan huruf kecil", fix(satu, awal, "bahwa")
        else:
            saran, ganti = "awali dengan kata bahwa", ()
        yield Remark(f'pertimbangan ini diawali "{awal}", bukan "bahwa"', satu.jalur, saran, awal, ganti)


@rule("ZI202", Severity.GALAT, f"{LAMPIRAN_II} angka 22", angka=("22",))
def menimbang_tanpa_titik_koma(subject: Subject) -> Iterator[Remark]:
    """Butir Menimbang diketik dengan akhiran selain titik koma.

    Mengapa: setiap pertimbangan diakhiri titik koma, juga yang terakhir. Akhiran yang tidak diketik dibubuhkan
    sendiri.

    Buruk:
        menimbang:
          - bahwa untuk melaksanakan tugas perlu dibentuk tim.
    Baik:
        menimbang:
          - bahwa untuk melaksanakan tugas perlu dibentuk tim;
    """
    beranak = {satu.jalur[:3] for satu in subject.part("menimbang") if satu.peran == "rincian"}
    penutup = [satu for satu in subject.part("redaksi") if satu.peran == "menimbang_penutup"]
    for satu in [*typed(subject, "menimbang"), *penutup]:
        if satu.peran not in {"isi", "penutup", "menimbang_penutup"} or satu.jalur[:3] in beranak:
            continue
        akhir = re.search(r"(?:(?<!\.\.)[.:,!?]|[;,]\s(?:dan|atau|dan/atau))$", satu.polos[-20:])
        if akhir:
            ganti = fix_end(satu, ";") if len(akhir[0]) == 1 else ()
            pesan = f'pertimbangan ini diakhiri "{akhir[0]}", bukan titik koma'
            kutip = last_word(satu.polos) if len(akhir[0]) == 1 else akhir[0]
            yield Remark(pesan, satu.jalur, "akhiri dengan titik koma", kutip, ganti)


@rule("ZI203", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 22", angka=("22",))
def menimbang_lebih_dari_satu_kalimat(subject: Subject) -> Iterator[Remark]:
    """Butir Menimbang memuat lebih dari satu kalimat atau lebih dari satu pertimbangan.

    Mengapa: setiap pertimbangan dirumuskan dalam satu kalimat; yang kedua mendapat huruf sendiri.

    Buruk:
        menimbang:
          - bahwa pembangunan Zona Integritas harus dilakukan. Untuk itu perlu dibentuk tim
    Baik:
        menimbang:
          - bahwa pembangunan Zona Integritas harus dilakukan
          - bahwa untuk pembangunan Zona Integritas perlu dibentuk tim
    """
    for satu in typed(subject, "menimbang"):
        if satu.peran not in {"isi", "penutup"}:
            continue
        ganda = re.search(r";\s*(?:dan\s+)?(?:[a-z]\.\s*)?bahwa\b", satu.polos)
        if batas := ganda[0] if ganda else second_sentence(satu.polos):
            pesan = "pertimbangan ini memuat lebih dari satu kalimat"
            yield Remark(pesan, satu.jalur, "jadikan butir tersendiri yang diawali bahwa", batas)


@rule("ZI204", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 20", angka=("18", "20"))
def menimbang_hanya_menyatakan_perlu(subject: Subject) -> Iterator[Remark]:
    """Butir Menimbang hanya menyatakan bahwa keputusan dianggap perlu, tanpa alasannya.

    Mengapa: pokok pikiran yang hanya menyatakan bahwa naskah dianggap perlu untuk dibentuk tidak mencerminkan
    pertimbangan dan alasan pembentukannya.

    Buruk:
        menimbang:
          - bahwa dipandang perlu menetapkan tim pembangunan Zona Integritas
    Baik:
        menimbang:
          - bahwa pembangunan Zona Integritas memerlukan tim yang susunan dan tugasnya jelas
    """
    pola = (
        r"^bahwa\s+(?:maka\s+)?(?:(?:dipandang|dianggap|dirasa|dinilai)\s+)?"
        r"perlu\s+(?:untuk\s+|segera\s+)?(?:men|mem|di)\w+"
    )
    for satu in typed(subject, "menimbang"):
        if satu.peran == "isi" and (ada := find(pola, satu.polos[:80], "perlu")):
            pesan = "pertimbangan ini hanya menyatakan perlu, tanpa alasan"
            yield Remark(pesan, satu.jalur, "sebut alasannya: bahwa ..., diperlukan ...", ada[0])


@rule(
    "ZI205",
    Severity.CATATAN,
    "kebiasaan penyusunan: kata perlu tidak memakai maka atau dipandang",
    angka=("243",),
    pasti=False,
)
def maka_dipandang_perlu(subject: Subject) -> Iterator[Remark]:
    """Pertimbangan memakai "maka perlu", "maka dipandang perlu", atau "dipandang perlu".

    Mengapa: rumusnya cukup kata perlu; kata maka berlebihan sesudah bahwa untuk atau bahwa berdasarkan, dan dipandang
    tidak menambah arti.

    Buruk:
        menimbang:
          - bahwa untuk pembangunan Zona Integritas, maka dipandang perlu dibentuk tim
    Baik:
        menimbang:
          - bahwa untuk pembangunan Zona Integritas perlu dibentuk tim
    """
    for satu in typed(subject, "menimbang"):
        if ada := re.search(r"\b(?:maka\s+)?(?:dipandang|dianggap)\s+perlu\b|\bmaka\s+perlu\b", satu.polos):
            yield Remark(
                f'"{ada[0]}" cukup ditulis "perlu"', satu.jalur, "tulis perlu", ada[0], fix(satu, ada[0], "perlu")
            )


@rule("ZI206", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 21", angka=("18", "21"))
def menimbang_bukan_kalimat_utuh(subject: Subject) -> Iterator[Remark]:
    """Butir Menimbang hanya berisi keterangan, tanpa pokok kalimatnya.

    Mengapa: setiap pokok pikiran merupakan satu kesatuan pengertian. "bahwa berdasarkan Keputusan ... tentang ...;"
    atau "bahwa untuk melaksanakan ...;" berhenti sebelum mengatakan apa yang diperlukan atau ditetapkan.

    Buruk:
        menimbang:
          - bahwa berdasarkan Keputusan {{ satker.lembaga }} Nomor 23 Tahun 2025 tentang Pembentukan Tim
    Baik:
        menimbang:
          - >-
            bahwa berdasarkan Keputusan {{ satker.lembaga }} Nomor 23 Tahun 2025 tentang Pembentukan Tim, tim tersebut
            menyusun rencana aksi
    """
    for satu in typed(subject, "menimbang"):
        inti = re.sub(r"^bahwa\s+", "", satu.polos[:5000], flags=re.IGNORECASE)
        pembuka = next((p for p in _PEMBUKA if inti.startswith(f"{p} ")), "")
        if satu.peran == "isi" and pembuka and not _has_predicate(inti.removeprefix(pembuka)):
            pesan = f'pertimbangan ini hanya keterangan "{pembuka} ..." tanpa pokok kalimat'
            saran = "lanjutkan dengan akibatnya, misalnya: ..., perlu dibentuk ..."
            yield Remark(pesan, satu.jalur, saran, pembuka)


def _has_predicate(text: str) -> bool:
    """Whether a sentence may say something beside its opening phrase; only words in small letters can be its verb.

    In doubt it may.
    """
    text = re.sub(
        r"\bsebagaimana\s+(?:telah\s+)?(?:beberapa\s+kali\s+)?(?:diubah|dimaksud)\b(?:,?\s+terakhir)?", " ", text
    )
    if re.search(r",\s+(?!dan\b|atau\b|serta\b)[a-z]", text):
        return True
    kata = text.split()
    for sebelum, satu in zip(["untuk", *kata], kata, strict=False):
        inti = satu.rstrip(",;.:")
        if inti in _BERPREDIKAT:
            return True
        if not inti.islower() or inti in _TANPA_PREDIKAT or sebelum in _BUKAN_PREDIKAT_SESUDAH:
            continue
        if re.match(r"(?:di|me|ber|ter)[a-z]{4,}", inti):
            return True
    return False


@rule("ZI207", Severity.CATATAN, f"{LAMPIRAN_II} angka 19", angka=("19",))
def menimbang_terlalu_banyak(subject: Subject) -> Iterator[Remark]:
    """Menimbang memuat lebih dari enam alasan sebelum pertimbangan penutup.

    Mengapa: unsur filosofis, sosiologis, dan yuridis masing-masing paling banyak dua pertimbangan.

    Buruk:
        menimbang:
          - bahwa alasan pertama perlu diperhatikan
          - bahwa alasan kedua perlu diperhatikan
          - bahwa alasan ketiga perlu diperhatikan
          - bahwa alasan keempat perlu diperhatikan
          - bahwa alasan kelima perlu diperhatikan
          - bahwa alasan keenam perlu diperhatikan
          - bahwa alasan ketujuh perlu diperhatikan
    Baik:
        menimbang:
          - bahwa alasan pertama perlu diperhatikan
          - bahwa alasan kedua perlu diperhatikan
    """
    butir = subject.plan.menimbang.butir
    if len(butir) > _ALASAN_TERBANYAK:
        jalur = ("menimbang", "butir", _ALASAN_TERBANYAK)
        pesan = f"Menimbang memuat {len(butir)} alasan; angka 19 memberi ruang paling banyak {_ALASAN_TERBANYAK}"
        yield Remark(pesan, jalur, "gabungkan atau hapus yang tidak menjadi alasan keputusan ini")


@rule("ZI208", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 21", angka=("21",))
def menimbang_kembar(subject: Subject) -> Iterator[Remark]:
    """Dua butir Menimbang sama bunyinya.

    Mengapa: setiap butir memuat satu pokok pikiran; butir yang berulang biasanya sisa salinan yang lupa diganti.

    Buruk:
        menimbang:
          - bahwa untuk melaksanakan tugas perlu dibentuk tim
          - bahwa untuk melaksanakan tugas perlu dibentuk tim
    Baik:
        menimbang:
          - bahwa untuk melaksanakan tugas perlu dibentuk tim
          - bahwa tim tersebut perlu disusun dari setiap subbagian
    """
    ada: dict[str, int] = {}
    for satu in typed(subject, "menimbang"):
        if satu.peran != "isi" or not isinstance(nomor := satu.jalur[2], int):
            continue
        pertama = ada.setdefault(letters(satu.polos), nomor)
        if pertama != nomor:
            pesan = f"pertimbangan huruf {bahasa.huruf(nomor + 1)} sama dengan huruf {bahasa.huruf(pertama + 1)}"
            yield Remark(pesan, satu.jalur, "hapus atau ganti salah satunya")
