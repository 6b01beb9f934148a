"""What is drawn behind and between the fields of a figure."""

from math import cos, pi, sin

from server.report.drawings.kit import LINE, LINE_2, TONES, WIDTH, element, number, text

LEAVES = 30  # how far a crown's edge runs in and out
SCALLOP = 46


def middle(high: float) -> str:
    """Two forces push against it."""
    x = WIDTH / 2
    return element("rect", x=x - 5, y=-4, width=10, height=high + 8, rx=5, fill=LINE, class_="floor")


def star(wide: float, tones: list[str]) -> str:
    """Five points, one for each field, in the order in which they are read."""
    radius = wide * 0.42
    return "".join(_point(n, wide / 2, radius, *TONES.get(tone, TONES[""])) for n, tone in enumerate(tones))


def _point(n: int, middle: float, radius: float, strong: str, soft: str) -> str:
    spots = (_spot(n, 1), _spot(n + 0.5, 0.46), (0.0, 0.0), _spot(n - 0.5, 0.46))
    d = "M" + "L".join(f"{number(middle + radius * x)} {number(middle + radius * y)}" for x, y in spots) + "Z"
    x, y = _spot(n, 0.56)
    label = text(middle + radius * x, middle + radius * y - 13, str(n + 1), size=20, weight=600, anchor="middle")
    return element("path", d=d, fill=soft, stroke=strong, stroke_width=1.4, stroke_linejoin="round") + label.svg


def _spot(turn: float, far: float) -> tuple[float, float]:
    angle = turn * 2 * pi / 5 - pi / 2
    return far * cos(angle), far * sin(angle)


def crown(high: float) -> str:
    """Like a cloud of leaves."""
    inset = LEAVES / 2
    knots = _along(inset, inset, WIDTH - 2 * inset, high - 2 * inset)
    d = f"M{number(knots[0][0])} {number(knots[0][1])}"
    for (x, y), (to_x, to_y) in zip(knots, [*knots[1:], knots[0]], strict=True):
        out_x, out_y = (to_y - y) * 0.55, (x - to_x) * 0.55
        d += f"Q{number((x + to_x) / 2 + out_x)} {number((y + to_y) / 2 + out_y)} {number(to_x)} {number(to_y)}"
    strong, soft = TONES["leaf"]
    return element("path", d=d + "Z", fill=soft, stroke=strong, stroke_width=1.8, class_="crown")


def _along(x: float, y: float, wide: float, high: float) -> list[tuple[float, float]]:
    """Points along a rectangle, clockwise, about a scallop from each other."""
    across, down = max(2, round(wide / SCALLOP)), max(2, round(high / SCALLOP))
    top = [(x + wide * n / across, y) for n in range(across)]
    right = [(x + wide, y + high * n / down) for n in range(down)]
    foot = [(x + wide - wide * n / across, y + high) for n in range(across)]
    left = [(x, y + high - high * n / down) for n in range(down)]
    return top + right + foot + left


def trunk(high: float) -> str:
    """It stands on the ground, broader there."""
    (x, half), end = (WIDTH / 2, WIDTH * 0.31), number(high)
    d = (
        f"M{number(x - half)} 0Q{number(x - half + 20)} {number(high * 0.6)} {number(x - half - 26)} {end}"
        f"H{number(x + half + 26)}Q{number(x + half - 20)} {number(high * 0.6)} {number(x + half)} 0Z"
    )
    return element("path", d=d, fill=LINE, stroke=LINE_2, stroke_width=1.2, class_="trunk")


def ground(high: float) -> str:
    """What the roots go down into."""
    _, soft = TONES["earth"]
    earth = element("rect", y=0, width=WIDTH, height=high, rx=10, fill=soft, class_="earth")
    grass = element("path", d=f"M0 2H{WIDTH}", stroke=TONES["leaf"][0], stroke_width=4, class_="grass")
    roots = "".join(_root(WIDTH / 2 + way * 60, WIDTH / 2 + way * far, high * deep) for way, far, deep in _ROOTS)
    return earth + roots + grass


_ROOTS = [(way, far, deep) for way in (-1, 1) for far, deep in ((345, 0.75), (349, 0.5), (341, 0.95))]


def _root(x: float, end: float, deep: float) -> str:
    d = f"M{number(x)} 2C{number(x)} {number(deep * 0.5)} {number(end)} 8 {number(end)} {number(deep)}"
    return element("path", d=d, fill="none", stroke=LINE_2, stroke_width=5, stroke_linecap="round", class_="root")
