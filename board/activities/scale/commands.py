"""What can be asked of a line."""

from typing import Annotated

import msgspec

from board.activities.scale.records import BINS, PAPER_MOST, ROUNDS_MOST, TOP
from board.neighbours import Pairing

Position = Annotated[int, msgspec.Meta(ge=0, le=TOP)]
Round = Annotated[int, msgspec.Meta(ge=1, le=ROUNDS_MOST)]


class PlaceMark(msgspec.Struct, frozen=True, tag="scale.place", tag_field="t", forbid_unknown_fields=True):
    """I stand here."""

    activity: str
    round: Round
    at: Position


class Listen(msgspec.Struct, frozen=True, tag="scale.listen", tag_field="t", forbid_unknown_fields=True):
    """I listen this time: an answer, and it counts."""

    activity: str
    round: Round


class Withdraw(msgspec.Struct, frozen=True, tag="scale.withdraw", tag_field="t", forbid_unknown_fields=True):
    """I take my answer back: as if I had not given one in this round."""

    activity: str
    round: Round


class Here(msgspec.Struct, frozen=True, tag="scale.here", tag_field="t", forbid_unknown_fields=True):
    """I stand on the line of this nameless round; or I have come late and would join a talk."""

    activity: str
    round: Round


class Open(msgspec.Struct, frozen=True, tag="scale.open", tag_field="t", forbid_unknown_fields=True):
    """Open a round: the first, the next one, or an earlier one again."""

    activity: str
    round: Round


class Reveal(msgspec.Struct, frozen=True, tag="scale.reveal", tag_field="t", forbid_unknown_fields=True):
    """Freeze the round and show it. Ends a talk, too."""

    activity: str


class Talk(msgspec.Struct, frozen=True, tag="scale.talk", tag_field="t", forbid_unknown_fields=True):
    """Those who stand on the line talk in pairs for some minutes."""

    activity: str
    pairing: Pairing
    minutes: Annotated[int, msgspec.Meta(ge=1, le=60)]


class Tally(msgspec.Struct, frozen=True, tag="scale.tally", tag_field="t", forbid_unknown_fields=True):
    """Where people stand on paper in this round: how many in each bin, from the low end up. A new one replaces it."""

    activity: str
    round: Round
    bins: Annotated[tuple[Annotated[int, msgspec.Meta(ge=0, le=PAPER_MOST)], ...], msgspec.Meta(max_length=BINS)]


Command = PlaceMark | Listen | Withdraw | Here | Open | Reveal | Talk | Tally
