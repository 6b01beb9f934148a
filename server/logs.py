"""What the server writes about itself: one JSON object a line, for the person on duty; nothing about people.

A workshop's code lets people in, so a line has only a mark that is the same for the same code until the server is
started again.
"""

import hashlib
import secrets
import sys

import structlog

_SALT = secrets.token_bytes(16)


def configure() -> None:
    """Lines with time, level and what happened, to standard error."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )


def marked(room: str) -> str:
    """A room's mark in the log."""
    return hashlib.blake2s(room.encode(), key=_SALT, digest_size=4).hexdigest()
