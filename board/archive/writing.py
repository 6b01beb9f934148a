"""A workshop becomes a file."""

from collections.abc import Iterator
from typing import Any

import msgspec

from board.activities.cards import CardBoard
from board.activities.cards.records import linked
from board.activities.rating import Rating
from board.activities.scale import Scale
from board.agenda import the_workshop
from board.archive import answering
from board.archive.format import FORMAT, PASSING, About, Archive, Before, Part, Person, Time, Translated, Written
from board.archive.seeing import Shown, shown
from board.earlier import Earlier
from board.records import Activity
from board.report.reading import Record, text_of
from board.state import State
from board.tools import template_of
from board.workshop import CLOSING

AS_THEY_ARE = ("team", "field", "pinned", "hidden", "binned", "suggested", "value")


def archived(state: State, *, own: bool = False) -> Archive:
    """The file of a workshop. `own`: the moderators' notes and the cards that were set aside come along.

    Raises Rejected when there is no workshop.
    """
    return _Writing(state, shown(state, own=own)).archive()


class _Writing:
    """One file in the making."""

    def __init__(self, state: State, shown: Shown) -> None:
        self._workshop, self._shown, self._state = the_workshop(state), shown, state
        names = [*self._workshop.agenda, CLOSING]
        found = [one for name in names if (one := state.get(f"activity/{name}", Activity)) is not None]
        self._parts = [(self._without_the_unseen(one), one) for one in found]
        self._there = {activity.id for _, activity in self._parts if activity.opened}
        self._there |= {f"card/{one.name}/{name}" for one, _ in self._parts for name in self._cards_of(one)}

    def archive(self) -> Archive:
        fields = {name: getattr(self._workshop, name) for name in About.__struct_fields__ if name != "note"}
        groups = self._shown.under("group")
        return Archive(
            talka="workshop",
            v=FORMAT,
            workshop=About(**fields, note=self._note("")),
            people=tuple(self._people()),
            groups=tuple(sorted(groups, key=lambda name: groups[name]["order"])),
            parts=tuple(self._part(seen, activity) for seen, activity in self._parts),
        )

    def _people(self) -> Iterator[Person]:
        for seat in sorted(self._shown.under("seat").values(), key=lambda seat: seat["number"]):
            yield msgspec.convert({name: seat[name] for name in Person.__struct_fields__}, Person)

    def _note(self, name: str) -> str:
        note = self._shown.find(f"note/{name}")
        return text_of(note) if note else ""

    # Parts

    def _part(self, seen: Activity, activity: Activity) -> Part:
        return Part(
            name=seen.name,
            settings=_as_read(template_of(activity)),
            state=_as_read(dict(_progress(seen))),
            time=self._time(seen.name),
            cards=tuple(self._cards(seen)) if isinstance(seen, CardBoard) else (),
            before=self._before(seen.name),
            note=self._note(seen.name),
            **answering.answers(self._shown, seen, self._workshop.small),
        )

    def _before(self, name: str) -> Before | None:
        """Also while it is still to be seen: it is of another workshop."""
        found = self._state.get(f"earlier/{name}", Earlier)
        if found is None:
            return None
        fields = {field: getattr(found, field) for field in Before.__struct_fields__}
        cards = self._shown.under(f"card/{name}")
        fields["values"] = {card: value for card, value in found.values.items() if card in cards}
        return msgspec.convert(fields, Before)

    def _time(self, name: str) -> Time | None:
        spent = self._shown.find(f"spent/{name}")
        return Time(began=spent["began"], spent=spent["spent"], more=spent["more"]) if spent else None

    def _without_the_unseen(self, activity: Activity) -> Activity:
        """It does not speak of cards that do not come along."""
        if not isinstance(activity, CardBoard):
            return activity
        cards = self._shown.under(f"card/{activity.name}")
        fields: dict[str, Any] = {"picked": tuple(name for name in activity.picked if name in cards)}
        fields["spotlight"] = activity.spotlight if activity.spotlight in cards else ""
        fields["focus"] = (
            activity.focus if activity.focus.partition("/")[0] in ("", *self._shown.under("group")) else ""
        )
        if isinstance(activity, Rating):
            named = {name: getattr(activity, name) for name in ("rated", "spread", "apart", "mixed")}
            fields |= {name: tuple(one for one in names if one in cards) for name, names in named.items()}
        return msgspec.structs.replace(activity, **fields)

    # Cards

    def _cards_of(self, activity: Activity) -> dict[str, Record]:
        """In their order."""
        cards = self._shown.under(f"card/{activity.name}")
        return dict(sorted(cards.items(), key=lambda one: (one[1]["order"], one[0])))

    def _cards(self, board: CardBoard) -> Iterator[Written]:
        cards = self._cards_of(board)
        for name, card in cards.items():
            same: dict[str, Any] = {field: card[field] for field in AS_THEY_ARE}
            yield Written(
                name=name,
                text=text_of(card),
                number=card.get("number", 0),
                language=card["language"] if "number" in card else "",  # of a nameless writer's phone
                signed=card.get("signed", ""),
                guests=tuple(card["guests"]),
                under=card["under"] if card["under"] in cards else "",
                origin=card["origin"].removeprefix("card/") if card["origin"] in self._there else "",
                links=tuple(to for to in card["links"] if linked(to) in self._there),
                cells={cell: text for cell, words in sorted(card["cells"].items()) if (text := text_of(words))},
                values=dict(sorted(card["values"].items())),
                said=dict(_translated(card)),
                **same,
            )


def _translated(card: Record) -> Iterator[tuple[Any, Translated]]:
    version = card["since"] + len(card["recent"])
    for language, said in sorted(card["said"].items()):
        yield language, Translated(text=said["text"], old=said["version"] < version)


def _as_read(value: dict[str, Any]) -> dict[str, Any]:
    """As it will be read again: lists for tuples."""
    found: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(value))
    return found


def _progress(activity: Activity) -> Iterator[tuple[str, Any]]:
    """What is not as it is at first. Who is in a talk is not told, so it is over."""
    for field in msgspec.structs.fields(type(activity)):
        value = getattr(activity, field.name)
        if field.name in activity.PROGRESS - PASSING and value != field.default:
            yield field.name, "shown" if isinstance(activity, Scale) and value == "talk" else value
