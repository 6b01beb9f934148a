"""For the person on duty: does it live, can it work, what is it doing. None of it is about people or workshops."""

import secrets

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from server import metrics
from server.addresses import is_this_machine
from server.config import Config
from server.log import LogError
from server.rooms import Rooms

NOBODYS_ROOM = "------"  # no code looks like this


class Duty:
    """The endpoints over HTTP."""

    def __init__(self, config: Config, rooms: Rooms) -> None:
        self._config = config
        self._rooms = rooms
        if config.metrics:
            metrics.bury(config.metrics)

    async def healthz(self, request: Request) -> Response:
        """The process answers. If it does not, start it again."""
        return PlainTextResponse("ok\n")

    async def readyz(self, request: Request) -> Response:
        """It can reach its store. If not, send people to another process meanwhile; it comes back by itself."""
        try:
            await self._rooms.store.head(NOBODYS_ROOM)
        except LogError as trouble:
            return PlainTextResponse(f"the store: {type(trouble).__name__.lower()}\n", 503)
        return PlainTextResponse("ok\n")

    async def metrics(self, request: Request) -> Response:
        """For Prometheus on this machine, or with the host's key as its bearer token."""
        if not self._may_measure(request):
            return PlainTextResponse("only from this machine, or with the host key\n", 403)
        text, kind = metrics.told(self._config.metrics)
        return Response(text, media_type=kind)

    def _may_measure(self, request: Request) -> bool:
        _, _, token = request.headers.get("authorization", "").partition(" ")
        key = self._config.host_key
        if key and secrets.compare_digest(token.encode(), key.encode()):
            return True
        return is_this_machine(request)
