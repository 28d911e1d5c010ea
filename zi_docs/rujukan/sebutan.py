"""How acts are called: kinds, numbers and words reduced so that every usual spelling meets the same act."""

import re

_SINGKATAN = {
    "uu": "undangundang",
    "uud": "undangundang dasar",
    "perppu": "peraturan pemerintah pengganti undangundang",
    "perpu": "peraturan pemerintah pengganti undangundang",
    "pp": "peraturan pemerintah",
    "perpres": "peraturan presiden",
    "keppres": "keputusan presiden",
    "inpres": "instruksi presiden",
    "permenpanrb": "peraturan menteri panrb",
    "permenpan": "peraturan menteri panrb",
    "menpanrb": "menteri panrb",
    "menpan": "menteri panrb",
    "panrb": "pendayagunaan aparatur negara dan reformasi birokrasi",
    "permendagri": "peraturan menteri dalam negeri",
    "permenkeu": "peraturan menteri keuangan",
    "pmk": "peraturan menteri keuangan",
    "pkpu": "peraturan komisi pemilihan umum",
    "kpt": "keputusan komisi pemilihan umum",
    "kpu": "komisi pemilihan umum",
    "kpk": "komisi pemberantasan korupsi",
    "bkn": "badan kepegawaian negara",
    "anri": "arsip nasional",
    "lkpp": "lembaga kebijakan pengadaan barang dan jasa pemerintah",
    "bawaslu": "badan pengawas pemilihan umum",
    "dkpp": "dewan kehormatan penyelenggara pemilihan umum",
    "perda": "peraturan daerah",
    "perka": "peraturan kepala",
}
_KATA = re.compile(r"[a-z]+|\d+")
_REPUBLIK = re.compile(r"\brepublik indonesia\b|\bri\b")
_GABUNG = re.compile(r"\bundang[\s-]+undang\b")
_PANRB = re.compile(r"\bpan[\s-]+rb\b|\bpermenpan[\s-]*rb\b|\bmenpan[\s-]*rb\b")
_ANGKA = re.compile(r"\W*0*(\d+)")


def kind_key(jenis: str) -> str:
    """Return a kind of act without spelling: 'UU', 'Undang-undang' and 'Undang-Undang Republik Indonesia' are one."""
    text = _GABUNG.sub("undangundang", _REPUBLIK.sub(" ", jenis.casefold()))
    text = _PANRB.sub(lambda temuan: temuan[0].replace(" ", "").replace("-", ""), text)
    for _ in range(2):  # permenpan → menteri panrb → menteri pendayagunaan …
        text = " ".join(_SINGKATAN.get(kata, kata) for kata in _KATA.findall(text))
    return text.replace(" ", "")


def number_key(nomor: str) -> str:
    """Return what tells a number apart within its year: the leading figures, else all letters and figures."""
    temuan = _ANGKA.match(nomor)
    return temuan[1] if temuan else "".join(_KATA.findall(nomor.casefold()))
