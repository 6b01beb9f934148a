"""What can be asked of a board of cards."""

from typing import Annotated, Literal

import msgspec

from board.activities.cards.records import DOTS_MOST, Who
from board.records import Text
from board.text import Delete

Name = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9]{4,16}\Z")]
Mark = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_-]{4,32}\Z")]
Version = Annotated[int, msgspec.Meta(ge=0, le=2**31)]


class OfSeats(msgspec.Struct, frozen=True, tag_field="t", forbid_unknown_fields=True):
    """A command of everyone's. The moderator may send it, too."""

    activity: str


class OfModerators(msgspec.Struct, frozen=True, tag_field="t", forbid_unknown_fields=True):
    """A command of the moderator's."""

    activity: str


class MakesActivity(OfModerators, frozen=True):
    """A moderator's command that puts a new activity on the agenda, under this name."""

    activity: Name


class AddCard(OfSeats, frozen=True, tag="card.add"):
    """Write a card. `suggest`: it may be too late; then it goes to the moderator as a suggestion."""

    id: Name
    text: str
    field: str = ""
    suggest: bool = False


class EditWords(OfSeats, frozen=True, tag="card.edit"):
    """Change a card's words, which were at `version` when this was typed. `by` marks the edit for its own editor."""

    card: str
    version: Version
    by: Mark
    op: Annotated[tuple[int | str | Delete, ...], msgspec.Meta(max_length=400)]


class MoveCard(OfSeats, frozen=True, tag="card.move"):
    """Into another field, or to another place in the order (behind the card `behind`; "" is the front)."""

    card: str
    field: str | None = None
    behind: str | None = None


class GroupCard(OfSeats, frozen=True, tag="card.group"):
    """Group a card under another; "" takes it out."""

    card: str
    under: str


class BinCard(OfSeats, frozen=True, tag="card.bin"):
    """Into the bin; out of it again."""

    card: str
    binned: bool


class TakeBack(OfSeats, frozen=True, tag="card.take_back"):
    """Take back my own last step here."""


class GiveDots(OfSeats, frozen=True, tag="card.dots"):
    """So many of my dots are on this card."""

    card: str
    n: Annotated[int, msgspec.Meta(ge=0, le=DOTS_MOST)]


class AddCards(MakesActivity, frozen=True, tag="cards.add"):
    """A new activity of this kind, after the activity `after`, or last."""

    title: Text
    task: Text = {}
    who: Who = "names"
    writes: Literal["own", "all"] = "all"
    dots: Annotated[int, msgspec.Meta(ge=0, le=DOTS_MOST)] = 0
    stack: bool = True
    after: str = ""


class Lead(OfModerators, frozen=True, tag="cards.phase"):
    """Open, lock, vote, show."""

    phase: Literal["open", "locked", "voting", "shown"]


class MergeCard(OfModerators, frozen=True, tag="card.merge"):
    """Put a double into another card: its words go to the bin, its authors and dots stay."""

    card: str
    into: str


class MarkCard(OfModerators, frozen=True, tag="card.mark"):
    """Hide, pin, or take in a suggestion."""

    card: str
    hidden: bool | None = None
    pinned: bool | None = None
    suggested: Literal[False] | None = None


class Spotlight(OfModerators, frozen=True, tag="card.spotlight"):
    """Show one card large on the wall; "" shows all again."""

    card: str


class ForgetCard(OfModerators, frozen=True, tag="card.forget"):
    """Delete a card for good, from everything that is kept."""

    card: str


class Pick(OfModerators, frozen=True, tag="cards.pick"):
    """These cards go on."""

    cards: Annotated[tuple[str, ...], msgspec.Meta(max_length=100)]


Command = (
    AddCard | EditWords | MoveCard | GroupCard | BinCard | TakeBack | GiveDots
    | AddCards | Lead | MergeCard | MarkCard | Spotlight | ForgetCard | Pick
)  # fmt: skip
