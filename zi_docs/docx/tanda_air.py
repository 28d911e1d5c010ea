"""The marks of a rancangan on every page: a word across it, and numbers beside the lines.

Both stand in the header. Word numbers no lines inside tables, and a decree is set in tables, so the numbers are a ruler
at the left edge: one for each line of the body's spacing, to speak of a place at the meeting. Annexes have a header of
their own then, whose ruler is as long as their pages.
"""

import re

from zi_docs.docx.ooxml import DOCUMENT_RELS, escape
from zi_docs.docx.templat import Templat
from zi_docs.models.bentuk import Bentuk
from zi_docs.models.naskah import Naskah, NaskahRapat

_PICT = (
    '<w:r><w:rPr><w:noProof/></w:rPr><w:pict xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:o="urn:schemas-microsoft-com:office:office">{}</w:pict></w:r>'
)
_WORD = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"'
    ' path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
    '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
    '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
    '<v:shape id="{id}" o:spid="{id}" type="#_x0000_t136" alt="" stroked="f" fillcolor="#d9d9d9"'
    ' style="position:absolute;margin-left:0;margin-top:0;width:440pt;height:88pt;rotation:315;z-index:-251658752;'
    "mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;"
    'mso-position-vertical-relative:margin"><v:fill opacity=".5"/>'
    '<v:textpath style="font-family:&quot;Arial&quot;;font-size:1pt" string="{teks}"/></v:shape>'
)
_RULER = (
    '<v:shape id="{id}" type="#_x0000_t202" stroked="f" filled="f" style="position:absolute;margin-left:-34pt;'
    "margin-top:0;width:26pt;height:{tinggi}pt;z-index:251659264;mso-position-horizontal-relative:margin;"
    'mso-position-vertical-relative:margin"><v:textbox inset="0,0,0,0"><w:txbxContent>{isi}</w:txbxContent>'
    "</v:textbox></v:shape>"
)
_NUMBER = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="{pitch}" w:lineRule="exact"/><w:jc w:val="right"/></w:pPr>'
    '<w:r><w:rPr><w:color w:val="808080"/><w:sz w:val="16"/></w:rPr><w:t>{nomor}</w:t></w:r></w:p>'
)
_LINE_HEIGHT = 23.4
"""Height of a line in single spacing for each point of its font, in twips: that of Bookman Old Style."""
_DEFAULT = re.compile(r'<w:headerReference(?=[^>]* w:type="default")[^>]* r:id="([^"]*)"')


def numbered_header(naskah: Naskah | NaskahRapat, base: Templat) -> str:
    """Return the header part of all pages but the first if the lines of annexes are numbered in it, else ''."""
    bernomor = naskah.bentuk is Bentuk.RANCANGAN and naskah.tata_letak.nomor_baris and naskah.lampiran
    baku = _DEFAULT.search(base.sect) if bernomor else None
    if baku is None:
        return ""
    pola = f'<Relationship(?=[^>]* Id="{re.escape(baku[1])}")[^>]* Target="(?:/word/)?([^"]*)"'
    sasaran = re.search(pola, base.members[DOCUMENT_RELS].decode())
    nama = f"word/{sasaran[1]}" if sasaran else ""
    return nama if nama in base.members else ""


def marked(header: str, naskah: Naskah | NaskahRapat, nama: str, tinggi: int, ukuran: float) -> str:
    """Return a header part with the marks of a rancangan; unchanged for any other form.

    tinggi: of the text area of its pages, in twips; ukuran: size of the letters of the body, in points.
    """
    if not isinstance(naskah, Naskah) or naskah.bentuk is not Bentuk.RANCANGAN or "</w:p>" not in header:
        return header
    tata, akhiran = naskah.tata_letak, "".join(c for c in nama if c.isalnum())
    bentuk = ""
    if tata.tanda_air:
        teks = escape(naskah.tanda.polos.replace("\n", " "))
        bentuk += _PICT.format(_WORD.format(id=f"TandaAir{akhiran}", teks=teks))
    if tata.nomor_baris:
        pitch = round(_LINE_HEIGHT * ukuran * (tata.spasi or 1.5))
        isi = "".join(_NUMBER.format(pitch=pitch, nomor=n) for n in range(1, tinggi // pitch + 1))
        bentuk += _PICT.format(_RULER.format(id=f"NomorBaris{akhiran}", tinggi=tinggi // 20, isi=isi))
    return header.replace("</w:p>", f"{bentuk}</w:p>", 1)
