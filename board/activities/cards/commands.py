"""What can be asked of a board of cards."""

from typing import Annotated, Literal

import msgspec

from board.activities.asked import OfModerators, OfSeats
from board.activities.cards.records import DOTS_MOST
from board.records import Language
from board.text import Delete

Name = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9]{4,16}\Z")]
Mark = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_-]{4,32}\Z")]
Cards = Annotated[tuple[str, ...], msgspec.Meta(max_length=100)]
Version = Annotated[int, msgspec.Meta(ge=0, le=2**31)]


class AddCard(OfSeats, frozen=True, tag="card.add"):
    """Write a card. `suggest`: it may be too late; then it goes to the moderator as a suggestion.

    `team`: the group whose field it is, where one writes in another's; the moderator's cards stand in any.
    `language`: the one it is written in, as far as the page knows.
    """

    id: Name
    text: str
    field: str = ""
    suggest: bool = False
    team: str = ""
    language: Language | Literal[""] = ""


class EditWords(OfSeats, frozen=True, tag="card.edit"):
    """Change a card's words, which were at `version` when this was typed. `by` marks the edit for its own editor.

    `cell`: its words in this column of a table, not its own.
    """

    card: str
    version: Version
    by: Mark
    op: Annotated[tuple[int | str | Delete, ...], msgspec.Meta(max_length=400)]
    cell: str = ""


class MoveCard(OfSeats, frozen=True, tag="card.move"):
    """Into another field, or to another place in the order: behind the card `behind`; "" is the front.

    `before`: the one that stood after the new place on the sender's screen; then no other needs to be looked at.
    """

    card: str
    field: str | None = None
    behind: str | None = None
    before: str = ""


class GroupCard(OfSeats, frozen=True, tag="card.group"):
    """Group a card under another; "" takes it out."""

    card: str
    under: str


class BinCard(OfSeats, frozen=True, tag="card.bin"):
    """Into the bin; out of it again."""

    card: str
    binned: bool


class Translate(OfSeats, frozen=True, tag="card.translate"):
    """What the card says in another language; "" takes it away. Whoever sees the card may help."""

    card: str
    language: Language
    text: str


class TakeBack(OfSeats, frozen=True, tag="card.take_back"):
    """Take back my own last step here."""


class LinkCard(OfSeats, frozen=True, tag="card.link"):
    """This card leads to that one (`<activity>/<card>`, of any activity), or no longer.

    Or it grew out of an activity that has no cards, such as a statement (`<activity>`).
    """

    card: str
    to: str
    linked: bool


class GiveDots(OfSeats, frozen=True, tag="card.dots"):
    """So many of my dots are on this card."""

    card: str
    n: Annotated[int, msgspec.Meta(ge=0, le=DOTS_MOST)]


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

    cards: Cards


class Send(OfModerators, frozen=True, tag="cards.send"):
    """Hand these cards on to the activity `to`, into its field `field` ("": its first); dealt out where groups work."""

    cards: Cards
    to: str
    field: str = ""


class Deal(OfModerators, frozen=True, tag="cards.deal"):
    """Deal the cards on the table out to the groups in turn, so that each works on its own; or take them all back."""

    dealt: bool


class Focus(OfModerators, frozen=True, tag="cards.focus"):
    """Show the part of one group, or one field, large on the wall; both "" for all side by side."""

    team: str = ""
    field: str = ""


Command = (
    AddCard | EditWords | MoveCard | GroupCard | BinCard | TakeBack | Translate | GiveDots
    | LinkCard | Lead | MergeCard | MarkCard | Spotlight | ForgetCard | Pick | Send | Deal | Focus
)  # fmt: skip
