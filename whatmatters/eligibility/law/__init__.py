"""What the law asks for, by nation: data files, each held against what a file must have.

An organisation chooses the one it works under. A new version is a new file; no code changes.
`whatmatters check_law FILE` says what is wrong with one.
"""

from whatmatters.eligibility.law.looking import LOOKS_AT
from whatmatters.eligibility.law.pack import (
    CONDITION,
    CONSIDERED,
    DOMAINS,
    IMPACT,
    Area,
    Condition,
    Domain,
    Item,
    Level,
    Limb,
    Pack,
    Source,
    Test,
)
from whatmatters.eligibility.law.reading import NotAPack, read
from whatmatters.eligibility.law.shelf import (
    NoSuchPack,
    Quality,
    every_pack,
    pack,
    quality,
    shelf_faults,
)

__all__ = [
    "CONDITION",
    "CONSIDERED",
    "DOMAINS",
    "IMPACT",
    "LOOKS_AT",
    "Area",
    "Condition",
    "Domain",
    "Item",
    "Level",
    "Limb",
    "NoSuchPack",
    "NotAPack",
    "Pack",
    "Quality",
    "Source",
    "Test",
    "every_pack",
    "pack",
    "quality",
    "read",
    "shelf_faults",
]
