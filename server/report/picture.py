"""Pictures: of one part of the report, and of any drawing."""

import re
from pathlib import Path

from board.records import Language
from board.report.tree import Answers, Axis, Document, Figure, Line, Section
from server import typesetting
from server.report.drawings.kit import element, plain
from server.report.setting import composed, told

TEMPLATES = Path(__file__).parent / "templates"
DRAWN_WIDE = 720  # points, in drawing.typ: so many dots per inch for so many pixels
SHARP = 144  # dots per inch: twice what a screen of old has


def png_of(svg: str, width_px: int) -> bytes:
    """A drawing as PNG, so many pixels wide, on white. Raises typst.TypstError when it is no SVG."""
    return typesetting.png(TEMPLATES / "drawing.typ", {"svg": svg}, 72 * width_px / DRAWN_WIDE)


def png(section: Section, language: Language) -> bytes:
    """A part of the report as a PNG, about 1080 pixels wide."""
    return typesetting.png(TEMPLATES / "picture.typ", {"document": _alone(section, language)}, SHARP)


def svg(section: Section, language: Language) -> bytes:
    """The same as an SVG that says what it shows. Its letters are shapes: it looks the same everywhere."""
    drawing = typesetting.svg(TEMPLATES / "picture.typ", {"document": _alone(section, language)})
    said = element("title", plain(section.title)) + element("desc", plain(_told(section)))
    return re.sub(r"<svg\b[^>]*>", lambda start: start[0][:-1] + ' role="img">' + said, drawing, count=1).encode()


def _alone(section: Section, language: Language) -> str:
    return composed(Document("", section.title or "-", language, (), None, (section,)))


def _told(section: Section) -> str:
    """What is drawn in it, in words."""
    drawn = [told(block) for block in section.blocks if isinstance(block, Line | Answers | Axis | Figure)]
    return " ".join(drawn) or section.title
