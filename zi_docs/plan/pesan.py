"""What users read when a plan is wrong: what YAML refuses, and the table of pydantic's mistakes.

Functions and constants give pairs: what is wrong, and what to do.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, TypeAlias

Pesan: TypeAlias = tuple[str, str]

BATAS_KUTIPAN: Final = 60
SARAN_PERIKSA: Final = "Periksa baris ini dan di atasnya: spasi di awal baris, tanda kutip, titik dua."
SARAN_MULAI: Final = "Isi dengan baris-baris `kunci: nilai`; cara termudah ialah menyalin salah satu contoh."
SARAN_IZIN: Final = "Periksa nama dan izin baca berkas itu, lalu ulangi."
BANYAK_DOKUMEN: Final = (
    "satu berkas memuat lebih dari satu dokumen (ada garis pemisah `---` atau `...`)",
    "Hapus garis pemisah itu, atau pindahkan dokumen kedua ke berkas plan tersendiri.",
)
KUNCI_GABUNG: Final = ("kunci gabung `<<` tidak didukung", "Tulis isian yang digabung itu satu per satu.")
KUNCI_KOSONG: Final = ("ada titik dua tanpa kunci di depannya", "Tulis kuncinya, atau hapus baris ini.")

_TAB: Final = (
    "ada TAB di awal baris; YAML hanya menerima spasi",
    "Ganti TAB dengan spasi, misalnya dua spasi untuk tiap tingkat.",
)

_KARAKTER = {"\0": "NUL", "\x0b": "ganti baris Word", "\x0c": "ganti halaman"}
_KHUSUS = frozenset("*&!%@`|>{[,}]?")
_LARIK = re.compile(r"""(?P<awal>\s*(?:- +)*(?:(?:[\w./()-]+|"[^"]*"|'[^']*') *:\s+)?)(?P<nilai>\S.*)""")
_SANDI_SURROGAT = re.compile(r"\\u(d[89a-f][0-9a-f]{2})", re.IGNORECASE)
_TANPA_SPASI = re.compile(r"\s*(?:- +)*([A-Za-z_]\w*):(?=[^\s:/])")


def ringkas(nilai: object, batas: int = BATAS_KUTIPAN) -> str:
    """Give a value on one line, shortened for a message."""
    teks = " ".join(("" if nilai is None else str(nilai)).split())
    return teks if len(teks) <= batas else teks[: batas - 1].rstrip() + "…"


def kutip(teks: str) -> str:
    """Give a text in the quotes that make YAML take it literally."""
    teks = ringkas(teks)
    if '"' not in teks and "\\" not in teks:
        return f'"{teks}"'
    return "'" + teks.replace("'", "''") + "'"


def karakter_terlarang(karakter: str) -> Pesan:
    """Name a character that no document can hold."""
    nama = f" ({_KARAKTER[karakter]})" if karakter in _KARAKTER else ""
    return (
        f"karakter U+{ord(karakter):04X}{nama} tidak boleh ada dalam plan",
        "Hapus karakter tak tampak itu; biasanya ikut terbawa saat menyalin dari Word atau PDF.",
    )


def terpotong(teks: str, sisa: str) -> Pesan:
    """Warn that YAML took the end of a text for a comment."""
    saran = f"Apit seluruh teks dengan tanda kutip bila {kutip(sisa)} bagian dari teks; "
    komentar = "bila memang komentar, beri dua spasi sebelum # atau tulis di baris sendiri."
    return f"teks terpotong di tanda #: yang terbaca hanya {kutip(teks)}", saran + komentar


def saran_berkas(mirip: Sequence[str]) -> str:
    """Tell what to do about a file that does not exist."""
    return f"Mungkin maksud Anda {mirip[0]}." if mirip else "Periksa nama berkas dan foldernya."


def bukan_teks(nama: str) -> Pesan:
    """Refuse a Word file or the like."""
    return (
        f"{nama} bukan berkas teks, melainkan dokumen Word, Excel, atau PDF",
        "Sebutkan berkas plan yang berupa teks, misalnya plan.yaml.",
    )


def berkas_besar(nama: object, ukuran: int, batas: int) -> Pesan:
    """Refuse a file that is too large (bytes)."""
    return (
        f"{nama} terlalu besar: {-(-ukuran // 1_000_000)} MB, paling besar {batas // 1_000_000} MB",
        "Pastikan ini berkas plan; bila benar, bagi menjadi beberapa plan.",
    )


def jangkar_tak_dipakai(nama: str) -> Pesan:
    """Warn that a word after `&` was taken for an anchor and is no part of the text."""
    return (
        f"`&{nama}` di awal teks dibaca sebagai jangkar YAML sehingga hilang dari teks",
        f"Apit seluruh teks dengan tanda kutip bila &{nama} bagian dari teks; bila tidak, hapus.",
    )


def jenis_khusus(sisa: str) -> Pesan:
    """Refuse a tag such as `!!python/object`."""
    return (
        f"`{ringkas(sisa.partition(' ')[0])}` dibaca sebagai jenis data YAML, yang tidak didukung",
        f"Bila ini teks, apit dengan tanda kutip: {kutip(sisa)}; bila tidak, hapus kata itu.",
    )


def kunci_ganda(kunci: str, baris: int) -> Pesan:
    """Refuse a second value for the same key."""
    return f"kunci `{kunci}` sudah ada di baris {baris}", "Hapus salah satu, atau gabungkan isinya."


def kunci_rumit(sisa: str) -> Pesan:
    """Refuse a key that is a mapping, a list or an alias."""
    return (
        f"kunci harus berupa teks biasa, bukan susunan berawalan `{sisa[:1]}`",
        f"Bila ini teks, apit seluruhnya dengan tanda kutip: {kutip(sisa)}.",
    )


def alias_asing(sisa: str) -> Pesan:
    """Refuse an alias to nothing: most often italics at the start of a text."""
    return (
        "teks diawali `*`, yang dibaca YAML sebagai rujukan, tetapi yang dirujuk tidak ada",
        f"Apit seluruh teks dengan tanda kutip: {kutip(sisa)}.",
    )


def alias_diri(nama: str) -> Pesan:
    """Refuse a value that contains itself."""
    return f"rujukan `*{nama}` memuat dirinya sendiri", "Hapus rujukan ini, atau tulis isinya langsung."


def terlalu_dalam(batas: int) -> Pesan:
    """Refuse deep nesting."""
    return (
        f"susunan terlalu dalam: lebih dari {batas} tingkat",
        "Kurangi tingkat rincian; bila ini teks yang diawali kurung, apit dengan tanda kutip.",
    )


def terlalu_besar(isian: int, huruf: int, *, alias: bool) -> Pesan:
    """Refuse more values than any plan has, in the file or by aliases that multiply them."""
    sebab = " sesudah rujukan `*` dijabarkan" if alias else ""
    batas = f"{isian // 1000} ribu isian atau {huruf // 1_000_000} juta huruf"
    return (
        f"plan terlalu besar{sebab}: melebihi {batas}",
        "Tulis isinya langsung tanpa rujukan berlapis." if alias else "Bagi menjadi beberapa plan.",
    )


def bukan_kelompok(isi: object) -> Pesan:
    """Refuse a file that is empty, one text or one list."""
    if isi is None:
        return "berkas kosong: tidak ada satu pun isian", SARAN_MULAI
    if isinstance(isi, str) and (temuan := _TANPA_SPASI.match(isi)):
        return _kurang_spasi(temuan[1])
    bentuk = "daftar" if isinstance(isi, list) else "teks biasa"
    return f"plan harus berupa baris-baris `kunci: nilai`, tetapi berkas ini berisi {bentuk}", SARAN_MULAI


def _kurang_spasi(kunci: str) -> Pesan:
    return f"sesudah `{kunci}:` kurang satu spasi", f"Beri spasi sesudah titik dua: `{kunci}: …`."


def isian(teks: str) -> Pesan:
    """Explain that YAML reads `{{ … }}` as braces of its own."""
    return (
        "teks diawali `{{`, yang tanpa tanda kutip dibaca YAML sebagai kelompok isian",
        f"Apit seluruh teks dengan tanda kutip: {kutip(teks)}.",
    )


class Diagnosa(NamedTuple):
    """What is wrong in the syntax, the cure, and the place (line and column from 0)."""

    pesan: str
    saran: str
    tempat: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sintaks:
    """What the YAML parser knows of a syntax error; places count from 0."""

    masalah: str
    konteks: str
    tempat: tuple[int, int]
    tempat_konteks: tuple[int, int] | None
    sumber: Sequence[str]
    kutip_panjang: tuple[int, int] | None

    def baris(self, nomor: int) -> str:
        """Give the start of a source line; empty outside the file."""
        return self.sumber[nomor][:500] if 0 <= nomor < len(self.sumber) else ""

    @property
    def sebelumnya(self) -> int:
        """The number of the last line above the error that is not blank."""
        return next((n for n in range(self.tempat[0] - 1, -1, -1) if self.baris(n).strip()), 0)

    @property
    def nilai(self) -> tuple[int, str] | None:
        """Column and text of the value on the line of the error, when the error lies in or after it."""
        if self.konteks.startswith(("while scanning", "while parsing a tag")) and self.tempat_konteks:
            baris, kolom = self.tempat_konteks
            teks = self.baris(baris)[kolom:]
            if baris == self.tempat[0] and teks[:1] in _KHUSUS:
                return kolom, teks
        larik = _LARIK.fullmatch(self.baris(self.tempat[0]))
        if larik and len(larik["awal"]) <= self.tempat[1]:
            return len(larik["awal"]), larik["nilai"]
        return None


def sintaks(galat: Sintaks) -> Diagnosa:
    """Translate a syntax error; the first diagnosis that fits is the most specific."""
    for diagnosa in _DIAGNOSA:
        if hasil := diagnosa(galat):
            return hasil
    asli = ": ".join(filter(None, (galat.konteks, galat.masalah)))
    return Diagnosa(f"susunan YAML tidak dapat dibaca ({asli})", SARAN_PERIKSA, galat.tempat)


_LANGSUNG: Final[tuple[tuple[str, Pesan], ...]] = (
    ("tab character", _TAB),
    ("document start", BANYAK_DOKUMEN),
    (
        "entries are not allowed",
        (
            "tanda `- ` tidak dapat ditulis sebaris dengan kuncinya",
            "Pindahkan butir itu ke baris baru; bila ini teks, apit dengan tanda kutip.",
        ),
    ),
    (
        "quoted scalar",
        (
            "garis miring terbalik `\\` di antara kutip ganda bermakna khusus, dan sandi ini tidak dikenal",
            "Pakai kutip tunggal '…' untuk teks itu, atau tulis `\\\\` untuk satu garis miring terbalik.",
        ),
    ),
)
"""Words of the parser that leave one explanation only."""


def _langsung(galat: Sintaks) -> Diagnosa | None:
    sandi = _SANDI_SURROGAT.search(galat.baris(galat.tempat[0]))
    if sandi and "escape" in galat.masalah:
        return Diagnosa(*karakter_terlarang(chr(int(sandi[1], 16))), (galat.tempat[0], sandi.start()))
    if galat.baris(galat.tempat[0])[galat.tempat[1] : galat.tempat[1] + 1] == "\t":
        return Diagnosa(*_TAB, galat.tempat)
    asli = f"{galat.konteks}: {galat.masalah}"
    return next((Diagnosa(*pesan, galat.tempat) for bagian, pesan in _LANGSUNG if bagian in asli), None)


def _kutip_terbuka(galat: Sintaks) -> Diagnosa | None:
    if "quoted scalar" in galat.konteks and "end of stream" in galat.masalah and galat.tempat_konteks:
        awal = galat.tempat_konteks
    elif galat.kutip_panjang and "expected" in galat.masalah:
        awal = galat.kutip_panjang
    else:
        return None
    return Diagnosa(
        "tanda kutip yang dibuka di sini tidak ditutup",
        "Tutup dengan tanda kutip yang sama di akhir teks.",
        awal,
    )


def _awal_khusus(galat: Sintaks) -> Diagnosa | None:
    """A value that starts with a character that means something to YAML."""
    if not galat.nilai or galat.nilai[1][0] not in _KHUSUS | {'"', "'"}:
        return None
    kolom, nilai = galat.nilai
    tempat = (galat.tempat[0], kolom)
    if nilai.startswith("{{"):
        return Diagnosa(*isian(nilai), tempat)
    if nilai[0] in "\"'":
        inti = nilai[1:-1] if nilai.endswith(nilai[0]) and len(nilai) > 1 else nilai
        return Diagnosa(
            "teks berlanjut sesudah tanda kutip penutup",
            f"Apit seluruh teks dengan tanda kutip jenis lain: {kutip(inti)}.",
            tempat,
        )
    return Diagnosa(
        f"teks diawali `{nilai[0]}`, tanda yang bermakna khusus dalam YAML",
        f"Apit seluruh teks dengan tanda kutip: {kutip(nilai)}.",
        tempat,
    )


def _kurung(galat: Sintaks) -> Diagnosa | None:
    if "flow" not in galat.konteks or not galat.tempat_konteks:
        return None
    baris, kolom = galat.tempat_konteks
    sisa = galat.baris(baris)[kolom:] or "{"
    tutup = "]" if sisa.startswith("[") else "}"
    return Diagnosa(
        f"kurung `{sisa[:1]}` yang dibuka di sini tidak ditutup dengan `{tutup}`",
        f"Tutup kurungnya; bila ini teks, apit seluruhnya dengan tanda kutip: {kutip(sisa)}.",
        galat.tempat_konteks,
    )


def _tanpa_spasi(galat: Sintaks) -> Diagnosa | None:
    for nomor in (galat.sebelumnya, galat.tempat[0]):
        temuan = _TANPA_SPASI.match(galat.baris(nomor))
        if temuan and (nomor, temuan.end()) <= galat.tempat:
            return Diagnosa(*_kurang_spasi(temuan[1]), (nomor, temuan.end()))
    return None


def _titik_dua(galat: Sintaks) -> Diagnosa | None:
    if "mapping values are not allowed" not in galat.masalah:
        return None
    baris, kolom = galat.tempat
    teks = galat.baris(baris)
    pesan = "teks memuat titik dua yang diikuti spasi, sehingga YAML membacanya sebagai kunci baru"
    if galat.nilai and (awal := teks[: galat.nilai[0]].strip()):
        nilai = galat.nilai[1]
        return Diagnosa(pesan, f"Apit teks itu dengan tanda kutip: {awal} {kutip(nilai)}", galat.tempat)
    if re.fullmatch(r"\s*\w+", teks[:kolom]):
        return Diagnosa(
            f"kunci `{teks[:kolom].strip()}` salah tempat: baris {galat.sebelumnya + 1} sudah berisi teks",
            "Sejajarkan dengan kunci lain; bila ini lanjutan teks, apit seluruh teks itu dengan tanda kutip.",
            (baris, len(teks) - len(teks.lstrip())),
        )
    return Diagnosa(pesan, "Apit seluruh teks itu, dari baris pertamanya, dengan tanda kutip.", galat.tempat)


def _terpotong_komentar(galat: Sintaks) -> Diagnosa | None:
    kunci = galat.tempat_konteks if "simple key" in galat.konteks else None
    nomor = kunci[0] - 1 if kunci else galat.sebelumnya
    pagar = galat.baris(nomor).find(" #")
    lanjutan = galat.baris(nomor + 1).startswith(" ")
    if pagar < 0 or not lanjutan or "expected" not in galat.masalah:
        return None
    return Diagnosa(
        "teks terpotong di tanda #, padahal berlanjut di baris berikutnya",
        "Apit seluruh teks dengan tanda kutip; bila memang komentar, pindahkan ke baris sendiri di atasnya.",
        (nomor, pagar + 1),
    )


def _bukan_kunci(galat: Sintaks) -> Diagnosa | None:
    if "could not find expected ':'" not in galat.masalah or not galat.tempat_konteks:
        return None
    return Diagnosa(
        f"baris ini bukan `kunci: nilai`: {kutip(galat.baris(galat.tempat_konteks[0]).strip())}",
        "Bila ini lanjutan teks di atasnya, beri spasi di awal baris agar menjorok dari kuncinya.",
        galat.tempat_konteks,
    )


def _lekuk(galat: Sintaks) -> Diagnosa | None:
    if "block" not in galat.konteks or not galat.tempat_konteks:
        return None
    kolom, induk, atas = galat.tempat[1], galat.tempat_konteks[1], galat.baris(galat.sebelumnya)
    if kolom == induk:
        harap = "butir berawalan `- `" if galat.konteks.endswith("collection") else "`kunci: nilai`"
        return Diagnosa(f"di sini seharusnya {harap}", SARAN_PERIKSA, galat.tempat)
    sekitar = sorted({induk, len(atas) - len(atas.lstrip())} - {kolom})
    return Diagnosa(
        f"awal baris tidak sejajar: {kolom} spasi, isian di sekitarnya {' atau '.join(map(str, sekitar))}",
        "Samakan jumlah spasi di awal baris untuk isian yang setingkat.",
        galat.tempat,
    )


_DIAGNOSA: tuple[Callable[[Sintaks], Diagnosa | None], ...] = (
    _kutip_terbuka,
    _langsung,
    _kurung,
    _awal_khusus,
    _tanpa_spasi,
    _titik_dua,
    _terpotong_komentar,
    _bukan_kunci,
    _lekuk,
)

_TANGGAL = (
    "{subjek} bukan tanggal yang benar",
    "Tulis seperti 2026-01-08 (tahun-bulan-tanggal), dan pastikan tanggal itu ada di kalender.",
)
_BULAT = ("{subjek} harus berupa bilangan bulat", "Tulis dengan angka saja tanpa titik, misalnya 2026.")
_ANGKA = ("{subjek} harus berupa angka", "Tulis dengan angka saja, misalnya 12 atau 2,5.")
TABEL: Final[Mapping[str, Pesan]] = {
    **dict.fromkeys(("int_parsing", "int_from_float", "int_parsing_size"), _BULAT),
    **dict.fromkeys(("float_parsing", "decimal_parsing", "finite_number"), _ANGKA),
    **dict.fromkeys(("date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact"), _TANGGAL),
    "bool_parsing": ("{subjek} harus berisi ya atau tidak", "Tulis `ya` atau `tidak`."),
    "too_short": ("{subjek} berisi {actual_length} butir, paling sedikit {min_length}", "Tambah butirnya."),
    "too_long": ("{subjek} berisi {actual_length} butir, paling banyak {max_length}", "Kurangi butirnya."),
    "string_too_short": ("{subjek} terlalu pendek: paling sedikit {min_length} huruf", "Lengkapi teksnya."),
    "string_too_long": ("{subjek} terlalu panjang: paling banyak {max_length} huruf", "Persingkat teksnya."),
    "string_unicode": ("{subjek} memuat karakter yang rusak", "Hapus karakter itu, atau ketik ulang teksnya."),
    "string_pattern_mismatch": ("bentuk tulisan {subjek} tidak dikenal", "Periksa penulisannya."),
    "greater_than": ("{subjek} harus lebih dari {gt}", "Perbaiki angkanya."),
    "greater_than_equal": ("{subjek} paling kecil {ge}", "Perbaiki angkanya."),
    "less_than": ("{subjek} harus kurang dari {lt}", "Perbaiki angkanya."),
    "less_than_equal": ("{subjek} paling besar {le}", "Perbaiki angkanya."),
    "multiple_of": ("{subjek} harus kelipatan {multiple_of}", "Perbaiki angkanya."),
}
