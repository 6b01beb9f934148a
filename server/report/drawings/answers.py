"""Answers with those who gave them: as people where they can be seen, else as bars; each series filled its own way."""

from board.report.tree import Answer, Answers
from server.report.drawings.kit import (
    GAP,
    INK,
    QUIET,
    RULE,
    SIZE,
    SMALL,
    WIDTH,
    Piece,
    below,
    element,
    moved,
    number,
    text,
    whole,
)  # fmt: skip
from server.report.drawings.signs import bar, people, person

WORDS = 300  # room for an answer; what is right of it is for who gave it
START = WORDS + 24
EACH, TALL = 16, 28  # a person
THICK = 20  # a bar
MARK = 34  # before an answer: a face, a sign
SIGNS = {"yes": "M5 12.5l5 5L19.5 7", "no": "M6 6l12 12M18 6L6 18", "concerns": "M4 14c3-6 6-6 8-2s5 4 8-2"}


def drawn(block: Answers) -> str:
    most = max((count for answer in block.answers for count in answer.counts), default=0)
    rows = [_row(block, n, most) for n in range(len(block.answers))]
    found = below([*key(block), *rows], gap=GAP * 0.7)
    return whole(block.title, block.alt, found.svg, found.height)


def key(block: Answers) -> list[Piece]:
    """Whose answers are filled how, and how many people they are."""
    listening = (*block.listening, *(0,) * len(block.people))
    return [
        _whose(name, n, listening[at], at, alone=len(block.people) == 1)
        for at, (name, n) in enumerate(zip((*block.series, *("",) * len(block.people)), block.people, strict=False))
    ]


def _whose(name: str, n: int, listening: int, at: int, *, alone: bool) -> Piece:
    swatch = "" if alone else bar(START, 3, 26, 15, at)
    words = text(START + (0 if alone else 36), 0, name, room=WIDTH - START - 150, size=SMALL)
    who = people(WIDTH, 0, n, listening, hollow=at > 0)
    return Piece(swatch + words.svg + who.svg, max(words.height, who.height))


def _row(block: Answers, n: int, most: int) -> Piece:
    answer = block.answers[n]
    mark = _face(n, len(block.answers)) if block.picture == "faces" else _sign(answer.sign)
    start = MARK if mark else 0
    said = [text(start, 0, answer.text, room=WORDS - start, weight=600)]
    if answer.other:
        said.append(text(start, 0, answer.other, room=WORDS - start, size=SMALL, fill=QUIET))
    words, counts = below(said, gap=2), below([_counted(answer, at, most) for at in range(len(answer.counts))], gap=4)
    high = max(words.height, counts.height, 30 if mark else 0)
    rule = element("path", d=f"M0 {number(high + 5)}h{WIDTH}", stroke=RULE, stroke_width=0.8, class_="rule")
    return Piece(mark + words.svg + moved(counts.svg, 0, max(0, (high - counts.height) / 2)) + rule, high + 6)


def _counted(answer: Answer, series: int, most: int) -> Piece:
    """So many, with the number at the end."""
    count, room = answer.counts[series], WIDTH - START - 50
    as_people = most * EACH <= room and len(answer.counts) <= 2
    if as_people:
        drawing = "".join(person(START + EACH * (n + 0.5), TALL, TALL, hollow=series > 0) for n in range(count))
        end, high = float(START + EACH * count), TALL
    else:
        wide = room * count / most if most else 0
        drawing, end, high = bar(START, 2, wide, THICK, series) if count else "", START + wide, THICK + 4
    label = text(end + 8, (high - SIZE * 1.32) / 2 + 1, str(count), weight=600)
    return Piece(drawing + label.svg, high + 1)


def _sign(name: str) -> str:
    path = SIGNS.get(name)
    if path is None:
        return ""
    return element(
        "path", d=path, fill="none", stroke=INK, stroke_width=2.6, stroke_linecap="round", class_="stroke-ink"
    )


def _face(n: int, many: int) -> str:
    """From a smiling one to a sad one, as on phones."""
    mood = 1 - 2 * n / (many - 1) if many > 1 else 0
    corner, middle = 15.6 - mood, 15.6 + 3.4 * mood
    skin = element("circle", cx=13, cy=12, r=11, fill="#f6e7cb", stroke=INK, stroke_width=1.4, class_="face")
    eyes = "".join(element("circle", cx=x, cy=9.4, r=1.5, fill=INK, class_="ink") for x in (9.4, 16.6))
    mouth = f"M8.4 {number(corner)}Q13 {number(middle)} 17.6 {number(corner)}"
    line = element(
        "path", d=mouth, fill="none", stroke=INK, stroke_width=1.9, stroke_linecap="round", class_="stroke-ink"
    )
    return skin + eyes + line
