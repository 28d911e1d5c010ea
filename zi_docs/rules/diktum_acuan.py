"""Rules on references to diktum of the same decree (UU 12/2011 Lampiran II, 271-280)."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from zi_docs import bahasa
from zi_docs.bahasa.penomoran import tampak_romawi
from zi_docs.rules.aturan import Remark, Severity, rule
from zi_docs.rules.diktum import all_diktum, number_of, sentences
from zi_docs.rules.kalimat import LAMPIRAN_II, is_amendment, is_repeal, typed
from zi_docs.rules.subjek import Subject, fix

if TYPE_CHECKING:
    from zi_docs.compose import Tulisan

_URUTAN = r"(?:ke[a-z]+|pertama)(?: (?:belas|puluh(?: (?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan))?))?"
_SAMBUNGAN = rf"\b(?P<kata>diktum) +(?P<label>{_URUTAN}\b|ke-?\d+\b|\d+\b|[IVX]+\b)"


class Acuan(NamedTuple):
    """A reference to a diktum."""

    frasa: str
    kata: str
    label: str
    awal: int
    akhir: int

    @property
    def nomor(self) -> int | None:
        """Which diktum it means; None when the label is no ordinal in words."""
        return 1 if self.label.casefold() == "pertama" else number_of(self.label)


@lru_cache(maxsize=1 << 12)
def _references(text: str) -> tuple[Acuan, ...]:
    """Return the references of a text to diktum of this decree; one to those of another act says which act."""
    return tuple(_find_references(text)) if "iktum" in text.casefold() else ()


def _find_references(text: str) -> Iterator[Acuan]:
    for ada in re.finditer(_SAMBUNGAN, text, re.IGNORECASE):
        label = ada["label"]
        if re.match("ke[a-z]", label, re.IGNORECASE) and number_of(label) is None:
            continue
        if not _of_another_act(text, ada.end()):
            yield Acuan(ada[0], ada["kata"], label, ada.start(), ada.end())


def _of_another_act(text: str, akhir: int) -> bool:
    lanjut = text[akhir : akhir + 120]
    return (
        re.match(
            r"(?:[\s,]+(?:dan|sampai\s+dengan|serta|huruf\s+\w|angka\s+\d+|diktum|ke\w+|belas|puluh)){0,12}[\s,]+(?:dalam\s+|pada\s+|dari\s+)?"
            r"(?:lampiran\s+)?(?:surat\s+)?(?:keputusan|peraturan)\b(?!\s+ini)",
            lanjut,
            re.IGNORECASE,
        )
        is not None
    )


@lru_cache(maxsize=1)
def _texts(subject: Subject) -> "list[Tulisan]":
    """Return the typed sentences whose references to diktum are to this decree."""
    if is_amendment(subject) or is_repeal(subject):
        return []
    lampiran = [satu for satu in typed(subject, "lampiran") if "iktum" in satu.polos or "IKTUM" in satu.polos]
    return [*sentences(subject), *lampiran]


@rule("ZI431", Severity.GALAT, f"{LAMPIRAN_II} angka 272, disesuaikan untuk diktum", angka=("272",))
def acuan_ke_diktum_yang_tidak_ada(subject: Subject) -> Iterator[Remark]:
    """Rujukan menyebut diktum yang tidak ada dalam keputusan ini.

    Mengapa: pengacuan menunjuk bagian keputusan yang ada; diktum yang tidak ada biasanya sisa keputusan yang disalin.

    Buruk:
        diktum:
          - penetapan
          - Tim sebagaimana dimaksud dalam Diktum KELIMA bertanggung jawab kepada Ketua.
          - berlaku
    Baik:
        diktum:
          - penetapan
          - Tim sebagaimana dimaksud dalam Diktum KESATU bertanggung jawab kepada Ketua.
          - berlaku
    """
    label = [satu.label for satu in all_diktum(subject)]
    ada = {*map(number_of, label), *range(1, len(label) + 1)}
    for satu in _texts(subject):
        for acuan in _references(satu.polos):
            if acuan.nomor is not None and acuan.nomor not in ada:
                pesan = f'"{acuan.frasa}" tidak ada; diktum terakhir keputusan ini {label[-1]}'
                saran = "perbaiki labelnya, atau beri diktum itu id dan rujuk dengan {{ diktum.id }}"
                yield Remark(pesan, satu.jalur, saran, acuan.frasa)


@rule("ZI432", Severity.CATATAN, "praktik keputusan KPU: Diktum KESATU", angka=("79",), pasti=False)
def acuan_diktum_salah_bentuk(subject: Subject) -> Iterator[Remark]:
    """Rujukan kepada diktum tidak ditulis seperti labelnya: "Diktum KESATU".

    Mengapa: kata Diktum berawalan huruf kapital dan labelnya ditulis sebagaimana tercetak, supaya dapat ditemukan.

    Buruk:
        diktum:
          - penetapan
          - Tim sebagaimana dimaksud dalam diktum kesatu bertanggung jawab kepada Ketua.
          - berlaku
    Baik:
        diktum:
          - penetapan
          - Tim sebagaimana dimaksud dalam Diktum KESATU bertanggung jawab kepada Ketua.
          - berlaku
    """
    label = [satu.label for satu in all_diktum(subject)]
    for satu in _texts(subject):
        for acuan in _references(satu.polos):
            nomor = _meant(acuan)
            if 0 < nomor <= len(label) and acuan.frasa != (benar := f"Diktum {label[nomor - 1]}"):
                pesan = f'"{acuan.frasa}" semestinya "{benar}"'
                yield Remark(pesan, satu.jalur, f"tulis {benar}", acuan.frasa, fix(satu, acuan.frasa, benar))


def _meant(acuan: Acuan) -> int:
    """Return which diktum a reference means in whatever form; 0 when it cannot be told."""
    if angka := re.search(r"\d+", acuan.label):
        return int(angka[0])
    if tampak_romawi(acuan.label):
        return bahasa.parse_romawi(acuan.label)
    return acuan.nomor or 0


@rule("ZI433", Severity.PERINGATAN, f"{LAMPIRAN_II} angka 272, disesuaikan untuk diktum", angka=("84", "272"))
def kata_depan_acuan_keliru(subject: Subject) -> Iterator[Remark]:
    """Rujukan memakai "dimaksud pada Diktum", "dimaksud pada Pasal", atau "dimaksud dalam ayat".

    Mengapa: rumusnya sebagaimana dimaksud dalam Pasal, jadi juga dalam Diktum dan dalam Lampiran, tetapi sebagaimana
    dimaksud pada ayat.

    Buruk:
        diktum:
          - penetapan
          - Tim sebagaimana dimaksud pada Diktum KESATU bertanggung jawab kepada Ketua.
          - berlaku
    Baik:
        diktum:
          - penetapan
          - Tim sebagaimana dimaksud dalam Diktum KESATU bertanggung jawab kepada Ketua.
          - berlaku
    """
    pola = (
        r"\bdimaksud\s+(?:(?P<pada>pada|di|di\s?dalam)\s+(?P<dalam>diktum|pasal|lampiran)\b|(?P<ayat>dalam\s+ayat)\b)"
    )
    for satu in [*typed(subject, "menimbang"), *sentences(subject)]:
        for ada in re.finditer(pola, satu.polos, re.IGNORECASE):
            if ada["ayat"]:
                lama, baru = ada["ayat"], "pada ayat"
            else:
                lama, baru = f"{ada['pada']} {ada['dalam']}", f"dalam {ada['dalam']}"
            ganti = fix(satu, lama, baru)
            if not ganti and ada["pada"]:
                ganti = fix(satu, f"dimaksud {ada['pada']} {{{{ diktum.", "dimaksud dalam {{ diktum.")
            yield Remark(f'"{lama}" semestinya "{baru}"', satu.jalur, f"tulis {baru}", lama, ganti)


@rule("ZI434", Severity.CATATAN, f"{LAMPIRAN_II} angka 279", angka=("275", "279"))
def acuan_ke_diktum_kemudian(subject: Subject) -> Iterator[Remark]:
    """Rujukan menunjuk diktum yang terletak sesudahnya, atau dirinya sendiri.

    Mengapa: pengacuan ke bagian yang terletak sesudahnya dihindari; diktum yang menunjuk dirinya sendiri hampir selalu
    salah label.

    Buruk:
        diktum:
          - Membentuk Tim dengan tugas sebagaimana dimaksud dalam Diktum KEDUA.
          - Tim bertugas menyusun rencana aksi.
          - berlaku
    Baik:
        diktum:
          - Membentuk Tim.
          - Tim sebagaimana dimaksud dalam Diktum KESATU bertugas menyusun rencana aksi.
          - berlaku
    """
    for satu in _texts(subject):
        if satu.bagian != "diktum" or not isinstance(nomor := satu.jalur[1], int):
            continue
        for acuan in _references(satu.polos):
            if acuan.nomor == nomor + 1:
                pesan = f'"{acuan.frasa}" menunjuk diktum ini sendiri'
                yield Remark(pesan, satu.jalur, "periksa labelnya", acuan.frasa, tingkat=Severity.PERINGATAN)
            elif acuan.nomor is not None and nomor + 1 < acuan.nomor <= len(subject.plan.diktum):
                pesan = f'"{acuan.frasa}" terletak sesudah diktum ini'
                yield Remark(pesan, satu.jalur, "balik urutannya, atau rujuk dari diktum itu ke sini", acuan.frasa)
