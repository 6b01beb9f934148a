"""The report as a PDF that can be printed, and read aloud."""

from pathlib import Path

from board.report.tree import Document
from server import typesetting
from server.report.setting import composed

TEMPLATES = Path(__file__).parent / "templates"


def write(document: Document) -> bytes:
    """A tagged PDF (PDF/UA-1), A4. Raises typst.TypstError only where the templates are at fault."""
    return typesetting.pdf(TEMPLATES / "report.typ", {"document": composed(document)})
