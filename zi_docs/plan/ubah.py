"""Values → the text of a plan: a key is filled in, replaced or added; the rest stays, proved by reading again."""

import re
from collections.abc import Mapping
from unicodedata import normalize

from zi_docs.errors import PlanError
from zi_docs.plan.sunting import Ganti, Halaman, Ruas, scalar
from zi_docs.plan.yaml import Berkas, Isi, Jalur, Letak, parse_yaml

_POLOS = re.compile(r"(?!(?i:null)$)[A-Za-z0-9][\w ./()-]*(?<! )")
"""What plain YAML reads as it is written, as a value."""
_SESUDAH = {"nomor": ("satker", "jenis"), "penetapan": ("penutup",)}
"""Behind which key a new one is looked for by a reader."""


def set_values(teks: str, nama: str, nilai: Mapping[Jalur, str]) -> str:
    """Return the text of a plan in which each path has its value; comments, order and layout stay.

    Keys that are missing are added, with the keys above them. Raises PlanError when the text cannot be changed safely,
    such as a value that an alias (*) gives.
    """
    for jalur, baru in nilai.items():
        teks = _set(teks, nama, jalur, baru)
    return teks


def _set(teks: str, nama: str, jalur: Jalur, baru: str) -> str:
    berkas = parse_yaml(teks, nama)
    letak, isi, ada = _walk(berkas, jalur)
    halaman = Halaman(teks)
    if ada == len(jalur):
        hasil = _replaced(teks, halaman, letak, isi, baru) if isinstance(isi, str | None) else None
    else:
        sisa = tuple(langkah for langkah in jalur[ada:] if isinstance(langkah, str))
        hasil = _added(halaman, letak, isi, sisa, baru) if len(sisa) == len(jalur) - ada else None
    if hasil is None or parse_yaml(hasil, nama).isi != _put(berkas.isi, jalur, normalize("NFC", baru)):
        kunci = ".".join(map(str, jalur))
        pesan = f"{kunci} tidak dapat ditulis tanpa mengubah isi lain"
        raise PlanError.satu(pesan, f"tulis sendiri dalam {nama}: {kunci} = {baru}", letak.tempat(nama))
    return hasil


def _walk(berkas: Berkas, jalur: Jalur) -> tuple[Letak, Isi, int]:
    """Return the deepest value that a path has, and how many of its steps lead there."""
    letak, isi = berkas.letak, berkas.isi
    for nomor, langkah in enumerate(jalur):
        bawah = letak.turun(langkah)
        if bawah is None:
            return letak, isi, nomor
        letak, isi = bawah, isi[langkah]  # type: ignore[assignment,index]
    return letak, isi, len(jalur)


def _replaced(teks: str, halaman: Halaman, letak: Letak, isi: str | None, baru: str) -> str | None:
    awal = halaman.index(letak.baris, letak.kolom)
    if isi is None or not isi:
        return _filled(teks, halaman, letak, baru)
    skalar = scalar(teks, awal, isi)
    if skalar is None or skalar.gaya in {"|", ">"}:
        return None
    ruas = skalar.span((0, len(isi)))
    if skalar.gaya:
        ruas = Ruas(ruas.awal - 1, ruas.akhir + 1)
    return halaman.changed([Ganti(ruas, _written(baru))])


def _filled(teks: str, halaman: Halaman, letak: Letak, baru: str) -> str | None:
    """Write a value behind a key that has none."""
    if letak.kunci is None:
        return None
    found = re.compile(r"[^\s:]+:[ \t]*(~|null|''|\"\")?(?=[ \t]*(?:#|$|[,}\n\r]))").match(
        teks, halaman.index(*letak.kunci)
    )
    if found is None:
        return None
    awal = found.start(1) if found[1] else found.end()
    spasi = "" if teks[awal - 1] in " \t" else " "
    ekor = " " if teks[found.end() : found.end() + 1] == "#" else ""
    return halaman.changed([Ganti(Ruas(awal, found.end()), f"{spasi}{_written(baru)}{ekor}")])


def _added(halaman: Halaman, letak: Letak, isi: Isi, sisa: tuple[str, ...], baru: str) -> str | None:
    """Write the keys `sisa` and their value into a mapping, or below a key that has no value."""
    teks = halaman.teks
    akhir_baris = "\r\n" if "\r\n" in teks else "\n"
    if isinstance(isi, dict) and _in_flow(halaman, letak):
        posisi = halaman.index(letak.baris, letak.kolom) + 1
        koma = ", " if isi else ""
        tulis = f"{sisa[0]}: {_written(baru)}{koma}"
        return None if len(sisa) > 1 else halaman.changed([Ganti(Ruas(posisi, posisi), tulis)])
    if isinstance(isi, dict) and letak.anak:
        indent, posisi = _place(halaman, letak, isi, sisa[0])
        pemisah = akhir_baris if posisi and teks[posisi - 1] not in "\r\n" else ""
        baris = f"{pemisah}{_lines(sisa, baru, indent, akhir_baris)}"
        return halaman.changed([Ganti(Ruas(posisi, posisi), baris)])
    if isi is None and letak.kunci:
        indent = " " * (letak.kunci[1] + 1)
        posisi = _line_end(teks, halaman.index(*letak.kunci))
        baris = akhir_baris + _lines(sisa, baru, indent, akhir_baris).rstrip("\r\n")
        return halaman.changed([Ganti(Ruas(posisi, posisi), baris)])
    return None


def _in_flow(halaman: Halaman, letak: Letak) -> bool:
    return halaman.teks[halaman.index(letak.baris, letak.kolom)] == "{"


def _place(halaman: Halaman, letak: Letak, isi: Mapping[str, Isi], kunci: str) -> tuple[str, int]:
    """Return the indent of a new key and the index of the line before which it is put."""
    anak = [(nama, satu) for nama, satu in (letak.anak or {}).items() if satu.kunci]
    indent = " " * ((anak[0][1].kunci or (1, 1))[1] - 1)
    if letak.kunci:
        return indent, halaman.index((anak[0][1].kunci or (1, 1))[0], 1)
    urut = [nama for nama, _ in anak]
    depan = max((urut.index(n) for n in _SESUDAH.get(kunci, ()) if n in isi), default=len(urut) - 1)
    if depan + 1 >= len(anak):
        return indent, len(halaman.teks)
    return indent, _above_comments(halaman, (anak[depan + 1][1].kunci or (1, 1))[0])


def _above_comments(halaman: Halaman, baris: int) -> int:
    """Return the index of a line, or of the comments and blank lines that stand right above it."""
    while baris > 1 and (not halaman.line(baris - 1).strip() or halaman.line(baris - 1).startswith("#")):
        baris -= 1
    return halaman.index(baris, 1)


def _lines(sisa: tuple[str, ...], baru: str, indent: str, akhir_baris: str) -> str:
    hasil = ""
    for dalam, langkah in enumerate(sisa[:-1]):
        hasil += f"{indent}{'  ' * dalam}{langkah}:{akhir_baris}"
    return f"{hasil}{indent}{'  ' * (len(sisa) - 1)}{sisa[-1]}: {_written(baru)}{akhir_baris}"


def _line_end(teks: str, indeks: int) -> int:
    found = re.compile(r"[^\r\n]*").match(teks, indeks)
    return found.end() if found else len(teks)


def _written(nilai: str) -> str:
    """Return a value as YAML: plain where that is safe."""
    if _POLOS.fullmatch(nilai):
        return nilai
    return '"' + nilai.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def _put(isi: Isi, jalur: Jalur, baru: str) -> Isi:
    if not jalur:
        return baru
    langkah, *sisa = jalur
    if isinstance(isi, list):
        return [_put(x, tuple(sisa), baru) if n == langkah else x for n, x in enumerate(isi)]
    lama = isi if isinstance(isi, dict) else {}
    return {**lama, str(langkah): _put(lama.get(str(langkah)), tuple(sisa), baru)}
