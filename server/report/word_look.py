"""The page of the report in Word: its size, its language, what it says of itself, and the line at its foot."""

import docx
from docx.document import Document as Docx
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Mm

from board.report.tree import Document
from server.report.packing import harmless
from server.report.word_lists import dress_lists
from server.report.word_marks import field
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
    _page(word)
    dress(word)
    dress_lists(word, WIDE)
    _foot(word, harmless(document.title))
    return word


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


def _page(word: Docx) -> None:
    page = word.sections[0]
    page.page_width, page.page_height = Mm(PAGE[0]), Mm(PAGE[1])
    page.left_margin = page.right_margin = Mm(EDGE)
    page.top_margin = page.bottom_margin = Mm(TOP)
    page.footer_distance = Mm(10)


def _foot(word: Docx, title: str) -> None:
    """The title, and which page of how many."""
    line = word.sections[0].footer.paragraphs[0]
    word.styles["Footer"].paragraph_format.tab_stops.clear_all()
    line.paragraph_format.tab_stops.add_tab_stop(Mm(WIDE), WD_TAB_ALIGNMENT.RIGHT)
    line.add_run(f"{title}\t")
    field(line, "PAGE")
    line.add_run(" / ")
    field(line, "NUMPAGES")
