"""Plan → the documents beside its decree: invitation, attendance list, minutes, comparison; every word decided."""

from collections.abc import Sequence
from datetime import date
from typing import TypedDict

from zi_docs import bahasa
from zi_docs.compose.butir import Perinci
from zi_docs.compose.fakta import TITIK, TITIK_NAMA
from zi_docs.compose.keputusan import Penyusun
from zi_docs.compose.pejabat import DaftarPejabat
from zi_docs.compose.peserta import Orang, Peserta, participants
from zi_docs.compose.teks import LEBAR_BLOK, akhiri, baris, kapital, literal, penggal, spans
from zi_docs.errors import ComposeError
from zi_docs.models.bentuk import Bentuk, JenisRapat
from zi_docs.models.butir import Butir
from zi_docs.models.naskah import KOSONG, Baris, Gaya, Isi, KolomTabel, Paragraf, Sel, Tabel, Teks
from zi_docs.models.naskah_rapat import (
    Hadir,
    NaskahBeritaAcara,
    NaskahDaftarHadir,
    NaskahPerbandingan,
    NaskahUndangan,
    Penanda,
    Penerima,
)
from zi_docs.models.plan import Plan, TataLetak
from zi_docs.models.pleno import Pleno
from zi_docs.rujukan import Rujukan

_LEBAR_JUDUL = 52
_GARIS = "." * 20
"""Where a commissioner signs."""
_KOLOM = (KolomTabel("NO", 1.0), KolomTabel("SEMULA"), KolomTabel("MENJADI"), KolomTabel("KETERANGAN", 3.4))


class _Bersama(TypedDict):
    """What every document of a plan has."""

    kop: Teks
    lambang: str
    tata_letak: TataLetak
    pembuat: str


class PenyusunRapat:
    """Composes the documents beside one decree."""

    def __init__(self, plan: Plan, rujukan: Rujukan) -> None:
        self._pejabat = DaftarPejabat(plan.pejabat)
        self._plan = plan = self._pejabat.resolve(plan)
        self._satker = rujukan.satker(plan.satker)
        self._penyusun = Penyusun(plan, rujukan, self._satker, Bentuk.RANCANGAN, self._pejabat)
        self._isian = self._penyusun.isian
        self._baku = rujukan.redaksi("ketua").model_copy(
            update=plan.redaksi.model_dump(exclude_none=True) if plan.jenis == "ketua" else {}
        )
        self._pleno = plan.pleno or Pleno()

    def meeting(self) -> tuple[NaskahUndangan, NaskahDaftarHadir, NaskahBeritaAcara]:
        """Return the documents of the meeting. Raises ComposeError with every mistake."""
        peserta = participants(self._plan, self._pejabat, self._isian)
        hasil = self._invitation(peserta), self._attendance(peserta), self._minutes(peserta)
        self._require_none()
        return hasil

    def comparison(self, beda: Sequence[tuple[str, str, str, str]]) -> NaskahPerbandingan:
        """Return the table of what was and what is: group, before, after, what it is."""
        naskah = NaskahPerbandingan(
            **self._shared(),
            bentuk=JenisRapat.PERBANDINGAN,
            templat="pleno/perbandingan.docx",
            templat_sendiri=self._pleno.templat.perbandingan or "",
            judul_berkas=f"Perbandingan: {spans(self._isian.fakta['tentang']).polos}",
            judul=penggal(kapital(self._fact("tentang")), _LEBAR_JUDUL),
            asal=self._amended(),
            isi=(_table(beda),),
        )
        self._require_none()
        return naskah

    def _require_none(self) -> None:
        if masalah := [*self._isian.masalah, *self._pejabat.masalah]:
            raise ComposeError(dict.fromkeys(masalah))

    def _fact(self, nama: str) -> Teks:
        return spans(self._isian.fakta[nama])

    def _shared(self) -> _Bersama:
        kop = [self._isian.teks(satu, ("redaksi", "kop")) for satu in self._baku.kop or ()]
        return _Bersama(
            kop=baris(kop),
            lambang=self._plan.lambang or "",
            tata_letak=self._plan.tata_letak,
            pembuat=self._satker.nama_lembaga,
        )

    def _invitation(self, peserta: Peserta) -> NaskahUndangan:
        undangan = self._pleno.undangan
        diundang = [satu for satu in (*peserta.semua, peserta.notulis) if satu and satu != peserta.pimpinan]
        return NaskahUndangan(
            **self._shared(),
            bentuk=JenisRapat.UNDANGAN,
            templat="pleno/undangan.docx",
            templat_sendiri=self._pleno.templat.undangan or "",
            judul_berkas=f"Undangan rapat pleno: {self._fact('pleno.agenda').polos}",
            ditetapkan=undangan.tanggal,
            kota=self._fact("satker.ibu_kota"),
            tanggal=_written(bahasa.tanggal(undangan.tanggal) if undangan.tanggal else TITIK),
            nomor=_written(undangan.nomor or TITIK),
            penerima=tuple(
                Penerima(_written(f"{n}."), _written(f"Sdr. {satu.nama} ({satu.jabatan})"))
                for n, satu in enumerate(diundang, 1)
            ),
            lembaga=self._fact("satker.lembaga"),
            agenda=self._fact("pleno.agenda"),
            hari_rapat=_day(self._pleno.tanggal),
            pukul=self._fact("pleno.pukul"),
            tempat=self._fact("pleno.tempat"),
            penutup=self._chair(peserta.pimpinan),
        )

    def _chair(self, orang: Orang | None) -> Penanda:
        if orang and orang.kedudukan != "Ketua":
            return Penanda(akhiri(kapital(_written(orang.jabatan)), ","), kapital(_written(orang.nama)))
        status = "" if orang is None or orang.tetap else f"{orang.jabatan.split()[0]} "
        self._isian.fakta["status"] = literal(status)
        jabatan = [
            penggal(self._isian.teks(satu, ("redaksi", "jabatan")), LEBAR_BLOK) for satu in self._baku.jabatan or ()
        ]
        return Penanda(akhiri(baris(jabatan), ","), kapital(_written(orang.nama if orang else TITIK_NAMA)))

    def _attendance(self, peserta: Peserta) -> NaskahDaftarHadir:
        tamu = (peserta.notulis,) if peserta.notulis and peserta.notulis not in peserta.semua else ()
        return NaskahDaftarHadir(
            **self._shared(),
            bentuk=JenisRapat.DAFTAR_HADIR,
            templat="pleno/daftar-hadir.docx",
            templat_sendiri=self._pleno.templat.daftar_hadir or "",
            judul_berkas=f"Daftar hadir rapat pleno: {self._fact('pleno.agenda').polos}",
            ditetapkan=self._pleno.tanggal,
            lembaga=self._capital_name(),
            agenda=self._fact("pleno.agenda"),
            hari_rapat=_day(self._pleno.tanggal),
            pukul=self._fact("pleno.pukul"),
            tempat=self._fact("pleno.tempat"),
            peserta=tuple(_present(n, satu, satu.jabatan) for n, satu in enumerate((*peserta.semua, *tamu), 1)),
        )

    def _minutes(self, peserta: Peserta) -> NaskahBeritaAcara:
        pimpinan = peserta.pimpinan
        return NaskahBeritaAcara(
            **self._shared(),
            bentuk=JenisRapat.BERITA_ACARA,
            templat="pleno/berita-acara.docx",
            templat_sendiri=self._pleno.templat.berita_acara or "",
            judul_berkas=f"Berita acara rapat pleno: {self._fact('pleno.agenda').polos}",
            ditetapkan=self._pleno.tanggal,
            nomor=self._fact("pleno.nomor"),
            tentang=penggal(kapital(self._fact("pleno.agenda")), _LEBAR_JUDUL),
            hari=self._fact("pleno.hari"),
            tanggal_kata=self._fact("pleno.tanggal_kata"),
            pukul=self._fact("pleno.pukul"),
            tempat=self._fact("pleno.tempat"),
            lembaga=self._fact("satker.lembaga"),
            lembaga_kapital=self._capital_name(),
            pimpinan=_written(f"{pimpinan.nama}, {pimpinan.jabatan}" if pimpinan else TITIK_NAMA),
            agenda=self._fact("pleno.agenda"),
            hasil=self._decided(),
            kota=self._fact("satker.ibu_kota"),
            tanggal=self._fact("pleno.tanggal"),
            peserta=tuple(
                _present(n, satu._replace(nama=bahasa.kapital(satu.nama)), _role(satu), _GARIS)
                for n, satu in enumerate(peserta.hadir, 1)
            ),
        )

    def _capital_name(self) -> Teks:
        return kapital(_written(f"{self._satker.induk}\n{self._satker.wilayah}"))

    def _decided(self) -> Isi:
        """Return what the meeting decided: a sentence, or several as a numbered list."""
        perinci, hasil = Perinci(self._isian), self._pleno.hasil
        if not hasil:
            return (Paragraf(akhiri(self._penyusun.text("hasil_pleno"), "."), Gaya.URAIAN),)
        if len(hasil) == 1:
            return tuple(perinci.kalimat(hasil[0], ("pleno", "hasil", 0), Gaya.URAIAN))
        daftar = Butir(rincian=hasil, penomoran="angka")
        return tuple(perinci.kalimat(daftar, ("pleno", "hasil"), Gaya.URAIAN))

    def _amended(self) -> Teks:
        """Return which decree is amended, in its short form."""
        mengubah = self._plan.mengubah
        if mengubah is None:
            return KOSONG
        acuan = mengubah.terakhir or mengubah.dasar
        return _written(f"{self._fact('keputusan').polos} Nomor {acuan.nomor} Tahun {acuan.tahun}")


def _written(teks: str) -> Teks:
    return spans(literal(teks))


def _day(hari: date | None) -> Teks:
    return _written(bahasa.tanggal_dengan_hari(hari) if hari else TITIK)


def _role(orang: Orang) -> str:
    if not orang.kedudukan:
        return bahasa.kapital(orang.jabatan)
    status = "" if orang.tetap else f"{orang.jabatan.split()[0]} "
    return f"{status}{orang.kedudukan.upper()}"


def _present(nomor: int, orang: Orang, jabatan: str, garis: str = "") -> Hadir:
    """Return one line of a list that is signed: odd ones sign left, even ones right."""
    angka = _written(f"{nomor}.")
    tanda = _written(f"{nomor}. {garis}".rstrip())
    kiri, kanan = (tanda, KOSONG) if nomor % 2 else (KOSONG, tanda)
    return Hadir(angka, _written(orang.nama), _written(jabatan), kiri, kanan)


def _table(beda: Sequence[tuple[str, str, str, str]]) -> Tabel:
    hasil = [_row([satu.judul for satu in _KOLOM], Gaya.KEPALA_KOLOM)._replace(kepala=True)]
    if not beda:
        judul = Paragraf(_written("Susunan personalia tidak berubah."), Gaya.SEL)
        hasil.append(Baris((Sel((judul,), len(_KOLOM)),)))
    terakhir = ""
    for nomor, (kelompok, semula, menjadi, keterangan) in enumerate(beda, 1):
        if kelompok and kelompok != terakhir:
            judul = Paragraf(_written(kelompok), Gaya.BAGIAN)
            hasil.append(Baris((Sel((judul,), len(_KOLOM)),), bagian=True))
        terakhir = kelompok
        hasil.append(_row([str(nomor), semula or "–", menjadi or "–", keterangan], Gaya.SEL))
    return Tabel(_KOLOM, tuple(hasil), "Perbandingan semula dan menjadi")


def _row(isi: Sequence[str], gaya: Gaya) -> Baris:
    nomor = Gaya.SEL_TENGAH if gaya is Gaya.SEL else gaya
    return Baris(tuple(Sel((Paragraf(_written(teks), gaya if n else nomor),)) for n, teks in enumerate(isi)))
