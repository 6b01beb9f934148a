"""What a workshop leaves behind, as a tree of plain blocks, made of what its reader may see. Others draw it.

A view is what the channels of a reader show: id → public record, as a page merges them.
"""

from collections.abc import Callable, Iterable, Iterator

from board.report.reading import Record, Speech, View, table_of, team_name, teams, text_of, title_of, under
from board.report.tree import Block, Cell, Column, Document, Grid, Item, Items, Section, Table

def decided(view: View, speech: Speech) -> Document:
    """What was decided: the results of the activities that decide something, as far as they are shown."""
    workshop = view.get("workshop", {})
    found = [(name, view.get(f"activity/{name}", {})) for name in workshop.get("agenda", ())]
    sections = [_section(view, name, activity, speech) for name, activity in found if activity.get("decides")]
    return Document(workshop.get("title", ""), tuple(section for section in sections if section.blocks))


def _section(view: View, name: str, activity: Record, speech: Speech) -> Section:
    title = activity.get("title") or activity.get("question") or activity.get("statement")
    draw = _BY_KIND.get(activity["t"])
    blocks = () if draw is None else tuple(block for block in draw(view, name, activity, speech) if block.lines)
    return Section(speech.say(title), blocks)


def _choice(view: View, name: str, choice: Record, speech: Speech) -> Iterator[Block]:
    if choice["phase"] != "shown" and choice["mode"] != "live":
        return
    for team in _teams(view, choice):
        count = view.get(f"count/{name}/votes/{team}".rstrip("/"), {})
        answers = [
            Item(speech.say(option.get("text") or option.get("other")), count.get(f"o{number}", 0))
            for number, option in enumerate(choice["options"])
        ]
        chosen = [item for item in answers if item.count]
        yield Items(_team(team, speech), tuple(sorted(chosen, key=lambda item: -(item.count or 0))))
        votes = [vote for _, vote in _under(view, f"vote/{name}/") if vote.get("team", "") == team]
        remarks = [Item(vote["remark"]) for vote in votes if vote.get("remark")]
        yield Items(speech.word("report.remarks"), tuple(remarks))


def _cards(view: View, name: str, board: Record, speech: Speech) -> Iterator[Block]:
    """The picked ones, where some were picked."""
    cards = _table_of(view, name)
    shown = [card for key, card in cards if key in board["picked"]] or [card for _, card in cards]
    for team in _teams(view, board):
        yield Items(_team(team, speech), _lines(_of(team, shown)))


def _canvas(view: View, name: str, board: Record, speech: Speech) -> Iterator[Block]:
    for team in _teams(view, board):
        cards = _of(team, (card for _, card in _table_of(view, name)))
        for field in board["fields"]:
            where = filter(None, (_team(team, speech), speech.say(field["title"])))
            yield Items(" – ".join(where), _lines(card for card in cards if card["field"] == field["name"]))


def _grid(view: View, name: str, board: Record, speech: Speech) -> Iterator[Block]:
    titles = tuple(speech.say(column["title"]) for column in board["columns"])
    for team in _teams(view, board):
        rows = _of(team, (card for _, card in _table_of(view, name)))
        lines = [tuple(_cell(row, at, column, speech) for at, column in enumerate(board["columns"])) for row in rows]
        yield Grid(_team(team, speech), titles, tuple(line for line in lines if any(line)))


_BY_KIND: dict[str, Callable[[View, str, Record, Speech], Iterator[Block]]] = {
    "choice": _choice,
    "cards": _cards,
    "canvas": _canvas,
    "table": _grid,
}


def _cell(row: Record, at: int, column: Record, speech: Speech) -> str:
    if at == 0:
        return _text(row)
    if column["kind"] == "text":
        return _text(row["cells"].get(column["name"], {}))
    value = row["values"].get(column["name"])
    if value is None:
        return ""
    if column["kind"] == "date":
        return speech.day(value)
    if column["kind"] == "choice":
        return speech.say(column["options"][value])
    return speech.number(value) if column["kind"] == "number" else str(value)


def _table_of(view: View, name: str) -> list[tuple[str, Record]]:
    """The cards that lie on the table, as pages sort them."""
    cards = [(name_of(key), card) for key, card in _under(view, f"card/{name}/")]
    lying = [(key, card) for key, card in cards if not (card["hidden"] or card["binned"] or card["suggested"])]
    return sorted(lying, key=lambda one: (not one[1]["pinned"], one[1]["order"], one[0]))


def _of(team: str, cards: Iterable[Record]) -> list[Record]:
    return [card for card in cards if not team or card["team"] == team]


def _lines(cards: Iterable[Record]) -> tuple[Item, ...]:
    return tuple(Item(text) for text in map(_text, cards) if text)


def _text(record: Record) -> str:
    return msgspec.convert({name: record[name] for name in ("base", "since", "recent") if name in record}, Words).text


def _teams(view: View, activity: Record) -> list[str]:
    """The groups that did it; all together are ""."""
    groups = sorted(_under(view, "group/"), key=lambda one: one[1]["order"])
    return [name_of(key) for key, _ in groups] if activity.get("groups") and groups else [""]


def _team(name: str, speech: Speech) -> str:
    return speech.word(f"common.group.{name}") if name else ""


def _under(view: View, prefix: str) -> list[tuple[str, Record]]:
    return [(key, record) for key, record in sorted(view.items()) if key.startswith(prefix)]
