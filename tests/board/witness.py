"""What was true after every entry ever stored, told by other means than the code under test, and who may know it."""

import re
from typing import Any

import msgspec

from board.activities.scale import Place, Scale
from board.actor import Actor
from board.commands import ANSWERS
from board.diff import Patch, Put
from board.log import Entry, encode_entry
from board.replica import Request
from board.state import State, evolve
from tests.board.client import Fresh, View

SMALL = 3
POSITION = re.compile(rb'"at":(\d{1,4})\b')  # longer ones are times
OF_A_PLACE = {"t", "activity", "round", "who", "at", "mine", "waits"}

Round = tuple[str, int]  # line and round


class Past:
    """The room after one entry. `revealed`: rounds shown and not opened since; `seen`: whom a wall ever showed."""

    def __init__(self, before: "Past | None", rev: int, entry: Entry) -> None:
        self.rev = rev
        self.entry = entry
        self.before = before
        state: State = before.state if before else State.empty()
        self.state: State = evolve(state, entry.diff).accept(entry.keys)
        self._fresh = Fresh(self.state, rev)
        self.channels = self._fresh.channels
        self.revealed: frozenset[Round] = revealed_after(before.revealed if before else frozenset(), state, entry)
        self.seen: dict[Round, frozenset[str]] = dict(before.seen) if before else {}
        self._judge_the_wall()
        self._judge_the_sides()

    def _judge_the_wall(self) -> None:
        """ANON-2 and ANON-3: figures without a name come to a round in numbers."""
        before = dict(self.seen)
        for (line, round_), shown in self.on_the_wall().items():
            scale = self.state.get(f"activity/{line}", Scale)
            assert scale
            known = {who for (of, r), seen in before.items() if of == line and r <= round_ for who in seen}
            self.seen[line, round_] = before.get((line, round_), frozenset()) | shown
            if scale.mode == "nameless":
                assert len(shown) >= SMALL, "fewer than the smallest group"
                assert len(shown - known) == 0 or len(shown - known) >= SMALL, "a newcomer alone"

    def _judge_the_sides(self) -> None:
        """SIDE-3: nothing is counted by side of fewer than the smallest group, nor while the round is hidden."""
        for record_id, data in self.channels.get("all").whole().items():
            if "/side/" in record_id:
                line, round_ = record_id.split("/")[1:3]
                assert (line, int(round_)) in self.revealed
                assert msgspec.json.decode(data)["placed"] >= SMALL

    def on_the_wall(self) -> dict[Round, frozenset[str]]:
        found: dict[Round, frozenset[str]] = {}
        for record in map(msgspec.json.decode, self.channels.get("wall").whole().values()):
            if record.get("t") == "place":
                where = record["activity"], record["round"]
                found[where] = found.get(where, frozenset()) | {record["who"]}
        return found

    def open_positions(self) -> set[int]:
        """Where people stand whom others may see now."""
        found = set()
        for record in self.state.all():
            if isinstance(record, Place) and record.at is not None:
                scale = self.state.get(f"activity/{record.activity}", Scale)
                if scale and (scale.mode == "live" or (record.activity, record.round) in self.revealed):
                    found.add(record.at)
        return found

    def view(self, actor: Actor) -> View:
        return self._fresh.view(actor)


def revealed_after(known: frozenset[Round], state: State, entry: Entry) -> frozenset[Round]:
    """From the phases alone, as the log tells them."""
    rounds = {scale.id: scale.round for scale in state.under("activity", Scale)}
    for effect in entry.diff:
        if isinstance(effect, Put) and isinstance(effect.record, Scale):
            rounds[effect.record.id] = effect.record.round
        elif isinstance(effect, Patch) and effect.id in rounds:
            rounds[effect.id] = effect.fields.get("round", rounds[effect.id])
            here = effect.id.removeprefix("activity/"), rounds[effect.id]
            if effect.fields.get("phase") == "open":
                known -= {here}
            elif "phase" in effect.fields:
                known |= {here}
    return known


def judge_frame(frame: bytes, past: Past, actor: Actor, own_positions: set[int], pseudonyms: dict[str, str]) -> None:
    """CHAN-4 and ANON-5, on the bytes themselves. `pseudonyms`: each with the seat it belongs to."""
    positions = {int(at) for at in POSITION.findall(frame)}
    assert positions <= past.open_positions() | own_positions, "a hidden position"
    strangers = {name for name, seat in pseudonyms.items() if seat != actor.seat}
    if actor.role == "seat":
        assert not any(name.encode() in frame for name in strangers), "another's pseudonym on a phone"
        return
    for fragment in msgspec.json.decode(frame)["f"]:
        assert fragment["ch"] in ("all", "wall", "moderator")
        for record_id, record in fragment["put"].items():
            _judge_record(record_id, record, past.state, strangers, set(pseudonyms.values()))


def _judge_record(record_id: str, record: dict[str, Any], state: State, pseudonyms: set[str], seats: set[str]) -> None:
    """What walls and consoles get: of a nameless line nothing that names a person, of a pseudonym only its place."""
    text = msgspec.json.encode([record_id, record]).decode()
    scale = state.get("/".join(["activity", *record_id.split("/")[1:2]]), Scale)
    if scale and scale.mode == "nameless":
        assert not any(seat in text for seat in seats), "a person on a nameless line"
        assert record["t"] in ("scale", "place", "count", "spent", "note")
    if any(name in text for name in pseudonyms):
        assert record["t"] == "place"
        assert set(record) <= OF_A_PLACE


def judge_log(pasts: list[Past], secrets: list[str], pseudonyms: dict[str, str]) -> None:
    """LOG-6, ANON-1 and ANON-5, on every entry of every branch. `secrets` may be nowhere in it."""
    for past in pasts:
        data = encode_entry(past.entry).decode()
        assert not any(secret in data for secret in secrets), "a secret in the log"
        for effect in past.entry.diff:
            text = msgspec.json.encode(effect).decode()
            if any(name in text for name in pseudonyms):
                assert not any(seat in text for seat in pseudonyms.values()), "an effect ties a place to a person"
                assert not any(word in text for word in ('"remote":true', '"name"', '"number"'))


def judge_keys(pasts: list[Past], sent: list[Request]) -> None:
    """KEY-4: whoever reads the log finds no nonce under which one seat has two names."""
    requests = {request.key(): request for request in sent}
    names: dict[str, set[str]] = {}
    for past in pasts:
        for key in past.entry.keys:
            names.setdefault(key[0], set()).add(_name_of_sender(requests[key], past))
    assert all(len(found) == 1 for found in names.values()), "a key ties two names"


def _name_of_sender(request: Request, past: Past) -> str:
    command, actor = request.command, request.actor
    if isinstance(command, ANSWERS) and past.before:
        scale = past.before.state.get(f"activity/{command.activity}", Scale)
        if scale and scale.mode == "nameless":
            return actor.pseudonym(command.activity)
    return actor.seat or actor.secret
