"""Kofi, who wanted a job, proper, with a badge."""

from datetime import date
from decimal import Decimal

from whatmatters.demonstration.story import (
    Around,
    Does,
    Ended,
    Found,
    InTheWay,
    Life,
    Planned,
    Reviewed,
    Said,
    StepTo,
    Talk,
    Want,
)

KOFI = Life(
    key="kofi",
    known_as="Kofi",
    full_name="Kofi Mensah",
    meets="35, wanted a real job with real wages, and has one",
    since=640,
    born=date(1991, 2, 20),
    pronouns="he, him",
    signs_in=True,
    needs=(
        ("format", "Easy read, with pictures"),
        ("support", "Give me time. Ask one thing at once"),
    ),
    around=(
        Around("family", "Grace Mensah", "my mum"),
        Around("advocate", "Leon Frost", "he speaks up with me"),
    ),
    chapters=(
        Talk(
            ago=635,
            where="At the garden centre café",
            took_part="With photographs on the table, sorted into yes, no and maybe.",
            present=("Kofi", "Grace Mensah", "Leon Frost", "Priya Nair"),
            said=(
                Said("job", "A job. Proper. With a badge. And money that is mine."),
                Said("plants", "I know all the names. Ask me one.", "strength"),
                Said("form", "The forms. Everyone asks me to fill in the forms.", "barrier"),
            ),
            cards=(
                ("work", "a-lot"),
                ("garden", "a-lot"),
                ("money", "a-lot"),
                ("travel", "a-little"),
                ("family", "a-lot"),
                ("television", "not"),
                ("quiet", "a-little"),
            ),
        ),
        Want(
            key="job",
            ago=635,
            said="job",
            words="A job, proper, with a badge",
            nature="hard",
            term="long",
            area="things-to-do",
            sort="practical",
            looks_like="Going in on the 42 bus with my badge on",
            steps=(
                StepTo("Visit the garden centre", due=620, done=622),
                StepTo("Two weeks’ try", due=520, done=515),
                StepTo("Interview", due=470, done=468),
                StepTo("First pay", due=430, done=427),
            ),
            in_the_way=(InTheWay("Every application is a long form", "removed", 480),),
        ),
        Planned(
            ago=625,
            practitioner=624,
            person=623,
            persons_words="Yes yes yes",
            review=430,
            does=(
                Does("job", "myself", "Go every day of the try", done=515),
                Does(
                    "job",
                    "family",
                    "Help with the early bus, the first week",
                    "Grace Mensah",
                    done=600,
                ),
                Does(
                    "job",
                    "universal",
                    "Supported employment adviser",
                    "Jobcentre",
                    cost=Decimal(0),
                    per="week",
                ),
            ),
        ),
        Reviewed(
            ago=426,
            kind="annual",
            found=(
                Found(
                    "job",
                    "fully",
                    "I have a badge.",
                    near=10,
                    practitioners_words="Sixteen hours a week, permanent, since the spring.",
                    decision="end",
                    ending="achieved",
                    helped=(
                        ("myself", "I know the plants"),
                        ("family", "Mum and the bus"),
                        ("luck", "They needed somebody"),
                    ),
                ),
            ),
        ),
        Talk(
            ago=150,
            said=(Said("flat", "Now I want a flat. With Leon next door but not too near."),),
        ),
        Want(
            key="flat",
            ago=150,
            said="flat",
            words="A flat of my own",
            nature="hard",
            term="long",
            area="living-where-you-want",
            sort="practical",
            steps=(StepTo("See three flats", due=-3),),
        ),
        Want(
            key="savings",
            ago=150,
            words="Save for a holiday at the sea",
            nature="hard",
            term="short",
        ),
        Ended("savings", 90, "changed", "The flat comes first, Kofi says."),
    ),
)
