"""What is on the agenda of a made workshop: every activity of every tool once, and what no tool has."""

import re
from collections.abc import Iterator

from board.agenda import AddActivity
from board.methods import AGENDAS, TOOLS
from board.tools import Template

MORE: dict[str, Template] = {
    "namelessrating": {"kind": "rating", "title": {"lv": "Cik tas mums svarīgi?"}, "who": "nameless", "minutes": 15},
    "namelessdots": {
        "kind": "cards", "title": {"lv": "Kas jāpasaka bez vārda?"}, "who": "nameless", "dots": 3, "minutes": 10,
    },
    "asgroups": {
        "kind": "choice", "question": {"lv": "Kurā virzienā iet jūsu grupai?"}, "mode": "nameless", "groups": True,
        "several": True, "options": [{"text": {"lv": text}} for text in ("Uz priekšu", "Atpakaļ", "Pa vidu")],
    },
    "liveline": {
        "kind": "scale", "statement": {"lv": "Man šodien ir labs noskaņojums"}, "mode": "live", "minutes": 2,
    },
    "openline": {
        "kind": "scale", "statement": {"lv": "Savu viedokli es drīkstu teikt skaļi"}, "mode": "hidden", "spread": True,
    },
    "sidedline": {"kind": "scale", "statement": {"lv": "Mūs šeit uzklausa"}, "sides": True, "minutes": 2},
    "sidedchoice": {
        "kind": "choice", "question": {"lv": "Vai nākt arī turpmāk?"}, "mode": "nameless", "sides": True,
        "options": [{"text": {"lv": "Jā"}, "sign": "yes"}, {"text": {"lv": "Nē"}, "sign": "no"}],
    },
    "sidedrating": {
        "kind": "rating", "title": {"lv": "Cik labi tas izdodas?"}, "who": "nameless", "groups": False, "sides": True,
    },
}  # fmt: skip
"""Kinds as no tool has them: nameless in groups, nameless dots, lines with names, sides told apart."""


def agenda() -> Iterator[AddActivity]:
    """In the order of the method's agendas as far as they go, with their sections and minutes."""
    planned = [one for ready in sorted(AGENDAS, key=_longest) for one in AGENDAS[ready]["activities"] if "tool" in one]
    rest = [{"tool": tool, "part": part} for tool in TOOLS for part in range(len(TOOLS[tool]["activities"]))]
    templates: dict[str, Template] = {}
    for one in [*planned, *rest]:
        templates.setdefault(_name(one), one)
    for name, template in {**templates, **MORE}.items():
        yield AddActivity(name, template)


def _longest(name: str) -> int:
    return -len(AGENDAS[name]["activities"])


def _name(template: Template) -> str:
    return re.sub(r"[^a-z]", "", template["tool"])[:14] + str(template["part"] + 1)
