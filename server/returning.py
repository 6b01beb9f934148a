"""What brings a moderator back months later: a card on paper, and a day in the calendar."""

from datetime import UTC, date, datetime
from typing import Annotated, Any

import msgspec
from babel.dates import format_date
from starlette.requests import Request
from starlette.responses import Response

from board.agenda import the_workshop
from board.records import Language, Rejected
from server import auth, calendar_file
from server.bodies import B, body
from server.i18n import texts
from server.kept import Kept, kept_of
from server.pages import Pages
from server.paper.contents import PARTS
from server.paper.printing import Press
from server.paper.sheets import CardSize, Document, Return
from server.qr import qr
from server.rooms import Rooms

GROUP = 4  # letters of the code that stand together

CardCode = Annotated[str, msgspec.Meta(pattern=rf"^[{auth.ALPHABET}]{{{auth.CARD_LENGTH}}}\Z")]


class CardBody(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which card: by the secret that was told when it was made."""

    secret: CardCode
    language: Language
    size: CardSize = "a4"


class CalendarBody(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The same, as a day in a calendar."""

    secret: CardCode
    language: Language


class Back(msgspec.Struct, frozen=True, kw_only=True):
    """The way back into one workshop. `origin`: what is opened, with its scheme."""

    code: str
    title: str
    origin: str
    secret: str
    kept: Kept

    @property
    def link(self) -> str:
        """To the console; what is secret in it stands where no server sees it."""
        return f"{self.origin}/{self.code}/console#{self.secret}"

    @property
    def address(self) -> str:
        """What is typed."""
        return self.origin.partition("://")[2]

    @property
    def groups(self) -> tuple[str, ...]:
        """The secret's letters as they are read out."""
        return tuple(self.secret[at : at + GROUP] for at in range(0, len(self.secret), GROUP))


class Returning:
    """The endpoints. The secret comes with the request: the server keeps nothing that could tell it."""

    def __init__(self, rooms: Rooms, pages: Pages, press: Press) -> None:
        self._rooms = rooms
        self._pages = pages
        self._press = press

    async def card(self, request: Request) -> Response:
        """The card, as a PDF."""
        asked, back = await self._asked(request, CardBody)
        pdf = await self._press.drawn(card(back, asked.language, asked.size))
        return _file(pdf, "application/pdf", f"talka-{back.code}-return.pdf")

    async def calendar(self, request: Request) -> Response:
        """The day on which the results are looked at again. Raises Rejected("date_missing") while none is settled."""
        asked, back = await self._asked(request, CalendarBody)
        found = calendar_file.write(day(back, asked.language, datetime.now(UTC)))
        return _file(found, "text/calendar; charset=utf-8", f"talka-{back.code}.ics")

    async def _asked(self, request: Request, kind: type[B]) -> tuple[B, Back]:
        asked: Any = await body(request, kind)
        room = await self._rooms.asked(request)
        state = room.replica.state
        if auth.actor_of(request, "moderator", state) is None:
            raise Rejected("not_allowed")
        if auth.actor_with(asked.secret, "moderator", state) is None:
            raise Rejected("wrong_link")
        origin, title = self._pages.address(request, state), the_workshop(state).title
        return asked, Back(code=room.name, title=title, origin=origin, secret=asked.secret, kept=kept_of(room))


def card(back: Back, language: Language, size: CardSize) -> Document:
    """The card as a sheet to be drawn."""
    words = {key: text for key, text in texts(language, *PARTS).items() if isinstance(text, str)}
    kept = back.kept
    sheet = Return(
        title=back.title,
        address=back.address,
        qr=qr(back.link, border=0),
        secret=back.groups,
        again=_in_words(date.fromisoformat(kept.again), language) if kept.again else "",
        names_go=_day_of(kept.names_go, language),
        all_goes=_day_of(kept.all_goes, language),
        unnamed=kept.unnamed,
        keeper=kept.keeper,
    )
    title = f"{words['paper.what.return']} · {back.title}"
    return Document(
        title=title, workshop=back.title, code=back.code, language=language, size=size, words=words, sheets=(sheet,)
    )


def day(back: Back, language: Language, made: datetime) -> calendar_file.Day:
    """The day in the calendar, with the way back in it."""
    if not back.kept.again:
        raise Rejected("date_missing")
    said = {key: str(text) for key, text in texts(language, "common", "paper").items()}
    way = said["paper.return.calendar"].format(address=back.address, code=back.code, card="-".join(back.groups))
    return calendar_file.Day(
        uid=f"{back.code}@{back.address}",
        made=made,
        day=date.fromisoformat(back.kept.again),
        title=f"{said['common.kept.again']}: {back.title}",
        words=f"{back.link}\n\n{way}",
        link=back.link,
    )


def _day_of(ms: int, language: Language) -> str:
    return _in_words(datetime.fromtimestamp(ms / 1000, UTC).date(), language) if ms else ""


def _in_words(when: date, language: Language) -> str:
    return format_date(when, "long", language)


def _file(content: bytes, kind: str, name: str) -> Response:
    return Response(content, media_type=kind, headers={
        "content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store",
    })  # fmt: skip
