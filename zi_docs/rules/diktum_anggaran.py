"""Rules on the diktum that names the budget."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from zi_docs.rules.aturan import Remark, Severity, rule
from zi_docs.rules.diktum import sentences
from zi_docs.rules.subjek import Subject, fix

if TYPE_CHECKING:
    from zi_docs.compose import Tulisan

_BAGIAN_KPU = "076"
_BENDAHARA_UMUM = "999"


def _charging(subject: Subject) -> "list[Tulisan]":
    """Return the typed sentences that charge costs to a budget."""
    return [satu for satu in sentences(subject) if re.search(r"\b(?:dibebankan|bersumber|dibiayai)\b", satu.polos)]


@rule(
    "ZI451",
    Severity.PERINGATAN,
    "UU 17/2003 tentang Keuangan Negara: anggaran pendapatan dan belanja negara dan daerah",
)
def anggaran_yang_tidak_ada(subject: Subject) -> Iterator[Remark]:
    """Biaya dibebankan pada "Anggaran Pendapatan dan Belanja" milik KPU atau KIP.

    Mengapa: KPU tidak mempunyai anggaran pendapatan dan belanja sendiri, melainkan bagian anggaran negara; belanja
    kantor tercantum dalam Daftar Isian Pelaksanaan Anggaran.

    Buruk:
        diktum:
          - penetapan
          - Biaya akibat Keputusan ini dibebankan pada Anggaran Pendapatan dan Belanja {{ satker.lembaga }}.
          - berlaku
    Baik:
        diktum:
          - penetapan
          - anggaran
          - berlaku
    """
    for satu in _charging(subject):
        pola = (
            r"\bAnggaran\s+Pendapatan\s+dan\s+Belanja\s+"
            r"(?:Sekretariat\s+)?(?:Komisi|KPU|KIP|Satuan\s+Kerja|Kantor)\b"
        )
        if ada := re.search(pola, satu.polos):
            saran = "tulis Daftar Isian Pelaksanaan Anggaran {{ satker.lembaga }}, atau pakai diktum baku: anggaran"
            yield Remark(f'anggaran bernama "{ada[0]} ..." tidak ada', satu.jalur, saran, ada[0])


@rule("ZI452", Severity.CATATAN, "tahun anggaran biasanya tahun keputusan", pasti=False)
def tahun_anggaran_lain(subject: Subject) -> Iterator[Remark]:
    """Tahun Anggaran yang diketik berbeda dari tahun keputusan.

    Mengapa: biaya keputusan biasanya dibebankan pada anggaran tahun itu; tahun yang lain dapat sisa salinan.

    Buruk:
        diktum:
          - penetapan
          - Biaya dibebankan pada Daftar Isian Pelaksanaan Anggaran {{ satker.lembaga }} Tahun Anggaran 2024.
          - berlaku
    Baik:
        diktum:
          - penetapan
          - Biaya dibebankan pada Daftar Isian Pelaksanaan Anggaran {{ satker.lembaga }} Tahun Anggaran {{ tahun }}.
          - berlaku
    """
    for satu in _charging(subject):
        for ada in re.finditer(r"\bTahun\s+Anggaran\s+(\d{4})\b", satu.polos):
            if subject.tahun is not None and int(ada[1]) != subject.tahun:
                pesan = f'"{ada[0]}" bukan tahun keputusan, {subject.tahun}'
                yield Remark(pesan, satu.jalur, "periksa tahunnya; tulis Tahun Anggaran {{ tahun }}", ada[0])


@rule("ZI453", Severity.PERINGATAN, "Keputusan KPU 751 Tahun 2019: Bagian Anggaran KPU 076")
def bagian_anggaran_lain(subject: Subject) -> Iterator[Remark]:
    """Bagian Anggaran yang disebut bukan 076, bagian anggaran KPU.

    Mengapa: anggaran KPU dan sekretariatnya di semua tingkat berada dalam Bagian Anggaran 076.

    Buruk:
        diktum:
          - penetapan
          - Biaya dibebankan pada Daftar Isian Pelaksanaan Anggaran {{ satker.lembaga }} Bagian Anggaran 067.
          - berlaku
    Baik:
        diktum:
          - penetapan
          - Biaya dibebankan pada Daftar Isian Pelaksanaan Anggaran {{ satker.lembaga }} Bagian Anggaran 076.
          - berlaku
    """
    for satu in _charging(subject):
        for ada in re.finditer(r"\b(?:Bagian\s+Anggaran|BA)\s+\(?(\d{2,3})\b", satu.polos):
            if ada[1].zfill(3) not in {_BAGIAN_KPU, _BENDAHARA_UMUM}:
                ganti = fix(satu, ada[0], ada[0].replace(ada[1], _BAGIAN_KPU))
                yield Remark(f'"{ada[0]}" bukan bagian anggaran KPU', satu.jalur, f"tulis {_BAGIAN_KPU}", ada[0], ganti)
