"""Whether anything reached someone whom it should not have, in what they heard or in what is kept."""

import json
import re
from collections.abc import Sequence
from pathlib import Path

import msgspec

from board.activities.scale import Place, Scale
from board.actor import Actor
from board.questions import SCOPE
from board.records import Activity
from tests.board.judges import JUDGES, SEEN_BY_ANYONE
from tests.board.witness import OF_A_PLACE
from tests.chaos.people import Evening, Tab
from tests.chaos.witness import Past, Witness
from tests.client import Record

BIN = re.compile(r"b\d+")
CHANNELS = {"seat": {"all"}, "wall": {"all", "wall"}, "moderator": {"all", "wall", "moderator"}}


class Secrecy:
    """Of one workshop. Names are what only a seat's secret leads to, and secrets themselves."""

    def __init__(self, witness: Witness, evening: Evening, tabs: Sequence[Tab]) -> None:
        self._witness = witness
        self._evening = evening
        self._tabs = tabs
        self._scopes = [SCOPE, *(activity.name for activity in witness.head.state.under("activity", Activity))]
        self._pseudonyms = {name for tab in tabs if tab.seat for name in self._pseudonyms_of(tab.actor)}
        self._names = re.compile("|".join(map(re.escape, [*self._pseudonyms, *{tab.secret for tab in tabs}])))

    def _pseudonyms_of(self, actor: Actor) -> set[str]:
        return {actor.pseudonym(scope) for scope in self._scopes}

    # CHAN-4: what was sent

    def judge_heard(self) -> int:
        """Every message that anyone got; how many there were."""
        for tab in self._tabs:
            own = self._pseudonyms_of(tab.actor) if tab.seat else set()
            for text in tab.heard:
                named = set(self._names.findall(text)) - own
                assert not named or (tab.role != "seat" and named <= self._pseudonyms), "a name of somebody else's"
                message = json.loads(text)
                if message["t"] == "frame":
                    self._judge_frame(tab.actor, message, own)
        return sum(len(tab.heard) for tab in self._tabs)

    def _judge_frame(self, viewer: Actor, frame: Record, own: set[str]) -> None:
        rev, _, nonce = frame["at"].partition(".")
        past = self._witness.known[nonce]
        assert past.rev == int(rev)
        mine = {f"seat:{name}" for name in (*own, viewer.seat) if viewer.seat}
        for fragment in frame["f"]:
            assert fragment["ch"] in CHANNELS[viewer.role] | mine, "a channel of somebody else's"
            for record_id, public in fragment.get("put", {}).items():
                assert self._may_see(past, viewer, own, record_id, public), (viewer.role, record_id, public)

    def _may_see(self, past: Past, viewer: Actor, own: set[str], record_id: str, public: Record) -> bool:
        kind, _, rest = record_id.partition("/")
        if kind == "place":
            return self._may_see_place(past, viewer, own, record_id, public)
        if self._pseudonyms & set(self._names.findall(json.dumps([record_id, public]))) - own:
            return False
        if kind == "count" and any(map(BIN.fullmatch, public)):
            line, round_ = rest.split("/")[:2]
            return (line, int(round_)) in past.revealed
        return kind in SEEN_BY_ANYONE or JUDGES[kind](past.state, viewer, rest, public)

    def _may_see_place(self, past: Past, viewer: Actor, own: set[str], record_id: str, public: Record) -> bool:
        """SCALE-3, ANON-3, ANON-5. Every position is one person's, so the figures themselves tell."""
        if viewer.role == "seat":
            at = public["at"]
            return public["who"] in (*own, viewer.seat) and (at is None or self._evening.owns(viewer.seat, at))
        place, scale = past.state.get(record_id, Place), past.state.get(f"activity/{public['activity']}", Scale)
        if place is None or scale is None or (public["activity"], public["round"]) not in past.revealed:
            return False
        return scale.mode != "nameless" or (place.seen and public.keys() <= OF_A_PLACE)

    # ANON-1, ROLE-3: what is kept

    def judge_kept(self, folders: Sequence[Path]) -> None:
        """No secret and no client's nonce in the log or in the store's files, and no effect ties two names."""
        secrets = {tab.secret for tab in self._tabs} | {nonce for tab in self._tabs for nonce, _ in tab.said}
        for file in (file for folder in folders for file in folder.rglob("*.aof")):
            kept = file.read_bytes()
            assert not any(secret.encode() in kept for secret in secrets), f"a secret in {file.name}"
        seats = re.compile("|".join(re.escape(tab.seat) for tab in self._tabs if tab.seat))
        for effect in self._witness.effects():
            text = msgspec.json.encode(effect).decode()
            named = set(self._names.findall(text))
            assert not named or (len(named) == 1 and not seats.search(text)), "an effect ties a name to a person"
