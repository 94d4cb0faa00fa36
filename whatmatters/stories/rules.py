from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, rule
from whatmatters.access.policy import DataClass
from whatmatters.people.models import Person
from whatmatters.people.standing import Standing, standing_of
from whatmatters.stories.models import Story, Telling


@rule(Permission.STORY_TELL)
def may_tell(actor: Actor, person: Person) -> bool:
    """The person; a relative, their practitioner or their broker, where they may see the plan."""
    return tells(standing_of(actor, person))


def tells(standing: Standing) -> bool:
    """The same as `may_tell`, where one’s standing is known already."""
    helps = standing.is_practitioner or bool(standing.facts.ways & {"relative", "broker"})
    may_see = standing.may(DataClass.PLAN) and not standing.facts.has_died
    return (standing.is_self or helps) and may_see


@rule(Permission.STORY_AGREE)
def may_agree(actor: Actor, telling: Telling) -> bool:
    """The person; or their practitioner or broker, to whom they have said yes."""
    return agrees(standing_of(actor, telling.person))


def agrees(standing: Standing) -> bool:
    hears = standing.is_practitioner or "broker" in standing.facts.ways
    return tells(standing) and (standing.is_self or hears)


@rule(Permission.STORY_TAKE_BACK)
def may_take_back(actor: Actor, telling: Telling) -> bool:
    """The person; their practitioner, whom they ask; or whoever wrote it. Also after a death."""
    standing = standing_of(actor, telling.person)
    is_writer = telling.written_by_id == actor.user.pk
    close = standing.is_self or standing.is_practitioner or is_writer
    return close and standing.may(DataClass.PLAN)


@rule(Permission.STORY_APPROVE)
def may_approve(actor: Actor, story: Story | None) -> bool:
    """A team lead or broker where it was told: never who wrote it, and never whose story it is."""
    if Permission.STORY_APPROVE not in actor.role.doors:
        return False
    is_ours = story is None or story.organisation_id == actor.organisation_id
    return is_ours and not (story and story.may_not_be_approved_by(actor.user))
