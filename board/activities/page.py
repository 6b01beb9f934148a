"""Page: something to read together, perhaps to agree with: why we meet, what empowerment is, a break (2.1)."""

from collections.abc import Iterator
from typing import Annotated

import msgspec
from msgspec import Meta

from board.activities import agreeing
from board.activities.showing import Public, activity_shown
from board.actor import Actor
from board.records import Activity, Language, Record, Title

BODY_MOST = 3_000

Body = dict[Language, Annotated[str, Meta(max_length=BODY_MOST)]]


class Page(Activity, frozen=True, kw_only=True, tag="page"):
    """A text in Markdown: paragraphs, headings, lists. `picture` names one of ours. `agree`: people can say so.

    `pause`: people rest; the wall counts down to when it goes on.
    """

    title: Title
    body: Body = msgspec.field(default_factory=dict)
    picture: Annotated[str, Meta(pattern=r"^[a-z]{0,16}\Z")] = ""
    agree: bool = False
    pause: bool = False


def project(record: Record, page: Page) -> Iterator[tuple[str, Public]]:
    """The channels that show this record, and what of it they show."""
    if isinstance(record, Page):
        yield from activity_shown(record)
    else:
        yield from agreeing.project(record)


def tally(record: Record, page: Page) -> Iterator[tuple[str, str, str]]:
    """How many agree."""
    yield from agreeing.tally(record)


def sight(page: Page) -> object:
    """Changes exactly when the records of this page must be projected anew: never."""
    return None


def children(page: Page) -> Iterator[str]:
    """The path under which those who agree are listed."""
    yield f"agreed/{page.name}"


def answer_id(page: Page, actor: Actor, team: str) -> str:
    """Where it is kept that this actor agrees."""
    return f"agreed/{page.name}/{actor.who(page)}"


def own_channels(page: Page, actor: Actor, team: str) -> Iterator[str]:
    """A page is agreed to by seats."""
    yield from ()
