"""A moderator's Markdown as blocks for paper: headings, points and paragraphs with strong words; the rest is plain."""

import re

from server.paper.sheets import Block, Run

STARTS = re.compile(r"\s*(?:(?P<heading>#{1,6}\s+)|(?P<point>[-*+]\s+|\d+[.)]\s+)|(?:>\s*))(?=\S)")


def blocks(body: str) -> tuple[Block, ...]:
    """Every line is a block of its own, as on screen, where a line's end is kept."""
    return tuple(_block(line) for line in body.splitlines() if line.strip())


def _block(line: str) -> Block:
    start = STARTS.match(line)
    if start is None:
        return Block("paragraph", _runs(line.strip()))
    runs = _runs(line[start.end() :].strip())
    return Block("heading" if start["heading"] else "point" if start["point"] else "paragraph", runs)


def _runs(line: str) -> tuple[Run, ...]:
    pieces = re.split(r"\*\*(?=\S)(.+?)(?<=\S)\*\*", line)
    return tuple(Run(_unescaped(text), bool(place % 2)) for place, text in enumerate(pieces) if text)


def _unescaped(text: str) -> str:
    return re.sub(r"\\([\\`*_#>+.!-])", r"\1", text)
