"""Headings of the table of offices → paths of a plan: a path itself, or what offices call it."""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple, get_args

from pydantic import BaseModel

from zi_docs import bahasa
from zi_docs.errors import Masalah, PlanError, Tempat
from zi_docs.models.plan import Plan
from zi_docs.plan.yaml import Isi, Jalur

if TYPE_CHECKING:
    from zi_docs.excel import Lembar

_BARIS_DICARI = 30
KODE: Final = ("kode", "kode_satker", "kode_kantor", "kode_wilayah", "kode_kpu", "satker")
NAMA: Final = (
    "nama_satker",
    "nama_kantor",
    "nama_wilayah",
    "kantor",
    "satuan_kerja",
    "kabupaten_kota",
    "nama_kabupaten_kota",
    "kabupaten",
    "kpu",
    "satker",
    "nama",
)
PROVINSI: Final = ("provinsi", "nama_provinsi")
_LEWAT: Final = frozenset({"no", "no_urut", "nomor_urut", "nr"})
_SEBUTAN: Final = {
    "nomor_keputusan": "nomor",
    "no_keputusan": "nomor",
    "nomor_sk": "nomor",
    "no_sk": "nomor",
    "tanggal": "penutup.tanggal",
    "tgl": "penutup.tanggal",
    "tanggal_penetapan": "penutup.tanggal",
    "tanggal_keputusan": "penutup.tanggal",
    "tempat": "penutup.tempat",
    "tempat_penetapan": "penutup.tempat",
    "ibu_kota": "satker.ibu_kota",
    "zona_waktu": "satker.zona_waktu",
    "judul": "tentang",
}
_PENANDA: Final = ("penanda_tangan", "nama_penanda_tangan", "penandatangan", "ttd")
_PENGESAH: Final = ("pengesah", "nama_pengesah", "pengesah_salinan", "yang_mengesahkan")
_MILIK_ORANG: Final = ("nip", "jabatan", "status", "unit", "pangkat")
_ASING: Final = frozenset(
    {"satker.kode", "jenis", "bentuk", "data", "penetapan", "abaikan", "mengubah", "lampiran", "diktum", "pejabat"}
)
_BERTANDA: Final = frozenset({"tentang", "menimbang", "mengingat", "memperhatikan", "redaksi", "isian", "lampiran"})
"""Fields of sentences: there an asterisk in a cell is an asterisk, and italics of a cell stay."""


class Kolom(NamedTuple):
    """A column of the table: its heading, and which value it gives; None for one that is only read by people."""

    judul: str
    jalur: Jalur | None
    daftar: bool = False
    """Whether each line of a cell is an item of its own."""

    @property
    def kalimat(self) -> bool:
        """Whether its cells are sentences rather than facts."""
        return self.jalur is not None and str(self.jalur[0]) in _BERTANDA


class Judul:
    """What headings may mean for one pattern."""

    def __init__(self, pola: Mapping[str, Isi]) -> None:
        self._jalur: dict[str, Jalur] = {}
        self._daftar: set[Jalur] = set()
        for jalur, daftar in _fields(Plan):
            self._know(jalur, daftar=daftar)
        self._named_items(pola)
        isian = pola.get("isian")
        for nama in isian if isinstance(isian, dict) else ():
            self._know(("isian", nama))
            self._jalur.setdefault(heading_key(nama), ("isian", nama))
        self._people(pola)
        for kata, sebutan in _SEBUTAN.items():
            self._jalur.setdefault(kata, self._jalur[heading_key(sebutan)])

    def column(self, teks: str, sebelumnya: Kolom | None, tempat: Tempat) -> Kolom:
        """Return what a heading means; NIP, jabatan and the like belong to the person named on their left.

        Raises PlanError for a heading that means nothing, with the one that was probably meant.
        """
        kunci = heading_key(teks)
        if teks.startswith("#") or kunci in _LEWAT:
            return Kolom(teks, None)
        jalur = self._jalur.get(kunci)
        if jalur is None and kunci in _MILIK_ORANG and sebelumnya and sebelumnya.jalur:
            milik = (*sebelumnya.jalur[:-1], kunci)
            jalur = milik if milik in self._jalur.values() else None
        if jalur is None and (found := re.fullmatch(r"isian\.(\w+)", teks.strip())):
            jalur = ("isian", found[1])
        if jalur is None:
            raise PlanError([self._unknown(teks, tempat)])
        return Kolom(teks, jalur, jalur in self._daftar)

    def knows(self, teks: str) -> bool:
        """Return whether a heading can mean something, were it only beside a certain other one."""
        kunci = heading_key(teks)
        return any(kunci in semua for semua in (self._jalur, NAMA, PROVINSI, _MILIK_ORANG))

    def _unknown(self, teks: str, tempat: Tempat) -> Masalah:
        dekat = bahasa.ejaan_terdekat(heading_key(teks), [*KODE, *NAMA, *PROVINSI, *self._jalur])
        lewat = f"bila hanya keterangan, tulis #{teks} agar dilewati"
        if teks.strip().casefold() in _ASING:
            saran = f"tulis dalam pola, atau dalam berkas kantor itu (--kantor); {lewat}"
            return Masalah(f'"{teks}" tidak dapat diisi dari kolom tabel', saran, tempat)
        if dekat and dekat[0] == heading_key(teks):
            return Masalah(f'kolom "{teks}" menyebut kode sekali lagi', lewat, tempat)
        if not dekat:
            return Masalah(f'kolom "{teks}" tidak dikenal', f"pakai jalur dalam plan; {lewat}", tempat)
        jalur = self._jalur.get(dekat[0])
        utuh = ".".join(map(str, jalur or ()))
        kata = utuh if heading_key(utuh) == dekat[0] else dekat[0].replace("_", " ")
        return Masalah(f'kolom "{teks}" tidak dikenal', f'mungkin maksud Anda "{kata}"; {lewat}', tempat)

    def _know(self, jalur: Jalur, sebutan: str = "", *, daftar: bool = False) -> None:
        self._jalur.setdefault(heading_key(sebutan or ".".join(map(str, jalur))), jalur)
        if daftar:
            self._daftar.add(jalur)

    def _named_items(self, pola: Mapping[str, Isi]) -> None:
        """Know the items of lists that have an id, by it and by their number."""
        for nama in ("pejabat", "lampiran", "diktum"):
            daftar = pola.get(nama)
            for n, satu in enumerate(daftar if isinstance(daftar, list) else ()):
                if not isinstance(satu, dict):
                    continue
                for sebut in (str(n + 1), satu.get("id")):
                    for kunci in (
                        *satu,
                        *(_MILIK_ORANG if nama == "pejabat" else ("isi", "judul", "sumber", "lembar")),
                    ):
                        if isinstance(sebut, str):
                            self._know((nama, n, kunci), f"{nama}.{sebut}.{kunci}")

    def _people(self, pola: Mapping[str, Isi]) -> None:
        """Know who signs and who certifies, wherever the pattern names them."""
        sekretaris = pola.get("jenis") == "sekretaris"
        ketua = ("sekretaris", "nama_sekretaris") if sekretaris else ("ketua", "nama_ketua")
        for peran, kata in (("penanda_tangan", (*ketua, *_PENANDA)), ("pengesah", _PENGESAH)):
            awal = _listed(pola, peran) or ("penutup", peran)
            for satu in kata:
                self._jalur.setdefault(satu, (*awal, "nama"))
                pendek = satu.removeprefix("nama_")
                for sifat in _MILIK_ORANG:
                    if (*awal, sifat) in self._jalur.values():
                        self._jalur.setdefault(f"{sifat}_{pendek}", (*awal, sifat))


def _listed(pola: Mapping[str, Isi], peran: str) -> Jalur | None:
    """Return where in its list of officials the pattern names a person of the closing."""
    penutup, daftar = pola.get("penutup"), pola.get("pejabat")
    orang = penutup.get(peran) if isinstance(penutup, dict) else None
    rujukan = orang.get("pejabat") or orang.get("nama") if isinstance(orang, dict) else orang
    for n, satu in enumerate(daftar if isinstance(daftar, list) else ()):
        if isinstance(satu, dict) and rujukan and rujukan in {satu.get("id"), satu.get("nama")}:
            return ("pejabat", n)
    return None


def heading_key(teks: str) -> str:
    """Return a heading without letter case, blanks and signs."""
    return re.sub(r"[\W_]+", "_", teks.casefold()).strip("_")


def code_heading(lembar: "Lembar") -> tuple[int, int] | None:
    """Return row and column of the heading over the codes; None for a sheet without.

    Of several headings in its row the plainest word counts, then the first: "Satker" beside "Kode" may hold names.
    """
    for nomor in sorted(lembar.sel)[:_BARIS_DICARI]:
        kata = ((heading_key(nilai.garis.teks), kolom) for kolom, nilai in lembar.sel[nomor].items())
        if ada := [(KODE.index(satu), kolom) for satu, kolom in kata if satu in KODE]:
            return nomor, min(ada)[1]
    return None


def _fields(model: type[BaseModel], atas: tuple[str, ...] = ()) -> Iterator[tuple[Jalur, bool]]:
    """Yield the path of every field that a cell can hold, and whether it is a list."""
    for nama, isi in model.model_fields.items():
        jalur = (*atas, nama)
        if ".".join(jalur) in _ASING:
            continue
        bagian = [*_parts(isi.annotation)]
        dalam = [satu for satu in bagian if isinstance(satu, type) and issubclass(satu, BaseModel)]
        daftar = any(satu is tuple for satu in bagian)
        if dalam and not daftar:
            yield from _fields(dalam[0], jalur)
        elif not any(satu is dict for satu in bagian):
            yield jalur, daftar


def _parts(tipe: Any) -> Iterator[Any]:  # noqa: ANN401 - whatever an annotation is made of
    """Yield the types of which an annotation is made; a tuple stands for what is in it."""
    asal = getattr(tipe, "__origin__", None)
    if asal in {tuple, dict}:
        yield asal
    elif isi := get_args(tipe):
        for satu in isi:
            yield from _parts(satu)
    else:
        yield tipe
