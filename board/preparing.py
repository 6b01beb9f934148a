"""What was prepared in an activity before anyone was led to it: it is nobody's, and goes along when it is tried out."""

from typing import Any

import msgspec

from board.activities.cards import Card, Lies
from board.agenda import begun, own_of
from board.diff import Effect, Put
from board.earlier import Earlier
from board.records import Activity, Own, Workshop
from board.state import State
from board.tools import template_of


def copied(state: State, activity: Activity, name: str, workshop: Workshop) -> list[Effect]:
    """The records of an activity `name` of another workshop that is set up as this one, with what was prepared here."""
    effects = begun(name, template_of(activity), workshop)
    prepared = (
        [] if activity.opened or activity.groups else [one for one in own_of(state, activity) if _is_nobodys(one)]
    )
    if not prepared:
        return effects
    new: Any = effects[0].record  # type: ignore[union-attr]
    progress = {field: getattr(activity, field) for field in ("written", "rated") if hasattr(activity, field)}
    return [Put(msgspec.structs.replace(new, **progress)), *(Put(_moved(one, name)) for one in prepared)]


def _is_nobodys(record: Own) -> bool:
    return isinstance(record, Lies | Earlier) or (isinstance(record, Card) and not record.author)


def _moved(record: Own, name: str) -> Own:
    """The same in another activity; what it led to or was made of is not there."""
    alone = {"links": (), "origin": ""} if isinstance(record, Card) else {}
    path = record.id.replace(f"/{record.activity}", f"/{name}", 1)
    return msgspec.structs.replace(record, id=path, activity=name, **alone)
