"""Our own charts: they say all, in text, to whoever sees no colours or no picture at all."""

import re
import xml.etree.ElementTree as ET
from typing import Any

import msgspec
import pytest

from board.report.tree import Answer, Answers, Axis, Figure, Line, Rated, Series
from server.report.charts import drawn
from server.report.drawings.letters import letters, lines, width
from server.report.drawings.signs import bar
from tests.report.sample import HOSTILE, LONG, document

SVG = "{http://www.w3.org/2000/svg}"
BLOCKS = [block for section in document().sections for block in section.blocks]
DRAWN = [block for block in BLOCKS if isinstance(block, Line | Answers | Axis | Figure)]
NAMES = [f"{type(block).__name__}-{getattr(block, 'layout', '') or getattr(block, 'picture', '')}" for block in DRAWN]


def parsed(block: Any) -> ET.Element:
    return ET.fromstring(drawn(block))


def words(block: Any) -> str:
    """All that can be read in it, without the blanks at which lines end."""
    return tight("".join("".join(text.itertext()) for text in parsed(block).iter(f"{SVG}text")))


def tight(text: str) -> str:
    return re.sub(r"\s+", "", text)


def first(kind: type) -> Any:
    return next(block for block in DRAWN if isinstance(block, kind))


@pytest.mark.parametrize("block", DRAWN, ids=NAMES)
def test_a_drawing_is_told_and_nothing_in_it_is_cut(block: Any) -> None:
    root = parsed(block)
    assert root.get("role") == "img"
    assert root.get("aria-label") == root.findtext(f"{SVG}desc") == block.alt
    assert root.findtext(f"{SVG}title")
    for left, top, right, low in _places(root):
        x, y, wide, high = map(float, (root.get("viewBox") or "").split())
        assert x <= left
        assert y <= top
        assert right <= x + wide
        assert low <= y + high


def _places(root: ET.Element) -> list[tuple[float, float, float, float]]:
    """Where lines of text are at most, with all that they are moved by."""
    found: list[tuple[float, float, float, float]] = []

    def look(part: ET.Element, dx: float, dy: float) -> None:
        moved = re.match(r"translate\((\S+) (\S+)\)", part.get("transform") or "")
        if moved:
            dx, dy = dx + float(moved[1]), dy + float(moved[2])
        for child in part:
            if child.tag == f"{SVG}tspan":
                found.append(_place(part, child, dx, dy))
            look(child, dx, dy)

    look(root, 0, 0)
    return found


def _place(text: ET.Element, line: ET.Element, dx: float, dy: float) -> tuple[float, float, float, float]:
    size = float(text.get("font-size") or 0)
    wide = width((line.text or "").rstrip(), size, int(text.get("font-weight") or 400))
    x, y = dx + float(line.get("x") or 0), dy + float(line.get("y") or 0)
    left = x - {"middle": wide / 2, "end": wide}.get(text.get("text-anchor") or "", 0)
    return left, y - 0.8 * size, left + wide, y + 0.25 * size


def test_a_line_says_all_its_numbers_and_who_listened() -> None:
    line: Line = first(Line)
    said = words(line)
    for series in line.series:
        counts = "".join(str(count) for count in series.counts if count)
        assert tight(f"{series.name}{series.listening or ''}{series.n}{counts}") in said
    assert said.endswith(tight(line.low + line.high))


def test_many_people_on_a_line_are_columns_that_are_no_higher() -> None:
    few, many = (
        Line("", "", "", (Series("", counts, sum(counts)),), "x", first(Line).table) for counts in ((5,), (200,))
    )
    assert len(list(parsed(few).iter(f"{SVG}circle"))) == 5 + 1
    assert len(list(parsed(many).iter(f"{SVG}circle"))) == 1
    assert "200" in words(many)
    assert float(parsed(many).get("height") or 0) <= float(parsed(few).get("height") or 0)


@pytest.mark.parametrize("picture", ["", "pyramid", "faces"])
def test_answers_say_how_many_gave_them(picture: str) -> None:
    block = next(one for one in DRAWN if isinstance(one, Answers) and one.picture == picture)
    said = words(block)
    order = reversed(block.answers) if picture == "pyramid" else block.answers
    for answer in order:
        counts = "".join(map(str, answer.counts))
        place = said.index(tight(answer.text))
        said = said[place:]
        assert counts in said
        assert tight(answer.other) in said


def test_series_differ_without_any_colour() -> None:
    grey = [re.sub(r"#\w{6}", "#", bar(0, 0, 60, 20, series)) for series in range(4)]
    assert len(set(grey) | {re.sub(r"#\w{6}", "#", bar(0, 0, 60, 20, 1)).replace("stroke", "")}) == 5
    block = Answers("", (Answer("Yes", (30, 29, 28, 27)),), tuple("abcd"), (0,) * 4, (0,) * 4, "x", first(Line).table)
    assert all(str(count) in words(block) for count in (30, 29, 28, 27))


def test_an_axis_says_the_value_that_was_and_the_one_that_is() -> None:
    axis: Axis = first(Axis)
    said = words(axis)
    assert "3.1Mumstrūkstlaikasarunām" in said
    assert "−5−4" in said  # it was −5, and is −4
    assert "311" in said  # three and one put it there, and one elsewhere
    without = msgspec.structs.replace(axis, cards=(Rated(axis.cards[0].item, None),))
    assert not list(parsed(without).iter(f"{SVG}circle"))


def test_a_fraction_is_written_as_in_the_table() -> None:
    axis: Axis = first(Axis)
    card = msgspec.structs.replace(axis.cards[0], value=-3.5, before=None, marks=())
    line = (axis.table.lines[0][0], msgspec.structs.replace(axis.table.lines[0][1], text="-3,5", value=-3.5))
    table = msgspec.structs.replace(axis.table, lines=(line,))
    assert "−3,5" in words(msgspec.structs.replace(axis, cards=(card,), table=table))


@pytest.mark.parametrize("layout", ["quadrants", "columns", "rows", "grid", "star", "tree", "forces"])
def test_a_figure_has_all_its_cards_in_every_layout(layout: str) -> None:
    figure: Figure = first(Figure)
    fields = (figure.fields * 2)[: {"star": 5, "tree": 3, "forces": 2}.get(layout, 6)]
    said = words(msgspec.structs.replace(figure, layout=layout, fields=fields))
    for field in fields:
        assert tight(field.title) in said
        assert all(tight(item.text) in said for item in field.lines)


@pytest.mark.parametrize("block", DRAWN, ids=NAMES)
def test_hostile_words_stay_words(block: Any) -> None:
    strange = HOSTILE + " \x00\x1f\ufeff ]]> <!-- &amp;"
    plain = msgspec.json.encode(block).decode()
    changed = plain.replace(msgspec.json.encode(block.alt).decode(), msgspec.json.encode(strange).decode())
    svg = drawn(msgspec.json.decode(changed, type=type(block)))
    assert {one.tag for one in ET.fromstring(svg).iter()} <= {one.tag for one in parsed(block).iter()}
    assert ET.fromstring(svg).findtext(f"{SVG}desc") == re.sub("[\x00\x1f\ufeff]", "", strange)


def test_the_same_block_is_the_same_drawing() -> None:
    again = [block for section in document().sections for block in section.blocks]
    assert all(drawn(block) == drawn(next(one for one in again if one == block)) for block in DRAWN)


def test_long_words_break_and_a_drawing_grows_with_them() -> None:
    assert lines("aa bb", 1000, 10) == ["aa bb"]
    assert "".join(lines("Ž" * 90, 100, 10)) == "Ž" * 90
    assert all(width(line, 10) <= 100 for line in lines(f"{'Ž' * 90} {LONG}", 100, 10))
    assert lines("", 10, 10) == [""]
    assert letters("a👍🏽👨‍👩‍👧é") == ["a", "👍🏽", "👨‍👩‍👧", "é"]
    figure: Figure = first(Figure)
    short = msgspec.structs.replace(
        figure, fields=tuple(msgspec.structs.replace(one, lines=()) for one in figure.fields)
    )
    assert float(parsed(short).get("height") or 0) < float(parsed(figure).get("height") or 0)
