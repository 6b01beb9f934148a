"""What requests bring, and how they are refused."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import TypeVar

import msgspec
from starlette.requests import ClientDisconnect, HTTPConnection, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from board.protocol import MESSAGE_MOST
from board.records import Rejected
from server import auth
from server.i18n import language_of, texts
from server.rooms import NOT_NOW, NoSuchRoom

FILES_AT_ONCE = 8  # bodies that are larger than a message, being read in one process

TROUBLE = (Rejected, NoSuchRoom, *NOT_NOW, TimeoutError)
"""What may be raised while a request is answered; anything else is a mistake of ours."""

B = TypeVar("B")

_files: set[object] = set()


async def refused(request: Request, error: Exception) -> Response:
    """The answer to a request that may not be: to whoever opened it as a page in words, else for our pages to say."""
    if "text/html" in request.headers.get("accept", ""):
        return in_words(request, error)
    why = named(error)
    return refusal(why.code, why.details)


def in_words(request: Request, error: Exception) -> Response:
    """What went wrong, in the reader's language."""
    code, words = named(error).code, texts(language_of(request), "common")
    later = {"retry-after": "20"} if code in {"come_again", "waiting"} else {}
    return PlainTextResponse(str(words.get(f"error.{code}", words["error.unknown"])), STATUS.get(code, 422), later)


def named(error: Exception) -> Rejected:
    """Whatever went wrong, as a refusal."""
    if isinstance(error, Rejected):
        return error
    if isinstance(error, NoSuchRoom):
        return Rejected("no_such_workshop")
    if isinstance(error, TROUBLE):
        return Rejected("waiting")  # who waits tries again
    return Rejected("unknown")


STATUS = {
    "malformed": 400, "too_big": 413, "wrong_link": 403, "wrong_code": 403, "other_code": 403, "not_allowed": 403,
    "host_key": 403, "wrong_key": 403,
    "too_many_guesses": 429, "too_many_workshops": 429,
    "no_such_workshop": 404, "waiting": 503, "come_again": 503, "not_made": 500, "fault": 500, "unknown": 500,
}  # fmt: skip


def refusal(code: str, details: dict[str, int | str]) -> Response:
    return JSONResponse({"error": code, "details": details}, STATUS.get(code, 422))


async def body(request: Request, kind: type[B], most: int = MESSAGE_MOST) -> B:
    """The JSON body. Other pages cannot send that type without asking first, so no form of theirs gets in."""
    if request.headers.get("content-type", "").split(";")[0] != "application/json" or not same_origin(request):
        raise Rejected("not_allowed")
    data = await _read(request, most)
    try:
        return msgspec.json.decode(data, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Rejected("malformed") from None


async def _read(request: Request, most: int) -> bytes:
    data = bytearray()
    with ExitStack() as held:
        try:
            async for chunk in request.stream():
                if len(data) <= MESSAGE_MOST < len(data) + len(chunk):
                    held.enter_context(_place_for_a_file())
                data += chunk
                if len(data) > most:
                    raise Rejected("too_big", most=most)
        except ClientDisconnect:
            raise Rejected("malformed") from None  # nobody hears it
    return bytes(data)


@contextmanager
def _place_for_a_file() -> Iterator[None]:
    """Raises Rejected("come_again") while as many as the process has memory for are on their way."""
    if len(_files) >= FILES_AT_ONCE:
        raise Rejected("come_again")
    place = object()
    _files.add(place)
    try:
        yield
    finally:
        _files.remove(place)


def same_origin(connection: HTTPConnection) -> bool:
    """Whether the page that asks is ours. A client without a page (no Origin) has no cookies to be abused."""
    origin, host = connection.headers.get("origin"), connection.headers.get("host", "")
    if origin is None:
        return True
    # A page that came without TLS may be anybody's; one with TLS is ours, though the proxy may not have told us of it.
    plain = connection.scope["scheme"] in {"http", "ws"}
    return origin == f"https://{host}" or (plain and origin == f"http://{host}")


def base_of(request: HTTPConnection) -> str:
    """The path that this server is under, as its client sees it; "" if it has the host to itself."""
    return str(request.scope.get("root_path", ""))


def code_of(request: Request) -> str:
    return auth.tidy_code(request.path_params["code"])
