"""DOCX: the report as staff want it, to change a sentence and send it on. Real headings, lists, tables and pictures."""

import io

from board.report.tree import (
    Answers,
    Axis,
    Block,
    Document,
    Figure,
    Grid,
    Heading,
    Items,
    Line,
    Section,
    Words,
)  # fmt: skip
from server.report.packing import repacked
from server.report.rows import head
from server.report.word_figures import figure
from server.report.word_look import blank
from server.report.word_pen import Pen
from server.report.word_pictures import answers, axis, line

UPRIGHT_MOST = 5  # columns of a table on a page that stands


def write(document: Document) -> bytes:
    """The report as a Word document."""
    word = blank(document)
    pen = Pen.on(word, document)
    _front(pen, document)
    _sections(pen, document)
    target = io.BytesIO()
    word.save(target)
    return repacked(target.getvalue())


def _sections(pen: Pen, document: Document) -> None:
    """The summary has the first page for itself, and a wide table lies on its own."""
    if document.summary is not None:
        _section(pen, document.summary, away=False)
    alone = document.summary is not None
    for section in document.sections:
        turned = pen.turn(lying=_is_wide(section))
        _section(pen, section, away=(alone or section.page) and not turned)
        alone = section.page


def _is_wide(section: Section) -> bool:
    return any(isinstance(block, Grid) and len(block.table.columns) > UPRIGHT_MOST for block in section.blocks)


def _front(pen: Pen, document: Document) -> None:
    pen.paragraph(document.kicker, "Subtitle")
    pen.paragraph(document.title, "Title")
    for fact in document.facts:
        said = pen.paragraph("", "Fact")
        pen.run(said, f"{fact.name}: ", "Strong")
        pen.run(said, fact.value)


def _section(pen: Pen, section: Section, *, away: bool) -> None:
    """`away`: it begins a page."""
    title = pen.paragraph(head(section), "Heading 1", section.anchor)
    title.paragraph_format.page_break_before = away or None
    if section.about:
        pen.paragraph(" · ".join(section.about), "Caption").paragraph_format.keep_with_next = True
    level = 2
    for block in section.blocks:
        if isinstance(block, Heading):
            pen.paragraph(block.text, "Heading 2")
            level = 3
        else:
            _block(pen, block, level)


def _block(pen: Pen, block: Block, level: int) -> None:
    if title := getattr(block, "title", ""):
        pen.paragraph(title, f"Heading {level}")
    match block:
        case Words():
            pen.paragraph(block.text, "Caption" if block.quiet else "Normal")
        case Items():
            pen.items(block.lines, numbered=block.numbered)
        case Grid():
            pen.table(block.table, block.anchors)
        case Line():
            line(pen, block)
        case Answers():
            answers(pen, block)
        case Axis():
            axis(pen, block)
        case Figure():
            figure(pen, block)
