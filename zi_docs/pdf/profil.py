"""The throw-away profile of a LibreOffice process, filled so far that it starts as on any other day.

In an empty one LibreOffice believes that it was just installed: it draws half a hundred test pictures (`LastVersion`),
copies its gallery and its AutoText (`InstCompleted`), and starts itself anew for another build (`buildid`). That takes
longer than four decrees and 60 MB. Nothing here changes a page.
"""

import re
from contextlib import suppress
from pathlib import Path

_SETELAN = """\
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/Office"><prop oor:name="ooSetupInstCompleted" oor:op="fuse">\
<value>true</value></prop></item>
<item oor:path="/org.openoffice.Setup/Product"><prop oor:name="ooSetupLastVersion" oor:op="fuse">\
<value>99.9</value></prop></item>
</oor:items>
"""


def lay_out(profil: Path, soffice: Path) -> str:
    """Write the profile for this program, and return it as LibreOffice wants to be told."""
    (profil / "user" / "extensions").mkdir(parents=True)
    (profil / "user" / "registrymodifications.xcu").write_text(_SETELAN, encoding="utf-8")
    if build := _build(soffice):
        (profil / "user" / "extensions" / "buildid").write_text(build, encoding="utf-8")
    return f"-env:UserInstallation={profil.as_uri()}"


def _build(soffice: Path) -> str:
    """Return the build that an installation says it is; empty where it says so elsewhere, which only costs time."""
    for nama in ("versionrc", "version.ini"):
        with suppress(OSError):
            isi = soffice.resolve().with_name(nama).read_text(encoding="utf-8", errors="replace")
            if found := re.search(r"(?m)^buildid=(.*?)\s*$", isi):
                return found[1]
    return ""
