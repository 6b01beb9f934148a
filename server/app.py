"""The composition root: everything the server is made of, wired in one place."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import DEFAULT_EXCLUDED_CONTENT_TYPES, GZipMiddleware
from starlette.routing import Route

from server.agendas import Agendas
from server.bodies import TROUBLE, refused
from server.config import Config
from server.duty import Duty
from server.front import Front
from server.garbage import Garbage
from server.headers import SafeHeaders
from server.host import Host
from server.keeping import Keeping
from server.links import Links
from server.logs import configure as configure_logs
from server.next import Next
from server.pages import Pages
from server.paper.printing import Paper, Press
from server.reaching import Reaching
from server.report.files import MEDIA
from server.report.service import Reports
from server.returning import Returning
from server.rooms import Rooms
from server.sockets import Sockets
from server.static import Static
from server.tryout.tryouts import Tryouts

# Files that are packed already: to pack them again takes the room's time.
PACKED = (*DEFAULT_EXCLUDED_CONTENT_TYPES, *(MEDIA[name] for name in ("pdf", "docx", "xlsx")))


def create() -> Front:
    """The application of one server process, as the environment configures it."""
    configure_logs()
    config = Config.from_env()
    rooms, static = Rooms(config.store), Static()
    duty, host = Duty(config, rooms), Host(config)
    pages, agendas, sockets = Pages(config, rooms, static, host), Agendas(rooms), Sockets(rooms)
    reaching, tryouts, keeping = Reaching(config, rooms), Tryouts(rooms, host), Keeping(rooms)
    press, links, reports = Press(), Links(rooms, pages), Reports(rooms)
    paper, returning, following = Paper(rooms, pages, press), Returning(rooms, pages, press), Next(rooms, host)
    garbage = Garbage()

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        garbage.start()
        await rooms.start()
        keeping.start()
        yield
        await garbage.stop()
        await keeping.stop()
        await reports.stop()
        await tryouts.stop()
        await rooms.stop()

    pages_and_files = Starlette(
        routes=[
            Route("/", pages.home),
            Route("/static/{name}", static.serve),
            Route("/methods.json", agendas.methods),
            Route("/healthz", duty.healthz),
            Route("/readyz", duty.readyz),
            Route("/metrics", duty.metrics),
            Route("/host", host.enter, methods=["POST"]),
            Route("/workshops", pages.start, methods=["POST"]),
            Route("/next", following.start_from_file, methods=["POST"]),
            Route("/next/offer", following.offer_of_file, methods=["POST"]),
            Route("/{code}", pages.phone),
            Route("/{code}/wall", pages.wall),
            Route("/{code}/console", pages.console),
            Route("/{code}/qr.svg", pages.lent_qr, methods=["POST"]),
            Route("/{code}/join.svg", reaching.join_qr),
            Route("/{code}/addresses.json", reaching.addresses),
            Route("/{code}/report", reports.page),
            Route("/{code}/report.{format}", reports.file),
            Route("/{code}/decided", reports.decided),
            Route("/{code}/agenda.json", agendas.save),
            Route("/{code}/agenda", agendas.load, methods=["POST"]),
            Route("/{code}/paper/{what}.pdf", paper.print),
            Route("/{code}/next.json", following.offer),
            Route("/{code}/next", following.start, methods=["POST"]),
            Route("/{code}/tryout", tryouts.start, methods=["POST"]),
            Route("/{code}/enter", pages.enter, methods=["POST"]),
            Route("/{code}/join", pages.join, methods=["POST"]),
            Route("/{code}/seats", pages.seats),
            Route("/{code}/pass", pages.pass_on, methods=["POST"]),
            Route("/{code}/lend", pages.lend, methods=["POST"]),
            Route("/{code}/leave", pages.leave, methods=["POST"]),
            Route("/{code}/moderators", links.moderator, methods=["POST"]),
            Route("/{code}/walls", links.wall, methods=["POST"]),
            Route("/{code}/return", links.card, methods=["POST"]),
            Route("/{code}/return/card.pdf", returning.card, methods=["POST"]),
            Route("/{code}/return/calendar.ics", returning.calendar, methods=["POST"]),
            Route("/{code}/delete", keeping.delete, methods=["POST"]),
        ],
        middleware=[
            Middleware(SafeHeaders, js=static.allowed("js"), css=static.allowed("css")),
            Middleware(GZipMiddleware, minimum_size=500, exclude_content_types=PACKED),
        ],
        exception_handlers=dict.fromkeys((*TROUBLE, Exception), refused),
        lifespan=lifespan,
    )
    return Front(sockets.serve, pages_and_files, config.proxies)
