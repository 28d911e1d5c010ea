"""Every rule on texts that nobody means: endless ones, and words of decrees in no order."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.aturan import plan_of
from zi_docs.models.plan import Plan
from zi_docs.rujukan import rujukan
from zi_docs.rules import examine, rules

_JUTA = 1_000_000
_PANJANG = {
    "spasi": "a" + " " * _JUTA + "b",
    "satu huruf": "a" * _JUTA,
    "kata": "rapat kerja " * (_JUTA // 12),
    "angka": "1" * _JUTA,
    "tanda baca": '(,.;:/-" ' * (_JUTA // 9),
    "cacat berulang": "survey website di buat KPU Kabupaten Banyumas " * (_JUTA // 46),
}
_PECAHAN = (
    *(
        "Undang-Undang Nomor 7 Tahun 2017 tentang Pemilu",
        "(Lembaran Negara Republik Indonesia",
        "sebagaimana telah diubah",
    ),
    *(
        "Keputusan ini",
        "Diktum KESATU",
        "Lampiran II",
        "huruf a dan",
        "bahwa",
        "KPU Kabupaten",
        "Kota",
        "KIP Aceh",
        "S.H.",
    ),
    *(
        "31 Februari 2026",
        "Januari - ",
        "s/d",
        "3 (empat)",
        "Rp. 5",
        "WBW/WBBMKPU",
        "TIM",
        "*web",
        "blowing system",
        "to date",
    ),
    *(
        "resiko",
        "kerjatelah",
        "di buat",
        "Nomor : 3/PK.01-BA/6408/2/2026",
        "198001012005011001",
        "x",
        "İ",
        "ﬁ",
        "²",
        "١٢",
        "👍",
    ),
    *(
        "(",
        ")",
        '"',
        "“",
        "/",
        "-",
        "–",
        ",",
        ";",
        ":",
        ".",
        "...",
        "\n",
        "\\*",
        "\u200b",
        "\u0301",
        "{",
        "}",
        "✓",
        "0",
        "%",
    ),
)
_TEKS = st.lists(st.sampled_from(_PECAHAN), min_size=1, max_size=14).map(" ".join) | st.text(min_size=1, max_size=30)


def _annexes(isi: str, lain: str) -> list[dict[str, Any]]:
    kolom = ["LANGKAH AKSI", "BUKTI FISIK", "PELAKSANAAN", "TARGET CAPAIAN"]
    baris = {"langkah_aksi": lain, "bukti_fisik": isi, "pelaksanaan": lain, "target_capaian": lain}
    return [
        {
            "jenis": "rencana aksi",
            "judul": "Rencana Aksi",
            "kolom": kolom,
            "isi": [baris, {"bagian": lain, "isi": [baris]}],
        },
        {
            "jenis": "susunan personalia",
            "judul": "Susunan Personalia Tim",
            "anggota": [{"nama": lain, "jabatan": lain, "kedudukan": lain}],
        },
    ]


def _failures(potongan: dict[str, Any]) -> list[str]:
    dasar = plan_of(None).model_dump(mode="json", exclude_defaults=True)
    try:
        plan = Plan.model_validate({**dasar, **potongan})
    except ValueError:
        return []  # such a text is refused at load
    kode = {aturan.kode for aturan in rules()}
    return [satu.pesan for satu in examine(plan, rujukan()) if satu.kode not in kode and "gagal" in satu.pesan]


@pytest.mark.parametrize("nama", _PANJANG)
def test_cell_of_a_megabyte_is_examined(nama: str) -> None:
    """Every rule comes to its end on a cell of a megabyte, whatever it is full of."""
    assert _failures({"lampiran": _annexes(_PANJANG[nama], "Rapat")}) == []


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(_TEKS, _TEKS, _TEKS)
def test_no_rule_fails_on_odd_text(a: str, b: str, c: str) -> None:
    """No rule takes fright at words of a decree in no order, at odd letters or at loose punctuation."""
    butir = {"butir": [a, b], "penutup": c}
    potongan = {
        "menimbang": butir,
        "mengingat": [b, c],
        "memperhatikan": [c],
        "diktum": [a, b],
        "lampiran": _annexes(c, a),
    }
    assert _failures(potongan) == []
