"""Names of WordprocessingML, and text made safe for it."""

W_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R_NS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
REL_NS = "http://schemas.openxmlformats.org/package/2006/relationships"
CT_NS = "http://schemas.openxmlformats.org/package/2006/content-types"
W = f"{{{W_NS}}}"
R = f"{{{R_NS}}}"

DOCUMENT = "word/document.xml"
DOCUMENT_RELS = "word/_rels/document.xml.rels"
ROOT_RELS = "_rels/.rels"
STYLES = "word/styles.xml"
NUMBERING = "word/numbering.xml"
CONTENT_TYPES = "[Content_Types].xml"
CORE = "docProps/core.xml"
CUSTOM = "docProps/custom.xml"

TWIPS_PER_CM = 1440 / 2.54
EMU_PER_CM = 360_000


def twips(cm: float) -> int:
    """Return centimetres as twentieths of a point."""
    return round(cm * TWIPS_PER_CM)


def escape(text: str) -> str:
    """Return `text` as XML character data that may also stand in a double-quoted attribute, in ASCII.

    One unbreakable space would make a whole document seventy times slower to encode.
    """
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    if '"' in text:
        text = text.replace('"', "&quot;")
    return text if text.isascii() else text.encode("ascii", "xmlcharrefreplace").decode("ascii")
