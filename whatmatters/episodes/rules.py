from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, rule
from whatmatters.episodes.models import Episode
from whatmatters.people.models import Person
from whatmatters.people.standing import standing_of


@rule(Permission.EPISODE_OPEN)
def may_open(actor: Actor, person: Person) -> bool:
    """Their practitioner, or their provider’s manager, for the organisation they act for."""
    standing = standing_of(actor, person)
    return actor.organisation_id is not None and standing.writes


@rule(Permission.EPISODE_WRITE)
def may_write(actor: Actor, episode: Episode) -> bool:
    """The same, where it is their own organisation’s."""
    return episode.organisation_id == actor.organisation_id and may_open(actor, episode.person)
