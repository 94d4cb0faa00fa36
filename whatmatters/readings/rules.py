from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, rule
from whatmatters.access.policy import DataClass, Deed
from whatmatters.people.models import Person
from whatmatters.people.standing import Standing, standing_of
from whatmatters.readings.models import Stream, ToTalk


@rule(Permission.READINGS_BEGIN)
def may_begin(actor: Actor, person: Person) -> bool:
    """The person; or, while they cannot decide, whoever may decide for them."""
    return _decides(standing_of(actor, person))


@rule(Permission.READINGS_DECIDE)
def may_decide(actor: Actor, stream: Stream) -> bool:
    """The same, of what they may see."""
    return _sees(actor, stream) and _decides(standing_of(actor, stream.person))


@rule(Permission.READING_ADD)
def may_add(actor: Actor, stream: Stream) -> bool:
    """The same; and who writes notes of their visits, while it is shared with them."""
    if not _sees(actor, stream):
        return False
    standing = standing_of(actor, stream.person)
    return _decides(standing) or standing.may(DataClass.VISITS, Deed.WRITE)


@rule(Permission.TALK_CLOSE)
def may_close(actor: Actor, asked: ToTalk) -> bool:
    """Whoever may add to the readings it came of."""
    return may_add(actor, asked.line.stream)


def _decides(standing: Standing) -> bool:
    return standing.speaks_for_them and standing.may(DataClass.VISITS)


def _sees(actor: Actor, stream: Stream) -> bool:
    return Stream.objects.visible_to(actor).filter(pk=stream.pk).exists()
