"""The moderators' notes: one text for each activity and one for the workshop, which they write together."""

from collections.abc import Iterator
from typing import Annotated

import msgspec

from board.activities.cards.commands import Mark, Version
from board.activities.cards.editing import edited
from board.activities.cards.records import Recent, Words
from board.activities.showing import Public, public
from board.actor import Actor, Moment
from board.agenda import listed
from board.diff import Diff, Patch, Put
from board.records import Record
from board.state import Rules, State
from board.text import Delete

NOTE_MOST = 2_000  # characters


class Note(Record, frozen=True, kw_only=True, tag="note"):
    """What the moderators write down about an activity (id `note/<activity>`), or the workshop (`note/`).

    `base`, `since` and `recent` as of a card's words (see Words). No participant and no wall sees it.
    """

    base: str = ""
    since: int = 0
    recent: Recent = ()

    @property
    def words(self) -> Words:
        """What it says, as it is written together."""
        return Words(self.base, self.since, self.recent)


class EditNote(msgspec.Struct, frozen=True, tag="note.edit", tag_field="t", forbid_unknown_fields=True):
    """Change the note on an activity ("": on the workshop), which was at `version`; as `card.edit` does a card."""

    activity: str
    version: Version
    by: Mark
    op: Annotated[tuple[int | str | Delete, ...], msgspec.Meta(max_length=400)]


def edit(state: State, command: EditNote, actor: Actor, moment: Moment) -> Diff:
    if command.activity:
        listed(state, command.activity)
    note = state.get(f"note/{command.activity}", Note)
    words = Words() if note is None else note.words
    new, kept = edited(state, words, (command.activity, ""), command, NOTE_MOST)  # a card always has a name
    fields = msgspec.structs.asdict(new)
    return (*kept, Put(Note(id=f"note/{command.activity}", **fields)) if note is None else Patch(note.id, fields))


def project(record: Record) -> Iterator[tuple[str, Public]]:
    """It is the moderators' alone."""
    if isinstance(record, Note):
        yield "moderator", public(record, "id")


RULES: Rules = {EditNote: edit}
