"""The next workshop: a new one into which the results of an earlier one come along, to be rated, asked or told again.

Nothing comes along but what all could see of it (`board.past`), and nobody's name under it.
"""

from collections.abc import Callable, Iterator
from typing import Annotated, Any

import msgspec

from board.activities.cards import Card, Cards, Lies
from board.activities.rating import RATED_MOST, Rating
from board.activities.table import COLUMNS_MOST
from board.actor import Moment
from board.agenda import ACTIVITIES_MOST
from board.diff import Diff, Put
from board.methods import AGAIN
from board.past import Past, PastCards, becomes, copied, row, title_of
from board.records import Activity, Language, Later, Record, Rejected, Text, Workshop
from board.state import State
from board.tools import Template, made, template_of
from board.workshop import NewWorkshop, create


class Part(msgspec.Struct, frozen=True):
    """An activity that may come along. `later`: what becomes of it; `many`: how many cards or rows it brings."""

    activity: str
    kind: str
    later: Later
    title: Text
    many: int


class Offer(msgspec.Struct, frozen=True):
    """What an earlier workshop has for the next one. `day`: when it was (ms); `people`: how many took a seat."""

    title: str
    day: int
    people: int
    parts: tuple[Part, ...]


class Wish(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The next workshop as it is wanted. `agenda`: one of the method's by name; `take`: activities of the earlier one.

    `sides`: where something is asked or rated again, users and staff are counted apart.
    """

    title: str
    language: Language
    agenda: str = ""
    take: Annotated[tuple[str, ...], msgspec.Meta(max_length=ACTIVITIES_MOST)] = ()
    sides: bool = False


def offer(state: State) -> Offer:
    """What may come along from this workshop. Raises Rejected."""
    past = Past(state)
    return Offer(past.workshop.title, past.day, past.workshop.joined, tuple(_parts(past)))


def _parts(past: Past) -> Iterator[Part]:
    for activity in past.activities:
        later, many = becomes(activity), len(past.cards(activity))
        if later == "ask" or (later and many):
            kind = str(type(activity).__struct_config__.tag)
            yield Part(activity.name, kind, later, title_of(activity), many)


def follow_up(state: State, wish: Wish, names: Iterator[str], secrets: tuple[str, str], moment: Moment) -> Diff:
    """The first entry of the room that goes on from this one.

    `names`: fresh ones for activities; `secrets`: those of moderator and wall. What comes along stands behind the
    agenda's opening. Raises Rejected.
    """
    past = Past(state)
    coming = _coming(past, wish, names)
    new = NewWorkshop(wish.title, wish.language, wish.agenda)
    templates = new.templates()
    effects = create(new, [next(names) for _ in templates], *secrets, moment.at)
    room = _with(effects[0].record, past, coming, _opening(templates))  # type: ignore[union-attr]
    return (room, *effects[1:], *map(Put, coming))


def _opening(templates: list[Template]) -> int:
    """How many activities open the agenda: the first, and those that stand in its section."""
    sections = [template.get("section") for template in templates]
    return next(
        (n for n, section in enumerate(sections) if n and (section != sections[0] or not section)), len(sections)
    )


def _with(room: Workshop, past: Past, coming: list[Record], opening: int) -> Put[Workshop]:
    """The new workshop with what comes along on its agenda. What was too few to be shown then, is so now."""
    brought = [one.name for one in coming if isinstance(one, Activity)]
    agenda = (*room.agenda[:opening], *brought, *room.agenda[opening:])
    if len(agenda) > ACTIVITIES_MOST:
        raise Rejected("too_many", most=ACTIVITIES_MOST)
    return Put(msgspec.structs.replace(room, agenda=agenda, small=past.workshop.small, second=past.workshop.second))


def _coming(past: Past, wish: Wish, names: Iterator[str]) -> list[Record]:
    """The records of all that is taken, in the order of then."""
    parts = {part.activity: part.later for part in _parts(past)}
    if not parts.keys() >= set(wish.take):
        raise Rejected("no_such_activity")
    taken = [activity for activity in past.activities if activity.name in wish.take]
    new: dict[str, str] = {}
    coming = [record for one in taken for record in _MAKE[parts[one.name]](Again(past, one, names, new, wish.sides))]
    links = {f"card/{now}": tuple(new[to] for to in past.links(then) if to in new) for then, now in new.items()}
    return [_linked(record, links) for record in coming]


def _linked(record: Record, links: dict[str, tuple[str, ...]]) -> Record:
    """What led from card to card still does, where both came along."""
    return msgspec.structs.replace(record, links=links[record.id]) if isinstance(record, Card) else record


class Again(msgspec.Struct, frozen=True):
    """An activity of the earlier workshop on its way into the next.

    `names`: fresh ones; `new`: what becomes of each card, as links name them (`<activity>/<card>`), filled on the way.
    """

    past: Past
    activity: Activity
    names: Iterator[str]
    new: dict[str, str]
    sides: bool

    def made(self, template: Template) -> Activity:
        """A new activity of this template: for all together, and in a section of its own."""
        return made(next(self.names), {**template, "section": AGAIN["section"], "groups": False})

    def copied(self, cards: PastCards, board: Activity) -> list[Card]:
        """These cards on another board."""
        copies = copied(cards, board.name)
        self.new.update(
            {
                f"{self.activity.name}/{old}": f"{board.name}/{new.name}"
                for (old, _), new in zip(cards, copies, strict=True)
            }
        )
        return copies


def _ask(again: Again) -> Iterator[Record]:
    """The same question or statement."""
    template = template_of(again.activity)
    new = again.made({**template, "sides": again.sides and template["mode"] == "nameless"})
    yield new
    yield again.past.earlier(again.activity, new.name)


def _rate(again: Again) -> Iterator[Record]:
    """Cards or rows to be rated by all, of themselves; what was rated already, as it was."""
    cards = [(name, card) for name, card in again.past.cards(again.activity) if not card["under"]]
    picked = again.activity.picked if isinstance(again.activity, Cards) else ()
    cards = [(name, card) for name, card in cards if name in picked or not picked]
    for start in range(0, len(cards), RATED_MOST):
        yield from _rating(again, cards[start : start + RATED_MOST])


def _rating(again: Again, cards: PastCards) -> Iterator[Record]:
    activity = again.activity
    fresh = {"kind": "rating", "who": "nameless", "source": activity.source, "term": activity.term, **AGAIN["rate"]}
    template = template_of(activity) if isinstance(activity, Rating) else fresh
    if template.get("groups"):
        template |= AGAIN["alone"]  # what it said, it said to groups
    new = again.made({**template, **({"sides": True, "who": "nameless"} if again.sides else {})})
    copies = again.copied(cards, new)
    yield msgspec.structs.replace(new, rated=tuple(card.name for card in copies), written=len(copies))
    yield from copies
    values = {new.name: again.past.value(activity, old) for (old, _), new in zip(cards, copies, strict=True)}
    yield again.past.earlier(activity, new.name, {name: value for name, value in values.items() if value is not None})


def _bring(again: Again, **settings: Any) -> Iterator[Record]:
    """The cards or rows as they lay."""
    cards = again.past.cards(again.activity)
    new = again.made({**template_of(again.activity), "starts": [], **settings})
    copies = again.copied(cards, new)
    yield msgspec.structs.replace(new, written=len(copies))
    for (_, past), card in zip(cards, copies, strict=True):
        head = again.new.get(f"{again.activity.name}/{past['under']}", "").rpartition("/")[2]
        yield msgspec.structs.replace(row(card, past), under=head)
        if head:
            yield Lies(id=f"lies/{new.name}/{head}/{card.name}", activity=new.name)
    yield again.past.earlier(again.activity, new.name)


def _tell(again: Again) -> Iterator[Record]:
    """The rows, and what became of each: a column for it where there is none."""
    words, table = AGAIN["state"], again.activity
    columns = template_of(table)["columns"]
    more = [one for one in words["columns"] if one["name"] not in {column["name"] for column in columns}]
    yield from _bring(again, **{**words, "columns": [*columns, *more][:COLUMNS_MOST]})


_MAKE: dict[Later, Callable[[Again], Iterator[Record]]] = {"ask": _ask, "rate": _rate, "rows": _bring, "state": _tell}
