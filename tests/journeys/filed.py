"""A file of visits that a manager sent, and the week that is paid for, for the pages of them."""

from datetime import timedelta

from tests.proof.filed import week_of
from whatmatters.demonstration import cast
from whatmatters.exchange.actions import keep_visits
from whatmatters.foundations import clock
from whatmatters.people.models import Person, Registration

HEADINGS = "Reference,Number,Name,Date,Start,Minutes,Why so short,What it is for,Shoe size\n"


def filed(person: Person, long: str) -> dict[str, str]:
    """With one row that is right, one that is not, and one that has no number."""
    number = Registration.objects.filter(person=person).order_by("pk")[0].number
    tomorrow = clock.today() + timedelta(days=1)
    rows = (
        f"{long[:90]},{number},{person.known_as},{tomorrow},05:00,15,{long[:90]},{long[:290]},43\n"
        f"V-2,{long[:39]},{long[:190]},{tomorrow},06:00,15,,,\n"
        f"V-3,,{person.known_as},{tomorrow},never {long[:15]},15,,,\n"
    )
    kept = keep_visits(
        by=cast.worker("bridget"),
        kind="planned",
        name=f"{long[:190]}.csv",
        content=(HEADINGS + rows).encode(),
    )
    return {"visits_file": str(kept.pk), **week_of(cast.place("brook"))}
