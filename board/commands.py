"""All commands as one tagged union: decoding, and nothing else."""

import msgspec

from board import agenda, groups, moderators, notes, workshop
from board.activities import agreeing, canvas, choice, rating, scale, table
from board.activities.cards import commands as cards
from board.records import Rejected

Command = (
    workshop.Command | moderators.Command | notes.EditNote | agenda.Command | groups.Command
    | scale.Command | cards.Command | rating.Command | choice.Command | canvas.Command | table.Command | agreeing.Agree
)  # fmt: skip

FORGETTING = (cards.ForgetCard,)
"""After these, what the room was before may not be kept."""

_decoder: msgspec.json.Decoder[Command] = msgspec.json.Decoder(Command)


def decode_command(raw: bytes | msgspec.Raw) -> Command:
    """The command in these bytes. Raises Rejected("unknown_command" | "malformed", field=…)."""
    try:
        return _decoder.decode(raw)
    except msgspec.ValidationError as error:
        if "Invalid value" in str(error) and "$.t" in str(error):
            raise Rejected("unknown_command") from None
        raise Rejected("malformed", field=_field(str(error))) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Rejected("malformed", field="") from None


def _field(error: str) -> str:
    """msgspec ends its messages with the path of the field: … - at `$.at`"""
    return error.rpartition("`$.")[2].rstrip("`") if "`$." in error else ""
