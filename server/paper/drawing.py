"""From sheets to PDF, by typst. It needs some hundred megabytes for a moment, so it has a process of its own.

PDF/UA (a PDF that a screen reader can read) refuses letters that no font has, such as emoji; they become an empty box.
"""

import re
from pathlib import Path
from typing import Literal

import typst

TEMPLATES = Path(__file__).parent / "templates"
BOX = "□"
ATTEMPTS = 3
MISSING = re.compile(r'the text `"(.+?)"` could not be displayed')


def drawn(document: str) -> bytes:
    """The PDF of a document (`sheets.Document` as JSON). Raises typst.TypstError."""
    for _ in range(ATTEMPTS):
        try:
            return _compiled(document, "ua-1")
        except typst.TypstError as error:
            missing = _missing(str(error.diagnostic))
            if not missing:
                break
            document = _without(document, missing)
    return _compiled(document, "1.7")


def _compiled(document: str, standard: Literal["ua-1", "1.7"]) -> bytes:
    return typst.compile(
        TEMPLATES / "document.typ",
        root=TEMPLATES,
        sys_inputs={"document": document},  # what people wrote is data, and never source
        ignore_system_fonts=True,  # it is to look the same wherever it is printed
        pdf_standards=standard,
    )


def _missing(diagnostic: str) -> set[str]:
    return {re.sub(r"\\u\{(\w+)\}", lambda code: chr(int(code[1], 16)), found) for found in MISSING.findall(diagnostic)}


def _without(document: str, missing: set[str]) -> str:
    """Several in a row are one box."""
    one = "|".join(map(re.escape, sorted(missing, key=len, reverse=True)))
    return re.sub(rf"(?:(?:{one})[\ufe0f\u200d]*)+", BOX, document)
