"""Rules on the labels of diktum and on the sentence that each holds (UU 12/2011 Lampiran II, 77-79)."""

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from zi_docs import bahasa
from zi_docs.compose.fakta import BANYAK_DIKTUM, diktum_label
from zi_docs.rules.aturan import Fix, Remark, Severity, rule
from zi_docs.rules.kalimat import (
    LAMPIRAN_II,
    fix_end,
    is_amendment,
    last_word,
    letters,
    second_sentence,
    typed,
)
from zi_docs.rules.subjek import Subject

if TYPE_CHECKING:
    from zi_docs.compose import Tulisan

_PERGESERAN = ";,:!?"


class IsiDiktum(NamedTuple):
    """One diktum as it reads."""

    nomor: int
    """From 0."""
    label: str
    """As printed."""
    teks: "tuple[Tulisan, ...]"
    """Its sentence, its list, its closing words; without the label."""

    @property
    def polos(self) -> str:
        """All of its words."""
        return " ".join(satu.polos for satu in self.teks)


@lru_cache(maxsize=4)
def all_diktum(subject: Subject) -> tuple[IsiDiktum, ...]:
    """Return every diktum in order, composed ones too."""
    menurut: dict[object, list[Tulisan]] = {}
    for satu in subject.part("diktum"):
        if satu.peran != "label":
            menurut.setdefault(satu.jalur[1], []).append(satu)
    return tuple(
        IsiDiktum(n, satu.label or diktum_label(n + 1), tuple(menurut.get(n, ())))
        for n, satu in enumerate(subject.plan.diktum)
    )


@lru_cache(maxsize=4)
def sentences(subject: Subject) -> "tuple[Tulisan, ...]":
    """Return the diktum texts that a person wrote: those of the plan, and its own standard sentences."""
    baku = {"penetapan", "penetapan_banyak", "penetapan_tanpa", "anggaran", "berlaku"}
    sendiri = [satu for satu in subject.part("redaksi") if satu.peran in baku]
    return (*(satu for satu in typed(subject, "diktum") if satu.peran != "label"), *sendiri)


def number_of(label: str) -> int | None:
    """Return what a label counts, KESATU for 1; None when it is no label."""
    try:
        return bahasa.parse_diktum(label)
    except ValueError:
        return None


@rule(
    "ZI401",
    Severity.PERINGATAN,
    "bentuk label diktum dalam keputusan KPU: KESATU, KEDUA, dan seterusnya",
    angka=("79",),
)
def label_diktum_tidak_baku(subject: Subject) -> Iterator[Remark]:
    """Label diktum yang diketik sendiri bukan bilangan tingkat yang baku dalam huruf kapital.

    Mengapa: diktum berlabel KESATU, KEDUA, ..., KESEBELAS, KEDUA BELAS; ejaan lain tidak dapat dirujuk dengan pasti.

    Buruk:
        diktum:
          - {label: PERTAMA, isi: Membentuk tim sebagaimana tercantum dalam Lampiran.}
          - berlaku
    Baik:
        diktum:
          - {label: KESATU, isi: Membentuk tim sebagaimana tercantum dalam Lampiran.}
          - berlaku
    """
    for satu in all_diktum(subject):
        label = subject.plan.diktum[satu.nomor].label
        if label is None or (number_of(label) is not None and label == label.upper()):
            continue
        benar = diktum_label(satu.nomor + 1) if number_of(label) is None else label.upper()
        jalur = ("diktum", satu.nomor, "label")
        pesan = f'label diktum "{label}" tidak baku'
        yield Remark(
            pesan, jalur, f"tulis {benar}, atau hapus label: dibuat sendiri", label, (Fix(jalur, label, benar),)
        )


@rule("ZI402", Severity.GALAT, "urutan diktum: KESATU, KEDUA, dan seterusnya tanpa lompatan", angka=("79",))
def diktum_tidak_berurutan(subject: Subject) -> Iterator[Remark]:
    """Label diktum yang diketik sendiri berulang atau melompat.

    Mengapa: dua diktum dengan label yang sama, atau label yang terlewat, membuat rujukan kepada diktum tidak pasti.

    Buruk:
        diktum:
          - Membentuk Tim.
          - {label: KETIGA, isi: Tim bertugas menyusun rencana aksi.}
          - berlaku
    Baik:
        diktum:
          - Membentuk Tim.
          - {label: KEDUA, isi: Tim bertugas menyusun rencana aksi.}
          - berlaku
    """
    dipakai: dict[str, int] = {}
    for satu in all_diktum(subject)[:BANYAK_DIKTUM]:
        label, harus = satu.label.upper(), diktum_label(satu.nomor + 1)
        sebelumnya = dipakai.setdefault(label, satu.nomor)
        if subject.plan.diktum[satu.nomor].label is None and sebelumnya == satu.nomor:
            continue
        if sebelumnya != satu.nomor:
            pesan = f"label {label} dipakai dua kali: diktum ke-{sebelumnya + 1} dan ke-{satu.nomor + 1}"
        elif number_of(label) not in {None, satu.nomor + 1}:
            pesan = f"diktum ke-{satu.nomor + 1} berlabel {label}, semestinya {harus}"
        else:
            continue
        ketik = subject.plan.diktum[satu.nomor].label
        jalur = ("diktum", satu.nomor, *(("label",) if ketik else ()))
        yield Remark(pesan, jalur, f"tulis {harus}, atau hapus label: dibuat sendiri", ketik or "")


@rule("ZI403", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 77, disesuaikan untuk diktum", angka=("77",))
def diktum_tanpa_titik(subject: Subject) -> Iterator[Remark]:
    """Diktum diketik dengan akhiran selain titik.

    Mengapa: setiap diktum memuat satu norma dalam satu kalimat lengkap, yang diakhiri titik. Titik yang tidak diketik
    dibubuhkan sendiri.

    Buruk:
        diktum:
          - Membentuk Tim sebagaimana tercantum dalam Lampiran;
          - berlaku
    Baik:
        diktum:
          - Membentuk Tim sebagaimana tercantum dalam Lampiran.
          - berlaku
    """
    for satu in sentences(subject):
        berlanjut = satu.bagian == "diktum" and subject.plan.diktum[int(satu.jalur[1])].rincian
        if satu.peran == "rincian" or (satu.peran == "isi" and berlanjut) or satu.polos.endswith("..."):
            continue
        akhir = satu.polos[-1:]
        if akhir and akhir in _PERGESERAN:
            ganti = fix_end(satu, ".") if akhir in ";," else ()
            saran = "akhiri dengan titik" if akhir != ":" else "akhiri dengan titik, atau tulis rinciannya pada rincian"
            yield Remark(f'diktum ini diakhiri "{akhir}", bukan titik', satu.jalur, saran, last_word(satu.polos), ganti)


@rule(
    "ZI404",
    Severity.CATATAN,
    f"{LAMPIRAN_II} angka 77 dan angka 78, disesuaikan untuk diktum",
    angka=("77", "78", "83"),
)
def diktum_lebih_dari_satu_kalimat(subject: Subject) -> Iterator[Remark]:
    """Diktum memuat lebih dari satu kalimat.

    Mengapa: satu diktum memuat satu norma dalam satu kalimat; diktum yang pendek dan banyak lebih baik daripada yang
    panjang dan sedikit.

    Buruk:
        diktum:
          - Tim bertugas menyusun rencana aksi. Tim bertanggung jawab kepada Ketua.
          - berlaku
    Baik:
        diktum:
          - Tim bertugas menyusun rencana aksi.
          - Tim bertanggung jawab kepada Ketua.
          - berlaku
    """
    if is_amendment(subject):
        return
    for satu in sentences(subject):
        if satu.peran != "akhir" and (batas := second_sentence(satu.polos)):
            yield Remark("diktum ini memuat lebih dari satu kalimat", satu.jalur, "jadikan diktum tersendiri", batas)


@rule("ZI405", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 78, disesuaikan untuk diktum", angka=("78",))
def diktum_kembar(subject: Subject) -> Iterator[Remark]:
    """Dua diktum sama bunyinya.

    Mengapa: setiap diktum memuat normanya sendiri; yang berulang biasanya sisa salinan yang lupa diganti.

    Buruk:
        diktum:
          - Tim bertanggung jawab kepada Ketua.
          - Tim bertanggung jawab kepada Ketua.
          - berlaku
    Baik:
        diktum:
          - Tim bertanggung jawab kepada Ketua.
          - berlaku
    """
    ada: dict[str, IsiDiktum] = {}
    for satu in all_diktum(subject):
        pertama = ada.setdefault(letters(satu.polos), satu)
        if pertama is not satu and satu.teks:
            pesan = f"diktum {satu.label} sama dengan diktum {pertama.label}"
            yield Remark(pesan, satu.teks[0].jalur, "hapus salah satunya")
