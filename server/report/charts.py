"""Our own charts: what a block of the report looks like, as SVG."""

from board.report.tree import Answers, Axis, Figure, Line
from server.report.drawings import answers, axis, figure, line, pyramid


def drawn(block: Line | Answers | Axis | Figure) -> str:
    """An SVG, 720 units wide and as high as its words need, told as `block.alt`.

    It can stand inside a page, and in a file. It has no title to be read, and of an axis only the cards and their
    values: the words around it are for the format that shows it.
    """
    match block:
        case Line():
            return line.drawn(block)
        case Answers():
            return pyramid.drawn(block) if block.picture == "pyramid" else answers.drawn(block)
        case Axis():
            return axis.drawn(block)
        case Figure():
            return figure.drawn(block)
