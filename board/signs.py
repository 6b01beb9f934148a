"""The signs of fields, drawn in a square of 24 × 24: name → SVG path."""

import json
from importlib.resources import files

SIGNS: dict[str, str] = json.loads(files("board").joinpath("signs.json").read_text("utf-8"))
