"""The ten figures by which the NHS in England, Wales and the Isle of Man knows a person."""

import re

SPACING = re.compile(r"[\s-]+")


def plain(typed: str) -> str:
    """Without the spaces and hyphens it is written with."""
    return SPACING.sub("", typed)


def passes_its_check(number: str) -> bool:
    """Whether the last of ten figures follows from the first nine (modulo 11)."""
    if not (len(number) == 10 and number.isascii() and number.isdigit()):
        return False
    total = sum(int(figure) * (10 - place) for place, figure in enumerate(number[:9]))
    return (11 - total % 11) % 11 == int(number[9])
