"""The shared records of a room: everything a diff can put, patch or remove starts here.

A record's id is a path, `type/…/name`; what stands before the last slash is its parent, so all seats
are found under `seat` and all places of round 2 of activity a1 under `place/a1/2`. Kinds of activity
add records of their own in `board.activities`.
"""

import unicodedata
from typing import Literal

import msgspec

Text = dict[str, str]
"""What is read on screen, by language (`{"lv": …, "en": …}`); one language is enough."""

Role = Literal["seat", "wall", "moderator"]

LANGUAGES = ("lv", "en")
NAME_MOST = 40
TITLE_MOST = 120
GROUPS_MOST = 12
STATEMENT_MOST = 300
LABEL_MOST = 60


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
    language: str
    moderators: tuple[str, ...]  # hashes of the secrets in the console links
    wall: str  # hash of the secret in the wall link
    agenda: tuple[str, ...] = ()
    current: str = ""
    closed: bool = False
    joined: int = 0  # how many seats were ever taken: numbers guests without a name
    small: int = 3  # the smallest group whose answers may be shown when nameless
    wifi: WiFi | None = None


class Seat(Record, frozen=True, kw_only=True, tag="seat"):
    """A person. The id is a hash of the seat's secret, so the store can check a secret but not tell it."""

    name: str
    remote: bool
    number: int
    group: str = ""


class Group(Record, frozen=True, kw_only=True, tag="group"):
    """Some of the people, named after a tree; the pages say the tree's name and give it its colour and leaf."""

    order: int


class Activity(Record, frozen=True, kw_only=True):
    """What every kind of activity shares. `opened`: participants have been led to it at least once.

    `groups`: it runs once per group, each with its own part of it. `phase`: "closed" until answers are first let in.
    """

    phase: str = "closed"
    opened: bool = False
    groups: bool = False

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


def plain_text(text: Text, most: int) -> Text:
    """Every language of a text made plain; empty ones go. Raises Rejected if none is left or a language is unknown."""
    kept = {language: plain(words, most) for language, words in text.items()}
    kept = {language: words for language, words in kept.items() if words}
    if not kept:
        raise Rejected("text_missing")
    if any(language not in LANGUAGES for language in kept):
        raise Rejected("malformed")
    return kept
