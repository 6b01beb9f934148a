"""The thread through a workshop: from an opinion to a challenge, its rating, a measure and an action, and back.

A card leads to those it is linked to, and to its copies in later activities; a statement leads to the cards that grew
out of it. Whatever takes part has a mark such as 3.2: the second in section 3.
"""

from collections.abc import Iterator

from board.report.reading import Speech, View, table_of, text_of, title_of
from board.report.tree import Item, Link

SHORT = 90  # characters of what another item says


class Thread:
    """All that is linked in a view. `sections`: the activities of the report, in their order, numbered from 1."""

    def __init__(self, view: View, sections: list[str], speech: Speech) -> None:
        self._texts = dict(_nodes(view, sections, speech))
        self._leads: dict[str, list[str]] = {}
        self._comes: dict[str, list[str]] = {}
        for one, other in _edges(view, self._texts):
            self._leads.setdefault(one, []).append(other)
            self._comes.setdefault(other, []).append(one)
        self._marks = _marked([key for key in self._texts if key in self._leads or key in self._comes], sections)

    def mark(self, key: str) -> str:
        """The mark of a card (`card/<activity>/<name>`) or statement (`activity/<name>`); "" if it is not linked."""
        return self._marks.get(key, "")

    def anchor(self, key: str) -> str:
        """Where it stands in the report; of a statement, where its section begins."""
        mark = self.mark(key)
        kind = "s" if key.startswith("activity/") else "t"
        return f"{kind}{mark.replace('.', '-')}" if mark else ""

    def leads(self, key: str) -> tuple[Link, ...]:
        return tuple(map(self._link, self._leads.get(key, ())))

    def comes(self, key: str) -> tuple[Link, ...]:
        return tuple(map(self._link, self._comes.get(key, ())))

    def whole(self) -> tuple[Item, ...]:
        """Every thread from where it begins, what each leads to lying under it."""
        return tuple(self._followed(key, ()) for key in self._marks if key not in self._comes)

    def _followed(self, key: str, before: tuple[str, ...]) -> Item:
        on = [other for other in self._leads.get(key, ()) if other not in (*before, key)]
        under = tuple(self._followed(other, (*before, key)) for other in on)
        return Item(self._texts[key], under=under, leads=(self._link(key),))

    def _link(self, key: str) -> Link:
        return Link(self.anchor(key), self.mark(key), shortened(self._texts[key]))


def _nodes(view: View, sections: list[str], speech: Speech) -> Iterator[tuple[str, str]]:
    for name in sections:
        activity = view[f"activity/{name}"]
        if activity["t"] == "scale":
            yield f"activity/{name}", title_of(activity, speech)
        yield from ((f"card/{name}/{key}", text_of(card)) for key, card in table_of(view, name))


def _edges(view: View, texts: dict[str, str]) -> Iterator[tuple[str, str]]:
    for key in texts:
        record = view[key]
        if record.get("origin") in texts:
            yield record["origin"], key
        for to in record.get("links", ()):
            if "/" not in to and f"activity/{to}" in texts:
                yield f"activity/{to}", key  # it grew out of this statement
            elif f"card/{to}" in texts:
                yield key, f"card/{to}"


def _marked(keys: list[str], sections: list[str]) -> dict[str, str]:
    many: dict[str, int] = {}
    marks: dict[str, str] = {}
    for key in keys:
        kind, section, *_ = key.split("/")
        marks[key] = str(sections.index(section) + 1)
        if kind == "card":
            many[section] = many.get(section, 0) + 1
            marks[key] += f".{many[section]}"
    return marks


def shortened(text: str) -> str:
    """What a text says, in one line."""
    line = " ".join(text.split())
    return line if len(line) <= SHORT else f"{line[:SHORT].rsplit(' ', 1)[0]} …"
