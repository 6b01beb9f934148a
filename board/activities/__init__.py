"""The kinds of activity. Each is one room: its records, commands, rules, and what of it may be seen."""

from collections.abc import Iterable, Iterator
from typing import Any, Protocol

from board.activities import canvas, cards, choice, page, rating, scale, table
from board.actor import Actor
from board.records import Activity, Record


class Kind(Protocol):
    """What the module of a kind offers to the channels."""

    def project(self, record: Record, activity: Any, /) -> Iterator[tuple[str, dict[str, object]]]:
        """The channels that show a record of the activity, and what of it they show."""

    def tally(self, record: Record, activity: Any, /) -> Iterator[tuple[str, str, str]]:
        """What the record adds one to: (channel, id of the count, field)."""

    def sight(self, activity: Any, /) -> object:
        """A value that changes exactly when all records of the activity must be projected anew."""

    def children(self, activity: Any, /) -> Iterable[str]:
        """The paths under which the activity's own records are listed."""

    def answer_id(self, activity: Any, actor: Actor, team: str, /) -> str:
        """The record that is there once this actor has answered; `team`: the seat's group."""

    def own_channels(self, activity: Any, actor: Actor, team: str, /) -> Iterable[str]:
        """Channels of one seat that the activity needs beside the seat's own; `team`: the seat's group."""


_KINDS: dict[type[Activity], Kind] = {
    scale.Scale: scale,
    cards.Cards: cards,
    rating.Rating: rating,
    choice.Choice: choice,
    canvas.Canvas: canvas,
    table.Table: table,
    page.Page: page,
}

KINDS: dict[str, type[Activity]] = {str(kind.__struct_config__.tag): kind for kind in _KINDS}
"""The kinds by the name that a tool's file calls them."""


def kind_of(activity: Activity) -> Kind:
    """The module an activity belongs to."""
    return _KINDS[type(activity)]
