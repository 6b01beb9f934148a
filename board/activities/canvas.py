"""Canvas: cards in named fields of a figure: SWOT, scenario, star, force field, problem tree (2.5 – 2.8, step 4).

A canvas is a board of cards; this says where on it they stand. A `single` field holds one text that all write together
instead of cards.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Annotated, ClassVar, Literal, Self

import msgspec
from msgspec import Meta

from board.activities.asked import OfModerators, OfSeats
from board.activities.cards import views
from board.activities.cards.asking import board_of, card_of, may_touch, with_step
from board.activities.cards.records import Card, CardBoard, Spark
from board.actor import Actor, Moment
from board.diff import Diff, Patch
from board.records import FieldName, Label, Language, Own, Rejected
from board.state import Rules, State

FIELDS_MOST = 16
SPARKS_MOST = 20
STRENGTH_MOST = 10
QUESTION_MOST = 200

Layout = Literal["quadrants", "columns", "rows", "grid", "star", "tree", "forces"]
SIZES: dict[str, int] = {"quadrants": 4, "star": 5, "tree": 3, "forces": 2}
"""How many fields a layout has, where its figure says so."""


class Field(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One field: what is to be written in it, and how it looks. `sign` and `tone` name a picture and a colour.

    `single`: one text of all together. `asked`: those who listen write here while the others' work is shown.
    `hidden`: until all is shown, each sees only their own cards in it. `sparks`: examples to take over.
    """

    name: FieldName
    title: Label
    question: dict[Language, Annotated[str, Meta(max_length=QUESTION_MOST)]] = {}
    sign: Annotated[str, Meta(pattern=r"^[a-z]{0,16}\Z")] = ""
    tone: Literal["calm", "warm", "cool", "earth", "leaf", ""] = ""
    single: bool = False
    asked: bool = False
    hidden: bool = False
    sparks: Annotated[tuple[Spark, ...], Meta(max_length=SPARKS_MOST)] = ()


class Canvas(CardBoard, frozen=True, kw_only=True, tag="canvas"):
    """A figure of fields.

    `strengths`: each card may have one, from 1 up to that (0: none). `locked` fields take nothing.
    """

    PROGRESS: ClassVar[frozenset[str]] = CardBoard.PROGRESS | {"locked"}

    layout: Layout = "grid"
    fields: Annotated[tuple[Field, ...], Meta(min_length=1, max_length=FIELDS_MOST)]
    strengths: Annotated[int, Meta(ge=0, le=STRENGTH_MOST)] = 0

    locked: tuple[str, ...] = ()

    def check(self) -> None:
        super().check()
        if len(self.fields) != SIZES.get(self.layout, len(self.fields)):
            raise Rejected("bad_tool", place="fields")
        names = Counter(field.name for field in self.fields)
        for number, field in enumerate(self.fields):
            if names[field.name] > 1:
                raise Rejected("bad_tool", place=f"fields[{number}].name")
            if field.single and (field.hidden or field.asked):
                raise Rejected(
                    "bad_tool", place=f"fields[{number}].single"
                )  # one text is neither one's own nor a question

    @property
    def places(self) -> tuple[str, ...]:
        return tuple(field.name for field in self.fields)

    @property
    def landing(self) -> str:
        return next((field.name for field in self.fields if not field.single), self.fields[0].name)

    def takes(self, field: str) -> bool:
        return field not in self.locked

    def asks(self, field: str) -> bool:
        return any(one.asked for one in self.fields if one.name == field)

    def veils(self, field: str) -> bool:
        return self.phase != "shown" and any(one.hidden for one in self.fields if one.name == field)

    def shared(self, name: str) -> str:
        field = name.partition("-")[2]
        return field if any(one.single for one in self.fields if one.name == field) else ""

    def check_change(self, new: Self, own: Iterable[Own]) -> None:
        super().check_change(new, own)
        kinds = {field.name: field.single for field in new.fields}
        cards = [card for card in own if isinstance(card, Card)]
        if any(kinds.get(card.field) != card.shared for card in cards):
            raise Rejected("field_in_use")
        if any(card.value is not None and card.value > new.strengths for card in cards):
            raise Rejected("fixed_by_now")


class LockField(OfModerators, frozen=True, tag="canvas.lock"):
    """Nothing is written in this field any more; or again."""

    field: str
    locked: bool


class Weigh(OfSeats, frozen=True, tag="canvas.strength"):
    """This card is so strong; None: not said."""

    card: str
    value: Annotated[int, Meta(ge=1, le=STRENGTH_MOST)] | None


Command = LockField | Weigh


def lock(state: State, command: LockField, actor: Actor, moment: Moment) -> Diff:
    canvas = _canvas(state, command.activity)
    if command.field not in canvas.places:
        raise Rejected("no_such_field")
    others = tuple(name for name in canvas.locked if name != command.field)
    return (Patch(canvas.id, {"locked": (*others, command.field) if command.locked else others}),)


def weigh(state: State, command: Weigh, actor: Actor, moment: Moment) -> Diff:
    canvas = _canvas(state, command.activity)
    card = card_of(state, canvas, command.card)
    may_touch(state, canvas, card, actor)
    if command.value is not None and command.value > canvas.strengths:
        raise Rejected("malformed", field="value")
    return with_step(state, canvas, actor, card, {"value": command.value})


def _canvas(state: State, name: str) -> Canvas:
    found = board_of(state, name)
    if not isinstance(found, Canvas):
        raise Rejected("no_such_activity")
    return found


project = views.project
tally = views.tally
sight = views.sight
children = views.children
own_channels = views.own_channels
answer_id = views.answer_id

RULES: Rules = {LockField: lock, Weigh: weigh}
