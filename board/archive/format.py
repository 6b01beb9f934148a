"""What stands in the file. What is not said is as its default says; fields that are not here are refused.

Times are the server's, in milliseconds since 1970; days are year-month-day. Texts in several languages are
`{"lv": …, "en": …}`. Groups are called by their trees.
"""

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from board.activities.cards.records import CARD_MOST, CARDS_MOST, LINKS_MOST
from board.activities.choice import OPTIONS_MOST, REMARK_MOST
from board.activities.rating import LEAST, MOST
from board.activities.scale.records import BINS, PAPER_MOST, ROUNDS_MOST, TOP
from board.agenda import ACTIVITIES_MOST
from board.days import LATEST
from board.notes import NOTE_MOST
from board.records import GROUPS_MOST, KEEPER_MOST, NAME_MOST, TITLE_MOST, Language, Side
from board.workshop import SEATS_MOST

FORMAT = 1
FILE_MOST = 16_000_000  # bytes
ANSWERS_MOST = 100_000  # answers of all people to all activities
PASSING = {"id", "late_until", "talk_until", "pairing"}  # progress that is about the moment: it does not come along
SIGNED_MOST = 5_000  # characters of the names under one card

Moment = Annotated[int, Meta(ge=0, le=LATEST)]
Day = Annotated[str, Meta(pattern=r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?\Z")]
People = Annotated[int, Meta(ge=0, le=SEATS_MOST)]
Number = Annotated[int, Meta(ge=1, le=SEATS_MOST)]
Team = Annotated[str, Meta(pattern=r"^[a-z]{0,16}\Z")]
PartName = Annotated[str, Meta(pattern=r"^[a-z0-9]{4,16}\Z")]
CardName = Annotated[str, Meta(pattern=r"^[a-z0-9-]{1,40}\Z")]
Path = Annotated[str, Meta(pattern=r"^([a-z0-9]{4,16}(/[a-z0-9-]{1,40})?)?\Z")]
FieldName = Annotated[str, Meta(pattern=r"^[a-z0-9/-]{0,60}\Z")]
Words = Annotated[str, Meta(max_length=CARD_MOST)]
Signed = Annotated[str, Meta(max_length=SIGNED_MOST)]
Guests = Annotated[tuple[Number, ...], Meta(max_length=SEATS_MOST)]
Round = Annotated[int, Meta(ge=1, le=ROUNDS_MOST)]
Bins = Annotated[tuple[Annotated[int, Meta(ge=0, le=PAPER_MOST)], ...], Meta(max_length=BINS)]
Picks = Annotated[tuple[Annotated[int, Meta(ge=0, lt=OPTIONS_MOST)], ...], Meta(max_length=OPTIONS_MOST)]


class Stored(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Something in the file."""


class About(Stored, frozen=True, kw_only=True):
    """The workshop itself. The fields are those of `board.records.Workshop`; `note`: the moderators' own."""

    title: Annotated[str, Meta(min_length=1, max_length=TITLE_MOST)]
    language: Language
    second: Language | Literal[""] = ""
    current: str = ""
    closed: bool = False
    browse: bool = False
    tryout: bool = False
    joined: People = 0
    small: Annotated[int, Meta(ge=3, le=SEATS_MOST)] = 3
    ends: Moment = 0
    begun: Moment = 0
    came: Moment = 0
    over: Moment = 0
    again: Day = ""
    names_until: Day = ""
    kept_until: Day = ""
    keeper: Annotated[str, Meta(max_length=KEEPER_MOST)] = ""
    unnamed: bool = False
    note: Annotated[str, Meta(max_length=NOTE_MOST)] = ""


class Person(Stored, frozen=True, kw_only=True):
    """Someone who took part, as they chose to appear; guests without a name are called by their number."""

    number: Number
    name: Annotated[str, Meta(max_length=NAME_MOST)] = ""
    remote: bool = False
    group: Team = ""


class Time(Stored, frozen=True, kw_only=True):
    """How long a part took: see `board.course.Spent`."""

    began: Moment
    spent: Moment = 0
    more: Annotated[int, Meta(ge=0, le=600)] = 0


class Translated(Stored, frozen=True, kw_only=True):
    """What a card says in another language. `old`: the card was changed since."""

    text: Words
    old: bool = False


class Written(Stored, frozen=True, kw_only=True):
    """A card, or the row of a table; the cards of a part stand in their order.

    `number`: for reading out; a participant's card in a nameless part has none, and no `language`. The rest is as in
    `board.activities.cards.records.Card`; `origin` and `links` are `<part>/<card>`, or `<part>` alone.
    """

    name: CardName
    text: Words = ""
    number: Annotated[int, Meta(ge=0, le=CARDS_MOST)] = 0
    signed: Signed = ""
    guests: Guests = ()
    team: Team = ""
    field: FieldName = ""
    under: CardName | Literal[""] = ""
    origin: Path = ""
    links: Annotated[tuple[Path, ...], Meta(max_length=LINKS_MOST)] = ()
    pinned: bool = False
    hidden: bool = False
    binned: bool = False
    suggested: bool = False
    value: Annotated[int, Meta(ge=LEAST, le=10)] | None = None
    cells: dict[str, Words] = {}
    values: dict[str, str | int | float] = {}
    language: Language | Literal[""] = ""
    said: dict[Language, Translated] = {}


class Apart(Stored, frozen=True, kw_only=True):
    """How many of one side there are in each place, where sides were told apart. `round`: of a line."""

    side: Side
    each: Annotated[tuple[People, ...], Meta(max_length=BINS)]
    round: Round = 1


class Row(Stored, frozen=True, kw_only=True):
    """One figure on a line: where it stood in each round, null where it did not. `person`: who, where all saw that."""

    at: Annotated[tuple[Annotated[int, Meta(ge=0, le=TOP)] | None, ...], Meta(max_length=ROUNDS_MOST)]
    person: People = 0


class Paper(Stored, frozen=True, kw_only=True):
    """Places counted from paper in one round: how many in each bin."""

    round: Round
    bins: Bins


class Line(Stored, frozen=True, kw_only=True):
    """Who stood where, as far as it was shown. `listening`: how many in each round; `apart`: sides, by bins."""

    rows: Annotated[tuple[Row, ...], Meta(max_length=SEATS_MOST)] = ()
    listening: Annotated[tuple[People, ...], Meta(max_length=ROUNDS_MOST)] = ()
    paper: Annotated[tuple[Paper, ...], Meta(max_length=ROUNDS_MOST)] = ()
    apart: Annotated[tuple[Apart, ...], Meta(max_length=2 * ROUNDS_MOST)] = ()


class Votes(Stored, frozen=True, kw_only=True):
    """How a question was answered, by all or in one group: how many chose each option, and how many listened.

    `apart`: sides, where one answer could be chosen.
    """

    each: Annotated[tuple[People, ...], Meta(max_length=OPTIONS_MOST)]
    people: People = 0
    listening: People = 0
    team: Team = ""
    apart: Annotated[tuple[Apart, ...], Meta(max_length=2)] = ()


class Remark(Stored, frozen=True, kw_only=True):
    """What somebody wrote beside an answer; the answer is in the counts, too."""

    text: Annotated[str, Meta(min_length=1, max_length=REMARK_MOST)]
    picks: Picks = ()
    signed: Signed = ""
    guests: Guests = ()
    team: Team = ""


class Dotted(Stored, frozen=True, kw_only=True):
    """How many dots each card has, and how many people gave them."""

    cards: Annotated[dict[CardName, Annotated[int, Meta(ge=1, le=10 * SEATS_MOST)]], Meta(max_length=CARDS_MOST)]
    people: People


class Marked(Stored, frozen=True, kw_only=True):
    """How many put a rated card on −5, −4, … +5. `apart`: sides."""

    each: Annotated[tuple[People, ...], Meta(min_length=MOST - LEAST + 1, max_length=MOST - LEAST + 1)]
    apart: Annotated[tuple[Apart, ...], Meta(max_length=2)] = ()


class Before(Stored, frozen=True, kw_only=True):
    """What came of it in an earlier workshop: see `board.earlier.Earlier`."""

    title: Annotated[str, Meta(max_length=TITLE_MOST)]
    day: Moment
    people: People = 0
    counts: dict[Side, Annotated[tuple[People, ...], Meta(max_length=BINS)]] = {}
    values: dict[CardName, Annotated[float, Meta(ge=LEAST, le=MOST)]] = {}


class Part(Stored, frozen=True, kw_only=True):
    """An activity. `settings`: as a tool's file has them (`board.tools`); `state`: how far it got, by its kind's names.

    `marks`: by rated card. `agreed`: how many agreed to what stands there.
    `note`: the moderators' own.
    """

    name: PartName
    settings: dict[str, Any]
    state: dict[str, Any] = {}
    time: Time | None = None
    cards: Annotated[tuple[Written, ...], Meta(max_length=CARDS_MOST)] = ()
    line: Line | None = None
    votes: Annotated[tuple[Votes, ...], Meta(max_length=GROUPS_MOST + 1)] = ()
    remarks: Annotated[tuple[Remark, ...], Meta(max_length=SEATS_MOST)] = ()
    dots: Dotted | None = None
    marks: dict[CardName, Marked] = {}
    agreed: People = 0
    before: Before | None = None
    note: Annotated[str, Meta(max_length=NOTE_MOST)] = ""


class Archive(Stored, frozen=True, kw_only=True):
    """The file. `talka`: what it is; `v`: its format. The closing question is the part `closing`, beside the agenda."""

    talka: Literal["workshop"]
    v: int
    workshop: About
    people: Annotated[tuple[Person, ...], Meta(max_length=SEATS_MOST)] = ()
    groups: Annotated[tuple[Team, ...], Meta(max_length=GROUPS_MOST)] = ()
    parts: Annotated[tuple[Part, ...], Meta(max_length=ACTIVITIES_MOST + 1)] = ()
