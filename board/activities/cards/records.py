"""What there is: a board of cards, its cards, people's dots, and their steps to take back."""

from functools import reduce
from typing import Literal

from board.records import Activity, Own, Text, name_of
from board.text import Op, apply

CARD_MOST = 500  # characters of a card
CARDS_MOST = 2_000  # cards of one activity
DOTS_MOST = 10
STEPS_KEPT = 10
HISTORY = 400  # edits of one card that an edit in flight may be behind
RECENT_MOST = 32  # edits that stand beside a card's base; then the older half goes into it

Who = Literal["names", "nameless"]
Phase = Literal["closed", "open", "locked", "voting", "shown"]


class CardBoard(Activity, frozen=True, kw_only=True):
    """An activity that holds cards. `writes`: who may mend a card's words, its author or everyone.

    Phases: closed; open to cards; locked; voting, if it has dots; shown, when the dots' sums are seen.
    `spotlight` is the card that the wall shows large.
    """

    title: Text
    task: Text
    who: Who = "names"
    writes: Literal["own", "all"] = "all"
    phase: Phase = "closed"
    fields: tuple[str, ...] = ()
    spotlight: str = ""
    written: int = 0  # how many cards were ever added: numbers them for reading out

    @property
    def nameless(self) -> bool:
        return self.who == "nameless"


class Cards(CardBoard, frozen=True, kw_only=True, tag="cards"):
    """Collect and prioritise: each person has `dots` to give (0: there is no vote), `stack`: several on one card."""

    dots: int = 0
    stack: bool = True
    picked: tuple[str, ...] = ()


Recent = tuple[tuple[str, Op], ...]
"""Edits of a card's words, oldest first: the editor's own mark of it, and the operation as it was applied."""


class Card(Own, frozen=True, kw_only=True, tag="card"):
    """A card. Its words are `base`, which is version `since`, and the edits of `recent` on top.

    `author` is a seat, a pseudonym when nameless, or "" (the moderator); `signed` their name as it was.
    `team`: the group it belongs to where the activity runs once per group; `under`: the card it is grouped
    under; `origin`: the card of an earlier activity it was made from; `value`: what a group agreed on, −5…+5.
    """

    author: str
    number: int
    order: float
    base: str
    since: int = 0
    recent: Recent = ()
    signed: str = ""
    team: str = ""
    field: str = ""
    under: str = ""
    origin: str = ""
    authors: tuple[str, ...] = ()  # of cards that were merged into this one
    pinned: bool = False
    hidden: bool = False
    binned: bool = False
    suggested: bool = False  # written when it was too late: the moderator may take it in
    value: int | None = None

    @property
    def name(self) -> str:
        return name_of(self.id)

    @property
    def on_table(self) -> bool:
        """Whether it lies where all of its activity or group see it."""
        return not (self.hidden or self.binned or self.suggested)

    @property
    def version(self) -> int:
        return self.since + len(self.recent)

    @property
    def text(self) -> str:
        """What the card says."""
        return reduce(apply, (op for _, op in self.recent), self.base)


class Edit(Own, frozen=True, kw_only=True, tag="edit"):
    """What one edit did to a card's words: kept for edits that are still in flight. No channel shows it."""

    op: Op


class Dots(Own, frozen=True, kw_only=True, tag="dots"):
    """One person's dots: card → how many. `seen`: they were in the sums once; until then nameless ones wait."""

    who: str
    on: dict[str, int]
    seen: bool = False


class Step(Own, frozen=True, kw_only=True, tag="step"):
    """Something a person did and may take back: the fields as they were, and as they made them.

    `followers` lay under the card before.
    """

    who: str
    number: int
    record: str
    before: dict[str, object]
    after: dict[str, object]
    followers: tuple[str, ...] = ()
