"""What ties lives of the cast together, and what they say of being helped, once all are told."""

from datetime import timedelta

from whatmatters.access.actor import Actor
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.letters.actions import send_message
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
    _what_they_write(maggie, june, priya)


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


def _what_they_write(maggie: Person, june: Person, priya: Actor) -> None:
    """Maggie with her daughter, and with Priya; neither reads what is written to the other."""
    to_june = maggie.circle.get(user=june.user)
    to_priya = maggie.circle.get(user=priya.user)
    said = (
        (3, to_june, _themself(maggie), "Are you coming on Sunday? The beans want picking."),
        (3, to_june, _themself(june), "Yes, about two. I will bring the steps. Don’t climb!"),
        (2, to_june, _themself(maggie), "I never climb. I lean."),
        (1, to_priya, _themself(maggie), "Can we talk about the bus before the next review?"),
        (0, to_priya, priya, "Of course. I will ring you on Thursday morning."),
    )
    for days, member, by, words in said:
        at = clock.now() - timedelta(days=days)
        send_message(member=member, by=by, words=words, written_at=at)


def _themself(person: Person) -> Actor:
    if person.user is None:
        raise LookupError("They have no account")
    return Actor(person.user)
