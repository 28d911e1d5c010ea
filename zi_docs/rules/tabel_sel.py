"""Rules on the words of a cell: broken off, unbalanced, left over from a template, oddly begun or ended."""

from collections.abc import Iterator, Sequence

from zi_docs.compose import Tulisan
from zi_docs.models.lampiran import LampiranTeks
from zi_docs.rules.aturan import Jalur, Remark, Severity, rule
from zi_docs.rules.pola import pattern
from zi_docs.rules.subjek import Subject, fix
from zi_docs.rules.tabel_baca import TELITI, Sel, Tabel, plans, tables

_LAMPIRAN_II = "UU 12/2011 Lampiran II"
_UTUH = pattern(r"(?:peran|turut|ikut|be)\s*serta$|\b(?:bagian|sisi|orang|penyakit) dalam$")
"""Ends of sentences that only look like conjunctions: "berperan serta", "bagian dalam"."""
_SAMBUNG = frozenset(
    (
        *("dan", "atau", "serta", "seta", "dan/atau", "dengan", "yang", "untuk", "oleh", "dari", "ke", "di", "pada"),
        *("dalam", "kepada", "tentang", "terhadap", "melalui", "sebagai", "antara", "agar", "karena", "bahwa"),
    )
)
_KALIMAT = 3
"""Words from which on a cell is a sentence, not a label such as "Dari"."""
_TERATUR = 0.3
"""Where this share of a column ends alike, it is the column's own style."""
_SISA = pattern(
    r"\bx{3,}\b|\bxx(?=[-/.])|\bX{4,}\b|\bTB[DA]\b|\bTODO\b|\bFIXME\b"
    r"|\b[Ll]orem ipsum|\b[Ii]si di ?sini\b|\b[Cc]ontoh teks\b"
    r"|\[(?i:isi|nama|tulis|sebut|lengkapi|masukkan|tanggal|nomor|tahun|jabatan)\b[^\]\n]{0,60}\]"
    r"|\?{2,}|#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NULL!)|\bNaN\b"
)
_PEMICU = ("xx", "XXX", "TB", "TODO", "FIXME", "orem", "sini", "ontoh", "[", "??", "#", "NaN")
"""One of these stands in whatever `_SISA` finds; most texts hold none, and are not searched."""
_TITIK = pattern(r"\.{4,}|…{2,}|_{3,}|(?<=\s)\.\.\.(?=\s|$)|(?:^|(?<=\s))…(?=\s|$)")
_RINTIK = ("..", "…", "___")
_SISA_ATAU_TITIK = (*_PEMICU, *_RINTIK)
_PENANDA_BUTIR = pattern(r"(?:^|(?<=[\s(]))\(?(?:\d{1,2}|[A-Za-z]|[ivx]{1,4})\)")
_PASANGAN = {")": "(", "]": "[", "”": "“"}
_TANDA = (*_PASANGAN, *_PASANGAN.values(), '"')
_BUKA = frozenset(_PASANGAN.values())
_NOMOR_AWAL = pattern(r"\W|\d")
_KUTIPAN = 40
_SEL_CUKUP = 8
_SERAGAM = 0.85
_KATA_DEPAN = frozenset(
    ("terhadap", "dan", "atau", "serta", "yang", "untuk", "dengan", "dari", "pada", "dalam", "oleh")
)


def _broken_ends(subject: Subject) -> Iterator[Tulisan]:
    return (akhir for tabel in tables(subject) for akhir in _broken_off(tabel))


@rule("ZI541", Severity.PERINGATAN, f"{_LAMPIRAN_II} angka 244", angka=("244",), pada=_broken_ends)
def sel_terputus(subject: Subject) -> Iterator[Remark]:
    """Isi sel berhenti di tengah kalimat: pada koma, kata sambung, kata depan, atau titik dua.

    Mengapa: kalimat yang berakhir dengan "dan" atau koma kehilangan sambungannya, biasanya ketika sel disalin.

    Buruk:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim
            kolom: [LANGKAH AKSI]
            isi: [{langkah_aksi: Mengadakan konsolidasi tim serta}]
    Baik:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim
            kolom: [LANGKAH AKSI]
            isi: [{langkah_aksi: Mengadakan konsolidasi tim serta mengundang motivator}]
    """
    for tabel, utuh in zip(tables(subject), tables(subject.utuh), strict=True):
        biasa = {tanda for tanda in ",:" if _is_style(utuh, tanda)}
        for akhir in _broken_off(tabel):
            kata = akhir.polos.split()
            kutip = " ".join(kata[-2:])
            berakhir = " ".join(kata[-2:]).casefold()
            if len(kata) >= _KALIMAT and kata[-1].casefold() in _SAMBUNG and not _UTUH.search(berakhir):
                yield Remark(f'sel ini berhenti pada kata "{kata[-1]}"', akhir.jalur, "lengkapi kalimatnya", kutip)
            elif akhir.polos.endswith(",") and "," not in biasa:
                saran = "lengkapi kalimatnya, atau hapus komanya"
                yield Remark("sel ini diakhiri koma", akhir.jalur, saran, kutip)
            elif akhir.polos.endswith(":") and len(kata) > 1 and tabel.rencana and ":" not in biasa:
                saran = "tulis rinciannya, atau hapus titik duanya"
                yield Remark("sel ini diakhiri titik dua tanpa rincian", akhir.jalur, saran, kutip)


def _with_semicolons(subject: Subject) -> Iterator[Tulisan]:
    akhir = (sel.teks[-1] for tabel in tables(subject) for sel in _worded(tabel))
    return (satu for satu in akhir if satu.polos.endswith(";"))


@rule("ZI542", Severity.PERINGATAN, TELITI, pada=_with_semicolons)
def sel_berakhir_titik_koma(subject: Subject) -> Iterator[Remark]:
    """Isi sel diakhiri titik koma.

    Mengapa: titik koma menutup butir yang masih berlanjut; pada sel yang berdiri sendiri tidak ada butir berikutnya.

    Buruk:
        lampiran:
          - {jenis: rencana aksi, judul: Rencana Aksi Tim, kolom: [LANGKAH AKSI], isi: [{langkah_aksi: Rapat pleno;}]}
    Baik:
        lampiran:
          - {jenis: rencana aksi, judul: Rencana Aksi Tim, kolom: [LANGKAH AKSI], isi: [{langkah_aksi: Rapat pleno}]}
    """
    for tabel, utuh in zip(tables(subject), tables(subject.utuh), strict=True):
        if _is_style(utuh, ";"):
            continue
        for sel in _worded(tabel):
            akhir = sel.teks[-1]
            if akhir.polos.endswith(";"):
                kata = akhir.polos.split()[-1]
                obat = fix(akhir, kata, kata.rstrip(";")) if kata != ";" else ()
                yield Remark("sel ini diakhiri titik koma", akhir.jalur, "hapus titik komanya", kata, obat)


@rule("ZI543", Severity.PERINGATAN, f"{_LAMPIRAN_II} angka 246", angka=("246",), lokal=True)
def kurung_tidak_berpasangan(subject: Subject) -> Iterator[Remark]:
    """Tanda kurung atau tanda petik dibuka tetapi tidak ditutup, atau sebaliknya.

    Mengapa: tanpa pasangannya pembaca tidak tahu sampai di mana keterangan itu.

    Buruk:
        lampiran:
          - {jenis: tabel, judul: Kegiatan Tim, kolom: [KEGIATAN], isi: [{kegiatan: Evaluasi (per triwulan}]}
    Baik:
        lampiran:
          - {jenis: tabel, judul: Kegiatan Tim, kolom: [KEGIATAN], isi: [{kegiatan: Evaluasi (per triwulan)}]}
    """
    for teks in _passages(subject):
        for satu, tanda, letak in _unpaired(teks):
            kutip = satu.polos[letak : letak + _KUTIPAN] if tanda in _BUKA else satu.polos[: letak + 1][-_KUTIPAN:]
            pesan = f"tanda {tanda} tidak {'ditutup' if tanda in _BUKA else 'dibuka'}"
            yield Remark(pesan, satu.jalur, "lengkapi pasangannya, atau hapus tanda ini", kutip)


def _with_leftovers(subject: Subject) -> Iterator[Tulisan]:
    return (satu for satu in subject.part("lampiran") if _holds(satu.mentah, _SISA_ATAU_TITIK))


@rule("ZI544", Severity.PERINGATAN, TELITI, pada=_with_leftovers)
def sisa_templat(subject: Subject) -> Iterator[Remark]:
    """Kata atau titik-titik dari templat belum diganti.

    Mengapa: tanda seperti xxx, [isi nama], atau #REF! berarti isinya belum ada.

    Buruk:
        lampiran:
          - {jenis: tabel, judul: Kegiatan Tim, kolom: [KEGIATAN], isi: [{kegiatan: "Rapat dengan [nama instansi]"}]}
    Baik:
        lampiran:
          - {jenis: tabel, judul: Kegiatan Tim, kolom: [KEGIATAN], isi: [{kegiatan: Rapat dengan Inspektorat}]}
    """
    formulir = {jalur for jalur, satu in subject.annexes() if isinstance(satu, LampiranTeks) or satu.jenis == "tabel"}
    for satu in subject.part("lampiran"):
        ada = _SISA.search(satu.mentah)
        titik = None if satu.jalur[:2] in formulir and satu.peran != "judul" else _TITIK.search(satu.mentah)
        if temu := ada or titik:
            tingkat = Severity.CATATAN if satu.jalur[:2] in formulir else None
            yield Remark(f'"{temu[0]}" belum diganti', satu.jalur, "isi yang sebenarnya", temu[0], tingkat=tingkat)


def _begun_small(subject: Subject) -> Iterator[Tulisan]:
    semua = (satu.teks[0] for tabel in tables(subject) for sel in _columns(tabel) for satu in sel)
    return (satu for satu in semua if _is_small(satu.polos.split(maxsplit=1)[0]))


@rule("ZI546", Severity.CATATAN, TELITI, pada=_begun_small)
def sel_berawal_huruf_kecil(subject: Subject) -> Iterator[Remark]:
    """Sel diawali huruf kecil, padahal hampir semua sel dalam kolomnya diawali huruf besar.

    Mengapa: sel dalam satu kolom ditulis dengan satu cara. Huruf kecil di awal juga dapat berarti awal kalimatnya
        hilang ketika disalin.

    Buruk:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim
            kolom: [BUKTI FISIK]
            isi:
              - {bukti_fisik: Undangan rapat}
              - {bukti_fisik: Daftar hadir}
              - {bukti_fisik: Notulensi}
              - {bukti_fisik: Foto kegiatan}
              - {bukti_fisik: Laporan akhir}
              - {bukti_fisik: Surat tugas}
              - {bukti_fisik: Surat edaran}
              - {bukti_fisik: daftar risiko}
    Baik:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim
            kolom: [BUKTI FISIK]
            isi:
              - {bukti_fisik: Undangan rapat}
              - {bukti_fisik: Daftar hadir}
              - {bukti_fisik: Notulensi}
              - {bukti_fisik: Foto kegiatan}
              - {bukti_fisik: Laporan akhir}
              - {bukti_fisik: Surat tugas}
              - {bukti_fisik: Surat edaran}
              - {bukti_fisik: Daftar risiko}
    """
    for tabel, utuh in zip(tables(subject), tables(subject.utuh), strict=True):
        for sel in _columns(tabel):
            semua = utuh.menurut_kolom[sel[0].kolom]
            awal = [(satu.teks[0], satu.teks[0].polos.split(maxsplit=1)[0]) for satu in sel]
            kecil = [(teks, kata) for teks, kata in awal if _is_small(kata)]
            if len(semua) < _SEL_CUKUP or len(kecil) > (1 - _SERAGAM) * len(semua):
                continue
            for teks, kata in kecil:
                hilang = kata in _KATA_DEPAN
                besar = kata[:1].upper() + kata[1:]
                saran = "periksa apakah awal kalimatnya hilang" if hilang else f'tulis "{besar}"'
                dua = " ".join(teks.polos.split()[:2])
                obat = () if hilang or not teks.mentah.startswith(kata) else fix(teks, kata, besar)
                obat = obat or (fix(teks, dua, besar + dua[len(kata) :]) if not hilang else ())
                yield Remark(f'sel ini diawali huruf kecil: "{kata}"', teks.jalur, saran, kata, obat)


def _with_stops(subject: Subject) -> Iterator[Tulisan]:
    return (satu for tabel in plans(subject) for sel in _columns(tabel) for satu in _stopped(sel))


@rule("ZI547", Severity.CATATAN, TELITI, pada=_with_stops)
def titik_akhir_sel_beragam(subject: Subject) -> Iterator[Remark]:
    """Sebagian sel satu kolom diakhiri titik, hampir semua yang lain tidak.

    Mengapa: sel dalam satu kolom diakhiri dengan satu cara (ketaatan asas).

    Buruk:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim
            kolom: [LANGKAH AKSI]
            isi:
              - {langkah_aksi: Membentuk tim}
              - {langkah_aksi: Menyusun rencana}
              - {langkah_aksi: Mengadakan rapat}
              - {langkah_aksi: Menyusun laporan}
              - {langkah_aksi: Membuka kanal aduan}
              - {langkah_aksi: Memantau aduan}
              - {langkah_aksi: Menilai risiko}
              - {langkah_aksi: Menyusun peta risiko.}
    Baik:
        lampiran:
          - jenis: rencana aksi
            judul: Rencana Aksi Tim
            kolom: [LANGKAH AKSI]
            isi:
              - {langkah_aksi: Membentuk tim}
              - {langkah_aksi: Menyusun rencana}
              - {langkah_aksi: Mengadakan rapat}
              - {langkah_aksi: Menyusun laporan}
              - {langkah_aksi: Membuka kanal aduan}
              - {langkah_aksi: Memantau aduan}
              - {langkah_aksi: Menilai risiko}
              - {langkah_aksi: Menyusun peta risiko}
    """
    for tabel, utuh in zip(plans(subject), plans(subject.utuh), strict=True):
        for sel in _columns(tabel):
            akhir = [satu.teks[-1] for satu in utuh.menurut_kolom[sel[0].kolom] if len(satu.teks) == 1]
            titik = _stopped(sel)
            if not titik or len(akhir) < _SEL_CUKUP or len(titik) > _TERATUR * len(akhir):
                continue
            obat = tuple(f for x in titik for f in fix(x, x.polos.split()[-1], x.polos.split()[-1][:-1]))
            pesan = f'{len(titik)} dari {len(akhir)} sel kolom "{sel[0].kolom.judul}" diakhiri titik'
            yield Remark(pesan, titik[0].jalur, "hapus titik di akhir sel", titik[0].polos.split()[-1], obat)


def _broken_off(tabel: Tabel) -> Iterator[Tulisan]:
    """Yield the ends of cells that may break off in the middle of a sentence; few do."""
    for sel in _worded(tabel):
        akhir = sel.teks[-1]
        kata = akhir.polos.rsplit(maxsplit=1)
        if kata and (kata[-1][-1] in ",:" or kata[-1].casefold() in _SAMBUNG):
            yield akhir


def _worded(tabel: Tabel) -> Iterator[Sel]:
    """Yield the cells that hold words, not months or figures."""
    yield from (sel for sel in tabel.sel if sel.teks and not sel.kolom.jadwal)


def _columns(tabel: Tabel) -> Iterator[Sequence[Sel]]:
    """Yield the worded cells of each column."""
    for kolom in tabel.isian:
        isi = tabel.menurut_kolom[kolom]
        if isi and not kolom.jadwal and not kolom.capaian:
            yield isi


def _is_style(tabel: Tabel, tanda: str) -> bool:
    """Say whether a sign ends so many cells that it is meant."""
    akhir = [sel.teks[-1].polos for sel in _worded(tabel)]
    return len(akhir) >= _SEL_CUKUP and sum(x.endswith(tanda) for x in akhir) >= _TERATUR * len(akhir)


def _passages(subject: Subject) -> Iterator[list[Tulisan]]:
    """Yield texts that are read together: those of one cell, else each by itself."""
    sudah: set[Jalur] = set()
    for tabel in tables(subject):
        for sel in tabel.sel:
            sudah.update(satu.jalur for satu in sel.teks)
            yield list(sel.teks)
    yield from ([satu] for satu in subject.part("lampiran") if satu.jalur not in sudah)


def _unpaired(teks: Sequence[Tulisan]) -> Iterator[tuple[Tulisan, str, int]]:
    """Yield the first bracket or quotation mark of each kind without its counterpart, with its text and place."""
    buka: list[tuple[Tulisan, str, int]] = []
    tutup: dict[str, tuple[Tulisan, str, int]] = {}
    for satu in teks if any(_holds(x.polos, _TANDA) for x in teks) else ():
        penanda = {ada.end() - 1 for ada in _PENANDA_BUTIR.finditer(satu.polos) if not ada[0].startswith("(")}
        for letak, tanda in enumerate(satu.polos):
            if tanda in _BUKA:
                buka.append((satu, tanda, letak))
            elif tanda in _PASANGAN and buka and buka[-1][1] == _PASANGAN[tanda]:
                buka.pop()
            elif tanda in _PASANGAN and letak not in penanda:
                tutup.setdefault(tanda, (satu, tanda, letak))
        if satu.polos.count('"') % 2:
            tutup.setdefault('"', (satu, '"', satu.polos.rindex('"')))
    yield from tutup.values()
    yield from {tanda: (satu, tanda, letak) for satu, tanda, letak in reversed(buka)}.values()


def _is_small(kata: str) -> bool:
    """Say whether it is a plain word in small letters."""
    return kata.islower() and not _NOMOR_AWAL.search(kata.rstrip(".,;:/"))


def _stopped(sel: Sequence[Sel]) -> list[Tulisan]:
    """Return the words of cells that end in a full stop, though they are no sentences."""
    semua = (satu.teks[0] for satu in sel if len(satu.teks) == 1 and satu.polos.endswith("."))
    return [satu for satu in semua if ". " not in satu.polos and not _is_short(satu.polos)]


def _is_short(polos: str) -> bool:
    """Say whether the final full stop belongs to an abbreviation."""
    return polos.rsplit(maxsplit=1)[-1].casefold() in {"dll.", "dsb.", "dst.", "dkk.", "tbk.", "s.d.", "no.", "hlm."}


def _holds(teks: str, tanda: Sequence[str]) -> bool:
    return any(satu in teks for satu in tanda)
