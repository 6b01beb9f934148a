"""How the report looks in Word: a page of paper and ink, all of it in styles, so that staff can change it in one place."""

from typing import Any

import docx
from docx.document import Document as Docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from board.report.tree import Document
from server.report.packing import harmless
from server.report.word_marks import field

# On every office machine, with every letter of Latvian and Ukrainian.
FONT, TITLES = "Arial", "Times New Roman"
INK, QUIET, PINE, PALE, RULE = "1D2B2F", "47555A", "17513F", "DCEBE3", "CFC7B6"
LOCALES = {"lv": "lv-LV", "uk": "uk-UA", "en": "en-GB"}
PAGE, EDGE, TOP = (210, 297), 22, 20  # mm
WIDE, HIGH = PAGE[0] - 2 * EDGE, PAGE[1] - 2 * TOP
LEVELS = 3
BULLETS, NUMBERS = 1, 2
_SIGNS = {BULLETS: ("•", "–", "·"), NUMBERS: ("%1.", "%2.", "%3.")}
_COUNTED = {BULLETS: ("bullet", "bullet", "bullet"), NUMBERS: ("decimal", "lowerLetter", "lowerRoman")}
LISTS = {BULLETS: "List Bullet", NUMBERS: "List Number"}
# name: font, size, space before, space after (points), colour, bold
_STYLES: dict[str, tuple[str, float, float, float, str, bool]] = {
    "Normal": (FONT, 11, 0, 6, INK, False),
    "Title": (TITLES, 30, 0, 10, PINE, True),
    "Subtitle": (FONT, 12, 0, 2, QUIET, False),
    "Heading 1": (TITLES, 21, 26, 4, PINE, True),
    "Heading 2": (TITLES, 15, 16, 4, INK, True),
    "Heading 3": (FONT, 11, 12, 3, INK, True),
    "Caption": (FONT, 9.5, 0, 10, QUIET, False),
    "Footer": (FONT, 9, 0, 0, QUIET, False),
}
_OWN = {
    "Fact": (FONT, 11, 0, 2, INK, False),
    "Picture": (FONT, 11, 4, 6, INK, False),
    "Field": (FONT, 12, 0, 3, INK, True),
}


def blank(document: Document) -> Docx:
    """A Word document without a word in it, dressed for this report."""
    word = docx.Document()
    _properties(word, document)
    _language(word, LOCALES[document.language])
    _page(word)
    for name in _OWN:
        word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = word.styles["Normal"]
    for name, look in (_STYLES | _OWN).items():
        _dress(word.styles[name], *look)
    _characters(word)
    _lists(word)
    _tables(word)
    _foot(word, harmless(document.title))
    return word


def _properties(word: Docx, document: Document) -> None:
    """What it is, and not who made it; without the picture of an empty page that the template brings."""
    core = word.core_properties
    core.title, core.subject = harmless(document.title)[:255], harmless(document.kicker)[:255]
    core.language = LOCALES[document.language]
    core.author = core.comments = core.keywords = core.last_modified_by = ""
    package = word.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            del package.rels[key]
    settings = word.settings.element
    for found in settings.xpath("w:rsids | w:savePreviewPicture | w:proofState"):
        settings.remove(found)
    for mode in settings.xpath("w:compat/w:compatSetting[@w:name='compatibilityMode']"):
        mode.set(qn("w:val"), "15")  # else Word opens it as a document of 2010


def _language(word: Docx, locale: str) -> None:
    defaults = word.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr")[0]
    for said in defaults.xpath("w:lang"):
        said.set(qn("w:val"), locale)
        said.set(qn("w:eastAsia"), locale)
    for said in word.settings.element.xpath("w:themeFontLang"):
        said.set(qn("w:val"), locale)


def _page(word: Docx) -> None:
    page = word.sections[0]
    page.page_width, page.page_height = Mm(PAGE[0]), Mm(PAGE[1])
    page.left_margin = page.right_margin = Mm(EDGE)
    page.top_margin = page.bottom_margin = Mm(TOP)
    page.footer_distance = Mm(10)


def _dress(style: Any, font: str, size: float, before: float, after: float, colour: str, bold: bool) -> None:
    _font(style, font)
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb = RGBColor.from_string(colour)
    shape = style.paragraph_format
    shape.space_before, shape.space_after, shape.line_spacing = Pt(before), Pt(after), 1.15
    shape.widow_control = True
    for left_over in style.element.xpath("w:pPr/w:pBdr | w:pPr/w:contextualSpacing | w:rPr/w:spacing | w:rPr/w:kern"):
        left_over.getparent().remove(left_over)


def _font(style: Any, name: str) -> None:
    """In place of the theme's, which other programs do not have."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), name)


def _characters(word: Docx) -> None:
    for name, colour, small in (("Subtle Emphasis", QUIET, True), ("Intense Reference", PINE, False)):
        style = word.styles[name]
        for left_over in style.element.xpath("w:rPr/*"):
            left_over.getparent().remove(left_over)
        style.font.color.rgb = RGBColor.from_string(colour)
        style.font.bold = not small
        style.font.size = Pt(9.5) if small else None
    link = word.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER, builtin=True)
    link.font.color.rgb, link.font.underline = RGBColor.from_string(PINE), True


def _lists(word: Docx) -> None:
    """Lists with levels of their own: a screen reader says how deep one is in them."""
    numbering = word.part.numbering_part.element
    for left_over in list(numbering):
        numbering.remove(left_over)
    for kind in LISTS:
        numbering.append(parse_xml(_list(kind)))
    for kind in LISTS:
        numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{kind}"><w:abstractNumId w:val="{kind}"/></w:num>'))
        for level in range(LEVELS):
            _list_style(word.styles[list_style(kind, level)], kind, level)


def list_style(kind: int, level: int) -> str:
    """The name of the style of a list's level, from 0."""
    return LISTS[kind] if level == 0 else f"{LISTS[kind]} {level + 1}"


def _list(kind: int) -> str:
    levels = "".join(_level(kind, level) for level in range(LEVELS))
    return f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{kind}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'


def _level(kind: int, level: int) -> str:
    style = list_style(kind, level).replace(" ", "")
    left = 340 * (level + 1)
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{_COUNTED[kind][level]}"/>'
        f'<w:pStyle w:val="{style}"/><w:lvlText w:val="{_SIGNS[kind][level]}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="340"/></w:pPr>'
        f'<w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}" w:hint="default"/><w:color w:val="{PINE}"/></w:rPr></w:lvl>'
    )


def _list_style(style: ParagraphStyle, kind: int, level: int) -> None:
    shape = style.element.get_or_add_pPr()
    for left_over in list(shape):
        shape.remove(left_over)
    of = shape.get_or_add_numPr()
    of.get_or_add_ilvl().val = level
    of.get_or_add_numId().val = kind
    style.paragraph_format.space_after = Pt(4)
    style.paragraph_format.tab_stops.add_tab_stop(Mm(WIDE), WD_TAB_ALIGNMENT.RIGHT)


def _tables(word: Docx) -> None:
    word.styles.element.append(parse_xml(_table_style("Talka Table", _RULED, _HEADED)))
    word.styles.element.append(parse_xml(_table_style("Talka Figure", _OPEN, "")))


def _edges(colour: str, *sides: str) -> str:
    return "".join(f'<w:{side} w:val="single" w:sz="6" w:space="0" w:color="{colour}"/>' for side in sides)


def _table_style(name: str, borders: str, more: str) -> str:
    margins = "".join(f'<w:{side} w:w="{wide}" w:type="dxa"/>' for side, wide in _MARGINS)
    return (
        f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/>'
        '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:qFormat/>'
        '<w:pPr><w:spacing w:after="0" w:line="252" w:lineRule="auto"/></w:pPr><w:rPr><w:sz w:val="20"/></w:rPr>'
        f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>{more}</w:style>"
    )


_MARGINS = (("top", 60), ("left", 100), ("bottom", 60), ("right", 100))
_RULED = _edges(RULE, "bottom", "insideH")
_OPEN = _edges("FFFFFF", "insideH", "insideV").replace('w:sz="6"', 'w:sz="48"')
_HEADED = (
    f'<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:color w:val="{PINE}"/></w:rPr><w:tcPr><w:tcBorders>'
    f'{_edges(PINE, "bottom")}</w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="{PALE}"/></w:tcPr></w:tblStylePr>'
)


def _foot(word: Docx, title: str) -> None:
    """The title, and which page of how many."""
    line = word.sections[0].footer.paragraphs[0]
    word.styles["Footer"].paragraph_format.tab_stops.clear_all()
    line.paragraph_format.tab_stops.add_tab_stop(Mm(WIDE), WD_TAB_ALIGNMENT.RIGHT)
    line.add_run(f"{title}\t")
    field(line, "PAGE")
    line.add_run(" / ")
    field(line, "NUMPAGES")
