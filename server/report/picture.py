"""Pictures: of one section of the report, and of any drawing."""

from pathlib import Path

from server import typesetting

TEMPLATES = Path(__file__).parent / "templates"
DRAWN_WIDE = 720  # points, in drawing.typ: so many dots per inch for so many pixels


def png_of(svg: str, width_px: int) -> bytes:
    """A drawing as PNG, so many pixels wide, on white. Raises typst.TypstError when it is no SVG."""
    return typesetting.png(TEMPLATES / "drawing.typ", {"svg": svg}, 72 * width_px / DRAWN_WIDE)
