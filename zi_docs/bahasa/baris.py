"""Lines of a centred title, broken where a reader would breathe."""

from functools import lru_cache
from itertools import accumulate, pairwise

from zi_docs.bahasa.bilangan import periksa_bulat
from zi_docs.bahasa.kapitalisasi import PARTIKEL
from zi_docs.bahasa.perekat import SPASI_KERAS, melekat

_TAK_DI_UJUNG = PARTIKEL | {"menuju"}
_WILAYAH = frozenset(("kabupaten", "kota", "provinsi"))
_BUKAN_NAMA = _TAK_DI_UJUNG | {"tahun", "nomor", "periode", "masa"}
_MATA_ANGIN = (
    "barat",
    "daya",
    "hilir",
    "hulu",
    "ilir",
    "selatan",
    "tengah",
    "tenggara",
    "timur",
    "ulu",
    "utara",
)
_FRASA = (
    "aparatur sipil negara",
    "barang milik negara",
    "bebas dari korupsi",
    "berita acara",
    "daerah pemilihan",
    "daftar pemilih tetap",
    "dewan perwakilan rakyat daerah",
    "pegawai negeri sipil",
    "pelayanan publik",
    "petunjuk teknis",
    "rapat pleno",
    "reformasi birokrasi",
    "rencana aksi",
    "republik indonesia",
    "sekretariat jenderal",
    "standar operasional prosedur",
    "sumber daya manusia",
    "tahun anggaran",
    "tata kerja",
    "tata laksana",
    "tim kerja",
    "wakil bupati",
    "wakil gubernur",
    "wakil presiden",
    "wakil wali kota",
    "wilayah bebas",
    "wilayah birokrasi bersih",
    "zona integritas",
)
_PASANGAN = frozenset(pasangan for frasa in _FRASA for pasangan in pairwise(frasa.split()))
_LEMBAGA = ("komisi independen pemilihan", "komisi pemilihan umum")

_KERAS = 10**10
"""What a hard fault weighs: more than what a title of any length adds up to below it."""
_UJUNG_BURUK = 3
_YATIM = 2 * _KERAS
_NAMA_TERBELAH = 2
_FRASA_TERBELAH = 1
_PEMBAGI = 8
"""A soft fault weighs as much as two lines that differ by half of lebar: d characters cost d**2 / 2."""


def pemenggalan(text: str, lebar: int) -> list[str]:
    """Break a title into lines of at most `lebar` characters.

    "KOMISI PEMILIHAN UMUM" counts as one word. As few lines as possible; among those no line ends with a
    particle ("DAN", "MENUJU") or a label without its number ("TAHUN"), and the last is not a single word,
    where that can be avoided; then names ("KABUPATEN KEBUMEN") stay whole and lines even, the one weighed
    against the other. A word longer than `lebar` has a line of its own. Joined with single spaces the lines
    are the text (its runs of spaces made one; U+00A0 is kept and is no place to break).

    Raises TypeError unless lebar is an int, ValueError when it is below 1.
    """
    periksa_bulat(lebar, "Lebar baris", 1)
    kata = _kata(text, lebar)
    return [" ".join(kata[awal:akhir]) for awal, akhir in pairwise(_batas_baris(kata, lebar))]


def _kata(text: str, lebar: int) -> list[str]:
    """Split at every space but the non-breaking one, and those within the name of an office that fits on a line."""
    kata = [kata.replace("\0", SPASI_KERAS) for kata in text.replace(SPASI_KERAS, "\0").split()]
    satuan: list[str] = []
    for satu in kata:
        satuan.append(satu)
        nama = " ".join(satuan[-3:])
        if nama.lower().startswith(_LEMBAGA) and nama.count(" ") == 2:  # noqa: PLR2004 - three words, none joined yet
            satuan[-3:] = [nama]
    return kata if any(" " in satu and len(satu) > lebar for satu in satuan) else satuan


def _batas_baris(kata: list[str], lebar: int) -> list[int]:
    """Give the positions of the words that begin a line, and the end: the cheapest way, found backwards.

    Lines are as few as can be; of these the cost is one number: hard faults, soft faults and unevenness, each of which
    outweighs all that follows. For a given number of lines the sum of their squared lengths is least when they are
    even; of equals the longer comes first.
    """
    n, ujung = len(kata), [0, *accumulate([len(satu) + 1 for satu in kata])]
    keberatan = map(_keberatan, ["", "", *kata], ["", *kata], kata, [*kata[1:], ""])
    luas = lebar**2
    sesudah = [keras * _KERAS + (lunak and lunak * luas // _PEMBAGI) for keras, lunak in keberatan]
    if n > 1 and len(kata[-1].split()) == 1:
        sesudah[-1] += _YATIM
    sesudah.append(0)
    baris, lanjut, jauh = [0] * (n + 1), [n] * (n + 1), n
    for awal in reversed(range(n)):
        dasar = ujung[awal]
        while jauh > awal + 1 and ujung[jauh] - dasar > lebar + 1:  # one word is a line however long
            jauh -= 1
        paling, terbaik = baris[jauh], 0
        for akhir in range(jauh, awal, -1):
            if baris[akhir] > paling:
                break
            panjang = ujung[akhir] - dasar
            biaya = sesudah[akhir] + panjang * panjang
            if akhir == jauh or biaya < terbaik:
                terbaik, lanjut[awal] = biaya, akhir
        sesudah[awal] += terbaik
        baris[awal] = paling + 1
    batas = [0]
    while batas[-1] < n:
        batas.append(lanjut[batas[-1]])
    return batas


@lru_cache(maxsize=1 << 12)
def _keberatan(sebelum: str, kiri: str, kanan: str, berikut: str) -> tuple[int, int]:
    """Weigh a break between kiri and kanan, with the words around them: (hard fault, soft fault)."""
    if kiri.lower().rstrip(".") in _TAK_DI_UJUNG or melekat(kiri, [kanan, berikut] if berikut else [kanan]):
        return _UJUNG_BURUK, 0
    dua = ["", "", *f"{sebelum} {kiri}".lower().split()]  # words that U+00A0 ties are parted too
    return 0, _pembelahan(dua[-2], dua[-1], (kanan.lower().split() or [""])[0].rstrip(",;."))


def _pembelahan(sebelum: str, kiri: str, kanan: str) -> int:
    """Weigh what a break between kiri and kanan tears apart; sebelum is the word before kiri."""
    bernama = _WILAYAH.intersection((sebelum, kiri)) and kanan not in _BUKAN_NAMA and not kiri.endswith(",")
    if bernama or kanan in _MATA_ANGIN:
        return _NAMA_TERBELAH
    return _FRASA_TERBELAH if (sebelum, kanan) == ("nomor", "tahun") or (kiri, kanan) in _PASANGAN else 0
