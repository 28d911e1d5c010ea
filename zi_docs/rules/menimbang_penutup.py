"""Rules on the closing consideration typed by hand, and on references to letters (UU 12/2011 Lampiran II, 23-27)."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from zi_docs import bahasa
from zi_docs.models.keputusan import TANPA
from zi_docs.rules.aturan import Remark, Severity, rule
from zi_docs.rules.kalimat import LAMPIRAN_II, difference, letters, named_letters, title, typed
from zi_docs.rules.subjek import Subject, fix

if TYPE_CHECKING:
    from zi_docs.compose import Tulisan

_PENUTUP = r"\bberdasarkan\s+pertimbangan\s+(?:sebagaimana\s+)?(?:dimaksud|tersebut)"
_RUMUS = {
    "berdasarkan pertimbangan sebagaimana dimaksud dalam": r"berdasarkan\s+pertimbangan\s+sebagaimana\s+dimaksud\b",
    "huruf": r"\bhuruf\s+[a-z]\b",
    "perlu menetapkan": r"perlu\s+menetapkan\b",
}
_MENETAPKAN = r"\b(menetapkan|membentuk|menerbitkan|mengeluarkan)\s+([^;]{0,300}?)\s+tentang\s+(.*)$"


class Penutup(NamedTuple):
    """The closing consideration as a person typed it, and how many reasons stand before it."""

    tulisan: "Tulisan"
    alasan: int

    @property
    def rujukan(self) -> str:
        """The letters it must name."""
        return bahasa.daftar([f"huruf {bahasa.huruf(n)}" for n in range(1, self.alasan + 1)])


def _reasons(subject: Subject) -> "list[Tulisan]":
    return [
        satu
        for satu in typed(subject, "menimbang")
        if satu.peran == "isi" and len(satu.jalur) == len(("a", "b", 0, "c"))
    ]


def _is_closing(tulisan: "Tulisan") -> bool:
    return re.search(_PENUTUP, tulisan.polos, re.IGNORECASE) is not None


def closings(subject: Subject) -> list[Penutup]:
    """Return the closing consideration that a person typed: under penutup, in redaksi, or as the last one."""
    menimbang = subject.plan.menimbang
    banyak = len(menimbang.butir)
    if menimbang.penutup == TANPA:
        return [Penutup(satu, banyak - 1) for satu in _reasons(subject)[-1:] if banyak > 1 and _is_closing(satu)]
    diketik = [satu for satu in typed(subject, "menimbang") if satu.peran == "penutup"]
    baku = [satu for satu in subject.part("redaksi") if satu.peran == "menimbang_penutup"]
    return [Penutup(satu, banyak) for satu in diketik or baku]


@rule("ZI211", Severity.GALAT, f"{LAMPIRAN_II} angka 23", angka=("23",))
def pertimbangan_penutup_tidak_ada(subject: Subject) -> Iterator[Remark]:
    """Menimbang memuat beberapa pertimbangan tanpa pertimbangan penutup.

    Mengapa: jika pertimbangan lebih dari satu, butir terakhir berbunyi bahwa berdasarkan pertimbangan sebagaimana
    dimaksud dalam huruf a dan seterusnya perlu menetapkan keputusan itu.

    Buruk:
        menimbang:
          butir:
            - bahwa pembangunan Zona Integritas harus dilakukan
            - bahwa untuk itu perlu dibentuk tim
          penutup: tanpa
    Baik:
        menimbang:
          butir:
            - bahwa pembangunan Zona Integritas harus dilakukan
            - bahwa untuk itu perlu dibentuk tim
    """
    menimbang = subject.plan.menimbang
    if menimbang.penutup == TANPA and len(menimbang.butir) > 1 and not closings(subject):
        pesan = f"Menimbang memuat {len(menimbang.butir)} pertimbangan tanpa pertimbangan penutup"
        yield Remark(pesan, ("menimbang", "penutup"), "hapus penutup: tanpa; kalimatnya dibuat sendiri")


@rule("ZI212", Severity.GALAT, f"{LAMPIRAN_II} angka 23", angka=("23",))
def pertimbangan_penutup_ganda(subject: Subject) -> Iterator[Remark]:
    """Pertimbangan penutup diketik sebagai butir, padahal satu lagi dibuat sendiri di bawahnya.

    Mengapa: hanya butir terakhir yang merujuk semua pertimbangan. Penutup kedua akan merujuk penutup pertama sebagai
    alasan.

    Buruk:
        menimbang:
          - bahwa pembangunan Zona Integritas harus dilakukan
          - >-
            bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, perlu menetapkan {{ keputusan }} tentang
            {{ tentang }};
    Baik:
        menimbang:
          - bahwa pembangunan Zona Integritas harus dilakukan
    """
    if subject.plan.menimbang.penutup == TANPA:
        return
    for satu in _reasons(subject):
        if ada := re.search(_PENUTUP, satu.polos, re.IGNORECASE):
            pesan = "pertimbangan penutup diketik sebagai butir, padahal satu lagi dibuat di bawahnya"
            yield Remark(pesan, satu.jalur, "hapus butir ini, atau tulis penutup: tanpa", ada[0])


@rule("ZI213", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 24, angka 25, dan angka 27", angka=("24", "25", "26", "27"))
def pertimbangan_tunggal_tanpa_penetapan(subject: Subject) -> Iterator[Remark]:
    """Pertimbangan tunggal tidak memuat "perlu menetapkan Keputusan ... tentang ...".

    Mengapa: pertimbangan yang hanya satu memuat sendiri perlunya menetapkan keputusan dengan jenis dan namanya, karena
    tidak ada butir penutup.

    Buruk:
        menimbang:
          butir:
            - bahwa pembangunan Zona Integritas memerlukan tim yang jelas susunannya
          penutup: tanpa
    Baik:
        menimbang:
          butir:
            - >-
              bahwa untuk pembangunan Zona Integritas perlu menetapkan {{ keputusan }} tentang {{ tentang }}
          penutup: tanpa
    """
    menimbang = subject.plan.menimbang
    if menimbang.penutup != TANPA or len(menimbang.butir) > 1:
        return
    for satu in _reasons(subject):
        if not re.search(r"\bperlu\s+(?:menetapkan|membentuk)\s+Keputusan\b[^;]*?\btentang\b", satu.polos):
            saran = "akhiri dengan: perlu menetapkan {{ keputusan }} tentang {{ tentang }}; atau hapus penutup: tanpa"
            yield Remark("pertimbangan tunggal tidak menyebut keputusan yang perlu ditetapkan", satu.jalur, saran)


@rule("ZI214", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 23", angka=("23",))
def pertimbangan_penutup_tanpa_rumus(subject: Subject) -> Iterator[Remark]:
    """Pertimbangan penutup yang diketik tidak memakai rumusnya.

    Mengapa: rumusnya tetap: bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, huruf b, dan huruf c,
    perlu menetapkan Keputusan ... tentang ...;

    Buruk:
        menimbang:
          butir:
            - bahwa pembangunan Zona Integritas harus dilakukan
          penutup: bahwa sehubungan dengan hal tersebut di atas perlu menetapkan {{ keputusan }} tentang {{ tentang }};
    Baik:
        menimbang:
          butir:
            - bahwa pembangunan Zona Integritas harus dilakukan
          penutup: >-
            bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, perlu menetapkan {{ keputusan }} tentang
            {{ tentang }};
    """
    for penutup in closings(subject):
        text = penutup.tulisan.polos
        kurang = [rumus for rumus, pola in _RUMUS.items() if not re.search(pola, text, re.IGNORECASE)]
        if kurang:
            pesan = f'pertimbangan penutup tidak memuat "{kurang[0]}"'
            saran = "hapus kunci penutup: kalimatnya dibuat sendiri; atau ikuti rumusnya"
            yield Remark(pesan, penutup.tulisan.jalur, saran)


@rule("ZI215", Severity.GALAT, f"{LAMPIRAN_II} angka 23", angka=("23",))
def pertimbangan_penutup_salah_huruf(subject: Subject) -> Iterator[Remark]:
    """Pertimbangan penutup tidak merujuk semua huruf di atasnya, atau merujuk huruf yang tidak ada.

    Mengapa: butir terakhir merujuk semua pertimbangan sebelumnya, tidak kurang dan tidak lebih.

    Buruk:
        menimbang:
          butir:
            - bahwa pembangunan Zona Integritas harus dilakukan
            - bahwa untuk itu perlu dibentuk tim
          penutup: >-
            bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, perlu menetapkan {{ keputusan }} tentang
            {{ tentang }};
    Baik:
        menimbang:
          butir:
            - bahwa pembangunan Zona Integritas harus dilakukan
            - bahwa untuk itu perlu dibentuk tim
          penutup: >-
            bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a dan huruf b, perlu menetapkan
            {{ keputusan }} tentang {{ tentang }};
    """
    for penutup in closings(subject):
        for ada in list(named_letters(penutup.tulisan.polos))[:1]:
            if sorted(set(ada.nomor)) != list(range(1, penutup.alasan + 1)):
                pesan = f'pertimbangan penutup merujuk "{ada.frasa}", padahal di atasnya ada {penutup.rujukan}'
                ganti = fix(penutup.tulisan, ada.frasa, penutup.rujukan)
                yield Remark(pesan, penutup.tulisan.jalur, f"tulis {penutup.rujukan}", ada.frasa, ganti)


@rule("ZI216", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 23 dan angka 273", angka=("23", "272", "273"))
def rujukan_pada_huruf(subject: Subject) -> Iterator[Remark]:
    """Pertimbangan memakai "dimaksud pada huruf", bukan "dimaksud dalam huruf".

    Mengapa: rumus angka 23 dan contoh angka 273 memakai dalam huruf; kata pada hanya dipakai untuk ayat.

    Buruk:
        menimbang:
          butir:
            - bahwa pembangunan Zona Integritas harus dilakukan
          penutup: >-
            bahwa berdasarkan pertimbangan sebagaimana dimaksud pada huruf a, perlu menetapkan {{ keputusan }} tentang
            {{ tentang }};
    Baik:
        menimbang:
          butir:
            - bahwa pembangunan Zona Integritas harus dilakukan
          penutup: >-
            bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, perlu menetapkan {{ keputusan }} tentang
            {{ tentang }};
    """
    baku = [satu for satu in subject.part("redaksi") if satu.peran == "menimbang_penutup"]
    for satu in [*typed(subject, "menimbang"), *baku]:
        if ada := re.search(r"\bpada\s+huruf\b", satu.polos, re.IGNORECASE):
            ganti = fix(satu, ada[0], "dalam huruf")
            if not ganti and "dimaksud pada {{" in satu.mentah:
                ganti = fix(satu, "dimaksud pada {{", "dimaksud dalam {{")
            yield Remark(f'"{ada[0]}" semestinya "dalam huruf"', satu.jalur, "tulis dalam huruf", ada[0], ganti)


@rule("ZI217", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 23", angka=("23",))
def kata_huruf_tidak_diulang(subject: Subject) -> Iterator[Remark]:
    """Rujukan beberapa huruf tidak mengulang kata "huruf" di depan setiap huruf.

    Mengapa: rumusnya "huruf a, huruf b, dan huruf c", bukan "huruf a, b, dan c".

    Buruk:
        menimbang:
          butir:
            - bahwa pembangunan Zona Integritas harus dilakukan
            - bahwa untuk itu perlu dibentuk tim
          penutup: >-
            bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a dan b, perlu menetapkan {{ keputusan }}
            tentang {{ tentang }};
    Baik:
        menimbang:
          butir:
            - bahwa pembangunan Zona Integritas harus dilakukan
            - bahwa untuk itu perlu dibentuk tim
          penutup: >-
            bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a dan huruf b, perlu menetapkan
            {{ keputusan }} tentang {{ tentang }};
    """
    baku = [satu for satu in subject.part("redaksi") if satu.peran == "menimbang_penutup"]
    for satu in [*typed(subject, "menimbang"), *baku]:
        for ada in named_letters(satu.polos):
            if not ada.berulang:
                benar = bahasa.daftar([f"huruf {bahasa.huruf(n)}" for n in ada.nomor])
                pesan = f'"{ada.frasa}" tidak mengulang kata huruf'
                yield Remark(pesan, satu.jalur, f"tulis {benar}", ada.frasa, fix(satu, ada.frasa, benar))


@rule("ZI218", Severity.GALAT, f"{LAMPIRAN_II} angka 23", angka=("23", "24", "27"))
def pertimbangan_menyebut_nama_lain(subject: Subject) -> Iterator[Remark]:
    """Pertimbangan penutup yang diketik menyebut nama yang berbeda dari nama keputusan.

    Mengapa: yang perlu ditetapkan ialah keputusan ini, jadi namanya sama kata demi kata dengan judul.

    Buruk:
        tentang: Rencana Aksi Pembangunan Zona Integritas
        menimbang:
          butir:
            - bahwa pembangunan Zona Integritas harus dilakukan
          penutup: >-
            bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, perlu menetapkan {{ keputusan }} tentang
            Penetapan Rencana Aksi Pembangunan Zona Integritas;
    Baik:
        tentang: Rencana Aksi Pembangunan Zona Integritas
        menimbang:
          butir:
            - bahwa pembangunan Zona Integritas harus dilakukan
          penutup: >-
            bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, perlu menetapkan {{ keputusan }} tentang
            Rencana Aksi Pembangunan Zona Integritas;
    """
    nama = title(subject)
    for satu in _naming(subject):
        ada = re.search(_MENETAPKAN, satu.polos)
        if ada and letters(ada[3]) != letters(nama):
            kutip = ada[3].rstrip(" .;,")
            beda = difference(kutip, nama)
            pesan = f"pertimbangan ini menyebut nama yang bukan nama keputusan{f': {beda.uraian}' if beda else ''}"
            yield Remark(pesan, satu.jalur, "tulis tentang {{ tentang }}", kutip)


def _naming(subject: Subject) -> "list[Tulisan]":
    """Return the typed texts that must name the decree: the closing consideration, or the only one."""
    tunggal = subject.plan.menimbang.penutup == TANPA and len(subject.plan.menimbang.butir) == 1
    return _reasons(subject) if tunggal else [penutup.tulisan for penutup in closings(subject)]


@rule("ZI219", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 23", angka=("23",))
def pertimbangan_menyebut_jenis_lain(subject: Subject) -> Iterator[Remark]:
    """Pertimbangan penutup yang diketik menyebut jenis naskah atau lembaga dengan kata lain daripada judul.

    Mengapa: rumusnya "perlu menetapkan Keputusan ... tentang ..." dengan jenis dan lembaga sebagaimana pada judul,
    tanpa singkatan.

    Buruk:
        menimbang:
          butir:
            - bahwa pembangunan Zona Integritas harus dilakukan
          penutup: >-
            bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, perlu menetapkan Surat Keputusan Ketua
            {{ satker.singkatan }} tentang {{ tentang }};
    Baik:
        menimbang:
          butir:
            - bahwa pembangunan Zona Integritas harus dilakukan
          penutup: >-
            bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, perlu menetapkan {{ keputusan }} tentang
            {{ tentang }};
    """
    jenis = re.sub(r"[^\w\s/'-]+", "", subject.fakta.get("keputusan", ""))
    induk = subject.fakta.get("keputusan_induk", "")
    for satu in _naming(subject):
        ada = re.search(_MENETAPKAN, satu.polos)
        if ada is None or letters(ada[2]) == letters(jenis):
            continue
        if letters(ada[2]).removeprefix(letters(induk)) not in {"", letters(ada[2])}:
            continue  # the region of another office, which the rules on names report
        pesan = f'pertimbangan penutup menyebut "{ada[2]}", bukan "{jenis}"'
        yield Remark(pesan, satu.jalur, "tulis {{ keputusan }}", ada[2], fix(satu, ada[2], "{{ keputusan }}"))


@rule("ZI220", Severity.GALAT, f"{LAMPIRAN_II} angka 23 dan angka 279", angka=("23", "279"))
def rujukan_huruf_tidak_ada(subject: Subject) -> Iterator[Remark]:
    """Pertimbangan merujuk huruf yang tidak ada, dirinya sendiri, atau yang ada di bawahnya.

    Mengapa: rujukan hanya berarti bila hurufnya ada, dan pengacuan ke bagian yang terletak sesudahnya dihindari.

    Buruk:
        menimbang:
          - bahwa pembangunan Zona Integritas harus dilakukan
          - bahwa untuk maksud sebagaimana dimaksud dalam huruf d perlu dibentuk tim
    Baik:
        menimbang:
          - bahwa pembangunan Zona Integritas harus dilakukan
          - bahwa untuk maksud sebagaimana dimaksud dalam huruf a perlu dibentuk tim
    """
    penutup = {satu.tulisan.jalur for satu in closings(subject)}
    banyak = len(subject.plan.menimbang.butir)
    for satu in _reasons(subject):
        if satu.jalur in penutup or _is_closing(satu) or not isinstance(sendiri := satu.jalur[2], int):
            continue
        for ada in named_letters(satu.polos):
            if max(ada.nomor) > banyak:
                yield Remark(f'"{ada.frasa}" tidak ada dalam Menimbang', satu.jalur, "perbaiki hurufnya", ada.frasa)
            elif max(ada.nomor) > sendiri:
                pesan = f'"{ada.frasa}" merujuk pertimbangan ini sendiri atau yang ada di bawahnya'
                yield Remark(pesan, satu.jalur, "perbaiki hurufnya", ada.frasa, tingkat=Severity.PERINGATAN)
