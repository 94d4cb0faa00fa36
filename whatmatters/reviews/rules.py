from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, rule
from whatmatters.access.policy import DataClass, Deed
from whatmatters.people.models import Person
from whatmatters.people.standing import standing_of
from whatmatters.reviews.models import Review


@rule(Permission.REVIEW_VIEW)
def may_view(actor: Actor, review: Review) -> bool:
    """Whoever may see the person may see how their plan went."""
    return Review.objects.visible_to(actor).filter(pk=review.pk).exists()


@rule(Permission.REVIEW_ASK)
def may_ask(actor: Actor, person: Person) -> bool:
    """The person, whenever they want; or whoever writes with them, for them."""
    return standing_of(actor, person).writes


@rule(Permission.REVIEW_HOLD)
def may_hold(actor: Actor, person: Person) -> bool:
    """Their practitioner."""
    return standing_of(actor, person).is_practitioner


@rule(Permission.VERDICT_OF_PERSON)
def may_say_as_person(actor: Actor, person: Person) -> bool:
    """The person, or who may decide for them; or a practitioner, who writes what they were told."""
    standing = standing_of(actor, person)
    return standing.writes and (standing.speaks_for_them or standing.is_practitioner)


@rule(Permission.ANSWER_ALONE)
def may_answer_alone(actor: Actor, person: Person) -> bool:
    """The person themself, and nobody for them: it is what they say when nobody is there."""
    standing = standing_of(actor, person)
    return standing.is_self and standing.writes


@rule(Permission.HOW_WE_WORK_SAY)
def may_say_how_we_work(actor: Actor, person: Person) -> bool:
    """The person themself, and nobody for them."""
    return standing_of(actor, person).may(DataClass.DIARY_PRIVATE, Deed.WRITE)


@rule(Permission.VERDICT_OF_PRACTITIONER)
def may_say_as_practitioner(actor: Actor, person: Person) -> bool:
    """Their practitioner. Nobody, not even the person, judges in a practitioner's place."""
    return standing_of(actor, person).is_practitioner
