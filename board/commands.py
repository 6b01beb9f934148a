"""All commands as one tagged union: decoding, and nothing else."""

import msgspec

from board import agenda, course, groups, hands, keeping, leaving, moderators, notes, questions, sides, workshop
from board.activities import agreeing, canvas, choice, rating, scale, table
from board.activities.cards import commands as cards
from board.records import Rejected

Command = (
    workshop.Command | agenda.Command | groups.Command | course.Command | hands.Command | questions.Command
    | leaving.Command | sides.SaySide | keeping.Command | moderators.Command | notes.EditNote
    | scale.Command | cards.Command | rating.Command | choice.Command | canvas.Command | table.Command | agreeing.Agree
)  # fmt: skip

FORGETTING = (cards.ForgetCard, leaving.Forget, leaving.RemoveSeat, keeping.Unname)
"""After these, what the room was before may not be kept."""

ANSWERS = (
    scale.PlaceMark, scale.Listen, scale.Withdraw, choice.GiveVote, choice.WithdrawVote, rating.PutMark,
    cards.AddCard, cards.EditWords, cards.MoveCard, cards.GroupCard, cards.BinCard, cards.TakeBack, cards.GiveDots,
    cards.LinkCard, cards.Translate, canvas.Weigh, table.SetCell, agreeing.Agree,
)  # fmt: skip
"""What people say in an activity, which may be nameless."""

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


def scope_of(command: Command) -> str:
    """What a command's key is bound to beside its sender: keys of different scopes tie no names together."""
    if isinstance(command, ANSWERS):
        return command.activity
    return questions.SCOPE if isinstance(command, questions.Ask) and not command.named else ""


def _field(error: str) -> str:
    """msgspec ends its messages with the path of the field: … - at `$.at`"""
    return error.rpartition("`$.")[2].rstrip("`") if "`$." in error else ""
