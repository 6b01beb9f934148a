"""What moderators may see of a workshop: all that its file is made of."""

from collections import defaultdict
from typing import Any

from board.channels import Channels
from board.records import Activity, name_of, parent
from board.report.reading import Record, merged
from board.state import State

FOR_ALL = ("all", "wall")
FOR_MODERATORS = (*FOR_ALL, "moderator")


class Shown:
    """What moderators may see, found by path: `under` gives the records below one, by the last part of their ids."""

    def __init__(self, view: dict[str, dict[str, Any]]) -> None:
        self._below: defaultdict[str, dict[str, Record]] = defaultdict(dict)
        for record_id, record in sorted(view.items()):
            self._below[parent(record_id)][name_of(record_id)] = record

    def under(self, path: str) -> dict[str, Record]:
        return self._below.get(path, {})

    def find(self, record_id: str) -> Record:
        """The record; an empty one where none is seen."""
        return self.under(parent(record_id)).get(name_of(record_id), {})


def shown(state: State, *, own: bool) -> Shown:
    """What all see and the wall, and what lies ready; `own`: with all that is the moderators' own."""
    channels = Channels(state, 0)
    shared, whole = (merged(channels.get(name).whole() for name in names) for names in (FOR_ALL, FOR_MODERATORS))
    ready = {key: record for key, record in whole.items() if _is_ready(state, key, record)}
    return Shown(whole if own else shared | ready)


def _is_ready(state: State, key: str, record: Record) -> bool:
    """A card that lies ready where nobody has been led yet; the moderators put it there for all."""
    board = state.get(f"activity/{record.get('activity', '')}", Activity)
    aside = record.get("hidden") or record.get("binned") or record.get("suggested")
    return key.startswith("card/") and board is not None and not board.opened and not aside
