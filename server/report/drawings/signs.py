"""People, and how the answers of different people are told apart without colour."""

from server.report.drawings.kit import PINE, SHEET, SMALL, Piece, element, number, text
from server.report.drawings.letters import LEADING, width


def person(x: float, foot: float, height: float, *, hollow: bool = False) -> str:
    """Somebody who stands at x. Hollow: it was then, or they stand beside."""
    half, head = height * 0.2, height * 0.15
    top = foot - height * 0.66
    body = (
        f"M{number(x - half)} {number(foot)}V{number(top + half)}A{number(half)} {number(half)} 0 0 1 "
        f"{number(x + half)} {number(top + half)}V{number(foot)}Z"
    )
    round_ = element("circle", cx=x, cy=foot - height + head, r=head)
    return element("g", round_ + element("path", d=body), **ways(0 if not hollow else 1))


def ways(series: int) -> dict[str, object]:
    """How the answers of a series are filled: full, hollow; what is striped beside that, see `bar`."""
    if series == 0:
        return {"fill": PINE, "class_": "full"}
    return {"fill": SHEET, "stroke": PINE, "stroke_width": 1.6, "class_": "hollow"}


def bar(x: float, y: float, wide: float, high: float, series: int) -> str:
    """Full, hollow, striped down, striped across: they differ without any colour."""
    kind = series % 4
    frame = element("rect", x=x, y=y, width=wide, height=high, rx=3, **ways(kind))
    if kind < 2:
        return frame
    step = 6.0
    marks = (
        [f"M{number(x + at)} {number(y)}v{number(high)}" for at in _steps(wide, step)]
        if kind == 2
        else [f"M{number(x)} {number(y + at)}h{number(wide)}" for at in _steps(high, step - 1)]
    )
    return frame + (element("path", d="".join(marks), stroke=PINE, stroke_width=2.2, class_="stripes") if marks else "")


def _steps(room: float, step: float) -> list[float]:
    return [step * n for n in range(1, int(room / step) + 1) if step * n < room - 1]


def people(x: float, y: float, n: int, listening: int = 0, *, hollow: bool = False) -> Piece:
    """`n` stand; so many listen, who sit beside. It ends at x, to the right."""
    said = [(str(n), hollow, False)] + [(str(listening), True, True)] * bool(listening)
    found, high = [], SMALL * LEADING
    for words, empty, sits in reversed(said):
        x -= width(words, SMALL, 600)
        found.append(text(x, y, words, size=SMALL, weight=600).svg)
        x -= 12
        found.append(seated(x, y + high - 2) if sits else person(x, y + high - 2, 20, hollow=empty))
        x -= 22
    return Piece("".join(found), high)


def seated(x: float, foot: float) -> str:
    """Somebody who sits and listens."""
    head = element("circle", cx=x - 2, cy=foot - 16, r=3)
    body = f"M{number(x - 2)} {number(foot - 12)}v7h6v5"
    return element("g", head + element("path", d=body), fill="none", stroke=PINE, stroke_width=1.8, class_="seated")
