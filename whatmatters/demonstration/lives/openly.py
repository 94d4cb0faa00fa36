"""What is said openly beside Maggie’s plan: who else signs it, and what cannot be met."""

from whatmatters.demonstration.story import CannotMeet, SignedBy

SAID_OPENLY = (
    SignedBy("bridget", "provider", 296, "Nine o’clock it is. Sam has the mornings."),
    SignedBy(
        "helen",
        "funder",
        295,
        words="So that the money for the taxi is looked at before the year is out",
        only_if="We look at what the taxi costs after three months",
        met="We looked: it was less than we thought",
    ),
    SignedBy("helen", "funder", 200),
    CannotMeet(
        want="allotment",
        ago=298,
        words="A toilet she can use at the allotments",
        why="access",
        why_words="The only one is up four steps, and the site is not ours",
        tried="Jean’s shed has a commode now, behind a curtain",
        needed="A ramp, or a level toilet. The allotment society has asked the town",
        answered="Behind a curtain is not a toilet. But I go.",
    ),
    CannotMeet(
        want="allotment",
        ago=300,
        words="Somebody to walk up with me on Sundays",
        why="no-worker",
        tried="June comes when she can",
        is_theirs=True,
        met=150,
        met_words="A neighbour of the plots walks up with her on Sundays",
    ),
)
