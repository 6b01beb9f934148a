"""What every part of a report is made from."""

import msgspec

from board.report.reading import Record, Speech, View, signature, text_of
from board.report.thread import Thread
from board.report.tree import Item


class Context(msgspec.Struct, frozen=True):
    """`own`: what only moderators see comes along: notes, private questions, cards that were set aside.

    `now`: the server's time in milliseconds, for a part that is still going on.
    """

    view: View
    speech: Speech
    thread: Thread
    own: bool = False
    now: int = 0

    def note(self, name: str) -> str:
        """What the moderators noted about an activity ("": about the workshop); "" for anyone else."""
        note = self.view.get(f"note/{name}") if self.own else None
        return text_of(note) if note else ""

    def item(self, activity: str, key: str, card: Record, **more: object) -> Item:
        """A card as an item, with what is to be known of it."""
        path = f"card/{activity}/{key}"
        given = {"notes": tuple(self._notes(card)), **more}
        return Item(
            text_of(card),
            anchor=self.thread.anchor(path),
            ref=self.thread.mark(path),
            leads=self.thread.leads(path),
            comes=self.thread.comes(path),
            **given,  # type: ignore[arg-type]
        )

    def _notes(self, card: Record) -> list[str]:
        who = signature(card, self.speech)
        said = [
            f"{self.speech.word(f'common.language.{language}')}: {said['text']}"
            for language, said in sorted(card.get("said", {}).items())
        ]
        return [who, *said] if who else said
