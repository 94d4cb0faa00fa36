"""Names, addresses and ways to reach somebody: parts that many resources share."""

from collections.abc import Sequence

from whatmatters.exchange.fhir.shape import Element

PAST = {"old", "temp"}


def name_of(name: Element) -> str:
    """A HumanName as one says it: its parts in order, or its text."""
    given, family = name.texts("given"), name.text("family")
    whole = " ".join([*given, family]).split()
    text = name.text("text")
    return " ".join(whole) or " ".join(text.split())


def full_names(names: Sequence[Element]) -> list[tuple[str, str]]:
    """Each name that is one, with its use: the official or usual first."""
    found = [(name.text("use"), name_of(name)) for name in names]
    return sorted(((u, n) for u, n in found if n), key=lambda pair: RANK.get(pair[0], 2))


RANK = {"official": 0, "usual": 1, "": 2, "nickname": 3, "anonymous": 4, "maiden": 5, "old": 6}


def address_of(address: Element) -> str:
    """An address, one part a line."""
    if text := address.text("text"):
        address.forget("line", "city", "district", "state", "postalCode", "country")
        return text
    parts = [
        *address.texts("line"),
        *(address.text(part) for part in ("city", "district", "state", "postalCode", "country")),
    ]
    return "\n".join(part.strip() for part in parts if part)


def reach_of(telecom: Sequence[Element]) -> list[tuple[str, str, str]]:
    """Ways to reach somebody now: system, value, use. Past ones are named and left."""
    found = []
    for point in telecom:
        system, value, use = point.text("system"), point.text("value"), point.text("use")
        point.number("rank")
        if not value:
            point.say("", "it gives no number or address")
        elif use in PAST:
            point.say("", "it is a former or temporary one")
        else:
            found.append((system, " ".join(value.split()), use))
    return found


def reach_line(holder: Element) -> str:
    """All ways to reach somebody in a circle, on one line."""
    ways = ", ".join(value for _, value, _ in reach_of(holder.elements("telecom")))
    return holder.cut("telecom", ways, 200)
