"""The page of the report in Word: its size, its language, what it says of itself, and the line at its foot."""

import docx
from docx.document import Document as Docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from board.report.tree import Document
from server.report.packing import harmless
from server.report.word_lists import dress_lists
from server.report.word_marks import field, styled
from server.report.word_styles import dress

LOCALES = {"lv": "lv-LV", "uk": "uk-UA", "en": "en-GB"}
PAGE, EDGE, TOP = (210, 297), 22, 20  # mm
WIDE, HIGH = PAGE[0] - 2 * EDGE, PAGE[1] - 2 * TOP
PROPERTY_MOST = 255  # characters


def blank(document: Document) -> Docx:
    """A Word document without a word in it, dressed for this report."""
    word = docx.Document()
    _properties(word, document)
    _settings(word)
    _language(word, LOCALES[document.language])
    dress(word)
    dress_lists(word, WIDE)
    _page(word.sections[0], document.title, lying=False)
    return word


def turn(word: Docx, title: str, *, lying: bool) -> tuple[float, float]:
    """From here on pages lie, or stand. How wide and how high there is room to write, in millimetres."""
    return _page(word.add_section(WD_SECTION.NEW_PAGE), title, lying=lying)


def _properties(word: Docx, document: Document) -> None:
    """What it is, and not who made it; without the picture of an empty page that the template brings."""
    core = word.core_properties
    core.title = harmless(document.title)[:PROPERTY_MOST]
    core.subject = harmless(document.kicker)[:PROPERTY_MOST]
    core.language = LOCALES[document.language]
    core.author = core.comments = core.keywords = core.last_modified_by = ""
    links = word.part.package.rels
    for key, relation in list(links.items()):
        if relation.reltype.endswith("/thumbnail"):
            del links[key]


def _settings(word: Docx) -> None:
    settings = word.settings.element
    for found in settings.xpath("w:rsids | w:savePreviewPicture | w:proofState"):
        settings.remove(found)
    for mode in settings.xpath("w:compat/w:compatSetting[@w:name='compatibilityMode']"):
        mode.set(qn("w:val"), "15")  # else Word opens it as a document of 2010


def _language(word: Docx, locale: str) -> None:
    """For the spelling, and for voices that read aloud."""
    for said in word.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr/w:lang"):
        said.set(qn("w:val"), locale)
        said.set(qn("w:eastAsia"), locale)
    for said in word.settings.element.xpath("w:themeFontLang"):
        said.set(qn("w:val"), locale)


def _page(page: Section, title: str, *, lying: bool) -> tuple[float, float]:
    across, down = PAGE[::-1] if lying else PAGE
    page.orientation = WD_ORIENT.LANDSCAPE if lying else WD_ORIENT.PORTRAIT
    page.page_width, page.page_height = Mm(across), Mm(down)
    page.left_margin = page.right_margin = Mm(EDGE)
    page.top_margin = page.bottom_margin = Mm(TOP)
    page.footer_distance = Mm(10)
    page.footer.is_linked_to_previous = False
    _foot(page.footer.paragraphs[0], harmless(title), across - 2 * EDGE)
    return across - 2 * EDGE, down - 2 * TOP


def _foot(line: Paragraph, title: str, wide: float) -> None:
    """The title, and which page of how many."""
    styled(line, "Footer")
    line.paragraph_format.tab_stops.add_tab_stop(Mm(wide), WD_TAB_ALIGNMENT.RIGHT)
    line.add_run(f"{title}\t")
    field(line, "PAGE")
    line.add_run(" / ")
    field(line, "NUMPAGES")
