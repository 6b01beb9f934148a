"""What there is: a board of cards, its cards, people's dots, and their steps to take back."""

from collections.abc import Iterable
from functools import reduce
from typing import Annotated, ClassVar, Literal, Self

import msgspec
from msgspec import Meta

from board.records import Activity, Language, Later, Own, Record, Rejected, Title, name_of, said
from board.text import Op, apply

CARD_MOST = 500  # characters of a card
CARDS_MOST = 2_000  # cards of one activity
DOTS_MOST = 10
STEPS_KEPT = 10
STARTS_MOST = 40
LINKS_MOST = 20
HISTORY = 400  # edits of one card that an edit in flight may be behind
RECENT_MOST = 32  # edits that stand beside a card's base; then the older half goes into it

Spark = Annotated[dict[Language, Annotated[str, Meta(max_length=CARD_MOST)]], Meta(min_length=1)]
Who = Literal["names", "nameless"]
Phase = Literal["closed", "open", "locked", "voting", "shown"]


class CardBoard(Activity, frozen=True, kw_only=True):
    """An activity that holds cards. `writes`: who may mend a card's words, its author or everyone.

    Each person has `dots` to give (0: there is no vote), `stack`: several on one card. `agree`: people can say that
    they agree with what stands there.

    Phases: closed; open to cards; locked; voting, if it has dots; shown, when the dots' sums are seen and every group
    sees the others' cards. `late_until`: server time in milliseconds up to which cards still come in, though it is not
    open any more. `spotlight` is the card that the wall shows large, `focus` the part: `<group>/<field>`, either of
    them empty for all.
    """

    PROGRESS: ClassVar[frozenset[str]] = Activity.PROGRESS | {"late_until", "spotlight", "focus", "written", "picked"}

    title: Title
    who: Who = "names"
    writes: Literal["own", "all"] = "all"
    dots: Annotated[int, Meta(ge=0, le=DOTS_MOST)] = 0
    stack: bool = True
    agree: bool = False

    phase: Phase = "closed"
    late_until: int = 0
    spotlight: str = ""
    focus: str = ""
    written: int = 0  # how many cards were ever added: numbers them for reading out
    picked: tuple[str, ...] = ()

    def fixed(self) -> frozenset[str]:
        return super().fixed() if self.phase == "closed" else super().fixed() | {"who"}

    @property
    def nameless(self) -> bool:
        return self.who == "nameless"

    @property
    def places(self) -> tuple[str, ...]:
        """Where a card may stand: the names of the fields, or "" for the one place there is."""
        return ("",)

    @property
    def landing(self) -> str:
        """The field in which cards that are handed on arrive."""
        return self.places[0]

    def takes(self, field: str) -> bool:
        """Whether what stands in this field may be changed now, by those who may write here at all."""
        return True

    def asks(self, field: str) -> bool:
        """Whether everyone may write in this field while the others' cards are shown."""
        return False

    def veils(self, field: str) -> bool:
        """Whether what stands in this field is still hidden."""
        return False

    def shared(self, name: str) -> str:
        """The field whose one text, written by all together, a card of this name would be; "" if there is none."""
        return ""

    def has_cell(self, cell: str) -> bool:
        """Whether every card has more words under this name, beside its own."""
        return False

    def check_change(self, new: Self, own: Iterable[Own]) -> None:
        given = [dots.on.values() for dots in own if isinstance(dots, Dots)]
        if any(sum(on) > new.dots or (not new.stack and max(on, default=0) > 1) for on in given):
            raise Rejected("fixed_by_now")

    def received(self, cards: tuple[str, ...]) -> dict[str, object]:
        """What else of it changes when these cards are handed on to it. Raises Rejected."""
        return {}


class Cards(CardBoard, frozen=True, kw_only=True, tag="cards"):
    """Collect and prioritise. `starts`: cards that are there from the start; `sparks`: examples to take over.

    `rules`: it is the sheet that stays one tap away from then on.
    """

    LATER: ClassVar[tuple[Later, ...]] = ("rows", "rate")

    starts: Annotated[tuple[Spark, ...], Meta(max_length=STARTS_MOST)] = ()
    sparks: Annotated[tuple[Spark, ...], Meta(max_length=STARTS_MOST)] = ()
    rules: bool = False

    def begun(self, language: Language) -> tuple[Self, tuple[Record, ...]]:
        first = first_cards(self, [said(text, language) for text in self.starts])
        return msgspec.structs.replace(self, written=len(first)), first


def first_cards(board: CardBoard, texts: Iterable[str]) -> tuple["Card", ...]:
    """Cards of nobody's, that are there before anyone writes."""
    return tuple(
        Card(id=f"card/{board.name}/start{n}", activity=board.name, author="", number=n, order=float(n), base=text)
        for n, text in enumerate(texts, 1)
    )


Recent = tuple[tuple[str, Op], ...]
"""Edits of a card's words, oldest first: the editor's own mark of it, and the operation as it was applied."""


class Words(msgspec.Struct, frozen=True):
    """A text that is written together: `base`, which is version `since`, and the edits of `recent` on top."""

    base: str = ""
    since: int = 0
    recent: Recent = ()

    @property
    def version(self) -> int:
        return self.since + len(self.recent)

    @property
    def text(self) -> str:
        """What it says."""
        return reduce(apply, (op for _, op in self.recent), self.base)

    def after(self, edit: tuple[str, Op]) -> "Words":
        """With one more edit. Now and then the older half of the edits goes into the base."""
        recent: Recent = (*self.recent, edit)
        if len(recent) <= RECENT_MOST:
            return Words(self.base, self.since, recent)
        half = len(recent) // 2
        base = reduce(apply, (op for _, op in recent[:half]), self.base)
        return Words(base, self.since + half, recent[half:])


class Said(msgspec.Struct, frozen=True):
    """What a card says in another language, as somebody put it when the card was at `version`."""

    text: str
    version: int


class Card(Own, frozen=True, kw_only=True, tag="card"):
    """A card. Its words are `base`, `since` and `recent` (see Words); in a table it is a row and has more in `cells`.

    `author` is a seat, a pseudonym when nameless, or "" (the moderator); `signed` their name as it was, or `guests`
    their number, if they have none. `team`: the group it belongs to where the activity runs once per group; `under`:
    the card it is grouped under; `origin`: the card of an earlier activity it was made from; `links`: cards of any
    activity it leads to, by id without `card/`, and by its name an activity without cards (a statement) that it grew
    out of; `value`: what a group agreed on, −5…+5, or a strength; `values`: what a
    row's other columns hold. `said`: by language, what people made of it in other languages; its own words stay.
    `shared`: nobody's card, which all write together.
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
    guests: tuple[int, ...] = ()
    cleared: bool = False  # thrown away by the moderator: the author cannot bring it back
    shared: bool = False
    links: tuple[str, ...] = ()
    cells: dict[str, Words] = msgspec.field(default_factory=dict)
    values: dict[str, str | int | float] = msgspec.field(default_factory=dict)
    language: Language | Literal[""] = ""  # in which it was written, where that is known
    said: dict[Language, Said] = msgspec.field(default_factory=dict)

    @property
    def name(self) -> str:
        return name_of(self.id)

    @property
    def on_table(self) -> bool:
        """Whether it lies where all of its activity or group see it."""
        return not (self.hidden or self.binned or self.suggested)

    @property
    def words(self) -> Words:
        """What the card says, as it is written together."""
        return Words(self.base, self.since, self.recent)

    @property
    def version(self) -> int:
        return self.words.version

    @property
    def text(self) -> str:
        """What the card says."""
        return self.words.text


def linked(to: str) -> str:
    """The record that one of a card's links names."""
    return f"card/{to}" if "/" in to else f"activity/{to}"


class Lies(Own, frozen=True, kw_only=True, tag="lies"):
    """A card lies under another. The id `lies/<activity>/<head>/<card>` finds a heap without looking at every card."""


class Edit(Own, frozen=True, kw_only=True, tag="edit"):
    """What one edit did to a card's words: kept for edits that are still in flight. No channel shows it."""

    op: Op


class Dots(Own, frozen=True, kw_only=True, tag="dots"):
    """One person's dots: card → how many, in their group `team` where there are groups.

    `seen`: they were in the sums once; until then nameless ones wait.
    """

    who: str
    on: dict[str, int]
    team: str = ""
    seen: bool = False


class Voice(Own, frozen=True, kw_only=True, tag="voice"):
    """Someone has said something here: `voice/<activity>/<who>`. No channel shows it."""


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
