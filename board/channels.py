"""What may be seen, by whom, and since when: the channels of a room.

`project` decides once, record by record, on which channels a record shows and with which fields. A
channel keeps the public records it shows, encoded, with the rev at which each changed last. A client sees
the union of its channels. The law: an old view and the fragments since make the fresh view.
"""

from collections.abc import Collection, Iterable, Iterator
from itertools import takewhile

import msgspec

from board import course, hands, history, moderators, notes, questions, workshop
from board.activities import kind_of
from board.actor import NOBODY, Actor
from board.diff import Diff, Effect, Patch, touched
from board.records import Activity, Own, Record, Seat
from board.state import State

TOMBSTONES_MOST = 2_000
PRIVATE = "seat:"  # how the channel of one person begins

_encode = msgspec.json.Encoder().encode

Shown = dict[str, bytes]  # channel → the encoded public record


class Change(msgspec.Struct, frozen=True):
    """What becomes of one record on the channels.

    `shown`: its form by channel; `hidden`: where it shows no more; `counted`: (channel, count, field, how many more).
    """

    id: str
    shown: Shown
    hidden: Collection[str]
    counted: list[tuple[str, str, str, int]]


Changes = tuple[Change, ...]


class Channel:
    """One channel: id → (encoded public record or None for a tombstone, rev of its last change), oldest first."""

    def __init__(self, name: str, floor: int) -> None:
        self.name = name
        self.floor = floor  # nothing is known of changes up to here: older clients get everything
        self.rev = floor
        self._shown: dict[str, tuple[bytes | None, int]] = {}
        self._tombstones = 0
        self._fragments: dict[int, bytes] = {}  # since which rev → encoded, for the present rev

    def set(self, record_id: str, public: bytes | None, rev: int) -> bool:
        """Show another form of a record from this rev on, or (None) nothing of it. False if it is the same."""
        before, _ = self._shown.get(record_id, (None, 0))
        if before == public:
            return False
        if self._shown.pop(record_id, None) is not None and before is None:
            self._tombstones -= 1
        self._shown[record_id] = (public, rev)
        self._tombstones += public is None
        self.rev = rev
        self._fragments.clear()
        if self._tombstones > TOMBSTONES_MOST:
            self._forget_tombstones()
        return True

    def whole(self) -> dict[str, bytes]:
        """All it shows, sorted by id: the order of coming must not tell who came."""
        return {i: public for i, (public, _) in sorted(self._shown.items()) if public is not None}

    def fragment(self, since: int | None) -> bytes:
        """The encoded part of a frame that leads from `since` (None: from nothing) to now; made once for all."""
        start = -1 if since is None or since < self.floor else since
        found = self._fragments.get(start)
        if found is None:
            found = self._fragments[start] = self._full() if start == -1 else self._since(start)
        return found

    def _full(self) -> bytes:
        put = {i: msgspec.Raw(public) for i, public in self.whole().items()}
        return _encode({"ch": self.name, "full": True, "put": put})

    def _since(self, since: int) -> bytes:
        changed: list[tuple[str, bytes | None]] = []
        for record_id, (public, rev) in reversed(self._shown.items()):
            if rev <= since:
                break
            changed.append((record_id, public))
        put = {i: msgspec.Raw(public) for i, public in sorted(c for c in changed if c[1] is not None) if public}
        gone = sorted(i for i, public in changed if public is None)
        return _encode({"ch": self.name, "put": put, "del": gone} if gone else {"ch": self.name, "put": put})

    def _forget_tombstones(self) -> None:
        self.floor = self.rev
        self._shown = {i: kept for i, kept in self._shown.items() if kept[0] is not None}
        self._tombstones = 0


class Channels:
    """All channels of a room at one rev."""

    def __init__(self, state: State, rev: int) -> None:
        self._floor = rev
        self._channels: dict[str, Channel] = {}
        self._counts: dict[tuple[str, str], dict[str, int]] = {}
        self._recount: set[tuple[str, str]] = set()
        self._private: dict[str, int] = {}  # channel of one person → the rev of its last change, oldest first
        for record in state.all():
            self._follow(_change(record.id, None, None, record, _within(state, record)), rev)
        self._flush_counts(rev)

    def get(self, name: str) -> Channel:
        """The channel of this name; one that nobody has written to yet is empty."""
        found = self._channels.get(name)
        if found is None:
            found = self._channels[name] = Channel(name, self._floor)
        return found

    def private_since(self, rev: int) -> frozenset[str]:
        """The channels of one person that have changed since: hardly any, beside those of all."""
        return frozenset(name for name, _ in takewhile(lambda one: one[1] > rev, reversed(self._private.items())))

    def fold(self, changes: Changes, rev: int) -> None:
        """Show from this rev on what `changes_of` found: only what a diff touched is projected again."""
        for change in changes:
            self._follow(change, rev)
        self._flush_counts(rev)

    def whole(self) -> dict[str, dict[str, bytes]]:
        """Everything every channel shows; what tests compare."""
        shown = {name: channel.whole() for name, channel in self._channels.items()}
        return {name: records for name, records in sorted(shown.items()) if records}

    def _follow(self, change: Change, rev: int) -> None:
        for name, public in change.shown.items():
            self._set(name, change.id, public, rev)
        for name in change.hidden:
            self._set(name, change.id, None, rev)
        for channel, count, field, by in change.counted:
            fields = self._counts.setdefault((channel, count), {})
            fields[field] = fields.get(field, 0) + by
            self._recount.add((channel, count))

    def _set(self, name: str, record_id: str, public: bytes | None, rev: int) -> None:
        if self.get(name).set(record_id, public, rev) and name.startswith(PRIVATE):
            self._private.pop(name, None)
            self._private[name] = rev

    def _flush_counts(self, rev: int) -> None:
        for channel, count in sorted(self._recount):
            fields = {name: n for name, n in sorted(self._counts[channel, count].items()) if n}
            self.get(channel).set(count, _encode({"t": "count", **fields}) if fields else None, rev)
        self._recount.clear()


def changes_of(old: State, new: State, diff: Diff) -> Changes:
    """What a diff that led from `old` to `new` changes on the channels. Pure: known before the diff is stored."""
    found = [(i, old.find(i), new.find(i)) for i in sorted(_affected(old, new, diff))]
    return tuple(_change(i, before, _within(old, before), after, _within(new, after)) for i, before, after in found)


def _change(
    record_id: str, before: Record | None, before_in: Activity | None, after: Record | None, after_in: Activity | None
) -> Change:
    shown, will_show = _shown(before, before_in), _shown(after, after_in)
    counted: list[tuple[str, str, str, int]] = []
    for record, within, by in ((before, before_in, -1), (after, after_in, 1)):
        if record is not None and within is not None:
            counted.extend([(*one, by) for one in kind_of(within).tally(record, within)])
    return Change(record_id, will_show, shown.keys() - will_show.keys(), counted)


def shown_on(state: State, record_id: str) -> tuple[str, ...]:
    """The channels that show a record now."""
    record = state.find(record_id)
    return tuple(sorted(_shown(record, _within(state, record))))


def channels_of(state: State, actor: Actor) -> list[str]:
    """The channels whose union an actor sees, in the order in which later ones add to earlier ones."""
    if actor.role != "seat" and not moderators.admitted(state, actor):
        return []
    if actor.role == "wall":
        return ["all", "wall"]
    if actor.role == "moderator":
        return ["all", "wall", "moderator"]
    if actor == NOBODY:
        return ["all"]
    seat = state.get(f"seat/{actor.seat}", Seat)
    team = "" if seat is None else seat.group
    activities = state.under("activity", Activity)
    own = [name for found in activities for name in kind_of(found).own_channels(found, actor, team)]
    asking = f"{PRIVATE}{actor.pseudonym(questions.SCOPE)}"
    return ["all", *([f"group:{team}"] if team else []), f"{PRIVATE}{actor.seat}", asking, *sorted(own)]


def moves_people(diff: Diff) -> bool:
    """Whether a diff may change which channels someone sees."""
    return any(_moves(effect) for effect in diff)


def _moves(effect: Effect) -> bool:
    if isinstance(effect, Patch) and effect.id.startswith("seat/"):
        return "group" in effect.fields
    if isinstance(effect, Patch) and effect.id == "workshop":
        return "walls" in effect.fields
    return touched(effect).startswith(("activity/", "seat/", "moderator/"))


def _affected(old: State, new: State, diff: Diff) -> Iterable[str]:
    ids = {touched(effect) for effect in diff}
    for record_id in [i for i in ids if i.startswith("activity/")]:
        ids.update(_children_to_project(old, new, record_id))
    return ids


def _children_to_project(old: State, new: State, record_id: str) -> Iterator[str]:
    before, after = old.get(record_id, Activity), new.get(record_id, Activity)
    if before is not None and after is not None and kind_of(before).sight(before) == kind_of(after).sight(after):
        return
    for state, found in ((old, before), (new, after)):
        if found is not None:
            yield f"earlier/{found.name}"
            for path in kind_of(found).children(found):
                yield from (child.id for child in state.under(path, Record))


def _within(state: State, record: Record | None) -> Activity | None:
    if isinstance(record, Activity):
        return record
    return state.get(f"activity/{record.activity}", Activity) if isinstance(record, Own) else None


def _shown(record: Record | None, within: Activity | None) -> Shown:
    if record is None:
        return {}
    seen = _of_room(record) if within is None else kind_of(within).project(record, within)
    return {name: _encode(public) for name, public in seen}


def _of_room(record: Record) -> Iterator[tuple[str, dict[str, object]]]:
    """What belongs to no activity."""
    for module in (workshop, course, hands, questions, moderators, notes, history):
        yield from module.project(record)
