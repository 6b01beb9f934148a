"""What can be made of a room at any moment: the next workshop, its file, a report. Whatever is in it, none may fail."""

import random
from itertools import count

import msgspec

from board.actor import Moment
from board.archive import archived, packed, restored, unpacked
from board.followup import Wish, follow_up, offer
from board.log import Entry, decode_entry, encode_entry
from board.records import LANGUAGES
from board.replica import Replica
from board.state import State, evolve
from server.report.job import Job, made
from tests.board.rooms import NOON

ALL, MODERATORS = ("all",), ("all", "wall", "moderator")
FORMS = ("page", "html", "decided", "docx", "xlsx", "zip", "json")
SECRETS = ("m" * 43, "w" * 43)
REPORTED = 0.3  # of the rooms: a report takes as long as a thousand frames


def made_of(replica: Replica, chance: random.Random) -> None:
    """Make it all. Raises whatever is wrong."""
    followed(replica.state, chance)
    kept(replica.state, own=chance.random() < 0.5)
    if chance.random() < REPORTED:
        reported(replica, chance)


def followed(state: State, chance: random.Random) -> None:
    """Offered by HTTP, begun with all or one of what is offered, and stored."""
    parts = msgspec.json.decode(msgspec.json.encode(offer(state)))["parts"]
    names = [part["activity"] for part in parts]
    for take in (names, chance.sample(names, min(1, len(names)))):
        wish, fresh = (
            Wish("Again", "en", "", tuple(take), sides=chance.random() < 0.5),
            map("next{:04}".format, count()),
        )
        diff = follow_up(state, wish, fresh, SECRETS, Moment(NOON, 1))
        decode_entry(encode_entry(Entry("first", "", (), diff)))


def kept(state: State, own: bool) -> None:
    """As a file, out of which it comes again."""
    file = packed(archived(state, own=own))
    again = evolve(State.empty(), restored(unpacked(file), *SECRETS))
    assert packed(archived(again, own=own)) == file


def reported(replica: Replica, chance: random.Random) -> None:
    """In any of the formats, for anybody."""
    channels, language = chance.choice([ALL, MODERATORS]), chance.choice(LANGUAGES)
    job = Job(
        chance.choice(FORMS), replica.snapshot(), channels, language, "KALVA7", own=chance.random() < 0.5, now=NOON
    )
    assert made(job)
