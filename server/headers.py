"""Headers that keep a page, and its cookies, to itself: nothing from or to elsewhere, in no one's frame."""

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self' {js}; style-src 'self' {css}; img-src 'self' data:; "
    "connect-src 'self' {socket}; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


class SafeHeaders:
    """Adds them to every HTTP answer. `js`, `css`: what may stand in a page itself, by their hashes."""

    def __init__(self, app: ASGIApp, js: str, css: str) -> None:
        self._app = app
        self._within = {"js": js, "css": css}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        # Older Safari does not count a socket to the same host as 'self'.
        host = Headers(scope=scope).get("host", "")
        socket = f"ws://{host} wss://{host}" if host and all(c.isalnum() or c in ".-:[]" for c in host) else ""

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault("content-security-policy", POLICY.format(socket=socket, **self._within))
                headers["referrer-policy"] = "no-referrer"
                headers["x-content-type-options"] = "nosniff"
                headers["x-frame-options"] = "DENY"
                headers.setdefault("cache-control", "no-store")
                keep_cookies_here(headers, scope)
            await send(message)

        await self._app(scope, receive, send_safely)


def keep_cookies_here(headers: MutableHeaders, scope: Scope) -> None:
    """A proxy's host may have other things under other paths; and what came by TLS never goes without."""
    for number, (name, value) in enumerate(headers.raw):
        if name == b"set-cookie":
            kept = value.replace(b"; Path=/", f"; Path={scope['root_path']}/".encode(), 1)
            headers.raw[number] = (name, kept + (b"; Secure" if scope["scheme"] == "https" else b""))
