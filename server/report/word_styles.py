"""How the report looks in Word: paper and ink, all of it in styles, so that staff can change it in one place."""

from typing import Any, NamedTuple

from docx.document import Document as Docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor

# On every office machine, with every letter of Latvian and Ukrainian.
FONT, TITLES = "Arial", "Times New Roman"
INK, QUIET, PINE, PALE, RULE, WOOD = "1D2B2F", "47555A", "17513F", "DCEBE3", "CFC7B6", "B48A55"
# What of a template's own look has no place here.
LEFT_OVER = "w:pPr/w:pBdr | w:pPr/w:contextualSpacing | w:rPr/w:spacing | w:rPr/w:kern"


class Look(NamedTuple):
    """Sizes in points. Without a colour, the style of a table may say it."""

    size: float
    before: float
    after: float
    colour: str = INK
    bold: bool = False
    font: str = FONT


PARAGRAPHS = {
    "Normal": Look(11, 0, 6),
    "Title": Look(28, 0, 8, PINE, True, TITLES),
    "Subtitle": Look(12, 0, 2, QUIET),
    "Heading 1": Look(20, 24, 3, PINE, True, TITLES),
    "Heading 2": Look(14, 12, 3, INK, True, TITLES),
    "Heading 3": Look(11, 10, 2, INK, True),
    "Caption": Look(9.5, 0, 8, QUIET),
    "Footer": Look(9, 0, 0, QUIET),
}
OWN = {
    "Fact": Look(11, 0, 2),
    "Picture": Look(11, 4, 8),
    "Field": Look(12, 0, 2, INK, True),
    "Cell": Look(10, 0, 0, ""),
    "Small": Look(8.5, 0, 0, ""),
    "Number": Look(7.5, 0, 0, ""),
    "Gap": Look(4, 0, 2),
}
CHARACTERS = {"Subtle Emphasis": (9.5, QUIET, False), "Intense Reference": (None, PINE, True)}


def dress(word: Docx) -> None:
    """All styles but those of lists."""
    styles: Any = word.styles
    for name in OWN:
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
    for name, look in (PARAGRAPHS | OWN).items():
        _paragraph(styles[name], look)
    _rule(styles["Title"])
    styles["Footer"].paragraph_format.tab_stops.clear_all()
    styles["Picture"].paragraph_format.keep_with_next = True
    for name, (size, colour, bold) in CHARACTERS.items():
        _character(styles[name], size, colour, bold=bold)
    link = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER, builtin=True)
    link.font.color.rgb, link.font.underline = RGBColor.from_string(PINE), True
    _tables(styles.element)


def _paragraph(style: Any, look: Look) -> None:
    _font(style, look.font)
    style.font.size, style.font.bold, style.font.italic = Pt(look.size), look.bold or None, None
    style.font.color.rgb = RGBColor.from_string(look.colour) if look.colour else None
    shape = style.paragraph_format
    shape.space_before, shape.space_after, shape.line_spacing = Pt(look.before), Pt(look.after), 1.12
    shape.widow_control = True
    for one in style.element.xpath(LEFT_OVER):
        one.getparent().remove(one)


def _font(style: Any, name: str) -> None:
    """In place of the theme's, which other programs do not have."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), name)


def _rule(style: Any) -> None:
    """Under it the line of the workshop: wood."""
    line = f'<w:bottom w:val="single" w:sz="18" w:space="6" w:color="{WOOD}"/>'
    shape = style.element.get_or_add_pPr()
    shape.insert_element_before(parse_xml(f"<w:pBdr {nsdecls('w')}>{line}</w:pBdr>"), "w:tabs", "w:spacing", "w:ind")


def _character(style: Any, size: float | None, colour: str, *, bold: bool) -> None:
    for one in style.element.xpath("w:rPr/*"):
        one.getparent().remove(one)
    style.font.color.rgb, style.font.bold = RGBColor.from_string(colour), bold or None
    style.font.size = Pt(size) if size else None


def _tables(styles: Any) -> None:
    """Of what is counted, of many short numbers, and of figures, whose fields stand a little apart."""
    ruled = _edge("bottom", RULE) + _edge("insideH", RULE)
    apart = _edge("insideH", "FFFFFF", 48) + _edge("insideV", "FFFFFF", 48)
    for name, borders, room, more in (
        ("Talka Table", ruled, (60, 100), _headed()),
        ("Talka Numbers", ruled, (40, 40), _headed()),
        ("Talka Figure", apart, (120, 160), ""),
    ):
        styles.append(parse_xml(_table(name, borders, room, more)))


def _table(name: str, borders: str, room: tuple[int, int], more: str) -> str:
    """`room`: within a cell, above and beside, in twentieths of a point."""
    sides = zip(("top", "left", "bottom", "right"), room * 2, strict=True)
    margins = "".join(f'<w:{side} w:w="{wide}" w:type="dxa"/>' for side, wide in sides)
    return (
        f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="{name.replace(" ", "")}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>{more}</w:style>"
    )


def _headed() -> str:
    return (
        f'<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:color w:val="{PINE}"/></w:rPr>'
        f"<w:tcPr><w:tcBorders>{_edge('bottom', PINE)}</w:tcBorders>"
        f'<w:shd w:val="clear" w:color="auto" w:fill="{PALE}"/></w:tcPr></w:tblStylePr>'
    )


def _edge(side: str, colour: str, eighths: int = 6) -> str:
    """As wide as so many eighths of a point."""
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="0" w:color="{colour}"/>'
