"""How a report reads a view: what the channels of its reader show, id → public record, as a page merges them."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol, TypeVar

import msgspec

from board.activities.cards import Words
from board.records import Language, name_of, said
from board.report.tree import Cell

Record = Mapping[str, Any]
View = Mapping[str, Record]

T = TypeVar("T")


class Say(Protocol):
    """A text by its key; names in braces are filled, `n` also chooses the plural form."""

    def __call__(self, key: str, /, **params: object) -> str: ...


class Speech(msgspec.Struct, frozen=True):
    """The reader's language.

    `word` says a text by its key; `day` a date such as 2026-12-24; `moment` a time in milliseconds as a date;
    `hour` the same as a time of day; `number` a number.
    """

    language: Language
    word: Say
    day: Callable[[str], str]
    moment: Callable[[int], str]
    hour: Callable[[int], str]
    number: Callable[[float], str]

    def say(self, text: Any) -> str:
        """What was written in several languages."""
        return said(text or {}, self.language)


def merged(channels: Iterable[Mapping[str, bytes]]) -> dict[str, dict[str, Any]]:
    """One view of what several channels show, later ones adding to earlier ones."""
    view: dict[str, dict[str, Any]] = {}
    for channel in channels:
        for key, data in channel.items():
            view.setdefault(key, {}).update(msgspec.json.decode(data))
    return view


def under(view: View, prefix: str) -> list[tuple[str, Record]]:
    """The records below a path, sorted by id."""
    return [(key, view[key]) for key in sorted(key for key in view if key.startswith(prefix))]


def text_of(record: Record) -> str:
    """The words of a card, or of a cell."""
    return msgspec.convert({name: record[name] for name in ("base", "since", "recent") if name in record}, Words).text


def table_of(view: View, name: str) -> list[tuple[str, Record]]:
    """The cards that lie on an activity's table, as pages sort them: (name, card)."""
    cards = [(name_of(key), card) for key, card in under(view, f"card/{name}/")]
    lying = [(key, card) for key, card in cards if not (card["hidden"] or card["binned"] or card["suggested"])]
    return sorted(lying, key=lambda one: (not one[1]["pinned"], one[1]["order"], one[0]))


def teams(view: View, activity: Record) -> list[str]:
    """The groups that did it; all together are ""."""
    groups = sorted(under(view, "group/"), key=lambda one: one[1]["order"])
    return [name_of(key) for key, _ in groups] if activity.get("groups") and groups else [""]


def team_name(name: str, speech: Speech) -> str:
    return speech.word(f"common.group.{name}") if name else ""


def title_of(activity: Record, speech: Speech) -> str:
    """What the report calls an activity."""
    return speech.say(activity.get("title") or activity.get("question") or activity.get("statement"))


class Heap(msgspec.Struct, frozen=True):
    """A card by its name, and those that lie under it."""

    name: str
    card: Record
    under: tuple[tuple[str, Record], ...]


def heaps_of(view: View, name: str) -> list[Heap]:
    """The same, each with those that lie under it."""
    cards = table_of(view, name)
    names = {key for key, _ in cards}
    heads = [(key, card) for key, card in cards if card["under"] not in names]
    return [Heap(key, card, tuple(one for one in cards if one[1]["under"] == key)) for key, card in heads]


def of_team(team: str, cards: Iterable[T], card_of: Callable[[T], Record]) -> list[T]:
    """Those of one group; "" are all."""
    return [one for one in cards if not team or card_of(one)["team"] == team]


def number_cell(value: float | None, speech: Speech) -> Cell:
    """A number as it is read, with itself."""
    return Cell("") if value is None else Cell(speech.number(value), value)


def signature(record: Record, speech: Speech) -> str:
    """Who signed it: names, and guests by their numbers; "" when nobody did."""
    guests = [speech.word("common.guest", n=number) for number in record.get("guests", ())]
    return ", ".join(filter(None, (record.get("signed", ""), *guests)))
