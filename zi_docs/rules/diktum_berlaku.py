"""Rules on coming into force and on repeal (UU 12/2011 Lampiran II, 143-157)."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from zi_docs import bahasa
from zi_docs.rules.aturan import Fix, Remark, Severity, rule
from zi_docs.rules.diktum import all_diktum, sentences
from zi_docs.rules.kalimat import LAMPIRAN_II, find, is_repeal
from zi_docs.rules.subjek import Subject, fix
from zi_docs.rules.tanggal import dates_in

if TYPE_CHECKING:
    from zi_docs.compose import Tulisan

_BERLAKU = (
    r"(?:Surat\s+)?Keputusan\s+ini\s+(?:(?:\w+\s+)?mulai\s+(?:di)?berlaku(?:kan)?"
    r"|(?:dinyatakan\s+)?berlaku(?=\s+(?:sejak|mulai|terhitung|pada|setelah|efektif|surut|secara\s+efektif)\b))"
)
_SAAT = r"(?<!saat )\bkeputusan\s+ini\b[^.;,]{0,60}?\bberlaku\b"
_RUMUS = r"Keputusan ini mulai berlaku (?:pada tanggal|setelah)\b"
_SEMUA = r"\b(?:semua|segala|seluruh|setiap)\s+(?:ketentuan|keputusan|peraturan)\b[^.;]{0,200}?\bbertentangan\b"
_TIDAK_BERLAKU = r"\b(?:dicabut|dinyatakan\s+(?:tidak\s+berlaku|dicabut)|tidak\s+berlaku\s+lagi)\b"


def _effects(subject: Subject) -> "list[Tulisan]":
    """Return the typed sentences that say when the decree takes effect."""
    return [satu for satu in sentences(subject) if re.match(_BERLAKU, satu.polos, re.IGNORECASE)]


@rule(
    "ZI421",
    Severity.PERINGATAN,
    f"{LAMPIRAN_II} angka 150 dan angka 151, disesuaikan untuk keputusan",
    angka=("150", "151"),
)
def rumus_mulai_berlaku_keliru(subject: Subject) -> Iterator[Remark]:
    """Diktum mulai berlaku tidak memakai rumus "mulai berlaku pada tanggal ditetapkan".

    Mengapa: rumusnya "mulai berlaku pada tanggal"; "mulai berlaku sejak tanggal", "mulai berlaku mulai tanggal", dan
    "berlaku terhitung mulai tanggal" mengulang atau mengaburkan saatnya, dan keputusan tidak diundangkan.

    Buruk:
        diktum:
          - penetapan
          - Keputusan ini mulai berlaku sejak tanggal ditetapkan.
    Baik:
        diktum:
          - penetapan
          - Keputusan ini mulai berlaku pada tanggal ditetapkan.
    """
    for satu in _effects(subject):
        inti = re.sub(r"\s+efektif\b", "", satu.polos)
        diundangkan = re.search(r"\bdiundangkan(?:nya)?\b|\bditetapkannya\b", inti)
        if re.match(_RUMUS, inti) and not diundangkan:
            continue
        ada = re.match(rf"{_BERLAKU}(?:\s+\w+){{0,4}}", satu.polos, re.IGNORECASE)
        kutip = diundangkan[0] if diundangkan else ada[0] if ada else ""
        saran = "tulis Keputusan ini mulai berlaku pada tanggal ditetapkan."
        yield Remark(f'"{kutip}" bukan rumus mulai berlaku', satu.jalur, saran, kutip, _right_formula(satu))


def _right_formula(satu: "Tulisan") -> tuple[Fix, ...]:
    salah = re.search(
        r"\b(?:mulai\s+berlaku|berlaku)\s+(?:sejak|mulai|terhitung\s+(?:sejak|mulai)|pada|pada\s+saat)\s+(?:tanggal\s+)?ditetapkan(?:nya)?\b",
        satu.mentah,
    )
    return fix(satu, salah[0], "mulai berlaku pada tanggal ditetapkan") if salah else ()


@rule("ZI422", Severity.GALAT, f"{LAMPIRAN_II} angka 152", angka=("152",))
def mulai_berlaku_efektif(subject: Subject) -> Iterator[Remark]:
    """Diktum memakai frasa "berlaku efektif".

    Mengapa: frasa itu menimbulkan ketidakpastian: saat berlaku ialah saat ditetapkan, atau saat berlaku efektif.

    Buruk:
        diktum:
          - penetapan
          - Keputusan ini mulai berlaku efektif pada tanggal ditetapkan.
    Baik:
        diktum:
          - penetapan
          - Keputusan ini mulai berlaku pada tanggal ditetapkan.
    """
    for satu in sentences(subject):
        if "keputusan ini" in satu.polos.casefold() and (
            ada := re.search(r"\bberlaku\s+(?:secara\s+)?efektif\b", satu.polos)
        ):
            yield Remark(
                f'frasa "{ada[0]}" tidak digunakan',
                satu.jalur,
                "tulis berlaku saja",
                ada[0],
                fix(satu, ada[0], "berlaku"),
            )


@rule("ZI423", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 155 dan angka 156", angka=("155", "156"))
def berlaku_sebelum_ditetapkan(subject: Subject) -> Iterator[Remark]:
    """Keputusan berlaku mulai tanggal yang lebih awal daripada tanggal penetapannya.

    Mengapa: pada dasarnya saat berlaku tidak lebih awal daripada penetapan; yang berlaku surut memerlukan alasan yang
    kuat dan pengaturan akibatnya. Yang tegas menyebut "berlaku surut" hanya dicatat.

    Buruk:
        diktum:
          - penetapan
          - Keputusan ini mulai berlaku pada tanggal 2 Januari 2026.
    Baik:
        diktum:
          - penetapan
          - Keputusan ini mulai berlaku pada tanggal 2 Februari 2026.
    """
    ditetapkan = subject.plan.penutup.tanggal
    for satu in _effects(subject):
        for tanggal in dates_in(satu.polos) if ditetapkan else ():
            sebelum = satu.polos[: tanggal.awal].casefold()
            if re.search(r"(?:sampai\s+dengan|hingga|s\.d\.?)\s+(?:tanggal\s+)?$", sebelum) or "nomor" in sebelum:
                continue
            if ditetapkan and tanggal.nilai < ditetapkan:
                pesan = f"mulai berlaku {tanggal.kata}, sebelum ditetapkan {bahasa.tanggal(ditetapkan)}"
                saran = (
                    "tulis pada tanggal ditetapkan; bila memang berlaku surut, atur akibatnya dan abaikan aturan ini"
                )
                tingkat = Severity.CATATAN if "berlaku surut" in sebelum else None
                yield Remark(pesan, satu.jalur, saran, tanggal.kata, tingkat=tingkat)


@rule("ZI424", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 150, disesuaikan untuk keputusan", angka=("150",))
def keputusan_tanpa_saat_berlaku(subject: Subject) -> Iterator[Remark]:
    """Tidak satu diktum pun menyatakan kapan keputusan mulai berlaku.

    Mengapa: saat mulai berlaku dinyatakan dalam keputusan itu sendiri, sebagai diktum terakhir.

    Buruk:
        diktum:
          - Membentuk Tim sebagaimana tercantum dalam Lampiran.
    Baik:
        diktum:
          - Membentuk Tim sebagaimana tercantum dalam Lampiran.
          - berlaku
    """
    semua = all_diktum(subject)
    if not any(re.search(_SAAT, satu.polos, re.IGNORECASE) for satu in semua):
        jalur = ("diktum", len(semua) - 1)
        yield Remark(
            "tidak ada diktum tentang mulai berlakunya keputusan ini", jalur, "tambahkan diktum baku: - berlaku"
        )


@rule("ZI425", Severity.PERINGATAN, "susunan keputusan: mulai berlaku dalam diktum terakhir", angka=("150",))
def diktum_berlaku_bukan_terakhir(subject: Subject) -> Iterator[Remark]:
    """Diktum mulai berlaku tidak menjadi diktum yang terakhir.

    Mengapa: saat mulai berlaku menutup batang tubuh; diktum lain berada di atasnya.

    Buruk:
        diktum:
          - penetapan
          - berlaku
          - Tim bertanggung jawab kepada Ketua.
    Baik:
        diktum:
          - penetapan
          - Tim bertanggung jawab kepada Ketua.
          - berlaku
    """
    semua = all_diktum(subject)
    berlaku = [satu for satu in semua if re.match(_BERLAKU, satu.polos, re.IGNORECASE)]
    if berlaku and berlaku[-1] is not semua[-1]:
        pesan = f"diktum mulai berlaku ({berlaku[-1].label}) bukan diktum terakhir ({semua[-1].label})"
        yield Remark(pesan, ("diktum", berlaku[-1].nomor), "pindahkan ke paling bawah")


@rule("ZI426", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 145", angka=("145",))
def pencabutan_secara_umum(subject: Subject) -> Iterator[Remark]:
    """Diktum mencabut semua ketentuan yang bertentangan tanpa menyebut yang dicabut.

    Mengapa: demi kepastian hukum, pencabutan tidak dirumuskan secara umum, tetapi menyebut dengan tegas yang dicabut.

    Buruk:
        diktum:
          - penetapan
          - >-
            Pada saat Keputusan ini mulai berlaku, semua ketentuan yang bertentangan dengan Keputusan ini dicabut dan
            dinyatakan tidak berlaku.
          - berlaku
    Baik:
        diktum:
          - penetapan
          - >-
            Pada saat Keputusan ini mulai berlaku, Keputusan {{ satker.lembaga }} Nomor 4 Tahun 2025 tentang Pembentukan
            Tim, dicabut dan dinyatakan tidak berlaku.
          - berlaku
    """
    for satu in sentences(subject):
        umum = find(_SEMUA, satu.polos, "bertentangan")
        if (
            umum
            and re.search(_TIDAK_BERLAKU, satu.polos[umum.end() :], re.IGNORECASE)
            and not re.search(r"\bNomor\s+\d", satu.polos)
        ):
            pesan = "pencabutan dirumuskan secara umum"
            yield Remark(
                pesan, satu.jalur, "sebut yang dicabut: Keputusan ... Nomor ... Tahun ... tentang ...", umum[0]
            )


@rule("ZI427", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 144 dan angka 146", angka=("144", "146", "147", "225", "227"))
def rumus_pencabutan_keliru(subject: Subject) -> Iterator[Remark]:
    """Diktum pencabutan tidak memakai rumus "dicabut dan dinyatakan tidak berlaku" dengan pembukanya.

    Mengapa: pencabutan diawali frasa Pada saat Keputusan ini mulai berlaku, kecuali dalam keputusan pencabutan, dan
    memakai frasa dicabut dan dinyatakan tidak berlaku. "Mencabut Keputusan ..." dalam keputusan pencabutan hanya
    dicatat.

    Buruk:
        diktum:
          - penetapan
          - >-
            Dengan berlakunya Keputusan ini, Keputusan {{ satker.lembaga }} Nomor 4 Tahun 2025 tentang Pembentukan Tim
            dinyatakan tidak berlaku lagi.
          - berlaku
    Baik:
        diktum:
          - penetapan
          - >-
            Pada saat Keputusan ini mulai berlaku, Keputusan {{ satker.lembaga }} Nomor 4 Tahun 2025 tentang Pembentukan
            Tim, dicabut dan dinyatakan tidak berlaku.
          - berlaku
    """
    for diktum in all_diktum(subject):
        polos = diktum.polos
        cabut = _revoking(polos)
        if not cabut or not diktum.teks or diktum.teks[0].baku:
            continue
        kurang = []
        if not re.search(r"\bdi(?:cabut|tarik\s+kembali)\s+dan\s+dinyatakan\s+tidak\s+berlaku\b(?!\s+lagi)", polos):
            kurang.append("dicabut dan dinyatakan tidak berlaku")
        if not is_repeal(subject) and not re.match(r"Pada\s+saat\s+Keputusan\s+ini\s+mulai\s+berlaku\b", polos):
            kurang.append("Pada saat Keputusan ini mulai berlaku")
        for rumus in kurang:
            letak = next((satu for satu in diktum.teks if cabut in satu.polos), diktum.teks[0])
            saran = "tulis Pada saat Keputusan ini mulai berlaku, ..., dicabut dan dinyatakan tidak berlaku."
            tingkat = Severity.CATATAN if is_repeal(subject) and cabut == "Mencabut" else None
            yield Remark(f'diktum pencabutan tidak memuat "{rumus}"', letak.jalur, saran, cabut, tingkat=tingkat)


def _revoking(polos: str) -> str:
    """Return the words that revoke an act of a number; '' where a right is revoked, or a repeal is told of."""
    if re.search(r"\b(?:telah|sudah)\s+dicabut\b|\btentang\s+Pencabutan\b", polos):
        return ""
    if awal := re.match(r"Mencabut(?=\s+(?:Keputusan|Peraturan)\b)", polos):
        return awal[0]
    akta = re.search(r"\b(?:Keputusan|Peraturan)\b(?!\s+ini)[^;]{0,300}?\bNomor\b", polos)
    cabut = re.search(_TIDAK_BERLAKU, polos[akta.end() : akta.end() + 3000]) if akta else None
    return cabut[0] if cabut else ""
