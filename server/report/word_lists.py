"""Lists in Word, with levels of their own: a screen reader says how deep one is in them."""

from typing import Any

from docx.document import Document as Docx
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt

from server.report.word_styles import FONT, PINE

LEVELS = 3
BULLETS, NUMBERS = 1, 2
STYLES = {BULLETS: "List Bullet", NUMBERS: "List Number"}
SIGNS = {BULLETS: ("•", "–", "·"), NUMBERS: ("%1.", "%2.", "%3.")}
FORMATS = {BULLETS: ("bullet",) * LEVELS, NUMBERS: ("decimal", "lowerLetter", "lowerRoman")}
SEVERAL = '<w:multiLevelType w:val="multilevel"/>'
STEP = 340  # twentieths of a point, 6 mm


def list_style(kind: int, level: int) -> str:
    """The name of the style of a list's level, from 0; what lies deeper looks like the deepest one."""
    return STYLES[kind] if level == 0 else f"{STYLES[kind]} {min(level + 1, LEVELS)}"


def dress_lists(word: Docx, wide: float) -> None:
    """`wide`: where the numbers behind the words of an item end, in millimetres."""
    numbering: Any = word.part.numbering_part.element
    for one in list(numbering):
        numbering.remove(one)
    for kind in STYLES:
        levels = "".join(_level(kind, level) for level in range(LEVELS))
        head = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{kind}">{SEVERAL}'
        numbering.append(parse_xml(f"{head}{levels}</w:abstractNum>"))
    for kind in STYLES:
        numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{kind}"><w:abstractNumId w:val="{kind}"/></w:num>'))
        for level in range(LEVELS):
            _style(word.styles[list_style(kind, level)], kind, level, wide)


def counted_anew(word: Docx) -> int:
    """A list that begins with 1 again: the number of its numbering."""
    numbering: Any = word.part.numbering_part.element
    found = numbering.add_num(NUMBERS)
    found.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(found.numId)


def _level(kind: int, level: int) -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{FORMATS[kind][level]}"/>'
        f'<w:pStyle w:val="{list_style(kind, level).replace(" ", "")}"/>'
        f'<w:lvlText w:val="{SIGNS[kind][level]}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{STEP * (level + 1)}" w:hanging="{STEP}"/></w:pPr>'
        f'<w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}" w:hint="default"/>'
        f'<w:color w:val="{PINE}"/></w:rPr></w:lvl>'
    )


def _style(style: Any, kind: int, level: int, wide: float) -> None:
    shape = style.element.get_or_add_pPr()
    for one in list(shape):
        shape.remove(one)
    of = shape.get_or_add_numPr()
    of.get_or_add_ilvl().val, of.get_or_add_numId().val = level, kind
    style.paragraph_format.space_after = Pt(2.5)
    style.paragraph_format.tab_stops.add_tab_stop(Mm(wide), WD_TAB_ALIGNMENT.RIGHT)
