"""An activity as a tool's data: made of a template, edited, and given out as one again.

A template is JSON: the kind and its settings. Or it names a tool of the method, `{"tool": …, "part": 0}`, and
says what is to be different.
"""

import re
from typing import Any

import msgspec

from board.activities import KINDS
from board.methods import TOOLS
from board.records import Activity, Rejected, plain

Template = dict[str, Any]

DEEPEST = 8
PLACE_MOST = 60  # characters of a place that an error names
TEXT_MOST = 10_000  # of any one text, before its own limit is looked at


def made(name: str, template: Template) -> Activity:
    """The activity that a template asks for. Raises Rejected, with the place in the template."""
    given = _tidy(_resolved(template))
    tag = given.pop("kind", "")
    kind = KINDS.get(tag) if isinstance(tag, str) else None
    if kind is None:
        raise _bad("kind")
    return _activity(kind, given, {"t": tag, "id": f"activity/{name}"})


def template_of(activity: Activity) -> Template:
    """The kind and settings of an activity, as a file that makes the same again."""
    settings = {name: value for name, value in msgspec.to_builtins(activity).items() if name in activity.settings()}
    return {"kind": type(activity).__struct_config__.tag, **settings}


def edited(activity: Activity, settings: Template) -> Template:
    """The settings that become different. Raises Rejected when they may not, or are not well-formed."""
    standing = msgspec.to_builtins(activity)
    new = _activity(type(activity), _tidy(settings), standing)
    changed = {name: value for name, value in msgspec.to_builtins(new).items() if value != standing[name]}
    if not activity.fixed().isdisjoint(changed):
        raise Rejected("fixed_by_now")
    return changed


def _resolved(template: Template) -> Template:
    if "tool" not in template:
        return template
    own = dict(template)
    name, part = own.pop("tool"), own.pop("part", 0)
    parts = TOOLS[name]["activities"] if isinstance(name, str) and name in TOOLS else []
    if not isinstance(part, int) or not 0 <= part < len(parts):
        raise Rejected("no_such_tool")
    return {"source": TOOLS[name]["source"], "term": TOOLS[name].get("term", {}), **parts[part], **own}


def _tidy(value: Any, depth: int = 0) -> Any:
    """Texts made plain; a language in which nothing is said is left out."""
    if depth > DEEPEST:
        raise _bad("")
    if isinstance(value, str):
        return plain(value, TEXT_MOST)
    if isinstance(value, list | tuple):
        return [_tidy(one, depth + 1) for one in value]
    if isinstance(value, dict):
        tidied = {name: _tidy(one, depth + 1) for name, one in value.items()}
        return {name: one for name, one in tidied.items() if one != "" or not depth}
    return value


def _activity(kind: type[Activity], settings: Template, rest: Template) -> Activity:
    unknown = settings.keys() - kind.settings()
    if unknown:
        raise _bad(min(unknown))
    try:
        new = msgspec.convert({**rest, **settings}, kind)
    except msgspec.ValidationError as error:
        raise _named(str(error)) from None
    new.check()
    return new


def _named(error: str) -> Rejected:
    """msgspec's words as a code and a place. They read: Expected `str` of length <= 60 - at `$.fields[0].title`."""
    place = error.rpartition("`$.")[2].rstrip("`").removesuffix("[...]")[:PLACE_MOST] if "`$." in error else ""
    missing = re.search(r"missing required field `(\w+)`", error)
    too_long = re.search(r"`str` of length <= (\d+)", error)
    if missing:
        return Rejected("text_missing", place=f"{place}.{missing[1]}".lstrip("."))
    if "`object` of length >= 1" in error:
        return Rejected("text_missing", place=place)
    if too_long:
        return Rejected("text_too_long", most=int(too_long[1]), place=place)
    return _bad(place)


def _bad(place: str) -> Rejected:
    return Rejected("bad_tool", place=place[:PLACE_MOST])
