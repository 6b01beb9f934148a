"""What is asked of the server goes one of two ways: sockets to the rooms, all else through what HTTP needs."""

from collections.abc import Awaitable, Callable

from starlette.applications import Starlette
from starlette.routing import Match, WebSocketRoute
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket, WebSocketClose

from server.proxy import Forwarded


class Front:
    """The application. `proxies`: those that are believed.

    Sockets do not pass the middleware of pages: each layer of it would stay in memory for as long as one is open.
    """

    def __init__(self, sockets: Callable[[WebSocket], Awaitable[None]], pages: Starlette, proxies: str) -> None:
        self._sockets = sockets
        self._pages = pages
        self._route = WebSocketRoute("/{code}/socket", sockets)
        self._forwarded = Forwarded(self._lead, proxies)
        self.routes = (*pages.routes, self._route)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._forwarded(scope, receive, send)

    async def _lead(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket":
            await self._pages(scope, receive, send)
            return
        found, more = self._route.matches(scope)
        if found is Match.FULL:
            scope.update(more)
            await self._sockets(WebSocket(scope, receive, send))
        else:
            await WebSocketClose()(scope, receive, send)
