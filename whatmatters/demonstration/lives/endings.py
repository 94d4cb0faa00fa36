"""Dilys, who cannot say all of it herself, and Frank, who died at home as he wanted."""

from datetime import date
from decimal import Decimal

from whatmatters.demonstration.story import (
    Around,
    CannotDecide,
    Does,
    Ended,
    Found,
    Life,
    Planned,
    Reviewed,
    Said,
    Talk,
    Want,
)

DILYS = Life(
    key="dilys",
    known_as="Dilys",
    full_name="Dilys Rees",
    meets="88, has few words now; what she wants is seen, and said by those who know her",
    since=300,
    born=date(1938, 1, 19),
    pronouns="she, her",
    language="Welsh and English",
    needs=(
        ("professional", "Somebody who speaks Welsh: it comes back first"),
        ("support", "Sit low, wait, and hum. She answers with her hands"),
    ),
    flags=(("choking", "Thickened drinks only, sitting up, never in a hurry"),),
    cannot_decide=CannotDecide(
        ago=20,
        helped_by="A morning, in Welsh, with Emrys beside her and photographs of each choice",
        reasons="She could not keep in mind what each choice would mean. What she showed she "
        "likes and does not is written in her plan, and counts.",
    ),
    around=(
        Around("family", "Emrys Rees", "her husband", key="emrys", may_see=True),
        Around(
            "attorney",
            "Gwen Rees",
            "her daughter",
            key="gwen",
            proved_by="A registered lasting power of attorney for health and welfare",
        ),
        Around("advocate", "Nia Bevan", "her advocate"),
    ),
    chapters=(
        Talk(
            ago=295,
            present=("Dilys", "Emrys Rees", "Nia Bevan", "Priya Nair"),
            took_part="By looking, humming and holding on. Nia sat with her for an hour first.",
            said=(
                Said(
                    "hymn",
                    "When the hymn came on the radio she took my hand and beat time, all four "
                    "verses, and smiled at the door as if somebody would come in.",
                    whose="seen",
                    whose_name="Nia Bevan and Priya Nair",
                ),
                Said(
                    "chapel",
                    "Sixty years in the choir at Bethel. She’d want the singing, more than any "
                    "of us.",
                    whose="family",
                    whose_name="Emrys",
                ),
                Said("words", "Canu.", whose="person"),
                Said(
                    "loud",
                    "The day room is too loud for her. She shuts her eyes.",
                    "barrier",
                    "family",
                    "Emrys",
                ),
            ),
            understanding=(
                "Dilys cannot weigh up this decision in words. Her husband and her advocate were "
                "asked apart and said the same; so did her face."
            ),
        ),
        Want(
            key="singing",
            ago=295,
            said="hymn",
            words="Singing, and people who sing",
            source="seen",
            source_name="Nia Bevan, with Emrys Rees",
            kind="keep",
            area="seeing-people",
            sort="emotional",
            looks_like="Her hand beating time",
        ),
        Planned(
            ago=288,
            practitioner=287,
            person=286,
            persons_words="She nodded to the tune. Emrys agreed for what she could not weigh up.",
            review=110,
            if_things_go_wrong="Emrys first, then Nia. Never the day room on her own.",
            does=(
                Does("singing", "family", "Sing in the evenings", "Emrys Rees", "every evening"),
                Does(
                    "singing",
                    "volunteer",
                    "The chapel comes to her",
                    "Bethel choir",
                    "first Sundays",
                    Decimal(0),
                    "month",
                ),
                Does(
                    "singing",
                    "assistant",
                    "Welsh songs with breakfast",
                    "Carys",
                    "weekdays",
                    Decimal("112.00"),
                    "week",
                ),
            ),
        ),
        Reviewed(
            ago=108,
            said_by="Emrys Rees, for Dilys",
            present="Dilys, Emrys, Nia. Asked apart.",
            found=(
                Found(
                    "singing",
                    "fully",
                    "She sang a line. A whole line.",
                    practitioners_words="Seen on two of three visits.",
                    near=8,
                    helped=(("family", "Emrys"), ("community", "Bethel choir")),
                ),
            ),
            again=-55,
        ),
    ),
)

FRANK = Life(
    key="frank",
    known_as="Frank",
    full_name="Francis Dunne",
    meets="wanted to stay at home to the end, and did",
    since=520,
    born=date(1940, 7, 2),
    pronouns="he, him",
    died=200,
    around=(Around("family", "Mary Dunne", "my wife"),),
    chapters=(
        Talk(ago=515, said=(Said("home", "My own bed. The dog on it. That’s all."),)),
        Want(
            key="home",
            ago=515,
            said="home",
            words="My own bed, with the dog on it",
            kind="keep",
            area="living-where-you-want",
            sort="emotional",
        ),
        Want(key="boat", ago=515, words="Finish the model boat for our Tom", nature="hard"),
        Planned(
            ago=508,
            practitioner=507,
            person=507,
            review=420,
            does=(
                Does("home", "family", "Be here", "Mary Dunne", "always"),
                Does(
                    "home",
                    "universal",
                    "Night nurse",
                    "The hospice at home",
                    cost=Decimal(0),
                    per="week",
                ),
                Does("boat", "friend", "Hold the small parts", "Tom’s dad"),
            ),
        ),
        Reviewed(
            ago=418,
            found=(
                Found("home", "fully", "Here I am.", near=10),
                Found("boat", "fully", "She floats.", near=10, decision="end", ending="achieved"),
            ),
            again=230,
        ),
        Ended("home", 200, "died", "At home, in the morning, with Mary and the dog."),
    ),
)
