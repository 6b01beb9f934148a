"""The page "what we decided": plain, whole in one file, so that a phone can keep it, or a printer put it on paper."""

import base64
import hashlib
from datetime import date
from pathlib import Path
from typing import cast

import msgspec
from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal
from starlette.requests import Request
from starlette.responses import Response
from starlette.templating import Jinja2Templates

from board.records import LANGUAGES, Language, Rejected, Workshop
from board.report import Speech, decided
from board.state import State
from server import auth
from server.bodies import code_of
from server.device import device_of
from server.i18n import language_of, texts
from server.rooms import Rooms

TEMPLATES = Path(__file__).parent / "templates"


class Decided:
    """The endpoint."""

    def __init__(self, rooms: Rooms) -> None:
        self._rooms = rooms
        self._templates = Jinja2Templates(TEMPLATES)
        self._style = (TEMPLATES / "decided.css").read_text("utf-8")

    async def page(self, request: Request) -> Response:
        """For everyone who takes part: what all may see. `?keep`: as a file."""
        room = await self._rooms.open(code_of(request))
        state = room.replica.state
        if not _takes_part(request, state):
            raise Rejected("not_allowed")
        found = state.get("workshop", Workshop)
        language = cast("Language", language_of(request, found.language if found else LANGUAGES[0]))
        view = {key: msgspec.json.decode(data) for key, data in room.replica.channels.get("all").whole().items()}
        context = {
            "document": decided(view, speech_of(language)),
            "language": language,
            "style": self._style,
            "t": texts(language, "report"),
        }
        response = self._templates.TemplateResponse(request, "decided.html", context)
        response.headers["content-security-policy"] = _policy(self._style)
        if "keep" in request.query_params:
            response.headers["content-disposition"] = f'attachment; filename="talka-{room.name}.html"'
        return response


def speech_of(language: Language) -> Speech:
    """How that language says words, days and numbers."""
    said, locale = texts(language, "common", "report"), Locale(language)
    return Speech(
        language,
        lambda key: str(said.get(key, key)),
        lambda day: format_date(date.fromisoformat(day), "long", locale),
        lambda number: format_decimal(number, locale=locale),
    )


def _takes_part(request: Request, state: State) -> bool:
    moderator = auth.actor_of(request, "moderator", state)
    return moderator is not None or bool(device_of(request, state).seats)


def _policy(style: str) -> str:
    """Nothing but its own style, known by its hash, so that the file looks the same wherever it is opened."""
    known = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{known}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
