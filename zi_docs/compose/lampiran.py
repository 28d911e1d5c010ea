"""Annexes → finished annexes: header, title, content, closing."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from zi_docs import bahasa
from zi_docs.compose.butir import Perinci
from zi_docs.compose.kolom import leaves
from zi_docs.compose.pejabat import DaftarPejabat
from zi_docs.compose.petikan import chosen, names
from zi_docs.compose.tabel import Aturan, Cabang, branches, build
from zi_docs.compose.teks import baris, kapital, penggal
from zi_docs.errors import DataError
from zi_docs.models.butir import Butir
from zi_docs.models.lampiran import (
    Anggota,
    Kelompok,
    Kolom,
    Lampiran,
    LampiranPersonalia,
    LampiranTabel,
    LampiranTeks,
    SusunanKolom,
)
from zi_docs.models.naskah import KOSONG, BlokPenutup, BlokSalinan, Isi, NaskahLampiran, Paragraf, Teks
from zi_docs.models.redaksi import Redaksi

_LEBAR_JUDUL = {"tegak": 56, "melintang": 84}
_LEBAR_KEPALA: Mapping[str, int] = {"rencana aksi": 37}
"""Capitals that surely fit on a line of the header, where its template gives it more room than the others."""
_LEBAR_KEPALA_BAKU = 31
_ORIENTASI_BAKU: Mapping[str, str] = {"rencana aksi": "melintang"}


class PenyusunLampiran:
    """Composes the annexes of one decree."""

    def __init__(
        self,
        perinci: Perinci,
        redaksi: Redaksi,
        susunan: Callable[[SusunanKolom], tuple[Kolom, ...]],
        pejabat: DaftarPejabat,
        *,
        untuk: str | None = None,
    ) -> None:
        self._untuk = untuk
        self._isian = perinci.isian
        self._perinci = perinci
        self._redaksi = redaksi
        self._susunan = susunan
        self._pejabat = pejabat

    def all(
        self, lampiran: Sequence[Lampiran], penutup: BlokPenutup, salinan: BlokSalinan | None
    ) -> Iterator[NaskahLampiran]:
        """Yield every annex; of a petikan those teams in which the person stands, or the team itself."""
        ada = False
        for urut, satu in enumerate(lampiran):
            if self._untuk is None or (isinstance(satu, LampiranPersonalia) and self._chosen(satu, urut)):
                ada = True
                yield self.compose(satu, urut, len(lampiran), penutup, salinan)
        if self._untuk and not ada:
            self._not_found(lampiran)

    def compose(
        self, lampiran: Lampiran, urut: int, banyak: int, penutup: BlokPenutup, salinan: BlokSalinan | None
    ) -> NaskahLampiran:
        """Return annex `urut` (from 0) of `banyak`; several are numbered in Roman (Lampiran II, 194-197)."""
        jalur: tuple[str | int, ...] = ("lampiran", urut)
        orientasi = lampiran.orientasi or _ORIENTASI_BAKU.get(lampiran.jenis, "tegak")
        judul = self._isian.teks(lampiran.judul, (*jalur, "judul"))
        return NaskahLampiran(
            label=self._isian.teks(f"LAMPIRAN {bahasa.romawi(urut + 1)}" if banyak > 1 else "LAMPIRAN", jalur),
            kepala=self._header(lampiran, jalur),
            judul=penggal(kapital(judul), _LEBAR_JUDUL[orientasi]),
            isi=self._content(lampiran, jalur, judul.polos.replace("\n", " ")),
            penutup=penutup if lampiran.tempat_tanggal else replace(penutup, tempat=KOSONG, tanggal=KOSONG),
            salinan=salinan if lampiran.salinan else None,
            templat=f"lampiran/{lampiran.jenis.replace(' ', '-')}.docx",
            templat_sendiri=lampiran.templat or "",
            orientasi=lampiran.orientasi,
        )

    def _chosen(self, lampiran: LampiranPersonalia, urut: int) -> bool:
        return bool(chosen(_team(lampiran, ("lampiran", urut), self._pejabat), self._untuk or ""))

    def _not_found(self, lampiran: Sequence[Lampiran]) -> None:
        tim = [(("lampiran", n), satu) for n, satu in enumerate(lampiran) if isinstance(satu, LampiranPersonalia)]
        ada = [nama for jalur, satu in tim for nama in names(_team(satu, jalur, self._pejabat))]
        dekat = bahasa.ejaan_terdekat(self._untuk or "", ada, 3)
        saran = f"mungkin maksud Anda {bahasa.daftar(dekat, 'atau')}" if dekat else "sebut nama orang atau kelompok"
        pesan = f"'{self._untuk}' tidak ada dalam susunan personalia mana pun"
        self._isian.catat(pesan, ("lampiran",), saran)

    def _header(self, lampiran: Lampiran, jalur: tuple[str | int, ...]) -> Teks:
        if lampiran.kepala is None:
            baku = [self._isian.teks(b, ("redaksi", "kepala_lampiran")) for b in self._redaksi.kepala_lampiran or ()]
            lebar = _LEBAR_KEPALA.get(lampiran.jenis, _LEBAR_KEPALA_BAKU)
            return baris([penggal(satu, lebar) for satu in baku])
        return baris([self._isian.teks(b, (*jalur, "kepala", n)) for n, b in enumerate(lampiran.kepala)])

    def _content(self, lampiran: Lampiran, jalur: tuple[str | int, ...], judul: str) -> Isi:
        if isinstance(lampiran, LampiranTeks):
            per_butir = (self._perinci.teks_bebas(b, (*jalur, "isi", n)) for n, b in enumerate(lampiran.isi))
            return keep_last(tuple(paragraf for satu in per_butir for paragraf in satu))
        if lampiran.sumber and lampiran.is_empty:
            self._isian.catat("sumber lampiran ini belum dibaca", (*jalur, "sumber"), "muat plan dengan load_plan")
        kolom = self._columns(lampiran, jalur)
        if not kolom:
            return ()
        cabang = (
            _team(lampiran, jalur, self._pejabat)
            if isinstance(lampiran, LampiranPersonalia)
            else branches(lampiran.isi, (*jalur, "isi"))
        )
        petik = chosen(cabang, self._untuk) if self._untuk else None
        if isinstance(lampiran, LampiranPersonalia):
            cabang = _only_known(cabang, kolom)
        aturan = Aturan(
            (*jalur, "kolom"),
            kolom,
            lampiran.bagian,
            lampiran.nomor_kolom,
            lampiran.nomor_baris == "lanjut",
            lampiran.apa_adanya,
            petik,
        )
        return (build(cabang, aturan, self._perinci, judul),)

    def _columns(self, lampiran: LampiranTabel | LampiranPersonalia, jalur: tuple[str | int, ...]) -> tuple[Kolom, ...]:
        try:
            return self._susunan(lampiran.kolom)
        except DataError as salah:
            self._isian.catat(salah.pesan, (*jalur, "kolom"), salah.saran, lampiran.kolom.prasetel or "")
            return ()


def keep_last(isi: Isi) -> Isi:
    """Return the content with its last paragraph kept beside the closing block that follows."""
    akhir = isi[-1] if isi else None
    return (*isi[:-1], akhir._replace(menyatu=True)) if isinstance(akhir, Paragraf) else isi


def _team(lampiran: LampiranPersonalia, jalur: tuple[str | int, ...], pejabat: DaftarPejabat) -> tuple[Cabang, ...]:
    return (*_people(lampiran.anggota, jalur, pejabat), *_groups(lampiran.kelompok, jalur, pejabat))


def _groups(kelompok: tuple[Kelompok, ...], jalur: tuple[str | int, ...], pejabat: DaftarPejabat) -> tuple[Cabang, ...]:
    hasil = []
    for nomor, satu in enumerate(kelompok):
        di_sini = (*jalur, "kelompok", nomor)
        isi = (*_people(satu.anggota, di_sini, pejabat), *_groups(satu.kelompok, di_sini, pejabat))
        hasil.append(Cabang(di_sini, satu.nama, satu.nomor, isi=isi))
    return tuple(hasil)


def _people(anggota: tuple[Anggota, ...], jalur: tuple[str | int, ...], pejabat: DaftarPejabat) -> tuple[Cabang, ...]:
    di_sini = [(*jalur, "anggota", n) for n in range(len(anggota))]
    return tuple(
        Cabang(di, sel=tuple((k, Butir.model_construct(isi=v)) for k, v in pejabat.member(a, di).items()))
        for di, a in zip(di_sini, anggota, strict=True)
    )


def _only_known(cabang: tuple[Cabang, ...], kolom: tuple[Kolom, ...]) -> tuple[Cabang, ...]:
    """Drop the NIP and the rank where no column asks for them; what else has no column is a mistake of the plan."""
    tidak_dicetak = {"nip", "pangkat"} - {k.nama for k in leaves(kolom)}
    return tuple(
        c._replace(sel=tuple(s for s in c.sel if s[0] not in tidak_dicetak), isi=_only_known(c.isi, kolom))
        for c in cabang
    )
