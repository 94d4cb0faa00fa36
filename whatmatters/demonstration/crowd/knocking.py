"""Enquiries of the crowd: some wait to be answered, more have been."""

from whatmatters.demonstration.crowd.someone import Someone, spoken
from whatmatters.demonstration.crowd.words import origin
from whatmatters.enquiries.models import Answer, Enquiry

WAITS, ANSWERED = 75, 40
#: Numbers above all of people, so that no reference is a person's number.
ABOVE = 1 << 24


def knock(one: Someone) -> None:
    """Beside some of the lives, somebody else asks."""
    if one.number % WAITS == 7:
        _enquiry(one, one.dice.randint(0, 16), answered=False)
    if one.number % ANSWERED == 3:
        _enquiry(one, one.dice.randint(10, one.since + 10), answered=True)


def _enquiry(one: Someone, ago: int, *, answered: bool) -> None:
    names = origin(one.dice)
    name = f"{one.dice.choice(names.women + names.men)} {one.dice.choice(names.family)}"
    enquiry = one.write(
        Enquiry,
        ago,
        organisation_id=one.worker.organisation.hex,
        reference=spoken(one.seed, ABOVE + one.number * 2 + answered),
        status="answered" if answered else "sent",
        asking_for="myself",
        words=one.one_of("enquiry"),
        name=name,
        reach_by="phone",
        reach=f"07700 900{one.dice.randint(0, 999):03}",
        sent_at=one.moment(ago),
        closed_at=one.moment(max(ago - 3, 0)) if answered else None,
        closed_by_id=one.worker.user if answered else None,
    )
    if answered:
        one.write(
            Answer,
            max(ago - 3, 0),
            enquiry_id=enquiry,
            words=one.one_of("answer"),
            given_by_id=one.worker.user,
            given_how="By telephone",
            given_at=one.moment(max(ago - 3, 0)),
            sent_as=one.new_id(),
        )
