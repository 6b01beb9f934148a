"""What there is: a statement with its rounds, places on the line, who stands there at all, and pairs that talk."""

from typing import ClassVar, Literal

import msgspec

from board.methods import LINE
from board.neighbours import Pairing
from board.records import Activity, Label, Later, Own, Side, Statement
from board.sides import check

Mode = Literal["nameless", "hidden", "live"]
Phase = Literal["closed", "open", "shown", "talk"]

TOP = 1000
ROUNDS_MOST = 20
BIN = 50  # width of a bin in the public counts: from 0 to 1000
BINS = TOP // BIN + 1
PAPER = "paper"  # how a place begins that was written on paper: nobody's
PAPER_MOST = 500  # of them in one round


class Scale(Activity, frozen=True, kw_only=True, tag="scale"):
    """A statement and where its rounds have got to.

    `talk_until` (server time in milliseconds, 0 for none): when the talk was to end as it began, which tells it from
    the next one. How long it still goes on, the count-down says (`board.course`). `sides`: users and staff are counted
    apart. `apart`: the rounds in which they may be; `mixed`: no further round may.
    """

    PROGRESS: ClassVar[frozenset[str]] = Activity.PROGRESS | {
        "round", "rounds", "revealed", "pairing", "talk_until", "apart", "mixed",
    }  # fmt: skip
    LATER: ClassVar[tuple[Later, ...]] = ("ask",)

    statement: Statement
    low: Label = msgspec.field(default_factory=lambda: LINE["low"])
    high: Label = msgspec.field(default_factory=lambda: LINE["high"])
    mode: Mode = "nameless"
    spread: bool = False  # the middle and the spread are shown
    sides: bool = False

    round: int = 1
    rounds: int = 1  # the highest round ever opened: going back keeps what came after
    phase: Phase = "closed"
    revealed: tuple[int, ...] = ()  # the rounds that were shown and not opened again
    pairing: Pairing | Literal[""] = ""
    talk_until: int = 0
    apart: tuple[int, ...] = ()
    mixed: bool = False

    def check(self) -> None:
        super().check()
        check(self.sides, groups=self.groups, nameless=self.nameless)

    def fixed(self) -> frozenset[str]:
        """An answer given under a mode's promise may be on its way, or was taken back."""
        return super().fixed() if self.phase == "closed" else super().fixed() | {"mode", "sides"}

    @property
    def nameless(self) -> bool:
        return self.mode == "nameless"


class Place(Own, frozen=True, kw_only=True, tag="place"):
    """Where someone stands in one round; `at` None: they listen this time.

    `who` is a seat, or a pseudonym when nameless. `remote` is kept only with names. `seen` is set when a
    nameless place is first shown: newcomers wait until there are enough of them. `side`: of whoever stands there, where
    that is asked.
    """

    round: int
    who: str
    at: int | None
    remote: bool = False
    seen: bool = False
    side: Side = ""


class Stand(Own, frozen=True, kw_only=True, tag="stand"):
    """A seat that stands on the line of a nameless round, without where; or that came late to its talk."""

    round: int
    seat: str


class Met(msgspec.Struct, frozen=True):
    """What someone in a pair is told of another."""

    name: str
    number: int
    remote: bool


class Pair(Own, frozen=True, kw_only=True, tag="pair"):
    """People who talk with each other in this round. The first stays where they are, the others come."""

    round: int
    number: int
    members: tuple[str, ...]
    met: tuple[Met, ...]  # the members as they were
