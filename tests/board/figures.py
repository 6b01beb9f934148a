"""A canvas, a table and a page with everything that they can have; rooms in which people work on them."""

from typing import Any

from board.activities.cards import Card
from board.activities.cards import commands as cards
from board.actor import Actor
from board.tools import Template
from tests.board.boards import Boards

CANVAS: Template = {
    "kind": "canvas",
    "title": {"en": "Our plan"},
    "fields": [
        {"name": "threats", "title": {"en": "Threats"}},
        {"name": "wishes", "title": {"en": "Wishes"}, "hidden": True},
        {"name": "goal", "title": {"en": "Goal"}, "single": True},
        {"name": "questions", "title": {"en": "Questions"}, "asked": True},
    ],
    "strengths": 5,
    "dots": 3,
}
TABLE: Template = {
    "kind": "table",
    "title": {"en": "Who does what"},
    "columns": [
        {"name": "what", "title": {"en": "What"}},
        {"name": "note", "title": {"en": "Note"}},
        {"name": "who", "title": {"en": "Who"}, "kind": "person"},
        {"name": "when", "title": {"en": "When"}, "kind": "date"},
        {"name": "state", "title": {"en": "State"}, "kind": "choice", "options": [{"en": "begun"}, {"en": "done"}]},
        {"name": "cost", "title": {"en": "Cost"}, "kind": "number"},
    ],
    "starts": [{"en": "Ask the neighbours", "lv": "Pajautāt kaimiņiem"}],
}
PAGE: Template = {"kind": "page", "title": {"en": "Why we meet"}, "body": {"en": "To talk."}, "agree": True}

TWO = {"birch": ["anna", "bruno"], "oak": ["carla", "dace"]}
BIG = {"birch": ["anna", "bruno", "carla", "gita"], "oak": ["dace", "emils", "fricis", "hugo"]}
BACK = cards.TakeBack("plan")


def working(template: Template, *names: str, **settings: Any) -> tuple[Boards, list[Actor]]:
    """An open canvas or table, called `plan`, and people who watch it."""
    room = Boards()
    people = room.come(*names)
    room.add("plan", {**template, **settings}, "open")
    return room, people


def parted(template: Template, teams: dict[str, list[str]], **settings: Any) -> tuple[Boards, dict[str, Actor]]:
    """The same in groups, each with its own part of it."""
    room = Boards()
    names = [name for members in teams.values() for name in members]
    people = room.come(*names)
    room.part(teams)
    room.add("plan", {**template, "groups": True, **settings}, "open")
    return room, dict(zip(names, people, strict=True))


def fields_of(template: Template, **changes: dict[str, Any]) -> dict[str, Any]:
    """Settings with some fields of a canvas different: field → what of it."""
    return {"fields": [{**field, **changes.get(field["name"], {})} for field in template["fields"]]}


def teams_of(room: Boards, board: str = "plan") -> dict[str, str]:
    """Card → the group it belongs to."""
    return {card.name: card.team for card in room.state.under(f"card/{board}", Card)}


def put(room: Boards, person: Actor, card: str, text: str = "a thought", field: str = "threats") -> None:
    """Somebody writes a card into a field of the canvas."""
    room.write(person, card, text, board="plan", field=field)


def move(card: str, field: str) -> cards.MoveCard:
    """A card of the canvas goes into another field."""
    return cards.MoveCard("plan", card, field)


def field_of(room: Boards, card: str) -> str:
    """The field in which a card of the canvas stands."""
    return room.card(card, "plan").field


def words_of(room: Boards, viewer: Actor, card: str) -> str:
    """What a viewer reads on a card, "" if they do not see it."""
    seen = room.seen(viewer, f"card/plan/{card}")
    return room.card(card, "plan").text if "base" in seen else ""
