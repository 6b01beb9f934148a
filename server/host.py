"""The host's key: where there is one (TALKA_HOST_KEY), only who knows it begins workshops on this server."""

import hashlib
import hmac

import msgspec
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from board.records import Rejected
from server.addresses import is_this_machine, neighbourhood
from server.bodies import body
from server.config import Config
from server.limits import WORKSHOPS_A_SECOND, WORKSHOPS_AT_ONCE, Buckets, Guesses

COOKIE = "host"
A_YEAR = 365 * 24 * 3600


class KeyBody(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The key as it was typed."""

    key: str


class Host:
    """Asks for the key once; the browser keeps a proof of it that no script can read."""

    def __init__(self, config: Config) -> None:
        self._key = config.host_key
        self._proof = hmac.digest(config.host_key.encode(), b"talka host", hashlib.sha256).hex()
        self._guesses = Guesses()
        self._begun = Buckets(WORKSHOPS_AT_ONCE, WORKSHOPS_A_SECOND)

    async def enter(self, request: Request) -> Response:
        """`POST /host {"key"}`."""
        asked = await body(request, KeyBody)
        if not self._key or not hmac.compare_digest(asked.key.strip().encode(), self._key.encode()):
            await self._guesses.wrong(neighbourhood(request))
            raise Rejected("wrong_key")
        await self._guesses.newcomer(neighbourhood(request))  # people choose keys: a quick answer would tell
        response = JSONResponse({})
        response.set_cookie(COOKIE, self._proof, max_age=A_YEAR, path="/", httponly=True, samesite="lax")
        return response

    def check(self, request: Request) -> None:
        """Raises Rejected("host_key") unless whoever asks may begin a workshop here."""
        if self._key and not hmac.compare_digest(request.cookies.get(COOKIE, "").encode(), self._proof.encode()):
            raise Rejected("host_key")

    def count(self, request: Request) -> None:
        """One more workshop is begun from there. Raises Rejected("too_many_workshops").

        At the machine itself nobody is counted: whoever sits there could write into the store anyway.
        """
        if not is_this_machine(request) and not self._begun.of(neighbourhood(request)).take():
            raise Rejected("too_many_workshops")
