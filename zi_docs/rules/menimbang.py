"""Rules on Menimbang (UU 12/2011 Lampiran II, 17-27)."""

from collections.abc import Iterator

from zi_docs.rules.aturan import Remark, Severity, rule
from zi_docs.rules.subjek import Subject, fix

_LAMPIRAN_II = "UU 12/2011 Lampiran II"


@rule("ZI201", Severity.GALAT, f"{_LAMPIRAN_II} angka 22", angka=("22",))
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
        if satu.peran not in {"isi", "penutup"} or satu.baku or satu.polos.startswith("bahwa "):
            continue
        awal = satu.polos.split(" ", 1)[0]
        if awal.casefold() == "bahwa":
            saran, ganti = "tulis bahwa dengan huruf kecil", fix(satu, awal, "bahwa")
        else:
            saran, ganti = "awali dengan kata bahwa", ()
        yield Remark(f'pertimbangan ini diawali "{awal}", bukan "bahwa"', satu.jalur, saran, awal, ganti)
