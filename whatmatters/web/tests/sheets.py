"""A sheet with something of everything on it."""

from whatmatters.web.documents import Facts, Part, Points, Say, Sheet, Table, Words

PLAIN = Sheet(
    title="My plan",
    heading="My plan",
    lead=("Agreed on 4 October 2026.",),
    parts=(
        Part("What helps me", (Points(("Large print", "Time")),), picture="speech", boxed=True),
        Part(
            "1. Get back to my allotment",
            (
                Table(("Who", "What"), (("Me", "Walk to the gate"), ("Sam", "Carry")), (1, 2)),
                Say("In the way: the bus", quiet=True),
            ),
            picture="star",
        ),
        Part("Under it", (Facts((("Altogether", "£24.00 a week"),)),), picture="coins", level=3),
        Part("If things go wrong", (Words("Call June", whose="Maggie"),), picture="umbrella"),
    ),
    foot="Version 2",
)
