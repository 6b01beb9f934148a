"""The same figures in every format, each read by another program than the one that wrote it, and told by the room."""

import json
import re
from functools import cache
from html import unescape
from typing import Any

import msgspec
import pytest

from board.activities.cards import Card
from board.activities.choice import Choice
from board.activities.rating import Rating
from board.activities.scale import BINS
from board.records import said
from tests.made import made
from tests.report.formats import file, inside, spoken, squeezed, tables

TABLES = ("html", "docx", "xlsx", "csv")
LINES = ("opinions1", "openline")
QUESTIONS = ("worth1", "pilots1", "sidedchoice")
MANY = 14


def shown(path: str) -> dict[str, Any]:
    """A count as all see it."""
    found: dict[str, Any] = msgspec.json.decode(made(5, MANY).replica.channels.get("all").whole().get(path, b"{}"))
    return found


@cache
def figures(kind: str, activity: str) -> list[list[list[str]]]:
    """The tables of its file, and the same turned round, for some lie on their side."""
    found = tables(kind, file(made(5, MANY).replica, kind, activity))
    return [*found, *([list(column) for column in zip(*table, strict=False)] for table in found)]


def row(found: list[list[list[str]]], first: str) -> list[str]:
    """What stands in the line that begins so."""
    lines = [line for table in found for line in table if line and squeezed(line[0]).rstrip("%") == squeezed(first)]
    return [squeezed(cell) for cell in lines[0][1:]] if lines else []


@cache
def archive() -> dict[str, Any]:
    parts = json.loads(file(made(5, MANY).replica, "json"))["parts"]
    return {part["name"]: part for part in parts}


@pytest.mark.parametrize("kind", TABLES)
@pytest.mark.parametrize("name", LINES)
def test_REPORT_8_where_people_stood(kind: str, name: str) -> None:
    rounds = range(1, len(archive()[name]["line"]["rows"][0]["at"]) + 1)
    found = figures(kind, name)
    for place in range(BINS):
        told = [str(shown(f"count/{name}/{number}").get(f"b{place}", 0)) for number in rounds]
        assert row(found, f"{place * 5}")[: len(told)] == told


@pytest.mark.parametrize("name", LINES)
def test_REPORT_8_where_people_stood_as_json(name: str) -> None:
    line = archive()[name]["line"]
    for number, places in enumerate(zip(*(one["at"] for one in line["rows"]), strict=True), 1):
        bins = [(at + 25) // 50 for at in places if at is not None]
        count = shown(f"count/{name}/{number}")
        assert [bins.count(place) for place in range(BINS)] == [count.get(f"b{place}", 0) for place in range(BINS)]


@pytest.mark.parametrize("kind", TABLES)
@pytest.mark.parametrize("name", QUESTIONS)
def test_REPORT_8_how_questions_were_answered(kind: str, name: str) -> None:
    asked = made(5, MANY).replica.state.get(f"activity/{name}", Choice)
    assert asked
    count, found = shown(f"count/{name}/votes"), figures(kind, name)
    each = [count.get(f"o{number}", 0) for number in range(len(asked.options))]
    for option, many in zip(asked.options, each, strict=True):
        assert row(found, said(option.text, "lv"))[:1] == [str(many)]
    assert sum(archive()[name]["votes"][0]["each"]) == sum(each)


@pytest.mark.parametrize("name", [LINES[0], QUESTIONS[1]])
def test_REPORT_8_drawings_say_the_same_to_whoever_cannot_see_them(name: str) -> None:
    """The sentence beside a drawing is the same in all, so its figures are."""
    replica = made(5, MANY).replica
    page = file(replica, "html", name).decode()
    told = squeezed(unescape(page.partition("<desc>")[2].partition("</desc>")[0]))
    numbers = re.findall(r"\d+", told)
    assert len(numbers) > 1
    for kind in ("docx", "svg", "csv"):
        assert told in squeezed(unescape(inside(file(replica, kind, name)))), kind
    assert told in squeezed(" ".join(spoken(file(replica, "pdf", name))))


def test_REPORT_8_values_of_a_rating() -> None:
    replica = made(5, MANY).replica
    board = replica.state.get("activity/challenges2", Rating)
    assert board
    rated = [replica.state.get(f"card/{board.name}/{name}", Card) for name in board.rated]
    agreed = sorted(f"{card.value}" for card in rated if card is not None and card.on_table and card.value is not None)
    assert agreed
    for kind in ("xlsx", "csv", "html"):
        lines = [line for table in tables(kind, file(replica, kind, board.name)) for line in table if len(line) > 4]
        found = [cell.strip().replace("−", "-").removeprefix("+") for line in lines for cell in line[1:2]]
        assert sorted(value for value in found if value.lstrip("-").isdigit()) == agreed, kind
    told = {card["name"]: card.get("value") for card in archive()[board.name]["cards"]}
    assert sorted(f"{told[name]}" for name in board.rated if told.get(name) is not None) == agreed
