"""The composed sentences of a decree, each of which an office may word itself."""

from pydantic import Field

from zi_docs.models.dasar import BarisBerisi, Kalimat, Model, Teks


class Redaksi(Model):
    """Every composed sentence by its name; what is None keeps the standard wording of the data."""

    sebutan: Teks | None = Field(
        None,
        title="Sebutan",
        description="Jenis keputusan dengan nama lembaganya; dipakai sebagai {{ keputusan }}.",
    )
    sebutan_induk: Teks | None = Field(
        None,
        title="Sebutan tanpa wilayah",
        description="Sebutan tanpa wilayah; dipakai sebagai {{ keputusan_induk }}.",
    )
    kop: BarisBerisi | None = Field(None, title="Kop", description="Baris-baris kepala naskah.")
    judul: BarisBerisi | None = Field(None, title="Judul", description="Jenis keputusan dan lembaga, di atas nomor.")
    nomor: Teks | None = Field(None, title="Baris nomor", description="Baris nomor dan tahun.")
    pejabat: Teks | None = Field(None, title="Pejabat pembentuk", description="Jabatan pembentuk di atas Menimbang.")
    menimbang_penutup: Teks | None = Field(None, title="Pertimbangan penutup", description="Butir terakhir Menimbang.")
    memutuskan: Teks | None = Field(None, title="Memutuskan", description="Kata MEMUTUSKAN.")
    menetapkan: Teks | None = Field(None, title="Menetapkan", description="Jenis dan nama sesudah Menetapkan.")
    penetapan: Teks | None = Field(None, title="Diktum penetapan", description="Diktum baku dengan satu lampiran.")
    penetapan_banyak: Teks | None = Field(
        None,
        title="Diktum penetapan, banyak lampiran",
        description="Diktum baku dengan dua lampiran atau lebih.",
    )
    penetapan_tanpa: Teks | None = Field(
        None, title="Diktum penetapan, tanpa lampiran", description="Diktum baku bila tidak ada lampiran."
    )
    anggaran: Teks | None = Field(None, title="Diktum anggaran", description="Diktum baku pembebanan anggaran.")
    berlaku: Teks | None = Field(None, title="Diktum berlaku", description="Diktum baku mulai berlaku.")
    ditetapkan: Teks | None = Field(None, title="Tempat penetapan", description="Baris tempat pada penutup.")
    tanggal: Teks | None = Field(None, title="Tanggal penetapan", description="Baris tanggal pada penutup.")
    jabatan: BarisBerisi | None = Field(None, title="Jabatan penanda tangan", description="Baris jabatan pada penutup.")
    ttd: Teks | None = Field(
        None, title="Tanda ttd.", description="Tanda pada salinan bahwa naskah asli ditandatangani."
    )
    pengantar_salinan: Teks | None = Field(
        None, title="Pengantar pengesahan", description="Kalimat pembuka pengesahan salinan."
    )
    unit_salinan: BarisBerisi | None = Field(
        None, title="Unit pengesah", description="Baris unit di atas jabatan pengesah."
    )
    kepala_lampiran: BarisBerisi | None = Field(
        None, title="Kepala lampiran", description="Baris-baris kepala lampiran di bawah kata LAMPIRAN."
    )
    tanda_rancangan: Teks | None = Field(None, title="Tanda rancangan", description="Tanda pada rancangan.")
    tanda_salinan: Teks | None = Field(None, title="Tanda salinan", description="Tanda pada salinan.")
    tanda_petikan: Teks | None = Field(None, title="Tanda petikan", description="Tanda pada petikan.")
    petikan_menimbang: Teks | None = Field(
        None,
        title="Menimbang dalam petikan",
        description="Kata pengganti pertimbangan dalam petikan; kata lengkap mencetak semuanya.",
    )
    petikan_mengingat: Teks | None = Field(
        None,
        title="Mengingat dalam petikan",
        description="Kata pengganti dasar hukum dalam petikan; kata lengkap mencetak semuanya.",
    )
    pengantar_petikan: Teks | None = Field(
        None, title="Pengantar petikan", description="Kalimat pembuka pengesahan petikan."
    )
    berita_acara: Teks | None = Field(
        None, title="Berita acara", description="Kutipan berita acara rapat pleno dalam Memperhatikan."
    )
    hasil_pleno: Teks | None = Field(
        None, title="Hasil rapat pleno", description="Hasil rapat pleno dalam berita acara, bila tidak ditulis sendiri."
    )
    srikandi_nomor: Teks | None = Field(None, title="Nomor Srikandi", description="Token nomor untuk Srikandi.")
    srikandi_tanggal: Teks | None = Field(None, title="Tanggal Srikandi", description="Token tanggal untuk Srikandi.")
    srikandi_jabatan: Teks | None = Field(None, title="Jabatan Srikandi", description="Token jabatan penanda tangan.")
    srikandi_ttd: Teks | None = Field(None, title="Tanda tangan Srikandi", description="Token tanda tangan elektronik.")
    srikandi_nama: Teks | None = Field(None, title="Nama Srikandi", description="Token nama penanda tangan.")
    srikandi_nip: Kalimat | None = Field(
        None, title="NIP Srikandi", description="Token NIP penanda tangan; kosong bila NIP tidak dicetak."
    )
