"""Who comes in spring, and who comes half a year later; where they stand, and on which side."""

from typing import NamedTuple

WITH_PHONES = {"Skaidrīte Mežgaile": "user", "Māris": "staff"}
USER, STAFF = WITH_PHONES
IN_SPRING = {"Anna": "user", "Dace": "user", "Egīls": "user", "": "user",
             "Zane": "staff", "Raimonds": "staff", "Līga": "staff", "Pēteris": "staff"}  # fmt: skip
IN_AUTUMN = {"Anna": "user", "Dace": "user", "Jānis": "user", "Zane": "staff", "Raimonds": "staff", "Ilze": "staff"}
SPRING = len(WITH_PHONES) + len(IN_SPRING)
AUTUMN = len(WITH_PHONES) + len(IN_AUTUMN)


class Round(NamedTuple):
    """Where all stand: on phones by the five large steps, by wire between 0 and 1000."""

    steps: tuple[int, ...]
    places: tuple[int, ...]


FIRST = Round((1, 4), (60, 140, 210, 330, 480, 610, 760, 905))
SECOND = Round((2, 4), (220, 140, 400, 330, 520, 700, 760, 860))
OTHER = Round((3, 3), (300, 420, 500, 510, 560, 640, 700, 720))
LATER = Round((5, 3), (720, 810, 930, 380, 450, 640))

MARKS = ((4, 2, -2), (2, 3, -3))
"""What the two with phones think of the three criteria."""

OTHERS = ((5, 4, 3, 1, 2, -1), (0, 3, -1, 3, 4, 2), (-4, -2, 0, 1, -3, -5))
"""And all the others, by wire: for each criterion, each of them."""
