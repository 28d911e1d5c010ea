"""Rules on spaces, punctuation and hyphens (UU 12/2011 Lampiran II, 242 and 246)."""

from collections.abc import Iterator

from zi_docs.rules.aturan import Remark, Severity, rule
from zi_docs.rules.kalimat import LAMPIRAN_II
from zi_docs.rules.ketikan import Ketikan, typed_texts
from zi_docs.rules.letak import Letak, spot_remarks
from zi_docs.rules.pola import pattern
from zi_docs.rules.subjek import Subject

_EYD = f"{LAMPIRAN_II} angka 242 dan angka 246; EYD V, pemakaian tanda baca"
_SEBELUM = pattern(r"(?<=[^\s,;:.!?(/\u2026-])[^\S\n]+(?=[,;!?](?!\))|:(?!\d|\))|\.(?![.\w]|\s\.))")
_RAPAT = pattern(r"[,;:.)](?=[\w(])|[^\s(]\(")
"""Stands in whatever `_SESUDAH` finds; most texts hold none."""
_SESUDAH = pattern(
    r"(?<=\w)[,;:](?=[^\W\d_])"
    r"|(?<=[\w)])[,;](?=\(\w)"
    r"|(?<=[^\W\d_A-Z]{3})\.(?=[A-Z][a-z])"
    r"|(?<=[^\W\d_]{3}\))(?=[^\W\d_]{2})"
    r"|(?<=[^\W_])(?=\([^\W\d_]{3,60}[ )])"
    r"|(?<=[a-z]{2})(?=\(\d+\))"
)
_DALAM = pattern(
    r"(?<=\()[^\S\n]+(?=[^\s)._\u2026])|(?<=[^\s(._\u2026])[^\S\n]+(?=\))|(?<=\u201c) +|(?<=\S) +(?=\u201d)"
)
_SPASI_GARIS = pattern(r"(?<=\S)(?: / ?|/ )(?=[^\s/])")
_GANDA = pattern(r"(?<=\S)[^\S\n]{2,}(?=\S)")
_TANDA_GANDA = pattern(r"(?<=[\w)])(?:,\s?[,;]|;\s?[;,]|:\s?[:;,]|[,;]\.(?!\.)|\.\.(?!\.)|\?\?+|!!+)")
_DARI_DUA = {",,": ",", ";;": ";", "::": ":", "..": ".", "??": "?", "!!": "!"}
_PENCACAH = pattern(r"(?:(?<=\s)|^)\w{1,4}\)|:\)|\*\)")
_PETIK_INCI = pattern(r'(?<=\d)"')


@rule("ZI711", Severity.PERINGATAN, _EYD, angka=("242", "246"), lokal=True)
def spasi_sebelum_tanda_baca(subject: Subject) -> Iterator[Remark]:
    """Ada spasi sebelum koma, titik, titik koma, titik dua, tanda tanya, atau tanda seru.

    Mengapa: tanda baca ditulis serapat-rapatnya dengan kata di depannya. Dengan spasi, tanda itu dapat jatuh sendirian
        di awal baris.

    Buruk:
        memperhatikan:
          - "Berita Acara Nomor : 3/PK.01-BA/3305/2026 , tanggal 5 Januari 2026"
    Baik:
        memperhatikan:
          - "Berita Acara Nomor 3/PK.01-BA/3305/2026, tanggal 5 Januari 2026"
    """

    def spots(ketikan: Ketikan) -> Iterator[Letak]:
        teks = ketikan.teks
        for satu in _SEBELUM.finditer(teks) if ketikan.is_odd else ():
            nomor = teks[satu.end()] == ":" and teks[: satu.start()].endswith("omor")  # ZI334
            skala = teks[satu.start() - 1].isdigit() and teks[satu.end() + 1 : satu.end() + 3].strip()[:1].isdigit()
            if not (nomor or skala):
                yield Letak(*satu.span(), "")

    yield from spot_remarks(subject, spots, "ada spasi sebelum tanda baca", "hapus spasinya")


@rule("ZI712", Severity.PERINGATAN, _EYD, angka=("242", "246"), lokal=True)
def tanpa_spasi_sesudah_tanda_baca(subject: Subject) -> Iterator[Remark]:
    """Kata menempel pada koma, titik koma, titik dua, titik, atau kurung di depannya.

    Mengapa: sesudah tanda baca ada spasi. Tanpa spasi, baris tidak dapat dipenggal di situ.

    Buruk:
        menimbang:
          - bahwa informasi wajib diumumkan secara berkala,serta merta(spontan),dan setiap saat
    Baik:
        menimbang:
          - bahwa informasi wajib diumumkan secara berkala, serta merta (spontan), dan setiap saat
    """

    def spots(ketikan: Ketikan) -> Iterator[Letak]:
        rapat = not ketikan.is_name and _RAPAT.search(ketikan.teks)
        semua = _SESUDAH.finditer(ketikan.teks) if rapat else ()
        return (Letak(*satu.span(), f"{satu[0]} ") for satu in semua)

    yield from spot_remarks(subject, spots, "tidak ada spasi di antara tanda baca dan kata", "beri spasi")


@rule("ZI713", Severity.PERINGATAN, _EYD, angka=("242", "246"), lokal=True)
def spasi_di_dalam_kurung(subject: Subject) -> Iterator[Remark]:
    """Ada spasi sesudah kurung atau tanda petik pembuka, atau sebelum penutupnya.

    Mengapa: kurung dan tanda petik rapat dengan kata yang diapitnya.

    Buruk:
        menimbang:
          - bahwa Zona Integritas ( ZI ) perlu dibangun di lingkungan kantor
    Baik:
        menimbang:
          - bahwa Zona Integritas (ZI) perlu dibangun di lingkungan kantor
    """

    def spots(ketikan: Ketikan) -> Iterator[Letak]:
        return (Letak(*satu.span(), "") for satu in (_DALAM.finditer(ketikan.teks) if ketikan.is_odd else ()))

    yield from spot_remarks(subject, spots, "ada spasi di dalam kurung atau tanda petik", "hapus spasinya")


@rule("ZI714", Severity.CATATAN, "ketelitian pengetikan", lokal=True)
def spasi_ganda(subject: Subject) -> Iterator[Remark]:
    """Dua spasi atau lebih berurutan di antara dua kata.

    Mengapa: spasi ganda tampak sebagai celah pada teks rata kanan-kiri dan menggagalkan pencarian kata.

    Buruk:
        menimbang:
          - "bahwa untuk itu  perlu dibentuk tim"
    Baik:
        menimbang:
          - "bahwa untuk itu perlu dibentuk tim"
    """

    def spots(ketikan: Ketikan) -> Iterator[Letak]:
        return (Letak(*satu.span(), " ") for satu in (_GANDA.finditer(ketikan.teks) if ketikan.is_odd else ()))

    yield from spot_remarks(subject, spots, "ada spasi ganda", "sisakan satu spasi")


@rule("ZI715", Severity.PERINGATAN, _EYD, angka=("242", "246"), lokal=True)
def garis_miring_berspasi(subject: Subject) -> Iterator[Remark]:
    """Garis miring diberi spasi di satu sisi, atau di antara "dan" dan "atau".

    Mengapa: garis miring rapat dengan kata di kedua sisinya: "dan/atau", "pejabat/pegawai". Spasi di kedua sisi hanya
        menjadi catatan, karena membantu membaca gabungan kata yang panjang.

    Buruk:
        menimbang:
          - bahwa pejabat/ pegawai dan / atau tim perlu ditetapkan
    Baik:
        menimbang:
          - bahwa pejabat/pegawai dan/atau tim perlu ditetapkan
    """
    yield from spot_remarks(subject, _one_sided_slashes, "garis miring berspasi", "hapus spasi di sekitar garis miring")
    pesan, saran = "garis miring berspasi di kedua sisi", "tulis rapat, atau pakai kata atau"
    yield from spot_remarks(subject, _two_sided_slashes, pesan, saran, Severity.CATATAN)


def _slashes(teks: str) -> Iterator[tuple[int, int, int]]:
    """Yield where the spaces before a slash begin, where it stands, and where the spaces behind it end."""
    for satu in _SPASI_GARIS.finditer(teks) if "/" in teks else ():
        yield satu.start(), satu.start() + satu[0].index("/"), satu.end()


def _is_and_or(teks: str, kiri: int, kanan: int) -> bool:
    return teks[max(kiri - 3, 0) : kiri].casefold() == "dan" and teks[kanan : kanan + 4].casefold() == "atau"


def _one_sided_slashes(ketikan: Ketikan) -> Iterator[Letak]:
    teks = ketikan.teks
    for kiri, di, kanan in _slashes(teks):
        if (kiri < di) != (kanan > di + 1) or (kiri < di and _is_and_or(teks, kiri, kanan)):
            yield from (Letak(*spasi, "") for spasi in ((kiri, di), (di + 1, kanan)) if spasi[0] < spasi[1])


def _two_sided_slashes(ketikan: Ketikan) -> Iterator[Letak]:
    teks = ketikan.teks
    for kiri, di, kanan in _slashes(teks):
        angka = teks[kiri - 1 : kiri].isdigit() and teks[kanan : kanan + 1].isdigit()
        if kiri < di and kanan > di + 1 and not _is_and_or(teks, kiri, kanan) and not angka:
            yield Letak(kiri, kanan, None)


@rule("ZI717", Severity.PERINGATAN, _EYD, angka=("242", "246"), lokal=True)
def tanda_baca_ganda(subject: Subject) -> Iterator[Remark]:
    """Dua tanda baca berurutan, misalnya dua koma atau dua titik.

    Mengapa: biasanya satu kata terhapus di antara keduanya, atau tandanya diketik dua kali. Tiga titik tidak termasuk.

    Buruk:
        menimbang:
          - bahwa dokumen perjanjian kinerja, , dan laporan kinerja perlu disusun
    Baik:
        menimbang:
          - bahwa dokumen perjanjian kinerja dan laporan kinerja perlu disusun
    """

    def spots(ketikan: Ketikan) -> Iterator[Letak]:
        for satu in _TANDA_GANDA.finditer(ketikan.teks) if ketikan.is_odd else ():
            yield Letak(*satu.span(), _DARI_DUA.get(satu[0]))

    yield from spot_remarks(
        subject, spots, "tanda baca ganda", "sisakan satu, atau lengkapi kata yang hilang di antaranya"
    )


@rule("ZI718", Severity.PERINGATAN, _EYD, angka=("242", "246"), lokal=True)
def kurung_atau_petik_tidak_berpasangan(subject: Subject) -> Iterator[Remark]:
    """Kurung atau tanda petik dibuka tetapi tidak ditutup, atau ditutup tanpa dibuka.

    Mengapa: pembaca tidak tahu sampai di mana keterangan atau kutipan itu.

    Buruk:
        menimbang:
          - bahwa Zona Integritas (ZI perlu dibangun di lingkungan kantor
    Baik:
        menimbang:
          - bahwa Zona Integritas (ZI) perlu dibangun di lingkungan kantor
    """
    for ketikan in typed_texts(subject):
        teks = ketikan.teks
        lampiran = ketikan.tulisan.bagian == "lampiran"  # whose cells and lists are read together: ZI543
        utuh = len(teks) == len(ketikan.tulisan.polos) and not teks.rstrip().endswith(":")
        if lampiran or not utuh or not any(tanda in teks for tanda in '()[]"\u201c\u201d'):
            continue
        di = _unpaired(teks)
        if di is not None and ketikan.is_typed(di, di + 1):
            pesan = f"tanda {teks[di]} di sini tidak berpasangan"
            yield Remark(pesan, ketikan.tulisan.jalur, "lengkapi pasangannya atau hapus", ketikan.around(di, di + 1))


def _unpaired(teks: str) -> int | None:
    """Return where the first bracket or quotation mark without its partner stands."""
    pencacah = {satu.end() - 1 for satu in _PENCACAH.finditer(teks)}
    inci = {satu.start() for satu in _PETIK_INCI.finditer(teks)} if teks.count('"') % 2 else set[int]()
    terbuka: list[int] = []
    lurus: list[int] = []
    for di, huruf in enumerate(teks):
        if huruf in "([\u201c":
            terbuka.append(di)
        elif huruf in ")]\u201d":
            if terbuka and teks[terbuka[-1]] + huruf in {"()", "[]", "\u201c\u201d"}:
                terbuka.pop()
            elif di not in pencacah:
                return di
        elif huruf == '"' and di not in inci:
            lurus = [] if lurus else [di]
    return next(iter(terbuka + lurus), None)
