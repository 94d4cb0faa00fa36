"""What ties lives of the cast together, and what they say of being helped, once all are told."""

from datetime import timedelta

from whatmatters.access.actor import Actor
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.people.actions import answer_equality, look_after
from whatmatters.people.models import Person
from whatmatters.plans.actions import say_how_much_help
from whatmatters.reviews.actions.together import ask_how_we_work


def tell_what_is_besides() -> None:
    """June looks after Maggie; each says how much help they want; Maggie is asked how we work."""
    maggie, june = (Person.objects.get(full_name=name) for name in ("Margaret Holt", "June Holt"))
    priya, farah = cast.worker("priya"), cast.worker("farah")
    look_after(carer=june, by=farah, whom="my mum", home="apart")
    say_how_much_help(person=june, by=_themself(june), level="myself")
    _help_for_maggie(maggie, priya)
    answer_equality(person=maggie, by=_themself(maggie), answers={"religion": "christian"})
    ask_how_we_work(person=maggie, by=priya, after="conversation")


def _help_for_maggie(maggie: Person, priya: Actor) -> None:
    """Her daughter answered for her at first; asked alone, she said something else."""
    today = clock.today()
    with clock.at(today - timedelta(days=90)):
        say_how_much_help(
            person=maggie,
            by=priya,
            level="for-me",
            said_by="June",
            asked="not-alone",
            words="She gets muddled with papers.",
            ask_again_on=today - timedelta(days=60),
        )
    with clock.at(today - timedelta(days=58)):
        say_how_much_help(
            person=maggie,
            by=priya,
            level="with-help",
            asked="alone",
            words="I can say it. You write it down.",
            ask_again_on=today + timedelta(days=120),
        )


def _themself(person: Person) -> Actor:
    if person.user is None:
        raise LookupError("They have no account")
    return Actor(person.user)
