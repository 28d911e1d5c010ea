"""Plan + Rujukan + Bentuk → Naskah: every word, number and ending of a decree is decided here."""

from typing import Final

from zi_docs.compose.butir import Perinci
from zi_docs.compose.fakta import BANYAK_DIKTUM, TITIK_NAMA, diktum_label, gather, references
from zi_docs.compose.lampiran import PenyusunLampiran, keep_last
from zi_docs.compose.pejabat import DaftarPejabat
from zi_docs.compose.teks import LEBAR_BLOK, akhiri, baris, kapital, literal, penggal, spans, tanpa_titik
from zi_docs.compose.terbatas import SeumurBenda
from zi_docs.errors import ComposeError, DataError, Masalah
from zi_docs.models.bentuk import Bentuk
from zi_docs.models.butir import Butir
from zi_docs.models.keputusan import BERITA_ACARA, TANPA, DasarHukum, Diktum
from zi_docs.models.naskah import (
    KOSONG,
    BlokPenutup,
    BlokSalinan,
    ButirDiktum,
    Gaya,
    Isi,
    Naskah,
    Paragraf,
    Teks,
)
from zi_docs.models.pejabat import Pejabat
from zi_docs.models.peraturan import kutipan
from zi_docs.models.plan import Plan
from zi_docs.models.satker import Satker
from zi_docs.rujukan import Rujukan
from zi_docs.sampah import uncollected

_LEBAR_JUDUL = 52
_TITIK = ".… _"
"""What stands where a name or number is still to come."""
_LENGKAP = "lengkap"
"""What stands for the words of a petikan when nothing is left out."""
_TERSUSUN: Final = SeumurBenda[Naskah]()
"""What plans say: each is composed when it is read, to find its mistakes, and rendered when all others were read."""
_BERTANDA = frozenset({Bentuk.RANCANGAN, Bentuk.SALINAN, Bentuk.PETIKAN})
Jalur = tuple[str | int, ...]


@uncollected
def compose(plan: Plan, rujukan: Rujukan, bentuk: Bentuk, untuk: str | None = None) -> Naskah:
    """Return the decree with every word decided; a petikan is made `untuk` one person or one team.

    Raises ComposeError with every mistake: unknown facts, references, columns or regulations, and for asli and salinan
    whatever is still missing.
    """
    if untuk:
        return _composed(plan, rujukan, bentuk, untuk)
    key = rujukan, bentuk
    return _TERSUSUN.get(plan, key) or _TERSUSUN.keep(plan, _composed(plan, rujukan, bentuk, None), key)


def _composed(plan: Plan, rujukan: Rujukan, bentuk: Bentuk, untuk: str | None) -> Naskah:
    try:
        satker = rujukan.satker(plan.satker)
    except DataError as salah:
        raise ComposeError([Masalah(salah.pesan, salah.saran, jalur=("satker",), nilai=plan.satker.kode)]) from None
    pejabat = DaftarPejabat(plan.pejabat)
    plan = pejabat.resolve(plan)
    penyusun = Penyusun(plan, rujukan, satker, bentuk, pejabat)
    naskah = penyusun.naskah(untuk if bentuk is Bentuk.PETIKAN else None)
    masalah = [*penyusun.isian.masalah, *pejabat.masalah, *_missing(plan, bentuk, untuk)]
    if masalah:
        raise ComposeError(dict.fromkeys(masalah))
    return naskah


def default_bentuk(plan: Plan) -> Bentuk:
    """Return the form that a plan asks for: its own `bentuk`, else asli when nothing is missing, else rancangan."""
    if plan.bentuk:
        return Bentuk(plan.bentuk)
    return Bentuk.RANCANGAN if missing(plan, Bentuk.ASLI) else Bentuk.ASLI


def missing(plan: Plan, bentuk: Bentuk, untuk: str | None = None) -> list[Masalah]:
    """Return what a final form still needs; a rancangan needs nothing but its year."""
    return _missing(DaftarPejabat(plan.pejabat).resolve(plan), bentuk, untuk)


def _missing(plan: Plan, bentuk: Bentuk, untuk: str | None) -> list[Masalah]:
    saran = "isi dulu, atau buat rancangannya: --bentuk rancangan"
    penutup = plan.penutup
    perlu: list[tuple[object, str, Jalur]] = []
    if bentuk.final:
        perlu += [
            (plan.nomor, "nomor keputusan", ("nomor",)),
            (penutup.tanggal, "tanggal penetapan", ("penutup", "tanggal")),
            (penutup.tempat or "dari data", "tempat penetapan", ("penutup", "tempat")),
            (penutup.penanda_tangan.nama, "nama penanda tangan", ("penutup", "penanda_tangan")),
        ]
    if bentuk.certified:
        perlu += [
            (penutup.pengesah.nama, "nama pengesah salinan", ("penutup", "pengesah")),
            (penutup.pengesah.jabatan, "jabatan pengesah salinan", ("penutup", "pengesah")),
        ]
    kurang = [
        Masalah(f"{apa} belum diisi untuk {bentuk}", saran, jalur=jalur)
        for ada, apa, jalur in perlu
        if not ada or (isinstance(ada, str) and not ada.strip(_TITIK))
    ]
    if bentuk is Bentuk.PETIKAN and not untuk:
        kurang.append(Masalah("petikan dibuat untuk satu orang atau satu tim", "sebut namanya dengan --untuk"))
    return kurang


class Penyusun:
    """Composes one decree; the mistakes it meets stand in `isian`."""

    def __init__(
        self,
        plan: Plan,
        rujukan: Rujukan,
        satker: Satker,
        bentuk: Bentuk,
        pejabat: DaftarPejabat,
    ) -> None:
        self._plan = plan
        self._pejabat = pejabat
        self._rujukan = rujukan
        self._bentuk = bentuk
        self._satker = satker
        baku = rujukan.redaksi(plan.jenis)
        sendiri = plan.redaksi.model_dump(exclude_none=True)
        self._redaksi = baku.model_copy(update=sendiri) if sendiri else baku
        self.isian = gather(plan, satker, bentuk)
        if bentuk is Bentuk.SRIKANDI:
            self._put_tokens()
        self._name_facts()
        references(plan, self.isian)
        self._perinci = Perinci(self.isian)

    def _name_facts(self) -> None:
        """Add the facts that are themselves composed from facts: the kind of decree and its name."""
        fakta = self.isian.fakta
        fakta["keputusan"] = self._markup("sebutan")
        fakta["keputusan_induk"] = self._markup("sebutan_induk")
        self._tentang = self.isian.markup(self._plan.tentang, ("tentang",))
        fakta["tentang"] = " ".join(self._tentang.split())
        agenda = self._plan.pleno.agenda if self._plan.pleno else None
        fakta["pleno.agenda"] = self.isian.markup(agenda, ("pleno", "agenda")) if agenda else fakta["tentang"]

    def _put_tokens(self) -> None:
        redaksi, fakta = self._redaksi, self.isian.fakta
        fakta["nomor"] = literal(redaksi.srikandi_nomor or "")
        fakta["tanggal"] = literal(redaksi.srikandi_tanggal or "")
        fakta["penanda_tangan"] = literal(redaksi.srikandi_nama or "")

    def naskah(self, untuk: str | None = None) -> Naskah:
        """Return the finished decree; a petikan shows of the teams what concerns `untuk`."""
        plan, penutup, salinan = self._plan, self._closing(), self._certification()
        *diktum, akhir = [self._diktum(d, n) for n, d in enumerate(plan.diktum)]
        susun = PenyusunLampiran(self._perinci, self._redaksi, self._rujukan.susunan, self._pejabat, untuk=untuk)
        return Naskah(
            tanda=self._mark(),
            kop=self._lines("kop"),
            judul=penggal(self._lines("judul"), _LEBAR_JUDUL),
            nomor=self.text("nomor"),
            tentang=penggal(kapital(spans(self._tentang)), _LEBAR_JUDUL),
            pejabat=penggal(self.text("pejabat"), _LEBAR_JUDUL),
            menimbang=self._considerations(),
            mengingat=self._legal_bases(),
            memperhatikan=self._noted(),
            memutuskan=self.text("memutuskan"),
            menetapkan=self.text("menetapkan"),
            diktum=tuple(diktum),
            diktum_akhir=ButirDiktum(akhir.label, keep_last(akhir.isi)),
            penutup=penutup,
            salinan=salinan,
            lampiran=tuple(susun.all(plan.lampiran, penutup, salinan)),
            bentuk=self._bentuk,
            templat_sendiri=plan.templat.keputusan or "",
            lambang=plan.lambang or "",
            tata_letak=plan.tata_letak,
            judul_berkas=" tentang ".join([spans(self.isian.fakta[nama]).polos for nama in ("keputusan", "tentang")]),
            pembuat=self._satker.nama_lembaga,
            ditetapkan=plan.penutup.tanggal if self._bentuk.final else None,
            catatan=tuple(dict.fromkeys(self.isian.catatan)),
        )

    def _mark(self) -> Teks:
        return self.text(f"tanda_{self._bentuk}") if self._bentuk in _BERTANDA else KOSONG

    def _markup(self, nama: str) -> str:
        return self.isian.markup(str(getattr(self._redaksi, nama)), ("redaksi", nama))

    def text(self, nama: str) -> Teks:
        """Return a standard sentence of the office, filled in."""
        return spans(self._markup(nama))

    def _lines(self, nama: str, lebar: int = 0) -> Teks:
        """Return standard lines; those longer than `lebar` characters are broken where a reader would breathe."""
        daftar: tuple[str, ...] = getattr(self._redaksi, nama) or ()
        teks = [self.isian.teks(satu, ("redaksi", nama)) for satu in daftar]
        return baris([penggal(satu, lebar) for satu in teks] if lebar else teks)

    def _considerations(self) -> Isi:
        menimbang = self._plan.menimbang
        if singkat := self._shortened("petikan_menimbang"):
            return singkat
        tunggal = len(menimbang.butir) == 1 and menimbang.penutup == TANPA
        gaya = Gaya.URAIAN if tunggal else Gaya.MENIMBANG
        hasil: list[Paragraf] = []
        for nomor, butir in enumerate(menimbang.butir):
            hasil += self._perinci.kalimat(butir, ("menimbang", "butir", nomor), gaya, ";")
        if menimbang.penutup != TANPA:
            sendiri = menimbang.penutup and self.isian.teks(menimbang.penutup, ("menimbang", "penutup"))
            hasil.append(Paragraf(akhiri(sendiri or self.text("menimbang_penutup"), ";"), gaya))
        return tuple(hasil)

    def _legal_bases(self) -> Isi:
        dasar = self._plan.mengingat
        if singkat := self._shortened("petikan_mengingat"):
            return singkat
        gaya = Gaya.MENGINGAT if len(dasar) > 1 else Gaya.URAIAN
        return tuple(Paragraf(akhiri(self.citation(satu, ("mengingat", n)), ";"), gaya) for n, satu in enumerate(dasar))

    def _shortened(self, nama: str) -> Isi:
        """Return what a petikan prints instead of a part; nothing where it prints all of it."""
        if self._bentuk is not Bentuk.PETIKAN or getattr(self._redaksi, nama) == _LENGKAP:
            return ()
        return (Paragraf(self.text(nama), Gaya.URAIAN),)

    def citation(self, dasar: DasarHukum, jalur: Jalur) -> Teks:
        """Return a legal basis as it is printed, without its ending."""
        if dasar.isi:
            return self.isian.teks(dasar.isi, (*jalur, "isi"))
        try:
            if dasar.data:
                sendiri = (
                    dasar.data.kutipan_dasar if dasar.tanpa_perubahan else kutipan(dasar.data, self._rujukan.peraturan)
                )
                return self.isian.teks(sendiri, (*jalur, "data"))
            return spans(self._rujukan.kutipan(dasar.peraturan or "", dasar.tanpa_perubahan))
        except DataError as salah:
            self.isian.catat(salah.pesan, (*jalur, "peraturan"), salah.saran, dasar.peraturan or "")
            return KOSONG

    def _noted(self) -> Isi:
        butir = self._plan.memperhatikan
        if self._shortened("petikan_mengingat"):
            return ()
        gaya = Gaya.MEMPERHATIKAN if len(butir) > 1 else Gaya.URAIAN
        hasil: list[Paragraf] = []
        for nomor, satu in enumerate(butir):
            jalur: Jalur = ("memperhatikan", nomor)
            hasil += self._perinci.kalimat(satu, jalur, gaya, ";", self.minutes(satu, jalur))
        return tuple(hasil)

    def minutes(self, butir: Butir, jalur: Jalur) -> Teks | None:
        """Return the citation of the plan's own meeting where its keyword stands, None for any other text."""
        if butir.isi != BERITA_ACARA:
            return None
        if self._plan.pleno is None:
            self.isian.catat(
                "plan ini tidak punya rapat pleno yang dapat dikutip", jalur, "tambahkan pleno", BERITA_ACARA
            )
        return self.text("berita_acara")

    def _diktum(self, diktum: Diktum, urut: int) -> ButirDiktum:
        jalur: Jalur = ("diktum", urut)
        if urut >= BANYAK_DIKTUM and diktum.label is None:
            self.isian.catat(
                f"diktum ke-{urut + 1} tidak punya sebutan baku", jalur, "gabungkan, atau beri label sendiri"
            )
        label = spans(literal(diktum.label or diktum_label(urut + 1)))
        if not diktum.baku or diktum.isi:
            return ButirDiktum(label, tuple(self._perinci.kalimat(diktum, jalur, Gaya.URAIAN)))
        kalimat = self.formula(diktum.baku)
        if diktum.rincian:
            kalimat = tanpa_titik(kalimat)
        return ButirDiktum(label, tuple(self._perinci.kalimat(diktum, jalur, Gaya.URAIAN, kalimat=kalimat)))

    def formula(self, baku: str) -> Teks:
        """Return the sentence of a standard diktum, which of them depends on how many annexes there are."""
        if baku != "penetapan" or len(self._plan.lampiran) == 1:
            return self.text(baku)
        return self.text("penetapan_banyak" if self._plan.lampiran else "penetapan_tanpa")

    def _closing(self) -> BlokPenutup:
        if self._bentuk is Bentuk.SRIKANDI:
            return BlokPenutup(
                tempat=self.text("ditetapkan"),
                tanggal=self.text("tanggal"),
                jabatan=self.text("srikandi_jabatan"),
                ttd=self.text("srikandi_ttd"),
                nama=self.text("srikandi_nama"),
                nip=self.text("srikandi_nip"),
            )
        penanda = self._plan.penutup.penanda_tangan
        jalur: Jalur = ("penutup", "penanda_tangan")
        status = spans(literal(f"{penanda.status} ")) if penanda.status else KOSONG
        sendiri = self._own_lines(penanda.jabatan, (*jalur, "jabatan"))
        jabatan = Teks((*status, *sendiri)) if sendiri else self._lines("jabatan", LEBAR_BLOK)
        return BlokPenutup(
            tempat=self.text("ditetapkan"),
            tanggal=self.text("tanggal"),
            jabatan=akhiri(jabatan, ","),
            ttd=self.text("ttd") if self._bentuk.certified else KOSONG,
            nama=kapital(_name(penanda)),
            nip=spans(literal(penanda.nip and f"NIP {penanda.nip}")),
        )

    def _certification(self) -> BlokSalinan | None:
        if not self._bentuk.certified:
            return None
        pengesah = self._plan.penutup.pengesah
        jalur: Jalur = ("penutup", "pengesah")
        jabatan = self._own_lines(pengesah.jabatan, (*jalur, "jabatan"))
        status = spans(literal(f"{pengesah.status} ")) if pengesah.status else KOSONG
        pengantar = pengesah.pengantar and self.isian.teks(pengesah.pengantar, (*jalur, "pengantar"))
        return BlokSalinan(
            pengantar=pengantar or self.text(f"pengantar_{self._bentuk}"),
            unit=self._own_lines(pengesah.unit, (*jalur, "unit")) or self._lines("unit_salinan", LEBAR_BLOK),
            jabatan=akhiri(Teks((*status, *jabatan)), ","),
            nama=_name(pengesah),
            nip=spans(literal(pengesah.nip and f"NIP {pengesah.nip}")),
        )

    def _own_lines(self, daftar: tuple[str, ...], jalur: Jalur) -> Teks:
        return baris([self.isian.teks(satu, (*jalur, n)) for n, satu in enumerate(daftar)])


def _name(pejabat: Pejabat) -> Teks:
    return spans(literal(pejabat.nama or TITIK_NAMA))
