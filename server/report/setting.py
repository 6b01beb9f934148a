"""The report as the typesetter gets it: plain data, with our drawings in it, that nothing in it can break."""

import math
from collections.abc import Iterator
from typing import Any

import msgspec

from board.report.tree import Answers, Axis, Block, Document, Figure, Grid, Line, Rated, Section, Table
from server.i18n import texts
from server.report import charts
from server.report.drawings import axis
from server.report.drawings.kit import legal

LINKS = {"leads", "comes", "links"}
MOST_UPRIGHT = 5  # columns: more need a page that lies on its side


def composed(document: Document) -> str:
    """As JSON, for the templates."""
    words = {key: said for key, said in texts(document.language, "report").items() if isinstance(said, str)}
    data = {
        "title": document.title or document.kicker or "–",  # a PDF that is read aloud has a title
        "kicker": document.kicker,
        "language": document.language,
        "facts": document.facts,
        "summary": None if document.summary is None else _section(document.summary),
        "sections": [_section(section) for section in document.sections],
        "words": words,
    }
    targets: set[str] = {""}
    plain = _unique(_clean(_plain(data)), targets)
    return msgspec.json.encode(_linked(plain, targets)).decode()


def _plain(data: Any) -> Any:
    """Dictionaries and lists."""
    return msgspec.json.decode(msgspec.json.encode(data))


def _section(section: Section) -> dict[str, Any]:
    wide = any(isinstance(block, Grid) and len(block.table.columns) > MOST_UPRIGHT for block in section.blocks)
    plain: dict[str, Any] = _plain(section)
    return plain | {"blocks": [_block(block) for block in section.blocks], "wide": wide}


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Line() | Answers():
            return {"type": "drawing", "title": block.title, "svg": charts.drawn(block), "alt": told(block)}
        case Axis():
            return _axis(block)
        case Grid():
            return _grid(block)
        case _:
            plain: dict[str, Any] = _plain(block)
            return plain


def told(block: Line | Answers | Axis | Figure) -> str:
    """What a drawing shows, and after that its figures, for whoever hears it."""
    return " ".join(filter(None, (block.alt, *_figures(block.table)))) or block.title or "–"


def _figures(table: Table) -> Iterator[str]:
    """`2nd round: 0 – 2, 25 – 1.` What nobody said is left out."""
    for at, column in enumerate(table.columns):
        said = [f"{line[0].text} – {line[at].text}" for line in table.lines if at and line[at].value]
        if column.kind == "number" and said:
            yield f"{column.title}: {', '.join(said)}."


# The common scale: a table, since each card has words of its own and leads elsewhere


def _axis(block: Axis) -> dict[str, Any]:
    ends = f"{axis.value_of(block.least)} {block.low} … {axis.value_of(block.most)} {block.high}"
    plain: dict[str, Any] = _plain(block)
    return plain | {
        "card": block.table.columns[0].title if block.table.columns else "",
        "ruler": {"svg": axis.ruler(block, alt=ends), "alt": ends},
        "tracks": [_track(block, rated) for rated in block.cards],
    }


def _track(block: Axis, rated: Rated) -> dict[str, str]:
    told = _told(block, rated)
    return {"svg": axis.track(block, rated, alt=told), "alt": told}


def _told(block: Axis, rated: Rated) -> str:
    """`−5 → −4 (−5 × 3, −4 × 1)`: it was, it is, and how many say which."""
    values = [axis.value_of(value, block.table) for value in (rated.before, rated.value) if value is not None]
    marks = [f"{axis.value_of(block.least + n)} × {many}" for n, many in enumerate(rated.marks) if many]
    return " ".join(filter(None, (" → ".join(values) or "–", f"({', '.join(marks)})" if marks else "")))


# Tables


def _grid(block: Grid) -> dict[str, Any]:
    plain: dict[str, Any] = _plain(block)
    anchors = (*block.anchors, *("",) * len(block.table.lines))
    lines = [{"anchor": anchor, "cells": line} for anchor, line in zip(anchors, plain["table"]["lines"], strict=False)]
    return plain | {"lines": lines, "shares": _shares(block.table)}


def _shares(table: Table) -> list[float]:
    """How broad columns are beside each other: long texts get more, but not as much more as they are longer."""
    return [_share([column.title, *(line[n].text for line in table.lines)]) for n, column in enumerate(table.columns)]


def _share(texts: list[str]) -> float:
    longest = min(90, max(9, *map(len, texts)))
    return round(math.pow(longest, 0.6), 2)


# Whatever may be written


def _clean(plain: Any) -> Any:
    if isinstance(plain, dict):
        return {key: _clean(one) for key, one in plain.items()}
    if isinstance(plain, list):
        return [_clean(one) for one in plain]
    return legal(plain) if isinstance(plain, str) else plain


def _unique(plain: Any, targets: set[str]) -> Any:
    """A target stands once; `targets` gets their names. Links are left alone."""
    if isinstance(plain, dict):
        return {
            key: one if key in LINKS else _target(one, targets) if key == "anchor" else _unique(one, targets)
            for key, one in plain.items()
        }
    return [_unique(one, targets) for one in plain] if isinstance(plain, list) else plain


def _target(anchor: str, targets: set[str]) -> str:
    if anchor in targets:
        return ""
    targets.add(anchor)
    return anchor


def _linked(plain: Any, targets: set[str]) -> Any:
    """Nothing leads nowhere."""
    if isinstance(plain, dict):
        return {key: _leading(one, targets) if key in LINKS else _linked(one, targets) for key, one in plain.items()}
    return [_linked(one, targets) for one in plain] if isinstance(plain, list) else plain


def _leading(links: list[dict[str, str]], targets: set[str]) -> list[dict[str, str]]:
    return [link if link["anchor"] in targets else link | {"anchor": ""} for link in links]
