"""Naskah + templates → one DOCX: sections joined, lists numbered, properties set, members zipped in a fixed order."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path

from zi_docs import assets
from zi_docs.docx import simpanan
from zi_docs.docx import zip as zipper
from zi_docs.docx.cetakan import Cetakan, fill
from zi_docs.docx.gambar import RELATION, Gambar, read_image
from zi_docs.docx.ooxml import CONTENT_TYPES, CORE, CUSTOM, DOCUMENT, DOCUMENT_RELS, NUMBERING, R_NS, ROOT_RELS
from zi_docs.docx.paragraf import Daftar
from zi_docs.docx.pengisi import Pengisi
from zi_docs.docx.sekitar import KOSONG, Sekitar, around
from zi_docs.docx.sifat import BENTUK, ISI, PLAN, UNTUK, VERSI, content_hash, core_properties, custom_properties
from zi_docs.docx.tabel import Latar
from zi_docs.docx.tanda_air import marked, numbered_header
from zi_docs.docx.templat import Templat, load
from zi_docs.docx.wujud import names, shape
from zi_docs.errors import TemplateError
from zi_docs.models.bentuk import Bentuk
from zi_docs.models.naskah import Naskah, NaskahLampiran, NaskahRapat
from zi_docs.sampah import uncollected

_OWN_TYPES = {
    part: f'<Override PartName="/{part}" ContentType="application/vnd.openxmlformats-{kind}-properties+xml"/>'
    for part, kind in ((CUSTOM, "officedocument.custom"), (CORE, "package.core"))
}
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_OWN_RELATIONS = {
    CUSTOM: f'<Relationship Id="rIdCiri" Type="{R_NS}/custom-properties" Target="docProps/custom.xml"/>',
    CORE: f'<Relationship Id="rIdSifat" Type="{_PACKAGE}" Target="docProps/core.xml"/>',
}
HEADER = re.compile(r"word/header\d*\.xml")
_KEPALA = re.compile(r"word/(header-lampiran-\d+)\.xml")
_KEPALA_TYPE = (
    '<Override PartName="/{}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_BLANK = '<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/>{}</w:pPr></w:p>'


@dataclass(frozen=True, slots=True)
class Asal:
    """Where a document comes from, as its custom properties say."""

    plan: str
    """sha256 of the plan."""
    versi: str
    """Version of the engine."""
    untuk: str | None = None
    """Whom a petikan is for."""


@uncollected
def assemble(naskah: Naskah | NaskahRapat, folder: Path, asal: Asal) -> bytes:
    """Return the DOCX of `naskah`; `folder` is where its own templates and emblem are looked for.

    Raises TemplateError for a template or emblem that cannot be used. Same input, same bytes.
    """
    with _named_by(_key(naskah) if naskah.templat_sendiri else ()):
        base = load(_file(naskah.templat, naskah.templat_sendiri, folder), naskah.tata_letak, None, type(naskah))
    if naskah.lambang and "lambang" not in base.tags:
        raise TemplateError(f"templat {base.berkas} tidak punya tempat untuk lambang; tambahkan tag {{{{ lambang }}}}")
    with _named_by(("lambang",)):
        lambang = read_image(folder / naskah.lambang) if naskah.lambang else None
    daftar = Daftar(base.numbering, base.first_num)
    values = _values(naskah) | {"lambang": lambang}
    body = [_render(base, base.body, base, values, daftar)]
    sect = base.sect
    namespaces = dict(base.namespaces)
    dipakai = [base]
    kepala = numbered_header(naskah, base)
    for nomor, satu in enumerate(naskah.lampiran):
        with _named_by(("lampiran", nomor, "templat")):
            berkas = _file(satu.templat, satu.templat_sendiri, folder)
            annex = load(berkas, naskah.tata_letak, satu.orientasi, NaskahLampiran)
            _same_styles(base, annex)
        dipakai.append(annex)
        namespaces |= {k: v for k, v in annex.namespaces.items() if k not in namespaces}
        body[-1] = _break(body[-1], sect)
        sekitar = around(satu, annex.halaman.lebar, base.badan)
        body.append(_render(annex, annex.body, base, _values(satu), daftar, sekitar))
        sect = _headed(annex) if kepala else annex.sect
    body.append(f"{sect}</w:body></w:document>")
    declared = "".join(f' xmlns{f":{k}" if k else ""}="{v}"' for k, v in sorted(namespaces.items(), key=str))
    dynamic = {DOCUMENT: "".join((_HEAD, f"<w:document{declared}>", base.before, *body)).encode()}
    for nama, header in base.headers.items():
        dynamic[nama] = _render(base, header, base, values, daftar).encode()
    if naskah.bentuk is Bentuk.RANCANGAN:
        dynamic |= _marked(naskah, dipakai, dynamic, kepala)
    _prove(naskah, dipakai, dynamic, berlambang=bool(lambang))
    return _package(base, dynamic | _around(base, naskah, daftar, lambang, dynamic), naskah, asal)


def _headed(annex: Templat) -> str:
    """Return the section of an annex with the header whose ruler is as long as its pages."""
    kepala = f'<w:headerReference w:type="default" r:id="{_header_id(annex)}"/>'
    return annex.sect.replace(">", f">{kepala}", 1)


def _header_id(annex: Templat) -> str:
    """Return the name of the header that annexes with pages of one height share."""
    return f"header-lampiran-{annex.halaman.tinggi}"


def _marked(
    naskah: Naskah | NaskahRapat, dipakai: Sequence[Templat], isi: Mapping[str, bytes], kepala: str
) -> dict[str, bytes]:
    """Return the headers with the marks of a rancangan; `kepala` is the one that each annex has for itself."""
    base, *annexes = dipakai
    bagian = [(nama, nama, base.halaman.tinggi) for nama in base.members if HEADER.fullmatch(nama)]
    lain = {f"{_header_id(satu)}.xml": satu.halaman.tinggi for satu in annexes if kepala}
    bagian += [(f"word/{nama}", kepala, tinggi) for nama, tinggi in lain.items()]
    relasi = base.members.get(kepala.replace("word/", "word/_rels/") + ".rels")
    hasil = {f"word/_rels/{nama}.rels": relasi for nama in lain if relasi}
    for nama, asal, tinggi in bagian:
        header = isi.get(asal, base.members[asal]).decode()
        hasil[nama] = marked(header, naskah, nama, tinggi, base.badan.ukuran).encode()
    return hasil


def _prove(
    naskah: Naskah | NaskahRapat, dipakai: Sequence[Templat], dynamic: Mapping[str, bytes], *, berlambang: bool
) -> None:
    """Let the first document of a shape through the gate; a process before this one may have done so."""
    base, wujud = dipakai[0], (tuple(dipakai), naskah.bentuk, berlambang, shape(naskah))
    if wujud in base.terbukti:
        return
    kunci = sha256(repr((*(satu.kunci for satu in dipakai), *wujud[1:])).encode()).hexdigest()
    if not (base.kunci and simpanan.read(kunci)):
        from zi_docs.docx.periksa import verify

        nama = ", ".join(dict.fromkeys(satu.berkas for satu in dipakai))
        verify(naskah, dynamic[DOCUMENT], [dynamic[satu] for satu in base.headers], nama)
        simpanan.write(kunci, isi=True)
    base.terbukti.add(wujud)


def _key(naskah: Naskah | NaskahRapat) -> tuple[str, ...]:
    """Return where the plan names the template of a document."""
    if isinstance(naskah, Naskah):
        return "templat", "keputusan"
    return "pleno", "templat", naskah.bentuk.replace(" ", "_")


@contextmanager
def _named_by(jalur: tuple[str | int, ...]) -> Iterator[None]:
    """Say in a TemplateError which value of the plan names the file."""
    try:
        yield
    except TemplateError as galat:
        galat.jalur = galat.jalur or jalur
        raise


def _file(bawaan: str, sendiri: str, folder: Path) -> Path:
    return folder / sendiri if sendiri else _shipped(bawaan)


@cache
def _shipped(nama: str) -> Path:
    return assets.templates() / nama


def _values(naskah: Naskah | NaskahRapat | NaskahLampiran) -> dict[str, object]:
    jenis: type = type(naskah)
    return {nama: getattr(naskah, nama) for nama in names(jenis)}


def _render(  # noqa: PLR0913, PLR0917 - a part, what it is set in, and what it says
    templat: Templat,
    part: Cetakan,
    base: Templat,
    values: Mapping[str, object],
    daftar: Daftar,
    sekitar: Sekitar = KOSONG,
) -> str:
    latar = Latar(base.perupa, base.gaya_tabel, templat.halaman, sekitar)
    try:
        return "".join(fill(part, values, Pengisi(templat, latar, daftar).writers()))
    except (TypeError, AttributeError) as salah:
        pesan = f"templat {templat.berkas} memakai tag di tempat yang salah ({salah})"
        raise TemplateError(f"{pesan}; bandingkan dengan docs/templat.md") from None


def _same_styles(base: Templat, annex: Templat) -> None:
    if dict(annex.gaya) != dict(base.gaya):
        pesan = (
            f"gaya dalam templat {annex.berkas} berbeda dari {base.berkas}; buat keduanya dari templat bawaan yang sama"
        )
        raise TemplateError(pesan)


def _break(body: str, sect: str) -> str:
    """End a section in its last paragraph; a paragraph of its own could fall on a page of its own."""
    start = max(body.rfind("<w:p>"), body.rfind("<w:p "))
    if not body.endswith("</w:p>") or start < 0:
        return body + _BLANK.format(sect)
    last = body[start:]
    if "</w:pPr>" in last:
        head, _, tail = last.rpartition("</w:pPr>")
        return f"{body[:start]}{head}{sect}</w:pPr>{tail}"
    opening = last.index(">") + 1
    return f"{body[:start]}{last[:opening]}<w:pPr>{sect}</w:pPr>{last[opening:]}"


def _around(
    base: Templat,
    naskah: Naskah | NaskahRapat,
    daftar: Daftar,
    lambang: Gambar | None,
    isi: Mapping[str, bytes],
) -> dict[str, bytes]:
    """Return the members that differ from the template besides the text, which is `isi`."""
    hasil = {CORE: core_properties(naskah)}
    types = base.members[CONTENT_TYPES].decode()
    kepala = [satu for satu in map(_KEPALA.fullmatch, isi) if satu]
    relasi = "".join(f'<Relationship Id="{s[1]}" Type="{R_NS}/header" Target="{s[1]}.xml"/>' for s in kepala)
    if daftar.used:
        hasil[NUMBERING] = base.members[NUMBERING].replace(b"</w:numbering>", daftar.xml().encode() + b"</w:numbering>")
    if lambang:
        hasil[lambang.member] = lambang.isi
        relasi += f'<Relationship Id="{RELATION}" Type="{R_NS}/image" Target="media/lambang.{lambang.akhiran}"/>'
        if f'Extension="{lambang.akhiran}"' not in types:
            kind = f'<Default Extension="{lambang.akhiran}" ContentType="image/{lambang.akhiran}"/>'
            types = types.replace("<Override", f"{kind}<Override", 1)
    if relasi:
        penutup = f"{relasi}</Relationships>".encode()
        hasil[DOCUMENT_RELS] = base.members[DOCUMENT_RELS].replace(b"</Relationships>", penutup)
    kurang = "".join(kind for part, kind in _OWN_TYPES.items() if f'"/{part}"' not in types)
    kurang += "".join(_KEPALA_TYPE.format(satu[0]) for satu in kepala)
    hasil[CONTENT_TYPES] = types.replace("</Types>", f"{kurang}</Types>").encode()
    return hasil


def _package(base: Templat, dynamic: dict[str, bytes], naskah: Naskah | NaskahRapat, asal: Asal) -> bytes:
    """Return the package; its custom properties carry the hash of everything else in it."""
    static = _static(base)
    changed = {nama: zipper.deflate(nama, isi) for nama, isi in dynamic.items()}
    members = {**static, **changed}
    ciri = {
        ISI: content_hash((nama, member.digest) for nama, member in members.items()),
        PLAN: asal.plan,
        "zi-docs templat": _template_hash(base),
        VERSI: asal.versi,
        BENTUK: naskah.bentuk,
        **({UNTUK: asal.untuk} if asal.untuk else {}),
    }
    members[CUSTOM] = zipper.deflate(CUSTOM, custom_properties(ciri))
    order = sorted(members, key=lambda nama: (nama != CONTENT_TYPES, nama))
    return zipper.write(members[nama] for nama in order)


@lru_cache(maxsize=32)
def _static(base: Templat) -> dict[str, zipper.Member]:
    """Return the deflated members that no document changes."""
    members = dict(base.members)
    relations = members[ROOT_RELS].decode()
    kurang = "".join(r for part, r in _OWN_RELATIONS.items() if part not in relations)
    members[ROOT_RELS] = relations.replace("</Relationships>", f"{kurang}</Relationships>").encode()
    return {nama: zipper.deflate(nama, isi) for nama, isi in members.items() if nama != CUSTOM}


@lru_cache(maxsize=32)
def _template_hash(base: Templat) -> str:
    return sha256(b"".join(nama.encode() + isi for nama, isi in sorted(base.members.items()))).hexdigest()
