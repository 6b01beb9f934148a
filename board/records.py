"""The shared records of a room: everything a diff can put, patch or remove starts here.

A record's id is a path, `type/…/name`; what stands before the last slash is its parent, so all seats
are found under `seat` and all places of round 2 of activity a1 under `place/a1/2`. Kinds of activity
add records of their own in `board.activities`.
"""

import unicodedata
from collections.abc import Iterable
from typing import Annotated, ClassVar, Literal, Self, get_args

import msgspec
from msgspec import Meta

Language = Literal["lv", "en", "uk"]
Role = Literal["seat", "wall", "moderator", "keeper"]
Side = Literal["", "user", "staff"]
Later = Literal["", "rate", "ask", "state", "rows"]

LANGUAGES: tuple[Language, ...] = get_args(Language)
NAME_MOST = 40
TITLE_MOST = 120
KEEPER_MOST = 120
GROUPS_MOST = 12
STATEMENT_MOST = 300
LABEL_MOST = 60
GUIDE_MOST = 1_500
MINUTES_MOST = 600

Text = dict[Language, str]
"""What is read on screen, by language (`{"lv": …, "en": …}`); one language is enough."""

Label = Annotated[dict[Language, Annotated[str, Meta(max_length=LABEL_MOST)]], Meta(min_length=1)]
Title = Annotated[dict[Language, Annotated[str, Meta(max_length=TITLE_MOST)]], Meta(min_length=1)]
Statement = Annotated[dict[Language, Annotated[str, Meta(max_length=STATEMENT_MOST)]], Meta(min_length=1)]
OptionalTitle = dict[Language, Annotated[str, Meta(max_length=TITLE_MOST)]]
OptionalStatement = dict[Language, Annotated[str, Meta(max_length=STATEMENT_MOST)]]
Guide = dict[Language, Annotated[str, Meta(max_length=GUIDE_MOST)]]
Zoom = Literal[80, 100, 125, 150]
FieldName = Annotated[str, Meta(pattern=r"^[a-z]{1,16}\Z")]


class Record(msgspec.Struct, frozen=True, kw_only=True, tag_field="t"):
    """One thing in a room. `id` is its path; the tag `t` names its type in the log."""

    id: str


class WiFi(msgspec.Struct, frozen=True):
    """The hall's network as the lobby shows it, so that phones can join it by QR."""

    name: str
    password: str


class Workshop(Record, frozen=True, kw_only=True, tag="workshop"):
    """The room itself. `current` is the activity everyone looks at, "" the lobby."""

    title: str
    language: Language
    moderators: tuple[str, ...]  # hashes of the secrets in the console links
    wall: str  # hash of the secret in the wall link
    agenda: tuple[str, ...] = ()
    current: str = ""
    closed: bool = False
    joined: int = 0  # how many seats were ever taken: numbers guests without a name
    small: int = 3  # the smallest group whose answers may be shown when nameless
    wifi: WiFi | None = None
    address: str = ""  # what phones are told to open, if the moderator chose; "": what the server tells by itself
    call: str = ""  # the video call of those who are elsewhere
    tryout: bool = False  # only a try-out: its people are made up
    second: Language | Literal[""] = ""  # statements and questions stand on the wall in this language, too
    browse: bool = False  # people may look at other parts that were opened, and answer in those still open
    blank: bool = False  # the wall shows nothing for a while
    zoom: Zoom = 100  # of the wall's letters, in per cent
    walls: tuple[str, ...] = ()  # hashes of the secrets in wall links that were made later, oldest first
    ends: int = 0  # when all is to be over (server time, ms), 0 as long as it is not settled
    begun: int = 0  # when it was made (server time, ms); 0: not known, as in rooms of earlier versions
    came: int = 0  # the day on which somebody last took a seat (ms, midnight UTC)
    over: int = 0  # when it was closed (server time, ms), 0 while it is not
    again: str = ""  # the day on which the results will be looked at again: year-month-day
    names_until: str = ""  # the day on which names go, if the moderator chose another than the usual
    kept_until: str = ""  # the day on which everything goes, the same
    keeper: str = ""  # who keeps what is kept, in their own words
    unnamed: bool = False  # the names are gone
    put_off: int = 0  # nothing that was found long overdue goes before this moment (server time, ms)


class Moderator(Record, frozen=True, kw_only=True, tag="moderator"):
    """Whoever has a moderator's link of their own; the id is the hash of its secret.

    `by`: the hash of whoever invited them. Who began the workshop has a record only to be called by a name.
    """

    name: str
    by: str = ""


class Seat(Record, frozen=True, kw_only=True, tag="seat"):
    """A person. The id is a hash of the seat's secret, so the store can check a secret but not tell it.

    `side`: whether they use the service or work in it, if they said so; nobody else sees it.
    """

    name: str
    remote: bool
    number: int
    group: str = ""
    side: Side = ""


class Group(Record, frozen=True, kw_only=True, tag="group"):
    """Some of the people, named after a tree; the pages say the tree's name and give it its colour and leaf."""

    order: int


class Activity(Record, frozen=True, kw_only=True):
    """What every kind of activity shares: its settings, which a tool gives and the moderator edits, and its progress.

    `term`: what the method calls it; `source`: step and tool of the method; `section`: the part of the workshop it
    stands in; `minutes`: how long it is meant to take; `task`: what people do, in one sentence; `guide`: what the
    moderator does. `groups`: it runs once per group, each with its own part of it. `decides`: what
    comes of it stands on the page of what was decided. `later`: what becomes of it in the next workshop (see
    `board.followup`), "" what is usual for its kind.

    `phase`: "closed" until answers are first let in. `opened`: participants have been led to it at least once.
    `shut`: whatever its phase, people can only read it for now. `skipped`: it is passed over, and takes no minutes.
    """

    PROGRESS: ClassVar[frozenset[str]] = frozenset({"id", "phase", "opened", "shut", "skipped"})
    """The fields that are not settings."""

    LATER: ClassVar[tuple[Later, ...]] = ()
    """What may become of it in the next workshop, the usual first; nothing of it if there is none."""

    title: OptionalTitle = {}
    term: OptionalTitle = {}
    source: Annotated[str, Meta(max_length=16)] = ""
    section: OptionalTitle = {}
    minutes: Annotated[int, Meta(ge=0, le=MINUTES_MOST)] = 0
    task: OptionalStatement = {}
    guide: Guide = {}
    groups: bool = False
    decides: bool = False
    later: Later = ""

    phase: str = "closed"
    opened: bool = False
    shut: bool = False
    skipped: bool = False

    @classmethod
    def settings(cls) -> frozenset[str]:
        """The fields that a tool's file may give."""
        return frozenset(cls.__struct_fields__) - cls.PROGRESS

    def fixed(self) -> frozenset[str]:
        """The settings that may not change any more, since people have answered under them."""
        return frozenset() if self.phase == "closed" else frozenset({"groups"})

    def check(self) -> None:
        """Raises Rejected("bad_tool", place=…) when settings that are fine by themselves do not fit together."""
        if self.later and self.later not in self.LATER:
            raise Rejected("bad_tool", place="later")

    def begun(self, language: Language) -> tuple[Self, tuple[Record, ...]]:
        """As it is put on the agenda, with the records that are there from the start, in the workshop's language."""
        return self, ()

    def check_change(self, new: Self, own: Iterable["Own"]) -> None:
        """Raises Rejected when something that people did here would have no place any more if this became `new`."""

    @property
    def name(self) -> str:
        """How commands and the agenda call it."""
        return name_of(self.id)

    @property
    def nameless(self) -> bool:
        """Whether answers to it are kept under pseudonyms."""
        return False


class Own(Record, frozen=True, kw_only=True):
    """A record that belongs to one activity."""

    activity: str


class Rejected(Exception):
    """A command that may not be. `code` names why (text `error.<code>`); details fill that text."""

    def __init__(self, code: str, **details: int | str) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


def parent(record_id: str) -> str:
    """The path before the last slash: what a record is listed under."""
    return record_id.rpartition("/")[0]


def name_of(record_id: str) -> str:
    """The last part of a record's path."""
    return record_id.rpartition("/")[2]


def plain(text: str, most: int, code: str = "text_too_long") -> str:
    """Text as it is kept: composed letters, no control characters, no blanks around it.

    Raises Rejected(code) when it is longer than `most` characters; nothing is ever cut silently.
    """
    composed = unicodedata.normalize("NFC", text)
    readable = "".join(c if c == "\n" or unicodedata.category(c)[0] != "C" or c == "\u200d" else " " for c in composed)
    readable = readable.strip()
    if len(readable) > most:
        raise Rejected(code, most=most)
    return readable


def said(text: Text, language: Language) -> str:
    """What a text says in a language; where it does not, in the first it has; "" if it says nothing."""
    return text.get(language) or next(iter(text.values()), "")
