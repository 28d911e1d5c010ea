"""The plan's list of officials → who signs, who certifies, who stands in a team; each fact stated once."""

from zi_docs import bahasa
from zi_docs.errors import Masalah
from zi_docs.models.lampiran import Anggota
from zi_docs.models.pejabat import Pejabat, PejabatTerdaftar
from zi_docs.models.plan import Plan

Jalur = tuple[str | int, ...]


class DaftarPejabat:
    """Finds people by id or name; mistakes stand in `masalah`."""

    def __init__(self, pejabat: tuple[PejabatTerdaftar, ...]) -> None:
        self.masalah: list[Masalah] = []
        self._menurut: dict[str, PejabatTerdaftar] = {}
        for nomor, satu in enumerate(pejabat):
            for nama in dict.fromkeys((satu.rujukan, satu.nama)):
                if self._menurut.setdefault(nama, satu) is not satu:
                    pesan = f"'{nama}' ada dua kali dalam daftar pejabat"
                    self.masalah.append(Masalah(pesan, "beri id yang berbeda", jalur=("pejabat", nomor)))

    def resolve(self, plan: Plan) -> Plan:
        """Return the plan with its signatory and certifier filled in from the list.

        The office that signs is composed, so only the name and status of the signatory are taken.
        """
        penutup = plan.penutup
        penanda, pengesah = penutup.penanda_tangan, penutup.pengesah
        if ada := self._find(self._meant(penanda), ("penutup", "penanda_tangan", "pejabat")):
            baru = {"nama": ada.nama, "status": penanda.status or ada.status}
            penanda = penanda.model_copy(update=baru)
        if ada := self._find(self._meant(pengesah), ("penutup", "pengesah", "pejabat")):
            baru_pengesah = {
                "nama": ada.nama,
                "status": pengesah.status or ada.status,
                "jabatan": pengesah.jabatan or ada.jabatan,
            }
            pengesah = pengesah.model_copy(update=baru_pengesah)
        if penanda is penutup.penanda_tangan and pengesah is penutup.pengesah:
            return plan
        return plan.model_copy(
            update={"penutup": penutup.model_copy(update={"penanda_tangan": penanda, "pengesah": pengesah})}
        )

    def member(self, anggota: Anggota, jalur: Jalur) -> dict[str, str]:
        """Return the cells of a member of a team by column key."""
        sendiri = {k: v for k, v in anggota.model_dump(exclude={"pejabat"}).items() if v}
        ada = self._find(self._meant(anggota), (*jalur, "pejabat"))
        if ada is None:
            return sendiri
        sendiri.pop("nama", None)
        jabatan = f"{ada.status} {' '.join(ada.jabatan)}".strip() if ada.jabatan else ""
        dari_daftar = {"nama": ada.nama, "jabatan": jabatan, "nip": ada.nip, "pangkat": ada.pangkat}
        return {k: v for k, v in {**dari_daftar, **sendiri}.items() if v}

    def named(self, nama: str, jalur: Jalur) -> PejabatTerdaftar | None:
        """Return the person of that id or name; None, and a mistake recorded, when there is none."""
        return self._find(nama, jalur)

    def _meant(self, orang: Pejabat | Anggota) -> str | None:
        """Return the reference of a person; a name that stands in the list refers to it too."""
        return orang.pejabat or (orang.nama if orang.nama in self._menurut else None)

    def _find(self, nama: str | None, jalur: Jalur) -> PejabatTerdaftar | None:
        if nama is None:
            return None
        ada = self._menurut.get(nama)
        if ada is None:
            dekat = bahasa.ejaan_terdekat(nama, tuple(self._menurut))
            saran = f"mungkin maksud Anda '{dekat[0]}'" if dekat else "tambahkan orang itu ke daftar pejabat"
            pesan = f"'{nama}' tidak ada dalam daftar pejabat"
            self.masalah.append(Masalah(pesan, saran, jalur=jalur, nilai=nama))
        return ada
