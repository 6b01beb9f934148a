"""Behind a proxy that is trusted, a request is what it was when the proxy got it: from whom, how, to where."""

import re
from typing import Any, cast

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

HOST = re.compile(r"[\w.-]+(:\d{1,5})?|\[[\da-fA-F:.]+\](:\d{1,5})?", re.ASCII)
BASE = re.compile(r"(/[\w~-][\w.~-]*)+", re.ASCII)


class Forwarded:
    """Believes X-Forwarded-For, -Proto, -Host and -Prefix (the path of this server on that host) of trusted peers.

    From anyone else they are passed over: whoever could name any address would have as many guesses as addresses.
    """

    def __init__(self, app: ASGIApp, trusted: str) -> None:
        self._app = ProxyHeadersMiddleware(cast("Any", app), trusted)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "lifespan" and peer_of(scope) in self._app.trusted_hosts:
            scope = {**scope, **outside(scope)}
        await self._app(cast("Any", scope), cast("Any", receive), cast("Any", send))


def peer_of(scope: Scope) -> str:
    client = scope.get("client")
    return str(client[0]) if client else ""


def outside(scope: Scope) -> dict[str, Any]:
    """What of the scope is another outside: the host and the path. uvicorn's middleware sees to the rest."""
    headers = Headers(scope=scope)
    seen: dict[str, Any] = {}
    host = first(headers.get("x-forwarded-host", ""))
    if HOST.fullmatch(host):
        others = [(name, value) for name, value in scope["headers"] if name != b"host"]
        seen["headers"] = [(b"host", host.encode()), *others]
    base = first(headers.get("x-forwarded-prefix", "")).rstrip("/")
    if BASE.fullmatch(base):
        seen |= {"root_path": base, "path": base + scope["path"]}
    return seen


def first(values: str) -> str:
    """Of several proxies in a row, the one that people come to writes first."""
    return values.partition(",")[0].strip()
