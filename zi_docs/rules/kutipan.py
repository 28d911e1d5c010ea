"""Citations in a text: which act is meant, its number, year, title, gazettes and amendments, each with its place.

Pure and tolerant: what is written otherwise than it should be is read all the same, so that the rules can say what is
wrong with it. Every search is linear in the text.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from zi_docs import bahasa
from zi_docs.rules.kutipan_lembaran import Bentang, Lembar, gazettes
from zi_docs.rules.pola import pattern

TIADA: Bentang = (0, 0)
"""The place of what is not there."""

_JUDUL_TERPANJANG = 2000
_JUMLAH_DALAM_JUDUL = 8
_JENIS_TERPANJANG = 300
_TAHUN_NOMOR = 4

_NOMOR = pattern(
    r"\b(no(?:mor|mer)?\b\.?)(\s*(?::\s*)?)"
    r"((?:[a-z][\w.]{0,20}[/-])?\d[\w.-]*(?:\s?/\s?(?:kip aceh|tahun \d{4}|[\w.-]+))*|[ivxlc]+/mpr[\w./-]*)",
    re.IGNORECASE,
)
_TAHUN = pattern(r"[\s,]*\b(?:tahun|thn\.?|th\.)\s*(\d{4})\b", re.IGNORECASE)
_MENEMPEL = pattern(r"(\d+)(?=tahun$)", re.IGNORECASE)
_NOMOR_GARIS_TAHUN = pattern(r"(\d+)\s?/\s?(\d{4})")
_JENIS = pattern(
    r"\b(?:undang[\s-]{0,2}undang|peraturan(?:\s+pemerintah\s+pengganti\s+undang[\s-]{0,2}undang)?|keputusan|ketetapan"
    r"|qanun|instruksi|surat(?:\s+keputusan)?|nota\s+dinas|pengumuman|berita\s+acara|perp?pu|perpres|permen\w*|keppres"
    r"|kepmen\w*|inpres|perda|pergub|perbup|perwali|pkpu|(?-i:UU|PP|PMK|SK|SE|BA|TAP))\b",
    re.IGNORECASE,
)
_BUKAN_JENIS = pattern(
    r"[;:()]|\b(?:tentang|perihal|ini|itu|tersebut|yang|dalam|sebagaimana|dimaksud|dengan|perundang)\b", re.IGNORECASE
)
_UUD = pattern(
    r"\b(?:undang[\s-]{0,2}undang\s+dasar|(?-i:UUD))(?:\s+(?:negara|republik|indonesia|nkri|nri|ri|tahun|1945))*",
    re.IGNORECASE,
)
_TENTANG = pattern(
    r"[\s,]*(?:\b(?:ter)?tanggal\s+\d{1,2}\s+\w{1,12}\s+\d{4}[\s,]*)?\b(tentang|perihal|hal|mengenai)\s+", re.IGNORECASE
)
_FRASA = pattern(
    r"\bsebagaimana(?:\s+(?:telah|sudah|juga|pernah|beberapa|dua|tiga|empat|lima|kali))*\s+(?:di\s?r?ubah|mengalami\s+perubahan)"
    r"(?:[\s,]+(?:beberapa|kali|untuk|yang|dan))*(?:[\s,]+terakhir(?:\s+kali)?)?[\s,]+(?:dengan|oleh|melalui)\b",
    re.IGNORECASE,
)
_HENTI = pattern(r"[;\n]|(?<=[^\W_]{3})\.(?=\s+[A-Z]|\s*$)")
_SAMBUNG = pattern(r"(?:\b(?:dan|serta|atau|jo|juncto|maupun)\b\.?|[,:])\s*$", re.IGNORECASE)
_EKOR = pattern(r"(?:[\s,.;:]|\b(?:dan|serta|atau|jo|juncto|maupun)\b)+$", re.IGNORECASE)
_PERUBAHAN = pattern(r"(?:pe(?:rubahan|ngubahan|ncabutan|netapan)|mengubah)\b", re.IGNORECASE)
_PASAL = pattern(r"(?:\bketentuan\s+)?\bPasal\s+\d", re.IGNORECASE)
_DERET = pattern(r"\s*(?:,|,?\s+dan)\s+")
_PENGUBAH_BERIKUT = pattern(r"[\s,;]*(?:\b(?:dan|serta)\s+)?(?:[a-z][.)]\s*)?")

_GOLONGAN = (
    ("undang undang dasar", "uud"),
    ("undang undang darurat", "darurat"),
    ("undang undang", "uu"),
    ("uu", "uu"),
    ("peraturan pemerintah pengganti", "perppu"),
    ("perppu", "perppu"),
    ("perpu", "perppu"),
    ("peraturan pemerintah", "pp"),
    ("pp", "pp"),
    ("peraturan presiden", "perpres"),
    ("perpres", "perpres"),
    ("peraturan komisi pemilihan umum", "pkpu"),
    ("peraturan kpu", "pkpu"),
    ("pkpu", "pkpu"),
    ("peraturan men", "permen"),
    ("peraturan bersama", "permen"),
    ("permen", "permen"),
    ("pmk", "permen"),
    ("peraturan daerah", "daerah"),
    ("peraturan gubernur", "daerah"),
    ("peraturan bupati", "daerah"),
    ("peraturan wali", "daerah"),
    ("qanun", "daerah"),
    ("per", "lembaga"),
    ("ketetapan", "tap"),
    ("tap", "tap"),
    ("berita acara", "berita acara"),
    ("ba", "berita acara"),
    ("surat keputusan", "keputusan"),
    ("kep", "keputusan"),
    ("sk", "keputusan"),
    ("instruksi", "keputusan"),
    ("inpres", "keputusan"),
)
_DAERAH = {"perda", "pergub", "perbup", "perwali"}
_DITEBAK = ("Undang-Undang", "Peraturan", "Keputusan", "Surat")


@dataclass(frozen=True, slots=True, eq=False)
class Kutipan:
    """One citation. Places are in the text that was read."""

    golongan: str
    """uud, tap, uu, perppu, pp, perpres, permen, pkpu, lembaga, daerah, keputusan, surat or berita acara."""
    jenis: str
    nomor: str
    tahun: int | None
    kepala: str
    """Kind, number and year as written."""
    letak: Bentang
    """Of the act without its amendments."""
    letak_kata: Bentang
    """Of the word Nomor, with a colon behind it."""
    letak_nomor: Bentang
    akhir_kepala: int
    kata_tentang: str = ""
    tentang: str = ""
    letak_tentang: Bentang = TIADA
    lembaran: tuple[Lembar, ...] = ()
    letak_lembaran: Bentang = TIADA
    """Of the gazettes with their brackets."""
    memuat: tuple["Kutipan", ...] = ()
    """What its title cites."""
    frasa: str = ""
    """'sebagaimana telah diubah dengan' as written."""
    letak_frasa: Bentang = TIADA
    pengubah: tuple["Kutipan", ...] = ()
    akhir: int = 0
    """Where the citation ends, amendments included."""

    def all(self) -> Iterator["Kutipan"]:
        """Yield this citation and those in it: of its title, and of its amendments with theirs."""
        yield self
        yield from self.memuat
        for satu in self.pengubah:
            yield satu
            yield from satu.memuat


@lru_cache(maxsize=1 << 12)
def parse(text: str) -> tuple[Kutipan, ...]:
    """Return the citations of a text in order; those in titles and amendments stand in the ones they belong to."""
    if not any(kata in text for kata in ("omor", "No", "NO", "no.", "no ", "asar", "UUD")):
        return ()
    if not _NOMOR.search(text) and not _UUD.search(text):
        return ()
    return tuple(_Pembaca(text).read())


class _Kepala(NamedTuple):
    golongan: str
    jenis: str
    awal: int
    kata: Bentang
    nomor: str
    letak_nomor: Bentang
    tahun: int | None
    akhir: int


class _Pembaca:
    """Reads one text: first its gazettes, phrases and heads, then what belongs together."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lembaran = list(gazettes(text))
        self._frasa = [satu.span() for satu in _FRASA.finditer(text)]
        self._henti = [satu.start() for satu in _HENTI.finditer(text)]
        self._kepala = sorted(self._heads(), key=lambda satu: satu.awal)

    def read(self) -> Iterator[Kutipan]:
        n = 0
        while n < len(self._kepala):
            satu, n = self._with_amendments(n)
            yield satu

    def _heads(self) -> Iterator[_Kepala]:
        sampai, awal_lembaran = 0, [awal for (awal, _), _ in self._lembaran]
        for satu in _NOMOR.finditer(self._text):
            di = bisect_left(awal_lembaran, satu.start() + 1) - 1
            if di >= 0 and satu.start() < self._lembaran[di][0][1]:
                continue
            if kepala := _head(self._text, satu, sampai):
                yield kepala
            sampai = kepala.akhir if kepala else satu.end()
        for satu in _UUD.finditer(self._text):
            kosong = satu.end(), satu.end()
            yield _Kepala("uud", satu[0], satu.start(), kosong, "", kosong, None, satu.end())

    def _with_amendments(self, n: int) -> tuple[Kutipan, int]:
        induk, n = self._alone(n)
        pengubah: list[Kutipan] = []
        frasa, akhir = TIADA, induk.akhir
        while di := _next(self._frasa, akhir):
            if self._text[akhir : di[0]].strip(" ,") or n >= len(self._kepala):
                break
            frasa = frasa if frasa != TIADA else di
            akhir = di[1]
            while n < len(self._kepala) and self._continues(akhir, n, induk, pengubah):
                satu, n = self._alone(n)
                pengubah.append(satu)
                akhir = satu.akhir
        kata = self._text[slice(*frasa)]
        return replace(induk, frasa=kata, letak_frasa=frasa, pengubah=tuple(pengubah), akhir=akhir), n

    def _continues(self, akhir: int, n: int, induk: Kutipan, pengubah: list[Kutipan]) -> bool:
        """Whether head `n` is an amendment of `induk`: the first after the phrase, or one more of the same kind."""
        kepala = self._kepala[n]
        if not _PENGUBAH_BERIKUT.fullmatch(self._text, akhir, kepala.awal):
            return False
        if not pengubah:
            return True
        judul = self._text[kepala.akhir : kepala.akhir + 40].casefold()
        return kepala.golongan == induk.golongan and ("perubahan" in judul or "tentang" not in judul)

    def _alone(self, n: int) -> tuple[Kutipan, int]:
        """Return the citation of head `n` without amendments, and the number of the next head outside its title."""
        kepala = self._kepala[n]
        tentang = _TENTANG.match(self._text, kepala.akhir)
        mulai = tentang.end() if tentang else kepala.akhir
        n += 1
        batas, lembaran = self._end_of_title(mulai, n if tentang else -1)
        anak: list[_Kepala] = []
        while tentang and n < len(self._kepala) and (awal := self._kepala[n].awal) < batas:
            terpisah = self._joined(anak[-1].akhir if anak else mulai, awal)
            if terpisah or len(anak) == _JUMLAH_DALAM_JUDUL:
                batas, lembaran = terpisah or awal, None
                break
            anak.append(self._kepala[n])
            n += 1
        dalam = tuple(self._inner(satu, batas) for satu in anak)
        return self._make(kepala, tentang, self._trim(mulai, batas), lembaran, dalam), n

    def _joined(self, sampai: int, awal: int) -> int:
        """Return where a title ends that a head is joined to, perhaps with its articles; 0 where it is part of it."""
        sela = self._text[sampai:awal]
        sebelum_pasal = _PASAL.split(sela, maxsplit=1)[0]
        terpisah = _SAMBUNG.search(sebelum_pasal[-12:]) is not None and not _DERET.fullmatch(sela)
        return sampai + len(sebelum_pasal) if terpisah else 0

    def _end_of_title(self, mulai: int, n: int) -> tuple[int, tuple[Bentang, tuple[Lembar, ...]] | None]:
        """Return where a title that begins at `mulai` ends at the latest, and the gazettes that end it.

        An amendment phrase ends it too, unless it speaks of an act that the title cites, head `n`.
        """
        henti = bisect_left(self._henti, mulai)
        batas = min(len(self._text), mulai + _JUDUL_TERPANJANG, *self._henti[henti : henti + 1])
        frasa = _next(self._frasa, mulai)
        while frasa and frasa[0] < batas:
            if not self._of_inner(frasa, mulai, n):
                batas = frasa[0]
            frasa = _next(self._frasa, frasa[1])
        di = bisect_left(self._lembaran, ((mulai, 0), ()))
        if di == len(self._lembaran) or (awal := self._lembaran[di][0][0]) > batas:
            return batas, None
        if n < 0 and self._text[mulai:awal].strip(" ,"):
            return batas, None
        return awal, self._lembaran[di]

    def _of_inner(self, frasa: Bentang, mulai: int, n: int) -> bool:
        """Return whether an amendment phrase belongs to the act that a title cites, not to the act of the title."""
        if n < 0 or n == len(self._kepala) or self._kepala[n].awal > frasa[0]:
            return False
        sesudah = next((satu for satu in self._kepala[n + 1 : n + 4] if satu.awal >= frasa[1]), None)
        lain = sesudah is not None and sesudah.golongan[-2:] != self._kepala[n - 1].golongan[-2:]
        return lain or _PERUBAHAN.match(self._text, mulai) is not None or not self._text[slice(*frasa)].islower()

    def _trim(self, mulai: int, batas: int) -> Bentang:
        ekor = _EKOR.search(self._text, max(mulai, batas - 30), batas)
        return mulai, max(mulai, ekor.start() if ekor else batas)

    def _inner(self, kepala: _Kepala, batas: int) -> Kutipan:
        tentang = _TENTANG.match(self._text, kepala.akhir)
        return self._make(kepala, tentang, self._trim(tentang.end() if tentang else kepala.akhir, batas), None, ())

    def _make(
        self,
        kepala: _Kepala,
        tentang: re.Match[str] | None,
        judul: Bentang,
        lembaran: tuple[Bentang, tuple[Lembar, ...]] | None,
        memuat: tuple[Kutipan, ...],
    ) -> Kutipan:
        akhir = lembaran[0][1] if lembaran else judul[1] if tentang else kepala.akhir
        return Kutipan(
            golongan=kepala.golongan,
            jenis=kepala.jenis,
            nomor=kepala.nomor,
            tahun=kepala.tahun,
            kepala=self._text[kepala.awal : kepala.akhir],
            letak=(kepala.awal, akhir),
            letak_kata=kepala.kata,
            letak_nomor=kepala.letak_nomor,
            akhir_kepala=kepala.akhir,
            kata_tentang=tentang[1] if tentang else "",
            tentang=self._text[slice(*judul)] if tentang else "",
            letak_tentang=judul if tentang else TIADA,
            lembaran=lembaran[1] if lembaran else (),
            letak_lembaran=lembaran[0] if lembaran else TIADA,
            memuat=memuat,
            akhir=akhir,
        )


def _next(letak: list[Bentang], mulai: int) -> Bentang | None:
    di = bisect_left(letak, (mulai, 0))
    return letak[di] if di < len(letak) else None


def _head(text: str, nomor: re.Match[str], sampai: int) -> _Kepala | None:
    """Return the head whose number stands at `nomor`: its kind stands before it, behind what was read already."""
    jendela = max(sampai, nomor.start() - _JENIS_TERPANJANG)
    awal = next((satu.start() for satu in reversed(list(_JENIS.finditer(text, jendela, nomor.start())))), -1)
    jenis = text[awal : nomor.start()].rstrip(" ,") if awal >= 0 else ""
    baku = jenis
    if not jenis and jendela == 0:
        jenis, baku = _guessed(text[: nomor.start()])
        awal = nomor.start() - len(text[: nomor.start()].lstrip())
    if not jenis or _BUKAN_JENIS.search(jenis):
        return None
    angka, tahun, akhir = _number(text, nomor)
    letak_nomor = nomor.start(3), nomor.start(3) + len(angka)
    kata = nomor.start(), nomor.start() + len((nomor[1] + nomor[2]).rstrip())
    return _Kepala(kind_of(baku), jenis, awal, kata, angka, letak_nomor, tahun, akhir)


def _guessed(text: str) -> tuple[str, str]:
    """Return the mistyped kind at the beginning of a text, as written and as meant; '' where there is none."""
    jenis = text.strip()
    pertama, _, sisa = jenis.partition(" ")
    if len(jenis) > _JENIS_TERPANJANG or not pertama:
        return "", ""
    dekat = bahasa.ejaan_terdekat(pertama, _DITEBAK)
    return (jenis, f"{dekat[0]} {sisa}") if dekat and abs(len(dekat[0]) - len(pertama)) <= 1 else ("", "")


def kind_of(jenis: str) -> str:
    """Return the golongan of a kind as written, 'surat' where it is none of the others."""
    kata = " ".join(jenis.casefold().replace("-", " ").split())
    if kata.split(" ", 1)[0] in _DAERAH:
        return "daerah"
    kata = kata.replace("undangundang", "undang undang")
    return next((nama for awal, nama in _GOLONGAN if kata.startswith(awal)), "surat")


def _number(text: str, nomor: re.Match[str]) -> tuple[str, int | None, int]:
    """Return number, year, and where they end; '7/2017' is number and year too."""
    angka = nomor[3].rstrip(".-")
    if menempel := _MENEMPEL.match(angka):
        angka = menempel[1]
    akhir = nomor.start(3) + len(angka)
    if tahun := _TAHUN.match(text, akhir):
        return angka, int(tahun[1]), tahun.end()
    if garis := _NOMOR_GARIS_TAHUN.fullmatch(angka):
        return garis[1], int(garis[2]), akhir
    return angka, year_in(angka), akhir


def year_in(nomor: str) -> int | None:
    """Return the year that ends a number of the older correspondence form, or None."""
    ekor = nomor.rpartition("/")[2].strip()[-_TAHUN_NOMOR:]
    return int(ekor) if "/" in nomor and ekor.isascii() and ekor.isdigit() and len(ekor) == _TAHUN_NOMOR else None
