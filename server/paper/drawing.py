"""From sheets to PDF."""

from pathlib import Path

from server import typesetting

TEMPLATES = Path(__file__).parent / "templates"


def drawn(document: str) -> bytes:
    """The PDF of a document (`sheets.Document` as JSON). Raises typst.TypstError."""
    return typesetting.pdf(TEMPLATES / "document.typ", {"document": document})
