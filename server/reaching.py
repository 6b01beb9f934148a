"""How people reach this server: its addresses for the moderator to choose from, and the way in as a picture."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from board.links import address_of
from board.records import Rejected, Role
from server import auth
from server.addresses import all_addresses, kind_of_network, reach_of, told_address
from server.config import Config
from server.qr import qr
from server.room import Room
from server.rooms import Rooms


class Reaching:
    """The endpoints over HTTP."""

    def __init__(self, config: Config, rooms: Rooms) -> None:
        self._config = config
        self._rooms = rooms

    async def addresses(self, request: Request) -> Response:
        """Every address that phones might open, the likeliest first, and how far `present` reaches. For moderators."""
        room = await self._rooms.asked(request)
        _only(request, room, "moderator")
        present = address_of(request.query_params.get("present", ""))
        found = dict.fromkeys([told_address(self._config, request), *self._of_this_machine(request)])
        return JSONResponse(
            {
                "reach": reach_of(present) if present else "",
                "found": [{"address": one, "kind": kind_of_network(one), "reach": reach_of(one)} for one in found],
            }
        )

    def _of_this_machine(self, request: Request) -> list[str]:
        """Whoever came from afar, perhaps by way of a proxy, has nothing of what this machine is called inside."""
        return [] if reach_of(str(request.base_url)) == "far" else all_addresses(self._config)

    async def join_qr(self, request: Request) -> Response:
        """A picture of the link that people join by, at the address that was asked for."""
        room = await self._rooms.asked(request)
        _only(request, room, "moderator", "wall")
        address = address_of(request.query_params.get("address", ""))
        if not address:
            raise Rejected("malformed")
        return Response(qr(f"{address}/{room.name}"), media_type="image/svg+xml")


def _only(request: Request, room: Room, *roles: Role) -> None:
    """Raises Rejected unless the cookies prove one of these roles."""
    if all(auth.actor_of(request, role, room.replica.state) is None for role in roles):
        raise Rejected("not_allowed")
