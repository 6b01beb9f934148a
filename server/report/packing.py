"""Files packed into one, the same bytes whenever it is done: a file must not tell at which minute it was made."""

import io
import re
import zipfile
from collections.abc import Mapping

STAMP = (1980, 1, 1, 0, 0, 0)
MADE = re.compile(rb"<dcterms:(created|modified)\b[^>]*>[^<]*</dcterms:\1>")
FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def packed(files: Mapping[str, bytes]) -> bytes:
    """A zip of files by name."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, STAMP)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def repacked(office: bytes) -> bytes:
    """An office file that another library made, without its time stamps, those among its properties too."""
    with zipfile.ZipFile(io.BytesIO(office)) as found:
        files = {name: found.read(name) for name in found.namelist()}
    core = "docProps/core.xml"
    return packed(files | {core: MADE.sub(b"", files[core])})


def harmless(text: str) -> str:
    """Without the signs that no XML may hold, and with one kind of line end."""
    return FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
