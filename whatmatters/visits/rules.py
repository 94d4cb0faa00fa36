from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, may, may_knock, rule
from whatmatters.access.policy import DataClass, Deed
from whatmatters.people.models import Person
from whatmatters.people.standing import Standing, standing_of
from whatmatters.visits.models import Change
from whatmatters.visits.sides import OfProvider, side_of

may_knock(Permission.ROUND_WALK)
may_knock(Permission.ROUND_PLAN)
may_knock(Permission.VISITS_COUNT)
may_knock(Permission.YARDSTICK_SET)


@rule(Permission.VISIT_PLAN)
def may_plan(actor: Actor, visit: OfProvider) -> bool:
    """Their provider’s manager, or their practitioner, for the organisation that they act for."""
    return plans(actor, visit, standing_of(actor, visit.person))


@rule(Permission.VISIT_RECORD)
def may_record(actor: Actor, visit: OfProvider) -> bool:
    """Whoever may write of their visits; of a provider, who works for the one whose it is."""
    return records(actor, visit, standing_of(actor, visit.person))


@rule(Permission.VISIT_SAY)
def may_say(actor: Actor, person: Person) -> bool:
    """The person, or whoever may decide for them while they cannot: says how it was."""
    return says(standing_of(actor, person))


@rule(Permission.PLEASE_DO_NOT_SAY)
def may_say_please_do_not(actor: Actor, person: Person) -> bool:
    """The person, whoever may decide for them, and whoever writes of their visits for them."""
    standing = standing_of(actor, person)
    return says(standing) or _writes(standing)


@rule(Permission.PLEASE_DO_NOT_END)
def may_end_please_do_not(actor: Actor, person: Person) -> bool:
    """The same, but nobody who comes to the visits: they are the ones who are asked."""
    standing = standing_of(actor, person)
    asked = standing.is_practitioner or standing.manages_support
    return says(standing) or (asked and _writes(standing))


@rule(Permission.HOME_CODE_KEEP)
def may_keep_home_code(actor: Actor, person: Person) -> bool:
    """The person, or whoever may decide for them. No worker: they type what it shows."""
    return says(standing_of(actor, person))


@rule(Permission.CHANGE_ASK)
def may_ask_change(actor: Actor, change: OfProvider) -> bool:
    """The person, or who writes down what they said; and those who plan it at the provider."""
    return side_of(actor, change) is not None


@rule(Permission.CHANGE_ANSWER)
def may_answer_change(actor: Actor, change: Change) -> bool:
    """The other side. To more time than there is, who says how much there is: never who asked."""
    if change.kind == Change.Kind.BEYOND:
        pays = may(actor, Permission.TIME_AGREE, change.person)
        return pays and change.asked_by_id != actor.user.pk
    side = side_of(actor, change)
    return side is not None and side != change.asked_side


@rule(Permission.CHANGE_TAKE_BACK)
def may_take_back_change(actor: Actor, change: Change) -> bool:
    """The side that asked."""
    return side_of(actor, change) == change.asked_side


# The same rules, for a page that has asked how the viewer stands already.


def plans(actor: Actor, visit: OfProvider, standing: Standing) -> bool:
    works = standing.manages_support or standing.is_practitioner
    return works and _writes(standing) and visit.organisation_id == actor.organisation_id


def records(actor: Actor, visit: OfProvider, standing: Standing) -> bool:
    is_ours = not actor.provides or visit.organisation_id == actor.organisation_id
    return is_ours and _writes(standing)


def says(standing: Standing) -> bool:
    return standing.speaks_for_them and standing.may(DataClass.VISITS)


def _writes(standing: Standing) -> bool:
    return standing.may(DataClass.VISITS, Deed.WRITE)
