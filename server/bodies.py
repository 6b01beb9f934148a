"""What requests bring, and how they are refused."""

from typing import TypeVar

import msgspec
from starlette.requests import HTTPConnection, Request
from starlette.responses import JSONResponse, Response

from board.protocol import MESSAGE_MOST
from board.records import Rejected
from server import auth
from server.rooms import NoSuchRoom

B = TypeVar("B")


async def refused(request: Request, error: Exception) -> Response:
    """The answer to a request that may not be."""
    if isinstance(error, Rejected):
        return refusal(error.code, error.details)
    if isinstance(error, NoSuchRoom):
        return refusal("no_such_workshop", {})
    return refusal("waiting", {})  # the store is away: the page tries again


STATUS = {
    "malformed": 400, "too_big": 413, "wrong_link": 403, "wrong_code": 403, "other_code": 403, "not_allowed": 403,
    "host_key": 403, "wrong_key": 403,
    "no_such_workshop": 404, "waiting": 503, "come_again": 503, "not_made": 500,
}  # fmt: skip


def refusal(code: str, details: dict[str, int | str]) -> Response:
    return JSONResponse({"error": code, "details": details}, STATUS.get(code, 422))


async def body(request: Request, kind: type[B], most: int = MESSAGE_MOST) -> B:
    """The JSON body. Other pages cannot send that type without asking first, so no form of theirs gets in."""
    if request.headers.get("content-type", "").split(";")[0] != "application/json" or not same_origin(request):
        raise Rejected("not_allowed")
    data = bytearray()
    async for chunk in request.stream():
        data += chunk
        if len(data) > most:
            raise Rejected("too_big", most=most)
    try:
        return msgspec.json.decode(data, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Rejected("malformed") from None


def same_origin(connection: HTTPConnection) -> bool:
    """Whether the page that asks is ours. A client without a page (no Origin) has no cookies to be abused."""
    origin = connection.headers.get("origin")
    return origin is None or origin.partition("://")[2] == connection.headers.get("host", "")


def code_of(request: Request) -> str:
    return auth.tidy_code(request.path_params["code"])
