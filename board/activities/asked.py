"""What commands of the kinds have in common."""

import msgspec


class OfSeats(msgspec.Struct, frozen=True, tag_field="t", forbid_unknown_fields=True):
    """A command of everyone's. The moderator may send it, too, where permissions say so."""

    activity: str


class OfModerators(msgspec.Struct, frozen=True, tag_field="t", forbid_unknown_fields=True):
    """A command of the moderator's."""

    activity: str
