"""What every kind shows in the same way."""

from collections.abc import Iterator

import msgspec

from board.records import Activity, Record

Public = dict[str, object]


def public(record: Record, *without: str) -> Public:
    """A record's fields, with the tag of its type, but for some."""
    shown: Public = {"t": type(record).__struct_config__.tag, **msgspec.structs.asdict(record)}
    return {name: value for name, value in shown.items() if name not in without}


def activity_shown(activity: Activity) -> Iterator[tuple[str, Public]]:
    """An activity is the moderator's until people are led to it; what it asks of the moderator remains so."""
    if not activity.opened:
        yield "moderator", public(activity, "id")
        return
    yield "all", public(activity, "id", "guide")
    if activity.guide:
        yield "moderator", {"guide": activity.guide}
