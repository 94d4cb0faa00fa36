"""The verdict table a second time, typed by hand, so that no edit of the first goes unseen.

It follows the table that was settled (reliability and security, 4.2). A column is a class of
data, in the order of `DataClass`; a row is a way of standing to a person; a cell is in letters:

    R W   reads, writes            c C   reads, writes what a current share covers
    l L   reads, writes where the person is recorded to lack capacity for it now
    s     reads if on the case     b     reads with the glass broken
"""

from dataclasses import dataclass

from whatmatters.access.policy import DataClass, Deed, Facts
from whatmatters.access.roles import RoleKey

#    core plan talk private shared visits alerts safeguarding confidences budget audit consent
ROWS = {
    "self": "             RW  RW  RW  RW  RW  R   R   -   -   RW  R   RW",
    "relative": "         c   c   -   -   c   c   c   -   -   c   -   -",
    "attorney": "         l   lL  -   -   l   l   l   -   -   -   l   l",
    "practitioner": "     RW  RW  RW  -   R   RW  RW  s   RW  RW  -   RW",
    "lead": "             R   R   R   -   -   R   R   s   R   RW  -   R",
    "support-worker": "   R   R   -   -   -   RW  R   s   -   -   -   -",
    "provider-manager": " R   RW  -   -   R   RW  R   s   R   R   -   R",
    "broker": "           c   c   -   -   -   -   c   -   -   RW  -   -",
    "colleague": "        -   b   -   -   -   b   b   -   -   -   -   -",
    "partner": "          c   c   -   -   -   c   c   -   -   -   -   -",
    "commissioner": "     c   c   -   -   -   -   -   s   -   cC  -   -",
    "safeguarding-lead": "R   R   -   -   c   R   R   RW  R   -   -   R",
    "administrator": "    -   -   -   -   -   -   -   -   -   -   -   -",
    "privacy-officer": "  -   -   -   -   -   -   -   -   -   -   R   R",
}

#: What is left of a way of standing once the person has died.
LASTS = {
    "practitioner",
    "lead",
    "support-worker",
    "provider-manager",
    "broker",
    "colleague",
    "safeguarding-lead",
    "administrator",
    "privacy-officer",
}

#: In which ways somebody may stand to a person who acts in a role, and by what.
REACHED = {
    RoleKey.THEMSELF: {"self": "themself", "relative": "circle", "attorney": "proof"},
    RoleKey.PRACTITIONER: {
        "practitioner": "circle",
        "colleague": "registration",
        "partner": "share",
    },
    RoleKey.TEAM_LEAD: {
        "practitioner": "circle",
        "lead": "team",
        "colleague": "registration",
        "partner": "share",
    },
    RoleKey.SUPPORT_WORKER: {"support-worker": "circle", "colleague": "registration"},
    RoleKey.PROVIDER_MANAGER: {
        "provider-manager": "circle",
        "colleague": "registration",
        "partner": "share",
    },
    RoleKey.BROKER: {"broker": "circle"},
    RoleKey.COMMISSIONER: {"commissioner": "share"},
    RoleKey.SAFEGUARDING_LEAD: {"safeguarding-lead": "case"},
    RoleKey.ADMINISTRATOR: {"administrator": "registration"},
    RoleKey.PRIVACY_OFFICER: {"privacy-officer": "registration"},
}

#: The kinds of a place in the circle that count for each way that comes by one.
KINDS = {
    "relative": [
        *("carer", "family", "friend", "neighbour", "volunteer", "advocate"),
        *("personal-assistant", "health", "other", "attorney", "deputy"),
    ],
    "attorney": ["attorney", "deputy"],
    "practitioner": ["practitioner"],
    "support-worker": ["support-worker"],
    "provider-manager": ["provider-manager"],
    "broker": ["broker"],
}


@dataclass(frozen=True, slots=True)
class Letter:
    deed: Deed
    holds: str


LETTERS = {
    "R": Letter(Deed.READ, "always"),
    "W": Letter(Deed.WRITE, "always"),
    "c": Letter(Deed.READ, "shared"),
    "C": Letter(Deed.WRITE, "shared"),
    "l": Letter(Deed.READ, "lacking"),
    "L": Letter(Deed.WRITE, "lacking"),
    "s": Letter(Deed.READ, "case"),
    "b": Letter(Deed.READ, "glass"),
}


def cells(way: str) -> dict[DataClass, str]:
    """A row, by its columns."""
    return dict(zip(DataClass, ROWS[way].replace("-", " -").split(), strict=True))


def allowed(facts: Facts, about: DataClass, deed: Deed) -> bool:
    """What the letters say of facts like these: written again, not borrowed from the policy."""
    if facts.is_barred or not facts.is_active:
        return False
    holding = {
        "always": True,
        "shared": about in facts.shared and not facts.has_died,
        "lacking": facts.lacks_capacity,
        "case": facts.on_case,
        "glass": facts.broke_glass,
    }
    ways = facts.ways & LASTS if facts.has_died else facts.ways
    letters = {LETTERS[letter] for way in ways for letter in cells(way)[about] if letter != "-"}
    return any(letter.deed == deed and holding[letter.holds] for letter in letters)
